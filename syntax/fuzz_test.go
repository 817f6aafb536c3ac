package syntax_test

import (
	"strings"
	"testing"

	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/syntax"
)

var relations = []string{"root", "nsubj", "obj", "obl", "nmod", "case", "conj", "cc", "compound:lvc", "aux", "ccomp", "acl", "advcl", "mark", "punct", "flat:name", "xcomp", "cop"}

// FuzzClauses reads clauses off trees that no parser makes: heads in a circle
// or outside, any relation and tag.
func FuzzClauses(f *testing.F) {
	cues := persian.Cues()
	f.Add("ایران و عمان در مسقط دیدار کردند .", []byte{6, 2, 0, 4, 6, 6, 255, 6, 1, 7, 6, 5, 3, 8, 0, 14})
	f.Add("گفت که رفت", []byte{1, 2, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, text string, shape []byte) {
		s := new(syntax.Sentence)
		for i, form := range strings.Fields(text) {
			w := syntax.Word{Form: form, Lemma: form, Head: -1, Rel: "root"}
			if 2*i+1 < len(shape) {
				w.Head = int(int8(shape[2*i]))
				w.Rel = relations[int(shape[2*i+1])%len(relations)]
				w.Tag = syntax.Tag(shape[2*i+1] % 18)
			}
			s.Words = append(s.Words, w)
			if i > 60 {
				break
			}
		}
		for i := range s.Words {
			s.Words[i].Head = max(-1, min(s.Words[i].Head, len(s.Words)-1))
		}
		cues.Clauses(s)
		for _, c := range s.Clauses {
			for _, p := range append([]syntax.Phrase{c.Subject, c.Object, c.Agent}, c.Obliques...) {
				if p.Head >= len(s.Words) || p.Head >= 0 && (p.First < 0 || p.Last >= len(s.Words) || p.First > p.Last) {
					t.Errorf("the phrase %+v of %d words", p, len(s.Words))
				}
			}
		}
	})
}

func BenchmarkClauses(b *testing.B) {
	d := persian.New(nil).Document("سخنگوی وزارت خارجه گفت که گفت‌وگوهای هسته‌ای با میانجی‌گری عمان در روزهای آینده از سر گرفته می‌شود. رئیس‌جمهور ترکیه با همتای روس خود تلفنی دربارهٔ جنگ اوکراین گفت‌وگو کرد.")
	words := 0
	for i := range d.Sentences {
		words += len(d.Sentences[i].Words)
	}
	cues := persian.Cues()
	b.ReportAllocs()
	for b.Loop() {
		for i := range d.Sentences {
			d.Sentences[i].Clauses = d.Sentences[i].Clauses[:0]
			cues.Clauses(&d.Sentences[i])
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
