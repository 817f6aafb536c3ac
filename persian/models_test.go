package persian

import (
	"strings"
	"testing"

	"github.com/ravabet/ravabet/syntax"
)

// sentence makes a sentence of words set apart by spaces.
func sentence(text string) *syntax.Sentence {
	s := new(syntax.Sentence)
	for form := range strings.FieldsSeq(text) {
		s.Words = append(s.Words, syntax.Word{Form: form})
	}
	return s
}

func TestTree(t *testing.T) {
	tests := []struct {
		text string
		want string // word, relation, head
	}{
		{"وزیر خارجه ایران با همتای روس خود دیدار کرد .", "وزیر nsubj کرد"},
		{"وزیر خارجه ایران با همتای روس خود دیدار کرد .", "دیدار compound:lvc کرد"},
		{"ایران این موافقت‌نامه را امضا خواهد کرد .", "موافقت‌نامه obj کرد"},
		{"ایران این موافقت‌نامه را امضا خواهد کرد .", "خواهد aux کرد"},
		{"او گفت که به تهران سفر می‌کند .", "می‌کند ccomp گفت"},
	}
	for _, test := range tests {
		s := sentence(test.text)
		Tagger().Tag(s)
		Parser().Parse(s)
		f := strings.Fields(test.want)
		found := false
		for _, w := range s.Words {
			if w.Form == f[0] && w.Rel == f[1] && w.Head >= 0 && s.Words[w.Head].Form == f[2] {
				found = true
			}
		}
		if !found {
			t.Errorf("%s: no %q in %v", test.text, test.want, s.Words)
		}
	}
}

func BenchmarkTag(b *testing.B)   { benchmark(b, func(s *syntax.Sentence) { Tagger().Tag(s) }) }
func BenchmarkParse(b *testing.B) { benchmark(b, func(s *syntax.Sentence) { Parser().Parse(s) }) }

func benchmark(b *testing.B, run func(*syntax.Sentence)) {
	var all []*syntax.Sentence
	words := 0
	for _, text := range []string{
		"دبیر شورای عالی امنیت ملی انتخابات اخیر را نقطهٔ عطفی در تاریخ انقلاب دانست و افزود : مردم در این انتخابات شکوه جمهوریت نظام را به رخ جهانیان کشاندند .",
		"سخنگوی وزارت خارجه گفت که گفت‌وگوهای هسته‌ای با میانجی‌گری عمان در روزهای آینده از سر گرفته می‌شود .",
		"رئیس‌جمهور ترکیه با همتای روس خود تلفنی دربارهٔ جنگ اوکراین گفت‌وگو کرد .",
	} {
		s := sentence(text)
		Tagger().Tag(s)
		Parser().Parse(s)
		words += len(s.Words)
		all = append(all, s)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range all {
			run(s)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
