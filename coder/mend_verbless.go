package coder

import (
	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// verbless makes a verb of the last word of a sentence that has none, where it
// is a past stem: "هند از روسیه سامانهٔ موشکی خرید".
func (l *Lexicon) verbless(s *syntax.Sentence) bool {
	last := lastWord(s)
	if last < 3 || !l.pastStems[s.Words[last].Form] || s.Words[last].Tag == syntax.Verb || last == len(s.Words)-1 {
		return false // a headline without its full stop may end in the noun
	}
	for i := range s.Words {
		if s.Words[i].Tag == syntax.Verb && s.Words[i].Feats.VerbForm == syntax.Finite || s.Words[i].Tag == syntax.Aux {
			return false
		}
	}
	w := &s.Words[last]
	w.Tag, w.Lemma = syntax.Verb, w.Form
	w.Feats = syntax.Features{VerbForm: syntax.Finite, Tense: syntax.Past, Person: 3, Number: syntax.Singular}
	for j := range s.Words {
		if o := &s.Words[j]; j != last && (o.Head < 0 || o.Head == last) {
			hang(s, j, last)
		}
	}
	w.Head, w.Rel = -1, "root"
	return true
}

// lastWord is the last word of a sentence that is no mark.
func lastWord(s *syntax.Sentence) int {
	last := len(s.Words) - 1
	for last > 0 && s.Words[last].Tag == syntax.Punct {
		last--
	}
	return last
}

// detached gives to an event noun the phrase under a preposition that the tree hangs
// within the name of who completes the noun: in "ورود وزیر دفاع پاکستان به تهران" a
// minister's is no defence to Tehran. A name takes no such phrase.
func (d *document) detached(sentence int) bool {
	s := &d.Sentences[sentence]
	l := d.coder.lexicon
	changed := false
	for _, m := range d.mentions.In(sentence) {
		if m.Last+2 >= len(s.Words) || m.Kind == actor.Pronoun || m.Kind == actor.Outlet || m.Kind == actor.Place || d.inside(sentence, &m) || !l.argues[s.Words[m.Last+1].Form] {
			continue
		}
		head := top(s, &m)
		noun := s.Words[head].Head
		if noun < 0 || noun >= m.First || s.Words[head].Rel != "nmod" || hasCase(s, head) || len(l.nominal[fold(s.Words[noun].Form, false)])+len(l.nominal[fold(s.Words[noun].Lemma, false)]) == 0 {
			continue
		}
		for j := m.Last + 2; j < len(s.Words); j++ {
			w := &s.Words[j]
			if w.Tag == syntax.Verb || w.Tag == syntax.Punct {
				break
			}
			if w.Head >= m.First && w.Head <= m.Last && s.Words[m.Last+1].Head == j {
				w.Head, w.Rel, changed = noun, "nmod", true
			}
		}
	}
	return changed
}
