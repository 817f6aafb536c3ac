package persian

import (
	_ "embed"

	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// compoundData lists words with half-spaces beyond those of the treebank.
//
//go:embed compounds.txt
var compoundData string

// TrainHalfSpace fits the half-space model on sentences whose half-spaces are
// right, one a line, words parted by blanks, and returns the model file.
// Features that ask the lexicon see it without the sentence at hand, so that
// the weights suit words that were never seen.
func TrainHalfSpace(r io.Reader, log io.Writer) ([]byte, error) {
	t := &trainer{words: map[uint64]*tally{}}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var s [][]rune
		for _, w := range strings.Fields(in.Text()) {
			if w = strings.Trim(w, string(halfSpace)); w != "" {
				s = append(s, []rune(w))
			}
		}
		t.sentences = append(t.sentences, s)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("reading the training sentences: %w", err)
	}
	if len(t.sentences) == 0 {
		return nil, fmt.Errorf("reading the training sentences: there are none")
	}
	for _, s := range t.sentences {
		t.count(s, 1)
	}
	for line := range strings.Lines(compoundData) {
		if line[0] == '#' {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			t.count([][]rune{[]rune(w)}, 1)
			t.count([][]rune{[]rune(w)}, 1)
		}
	}
	inside, pair := newRegression(insideBits), newRegression(pairBits)
	t.rng = rand.New(rand.NewPCG(1, 2))
	for epoch := range 10 {
		t.rng.Shuffle(len(t.sentences), func(i, j int) { t.sentences[i], t.sentences[j] = t.sentences[j], t.sentences[i] })
		for _, s := range t.sentences {
			t.count(s, -1)
			t.learn(s, inside, pair)
			t.count(s, 1)
		}
		fmt.Fprintf(log, "epoch %d: mean loss inside %.5f, pair %.5f\n", epoch+1, inside.mean(), pair.mean())
	}
	return t.file(inside, pair), nil
}

// tally counts a letter string in training.
type tally struct {
	plain, left, right int
	cuts               map[uint32]int
}

func (t *tally) entry() entry {
	e := entry{plain: class(t.plain), left: class(t.left), right: class(t.right)}
	best := 0
	for m, n := range t.cuts {
		if n > best || n == best && n > 0 && m < e.mask {
			best, e.mask = n, m
		}
	}
	e.cut = class(best)
	return e
}

type trainer struct {
	sentences [][][]rune
	words     map[uint64]*tally
	features  []uint32
	rng       *rand.Rand
}

func (t *trainer) tally(h uint64) *tally {
	w := t.words[h]
	if w == nil {
		w = &tally{cuts: map[uint32]int{}}
		t.words[h] = w
	}
	return w
}

func (t *trainer) lookup(h uint64) entry {
	if w := t.words[h]; w != nil {
		return w.entry()
	}
	return entry{}
}

// pieces parts a word at its half-spaces.
func pieces(w []rune) (parts [][]rune) {
	from := 0
	for i, c := range w {
		if c == halfSpace {
			if i > from {
				parts = append(parts, w[from:i])
			}
			from = i + 1
		}
	}
	if from < len(w) {
		parts = append(parts, w[from:])
	}
	return parts
}

func (t *trainer) count(s [][]rune, by int) {
	for _, w := range s {
		ps := pieces(w)
		if len(ps) < 2 {
			t.tally(hashRunes(w)).plain += by
			continue
		}
		mask, at := uint32(0), 0
		for i, p := range ps {
			h := hashRunes(p)
			if i > 0 {
				t.tally(h).right += by
				if at < 32 {
					mask |= 1 << at
				}
			}
			if i < len(ps)-1 {
				t.tally(h).left += by
			}
			at += len(p)
		}
		t.tally(hashRunes(w)).cuts[mask] += by
	}
}

func (t *trainer) learn(s [][]rune, inside, pair *regression) {
	var flat []side
	var joined []bool // whether a half-space stands before the piece
	var letters [][]rune
	for _, w := range s {
		ps := pieces(w)
		for i, p := range ps {
			flat = append(flat, sideOf(t, p))
			letters = append(letters, p)
			joined = append(joined, i > 0)
		}
		if len(w) > maxToken || !isLetter(w[0]) {
			continue
		}
		t.learnInside(ps, inside)
	}
	for i := 1; i < len(flat); i++ {
		if !isLetter(letters[i-1][0]) || !isLetter(letters[i][0]) {
			continue
		}
		p, n := &none, &none
		if i > 1 {
			p = &flat[i-2]
		}
		if i+1 < len(flat) {
			n = &flat[i+1]
		}
		joint := t.lookup(hashRunes(append(slices.Clone(letters[i-1]), letters[i]...)))
		t.features = pairFeatures(t.features[:0], t, p, &flat[i-1], &flat[i], n, joint, letters[i])
		if t.rng.IntN(2) == 0 { // so that what is general gets its weight, too
			t.features = t.features[:len(t.features)-memorable]
		}
		pair.learn(t.features, joined[i])
	}
}

