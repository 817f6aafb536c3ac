package coder

import (
	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// placed gives a verb without a subject the somebody who can be it, where the
// tree hangs him elsewhere: bare beside the verb, on the conjunction that opens
// its clause, behind the comma that ends an adverbial, behind the "را" of an
// object that stands first, or on a noun with "این", which takes no name.
func (d *document) placed(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	in := d.mentions.In(sentence)
	for i := range in {
		m := &in[i]
		if !acts(m) || m.Kind == actor.Pronoun && m.First < m.Last || d.inside(sentence, m) || m.Last+1 >= len(s.Words) {
			continue
		}
		head := top(s, m)
		if hasCase(s, head) || hasMarker(s, head) {
			continue
		}
		verb := d.verbAbove(sentence, m, head)
		if verb <= m.Last || s.Child(verb, "nsubj", "nsubj:pass") >= 0 && d.hasActor(sentence, verb) {
			continue
		}
		s.Words[head].Head, s.Words[head].Rel = verb, "nsubj"
		d.demote(s, sentence, verb, head)
		changed = true
	}
	return changed
}

// verbAbove is the verb whose subject a mention can be although the tree says
// otherwise, -1 for none.
func (d *document) verbAbove(sentence int, m *actor.Mention, head int) int {
	s := &d.Sentences[sentence]
	w := &s.Words[head]
	h := w.Head
	if h < 0 {
		return -1
	}
	switch {
	case w.Rel == "nmod" && s.Words[h].Tag == syntax.Cconj && h == m.First-1 && h > 0 && opens(s, h):
		return verbOf(s, h)
	case (w.Rel == "obl" || w.Rel == "nmod" || w.Rel == "dep") && s.Words[h].Tag == syntax.Verb && s.Child(h, "nsubj", "nsubj:pass") < 0:
		return h
	case m.First == 0 || h > m.First:
		return -1
	case s.Words[m.First-1].Form == "را" && w.Rel == "nmod":
		verb := verbOf(s, h)
		if verb > m.Last && s.Words[h].Head == verb {
			s.Words[h].Rel = "obj"
			return verb
		}
	case s.Words[m.First-1].Form == "،" && (w.Rel == "conj" || w.Rel == "nmod" || w.Rel == "flat:name" || w.Rel == "appos" && m.Kind == actor.State) && !listed(s, m):
		if a := adverbial(s, h); a >= 0 {
			return verbOf(s, a)
		}
	case w.Rel == "nmod" && demonstrated(s, h) && (hasCase(s, h) || d.timed(s, h) || s.Words[h].Rel == "nmod" && s.Words[h].Head >= 0 && hasCase(s, s.Words[h].Head)):
		return verbOf(s, h)
	}
	return -1
}

// opens tells whether a conjunction joins clauses, and not nouns: a verb or a
// mark stands before it.
func opens(s *syntax.Sentence, i int) bool {
	t := s.Words[i-1].Tag
	return t == syntax.Verb || t == syntax.Aux || t == syntax.Punct
}

// paired joins to a name under a preposition, or behind a noun, the one that "و" adds right behind
// it, which the tree hangs on what stands before: "وزیر آمریکا از هند و پاکستان
// خواست".
func (d *document) paired(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for _, m := range d.mentions.In(sentence) {
		if m.First < 2 || s.Words[m.First-1].Form != "و" || m.Kind != actor.State && m.Kind != actor.Person && m.Kind != actor.Organisation || d.inside(sentence, &m) {
			continue
		}
		one := d.mentions.At(sentence, m.First-2)
		if one == nil || one.Last != m.First-2 || d.inside(sentence, one) {
			continue
		}
		head, to := top(s, &m), top(s, one)
		if w := &s.Words[head]; w.Rel == "conj" && w.Head < to && !hasMarker(s, head) &&
			(hasCase(s, to) || s.Words[to].Rel == "nmod" && s.Words[to].Head == w.Head && w.Head >= 0 && d.mentions.At(sentence, w.Head) == nil) {
			w.Head = to
			changed = true
		}
	}
	return changed
}

// together joins to a subject the second one that "و" adds behind the office of
// the first: "اردوغان، رئیس‌جمهور ترکیه، و پوتین، همتای او، دیدار کردند".
func (d *document) together(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for _, m := range d.mentions.In(sentence) {
		if m.First < 2 || s.Words[m.First-1].Form != "و" || !acts(&m) || d.inside(sentence, &m) {
			continue
		}
		head := top(s, &m)
		w := &s.Words[head]
		if w.Rel != "nsubj" || s.Words[m.First-1].Head != head || w.Head < head {
			continue
		}
		if one := s.Child(w.Head, "nsubj"); one >= 0 && one < head && d.known(sentence, one) {
			w.Head, w.Rel = one, "conj"
			changed = true
		}
	}
	return changed
}

// adverbial is the head of the prepositional phrase of a verb that a word
// stands in, -1 for none.
func adverbial(s *syntax.Sentence, i int) int {
	for n := 0; i >= 0 && n < len(s.Words); n++ {
		h := s.Words[i].Head
		if h >= 0 && s.Words[h].Tag == syntax.Verb {
			if h > i && hasCase(s, i) {
				return i
			}
			return -1
		}
		i = h
	}
	return -1
}

// listed tells whether a mention is one of a list: another name and "و", or a
// comma and a name, stand behind it.
func listed(s *syntax.Sentence, m *actor.Mention) bool {
	next := m.Last + 1
	return next < len(s.Words) && (s.Words[next].Tag == syntax.Cconj || s.Words[next].Form == "،")
}

// demonstrated tells whether a noun has "این" or "آن" before it.
func demonstrated(s *syntax.Sentence, i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if s.Words[j].Head == i && s.Words[j].Rel == "det" && (s.Words[j].Form == "این" || s.Words[j].Form == "آن" || s.Words[j].Form == "همین") {
			return true
		}
	}
	return false
}
