package actor

import (
	"os"
	"strings"
	"testing"

	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/syntax"
)

// TestShow prints the mentions of the text in ACTOR_SHOW, or of a coded
// document that it names as dev:native.01.
func TestShow(t *testing.T) {
	text := os.Getenv("ACTOR_SHOW")
	if text == "" {
		t.Skip("ACTOR_SHOW is not set")
	}
	date := parseDate(os.Getenv("ACTOR_DATE"))
	split, id, ok := strings.Cut(text, ":")
	if ok && (split == "dev" || split == "train") {
		for _, g := range readGold(t, split) {
			if g.ID == id {
				text, date = g.Text(), parseDate(g.Date)
			}
		}
	}
	l := Default()
	doc := persian.New(l.Names()).Units(l.Units).Document(text)
	m := l.Resolve(doc, date)
	for si := range doc.Sentences {
		s := &doc.Sentences[si]
		if ok {
			t.Log(doc.Slice(s.Start, s.End))
		} else {
			for i, w := range s.Words {
				t.Log(i, w.Form, w.Tag, w.Rel, w.Head)
			}
		}
		for _, x := range m.In(si) {
			t.Log("   ", words(s, x.First, x.Last), x.Kind, x.Plural, x.Entities, x.Why)
		}
	}
}

func words(s *syntax.Sentence, first, last int) string {
	var out []string
	for _, w := range s.Words[first : last+1] {
		out = append(out, w.Form)
	}
	return strings.Join(out, " ")
}
