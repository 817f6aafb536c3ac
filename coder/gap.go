package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// ungap repeats a light verb that stands only with the last of the acts that it
// makes: "مسکو را تحریم و پکن را تهدید کرد". The word that is put in is of no
// length, behind the noun that lacks it, so that all spans stay as they are.
func (l *Lexicon) ungap(s *syntax.Sentence) {
	l.ungapCall(s)
	for v := len(s.Words) - 1; v > 3; v-- {
		w := &s.Words[v]
		if and := s.Words[v-2].Form; w.Start != w.End && w.Lemma == "شد" && s.Words[v-3].Form == "کشته" && (and == "و" || and == "یا") {
			end := v + 1
			for end < len(s.Words) && s.Words[end].Tag == syntax.Aux {
				end++
			}
			repeat(s, v-2, v, end) // "کشته و زخمی شدند"
			continue
		}
		if w.Lemma == "شد" && w.Start != w.End {
			l.ungapPassive(s, v)
			continue
		}
		if w.Tag != syntax.Verb || w.Start == w.End || passives[w.Lemma] || l.verbs.compounds[w.Lemma] == nil {
			continue
		}
		first, last := v, v // with its auxiliaries
		for first > 0 && s.Words[first-1].Tag == syntax.Aux {
			first--
		}
		for last+1 < len(s.Words) && s.Words[last+1].Tag == syntax.Aux {
			last++
		}
		if t := s.Words[max(0, first-1)].Tag; first > 0 && (t == syntax.Noun || t == syntax.Adj) && s.Words[first-1].Form != "را" {
			l.ungapBefore(s, first, last, w.Lemma)
		}
	}
}

// ungapCall puts "کرد" behind an act that stands without its verb before a call: "حمله
// را محکوم و خواستار آتش‌بس شد".
func (l *Lexicon) ungapCall(s *syntax.Sentence) {
	for i := 3; i+2 < len(s.Words); i++ {
		if s.Words[i].Form != "و" || s.Words[i+1].Form != "خواستار" && s.Words[i+1].Form != "خواهان" ||
			!l.lightened(s, i-1, "کرد") || !l.governs(s, i-1, false) {
			continue
		}
		for v := i + 2; v < len(s.Words) && s.Words[v].Tag != syntax.Sconj; v++ {
			if t := s.Words[v].Tag; t != syntax.Verb && t != syntax.Aux {
				continue
			}
			if form := activeOf[s.Words[v].Form]; form != "" {
				i += repeat(s, i, v, v+1)
				w := &s.Words[i-1]
				w.Form, w.Lemma, w.Tag = form, "کرد", syntax.Verb
			}
			break
		}
	}
}

// activeOf are the forms of "کرد" for those of "شد" that a call stands with.
var activeOf = map[string]string{"شد": "کرد", "شدند": "کردند", "شده": "کرده"}

// ungapPassive puts "شدند" behind what was done to others before what was done to
// the subject that stands with it: "سه نظامی کشته و ۳۴ نفر زخمی شدند".
func (l *Lexicon) ungapPassive(s *syntax.Sentence, v int) {
	for i := v - 3; i > 1 && i > v-16; i-- {
		w, done := &s.Words[i], &s.Words[i-1]
		if w.Tag == syntax.Verb && w.Form != "کشته" || w.Tag == syntax.Sconj || w.Tag == syntax.Punct || w.Form == "را" {
			return
		}
		if w.Form != "و" || done.Form != "کشته" && !l.lightened(s, i-1, "کرد") {
			continue
		}
		if !nominal(&s.Words[i-2]) || s.Words[i+1].Tag == syntax.Adp && s.Words[i+1].Form != "دست‌کم" {
			return
		}
		end := v + 1
		for end < len(s.Words) && s.Words[end].Tag == syntax.Aux {
			end++
		}
		if i+2 < v && l.timeNouns[s.Words[i+2].Form] {
			return // "بازداشت و یک سال بعد محکوم شد"
		}
		if done.Form == "کشته" || s.Words[i+1].Tag == syntax.Num || l.numbers[fold(s.Words[i+1].Form, true)] {
			repeat(s, i, v, end)
		}
		return
	}
}

// ungapBefore puts the verb that stands from first to last behind each noun
// before it that lacks it.
func (l *Lexicon) ungapBefore(s *syntax.Sentence, first, last int, verb string) {
	marked := false // the act behind has an object or a phrase of its own
	commas := 0     // such as part an apposition off
	for i := first - 2; i > 1 && i > first-25; i-- {
		w := &s.Words[i]
		switch {
		case w.Tag == syntax.Verb || w.Tag == syntax.Sconj || w.Form == ":" || w.Form == "؛":
			return
		case w.Form == "را":
			marked = true
		}
		if w.Form != "و" && w.Form != "،" {
			continue
		}
		if !l.lightened(s, i-1, verb) {
			if w.Form == "،" {
				commas++
			}
			if commas > 2 {
				return
			}
			continue
		}
		if !marked && s.Words[i+1].Tag != syntax.Adp || !l.governs(s, i-1, w.Form == "،") {
			return
		}
		n := repeat(s, i, first, last+1)
		first, last, marked = first+n, last+n, false
	}
}

