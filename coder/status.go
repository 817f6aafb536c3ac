package coder

import (
	"slices"
	"strings"

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
	k := s.owner[m.anchor]
	future := cl.Future || s.sharesFuture(k)
	switch {
	case m.duty:
		return plover.Actual
	case s.doc.commanded(s.at, k):
		return plover.Hypothetical
	case (cl.Negated || s.neither(cl) && !slices.Contains(m.Parts, "نه") || s.unplanned(k)) && !m.negated:
		return plover.Negated
	case s.hoped(k):
		return plover.Hypothetical
	case kind == "REQUEST" && !cl.Condition && s.tried(k):
		return plover.Actual // who tries to persuade has asked
	case !cl.Condition && s.intended(k):
		return plover.Future
	case cl.Modal && kind == "REQUEST" && !cl.Condition:
		return plover.Actual // that somebody must be asked is said by whoever asks
	case cl.Condition || cl.Modal || s.wished(k) || s.consequence(k) && kind != "THREATEN" || s.asked(k):
		return plover.Hypothetical
	case future, s.dated(k), announced(kind) && s.announces(k), kind == "ACCUSE" && s.toCome(k) && strings.HasPrefix(m.Name, "شکایت"):
		return plover.Future
	case c.history(s, m.anchor):
		return plover.Past
	}
	return plover.Actual
}

// hoped tells whether a clause tells what one would have: "کاش … را ترک کرده بودم".
func (s *sentence) hoped(k int) bool {
	for i := range s.Words {
		if s.owner[i] == k && (s.form[i] == "کاش" || s.form[i] == "کاشکی" || s.form[i] == "مبادا") {
			return true
		}
	}
	return false
}

// tried tells whether a clause is what its subject tries to do: "می‌کوشد ایران را
// متقاعد کند".
func (s *sentence) tried(k int) bool {
	up := s.Clauses[k].Parent
	l := s.doc.coder.lexicon
	return up >= 0 && s.subjunctive(k) && !s.Clauses[up].Negated && !s.Clauses[up].Modal && l.carries(s, up, l.trying)
}

// unplanned tells whether a clause stands under "قرار نیست".
func (s *sentence) unplanned(k int) bool {
	p := s.Clauses[k].Parent
	if p < 0 {
		return false
	}
	h := s.Clauses[p].Head
	return h > 0 && (s.form[h-1] == "قرار" && (s.form[h] == "نیست" || s.form[h] == "نبود") || s.form[h] == "قرار" && h+1 < len(s.form) && (s.form[h+1] == "نیست" || s.form[h+1] == "نبود"))
}

// sharesFuture tells whether a participle without an auxiliary of its own
// shares that of the clause it is joined with ("انتقاد کرده و … خواهند زد").
func (s *sentence) sharesFuture(k int) bool {
	cl := &s.Clauses[k]
	if cl.Verb < 0 || s.Words[cl.Verb].Feats.VerbForm != syntax.Participle || s.Child(cl.Verb, "aux", "aux:pass") >= 0 {
		return false
	}
	for j := range s.Clauses {
		if o := &s.Clauses[j]; o.Future && (o.Parent == k && o.Relation == "conj" || cl.Parent == j && cl.Relation == "conj") {
			return true
		}
	}
	return false
}

// neither tells whether "نه" negates a clause ("نه … دعوت شدند و نه …").
func (s *sentence) neither(cl *syntax.Clause) bool {
	n, own := 0, false
	for i := range s.Words {
		if s.form[i] == "نه" && (i+1 == len(s.Words) || s.form[i+1] != "تنها" && s.form[i+1] != "فقط") {
			n++
			own = own || i < cl.Head && s.owner[i] >= 0 && &s.Clauses[s.owner[i]] == cl
		}
	}
	if n > 1 && own {
		return true
	}
	for _, h := range []int{cl.Head, cl.Verb} {
		if h < 0 {
			continue
		}
		for _, j := range s.kids[h] {
			if s.form[j] == "نه" && j < h && s.form[j+1] != "تنها" && s.form[j+1] != "فقط" && !s.doc.coder.lexicon.counted[s.form[j+1]] {
				return true
			}
		}
	}
	return false
}

