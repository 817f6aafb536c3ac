package archive

import (
	"encoding/binary"
	"math"
)

// Reprints are found by MinHash (A. Broder, On the resemblance and containment
// of documents, 1997): the share of places in which two signatures agree
// estimates the share of runs of words that two texts have in common. So that
// a text need not be held against all others, signatures are cut into bands,
// and only texts that agree in a whole band are compared (J. Leskovec,
// A. Rajaraman, J. Ullman, Mining of Massive Datasets, chapter 3).
const (
	bandCount = 10
	bandRows  = 6
	places    = bandCount * bandRows
	// run is how many words are taken together: runs that long are rarely
	// shared by chance, and a word changed costs only as many of them.
	run = 4
	// fewestRuns keeps short notes, which are alike by their form, apart.
	fewestRuns = 40
	// alike is the share of runs from which on a text is a reprint. Ten bands
	// of six find a text with that share in seven of ten cases, one with 0.8 in
	// 95 of 100.
	alike = 0.65
	// reprintDays is how far a reprint's date may lie from its story's.
	reprintDays = 30
)

type signature []uint32

// sign makes the signature of a text's words, nil for one too short.
func sign(words []term) signature {
	if len(words) < fewestRuns+run-1 {
		return nil
	}
	hashes := make([]uint64, len(words))
	for i := range words {
		h := uint64(14695981039346656037)
		for k := 0; k < len(words[i].lemma); k++ {
			h = (h ^ uint64(words[i].lemma[k])) * 1099511628211
		}
		hashes[i] = h
	}
	s := make(signature, places)
	for i := range s {
		s[i] = math.MaxUint32
	}
	for i := 0; i+run <= len(hashes); i++ {
		h := uint64(0)
		for _, w := range hashes[i : i+run] {
			h = mixed(h*3 + w)
		}
		for p := range s {
			if v := uint32(mixed(h+uint64(p)*0x9e3779b97f4a7c15) >> 32); v < s[p] {
				s[p] = v
			}
		}
	}
	return s
}

// mixed spreads the bits of a number (the finisher of SplitMix64, G. Steele
// and others 2014).
func mixed(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// bands are the keys under which a signature is found.
func (s signature) bands() []int64 {
	if s == nil {
		return nil
	}
	out := make([]int64, bandCount)
	for b := range out {
		h := uint64(b + 1)
		for _, v := range s[b*bandRows : (b+1)*bandRows] {
			h = mixed(h*0x9e3779b97f4a7c15 + uint64(v))
		}
		out[b] = int64(h)
	}
	return out
}

// likeness estimates the share of runs of words that two texts have in
// common.
func (s signature) likeness(t signature) float64 {
	if len(s) == 0 || len(s) != len(t) {
		return 0
	}
	n := 0
	for i := range s {
		if s[i] == t[i] {
			n++
		}
	}
	return float64(n) / float64(len(s))
}

func (s signature) bytes() []byte {
	out := make([]byte, 0, 4*len(s))
	for _, v := range s {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	return out
}

func readSignature(b []byte) signature {
	s := make(signature, len(b)/4)
	for i := range s {
		s[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return s
}
