package coder

import "github.com/ravabet/ravabet/syntax"

// findShared finds the passive act whose auxiliary stands only with the one
// after it: "۴۵۷ نفر بازداشت و ۴۴۱ پلیس زخمی شدند". The tree knows no verb there.
func (l *Lexicon) findShared(s *sentence, k int, out []match) []match {
	c := &s.Clauses[k]
	if c.Verb < 0 || !passives[s.lemma[c.Verb]] {
		return out
	}
	for and := c.Verb - 2; and > 1 && and >= c.Verb-9; and-- {
		if s.form[and] != "و" {
			if !s.nominal(and) && s.Words[and].Tag != syntax.Adp && s.Words[and].Tag != syntax.Adv {
				return out
			}
			continue
		}
		part := and - 1
		whom := s.nounBefore(part)
		if s.used[part] || whom < 0 || !s.holdsNoun(and+1, c.Verb-1) {
			return out
		}
		for _, p := range l.verbs.compounds["کرد"][s.form[part]] {
			if len(p.Parts) == 1 && p.transitive() {
				s.used[part] = true
				return append(out, match{Predicate: p, words: []int{part}, anchor: part, clause: k, passive: true, whom: whom})
			}
		}
		return out
	}
	return out
}

// nounBefore is the noun that ends or heads the phrase right before a word, -1
// for none.
func (s *sentence) nounBefore(i int) int {
	for j := i - 1; j >= 0 && j >= i-6 && s.nominal(j); j-- {
		if m := s.doc.mentionAt(s.at, j); m != nil && m.Last == i-1 {
			return m.Head
		}
		if s.Words[j].Tag == syntax.Noun && j == i-1 {
			return j
		}
	}
	return -1
}

// holdsNoun tells whether a noun stands between two words.
func (s *sentence) holdsNoun(from, to int) bool {
	for j := from; j < to; j++ {
		if s.Words[j].Tag == syntax.Noun || s.Words[j].Tag == syntax.Propn {
			return true
		}
	}
	return false
}
