package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
)

// victims takes off the doers of an attack that a noun states who are told to have
// suffered: "یازده مأمور در حمله به پاسگاهی کشته شدند".
func victims(in []coded) {
	for i := range in {
		o := &in[i]
		if o.Type != "ASSAULT" || o.match.Kind == Verb || len(o.Actors) == 0 {
			continue
		}
		if o.s.answered(o.match) && o.s.holdsSelf(o.match.anchor) {
			o.Actors = nil // "در پاسخ به ترور فرمانده خود"
			continue
		}
		for j := range in {
			e := &in[j]
			if e.Type != "ASSAULT" || !e.match.passive || o.frame == nil || i == j {
				continue
			}
			same := e.match.clause == o.match.clause
			if !same && !e.joins(o) {
				continue
			}
			if !e.s.struck(e, o) && same && shareSide(o.Actors, e.Recipients) && len(o.frame.Actors) < 2 {
				o.Actors = nil
				break
			}
		}
	}
}

// struck gives people of whom nothing tells the state, or whose state was guessed from
// the sentence, the state of the attack's target, not of who attacked: "غیرنظامیان در حملهٔ روسیه به خارکیف کشته
// شدند".
func (s *sentence) struck(killed, attack *coded) bool {
	if len(attack.Recipients) == 0 || len(killed.Recipients) != 1 {
		return false
	}
	r, target := &killed.Recipients[0], &attack.Recipients[0]
	switch {
	case s.anyPeople(r):
	case !hasCode(attack.Actors, r.Code) || hasCode(attack.Actors, target.Code):
		return false
	default:
		if m := s.doc.mentionAt(s.at, s.wordAt(r.Start)); m == nil || !m.Guessed() {
			return false
		}
	}
	r.Code, r.Name, r.NameFa = target.Code, target.Name, target.NameFa
	return true
}

// answered tells whether a noun is what somebody answers: "در پاسخ به ترور".
func (s *sentence) answered(m *match) bool {
	h := s.Words[m.anchor].Head
	if h < 0 {
		return false
	}
	switch s.lemma[h] {
	case "پاسخ", "واکنش", "تلافی", "انتقام":
		return true
	}
	return false
}

// unsaid puts somebody unknown where the ending of a verb alone tells that
// somebody acts, and beside the one side of a meeting or battle that is named: "با
// افغانستان پیمان امضا خواهیم کرد".
func (e *coded) unsaid() {
	m := e.match
	if m.Kind != Verb || m.clause < 0 || !e.frame.Actors.has("subj") {
		return
	}
	c := &e.s.Clauses[m.clause]
	if c.Subject.Head >= 0 || c.Verb < 0 {
		return
	}
	if e.oneSided() {
		e.Actors = append(e.Actors, record.Entity{Start: e.Trigger.Start, End: e.Trigger.Start, Code: "---", Sector: "UNK"})
		return
	}
	if len(e.Actors) > 0 || m.passive || c.Passive {
		return
	}
	e.Actors = []record.Entity{{Start: e.Trigger.Start, End: e.Trigger.Start, Code: "---", Sector: "UNK"}}
	if e.Type == "ASSAULT" && e.Status == plover.Future && e.s.Words[c.Head].Feats.Person == 1 {
		e.Type, e.Mode, e.Status = "THREATEN", "violence", plover.Actual // as settle has it of those who are named
	}
}

// oneSided tells whether of the sides of what is done together only the one under
// "با" is known, and the other one acts by the ending of the verb, or by nobody's name
// in a passive: "با مقامات عراق توافق شد".
func (e *coded) oneSided() bool {
	m, s := e.match, e.s
	if !m.between() || len(e.Actors) == 0 || len(s.role(m, "میان")) > 0 || len(s.role(m, "agent")) > 0 {
		return false
	}
	if !m.passive && s.Words[s.Clauses[m.clause].Head].Feats.Person == 0 {
		return false
	}
	with := s.role(m, "با")
	if len(with) == 0 || slices.ContainsFunc(with, func(h int) bool { return s.doc.coder.lexicon.reciprocals[s.form[h]] }) {
		return false
	}
	for i := range e.Actors {
		x := &e.Actors[i]
		w := s.wordAt(x.Start)
		if x.End <= x.Start || w < 0 || !slices.ContainsFunc(with, func(h int) bool { return w == h || s.Within(w, h) }) {
			return false
		}
	}
	return true
}

// reasons leaves out a protest that is only why an act of its clause is done, and
// tells by it against whom one demonstrates: "در اعتراض به سیاست دولت راهپیمایی
// کردند".
func reasons(in []coded) []coded {
	return slices.DeleteFunc(in, func(o coded) bool {
		if o.match.Kind != Noun || !o.s.reason(o.match) {
			return false
		}
		found := false
		for j := range in {
			e := &in[j]
			if e.match.Kind != Verb || e.s.owner[e.match.anchor] != o.s.owner[o.match.anchor] {
				continue
			}
			if found = true; e.Type == "PROTEST" && len(e.Recipients) == 0 {
				e.Recipients = without(o.Recipients, e.Actors)
			}
		}
		return found
	})
}

// reason tells whether a noun is why something is done: "در اعتراض به", "به اتهام".
func (s *sentence) reason(m *match) bool {
	switch s.lemma[m.anchor] {
	case "اعتراض":
		return s.standsUnder(m) == "در"
	case "اتهام":
		return s.standsUnder(m) == "به"
	}
	return false
}

