package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// parties are who an agreement is between: whom its own phrase names ("توافق
// ایران و عراق", "… میان … و …"), else who signs it with whom, else the
// parties of the agreement that the document told of before. It is nil where
// fewer than two are known, and holds several where one side signed with each
// of several others apart.
func (r *pactReader) parties(p *pactNoun) [][]record.Entity {
	s := p.s
	own := r.withOwner(p, r.between(p))
	if len(own) >= 2 {
		if p.status == "" && !p.basis && (p.mere() || r.bySides(p)) {
			return nil
		}
		return [][]record.Entity{own}
	}
	if p.within && r.accords(p) {
		if by := r.subjects(p, p.s.owner[p.i]); len(by) >= 2 { // who says something in it
			return [][]record.Entity{by}
		}
	}
	if p.status == "" && !p.basis && !p.same && !p.of {
		return nil
	}
	signers := r.signers(p)
	if apart := r.apart(p, signers); apart != nil {
		return apart
	}
	all := own
	if !p.basis || len(p.words) > 0 {
		for _, e := range append(signers, r.partners(p)...) {
			all = withParty(all, e)
		}
	}
	if len(all) == 1 && len(signers) == 0 && p.clause >= 0 && s.Words[s.Clauses[p.clause].Head].Feats.Person == 1 {
		all = append(all, record.Entity{Code: "---"}) // "با … پیمان می‌بندیم"
	}
	if len(all) >= 2 {
		if b := r.before(p); b != nil && p.same && subset(b, all) {
			all = b
		}
		return [][]record.Entity{all}
	}
	if rebels := r.rebels(p, all); rebels != nil {
		return [][]record.Entity{rebels}
	}
	if b := r.before(p); b != nil && subset(all, b) {
		return [][]record.Entity{b}
	}
	if p.same || len(p.words) == 0 || p.noun && (p.status == "broken" || p.status == "ended") {
		return nil
	}
	if all = r.teller(p, all); len(all) == 2 {
		return [][]record.Entity{all}
	}
	if more := r.named(p, all); len(more) == 2 {
		return [][]record.Entity{more}
	}
	if p.kind == "agreement" || p.kind == "statement" {
		return nil
	}
	if len(signers) == 1 && !p.noun && len(all) == 1 {
		return [][]record.Entity{all}
	}
	if p.counted() && len(all) == 0 {
		all = r.tellers(p, nil)
	}
	if p.counted() && len(all) == 1 {
		return [][]record.Entity{all}
	}
	return nil
}

// counted tells whether a number stands before an agreement: who tells of "سه
// قرارداد" without a word of the other sides is one of them.
func (p *pactNoun) counted() bool {
	return p.i > 0 && p.s.Words[p.i-1].Tag == syntax.Num
}

// bySides tells whether a phrase names the parties by no name: "توافق طرفین",
// which is what they agree on and no document.
func (r *pactReader) bySides(p *pactNoun) bool {
	m := r.d.mentions.At(p.s.at, p.i+p.n)
	return m != nil && m.Kind == actor.Pronoun && !p.same && !p.of
}

// teller adds to the one party that the phrase of an agreement names who tells
// of it: "وزیر نیروی ایران گفت: قرارداد صادرات برق به عراق تمدید شد".
func (r *pactReader) teller(p *pactNoun, known []record.Entity) []record.Entity {
	if len(known) != 1 {
		return known
	}
	return r.tellers(p, known)
}

// tellers adds to the parties that are known who tells of an agreement.
func (r *pactReader) tellers(p *pactNoun, known []record.Entity) []record.Entity {
	s := p.s
	for _, a := range r.lexicon.speech.acts(s) {
		if a.last >= p.i || s.Clauses[a.clause].Subject.Head < 0 {
			continue
		}
		for _, e := range s.who(s.Clauses[a.clause].Subject.Head) {
			known = withParty(known, e)
		}
		break
	}
	return known
}

