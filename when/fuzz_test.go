package when

import (
	"os"
	"strings"
	"testing"
	"time"
)

// FuzzFind: no text makes Find panic, and what it finds lies in the text, in
// order, with intervals that do not end before they begin.
func FuzzFind(f *testing.F) {
	for _, ex := range Default().Examples() {
		f.Add(ex.Text, int64(17800))
	}
	f.Add("\x00\xff۱۹۹۹ - ۱۲ - ۰۱\u200c\u0654", int64(0))
	f.Add("99999999999999999999 سال پیش از ۳۰/۱۲/۹۹ تا قرن ۳۰", int64(-700000))
	f.Fuzz(func(t *testing.T, s string, days int64) {
		if days > 400_000 || days < -700_000 {
			return
		}
		text := []rune(s)
		last := 0
		for _, e := range Default().Find(text, time.Unix(days*86400, 0).UTC()) {
			if e.Start < last || e.End <= e.Start || e.End > len(text) || e.Text != string(text[e.Start:e.End]) {
				t.Fatalf("%q: expression at %d to %d after %d", s, e.Start, e.End, last)
			}
			last = e.End
			for d := Either; d <= Future; d++ {
				x := e.Toward(d)
				if !x.From.IsZero() && !x.To.IsZero() && x.To.Before(x.From) {
					t.Fatalf("%q: %q ends before it begins: %v", s, e.Text, x.Interval)
				}
				x.Bounds()
			}
		}
	})
}

// FuzzLoad: no data file makes reading panic.
func FuzzLoad(f *testing.F) {
	f.Add("month month=1 cal=jalali : فروردین | حمل", "date = day:num month\n> ۱ فروردین = -")
	f.Add("a : \u200c\u200c\u200c", "date = \"x|y\"|b? :c?")
	f.Fuzz(func(t *testing.T, words, rules string) {
		l := newLexicon()
		if l.readWords(strings.NewReader(words), "words") != nil || l.readRules(strings.NewReader(rules), "rules") != nil || l.compile() != nil {
			return
		}
		l.FindString("۱ فروردین ۱۴۰۰", time.Time{})
	})
}

func benchmarkText(b *testing.B) []rune {
	data, err := os.ReadFile("../../shared/data/ntrex/fa-en.tsv")
	if err != nil {
		return []rune(strings.Repeat("وزیران خارجهٔ دو کشور روز سه‌شنبه ۱۱ دی در تهران دیدار کردند و بر ادامهٔ گفت‌وگوها تا پایان سال آینده تأکید کردند.\n", 2000))
	}
	var out []rune
	for line := range strings.Lines(string(data)) {
		if f := strings.Split(line, "\t"); len(f) > 1 {
			out = append(append(out, []rune(f[1])...), '\n')
		}
	}
	return out
}

func BenchmarkFind(b *testing.B) {
	text := benchmarkText(b)
	words := len(strings.Fields(string(text)))
	report := time.Date(2018, 9, 30, 0, 0, 0, 0, time.UTC)
	l := Default()
	n := 0
	for b.Loop() {
		n = len(l.Find(text, report))
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(n), "expressions")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
