package parse

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
)

// Tables of weights are used as they lie in a model file, so that opening a
// model costs nothing and only what is used is brought into memory. A weight
// is a byte with bias added, so that rows can be added up eight weights at a
// time without a care for signs; sums of up to maxFeatures rows fit 16 bits.
const (
	bias        = 128
	maxFeatures = 255
	lanes       = 0x00ff00ff00ff00ff // every other byte of eight
)

// entry is a feature with its averaged weights, scaled to a byte.
type entry struct {
	key  uint32
	w    []int8
	norm float64
}

// average returns the averaged weights as entries: at most limit of them,
// those that say most first, of features updated at least minHits times.
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
	// A few weights are far larger than the rest; a scale that fits the
	// largest would leave too few steps for the others. It is that of all
	// features, however many are kept.
	if len(all) > 0 {
		peak = min(peak, 3*all[len(all)/200].norm)
	}
	all = all[:min(limit, len(all))]
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
			out = append(out, entry{s.key, row, s.norm})
		}
	}
	return out
}

// place scales a hash to one of n places.
func place(key, n uint32) uint32 { return uint32(uint64(key) * uint64(n) >> 32) }

// narrow is a table with three weights a feature. A slot is 32 bits: a byte of
// the feature's hash and its weights; a bucket is two slots. A feature whose
// bucket is full of features that say more is left out.
type narrow struct {
	slots   []byte
	buckets uint32
}

const noWeights = bias<<8 | bias<<16 | bias<<24

// mark is what a slot keeps of a feature's hash; an empty slot has 0.
func mark(key uint32) uint32 { return max(key>>1&0xff, 1) }

// add adds up the weights of features: the bytes of a are the sums of no
// meaning and of the second weight, those of b the sums of the first and the
// third.
func (t *narrow) add(features []uint32) (a, b uint32) {
	slots := t.slots
	for _, key := range features {
		at := uint64(key) * uint64(t.buckets) >> 32 * 8
		pair := binary.LittleEndian.Uint64(slots[at : at+8 : at+8])
		m := mark(key)
		x, y, v := uint32(pair), uint32(pair>>32), uint32(noWeights)
		if x&0xff == m {
			v = x
		}
		if y&0xff == m {
			v = y
		}
		a += v & 0x00ff00ff
		b += v >> 8 & 0x00ff00ff
	}
	return a, b
}

// score3 adds up the weights of features, of at most maxFeatures.
func (t *narrow) score3(features []uint32) (out [moves]int32) {
	a, b := t.add(features)
	return [moves]int32{int32(b & 0xffff), int32(a >> 16), int32(b >> 16)}
}

// writeNarrow builds the bytes of a narrow table.
func writeNarrow(entries []entry) []byte {
	buckets := uint32(len(entries)*3/5 + 2)
	slots := make([]byte, 8*buckets)
	for _, e := range entries {
		at := 8 * place(e.key, buckets)
		m := byte(mark(e.key))
		for range 2 {
			if slots[at] == m {
				break // taken for the same feature, of which the first says more
			}
			if slots[at] == 0 {
				slots[at] = m
				for j, w := range e.w {
					slots[int(at)+1+j] = byte(int(w) + bias)
				}
				break
			}
			at += 4
		}
	}
	return slots
}

func readNarrow(b []byte) (*narrow, bool) {
	if len(b) == 0 || len(b)%8 != 0 || len(b) > maxModel {
		return nil, false
	}
	return &narrow{b, uint32(len(b) / 8)}, true
}

// wide is a table with n weights a feature. The index is 32 bits a place, of
// which the low ones are of the feature's hash and the others the number of
// its row plus 1.
type wide struct {
	n      int
	words  int // of eight weights in a row
	index  []byte
	places uint32
	rows   []byte
}

const (
	hashBits = 11
	partMask = 1<<hashBits - 1
	probes   = 4         // places looked at without a branch
	unknown  = 1<<32 - 1 // what no place holds
)

// find returns what the index holds of a feature, 0 if nothing. Whether a
// feature is there, and how far from its place, cannot be foretold, so that the
// first places are looked at without a branch: a branch taken wrongly would
// also keep the processor from reading ahead.
func (t *wide) find(key uint32) uint32 {
	part := key >> 1 & partMask
	at := uint64(place(key, t.places)) * 4
	if at+4*probes > uint64(len(t.index)) {
		return t.search(key, 0)
	}
	b := t.index[at : at+4*probes : at+4*probes]
	low, high := binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])
	found := uint32(unknown)
	found = stop(found, uint32(high>>32), part)
	found = stop(found, uint32(high), part)
	found = stop(found, uint32(low>>32), part)
	found = stop(found, uint32(low), part)
	if found == unknown {
		return t.search(key, probes)
	}
	return found
}

// stop returns a slot where it ends the search for a feature, else what those
// behind it have come to.
func stop(behind, slot, part uint32) uint32 {
	if slot&partMask == part {
		behind = slot
	}
	if slot == 0 {
		behind = 0
	}
	return behind
}

// search is find from the nth place on.
func (t *wide) search(key, n uint32) uint32 {
	part := key >> 1 & partMask
	i := (place(key, t.places) + n) % t.places
	for ; n < 64; n++ {
		slot := binary.LittleEndian.Uint32(t.index[4*i:])
		if slot == 0 || slot&partMask == part {
			return slot
		}
		if i++; i == t.places {
			i = 0
		}
	}
	return 0
}

