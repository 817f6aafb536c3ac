package coder

import (
	"slices"

	"github.com/ravabet/ravabet/syntax"
)

// became finds the nominal part of a verb "شدن" that has a complement of its
// own between it and the verb: "عازم آنکارا شد", "وارد ریاض شدند". The parser
// likes to hang such a part on the noun before it.
func (c *Coder) became(d *document, sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for v := range s.Words {
		if s.Words[v].Lemma != "شد" || s.Words[v].Tag != syntax.Verb {
			continue
		}
		i := c.lexicon.becoming(s, v)
		if i < 0 {
			continue
		}
		if part := s.Child(v, "compound:lvc", "compound", "xcomp"); part == i || part == v-1 && s.Words[part].Rel != "xcomp" && !d.known(sentence, part) || part >= 0 && s.Words[part].Tag == syntax.Verb {
			continue
		} else if part >= 0 && part < i {
			// "معترضان خواهان استعفای دولت شدند": who wants it is no part of the verb
			s.Words[part].Rel = "nsubj"
		}
		for j := i + 1; j < v; j++ {
			if w := &s.Words[j]; w.Head < i || w.Head >= v {
				w.Head = i
				if w.Rel != "det" && w.Rel != "nummod" {
					w.Rel = "nmod"
				}
			}
		}
		s.Words[i].Head, s.Words[i].Rel = v, "compound:lvc"
		changed = true
	}
	return changed
}

// becoming is the word before a verb "شدن", with a noun phrase between them,
// that the lexicon knows as its nominal part, -1 for none.
func (l *Lexicon) becoming(s *syntax.Sentence, v int) int {
	parts := l.verbs.compounds["شد"]
	for i := v - 1; i > 0 && i >= v-6 && nominal(&s.Words[i]); i-- {
		if i == v-1 || hasCase(s, i) || s.Words[i].Head == v && s.Words[i].Rel != "nsubj" && s.Words[i].Rel != "obl" {
			continue
		}
		for _, p := range parts[fold(s.Words[i].Form, false)] {
			if len(p.Parts) == 1 && slices.ContainsFunc(p.Frames, takesGenitive) {
				return i
			}
		}
	}
	return -1
}

// takesGenitive tells whether a frame looks at the ezafe complement.
func takesGenitive(f Frame) bool {
	for _, slot := range []Slot{f.Actors, f.Recipients} {
		for _, group := range slot {
			if slices.Contains(group, "gen") {
				return true
			}
		}
	}
	return false
}
