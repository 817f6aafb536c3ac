package actor

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/ravabet/ravabet/syntax"
)

// NameExample is a sentence with the labels of its words: O, B-PER, I-PER,
// B-LOC, I-LOC, B-ORG, I-ORG; others count as O.
type NameExample struct {
	Sentence syntax.Sentence
	Labels   []string
}

var labelNames = map[string]int{"B-PER": beginPerson, "I-PER": insidePerson, "B-LOC": beginPlace,
	"I-LOC": insidePlace, "B-ORG": beginOrganisation, "I-ORG": insideOrganisation}

// nameItem is a sentence as the training sees it.
type nameItem struct {
	features [][]uint32
	gold     []int
}

// TrainNames learns the name model: from tagged sentences which words are
// more often no names, and from the examples, by the averaged perceptron, to
// find names.
func TrainNames(l *Lexicon, tagged []syntax.Sentence, examples []NameExample, log io.Writer) []byte {
	m := &nameModel{weights: map[uint32]*weights{}}
	m.common, m.proper = sortWords(tagged)
	fmt.Fprintf(log, "names: %d words that are more often none, %d that nearly always are\n", len(m.common), len(m.proper))
	old := names()
	*old = nameModel{common: m.common, proper: m.proper, weights: map[uint32]*weights{}}
	var items []nameItem
	for i := range examples {
		x := &examples[i]
		r, s := l.forNames(&x.Sentence)
		words, classes := r.nameClasses(s, r.read[0])
		var it nameItem
		for w := range words {
			it.features = append(it.features, l.nameFeatures(nil, s, words, classes, w))
			it.gold = append(it.gold, labelNames[x.Labels[w]])
		}
		items = append(items, it)
	}
	perceptron(m, items)
	*old = *m
	fmt.Fprintf(log, "names: %d features\n", len(m.weights))
	return m.bytes()
}

// perceptron fits the weights of a model by the averaged perceptron.
func perceptron(m *nameModel, items []nameItem) {
	sum := map[uint32]*[labelCount]float64{}
	now := map[uint32]*weights{}
	work := &nameModel{weights: now}
	update := func(f uint32, label, by int, left float64) {
		if now[f] == nil {
			now[f], sum[f] = &weights{}, &[labelCount]float64{}
		}
		now[f][label] += int16(by)
		sum[f][label] += float64(by) * left
	}
	const rounds = 12
	total := float64(rounds * len(items))
	step := 0
	for range rounds {
		for _, it := range items {
			left := 1 - float64(step)/total
			step++
			before := outside
			for w, features := range it.features {
				got, want := work.best(features, before), it.gold[w]
				if got != want {
					all := append(slices.Clone(features), feature('Z', string(rune('0'+before))),
						feature('Y', string(rune('0'+before)), string(rune(features[3]&0x7fff))))
					for _, f := range all {
						update(f, want, 1, left)
						update(f, got, -1, left)
					}
				}
				before = want
			}
		}
	}
	for f, x := range sum {
		var w weights
		keep := false
		for k, v := range x {
			w[k] = int16(min(max(v*64, -32000), 32000))
			keep = keep || w[k] > 24 || w[k] < -24
		}
		if keep {
			m.weights[f] = &w
		}
	}
}

// forNames reads one sentence as the resolver does.
func (l *Lexicon) forNames(s *syntax.Sentence) (*resolver, *syntax.Sentence) {
	doc := &syntax.Document{Sentences: []syntax.Sentence{*s}}
	r := newResolver(l, doc, time.Time{})
	r.readAll()
	return r, &doc.Sentences[0]
}

// Names labels the words of a tagged sentence as the name model and the
// lexicon take them, in the labels of NameExample.
func (l *Lexicon) LabelNames(s *syntax.Sentence) []string {
	r, s := l.forNames(s)
	labels := r.label(s, r.read[0])
	out := make([]string, len(labels))
	for i, k := range labels {
		out[i] = "O"
		for name, n := range labelNames {
			if n == k {
				out[i] = name
			}
		}
	}
	return out
}

// sortWords returns the hashes of folded words that at least three times, and
// in four of five cases, are no proper nouns, and of those that at least twice,
// and in nine of ten cases, are.
func sortWords(tagged []syntax.Sentence) (common, names []uint32) {
	proper, all := map[string]int{}, map[string]int{}
	for i := range tagged {
		for _, w := range tagged[i].Words {
			if w.Tag == syntax.Punct || w.Tag == syntax.Num {
				continue
			}
			f := strings.Clone(folded(w.Form))
			all[f]++
			if w.Tag == syntax.Propn {
				proper[f]++
			}
		}
	}
	for f, n := range all {
		switch {
		case len(f) < 2:
		case n >= 3 && proper[f]*5 <= n:
			common = append(common, wordHash(f))
		case n >= 2 && proper[f]*10 >= n*9:
			names = append(names, wordHash(f))
		}
	}
	slices.Sort(common)
	slices.Sort(names)
	return slices.Compact(common), slices.Compact(names)
}
