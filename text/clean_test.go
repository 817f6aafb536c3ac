package text

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"كتابهاي علي", "کتابهای علی"},
		{"ﻛﺘﺎﺏ ﻼ", "کتاب لا"},
		{"کتـــاب", "کتاب"},
		{"کِتابِ مُحَمَّد", "کتاب محمد"},
		{"مثلاً", "مثلاً"},
		{"خانۀ ما", "خانهٔ ما"},
		{"مسي\u0654ول", "مسئول"},
		{"ا\u0653ب", "آب"},
		{"می\u200c\u200cشود", "می\u200cشود"},
		{"\u200cشد\u200c ، \u200c.", "شد ، ."},
		{"می\u00acشود", "می\u200cشود"},
		{"\u200fسلام\u200e", "سلام"},
		{"الف\r\nب\rج\n", "الف\nب\nج\n"},
		{"“نقل”", "«نقل»"},
		{"۱۲ ١٢ 12", "۱۲ ١٢ 12"},
		{"a\x00b\xffc", "a b\uFFFDc"},
		{"ﷲ ۵۰۰ ﷼", "الله ۵۰۰ ریال"},
		{"New\u00a0York", "New York"},
		{"ایسنا ـ ایران", "ایسنا – ایران"},
		{"سیاسی٬ فرهنگی و ۵٬۰۰۰ نفر", "سیاسی، فرهنگی و ۵٬۰۰۰ نفر"},
	} {
		got := Clean(c.in)
		if string(got.Runes) != c.want {
			t.Errorf("Clean(%q) = %q, want %q", c.in, string(got.Runes), c.want)
		}
		check(t, got)
	}
}

func check(t *testing.T, x *Text) {
	t.Helper()
	if len(x.Start) != len(x.Runes) || len(x.End) != len(x.Runes) {
		t.Fatalf("lengths differ: %d %d %d", len(x.Runes), len(x.Start), len(x.End))
	}
	for i := range x.Runes {
		if x.Start[i] >= x.End[i] || x.End[i] > int32(len(x.Original)) ||
			i > 0 && (x.Start[i] < x.Start[i-1] || x.End[i] < x.End[i-1] || x.Start[i] != x.Start[i-1] && x.Start[i] < x.End[i-1]) {
			t.Fatalf("code point %d of %q stands at %d–%d", i, string(x.Runes), x.Start[i], x.End[i])
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("كتابـــهاي\u200c\u200cعلي \r\n ﷲ a\x00\xff ه\u0654")
	f.Fuzz(func(t *testing.T, s string) {
		x := Clean(s)
		check(t, x)
		if len(x.Original) != utf8.RuneCountInString(s) {
			t.Fatalf("%d code points of %d", len(x.Original), utf8.RuneCountInString(s))
		}
		again := CleanRunes(x.Runes)
		if string(again.Runes) != string(x.Runes) {
			t.Fatalf("cleaning %q again gives %q", string(x.Runes), string(again.Runes))
		}
	})
}

func ExampleClean() {
	t := Clean("كتـاب علي")
	fmt.Println(string(t.Runes))
	fmt.Println(t.Start[2], t.End[3]) // "اب" in the text as given
	// Output:
	// کتاب علی
	// 3 5
}

func BenchmarkClean(b *testing.B) {
	raw := strings.Repeat("رهبران چين و روسيه طي ديداري در پکن چندين توافقنامه امضا كردند\u00a0و اين روابط پيامي به غرب تلقي مي شود.\r\n", 50)
	words := len(strings.Fields(raw))
	b.ReportAllocs()
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		Clean(raw)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
