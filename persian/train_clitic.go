package persian

import (
	"fmt"
	"io"
	"math/rand/v2"
)

// CliticExample is a word as it is written, with its half-spaces, and where
// its clitic begins in it, in code points; 0 where it has none.
type CliticExample struct {
	Form   string
	Clitic int
}

// TrainClitics fits the model that finds clitics and returns its file.
func TrainClitics(examples []CliticExample, log io.Writer) []byte {
	a := New(nil)
	r := newRegression(cliticBits)
	rng := rand.New(rand.NewPCG(1, 2))
	var f []uint32
	for epoch := range 12 {
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, x := range examples {
			w := []rune(x.Form)
			if h := hashRunes(w); len(w) < 3 || len(w) > maxToken || contracted[h] > 0 || whole()[h] {
				continue
			}
			v, ok := analyzeVerb(w)
			for c, s := range clitics {
				n := len(w) - len(s)
				if !canEnd(w, c, n) || afterPlural(w, n) {
					continue
				}
				f = cliticFeatures(f[:0], a, w, c, ok && !v.Bare)
				r.learn(f, x.Clitic == n)
			}
		}
		fmt.Fprintf(log, "epoch %d: mean loss %.5f\n", epoch+1, r.mean())
	}
	return r.bytes()
}
