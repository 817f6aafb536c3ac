package coder

import (
	"slices"

	"github.com/ravabet/ravabet/syntax"
)

// bareObject is the noun phrase without "را" that the tree takes for a mere
// circumstance, or for a second subject ("روسیه صد هزار نیرو در مرز مستقر
// کرد"): the last before the verb that has no preposition, tells no time and
// names nobody who acts.
func (s *sentence) bareObject(m *match, c *syntax.Clause) []int {
	for i := m.anchor - 1; i >= 0; i-- {
		if s.Words[i].Tag != syntax.Noun || s.Words[i].Head != c.Head && s.Words[i].Head != c.Verb || slices.Contains(m.words, i) {
			continue
		}
		switch s.rel(i) {
		case "obl", "compound":
		case "nsubj":
			if i == c.Subject.Head {
				continue
			}
		default:
			continue
		}
		if s.preposition(i) == "" && !s.timed(i) {
			return s.withConjuncts(i)
		}
	}
	return nil
}

// sharedObject is the object that a coordinated verb has from the one before:
// "دیپلمات‌ها را عنصر نامطلوب خواند و اخراج کرد".
func (s *sentence) sharedObject(m *match, c *syntax.Clause) []int {
	if m.Kind != Verb || c.Relation != "conj" || c.Parent < 0 || !c.Shared || !m.transitive() {
		return nil
	}
	over := &s.Clauses[c.Parent]
	if over.Object.Head < 0 || s.bareObject(m, c) != nil || len(s.genitive(m, c)) > 0 {
		return nil
	}
	return s.coordinated(over.Object)
}

// timed tells whether a word belongs to an expression of time.
func (s *sentence) timed(i int) bool { return s.doc.timed(s.Sentence, i) }

func (d *document) timed(s *syntax.Sentence, i int) bool {
	at := s.Words[i].Start
	for _, e := range d.expressions(s.Start, s.End) {
		if e.Start <= at && at < e.End {
			return true
		}
	}
	return false
}
