package persian

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/ravabet/ravabet/syntax"
)

// verbData lists the stems; see the file for its layout.
//
//go:embed verbs.txt
var verbData string

// stem is a past or present stem. Verbs of one spelling follow each other
// through next.
type stem struct {
	past     string // the lemma
	prefixes []string
	isPast   bool
	short    bool // "گو" beside "گوی": takes no ending
	next     *stem
}

// verbs finds stems by their hash.
var verbs = sync.OnceValue(readVerbs)

type verbTable struct {
	stems    map[uint64]*stem
	prefixes []string
}

func readVerbs() *verbTable {
	t := &verbTable{stems: make(map[uint64]*stem, 1600)}
	regular := false
	seen := map[string]bool{}
	for line := range strings.Lines(verbData) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "" || line[0] == '#':
		case line == "regular":
			regular = true
		case regular:
			t.add(line+"ید", line, nil)
			if strings.HasSuffix(line, "ان") {
				t.add(line+"د", line, nil)
			}
		default:
			f := strings.Split(line, "\t")
			var prefixes []string
			if len(f) > 2 {
				prefixes = strings.Fields(f[2])
			}
			for _, p := range prefixes {
				if !seen[p] {
					seen[p] = true
					t.prefixes = append(t.prefixes, p)
				}
			}
			t.add(f[0], f[1], prefixes)
		}
	}
	return t
}

func (t *verbTable) add(past, present string, prefixes []string) {
	put := func(s string, isPast, short bool) {
		h := hashString(s)
		n := &stem{past: past, prefixes: prefixes, isPast: isPast, short: short}
		at := t.stems[h]
		if at == nil {
			t.stems[h] = n
			return
		}
		for ; ; at = at.next {
			if at.past == past && at.isPast == isPast {
				at.prefixes = append(at.prefixes[:len(at.prefixes):len(at.prefixes)], prefixes...)
				return
			}
			if at.next == nil {
				at.next = n
				return
			}
		}
	}
	put(past, true, false)
	for p := range strings.SplitSeq(present, "|") {
		if p != "-" {
			put(p, false, strings.Contains(present, "|"+p+"ی"))
		}
	}
}

// Verb is what the inflection of a verb form tells.
type Verb struct {
	Lemma    string // past stem with its prefix: "کرد", "برگشت"
	Features syntax.Features
	Prefix   string // "بر" in "برمی‌گردد"
	Bare     bool   // a present form without می or ب, as many nouns look: "کاری"
}

// endings of finite forms by their letters, the longest first.
var endings = []struct {
	letters []rune
	person  uint8
	number  syntax.Number
}{
	{[]rune("یم"), 1, syntax.Plural}, {[]rune("ید"), 2, syntax.Plural}, {[]rune("ند"), 3, syntax.Plural},
	{[]rune("م"), 1, syntax.Singular}, {[]rune("ی"), 2, syntax.Singular}, {[]rune("د"), 3, syntax.Singular},
}

// perfectEndings stand after a past participle.
var perfectEndings = []struct {
	letters []rune
	person  uint8
	number  syntax.Number
}{
	{[]rune("\u200cایم"), 1, syntax.Plural}, {[]rune("\u200cاید"), 2, syntax.Plural}, {[]rune("\u200cاند"), 3, syntax.Plural},
	{[]rune("\u200cاست"), 3, syntax.Singular}, {[]rune("\u200cام"), 1, syntax.Singular}, {[]rune("\u200cای"), 2, syntax.Singular},
}

func hasSuffix(w, s []rune) bool {
	if len(w) < len(s) {
		return false
	}
	w = w[len(w)-len(s):]
	for i, c := range s {
		if w[i] != c {
			return false
		}
	}
	return true
}

func hasPrefix(w []rune, s string) bool {
	i := 0
	for _, c := range s {
		if i >= len(w) || w[i] != c {
			return false
		}
		i++
	}
	return true
}

// find returns the stem of a spelling that stands with the prefix.
func (t *verbTable) find(w []rune, past bool, prefix string) *stem {
	if len(w) == 0 {
		return nil
	}
	for s := t.stems[hashRunes(w)]; s != nil; s = s.next {
		if s.isPast != past {
			continue
		}
		if prefix == "" {
			return s
		}
		for _, p := range s.prefixes {
			if p == prefix {
				return s
			}
		}
	}
	return nil
}

