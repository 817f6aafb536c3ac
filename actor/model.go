package actor

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"sync"

	"github.com/ravabet/ravabet/syntax"
)

// nameFile is the name model: which words are more often no names, and the
// weights that find names of no list. `ravabet-train names` makes it.
//
//go:embed models/names.bin
var nameFile []byte

// labels of the name model: outside, and beginning or inside of a person's,
// place's or organisation's name.
const (
	outside = iota
	beginPerson
	insidePerson
	beginPlace
	insidePlace
	beginOrganisation
	insideOrganisation
	labelCount
)

// weights are those of one feature, for each label.
type weights [labelCount]int16

// nameModel is a linear model over the words around a word, read from left to
// right with the label just given.
type nameModel struct {
	common  []uint32 // hashes of folded words that are more often no names, sorted
	proper  []uint32 // and of those that nearly always are
	weights map[uint32]*weights
	some    *[1 << 10]uint64 // bits of the features that may have weights; most have none. nil while training
}

// bit is where the feature stands in some.
func bit(f uint32) (word int, mask uint64) {
	f ^= f >> 16
	return int(f >> 6 & (1<<10 - 1)), 1 << (f & 63)
}

var names = sync.OnceValue(func() *nameModel {
	m, err := readNameModel(nameFile)
	if err != nil {
		panic("actor: the embedded name model: " + err.Error())
	}
	return m
})

func wordHash(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

// isCommon tells whether a folded word is more often no name.
func (m *nameModel) isCommon(folded string) bool {
	_, ok := slices.BinarySearch(m.common, wordHash(folded))
	return ok
}

// isProper tells whether a folded word is nearly always a name.
func (m *nameModel) isProper(folded string) bool {
	_, ok := slices.BinarySearch(m.proper, wordHash(folded))
	return ok
}

func readNameModel(data []byte) (*nameModel, error) {
	next := func() (uint32, bool) {
		if len(data) < 4 {
			return 0, false
		}
		v := binary.LittleEndian.Uint32(data)
		data = data[4:]
		return v, true
	}
	m := &nameModel{}
	for _, list := range []*[]uint32{&m.common, &m.proper} {
		n, ok := next()
		if !ok || uint64(n)*4 > uint64(len(data)) {
			return nil, errors.New("a list of words is cut off")
		}
		*list = make([]uint32, n)
		for i := range *list {
			(*list)[i], _ = next()
		}
	}
	n, ok := next()
	const size = 4 + 2*labelCount
	if !ok || uint64(n)*size != uint64(len(data)) {
		return nil, fmt.Errorf("%d weights do not fit %d bytes", n, len(data))
	}
	m.weights, m.some = make(map[uint32]*weights, n), new([1 << 10]uint64)
	all := make([]weights, n)
	for i := range all {
		key, _ := next()
		for k := range all[i] {
			all[i][k] = int16(binary.LittleEndian.Uint16(data))
			data = data[2:]
		}
		m.weights[key] = &all[i]
		word, mask := bit(key)
		m.some[word] |= mask
	}
	return m, nil
}

func (m *nameModel) bytes() []byte {
	var out []byte
	for _, list := range [][]uint32{m.common, m.proper} {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(list)))
		for _, h := range list {
			out = binary.LittleEndian.AppendUint32(out, h)
		}
	}
	keys := make([]uint32, 0, len(m.weights))
	for k := range m.weights {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(keys)))
	for _, k := range keys {
		out = binary.LittleEndian.AppendUint32(out, k)
		for _, w := range m.weights[k] {
			out = binary.LittleEndian.AppendUint16(out, uint16(w))
		}
	}
	return out
}

// feature hashes a feature without building a string.
func feature(kind byte, parts ...string) uint32 {
	h := uint32(2166136261)
	h = (h ^ uint32(kind)) * 16777619
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	return h
}

