package coder

import (
	"fmt"
	"strings"
	"time"

	"github.com/ravabet/ravabet/syntax"
)

// Explain tells in plain words how a document is read: of each sentence its
// clauses and entities, the rule by which each event was coded, and of a
// predicate that coded none what it lacked.
func (c *Coder) Explain(doc *syntax.Document, date time.Time) string {
	var b strings.Builder
	d := c.open(doc, date)
	for _, s := range d.open {
		fmt.Fprintf(&b, "%s\n", doc.Slice(s.Start, s.End))
		for i := range s.Words {
			w := &s.Words[i]
			fmt.Fprintf(&b, " %d:%s/%s/%s/%s>%d", i, w.Form, w.Lemma, w.Tag, w.Rel, w.Head)
		}
		b.WriteString("\n")
		for k := range s.Clauses {
			s.describe(&b, k)
		}
		for _, m := range d.mentions.In(s.at) {
			var who []string
			for _, e := range m.Entities {
				who = append(who, strings.TrimSpace(e.Code+" "+e.Sector))
			}
			fmt.Fprintf(&b, "  entity  %s = %s (%s; %s)\n", s.text(m.First, m.Last), strings.Join(who, ", "), m.Kind, m.Why)
		}
		c.explainMatches(&b, s)
	}
	return b.String()
}

func (s *sentence) describe(b *strings.Builder, k int) {
	cl := &s.Clauses[k]
	fmt.Fprintf(b, "  clause  %s (%s", cl.Lemma, cl.Relation)
	for _, f := range []struct {
		on   bool
		name string
	}{{cl.Negated, "negated"}, {cl.Future, "future"}, {cl.Condition, "condition"}, {cl.Modal, "modal"}, {cl.Passive, "passive"}, {cl.Question, "question"}} {
		if f.on {
			fmt.Fprintf(b, ", %s", f.name)
		}
	}
	b.WriteString(")")
	for _, p := range append([]syntax.Phrase{cl.Subject, cl.Object, cl.Agent}, cl.Obliques...) {
		if p.Head < 0 {
			continue
		}
		name := p.Preposition
		switch p.Head {
		case cl.Subject.Head:
			name = "subject"
			if cl.Shared {
				name = "shared subject"
			}
		case cl.Object.Head:
			name = "object"
		}
		fmt.Fprintf(b, "; %s: %s", name, s.text(p.First, p.Last))
	}
	b.WriteString("\n")
}

// text is a stretch of a sentence as its words were repaired.
func (s *sentence) text(first, last int) string {
	var words []string
	for i := first; i <= last && i < len(s.Words); i++ {
		words = append(words, s.Words[i].Form)
	}
	return strings.Join(words, " ")
}

func (c *Coder) explainMatches(b *strings.Builder, s *sentence) {
	events := c.events(s)
	clear(s.used)
	matches := c.lexicon.find(s)
	for i := range matches {
		m := &matches[i]
		done := false
		for j := range events {
			e := &events[j]
			if e.match.anchor == m.anchor && e.match.Name == m.Name {
				done = true
				fmt.Fprintf(b, "  event   %s", e.Type)
				if e.Mode != "" {
					fmt.Fprintf(b, "/%s", e.Mode)
				}
				fmt.Fprintf(b, " %s: %s > %s, by %s “%s” (%s: %s)\n", e.Status, names(e, true), names(e, false), m.Kind, m.Name, e.frame.Source, e.frame.Text)
			}
		}
		if !done {
			fmt.Fprintf(b, "  no event by %s “%s” (%s): %s\n", m.Kind, m.Name, m.Source, c.lacks(s, m))
		}
	}
	if len(matches) == 0 {
		b.WriteString("  no event: no predicate of the lexicon stands in this sentence\n")
	}
}

func names(e *coded, actors bool) string {
	side := e.Recipients
	if actors {
		side = e.Actors
	}
	var out []string
	for _, x := range side {
		out = append(out, strings.TrimSpace(x.Code+" "+x.Sector))
	}
	if out == nil {
		return "nobody"
	}
	return strings.Join(out, ", ")
}

// lacks tells why a predicate that was found coded nothing.
func (c *Coder) lacks(s *sentence, m *match) string {
	f := c.lexicon.frame(s, m)
	switch {
	case f == nil:
		return "none of its frames' conditions holds: " + m.Frames[0].Text
	case f.Type == "":
		return "this use is none: " + f.Text
	}
	return "nobody fills its roles: " + f.Text
}