// inflected reads a form without its prefixes: stem and ending.
func (t *verbTable) inflected(w []rune, prefix string, presentFirst bool) (v Verb, ok bool) {
	if presentFirst {
		if v, ok = t.present(w, prefix); ok {
			return v, true
		}
	}
	if s := t.find(w, true, prefix); s != nil {
		return Verb{Lemma: s.past, Features: syntax.Features{Tense: syntax.Past, Person: 3, Number: syntax.Singular}}, true
	}
	for _, e := range endings[:5] {
		if hasSuffix(w, e.letters) {
			if s := t.find(w[:len(w)-len(e.letters)], true, prefix); s != nil {
				return Verb{Lemma: s.past, Features: syntax.Features{Tense: syntax.Past, Person: e.person, Number: e.number}}, true
			}
		}
	}
	if presentFirst {
		return v, false
	}
	return t.present(w, prefix)
}

func (t *verbTable) present(w []rune, prefix string) (Verb, bool) {
	for _, e := range endings {
		if hasSuffix(w, e.letters) {
			if s := t.find(w[:len(w)-len(e.letters)], false, prefix); s != nil && !s.short {
				return Verb{Lemma: s.past, Features: syntax.Features{Tense: syntax.Present, Person: e.person, Number: e.number}}, true
			}
		}
	}
	return Verb{}, false
}

// participle reads a past participle, alone or with the short "to be".
func (t *verbTable) participle(w []rune, prefix string) (Verb, bool) {
	f := syntax.Features{Tense: syntax.Past, Aspect: syntax.Perfect, VerbForm: syntax.Participle}
	for _, e := range perfectEndings {
		if hasSuffix(w, e.letters) {
			w = w[:len(w)-len(e.letters)]
			f = syntax.Features{Tense: syntax.Present, Aspect: syntax.Perfect, Person: e.person, Number: e.number}
			break
		}
	}
	if len(w) < 3 || w[len(w)-1] != 'ه' {
		return Verb{}, false
	}
	if s := t.find(w[:len(w)-1], true, prefix); s != nil {
		return Verb{Lemma: s.past, Features: f}, true
	}
	return Verb{}, false
}

// core reads a form after its lexical prefix.
func (t *verbTable) core(w []rune, prefix string) (v Verb, ok bool) {
	rest, imperfective, negative := w, false, false
	switch {
	case hasPrefix(w, "نمی\u200c"):
		rest, imperfective, negative = w[4:], true, true
	case hasPrefix(w, "می\u200c"):
		rest, imperfective = w[3:], true
	}
	if imperfective {
		if v, ok = t.inflected(rest, prefix, true); !ok {
			if v, ok = t.participle(rest, prefix); !ok {
				return v, false
			}
		} else {
			v.Features.Aspect = syntax.Imperfective
		}
		return v.finish(negative), true
	}
	if v, ok = t.participle(w, prefix); ok {
		return v.finish(false), true
	}
	if v, ok = t.inflected(w, prefix, len(w) < 5 && hasPrefix(w, "کن")); ok {
		v.Bare = v.Features.Tense == syntax.Present
		return v.finish(false), true
	}
	if len(w) < 2 {
		return v, false
	}
	switch w[0] {
	case 'ن':
		v, ok = t.negative(w[1:], prefix)
	case 'ب':
		v, ok = t.subjunctive(w[1:], prefix)
	}
	if ok {
		return v, true
	}
	if s := t.find(w, false, prefix); s != nil {
		return Verb{Lemma: s.past, Features: imperative, Bare: true}, true
	}
	return v, false
}

// imperative are the features of a bare present stem: "کن".
var imperative = syntax.Features{Tense: syntax.Present, Mood: syntax.Imperative, Person: 2, Number: syntax.Singular, VerbForm: syntax.Finite}

// vowel undoes what the ی between ن or ب and a vowel has done to it: "یامد" is
// "آمد", "یفتاد" is "افتاد". It returns nil where there is no such ی.
func vowel(w []rune) []rune {
	if len(w) < 3 || w[0] != 'ی' {
		return nil
	}
	if w[1] == 'ا' {
		return append([]rune{'آ'}, w[2:]...)
	}
	return append([]rune{'ا'}, w[1:]...)
}

// negative reads what stands after ن. A ی there may be the stem's own
// ("نیافت") or stand for a vowel ("نیامد").
func (t *verbTable) negative(w []rune, prefix string) (v Verb, ok bool) {
	if v, ok = t.negated(w, prefix); !ok {
		if w = vowel(w); w != nil {
			v, ok = t.negated(w, prefix)
		}
	}
	return v, ok
}

func (t *verbTable) negated(w []rune, prefix string) (v Verb, ok bool) {
	if v, ok = t.participle(w, prefix); ok {
		return v.finish(true), true
	}
	if v, ok = t.inflected(w, prefix, len(w) < 5 && hasPrefix(w, "کن")); ok {
		return v.finish(true), true
	}
	return v, false
}

