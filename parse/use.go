package parse

import (
	"cmp"
	"slices"

	"github.com/ravabet/ravabet/syntax"
)

// The use of a word packs the tag that it was given most often (plus 1), the
// one after it (plus 1), and how far the first leads.
const (
	useTop    = 1<<6 - 1
	useSecond = 6
	useLead   = 12
)

// minUse is how often a word has to be met for its use to be told.
const minUse = 2

// Use tags plain text and returns the classes with each word's use added: what
// one sentence does not show of a rare word, its others may.
func (t *Tagger) Use(sentences [][]string) *Classes {
	counts := map[uint32][]int{}
	sc := t.pool.Get().(*tagScratch)
	defer t.pool.Put(sc)
	var s syntax.Sentence
	for _, forms := range sentences {
		s.Words = s.Words[:0]
		for _, f := range forms {
			s.Words = append(s.Words, syntax.Word{Form: f})
		}
		t.tag(&s, sc)
		for i, c := range sc.got {
			key := sc.words[i+edge].key
			if counts[key] == nil {
				counts[key] = make([]int, len(t.names))
			}
			counts[key][c]++
		}
	}
	of := t.classes.all()
	for key, n := range counts {
		if u := packUse(n); u != 0 {
			c := of[key]
			c.use = u
			of[key] = c
		}
	}
	return newClasses(of).With(t.classes.look)
}

func packUse(n []int) uint16 {
	order := make([]int, len(n))
	total := 0
	for i := range n {
		order[i] = i
		total += n[i]
	}
	if total < minUse {
		return 0
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(n[b], n[a]) })
	first, second := order[0], order[1]
	lead := 0
	for _, share := range []int{50, 75, 90, 98} {
		if 100*n[first] >= share*total {
			lead++
		}
	}
	u := uint16(first+1) | uint16(lead)<<useLead
	if 20*n[second] >= total {
		u |= uint16(second+1) << useSecond
	}
	return u
}
