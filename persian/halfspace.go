package persian

// The classifiers are logistic regressions over hashed features. Both give the
// logarithm of the odds that a half-space belongs at a place, in a text whose
// half-spaces are all lost; see habit for what that says of a given text.

// maxToken is the longest token that is repaired, in letters.
const maxToken = 30

// inflection holds the pieces that follow a half-space as endings, with the
// longest first where one ends another.
var inflection = hashSet("ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "ای", "ام", "ات",
	"اش", "اند", "ایم", "اید", "تر", "ترین", "تری", "مان", "تان", "شان", "ترها", "ترین‌ها", "ی")

var hashMi, hashNemi = hashString("می"), hashString("نمی")

func hashSet(words ...string) map[uint64]bool {
	m := make(map[uint64]bool, len(words))
	for _, w := range words {
		m[hashString(w)] = true
	}
	return m
}

// prefixHashes fills h with the hashes of w[:0], w[:1] and so on.
func prefixHashes(h []uint64, w []rune) []uint64 {
	h = append(h[:0], hashSeed)
	for _, c := range w {
		h = append(h, hashRune(h[len(h)-1], c))
	}
	return h
}

// insideFeatures appends the features of a half-space before w[i]; pre are the
// prefix hashes of w and whole is its entry.
func insideFeatures(f []uint32, lex lexicon, w []rune, i int, pre []uint64, whole entry) []uint32 {
	l, r := w[:i], w[i:]
	hl, hr := pre[i], hashRunes(r)
	le, re := lex.lookup(hl), lex.lookup(hr)
	at := uint64(0)
	if i < 32 && whole.cut > 0 {
		at = 1 + uint64(whole.mask>>i&1)
	}
	last, first := uint64(l[len(l)-1]), uint64(r[0])
	last2, first2 := last, first
	if len(l) > 1 {
		last2 |= uint64(l[len(l)-2]) << 16
	}
	if len(r) > 1 {
		first2 |= uint64(r[1]) << 16
	}
	last3, first3 := last2, first2
	if len(l) > 2 {
		last3 |= uint64(l[len(l)-3]) << 32
	}
	if len(r) > 2 {
		first3 |= uint64(r[2]) << 32
	}
	// what stands after the cut, without one more ending
	base := entry{}
	ending := uint64(0)
	h := uint64(hashSeed)
	for k := 0; k < len(r)-1; k++ {
		h = hashRune(h, r[k])
		if e := hashRunes(r[k+1:]); k > 0 && inflection[e] {
			if b := lex.lookup(h); b.plain+b.right > base.plain+base.right {
				base, ending = b, e
			}
		}
	}
	verb := uint64(0)
	if hl == hashMi || hl == hashNemi {
		if verb = 1; followsMi(r) {
			verb = 2
		}
	}
	kind, stem := deriv(lex, r)
	return append(f,
		mix(31, kind, uint64(le.plain)<<8|uint64(le.left)),
		mix(32, stem, 0),
		mix(33, stem, uint64(le.plain)),
		mix(34, kind, uint64(whole.plain)<<8|uint64(len(l))),
		mix(35, stem, last2),
		mix(1, 0, 0),
		mix(26, verb, 0),
		mix(27, verb, uint64(whole.plain)<<8|uint64(whole.cut)),
		mix(2, at, uint64(whole.plain)<<8|uint64(whole.cut)),
		mix(3, uint64(le.plain), uint64(re.right)),
		mix(4, uint64(le.left), uint64(re.plain)),
		mix(5, uint64(le.left), uint64(re.right)),
		mix(6, uint64(le.plain), uint64(re.plain)),
		mix(13, last2, first2),
		mix(14, last3, first),
		mix(15, last, first3),
		mix(16, last, first),
		mix(17, last3, uint64(re.right)),
		mix(18, first3, uint64(le.left)),
		mix(19, uint64(len(l))<<8|uint64(len(r)), at),
		mix(20, uint64(base.plain), uint64(base.right)<<8|uint64(le.left)),
		mix(22, ending, uint64(le.plain)<<8|uint64(base.plain)),
		mix(25, at, uint64(le.plain)<<16|uint64(re.right)<<8|uint64(whole.plain)),
		mix(8, hl, 0),
		mix(11, hl, uint64(re.plain)),
		mix(12, hl, uint64(re.right)),
		mix(21, uint64(base.plain), hl),
		mix(23, hl, first3),
		mix(7, hr, 0),
		mix(9, hr, last),
		mix(10, hr, uint64(le.plain)),
		mix(24, hr, last2),
	)
}

// side is one of the pieces beside a blank: its hash, entry and outer letters.
type side struct {
	hash        uint64
	entry       entry
	first, last uint64 // up to three letters
	n           int
}

func sideOf(lex lexicon, w []rune) side {
	s := side{hash: hashRunes(w), n: len(w)}
	s.entry = lex.lookup(s.hash)
	for k := 0; k < 3 && k < len(w); k++ {
		s.first |= uint64(w[k]) << (16 * k)
		s.last |= uint64(w[len(w)-1-k]) << (16 * k)
	}
	return s
}

