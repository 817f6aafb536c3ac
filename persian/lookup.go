package persian

import (
	"sync"

	"github.com/ravabet/ravabet/syntax"
)

// The kinds of word forms that the lexicon tells the models, as bits.
const (
	kindBare        = 1 + iota // a present form without می or ب, as many nouns look
	kindPast                   // a past form
	kindParticiple             // a past participle, alone
	kindPerfect                // a participle with its ending
	kindImperfect              // with می
	kindSubjunctive            // with ب or ن
	kindBe                     // a form of "to be"
	kindVerb        = 1<<3 - 1 // all of these

	kindCompared = 1 << 3 // its comparative is known, so it is an adjective
	kindPlural   = 1 << 4 // its plural is known, so it is a noun
	kindOfNoun   = 1 << 5 // it ends in ی after a word whose plural is known
	kindOfAdj    = 1 << 6 // it ends in ی after a word whose comparative is known
	kindRare     = 1 << 7 // the lexicon has not got it
)

var lookupModel = sync.OnceValue(func() *model {
	m, err := openModel(halfSpaceModel)
	if err != nil {
		panic(err) // the embedded model is part of the program
	}
	return &m
})

// Lookup tells the models what the lexicon and the rules of inflection know of
// a form: what kind of verb form it is, which endings are known with it, and
// its stem.
func Lookup(form string) (kind uint16, stem uint32) {
	var letters [2 * maxToken]rune
	w := letters[:0]
	for _, r := range form {
		if len(w) == cap(w) {
			return kindRare, uint32(hashString(form)>>32) | 1
		}
		w = append(w, r)
	}
	if v, ok := analyzeVerb(w); ok {
		return kindOf(v) | endingsOf(w), uint32(hashString(v.Lemma)>>32) ^ 0x5bd1e995 | 1
	}
	return endingsOf(w), uint32(hashRunes(singular(w))>>32) | 1
}

func kindOf(v Verb) uint16 {
	f := v.Features
	switch {
	case v.Lemma == "است" || v.Lemma == "هست":
		return kindBe
	case v.Bare:
		return kindBare
	case f.VerbForm == syntax.Participle:
		return kindParticiple
	case f.Aspect == syntax.Imperfective:
		return kindImperfect
	case f.Aspect == syntax.Perfect:
		return kindPerfect
	case f.Tense == syntax.Past:
		return kindPast
	}
	return kindSubjunctive
}

// endingsOf tells which endings the lexicon knows with a form.
func endingsOf(w []rune) uint16 {
	m := lookupModel()
	h := hashRunes(w)
	kind := uint16(0)
	if e := m.lookup(h); e.plain == 0 && e.cut == 0 {
		kind |= kindRare
	}
	if known(m, h, "تر") || known(m, h, "ترین") {
		kind |= kindCompared
	}
	if known(m, h, "ها") || known(m, h, "های") {
		kind |= kindPlural
	}
	if n := len(w); n > 3 && w[n-1] == 'ی' {
		h = hashRunes(w[:n-1])
		if known(m, h, "ها") || known(m, h, "های") {
			kind |= kindOfNoun
		}
		if known(m, h, "تر") || known(m, h, "ترین") {
			kind |= kindOfAdj
		}
	}
	return kind
}

// known tells whether the lexicon has a word, given by its hash, with an
// ending.
func known(m *model, h uint64, ending string) bool {
	for _, r := range ending {
		h = hashRune(h, r)
	}
	e := m.lookup(h)
	return e.plain > 0 || e.cut > 0
}

// singular takes the ending of the plural off a form that has it with a
// half-space.
func singular(w []rune) []rune {
	for i := len(w) - 3; i > 1 && i >= len(w)-6; i-- {
		if w[i] == halfSpace && w[i+1] == 'ه' && w[i+2] == 'ا' {
			return w[:i]
		}
	}
	return w
}
