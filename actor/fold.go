package actor

import "unicode/utf8"

// Names are compared by their letters alone: half-spaces, spaces, hyphens,
// short vowels and the hamza over an ezafe are left out, Arabic letters become
// their Persian counterparts, Latin letters lose case and accents. Each letter
// becomes one byte, so that keys are short and quick to compare.

const (
	blocked  = 1 // a character that no key holds: punctuation, symbols
	skipped  = 0 // a character that does not matter
	wordstop = 2 // a space or its like: a break between the words of a name
)

var letters = func() [0x700]byte {
	var t [0x700]byte
	for i := range t {
		t[i] = blocked
	}
	const alphabet = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآabcdefghijklmnopqrstuvwxyz0123456789+&@"
	code := byte(8)
	for _, r := range alphabet {
		t[r] = code
		code++
	}
	same := func(to rune, from string) {
		for _, r := range from {
			t[r] = t[to]
		}
	}
	for r := 'A'; r <= 'Z'; r++ {
		t[r] = t[r+'a'-'A']
	}
	for i := rune(0); i < 10; i++ {
		t['۰'+i] = t['0'+i]
		t['٠'+i] = t['0'+i]
	}
	same('ی', "يىئېیٸ")
	same('ک', "كڪ")
	same('ا', "أإٱ")
	same('و', "ؤۆ")
	same('ه', "ةۀھە")
	same('a', "áàäâãåāăąÁÀÄÂÃÅĀ")
	same('c', "çćčÇĆČ")
	same('e', "éèëêēėęěəÉÈËÊĒƏ")
	same('g', "ğĞ")
	same('i', "íìïîīıįİÍÌÏÎ")
	same('l', "łŁ")
	same('n', "ñńňÑŃŇ")
	same('o', "óòöôõøōőÓÒÖÔÕØ")
	same('r', "řŘ")
	same('s', "śşšșŚŞŠȘß")
	same('t', "țţťȚŢ")
	same('u', "úùüûūůűÚÙÜÛŪ")
	same('y', "ýÿÝ")
	same('z', "źžżŹŽŻ")
	for r := rune(0x064B); r <= 0x0655; r++ { // short vowels, tashdid, hamza above and below
		t[r] = skipped
	}
	for _, r := range "ء\u0670ـ'`ʻʼ\u0654" {
		t[r] = skipped
	}
	for _, r := range " \t\u00a0-_.\u00b7" {
		t[r] = wordstop
	}
	return t
}()

func letter(r rune) byte {
	switch {
	case r < 0x700:
		return letters[r]
	case r == '\u200c' || r == '\u2010' || r == '\u2011' || r == '\u2013' || r == '\u2014':
		return wordstop
	case r == '\u200d' || r == '\u200e' || r == '\u200f' || r == '\ufeff' || r == '’' || r == '‘':
		return skipped
	}
	return blocked
}

// fold appends the letters of s to key and returns with it the breaks
// between the words of s: bit n is set where one stands before letter n.
func fold(key []byte, s string) ([]byte, uint64) {
	var breaks uint64
	start := len(key)
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		switch c := letter(r); c {
		case skipped:
		case wordstop:
			if n := len(key) - start; n > 0 && n < 64 {
				breaks |= 1 << n
			}
		default:
			key = append(key, c)
		}
	}
	return key, breaks
}

func folded(s string) string {
	k, _ := fold(nil, s)
	return string(k)
}
