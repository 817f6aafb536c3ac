package coder

import (
	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// lowered hangs on the verb of a clause of content what the tree hangs on the
// verb of saying before it. Persian puts no argument behind its verb, so that in
// "وزیر گفت روسیه باید عقب بنشیند" and "گفت حماس را نابود می‌کند" what follows
// "گفت" belongs to what is said.
func lowered(s *syntax.Sentence) bool {
	changed := false
	for c := range s.Words {
		v := s.Words[c].Head
		if s.Words[c].Rel != "ccomp" || v < 0 || v >= c || s.Words[v].Tag != syntax.Verb {
			continue
		}
		for j := v + 1; j < c; j++ {
			w := &s.Words[j]
			if w.Head != v || w.Tag != syntax.Noun && w.Tag != syntax.Propn && w.Tag != syntax.Pron {
				continue
			}
			switch w.Rel {
			case "obj", "nsubj", "nmod", "obl", "obl:arg", "dep":
			default:
				continue
			}
			switch {
			case marker(s, v, j, c) >= 0:
				m := marker(s, v, j, c)
				s.Words[m].Head = j
				w.Head, w.Rel = c, "obj"
			case hasCase(s, j):
				w.Head = c
			case s.Child(c, "nsubj", "nsubj:pass") < 0:
				w.Head, w.Rel = c, "nsubj"
			default:
				continue
			}
			changed = true
		}
	}
	return changed
}

// intended makes of "قرار است" the verb that governs what is planned, where the
// tree makes it the subject of that: "قرار است هفتهٔ آینده رؤسای جمهور دیدار کنند".
func intended(s *syntax.Sentence) bool {
	for i := 0; i+2 < len(s.Words); i++ {
		w := &s.Words[i]
		if w.Form != "قرار" || w.Rel != "nsubj" || w.Head <= i+1 || s.Words[w.Head].Tag != syntax.Verb || !settled[s.Words[i+1].Form] {
			continue
		}
		v := &s.Words[w.Head]
		verb := w.Head
		w.Head, w.Rel = v.Head, v.Rel
		v.Head, v.Rel = i, "ccomp"
		for j := i + 1; j < verb; j++ {
			if x := &s.Words[j]; x.Head == i && x.Rel != "cop" && x.Rel != "aux" {
				x.Head = verb
			}
		}
		return true
	}
	return false
}

// claused makes the clause that follows a verb of saying at once, without "که", what
// is said, where the tree sets it beside: "آلمان هشدار داد روسیه به ناتو حمله خواهد
// کرد". Persian puts no argument behind its verb, so that a noun that the tree
// hangs there on the verb of saying begins the clause.
func (l *Lexicon) claused(s *syntax.Sentence) bool {
	changed := false
	for v := 0; v+2 < len(s.Words); v++ {
		if s.Words[v].Tag != syntax.Verb || s.Words[v].Feats.VerbForm != syntax.Finite {
			continue
		}
		next := v + 1
		w := &s.Words[next]
		if w.Tag != syntax.Noun && w.Tag != syntax.Propn && w.Tag != syntax.Det && w.Tag != syntax.Num && w.Tag != syntax.Pron && !l.needs[w.Form] || !l.says(s, v) {
			continue
		}
		for u := next + 1; u < len(s.Words); u++ {
			x := &s.Words[u]
			if x.Tag == syntax.Cconj && x.Head > u && s.Words[x.Head].Tag == syntax.Verb && s.Words[x.Head].Head == v {
				break // what is told besides
			}
			if x.Tag != syntax.Verb {
				continue
			}
			if x.Head == v && (x.Rel == "conj" || x.Rel == "parataxis") {
				x.Rel, changed = "ccomp", true
			} else if x.Head >= 0 && x.Head < v && (x.Rel == "conj" || x.Rel == "ccomp") && x.Feats.Mood == syntax.Subjunctive {
				x.Head, x.Rel, changed = v, "ccomp", true // "وعده داد حقوق اقلیت‌ها را تضمین کند"
			}
			break
		}
	}
	return changed
}

// says tells whether a verb is one of saying, with the nominal part before it or
// without.
func (l *Lexicon) says(s *syntax.Sentence, v int) bool {
	verbs := l.speech.verbs[fold(s.Words[v].Lemma, false)]
	if verbs == nil {
		return false
	}
	if v > 0 {
		for _, x := range verbs.compounds[fold(s.Words[v-1].Form, false)] {
			if x.kind != "ask" && before(s, v, x.parts) {
				return true
			}
		}
	}
	return len(verbs.simple) > 0 && verbs.simple[0].kind != "ask" && s.Child(v, "compound:lvc") < 0
}

// before tells whether some words stand right before a word.
func before(s *syntax.Sentence, i int, words []string) bool {
	if i < len(words) {
		return false
	}
	for n, w := range words {
		if fold(s.Words[i-len(words)+n].Form, false) != w {
			return false
		}
	}
	return true
}

// marker is the "را" behind a phrase, on its head or on the verb above, -1 for
// none.
func marker(s *syntax.Sentence, verb, head, before int) int {
	for j := head + 1; j < before; j++ {
		w := &s.Words[j]
		if w.Form == "را" && (w.Head == head || w.Head == verb) {
			return j
		}
		if w.Head == verb && w.Tag != syntax.Adp {
			return -1
		}
	}
	return -1
}

// others takes one person off what several do by what he says of them: "تکاچنکو اعلام
// کرد در شش ناحیه آسیب دیدند". Where his own verb is a plural, too, both are out of
// respect.
func (d *document) others(sentence int) {
	s := &d.Sentences[sentence]
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if !c.Shared || c.Relation != "ccomp" || c.Parent < 0 || s.Words[c.Head].Feats.Number != syntax.Plural || s.Words[s.Clauses[c.Parent].Head].Feats.Number != syntax.Singular {
			continue
		}
		if m := d.mentionAt(sentence, c.Subject.Head); m != nil && !m.Plural && (m.Kind == actor.Person || m.Kind == actor.Role) {
			c.Subject, c.Shared = syntax.NoPhrase, false
		}
	}
}

// announcedBy gives to "خبر داد" the phrase with "از" that tells what is announced,
// where the tree joins it to the statement in which it is: "با صدور بیانیه‌ای | از
// تحریم … خبر داد".
func (d *document) announcedBy(sentence int) bool {
	s := &d.Sentences[sentence]
	for v := 3; v < len(s.Words); v++ {
		if s.Words[v].Lemma != "داد" || s.Words[v].Tag != syntax.Verb || s.Words[v-1].Form != "خبر" {
			continue
		}
		for j := 1; j+1 < v; j++ {
			h := s.Words[j].Head
			if s.Words[j].Form != "از" || s.Words[j].Rel != "case" || h <= j || h >= v {
				continue
			}
			at := s.Words[h].Head
			if at == v {
				return false // it has what is announced
			}
			if at == j-1 && d.indefinite(&s.Words[at]) {
				s.Words[h].Head, s.Words[h].Rel = v, "obl"
				return true
			}
		}
	}
	return false
}
