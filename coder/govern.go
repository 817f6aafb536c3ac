package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// governed leaves out acts that are only what another act of the sentence is
// about: what is asked for, refused, promised or threatened has not happened,
// and the asking is the event. A threat that names nobody is to those whom the
// harm would meet.
func governed(in []coded) []coded {
	drop := make([]bool, len(in))
	for i := range in {
		inner := &in[i]
		for j := range in {
			outer := &in[j]
			if i != j && outer.idle(inner) {
				drop[j], inner.Status = true, plover.Negated
				continue
			}
			if i == j || !outer.governs(inner) {
				continue
			}
			if outer.Type == "AGREE" && harms[inner.Type] != "" && inner.match.Kind == Verb && inner.Status != plover.Negated {
				// A definite plan of harm is that harm, to come.
				drop[j], inner.Status = true, plover.Future
				continue
			}
			drop[i] = true
			outer.withholds(inner)
			if outer.Type == "THREATEN" && inner.match.Kind == Verb {
				outer.threatens(inner)
			}
			if outer.Type == "AGREE" && inner.match.Kind == Verb && len(outer.Recipients) == 0 {
				// "وعده داد به مردم لبنان کمک کند": to whom one promises it is done.
				outer.Recipients = without(inner.Recipients, outer.Actors)
			}
		}
		if !drop[i] {
			inner.warned()
		}
	}
	for i := range in {
		in[i].threatened()
	}
	out := in[:0]
	for i := range in {
		if !drop[i] {
			out = append(out, in[i])
		}
	}
	return out
}

// force are the types of acts that nobody asks for: not to mean to do one is no refusal.
var force = map[string]bool{"ASSAULT": true, "MOBILIZE": true, "COERCE": true, "THREATEN": true}

// idle tells whether a refusal is only that somebody has no mind to use force, by a noun
// or by a verb under it: "قصد حمله ندارد".
func (e *coded) idle(inner *coded) bool {
	if !force[inner.Type] || !e.unwilling() {
		return false
	}
	if inner.match.Kind == Verb {
		return e.governs(inner)
	}
	return inner.Status == plover.Negated && inner.match.clause == e.match.clause
}

// unwilling tells whether a refusal is a verb of volition that is negated: "قصد ندارد",
// "حاضر نیست".
func (e *coded) unwilling() bool {
	l := e.s.doc.coder.lexicon
	return e.Type == "REJECT" && e.match.negated && e.match.Kind == Verb && e.match.clause >= 0 && l.carries(e.s, e.match.clause, l.volition)
}

// withholds adds to a refusal what somebody has no mind to do, and to whom: "حاضر نیست
// به اوکراین موشک بدهد".
func (e *coded) withholds(act *coded) {
	if act.match.Kind != Verb || !e.unwilling() {
		return
	}
	if e.Mode == "" {
		e.Mode = refusedMode[act.Type]
	}
	if len(e.Recipients) == 0 {
		e.Recipients = without(act.Recipients, e.Actors)
		if len(e.Recipients) == 0 && (act.Type == "CONSULT" || act.Type == "COOPERATE") {
			e.Recipients = ofOthers(act.Actors, e.Actors)
		}
	}
}

// governs tells whether an act is only what another one is about.
func (e *coded) governs(inner *coded) bool {
	if inner.match.clause < 0 || e.match.clause < 0 {
		return false
	}
	if inner.match.Kind == Noun || inner.match.clause == e.match.clause && inner.match.Kind != Verb {
		return e.match.Kind == Verb && e.coversNoun(inner)
	}
	switch e.Type {
	case "REQUEST", "REJECT", "THREATEN", "AGREE":
	default:
		return false
	}
	if e.match.duty && inner.match.clause == e.match.clause {
		return inner.Status != plover.Actual && inner.Status != plover.Past
	}
	if !e.s.under(inner.match.clause, e.match.clause) {
		return false
	}
	return inner.Status != plover.Actual && inner.Status != plover.Past || e.Type != "REJECT" && inner.open()
}

