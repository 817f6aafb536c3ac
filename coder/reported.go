package coder

import (
	"slices"

	"github.com/ravabet/ravabet/syntax"
)

// reports tells whether a verb of saying is followed by what is said, which
// begins at a word and is announced by how.
func (a *saying) reports(start int, how string) bool {
	c := &a.s.Clauses[a.clause]
	switch {
	case a.kind == "name":
		return false
	case a.kind == "deed" || a.kind == "stand" && a.writing() < 0:
		return false
	case how == ":":
		return true
	case a.kind == "stand" && how == "" && !a.s.goesOn(start):
		return a.s.finiteFrom(start) >= 0
	case a.kind == "accuse":
		return how == "که" && !a.has(c, "به")
	case a.kind == "point":
		return how == "که" && a.pointed()
	case how == "که":
		return !a.relative(c)
	}
	w := &a.s.Words[start]
	if a.s.goesOn(start) || w.Tag == syntax.Punct && a.s.form[start] != "«" && w.Form != "\"" && w.Form != "(" {
		return false
	}
	if a.what() || a.whenOnly() {
		return false
	}
	if a.governs() {
		return true
	}
	if a.kind != "say" && a.kind != "report" && a.kind != "claim" && how == "،" || a.hasObject(c) || a.another(start) {
		return false
	}
	if c.Relation == "acl" || start < len(a.s.Words) && w.Tag == syntax.Adp && w.Form == "را" {
		return false
	}
	return a.s.finiteFrom(start) >= 0
}

// hasObject tells whether a verb of saying has said what it says: "نتایج را
// اعلام کرد، …".
func (a *saying) hasObject(c *syntax.Clause) bool {
	o := c.Object
	return o.Head >= 0 && o.Head < a.last && a.s.rel(o.Head) == "obj" && !slices.Contains(c.Parts, o.Head)
}

// what tells whether a verb of saying stands in "آنچه … می‌گویند".
func (a *saying) what() bool {
	for i := a.last - 1; i >= max(0, a.last-8) && !a.s.finite(i); i-- {
		if f := a.s.form[i]; f == "آنچه" || f == "هرچه" {
			return true
		}
	}
	return false
}

// another tells whether the next thing is another act of saying and no clause
// that this one reports: "در حالی که … می‌گفت، وی افزود".
func (a *saying) another(start int) bool {
	v := a.s.mainFrom(start)
	return v >= 0 && slices.ContainsFunc(a.acts, func(b speechAct) bool {
		return b.clause != a.clause && a.s.owner[v] == b.clause && a.s.Clauses[b.clause].Relation != "ccomp" && a.s.ownSubject(v, start-1) >= 0
	})
}

// whenOnly tells whether a verb of saying only tells when something happened:
// the first clause of "هنگامی که او … بازگو می‌کرد، …".
func (a *saying) whenOnly() bool {
	switch f := a.s.form; f[0] {
	case "هنگامی", "زمانی", "وقتی", "درحالی", "هنگامیکه", "زمانیکه", "وقتیکه", "درحالیکه":
	case "در":
		if len(f) < 2 || f[1] != "حالی" {
			return false
		}
	default:
		return false
	}
	return a.acts[0].clause == a.clause
}

// has tells whether a clause has a phrase with the preposition.
func (a *saying) has(c *syntax.Clause, preposition string) bool {
	return slices.ContainsFunc(c.Obliques, func(p syntax.Phrase) bool { return p.Preposition == preposition })
}

// writing is the word for what something stands written in: "در بیانیه آمده
// است که …", -1 for none.
func (a *saying) writing() int {
	s := a.s
	for i := a.last - 1; i >= max(0, a.last-14); i-- {
		if s.finite(i) && i < a.last-2 {
			break
		}
		if s.Words[i].Form == "در" && i+1 < len(s.Words) {
			for j := i + 1; j < a.last; j++ {
				if s.doc.coder.lexicon.speech.texts[s.lemma[j]] || s.doc.coder.lexicon.speech.texts[s.form[j]] || s.form[j] == "آن" {
					return j
				}
			}
		}
	}
	return -1
}

