package coder

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"sync"
)

// What the grammar and the lexicon propose is weighed by two small linear
// models, trained on coded text: one tells whether a proposed event is one,
// the other on which side each participant of the sentence stands. Features
// are hashed strings, weights stand in one table a class.

//go:embed models/weigher.bin
var weigherFile []byte

// trained returns the weights that the program carries.
var trained = sync.OnceValue(func() *weigher {
	w, err := readWeigher(weigherFile)
	if err != nil {
		panic("the coder's weights, which the program carries: " + err.Error()) // a test reads them
	}
	return w
})

// tableBits is the size of a weight table, as a power of two.
const tableBits = 15

type features []uint32

// add puts a feature into the list, by the hash of its parts (FNV-1a).
func (f *features) add(parts ...string) {
	h := uint32(2166136261)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ '|') * 16777619
	}
	h ^= h >> 15
	*f = append(*f, h&(1<<tableBits-1))
}

// linear is a softmax classifier over hashed features.
type linear struct {
	classes int
	weights []float32 // of feature f and class c at f*classes+c
}

func newLinear(classes int) *linear {
	return &linear{classes: classes, weights: make([]float32, classes<<tableBits)}
}

// probabilities returns that of each class.
func (m *linear) probabilities(f features, out []float64) []float64 {
	out = out[:0]
	for range m.classes {
		out = append(out, 0)
	}
	for _, x := range f {
		w := m.weights[int(x)*m.classes : (int(x)+1)*m.classes]
		for c := range w {
			out[c] += float64(w[c])
		}
	}
	top := math.Inf(-1)
	for _, v := range out {
		top = max(top, v)
	}
	sum := 0.0
	for c := range out {
		out[c] = math.Exp(out[c] - top)
		sum += out[c]
	}
	for c := range out {
		out[c] /= sum
	}
	return out
}

// weigher holds both models. accept has the classes no and yes, side none,
// actor and recipient.
type weigher struct{ accept, side *linear }

// The classes of weigher.side.
const (
	noSide = iota
	actorSide
	recipientSide
)

const weigherMagic = "RVW1"

// bytes writes a weigher: of each model the non-zero weights, as 16-bit
// numbers on a scale of its own.
func (w *weigher) bytes() []byte {
	var b bytes.Buffer
	b.WriteString(weigherMagic)
	for _, m := range []*linear{w.accept, w.side} {
		top := float32(1e-9)
		n := uint32(0)
		for _, v := range m.weights {
			if v != 0 {
				n++
				top = max(top, float32(math.Abs(float64(v))))
			}
		}
		b.WriteByte(byte(m.classes))
		binary.Write(&b, binary.LittleEndian, top)
		binary.Write(&b, binary.LittleEndian, n)
		for i, v := range m.weights {
			if v != 0 {
				binary.Write(&b, binary.LittleEndian, uint32(i))
				binary.Write(&b, binary.LittleEndian, int16(math.Round(float64(v/top)*32000)))
			}
		}
	}
	return b.Bytes()
}

// readWeigher reads what bytes wrote.
func readWeigher(data []byte) (*weigher, error) {
	if len(data) == 0 {
		return nil, nil // before the first training
	}
	if len(data) < 4 || string(data[:4]) != weigherMagic {
		return nil, fmt.Errorf("not a file of coder weights: rebuild it with ravabet-train coder")
	}
	data = data[4:]
	w := &weigher{}
	for _, to := range []**linear{&w.accept, &w.side} {
		if len(data) < 9 {
			return nil, fmt.Errorf("the file of coder weights ends early: rebuild it with ravabet-train coder")
		}
		m := newLinear(int(data[0]))
		top := math.Float32frombits(binary.LittleEndian.Uint32(data[1:]))
		n := int(binary.LittleEndian.Uint32(data[5:]))
		data = data[9:]
		if n < 0 || n > len(m.weights) || len(data) < 6*n {
			return nil, fmt.Errorf("the file of coder weights ends early: rebuild it with ravabet-train coder")
		}
		for range n {
			i := binary.LittleEndian.Uint32(data)
			if int(i) >= len(m.weights) {
				return nil, fmt.Errorf("a weight of the file of coder weights lies outside its table: rebuild it with ravabet-train coder")
			}
			m.weights[i] = float32(int16(binary.LittleEndian.Uint16(data[4:]))) / 32000 * top
			data = data[6:]
		}
		*to = m
	}
	return w, nil
}
