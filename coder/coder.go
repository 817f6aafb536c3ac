// Package coder turns an analysed report into records: events coded in
// PLOVER, quotes and agreements, each with the words of the text that it rests
// on. It works on clauses and entities; the words that it knows are in the
// files under predicates and lexicon, which a user can extend.
package coder

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
	"github.com/ravabet/ravabet/when"
)

// Version names the coder in its records. It changes when the same text and
// lexicon would be coded otherwise.
const Version = "0.1.0"

// Coder codes documents. It is safe for use by several goroutines.
type Coder struct {
	lexicon *Lexicon
	actors  *actor.Lexicon
	when    *when.Lexicon
	cues    *syntax.Cues
	weigher *weigher // nil: what the frames propose stands
	hash    string
}

// New returns a coder over its lexicons and the function words of the
// documents' language.
func New(l *Lexicon, a *actor.Lexicon, w *when.Lexicon, cues *syntax.Cues) *Coder {
	sum := sha256.Sum256(append([]byte(l.Hash+a.Hash()), weigherFile...))
	return &Coder{lexicon: l, actors: a, when: w, cues: cues, weigher: trained(), hash: hex.EncodeToString(sum[:6])}
}

// Unweighed returns the coder without its trained weights: what the frames of
// the lexicon propose stands. The lexicon's examples are tested with it.
func (c *Coder) Unweighed() *Coder {
	plain := *c
	plain.weigher = nil
	return &plain
}

// Version tells what codes: records that another coded may differ.
func (c *Coder) Version() record.Coder { return record.Coder{Version: Version, Lexicon: c.hash} }

// open adds to an analysed document the layers that coding needs.
func (c *Coder) open(doc *syntax.Document, date time.Time) *document {
	d := &document{Document: doc, coder: c, cues: c.cues, date: date}
	for i := range doc.Sentences {
		if s := &doc.Sentences[i]; c.unlightened(s) {
			c.cues.Clauses(s)
		}
	}
	d.mentions = c.actors.Resolve(doc, date)
	if f, ok := doc.Found.(*found); ok {
		d.dates = f.dates.Find(date)
	} else {
		d.dates = c.when.Find(doc.Runes, date)
	}
	c.mend(d)
	for i := range doc.Sentences {
		d.open = append(d.open, d.ready(i))
	}
	d.quotes = c.quotes(d)
	return d
}

// Code adds to an article what its document tells. date is the report's, zero
// where unknown.
func (c *Coder) Code(doc *syntax.Document, date time.Time, a *record.Article) {
	d := c.open(doc, date)
	a.Coder = c.Version()
	events, agreements := c.all(d)
	a.Agreements = append([]record.Agreement{}, agreements...)
	events = d.ofPublic(events)
	slices.SortStableFunc(events, func(a, b coded) int { return cmp.Compare(a.Trigger.Start, b.Trigger.Start) })
	d.pointed(events)
	a.Events = []record.Event{}
	for i := range events {
		events[i].ID = eventID(a.ID, &events[i].Event)
		a.Events = append(a.Events, events[i].Event)
	}
	a.Quotes = append([]record.Quote{}, d.quotes...)
	a.Mentions, a.Dates = d.mentioned(), d.dated()
	a.Warnings = append([]string{}, doc.Warnings...)
}

// all codes the events and agreements of a document.
func (c *Coder) all(d *document) ([]coded, []record.Agreement) {
	var events []coded
	for _, s := range d.open {
		events = append(events, c.events(s)...)
	}
	agreements := c.agreements(d)
	return c.terms(d, events, agreements), agreements
}

// eventID is a name of an event that the same input always gives.
func eventID(article string, e *record.Event) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%s\x00%d\x00%d", article, e.Type, e.Mode, e.Trigger.Start, e.Trigger.End))
	return hex.EncodeToString(sum[:8])
}

// mentioned are the entities that a document names, each place once.
func (d *document) mentioned() []record.Entity {
	out := []record.Entity{}
	for i := range d.mentions.All {
		out = append(out, d.mentions.All[i].Entities...)
	}
	return out
}

// dated are the expressions of time of a document.
func (d *document) dated() []record.Date {
	out := []record.Date{}
	for _, e := range d.dates {
		from, to := e.Bounds()
		out = append(out, record.Date{Text: e.Text, Start: e.Start, End: e.End, Kind: e.Kind.String(), From: from, To: to, Precision: e.Precision.String()})
	}
	return out
}
