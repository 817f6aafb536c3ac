package coder

import "github.com/ravabet/ravabet/syntax"

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
