package coder

import "github.com/ravabet/ravabet/syntax"

// bygone tells whether the clause of a word speaks of a power or a time that is
// history, in the past tense: "عثمانی‌ها به ایران حمله کردند", "در زمان جنگ سرد". No
// date need stand there.
func (s *sentence) bygone(anchor int) bool {
	c := s.clause(anchor)
	if c == nil || c.Future || c.Verb >= 0 && s.Words[c.Head].Feats.Tense == syntax.Present {
		return false
	}
	for i := range s.Words {
		if s.owner[i] != s.owner[anchor] && (c.Relation != "acl" || i != c.Modifies) {
			continue
		}
		name, n := s.doc.coder.lexicon.bygones.at(s, i)
		switch {
		case n == 0 || i+n < len(s.Words) && s.doc.coder.lexicon.former[s.form[i+n]]:
			// "بدهی لیبی به شوروی سابق" is owed today
		case name == "bygone" || s.happensIn(i):
			return true
		}
	}
	return false
}

// happensIn tells whether a time is when something happens, and not what it is
// about: "در جریان جنگ جهانی دوم", but "پایان جنگ جهانی دوم را جشن گرفتند".
func (s *sentence) happensIn(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		switch s.form[j] {
		case "در", "طی", "از":
			return true
		case "زمان", "دوران", "جریان", "طول", "خلال", "سال", "سالها", "دوره", "هنگام", "هشت", "پیش", "قبل":
		default:
			return false
		}
	}
	return false
}
