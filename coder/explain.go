package coder

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// Reading tells how a sentence was read, in words for people.
type Reading struct {
	Text    string          `json:"text"`
	Start   int             `json:"start"` // code points
	End     int             `json:"end"`
	Clauses []ClauseReading `json:"clauses"`
	Who     []WhoReading    `json:"who"`
	Events  []EventReading  `json:"events"`
	Silent  []SilentReading `json:"silent"` // predicates that coded nothing, or came near to standing there
	Tree    []string        `json:"tree"`   // a word each: number, form, lemma, tag, relation, head
}

// ClauseReading is a clause: its predicate with what is said of it, and the
// phrases that stand with it.
type ClauseReading struct {
	Predicate string     `json:"predicate"`
	Is        []string   `json:"is"` // "main clause", "negated"
	Arguments []Argument `json:"arguments"`
}

// Argument is a phrase and the part that it plays.
type Argument struct {
	Role  string `json:"role"`
	Words string `json:"words"`
}

// WhoReading is who is meant by some words, and how that was found.
type WhoReading struct {
	Words string   `json:"words"`
	Codes []string `json:"codes"`
	Why   string   `json:"why"`
}

// EventReading is an event and the rule that coded it.
type EventReading struct {
	Type         string               `json:"type"`
	Mode         string               `json:"mode"`
	Status       string               `json:"status"`
	Score        float64              `json:"score"`
	Words        string               `json:"words"` // of the text, that state the act
	Predicate    string               `json:"predicate"`
	Rule         string               `json:"rule"` // file and line
	Frame        string               `json:"frame"`
	Participants []ParticipantReading `json:"participants"`
}

// ParticipantReading is who stands on a side of an event, and what put them
// there.
type ParticipantReading struct {
	Side  string `json:"side"` // "actor", "recipient"
	Code  string `json:"code"`
	Words string `json:"words"`
	From  string `json:"from"`
}

// SilentReading is a predicate that coded nothing, and why.
type SilentReading struct {
	Predicate string `json:"predicate"`
	Rule      string `json:"rule"`
	Frame     string `json:"frame"` // the one that came nearest
	Why       string `json:"why"`
}

// Explain tells how each sentence of a document is read: its clauses and who
// is meant in it, the rule by which each event was coded and what filled its
// sides, and of a predicate that coded none what it lacked.
func (c *Coder) Explain(doc *syntax.Document, date time.Time) []Reading {
	d := c.open(doc, date)
	events, _ := c.all(d)
	var out []Reading
	for _, s := range d.open {
		r := Reading{Text: doc.Slice(s.Start, s.End), Start: s.Start, End: s.End}
		for i := range s.Words {
			w := &s.Words[i]
			r.Tree = append(r.Tree, fmt.Sprintf("%d %s %s %s %s %d", i, w.Form, w.Lemma, w.Tag, w.Rel, w.Head))
		}
		for k := range s.Clauses {
			r.Clauses = append(r.Clauses, s.readClause(k))
		}
		for _, m := range d.mentions.In(s.at) {
			w := WhoReading{Words: s.text(m.First, m.Last), Why: m.Kind.String() + ", " + m.Why}
			for _, e := range m.Entities {
				w.Codes = append(w.Codes, codeOf(e))
			}
			r.Who = append(r.Who, w)
		}
		c.explainPredicates(s, &r, events)
		out = append(out, r)
	}
	return out
}

// codeOf is a code with its sector, as "IRN.GOV".
func codeOf(e record.Entity) string {
	if e.Sector == "" {
		return e.Code
	}
	return e.Code + "." + e.Sector
}

func (s *sentence) readClause(k int) ClauseReading {
	cl := &s.Clauses[k]
	r := ClauseReading{Predicate: cl.Lemma, Is: []string{s.place(cl)}}
	for _, f := range []struct {
		on   bool
		name string
	}{{cl.Negated, "negated"}, {cl.Future, "to come"}, {cl.Condition, "a condition"}, {cl.Modal, "only possible or due"}, {cl.Passive, "passive"}, {cl.Question, "a question"}} {
		if f.on {
			r.Is = append(r.Is, f.name)
		}
	}
	add := func(role string, p syntax.Phrase) {
		if p.Head >= 0 {
			r.Arguments = append(r.Arguments, Argument{role, s.text(p.First, p.Last)})
		}
	}
	subject := "subject"
	if cl.Shared {
		subject = "subject, of the clause before"
	}
	add(subject, cl.Subject)
	add("object", cl.Object)
	add("doer", cl.Agent)
	for _, p := range cl.Obliques {
		add(cmp.Or(p.Preposition, "circumstance"), p)
	}
	return r
}

