package parse

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Classes sorts words into classes by the words that they stand beside, so
// that what is learnt of a word holds for its like. There are two sets, a
// fine and a coarse one. Words are known by the hashes of their [key].
type Classes struct {
	keys  []uint32
	class []classPair
	mask  uint32
	fine  int // number of classes
	rough int
}

type classPair struct{ fine, rough uint16 }

// of returns the classes of a word, 0 and 0 for an unknown one.
func (c *Classes) of(key uint32) classPair {
	for i := key & c.mask; ; i = (i + 1) & c.mask {
		switch c.keys[i] {
		case key:
			return c.class[i]
		case 0:
			return classPair{}
		}
	}
}

func newClasses(keys []uint32, pairs []classPair) *Classes {
	size := 64
	for size < 2*len(keys) {
		size *= 2
	}
	c := &Classes{keys: make([]uint32, size), class: make([]classPair, size), mask: uint32(size - 1)}
	for j, key := range keys {
		i := key & c.mask
		for c.keys[i] != 0 && c.keys[i] != key {
			i = (i + 1) & c.mask
		}
		c.keys[i], c.class[i] = key, pairs[j]
	}
	return c
}

// FindClasses finds classes in plain text by the exchange algorithm in its
// predictive form (Uszkoreit and Brants, "Distributed Word Clustering for
// Large Scale Class-Based Language Modeling", ACL 2008), once looking at the
// words before and once at those behind: the likelihood of a class given the
// neighbour counts for both. Words seen fewer than minCount times get none.
func FindClasses(sentences [][]string, fine, rough, minCount, rounds int) *Classes {
	counts := map[uint32]int{}
	ids := make([][]uint32, len(sentences))
	for i, s := range sentences {
		for _, form := range s {
			k := wordKey(form).key
			ids[i] = append(ids[i], k)
			counts[k]++
		}
	}
	var vocabulary []uint32
	for k, n := range counts {
		if n >= minCount {
			vocabulary = append(vocabulary, k)
		}
	}
	slices.SortFunc(vocabulary, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	index := map[uint32]int32{}
	for i, k := range vocabulary {
		index[k] = int32(i)
	}
	e := newExchange(ids, index, len(vocabulary))
	a := e.run(fine, rounds)
	b := e.run(rough, rounds)
	pairs := make([]classPair, len(vocabulary))
	for i := range pairs {
		pairs[i] = classPair{uint16(a[i]) + 1, uint16(b[i]) + 1}
	}
	c := newClasses(vocabulary, pairs)
	c.fine, c.rough = fine, rough
	return c
}

// neighbour is a context (a word to the left or to the right) with its count.
type neighbour struct {
	context int32
	count   float64
}

type exchange struct {
	words    [][]neighbour // contexts of each word
	total    []float64
	contexts int
}

// newExchange counts contexts. The edges and rare words share one context for
// each side.
func newExchange(sentences [][]uint32, index map[uint32]int32, words int) *exchange {
	e := &exchange{words: make([][]neighbour, words), total: make([]float64, words), contexts: 2 * (words + 1)}
	seen := make([]map[int32]float64, words)
	for i := range seen {
		seen[i] = map[int32]float64{}
	}
	id := func(s []uint32, i int) int32 {
		if i >= 0 && i < len(s) {
			if v, ok := index[s[i]]; ok {
				return v
			}
		}
		return int32(words)
	}
	for _, s := range sentences {
		for i := range s {
			w := id(s, i)
			if int(w) == words {
				continue
			}
			seen[w][id(s, i-1)]++
			seen[w][int32(words)+1+id(s, i+1)]++
		}
	}
	for w, m := range seen {
		for c, n := range m {
			e.words[w] = append(e.words[w], neighbour{c, n})
			e.total[w] += n
		}
		slices.SortFunc(e.words[w], func(a, b neighbour) int { return cmp.Compare(a.context, b.context) })
	}
	return e
}

func nlogn(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return x * math.Log(x)
}

// run shares the words out among n classes and moves each to the class that
// raises the likelihood most, a number of rounds.
func (e *exchange) run(n, rounds int) []int {
	class := make([]int, len(e.words))
	size := make([]float64, n)
	joint := make([]float32, e.contexts*n) // count of context with class
	move := func(w, c int, sign float64) {
		size[c] += sign * e.total[w]
		for _, x := range e.words[w] {
			joint[int(x.context)*n+c] += float32(sign * x.count)
		}
	}
	for w := range class {
		class[w] = w % n
		move(w, class[w], 1)
	}
	table := make([]float64, 1<<16)
	for i := range table {
		table[i] = nlogn(float64(i))
	}
	log := func(x float32) float64 {
		if x >= 0 && x < 1<<16 {
			return table[int(x)]
		}
		return nlogn(float64(x))
	}
	gain := make([]float64, n)
	order := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		moved := 0
		for _, w := range order.Perm(len(class)) {
			old := class[w]
			move(w, old, -1)
			for c := range gain {
				gain[c] = nlogn(size[c]) - nlogn(size[c]+e.total[w])
			}
			for _, x := range e.words[w] {
				row := joint[int(x.context)*n : int(x.context)*n+n]
				// A class never seen with the context gains the
				// same as any other such class.
				base := log(float32(x.count))
				for c, v := range row {
					if v == 0 {
						gain[c] += base
					} else {
						gain[c] += log(v+float32(x.count)) - log(v)
					}
				}
			}
			best := old
			for c := range gain {
				if gain[c] > gain[best]+1e-9 {
					best = c
				}
			}
			class[w] = best
			move(w, best, 1)
			if best != old {
				moved++
			}
		}
		if moved*200 < len(class) {
			break
		}
	}
	return class
}

func (c *Classes) write(w *modelWriter) {
	type pair struct {
		key uint32
		classPair
	}
	var all []pair
	for i, k := range c.keys {
		if k != 0 {
			all = append(all, pair{k, c.class[i]})
		}
	}
	slices.SortFunc(all, func(a, b pair) int { return cmp.Compare(a.key, b.key) })
	w.number(len(all))
	last := uint32(0)
	for _, p := range all {
		w.number(int(p.key - last))
		w.number(int(p.fine))
		w.number(int(p.rough))
		last = p.key
	}
}

func (r *modelReader) classes() *Classes {
	n := r.number(1 << 22)
	if r.err == nil && n > r.in.Len() {
		r.err = errCut
	}
	if r.err != nil {
		return nil
	}
	keys, pairs := make([]uint32, n), make([]classPair, n)
	last := uint32(0)
	for i := range keys {
		last += uint32(r.number(math.MaxUint32))
		keys[i] = last
		pairs[i] = classPair{uint16(r.number(1 << 15)), uint16(r.number(1 << 15))}
	}
	if r.err != nil {
		return nil
	}
	return newClasses(keys, pairs)
}
