package coder

import (
	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// parted finds the subject that the tree has taken into the object: where "را"
// ends a phrase that begins with somebody in an office or a body, and goes on
// with a noun beyond him, and the verb has no subject, he is it. "رئیس مجلس سفر خود
// را لغو کرد", "نمایندگان مجلس استیضاح وزیر را کلید زدند".
func (d *document) parted(sentence, r, verb int) bool {
	s := &d.Sentences[sentence]
	k := argumentOf(s, r-1, verb)
	if k < 0 || hasCase(s, k) || s.Words[k].Rel != "obj" && s.Words[k].Rel != "nsubj" {
		return false
	}
	if other := s.Child(verb, "nsubj", "nsubj:pass"); other >= 0 && other != k {
		return false
	}
	m := d.mentions.Headed(sentence, k)
	if m == nil || m.First < m.Head || !acts(m) || m.Kind != actor.Role && m.Kind != actor.Body || m.Last >= r-1 {
		return false
	}
	b := m.Last + 1
	if s.Words[b].Tag != syntax.Noun || d.mentions.At(sentence, b) == m || m.Last == m.First && !d.reflexive(s, b, r) {
		return false
	}
	for j := b; j < r; j++ {
		if w := &s.Words[j]; j != b && (w.Head < b || w.Head >= r) {
			w.Head = b
			if w.Rel != "det" && w.Rel != "amod" && w.Rel != "nummod" {
				w.Rel = "nmod"
			}
		}
	}
	s.Words[k].Head, s.Words[k].Rel = verb, "nsubj"
	s.Words[b].Head, s.Words[b].Rel = verb, "obj"
	s.Words[r].Head = b
	return true
}

// reflexive tells whether a phrase goes back to the subject ("خود").
func (d *document) reflexive(s *syntax.Sentence, first, last int) bool {
	for i := first; i < last; i++ {
		if s.Words[i].Form == "خود" || s.Words[i].Form == "خویش" {
			return true
		}
	}
	return false
}

// timedSubject makes no subject of a counted time: "به شهروندان ۴۸ ساعت مهلت داد".
func (l *Lexicon) timedSubject(s *syntax.Sentence) bool {
	changed := false
	for i := range s.Words {
		w := &s.Words[i]
		if w.Rel != "nsubj" || w.Head <= i || !l.timeNouns[w.Lemma] || s.Child(i, "nummod") < 0 || s.Words[w.Head].Tag != syntax.Verb {
			continue
		}
		if lvc := s.Child(w.Head, "compound:lvc"); lvc < 0 || s.Words[lvc].Form == "طول" {
			continue // "سه سال گذشت", "دو ساعت طول کشید"
		}
		w.Rel, changed = "obl", true
	}
	return changed
}

// attributed gives an adjective back to the noun before it that the tree makes the
// subject: in "از متحدان غربی خواست" nobody "غربی" asks.
func (d *document) attributed(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for i := 1; i < len(s.Words); i++ {
		w := &s.Words[i]
		if w.Tag != syntax.Adj || w.Rel != "nsubj" || w.Head <= i || !nominal(&s.Words[i-1]) || s.Words[i-1].Head != w.Head {
			continue
		}
		if m := d.mentions.At(sentence, i); m != nil && m.First == i && m.Kind != actor.State {
			continue
		}
		w.Head, w.Rel = i-1, "amod"
		changed = true
	}
	return changed
}

// voted parts what is voted for from the votes: "با ۱۹ رأی موافق قطعنامه را تصویب
// کرد".
func voted(s *syntax.Sentence) bool {
	for i := 2; i+2 < len(s.Words); i++ {
		if f := s.Words[i].Form; f != "رأی" && f != "رای" || s.Words[i-1].Tag != syntax.Num || s.Words[i-2].Form != "با" {
			continue
		}
		next := i + 1
		if f := s.Words[next].Form; f == "موافق" || f == "مخالف" || f == "مثبت" || f == "منفی" {
			next++
		}
		if next+1 < len(s.Words) && (s.Words[next].Form == "در" && s.Words[next+1].Form == "برابر" || s.Words[next].Tag == syntax.Num) {
			return false
		}
		w := &s.Words[next]
		verb := verbOf(s, i)
		if !nominal(w) || verb <= next || w.Head < i || w.Head > next {
			return false
		}
		w.Head, w.Rel = verb, "obj"
		return true
	}
	return false
}

// determined gives "هرگونه" to the noun that it determines, where the tree has
// it for the noun: "به هرگونه حمله پاسخ خواهد داد".
func determined(s *syntax.Sentence) bool {
	changed := false
	for i := 0; i+1 < len(s.Words); i++ {
		w, n := &s.Words[i], &s.Words[i+1]
		if w.Rel == "advcl" && (w.Form == "کل" || w.Form == "تمام" || w.Form == "تمامی") && n.Head == i && nominal(n) && w.Head > i && s.Child(w.Head, "nsubj", "nsubj:pass") < 0 {
			w.Tag, w.Rel = syntax.Noun, "nsubj" // "کل فلسطین به اشغال … درآمد"
			changed = true
			continue
		}
		if w.Form != "هرگونه" && w.Form != "هر‌گونه" || w.Rel == "det" || n.Tag != syntax.Noun {
			continue
		}
		n.Head, n.Rel = w.Head, w.Rel
		for j := range s.Words {
			if s.Words[j].Head == i {
				s.Words[j].Head = i + 1
			}
		}
		w.Head, w.Rel = i+1, "det"
		changed = true
	}
	return changed
}

// ownPart gives a light verb the noun right before it, or before its auxiliary, where
// the tree has it for the subject: "با مقامات ایران گفت‌وگو خواهد کرد".
func (l *Lexicon) ownPart(s *syntax.Sentence) bool {
	changed := false
	for i := 1; i+1 < len(s.Words); i++ {
		w := &s.Words[i]
		v := i + 1
		if s.Words[v].Tag == syntax.Aux && v+1 < len(s.Words) {
			v++
		}
		if w.Rel != "nsubj" || w.Head != v || s.Words[v].Tag != syntax.Verb || hasCase(s, i) || s.Child(v, "compound:lvc") >= 0 || s.Child(i, "nmod", "amod", "det") >= 0 || !l.lightened(s, i, s.Words[v].Lemma) {
			continue
		}
		w.Rel, changed = "compound:lvc", true
	}
	return changed
}

// governed gives a noun that makes a preposition with "در" the noun right behind it,
// where the tree gives that to the verb: "در مقابل | پایگاه نظامی فرانسه تجمع کردند".
func (l *Lexicon) governed(s *syntax.Sentence) bool {
	changed := false
	for i := 1; i+1 < len(s.Words); i++ {
		w, next := &s.Words[i], &s.Words[i+1]
		if !l.relationals[w.Form] || i < 2 || s.Words[i-2].Tag == syntax.Punct || s.Words[i-1].Form != "در" || next.Tag != syntax.Noun && next.Tag != syntax.Propn || next.Head <= i+1 {
			continue
		}
		if next.Rel == "nsubj" || next.Rel == "obl" || next.Rel == "obj" && !hasMarker(s, i+1) {
			next.Head, next.Rel, changed = i, "nmod", true
		}
	}
	return changed
}
