package coder

import (
	"slices"

	"github.com/ravabet/ravabet/syntax"
)

// contextsOf are the contexts that the words of an event's sentence, and of
// the lines beside it, speak of. One word in the event's own clause is enough;
// elsewhere in the sentence two are asked for, so that a passing word does not
// colour every event of a long sentence.
func (c *Coder) contextsOf(s *sentence, m *match) []string {
	near, far := map[string]int{}, map[string]int{}
	for i := 0; i < len(s.Words); i++ {
		if t := s.Words[i].Tag; t == syntax.Verb || t == syntax.Aux {
			continue // "کرد" is what somebody did, not a people
		}
		name, n := c.lexicon.contexts.at(s, i)
		if n == 0 {
			continue
		}
		if s.owner[i] == m.clause || slices.Contains(m.words, i) {
			near[name]++
		} else {
			far[name]++
		}
		i += n - 1
	}
	out := []string{}
	for name := range near {
		out = append(out, name)
	}
	for name, n := range far {
		if n >= 2 && near[name] == 0 {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
