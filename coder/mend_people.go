package coder

import (
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// unlightened takes people off a verb that the tree makes them the nominal part
// of: who is counted, or many, is no part of what happened to them ("در سوریه
// زندانیان کشته شدند"), nor is what is done by a verb that makes no compounds. It
// comes before names and roles are looked for, which pass over parts of verbs.
func (c *Coder) unlightened(s *syntax.Sentence) bool {
	changed := false
	for i := range s.Words {
		w := &s.Words[i]
		if w.Rel != "compound:lvc" || w.Tag != syntax.Noun || w.Head <= i || s.Words[w.Head].Tag != syntax.Verb {
			continue
		}
		v := &s.Words[w.Head]
		if c.lexicon.lightened(s, i, v.Lemma) || s.Child(i, "case") >= 0 || !c.persons(s, i) && (c.lexicon.light(v.Lemma) || !undergoes(v)) {
			continue
		}
		verb, rel := w.Head, "nsubj"
		switch {
		case undergoes(v):
			if v.Rel == "xcomp" && v.Head > verb {
				verb = v.Head
			}
			rel = "nsubj:pass"
		case s.Child(verb, "nsubj", "nsubj:pass") >= 0 && s.Child(verb, "obj") < 0:
			rel = "obj"
		}
		if rel != "obj" && s.Child(verb, "nsubj", "nsubj:pass") >= 0 {
			continue
		}
		for j := 0; j < i; j++ {
			if x := &s.Words[j]; x.Head == w.Head && (x.Tag == syntax.Num || x.Rel == "advmod" && j == i-1 && c.lexicon.numbers[fold(x.Form, true)]) {
				x.Head, x.Rel = i, "nummod" // "صدها کارگر"
			}
		}
		w.Head, w.Rel = verb, rel
		changed = true
	}
	return changed
}

// undergoes tells whether a verb tells what was done to its subject.
func undergoes(v *syntax.Word) bool {
	return v.Feats.Passive || v.Feats.VerbForm == syntax.Participle && v.Rel == "xcomp"
}

// light tells whether many compounds are made with a verb, by its past stem.
func (l *Lexicon) light(verb string) bool {
	return len(l.verbs.compounds[fold(verb, true)]) >= manyCompounds
}

// manyCompounds is the least number of nominal parts that a light verb has in
// the lexicon.
const manyCompounds = 12

// persons tells whether a noun tells of several people, by its ending, or of
// some that are counted.
func (c *Coder) persons(s *syntax.Sentence, i int) bool {
	w := &s.Words[i]
	form := fold(w.Form, true)
	if w.Feats.Number == syntax.Plural && strings.HasSuffix(form, "ان") && form != fold(w.Lemma, true) {
		return true
	}
	people := c.lexicon.classes["person"]
	if !people[form] && !people[fold(w.Lemma, true)] {
		return false
	}
	return i > 0 && (s.Words[i-1].Tag == syntax.Num || c.lexicon.numbers[fold(s.Words[i-1].Form, true)]) || w.Feats.Number == syntax.Plural
}
