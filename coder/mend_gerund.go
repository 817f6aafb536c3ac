package coder

import (
	"strings"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// infinitives makes a noun of the participle and "شدن" that the tagger takes for a verb
// and what it governs: "ربوده شدن سه کارگر".
func infinitives(s *syntax.Sentence) bool {
	changed := false
	for v := 0; v+1 < len(s.Words); v++ {
		w, be := &s.Words[v], &s.Words[v+1]
		if w.Tag != syntax.Verb || !strings.HasSuffix(w.Form, "ه") || be.Form != "شدن" || be.Tag == syntax.Verb || be.Head != v {
			continue
		}
		be.Head, be.Rel = w.Head, w.Rel
		for j := range s.Words {
			if s.Words[j].Head == v {
				s.Words[j].Head = v + 1
			}
		}
		w.Tag, w.Head, w.Rel = syntax.Adj, v+1, "advmod"
		w.Feats = syntax.Features{}
		changed = true
	}
	return changed
}

// undergoing hangs counted people behind the noun of an act under a preposition on it,
// where the tree has them for the subject of a verb in the singular: "از بازداشت | ۲۰ نفر
// خبر داد".
func (d *document) undergoing(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for _, m := range d.mentions.In(sentence) {
		head := top(s, &m)
		w := &s.Words[head]
		if m.Kind != actor.Group && m.Kind != actor.Role || w.Rel != "nsubj" || w.Head <= head || s.Words[w.Head].Tag != syntax.Verb || s.Words[w.Head].Feats.Number == syntax.Plural {
			continue
		}
		first := m.First
		if first < 2 || s.Words[first-1].Tag != syntax.Num || s.Words[first-1].Form == "یک" {
			continue
		}
		act := first - 2
		if s.Words[act].Tag != syntax.Noun || s.Words[act].Head != w.Head || !hasCase(s, act) || len(d.coder.lexicon.nominal[fold(s.Words[act].Lemma, false)]) == 0 {
			continue
		}
		w.Head, w.Rel, changed = act, "nmod", true
	}
	return changed
}
