package syntax

import "slices"

// Unit is a stretch of words of a sentence, First to Last, that a parser takes
// for one word: a name with the office beside it, the phrase of an office with
// its state. Trees of sentences whose long names are one word each are far
// more often right. A unit can also be an aside that is left out of the tree:
// a date in brackets, the place and agency before a report's first sentence.
type Unit struct {
	First, Last int
	Head        int   // the word that heads it
	Heads       []int // words within that head phrases of their own, in order: the office beside a name
	Name        bool  // its words are those of a name
	Time        bool  // it tells when
	Aside       bool
}

// Units brings together what several steps take for units of a sentence. Of
// two that overlap the one of the earlier step stays.
func Units(steps ...[]Unit) []Unit {
	var out []Unit
	for _, step := range steps {
		for _, u := range step {
			if !slices.ContainsFunc(out, func(o Unit) bool { return u.First <= o.Last && o.First <= u.Last }) {
				out = append(out, u)
			}
		}
	}
	slices.SortFunc(out, func(a, b Unit) int { return a.First - b.First })
	return out
}
