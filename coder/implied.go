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
		e.Recipients = s.otherSide(e.Actors)
	}
	return in
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
