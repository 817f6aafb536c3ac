package syntax_test

import (
	"strings"
	"testing"

	"github.com/ravabet/ravabet/persian"
)

// TestClauses reads the clauses off the trees of sentences that the parser
// reads right.
func TestClauses(t *testing.T) {
	a := persian.New(nil)
	for _, c := range []struct {
		text, lemma, subject, object, oblique string
		negated, future, passive              bool
	}{
		{"ایران و عراق ده سند همکاری امضا کردند.", "امضا کردن", "ایران", "سند", "", false, false, false},
		{"پکن اقدامات مسکو را محکوم نکرده است.", "محکوم کردن", "پکن", "اقدامات", "", true, false, false},
		{"وزیر خارجهٔ روسیه با همتای خود دیدار خواهد کرد.", "دیدار کردن", "وزیر", "", "با", false, true, false},
		{"بیست غیرنظامی در این حمله کشته شدند.", "کشتن", "غیرنظامی", "", "در", false, false, true},
	} {
		s := a.Document(c.text).Sentences[0]
		found := false
		for _, cl := range s.Clauses {
			if cl.Lemma != c.lemma {
				continue
			}
			found = true
			word := func(i int) string {
				if i < 0 {
					return ""
				}
				return s.Words[i].Form
			}
			if got := word(cl.Subject.Head); got != c.subject {
				t.Errorf("%s: subject %q, want %q", c.text, got, c.subject)
			}
			if got := word(cl.Object.Head); got != c.object {
				t.Errorf("%s: object %q, want %q", c.text, got, c.object)
			}
			var prepositions []string
			for _, p := range cl.Obliques {
				prepositions = append(prepositions, p.Preposition)
			}
			if !strings.Contains(strings.Join(prepositions, " "), c.oblique) {
				t.Errorf("%s: prepositions %q lack %q", c.text, prepositions, c.oblique)
			}
			if cl.Negated != c.negated || cl.Future != c.future || cl.Passive != c.passive {
				t.Errorf("%s: negated %t, future %t, passive %t", c.text, cl.Negated, cl.Future, cl.Passive)
			}
		}
		if !found {
			t.Errorf("%s: no clause %q in %+v", c.text, c.lemma, s.Clauses)
		}
	}
}
