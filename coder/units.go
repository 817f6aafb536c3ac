package coder

import "github.com/ravabet/ravabet/syntax"

// Units finds the names and expressions of time that a parser had better take
// for one word each, once it has put in the light verbs that a document leaves
// out.
func (c *Coder) Units(doc *syntax.Document) [][]syntax.Unit {
	for i := range doc.Sentences {
		arrange(&doc.Sentences[i])
		c.lexicon.retag(&doc.Sentences[i])
		c.lexicon.ungap(&doc.Sentences[i])
	}
	names, times := c.actors.Units(doc), c.when.Units(doc)
	for i := range names {
		names[i] = syntax.Units(names[i], times[i])
	}
	return names
}
