package parse

import (
	"cmp"
	"math/rand/v2"

	"github.com/ravabet/ravabet/syntax"
)

// TagExample is a sentence with the class of each word, as a tag or a tag
// with a variant ("PROPN/ADJ").
type TagExample struct {
	Sentence *syntax.Sentence
	Classes  []string
	Words    *Classes // what is known of its words, if not what the tagger is to know
}

// Training says how a model is trained.
type Training struct {
	Rounds  int
	Seed    uint64
	Limit   int // features kept; 0 is all
	MinHits int // features updated less often are dropped
}

// margin is how much better the right answer has to be than the best wrong
// one for the weights to be left alone.
const margin = 1

// TrainTagger learns a tagger from examples and returns it with its file.
func TrainTagger(examples []TagExample, classes *Classes, how Training) (*Tagger, []byte, error) {
	number := map[string]int{}
	var names []string
	for _, e := range examples {
		for _, c := range e.Classes {
			if _, ok := number[c]; !ok {
				number[c] = len(names)
				names = append(names, c)
			}
		}
	}
	gold := make([][]uint8, len(examples))
	words := make([][]word, len(examples))
	for i, e := range examples {
		words[i] = readWords(nil, e.Sentence, cmp.Or(e.Words, classes))
		for _, c := range e.Classes {
			gold[i] = append(gold[i], uint8(number[c]))
		}
	}
	sure := sureWords(words, gold)
	w := newWeights(len(names))
	order := rand.New(rand.NewPCG(how.Seed, 7))
	score := make([]float32, len(names))
	var features []uint32
	for range how.Rounds {
		for _, s := range order.Perm(len(examples)) {
			got := make([]uint8, 0, len(gold[s]))
			for i, want := range gold[s] {
				if c, ok := sure[words[s][i+edge].key]; ok {
					got = append(got, c)
					continue
				}
				features = tagFeatures(features[:0], words[s], got, i)
				w.score(features, score)
				best, rival := 0, -1
				for c, v := range score {
					if v > score[best] {
						best = c
					}
					if c != int(want) && (rival < 0 || v > score[rival]) {
						rival = c
					}
				}
				if rival >= 0 && score[want] < score[rival]+margin {
					w.update(features, int(want), rival, 1)
				}
				w.step++
				got = append(got, uint8(best))
			}
		}
	}
	out := newModel(taggerKind)
	out.names(names)
	out.part(classes.slots)
	sureOf := map[uint32]class{}
	for k, c := range sure {
		sureOf[k] = class{use: uint16(c) + 1}
	}
	out.part(newClasses(sureOf).slots)
	index, rows := writeWide(len(names), w.average(cmp.Or(how.Limit, maxRows), how.MinHits))
	out.part(index)
	out.part(rows)
	t, err := LoadTagger(out.Bytes(), classes.look)
	return t, out.Bytes(), err
}

// sureMin is how often a word has to be seen with one tag, and no other, to
// be given it without a look at its neighbours.
const sureMin = 40

func sureWords(words [][]word, gold [][]uint8) map[uint32]uint8 {
	type seen struct {
		tag   uint8
		n     int
		mixed bool
	}
	all := map[uint32]*seen{}
	for s := range gold {
		for i, tag := range gold[s] {
			k := words[s][i+edge].key
			x := all[k]
			if x == nil {
				x = &seen{tag: tag}
				all[k] = x
			}
			x.n++
			x.mixed = x.mixed || x.tag != tag
		}
	}
	sure := map[uint32]uint8{}
	for k, x := range all {
		if x.n >= sureMin && !x.mixed {
			sure[k] = x.tag
		}
	}
	return sure
}
