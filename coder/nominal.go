package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// inName tells whether a word is part of the name of an organisation, and its
// first word another: there is no trade in "بانک صادرات".
func (s *sentence) inName(i int) bool {
	in := s.doc.mentions.In(s.at)
	for j := range in {
		if x := &in[j]; x.Kind == actor.Organisation && x.First < i && i <= x.Last {
			return true
		}
	}
	return false
}

// findNominal finds the event noun or adjective that begins at a word.
func (l *Lexicon) findNominal(s *sentence, i int, out []match) []match {
	w := &s.Words[i]
	if w.Tag == syntax.Adp || w.Tag == syntax.Aux || w.Tag == syntax.Cconj || w.Tag == syntax.Punct || w.Tag == syntax.Verb && w.Feats.VerbForm == syntax.Finite {
		return out
	}
	if s.doc.mentions.OfOffice(s.at, i) {
		return out
	}
	ps := l.nominal[s.form[i]]
	if len(ps) > 0 && s.inName(i) {
		return out
	}
	if s.lemma[i] != s.form[i] {
		ps = append(slices.Clip(ps), l.nominal[s.lemma[i]]...)
	}
	if s.bare[i] != s.form[i] && s.bare[i] != s.lemma[i] && w.Tag != syntax.Adj { // "نظامیان شورشی"
		ps = append(slices.Clip(ps), l.nominal[s.bare[i]]...)
	}
	// Who is part of a longer noun of which no frame holds may be whom a shorter one is
	// done to: "اخراج سفیر و نظامیان فرانسه".
	var first *match
	for _, p := range ps {
		if i+len(p.Parts) > len(s.Words) || !s.spells(i, p.Parts) {
			continue
		}
		words := make([]int, len(p.Parts))
		for n := range words {
			words[n] = i + n
		}
		m := match{Predicate: p, words: words, anchor: i, clause: s.owner[i]}
		if l.frame(s, &m) != nil {
			return s.taking(m, out)
		}
		if first == nil {
			first = &m
		}
	}
	if first != nil {
		return append(out, *first)
	}
	return out
}

// taking adds a match, whose words no other one takes.
func (s *sentence) taking(m match, out []match) []match {
	s.take(m.words)
	return append(out, m)
}

// eventNoun tells whether a word can state an act of its own.
func (s *sentence) eventNoun(i int) bool {
	if s.Words[i].Tag != syntax.Noun || s.rel(i) == "compound" {
		return false
	}
	l := s.doc.coder.lexicon
	return s.begins(i, l.nominal[s.form[i]]) || s.lemma[i] != s.form[i] && s.begins(i, l.nominal[s.lemma[i]])
}

// begins tells whether all words of a predicate stand from a word on.
func (s *sentence) begins(i int, in []*Predicate) bool {
	return slices.ContainsFunc(in, func(p *Predicate) bool {
		return i+len(p.Parts) <= len(s.Words) && s.standsAt(i, p.Parts)
	})
}
