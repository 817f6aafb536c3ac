package coder

import "strings"

// fold brings a word to the form by which lexicon and text are compared:
// without half-spaces, diacritics and the hamza of an ezafe, with one form for
// letters that newsrooms write differently (أ/ا, ؤ/و, ة/ه, ي/ی, ك/ک). Where
// spaces is true the words of a phrase stay parted.
func fold(s string, spaces bool) string {
	clean := true
	for _, r := range s {
		if folded(r) != r {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r == ' ' && spaces {
			b.WriteByte(' ')
		} else if r = folded(r); r > 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// folded is a letter's form for comparison, -1 where it counts for nothing.
func folded(r rune) rune {
	switch {
	case r == '\u200c' || r == '\u200d' || r == 'ـ' || r >= '\u064b' && r <= '\u0655' || r == '\u0670':
		return -1
	case r == 'أ' || r == 'إ' || r == 'ٱ':
		return 'ا'
	case r == 'ؤ':
		return 'و'
	case r == 'ة' || r == 'ۀ':
		return 'ه'
	case r == 'ي' || r == 'ى':
		return 'ی'
	case r == 'ك':
		return 'ک'
	}
	return r
}