// open tells whether the verb of an act leaves it to be done: it is in the
// present or the future tense, or subjunctive.
func (e *coded) open() bool {
	c := &e.s.Clauses[e.match.clause]
	return c.Habitual || c.Future || e.s.subjunctive(e.match.clause)
}

// coversNoun tells whether a noun's act is what a verb asks for, refuses,
// promises, forbids or gives up: "سفر خود را لغو کرد", "صادرات به روسیه را ممنوع
// کرد".
func (e *coded) coversNoun(inner *coded) bool {
	switch e.Type {
	case "REQUEST", "REJECT", "THREATEN", "AGREE", "SANCTION", "COERCE", "CONCEDE":
	case "SUPPORT":
		if !signs(e.match.Name) || inner.Type == "CONSULT" || inner.Type == "AID" || inner.Type == "RETREAT" {
			return false
		}
	default:
		return false
	}
	switch inner.Type {
	case "AGREE":
		if e.Type != "SUPPORT" {
			return false
		}
	case "CONSULT", "COOPERATE", "AID", "RETREAT", "SUPPORT":
	case "SANCTION", "COERCE":
		if e.Type != "CONCEDE" {
			return false
		}
	case "MOBILIZE": // "با اعزام نیرو مخالفت کرد"
		if e.Type != "REJECT" {
			return false
		}
	case "ACCUSE":
		// "این اتهام را رد کرد" refers to what was told before.
		if e.Type != "REJECT" || !e.s.pointedAt(inner.match.anchor) && !inner.owned(e) {
			return false
		}
	default:
		return false
	}
	s, i := e.s, inner.match.anchor
	if s.owner[i] != e.match.clause && (!s.under(s.owner[i], e.match.clause) || s.tellsOfSomebody(s.owner[i])) {
		return false
	}
	for range 4 {
		switch s.phraseOf(i).Preposition {
		case "", "به", "با", "از", "بر", "برای", "درباره":
		default:
			return false
		}
		h := s.Words[i].Head
		if h < 0 {
			return false
		}
		if s.Words[h].Tag == syntax.Verb || slices.Contains(e.match.words, h) {
			return !e.accompanied(inner, i)
		}
		i = h
	}
	return false
}

// accompanied tells whether an act whose phrase stands at a demand or a threat is done
// along with it: nobody is asked "با" something ("با تمجید از … خواهان آتش‌بس شد").
func (e *coded) accompanied(inner *coded, top int) bool {
	if e.Type != "REQUEST" && e.Type != "THREATEN" || e.s.phraseOf(top).Preposition != "با" {
		return false
	}
	return len(inner.Recipients) > 0 || len(inner.Actors) > 1
}

// tellsOfSomebody tells whether a relative clause is about who acts, which is not what the
// verb above it is about: "با وزیری که به دعوت همتای خود آمده است سند امضا کرد".
func (s *sentence) tellsOfSomebody(k int) bool {
	c := &s.Clauses[k]
	if c.Relation != "acl" || c.Modifies < 0 {
		return false
	}
	m := s.doc.mentionAt(s.at, c.Modifies)
	return m != nil && acts(m)
}