// nameFeatures appends the features of a word: itself, its ends, its
// neighbours, their tags and what the lexicon knows of them.
func (l *Lexicon) nameFeatures(out []uint32, s *syntax.Sentence, words, classes []string, w int) []uint32 {
	at := func(i int) (string, string, string) {
		if i < 0 || i >= len(words) {
			return "", "", "#"
		}
		return words[i], classes[i], s.Words[i].Tag.String()
	}
	word, class, tag := at(w)
	before, classBefore, tagBefore := at(w - 1)
	after, classAfter, tagAfter := at(w + 1)
	_, classBefore2, tagBefore2 := at(w - 2)
	_, classAfter2, _ := at(w + 2)
	out = append(out, feature('b'), feature('w', word), feature('c', class), feature('t', tag),
		feature('B', before), feature('A', after), feature('1', classBefore), feature('2', classAfter),
		feature('3', tagBefore), feature('4', tagAfter), feature('5', tag, tagBefore), feature('6', tag, tagAfter),
		feature('7', class, classBefore), feature('8', class, classAfter), feature('9', tag, classBefore),
		feature('0', tagBefore2, tagBefore, tag), feature('D', classBefore2), feature('E', classAfter2),
		feature('F', class, tag), feature('G', classBefore, before, tag),
		feature('H', before, word), feature('I', word, after), feature('J', class, classAfter, classAfter2),
		feature('K', classBefore2, classBefore, class), feature('M', tag, after))
	for n := 2; n <= 4; n++ {
		if len(word) > n {
			out = append(out, feature('s', word[len(word)-n:]), feature('p', word[:n]))
		}
	}
	if latinCapital(s.Words[w].Form) {
		out = append(out, feature('L'))
	}
	return out
}

// nameClasses tells for each word of a sentence what the lexicon knows of it.
func (r *resolver) nameClasses(s *syntax.Sentence, all []reading) (words, classes []string) {
	words, classes = make([]string, len(s.Words)), make([]string, len(s.Words))
	for i := range s.Words {
		words[i] = folded(s.Words[i].Form)
		if c := r.lex.words[words[i]]; c != "" {
			classes[i] = c
		} else if names().isCommon(words[i]) {
			classes[i] = "common"
		} else if names().isProper(words[i]) {
			classes[i] = "proper"
		} else {
			classes[i] = "?"
		}
	}
	for _, rd := range all {
		e := &r.lex.entries[rd.entry]
		c := [...]string{"STATE", "PERSON", "ORG", "OUTLET", "ROLE", "WORD"}[e.kind]
		switch {
		case e.kind == stateEntry:
			c += string(rune('0' + rd.form))
		case e.kind == roleEntry:
			c += e.role.kind
		case e.kind == wordEntry:
			continue
		}
		for w := rd.first; w <= rd.last; w++ {
			classes[w] = c
			if w > rd.first {
				classes[w] = c + "+"
			}
		}
	}
	return
}

// score adds up the weights of features, with those of the label before.
func (m *nameModel) best(features []uint32, before int) int {
	var sum [labelCount]int32
	add := func(f uint32) {
		if m.some != nil {
			if word, mask := bit(f); m.some[word]&mask == 0 {
				return
			}
		}
		if x := m.weights[f]; x != nil {
			for k := range sum {
				sum[k] += int32(x[k])
			}
		}
	}
	for _, f := range features {
		add(f)
	}
	add(feature('Z', string(rune('0'+before))))
	if len(features) > 3 {
		add(feature('Y', string(rune('0'+before)), string(rune(features[3]&0x7fff))))
	}
	best := outside
	for k := range sum {
		if allowed(before, k) && sum[k] > sum[best] {
			best = k
		}
	}
	return best
}

// allowed keeps an inside label after its own kind.
func allowed(before, label int) bool {
	if label == outside || label%2 == 1 {
		return true
	}
	return before == label || before == label-1
}

// label gives the words of a sentence their labels.
func (r *resolver) label(s *syntax.Sentence, all []reading) []int {
	if len(s.Names) == len(s.Words) {
		return s.Names
	}
	m := names()
	words, classes := r.nameClasses(s, all)
	out := make([]int, len(words))
	before := outside
	var buf []uint32
	for w := range words {
		buf = r.lex.nameFeatures(buf[:0], s, words, classes, w)
		out[w] = m.best(buf, before)
		before = out[w]
	}
	s.Names = out
	return out
}
