package coder

import (
	"maps"
	"slices"
	"strconv"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// participant is somebody in reach of a proposed event, with what speaks for
// either side.
type participant struct {
	entities []record.Entity
	head     int // word, -1 for a subject that only the verb's ending tells
	rule     int // the side that the frame gives, as weigher.side has it
	place    bool
	features features
}

// proposal is an event as the frame of a predicate proposes it.
type proposal struct {
	coded
	participants []participant
	features     features
	how          [2]string // how the frame's slots were filled: actor, recipient
}

// reach are the roles in which participants are looked for.
var reach = []string{"subj", "obj", "gen", "agent", "با", "به", "از", "علیه", "در", "بر", "برای", "درباره", "میان", "در برابر", "comp"}

// participants finds who can take part in an event: the mentions of the
// sentence, phrases in a role of the predicate that name nobody known, and a
// subject left unsaid.
func (c *Coder) participants(s *sentence, p *proposal) {
	m := p.match
	roles := map[int][]string{} // of a word that heads a phrase
	for _, r := range reach {
		for i, h := range s.role(m, r) {
			if i < 6 {
				roles[h] = append(roles[h], r)
			}
		}
	}
	seen := map[int]bool{}
	mentions := s.doc.mentions.In(s.at)
	for i := range mentions {
		x := &mentions[i]
		if s.covered(mentions, i) || x.Kind == actor.Outlet || overlapsTrigger(m, x) && !(s.endsInPeople(m) && x.Head == m.words[len(m.words)-1]) {
			continue
		}
		seen[x.Head] = true
		q := participant{entities: x.Entities, head: x.Head, place: x.Kind == actor.Place || p.Type == "CONSULT" && s.venue(x)}
		c.describe(s, p, &q, x, roles)
		p.participants = append(p.participants, q)
	}
	for _, r := range []string{"subj", "obj", "gen", "به", "با", "از", "علیه"} {
		for _, h := range s.role(m, r) {
			if seen[h] || len(s.who(h)) > 0 || s.Words[h].Tag != syntax.Noun && s.Words[h].Tag != syntax.Pron && s.Words[h].Tag != syntax.Propn {
				continue
			}
			seen[h] = true
			ph := s.phraseOf(h)
			q := participant{entities: []record.Entity{s.phrase(max(ph.First, 0), max(ph.Last, 0))}, head: h}
			c.describe(s, p, &q, nil, roles)
			p.participants = append(p.participants, q)
		}
	}
	if m.clause >= 0 && m.Kind == Verb && !m.passive && s.Clauses[m.clause].Subject.Head < 0 {
		if e := s.unsaid(m, "subj"); len(e) > 0 {
			q := participant{entities: e, head: -1}
			c.describe(s, p, &q, nil, roles)
			p.participants = append(p.participants, q)
		}
	}
}

// covered tells whether a mention lies in a wider one.
func (s *sentence) covered(in []actor.Mention, i int) bool {
	for j := range in {
		if j != i && in[j].First <= in[i].First && in[j].Last >= in[i].Last && in[j].Last-in[j].First > in[i].Last-in[i].First {
			return true
		}
	}
	return false
}

func overlapsTrigger(m *match, x *actor.Mention) bool {
	return slices.ContainsFunc(m.words, func(w int) bool { return w == x.Head })
}

// describe lists what speaks for the side of a participant.
func (c *Coder) describe(s *sentence, p *proposal, q *participant, x *actor.Mention, roles map[int][]string) {
	m := p.match
	f := &q.features
	has := func(in []record.Entity) bool {
		return slices.ContainsFunc(in, func(e record.Entity) bool {
			return slices.ContainsFunc(q.entities, func(o record.Entity) bool {
				return o.Code == e.Code && (o.Start == e.Start || o.Start < e.End && e.Start < o.End || e.Start == e.End)
			})
		})
	}
	rule := "none"
	if has(p.Actors) {
		q.rule, rule = actorSide, "actor"
	} else if has(p.Recipients) {
		q.rule, rule = recipientSide, "recipient"
	}
	kind, code := m.Kind.String(), "known"
	if m.passive {
		kind += "-passive"
	}
	if q.entities[0].Code == "---" {
		code = "unknown"
	}
	named := "phrase"
	if q.head < 0 {
		named = "unsaid"
	} else if x != nil {
		named = x.Kind.String()
	}
	f.add("bias")
	f.add("rule", rule, kind)
	f.add("rule", rule, p.Type)
	f.add("rule", rule, named, code)
	f.add("named", named, code, kind)
	f.add("sector", q.entities[0].Sector, rule)
	slots := strconv.Itoa(min(len(p.frame.Actors), 2)) + strconv.Itoa(min(len(p.frame.Recipients), 2))
	f.add("slots", slots, rule)
	f.add("sides", strconv.Itoa(min(len(p.Actors), 2))+strconv.Itoa(min(len(p.Recipients), 2)), rule)
	where := "out"
	if q.head >= 0 {
		for _, h := range slices.Sorted(maps.Keys(roles)) {
			rs := roles[h]
			if h != q.head && !s.Within(q.head, h) {
				continue
			}
			for _, r := range rs {
				at := "in"
				if h == q.head {
					at = "is"
				}
				side := "free"
				if p.frame.Actors.has(r) {
					side = "actor"
				} else if p.frame.Recipients.has(r) {
					side = "recipient"
				}
				where = at
				f.add("role", at, r, side, kind)
				f.add("role", at, side, rule)
				f.add("role", at, r, p.Type)
			}
		}
		gap := q.head - m.anchor
		f.add("gap", bucket(gap), kind)
		f.add("gap", bucket(gap), where, rule)
		f.add("clause", s.clauseGap(q.head, m.anchor), where, rule)
		f.add("clause", s.clauseGap(q.head, m.anchor), kind, s.rel(q.head))
		f.add("prep", s.phraseOf(q.head).Preposition, kind, where)
		f.add("prep", s.phraseOf(q.head).Preposition, p.Type)
		f.add("path", s.path(m.anchor, q.head), kind)
		f.add("first", strconv.FormatBool(q.head < 4), rule)
	}
	f.add("where", where, rule, named)
}

// bucket puts a distance in words into a class.
func bucket(n int) string {
	side := "after"
	if n < 0 {
		side, n = "before", -n
	}
	switch {
	case n <= 2:
		return side + strconv.Itoa(n)
	case n <= 5:
		return side + "5"
	case n <= 10:
		return side + "10"
	}
	return side + "far"
}

// clauseGap tells how the clause of one word lies to that of another.
func (s *sentence) clauseGap(a, b int) string {
	ka, kb := s.owner[a], s.owner[b]
	switch {
	case ka == kb:
		return "same"
	case ka >= 0 && kb >= 0 && s.Clauses[kb].Parent == ka:
		return "above"
	case ka >= 0 && kb >= 0 && s.Clauses[ka].Parent == kb:
		return "below"
	}
	return "other"
}

// path is the way through the tree from one word to another, three steps at
// most.
func (s *sentence) path(from, to int) string {
	out := ""
	for up := 0; up <= 2 && from >= 0; up++ {
		down := ""
		for j, n := to, 0; j >= 0 && n <= 3; j, n = s.Words[j].Head, n+1 {
			if j == from {
				return out + down
			}
			down = "v" + s.rel(j) + down
		}
		out += "^" + s.rel(from)
		from = s.Words[from].Head
	}
	return "far"
}

// weighEvent lists what speaks for a proposed event to be one.
func (c *Coder) weighEvent(s *sentence, p *proposal) {
	m, f := p.match, &p.features
	kind := m.Kind.String()
	f.add("bias")
	f.add("type", p.Type, kind)
	f.add("name", m.Name)
	f.add("status", p.Status, kind)
	f.add("status", p.Status, p.Type)
	f.add("sides", strconv.Itoa(min(len(p.Actors), 2))+strconv.Itoa(min(len(p.Recipients), 2)), kind)
	f.add("sides", strconv.Itoa(min(len(p.Actors), 2))+strconv.Itoa(min(len(p.Recipients), 2)), p.Type)
	f.add("parts", strconv.Itoa(min(len(m.Parts), 3)), kind)
	f.add("conditions", strconv.Itoa(min(len(p.frame.Conditions), 3)), kind)
	for side, in := range [2][]record.Entity{p.Actors, p.Recipients} {
		name := [2]string{"actor", "recipient"}[side]
		known := false
		for _, e := range in {
			known = known || e.Code != "---"
			f.add(name, e.Sector, kind)
			f.add(name, e.Sector, p.Type)
			if e.Start == e.End {
				f.add(name, "unsaid", kind)
			}
		}
		f.add(name, "known", strconv.FormatBool(known), strconv.FormatBool(len(in) > 0), kind)
	}
	if len(p.Actors) > 0 && len(p.Recipients) > 0 {
		f.add("domestic", strconv.FormatBool(p.Actors[0].Code == p.Recipients[0].Code), p.Type)
	}
	f.add("how", p.how[0], p.how[1], kind)
	f.add("how actor", p.how[0], kind)
	f.add("how actor", p.how[0], p.Type, kind)
	f.add("how recipient", p.how[1], kind)
	f.add("how recipient", p.how[1], p.Type, kind)
	above, way := s.actAbove(m)
	f.add("above", above, kind)
	f.add("above", above, way, kind)
	f.add("above", above, p.Type, kind)
	f.add("determined", s.determiner(m.anchor), kind)
	f.add("rel", s.rel(m.anchor), kind)
	if k := m.clause; k >= 0 {
		cl := &s.Clauses[k]
		v := s.Words[cl.Head].Feats
		f.add("clause", cl.Relation, kind)
		f.add("tense", strconv.Itoa(int(v.Tense)), strconv.Itoa(int(v.Aspect)), kind)
		f.add("mood", strconv.Itoa(int(v.Mood)), kind)
		f.add("person", strconv.Itoa(int(v.Person)), kind)
		f.add("negated", strconv.FormatBool(cl.Negated), kind)
		if m.Kind != Verb {
			f.add("governor", s.lemma[cl.Head])
			f.add("carried", strconv.FormatBool(s.carried(m, cl)), s.rel(m.anchor))
			f.add("prep", s.phraseOf(m.anchor).Preposition)
			if h := s.Words[m.anchor].Head; h >= 0 {
				f.add("head", s.lemma[h])
				f.add("headtag", s.Words[h].Tag.String(), s.rel(m.anchor))
			}
		}
		if cl.Parent >= 0 {
			f.add("parent", s.lemma[s.Clauses[cl.Parent].Head], cl.Relation)
		}
	}
	f.add("headline", strconv.FormatBool(s.at == 0 && len(s.Words) < 16), kind)
	f.add("dated", strconv.FormatBool(!s.doc.date.IsZero()), kind)
	if m.anchor > 0 {
		f.add("before", s.lemma[m.anchor-1])
	}
	if last := m.words[len(m.words)-1]; last+1 < len(s.Words) {
		f.add("after", s.lemma[last+1])
	}
}

// actAbove is the type of the predicate that a match hangs on, and the first
// and last relation on the way to it.
func (s *sentence) actAbove(m *match) (act, way string) {
	i, last := m.anchor, ""
	for n := 0; n < 5 && i >= 0; n++ {
		if i != m.anchor && !slices.Contains(m.words, i) {
			if t, ok := s.acts[i]; ok {
				return t, way + " " + last
			}
		}
		if n == 0 {
			way = s.rel(i)
		}
		last = s.rel(i)
		i = s.Words[i].Head
	}
	return "", way
}

// pointedAt tells whether a noun is what was told of before: "این اتهام".
func (s *sentence) pointedAt(i int) bool {
	switch s.determiner(i) {
	case "این", "آن", "همین":
		return true
	}
	return false
}

// determiner is the word before a noun that tells which one is meant ("این",
// "هر", "هیچ"), or the kind of one after it.
func (s *sentence) determiner(i int) string {
	for _, j := range s.kids[i] {
		if s.rel(j) == "det" || s.rel(j) == "nummod" {
			if s.rel(j) == "nummod" {
				return "number"
			}
			return s.form[j]
		}
	}
	if s.bare[i] != s.form[i] {
		return "indefinite"
	}
	return ""
}
