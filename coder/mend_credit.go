package coder

import "github.com/ravabet/ravabet/syntax"

// credited ends the phrase that credits a report at the comma behind it: in "به
// گزارش ایرنا، سرگئی لاوروف، وزیر خارجه روسیه، حمله را محکوم کرد" the tree takes
// who acts for another outlet, joined by the comma.
func (d *document) credited(sentence int) bool {
	s := &d.Sentences[sentence]
	comma := d.creditEnd(sentence)
	root := s.Root()
	if comma < 0 || root <= comma || s.Words[root].Tag != syntax.Verb {
		return false
	}
	changed := false
	for j := comma + 1; j < root; j++ {
		w := &s.Words[j]
		if w.Head < 0 || w.Head > comma {
			continue
		}
		switch {
		case w.Tag == syntax.Punct || w.Tag == syntax.Cconj:
			w.Head = root
			continue
		case w.Form == "را":
			k := s.Child(root, "obj")
			if k <= comma || k > j {
				k = argumentOf(s, j-1, root)
			}
			if k <= comma {
				continue
			}
			w.Head = k
			if !hasCase(s, k) {
				s.Words[k].Rel = "obj"
			}
		default:
			w.Head, w.Rel = root, "obl"
			if m := d.mentions.At(sentence, j); m == nil || !acts(m) || hasCase(s, j) {
				break
			}
			old := behind(s, root, comma)
			if old >= 0 && d.mentions.At(sentence, old) == nil && !hasCase(s, old) {
				s.Words[old].Rel = "obj" // "X و Y دو تفاهم‌نامه امضا کردند"
				old = -1
			}
			if old < 0 {
				w.Rel = "nsubj"
			}
		}
		changed = true
	}
	return changed
}

// behind is the subject of a verb that stands behind a word, -1 for none.
func behind(s *syntax.Sentence, verb, after int) int {
	if i := s.Child(verb, "nsubj", "nsubj:pass"); i > after {
		return i
	}
	return -1
}

// longestCredit is how many words a phrase of credit has at most.
const longestCredit = 16

// creditEnd is the comma behind the phrases that credit the report at the
// begin of a sentence, -1 for none: "به گزارش مهر، به نقل از رویترز، …".
func (d *document) creditEnd(sentence int) int {
	s := &d.Sentences[sentence]
	var form []string
	for i := range s.Words[:min(longestCredit, len(s.Words))] {
		form = append(form, fold(s.Words[i].Form, false))
	}
	end := -1
	for i := 0; i < len(form); i++ {
		p, n := d.coder.lexicon.speech.phraseAt(form, i)
		if p.kind != "according" && p.kind != "credit" && p.kind != "via" {
			if end < 0 && s.Words[i].Tag == syntax.Punct {
				continue
			}
			return end
		}
		for i += n; i < len(form) && form[i] != "،" && form[i] != ","; i++ {
			if s.Words[i].Tag == syntax.Verb || s.Words[i].Tag == syntax.Sconj || form[i] == ":" {
				return end
			}
		}
		if i == len(form) {
			return end
		}
		end = i
	}
	return end
}
