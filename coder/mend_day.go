package coder

import "github.com/ravabet/ravabet/syntax"

// onDays makes no subject of a day that stands alone before a verb that a day cannot
// do: "گفت که چهارشنبه به مسکو می‌رود", "اعلام کردند جمعه اعتصاب می‌کنند".
func (d *document) onDays(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for i := range s.Words {
		w := &s.Words[i]
		if w.Rel != "nsubj" || w.Head <= i || w.Tag != syntax.Noun || s.Words[w.Head].Tag != syntax.Verb || d.ofDays(s, w.Head) {
			continue
		}
		if d.known(sentence, i) || !d.timed(s, i) || d.beyondDay(s, i) {
			continue
		}
		w.Rel, changed = "obl", true
	}
	return changed
}

// ofDays tells whether a verb may have a day for its subject: "جمعه تعطیل است",
// "شنبه فرارسید".
func (d *document) ofDays(s *syntax.Sentence, verb int) bool {
	switch s.Words[verb].Lemma {
	case "گذشت", "رسید", "فرارسید", "آمد", "نام", "بود":
		return true
	}
	return s.Child(verb, "cop") >= 0
}

// beyondDay tells whether more than the day hangs on its word: "روز قبل روزنامهٔ …
// مدعی شد".
func (d *document) beyondDay(s *syntax.Sentence, i int) bool {
	for j := i + 1; j < s.Words[i].Head; j++ {
		if s.Words[j].Head == i && !d.timed(s, j) {
			return true
		}
	}
	return false
}
