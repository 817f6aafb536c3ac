package coder

import (
	"strings"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// fronted gives a verb without a subject who is named behind a circumstance that opens
// its clause, where the tree makes one phrase of both though the circumstance is
// complete: "در اقدامی بی‌سابقه روسیه …", "پیش از این ایران …", "در عین حال ترکیه …".
func (d *document) fronted(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	in := d.mentions.In(sentence)
	for i := range in {
		m := &in[i]
		if m.First < 2 || !acts(m) || m.Kind == actor.Pronoun || d.inside(sentence, m) {
			continue
		}
		head := top(s, m)
		at := s.Words[head].Head
		if at < 0 || at >= m.First || hasCase(s, head) || m.Last+1 < len(s.Words) && s.Words[m.Last+1].Form == "را" || !d.complete(s, m.First) {
			continue
		}
		first := circumstance(s, at)
		verb := verbOf(s, at)
		if first < 0 || first > 0 && !opens(s, first) && s.Words[first-1].Form != "که" || verb <= m.Last || s.Child(verb, "nsubj", "nsubj:pass") >= 0 {
			continue
		}
		s.Words[head].Head, s.Words[head].Rel = verb, "nsubj"
		changed = true
	}
	return changed
}

// misread gives to the verb a state that the tree takes for a preposition or a copula
// of what follows: "ولی کابل این ادعا را رد کرد".
func (d *document) misread(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for _, m := range d.mentions.In(sentence) {
		w := &s.Words[m.First]
		if m.Kind != actor.State || m.First < m.Last || w.Rel != "case" && w.Rel != "cop" || w.Head < m.First {
			continue
		}
		verb := verbOf(s, w.Head)
		if verb <= m.Last {
			continue
		}
		w.Tag, w.Head, w.Rel = syntax.Propn, verb, "obl"
		if s.Child(verb, "nsubj", "nsubj:pass") < 0 {
			w.Rel = "nsubj"
		}
		changed = true
	}
	return changed
}

// circumstance is the first word of the prepositional phrase of a verb that a word is
// in, -1 where it is in none.
func circumstance(s *syntax.Sentence, i int) int {
	for range 4 {
		h := s.Words[i].Head
		if h < 0 || h < i && s.Words[h].Tag == syntax.Verb {
			return -1
		}
		if s.Words[h].Tag == syntax.Verb {
			break
		}
		if h > i {
			return -1
		}
		i = h
	}
	for j := range i {
		if s.Words[j].Head == i && s.Words[j].Rel == "case" {
			return j
		}
	}
	return -1
}

// complete tells whether the phrase that ends before a word takes no name behind it: a
// pronoun, a noun with an indefinite ی and its adjective, or a set phrase.
func (d *document) complete(s *syntax.Sentence, end int) bool {
	l := d.coder.lexicon
	last := &s.Words[end-1]
	before := &s.Words[end-2]
	switch {
	case last.Form == "،" && before.Tag == syntax.Adj && before.Head >= 0 && before.Head == end-3:
		return l.manner[fold(s.Words[before.Head].Form, true)] // "از سوی دیگر، چین، روسیه و …"
	case pointing(last.Form):
		return before.Tag == syntax.Adp
	case l.closing[fold(last.Form, true)]:
		return true
	case l.fronts[fold(before.Form+" "+last.Form, true)]:
		return true
	case last.Tag != syntax.Adj || last.Head != end-2:
		return false
	}
	return before.Tag == syntax.Noun && (before.Form == before.Lemma+"ی" || strings.HasSuffix(before.Form, "‌ای")) && !d.relational(before)
}
