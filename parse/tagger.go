package parse

import (
	"fmt"
	"strings"
	"sync"

	"github.com/ravabet/ravabet/syntax"
)

const taggerKind = "ravabet tagger 2"

// Tagger gives words their parts of speech.
type Tagger struct {
	classes *Classes
	names   []string // of the classes that the model tells apart: a tag, or a tag and a variant, "PROPN/ADJ"
	tags    []syntax.Tag
	weights *wide
	sure    *Classes // words that have but one tag: its class plus 1 is their use
	pool    sync.Pool
}

// tagScratch is what tagging one sentence needs.
type tagScratch struct {
	recall
	words    []word
	got      []uint8
	features []uint32
	score    []int32
}

// LoadTagger reads a tagger from the bytes of its file.
func LoadTagger(data []byte, look Lookup) (*Tagger, error) {
	r, err := readModel(data, taggerKind)
	if err != nil {
		return nil, fmt.Errorf("loading the tagger: %w", err)
	}
	names := r.names(8 * maxWords)
	classes, sure, weights := r.classes(), r.classes(), r.wide(len(names))
	if r.err != nil {
		return nil, fmt.Errorf("loading the tagger: %w", r.err)
	}
	return newTagger(classes.With(look), names, weights, sure), nil
}

func newTagger(classes *Classes, names []string, weights *wide, sure *Classes) *Tagger {
	t := &Tagger{classes: classes, names: names, weights: weights, sure: sure}
	for _, n := range names {
		upos, _, _ := strings.Cut(n, "/")
		t.tags = append(t.tags, syntax.TagOf(upos))
	}
	t.pool.New = func() any { return &tagScratch{score: make([]int32, len(names))} }
	return t
}

// Tag sets the tags of a sentence's words from their forms.
func (t *Tagger) Tag(s *syntax.Sentence) {
	sc := t.pool.Get().(*tagScratch)
	t.tag(s, sc)
	for i, c := range sc.got {
		s.Words[i].Tag = t.tags[c]
	}
	t.pool.Put(sc)
}

// Variants returns the names of the model's classes for a sentence's words,
// which may say more than a tag: "PROPN/ADJ" is an adjective in a name.
func (t *Tagger) Variants(s *syntax.Sentence) []string {
	sc := t.pool.Get().(*tagScratch)
	defer t.pool.Put(sc)
	t.tag(s, sc)
	out := make([]string, len(sc.got))
	for i, c := range sc.got {
		out[i] = t.names[c]
	}
	return out
}

func (t *Tagger) tag(s *syntax.Sentence, sc *tagScratch) {
	sc.words = sc.read(sc.words[:0], s, t.classes)
	sc.got = sc.got[:0]
	for i := range s.Words {
		if c := int(t.sure.of(sc.words[i+edge].key).use); c > 0 && c <= len(t.names) {
			sc.got = append(sc.got, uint8(c-1))
			continue
		}
		sc.features = tagFeatures(sc.features[:0], sc.words, sc.got, i)
		sc.got = append(sc.got, uint8(t.weights.best(sc.features, sc.score)))
	}
}

// feature hashes a template's number with up to three values.
func feature(template uint32, a, b, c uint32) uint32 {
	h := mix(uint64(template)<<32|uint64(a), uint64(b)<<32|uint64(c))
	return uint32(h>>16) | 1
}

// tagFeatures appends the features of word i, given the tags before it.
func tagFeatures(out []uint32, words []word, got []uint8, i int) []uint32 {
	w := words[i : i+2*edge+1]
	me := &w[edge]
	l1, l2, r1, r2 := &w[edge-1], &w[edge-2], &w[edge+1], &w[edge+2]
	t1, t2 := uint32(99), uint32(99)
	if i > 0 {
		t1 = uint32(got[i-1])
	}
	if i > 1 {
		t2 = uint32(got[i-2])
	}
	return append(out,
		feature(0, me.key, 0, 0),
		feature(1, me.suffix[0], me.shape, 0),
		feature(2, me.suffix[1], 0, 0),
		feature(3, me.suffix[2], 0, 0),
		feature(4, me.suffix[3], 0, 0),
		feature(5, me.prefix[0], 0, 0),
		feature(6, me.prefix[1], 0, 0),
		feature(7, me.fine, 0, 0),
		feature(8, me.rough, me.suffix[0], me.shape),
		feature(9, me.rough, l1.rough, r1.rough),
		feature(10, l1.key, 0, 0),
		feature(11, r1.key, 0, 0),
		feature(12, l2.key, 0, 0),
		feature(13, r2.key, 0, 0),
		feature(14, l1.fine, 0, 0),
		feature(15, r1.fine, 0, 0),
		feature(16, l2.rough, 0, 0),
		feature(17, r2.rough, 0, 0),
		feature(18, r1.suffix[1], r1.shape, 0),
		feature(19, r1.suffix[2], 0, 0),
		feature(20, t1, 0, 0),
		feature(21, t1, t2, 0),
		feature(22, t1, me.key, 0),
		feature(23, t1, me.suffix[2], 0),
		feature(24, t1, me.rough, r1.rough),
		feature(25, t1, t2, me.rough),
		feature(26, me.key, r1.key, 0),
		feature(27, me.key, l1.key, 0),
		feature(28, me.suffix[1], me.prefix[0], 0),
		feature(29, me.fine, me.suffix[0], r1.rough),
		feature(30, t1, r1.suffix[1], me.suffix[1]),
		feature(31, r1.rough, r2.rough, me.rough),
		feature(32, me.use, 0, 0),
		feature(33, t1, me.use, 0),
		feature(34, me.use&useTop, r1.use&useTop, t1),
		feature(35, me.use, me.suffix[1], 0),
		feature(37, me.kind, 0, 0),
		feature(38, me.kind, t1, 0),
		feature(39, me.kind, me.suffix[1], 0),
		feature(40, me.kind, me.rough, r1.kind),
		feature(41, me.stem, 0, 0),
		feature(42, me.kind, r1.kind, l1.kind),
		feature(43, r1.stem, 0, 0),
		feature(44, me.shape, t1, 0),
		feature(36, me.use&useTop, r1.use&useTop, l1.use&useTop),
	)
}
