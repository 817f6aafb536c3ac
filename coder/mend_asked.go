package coder

import "github.com/ravabet/ravabet/syntax"

// asked makes a verb of "خواست" where the tagger took it for the noun: behind a
// phrase with "از", and before a subjunctive verb that no other verb parts from
// it ("فرانسه از اسرائیل خواست آتش را قطع کند"). So it does of "پذیرفت", which is
// never a noun.
func asked(s *syntax.Sentence) bool {
	for i := 1; i+1 < len(s.Words); i++ {
		w := &s.Words[i]
		if w.Tag == syntax.Verb || w.Tag == syntax.Aux || w.Form != "پذیرفت" && (w.Form != "خواست" || fromBefore(s, i) < 0) {
			continue
		}
		verb := subjunctiveAfter(s, i)
		if verb < 0 {
			continue
		}
		w.Tag, w.Lemma = syntax.Verb, w.Form
		w.Feats = syntax.Features{VerbForm: syntax.Finite, Tense: syntax.Past, Person: 3, Number: syntax.Singular}
		w.Head, w.Rel = s.Words[verb].Head, s.Words[verb].Rel
		s.Words[verb].Head, s.Words[verb].Rel = i, "ccomp"
		for j := range s.Words {
			o := &s.Words[j]
			switch {
			case j == i || j == verb:
			case j < i && (o.Head >= i && o.Head <= verb):
				o.Head = i
			case j > i && j < verb && o.Head <= i:
				hang(s, j, verb)
			}
		}
		return true
	}
	return false
}

// fromBefore is the preposition "از" within the six words before a word, with
// nothing between but a noun phrase, -1 for none.
func fromBefore(s *syntax.Sentence, i int) int {
	for j := i - 1; j >= 0 && j >= i-7; j-- {
		if s.Words[j].Form == "از" {
			return j
		}
		if !nominal(&s.Words[j]) && s.Words[j].Tag != syntax.Cconj && s.Words[j].Form != "در" {
			return -1
		}
	}
	return -1
}

// subjunctiveAfter is the first finite verb behind a word, if it is subjunctive;
// -1 if it is not.
func subjunctiveAfter(s *syntax.Sentence, i int) int {
	for j := i + 1; j < len(s.Words); j++ {
		if w := &s.Words[j]; w.Tag == syntax.Verb && w.Feats.VerbForm == syntax.Finite {
			if w.Feats.Mood == syntax.Subjunctive {
				return j
			}
			return -1
		}
	}
	return -1
}