func (t *trainer) learnInside(ps [][]rune, inside *regression) {
	w := slices.Concat(ps...)
	want, at := uint64(0), 0
	for _, p := range ps[:len(ps)-1] {
		at += len(p)
		want |= 1 << at
	}
	pre := prefixHashes(nil, w)
	whole := t.lookup(pre[len(w)])
	for i := 1; i < len(w); i++ {
		if w[i] == 0x0654 || w[i] == 0x064B {
			continue
		}
		t.features = insideFeatures(t.features[:0], t, w, i, pre, whole)
		inside.learn(t.features, want>>i&1 == 1)
	}
}

// regression is a logistic regression fitted by FTRL-Proximal (McMahan et al.
// 2013), whose L1 penalty leaves most weights zero.
type regression struct {
	bits uint
	z, n []float32
	loss float64
	seen int
}

const (
	ftrlAlpha = 0.15
	ftrlBeta  = 1
	ftrlL1    = 0.6
	ftrlL2    = 1
)

func newRegression(bits uint) *regression {
	return &regression{bits: bits, z: make([]float32, 1<<bits), n: make([]float32, 1<<bits)}
}

func (r *regression) weight(i uint32) float32 {
	z := r.z[i]
	if z > -ftrlL1 && z < ftrlL1 {
		return 0
	}
	s := float32(ftrlL1)
	if z < 0 {
		s = -s
	}
	return -(z - s) / ((ftrlBeta+float32(math.Sqrt(float64(r.n[i]))))/ftrlAlpha + ftrlL2)
}

func (r *regression) learn(f []uint32, yes bool) {
	mask := uint32(1)<<r.bits - 1
	sum := float32(0)
	for _, x := range f {
		sum += r.weight(x & mask)
	}
	p := 1 / (1 + math.Exp(-float64(sum)))
	g := float32(p)
	if yes {
		g--
		r.loss -= math.Log(max(p, 1e-9))
	} else {
		r.loss -= math.Log(max(1-p, 1e-9))
	}
	r.seen++
	for _, x := range f {
		i := x & mask
		w := r.weight(i)
		s := float32(math.Sqrt(float64(r.n[i]+g*g))-math.Sqrt(float64(r.n[i]))) / ftrlAlpha
		r.z[i] += g - s*w
		r.n[i] += g * g
	}
}

// mean returns the mean loss since the last call.
func (r *regression) mean() float64 {
	m := r.loss / float64(max(r.seen, 1))
	r.loss, r.seen = 0, 0
	return m
}

func (t *trainer) file(inside, pair *regression) []byte {
	n := uint64(len(t.words))*5/4 + 16
	slots := make([]byte, n*slotSize)
	keys := make([]uint64, 0, len(t.words))
	for h := range t.words {
		keys = append(keys, h)
	}
	slices.Sort(keys)
	for _, h := range keys {
		e := t.words[h].entry()
		i := slotOf(h, n)
		for binary.LittleEndian.Uint32(slots[i*slotSize:]) != 0 {
			i = (i + 1) % n
		}
		b := slots[i*slotSize:]
		binary.LittleEndian.PutUint32(b, uint32(h)|1)
		b[4], b[5], b[6], b[7] = e.plain, e.cut, e.left, e.right
		binary.LittleEndian.PutUint32(b[8:], e.mask)
	}
	var out bytes.Buffer
	out.WriteString(modelMagic)
	out.Write(binary.LittleEndian.AppendUint64(nil, n))
	out.Write(slots)
	out.Write(inside.bytes())
	out.Write(pair.bytes())
	return out.Bytes()
}

// bytes gives the weights as a model file has them.
func (r *regression) bytes() []byte {
	out := make([]byte, len(r.z))
	for i := range out {
		w := math.Round(float64(r.weight(uint32(i)) * weightUnit))
		out[i] = byte(int8(max(-127, min(127, w))))
	}
	return out
}
