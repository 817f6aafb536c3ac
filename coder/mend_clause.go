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
	case w.Rel == "nmod" && s.Words[h].Tag == syntax.Cconj && h == m.First-1:
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
	case s.Words[m.First-1].Form == "،" && (w.Rel == "conj" || w.Rel == "nmod" || w.Rel == "appos" && m.Kind == actor.State) && !listed(s, m):
		if a := adverbial(s, h); a >= 0 {
			return verbOf(s, a)
		}
	case w.Rel == "nmod" && demonstrated(s, h) && (hasCase(s, h) || d.timed(s, h)):
		return verbOf(s, h)
	}
	return -1
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

// objects gives a verb the noun phrase that "را" ends as its object, where the
// tree has taken another, or joined the phrase to what stands before it: "در ماه
// فوریه مسکو را متهم کرد", "ارتش ترکیه شمال عراق را بمباران کرد".
func (d *document) objects(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for r := 1; r < len(s.Words); r++ {
		if s.Words[r].Form != "را" {
			continue
		}
		verb := r + 1
		for verb < len(s.Words) && s.Words[verb].Tag != syntax.Verb && s.Words[verb].Tag != syntax.Sconj {
			verb++
		}
		if verb == len(s.Words) || s.Words[verb].Tag != syntax.Verb {
			continue
		}
		old := s.Child(verb, "obj")
		if old >= 0 && s.Within(r-1, old) || s.Child(verb, "nsubj:pass") >= 0 && s.Within(r-1, s.Child(verb, "nsubj:pass")) {
			continue
		}
		changed = d.object(sentence, r, verb, old) || changed
	}
	return changed
}

// object makes the nouns before the "را" at r the object of a verb that has
// another, or none.
func (d *document) object(sentence, r, verb, old int) bool {
	s := &d.Sentences[sentence]
	first, before := d.phraseBefore(sentence, r)
	b := first
	for b < r && s.Words[b].Tag != syntax.Noun && s.Words[b].Tag != syntax.Propn && s.Words[b].Tag != syntax.Pron {
		b++
	}
	if b == r || s.Words[b].Rel == "conj" || first > 0 && s.Words[first-1].Tag == syntax.Cconj {
		return false
	}
	if first > 0 && s.Words[first-1].Tag == syntax.Adp {
		return false
	}
	for j := first; j < r; j++ {
		if w := &s.Words[j]; j != b && (w.Head < first || w.Head >= r) && w.Rel != "case" {
			w.Head = b
			if w.Rel != "det" && w.Rel != "nummod" && w.Rel != "amod" {
				w.Rel = "nmod"
			}
		}
	}
	if old >= 0 {
		s.Words[old].Rel = "obl"
	}
	s.Words[b].Head, s.Words[b].Rel = verb, "obj"
	s.Words[r].Head, s.Words[r].Rel = b, "case"
	if before != nil && acts(before) && !d.hasActor(sentence, verb) {
		if head := top(s, before); !hasCase(s, head) {
			s.Words[head].Head, s.Words[head].Rel = verb, "nsubj"
			d.demote(s, sentence, verb, head)
		}
	}
	return true
}

// phraseBefore is where the nouns before a word begin that can be one phrase:
// at most one name stands among them, and no date. The mention that ends before
// them, if any, is returned, too.
func (d *document) phraseBefore(sentence, r int) (int, *actor.Mention) {
	s := &d.Sentences[sentence]
	first := r
	named := false
	for first > 0 {
		j := first - 1
		if m := d.mentions.At(sentence, j); m != nil && m.Kind != actor.Thing {
			if named {
				return first, m
			}
			named = true
			first = m.First
			continue
		}
		if !nominal(&s.Words[j]) || d.timed(s, j) {
			break
		}
		first = j
	}
	return first, nil
}
