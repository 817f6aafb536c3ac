package when

import (
	"time"

	"github.com/ravabet/ravabet/syntax"
)

// Units finds in each sentence the expressions of time of more than one word,
// for a parser to take them for one word each.
func (l *Lexicon) Units(doc *syntax.Document) [][]syntax.Unit {
	out := make([][]syntax.Unit, len(doc.Sentences))
	found := l.Find(doc.Runes, time.Time{})
	for i := range doc.Sentences {
		w, at := doc.Sentences[i].Words, 0
		for len(found) > 0 && at < len(w) && found[0].Start < doc.Sentences[i].End {
			e := &found[0]
			found = found[1:]
			for at < len(w) && w[at].Start < e.Start {
				at++
			}
			first := at
			for at < len(w) && w[at].End <= e.End {
				at++
			}
			if at-first > 1 && w[first].Start == e.Start && w[at-1].End == e.End {
				out[i] = append(out[i], syntax.Unit{First: first, Last: at - 1, Head: first, Time: true})
			}
		}
	}
	return out
}
