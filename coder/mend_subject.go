package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// acts tells whether a mention can be who acts.
func acts(m *actor.Mention) bool {
	return m.Kind != actor.Place && m.Kind != actor.Thing && m.Kind != actor.Outlet
}

// actors sees to it that a verb's subject is somebody who can act, where the
// sentence has one in its place: a mention that a comma parts from what the
// tree hangs it on, or a second subject behind one that is nobody, or a bare
// object of a verb that has no subject.
func (d *document) actors(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for i := range d.mentions.In(sentence) {
		m := &d.mentions.In(sentence)[i]
		if !acts(m) || d.inside(sentence, m) {
			continue
		}
		head := top(s, m)
		verb := verbOf(s, head)
		if verb < 0 || verb < head || d.hasActor(sentence, verb) {
			continue
		}
		w := &s.Words[head]
		switch {
		case w.Rel == "nsubj" && w.Head == verb:
			changed = d.demote(s, sentence, verb, head) || changed
		case w.Rel == "obj" && w.Head == verb && !hasMarker(s, head) && s.Child(verb, "nsubj", "nsubj:pass") < 0,
			w.Rel == "nmod" && commaBetween(s, w.Head, head) && !hasCase(s, head):
			w.Head, w.Rel = verb, "nsubj"
			d.demote(s, sentence, verb, head)
			changed = true
		}
	}
	return changed
}

// inside tells whether a mention stands in a wider one.
func (d *document) inside(sentence int, m *actor.Mention) bool {
	wide := d.mentions.At(sentence, m.Head)
	return wide != nil && (wide.First < m.First || wide.Last > m.Last)
}

// verbOf is the verb above a word.
func verbOf(s *syntax.Sentence, i int) int {
	for n := 0; i >= 0 && n <= len(s.Words); n++ {
		if s.Words[i].Tag == syntax.Verb {
			return i
		}
		i = s.Words[i].Head
	}
	return -1
}

// hasActor tells whether the first subject of a verb is somebody.
func (d *document) hasActor(sentence, verb int) bool {
	j := d.Sentences[sentence].Child(verb, "nsubj", "nsubj:pass")
	return j >= 0 && d.known(sentence, j)
}

// known tells whether a word heads a mention, or is the head of one that a
// number begins ("دو رهبر").
func (d *document) known(sentence, i int) bool {
	if d.mentions.Headed(sentence, i) != nil {
		return true
	}
	m := d.mentions.At(sentence, i)
	return m != nil && top(&d.Sentences[sentence], m) == i
}

// top is the word of a mention that hangs on what is outside of it.
func top(s *syntax.Sentence, m *actor.Mention) int {
	for i := m.First; i <= m.Last; i++ {
		if h := s.Words[i].Head; h < m.First || h > m.Last {
			return i
		}
	}
	return m.Head
}

// demote makes obliques of a verb's subjects that are nobody.
func (d *document) demote(s *syntax.Sentence, sentence, verb, keep int) bool {
	changed := false
	for j := range s.Words {
		if w := &s.Words[j]; w.Head == verb && w.Rel == "nsubj" && j != keep && !d.known(sentence, j) {
			w.Rel = "obl"
			changed = true
		}
	}
	return changed
}

func hasMarker(s *syntax.Sentence, i int) bool {
	for j := i + 1; j < len(s.Words); j++ {
		if s.Words[j].Head == i && s.Words[j].Rel == "case" {
			return true
		}
	}
	return false
}

func hasCase(s *syntax.Sentence, i int) bool {
	for j := 0; j < i; j++ {
		if s.Words[j].Head == i && s.Words[j].Rel == "case" {
			return true
		}
	}
	return false
}

func commaBetween(s *syntax.Sentence, a, b int) bool {
	for j := a + 1; j < b; j++ {
		if s.Words[j].Form == "،" {
			return true
		}
	}
	return false
}

