package coder

import (
	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// relative gives to the main verb the noun that a relative clause behind it
// tells of, where the tree has it for the subject of that clause alone: "دولت
// استرالیا که سفیر را احضار کرده بود، صادرات را متوقف کرد". Behind a noun at the
// begin of a clause "که" begins nothing else.
func (d *document) relative(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for k := 1; k < len(s.Words); k++ {
		v := opened(s, k)
		if v < 0 {
			continue
		}
		n := s.Child(v, "nsubj", "nsubj:pass")
		if n < 0 || n >= k || s.Words[n].Tag != syntax.Noun && s.Words[n].Tag != syntax.Propn || hasCase(s, n) || !fills(s, n, k) {
			continue
		}
		main := mainVerb(s, v)
		if main < 0 || s.Child(main, "nsubj", "nsubj:pass") >= 0 {
			continue
		}
		if s.Words[main].Head == v {
			s.Words[main].Head, s.Words[main].Rel = s.Words[v].Head, s.Words[v].Rel
		}
		s.Words[n].Head, s.Words[n].Rel = main, "nsubj"
		s.Words[v].Head, s.Words[v].Rel = n, "acl"
		for j := k + 1; j < v; j++ { // nobody that could be a subject beside it
			if w := &s.Words[j]; w.Head == v && w.Rel == "nsubj" && d.mentions.At(sentence, j) == nil {
				w.Rel = "obl"
			}
		}
		changed = true
	}
	return changed
}

// opened is the verb that the tree has a word "که" open the clause of, -1 for none.
func opened(s *syntax.Sentence, k int) int {
	w := &s.Words[k]
	if w.Form != "که" || w.Rel != "mark" || w.Head <= k || s.Words[w.Head].Tag != syntax.Verb {
		return -1
	}
	return w.Head
}

// behindPhrase makes a relative clause of what the tree has for the main one, behind a
// phrase under a preposition, where the main verb follows after a comma: "دبیرکل با
// خانوادهٔ خبرنگاری که کشته شد، ابراز همدردی کرد".
func behindPhrase(s *syntax.Sentence) bool {
	changed := false
	for k := 2; k < len(s.Words); k++ {
		v := opened(s, k)
		if v < 0 {
			continue
		}
		main, next := mainVerb(s, v), v+1
		for next < len(s.Words) && s.Words[next].Tag == syntax.Aux {
			next++
		}
		r := k - 1
		for n := 0; n < 8 && r >= 0 && s.Words[r].Head != v; n++ {
			r = s.Words[r].Head
		}
		if main < 0 || s.Words[main].Head != v || next >= len(s.Words) || s.Words[next].Form != "،" || r < 1 || r >= k || !hasCase(s, r) {
			continue
		}
		for j := range s.Words {
			if (j < k || j > next) && j != main && s.Words[j].Head == v {
				s.Words[j].Head = main
			}
		}
		s.Words[main].Head, s.Words[main].Rel = s.Words[v].Head, s.Words[v].Rel
		s.Words[v].Head, s.Words[v].Rel = r, "acl"
		changed = true
	}
	return changed
}

// situated makes a relative clause of a phrase under a preposition with a copula, where
// the tree has "که" for the sign of the main verb behind it: "نیرو به شهری که تحت اشغال
// ژاپن بود، فرستاد".
func situated(s *syntax.Sentence) bool {
	changed := false
	for k := 1; k < len(s.Words); k++ {
		v := opened(s, k)
		if v < 0 {
			continue
		}
		n := k - 1
		if s.Words[n].Form == "،" && n > 0 {
			n--
		}
		for steps := 0; steps < 8 && s.Words[n].Head >= 0 && s.Words[n].Head < k; steps++ {
			n = s.Words[n].Head
		}
		if s.Words[n].Head != v || s.Words[n].Tag != syntax.Noun && s.Words[n].Tag != syntax.Propn {
			continue
		}
		for p := k + 2; p < v; p++ {
			w := &s.Words[p]
			if w.Head != v || !hasCase(s, p) {
				continue
			}
			cop := s.Child(p, "cop")
			if cop < p || cop > v || s.Child(p, "nsubj") >= 0 || s.Words[k+1].Head != p || s.Words[k+1].Rel != "case" {
				break
			}
			w.Head, w.Rel = n, "acl"
			s.Words[k].Head = p
			changed = true
			break
		}
	}
	return changed
}

// nearest hangs a relative clause on who stands right before "که", under a preposition of
// his own, where the tree hangs it on the noun before that: "وزیر با همتای ترک خود که به
// تهران آمده است دیدار کرد".
func (d *document) nearest(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for v := range s.Words {
		n := s.Words[v].Head
		rel := s.Words[v].Rel
		if n < 0 || n > v || rel != "acl" && rel != "conj" && rel != "advcl" || (rel != "acl" || s.Words[n].Rel != "nsubj") && (d.known(sentence, n) || !travels(s, v)) {
			continue
		}
		k := s.Child(v, "mark")
		if k < 2 || s.Words[k].Form != "که" {
			continue
		}
		last := k - 1
		if s.Words[last].Form == "،" {
			last--
		}
		m := d.mentions.At(sentence, last)
		if m == nil || m.Last != last || m.First <= n || m.Kind != actor.Person && m.Kind != actor.Role || !casedBetween(s, n, m.First) {
			continue
		}
		s.Words[v].Head, s.Words[v].Rel, changed = top(s, m), "acl", true
	}
	return changed
}

// travels tells whether a verb tells of somebody who goes somewhere, which no meeting
// does: "دیدار با همتای خود که به تهران آمده است".
func travels(s *syntax.Sentence, v int) bool {
	switch s.Words[v].Lemma {
	case "آمد", "رفت":
		return true
	}
	part := s.Child(v, "compound:lvc")
	return part >= 0 && (s.Words[part].Form == "سفر" || s.Words[part].Form == "وارد" || s.Words[part].Form == "عازم")
}

// casedBetween tells whether a preposition stands between two words.
func casedBetween(s *syntax.Sentence, a, b int) bool {
	for j := a + 1; j < b; j++ {
		if s.Words[j].Tag == syntax.Adp && s.Words[j].Form != "را" {
			return true
		}
	}
	return false
}

// headed hangs a relative clause behind whoever heads a delegation on the delegation:
// "هیئت اکوواس به ریاست ابوبکر که وارد نیامی شده بود".
func (d *document) headed(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for v := range s.Words {
		n := s.Words[v].Head
		if s.Words[v].Rel != "acl" || n < 0 || n > v {
			continue
		}
		if m := d.mentions.At(sentence, n); m != nil {
			n = m.First - 1
		}
		if n < 2 || s.Words[n-1].Form != "به" || s.Words[n].Form != "ریاست" && s.Words[n].Form != "سرپرستی" && s.Words[n].Form != "رهبری" {
			continue
		}
		if body := d.mentions.At(sentence, n-2); body != nil && body.Last == n-2 {
			s.Words[v].Head, changed = top(s, body), true
		}
	}
	return changed
}

// fills tells whether the phrase of a noun reaches to a word.
func fills(s *syntax.Sentence, n, to int) bool {
	for j := n + 1; j < to; j++ {
		if w := &s.Words[j]; w.Tag == syntax.Verb || w.Tag == syntax.Sconj || w.Form == "را" || !s.Within(j, n) && w.Tag != syntax.Punct {
			return false
		}
	}
	return true
}

// mainVerb is the verb behind a comma that a verb hangs on, or that hangs on
// it, -1 for none.
func mainVerb(s *syntax.Sentence, v int) int {
	main := s.Words[v].Head
	if main < v {
		main = -1
		for j := v + 1; j < len(s.Words); j++ {
			if s.Words[j].Head == v && s.Words[j].Tag == syntax.Verb && s.Words[j].Rel != "acl" {
				main = j
				break
			}
		}
	}
	if main < 0 || s.Words[main].Tag != syntax.Verb || !commaBetween(s, v, main) {
		return -1
	}
	return main
}
