package coder

import (
	"slices"

	"github.com/ravabet/ravabet/syntax"
	"github.com/ravabet/ravabet/when"
)

// intended tells whether a clause states what somebody plans to do: it hangs
// on a verb of intention ("قصد دارد … کند"), or such a verb stands in it ("قرار
// است وزیران … دیدار کنند").
func (s *sentence) intended(k int) bool {
	up := s.Clauses[k].Parent
	l := s.doc.coder.lexicon
	if up >= 0 && s.Clauses[k].Relation == "conj" && s.Clauses[up].Parent != k && s.intended(up) && (s.subjunctive(k) || s.Clauses[k].Habitual) {
		return true
	}
	c := &s.Clauses[k]
	if up >= 0 && c.Relation == "conj" && c.Habitual && !c.Negated && s.arrangement(up) {
		return true
	}
	if up >= 0 && c.Relation != "conj" && (c.Verb < 0 || c.Future || c.Habitual || s.subjunctive(k)) && !s.Clauses[up].Negated && l.carries(s, up, l.intention) {
		return true
	}
	return s.subjunctive(k) && s.intentionBefore(k)
}

// arrangement tells whether a clause tells what is to be by "قرار است", so that what is
// joined to it in the present tense is to be, too: "قرار است … دیدار کنند و وزیر … نیز
// گفت‌وگو می‌کند".
func (s *sentence) arrangement(k int) bool {
	c := &s.Clauses[k]
	if c.Parent >= 0 && c.Relation != "conj" && s.form[s.Clauses[c.Parent].Head] == "قرار" {
		return s.subjunctive(k)
	}
	return false
}

// subjunctive tells whether the verb of a clause is, or its copula: "آماده باشد".
func (s *sentence) subjunctive(k int) bool {
	c := &s.Clauses[k]
	if c.Verb >= 0 && s.Words[c.Head].Feats.Mood == syntax.Subjunctive {
		return true
	}
	cop := s.Child(c.Head, "cop")
	return cop >= 0 && s.Words[cop].Feats.Mood == syntax.Subjunctive
}

// intentionBefore tells whether the words before a subjunctive verb, back to
// the last other verb, say that it is planned, where the tree does not show it.
func (s *sentence) intentionBefore(k int) bool {
	l := s.doc.coder.lexicon
	for i, steps := s.Clauses[k].Verb-1, 0; i > 0 && steps < 40; i, steps = i-1, steps+1 {
		w := &s.Words[i]
		if w.Tag != syntax.Verb && w.Tag != syntax.Aux || w.Feats.VerbForm != syntax.Finite || slices.Contains(s.Clauses[k].Parts, i) {
			continue
		}
		verb := s.lemma[i]
		if verb == "است" || verb == "هست" {
			verb = "بود"
		}
		for _, parts := range l.intention[verb] {
			if len(parts) > 0 && !w.Feats.Negative && s.wordsBefore(i, parts) {
				return true
			}
		}
		return false
	}
	return false
}

// wordsBefore tells whether some words stand right before a word.
func (s *sentence) wordsBefore(i int, words []string) bool {
	if i < len(words) {
		return false
	}
	for n, w := range words {
		if !s.is(i-len(words)+n, w) {
			return false
		}
	}
	return true
}

// dated tells whether a clause in the present tense gives a day to come: "هفتهٔ
// آینده به مسکو سفر می‌کند".
func (s *sentence) dated(k int) bool {
	c := &s.Clauses[k]
	if !c.Habitual {
		return false
	}
	if s.dayToCome(k) {
		return true
	}
	coming := s.doc.coder.lexicon.comingTimes
	for i := range s.Words {
		if i >= c.Verb || s.owner[i] != k && (s.owner[i] < 0 || s.Clauses[s.owner[i]].Relation != "nsubj") {
			continue
		}
		if i+1 < len(s.Words) && s.form[i+1] == "از" {
			continue // "بعد از": what is over
		}
		if s.form[i] == "ظرف" && i+2 < len(s.Words) && s.timed(i+2) {
			return true // "ظرف سه ماه دیدار می‌کنند"
		}
		if coming[s.form[i]] && (s.timed(i) || s.rel(i) == "advmod" || i > 0 && s.timed(i-1)) {
			return true
		}
	}
	return false
}

// dayToCome tells whether a clause gives a day after that of the report.
func (s *sentence) dayToCome(k int) bool {
	if s.doc.date.IsZero() {
		return false
	}
	for _, e := range s.doc.expressions(s.Start, s.End) {
		if e.Kind != when.KindDate || e.From.IsZero() || !e.From.After(s.doc.date.AddDate(0, 0, 1)) {
			continue
		}
		if w := s.wordAt(e.Start); w >= 0 && s.owner[w] == k && w < s.Clauses[k].Head {
			return true
		}
	}
	return false
}

// toCome tells whether a clause tells of the future, in whatever tense: also
// what somebody says in the present tense that he himself does ("پاسخ کوبنده
// می‌دهیم").
func (s *sentence) toCome(k int) bool {
	c := &s.Clauses[k]
	return c.Future || s.dated(k) || s.announces(k) || c.Habitual && c.Verb >= 0 && s.Words[c.Head].Feats.Person == 1
}

// announced tells of the types whose acts are still to come where somebody
// says in the present tense that he does them: "اعلام کرد نیروهایش را خارج
// می‌کند", while "گفت از مردم حمایت می‌کند" tells of now.
func announced(kind string) bool {
	switch kind {
	case "CONSULT", "RETREAT", "ASSAULT", "MOBILIZE":
		return true
	}
	return false
}

// announces tells whether a clause in the present tense is what its subject
// says of himself.
func (s *sentence) announces(k int) bool {
	c := &s.Clauses[k]
	if !c.Habitual || !c.Shared || c.Parent < 0 || c.Relation != "ccomp" && c.Relation != "parataxis" {
		return false
	}
	if s.Clauses[c.Parent].Head == s.doc.speakers[s.at] {
		return true
	}
	kind, _ := s.doc.coder.lexicon.speech.kindOf(s, c.Parent)
	return kind != ""
}
