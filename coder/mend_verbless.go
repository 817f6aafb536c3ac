package coder

import "github.com/ravabet/ravabet/syntax"

// verbless makes a verb of the last word of a sentence that has none, where it
// is a past stem: "هند از روسیه سامانهٔ موشکی خرید".
func (l *Lexicon) verbless(s *syntax.Sentence) bool {
	last := len(s.Words) - 1
	for last > 0 && s.Words[last].Tag == syntax.Punct {
		last--
	}
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
