package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// copulas makes subject and predicate of a name and the word after it, where
// that word is a predicate of the lexicon and a copula follows: "ایران خواهان
// لغو تحریم‌ها است". Persian joins the two by no sign, and the parser likes to
// read them as one phrase.
func (c *Coder) copulas(d *document, sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for _, m := range d.mentions.In(sentence) {
		i := m.Last + 1
		if d.inside(sentence, &m) || m.Kind == actor.Outlet || m.Kind == actor.Place || i >= len(s.Words) || hasCase(s, top(s, &m)) {
			continue
		}
		for i < len(s.Words) && (s.Words[i].Tag == syntax.Adv || d.timed(s, i)) {
			i++
		}
		if i+1 < len(s.Words) && s.Words[i].Form == "در" { // "وزیر خارجهٔ ایران در تهران میزبان … بود"
			if at := d.mentions.At(sentence, i+1); at != nil && at.First == i+1 && (at.Kind == actor.State || at.Kind == actor.Place) {
				i = at.Last + 1
			}
		}
		if i >= len(s.Words) || s.Words[i].Tag == syntax.Verb || !c.lexicon.copular(&s.Words[i]) && !c.lexicon.judges(s, i) {
			continue
		}
		if end := copulaAfter(s, i); end > 0 {
			changed = predicated(s, possessed(s, top(s, &m)), i, end) || changed
		}
	}
	return changed
}

// possessed is the noun that a name completes, if it does: in "رفتار ایران
// ناپذیرفتنی است" the conduct is the subject.
func possessed(s *syntax.Sentence, name int) int {
	for s.Words[name].Rel == "nmod" && s.Words[name].Head >= 0 && s.Words[name].Head < name && !hasCase(s, name) {
		name = s.Words[name].Head
	}
	return name
}

// judges tells whether a word that says how good or bad something is must be a predicate:
// an adjective right before the copula, alone or joined to others, or a noun
// with an indefinite ی ("سیاست روسیه تهدیدی برای اروپا است").
func (l *Lexicon) judges(s *syntax.Sentence, i int) bool {
	form := fold(s.Words[i].Form, false)
	if s.Words[i].Tag == syntax.Noun {
		stem, indefinite := strings.CutSuffix(form, "ی")
		return indefinite && (l.classes["bad"][stem] || l.classes["good"][stem])
	}
	for j := i; j < len(s.Words); j++ {
		w := &s.Words[j]
		if form := fold(w.Form, false); l.prefixes[form] && j+1 < len(s.Words) {
			if form += fold(s.Words[j+1].Form, false); l.classes["bad"][form] || l.classes["good"][form] {
				j++ // "غیرقابل قبول"
				continue
			}
		}
		switch form := fold(w.Form, false); {
		case w.Tag == syntax.Adj && (l.classes["bad"][form] || l.classes["good"][form]):
		case w.Tag == syntax.Cconj, w.Tag == syntax.Adv, w.Form == "،", w.Tag == syntax.Adj && j > i:
		default:
			return j > i && (w.Lemma == "است" || w.Lemma == "بود")
		}
	}
	return false
}

// copular tells whether a word is the nominal part of a predicate with بودن.
func (l *Lexicon) copular(w *syntax.Word) bool {
	for _, verb := range []string{"بود", "نبود"} {
		if ps := l.verbs.compounds[verb]; ps != nil {
			for _, form := range []string{fold(w.Form, false), fold(w.Lemma, false)} {
				if slices.ContainsFunc(ps[form], func(p *Predicate) bool { return len(p.Parts) == 1 }) {
					return true
				}
			}
		}
	}
	return false
}

// copulaAfter is the copula that ends the phrase which begins at a word, 0
// where another verb or a mark comes first.
func copulaAfter(s *syntax.Sentence, i int) int {
	for j := i + 1; j < len(s.Words) && j < i+20; j++ {
		w := &s.Words[j]
		switch {
		case w.Lemma == "است" || w.Lemma == "بود" || w.Lemma == "هست":
			if w.Feats.Mood == syntax.Subjunctive {
				return 0
			}
			return j
		case w.Tag == syntax.Verb || w.Tag == syntax.Sconj || w.Form == ":" || w.Form == ".":
			return 0
		}
	}
	return 0
}

// predicated makes word i the predicate of the words up to its copula, and a
// name before it the subject.
func predicated(s *syntax.Sentence, name, i, copula int) bool {
	root := copula
	for n := 0; n < len(s.Words); n++ { // the word of the stretch that hangs outside of it
		h := s.Words[root].Head
		if h < name || h > copula {
			break
		}
		root = h
	}
	if root == i && s.Words[name].Head == i && s.Words[name].Rel == "nsubj" {
		return false
	}
	up, rel := s.Words[root].Head, s.Words[root].Rel
	for j := range s.Words {
		w := &s.Words[j]
		switch {
		case j == i || j == copula || j == name || w.Head < name || w.Head > copula || j < i && w.Head == name:
		case j > i && j < copula:
			if w.Head <= i || w.Head == copula || j == root {
				w.Head = i
				if w.Rel = "nmod"; hasCase(s, j) {
					w.Rel = "obl"
				}
			}
		case w.Head == root || w.Head == copula:
			w.Head = i
		}
	}
	s.Words[i].Head, s.Words[i].Rel = up, rel
	s.Words[name].Head, s.Words[name].Rel = i, "nsubj"
	s.Words[copula].Head, s.Words[copula].Rel = i, "cop"
	if s.Words[copula].Tag == syntax.Verb {
		s.Words[copula].Tag = syntax.Aux
	}
	return true
}
