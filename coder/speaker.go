package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// speaker is who says what a clause of saying reports: its subject as the tree
// has it where that is somebody known, else who stands where a subject stands,
// else who spoke before in the sentence or is meant by the verb's ending.
func (q *quoter) speaker(a saying) record.Entity {
	s := a.s
	c := &s.Clauses[a.clause]
	if w := a.writing(); a.kind == "stand" && w >= 0 {
		return q.writer(s, w)
	}
	subject := q.subjectOf(a)
	if subject != nil && subject.Entities[0].Code != "---" {
		return subject.Entities[0]
	}
	if m := q.standing(a, true); m != nil {
		return m.Entities[0]
	}
	if subject == nil {
		subject = q.standing(a, false)
	}
	if subject != nil {
		return q.placed(a, subject.Entities[0], subject.Last)
	}
	if e := q.spokeBefore(a); e != nil {
		return *e
	}
	if h := c.Subject.Head; h >= 0 && h < a.begin && !q.taken[a.base+h] {
		if e := s.who(h); len(e) > 0 {
			return e[0]
		}
		return q.placed(a, s.phrase(c.Subject.First, c.Subject.Last), c.Subject.Last)
	}
	if i := a.begin - 1; i >= 0 && s.Words[i].Tag == syntax.Noun && s.people(i) && s.preposition(i) == "" {
		return s.phrase(i, i)
	}
	if e := q.d.antecedent(s.at, c.Head, s.Words[c.Head].Feats); len(e) > 0 {
		return unnamed(e[0])
	}
	return record.Entity{Code: "---"}
}

// subjectOf is the mention that the tree has for the subject of a clause of
// saying, nil for none.
func (q *quoter) subjectOf(a saying) *actor.Mention {
	h := a.s.Clauses[a.clause].Subject.Head
	if h < 0 || h >= a.begin || q.taken[a.base+h] {
		return nil
	}
	if m := q.d.mentionAt(a.s.at, h); m != nil && m.Kind != actor.Place {
		return m
	}
	return nil
}

// phrase is an entity that nothing tells more of than its words.
func (s *sentence) phrase(first, last int) record.Entity {
	start, end := s.Words[first].Start, s.Words[last].End
	return record.Entity{Text: s.doc.Slice(start, end), Start: start, End: end, Code: "---"}
}

// placed gives a speaker of whom nothing tells the state that of where the
// description behind the name has them: "کارشناسی در دانشگاه ویرجینیا",
// "بخش‌هایی از سپاه".
func (q *quoter) placed(a saying, e record.Entity, last int) record.Entity {
	s := a.s
	for next := last + 1; next <= last+2 && next < a.begin; next++ {
		// An office behind the name: "… سفیر ترکیه در آمریکا".
		if m := q.d.mentions.At(s.at, next); m != nil && m.First == next && m.Kind == actor.Role && m.Entities[0].Code != "---" {
			e.Code, e.Sector = m.Entities[0].Code, m.Entities[0].Sector
			return e
		}
		if s.Words[next].Form != "،" {
			break
		}
	}
	for i := max(0, last-3); i < a.begin-1 && i < last+10 && s.Words[i].Form != "که"; i++ {
		if f := s.Words[i].Form; f != "در" && f != "از" && f != "اهل" || f == "از" && i > last+1 {
			continue
		}
		m := q.d.mentions.At(s.at, i+1)
		if m == nil || m.First != i+1 || m.Entities[0].Code == "---" || m.Kind == actor.Pronoun {
			continue
		}
		if m.Kind == actor.Person || i > last+1 && s.Words[i].Form != "در" {
			continue
		}
		e.Code = m.Entities[0].Code
		if s.Words[i].Form == "از" {
			e.Sector = m.Entities[0].Sector
		}
		return e
	}
	return e
}

// standing is the mention that stands where a subject does: the first before
// the verb, after the clause before, that neither hangs on a preposition nor
// on another noun nor is an object. known leaves out names of no list.
func (q *quoter) standing(a saying, known bool) *actor.Mention {
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
		if m.First < from || m.Last >= a.begin || !acts(m) || q.d.inside(s.at, m) || q.taken[a.base+m.First] || known && m.Entities[0].Code == "---" {
			continue
		}
		if s.free(m) && (m.First == from || s.opensPhrase(m.First)) {
			return m
		}
	}
	if a.kind == "name" {
		return nil // what somebody is called stands before the verb
	}
	// Right before the verb a person is its subject, whatever stands before.
	for i := range in {
		m := &in[i]
		if known && m.Entities[0].Code == "---" {
			continue
		}
		if (m.Kind == actor.Person || m.Kind == actor.Role || m.Kind == actor.Outlet) && m.Last == a.begin-1 && m.First > 0 && s.Words[m.First-1].Tag != syntax.Adp && !q.taken[a.base+m.First] {
			return m
		}
	}
	return nil
}

// spokeBefore is the speaker of the act of speech before in a sentence, where
// the act has no subject of its own: "… گفت که … و افزود که …".
func (q *quoter) spokeBefore(a saying) *record.Entity {
	c := &a.s.Clauses[a.clause]
	if c.Subject.Head >= 0 && !c.Shared && !q.taken[a.base+c.Subject.Head] {
		return nil
	}
	for i := len(a.acts) - 1; i >= 0; i-- {
		if b := a.acts[i]; b.last < a.begin && a.s.Clauses[b.clause].Relation != "acl" && a.joined(b) {
			before := a
			before.speechAct = b
			e := q.speaker(before)
			return &e
		}
	}
	for i := len(q.out) - 1; i >= 0; i-- {
		if o := &q.out[i]; o.Start >= a.s.Start && o.End <= a.s.Words[a.last].Start {
			return &o.Speaker
		}
	}
	return nil
}

// joined tells whether an act of speech before and this one are joined by a
// conjunction with no subject of its own behind it.
func (a *saying) joined(b speechAct) bool {
	for i := a.begin - 1; i > b.last; i-- {
		if a.s.Words[i].Form == "و" {
			return true
		}
		if m := a.s.doc.mentions.Headed(a.s.at, i); m != nil && acts(m) && a.s.free(m) {
			return false
		}
	}
	return false
}

// writer is who wrote what words stand written in, told by its phrase
// ("در بیانیهٔ وزارت خارجه آمده است"), else the last speaker.
func (q *quoter) writer(s *sentence, w int) record.Entity {
	if e := s.who(w); len(e) > 0 {
		return e[0]
	}
	if q.carried != nil {
		return unnamed(*q.carried)
	}
	return record.Entity{Code: "---"}
}

// free tells whether a mention is neither under a preposition nor an object.
func (s *sentence) free(m *actor.Mention) bool {
	if m.Last+1 < len(s.Words) && s.Words[m.Last+1].Form == "را" {
		return false
	}
	if m.First > 0 {
		switch w := &s.Words[m.First-1]; w.Tag {
		case syntax.Adp:
			return w.Form == "را"
		case syntax.Noun, syntax.Propn, syntax.Adj:
			return w.Form == "روز" || w.Feats.Indef || !w.Feats.Ezafe && s.Words[m.Head].Head != m.First-1
		}
	}
	return !slices.ContainsFunc(s.kids[m.Head], func(j int) bool { return j < m.Head && s.rel(j) == "case" })
}

// opensPhrase tells whether a noun phrase can begin at a word as a subject.
func (s *sentence) opensPhrase(i int) bool {
	switch w := &s.Words[i-1]; w.Tag {
	case syntax.Punct, syntax.Cconj, syntax.Sconj, syntax.Adv, syntax.Num:
		return true
	}
	return !s.Words[i-1].Feats.Ezafe
}
