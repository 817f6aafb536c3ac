package persian

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/ravabet/ravabet/syntax"
)

// lemmaModel holds the weights that tell an ending from the end of a lemma:
// "مردان" is a plural, "میدان" is not.
//
//go:embed models/lemma.bin
var lemmaModel string

// irregularData lists the plurals and other forms that no ending makes.
//
//go:embed irregular.txt
var irregularData string

const lemmaBits = 15

// nominal is an ending of nouns and adjectives and what stands in its place in
// the lemma.
type nominal struct{ ending, instead []rune }

// nominals are the endings by their last letter, most of them with half-space,
// too.
var nominals = sync.OnceValue(func() map[rune][]nominal {
	m := map[rune][]nominal{}
	for _, e := range [][2]string{
		{"ها", ""}, {"های", ""}, {"هایی", ""}, {"ان", ""}, {"یان", ""}, {"گان", "ه"}, {"ات", ""}, {"ات", "ه"}, {"یات", ""},
		{"جات", ""}, {"ین", ""}, {"ون", ""}, {"ی", ""}, {"یی", ""}, {"ئی", ""}, {"ای", ""}, {"ٔ", ""}, {"ٔی", ""}, {"تر", ""}, {"ترین", ""},
		{"تری", ""}, {"ترها", ""}, {"هایم", ""}, {"هایش", ""}, {"هایشان", ""}, {"انی", ""}, {"گانی", "ه"}, {"اتی", ""}, {"اتی", "ه"},
		{"انه", ""}, {"اء", "ا"}, {"ان", "ی"}, {"ام", ""}, {"اش", ""}, {"ات", "ت"}, {"ترینی", ""}, {"ترین‌ها", ""}, {"ترین‌های", ""},
	} {
		n := nominal{[]rune(e[0]), []rune(e[1])}
		last := n.ending[len(n.ending)-1]
		m[last] = append(m[last], n)
	}
	return m
})

var irregular = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 512)
	for line := range strings.Lines(irregularData) {
		if form, lemma, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && line[0] != '#' {
			m[form] = lemma
		}
	}
	return m
})

// fixedLemmas are those of words that do not inflect like others, by tag.
var fixedLemmas = map[syntax.Tag]map[string]string{
	syntax.Pron: {"م": "من", "ام": "من", "یم": "من", "ت": "تو", "ات": "تو", "یت": "تو", "ش": "او", "اش": "او", "یش": "او",
		"مان": "ما", "یمان": "ما", "تان": "شما", "یتان": "شما", "شان": "آنها", "یشان": "آنها", "آن‌ها": "آنها", "این‌ها": "اینها",
		"مرا": "من", "ترا": "تو", "کسانی": "کس", "کسی": "کس", "آن‌هایی": "آنها", "آنهایی": "آنها"},
	syntax.Aux: {"م": "است", "ام": "است", "ای": "است", "ی": "است", "ست": "است", "یم": "است", "ایم": "است", "ید": "است",
		"اید": "است", "ند": "است", "اند": "است"},
	syntax.Verb: {"م": "هست", "ام": "هست", "ای": "هست", "ی": "هست", "ست": "هست", "یم": "هست", "ایم": "هست", "ید": "هست",
		"اید": "هست", "ند": "هست", "اند": "هست"},
	syntax.Adp: {"روی": "رو", "دربارهٔ": "درباره", "ب": "به"},
	syntax.Num: {"یکی": "یک"},
	syntax.Det: {"تمامی": "تمام", "همهٔ": "همه", "کلیهٔ": "کلیه", "همان": "همان"},
}