// none is the side that is not there.
var none = side{}

// plurals are the pieces that are never words by themselves.
var pluralPieces = hashSet("ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "هایند", "هاست", "هایند")

// preverbs end in the می of a verb with prefix, "برمی‌گردد" turned to "برمی گردد".
var preverbs = hashSet("برمی", "درمی", "بازمی", "فرامی", "فرومی", "وامی", "سرمی", "پس‌می", "برنمی", "درنمی", "بازنمی",
	"فرانمی", "فرونمی", "وانمی", "ورمی", "ورنمی")

// agentEndings are what compounds such as "قصه‌نویس" take after their verb stem.
var agentEndings = [][]rune{[]rune("ی"), []rune("ان"), []rune("انه"), []rune("انهٔ"), []rune("انی"), []rune("ای"), []rune("ها"), []rune("نده"), []rune("ندهٔ"),
	[]rune("ندگان"), []rune("ندگی"), []rune("تر"), []rune("ترین"), []rune("ٔ"), []rune("م"), []rune("ش"), []rune("های"), []rune("هایی"), []rune("ید"), []rune("ند")}

// deriv tells what a piece is built on: the class of its stem and the hash of
// that stem. It lets "پردازانی" be known from "پرداز".
func deriv(lex lexicon, w []rune) (kind, base uint64) {
	t := verbs()
	try := func(s []rune, k uint64) bool {
		if len(s) < 2 {
			return false
		}
		h := hashRunes(s)
		for x := t.stems[h]; x != nil; x = x.next {
			if !x.isPast {
				kind, base = k<<1|1, h
				return true
			}
		}
		if n := len(s) - 1; n > 2 && s[n] == 'ه' && t.find(s[:n], true, "") != nil {
			kind, base = 100+k, h
			return true
		}
		return false
	}
	if try(w, 1) {
		return kind, base
	}
	for i, e := range agentEndings {
		if hasSuffix(w, e) && try(w[:len(w)-len(e)], uint64(i)+2) {
			return kind, base
		}
	}
	best := uint8(0)
	for i, e := range agentEndings {
		if len(w) > len(e)+1 && hasSuffix(w, e) {
			h := hashRunes(w[:len(w)-len(e)])
			if x := lex.lookup(h); x.right > best {
				best, kind, base = x.right, 200+uint64(i), h
			}
		}
	}
	return kind, base
}

// memorable is the number of pairFeatures, the last of them, that can learn a
// pair by heart.
const memorable = 11

// pairFeatures appends the features of the blank between a and b, with p
// before a and n after b, being a half-space; joint is the entry of a and b
// written together and word the letters of b.
func pairFeatures(f []uint32, lex lexicon, p, a, b, n *side, joint entry, word []rune) []uint32 {
	verb := uint64(0)
	if a.hash == hashMi || a.hash == hashNemi {
		if verb = 1; followsMi(word) {
			verb = 2
		}
	}
	at := uint64(0)
	if a.n < 32 && joint.cut > 0 {
		at = 1 + uint64(joint.mask>>a.n&1)
	}
	kind, base := deriv(lex, word)
	baseEntry := lex.lookup(base)
	return append(f,
		mix(122, kind, uint64(a.entry.plain)<<8|uint64(a.entry.left)),
		mix(123, base, 0),
		mix(125, base, a.last&0xFFFFFFFF),
		mix(126, kind, n.hash),
		mix(127, kind, uint64(baseEntry.plain)<<16|uint64(baseEntry.right)<<8|uint64(a.entry.left)),
		mix(129, kind, p.hash),
		mix(101, 0, 0),
		mix(121, verb, a.hash),
		mix(102, at, uint64(joint.plain)<<8|uint64(joint.cut)),
		mix(104, a.hash, 0),
		mix(105, b.hash, 0),
		mix(106, a.last&0xFFFF, b.hash),
		mix(109, uint64(a.entry.plain)<<8|uint64(a.entry.left), uint64(b.entry.plain)<<8|uint64(b.entry.right)),
		mix(114, a.hash, uint64(b.entry.plain)<<8|uint64(b.entry.right)),
		mix(115, b.hash, uint64(a.entry.plain)<<8|uint64(a.entry.left)),
		mix(116, a.last&0xFFFFFFFF, b.first&0xFFFFFFFF),
		mix(117, at, a.hash),
		mix(118, b.hash, n.first&0xFFFF),
		mix(103, a.hash, b.hash),
		mix(107, a.last, b.hash),
		mix(108, a.hash, b.first),
		mix(110, a.hash^p.hash*3, b.hash),
		mix(111, a.hash^n.hash*5, b.hash),
		mix(112, p.hash, b.hash),
		mix(113, a.hash, n.hash),
		mix(119, b.hash, n.hash),
		mix(120, a.hash, p.hash),
		mix(124, base, a.hash),
		mix(128, base, n.hash),
	)
}

func score(weights string, bits uint, f []uint32) float32 {
	sum := 0
	mask := uint32(1)<<bits - 1
	for _, x := range f {
		sum += int(int8(weights[x&mask]))
	}
	return float32(sum) / weightUnit
}
