package parse

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// table is a trained table of weights, as it is used: each slot is a key
// followed by its weights, so that a lookup touches few cache lines.
type table struct {
	n    int
	keys []uint32
	w    []int16
	mask uint32
}

// find returns the weights of a feature, nil if it has none.
func (t *table) find(key uint32) []int16 {
	for i := key & t.mask; ; i = (i + 1) & t.mask {
		k := t.keys[i]
		if k == key {
			return t.w[int(i)*t.n : int(i)*t.n+t.n : int(i)*t.n+t.n]
		}
		if k == 0 {
			return nil
		}
	}
}

// score adds up the weights of features into out.
func (t *table) score(features []uint32, out []int32) {
	out = out[:t.n]
	clear(out)
	for _, f := range features {
		row := t.find(f)
		if row == nil {
			continue
		}
		_ = row[len(out)-1]
		for i := range out {
			out[i] += int32(row[i])
		}
	}
}

// entry is a feature with its averaged weights, scaled to a byte.
type entry struct {
	key uint32
	w   []int8
}

// average returns the averaged weights as entries sorted by key: at most
// limit of them, those that say most, of features updated at least minHits
// times.
func (t *weights) average(limit, minHits int) []entry {
	type scored struct {
		key  uint32
		row  int
		norm float64
	}
	var all []scored
	var peak float64
	avg := make([]float32, len(t.w))
	for i := range avg {
		avg[i] = t.w[i] - t.sum[i]/t.step
		peak = max(peak, math.Abs(float64(avg[i])))
	}
	for i, key := range t.keys {
		if key == 0 || int(t.hits[t.rows[i]]) < minHits {
			continue
		}
		r := int(t.rows[i]) * t.n
		norm := 0.0
		for _, w := range avg[r : r+t.n] {
			norm = max(norm, math.Abs(float64(w)))
		}
		all = append(all, scored{key, r, norm})
	}
	slices.SortFunc(all, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.norm, a.norm), cmp.Compare(a.key, b.key))
	})
	all = all[:min(limit, len(all))]
	// A few weights are far larger than the rest; a scale that fits the
	// largest would leave too few steps for the others.
	if len(all) > 0 {
		peak = min(peak, 3*all[len(all)/200].norm)
	}
	scale := 127 / max(peak, 1e-9)
	out := make([]entry, 0, len(all))
	for _, s := range all {
		row, some := make([]int8, t.n), false
		for j := range row {
			v := math.Round(float64(avg[s.row+j]) * scale)
			row[j] = int8(max(-127, min(127, v)))
			some = some || row[j] != 0
		}
		if some {
			out = append(out, entry{s.key, row})
		}
	}
	slices.SortFunc(out, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	return out
}

// newTable builds the table in use from entries.
func newTable(n int, entries []entry) *table {
	size := 64
	for size < len(entries)*2 {
		size *= 2
	}
	t := &table{n: n, keys: make([]uint32, size), w: make([]int16, size*n), mask: uint32(size - 1)}
	for _, e := range entries {
		i := e.key & t.mask
		for t.keys[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.keys[i] = e.key
		for j, w := range e.w {
			t.w[int(i)*n+j] = int16(w)
		}
	}
	return t
}

// A model file is a line naming its kind, then parts packed by flate:
// numbers as varints, rows of weights sorted by key as the distance of the
// key from the one before and the weights as bytes.

// errCut is what a reader finds in a model file that is cut or damaged.
var errCut = errors.New("the file is cut or damaged; build it again with ravabet-train")

type modelWriter struct{ bytes.Buffer }

func (w *modelWriter) number(v int) {
	w.Write(binary.AppendUvarint(nil, uint64(v)))
}

func (w *modelWriter) text(s string) {
	w.number(len(s))
	w.WriteString(s)
}

func (w *modelWriter) entries(n int, entries []entry) {
	w.number(n)
	w.number(len(entries))
	last := uint32(0)
	for _, e := range entries {
		w.number(int(e.key - last))
		last = e.key
	}
	// Column by column, since the weights of one class are alike.
	for j := range n {
		for _, e := range entries {
			w.WriteByte(byte(e.w[j]))
		}
	}
}

// pack returns the file of a model of a kind.
func (w *modelWriter) pack(kind string) []byte {
	var out bytes.Buffer
	out.WriteString(kind + "\n")
	z, _ := flate.NewWriter(&out, flate.BestCompression)
	z.Write(w.Bytes())
	z.Close()
	return out.Bytes()
}

type modelReader struct {
	in  *bytes.Reader
	err error
}

// maxModel bounds what a model file may unpack to, in bytes.
const maxModel = 256 << 20

// unpack opens the file of a model of a kind.
func unpack(data []byte, kind string) (*modelReader, error) {
	rest, ok := bytes.CutPrefix(data, []byte(kind+"\n"))
	if !ok {
		return nil, fmt.Errorf("not a model of the kind %q", kind)
	}
	body, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(rest)), maxModel))
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", errCut, err)
	}
	return &modelReader{in: bytes.NewReader(body)}, nil
}

// number reads a number of at most limit.
func (r *modelReader) number(limit int) int {
	if r.err != nil {
		return 0
	}
	v, err := binary.ReadUvarint(r.in)
	if err != nil || v > uint64(limit) {
		r.err = errCut
		return 0
	}
	return int(v)
}

func (r *modelReader) text() string {
	b := r.bytes(r.number(1 << 10))
	return string(b)
}

func (r *modelReader) bytes(n int) []byte {
	if r.err == nil && n > r.in.Len() {
		r.err = errCut
	}
	if r.err != nil {
		return nil
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(r.in, b); err != nil {
		r.err = errCut
	}
	return b
}

// table reads a table whose rows have n weights.
func (r *modelReader) table(n int) *table {
	if got := r.number(1 << 10); got != n && r.err == nil {
		r.err = errCut
	}
	count := r.number(1 << 24)
	if r.err == nil && count*(n+1) > r.in.Len() {
		r.err = errCut
	}
	if r.err != nil {
		return nil
	}
	entries := make([]entry, count)
	all := make([]int8, count*n)
	last := uint32(0)
	for i := range entries {
		last += uint32(r.number(math.MaxUint32))
		if last == 0 {
			r.err = errCut
		}
		entries[i] = entry{last, all[i*n : i*n+n]}
	}
	columns := r.bytes(count * n)
	if r.err != nil {
		return nil
	}
	for i := range entries {
		for j := range n {
			entries[i].w[j] = int8(columns[j*count+i])
		}
	}
	return newTable(n, entries)
}
