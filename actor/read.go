package actor

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// reading is a key found in a sentence with the sense taken for it.
type reading struct {
	first, last int
	entry       int32
	form        form
	ending      ending
	doubtful    bool
	senses      []sense
}

// readings finds the keys of a sentence, the longest from left to right.
// Persons and doubtful words keep all their senses; choose decides.
func (r *resolver) readings(si int) []reading {
	s := &r.doc.Sentences[si]
	r.text.reset()
	for i := range s.Words {
		r.text.add(s.Words[i].Form, r.clitic(s, i))
	}
	r.text.end()
	var out []reading
	for w := 0; w < len(s.Words); {
		r.hits = r.lex.index.at(r.hits[:0], &r.text, w)
		slices.SortStableFunc(r.hits, func(a, b hit) int { return a.last - b.last })
		next := w + 1
		for i := len(r.hits) - 1; i >= 0; i-- {
			h := r.hits[i]
			// An exact key is better than a shorter one with an ending.
			if i > 0 && h.ending != 0 && r.hits[i-1].last == h.last && r.hits[i-1].ending == 0 {
				h, r.hits[i-1] = r.hits[i-1], h
			}
			if rd, ok := r.accept(s, h); ok {
				if i > 0 && r.cuts(rd) {
					continue
				}
				out = append(out, rd)
				next = rd.last + 1
				break
			}
		}
		w = next
	}
	return out
}

// clitic tells whether a word is a pronoun written with the word before it.
func (r *resolver) clitic(s *syntax.Sentence, i int) bool {
	if i <= 0 || i >= len(s.Words) || s.Words[i].Tag != syntax.Pron {
		return false
	}
	from, to := s.Words[i-1].End, s.Words[i].Start
	return from == to || from+1 == to && to <= len(r.doc.Runes) && r.doc.Runes[from] == '\u200c'
}

// cuts tells whether a role of several words takes the first word away from a
// longer name: "نمایندگان مجلس" from "مجلس شورای اسلامی".
func (r *resolver) cuts(rd reading) bool {
	if rd.last == rd.first || r.lex.entries[rd.entry].kind != roleEntry {
		return false
	}
	n := len(r.hits)
	defer func() { r.hits = r.hits[:n] }()
	r.hits = r.lex.index.at(r.hits, &r.text, rd.last)
	for _, h := range r.hits[n:] {
		if h.last > rd.last && r.lex.entries[r.lex.index.sensesOf(h.key)[0].entry].kind == organisationEntry {
			return true
		}
	}
	return false
}

// accept tells whether a hit can be what its key says, from the word alone.
func (r *resolver) accept(s *syntax.Sentence, h hit) (reading, bool) {
	var kept []sense
	senses := r.lex.index.sensesOf(h.key)
	for _, x := range senses {
		if r.fits(s, h, x) {
			kept = append(kept, x)
		}
	}
	if len(kept) == 0 {
		return reading{}, false
	}
	best := kept[0]
	for _, x := range kept[1:] {
		if rank(r.lex, x) < rank(r.lex, best) {
			best = x
		}
	}
	e := h.ending
	if h.inner {
		e |= plural
	}
	return reading{h.first, h.last, best.entry, best.form, e, best.doubtful, kept}, true
}

// rank orders the senses of one key: names of states before those of
// organisations, persons in full, words, roles, surnames.
func rank(l *Lexicon, x sense) int {
	k := l.entries[x.entry].kind
	switch {
	case x.doubtful:
		return 8
	case k == wordEntry:
		return 0
	case k == stateEntry && x.form != formPlace:
		return 1
	case k == organisationEntry:
		return 2
	case k == personEntry && x.form == formName:
		return 3
	case k == outletEntry:
		return 4
	case k == roleEntry:
		return 5
	case k == stateEntry:
		return 6
	}
	return 7
}

