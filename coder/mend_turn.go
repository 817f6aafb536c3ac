package coder

import "github.com/ravabet/ravabet/syntax"

// behindTurns parts from who is named behind it the word for the how manieth time
// something is done, which nobody completes: "این بار آمریکا …", "بار دیگر اسرائیل …",
// "برای نخستین بار روسیه …".
func (d *document) behindTurns(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for i := range s.Words {
		w := &s.Words[i]
		if w.Tag != syntax.Noun || !d.coder.lexicon.turns[fold(w.Form, true)] {
			continue
		}
		last := i
		if i+1 < len(s.Words) && s.Words[i+1].Form == "دیگر" {
			last = i + 1
		} else if i == 0 || s.Words[i-1].Tag != syntax.Det && s.Words[i-1].Tag != syntax.Adj && s.Words[i-1].Tag != syntax.Num {
			continue // "بار سنگین"
		}
		changed = d.behind(sentence, i, last) || changed
	}
	return changed
}