// pointed tells whether a verb of pointing points at a clause: "به این نکته
// اشاره کرد که …".
func (a *saying) pointed() bool {
	for i := a.last - 1; i >= max(0, a.last-7); i-- {
		if a.s.form[i] == "این" {
			return true
		}
	}
	return false
}

// relative tells whether a clause after که tells of the object and is not
// what is said: "نتایجی را اعلام کرد که …".
func (a *saying) relative(c *syntax.Clause) bool {
	o := c.Object
	if o.Head < 0 || o.Last+1 >= len(a.s.Words) || a.s.Words[o.Last+1].Form != "را" || o.First > a.last {
		return false
	}
	for i := o.First; i <= o.Last; i++ {
		if f := a.s.form[i]; f == "این" || f == "چنین" {
			return false
		}
	}
	return true
}

// governs tells whether a verb of saying has a clause after it that the tree
// makes its complement.
func (a *saying) governs() bool {
	for k := range a.s.Clauses {
		c := &a.s.Clauses[k]
		if c.Parent == a.clause && c.Head > a.last && (c.Relation == "ccomp" || c.Relation == "parataxis" || c.Relation == "xcomp") {
			return true
		}
	}
	return false
}

// finiteFrom is the first finite verb or copula from a word on, -1 for none.
func (s *sentence) finiteFrom(i int) int {
	for ; i < len(s.Words); i++ {
		if s.finite(i) {
			return i
		}
	}
	return -1
}

func (s *sentence) finite(i int) bool {
	w := &s.Words[i]
	return (w.Tag == syntax.Verb || w.Tag == syntax.Aux) && w.Feats.VerbForm == syntax.Finite
}

// relativeAt tells whether a finite verb is that of a clause which tells of a
// noun behind a word.
func (s *sentence) relativeAt(i, from int) bool {
	c := s.clause(i)
	return c != nil && c.Relation == "acl" && c.Modifies >= from
}

// end is the last word of reported speech: that before the clause in which the
// report goes on, or the sentence's last.
func (a *saying) end(start int, how string) int {
	s := a.s
	end := len(s.Words) - 1
	if a.relativeClause() {
		if v := s.mainFrom(start); v >= 0 && s.finiteFrom(v+1) >= 0 {
			return s.groupEnd(v)
		}
	}
	spoken := s.mainFrom(start)
	if spoken < 0 {
		return end
	}
	for i := spoken + 1; i < len(s.Words); i++ {
		switch {
		case s.finite(i) && !s.relativeAt(i, start):
			spoken = i
		case s.Words[i].Form == "؛" && how != ":":
			return i - 1
		case s.Words[i].Form == ":" && i+1 < len(s.Words) && s.Words[i+1].Form == "«":
			return i - 1
		case s.Words[i].Form == "و" || s.contrasts(i):
			if v := s.nextVerb(i); v >= 0 && a.resumes(i, v, spoken, how) || s.credits(i+1) {
				return s.before(i)
			}
		}
	}
	return end
}

// relativeClause tells whether the verb of saying is that of a relative
// clause, in which the sentence has more to say.
func (a *saying) relativeClause() bool {
	c := &a.s.Clauses[a.clause]
	if i := a.begin - 1; i > 0 && a.s.Words[i].Form == "که" && a.s.Words[i-1].Tag != syntax.Verb {
		return true // "… که می‌گفت"
	}
	if c.Relation != "acl" {
		return false
	}
	for i := a.last - 1; i >= 0; i-- {
		if a.s.Words[i].Form == "که" {
			return true
		}
		if a.s.finite(i) {
			return false
		}
	}
	return false
}

// mainFrom is the first finite verb from a word on that is not that of a
// relative clause, -1 for none.
func (s *sentence) mainFrom(i int) int {
	for v := s.finiteFrom(i); v >= 0; v = s.finiteFrom(v + 1) {
		if !s.relativeAt(v, i) {
			return v
		}
	}
	return -1
}

// groupEnd is the last word of the verb group that begins at a finite verb.
func (s *sentence) groupEnd(v int) int {
	for v+1 < len(s.Words) && s.Words[v+1].Tag == syntax.Aux {
		v++
	}
	return v
}

