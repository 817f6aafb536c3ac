package persian

import "github.com/ravabet/ravabet/syntax"

// marked sees to it that "را" marks the noun before it, where the parser has
// hung both on an adverb: "آمریکا سپس ایران را تحریم کرد".
func marked(s *syntax.Sentence) {
	w := s.Words
	for i := range w {
		h := w[i].Head
		if w[i].Form != "را" || h < 0 || h >= i || w[h].Tag != syntax.Adv || w[h].Head < 0 {
			continue
		}
		for j := i - 1; j > h; j-- {
			if w[j].Head == h && (w[j].Tag == syntax.Noun || w[j].Tag == syntax.Propn || w[j].Tag == syntax.Pron) {
				w[j].Head, w[j].Rel = w[h].Head, "obj"
				w[i].Head = j
				break
			}
		}
	}
}
