package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
)

// implied tells whom a threat or sanction meets that names nobody: the only
// other side that its sentence speaks of. "آمریکا هشدار داد که … در پاکستان عملیات
// خواهد کرد" is to Pakistan. Acts of other types have such a side beside them,
// too, but as often for another reason.
func (s *sentence) implied(in []coded) []coded {
	for i := range in {
		e := &in[i]
		if e.Type != "THREATEN" && e.Type != "SANCTION" || len(e.Recipients) > 0 || len(e.Actors) == 0 {
			continue
		}
		if e.Recipients = s.threatened(e); len(e.Recipients) == 0 {
			e.Recipients = s.otherSide(e.Actors)
		}
	}
	return in
}

// threatened is whom somebody threatens by what he says he will do to them: "تهدید کرد که
// شورشیان را نابود خواهد کرد".
func (s *sentence) threatened(e *coded) []record.Entity {
	if e.Type != "THREATEN" || e.match.Kind != Verb || e.match.clause < 0 {
		return nil
	}
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Parent != e.match.clause || c.Relation != "ccomp" || c.Object.Head < 0 || c.Negated || c.Passive || !c.Future && !s.subjunctive(k) && !c.Habitual {
			continue
		}
		if m := s.doc.mentionAt(s.at, c.Object.Head); m != nil && acts(m) {
			return without(m.Entities, e.Actors)
		}
	}
	return nil
}

// selfless takes off a recipient that is but a word for the actor's own state:
// "اسرائیل هشدار داد که این کشور هر اقدامی را انجام خواهد داد".
func (s *sentence) selfless(in []coded) {
	for i := range in {
		e := &in[i]
		if len(e.Actors) == 1 && len(e.Recipients) > 1 {
			e.Recipients = slices.DeleteFunc(slices.Clone(e.Recipients), func(x record.Entity) bool {
				m := s.doc.mentionAt(s.at, s.wordAt(x.Start))
				return x.Code == e.Actors[0].Code && x.Sector == "GOV" && x.End > x.Start && m != nil && m.Kind == actor.Pronoun
			})
		}
		if len(e.Actors) != 1 || len(e.Recipients) != 1 || e.Actors[0].Code != e.Recipients[0].Code || e.Recipients[0].Sector != "GOV" {
			continue
		}
		switch e.Type {
		case "THREATEN", "ACCUSE", "SANCTION", "SUPPORT", "AGREE", "REJECT":
			m := s.doc.mentionAt(s.at, s.wordAt(e.Recipients[0].Start))
			var in *actor.Mention
			if m != nil && m.Kind == actor.Body && m.Last+2 < len(s.Words) && s.Words[m.Last+1].Form == "در" {
				in = s.doc.mentions.At(s.at, m.Last+2)
			}
			switch {
			case m == nil || e.Actors[0].Sector != "GOV":
			case in != nil && in.Kind == actor.State && in.First == m.Last+2:
				e.Recipients = slices.Clone(in.Entities) // "سفارت خود در هائیتی را تعطیل کرد"
			case m.Kind == actor.Pronoun:
				e.Recipients = nil
			case e.Type == "ACCUSE" && m.Kind == actor.Role && s.Words[m.Last].Form == "کشور":
				// "برلین تأیید کرد که ایران سفیر این کشور را احضار کرده است"
				if other := s.otherSide(e.Actors); other != nil {
					e.Recipients[0].Code = other[0].Code
				}
			}
		}
	}
}

// otherSide is the one state or body beside some that a sentence speaks of, nil
// where it speaks of none or of several.
func (s *sentence) otherSide(actors []record.Entity) []record.Entity {
	var found []record.Entity
	for _, m := range s.doc.mentions.In(s.at) {
		if m.Kind == actor.Outlet || m.Kind == actor.Place || len(m.Entities) != 1 {
			continue
		}
		x := m.Entities[0]
		if x.Code == "---" || x.Code == "" || slices.ContainsFunc(actors, func(a record.Entity) bool { return a.Code == x.Code }) {
			continue
		}
		switch {
		case found == nil:
			found = []record.Entity{x}
		case found[0].Code != x.Code:
			return nil
		}
	}
	return found
}