// answers tells to whom a refusal goes that names nobody: who has accused, asked
// or threatened the refuser in the same sentence.
func answers(in []coded) {
	for i := range in {
		e := &in[i]
		if e.Type != "REJECT" || len(e.Actors) == 0 {
			continue
		}
		for j := range in {
			o := &in[j]
			switch o.Type {
			case "ACCUSE", "REQUEST", "THREATEN":
			default:
				continue
			}
			if o.Type == "ACCUSE" && o.match.Kind == Noun && len(o.Recipients) == 0 && len(e.Recipients) > 0 && within(o.Actors, e.Recipients) && len(o.Actors) > 0 {
				o.Recipients = slices.Clone(e.Actors) // who denies it is accused
			}
			if len(e.Recipients) == 0 && o.Trigger.Start < e.Trigger.Start && len(o.Actors) > 0 && within(e.Actors, o.Recipients) && !within(o.Actors, e.Actors) {
				e.Recipients = o.Actors
			}
		}
	}
}

// disowned gives the blame for an act that a noun states to its doer, where the
// phrase of what is blamed names others: "اعدام شهروند سوئد در ایران را محکوم
// کرد". The victims of an attack are not to blame for it: "حمله به سفارت روسیه را
// محکوم کرد".
func disowned(in []coded) {
	for i := range in {
		e := &in[i]
		if e.Type != "ACCUSE" || e.match.Kind != Verb {
			continue
		}
		for j := range in {
			o := &in[j]
			if o.match.Kind != Noun || !e.judges(o) {
				continue
			}
			switch {
			case len(o.Actors) > 0 && o.Actors[0].Code != "---" && !within(o.Actors, e.Actors) && deeds[o.Type]:
				e.Recipients = slices.Clone(o.Actors)
			case o.Type == "ASSAULT" && (len(o.Actors) == 0 || within(o.Actors, e.Actors)) && sameStarts(e.Recipients, o.Recipients):
				e.Recipients = nil // nobody says who did it, and not its victims
			}
		}
	}
}

// blameless takes off the doer of an act who blames, or praises, somebody for it:
// "فرانسه کودتا در نیجر را محکوم کرد". An act that nobody is left in is none.
func blameless(in []coded) []coded {
	for i := range in {
		o := &in[i]
		if o.match.Kind != Noun || o.Type != "ASSAULT" && o.Type != "COERCE" && o.Type != "SANCTION" || o.s.holdsSelf(o.match.anchor) {
			continue
		}
		for j := range in {
			e := &in[j]
			if (e.Type == "ACCUSE" || e.Type == "SUPPORT") && e.match.Kind == Verb && within(o.Actors, e.Actors) &&
				(e.judges(o) || o.Type == "ASSAULT" && e.Type == "ACCUSE" && o.match.clause == e.match.clause && len(o.s.role(o.match, "gen")) == 0 && len(o.s.role(o.match, "agent")) == 0) {
				o.Actors = nil
			}
		}
	}
	return slices.DeleteFunc(in, func(o coded) bool { return len(o.Actors) == 0 && len(o.Recipients) == 0 })
}

// holdsSelf tells whether a reflexive stands in the phrase of a word: "حملات خود".
func (s *sentence) holdsSelf(i int) bool {
	p := s.phraseOf(i)
	for j := max(i, p.First); j <= p.Last; j++ {
		if s.doc.coder.lexicon.reflexives[s.form[j]] {
			return true
		}
	}
	return false
}

// mediates tells between whom somebody mediates by a noun that names nobody:
// those who do in the same sentence what he mediates.
func mediates(in []coded) {
	for i := range in {
		e := &in[i]
		if e.Mode != "third-party" || e.match.Kind == Verb || len(e.Recipients) > 0 || len(e.Actors) == 0 {
			continue
		}
		for j := range in {
			switch o := &in[j]; o.Type {
			case "CONSULT", "COOPERATE", "RETREAT", "AGREE", "CONCEDE", "SUPPORT":
				if i != j && len(e.Recipients) == 0 && len(o.Actors) > 0 {
					e.Recipients = moved(distinct(append(slices.Clone(o.Actors), o.Recipients...)), e.Actors)
				}
			}
		}
	}
}

// judges tells whether the act that a noun states is what a verb blames or praises.
func (e *coded) judges(o *coded) bool {
	objects := slices.Concat(e.s.role(e.match, "obj"), e.s.role(e.match, "از"))
	return slices.ContainsFunc(o.match.words, func(w int) bool { return slices.Contains(objects, w) })
}

// joins tells whether the clause of an act is coordinated with that of another.
func (e *coded) joins(o *coded) bool {
	if e.match.clause < 0 {
		return false
	}
	c := &e.s.Clauses[e.match.clause]
	return c.Relation == "conj" && c.Parent == o.match.clause
}

// sameStarts tells whether all of some entities stand among others by their words.
func sameStarts(some, all []record.Entity) bool {
	for i := range some {
		if !slices.ContainsFunc(all, func(o record.Entity) bool { return o.Start == some[i].Start }) {
			return false
		}
	}
	return true
}

// conferring are the several sides of the talks in which something is signed: "در
// نشست سران هند و ژاپن چند سند امضا شد".
func (s *sentence) conferring(m *match) []record.Entity {
	if m.clause < 0 {
		return nil
	}
	meetings := s.doc.coder.lexicon.classes["meetings"]
	for _, p := range s.Clauses[m.clause].Obliques {
		if p.First < 0 || p.Preposition != "در" || !slices.ContainsFunc(s.lemma[p.First:p.Last+1], func(l string) bool { return meetings[l] }) {
			continue
		}
		var out []record.Entity
		for i := p.First; i <= p.Last; i++ {
			if x := s.doc.mentions.At(s.at, i); x != nil && x.First == i && acts(x) && x.Kind != actor.Place {
				out = append(out, x.Entities...)
			}
		}
		if out = distinct(out); len(out) > 1 {
			return out
		}
	}
	return nil
}