// repeat puts the words of a verb, from first up to end, in before word i, with no
// length, and tells how many they are.
func repeat(s *syntax.Sentence, i, first, end int) int {
	copied := make([]syntax.Word, 0, end-first)
	for _, x := range s.Words[first:end] {
		x.Start, x.End = s.Words[i-1].End, s.Words[i-1].End
		copied = append(copied, x)
	}
	s.Words = append(s.Words[:i], append(copied, s.Words[i:]...)...)
	return len(copied)
}

// lightened tells whether a word can be the nominal part of a light verb.
func (l *Lexicon) lightened(s *syntax.Sentence, i int, verb string) bool {
	if i < 1 {
		return false
	}
	w := &s.Words[i]
	return (w.Tag == syntax.Noun || w.Tag == syntax.Adj) && slices.ContainsFunc(l.verbs.compounds[verb][fold(w.Form, true)], func(p *Predicate) bool { return len(p.Parts) == 1 })
}

// governs tells whether a nominal part has a marked object or a prepositional
// phrase right before it, and is not itself the noun of one.
func (l *Lexicon) governs(s *syntax.Sentence, part int, listed bool) bool {
	prev := part - 1
	if s.Words[prev].Form == "را" || s.Words[prev].Tag == syntax.Verb && relativeBefore(s, prev) {
		return true
	}
	if listed || !nominal(&s.Words[prev]) {
		return false
	}
	for j := prev - 1; j >= 0 && j >= prev-6; j-- {
		w := &s.Words[j]
		if w.Tag == syntax.Adp && w.Form != "را" {
			return j < prev-1 || s.Words[prev].Tag != syntax.Noun
		}
		if w.Tag == syntax.Num || l.numbers[fold(w.Form, true)] {
			return true // "چندین یادداشت تفاهم امضا و …"
		}
		if !nominal(w) && (w.Form != "و" || w.Tag != syntax.Cconj) {
			return false
		}
	}
	return false
}

// relativeBefore tells whether a verb ends a relative clause of a marked object:
// "سفر وزیر را که قرار بود انجام شود لغو و …".
func relativeBefore(s *syntax.Sentence, verb int) bool {
	for i := verb - 1; i > 0 && i > verb-20; i-- {
		if s.Words[i].Form == "که" {
			return s.Words[i-1].Form == "را"
		}
	}
	return false
}

// retag corrects what the tagger likes to get wrong before the parser relies on
// it. What stands behind a number or a quantity and before the adjective of a
// state is a noun ("ده‌ها نظامی پاکستانی"), and what makes a predicate with the
// light verb behind it is no name ("رئیس‌جمهوری فرانسه تاکید کرد").
func (l *Lexicon) retag(s *syntax.Sentence) {
	for i := range s.Words {
		w := &s.Words[i]
		last := i+1 == len(s.Words)
		switch {
		case w.Tag == syntax.Adj && i > 0 && !last && l.numbers[fold(s.Words[i-1].Form, true)] && s.Words[i+1].Tag == syntax.Adj:
			w.Tag = syntax.Noun
		case w.Tag == syntax.Verb && i > 0 && !last && nominal(&s.Words[i-1]) && nominal(&s.Words[i+1]) && (strings.HasSuffix(w.Form, "‌شده") || strings.HasSuffix(w.Form, "‌نشده")):
			w.Tag, w.Lemma, w.Feats = syntax.Adj, w.Form, syntax.Features{} // "سفر اعلام‌نشدهٔ وزیر"
		case w.Tag == syntax.Adj && i > 0 && !last && nominal(&s.Words[i-1]) && nominal(&s.Words[i+1]) && s.Words[i+1].Tag != syntax.Adj && s.Words[i+1].Form != "شدن" && l.masdar(w.Form):
			w.Tag = syntax.Noun // "خواستار لغو تحریم‌ها"
		case w.Form == "جانبه" && i > 0:
			w.Tag = syntax.Adj // "مذاکرات دو جانبه"
		case w.Form == "شده" && w.Tag == syntax.Verb && i > 1 && !last && s.Words[i-1].Tag == syntax.Adj && participial(s, i):
			w.Tag, w.Lemma, w.Feats = syntax.Adj, w.Form, syntax.Features{}
		case w.Tag != syntax.Cconj && (w.Form == "اگرنه" || w.Form == "وگرنه" || w.Form == "والا"):
			w.Tag, w.Lemma = syntax.Cconj, w.Form
		case w.Tag == syntax.Propn && !last && i > 1 && s.Words[i+1].Tag == syntax.Verb && len(w.Form) > 6:
			if w.Tag = syntax.Noun; !l.lightened(s, i, s.Words[i+1].Lemma) {
				w.Tag = syntax.Propn
			}
		case (w.Tag == syntax.Adj || w.Tag == syntax.Adv) && l.surnames[w.Form] && !last && (i == 0 || s.Words[i-1].Tag == syntax.Adp || s.Words[i-1].Tag == syntax.Punct || s.Words[i-1].Form == "سفر" || s.Words[i-1].Form == "دیدار"):
			w.Tag = syntax.Propn
		}
	}
}