// place tells in words where a clause stands in its sentence.
func (s *sentence) place(cl *syntax.Clause) string {
	above := ""
	if cl.Parent >= 0 {
		above = " “" + s.Clauses[cl.Parent].Lemma + "”"
	}
	switch cl.Relation {
	case "root":
		return "main clause"
	case "conj":
		return "beside" + above
	case "ccomp":
		return "what is said or meant in" + above
	case "xcomp":
		return "completes" + above
	case "advcl":
		return "circumstance of" + above
	case "acl":
		if cl.Modifies >= 0 {
			return "tells of “" + s.Words[cl.Modifies].Form + "”"
		}
		return "tells of a noun"
	}
	return cl.Relation + above
}

// text is a stretch of a sentence as its words were repaired.
func (s *sentence) text(first, last int) string {
	var words []string
	for i := max(first, 0); i <= last && i < len(s.Words); i++ {
		words = append(words, s.Words[i].Form)
	}
	return strings.Join(words, " ")
}

// explainPredicates tells of every predicate that was found what it coded, or
// at which step it fell out.
func (c *Coder) explainPredicates(s *sentence, r *Reading, all []coded) {
	var events []coded
	for i := range all {
		if e := &all[i]; e.s == s {
			events = append(events, *e)
			if e.match.Predicate == termsPredicate {
				r.Events = append(r.Events, e.explain())
			}
		}
	}
	clear(s.used)
	proposals := c.proposals(s)
	clear(s.used)
	matches := c.lexicon.find(s)
	for i := range matches {
		m := &matches[i]
		same := func(o *match) bool { return o.anchor == m.anchor && o.Name == m.Name && o.Kind == m.Kind }
		if j := slices.IndexFunc(events, func(e coded) bool { return same(e.match) }); j >= 0 {
			r.Events = append(r.Events, events[j].explain())
			continue
		}
		out := SilentReading{Predicate: m.Name, Rule: m.Source, Frame: m.Frames[0].Text}
		if f := c.lexicon.frame(s, m); f == nil {
			near, lacks := c.nearestFrame(s, m)
			out.Rule, out.Frame, out.Why = near.Source, near.Text, lacks
		} else if out.Rule, out.Frame = f.Source, f.Text; f.Type == "" {
			out.Why = "the lexicon says that this use is no event"
		} else if j := slices.IndexFunc(proposals, func(p proposal) bool { return same(p.match) }); j < 0 {
			out.Why = "nobody of the sentence fills " + slotInWords(f.Actors, f.Recipients)
		} else {
			out.Why = c.dropped(s, &proposals[j], events)
		}
		r.Silent = append(r.Silent, out)
	}
	if len(matches) == 0 {
		r.Silent = append(r.Silent, c.nearest(s)...)
	}
}

// explain tells what coded an event.
func (e *coded) explain() EventReading {
	r := EventReading{Type: e.Type, Mode: e.Mode, Status: e.Status, Score: e.Score, Words: e.Trigger.Text,
		Predicate: e.match.Name, Rule: e.frame.Source, Frame: e.frame.Text}
	for i, side := range [2][]record.Entity{e.Actors, e.Recipients} {
		name, slot := "actor", e.frame.Actors
		if i == 1 {
			name, slot = "recipient", e.frame.Recipients
		}
		for _, x := range side {
			r.Participants = append(r.Participants, ParticipantReading{
				Side: name, Code: codeOf(x), Words: cmp.Or(x.Text, x.NameFa, x.Name), From: e.origin(x, slot)})
		}
	}
	return r
}

// origin tells which role of the frame gives a participant, or what else put
// it on its side.
func (e *coded) origin(x record.Entity, slot Slot) string {
	gives := func(role string) bool {
		got, _ := e.s.fillRole(e.match, role, true, true)
		return slices.ContainsFunc(got, func(o record.Entity) bool { return o.Code == x.Code && o.Start == x.Start })
	}
	for _, group := range slot {
		for _, role := range group {
			if gives(role) {
				return roleInWords(role) + ", as the rule says"
			}
		}
	}
	for _, role := range append([]string{"agent", "forum"}, reach...) {
		if gives(role) {
			return roleInWords(role) + ", put here by the trained weights or a rule of the grammar"
		}
	}
	return "found in the sentence by the trained weights or a rule of the grammar"
}
