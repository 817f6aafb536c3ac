package persian

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// LemmaExample is a word of a treebank.
type LemmaExample struct {
	Form, Lemma string
	Tag         syntax.Tag
}

// TrainLemmas fits the model that finds lemmas of nouns and adjectives and
// returns its file.
func TrainLemmas(examples []LemmaExample, log io.Writer) []byte {
	a := New(nil)
	r := newRegression(lemmaBits)
	rng := rand.New(rand.NewPCG(1, 2))
	var f []uint32
	for epoch := range 15 {
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, x := range examples {
			w := []rune(strings.Trim(x.Form, string(halfSpace)))
			if len(w) > maxToken || irregular()[string(w)] != "" || fixedLemmas[x.Tag][string(w)] != "" ||
				x.Tag == syntax.Verb || x.Tag == syntax.Aux || x.Tag == syntax.Punct {
				continue
			}
			want := strings.Trim(x.Lemma, string(halfSpace))
			for n, base := range candidateLemmas(w) {
				got := string(base)
				if l, ok := irregular()[got]; ok {
					got = l
				}
				f = lemmaFeatures(f[:0], a, w, base, n, x.Tag)
				r.learn(f, got == want)
			}
		}
		fmt.Fprintf(log, "epoch %d: mean loss %.5f\n", epoch+1, r.mean())
	}
	return r.bytes()
}
