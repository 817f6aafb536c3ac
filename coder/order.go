package coder

import "github.com/ravabet/ravabet/record"

// ownForces tells whether a part of a government says of its own what it has done:
// "وزارت دفاع اعلام کرد نیروهای این کشور …".
func (p *proposal) ownForces() bool {
	governs := func(e record.Entity) bool {
		return e.Code != "---" && (e.Sector == "GOV" || e.Sector == "MIL" || e.Sector == "COP" || e.Sector == "REB")
	}
	if len(p.Actors) != 1 || len(p.Recipients) != 1 {
		return false
	}
	a, r := p.Actors[0], p.Recipients[0]
	return a.Code == r.Code && governs(a) && governs(r) && (r.Sector == "MIL" || r.Sector == "COP" || a.Sector == r.Sector && a.Sector == "REB")
}

// byOrder tells whether an order only names who does what the clause tells in the
// passive: "به دستور دادستان بازداشت شد".
func (s *sentence) byOrder(m *match) bool {
	if m.clause < 0 || m.anchor == 0 || s.form[m.anchor-1] != "به" && s.form[m.anchor-1] != "با" {
		return false
	}
	c := &s.Clauses[m.clause]
	return (c.Passive || c.Verb >= 0 && passives[s.lemma[c.Verb]]) && c.Agent.Head >= m.anchor
}
