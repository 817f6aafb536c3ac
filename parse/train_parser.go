package parse

import (
	"cmp"
	"math/rand/v2"

	"github.com/ravabet/ravabet/syntax"
)

// explore is how often the parser follows its own choice in training, right
// or wrong, so that it learns to go on from mistakes.
const explore = 0.9

// TrainParser learns a parser from sentences with their trees and returns it
// with its file. The tags of the sentences ought to be as a tagger gives them
// that did not learn from these sentences.
func TrainParser(sentences []*syntax.Sentence, classes *Classes, how Training) (*Parser, []byte, error) {
	number := map[string]int{}
	var rels []string
	words := make([][]word, len(sentences))
	gold := make([][]int32, len(sentences))
	rel := make([][]uint8, len(sentences))
	for i, s := range sentences {
		words[i] = readWords(nil, s, classes)
		gold[i] = goldHeads(s)
		for j := range s.Words {
			r := s.Words[j].Rel
			if _, ok := number[r]; !ok {
				number[r] = len(rels)
				rels = append(rels, r)
			}
			rel[i] = append(rel[i], uint8(number[r]))
		}
	}
	m := trainMoves(words, gold, how)
	l := trainLabels(words, gold, rel, len(rels), how)
	out := newModel(parserKind)
	out.names(rels)
	out.part(classes.slots)
	out.part(writeNarrow(m.average(cmp.Or(how.Limit, maxRows), how.MinHits)))
	index, rows := writeWide(len(rels), l.average(cmp.Or(how.Limit/9, maxRows), how.MinHits))
	out.part(index)
	out.part(rows)
	p, err := LoadParser(out.Bytes(), classes.look)
	return p, out.Bytes(), err
}

// goldHeads returns the heads of a sentence, the root's being the word after
// the last. Where arcs cross, a word is lifted to its head's head until they
// do not.
func goldHeads(s *syntax.Sentence) []int32 {
	n := len(s.Words)
	heads := make([]int32, n)
	for i := range s.Words {
		heads[i] = int32(s.Words[i].Head)
		if heads[i] < 0 {
			heads[i] = int32(n)
		}
	}
	for {
		worst, length := -1, 0
		for d := range heads {
			if l := crossing(heads, d); l > 0 && (worst < 0 || l < length) {
				worst, length = d, l
			}
		}
		if worst < 0 {
			return heads
		}
		heads[worst] = heads[heads[worst]]
	}
}

// crossing returns the length of the arc to d if not all words that it spans
// stand below its head, otherwise 0.
func crossing(heads []int32, d int) int {
	h := int(heads[d])
	if h == len(heads) {
		return 0
	}
	for i := min(d, h) + 1; i < max(d, h); i++ {
		up := i
		for up != h && up < len(heads) {
			up = int(heads[up])
		}
		if up != h {
			return max(d, h) - min(d, h)
		}
	}
	return 0
}

func trainMoves(words [][]word, gold [][]int32, how Training) *weights {
	w := newWeights(moves)
	rng := rand.New(rand.NewPCG(how.Seed, 11))
	var c config
	var features []uint32
	score := make([]float32, moves)
	for round := range how.Rounds {
		for _, s := range rng.Perm(len(words)) {
			c.reset(words[s])
			for !c.done() {
				var cost [moves]int
				c.costs(gold[s], &cost)
				features = moveFeatures(features[:0], &c, words[s])
				w.score(features, score)
				best, good, bad := -1, -1, -1
				least := 1 << 30
				for m := range moves {
					if c.allowed(m) {
						least = min(least, cost[m])
					}
				}
				for m := range moves {
					if !c.allowed(m) {
						continue
					}
					if best < 0 || score[m] > score[best] {
						best = m
					}
					if cost[m] == least {
						if good < 0 || score[m] > score[good] {
							good = m
						}
					} else if bad < 0 || score[m] > score[bad] {
						bad = m
					}
				}
				if bad >= 0 && score[good] < score[bad]+margin {
					w.update(features, good, bad, 1)
				}
				w.step++
				if round > 0 && rng.Float64() < explore {
					c.apply(best)
				} else {
					c.apply(good)
				}
			}
		}
	}
	return w
}

func trainLabels(words [][]word, gold [][]int32, rel [][]uint8, n int, how Training) *weights {
	w := newWeights(n)
	rng := rand.New(rand.NewPCG(how.Seed, 13))
	var c config
	var l labelState
	var features []uint32
	score := make([]float32, n)
	for range how.Rounds {
		for _, s := range rng.Perm(len(words)) {
			c.reset(words[s])
			l.heads = gold[s]
			l.reset(c.n)
			for d := range c.n {
				features = labelFeatures(features[:0], &l, &c, words[s], d)
				w.score(features, score)
				want, best, rival := int(rel[s][d]), 0, -1
				for r, v := range score {
					if v > score[best] {
						best = r
					}
					if r != want && (rival < 0 || v > score[rival]) {
						rival = r
					}
				}
				if rival >= 0 && score[want] < score[rival]+margin {
					w.update(features, want, rival, 1)
				}
				w.step++
				l.give(d, best)
			}
		}
	}
	return w
}
