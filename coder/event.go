package coder

import (
	"slices"

	"github.com/ravabet/ravabet/record"
)

// coded is an event with what it was coded from, before it is written out.
type coded struct {
	record.Event
	match *match
	frame *Frame
	s     *sentence
}

// events codes the acts that a sentence states.
func (c *Coder) events(s *sentence) []coded {
	var out []coded
	matches := c.lexicon.find(s)
	for i := range matches {
		m := &matches[i]
		f := c.lexicon.frame(s, m)
		if f == nil || f.Type == "" {
			continue
		}
		e := coded{match: m, frame: f, s: s}
		e.Type, e.Mode = f.Type, f.Mode
		e.Actors, e.Recipients = s.fill(m, f.Actors), s.fill(m, f.Recipients)
		if m.passive || len(e.Actors) == 0 && m.Kind == Noun {
			if by := s.doers(m); len(by) > 0 {
				e.Actors = by
			}
		}
		e.Recipients = without(e.Recipients, e.Actors)
		if len(e.Actors) == 0 && len(e.Recipients) == 0 {
			continue
		}
		e.Trigger = s.doc.span(s.at, m.words)
		e.Sentence = record.Span{Start: s.Start, End: s.End, Text: s.doc.Slice(s.Start, s.End)}
		e.Rule = m.Source + " " + m.Name
		e.Status = c.status(s, m)
		s.refuse(&e)
		settle(&e)
		e.Date, e.DateFrom = c.dateOf(s, m.anchor)
		e.Place = s.placeOf(m.anchor)
		e.Contexts = c.contextsOf(s, m)
		out = append(out, e)
	}
	return governed(out)
}

// frame returns the first frame of a predicate whose conditions hold, nil
// where none does.
func (l *Lexicon) frame(s *sentence, m *match) *Frame {
next:
	for i := range m.Frames {
		f := &m.Frames[i]
		for _, c := range f.Conditions {
			if !l.holds(s, m, c) {
				continue next
			}
		}
		return f
	}
	return nil
}

// doers are whom a phrase of agency names ("توسط", "از سوی").
func (s *sentence) doers(m *match) []record.Entity {
	var out []record.Entity
	for _, h := range s.role(m, "agent") {
		out = append(out, s.who(h)...)
	}
	return distinct(out)
}

// without leaves out of a side who is on the other side already, by the same
// words of the text.
func without(side, other []record.Entity) []record.Entity {
	return slices.DeleteFunc(slices.Clone(side), func(e record.Entity) bool {
		return slices.ContainsFunc(other, func(o record.Entity) bool { return o.Start == e.Start && o.End == e.End && o.Code == e.Code })
	})
}
