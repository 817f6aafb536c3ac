package persian

import (
	"unicode"

	"github.com/ravabet/ravabet/text"
)

const halfSpace = text.HalfSpace

// kind of a token, as its letters show it.
type kind uint8

const (
	kindWord   kind = iota // Arabic letters
	kindNumber             // digits with what belongs to them
	kindLatin              // other letters
	kindPunct
)

// token is what stands between blanks and punctuation in cleaned text: the
// code points from..to of it. cuts has bit i set where a half-space was lost
// before letter i; join tells that the blank after the token was a half-space.
type token struct {
	from, to int32
	cuts     uint64
	kind     kind
	spaced   bool // a single blank stands before it on its line
	join     bool
}

// scan appends the tokens of one line.
func scan(toks []token, r []rune, from, to int) []token {
	spaced := false
	for i := from; i < to; {
		c := r[i]
		if c == ' ' {
			spaced = true
			i++
			continue
		}
		j, k := i+1, kindPunct
		switch {
		case isLetter(c):
			j, k = scanWord(r, i, to), kindWord
		case isDigit(c):
			j, k = scanNumber(r, i, to), kindNumber
			if j < to && r[j] == halfSpace {
				j, k = scanWord(r, j, to), kindWord
			} else if j < to && isLatin(r[j]) {
				j, k = scanLatin(r, j, to), kindLatin
			}
		case isLatin(c):
			j, k = scanLatin(r, i, to), kindLatin
		case c == '.':
			for j < to && r[j] == '.' {
				j++
			}
		}
		toks = append(toks, token{from: int32(i), to: int32(j), kind: k, spaced: spaced})
		spaced = false
		i = j
	}
	return toks
}

func isLetter(c rune) bool {
	return c >= 0x0621 && c <= 0x06D5 && (c <= 0x0655 || c >= 0x066E) && c != 0x06D4 || c == halfSpace
}

func isDigit(c rune) bool {
	return c >= '0' && c <= '9' || c >= '۰' && c <= '۹' || c >= '٠' && c <= '٩'
}

func isLatin(c rune) bool {
	if c < 0x80 {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	}
	return c < 0x0600 && unicode.IsLetter(c) || c > 0x06FF && (unicode.IsLetter(c) || unicode.IsMark(c))
}

func scanWord(r []rune, i, to int) int {
	for i < to && (isLetter(r[i]) || isDigit(r[i]) && i > 0 && r[i-1] == halfSpace || isDigit(r[i]) && i > 0 && isDigit(r[i-1])) {
		i++
	}
	return i
}

// scanNumber takes in separators between digits and a percent sign after them.
func scanNumber(r []rune, i, to int) int {
	for ; i < to; i++ {
		switch c := r[i]; {
		case isDigit(c):
		case c == '%' || c == '٪':
			return i + 1
		case (c == '.' || c == ',' || c == '/' || c == '٫' || c == '٬' || c == ':' || c == '-' || c == '+') &&
			i+1 < to && isDigit(r[i+1]):
		default:
			return i
		}
	}
	return i
}

// scanLatin takes in what stands inside foreign words, addresses and links.
func scanLatin(r []rune, i, to int) int {
	for ; i < to; i++ {
		c := r[i]
		if isLatin(c) || isDigit(c) {
			continue
		}
		switch c {
		case '-', '.', '&', '_', '@', '\'', '’', '/', ':', '?', '=', '#', '~', '%':
			if i+1 < to && (isLatin(r[i+1]) || r[i+1] >= '0' && r[i+1] <= '9' || r[i+1] == '/' && (c == ':' || c == '/')) {
				continue
			}
		}
		return i
	}
	return i
}
