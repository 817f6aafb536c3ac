package coder

import (
	"slices"
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
	s.form, s.lemma, s.bare = make([]string, n), make([]string, n), make([]string, n)
	s.kids, s.owner, s.used = make([][]int, n), make([]int, n), make([]bool, n)
	heads := make(map[int]int, len(s.Clauses))
	for k := range s.Clauses {
		heads[s.Clauses[k].Head] = k
		if v := s.Clauses[k].Verb; v >= 0 {
			heads[v] = k
		}
	}
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
		if w.Head >= 0 && w.Head < n {
			s.kids[w.Head] = append(s.kids[w.Head], i)
		}
	}
	for i := range s.Words {
		s.owner[i] = -1
		for j, steps := i, 0; j >= 0 && j < n && steps <= n; j, steps = s.Words[j].Head, steps+1 {
			if k, ok := heads[j]; ok {
				s.owner[i] = k
				break
			}
		}
	}
	return s
}

// release lets predicates take all words anew, until the function that it
// returns gives those back that were taken.
func (s *sentence) release() func() {
	taken := slices.Clone(s.used)
	clear(s.used)
	return func() { copy(s.used, taken) }
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
