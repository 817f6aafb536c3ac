package persian

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ravabet/ravabet/syntax"
)

func TestRepair(t *testing.T) {
	a := New([]string{"شی جین‌پینگ", "ایمانوئل مکرون"})
	for _, c := range []struct{ in, want string }{
		{"تلقی میشود", "تلقی می‌شود"},
		{"تلقی می شود", "تلقی می‌شود"},
		{"تلقی می‌شود", "تلقی می‌شود"},
		{"در زمینههای انرژی", "در زمینه‌های انرژی"},
		{"کتاب ها", "کتاب‌ها"},
		{"کشور ها", "کشورها"},
		{"بینالمللی", "بین‌المللی"},
		{"گفتوگو", "گفت‌وگو"},
		{"شی جینپینگ", "شی جین‌پینگ"},
		{"رئیسجمهور چین", "رئیس‌جمهور چین"},
		{"نخستوزیر هند", "نخست‌وزیر هند"},
		{"درخواستهای", "درخواست‌های"},
		{"توافقنامه دانشجو کمیته مکرون", "توافقنامه دانشجو کمیته مکرون"},
		{"كتابهاي   علي\nدوم", "کتاب‌های   علی\nدوم"},
	} {
		if got := a.Repair(c.in); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

// wordsOf writes the words of a document, a bar between them and two between
// sentences.
func wordsOf(d *syntax.Document) string {
	var s []string
	for _, x := range d.Sentences {
		var w []string
		for _, y := range x.Words {
			w = append(w, y.Form)
		}
		s = append(s, strings.Join(w, "|"))
	}
	return strings.Join(s, "||")
}

func TestWords(t *testing.T) {
	a := New(nil)
	for _, c := range []struct{ in, want string }{
		{"او می‌کند.", "او|می‌کند|."},
		{"شرکت خواهند داشت، گفت.", "شرکت|خواهند|داشت|،|گفت|."},
		{"بهعنوان دوست", "به|عنوان|دوست"},
		{"به‌عنوان دوست", "به|عنوان|دوست"},
		{"انجام شده‌است.", "انجام|شده|است|."},
		{"کشورمان و درمان", "کشور|مان|و|درمان"},
		{"رشد ۳٫۵ درصدی و 8:30 و ۲۰٪", "رشد|۳٫۵|درصدی|و|8:30|و|۲۰٪"},
		{"گفت: «می‌رود.» او رفت!", "گفت|:|«|می‌رود|.|»||او|رفت|!"},
		{"تهران - ایرنا: وزیر آمد.", "تهران|-|ایرنا|:||وزیر|آمد|."},
		{"یک\nدو", "یک||دو"},
		{"کشور‌های و روز ها", "کشورهای|و|روزها"},
		{"سایت www.example.com را دید.", "سایت|www.example.com|را|دید|."},
		{"", ""},
	} {
		if got := wordsOf(a.Words(c.in)); got != c.want {
			t.Errorf("%q: %s, want %s", c.in, got, c.want)
		}
	}
}

func TestOffsets(t *testing.T) {
	d := New(nil).Words("او كتـاب ها را مي خواند.")
	var got []string
	for _, w := range d.Sentences[0].Words {
		got = append(got, d.Slice(w.Start, w.End))
	}
	if s := strings.Join(got, "|"); s != "او|كتـاب ها|را|مي خواند|." {
		t.Error(s)
	}
}

// FuzzDocument checks that offsets are exact whatever comes: words and
// sentences in order, inside the text, and empty nowhere.
func FuzzDocument(f *testing.F) {
	for _, s := range []string{"می شود. کتاب هایشان\r\nبهعنوان\x00\xff ۲۰‌ساله‌ای", "\u200c\u200c.\u200c", "a\u200cب", "…!؟.»", "ﷲﷲ ه\u0654"} {
		f.Add(s)
	}
	a := New([]string{"جین‌پینگ"})
	f.Fuzz(func(t *testing.T, s string) {
		d := a.Document(s)
		if len(d.Runes) != utf8.RuneCountInString(s) {
			t.Fatalf("%d code points of %d", len(d.Runes), utf8.RuneCountInString(s))
		}
		at, line := 0, 0
		for _, x := range d.Sentences {
			if len(x.Words) == 0 || x.Start != x.Words[0].Start || x.End != x.Words[len(x.Words)-1].End || x.Line < line {
				t.Fatalf("sentence %+v", x)
			}
			line = x.Line
			for _, w := range x.Words {
				if w.Start < at || w.End <= w.Start || w.End > len(d.Runes) || w.Form == "" {
					t.Fatalf("word %q at %d–%d after %d", w.Form, w.Start, w.End, at)
				}
				at = w.End
			}
		}
		if n := strings.Count(a.Repair(s), "\n"); n != strings.Count(string(d.Runes), "\n")+loneReturns(s) && !strings.ContainsAny(s, "\v\f\u0085\u2028\u2029") {
			t.Fatalf("%d lines", n)
		}
	})
}

func loneReturns(s string) int { return strings.Count(s, "\r") - strings.Count(s, "\r\n") }

func BenchmarkWords(b *testing.B) {
	a := New(nil)
	text := strings.Repeat("رهبران چین و روسیه طی دیداری در پکن چندین توافقنامه در زمینههای انرژی و کشاورزی امضا کردند و این روابط پیامی به غرب تلقی می شود.\n", 50)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n = 0
		for _, s := range a.Words(text).Sentences {
			n += len(s.Words)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(nil)
		readVerbs()
	}
}

func ExampleAnalyzer_Repair() {
	a := New([]string{"جین‌پینگ"})
	fmt.Println(strings.ReplaceAll(a.Repair("نزدیکیهای جینپینگ پیامی تلقی می شود."), "\u200c", "|"))
	// Output: نزدیکی|های جین|پینگ پیامی تلقی می|شود.
}

func ExampleAnalyzer_Words() {
	d := New(nil).Words("رئیسجمهور کشورمان می آید.")
	for _, w := range d.Sentences[0].Words {
		fmt.Println(strings.ReplaceAll(w.Form, "\u200c", "|"), w.Start, w.End)
	}
	// Output:
	// رئیس|جمهور 0 9
	// کشور 10 14
	// مان 14 17
	// می|آید 18 24
	// . 24 25
}

// TestTreeWhole checks that every tree has one root by that name, and that
// "را" marks the noun before it.
func TestTreeWhole(t *testing.T) {
	a := New(nil)
	for _, text := range []string{"آمریکا سپس ایران را تحریم کرد.", "و", "را", "سپس را", "در تهران، وزیران دیدار کردند؛ گفتند که می‌مانند."} {
		for _, s := range a.Document(text).Sentences {
			roots := 0
			for i, w := range s.Words {
				if (w.Head < 0) != (w.Rel == "root") {
					t.Errorf("%s: %s has head %d as %q", text, w.Form, w.Head, w.Rel)
				}
				if w.Head < 0 {
					roots++
				}
				if w.Form == "را" && i > 1 && w.Head != i-1 {
					t.Errorf("%s: را marks %s", text, s.Words[w.Head].Form)
				}
			}
			if roots != 1 {
				t.Errorf("%s: %d roots", text, roots)
			}
		}
	}
}
