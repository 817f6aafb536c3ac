package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
)

// announcer is who tells of an act that names no doer, and so of an act of his
// own: "پلیس از بازداشت سه نفر خبر داد". Outlets tell of the acts of others, and
// nobody announces what was done to him.
func (s *sentence) announcer(m *match, typ string, recipients []record.Entity) []record.Entity {
	k := m.clause
	if who := s.besides(m, typ, recipients); who != nil {
		return who
	}
	top := m.anchor
	if h := s.Words[top].Head; s.rel(top) == "conj" && h >= 0 {
		top = h // "از شناسایی و دستگیری … خبر داد"
	}
	if h := s.Words[top].Head; h >= 0 && h < top && s.doc.coder.lexicon.carriers[s.lemma[h]] && s.isComplement(top) {
		top = h // "از صدور حکم جلب … خبر داد"
	}
	if k < 0 || s.phraseOf(top).Preposition != "از" || s.Words[top].Head != s.Clauses[k].Head {
		return nil
	}
	c := &s.Clauses[k]
	if kind, _ := s.doc.coder.lexicon.speech.kindOf(s, k); kind != "say" && kind != "report" || c.Subject.Head < 0 {
		return nil
	}
	x := s.doc.mentionAt(s.at, c.Subject.Head)
	if x == nil || x.Kind == actor.Outlet || x.Entities[0].Sector == "JRN" || hasCode(recipients, x.Entities[0].Code) && !rules(typ, &x.Entities[0], recipients) {
		return nil
	}
	return s.who(c.Subject.Head)
}

// besides is the subject of a clause who in it says something of somebody by a noun
// that names whom, but not who: "ایران ضمن محکومیت حملهٔ اسرائیل بر … تأکید کرد".
func (s *sentence) besides(m *match, typ string, recipients []record.Entity) []record.Entity {
	switch typ {
	case "ACCUSE", "SUPPORT", "REJECT", "REQUEST":
	default:
		return nil
	}
	if prep := s.standsUnder(m); m.clause < 0 || prep != "ضمن" && prep != "با" || len(recipients) == 0 {
		return nil
	}
	c := &s.Clauses[m.clause]
	if h := s.Words[m.anchor].Head; h != c.Head && h != c.Verb && h != c.Subject.Head {
		return nil
	}
	who := s.subjectOf(m, c)
	if within(recipients, who) {
		return nil
	}
	return who
}

// rules tells whether an act that somebody announces is one that authorities do to
// people of their own state: "دادستان تهران از بازداشت پنج معترض خبر داد".
func rules(typ string, who *record.Entity, recipients []record.Entity) bool {
	if typ != "COERCE" && typ != "SANCTION" && typ != "ACCUSE" && typ != "RETREAT" && typ != "CONCEDE" {
		return false
	}
	switch who.Sector {
	case "COP", "JUD", "SPY", "GOV", "MIL", "REB":
		return !slices.ContainsFunc(recipients, func(r record.Entity) bool {
			return r.Code == who.Code && (r.Sector == "GOV" || r.Sector == who.Sector)
		})
	}
	return false
}

// undertaker is whose step, part or policy an act is that a noun states: "اقدام
// آمریکا در تحریم ایران", "نقش عمان در میانجیگری".
func (s *sentence) undertaker(m *match) []record.Entity {
	h := s.Words[m.anchor].Head
	if c := s.clause(m.anchor); h >= 0 && h < m.anchor && s.lemma[h] == "مسئولیت" && c != nil && c.Subject.Head >= 0 && s.Words[h].Head == c.Head {
		return s.subjectOf(m, c) // "داعش مسئولیت حمله به … را بر عهده گرفت"
	}
	if c := s.clause(m.anchor); h >= 0 && h < m.anchor && s.doc.coder.lexicon.rulings[s.lemma[h]] && c != nil && c.Subject.Head >= 0 && c.Object.Head == h {
		return s.subjectOf(m, c) // "حکم اخراج سفیر را صادر کرد"
	}
	if h < 0 || h >= m.anchor || s.phraseOf(m.anchor).Preposition != "در" || !s.doc.coder.lexicon.undertakings[s.lemma[h]] {
		return nil
	}
	return s.below(h, func(j int) bool { return j < m.anchor && s.isComplement(j) }, 0)
}
