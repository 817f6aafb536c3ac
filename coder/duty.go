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
	if !c.Modal && (l.bidden(s, k) || l.needed(s, k) || s.doc.commanded(s.at, k)) {
		for _, p := range l.verbs.simple[duty] {
			return append(out, match{Predicate: p, words: s.predicateWords(c), anchor: c.Head, clause: k, duty: true})
		}
	}
	if !c.Modal || s.Words[c.Head].Feats.Person == 1 || c.Subject.Head < 0 || c.Shared || len(s.speaker(k)) == 0 && !s.advised(c) {
		return out
	}
	for _, w := range c.Parts {
		if s.Words[w].Tag != syntax.Aux || s.lemma[w] != duty {
			continue
		}
		for _, p := range l.verbs.simple[duty] {
			return append(out, match{Predicate: p, words: s.predicateWords(c), anchor: c.Head, clause: k, duty: true})
		}
	}
	return out
}

// predicateWords are the words of a clause's predicate, in order.
func (s *sentence) predicateWords(c *syntax.Clause) []int {
	words := append(slices.Clone(c.Parts), c.Head)
	slices.Sort(words)
	return slices.Compact(words)
}

// bidden tells whether somebody says of another what he is to do by a subjunctive
// alone: "گفت که طالبان اقدامات خود را متوقف کند".
func (l *Lexicon) bidden(s *sentence, k int) bool {
	c := &s.Clauses[k]
	if c.Relation != "ccomp" || c.Condition || c.Shared || c.Subject.Head < 0 || c.Verb < 0 || s.Words[c.Head].Feats.Mood != syntax.Subjunctive || s.Words[c.Head].Feats.Person != 3 {
		return false
	}
	kind, _ := l.speech.kindOf(s, c.Parent)
	m := s.doc.mentionAt(s.at, c.Subject.Head)
	return kind == "say" && m != nil && acts(m) && len(s.speaker(k)) > 0 && !within(m.Entities, s.who(s.Clauses[c.Parent].Subject.Head))
}

// needed tells whether somebody says that it is necessary that another does something:
// "گفت لازم است اسرائیل عقب‌نشینی کند".
func (l *Lexicon) needed(s *sentence, k int) bool {
	c := &s.Clauses[k]
	if c.Relation != "ccomp" && c.Relation != "csubj" || c.Parent < 0 || c.Shared || c.Subject.Head < 0 || c.Verb < 0 || s.Words[c.Head].Feats.Mood != syntax.Subjunctive {
		return false
	}
	over := &s.Clauses[c.Parent]
	return l.needs[s.form[over.Head]] && !over.Negated && !over.Condition && s.doc.mentionAt(s.at, c.Subject.Head) != nil && len(s.speaker(k)) > 0
}

// advised tells whether somebody is credited with a clause whose subject is a
// state or its government: "به گفتهٔ این کارشناس، آمریکا باید …".
func (s *sentence) advised(c *syntax.Clause) bool {
	m := s.doc.mentionAt(s.at, c.Subject.Head)
	return m != nil && m.Entities[0].Code != "---" && m.Entities[0].Sector == "GOV" && len(s.doc.voice(s.Words[c.Head].Start)) > 0
}

// speaker is the subject of the clause whose verb governs a clause.
func (s *sentence) speaker(k int) []int {
	if k < 0 || s.Clauses[k].Parent < 0 {
		return nil
	}
	up := s.Clauses[k].Parent
	over := &s.Clauses[up]
	if s.doc.coder.lexicon.needs[s.form[over.Head]] {
		return s.speaker(up) // "گفت لازم است …"
	}
	if s.Clauses[k].Relation != "ccomp" && s.Clauses[k].Relation != "parataxis" {
		return nil
	}
	if over.Subject.Head < 0 || over.Modal || over.Negated {
		return nil
	}
	return s.coordinated(over.Subject)
}