// mere tells whether a phrase only names an agreement as background: of
// several that are not counted, or as what another noun belongs to.
func (p *pactNoun) mere() bool {
	s := p.s
	if s.Words[p.i].Feats.Number == syntax.Plural {
		return true
	}
	if p.i == 0 {
		return false
	}
	w := &s.Words[p.i-1]
	return (w.Tag == syntax.Noun || w.Tag == syntax.Adj) && s.preposition(p.i) == "" && s.Words[p.i].Head >= 0 && s.Words[p.i].Head < p.i
}

// withParty adds a party that is not there yet. Who belongs to no state and
// no body is none.
func withParty(in []record.Entity, e record.Entity) []record.Entity {
	if e.Code == "" || e.Code == "---" || hasCode(in, e.Code) {
		return in
	}
	return append(in, e)
}

// rebels are a state and those of its own with whom it signs: two sides of one
// code, nil for none.
func (r *pactReader) rebels(p *pactNoun, all []record.Entity) []record.Entity {
	if len(p.words) == 0 || p.noun {
		return nil
	}
	if len(all) == 0 {
		all = r.named(p, nil)
	}
	if len(all) != 1 {
		return nil
	}
	in := r.d.mentions.In(p.s.at)
	first, last := p.segment()
	for i := range in {
		if e := &in[i].Entities[0]; in[i].First >= first && in[i].Last <= last && e.Code == all[0].Code && (e.Sector == "REB") != (all[0].Sector == "REB") {
			return []record.Entity{all[0], *e}
		}
	}
	return nil
}

func subset(a, b []record.Entity) bool {
	return !slices.ContainsFunc(a, func(e record.Entity) bool { return !hasCode(b, e.Code) })
}

// before are the parties of the agreement that the document told of last.
func (r *pactReader) before(p *pactNoun) []record.Entity {
	if r.last < 0 {
		return nil
	}
	return r.out[r.last].Parties
}

// insidePact are prepositions that go on with the phrase of an agreement.
var insidePact = map[string]bool{"میان": true, "بین": true, "با": true, "فی‌مابین": true, "به": true, "از": true, "طریق": true, "مابین": true}

// between are the parties that the phrase of an agreement itself names.
func (r *pactReader) between(p *pactNoun) []record.Entity {
	s := p.s
	var out []record.Entity
	for j := p.i + p.n; j < len(s.Words); j++ {
		w := &s.Words[j]
		if s.finite(j) || w.Form == "را" || w.Form == "که" || w.Tag == syntax.Punct && w.Form != "-" && w.Form != "–" && w.Form != "«" && w.Form != "»" {
			break
		}
		if w.Tag == syntax.Adp && (!insidePact[w.Form] || len(out) >= 2) {
			break
		}
		if s.rel(j) == "compound" && s.Words[j].Head > j {
			break
		}
		if p.kind == "statement" && s.eventNoun(j) {
			break // "… در بیانیهٔ پایانی حملات اسرائیل را محکوم کردند"
		}
		m := r.d.mentions.Headed(s.at, j)
		if m == nil || !partyTo(m) || len(out) == 0 && namesPact(s, m) || r.furthers(s, m) {
			continue
		}
		if m.Kind == actor.Pronoun && r.last >= 0 {
			return r.out[r.last].Parties // "توافق پیشین دو طرف"
		}
		for _, e := range m.Entities {
			out = withParty(out, e)
		}
		j = max(j, m.Last)
	}
	if len(out) == 1 && p.i > 0 {
		// "توافق خود با ایران": the owner is the subject.
		for j := p.i + p.n; j < min(len(s.Words), p.i+p.n+4); j++ {
			if s.form[j] == "خود" {
				for _, e := range r.subjects(p, s.owner[p.i]) {
					out = withParty(out, e)
				}
			}
		}
	}
	return out
}

