package coder

import (
	"github.com/ravabet/ravabet/syntax"
	"github.com/ravabet/ravabet/when"
)

// found is what Units has found in a document that does not change with its
// trees, so that coding need not find it again.
type found struct{ dates *when.Spans }

// Units finds the names and expressions of time that a parser had better take
// for one word each, once it has put in the light verbs that a document leaves
// out.
func (c *Coder) Units(doc *syntax.Document) [][]syntax.Unit {
	c.datelines(doc)
	headings(doc)
	for i := range doc.Sentences {
		rejoin(&doc.Sentences[i])
		arrange(&doc.Sentences[i])
		c.lexicon.retag(&doc.Sentences[i])
		c.lexicon.ungap(&doc.Sentences[i])
	}
	f := &found{dates: c.when.Spans(doc.Runes)}
	doc.Found = f
	names, times := c.actors.Units(doc), f.dates.Units(doc)
	for i := range names {
		names[i] = syntax.Units(names[i], times[i])
	}
	return names
}
