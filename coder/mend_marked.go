package coder

import (
	"github.com/ravabet/ravabet/syntax"
)

// marked sees to it that the object of a verb is the phrase that "را" follows.
// The parser puts the sign on a noun that has a preposition, on a phrase before
// the one that it ends, or on what an object in marks quotes.
func (c *Coder) marked(d *document, sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for r := 1; r < len(s.Words); r++ {
		if s.Words[r].Form != "را" || s.Words[r].Rel != "case" {
			continue
		}
		verb := verbOf(s, s.Words[r].Head)
		if verb < r {
			continue
		}
		switch k := argumentOf(s, r-1, verb); {
		case k < 0:
		case hasCase(s, k) && (r-k > 4 || commaBetween(s, k, r)):
		case hasCase(s, k):
			changed = d.objectBefore(sentence, k, r, verb) || changed
		case s.Words[k].Rel != "obj" && (s.Words[k].Rel == "nsubj" || s.Words[k].Rel == "obl" || s.Words[k].Rel == "nmod"):
			if old := s.Child(verb, "obj", "nsubj"); old >= 0 && old < k && d.known(sentence, old) {
				s.Words[old].Rel = "nsubj"
				s.Words[k].Rel, s.Words[r].Head = "obj", k
				changed = true
			}
		}
	}
	return changed
}

// argumentOf is the word that hangs on a verb and governs a word, -1 where
// another verb stands between.
func argumentOf(s *syntax.Sentence, i, verb int) int {
	for n := 0; i >= 0 && n < len(s.Words); n++ {
		if s.Words[i].Head == verb {
			return i
		}
		if i = s.Words[i].Head; i >= 0 && s.Words[i].Tag == syntax.Verb {
			return -1
		}
	}
	return -1
}

// objectBefore makes an object of the nouns before a prepositional phrase that
// "را" ends: "کمک‌های نظامی خود به مالی را قطع کرد". A name that begins them
// is the subject.
func (d *document) objectBefore(sentence, k, r, verb int) bool {
	s := &d.Sentences[sentence]
	p := k
	for j := 0; j < k; j++ {
		if s.Words[j].Head == k && s.Words[j].Rel == "case" {
			p = j
			break
		}
	}
	if a := argumentOf(s, p-1, verb); a >= 0 && a < p && !hasCase(s, a) && s.Words[a].Tag == syntax.Noun && !d.known(sentence, a) {
		// "در نشست خود حملهٔ اسرائیل به بیروت را محکوم کرد"
		s.Words[a].Rel = "obj"
		s.Words[k].Head, s.Words[k].Rel = a, "nmod"
		s.Words[r].Head = a
		return true
	}
	first := p
	for first > 0 && nominal(&s.Words[first-1]) && argumentOf(s, first-1, verb) >= 0 {
		first--
	}
	for _, m := range d.mentions.In(sentence) {
		if m.First >= first && m.Last+1 < p && !d.inside(sentence, &m) && acts(&m) && m.First == first {
			first = m.Last + 1
		}
	}
	b := first
	for b < p && s.Words[b].Tag != syntax.Noun && s.Words[b].Tag != syntax.Propn {
		b++
	}
	if b >= p || hasCase(s, b) {
		return false
	}
	for j := first; j < p; j++ {
		if w := &s.Words[j]; j != b && (w.Head < first || w.Head >= p) {
			w.Head = b
			if w.Rel != "det" && w.Rel != "nummod" && w.Rel != "amod" {
				w.Rel = "nmod"
			}
		}
	}
	s.Words[b].Head, s.Words[b].Rel = verb, "obj"
	s.Words[k].Head, s.Words[k].Rel = b, "nmod"
	s.Words[r].Head = b
	return true
}

// nominal tells whether a word can be within a noun phrase.
func nominal(w *syntax.Word) bool {
	switch w.Tag {
	case syntax.Noun, syntax.Propn, syntax.Adj, syntax.Num, syntax.Det, syntax.Pron:
		return true
	}
	return false
}
