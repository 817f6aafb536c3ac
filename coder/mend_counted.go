package coder

import (
	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// numbered parts a body from the people that a word of number counts behind it:
// in "پلیس ده‌ها معترض را بازداشت کرد" the police act, though the tree makes one
// phrase of both, as it must of "سران چند کشور".
func (d *document) numbered(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for _, m := range d.mentions.In(sentence) {
		if m.Kind != actor.Body && m.Kind != actor.State && m.Kind != actor.Role && m.Kind != actor.Group || s.Words[m.Head].Rel != "obj" {
			continue
		}
		verb := s.Words[m.Head].Head
		if verb <= m.Head || s.Words[verb].Tag != syntax.Verb || s.Child(verb, "nsubj", "nsubj:pass") >= 0 {
			continue
		}
		q := d.numberIn(sentence, m.Head, verb)
		if q >= 0 && (m.Kind == actor.Role || m.Kind == actor.Group) && s.Words[q].Tag != syntax.Num {
			continue // "سران جمعی از احزاب"
		}
		if q < 0 {
			continue
		}
		r := markerOf(s, m.Head, q, verb)
		if r < 0 {
			continue
		}
		n := q
		if n+1 < r && nominal(&s.Words[n+1]) { // "ده‌ها معترض", not "شماری از معترضان"
			n++
		}
		for j := q; j < r; j++ {
			if w := &s.Words[j]; w.Head < q || w.Head == q && j > n {
				w.Head, w.Rel = n, "nmod"
			}
		}
		s.Words[m.Head].Rel = "nsubj"
		s.Words[n].Head, s.Words[n].Rel, s.Words[r].Head = verb, "obj", n
		changed = true
	}
	return changed
}

// numberIn is the first word of number in the phrase of a head that counts
// people and not states, -1 for none.
func (d *document) numberIn(sentence, head, verb int) int {
	s := &d.Sentences[sentence]
	for q := head + 1; q+1 < verb; q++ {
		w := &s.Words[q]
		if w.Tag == syntax.Adp || w.Tag == syntax.Punct || w.Tag == syntax.Verb {
			return -1
		}
		if !d.coder.lexicon.numbers[fold(w.Form, false)] && w.Tag != syntax.Num || w.Head < head || w.Head >= q {
			continue
		}
		for j := q + 1; j < min(q+4, verb); j++ {
			if x := d.mentions.At(sentence, j); x != nil && x.Head >= q && (x.Kind == actor.State || x.Kind == actor.Place || x.Kind == actor.Body) {
				return -1
			}
		}
		return q
	}
	return -1
}

// markerOf is the "را" that the tree hangs on a head, behind a word.
func markerOf(s *syntax.Sentence, head, after, before int) int {
	for r := after + 1; r < before; r++ {
		if s.Words[r].Form == "را" && s.Words[r].Head >= head && s.Words[r].Head < r {
			return r
		}
	}
	return -1
}

// measured gives a number with its measure to the noun before it, where the tree gives
// both to the verb: "تعرفهٔ | ۱۰۰ درصدی اعمال کرد".
func (l *Lexicon) measured(s *syntax.Sentence) bool {
	changed := false
	for i := 2; i < len(s.Words); i++ {
		w, noun := &s.Words[i], &s.Words[i-2]
		if !l.measures[w.Form] || s.Words[i-1].Tag != syntax.Num || noun.Tag != syntax.Noun || w.Head <= i || noun.Head != w.Head {
			continue
		}
		if noun.Rel == "nsubj" && w.Rel == "obj" {
			noun.Rel = "obj"
		}
		w.Head, w.Rel = i-2, "amod"
		s.Words[i-1].Head, s.Words[i-1].Rel = i, "nummod"
		changed = true
	}
	return changed
}

// suffered makes the subject of a verb of becoming the counted people before its nominal
// part, where the tree has a time for it, or none: "دیروز ۱۲ معترض بازداشت شدند".
func (d *document) suffered(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for _, m := range d.mentions.In(sentence) {
		if m.Kind != actor.Group && m.Kind != actor.Role || m.First == 0 || !d.counts(s, m.First-1) {
			continue
		}
		w := &s.Words[m.Head]
		v := w.Head
		if v >= 0 && v < m.First-1 && (w.Rel == "amod" || w.Rel == "nmod") {
			v = verbOf(s, v) // "در شهر مسکو ۳۰ معترض", as if Moscow were so
		}
		if v <= m.Head+1 || s.Words[v].Tag != syntax.Verb || s.Words[v].Lemma != "شد" || hasCase(s, m.Head) || hasMarker(s, m.Head) || !partBetween(s, m.Head, v) {
			continue
		}
		if old := s.Child(v, "nsubj", "nsubj:pass"); old == m.Head || old >= 0 && !d.timed(s, old) {
			continue
		}
		for j := range s.Children(v) {
			if r := &s.Words[j]; j != m.Head && (r.Rel == "nsubj" || r.Rel == "nsubj:pass") && d.timed(s, j) {
				r.Rel = "obl"
			}
		}
		w.Head, w.Rel, changed = v, "nsubj:pass", true
	}
	return changed
}

// counts tells whether a word is a number, or stands for one: "ده‌ها".
func (d *document) counts(s *syntax.Sentence, i int) bool {
	return s.Words[i].Tag == syntax.Num || d.coder.lexicon.numbers[fold(s.Words[i].Form, false)]
}

// partBetween tells whether the nominal part of a verb stands between a word and it.
func partBetween(s *syntax.Sentence, from, verb int) bool {
	for j := from + 1; j < verb; j++ {
		if w := &s.Words[j]; w.Head == verb && (w.Rel == "xcomp" || w.Rel == "compound:lvc") {
			return true
		}
	}
	return false
}
