package actor

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"iter"
	"slices"
)

// index is an automaton over the folded letters of all names: a trie whose
// nodes keep their children together, in the order of their labels. A key
// leads to the senses that it may have.
type index struct {
	labels []byte  // label of the edge into each node
	child  []int32 // first child of each node
	count  []uint8 // how many children it has
	out    []int32 // key that ends at the node, or -1
	breaks []uint64
	first  []int32 // senses[first[k]:first[k+1]] are those of key k
	senses []sense
}

// sense is one reading of a key.
type sense struct {
	entry    int32
	form     form
	doubtful bool // a word of the language, too
}

// form says how a key names its entry.
type form uint8

const (
	formName    form = iota // a full name
	formShort               // another spelling that the lexicon lists
	formSurname             // the last words of a full name
	formGiven               // a surname that is a given name, too
	formPeople              // the people or the adjective of a state
	formSeat                // a capital or palace that stands for its state
	formPlace               // a place in a state
	formRole
	formPlural // a plural that the lexicon lists
	formWord   // a word of grammar that the resolver needs
)

func (f form) surname() bool { return f == formSurname || f == formGiven }

// draft is a key on its way into the index: letters of the parser's pool.
type draft struct {
	from, to int32
	breaks   uint64
	sense    sense
}

// order returns the drafts' numbers in the order of their keys, equal keys in
// the order of the files. It compares eight letters at once.
func order(pool []byte, drafts []draft) []int32 {
	type item struct {
		head uint64
		n    int32
	}
	items := make([]item, len(drafts))
	for i, d := range drafts {
		var head [8]byte
		copy(head[:], pool[d.from:d.to])
		items[i] = item{binary.BigEndian.Uint64(head[:]), int32(i)}
	}
	slices.SortFunc(items, func(a, b item) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		x, y := &drafts[a.n], &drafts[b.n]
		if c := bytes.Compare(pool[x.from:x.to], pool[y.from:y.to]); c != 0 {
			return c
		}
		return cmp.Compare(a.n, b.n)
	})
	out := make([]int32, len(items))
	for i := range items {
		out[i] = items[i].n
	}
	return out
}

func build(pool []byte, drafts []draft) *index {
	x := &index{
		breaks: make([]uint64, 0, len(drafts)),
		first:  make([]int32, 0, len(drafts)+1),
		senses: make([]sense, 0, len(drafts)),
	}
	keys := make([][]byte, 0, len(drafts))
	nodes := 1
	for _, n := range order(pool, drafts) {
		d := &drafts[n]
		key := pool[d.from:d.to]
		if len(keys) == 0 || !bytes.Equal(key, keys[len(keys)-1]) {
			nodes += len(key)
			if len(keys) > 0 {
				nodes -= shared(key, keys[len(keys)-1])
			}
			keys = append(keys, key)
			x.breaks = append(x.breaks, d.breaks)
			x.first = append(x.first, int32(len(x.senses)))
		} else {
			x.breaks[len(x.breaks)-1] |= d.breaks
		}
		last := x.first[len(x.first)-1]
		if !slices.Contains(x.senses[last:], d.sense) {
			x.senses = append(x.senses, d.sense)
		}
	}
	x.first = append(x.first, int32(len(x.senses)))
	x.grow(keys, nodes)
	return x
}

