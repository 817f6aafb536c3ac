package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
)

// belong gives people whose phrase tells no state that in which they are dealt with:
// of the police, court or parliament that does it, else of the place where it is
// done. "دادگاه تهران شش تن را محکوم کرد", "هزاران نفر در مادرید راهپیمایی کردند".
func belong(in []coded) {
	for i := range in {
		e := &in[i]
		switch e.Type {
		case "PROTEST":
			e.at(e.Actors)
		case "ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN", "RETREAT", "CONCEDE":
			e.at(e.Recipients)
			e.ofRuler()
			e.ruled()
		}
	}
}

// at gives people the state of the place of an act.
func (e *coded) at(people []record.Entity) {
	if e.Type != "PROTEST" && e.Type != "ASSAULT" && e.Type != "COERCE" {
		return
	}
	if e.Place == nil || !e.s.doc.coder.actors.IsStateCode(e.Place.Code) {
		return
	}
	for i := range people {
		if e.s.anyPeople(&people[i]) {
			people[i].Code = e.Place.Code
		}
	}
}

// ofRuler gives people on whom the police or a court acts the state of these. Armies
// and spies act abroad as well, so that theirs tells nothing.
func (e *coded) ofRuler() {
	if len(e.Actors) == 0 || !e.s.doc.coder.actors.IsStateCode(e.Actors[0].Code) || !within(e.Actors, e.Actors[:1]) {
		return
	}
	by := &e.Actors[0]
	switch {
	case by.Sector == "JUD" || by.Sector == "COP" || by.Sector == "LEG":
	case by.Sector == "GOV" && (e.Mode == "convict" || e.Mode == "arrest" || e.Mode == "censor" || e.Mode == "release"):
	default:
		return
	}
	for i := range e.Recipients {
		if e.s.anyPeople(&e.Recipients[i]) {
			e.Recipients[i].Code = by.Code
		}
	}
}

// ruled gives a sentence or a warrant that nobody is told to have passed to the courts of
// the place, or of whom it meets: "صدور حکم بازداشت رئیس‌جمهور پیشین کره جنوبی".
func (e *coded) ruled() {
	if len(e.Actors) > 0 || len(e.Recipients) == 0 || e.Mode != "convict" && e.Mode != "arrest" || e.Type == "COERCE" {
		return
	}
	l := e.s.doc.coder.lexicon
	if !slices.ContainsFunc(e.match.words, func(w int) bool { return l.rulings[e.s.lemma[w]] || l.rulings[e.s.bare[w]] }) {
		return
	}
	if e.Place == nil && e.s.doc.ofSeveral() {
		return // a court of several states may have passed it
	}
	code := e.Recipients[0].Code
	if e.Place != nil {
		code = e.Place.Code
	}
	if e.s.doc.coder.actors.IsStateCode(code) && (e.Place != nil || within(e.Recipients, e.Recipients[:1])) {
		e.Actors = []record.Entity{{Start: e.Trigger.Start, End: e.Trigger.Start, Code: code, Sector: "JUD"}}
	}
}

// ofSeveral tells whether a document names a body of several states.
func (d *document) ofSeveral() bool {
	return slices.ContainsFunc(d.mentions.All, func(m actor.Mention) bool {
		return m.Entities[0].Code == "IGO" || m.Entities[0].Code == "UNO"
	})
}

// anyPeople tells whether a side is of people of whom the text says no more than
// that: counted ones, or civilians. Who has fled, and foreigners, are of another state.
func (s *sentence) anyPeople(e *record.Entity) bool {
	if e.Code != "---" || e.End <= e.Start {
		return false
	}
	w := s.wordAt(e.Start)
	if w < 0 {
		return false
	}
	if m := s.doc.mentionAt(s.at, w); m != nil {
		return m.Kind == actor.Group && m.Stateless() && (e.Sector == "CVL" || e.Sector == "EDU" || e.Sector == "LAB" || e.Sector == "JRN" || e.Sector == "MED")
	}
	for ; w < len(s.Words) && s.Words[w].Start < e.End; w++ {
		if s.doc.coder.lexicon.foreigners[s.form[w]] {
			return false
		}
		if s.doc.mentions.At(s.at, w) != nil {
			return false
		}
	}
	return true
}
