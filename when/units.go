package when

import (
	"slices"

	"github.com/ravabet/ravabet/syntax"
)

// Units gives for each sentence of the text's document the expressions of time
// of more than one word, for a parser to take them for one word each.
func (s *Spans) Units(doc *syntax.Document) [][]syntax.Unit {
	out := make([][]syntax.Unit, len(doc.Sentences))
	found := s.found
	for i := range doc.Sentences {
		w, at := doc.Sentences[i].Words, 0
		for len(found) > 0 && at < len(w) && found[0].start < doc.Sentences[i].End {
			e := &found[0]
			found = found[1:]
			for at < len(w) && w[at].Start < e.start {
				at++
			}
			first := at
			for at < len(w) && w[at].End <= e.end {
				at++
			}
			if at == first || w[first].Start != e.start || w[at-1].End != e.end {
				continue
			}
			if n := len(out[i]) - 1; n >= 0 && out[i][n].Last == first-1 {
				out[i][n].Last = at - 1 // "بامداد" and "امروز"
				continue
			}
			out[i] = append(out[i], syntax.Unit{First: first, Last: at - 1, Head: first, Time: true})
		}
		out[i] = slices.DeleteFunc(out[i], func(u syntax.Unit) bool { return u.First == u.Last })
	}
	return out
}
