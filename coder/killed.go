package coder

import (
	"slices"

	"github.com/ravabet/ravabet/plover"
)

// killedIn makes one event of an attack that names only who made it and of those who
// were killed in it, of whom no doer is told: "سه سرباز اسرائیلی در حملهٔ حزب‌الله کشته
// شدند".
func killedIn(in []coded) []coded {
	for i := range in {
		attack := &in[i]
		if attack.Type != "ASSAULT" || attack.match.Kind != Noun || attack.match.Gerund || attack.match.between() || len(attack.Actors) == 0 || len(attack.Recipients) > 0 || attack.match.clause < 0 {
			continue
		}
		j := slices.IndexFunc(in, func(o coded) bool { return attack.kills(&o) })
		if j < 0 {
			continue
		}
		in[j].Actors = attack.Actors
		if in[j].Mode == "" {
			in[j].Mode = attack.Mode
		}
		return killedIn(slices.Delete(in, i, i+1))
	}
	return in
}

// kills tells whether another event is of those whom an attack killed or hurt.
func (e *coded) kills(o *coded) bool {
	s := e.s
	if o.match == e.match || o.Type != "ASSAULT" || o.match.clause != e.match.clause || len(o.Actors) > 0 || len(o.Recipients) == 0 || o.Status != e.Status || o.Status == plover.Hypothetical {
		return false
	}
	if o.match.Kind == Noun && !o.match.Gerund && o.match.anchor > e.match.anchor {
		return false
	}
	under := s.standsUnder(e.match)
	if a := e.match.words[0]; under == "" && a > 1 {
		under = s.doc.cues.Prepositions[s.form[a-2]+" "+s.form[a-1]] // "در پی", of which the tree makes a noun
	}
	switch under {
	case "در", "بر", "پس از":
		return true
	}
	return false
}
