package coder

import (
	"slices"

	"github.com/ravabet/ravabet/syntax"
)

// duty is the past stem of the verb of duty: the entry "بایستن" tells what it
// means that somebody says of another that he must ("گفت اسرائیل باید
// عقب‌نشینی کند").
const duty = "بایست"

// findDuty finds the entry of duty in a clause that the auxiliary makes one.
func (l *Lexicon) findDuty(s *sentence, k int, out []match) []match {
	c := &s.Clauses[k]
	if !c.Modal || s.Words[c.Head].Feats.Person == 1 || c.Subject.Head < 0 || c.Shared || len(s.speaker(k)) == 0 && !s.advised(c) {
		return out
	}
	for _, w := range c.Parts {
		if s.Words[w].Tag != syntax.Aux || s.lemma[w] != duty {
			continue
		}
		for _, p := range l.verbs.simple[duty] {
			words := append(slices.Clone(c.Parts), c.Head)
			slices.Sort(words)
			return append(out, match{Predicate: p, words: slices.Compact(words), anchor: c.Head, clause: k, duty: true})
		}
	}
	return out
}

// advised tells whether somebody is credited with a clause whose subject is a
// state or its government: "به گفتهٔ این کارشناس، آمریکا باید …".
func (s *sentence) advised(c *syntax.Clause) bool {
	m := s.doc.mentionAt(s.at, c.Subject.Head)
	return m != nil && m.Entities[0].Code != "---" && m.Entities[0].Sector == "GOV" && len(s.doc.voice(s.Words[c.Head].Start)) > 0
}

// speaker is the subject of the clause whose verb governs a clause.
func (s *sentence) speaker(k int) []int {
	if k < 0 || s.Clauses[k].Parent < 0 || s.Clauses[k].Relation != "ccomp" && s.Clauses[k].Relation != "parataxis" {
		return nil
	}
	over := &s.Clauses[s.Clauses[k].Parent]
	if over.Subject.Head < 0 || over.Modal || over.Negated {
		return nil
	}
	return s.coordinated(over.Subject)
}
