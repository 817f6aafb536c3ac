package coder

import (
	"slices"

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
		doers(&doc.Sentences[i])
		arrange(&doc.Sentences[i])
		c.dashed(&doc.Sentences[i])
		c.lexicon.retag(&doc.Sentences[i])
		c.lexicon.ungap(&doc.Sentences[i])
	}
	f := &found{dates: c.when.Spans(doc.Runes)}
	doc.Found = f
	names, times := c.actors.Units(doc), f.dates.Units(doc)
	for i := range names {
		insets(doc.Sentences[i].Words, names[i], times[i])
		names[i] = syntax.Units(names[i], times[i])
	}
	return names
}

// insets takes out of the parser's sight the times that stand inside a phrase,
// between an adjective and the name that the phrase goes on with: "حملهٔ موشکی
// بامداد امروز اسرائیل".
func insets(w []syntax.Word, names, times []syntax.Unit) {
	for i := range times {
		t := &times[i]
		if t.First == 0 || w[t.First-1].Tag != syntax.Adj {
			continue
		}
		before := func(u syntax.Unit) bool { return u.Last == t.First-1 }
		after := func(u syntax.Unit) bool { return u.First == t.Last+1 }
		if !slices.ContainsFunc(names, before) && slices.ContainsFunc(names, after) {
			t.Aside = true
		}
	}
}
