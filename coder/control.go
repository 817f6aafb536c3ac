package coder

import (
	"slices"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// controlled tells who does the act that a noun states without naming him, by what the
// verb of its clause says of it: whom one punishes or blames for it, whom one helps in
// it, or who does by it what the verb tells.
func controlled(in []coded) {
	for i := range in {
		o := &in[i]
		if o.match.Kind != Noun || o.match.clause < 0 {
			continue
		}
		named := o.named()
		for j := range in {
			e := &in[j]
			if i == j || e.match.Kind != Verb || e.match.clause != o.match.clause {
				continue
			}
			o.invites(e)
			if !named && o.heldAgainst(e) {
				o.Actors = nil
			}
			if named || len(o.Actors) > 0 && !within(o.Actors, e.Actors) && !o.match.between() {
				continue
			}
			if who := e.answerable(o); len(who) > 0 && (!o.match.between() || len(who) > 1 || len(o.Actors) == 0) {
				o.Actors = who
				o.Recipients = moved(o.Recipients, who)
			}
		}
		if !named && len(o.Actors) == 0 {
			o.Actors = o.means()
		}
	}
}

// onWarrant makes one event of an arrest that nobody is told to make and the warrant that
// it is asked for by: "دستگیری او بر اساس حکم بازداشت دیوان".
func onWarrant(in []coded) []coded {
	for i := range in {
		w := &in[i]
		if w.Type != "THREATEN" || w.Mode != "arrest" || w.match.Kind != Noun {
			continue
		}
		for j := range in {
			a := &in[j]
			if a.Type != "COERCE" || a.Mode != "arrest" || a.match.Kind != Noun || a.match.clause != w.match.clause || len(a.Actors) > 0 || len(a.Recipients) == 0 || len(w.Recipients) > 0 && !within(w.Recipients, a.Recipients) {
				continue
			}
			w.Recipients = a.Recipients
			return slices.Delete(in, j, j+1)
		}
	}
	return in
}

// invites tells whom an invitation is to by which somebody travels: "به دعوت همتای خود به
// تهران سفر کرد".
func (o *coded) invites(visit *coded) {
	if visit.Mode == "visit" && o.Type == "AGREE" && len(o.Recipients) == 0 && o.s.lemma[o.match.anchor] == "دعوت" && o.s.standsUnder(o.match) == "به" {
		o.Recipients = without(visit.Actors, o.Actors)
	}
}

// heldAgainst tells whether a harm that somebody protests, refuses or punishes for, or
// speaks about, was put down to himself: "حکم بازداشت او به دلیل حمله به اوکراین را
// نادیده گرفت".
func (o *coded) heldAgainst(e *coded) bool {
	if !force[o.Type] || len(o.Actors) == 0 || !within(o.Actors, e.Actors) {
		return false
	}
	switch e.Type {
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "COERCE":
	default:
		return false
	}
	under := o.s.prepositionBefore(o.match.words[0])
	return under == "درباره" || o.s.doc.coder.lexicon.causes[under]
}

// named tells whether the phrase of a noun names who does the act.
func (e *coded) named() bool {
	if len(e.s.role(e.match, "agent")) > 0 {
		return true
	}
	return e.frame.Actors.has("gen") && !e.match.between() && len(e.s.genitive(e.match, &e.s.Clauses[e.match.clause])) > 0 && len(e.Actors) > 0
}

// answerable is whom the verb of a clause tells to have done what a noun in it states,
// nil for nobody: "به جرم کشتن … محکوم کرد", "به حمایت از … متهم کرد", "به سوریه در
// سرکوب مخالفان کمک می‌کند".
func (e *coded) answerable(o *coded) []record.Entity {
	if len(e.Recipients) == 0 && e.Type != "COOPERATE" {
		return nil
	}
	l := e.s.doc.coder.lexicon
	under := e.s.standsUnder(o.match)
	blamed := l.causes[under] || l.charges[e.s.lemma[max(e.s.Words[o.match.anchor].Head, 0)]]
	switch e.Type {
	case "SANCTION", "COERCE", "THREATEN":
		if blamed {
			return slices.Clone(e.Recipients)
		}
	case "ACCUSE":
		if blamed || under == "به" && e.Mode == "allege" {
			return slices.Clone(e.Recipients)
		}
	case "SUPPORT":
		if blamed || under == "برای" {
			return slices.Clone(e.Recipients)
		}
		return e.helped(o, under)
	case "COOPERATE":
		if under == "در" && deeds[o.Type] {
			var with []record.Entity
			for _, h := range e.s.role(e.match, "با") {
				with = append(with, e.s.who(h)...)
			}
			return with
		}
	case "AID", "AGREE":
		return e.helped(o, under)
	}
	return nil
}

// helped are those whom one helps in an act, and with them in one of two sides who is
// there besides: "عراق را در جنگ با ایران حمایت کرد".
func (e *coded) helped(o *coded, under string) []record.Entity {
	if under != "در" || !deeds[o.Type] || o.Type == "CONSULT" && o.Mode != "third-party" {
		return nil
	}
	if o.match.between() {
		return distinct(append(slices.Clone(e.Recipients), without(o.Actors, e.Actors)...))
	}
	return slices.Clone(e.Recipients)
}

// means is the subject of a clause that tells by what harm he does something, or for
// what: "داعش با کشتار مردم موصل وحشت آفرید", "بهانه‌ای برای اشغال عراق جست".
func (e *coded) means() []record.Entity {
	s, m := e.s, e.match
	c := &s.Clauses[m.clause]
	if e.Type != "ASSAULT" && e.Type != "COERCE" && e.Type != "SANCTION" || c.Passive || c.Subject.Head < 0 || c.Subject.Last >= m.words[0] {
		return nil
	}
	if s.Words[c.Head].Tag != syntax.Verb || s.form[m.words[len(m.words)-1]] == "شدن" {
		return nil
	}
	if x := s.doc.mentionAt(s.at, c.Subject.Head); x == nil || !acts(x) {
		return nil
	}
	h := s.Words[m.anchor].Head
	top := h == c.Head || h == c.Verb
	under := s.standsUnder(m)
	if first := m.words[0]; first > 1 && s.form[first-1] == "بر" && (s.form[first-2] == "علاوه" || s.form[first-2] == "افزون") {
		under, top = "علاوه بر", s.owner[m.anchor] == m.clause
	}
	switch {
	case top && (under == "با" || under == "ضمن" || under == "علاوه بر"):
	case under == "برای" && e.Type != "SANCTION" && (top && (m.words[0]-2 <= c.Subject.Last || s.asMeans(m.words[0]-2)) || h >= 0 && s.owner[h] == m.clause && s.asMeans(h)):
	default:
		return nil
	}
	who := distinct(s.subjectOf(m, c))
	if len(who) == 0 || who[0].Sector == "CVL" || within(who, e.Recipients) && e.Type == "ASSAULT" {
		return nil
	}
	return who
}

// asMeans tells whether a noun is what the subject of its clause makes of something, or
// does: "به عنوان بهانه‌ای برای", "در اقدامی برای".
func (s *sentence) asMeans(i int) bool {
	if i < 1 || s.doc.mentionAt(s.at, i) != nil {
		return false
	}
	if s.Words[i].Tag == syntax.Adj && s.Words[i].Head >= 0 {
		i = s.Words[i].Head // "در اقدامی تازه برای"
	}
	if h := s.Words[i].Head; h == i-1 && s.form[h] == "عنوان" {
		return true
	}
	switch s.phraseOf(i).Preposition {
	case "مانند", "در", "با", "طی", "ضمن": // "به عنوان" is known as "مانند"
		return true
	}
	return false
}
