package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
)

// fewPolitical is the least share of the sentences of a report on public life that
// name somebody of it, by office, body or name. Reports in which readers coded
// events had more; reports on crime, sport, weather and the like have less.
const fewPolitical = 0.2

// political are the sectors of public life. Police and courts are part of it where
// others are: alone they deal with crime.
var political = map[string]bool{"GOV": true, "LEG": true, "MIL": true, "SPY": true, "PTY": true, "OPP": true, "REB": true,
	"PRM": true, "UAF": true, "ELI": true}

// everyday tells whether a report is of no public matter: hardly a sentence names
// anybody who holds office, commands or represents, or what these deal with, and no
// two states do anything to each other. A text of a few sentences may still be about anything.
func (d *document) everyday(events []coded) bool {
	if len(d.Sentences) < 4 {
		return false
	}
	n := 0
	for at := range d.Sentences {
		in := d.mentions.In(at)
		if slices.ContainsFunc(in, func(m actor.Mention) bool { return public(&m) && d.ofOffice(&m) }) || d.open[at].ofMatter() {
			n++
		}
	}
	if float64(n) >= fewPolitical*float64(len(d.Sentences)) {
		return false
	}
	return !slices.ContainsFunc(events, func(e coded) bool { return e.international() || e.Type == "PROTEST" })
}

// private tells whether a report names no state, nobody of public life and no public
// matter: what people do in it ("او را فریفت", "با هم آشتی کردند") is their own affair.
func (d *document) private() bool {
	for i := range d.mentions.All {
		m := &d.mentions.All[i]
		if m.Kind != actor.Place && m.Kind != actor.Outlet && slices.ContainsFunc(m.Entities, func(e record.Entity) bool { return d.lofty(m, e) }) {
			return false
		}
	}
	return !slices.ContainsFunc(d.open, func(s *sentence) bool { return s.ofMatter() })
}

// lawful leaves out of a report of a few sentences that names nobody of public life what is
// done to thieves and the like: "مأمور قلابی در زنجان دستگیر شد".
func (d *document) lawful(events []coded) []coded {
	if len(d.Sentences) > 3 {
		return events
	}
	for i := range d.mentions.All {
		if public(&d.mentions.All[i]) {
			return events
		}
	}
	if slices.ContainsFunc(d.open, func(s *sentence) bool { return s.ofMatter() }) {
		return events
	}
	return slices.DeleteFunc(events, func(e coded) bool {
		switch e.Type {
		case "COERCE", "SANCTION", "ASSAULT", "ACCUSE":
			return !e.international() && e.s.ofCrime() && !slices.ContainsFunc(e.Actors, func(x record.Entity) bool { return x.Sector == "GOV" && x.Code != "---" })
		}
		return false
	})
}

// ofCrime tells whether a sentence names an offence or an offender of no political kind.
func (s *sentence) ofCrime() bool {
	l := s.doc.coder.lexicon
	for i := range s.Words {
		if l.offences[s.lemma[i]] || l.offences[s.bare[i]] {
			return true
		}
	}
	return false
}

// lofty tells whether an entity is of a known state or body, or of public life
// wherever it is. Managers, heads and boards of no told state are of any firm or club.
func (d *document) lofty(m *actor.Mention, e record.Entity) bool {
	switch {
	case e.Code != "---" && e.Code != "":
		return true
	case e.Sector != "GOV" && e.Sector != "MIL" || m == nil:
		return political[e.Sector]
	}
	return d.namesOffice(m)
}

// namesOffice tells whether a word of a mention is of an office of public life.
func (d *document) namesOffice(m *actor.Mention) bool {
	s, l := d.open[m.Sentence], d.coder.lexicon
	for i := m.First; i <= m.Last; i++ {
		if l.offices[s.lemma[i]] || l.offices[s.form[i]] {
			return true
		}
	}
	return false
}

// unknown tells whether nothing is known of the sides of an event but what people they are.
// Those who flee act in public, and so do workers, and residents and believers who protest;
// and who is tried or held is somebody where the report has his name.
func (e *coded) unknown() bool {
	in := func(x record.Entity) bool {
		m := e.s.doc.mentionAt(e.s.at, max(0, e.s.wordAt(x.Start)))
		switch {
		case e.s.doc.lofty(m, x), x.Sector == "REF", x.Sector == "LAB":
			return true
		case e.Type == "PROTEST":
			return x.Sector != "UNK" && x.Sector != ""
		}
		return (e.Mode == "convict" || e.Mode == "arrest" && e.match.passive) && m != nil && m.Kind == actor.Person
	}
	return !slices.ContainsFunc(e.Actors, in) && !slices.ContainsFunc(e.Recipients, in)
}

