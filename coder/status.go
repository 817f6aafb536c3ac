package coder

import (
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/syntax"
)

// status tells whether an act of some type is said to have happened, by the
// clause that states it and those that the clause depends on.
func (c *Coder) status(s *sentence, m *match, kind string) string {
	cl := s.clause(m.anchor)
	if cl == nil {
		return plover.Actual
	}
	if m.Kind != Verb && !s.carried(m, cl) && m.anchor != cl.Head {
		return c.inPassing(s, m, kind)
	}
	switch {
	case m.duty:
		return plover.Actual
	case cl.Negated && !m.negated:
		return plover.Negated
	case !cl.Condition && s.intended(s.owner[m.anchor]):
		return plover.Future
	case cl.Condition || cl.Modal || s.wished(s.owner[m.anchor]):
		return plover.Hypothetical
	case cl.Future, s.dated(s.owner[m.anchor]), announced(kind) && s.announces(s.owner[m.anchor]):
		return plover.Future
	case c.history(s, m.anchor):
		return plover.Past
	}
	return plover.Actual
}

// wished tells whether a clause only states what is wanted, possible or
// asked: its verb is subjunctive, or it hangs on a modal.
func (s *sentence) wished(k int) bool {
	cl := &s.Clauses[k]
	if cl.Verb >= 0 && s.Words[cl.Head].Feats.Mood == syntax.Subjunctive {
		return true
	}
	if cl.Parent >= 0 && (cl.Relation == "ccomp" || cl.Relation == "xcomp") {
		return s.Clauses[cl.Parent].Modal
	}
	return false
}

// settle applies the guide's rules on status: what is only announced of the
// cooperative types is the intention, and that is the event.
func settle(e *coded) {
	if e.Status != plover.Future {
		return
	}
	switch e.Type {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID":
		e.Type, e.Mode, e.Status = "AGREE", "", plover.Actual
	case "RETREAT":
		e.Type, e.Mode, e.Status = "CONCEDE", "", plover.Actual
	case "ASSAULT":
		// To say that one will use force is to threaten.
		if e.match.Kind == Verb && !e.match.passive && len(e.Actors) > 0 {
			e.Type, e.Mode, e.Status = "THREATEN", "violence", plover.Actual
		}
	case "REJECT", "AGREE", "CONCEDE", "THREATEN":
		// Refusing, agreeing and threatening are acts of now whatever the
		// tense.
		e.Status = plover.Actual
	}
}
