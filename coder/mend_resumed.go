package coder

import "github.com/ravabet/ravabet/syntax"

// resumed gives back to the verb of saying what the tree joins to what is said:
// in "گفت که اروپا ناامن‌تر خواهد شد و از مسکو خواست …" it is the speaker who
// asks. The second verb stands in the past as the verb of saying does, what is
// said does not, or judges by "آن را" what is said, and it has no subject of its own.
func resumed(s *syntax.Sentence) bool {
	changed := false
	for c := range s.Words {
		p := s.Words[c].Head
		if s.Words[c].Rel != "conj" || p < 0 || p > c || !told(&s.Words[c]) || told(&s.Words[p]) && !judges(s, p, c) || s.Words[p].Tag != syntax.Verb && s.Child(p, "cop") < 0 {
			continue
		}
		v := p
		for v >= 0 && s.Words[v].Rel == "conj" {
			v = s.Words[v].Head
		}
		if v < 0 || s.Words[v].Rel != "ccomp" && s.Words[v].Rel != "acl" && s.Words[v].Rel != "parataxis" {
			continue
		}
		above := s.Words[v].Head
		if above >= 0 && s.Words[above].Tag == syntax.Sconj {
			above = s.Words[above].Head
		}
		if above < 0 || above > v || !told(&s.Words[above]) || s.Words[above].Feats.Person != s.Words[c].Feats.Person || s.Words[above].Feats.Number != s.Words[c].Feats.Number {
			continue
		}
		if s.Child(c, "nsubj", "nsubj:pass") >= 0 || s.Child(c, "mark") >= 0 {
			continue
		}
		s.Words[c].Head = above
		changed = true
	}
	return changed
}

// judges tells whether a verb has what the clause before it tells for its object:
// "تأیید کرد که کره شمالی موشکی آزمایش کرده و آن را محکوم کرد".
func judges(s *syntax.Sentence, from, verb int) bool {
	for j := from + 1; j+1 < verb; j++ {
		if s.Words[j].Form == "آن" && s.Words[j+1].Form == "را" {
			return true
		}
	}
	return false
}

// told tells whether a word is a verb that tells what was done.
func told(w *syntax.Word) bool {
	return w.Tag == syntax.Verb && w.Feats.VerbForm == syntax.Finite && w.Feats.Tense == syntax.Past && w.Feats.Mood != syntax.Subjunctive && w.Feats.Aspect != syntax.Imperfective
}
