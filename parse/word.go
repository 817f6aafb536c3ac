package parse

import "unicode/utf8"

// word is what the models look at in a word, as hashes.
type word struct {
	key    uint32 // the form without half-spaces, joined marks and values of digits
	shape  uint32 // digits, letters of which script, punctuation, written ezafe
	prefix [2]uint32
	suffix [4]uint32 // the last 1 to 4 letters
	fine   uint32
	rough  uint32
	kind   uint32 // what the lexicon says of it
	stem   uint32 // the key, or what the lexicon says
	use    uint32 // how a tagger tagged it in plain text
	tag    uint32
}

// The shapes of a word, as bits.
const (
	hasDigit = 1 << iota
	hasLatin
	hasLetter
	hasOther
	hasJoiner
	hasEzafe
)

// wordKey takes a form apart. Forms that differ in half-spaces alone are one
// word, since texts differ in them; so are numbers of as many digits.
func wordKey(form string) word {
	var letters [8]rune // the last ones, in a ring
	var w word
	n := 0
	h := uint64(0x9ae16a3b2f90404f)
	last := rune(0)
	for _, r := range form {
		switch {
		case r == 0x200c || r == 0x640:
			w.shape |= hasJoiner
			last = r
			continue
		case r >= 0x64b && r <= 0x655:
			if r == 0x654 {
				w.shape |= hasEzafe
			}
			continue
		case r >= '0' && r <= '9' || r >= 0x6f0 && r <= 0x6f9 || r >= 0x660 && r <= 0x669:
			w.shape |= hasDigit
			r = '0'
		case r < 0x80 && (r|0x20 >= 'a' && r|0x20 <= 'z'):
			w.shape |= hasLatin
		case r < 0xc0 || r >= 0x2000 && r < 0x2070 || r == '،' || r == '؛' || r == '؟' || r == utf8.RuneError:
			w.shape |= hasOther
		default:
			w.shape |= hasLetter
		}
		if r == 'ی' && last == 0x200c {
			w.shape |= hasEzafe
		}
		last = r
		letters[n&7] = r
		n++
		h = (h ^ uint64(r)) * 0x9e3779b97f4a7c15
		h ^= h >> 29
		if n == 2 || n == 3 {
			w.prefix[n-2] = uint32(h>>32) | 1
		}
	}
	w.key = uint32(mix(h, uint64(n))>>32) | 1
	s := uint64(0x51ed270b)
	for i := range min(n, 4) {
		s = (s ^ uint64(letters[(n-1-i)&7])) * 0x9e3779b97f4a7c15
		s ^= s >> 29
		w.suffix[i] = uint32(s>>32) | 1
	}
	return w
}

// wall stands beyond the edges of a sentence, and for what a tree has not got.
var wall = word{key: 2, shape: 1 << 10, fine: 1 << 10, rough: 1 << 10, tag: 31}
