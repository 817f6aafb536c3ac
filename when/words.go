package when

// A token is a run of letters, a run of digits, or one mark. Tokens point into
// the text by code points.
type token struct {
	start, end int
	kind       tokenKind
	value      int // of a number
	spaced     bool
}

type tokenKind uint8

const (
	tokenWord tokenKind = iota
	tokenNumber
	tokenMark
)

// Classes of characters after folding. Everything that is not a space, a mark
// or a digit is a letter.
const (
	skip  = 0   // stands for marks of vocalisation and for tatweel
	space = ' ' // and every kind of half-space
)

var foldTable = func() (t [0x800]rune) {
	for r := range t {
		t[r] = rune(r)
	}
	for r := 'A'; r <= 'Z'; r++ {
		t[r] = r + 'a' - 'A'
	}
	for r := rune(0); r < 0x20; r++ {
		t[r] = space
	}
	t['\n'], t['\r'] = '\n', '\n'
	t[0xA0], t[0xAD] = space, skip
	for i := rune(0); i < 10; i++ {
		t[0x660+i], t[0x6F0+i] = '0'+i, '0'+i
	}
	for r := rune(0x64B); r <= 0x65F; r++ {
		t[r] = skip
	}
	t[0x670], t[0x640] = skip, skip
	for from, to := range map[rune]rune{'ي': 'ی', 'ى': 'ی', 'ك': 'ک', 'ة': 'ه', 'ۀ': 'ه', 'أ': 'ا', 'إ': 'ا', 'ٱ': 'ا', 'ؤ': 'و', 'ې': 'ی'} {
		t[from] = to
	}
	return t
}()

// fold makes one character of the text comparable: Arabic letters and digits
// become Persian and ASCII ones, Latin letters small, half-spaces spaces. It
// keeps one character one, so that offsets stay.
func fold(r rune) rune {
	if r < 0x800 {
		if r < 0 {
			return space
		}
		return foldTable[r]
	}
	switch {
	case r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069:
		return skip
	case r == 0x200B || r == 0x200C || r == 0x200D || r == 0xFEFF || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x3000:
		return space
	case r >= 0x2010 && r <= 0x2015 || r == 0x2212:
		return '-'
	case r == 0x2028 || r == 0x2029:
		return '\n'
	case r == 0x2019:
		return '\''
	}
	return r
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isMark says whether a folded character is neither letter nor digit nor space.
func isMark(r rune) bool {
	switch {
	case r == '\n':
		return true
	case r < 0x80:
		return r > ' ' && !isDigit(r) && (r < 'a' || r > 'z')
	case r < 0x100:
		return r < 0xC0
	case r == '،' || r == '؛' || r == '؟' || r == '٪' || r == '٫' || r == '٬' || r == '۔' || r == '٭':
		return true
	case r >= 0x2010 && r <= 0x2BFF || r >= 0x3001 && r <= 0x3020:
		return true
	}
	return false
}

// maxNumber keeps numbers within what any rule can use.
const maxNumber = 1_000_000_000

// tokenize folds text into buf and cuts it into tokens.
func tokenize(text []rune, buf []rune, tokens []token) ([]rune, []token) {
	buf, tokens = buf[:0], tokens[:0]
	for _, r := range text {
		buf = append(buf, fold(r))
	}
	spaced := true
	for i := 0; i < len(buf); {
		r := buf[i]
		switch {
		case r == space || r == skip:
			spaced = spaced || r == space
			i++
			continue
		case isDigit(r):
			t := token{start: i, kind: tokenNumber, spaced: spaced}
			for i < len(buf) && (isDigit(buf[i]) || buf[i] == skip) {
				if buf[i] != skip && t.value < maxNumber {
					t.value = t.value*10 + int(buf[i]-'0')
				}
				i++
			}
			t.end = i
			tokens = append(tokens, t)
		case isMark(r):
			tokens = append(tokens, token{start: i, end: i + 1, kind: tokenMark, spaced: spaced})
			i++
		default:
			t := token{start: i, kind: tokenWord, spaced: spaced}
			for i < len(buf) && buf[i] != space && !isDigit(buf[i]) && !isMark(buf[i]) {
				i++
			}
			t.end = i
			tokens = append(tokens, t)
		}
		spaced = false
	}
	return buf, tokens
}
