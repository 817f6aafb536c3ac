package persian

import (
	_ "embed"
	"strings"
	"sync"
)

// cliticModel holds the weights that tell a clitic from the end of a word:
// "کشورمان" is "کشور" and "مان", "درمان" is one word.
//
//go:embed models/clitic.bin
var cliticModel string

// wholeData lists words that look as if they ended in a clitic.
//
//go:embed whole.txt
var wholeData string

var whole = sync.OnceValue(func() map[uint64]bool {
	m := make(map[uint64]bool, 1024)
	for line := range strings.Lines(wholeData) {
		if line[0] != '#' {
			for w := range strings.FieldsSeq(line) {
				m[hashString(w)] = true
			}
		}
	}
	return m
})

// contracted are the words that PerDT parts where no clitic begins, with the
// length of their first part.
var contracted = map[uint64]int{
	hashString("مرا"): 1, hashString("ترا"): 1, hashString("بدین"): 2, hashString("بدان"): 2, hashString("بدان‌ها"): 2,
	hashString("چیست"): 2, hashString("کیست"): 2,
}

const cliticBits = 13

// clitics are the pronouns and short forms of "to be" that are written with
// the word before them. The ی that joins "مان" to a vowel stays with the host.
var clitics = [][]rune{
	[]rune("مان"), []rune("تان"), []rune("شان"), []rune("اند"), []rune("ایم"), []rune("اید"), []rune("است"),
	[]rune("ام"), []rune("ات"), []rune("اش"), []rune("ند"), []rune("یم"), []rune("ید"), []rune("ست"),
	[]rune("م"), []rune("ت"), []rune("ش"), []rune("یمان"), []rune("یتان"), []rune("یشان"), []rune("یت"), []rune("یش"),
}

// canEnd tells whether clitic c of the list can begin at letter n of w.
func canEnd(w []rune, c, n int) bool {
	if n < 2 || !hasSuffix(w, clitics[c]) {
		return false
	}
	last := w[n-1]
	switch {
	case c >= 3 && c <= 9: // those that begin with ا stand after a half-space
		return last == halfSpace
	case last == halfSpace:
		return c <= 2
	case c >= 17:
		return last == 'ا' || last == 'و'
	}
	return true
}

// afterPlural tells whether a clitic that begins at letter n follows "های".
func afterPlural(w []rune, n int) bool {
	return n > 4 && w[n-1] == 'ی' && w[n-2] == 'ا' && w[n-3] == 'ه' && w[n-4] == halfSpace
}

// paradigm counts the forms of host with other clitics, and the forms of the
// whole word that a clitic cannot take: endings of plural and of ezafe.
func paradigm(lex lexicon, w []rune, hostLen int) (others, lexical uint64) {
	pre := hashRunes(w[:hostLen])
	whole := hashRunes(w)
	for _, c := range [...]string{"م", "ت", "ش", "مان", "تان", "شان"} {
		h := pre
		for _, r := range c {
			h = hashRune(h, r)
		}
		if h != whole && lex.lookup(h).plain > 0 {
			others++
		}
	}
	for _, c := range [...]string{"ها", "های", "ی", "ٔ", "ان", "هایی", "تر"} {
		h := whole
		for _, r := range c {
			h = hashRune(h, r)
		}
		if e := lex.lookup(h); e.plain > 0 || e.cut > 0 {
			lexical++
		}
	}
	return others, lexical
}

// cliticFeatures appends the features of w, which ends in clitic c.
func cliticFeatures(f []uint32, lex lexicon, w []rune, c int, isVerb bool) []uint32 {
	n := len(w) - len(clitics[c])
	zw := uint64(0)
	host := w[:n]
	if w[n-1] == halfSpace {
		host, zw = w[:n-1], 1
	}
	cl := uint64(c) << 1
	if isVerb {
		cl |= 1
	}
	hh, wh := hashRunes(host), hashRunes(w)
	he, we := lex.lookup(hh), lex.lookup(wh)
	hc := uint64(max(he.plain, he.cut))
	wc := uint64(max(we.plain, we.cut))
	others, lexical := paradigm(lex, w, n)
	last := uint64(host[len(host)-1])
	last2 := last
	if len(host) > 1 {
		last2 |= uint64(host[len(host)-2]) << 16
	}
	_, hostVerb := analyzeVerb(host)
	hv := uint64(0)
	if hostVerb {
		hv = 1
	}
	return append(f,
		mix(201, cl, zw),
		mix(202, cl, hc),
		mix(203, cl, wc),
		mix(204, cl, others<<8|lexical),
		mix(205, cl, min(lexical, 2)),
		mix(206, cl, min(others, 3)),
		mix(207, min(others, 3), min(lexical, 2)<<8|zw),
		mix(208, hc, wc),
		mix(209, cl, last),
		mix(210, cl, last2),
		mix(211, wh, 0),
		mix(212, hh, cl),
		mix(213, cl, hv<<8|zw),
		mix(214, cl, hc<<16|min(lexical, 2)<<8|min(others, 3)),
		mix(215, hh, 0),
		mix(216, uint64(len(host)), cl),
	)
}

// cliticOf returns where the clitic of w begins, with the clitic's number, or
// 0 where w has none.
func (a *Analyzer) cliticOf(f []uint32, w []rune) (int, []uint32) {
	if len(w) < 3 || len(w) > maxToken {
		return 0, f
	}
	switch w[len(w)-1] {
	case 'م', 'ت', 'ش', 'ن', 'د', 'ا':
	default:
		return 0, f
	}
	h := hashRunes(w)
	if n := contracted[h]; n > 0 {
		return n, f
	}
	if whole()[h] {
		return 0, f
	}
	best, at := float32(0), 0
	verb, anyVerb, known := false, false, false
	for c, s := range clitics {
		n := len(w) - len(s)
		if !canEnd(w, c, n) {
			continue
		}
		if afterPlural(w, n) || c == 13 && n > 2 && w[n-1] == 'ا' && w[n-2] == 'ه' && w[n-3] == halfSpace {
			return n, f
		}
		if !known {
			known = true
			v, ok := analyzeVerb(w)
			verb, anyVerb = ok && !v.Bare, ok
		}
		if c == 10 && !anyVerb && a.lookup(hashRunes(w[:n])).plain > 2 {
			return n, f // "معتقدند"
		}
		f = cliticFeatures(f[:0], a, w, c, verb)
		if sc := score(cliticModel, cliticBits, f); sc > best {
			best, at = sc, n
		}
	}
	return at, f
}
