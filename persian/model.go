package persian

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math/bits"
)

// halfSpaceModel is read where it lies: nothing is built from it at start.
//
//go:embed models/halfspace.bin
var halfSpaceModel string

// entry is what the model knows of a letter string without its half-spaces.
// Counts are classes: 0 for none, else one more than the binary logarithm.
type entry struct {
	plain uint8  // how often it stands as a word without half-spaces
	cut   uint8  // how often with half-spaces, in its commonest form
	left  uint8  // how often before a half-space
	right uint8  // how often after one
	mask  uint32 // where that form has them: bit i, before letter i
}

// lexicon looks entries up by the hash of their letters.
type lexicon interface{ lookup(h uint64) entry }

// Weights of features are kept in one table by hash; a weight is in sixteenths
// of a natural logarithm of odds.
const (
	insideBits = 17
	pairBits   = 19
	weightUnit = 16
	slotSize   = 12
	modelMagic = "rvhs0001"
)

// model is the lexicon and the two classifiers: inside a token, and between two.
type model struct {
	slots        string
	count        uint64
	inside, pair string
}

func openModel(b string) (model, error) {
	if len(b) < 16 || b[:8] != modelMagic {
		return model{}, errors.New("persian: the half-space model is damaged; rebuild it with ravabet-train halfspace")
	}
	n := uint64(binary.LittleEndian.Uint64([]byte(b[8:16])))
	b = b[16:]
	if n == 0 || n > 1<<24 || uint64(len(b)) != n*slotSize+1<<insideBits+1<<pairBits {
		return model{}, errors.New("persian: the half-space model is cut short; rebuild it with ravabet-train halfspace")
	}
	return model{
		slots: b[:n*slotSize], count: n,
		inside: b[n*slotSize : n*slotSize+1<<insideBits],
		pair:   b[n*slotSize+1<<insideBits:],
	}, nil
}

// slotOf is the home slot of a hash among n.
func slotOf(h, n uint64) uint64 {
	hi, _ := bits.Mul64(h, n)
	return hi
}

func u32(s string, i uint64) uint32 {
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

func (m *model) lookup(h uint64) entry {
	fp := uint32(h) | 1
	for i := slotOf(h, m.count); ; {
		at := i * slotSize
		switch u32(m.slots, at) {
		case fp:
			c := u32(m.slots, at+4)
			return entry{uint8(c), uint8(c >> 8), uint8(c >> 16), uint8(c >> 24), u32(m.slots, at+8)}
		case 0:
			return entry{}
		}
		if i++; i == m.count {
			i = 0
		}
	}
}

const hashSeed = 0x9E3779B97F4A7C15

// hashRune takes one more letter into a hash; half-spaces are left out by the
// callers.
func hashRune(h uint64, r rune) uint64 {
	h = (h ^ uint64(r)) * 0xD6E8FEB86659FD93
	return h ^ h>>32
}

func hashRunes(r []rune) uint64 {
	h := uint64(hashSeed)
	for _, c := range r {
		if c != halfSpace {
			h = hashRune(h, c)
		}
	}
	return h
}

func hashString(s string) uint64 {
	h := uint64(hashSeed)
	for _, c := range s {
		if c != halfSpace {
			h = hashRune(h, c)
		}
	}
	return h
}

// mix makes the hash of a feature from its number and up to two values.
func mix(n, a, b uint64) uint32 {
	h := (a ^ n*0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93
	h ^= h >> 29
	h = (h ^ b) * 0xCA5A826395121157
	return uint32(h >> 33)
}

func class(n int) uint8 { return uint8(min(bits.Len(uint(n)), 15)) }
