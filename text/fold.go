package text

import "unicode"

// tableSize is the first code point that the table does not hold.
const tableSize = 0x2070

const (
	same    = 0
	special = -1
)

// fold says for each code point below tableSize what Clean puts for it: same,
// special or another letter.
var fold = makeFold()

// letters are the code points that become one other letter: what other
// languages of the Arabic script and old code pages write for a Persian letter.
var letters = map[rune]string{
	'ی': "\u064a\u0649\u06d0\u06d1\u06cd\u06ce\u06d2\u063d\u063e\u063f\u0620\u0678",
	'ک': "\u0643\u06aa\u06ab\u06ac\u06ad\u06ae\u063b\u063c",
	'ه': "\u06be\u06c1\u06d5\u06c3",
	'ا': "\u0671\u0672\u0673\u0675",
	'و': "\u06c4\u06c5\u06c6\u06c7\u06c8\u06c9\u06ca\u06cb\u06cf",
	'ئ': "\u06d3",
	'گ': "\u06b0\u06b1\u06b2\u06b3\u06b4",
	'«': "\u201c\u201e\u201f",
	'»': "\u201d",
	'-': "\u2010\u2011",
}

func makeFold() (t [tableSize]rune) {
	for to, from := range letters {
		for _, r := range from {
			t[r] = to
		}
	}
	for r := range rune(tableSize) {
		switch {
		case r < ' ', r >= 0x7F && r <= 0xA0, unicode.Is(unicode.Zs, r) && r != ' ',
			unicode.Is(unicode.Cf, r) && !(r >= 0x600 && r <= 0x605),
			r == 0x2028, r == 0x2029, r == 0xAC,
			r == 0x640, r == 0x066C, r >= 0x064B && r <= 0x065F, r == 0x670,
			r >= 0x06D6 && r <= 0x06ED && r != 0x06E9 && r != 0x06DE, r >= 0x0610 && r <= 0x061A,
			r == 0x06C0, r == 0x06C2:
			t[r] = special
		}
	}
	return t
}

// presentation returns the letters of an Arabic presentation form or ligature.
func presentation(r rune) ([]rune, bool) {
	if r >= 0xFE70 && r <= 0xFEFC {
		l := formsB[r-0xFE70]
		return l, l != nil
	}
	l, ok := formsA[r]
	return l, ok
}

// formsB holds Arabic Presentation Forms-B, U+FE70 on: vowel signs, then each
// letter in its two or four forms, then the ligatures of lam and alef.
var formsB = makeFormsB()

func makeFormsB() (t [0xFEFC - 0xFE70 + 1][]rune) {
	for i := range 16 {
		t[i] = []rune{} // vowel signs standing alone or on tatweel
	}
	at := 0x10
	for _, l := range []struct {
		letter rune
		forms  int
	}{
		{'ء', 1}, {'آ', 2}, {'أ', 2}, {'ؤ', 2}, {'إ', 2}, {'ئ', 4}, {'ا', 2}, {'ب', 4}, {'ة', 2},
		{'ت', 4}, {'ث', 4}, {'ج', 4}, {'ح', 4}, {'خ', 4}, {'د', 2}, {'ذ', 2}, {'ر', 2}, {'ز', 2},
		{'س', 4}, {'ش', 4}, {'ص', 4}, {'ض', 4}, {'ط', 4}, {'ظ', 4}, {'ع', 4}, {'غ', 4}, {'ف', 4},
		{'ق', 4}, {'ک', 4}, {'ل', 4}, {'م', 4}, {'ن', 4}, {'ه', 4}, {'و', 2}, {'ی', 2}, {'ی', 4},
	} {
		for range l.forms {
			t[at] = []rune{l.letter}
			at++
		}
	}
	for _, alef := range []rune{'آ', 'أ', 'إ', 'ا'} {
		for range 2 {
			t[at] = []rune{'ل', alef}
			at++
		}
	}
	return t
}

// formsA holds what Persian text uses of Arabic Presentation Forms-A.
var formsA = makeFormsA()

func makeFormsA() map[rune][]rune {
	t := map[rune][]rune{
		0xFBA4: []rune("هٔ"), 0xFBA5: []rune("هٔ"),
		0xFDF2: []rune("الله"), 0xFDFC: []rune("ریال"), 0xFDF3: []rune("اکبر"), 0xFDF4: []rune("محمد"),
		0xFD3E: []rune("("), 0xFD3F: []rune(")"),
	}
	for _, l := range []struct {
		from, to rune
		letter   rune
	}{
		{0xFB50, 0xFB51, 'ا'}, {0xFB56, 0xFB59, 'پ'}, {0xFB7A, 0xFB7D, 'چ'}, {0xFB8A, 0xFB8B, 'ژ'},
		{0xFB8E, 0xFB91, 'ک'}, {0xFB92, 0xFB95, 'گ'}, {0xFBA6, 0xFBAD, 'ه'}, {0xFBAE, 0xFBAF, 'ی'},
		{0xFBB0, 0xFBB1, 'ئ'}, {0xFBE4, 0xFBE7, 'ی'}, {0xFBE8, 0xFBE9, 'ی'}, {0xFBFC, 0xFBFF, 'ی'},
	} {
		for r := l.from; r <= l.to; r++ {
			t[r] = []rune{l.letter}
		}
	}
	return t
}
