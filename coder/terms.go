package coder

import (
	"slices"

	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// termsRule is named as the rule of events that are the terms of an agreement.
var termsRule = &Frame{Type: "AGREE", Actors: Slot{{"subj"}}, Recipients: Slot{{"به", "برای"}},
	Text: "AGREE: what is to be done on the basis of an agreement", Source: "lexicon/agreement-kinds.txt"}

var termsPredicate = &Predicate{Kind: Verb, Name: "basis", Source: termsRule.Source, Frames: []Frame{*termsRule}}

// terms adds what the sides of agreements have bound themselves to: what a text says
// will be done on the basis of one ("بر اساس این سند، ایران گاز صادر می‌کند"), which
// is a promise whatever the act.
func (c *Coder) terms(d *document, in []coded, agreements []record.Agreement) []coded {
	signed(in, agreements)
	for _, s := range d.open {
		for i := range s.Words {
			at, first := s.pactBasis(i)
			if at < 0 {
				continue
			}
			parties := s.boundBy(at, agreements)
			if len(parties) == 0 {
				continue
			}
			for _, k := range s.bound(first, parties) {
				in = c.promise(s, k, parties, in)
			}
		}
	}
	return in
}

// signed gives to the signing of an agreement all of its parties, of whom its clause
// may name some only: "توافق‌نامهٔ صادرات گاز ایران به عمان امضا شد".
func signed(in []coded, agreements []record.Agreement) {
	for i := range in {
		e := &in[i]
		if e.Type != "SUPPORT" && e.Type != "AGREE" || e.match.Kind != Verb || len(e.Recipients) > 0 || !e.match.between() && !e.match.passive {
			continue
		}
		for j := range agreements {
			a := &agreements[j]
			if len(a.Parties) < 2 || within(a.Parties, e.Actors) || !within(e.Actors, a.Parties) {
				continue
			}
			if slices.ContainsFunc(a.Mentions, func(m record.Span) bool { return m.Start <= e.Trigger.Start && e.Trigger.Start < m.End }) {
				e.Actors = a.Parties
				break
			}
		}
	}
}

// pactBasis tells whether a word begins a phrase that says on which agreement
// something rests ("به موجب این تفاهم‌نامه", "که بر اساس آن"): the word that names the
// agreement, -1 for none, and the one behind the phrase.
func (s *sentence) pactBasis(i int) (at, next int) {
	x := s.doc.coder.lexicon.pacts
	_, n := x.basis.at(s, i)
	if n == 0 {
		return -1, 0
	}
	for j := i + n; j < min(len(s.Words), i+n+4); j++ {
		if _, m := x.kindAt(s, j); m > 0 {
			return j, j + m
		}
		if w := &s.Words[j]; w.Form == "آن" && (j+1 == len(s.Words) || !s.nominal(j+1) || s.Words[j+1].Head != j) && s.Words[j].Tag == syntax.Pron {
			return s.pactBefore(i), j + 1
		}
		if t := s.Words[j].Tag; t != syntax.Det && t != syntax.Num && t != syntax.Adj && s.form[j] != "مفاد" {
			return -1, 0
		}
	}
	return -1, 0
}

// pactBefore is the last word before another that names an agreement, -1 for none.
func (s *sentence) pactBefore(i int) int {
	for i--; i >= 0; i-- {
		if _, n := s.doc.coder.lexicon.pacts.kindAt(s, i); n > 0 {
			return i
		}
	}
	return -1
}

// boundBy are the parties of the agreement that a word names: one that the word is a
// mention of, else the one told last before it.
func (s *sentence) boundBy(at int, agreements []record.Agreement) []record.Entity {
	var last *record.Agreement
	told := -1
	for i := range agreements {
		a := &agreements[i]
		if a.Status == "broken" || a.Status == "ended" {
			continue
		}
		for _, m := range a.Mentions {
			if m.Start <= s.Words[at].Start && s.Words[at].Start < m.End {
				return a.Parties
			}
			if m.Start < s.Words[at].Start && m.Start > told {
				last, told = a, m.Start
			}
		}
	}
	if last == nil {
		return nil
	}
	return last.Parties
}

// bound are the clauses that say from a word on what is to be done: the first main
// one, and those beside it that tell what a party does, or what is done.
func (s *sentence) bound(first int, parties []record.Entity) []int {
	v := s.mainFrom(first)
	for v >= 0 && s.owner[v] >= 0 && s.Clauses[s.owner[v]].Relation == "acl" && s.Clauses[s.owner[v]].Modifies < first && s.form[first] == "که" {
		v = s.mainFrom(v + 1) // "بر اساس این سند که به امضا رسیده، …"
	}
	if v < 0 || s.owner[v] < 0 {
		return nil
	}
	beside, out := []int{s.owner[v]}, []int(nil)
	for k := range s.Clauses {
		c := &s.Clauses[k]
		main := k == s.owner[v]
		if !main && c.Relation == "conj" && slices.Contains(beside, c.Parent) {
			beside = append(beside, k)
		} else if !main {
			continue
		}
		if s.promises(c, first) && (main || c.Passive || c.Future || s.names(c, parties)) {
			out = append(out, k)
		}
	}
	return out
}

// promises tells whether a clause behind a word tells what is to be done.
func (s *sentence) promises(c *syntax.Clause, first int) bool {
	if c.Verb < 0 || c.Head < first || c.Condition || c.Modal {
		return false
	}
	switch s.lemma[c.Verb] {
	case "است", "بود", "داشت", "هست", "توانست", "خواست":
		return false
	}
	f := s.Words[c.Head].Feats
	if s.Words[c.Head].Tag != syntax.Verb {
		f = s.Words[c.Verb].Feats
	}
	return c.Future || f.Tense == syntax.Present && f.Aspect != syntax.Perfect && f.Mood != syntax.Subjunctive
}

// names tells whether the subject of a clause is one of some parties.
func (s *sentence) names(c *syntax.Clause, parties []record.Entity) bool {
	if c.Subject.Head < 0 || c.Shared {
		return c.Shared
	}
	return slices.ContainsFunc(s.who(c.Subject.Head), func(e record.Entity) bool { return hasCode(parties, e.Code) })
}

// promise adds that the subject of a clause, or all parties where it is none of them,
// are bound to what it tells. What is coded there as done becomes the promise.
func (c *Coder) promise(s *sentence, k int, parties []record.Entity, in []coded) []coded {
	cl := &s.Clauses[k]
	for i := range in {
		e := &in[i]
		if e.s != s || e.match.clause != k || e.match.Kind != Verb {
			continue
		}
		switch e.Type {
		case "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT":
			e.Type, e.Mode, e.Status = "AGREE", "", plover.Actual
			if e.match.passive && !within(e.Actors, parties) || len(e.Actors) == 0 {
				e.Actors, e.Recipients = parties, nil
			}
		case "ASSAULT", "COERCE", "MOBILIZE":
			if e.Status == plover.Negated {
				e.Type, e.Mode, e.Status = "AGREE", "", plover.Actual
			}
		}
		return in
	}
	m := &match{Predicate: termsPredicate, words: s.predicateWords(cl), anchor: cl.Verb, clause: k, passive: cl.Passive}
	e := coded{match: m, frame: termsRule, s: s}
	e.Type, e.Status, e.Score = "AGREE", plover.Actual, 0.6
	e.Actors, e.Recipients = s.obliged(m, parties), s.beneficiaries(k, parties)
	e.Recipients = without(e.Recipients, e.Actors)
	if len(e.Actors) > 1 || within(e.Recipients, e.Actors) {
		e.Recipients = nil
	}
	c.ground(&e)
	return append(in, e)
}

// obliged are the parties that the subject of a clause names, all where it names none.
func (s *sentence) obliged(m *match, parties []record.Entity) []record.Entity {
	var out []record.Entity
	for _, h := range s.role(m, "subj") {
		for _, e := range s.who(h) {
			if hasCode(parties, e.Code) {
				out = append(out, e)
			}
		}
	}
	if len(out) == 0 {
		return parties
	}
	return distinct(out)
}

// beneficiaries are the parties to or for whom something is to be done.
func (s *sentence) beneficiaries(k int, parties []record.Entity) []record.Entity {
	var out []record.Entity
	in := s.doc.mentions.In(s.at)
	for i := range in {
		m := &in[i]
		if s.owner[m.Head] != k || m.First == 0 || s.form[m.First-1] != "به" && s.form[m.First-1] != "برای" {
			continue
		}
		for _, e := range m.Entities {
			if hasCode(parties, e.Code) {
				out = append(out, e)
			}
		}
	}
	return distinct(out)
}