// accords tells whether a statement is what its sides have come to: the final one of
// a meeting, or one in which they announce or promise something. One in which they
// blame or ask somebody else is none.
func (r *pactReader) accords(p *pactNoun) bool {
	s, x := p.s, r.lexicon
	for j := p.i; j < min(len(s.Words), p.i+p.n+2); j++ {
		if x.pacts.final[s.form[j]] {
			return true
		}
	}
	if s.owner[p.i] < 0 {
		return false
	}
	kind, _ := x.speech.kindOf(s, s.owner[p.i])
	return kind == "say" || kind == "promise" || s.acts[s.Clauses[s.owner[p.i]].Verb] == "AGREE+"
}

// furthers tells whether somebody only helps an agreement along: "با
// میانجی‌گری قطر".
func (r *pactReader) furthers(s *sentence, m *actor.Mention) bool {
	return m.First > 0 && r.lexicon.pacts.standsAside(s, m.First-1)
}

// standsAside tells whether a word is of how others further an agreement.
func (x *pactLexicon) standsAside(s *sentence, i int) bool {
	return x.aside[s.form[i]] || x.aside[s.lemma[i]]
}

// namesPact tells whether a city behind an agreement is its name and not a
// party: "توافق دوحه", but "توافق تهران و بغداد".
func namesPact(s *sentence, m *actor.Mention) bool {
	e := &m.Entities[0]
	if len(m.Entities) > 1 || m.Kind != actor.State && m.Kind != actor.Place || e.NameFa == "" || fold(e.Text, false) == fold(e.NameFa, false) || m.First < m.Last {
		return false
	}
	next := m.Last + 1
	return next >= len(s.Words) || s.Words[next].Tag != syntax.Cconj && s.Words[next].Tag != syntax.Adp && s.Words[next].Form != "-" && s.Words[next].Form != "–"
}

// partyTo tells whether a mention can be a party.
func partyTo(m *actor.Mention) bool {
	return m.Kind != actor.Outlet && m.Kind != actor.Thing && (m.Kind != actor.Pronoun || len(m.Entities) > 1)
}

// withOwner adds to the one party that a phrase names the one that it belongs
// to: the subject of its clause, of an agreement "با …".
func (r *pactReader) withOwner(p *pactNoun, own []record.Entity) []record.Entity {
	s := p.s
	with := false
	for j := p.i + p.n; j < min(len(s.Words), p.i+p.n+6) && !s.finite(j); j++ {
		with = with || s.Words[j].Form == "با"
	}
	if len(own) != 1 || !with {
		return own
	}
	for _, e := range r.subjects(p, s.owner[p.i]) {
		own = withParty(own, e)
	}
	return own
}

// subjects are who does what a clause tells.
func (r *pactReader) subjects(p *pactNoun, k int) []record.Entity {
	s := p.s
	if k < 0 {
		return nil
	}
	c := &s.Clauses[k]
	var out []record.Entity
	if h := c.Subject.Head; h >= 0 && !s.Within(p.i, h) || h >= 0 && h < p.i {
		for _, h := range s.coordinated(c.Subject) {
			if h >= p.i && h < p.i+p.n {
				continue
			}
			for _, e := range s.who(h) {
				out = withParty(out, e)
			}
		}
		// The states within a subject of several: "وزیران … ایران و عراق".
		for j := c.Subject.First; j >= 0 && j <= c.Subject.Last && j < p.i; j++ {
			if m := r.d.mentions.Headed(s.at, j); m != nil && m.Kind != actor.Place && partyTo(m) && s.preposition(m.Head) == "" {
				for _, e := range m.Entities {
					out = withParty(out, e)
				}
			}
		}
	} else if h < 0 && !c.Passive {
		out = append(out, s.doc.antecedent(s.at, c.Head, s.Words[c.Head].Feats)...)
	}
	return out
}

