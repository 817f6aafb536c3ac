package coder

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// rolesInWords are the roles of frames as people call them; a preposition is
// its own name.
var rolesInWords = map[string]string{
	"subj": "the subject", "obj": "the object", "gen": "the noun that completes it (ezafe)",
	"comp": "the subject of the clause that it governs", "agent": "the doer (توسط، از سوی)",
	"speaker": "the speaker", "forum": "the body in which it is done",
}

func roleInWords(role string) string {
	return cmp.Or(rolesInWords[role], "what stands under “"+role+"”")
}

// slotInWords lists the roles that fill the sides of a frame.
func slotInWords(slots ...Slot) string {
	var out []string
	for _, s := range slots {
		for _, group := range s {
			for _, role := range group {
				if w := roleInWords(role); !slices.Contains(out, w) {
					out = append(out, w)
				}
			}
		}
	}
	if out == nil {
		return "a role: the frame has none"
	}
	return strings.Join(out, ", ")
}

// nearestFrame is the frame of a predicate of whose conditions the fewest
// fail, and which those are.
func (c *Coder) nearestFrame(s *sentence, m *match) (*Frame, string) {
	var best *Frame
	var failing []string
	for i := range m.Frames {
		f := &m.Frames[i]
		var fails []string
		for _, x := range f.Conditions {
			if !c.lexicon.holds(s, m, x) {
				fails = append(fails, s.fails(m, x))
			}
		}
		if best == nil || len(fails) < len(failing) || len(fails) == len(failing) && best.Type == "" && f.Type != "" {
			best, failing = f, fails
		}
	}
	return best, strings.Join(failing, "; ")
}

// fails tells in words what a condition asks for and what it met with.
func (s *sentence) fails(m *match, x Condition) string {
	not := ""
	if x.Not {
		not = " not"
	}
	switch {
	case x.Role == "future":
		return "the act must" + not + " be to come"
	case x.Role == "under":
		return "it must" + not + " stand under one of: " + strings.Join(x.Words, "، ")
	case x.Role == "open comp":
		return "what it governs must" + not + " be still to do"
	case x.Kind == "several":
		return roleInWords(x.Role) + " must" + not + " be of several states"
	case x.Kind == "foreign":
		return roleInWords(x.Role) + " must" + not + " be of another state than the subject"
	}
	found := "it has none"
	if heads := s.role(m, x.Role); len(heads) > 0 {
		var phrases []string
		for _, h := range heads {
			p := s.phraseOf(h)
			phrases = append(phrases, "“"+cmp.Or(s.text(p.First, p.Last), s.Words[h].Form)+"”")
		}
		found = "it has " + strings.Join(phrases[:min(len(phrases), 3)], ", ")
	}
	what := "be there"
	switch {
	case x.Words != nil:
		words := x.Words[:min(len(x.Words), 8)]
		more := ""
		if len(x.Words) > len(words) {
			more = "، …"
		}
		what = "hold one of: " + strings.Join(words, "، ") + more
	case x.Entity:
		what = "name a political actor"
	}
	return roleInWords(x.Role) + " must" + not + " " + what + " (" + found + ")"
}

// dropped tells why a proposal did not become an event.
func (c *Coder) dropped(s *sentence, p *proposal, events []coded) string {
	if c.weigher != nil && !c.weigh(s, p) {
		return fmt.Sprintf("the trained weights give it %.2f, and %.2f is asked for", p.Score, acceptable)
	}
	if len(p.Actors) == 0 && len(p.Recipients) == 0 {
		return "nobody is left on either side: the trained weights took off who stood there"
	}
	for i := range events {
		if e := &events[i]; e.governs(&p.coded) {
			return "it is only what “" + e.match.Name + "” is about"
		} else if repeats(e, &p.coded) {
			return "it is the same act as “" + e.match.Name + "”"
		}
	}
	return "another act of the sentence takes it up"
}

// nearest are the entries of the lexicon that come nearest to the verbs of a
// sentence in which none stands: those with the same verb of whose other words
// most are there.
func (c *Coder) nearest(s *sentence) []SilentReading {
	var out []SilentReading
	for k := range s.Clauses {
		cl := &s.Clauses[k]
		if cl.Verb < 0 {
			continue
		}
		p, missing := c.lexicon.nearestTo(s, cl)
		r := SilentReading{Predicate: cl.Lemma, Why: "no entry of the lexicon has this verb with any word of the sentence"}
		if p != nil {
			r.Rule, r.Frame = p.Source, p.Frames[0].Text
			r.Why = "the nearest entry is “" + p.Name + "”, which lacks “" + strings.Join(missing, " ") + "”"
		}
		out = append(out, r)
	}
	if out == nil {
		out = append(out, SilentReading{Why: "it has no verb beside “است”, and none of its nouns states an act"})
	}
	return out
}

// nearestTo is the compound with a clause's verb of which most words stand in
// the sentence, and which are missing; nil if no word of any does.
func (l *Lexicon) nearestTo(s *sentence, cl *syntax.Clause) (*Predicate, []string) {
	verb := s.lemma[cl.Verb]
	var best *Predicate
	var lacks []string
	share := 0.0
	for _, p := range l.Predicates {
		if p.Kind != Verb || p.Verb != verb || len(p.Parts) == 0 || len(p.Frames) == 0 {
			continue
		}
		var missing []string
		for _, w := range p.Parts {
			if !slices.ContainsFunc(cl.Parts, func(i int) bool { return s.is(i, w) }) && !s.holdsWord(w) {
				missing = append(missing, w)
			}
		}
		if x := float64(len(p.Parts)-len(missing)) / float64(len(p.Parts)); x > share {
			best, lacks, share = p, missing, x
		}
	}
	return best, lacks
}

// holdsWord tells whether a folded word that says something by itself stands
// in a sentence.
func (s *sentence) holdsWord(w string) bool {
	for i := range s.Words {
		switch s.Words[i].Tag {
		case syntax.Noun, syntax.Propn, syntax.Adj, syntax.Adv, syntax.Num:
			if s.is(i, w) {
				return true
			}
		}
	}
	return false
}
