package actor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ravabet/ravabet/persian"
)

func TestLoad(t *testing.T) {
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	states, persons, _, _, roles := l.Size()
	t.Log(states, persons, roles, len(l.index.labels))
	if states < 195 || roles < 40 {
		t.Errorf("%d states, %d roles", states, roles)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLookup finds all names in the words of a report.
func BenchmarkLookup(b *testing.B) {
	l := Default()
	doc := persian.New(nil).Words(strings.Repeat("سخنگوی وزارت امور خارجه روسیه روز سه‌شنبه در مسکو گفت که "+
		"رئیس‌جمهور این کشور ماه آینده به دعوت همتای چینی خود به پکن سفر خواهد کرد و درباره همکاری‌های اقتصادی با او گفت‌وگو می‌کند. ", 20))
	words := 0
	for i := range doc.Sentences {
		words += len(doc.Sentences[i].Words)
	}
	var t text
	var hits []hit
	b.ResetTimer()
	for b.Loop() {
		for i := range doc.Sentences {
			t.reset()
			for _, w := range doc.Sentences[i].Words {
				t.add(w.Form, false)
			}
			t.end()
			for w := range doc.Sentences[i].Words {
				hits = l.index.at(hits[:0], &t, w)
			}
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkResolve resolves a report whose words are analysed.
func BenchmarkResolve(b *testing.B) {
	l := Default()
	doc := persian.New(nil).Document("ولادیمیر پوتین، رئیس‌جمهور روسیه، روز سه‌شنبه در مسکو با همتای چینی خود دیدار کرد. " +
		"دو طرف درباره همکاری‌های اقتصادی گفت‌وگو کردند و او از میزبان برای سفر به این کشور دعوت کرد.")
	words := 0
	for i := range doc.Sentences {
		words += len(doc.Sentences[i].Words)
	}
	for b.Loop() {
		l.Resolve(doc, time.Date(2022, 2, 4, 0, 0, 0, 0, time.UTC))
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// TestFolder reads files of a user's own: a person is added, an organisation
// takes the place of the program's, and what cannot be read is told with file
// and line.
func TestFolder(t *testing.T) {
	write := func(name, text string) string {
		dir := t.TempDir()
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	people := write("people/mine.txt", "حسین نمونه | Hossein Nemuneh\n    IRN GOV minister 2024-08-21..\n")
	bodies := write("organisations.txt", "ناتو | Other Alliance\n    IGO - alliance 1949..\n")
	l, err := Load(people, bodies)
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	for name, want := range map[string]string{"حسین نمونه": "Hossein Nemuneh", "ناتو": "Other Alliance"} {
		if got := l.Who(name, day); len(got) != 1 || got[0].Entity.Name != want {
			t.Errorf("%s is %v, want %s", name, got, want)
		}
	}
	for text, want := range map[string]string{
		"نام تنها\n": "mine.txt:1: a person needs", "الف | A\n    IRN GOV minister 20x4..\n": `mine.txt:2: "20x4" is no date`,
		"    IRN GOV x\n": "mine.txt:1: this term belongs to nobody",
	} {
		if _, err := Load(write("people/mine.txt", text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", text, err, want)
		}
	}
}
