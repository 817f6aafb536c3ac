package persian

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/ravabet/ravabet/syntax"
)

// closedData lists the closed classes of words by tag.
//
//go:embed closed.txt
var closedData string

var closed = sync.OnceValue(func() map[string]syntax.Tag {
	m := make(map[string]syntax.Tag, 512)
	for line := range strings.Lines(closedData) {
		f := strings.Fields(line)
		if len(f) < 2 || f[0][0] == '#' {
			continue
		}
		for _, w := range f[1:] {
			if _, ok := m[w]; !ok {
				m[w] = syntax.TagOf(f[0])
			}
		}
	}
	return m
})

// guess tags a word by lexicon and inflection alone.
func guess(form string) syntax.Tag {
	if t, ok := closed()[form]; ok {
		return t
	}
	r := []rune(form)
	switch {
	case isDigit(r[0]):
		return syntax.Num
	case isLatin(r[0]):
		return syntax.Propn
	case !isLetter(r[0]):
		return syntax.Punct
	}
	if v, ok := analyzeVerb(r); ok && (!v.Bare || stative[v.Lemma] || r[len(r)-1] == 'د') {
		if v.Lemma == "است" || v.Lemma == "بایست" || v.Lemma == "بود" {
			return syntax.Aux
		}
		return syntax.Verb
	}
	if strings.HasSuffix(form, "\u200cترین") || strings.HasSuffix(form, "\u200cتر") || strings.HasSuffix(form, "\u200cای") {
		return syntax.Adj
	}
	return syntax.Noun
}
