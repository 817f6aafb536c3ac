package when

import "github.com/ravabet/ravabet/syntax"

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
			if at-first > 1 && w[first].Start == e.start && w[at-1].End == e.end {
				out[i] = append(out[i], syntax.Unit{First: first, Last: at - 1, Head: first, Time: true})
			}
		}
	}
	return out
}