// Lemma returns the lemma of a word form, with its half-spaces, that is used
// as the given part of speech: for a verb its past stem, for a noun its
// singular without endings.
func (a *Analyzer) Lemma(form string, tag syntax.Tag) string {
	if l, ok := fixedLemmas[tag][form]; ok {
		return l
	}
	switch tag {
	case syntax.Verb, syntax.Aux:
		if v, ok := AnalyzeVerb(form); ok {
			return v.Lemma
		}
		return form
	case syntax.Noun, syntax.Propn, syntax.Adj, syntax.X, syntax.Adv, syntax.Num, syntax.Det, syntax.Pron, syntax.Adp:
	default:
		return form
	}
	if l, ok := irregular()[form]; ok {
		return l
	}
	var buf [24]uint32
	var letters [2 * maxToken]rune
	w := letters[:0]
	for _, r := range form {
		if len(w) == cap(w) {
			return form
		}
		w = append(w, r)
	}
	best, lemma := float32(0), ""
	for n, base := range candidateLemmas(w) {
		f := lemmaFeatures(buf[:0], a, w, base, n, tag)
		if s := score(lemmaModel, lemmaBits, f); s > best {
			best, lemma = s, string(base)
		}
	}
	if lemma == "" {
		return form
	}
	if l, ok := irregular()[lemma]; ok {
		return l
	}
	return lemma
}

// candidateLemmas yields what w can be without an ending, with the hash of
// the ending.
func candidateLemmas(w []rune) func(yield func(uint64, []rune) bool) {
	return func(yield func(uint64, []rune) bool) {
		if len(w) < 3 {
			return
		}
		var buf [2*maxToken + 2]rune
		for k, n := range nominals()[w[len(w)-1]] {
			if len(w) <= len(n.ending)+1 || !hasSuffix(w, n.ending) {
				continue
			}
			base := w[:len(w)-len(n.ending)]
			number := uint64(w[len(w)-1])<<8 | uint64(k)<<1
			if base[len(base)-1] == halfSpace {
				base = base[:len(base)-1]
				number |= 1
			}
			if len(base) < 2 {
				continue
			}
			if len(n.instead) > 0 {
				base = append(append(buf[:0], base...), n.instead...)
			}
			if !yield(number, base) {
				return
			}
		}
	}
}

// lemmaFeatures appends the features of base being the lemma of w.
func lemmaFeatures(f []uint32, lex lexicon, w, base []rune, ending uint64, tag syntax.Tag) []uint32 {
	h := hashRunes(base)
	be, we := lex.lookup(h), lex.lookup(hashRunes(w))
	bc, wc := uint64(max(be.plain, be.cut)), uint64(max(we.plain, we.cut))
	plural := uint64(0)
	for _, s := range [...]string{"ها", "های"} {
		p := h
		for _, r := range s {
			p = hashRune(p, r)
		}
		if e := lex.lookup(p); e.plain > 0 || e.cut > 0 {
			plural |= 1
		}
		p = hashRunes(w)
		for _, r := range s {
			p = hashRune(p, r)
		}
		if e := lex.lookup(p); e.plain > 0 || e.cut > 0 {
			plural |= 2
		}
	}
	broken := uint64(0)
	if _, ok := irregular()[string(base)]; ok {
		broken = 1
	}
	last := uint64(base[len(base)-1])
	last2, last3 := last, last
	if len(base) > 1 {
		last2 |= uint64(base[len(base)-2]) << 16
		last3 = last2
	}
	if len(base) > 2 {
		last3 |= uint64(base[len(base)-3]) << 32
	}
	e := ending<<8 | uint64(tag)
	return append(f,
		mix(301, e, 0),
		mix(302, ending, 0),
		mix(303, e, bc),
		mix(304, e, wc),
		mix(305, e, bc<<8|wc),
		mix(306, e, plural),
		mix(307, ending, plural<<16|bc<<8|wc),
		mix(308, e, last),
		mix(309, ending, last2),
		mix(310, ending, last3),
		mix(311, h, ending),
		mix(312, h, e),
		mix(313, hashRunes(w), uint64(tag)),
		mix(314, e, broken),
		mix(315, e, uint64(len(base))),
		mix(316, e, plural<<8|last),
	)
}