func shared(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// grow makes the trie of sorted keys, breadth first.
func (x *index) grow(keys [][]byte, nodes int) {
	x.labels, x.child = make([]byte, 0, nodes), make([]int32, 0, nodes)
	x.count, x.out = make([]uint8, 0, nodes), make([]int32, 0, nodes)
	type span struct{ lo, hi, depth int32 }
	todo := make([]span, 1, nodes)
	todo[0] = span{0, int32(len(keys)), 0}
	x.add(0)
	for n := 0; n < len(todo); n++ {
		s := todo[n]
		if s.lo < s.hi && int32(len(keys[s.lo])) == s.depth {
			x.out[n] = s.lo
			s.lo++
		}
		x.child[n] = int32(len(x.labels))
		for lo := s.lo; lo < s.hi; {
			hi, label := lo+1, keys[lo][s.depth]
			for hi < s.hi && keys[hi][s.depth] == label {
				hi++
			}
			x.add(label)
			x.count[n]++
			todo = append(todo, span{lo, hi, s.depth + 1})
			lo = hi
		}
	}
}

func (x *index) add(label byte) {
	x.labels = append(x.labels, label)
	x.child = append(x.child, 0)
	x.count = append(x.count, 0)
	x.out = append(x.out, -1)
}

func (x *index) step(node int32, label byte) int32 {
	from := x.child[node]
	i := bytes.IndexByte(x.labels[from:from+int32(x.count[node])], label)
	if i < 0 {
		return -1
	}
	return from + int32(i)
}

// lookup returns the senses of a whole key.
func (x *index) lookup(key string) []sense {
	node := int32(0)
	for i := 0; i < len(key); i++ {
		if node = x.step(node, key[i]); node < 0 {
			return nil
		}
	}
	if k := x.out[node]; k >= 0 {
		return x.sensesOf(k)
	}
	return nil
}

// beginning gives the senses of all keys that begin with some letters; true
// for those of the letters themselves.
func (x *index) beginning(letters string) iter.Seq2[bool, sense] {
	return func(yield func(bool, sense) bool) {
		node := int32(0)
		for i := 0; i < len(letters); i++ {
			if node = x.step(node, letters[i]); node < 0 {
				return
			}
		}
		todo := []int32{node}
		for len(todo) > 0 {
			n := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if k := x.out[n]; k >= 0 {
				for _, s := range x.sensesOf(k) {
					if !yield(n == node, s) {
						return
					}
				}
			}
			for c := range int32(x.count[n]) {
				todo = append(todo, x.child[n]+c)
			}
		}
	}
}

func (x *index) sensesOf(key int32) []sense {
	return x.senses[x.first[key]:x.first[key+1]]
}

// hit is a key found in a sentence: the words that it covers, and the ending
// that the last word has beyond it.
type hit struct {
	first, last int
	key         int32
	ending      ending
	inner       bool // a word within carries an ending, too
}

// ending is what a Persian noun can carry beyond its stem.
type ending uint8

const (
	adjectival ending = 1 << iota // ی
	plural                        // ها, ان
	possessive                    // ش, شان, …
	singular   ending = 0
)

var endings = func() map[string]ending {
	m := map[string]ending{}
	for text, e := range map[string]ending{
		"ی": adjectival, "یی": adjectival, "ای": adjectival, "ها": plural, "های": plural,
		"هایی": plural, "ان": plural, "انی": plural, "یان": plural, "یانی": plural, "گان": plural,
		"یها": plural | adjectival, "یهای": plural | adjectival, "ییها": plural | adjectival,
		"ییهای": plural | adjectival, "ایها": plural | adjectival, "ایهای": plural | adjectival,
		"یهایی": plural | adjectival,
		"ش":     possessive, "مان": possessive, "تان": possessive,
		"شان": possessive, "ام": possessive, "ات": possessive, "اش": possessive, "یش": possessive,
		"یشان": possessive, "یم": possessive, "یمان": possessive,
		"هایم": plural | possessive, "هایت": plural | possessive, "هایش": plural | possessive,
		"هایمان": plural | possessive, "هایتان": plural | possessive, "هایشان": plural | possessive,
		"انش": plural | possessive, "انشان": plural | possessive, "انمان": plural | possessive,
	} {
		m[folded(text)] = e
	}
	return m
}()

const longestEnding = 6

var alef, vav = letters['ا'], letters['و']

// text is a sentence folded for the index.
type text struct {
	letters []byte
	starts  []int32 // of each word in letters, and the end of the last
	joined  []bool  // words written together with the word before: clitics
}

func (t *text) reset() { t.letters, t.starts, t.joined = t.letters[:0], t.starts[:0], t.joined[:0] }

func (t *text) add(word string, joined bool) {
	t.starts = append(t.starts, int32(len(t.letters)))
	t.joined = append(t.joined, joined)
	t.letters, _ = fold(t.letters, word)
}

func (t *text) end() { t.starts = append(t.starts, int32(len(t.letters))) }

// at appends to hits the keys that begin with word w, the shortest first.
// Within a key, a word of the text may carry the ending of a plural that the
// key's does not: "مقام‌های امنیتی" for "مقام امنیتی".
func (x *index) at(hits []hit, t *text, w int) []hit {
	if t.starts[w] == t.starts[w+1] {
		return hits
	}
	walk := walk{x: x, t: t, hits: hits, first: w}
	walk.from(0, 0, w, 0, false)
	return walk.hits
}

type walk struct {
	x     *index
	t     *text
	hits  []hit
	first int
}

// from goes on from a node that stands for depth letters of a key, at the
// beginning of a word.
func (k *walk) from(node int32, depth, word int, breaks uint64, inner bool) {
	x, t := k.x, k.t
	for ; word < len(t.starts)-1; word++ {
		from, to := t.starts[word], t.starts[word+1]
		if depth > 0 && depth < 64 && !t.joined[word] {
			breaks |= 1 << depth
		}
		for i := from; i < to; i++ {
			if node = x.step(node, t.letters[i]); node < 0 {
				return
			}
			depth++
			rest := to - i - 1
			if rest > longestEnding {
				continue
			}
			e, ok := ending(0), true
			if rest > 0 {
				if e, ok = endings[string(t.letters[i+1:to])]; !ok {
					continue
				}
				if rest == 1 && (t.letters[i] == alef || t.letters[i] == vav) {
					e = 0 // the ی of an ezafe: سخنگوی, اروپای
				}
			}
			if key := x.out[node]; key >= 0 && breaks&^x.breaks[key] == 0 {
				k.hits = append(k.hits, hit{k.first, word, key, e, inner})
			}
			if rest > 1 && e == plural && !inner && x.count[node] > 0 {
				k.from(node, depth, word+1, breaks, true)
			}
		}
	}
}
