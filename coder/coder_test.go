package coder_test

import (
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/coder"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/when"
)

// testCoder takes a text through all steps.
type testCoder struct {
	text  *persian.Analyzer
	coder *coder.Coder
}

var load = sync.OnceValues(func() (*coder.Lexicon, error) { return coder.Load() })

func lexicon(t testing.TB) *coder.Lexicon {
	t.Helper()
	l, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func newCoder(t testing.TB) testCoder {
	t.Helper()
	actors, err := actor.Load()
	if err != nil {
		t.Fatal(err)
	}
	dates, err := when.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := coder.New(lexicon(t), actors, dates, persian.Cues())
	return testCoder{persian.New(actors.Names()).Units(c.Units), c}
}

func (c testCoder) code(text string, date time.Time) *record.Article {
	a := &record.Article{}
	doc := c.text.Document(text)
	c.coder.Code(doc, date, a)
	return a
}

func mapsKeys[V any](m map[string]V) iter.Seq[string] { return maps.Keys(m) }

func FuzzCode(f *testing.F) {
	f.Add("رئیس‌جمهور فرانسه گفت: «ایران باید پاسخ دهد» و از روسیه خواست که عقب‌نشینی کند.")
	f.Add("«\"»«»:::که که گفت گفت گفت\n«\n\n»")
	f.Add("\xff\x00ایران")
	f.Add("گفت: «الف.\nب\nج.» د»\n«توافق ایران و عراق امضا شد: «")
	c := newCoder(f)
	f.Fuzz(func(t *testing.T, text string) {
		a := c.code(text, time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC))
		if utf8.ValidString(text) {
			checkSpans(t, text, a)
		}
		for _, e := range a.Events {
			if e.Trigger.Start < 0 || e.Trigger.End < e.Trigger.Start {
				t.Errorf("trigger %+v", e.Trigger)
			}
		}
	})
}

// TestSettledCases codes the reports of testdata/settled, each of which was wrong once.
func TestSettledCases(t *testing.T) {
	c := newCoder(t)
	files, err := filepath.Glob("testdata/settled/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no settled cases: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range strings.Lines(string(data)) {
			n++
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			report, want, ok := strings.Cut(line, " | ")
			if !ok {
				t.Errorf("%s:%d: no event is given", file, n)
				continue
			}
			got := outcomes(c.code(strings.ReplaceAll(report, `\n`, "\n"), time.Time{}).Events)
			unwanted, not := strings.CutPrefix(want, "not ")
			right := slices.Contains(got, want)
			if want == "none" {
				right = len(got) == 0
			} else if not {
				right = !slices.Contains(got, unwanted)
			}
			if !right {
				t.Errorf("%s:%d: %s\n\twant %s, got %q", file, n, report, want, got)
			}
		}
	}
}

// outcomes writes events as testdata/settled has them.
func outcomes(events []record.Event) []string {
	var all []string
	for _, e := range events {
		all = append(all, strings.TrimSpace(e.Type+" "+e.Status+" "+strings.Join(codes(e.Actors), " ")+" > "+strings.Join(codes(e.Recipients), " ")))
	}
	return all
}

func BenchmarkCode(b *testing.B) {
	c := newCoder(b)
	const text = "شی جین‌پینگ، رئیس‌جمهور چین، از ولادیمیر پوتین، همتای روس خود، در پکن استقبال کرد. در این دیدار، دو رهبر بیش از ۲۰ توافقنامه همکاری در زمینه‌های انرژی و کشاورزی به امضا رساندند."
	doc := c.text.Document(text)
	words := 0
	for _, s := range doc.Sentences {
		words += len(s.Words)
	}
	b.ReportAllocs()
	for b.Loop() {
		c.coder.Code(doc, time.Time{}, &record.Article{})
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

// TestPublicMatters checks that a report of courts and police alone is coded where
// it is of a public matter, and not where it is of crime.
func TestPublicMatters(t *testing.T) {
	c := newCoder(t)
	for text, want := range map[string]int{
		"دادگاه انقلاب شش معترض را به زندان محکوم کرد.\nجلسه دیروز برگزار شد.\nوکیل به حکم اعتراض کرده است.\nپرونده به تهران رفت.":    1,
		"دادگاه شش سارق را به زندان محکوم کرد.\nجلسه دیروز برگزار شد.\nصاحب مغازه به حکم اعتراض کرده است.\nپرونده به مرکز استان رفت.": 0,
	} {
		n := 0
		for _, e := range c.code(text, time.Time{}).Events {
			if e.Type == "SANCTION" {
				n++
			}
		}
		if n != want {
			t.Errorf("%s\n\twant %d sentences, got %d", text, want, n)
		}
	}
}

func TestContexts(t *testing.T) {
	c := newCoder(t)
	for sentence, want := range map[string]string{
		"ایران و عمان در مسقط دیدار کردند.":                     "diplomatic",
		"چین روسیه را محکوم کرد.":                               "legal",
		"ترکیه به کردها حمله کرد.":                              "religion_ethnicity",
		"آمریکا و روسیه دربارهٔ سلاح‌های هسته‌ای مذاکره کردند.": "cbrn",
	} {
		a := c.code(sentence, time.Time{})
		if len(a.Events) == 0 || !slices.Contains(a.Events[0].Contexts, want) {
			t.Errorf("%s: want %s, got %+v", sentence, want, a.Events)
		}
		if want == "diplomatic" && len(a.Events[0].Contexts) != 1 {
			t.Errorf("%s: got %v", sentence, a.Events[0].Contexts)
		}
	}
}

// TestEverydayReports codes nothing of reports in which no public matter is told.
func TestEverydayReports(t *testing.T) {
	text := strings.Join([]string{
		"کشاورزی در چین مورد حملهٔ یک خوک قرار گرفت و کشته شد.",
		"این مرد صبح زود به بازار رفته بود.",
		"همسایه‌ها گفتند خوک پیش‌تر هم به مردی حمله کرده بود.",
		"صاحب خوک دستگیر شد.",
		"پسر او متهم شد که در را باز گذاشته است.",
	}, "\n")
	got := newCoder(t).code(text, time.Date(2018, 9, 30, 0, 0, 0, 0, time.UTC))
	if len(got.Events) > 0 {
		t.Errorf("a report on an accident has the events %v", got.Events)
	}
}
