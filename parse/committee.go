package parse

import (
	"runtime"
	"slices"
	"sync"

	"github.com/ravabet/ravabet/syntax"
)

// Committee is several parsers that vote on each arc and relation. It is
// better than each and slower than all: it is there to give plain text trees
// that one parser then learns from. Half of its members read sentences
// backwards.
type Committee struct{ members []*Parser }

// TrainCommittee trains a committee of n.
func TrainCommittee(n int, sentences []*syntax.Sentence, classes *Classes, how Training) (*Committee, error) {
	backwards := make([]*syntax.Sentence, len(sentences))
	for i, s := range sentences {
		backwards[i] = reversed(s)
	}
	c := &Committee{make([]*Parser, n)}
	failed := make([]error, n)
	inParallel(n, func(k int) {
		how, from := how, sentences
		how.Seed += uint64(k)
		if k%2 == 1 {
			from = backwards
		}
		c.members[k], _, failed[k] = TrainParser(from, classes, how)
	})
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	return c, nil
}

// inParallel calls f for 0 to n-1, as many at a time as there are processors.
func inParallel(n int, f func(int)) {
	var next sync.Mutex
	var wg sync.WaitGroup
	at := 0
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for {
				next.Lock()
				k := at
				at++
				next.Unlock()
				if k >= n {
					return
				}
				f(k)
			}
		})
	}
	wg.Wait()
}

// reversed returns a sentence read from its end.
func reversed(s *syntax.Sentence) *syntax.Sentence {
	n := len(s.Words)
	out := &syntax.Sentence{Words: make([]syntax.Word, n)}
	for i, w := range s.Words {
		if w.Head >= 0 {
			w.Head = n - 1 - w.Head
		}
		out.Words[n-1-i] = w
	}
	return out
}

// ParseAll sets the heads and relations of tagged sentences. The time grows
// with the cube of a sentence's length.
func (c *Committee) ParseAll(sentences []*syntax.Sentence) {
	const run = 64
	inParallel((len(sentences)+run-1)/run, func(k int) {
		for _, s := range sentences[k*run : min((k+1)*run, len(sentences))] {
			c.parse(s)
		}
	})
}

func (c *Committee) parse(s *syntax.Sentence) {
	n := len(s.Words)
	votes := make([]float64, (n+1)*n) // by head plus 1, by word
	trees := make([]*syntax.Sentence, len(c.members))
	for k, p := range c.members {
		t := &syntax.Sentence{Words: slices.Clone(s.Words)}
		if k%2 == 1 {
			t = reversed(t)
		}
		p.Parse(t)
		if k%2 == 1 {
			t = reversed(t)
		}
		for d := range n {
			votes[(t.Words[d].Head+1)*n+d]++
		}
		trees[k] = t
	}
	for d, h := range bestTree(n, votes) {
		s.Words[d].Head = h
		s.Words[d].Rel = agreed(trees, d, h)
	}
}

// agreed returns the relation that most trees give word d, of those above all
// that give it the head h.
func agreed(trees []*syntax.Sentence, d, h int) string {
	votes := map[string]int{}
	best := ""
	for _, t := range trees {
		w := &t.Words[d]
		votes[w.Rel]++
		if w.Head == h {
			votes[w.Rel] += len(trees)
		}
	}
	for rel, n := range votes {
		if best == "" || n > votes[best] || n == votes[best] && rel < best {
			best = rel
		}
	}
	return best
}

// chart is of Eisner's algorithm ("Three New Probabilistic Models for
// Dependency Parsing", COLING 1996): the best score of each span, whose head
// is at its right (0) or left end (1), that may still grow (0) or is complete
// (1), and where it is best split. Place 0 is the root, the words follow.
type chart struct {
	n     int
	score []float64
	split []int16
}

func (c *chart) at(i, j, side, complete int) int { return ((i*c.n+j)*2+side)*2 + complete }

// bestTree returns the heads of the projective tree with the highest sum of
// scores, given by head plus 1 and by word; -1 is the root.
func bestTree(n int, arcs []float64) []int {
	c := &chart{n: n + 1}
	c.score, c.split = make([]float64, c.n*c.n*4), make([]int16, c.n*c.n*4)
	arc := func(h, d int) float64 { return arcs[h*n+d-1] }
	const never = -1e18
	for k := 1; k < c.n; k++ {
		for i := 0; i+k < c.n; i++ {
			j := i + k
			best, at := c.best(i, j-1, func(q int) float64 {
				return c.score[c.at(i, q, 1, 1)] + c.score[c.at(q+1, j, 0, 1)]
			})
			leftward := never
			if i > 0 {
				leftward = best + arc(j, i)
			}
			c.set(c.at(i, j, 0, 0), leftward, at)
			c.set(c.at(i, j, 1, 0), best+arc(i, j), at)
			best, at = c.best(i, j-1, func(q int) float64 {
				return c.score[c.at(i, q, 0, 1)] + c.score[c.at(q, j, 0, 0)]
			})
			c.set(c.at(i, j, 0, 1), best, at)
			best, at = c.best(i+1, j, func(q int) float64 {
				return c.score[c.at(i, q, 1, 0)] + c.score[c.at(q, j, 1, 1)]
			})
			c.set(c.at(i, j, 1, 1), best, at)
		}
	}
	heads := make([]int, n)
	c.read(0, n, 1, 1, heads)
	return heads
}

func (c *chart) set(at int, score float64, split int) {
	c.score[at], c.split[at] = score, int16(split)
}

func (c *chart) best(from, to int, f func(int) float64) (float64, int) {
	best, at := f(from), from
	for q := from + 1; q <= to; q++ {
		if v := f(q); v > best {
			best, at = v, q
		}
	}
	return best, at
}

// read sets the heads of the words of a span.
func (c *chart) read(i, j, side, complete int, heads []int) {
	if i == j {
		return
	}
	q := int(c.split[c.at(i, j, side, complete)])
	switch {
	case complete == 1 && side == 1:
		c.read(i, q, 1, 0, heads)
		c.read(q, j, 1, 1, heads)
	case complete == 1:
		c.read(i, q, 0, 1, heads)
		c.read(q, j, 0, 0, heads)
	default:
		if side == 1 {
			heads[j-1] = i - 1
		} else {
			heads[i-1] = j - 1
		}
		c.read(i, q, 1, 1, heads)
		c.read(q+1, j, 0, 1, heads)
	}
}
