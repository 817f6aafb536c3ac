package coder

import "github.com/ravabet/ravabet/syntax"

// hands gives to a noun what "به دست" tells right behind its phrase, which is by
// whose hands that was done and not who does what the verb says: "قتل دیپلمات ایران
// به دست طالبان محکوم شد".
func (l *Lexicon) hands(s *syntax.Sentence) bool {
	changed := false
	for i := 2; i+1 < len(s.Words); i++ {
		w := &s.Words[i]
		if w.Form != "دست" || s.Words[i-1].Form != "به" || w.Head <= i || s.Words[i+1].Head != i {
			continue
		}
		verb := w.Head
		if s.Words[verb].Tag != syntax.Verb && s.Words[verb].Head > verb {
			verb = s.Words[verb].Head // past its nominal part
		}
		subject := s.Child(verb, "nsubj", "nsubj:pass", "nsubj:nc")
		if subject < 0 || subject >= i-1 || s.Child(subject, "det") >= 0 || !l.states(&s.Words[subject]) {
			continue
		}
		inside := i - 2
		for n := 0; n < 8 && inside > subject; n++ {
			inside = s.Words[inside].Head
		}
		if inside == subject {
			w.Head, w.Rel = subject, "nmod"
			changed = true
		}
	}
	return changed
}

// states tells whether a noun can state an act.
func (l *Lexicon) states(w *syntax.Word) bool {
	form := fold(w.Form, true)
	return w.Tag == syntax.Noun && (form == "شدن" || len(l.nominal[form]) > 0 || len(l.nominal[fold(w.Lemma, true)]) > 0)
}