// masdar tells whether a word is an act's noun that the tagger knows better as an
// adjective, from compound verbs: "لغو شد".
func (l *Lexicon) masdar(form string) bool {
	return slices.ContainsFunc(l.nominal[fold(form, true)], func(p *Predicate) bool { return p.Kind == Noun && len(p.Parts) == 1 })
}

// participial tells whether "شده" behind an adjective belongs to a noun that is the
// object of a verb to come, and states nothing: "افراد دستگیر شده در تجمع را محکوم کرد".
func participial(s *syntax.Sentence, i int) bool {
	if !nominal(&s.Words[i-2]) {
		return false
	}
	for j := i + 1; j < len(s.Words); j++ {
		switch w := &s.Words[j]; {
		case w.Form == "را":
			return true
		case w.Tag == syntax.Verb, w.Tag == syntax.Aux, w.Tag == syntax.Sconj, w.Tag == syntax.Punct, w.Tag == syntax.Cconj && j == i+1:
			return false
		}
	}
	return false
}

// rejoin makes one word of "گفت و گو", whose first part looks like a verb of saying.
func rejoin(s *syntax.Sentence) {
	for i := 0; i+2 < len(s.Words); i++ {
		ending, ok := strings.CutPrefix(s.Words[i+2].Form, "گو")
		if !ok || s.Words[i].Form != "گفت" || s.Words[i+1].Form != "و" {
			continue
		}
		switch strings.TrimPrefix(ending, "\u200c") {
		case "", "ی", "ها", "های", "هایی", "یی", "ئی":
		default:
			continue
		}
		w := s.Words[i+2]
		w.Form, w.Lemma, w.Tag, w.Start = "گفت‌وگو"+ending, "گفت‌وگو", syntax.Noun, s.Words[i].Start
		if strings.Contains(ending, "ها") {
			w.Feats = syntax.Features{Number: syntax.Plural}
		} else {
			w.Feats = syntax.Features{Number: syntax.Singular}
		}
		s.Words = slices.Replace(s.Words, i, i+3, w)
	}
}

// doers makes one word of a noun and the "کنندگان" that some write apart from it:
// "تجمع کنندگان".
func doers(s *syntax.Sentence) {
	for i := 0; i+1 < len(s.Words); i++ {
		if s.Words[i].Tag != syntax.Noun || !strings.HasPrefix(s.Words[i+1].Form, "کنندگان") && s.Words[i+1].Form != "کننده" || strings.ContainsRune(s.Words[i].Form, '\u200c') {
			continue
		}
		w := s.Words[i+1]
		w.Form, w.Start, w.Tag = s.Words[i].Form+"\u200c"+w.Form, s.Words[i].Start, syntax.Noun
		w.Lemma = s.Words[i].Form + "\u200cکننده"
		s.Words = slices.Replace(s.Words, i, i+2, w)
	}
}

// dashed has the parser see "و" for the dash between two states: "مذاکرات
// تهران–واشنگتن".
func (c *Coder) dashed(s *syntax.Sentence) {
	for i := 1; i+1 < len(s.Words); i++ {
		switch s.Words[i].Form {
		case "-", "–", "—":
		default:
			continue
		}
		if strings.HasSuffix(s.Words[i+1].Form, "ی") {
			continue // one of two peoples: "گروگان آمریکایی-اسرائیلی"
		}
		if c.actors.IsState(s.Words[i-1].Form) && c.actors.IsState(s.Words[i+1].Form) && s.Words[i].Start-s.Words[i-1].End < 2 {
			s.Words[i].Form, s.Words[i].Lemma, s.Words[i].Tag = "و", "و", syntax.Cconj
		}
	}
}

// settled are verbs that stand behind "مقرر" where somebody has planned something.
var settled = map[string]bool{"است": true, "شد": true, "شده": true, "گردید": true, "گردیده": true, "بود": true}

// arrange has the parser see "قرار است", which it has often met, for "مقرر است".
func arrange(s *syntax.Sentence) {
	for i := 0; i+1 < len(s.Words); i++ {
		if w := &s.Words[i]; w.Form == "مقرر" && settled[s.Words[i+1].Form] {
			w.Form, w.Lemma, w.Tag = "قرار", "قرار", syntax.Noun
		}
	}
}
