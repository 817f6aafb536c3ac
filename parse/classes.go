package parse

import (
	"cmp"
	"encoding/binary"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
)

// Classes sorts words into classes by the words that they stand beside, so
// that what is learnt of a word holds for its like. There are two sets, a
// fine and a coarse one. It may also tell how a tagger tagged the word in
// plain text. Words are known by the hashes of their [key].
//
// The bytes are slots of [classSlot] bytes, found by the key: the key, the two
// classes and the use, little end first. A slot with key 0 is empty.
type Classes struct {
	slots []byte
	count uint32
	look  Lookup
}

// A Lookup tells what a language's lexicon knows of a word form: its kind, by
// any numbers below 1<<16, and a hash of its stem. Forms of one stem are alike
// to the parser.
type Lookup func(form string) (kind uint16, stem uint32)

// With returns the classes with a lexicon beside them. A model is to be used
// with the lexicon that it was trained with.
func (c *Classes) With(look Lookup) *Classes {
	out := *c
	out.look = look
	return &out
}

const classSlot = 10

// class is what is known of a word: 0 for nothing.
type class struct{ fine, rough, use uint16 }

// of returns what is known of a word.
func (c *Classes) of(key uint32) class {
	i := place(key, c.count)
	for range c.count {
		slot := c.slots[classSlot*i : classSlot*i+classSlot]
		switch binary.LittleEndian.Uint32(slot) {
		case key:
			return class{binary.LittleEndian.Uint16(slot[4:]), binary.LittleEndian.Uint16(slot[6:]), binary.LittleEndian.Uint16(slot[8:])}
		case 0:
			return class{}
		}
		if i++; i == c.count {
			i = 0
		}
	}
	return class{}
}

func newClasses(of map[uint32]class) *Classes {
	c := &Classes{count: uint32(2*len(of) + 8)}
	c.slots = make([]byte, classSlot*c.count)
	keys := slices.Sorted(maps.Keys(of))
	for _, key := range keys {
		i := place(key, c.count)
		for binary.LittleEndian.Uint32(c.slots[classSlot*i:]) != 0 {
			i = (i + 1) % c.count
		}
		slot := c.slots[classSlot*i:]
		binary.LittleEndian.PutUint32(slot, key)
		binary.LittleEndian.PutUint16(slot[4:], of[key].fine)
		binary.LittleEndian.PutUint16(slot[6:], of[key].rough)
		binary.LittleEndian.PutUint16(slot[8:], of[key].use)
	}
	return c
}

// all returns what is known of each word by its key.
func (c *Classes) all() map[uint32]class {
	of := map[uint32]class{}
	for i := range c.count {
		if key := binary.LittleEndian.Uint32(c.slots[classSlot*i:]); key != 0 {
			of[key] = c.of(key)
		}
	}
	return of
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
	of := map[uint32]class{}
	for i, k := range vocabulary {
		of[k] = class{fine: uint16(a[i]) + 1, rough: uint16(b[i]) + 1}
	}
	return newClasses(of)
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

func (r *modelReader) classes() *Classes {
	b := r.part()
	if len(b) == 0 || len(b)%classSlot != 0 {
		r.err = errCut
	}
	return &Classes{slots: b, count: uint32(len(b) / classSlot)}
}