func (r *resolver) fits(s *syntax.Sentence, h hit, x sense) bool {
	e := &r.lex.entries[x.entry]
	if h.inner && e.kind != roleEntry && e.kind != wordEntry {
		return false
	}
	switch e.kind {
	case stateEntry:
		if h.ending&possessive != 0 {
			return false
		}
		if x.form == formSeat || x.form == formPlace {
			return h.ending == 0 || h.ending&plural == 0 || h.ending&adjectival != 0
		}
		return h.ending&plural == 0 || h.ending&adjectival != 0 || x.form == formPeople
	case personEntry:
		return h.ending == 0
	case organisationEntry, outletEntry:
		return h.ending == 0 || h.ending == possessive || h.ending == adjectival
	case wordEntry:
		if h.last > h.first && s.Words[h.last].Tag == syntax.Verb {
			return false // "پیش از این گفته بود"
		}
		return h.ending == 0 || (e.class == "counterpart" && h.ending&adjectival == 0 || h.ending == adjectival && e.class == "counterpart")
	case roleEntry:
		if h.last+1 < len(s.Words) && (s.Words[h.last+1].Form == "شدن" || s.Words[h.last+1].Form == "کردن") {
			return false // "کشته شدن", "زندانی کردن"
		}
		if h.ending&plural != 0 && h.ending&adjectival != 0 && (e.role.kind == "person" || e.role.kind == "office") {
			return false // "همکاری‌های" are no colleagues
		}
		if h.first == h.last {
			return (nominal(&s.Words[h.first]) || e.role.office != "" && completes(s, h.first) || s.Words[h.first].Tag == syntax.Pron && e.role.kind == "anybody") && (h.ending != adjectival || r.indefinite(s, h.last))
		}
		// "پایگاه نظامیان" is no plural of "پایگاه نظامی".
		return h.ending&plural == 0 || s.Words[h.last].Tag != syntax.Noun || !e.role.body() ||
			strings.HasSuffix(s.Words[h.last].Form, "ها") || strings.HasSuffix(s.Words[h.last].Form, "های")
	}
	return true
}

// nominal tells whether a word can be a role: no verb or part of one ("محکوم
// کرد"), no particle.
func nominal(w *syntax.Word) bool {
	switch w.Tag {
	case syntax.Noun, syntax.Propn, syntax.X, syntax.Adj:
		return w.Rel != "compound:lvc"
	}
	return false
}

// completes tells whether an office that the tree makes part of a verb ends a chain of
// nouns: "خواستار کناره‌گیری رئیس‌جمهور شدند".
func completes(s *syntax.Sentence, w int) bool {
	return w > 1 && s.Words[w].Tag == syntax.Noun && s.Words[w-1].Tag == syntax.Noun && s.Words[w-1].Rel == "nmod" && s.Words[w-1].Head == w-2
}

// modifies tells whether a role is an adjective of a noun before it, and
// nobody of its own: "حکومت نظامی".
func modifies(s *syntax.Sentence, rd *reading) bool {
	w := &s.Words[rd.first]
	if rd.first != rd.last || rd.ending&plural != 0 || w.Tag != syntax.Adj {
		return false
	}
	if w.Rel == "" { // before there are trees
		return rd.first > 0 && s.Words[rd.first-1].Tag == syntax.Noun
	}
	return w.Rel == "amod" && w.Head < rd.first && !(numbered(s, rd.first) && w.Head < rd.first-1) // "در مسکو ۳۰ معترض"
}

// indefinite tells whether the ی of a role is that of "a": "دادگاهی گفت", not
// of an adjective or abstract noun: "همکاری", "اقدامات حزبی".
func (r *resolver) indefinite(s *syntax.Sentence, w int) bool {
	word := &s.Words[w]
	if w+1 < len(s.Words) && s.Words[w+1].Form == "که" && word.Tag != syntax.Adj {
		return true
	}
	if w > 0 && word.Tag == syntax.Noun {
		switch s.Words[w-1].Form {
		case "هیچ", "یک", "هر", "چنین":
			return true
		}
	}
	if word.Tag == syntax.Adj || r.class(word.Form) == "abstract" || doing(word.Form) {
		return false
	}
	if word.Feats.Indef || w+1 < len(s.Words) && s.Words[w+1].Form == "که" {
		return true
	}
	return w == 0 || s.Words[w-1].Tag != syntax.Noun && s.Words[w-1].Tag != syntax.Propn
}

