package coder

import "github.com/ravabet/ravabet/syntax"

// called makes complements of a verb of naming of the words between "را" and it
// that the tagger took for verbs of their own.
func (l *Lexicon) called(s *syntax.Sentence) bool {
	changed := false
	for v := range s.Words {
		if s.Words[v].Tag != syntax.Verb || !l.naming[s.Words[v].Lemma] {
			continue
		}
		r := v - 1
		for r > 0 && r >= v-9 && s.Words[r].Form != "را" && s.Words[r].Tag != syntax.Sconj {
			r--
		}
		if r <= 0 || s.Words[r].Form != "را" {
			continue
		}
		for f := r + 1; f < v; f++ {
			if s.Words[f].Tag == syntax.Verb {
				reduce(s, f, v, r)
				changed = true
			}
		}
	}
	return changed
}

// reduce makes an adjective of a word that was read as a verb, and gives what
// hung on it to the verb that it belongs to.
func reduce(s *syntax.Sentence, f, verb, marker int) {
	if h := s.Words[f].Head; h != verb {
		s.Words[verb].Head, s.Words[verb].Rel = h, s.Words[f].Rel
	}
	s.Words[f].Tag, s.Words[f].Head, s.Words[f].Rel = syntax.Adj, verb, "xcomp"
	s.Words[f].Feats = syntax.Features{}
	for j := range s.Words {
		if w := &s.Words[j]; w.Head == f && (j <= marker || j >= verb) && j != verb {
			w.Head = verb
		}
	}
}