// signs tells whether a verb puts an agreement into force: what the agreement is
// about is no act besides.
func signs(name string) bool {
	for _, part := range []string{"امضا", "تصویب", "منعقد"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

// owned tells whether an accusation has nobody for its author but who denies it:
// "طالبان اتهام پناه دادن به … را رد کردند".
func (e *coded) owned(denial *coded) bool {
	return len(e.s.role(e.match, "agent")) == 0 && (len(e.Actors) == 0 || within(e.Actors, denial.Actors))
}

// harms are the modes of a threat by the type of the harm.
var harms = map[string]string{"ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict"}

// threatens adds to a threat what the harm tells: its mode, and to whom.
func (e *coded) threatens(harm *coded) {
	if e.Mode == "" {
		e.Mode = harmMode(harm)
	}
	if len(e.Recipients) == 0 {
		e.Recipients = without(harm.Recipients, e.Actors)
	}
}

// threatened finds whom a threat that names nobody would meet in the clause that
// tells it: "تهدید کرد که علیه گروه حقانی عملیات خواهد کرد".
func (e *coded) threatened() {
	if e.Type != "THREATEN" || len(e.Recipients) > 0 || len(e.Actors) == 0 || e.match.Kind != Verb {
		return
	}
	s := e.s
	for k := range s.Clauses {
		if !s.under(k, e.match.clause) {
			continue
		}
		c := &s.Clauses[k]
		m := &match{Predicate: &Predicate{Kind: Verb}, anchor: c.Head, clause: k, passive: c.Passive, words: []int{c.Head}}
		for _, role := range []string{"علیه", "obj", "به", "در برابر", "بر", "subj"} {
			var met []record.Entity
			for _, h := range s.role(m, role) {
				met = append(met, s.who(h)...)
			}
			if met = distinct(met); len(met) > 0 && !within(met, e.Actors) && met[0].Code != "---" {
				e.Recipients = met
				return
			}
		}
	}
}

func harmMode(harm *coded) string {
	switch harm.Mode {
	case "arrest":
		return "arrest"
	case "deport", "expel":
		return "expel"
	}
	return harms[harm.Type]
}

// warned makes a threat of a harm that its doer warns of: "هشدار داد مهاجران را
// اخراج خواهد کرد".
func (e *coded) warned() {
	if harms[e.Type] == "" || e.match.Kind != Verb || e.match.clause < 0 || !e.open() {
		return
	}
	c := &e.s.Clauses[e.match.clause]
	if c.Parent < 0 || c.Relation != "ccomp" && c.Relation != "parataxis" && c.Relation != "conj" || c.Negated {
		return
	}
	switch kind, _ := e.s.doc.coder.lexicon.speech.kindOf(e.s, c.Parent); {
	case kind == "warn":
	case kind == "" && e.s.doc.speakers[e.s.at] >= 0 && e.s.consequence(e.match.clause) && !e.match.passive: // "اردوغان: اگر …، وارد عمل می‌شویم"
	case (kind == "say" || kind == "promise") && e.s.consequence(e.match.clause) && !e.match.passive: // "گفت اگر … تعرفه وضع خواهد کرد"
	default:
		return
	}
	if e.match.passive {
		if len(e.Actors) > 0 {
			return
		}
		for _, h := range e.s.coordinated(e.s.Clauses[c.Parent].Subject) {
			e.Actors = append(e.Actors, e.s.who(h)...)
		}
		e.Recipients = without(e.Recipients, e.Actors)
	} else if !c.Shared && e.s.Words[c.Head].Feats.Person != 1 && !sameSide(e.Actors, e.s.speaker(e.match.clause), e.s) {
		return
	}
	e.Mode = harmMode(e)
	e.Type, e.Status = "THREATEN", plover.Actual
}

// sameSide tells whether who acts is of the side of a speaker.
func sameSide(actors []record.Entity, speakers []int, s *sentence) bool {
	for _, h := range speakers {
		for _, e := range s.who(h) {
			if slices.ContainsFunc(actors, func(a record.Entity) bool { return a.Code == e.Code && a.Code != "---" }) {
				return true
			}
		}
	}
	return false
}

// under tells whether a clause is what another one's verb governs.
func (s *sentence) under(k, of int) bool {
	if of < 0 || k == of || s.Clauses[k].Parent != of {
		return false
	}
	switch s.Clauses[k].Relation {
	case "ccomp", "xcomp":
		return true
	case "advcl": // "از آلمان خواست تا کمک کند"
		return s.Clauses[k].Verb >= 0 && s.subjunctive(k) && slices.ContainsFunc(s.kids[s.Clauses[k].Head], func(j int) bool { return s.form[j] == "تا" && s.rel(j) == "mark" })
	case "acl":
		return s.Clauses[k].Modifies < 0 || s.owner[s.Clauses[k].Modifies] == of
	}
	return false
}
