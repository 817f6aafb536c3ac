package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// phraseTable finds the phrases of a word list in a sentence. The last word
// of a phrase may be inflected.
type phraseTable struct {
	first map[string][]namedPhrase // by folded first word, longest first
	whole map[string]string        // phrases that a text may write as one word
	// indefinite: the last word of a phrase may carry an indefinite ی that its
	// lemma keeps, too ("یادداشت تفاهمی", "پیمانی").
	indefinite bool
}

type namedPhrase struct {
	words []string
	name  string
}

func newPhrases() *phraseTable {
	return &phraseTable{first: map[string][]namedPhrase{}, whole: map[string]string{}}
}

func (t *phraseTable) addAll(e entry) {
	for _, w := range e.words {
		t.add(e.name, w)
	}
}

func (t *phraseTable) add(name, phrase string) {
	words := strings.Fields(fold(phrase, true))
	if len(words) == 0 {
		return
	}
	if _, ok := t.whole[strings.Join(words, "")]; !ok {
		t.whole[strings.Join(words, "")] = name
	}
	list := append(t.first[words[0]], namedPhrase{words, name})
	slices.SortStableFunc(list, func(a, b namedPhrase) int { return len(b.words) - len(a.words) })
	t.first[words[0]] = list
}

// at returns the name of the longest phrase that begins at a word and how
// many words it has, 0 for none.
func (t *phraseTable) at(s *sentence, i int) (string, int) {
	for _, key := range [2]string{s.form[i], s.lemma[i]} {
	next:
		for _, p := range t.first[key] {
			if i+len(p.words) > len(s.Words) {
				continue
			}
			for n := 1; n < len(p.words); n++ {
				if !s.is(i+n, p.words[n]) && !(t.indefinite && n == len(p.words)-1 && s.form[i+n] == p.words[n]+"ی") {
					continue next
				}
			}
			return p.name, len(p.words)
		}
		if name, ok := t.whole[key]; ok {
			return name, 1
		}
	}
	if stem, ok := strings.CutSuffix(s.form[i], "ی"); ok && t.indefinite && s.Words[i].Tag == syntax.Noun && !s.completes(i) {
		if name, ok := t.whole[stem]; ok {
			return name, 1
		}
	}
	return "", 0
}

// completes tells whether a word hangs on a noun right before it, as an adjective
// does: "روابط پیمانی".
func (s *sentence) completes(i int) bool {
	h := s.Words[i].Head
	return i > 0 && h == i-1 && (s.Words[h].Tag == syntax.Noun || s.Words[h].Tag == syntax.Propn) && s.Words[i].Rel != "conj"
}