// row is that of a slot which is not 0; it is nil where the file is damaged.
func (t *wide) row(slot uint32) []byte {
	at := uint64(slot>>hashBits-1) * uint64(t.words) * 8
	if at >= uint64(len(t.rows)) {
		return nil
	}
	return t.rows[at : at+uint64(t.words)*8]
}

// known lists what the index holds of those features that it has.
func (t *wide) known(features []uint32, out *[maxFeatures + 1]uint32) []uint32 {
	n := 0
	for _, key := range features[:min(len(features), maxFeatures)] {
		slot := t.find(key)
		out[n&maxFeatures] = slot
		if slot != 0 {
			n++
		}
	}
	return out[:n]
}

// maxWords bounds a row: 48 weights.
const maxWords = 6

// sums are of the weights of up to 8·maxWords classes: every other class of
// eight, and the others.
type sums struct{ even, odd [maxWords]uint64 }

// add adds up the weights of features and returns how many were found.
func (t *wide) add(features []uint32, s *sums) (found int32) {
	var hits [maxFeatures + 1]uint32
	known := t.known(features, &hits)
	switch t.words {
	case 3:
		return t.add3(known, s)
	case 5:
		return t.add5(known, s)
	}
	*s = sums{}
	for _, slot := range known {
		row := t.row(slot)
		if row == nil {
			continue
		}
		found++
		for k := range min(len(row)/8, maxWords) {
			v := binary.LittleEndian.Uint64(row[8*k:])
			s.even[k] += v & lanes
			s.odd[k] += v >> 8 & lanes
		}
	}
	return found
}

// add3 is add for rows of 24 weights, with its sums in registers.
func (t *wide) add3(known []uint32, s *sums) (found int32) {
	var e0, e1, e2, o0, o1, o2 uint64
	for _, slot := range known {
		row := t.row(slot)
		if len(row) < 24 {
			continue
		}
		found++
		v0, v1, v2 := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[8:]), binary.LittleEndian.Uint64(row[16:])
		e0, o0 = e0+v0&lanes, o0+v0>>8&lanes
		e1, o1 = e1+v1&lanes, o1+v1>>8&lanes
		e2, o2 = e2+v2&lanes, o2+v2>>8&lanes
	}
	s.even, s.odd = [maxWords]uint64{e0, e1, e2}, [maxWords]uint64{o0, o1, o2}
	return found
}

// add5 is add for rows of 40 weights, with its sums in registers.
func (t *wide) add5(known []uint32, s *sums) (found int32) {
	var e0, e1, e2, e3, e4, o0, o1, o2, o3, o4 uint64
	for _, slot := range known {
		row := t.row(slot)
		if len(row) < 40 {
			continue
		}
		found++
		v0, v1, v2 := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[8:]), binary.LittleEndian.Uint64(row[16:])
		v3, v4 := binary.LittleEndian.Uint64(row[24:]), binary.LittleEndian.Uint64(row[32:])
		e0, o0 = e0+v0&lanes, o0+v0>>8&lanes
		e1, o1 = e1+v1&lanes, o1+v1>>8&lanes
		e2, o2 = e2+v2&lanes, o2+v2>>8&lanes
		e3, o3 = e3+v3&lanes, o3+v3>>8&lanes
		e4, o4 = e4+v4&lanes, o4+v4>>8&lanes
	}
	s.even, s.odd = [maxWords]uint64{e0, e1, e2, e3, e4}, [maxWords]uint64{o0, o1, o2, o3, o4}
	return found
}

// best adds up the weights of features and returns the number of the class
// with the highest sum, the first of equals. Sums go to out.
func (t *wide) best(features []uint32, out []int32) int {
	var s sums
	zero := t.add(features, &s) * bias
	best := 0
	out = out[:t.n]
	for c := range out {
		sum := s.even[c>>3]
		if c&1 == 1 {
			sum = s.odd[c>>3]
		}
		out[c] = int32(sum>>(c>>1&3*16)&0xffff) - zero
		if out[c] > out[best] {
			best = c
		}
	}
	return best
}

// writeWide builds the bytes of a wide table: its size, its index, its rows.
func writeWide(n int, entries []entry) (index, rows []byte) {
	stride := (n + 7) / 8 * 8
	places := uint32(len(entries)*7/5 + 64)
	index = make([]byte, 4*places)
	for r, e := range entries {
		i := place(e.key, places)
		for binary.LittleEndian.Uint32(index[4*i:]) != 0 {
			i = (i + 1) % places
		}
		binary.LittleEndian.PutUint32(index[4*i:], uint32(r+1)<<hashBits|e.key>>1&(1<<hashBits-1))
		row := make([]byte, stride)
		for j, w := range e.w {
			row[j] = byte(int(w) + bias)
		}
		rows = append(rows, row...)
	}
	return index, rows
}

// maxRows is how many rows the index can number.
const maxRows = 1<<(32-hashBits) - 2

func readWide(n int, index, rows []byte) (*wide, bool) {
	words := (n + 7) / 8
	if n < 1 || words > maxWords || len(index) == 0 || len(index)%4 != 0 || len(rows)%(8*words) != 0 || len(index) > maxModel {
		return nil, false
	}
	return &wide{n, words, index, uint32(len(index) / 4), rows}, true
}