// subjunctive reads what stands after ب.
func (t *verbTable) subjunctive(w []rune, prefix string) (v Verb, ok bool) {
	if v, ok = t.wished(w, prefix); !ok {
		if w = vowel(w); w != nil {
			v, ok = t.wished(w, prefix)
		}
	}
	return v, ok
}

func (t *verbTable) wished(w []rune, prefix string) (v Verb, ok bool) {
	if v, ok = t.present(w, prefix); ok {
		v = v.finish(false)
		v.Features.Mood = syntax.Subjunctive
		return v, true
	}
	if s := t.find(w, false, prefix); s != nil {
		return Verb{Lemma: s.past, Features: imperative}, true
	}
	return v, false
}

// finish sets what follows from the rest.
func (v Verb) finish(negative bool) Verb {
	f := &v.Features
	f.Negative = negative
	if f.VerbForm == syntax.NoVerbForm {
		f.VerbForm = syntax.Finite
	}
	if f.VerbForm == syntax.Finite && f.Mood == syntax.NoMood {
		f.Mood = syntax.Indicative
		if f.Tense == syntax.Present && f.Aspect == syntax.NoAspect && !stative[v.Lemma] {
			f.Mood = syntax.Subjunctive
		}
	}
	return v
}

// stative verbs have a present indicative without می.
var stative = map[string]bool{"داشت": true, "بایست": true, "است": true, "هست": true, "خواست": true}

// fixedForms are the forms that no rule makes.
var fixedForms = sync.OnceValue(func() map[uint64]Verb {
	m := map[uint64]Verb{}
	be := syntax.Features{Tense: syntax.Present, Mood: syntax.Indicative, Person: 3, Number: syntax.Singular, VerbForm: syntax.Finite}
	m[hashString("است")] = Verb{Lemma: "است", Features: be}
	for _, neg := range []bool{false, true} {
		stem := "هست"
		if neg {
			stem = "نیست"
		}
		be.Negative = neg
		be.Person, be.Number = 3, syntax.Singular
		m[hashString(stem)] = Verb{Lemma: "هست", Features: be}
		for _, e := range endings[:5] {
			be.Person, be.Number = e.person, e.number
			m[hashString(stem+string(e.letters))] = Verb{Lemma: "هست", Features: be}
		}
		must := syntax.Features{Tense: syntax.Present, Mood: syntax.Indicative, VerbForm: syntax.Finite, Negative: neg}
		n := ""
		if neg {
			n = "ن"
		}
		for _, w := range []string{"باید", "بایست", "بایستی", "می\u200cبایست", "می\u200cباید", "می\u200cبایستی"} {
			if neg {
				w = n + w
			}
			m[hashString(w)] = Verb{Lemma: "بایست", Features: must}
		}
		m[hashString(n+"شاید")] = Verb{Lemma: "شایست", Features: must}
		m[hashString(n+"توان")] = Verb{Lemma: "توانست", Features: must, Bare: true}
		must.Aspect = syntax.Imperfective
		m[hashString(n+"می\u200cتوان")] = Verb{Lemma: "توانست", Features: must}
		must.Aspect, must.Mood = syntax.NoAspect, syntax.Subjunctive
		if !neg {
			m[hashString("بتوان")] = Verb{Lemma: "توانست", Features: must}
		}
	}
	delete(m, hashString("شاید")) // the adverb
	return m
})

// AnalyzeVerb reads a verb form with its half-spaces, "نمی‌کردند" or
// "برنگشته‌اند", by the rules of inflection alone. It does not know whether
// the word is a verb where it stands: "کشت" and "کاری" are forms of verbs, too.
func AnalyzeVerb(form string) (Verb, bool) { return analyzeVerb([]rune(form)) }

func analyzeVerb(w []rune) (Verb, bool) {
	if len(w) < 2 || len(w) > 2*maxToken {
		return Verb{}, false
	}
	if v, ok := fixedForms()[hashRunes(w)]; ok {
		return v, true
	}
	t := verbs()
	if v, ok := t.core(w, ""); ok {
		return v, true
	}
	for _, p := range t.prefixes {
		if !hasPrefix(w, p) {
			continue
		}
		rest := w[len([]rune(p)):]
		if len(rest) > 1 && rest[0] == halfSpace {
			rest = rest[1:]
		}
		if v, ok := t.core(rest, p); ok {
			v.Lemma, v.Prefix = p+v.Lemma, p
			return v, true
		}
	}
	return Verb{}, false
}

// followsMi tells whether w, without half-spaces, can stand after می or نمی.
func followsMi(w []rune) bool {
	t := verbs()
	if _, ok := t.inflected(w, "", true); ok {
		return true
	}
	if len(w) > 3 && w[len(w)-1] == 'ه' {
		return t.find(w[:len(w)-1], true, "") != nil
	}
	return false
}