// doing tells whether a word with ی at its end is what somebody does rather
// than somebody: "تیراندازی", "گروگان‌گیری".
func doing(word string) bool {
	for _, end := range []string{"اندازی", "گذاری", "پیمایی", "گیری", "ربایی", "طلبی", "نگاری", "بازی", "داری", "ورزی", "سازی", "فروشی"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

func (r *role) body() bool { return r.kind == "body" }

// strikes tells whether a role is of people who use force, and whom nobody that they act
// on completes.
func (e *entry) strikes() bool {
	switch e.sector {
	case "COP", "MIL":
		return e.role.body()
	case "PRM", "UAF", "REB":
		return e.role.office == ""
	}
	return false
}

// struck tells whether a role is of people on whom force is used.
func (e *entry) struck() bool {
	switch e.sector {
	case "CVL", "EDU", "LAB", "JRN", "REF", "MED", "REL", "OPP":
		return e.role.kind == "group" || e.role.kind == "person" || e.role.kind == "anybody"
	}
	return e.role.kind == "office"
}

// private tells whether a role is of people or things that are not the
// organisation itself: "کشتی‌های اروپایی".
func (r *role) private() bool { return r.kind == "group" || r.kind == "anybody" || r.kind == "thing" }

// settle decides the readings that the words alone left open, once all
// sentences have been read: doubtful words and persons.
func (r *resolver) settle(si int) {
	s := &r.doc.Sentences[si]
	all := r.read[si]
	kept := all[:0]
	for i := range all {
		rd := all[i]
		e := &r.lex.entries[rd.entry]
		switch {
		case rd.doubtful && !r.supported(s, &rd, kept):
			continue
		case (e.kind == roleEntry || e.kind == stateEntry && rd.form == formPeople) && rd.first == rd.last && len(rd.senses) > 1 && r.bearsName(s, &rd) && r.choosePerson(si, &rd, kept):
		case e.kind == personEntry:
			if !r.choosePerson(si, &rd, kept) && !r.chooseDoubtful(s, &rd, kept) {
				continue
			}
		}
		kept = append(kept, rd)
	}
	r.read[si] = kept
}

// bearsName tells whether a word for what somebody is stands where a name does:
// "دکتر روحانی", or "روحانی" alone where the document names one of that name.
func (r *resolver) bearsName(s *syntax.Sentence, rd *reading) bool {
	if rd.ending != 0 {
		return false
	}
	if rd.first > 0 && r.lex.words[folded(s.Words[rd.first-1].Form)] == "title" {
		return true
	}
	if !slices.ContainsFunc(rd.senses, func(x sense) bool { return r.named[x.entry] && r.lex.entries[x.entry].kind == personEntry }) {
		return false
	}
	if rd.first > 0 {
		if t := s.Words[rd.first-1].Tag; t == syntax.Noun || t == syntax.Adj || t == syntax.Num || t == syntax.Det || t == syntax.Propn {
			return false
		}
	}
	next := rd.last + 1
	return next == len(s.Words) || s.Words[next].Tag != syntax.Adj && s.Words[next].Tag != syntax.Noun && s.Words[next].Tag != syntax.Propn
}

// chooseDoubtful falls back from a person to a doubtful sense of the same
// word.
func (r *resolver) chooseDoubtful(s *syntax.Sentence, rd *reading, before []reading) bool {
	for _, x := range rd.senses {
		if r.lex.entries[x.entry].kind == personEntry {
			continue
		}
		rd.entry, rd.form, rd.doubtful = x.entry, x.form, x.doubtful
		return !x.doubtful || r.supported(s, rd, before)
	}
	return false
}

// supported tells whether the surroundings bear out a form that is a word of
// the language, too.
func (r *resolver) supported(s *syntax.Sentence, rd *reading, before []reading) bool {
	e := &r.lex.entries[rd.entry]
	if e.kind == outletEntry {
		n := len(before) - 1
		return n >= 0 && before[n].last == rd.first-1 && r.lex.entries[before[n].entry].sector == "JRN"
	}
	if rd.first+1 < len(s.Words) && rd.first == rd.last {
		if n := s.Words[rd.last+1]; n.Lemma == "کرد" || strings.HasPrefix(n.Form, "کرد") {
			return false
		}
	}
	strong, open := r.strength(s, rd)
	if rd.form == formName && r.joined(s, rd.last) && (rd.first == 0 || s.Words[rd.first-1].Tag == syntax.Adv || s.Words[rd.first-1].Tag == syntax.Punct || s.Words[rd.first-1].Tag == syntax.Adp) {
		return true
	}
	if rd.form == formSeat && !open && s.Words[rd.first].Tag == syntax.Noun {
		return r.mainState() == e.code
	}
	if rd.form == formPeople {
		return strong || r.joined(s, rd.last) || r.counts[e.code] > 0 && open
	}
	return r.counts[e.code] > 0 && open || strong && r.borne[e.code] > 1
}

// joined tells whether a word is the first of several that name states or
// peoples: "ترک، اتریشی و آلمانی", "مالی و بورکینافاسو".
func (r *resolver) joined(s *syntax.Sentence, word int) bool {
	n := word + 2
	if n >= len(s.Words) || s.Words[n-1].Form != "،" && s.Words[n-1].Form != "و" {
		return false
	}
	for _, x := range r.lex.index.lookup(strings.TrimSuffix(folded(s.Words[n].Form), string(letters['ی']))) {
		if r.lex.entries[x.entry].kind == stateEntry && !x.doubtful {
			return true
		}
	}
	return false
}

// strength tells whether what stands before a doubtful word bears it out
// (strong), or at least allows it (open).
func (r *resolver) strength(s *syntax.Sentence, rd *reading) (strong, open bool) {
	word := s.Words[rd.first]
	if word.Tag == syntax.Verb || rd.ending&possessive != 0 {
		return false, false
	}
	if rd.first > 0 && rd.form == formPeople && (r.class(s.Words[rd.first-1].Form) == "counterpart" || r.class(strings.TrimSuffix(s.Words[rd.first-1].Form, "ی")) == "counterpart") {
		return true, true // "همتای ترک خود"
	}
	if rd.first > 0 && rd.form == formPeople && r.many(s, rd.first-1) {
		return true, true // "شهروندان ترک"
	}
	if word.Tag == syntax.Adj {
		return false, rd.first > 0 && r.office(s.Words[rd.first-1].Form)
	}
	if rd.first == 0 {
		return word.Tag == syntax.Propn, true
	}
	prev := s.Words[rd.first-1]
	if r.office(prev.Form) {
		return word.Tag == syntax.Propn || rd.form != formPeople, true
	}
	for _, x := range r.lex.index.lookup(folded(prev.Form)) {
		open = open || r.lex.entries[x.entry].kind == roleEntry
	}
	switch prev.Form {
	case "در", "کشور", "شمال", "جنوب", "شرق", "غرب", "پایتخت":
		return word.Tag == syntax.Propn || rd.form == formName, true
	}
	class := r.class(prev.Form)
	open = open || class == "stop" || class == "and" || prev.Tag == syntax.Punct || prev.Tag == syntax.Adp || word.Tag == syntax.Propn
	return word.Tag == syntax.Propn && (prev.Tag == syntax.Punct || prev.Tag == syntax.Adp || class == "and") || rd.ending&plural != 0, open
}

// many tells whether a word is a plural of people in a role, or of what forces use,
// which the adjective behind it gives a state.
func (r *resolver) many(s *syntax.Sentence, w int) bool {
	if word := &s.Words[w]; word.Feats.Number != syntax.Plural && !numbered(s, w) || word.Tag != syntax.Noun {
		return false
	}
	for _, form := range []string{s.Words[w].Form, s.Words[w].Lemma} {
		for _, x := range r.lex.index.lookup(folded(form)) {
			if e := &r.lex.entries[x.entry]; e.kind == roleEntry && !e.role.body() {
				return true
			}
		}
	}
	return false
}

// office tells whether a word is an office, or a government or army.
func (r *resolver) office(word string) bool {
	for _, x := range r.lex.index.lookup(folded(word)) {
		e := &r.lex.entries[x.entry]
		if e.kind == roleEntry && (e.role.office != "" || e.role.body() && (e.sector == "GOV" || e.sector == "MIL")) {
			return true
		}
	}
	return false
}
