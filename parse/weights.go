package parse

// A feature is a 32-bit hash; two features that share one are taken for one.
// With 2^18 features kept, that befalls an unknown feature once in 16,000.

// mix joins two hashes. The multiplications are those of a 64-bit
// multiplicative hash; the order of a and b matters.
func mix(a, b uint64) uint64 {
	h := (a ^ (b * 0x9e3779b97f4a7c15)) * 0xd6e8feb86659fd93
	return h ^ h>>32
}

// weights is a table from features to a row of n weights, while training. It
// keeps sums for averaging: the averaged weight is w - sum/steps.
type weights struct {
	n     int
	keys  []uint32 // 0 is an empty slot
	rows  []int32  // slot to row
	w     []float32
	sum   []float32
	hits  []int32 // updates of the row
	count int
	step  float32
}

func newWeights(n int) *weights {
	return &weights{n: n, keys: make([]uint32, 1<<16), rows: make([]int32, 1<<16), step: 1}
}

// row returns where the weights of a feature begin, -1 if it has none yet.
func (t *weights) row(key uint32) int {
	mask := uint32(len(t.keys) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		switch t.keys[i] {
		case key:
			return int(t.rows[i]) * t.n
		case 0:
			return -1
		}
	}
}

// newRow returns where the weights of a feature begin, and makes them.
func (t *weights) newRow(key uint32) int {
	if r := t.row(key); r >= 0 {
		return r
	}
	if t.count*2 >= len(t.keys) {
		t.grow()
	}
	mask := uint32(len(t.keys) - 1)
	i := key & mask
	for t.keys[i] != 0 {
		i = (i + 1) & mask
	}
	t.keys[i], t.rows[i] = key, int32(t.count)
	t.count++
	for range t.n {
		t.w = append(t.w, 0)
		t.sum = append(t.sum, 0)
	}
	t.hits = append(t.hits, 0)
	return len(t.w) - t.n
}

func (t *weights) grow() {
	keys, rows := t.keys, t.rows
	t.keys, t.rows = make([]uint32, 2*len(keys)), make([]int32, 2*len(rows))
	mask := uint32(len(t.keys) - 1)
	for j, key := range keys {
		if key == 0 {
			continue
		}
		i := key & mask
		for t.keys[i] != 0 {
			i = (i + 1) & mask
		}
		t.keys[i], t.rows[i] = key, rows[j]
	}
}

// score adds up the weights of features into out.
func (t *weights) score(features []uint32, out []float32) {
	out = out[:t.n]
	clear(out)
	for _, f := range features {
		if r := t.row(f); r >= 0 {
			for i, w := range t.w[r : r+t.n] {
				out[i] += w
			}
		}
	}
}

// update moves the weights of features towards a class and away from another.
func (t *weights) update(features []uint32, good, bad int, by float32) {
	for _, f := range features {
		r := t.newRow(f)
		t.w[r+good] += by
		t.w[r+bad] -= by
		t.sum[r+good] += t.step * by
		t.sum[r+bad] -= t.step * by
		t.hits[r/t.n]++
	}
}