// ofPeople tells whether only private people meet: "جوانان … گرد آمدند".
func (p *proposal) ofPeople() bool {
	if len(p.Actors) == 0 || len(p.Recipients) > 0 {
		return false
	}
	return !slices.ContainsFunc(p.Actors, func(x record.Entity) bool { return x.Sector != "CVL" })
}

// ofOffice tells whether a mention is of a named person or body, or tells of an office of
// public life: the managers and departments of a report on crime do not.
func (d *document) ofOffice(m *actor.Mention) bool {
	return m.Kind != actor.Role && m.Kind != actor.Body || m.Entities[0].Sector != "GOV" || d.namesOffice(m)
}

// ofMatter tells whether a sentence names a public matter: protest, spying, elections.
func (s *sentence) ofMatter() bool {
	for i := range s.Words {
		if _, n := s.doc.coder.lexicon.matters.at(s, i); n > 0 {
			return true
		}
	}
	return false
}

// public tells whether a mention is of somebody of public life, and not of a state,
// which stands for a place in any report.
func public(m *actor.Mention) bool {
	if m.Kind == actor.State || m.Kind == actor.Place || m.Kind == actor.Outlet || m.Kind == actor.Pronoun {
		return false
	}
	return slices.ContainsFunc(m.Entities, func(e record.Entity) bool {
		switch e.Code {
		case "UNO", "EUR", "IGO", "NGO", "IMG":
			return true
		}
		return political[e.Sector] && e.Code != "---"
	})
}

// international tells whether an event is between sides of two codes.
func (e *coded) international() bool {
	code := ""
	for _, side := range [][]record.Entity{e.Actors, e.Recipients} {
		for _, x := range side {
			switch {
			case x.Code == "---" || x.Code == "":
			case code == "":
				code = x.Code
			case code != x.Code:
				return true
			}
		}
	}
	return false
}

// travels tells whether a visit is only that somebody of no office goes somewhere: "آنان
// با هواپیما به دوحه رفتند".
func (p *proposal) travels() bool {
	if p.Type != "CONSULT" || p.Mode != "visit" || p.Status != plover.Actual && p.Status != plover.Past {
		return false
	}
	return !slices.ContainsFunc(p.Actors, func(x record.Entity) bool {
		if x.Sector == "UNK" && x.Code == "---" {
			m := p.s.doc.mentionAt(p.s.at, max(0, p.s.wordAt(x.Start)))
			return x.Start == x.End || m != nil && (m.Kind == actor.Pronoun || m.Kind == actor.Person)
		}
		return x.Sector != "CVL"
	})
}

// rallies makes a protest of people's coming together where the sentence tells that they
// want or are against something: "هزاران نفر گرد آمدند و خواستار … شدند".
func (p *proposal) rallies() bool {
	if p.match.Kind != Verb || p.Mode != "multilateral" {
		return false
	}
	for i := range p.s.Words {
		if p.s.doc.coder.lexicon.dissents[p.s.lemma[i]] {
			p.Type, p.Mode = "PROTEST", "demo"
			return true
		}
	}
	return false
}

// ofPublic leaves of the events of an everyday report those in which somebody of
// public life takes part, protests and relief.
func (d *document) ofPublic(events []coded) []coded {
	if len(events) == 0 {
		return events
	}
	if d.private() {
		events = slices.DeleteFunc(events, func(e coded) bool { return e.unknown() })
	}
	events = d.lawful(events)
	if !d.everyday(events) {
		return events
	}
	return slices.DeleteFunc(events, func(e coded) bool {
		if e.Type == "PROTEST" || e.Type == "AID" {
			return false
		}
		for _, side := range [][]record.Entity{e.Actors, e.Recipients} {
			for _, x := range side {
				if m := d.mentionAt(e.s.at, e.s.wordAt(x.Start)); m != nil && public(m) {
					return false
				}
			}
		}
		return true
	})
}
