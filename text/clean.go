// Package text cleans raw text so that what follows can compare letters
// plainly, and keeps for every code point that is left where it stood in the
// text as it was given. It knows writing systems, not languages: Arabic letters
// are folded to the forms that Persian uses, everything else is left alone.
package text

import (
	"unicode"
	"unicode/utf8"
)

// HalfSpace is the zero-width non-joiner that Persian writes inside words.
const HalfSpace = '\u200c'

// Text is a cleaned text. Code point i of Runes came from the code points
// Start[i] up to, not including, End[i] of Original. One code point can give
// several (a ligature) and several can give one (a letter and its mark); what
// was dropped belongs to no code point, but for a mark over a letter, which
// belongs to that letter. Start and End never fall.
type Text struct {
	Original []rune
	Runes    []rune
	Start    []int32
	End      []int32
	Warnings []string
}

// Limit is the number of code points that Clean reads of one text; the rest
// is left out with a warning, so that a file of any size needs bounded memory.
const Limit = 8 << 20

// Clean cleans a text given as bytes. It never fails: bytes that are not
// UTF-8 become U+FFFD, one for each byte, and control characters become
// spaces, both with a warning.
//
// It folds Arabic yeh, kaf and their like, presentation forms and ligatures,
// drops tatweel, short vowels, marks of writing direction and joiners that
// join nothing, makes every line end a single '\n' and every other blank a
// space, and writes “…” as «…». A tatweel that stands by itself is a dash, a
// separator of thousands that parts no digits a comma. Digits are kept as they are.
func Clean(raw string) *Text {
	n := utf8.RuneCountInString(raw)
	if n > Limit {
		n = Limit
	}
	return CleanRunes(appendRunes(make([]rune, 0, n), raw))
}

// appendRunes appends the first Limit code points of raw.
func appendRunes(to []rune, raw string) []rune {
	for _, r := range raw {
		if len(to) == Limit {
			return append(to, -1)
		}
		to = append(to, r)
	}
	return to
}

// CleanRunes is Clean for a text that is already decoded. It keeps original
// and does not change it.
func CleanRunes(original []rune) *Text {
	t := &Text{Original: original}
	if len(original) > Limit {
		t.Original = original[:Limit]
		t.Warnings = append(t.Warnings, "the text is longer than 8,388,608 characters; the rest was left out")
	}
	c := cleaner{Text: t}
	n := len(t.Original)
	t.Runes = make([]rune, 0, n+8)
	t.Start = make([]int32, 0, n+8)
	t.End = make([]int32, 0, n+8)
	for i, r := range t.Original {
		c.add(int32(i), r)
	}
	c.trimJoiner()
	if c.broken {
		t.Warnings = append(t.Warnings, "bytes that are not UTF-8 were read as U+FFFD; save the text as UTF-8")
	}
	if c.control {
		t.Warnings = append(t.Warnings, "control characters were read as spaces")
	}
	return t
}

type cleaner struct {
	*Text
	broken, control bool
}

func (c *cleaner) put(i int32, r rune) {
	c.Runes = append(c.Runes, r)
	c.Start = append(c.Start, i)
	c.End = append(c.End, i+1)
}

// last is the code point put last, 0 before the first.
func (c *cleaner) last() rune {
	if len(c.Runes) == 0 {
		return 0
	}
	return c.Runes[len(c.Runes)-1]
}

// mark lets the letter before take in the code point i.
func (c *cleaner) mark(i int32) {
	if k := len(c.Runes) - 1; k >= 0 && c.End[k] == i && c.Runes[k] > ' ' && c.Runes[k] != HalfSpace {
		c.End[k] = i + 1
	}
}

// trimJoiner drops a half-space at the end of what was put.
func (c *cleaner) trimJoiner() {
	if k := len(c.Runes) - 1; k >= 0 && c.Runes[k] == HalfSpace {
		c.Runes, c.Start, c.End = c.Runes[:k], c.Start[:k], c.End[:k]
	}
}