// unlisted parts two mentions that a comma joins without "و": the first is the
// subject and the second, which "را" follows, the object ("کشورهای غربی، چین را
// متهم می‌کنند").
func (d *document) unlisted(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for _, m := range d.mentions.In(sentence) {
		b := top(s, &m)
		a := s.Words[b].Head
		if s.Words[b].Rel != "conj" || a < 0 || a > b || m.First == 0 || s.Words[m.First-1].Form != "،" || d.mentions.At(sentence, a) == nil {
			continue
		}
		after := m.Last + 1
		verb := s.Words[a].Head
		if after >= len(s.Words) || s.Words[after].Rel != "case" || s.Words[after].Tag != syntax.Adp || verb <= after || s.Words[verb].Tag != syntax.Verb || s.Words[a].Rel != "obj" && s.Words[a].Rel != "nsubj" {
			continue
		}
		s.Words[a].Rel, s.Words[b].Head, s.Words[b].Rel, s.Words[after].Head = "nsubj", verb, "obj", b
		changed = true
	}
	return changed
}

// occasioned gives to the verb what tells on what occasion its subject acts,
// where the tree hangs it on the subject: "رهبران طی دیداری … امضا کردند".
func (c *Coder) occasioned(d *document, sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for i := range s.Words {
		w := &s.Words[i]
		if w.Rel != "nmod" || w.Head < 0 || w.Head > i || w.Tag != syntax.Noun || d.mentions.Headed(sentence, i) != nil || d.mentions.Headed(sentence, w.Head) == nil {
			continue
		}
		verb := verbOf(s, w.Head)
		if verb < i || s.Words[w.Head].Rel != "nsubj" || s.Words[w.Head].Head != verb {
			continue
		}
		for j := w.Head + 1; j < i; j++ {
			if s.Words[j].Rel == "case" && s.Words[j].Head == i && c.lexicon.times[s.Words[j].Form] {
				w.Head, w.Rel, changed = verb, "obl", true
				break
			}
		}
	}
	return changed
}

// commaSubject makes a subject of who is named before the comma in front of a
// marked object that names somebody of another side, where the tree makes one
// phrase of both: "رئیس‌جمهور آمریکا، پوتین را تهدید کرد".
func (d *document) commaSubject(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for _, m := range d.mentions.In(sentence) {
		if m.Last+1 >= len(s.Words) || s.Words[m.Last+1].Form != "را" || m.First < 2 || s.Words[m.First-1].Form != "،" || !acts(&m) || d.inside(sentence, &m) {
			continue
		}
		one := d.mentions.At(sentence, m.First-2)
		if one == nil || one.Last != m.First-2 || !acts(one) || one.First > 0 && !opens(s, one.First) || sameCodes(one.Entities, m.Entities) {
			continue
		}
		object := top(s, &m)
		verb := verbOf(s, object)
		if verb <= m.Last || s.Words[verb].Tag != syntax.Verb {
			continue
		}
		if old := s.Child(verb, "nsubj", "nsubj:pass"); old >= 0 && (old < one.First || old > m.Last) {
			continue
		}
		subject := top(s, one)
		s.Words[subject].Head, s.Words[subject].Rel = verb, "nsubj"
		s.Words[object].Head, s.Words[object].Rel = verb, "obj"
		s.Words[m.Last+1].Head = object
		changed = true
	}
	return changed
}

// undergone makes the noun of an act the subject of a verb that only tells that it
// comes about, where the tree has for it those whose act it is: "مذاکرات دوجانبه |
// رؤسای‌جمهور دو کشور آغاز شد".
func (d *document) undergone(sentence int) bool {
	s := &d.Sentences[sentence]
	l := d.coder.lexicon
	changed := false
	for j := 0; j+2 < len(s.Words); j++ {
		w := &s.Words[j]
		if w.Rel != "obl" || w.Tag != syntax.Noun || w.Head <= j || hasCase(s, j) || l.nominal[fold(w.Lemma, false)] == nil {
			continue
		}
		verb := &s.Words[w.Head]
		lvc := s.Child(w.Head, "compound:lvc")
		if verb.Tag != syntax.Verb || lvc < 0 || !slices.ContainsFunc(l.support[fold(verb.Lemma, false)], func(parts []string) bool {
			return len(parts) == 1 && parts[0] == fold(s.Words[lvc].Form, false)
		}) {
			continue
		}
		next := j + 1
		for next < w.Head && s.Words[next].Tag == syntax.Adj {
			next++
		}
		m := d.mentions.At(sentence, next)
		if m == nil || m.First != next {
			continue
		}
		if k := top(s, m); s.Words[k].Rel == "nsubj" && s.Words[k].Head == w.Head {
			s.Words[k].Head, s.Words[k].Rel, w.Rel = j, "nmod", "nsubj"
			changed = true
		}
	}
	return changed
}
