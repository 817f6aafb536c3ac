package coder

import "github.com/ravabet/ravabet/syntax"

// indefinites part from a noun with the "ی" of one not known, under a preposition, the
// noun behind it, which cannot complete it: "در بیانیه‌ای حملهٔ اسرائیل را محکوم کرد".
func (d *document) indefinites(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for i := 1; i+2 < len(s.Words); i++ {
		if !d.indefinite(&s.Words[i]) || !hasCase(s, i) {
			continue
		}
		b := i + 1
		for b+1 < len(s.Words) && s.Words[b].Tag == syntax.Adj && s.Words[b].Head == i {
			b++
		}
		w := &s.Words[b]
		verb := verbOf(s, i)
		if w.Tag != syntax.Noun && w.Tag != syntax.Propn || w.Head < i || w.Head >= b || w.Rel != "nmod" && w.Rel != "flat:name" || verb <= b {
			continue
		}
		switch marked := takeMarker(s, b, i, i, b-1); {
		case marked && s.Child(verb, "obj") < 0:
			w.Head, w.Rel = verb, "obj"
		case !marked && s.Child(verb, "nsubj", "nsubj:pass") < 0:
			w.Head, w.Rel = verb, "nsubj"
		default:
			continue
		}
		changed = true
	}
	return changed
}
