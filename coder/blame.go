package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
)

// blamed are the types of act that lay blame on their doer when another side
// says that he did them.
var blamed = []string{"ASSAULT", "COERCE"}

// blames adds the accusation that lies in a harm of which one side says that
// another did it: "زلنسکی گفت نیروهای روسیه سد را منفجر کرده‌اند". The harm stays
// an event of its own.
func (s *sentence) blames(in []coded) []coded {
	accused(in)
	var out []coded
	for i := range in {
		e := &in[i]
		if e.match.Kind != Verb || e.match.clause < 0 || !slices.Contains(blamed, e.Type) || e.Status != plover.Actual || len(e.Actors) == 0 {
			continue
		}
		if slices.ContainsFunc(in, func(o coded) bool { return o.Type == "ACCUSE" }) {
			continue
		}
		speakers := s.accusers(e)
		if len(speakers) == 0 {
			continue
		}
		a := *e
		a.Type, a.Mode = "ACCUSE", "allege"
		a.Actors, a.Recipients = speakers, slices.Clone(e.Actors)
		out = append(out, a)
	}
	return append(in, out...)
}

// accusers are those of a side of their own who say that somebody else did an
// act.
func (s *sentence) accusers(e *coded) []record.Entity {
	c := &s.Clauses[e.match.clause]
	if c.Parent < 0 || c.Relation != "ccomp" && c.Relation != "parataxis" {
		return nil
	}
	kind, passive := s.doc.coder.lexicon.speech.kindOf(s, c.Parent)
	if kind != "say" && kind != "claim" && kind != "believe" && s.Clauses[c.Parent].Head != s.doc.speakers[s.at] {
		return nil
	}
	if passive {
		return nil // "روشن شد که": nobody says it
	}
	var out []record.Entity
	for _, h := range s.speaker(e.match.clause) {
		for _, who := range s.who(h) {
			if who.Code == "---" || slices.ContainsFunc(e.Actors, func(a record.Entity) bool { return a.Code == who.Code || a.Code == "---" }) {
				return nil
			}
			switch who.Sector {
			case "GOV", "LEG", "MIL", "REB", "OPP", "PTY", "SPY", "JUD":
				out = append(out, who)
			case "":
				if who.Code == "NGO" || who.Code == "UNO" {
					out = append(out, who)
				}
			}
		}
	}
	return distinct(out)
}

// accused gives a harm that a side is accused of to that side: in "اوکراین روسیه
// را به حمله به بیمارستان متهم کرد" the attack is Russia's, though Ukraine is the
// subject of the clause.
func accused(in []coded) {
	for i := range in {
		e := &in[i]
		if e.Type != "ACCUSE" || e.Mode != "allege" || e.match.Kind != Verb || e.match.clause < 0 || len(e.Recipients) == 0 {
			continue
		}
		for j := range in {
			o := &in[j]
			if o.match.Kind == Verb || o.match.clause != e.match.clause || !slices.Contains(blamed, o.Type) || len(o.Actors) == 0 {
				continue
			}
			if shareSide(o.Actors, e.Actors) && !shareSide(o.Recipients, e.Recipients) {
				o.Actors = slices.Clone(e.Recipients)
			}
		}
	}
}

// shareSide tells whether two lists name a side in common.
func shareSide(a, b []record.Entity) bool {
	return slices.ContainsFunc(a, func(x record.Entity) bool {
		return slices.ContainsFunc(b, func(y record.Entity) bool { return x.Code == y.Code && x.Text == y.Text })
	})
}

// ownPraise tells whether a government praises nobody but its own state: "کرملین روسیه
// را تأمین‌کننده‌ای مطمئن نامید".
func (s *sentence) ownPraise(actors, praised []record.Entity) bool {
	if len(actors) != 1 || len(praised) != 1 || actors[0].Code != praised[0].Code || actors[0].Sector != "GOV" || praised[0].Sector != "GOV" {
		return false
	}
	m := s.doc.mentionAt(s.at, s.wordAt(praised[0].Start))
	return m != nil && m.Kind == actor.State
}