func (c *cleaner) add(i int32, r rune) {
	if r < tableSize {
		switch f := fold[r]; f {
		case same:
			if c.last() == HalfSpace && !joins(r) {
				c.trimJoiner()
			}
			c.put(i, r)
		case special:
			c.special(i, r)
		default:
			c.put(i, f)
		}
		return
	}
	c.rare(i, r)
}

// special handles the code points below tableSize that are more than a
// change of one letter.
func (c *cleaner) special(i int32, r rune) {
	switch {
	case r == HalfSpace || r == 0xAD || r == 0xAC || r == 0x200B:
		if joins(c.last()) && c.last() != HalfSpace && (r == HalfSpace || isArabic(c.last())) {
			c.put(i, HalfSpace)
		} else if r == 0xAC {
			c.put(i, r)
		}
	case r == '\n' && i > 0 && c.Original[i-1] == '\r':
		// the \r before it has become the line's end
		c.End[len(c.End)-1] = i + 1
	case r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 || r == 0x0B || r == 0x0C || r == 0x85:
		c.trimJoiner()
		c.put(i, '\n')
	case unicode.Is(unicode.Zs, r) || r == '\t':
		c.trimJoiner()
		c.put(i, ' ')
	case r < ' ' || r >= 0x7F && r < 0xA0:
		c.trimJoiner()
		c.control = true
		c.put(i, ' ')
	case r == 0x0653 && c.last() == 'ا':
		c.compose(i, 'آ')
	case r == 0x0654:
		c.hamza(i)
	case r == 0x0655 && c.last() == 'ا':
		c.compose(i, 'إ')
	case r == 0x064B:
		c.put(i, r)
	case r == 0x0640 && c.alone(i):
		c.put(i, '–') // a dash typed with the key beside it
	case r == 0x066C:
		if c.amongDigits(i) {
			c.put(i, r)
			return
		}
		c.trimJoiner()
		c.put(i, '،')
	case r == 0x06C0 || r == 0x06C2:
		c.put(i, 'ه')
		c.put(i, 0x0654)
	default: // tatweel, vowel signs, marks of direction, joiners
		c.mark(i)
	}
}

// alone tells whether the code point i stands between blanks.
func (c *cleaner) alone(i int32) bool {
	if l := c.last(); l != ' ' && l != '\n' && l != 0 {
		return false
	}
	n := int(i) + 1
	return n < len(c.Original) && unicode.IsSpace(c.Original[n])
}

// amongDigits tells whether the code point i parts the thousands of a number.
func (c *cleaner) amongDigits(i int32) bool {
	n := int(i) + 1
	return unicode.IsDigit(c.last()) && n < len(c.Original) && unicode.IsDigit(c.Original[n])
}

func (c *cleaner) compose(i int32, r rune) {
	k := len(c.Runes) - 1
	c.Runes[k], c.End[k] = r, i+1
}

// hamza composes a hamza above with the letters that have it as one letter;
// over ه it is the written ezafe and stays.
func (c *cleaner) hamza(i int32) {
	switch c.last() {
	case 'ی':
		c.compose(i, 'ئ')
	case 'و':
		c.compose(i, 'ؤ')
	case 'ا':
		c.compose(i, 'أ')
	case 'ه':
		c.put(i, 0x0654)
	default:
		c.mark(i)
	}
}

// rare handles the code points above the table.
func (c *cleaner) rare(i int32, r rune) {
	switch {
	case r == utf8.RuneError:
		c.trimJoiner()
		c.broken = true
		c.put(i, r)
	case r >= 0xFB50 && r <= 0xFEFC:
		letters, ok := presentation(r)
		if !ok {
			c.put(i, r)
		}
		for _, l := range letters {
			c.add(i, l)
		}
	case r == 0xFEFF:
		c.mark(i)
	case r == 0x3000:
		c.trimJoiner()
		c.put(i, ' ')
	default:
		c.put(i, r)
	}
}

// joins tells whether a half-space can stand beside r.
func joins(r rune) bool {
	return isArabic(r) || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == HalfSpace
}

func isArabic(r rune) bool {
	return r >= 0x0621 && r <= 0x06D3 && r != 0x066A && r != 0x066B && r != 0x066C && r != 0x066D && r != 0x06D4 || r >= 0x06F0 && r <= 0x06F9
}
