package coder

import (
	"slices"

	"github.com/ravabet/ravabet/syntax"
)

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

// nameParts are the nominal parts of verbs of naming.
var nameParts = []string{"عنوان", "معرفی", "قلمداد", "تلقی", "توصیف", "ارزیابی", "اعلام"}

// judged gives a verb of naming the name right before "را" as its object, and what
// stands between the two as what it is called: "رهبران اروپا در بیانیه‌ای روسیه را
// مسئول این حمله دانستند".
func (d *document) judged(sentence int) bool {
	s := &d.Sentences[sentence]
	l := d.coder.lexicon
	changed := false
	for r := 1; r+2 < len(s.Words); r++ {
		if s.Words[r].Form != "را" {
			continue
		}
		v := r + 1
		for v < len(s.Words) && v < r+9 && s.Words[v].Tag != syntax.Verb && s.Words[v].Tag != syntax.Sconj {
			v++
		}
		if v == len(s.Words) || v == r+1 || s.Words[v].Tag != syntax.Verb || !l.naming[s.Words[v].Lemma] && !slices.Contains(nameParts, s.Words[v-1].Form) {
			continue
		}
		for j := r + 1; j < v; j++ {
			if w := &s.Words[j]; w.Head < r && w.Tag != syntax.Adp || w.Head == v && (w.Rel == "nsubj" || w.Rel == "obj") {
				w.Head, w.Rel, changed = v, "xcomp", true
			}
		}
		m := d.named(sentence, r-1)
		if m == nil {
			continue
		}
		b := top(s, m)
		if s.Words[b].Head == v && s.Words[b].Rel == "obj" || !acts(m) || hasCase(s, m.First) || m.First > 0 && nominal(&s.Words[m.First-1]) && !d.indefinite(&s.Words[m.First-1]) && !d.names(sentence, m.First-1) && s.Words[m.First-1].Tag != syntax.Adj {
			continue
		}
		for old := range s.Children(v) {
			if w := &s.Words[old]; old < m.First && w.Rel == "obj" {
				if w.Rel = "obl"; d.known(sentence, old) && !hasCase(s, old) && s.Child(v, "nsubj") < 0 {
					w.Rel = "nsubj"
				}
			}
		}
		s.Words[b].Head, s.Words[b].Rel = v, "obj"
		s.Words[r].Head, s.Words[r].Rel = b, "case"
		changed = true
	}
	return changed
}
