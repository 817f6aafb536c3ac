package parse

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/ravabet/ravabet/syntax"
)

// entries makes up weights of n classes for features 2 apart.
func entries(count, n int) []entry {
	rng := rand.New(rand.NewPCG(1, 2))
	out := make([]entry, count)
	for i := range out {
		w := make([]int8, n)
		for j := range w {
			w[j] = int8(rng.IntN(255) - 127)
		}
		out[i] = entry{key: rng.Uint32() | 1, w: w}
	}
	return out
}

// TestWide compares sums of packed rows with sums made one by one, for rows
// of each length.
func TestWide(t *testing.T) {
	for n := 2; n <= 8*maxWords; n++ {
		all := entries(500, n)
		index, rows := writeWide(n, all)
		table, ok := readWide(n, index, rows)
		if !ok {
			t.Fatalf("a table of %d classes is not read", n)
		}
		want, got := make([]int32, n), make([]int32, n)
		var features []uint32
		for _, e := range all[:60] {
			features = append(features, e.key)
			for j, w := range e.w {
				want[j] += int32(w)
			}
		}
		best := table.best(features, got)
		if !slices.Equal(got, want) {
			t.Fatalf("%d classes: got %v, want %v", n, got, want)
		}
		if got[best] != slices.Max(want) {
			t.Errorf("%d classes: %d is not the best of %v", n, best, want)
		}
	}
}

// TestNarrow checks that the features that say most, which come first, are
// kept, and that an unknown one adds nothing.
func TestNarrow(t *testing.T) {
	all := entries(1000, moves)
	table, ok := readNarrow(writeNarrow(all))
	if !ok {
		t.Fatal("the table is not read")
	}
	right := 0
	for _, e := range all[:300] {
		got, zero := table.score3([]uint32{e.key}), int32(bias)
		if got == [moves]int32{zero + int32(e.w[0]), zero + int32(e.w[1]), zero + int32(e.w[2])} {
			right++
		}
	}
	if right < 285 {
		t.Errorf("%d of the first 300 features have their weights", right)
	}
	empty, _ := readNarrow(writeNarrow(nil))
	if got := empty.score3([]uint32{77}); got != [moves]int32{bias, bias, bias} {
		t.Errorf("an unknown feature adds %v", got)
	}
}

func TestBestTree(t *testing.T) {
	for _, heads := range [][]int{{-1}, {1, -1}, {1, -1, 1, 4, 1}, {-1, 2, 0, 2}} {
		n := len(heads)
		votes := make([]float64, (n+1)*n)
		for d, h := range heads {
			votes[(h+1)*n+d] = 2
			votes[d] += 0.5 // every word may be the root, too
		}
		if got := bestTree(n, votes); !slices.Equal(got, heads) {
			t.Errorf("got %v, want %v", got, heads)
		}
	}
}

// trained returns the files of models that learnt from one sentence.
func trained(t testing.TB) (tagger, parser []byte, s *syntax.Sentence) {
	s = &syntax.Sentence{Words: []syntax.Word{
		{Form: "او", Tag: syntax.Pron, Head: 2, Rel: "nsubj"}, {Form: "کتاب", Tag: syntax.Noun, Head: 2, Rel: "obj"},
		{Form: "خرید", Tag: syntax.Verb, Head: -1, Rel: "root"}, {Form: ".", Tag: syntax.Punct, Head: 2, Rel: "punct"},
	}}
	classes := FindClasses([][]string{{"او", "کتاب", "خرید", "."}, {"او", "کتاب", "خرید", "."}}, 2, 2, 1, 2)
	how := Training{Rounds: 5, Seed: 1, MinHits: 1}
	_, tagger, err := TrainTagger([]TagExample{{Sentence: s, Classes: []string{"PRON", "NOUN", "VERB", "PUNCT"}}}, classes, how)
	if err != nil {
		t.Fatal(err)
	}
	if _, parser, err = TrainParser([]*syntax.Sentence{s}, classes, how); err != nil {
		t.Fatal(err)
	}
	return tagger, parser, s
}

// read tags and parses a sentence by whatever models the bytes are.
func read(tagger, parser []byte, s *syntax.Sentence) {
	if m, err := LoadTagger(tagger, nil); err == nil {
		m.Tag(s)
	}
	if m, err := LoadParser(parser, nil); err == nil {
		m.Parse(s)
	}
}

func TestTrained(t *testing.T) {
	tagger, parser, want := trained(t)
	got := &syntax.Sentence{Words: slices.Clone(want.Words)}
	for i := range got.Words {
		got.Words[i].Tag, got.Words[i].Head, got.Words[i].Rel = 0, 0, ""
	}
	read(tagger, parser, got)
	for i, w := range got.Words {
		if w.Tag != want.Words[i].Tag || w.Head != want.Words[i].Head || w.Rel != want.Words[i].Rel {
			t.Errorf("%s: got %v %d %s", w.Form, w.Tag, w.Head, w.Rel)
		}
	}
	for n := range len(tagger) {
		if _, err := LoadTagger(tagger[:n], nil); err == nil {
			t.Fatalf("a tagger cut to %d of %d bytes is read", n, len(tagger))
		}
	}
}

// FuzzUse reads damaged models and uses them: an error is right, a panic is not.
func FuzzUse(f *testing.F) {
	tagger, parser, s := trained(f)
	f.Add(tagger, parser)
	f.Fuzz(func(_ *testing.T, tagger, parser []byte) {
		read(tagger, parser, &syntax.Sentence{Words: slices.Clone(s.Words)})
	})
}
