package coder

import (
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// sentence is a sentence made ready for the lexicon: its words folded, the
// tree turned downwards, each word's clause known.
type sentence struct {
	*syntax.Sentence
	doc   *document
	at    int      // index in the document
	form  []string // folded
	lemma []string // folded
	bare  []string // folded, without an indefinite ی
	kids  [][]int
	owner []int          // index of the clause that a word belongs to, -1
	used  []bool         // words that a verb's predicate has taken for its nominal part
	spare []bool         // for release to use again
	acts  map[int]string // of the words of each predicate, the type of its frame

	sayings []sayingVerb    // by clause, see predicateOf
	phrases []syntax.Phrase // see phraseOf; those not asked for yet have First -1
}

// sayingVerb is what the verb of a clause is as one of saying.
type sayingVerb struct {
	kind           string
	passive, known bool
	begin          int
}

// ready makes a sentence of the document ready for the lexicon.
func (d *document) ready(at int) *sentence {
	s := &sentence{Sentence: &d.Sentences[at], doc: d, at: at}
	n := len(s.Words)
	forms := make([]string, 3*n)
	s.form, s.lemma, s.bare = forms[:n:n], forms[n:2*n:2*n], forms[2*n:]
	s.kids, s.owner, s.used = childrenOf(s.Words), make([]int, n), make([]bool, n)
	for i := range s.Words {
		w := &s.Words[i]
		s.form[i], s.lemma[i] = fold(w.Form, false), fold(w.Lemma, false)
		s.bare[i] = s.form[i]
		if w.Tag == syntax.Noun || w.Tag == syntax.Propn {
			s.bare[i] = strings.TrimSuffix(strings.TrimSuffix(s.form[i], "ی"), "ا")
			if strings.HasSuffix(s.form[i], "یی") || len(s.bare[i]) < 4 {
				s.bare[i] = s.form[i]
			}
		}
	}
	s.own()
	return s
}

// childrenOf are the words that hang on each word, in order.
func childrenOf(words []syntax.Word) [][]int {
	n := len(words)
	count := make([]int, n+1)
	for i := range words {
		if h := words[i].Head; h >= 0 && h < n {
			count[h]++
		}
	}
	kids, all := make([][]int, n), make([]int, n)
	for i := range kids {
		kids[i], all = all[:0:count[i]], all[count[i]:]
	}
	for i := range words {
		if h := words[i].Head; h >= 0 && h < n {
			kids[h] = append(kids[h], i)
		}
	}
	return kids
}

// own finds the clause of each word: that of the nearest predicate above it.
func (s *sentence) own() {
	n := len(s.Words)
	heads := make([]int, n) // of each word, the number of the clause that it is the predicate of plus 1
	for k := range s.Clauses {
		heads[s.Clauses[k].Head] = k + 1
		if v := s.Clauses[k].Verb; v >= 0 {
			heads[v] = k + 1
		}
	}
	for i := range s.Words {
		s.owner[i] = -1
		for j, steps := i, 0; j >= 0 && j < n && steps <= n; j, steps = s.Words[j].Head, steps+1 {
			if heads[j] > 0 {
				s.owner[i] = heads[j] - 1
				break
			}
		}
	}
}

// release lets predicates take all words anew, until the function that it
// returns gives those back that were taken.
func (s *sentence) release() func() {
	taken := s.used
	if s.spare == nil {
		s.spare = make([]bool, len(taken))
	}
	clear(s.spare)
	s.used, s.spare = s.spare, nil
	return func() { s.used, s.spare = taken, s.used }
}

// rel is a word's relation without its subtype.
func (s *sentence) rel(i int) string {
	r := s.Words[i].Rel
	if j := strings.IndexByte(r, ':'); j >= 0 {
		return r[:j]
	}
	return r
}

// is tells whether a word is w by form or lemma.
func (s *sentence) is(i int, w string) bool {
	return s.form[i] == w || s.lemma[i] == w || s.bare[i] == w
}

// preposition returns the name of the preposition that word i stands under,
// "" for none.
func (s *sentence) preposition(i int) string {
	for _, j := range s.kids[i] {
		if s.Words[j].Rel == "case" && j < i && s.Words[j].Form != "را" {
			return s.Words[j].Form
		}
	}
	return ""
}

// clause returns the clause of a word, nil where it has none.
func (s *sentence) clause(i int) *syntax.Clause {
	if i < 0 || s.owner[i] < 0 {
		return nil
	}
	return &s.Clauses[s.owner[i]]
}