// credits tells whether somebody else's words begin at a word: "به گفتهٔ …".
func (s *sentence) credits(i int) bool {
	if i >= len(s.Words) {
		return false
	}
	p, n := s.doc.coder.lexicon.speech.phraseAt(s.form, i)
	return n > 0 && p.kind == "according"
}

// nextVerb is the verb of the clause that a conjunction begins, -1 where it
// joins less than clauses.
func (s *sentence) nextVerb(i int) int {
	v := s.mainFrom(i + 1)
	if v < 0 {
		return -1
	}
	return v
}

// goesOn tells whether a word goes on with a sentence behind a verb of saying,
// and does not begin what is said.
func (s *sentence) goesOn(i int) bool { return s.doc.coder.lexicon.speech.goingOn[s.form[i]] }

// contrasts tells whether a word is a conjunction that, after a comma, can go
// back from what was said to the report.
func (s *sentence) contrasts(i int) bool { return s.doc.coder.lexicon.speech.contrasts[s.form[i]] }

// before is the word before a conjunction and its comma.
func (s *sentence) before(i int) int {
	i--
	for i > 0 && (s.Words[i].Form == "،" || s.Words[i].Form == "," || s.Words[i].Tag == syntax.Cconj) {
		i--
	}
	return i
}

// resumes tells whether the clause that a conjunction begins belongs to the
// report again: it tells of the same speaker's next act of speech, or its verb
// is in the report's tense where the speech before it is not.
func (a *saying) resumes(conjunction, verb, spoken int, how string) bool {
	s := a.s
	if s.asks(conjunction, verb) {
		return true
	}
	for _, b := range a.acts {
		if k := s.owner[verb]; b.clause != k || b.last <= conjunction || b.clause == a.clause {
			continue
		}
		if b.kind == "deed" && s.contrasts(conjunction) {
			break
		}
		if b.kind == "deed" {
			return past(s, a.last) && past(s, verb) && s.ownSubject(verb, conjunction) < 0
		}
		return s.Clauses[b.clause].Relation != "acl" && (s.contrasts(conjunction) || s.ownSubject(verb, conjunction) >= 0 || sameTense(s, a.last, verb))
	}
	if s.lemma[verb] == "بود" || how == ":" && !s.contrasts(conjunction) {
		return false
	}
	if !past(s, verb) || past(s, spoken) {
		return false
	}
	return s.contrasts(conjunction) || past(s, a.last) && s.ownSubject(verb, conjunction) < 0
}

// ownSubject is the subject of a verb's clause behind a word, -1 for none.
func (s *sentence) ownSubject(verb, behind int) int {
	c := s.clause(verb)
	if c == nil || c.Subject.Head <= behind || c.Shared {
		return -1
	}
	if next := c.Subject.Last + 1; next < len(s.Words) && s.Words[next].Form == "را" {
		return -1 // an object, whatever the tree makes of it
	}
	return c.Subject.Head
}

// asks tells whether what stands between two words asks somebody for what the
// second says: "از … خواست … کند", where "خواست" is easily read as a noun.
func (s *sentence) asks(first, last int) bool {
	from := false
	for i := first + 1; i < last; i++ {
		switch s.form[i] {
		case "از":
			from = true
		case "خواست", "خواستند":
			return from && s.Words[last].Feats.Mood == syntax.Subjunctive
		}
	}
	return false
}

// sameTense tells whether two verbs are in the same tense, auxiliaries behind
// them included.
func sameTense(s *sentence, a, b int) bool {
	for a > 0 && s.Words[a].Tag == syntax.Aux {
		a--
	}
	f, g := &s.Words[a].Feats, &s.Words[b].Feats
	return f.Tense == g.Tense && f.Aspect == g.Aspect
}

// past tells whether a verb is a simple past.
func past(s *sentence, i int) bool {
	f := &s.Words[i].Feats
	return f.Tense == syntax.Past && f.Aspect == syntax.NoAspect && f.VerbForm == syntax.Finite
}
