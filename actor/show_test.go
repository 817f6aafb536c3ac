package actor

import (
	"os"
	"testing"

	"github.com/ravabet/ravabet/persian"
)

// TestShow prints the mentions of the text in ACTOR_SHOW.
func TestShow(t *testing.T) {
	text := os.Getenv("ACTOR_SHOW")
	if text == "" {
		t.Skip("ACTOR_SHOW is not set")
	}
	l := Default()
	doc := persian.New(l.Names()).Document(text)
	m := l.Resolve(doc, parseDate(os.Getenv("ACTOR_DATE")))
	for si := range doc.Sentences {
		for i, w := range doc.Sentences[si].Words {
			t.Log(i, w.Form, w.Tag, w.Rel, w.Head)
		}
		for _, x := range m.In(si) {
			t.Log(x.First, x.Last, x.Kind, x.Plural, x.Entities, x.Why)
		}
	}
}