// signers are who brings about what the verb of an agreement tells.
func (r *pactReader) signers(p *pactNoun) []record.Entity {
	s := p.s
	if p.clause < 0 || len(p.words) == 0 {
		return nil
	}
	c := &s.Clauses[p.clause]
	var out []record.Entity
	if !p.passive {
		out = r.subjects(p, p.clause)
	}
	if fronted := r.behindObject(p, c); len(fronted) > 0 {
		out = fronted
	}
	v := &match{Predicate: &Predicate{Kind: Verb}, anchor: c.Head, clause: p.clause, passive: c.Passive, words: []int{c.Head}}
	for _, h := range s.role(v, "agent") {
		for _, e := range s.who(h) {
			out = withParty(out, e)
		}
	}
	return out
}

// behindObject are the signers who stand between an agreement that is marked as
// object and its verb: "این پیمان را … و … امضا کردند".
func (r *pactReader) behindObject(p *pactNoun, c *syntax.Clause) []record.Entity {
	s := p.s
	marker := -1
	for i := p.i + p.n; i < min(len(s.Words), p.i+p.n+12) && !s.finite(i) && marker < 0; i++ {
		if s.Words[i].Form == "را" {
			marker = i
		}
	}
	if marker < 0 || c.Passive {
		return nil
	}
	var out []record.Entity
	in := r.d.mentions.In(s.at)
	for i := range in {
		m := &in[i]
		if m.First <= marker || m.Last >= c.Head || !acts(m) || m.Kind == actor.Pronoun || r.d.inside(s.at, m) || !s.free(m) {
			continue
		}
		for _, e := range m.Entities {
			out = withParty(out, e)
		}
	}
	return out
}

// partners are with whom an agreement is made.
func (r *pactReader) partners(p *pactNoun) []record.Entity {
	s := p.s
	var out []record.Entity
	if p.clause < 0 {
		return nil
	}
	c := &s.Clauses[p.clause]
	v := &match{Predicate: &Predicate{Kind: Verb}, anchor: c.Head, clause: p.clause, passive: c.Passive, words: []int{c.Head}}
	for _, role := range []string{"با", "میان"} {
		for _, h := range s.role(v, role) {
			if r.lexicon.pacts.standsAside(s, h) {
				continue
			}
			for _, e := range s.who(h) {
				out = withParty(out, e)
			}
		}
	}
	return out
}

// apart are the pairs of one side with each of several others where the text
// names them apart: "با … و با … پیمان‌هایی امضا کرد".
func (r *pactReader) apart(p *pactNoun, signers []record.Entity) [][]record.Entity {
	s := p.s
	if len(signers) != 1 || p.status == "" {
		return nil
	}
	var out [][]record.Entity
	for j := 0; j+1 < len(s.Words); j++ {
		if s.Words[j].Form != "با" || s.owner[j] != p.clause && s.owner[s.Words[j].Head] != p.clause {
			continue
		}
		if m := r.d.mentions.At(s.at, j+1); m != nil && m.First == j+1 && len(m.Entities) == 1 {
			if pair := withParty(signers[:1:1], m.Entities[0]); len(pair) == 2 {
				out = append(out, pair)
			}
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// segment are the first and last word of what a sentence tells of an
// agreement: from the semicolon, colon or stroke before it to the verb that
// tells its status.
func (p *pactNoun) segment() (int, int) {
	first := 0
	for i := range p.i {
		if p.s.parted(i) || p.s.Words[i].Form == ":" {
			first = i + 1
		}
	}
	return first, max(p.i, slices.Max(p.words))
}

// named adds to the parties that are known those whom the sentence names at
// all, but for places.
func (r *pactReader) named(p *pactNoun, known []record.Entity) []record.Entity {
	out := slices.Clone(known)
	first, last := p.segment()
	in := r.d.mentions.In(p.s.at)
	for i := range in {
		m := &in[i]
		if m.First < first || m.Last > last || m.First > p.i && namesPact(p.s, m) || m.Kind == actor.Place || !partyTo(m) || p.s.preposition(m.Head) == "در" {
			continue
		}
		for _, e := range m.Entities {
			out = withParty(out, e)
		}
	}
	return out
}
