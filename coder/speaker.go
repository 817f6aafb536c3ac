package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// speaker is the subject of a clause of saying: as the tree has it where that
// is somebody, else who stands where a subject stands.
func (q *quoter) speaker(a saying) record.Entity {
	s := a.s
	c := &s.Clauses[a.clause]
	if h := c.Subject.Head; h >= 0 {
		if m := q.d.mentionAt(s.at, h); m != nil && m.Kind != actor.Place {
			return m.Entities[0]
		}
	}
	if m := q.standing(a); m != nil {
		return m.Entities[0]
	}
	if h := c.Subject.Head; h >= 0 {
		if e := s.who(h); len(e) > 0 {
			return e[0]
		}
		first, last := s.Words[c.Subject.First], s.Words[c.Subject.Last]
		return record.Entity{Text: q.d.Slice(first.Start, last.End), Start: first.Start, End: last.End, Code: "---"}
	}
	if e := q.d.antecedent(s.at, c.Head, s.Words[c.Head].Feats); len(e) > 0 {
		return unnamed(e[0])
	}
	return record.Entity{Code: "---"}
}

// standing is the mention that stands where a subject does: the first before
// the verb, after the clause before, that neither hangs on a preposition nor
// on another noun nor is an object.
func (q *quoter) standing(a saying) *actor.Mention {
	s := a.s
	from := 0
	for _, b := range a.acts {
		if b.last < a.last {
			from = max(from, b.last+1)
		}
	}
	in := q.d.mentions.In(s.at)
	for i := range in {
		m := &in[i]
		if m.First < from || m.Last >= a.last || !acts(m) || q.d.inside(s.at, m) {
			continue
		}
		if s.free(m) && (m.First == from || s.opensPhrase(m.First)) {
			return m
		}
	}
	return nil
}

// free tells whether a mention is neither under a preposition nor an object.
func (s *sentence) free(m *actor.Mention) bool {
	if m.Last+1 < len(s.Words) && s.Words[m.Last+1].Form == "را" {
		return false
	}
	if m.First > 0 {
		switch w := &s.Words[m.First-1]; w.Tag {
		case syntax.Adp:
			return false
		case syntax.Noun, syntax.Propn, syntax.Adj:
			return w.Form == "روز" || w.Feats.Indef || !w.Feats.Ezafe && s.Words[m.Head].Head != m.First-1
		}
	}
	return !slices.ContainsFunc(s.kids[m.Head], func(j int) bool { return s.rel(j) == "case" })
}

// opensPhrase tells whether a noun phrase can begin at a word as a subject.
func (s *sentence) opensPhrase(i int) bool {
	switch w := &s.Words[i-1]; w.Tag {
	case syntax.Punct, syntax.Cconj, syntax.Sconj, syntax.Adv, syntax.Num:
		return true
	}
	return !s.Words[i-1].Feats.Ezafe
}
