package coder

import "github.com/ravabet/ravabet/syntax"

// completed gives the noun of a compound preposition the phrase behind it,
// where the tree makes an argument of the verb of that: in "به دلیل حملهٔ روسیه"
// and "به عنوان «دوست» یاد کرد" such a noun stands for nothing alone.
func (c *Coder) completed(s *syntax.Sentence) bool {
	changed := false
	for q := 1; q+1 < len(s.Words); q++ {
		w := &s.Words[q]
		if w.Tag != syntax.Noun || s.Words[q-1].Tag != syntax.Adp || s.Words[q-1].Head != q {
			continue
		}
		if _, ok := c.cues.Prepositions[s.Words[q-1].Form+" "+w.Form]; !ok {
			continue
		}
		b := q + 1
		if s.Words[b].Form == "«" && b+1 < len(s.Words) {
			b++
		}
		for nominal(&s.Words[b]) && s.Words[b].Head > b && nominal(&s.Words[s.Words[b].Head]) {
			b = s.Words[b].Head
		}
		if !nominal(&s.Words[b]) || s.Words[b].Head != w.Head || hasCase(s, b) {
			continue
		}
		switch s.Words[b].Rel {
		case "nsubj", "obj", "obl", "dep", "xcomp":
			s.Words[b].Head, s.Words[b].Rel = q, "nmod"
			changed = true
		}
	}
	return changed
}

// mannered gives to the verb the noun behind an adverb of a preposition and a
// noun, which takes none: "بریتانیا و فرانسه به طور رسمی دولت سوریه را محکوم
// کردند".
func (c *Coder) mannered(s *syntax.Sentence) bool {
	changed := false
	for q := 1; q+1 < len(s.Words); q++ {
		w := &s.Words[q]
		if w.Tag != syntax.Noun || s.Words[q-1].Tag != syntax.Adp || s.Words[q-1].Head != q {
			continue
		}
		b, form := q+1, fold(w.Form, true)
		switch described := s.Words[b].Tag == syntax.Adj && s.Words[b].Head == q; {
		case described && (c.lexicon.manner[form] || c.lexicon.adverbs[form]):
			b++
		case described || !c.lexicon.adverbs[form]:
			continue
		}
		verb := verbOf(s, q)
		if b >= len(s.Words) || verb <= b || s.Words[b].Tag != syntax.Noun && s.Words[b].Tag != syntax.Propn {
			continue
		}
		if h := s.Words[b].Head; h < q || h >= b || s.Words[b].Rel != "nmod" {
			continue
		}
		s.Words[b].Head, s.Words[b].Rel = verb, "obl"
		if s.Child(verb, "nsubj", "nsubj:pass") < 0 {
			s.Words[b].Rel = "nsubj"
		}
		for r := range s.Children(q) {
			if s.Words[r].Form == "را" {
				s.Words[r].Head, s.Words[b].Rel = b, "obj"
			}
		}
		changed = true
	}
	return changed
}

// chained gives to the noun before it a plural that the tree makes the nominal
// part of a verb, though more stands between them: "به اشغال نیروهای انگلیسی
// درآمد".
func chained(s *syntax.Sentence) bool {
	changed := false
	for i := 1; i+1 < len(s.Words); i++ {
		w := &s.Words[i]
		if w.Rel != "compound:lvc" || w.Feats.Number != syntax.Plural || w.Head <= i+1 || s.Words[i-1].Tag != syntax.Noun || s.Words[i-1].Head != w.Head || !nominal(&s.Words[i+1]) {
			continue
		}
		w.Head, w.Rel = i-1, "nmod"
		changed = true
	}
	return changed
}

// objective makes the object of a noun before "را" that the tree makes the nominal
// part of a verb which has another: "اقدام آمریکا را، …، محکوم کرد".
func objective(s *syntax.Sentence) bool {
	changed := false
	for r := 1; r < len(s.Words); r++ {
		if s.Words[r].Form != "را" {
			continue
		}
		for h := r - 1; h >= 0 && h >= r-4 && nominal(&s.Words[h]); h-- {
			w := &s.Words[h]
			if w.Rel != "compound:lvc" || w.Head <= r || lightPart(s, w.Head, r) < 0 {
				continue
			}
			if old := s.Child(w.Head, "obj"); old >= 0 {
				s.Words[old].Rel = "obl"
			}
			w.Rel, s.Words[r].Head, s.Words[r].Rel = "obj", h, "case"
			for j := h + 1; j < r; j++ {
				if s.Words[j].Head < h || s.Words[j].Head >= r {
					s.Words[j].Head, s.Words[j].Rel = h, "nmod"
				}
			}
			changed = true
			break
		}
	}
	return changed
}

// lightPart is the nominal part of a verb behind a word, -1 for none.
func lightPart(s *syntax.Sentence, verb, behind int) int {
	for j := range s.Children(verb) {
		if j > behind && j < verb && (s.Words[j].Rel == "compound:lvc" || j == verb-1 && s.Words[j].Tag == syntax.Adj) {
			return j
		}
	}
	return -1
}

// parted gives to a word of quantity the whole that "از" names behind it, where
// the tree hangs that on the verb: "شمار زیادی از طالبان به پاسگاهی هجوم آوردند".
func (c *Coder) parted(s *syntax.Sentence) bool {
	changed := false
	for q := 0; q+2 < len(s.Words); q++ {
		if !c.lexicon.quantities[fold(s.Words[q].Form, true)] {
			continue
		}
		of := q + 1
		if s.Words[of].Tag == syntax.Adj {
			of++
		}
		if of+1 >= len(s.Words) || s.Words[of].Form != "از" {
			continue
		}
		n := s.Words[of].Head
		if n <= of || n > of+3 || s.Words[n].Head != s.Words[q].Head {
			continue
		}
		s.Words[n].Head, s.Words[n].Rel = q, "nmod"
		changed = true
	}
	return changed
}

// rejoined gives a verb the nominal part that stands right before it, alone or as
// the first of two, where the tree has it for the subject: "با مقام‌های طالبان
// دیدار و گفتگو کرد".
func (l *Lexicon) rejoined(d *document, sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for j := range s.Words {
		w := &s.Words[j]
		v := w.Head
		if w.Rel != "nsubj" || v <= j || v > j+3 || s.Words[v].Tag != syntax.Verb || passives[s.Words[v].Lemma] || s.Child(v, "compound:lvc") >= 0 {
			continue
		}
		two := v == j+3 && s.Words[j+1].Form == "و" && s.Words[j+2].Head == j && s.Words[j+2].Rel == "conj"
		if (two || v == j+1) && d.mentions.At(sentence, j) == nil && l.lightened(s, j, s.Words[v].Lemma) {
			w.Rel, changed = "compound:lvc", true
		}
	}
	return changed
}