// consequence tells whether a clause says what would follow from a condition.
func (s *sentence) consequence(k int) bool {
	for i := range s.Words { // "در غیر این صورت … اعدام خواهند شد"
		if s.owner[i] == k && (s.form[i] == "وگرنه" || i > 1 && s.form[i] == "صورت" && s.form[i-1] == "این" && s.form[i-2] == "غیر") {
			return true
		}
	}
	for j := range s.Clauses {
		o := &s.Clauses[j]
		if o.Parent == k && o.Condition && o.Relation == "advcl" {
			return true
		}
		if o.Relation == "acl" && o.Modifies > 0 && s.owner[o.Modifies] == k && o.Modifies < o.Head && s.doc.coder.lexicon.conditions[s.form[o.Modifies-1]+" "+s.form[o.Modifies]] {
			return true
		}
	}
	return s.Words[s.Clauses[k].Head].Feats.Person != 1 && slices.ContainsFunc(s.Clauses[k].Obliques, func(p syntax.Phrase) bool {
		return p.Preposition == "در" && s.form[p.Head] == "صورت" && p.Last > p.Head // "در صورت حمله، … خواهد کرد"
	})
}

// asked tells whether a clause is what a question asks.
func (s *sentence) asked(k int) bool {
	cl := &s.Clauses[k]
	if cl.Question {
		return true
	}
	return cl.Parent < 0 && len(s.Words) > 1 && s.Words[len(s.Words)-1].Form == "؟"
}

// wished tells whether a clause only states what is wanted, possible or
// asked: its verb is subjunctive, or it hangs on a modal.
func (s *sentence) wished(k int) bool {
	cl := &s.Clauses[k]
	l := s.doc.coder.lexicon
	if cl.Parent >= 0 && !s.Clauses[cl.Parent].Negated && l.carries(s, cl.Parent, l.implicative) {
		return s.wished(cl.Parent)
	}
	if s.subjunctive(k) {
		return !s.precedes(cl)
	}
	if cl.Parent >= 0 && (cl.Relation == "ccomp" || cl.Relation == "xcomp") {
		return s.Clauses[cl.Parent].Modal
	}
	return false
}

// precedes tells whether a clause says before what something else was done
// ("پیش از آنکه … برگزار کنند").
func (s *sentence) precedes(cl *syntax.Clause) bool {
	for i := range s.Words {
		if s.owner[i] >= 0 && &s.Clauses[s.owner[i]] == cl && (s.form[i] == "قبل" || s.form[i] == "پیش") && i < cl.Head {
			return true
		}
	}
	return false
}

// foretold tells whether an act to come is what somebody else says of the
// doer.
func (s *sentence) foretold(e *coded) bool {
	for _, h := range s.speaker(e.match.clause) {
		for _, who := range s.who(h) {
			if who.Code != "---" && who.Code != e.Actors[0].Code {
				return true
			}
		}
	}
	return false
}

// foreseen tells whether a promise or a deal is told by nobody who makes it, and so is
// still to be made: "دولت‌های عضو تعهد خواهند کرد".
func (s *sentence) foreseen(m *match) bool {
	if m.Kind != Verb || m.clause < 0 || !s.Clauses[m.clause].Future || s.Clauses[m.clause].Negated || s.Words[s.Clauses[m.clause].Head].Feats.Person == 1 || len(s.speaker(m.clause)) > 0 {
		return false
	}
	return slices.ContainsFunc(m.words, func(i int) bool { return s.doc.coder.lexicon.pledges[s.lemma[i]] })
}

// settle applies the guide's rules on status: what is only announced of the
// cooperative types is the intention, and that is the event.
func settle(e *coded) {
	if e.Status != plover.Future {
		return
	}
	switch e.Type {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID":
		if e.Type == "COOPERATE" && e.frame.Actors.has("از") && len(e.Recipients) == 0 {
			// Who is to buy from another has not bought, and the seller has agreed to nothing.
			if doers, _ := e.s.fill(e.match, Slot{{"subj"}}, true); len(doers) > 0 {
				e.Actors, e.Recipients = doers, without(e.Actors, doers)
			}
		}
		e.Type, e.Mode, e.Status = "AGREE", "", plover.Actual
	case "RETREAT":
		e.Type, e.Mode, e.Status = "CONCEDE", "", plover.Actual
	case "COERCE":
		if len(e.Actors) > 0 && e.s.foretold(e) {
			e.Status = plover.Hypothetical
		}
	case "ASSAULT":
		// To say that one will use force is to threaten; to say that
		// another will is to fear it.
		if e.match.Kind == Verb && !e.match.passive && len(e.Actors) > 0 {
			if e.s.foretold(e) {
				e.Status = plover.Hypothetical
				return
			}
			e.Type, e.Mode, e.Status = "THREATEN", "violence", plover.Actual
		}
	case "REJECT", "AGREE", "CONCEDE", "THREATEN":
		if e.Type == "AGREE" && e.s.foreseen(e.match) {
			return
		}
		// Refusing, agreeing and threatening are acts of now whatever the
		// tense.
		e.Status = plover.Actual
	}
}
