package actor

import (
	"slices"
	"sort"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// mainStates are the states that the document names, the most named first. The
// list is made once all sentences have been read.
func (r *resolver) mainStates() []string {
	if r.order != nil {
		return r.order
	}
	out := make([]string, 0, len(r.counts))
	for code := range r.counts {
		out = append(out, code)
	}
	sort.Slice(out, func(i, j int) bool {
		if r.counts[out[i]] != r.counts[out[j]] {
			return r.counts[out[i]] > r.counts[out[j]]
		}
		return out[i] < out[j]
	})
	return out
}

// mainState is the state that the document is about, "" where it names none.
func (r *resolver) mainState() string {
	if all := r.mainStates(); len(all) > 0 {
		return all[0]
	}
	return ""
}

// sameNoun tells whether two folded words are one noun, but for a plural
// ending and an ezafe.
func sameNoun(a, b string) bool {
	a, b = withoutEzafe(a), withoutEzafe(b)
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 2 && strings.HasPrefix(b, a) && endings[b[len(a):]]&plural != 0
}

// withoutEzafe drops the ی of an ezafe behind a vowel.
func withoutEzafe(word string) string {
	if n := len(word); n > 2 && word[n-1] == letters['ی'] && (word[n-2] == alef || word[n-2] == vav) {
		return word[:n-1]
	}
	return word
}

var members = folded("اعضا")

// context finds the state of a bare role: the one that the same word had
// before, the one the document is mostly about, the one the sentence names.
func (b *builder) context(rd *reading, e *entry, p phrase) ([]string, string) {
	if e.role.home != "" {
		return []string{e.role.home}, "the only state that has the office"
	}
	if not := b.destination(rd, p); not != "" && e.role.kind == "office" {
		if code := b.stateBut(not); code != "" {
			return []string{code}, "of another state than whom the sentence names"
		}
	}
	if not := b.summoned(rd, p); not != "" && e.role.body() {
		if code := b.stateBut(not); code != "" {
			return []string{code}, "of another state than whom the sentence names"
		}
	}
	if b.homely(e, p) && b.pressed && b.counts[b.lex.press]*4 >= b.counts[b.mainState()] && e.role.kind == "office" && !p.plural {
		return []string{b.lex.press}, "a report of the press of that state"
	}
	if !b.foreign(rd.last, min(p.last, len(b.s.Words)-1)) {
		if codes, why := b.alike(rd, e, p); codes != nil {
			return codes, why
		}
		if e.role.kind == "office" && !p.plural {
			if x := b.officeAhead(p.offices); x != nil {
				return []string{b.termOf(x).Code}, "the office of who is named later: " + x.name
			}
		}
	}
	anybody := (e.role.kind == "anybody" || e.role.kind == "ally") && !p.described
	if anybody && e.sector == "EDU" {
		if code := b.within(rd.last + 1); code != "" {
			return []string{code}, "the state in which they are"
		}
	}
	if anybody && (p.sector != "CVL" || !b.counted(rd.first) || len(b.doc.Sentences) < 2) || b.hasPartitive(rd.first) {
		return []string{"---"}, noState
	}
	if w := p.last; w < len(b.s.Words) && w > rd.last-1 && b.foreign(rd.last, w) {
		return []string{"---"}, "foreign, without a state"
	}
	main, dominant := b.dominant()
	if main == "" {
		if b.homely(e, p) {
			return []string{b.lex.press}, "no state in the document: that of the press"
		}
		if code := b.official(rd.first); code != "" && p.sector != "CVL" {
			return []string{code}, "the state of who is named before"
		}
		return []string{"---"}, noStateNamed
	}
	if b.local(rd.last+1, p.last) {
		return []string{main}, "of the place: the state that the document is about"
	}
	if p.sector == "CVL" || p.sector == "COP" {
		if code := b.around(rd.first, p.last); code != "" {
			return []string{code}, "the state in which they are"
		}
	}
	if code := b.scene(); code != "" && (p.sector == "CVL" || p.sector == "COP") && len(b.doc.Sentences) > 1 {
		return []string{code}, stateOfScene
	}
	if len(b.doc.Sentences) > 1 && dominant {
		return []string{main}, stateOfDocument
	}
	if e.role.kind == "witness" {
		return b.cited(rd.first)
	}
	if len(b.doc.Sentences) == 1 && b.lex.press != "" && !p.plural && (e.role.kind == "office" && e.sector == "GOV" && e.role.office != "leader") && !b.stateBefore(rd.first) {
		return []string{b.lex.press}, "no state named before in the sentence: that of the press"
	}
	if n := len(b.acts) - 1; p.sector == "REB" && n >= 0 && b.acts[n].sentence == b.si && b.acts[n].last == rd.first-2 && b.lex.IsStateCode(b.acts[n].entities[0].Code) {
		if f := b.s.Words[rd.first-1].Form; f == "و" || f == "با" {
			return []string{b.acts[n].entities[0].Code}, "of the state whose government is named beside them"
		}
	}
	if code := b.sentenceState(rd.first, p.sector); code != "" {
		return []string{code}, stateOfSentence
	}
	if len(b.doc.Sentences) > 1 {
		return []string{main}, stateOfDocument
	}
	if p.sector == "LEG" && b.homely(e, p) {
		return []string{b.lex.press}, "no state in the sentence: that of the press"
	}
	return []string{"---"}, noState
}

// alike is the state of what the document has named by the same noun, of the
// people that "این زائران" are, or of the organisation whose members are
// spoken of; nil for none.
func (b *builder) alike(rd *reading, e *entry, p phrase) (codes []string, why string) {
	head := folded(b.s.Words[rd.first].Form)
	these := rd.first > 0 && b.s.Words[rd.first-1].Form == "این" && e.role.kind != "body" && e.role.kind != "thing"
	of := head == members && p.plural && p.last == rd.last
	for _, fits := range []func(a *act) string{
		func(a *act) string {
			if e.role.kind == "office" && a.kind == Person && !p.plural && b.officeOf(a, p.offices) {
				return "the office of who was named before: " + a.entities[0].Name
			}
			return ""
		},
		func(a *act) string {
			if sameNoun(a.head, head) && b.sameOffice(rd, p, a) && a.entities[0].Code != "---" && (!p.plural || a.plural && (these || len(a.entities) == 1 && e.role.kind == "group")) {
				return "as before in the document"
			}
			return ""
		},
		func(a *act) string {
			if these && a.plural == p.plural && (a.kind == Group || a.kind == Role || a.kind == Person) && a.entities[0].Sector == p.sector && b.lex.IsStateCode(a.entities[0].Code) {
				return "as those named before: " + a.entities[0].Text
			}
			return ""
		},
		func(a *act) string {
			if of && a.kind == Organisation && !b.lex.IsStateCode(a.entities[0].Code) {
				return "members of " + a.entities[0].Text
			}
			return ""
		},
	} {
		for i := len(b.acts) - 1; i >= 0 && b.acts[i].sentence > b.si-6; i-- {
			if why := fits(&b.acts[i]); why != "" {
				for _, x := range b.acts[i].entities {
					codes = append(codes, x.Code)
				}
				if !p.plural {
					codes = codes[:1]
				}
				return codes, why
			}
		}
	}
	return nil, ""
}

// officeOf tells whether somebody named before holds one of some offices at the date.
func (b *builder) officeOf(a *act, offices []string) bool {
	if b.day == 0 || len(a.entities) != 1 || a.entities[0].Name == "" {
		return false
	}
	for _, office := range b.lex.leading(a.entities[0].Code, offices) {
		if h := b.lex.holding(a.entities[0].Code, office, b.day); h != nil && b.lex.entries[h.entry].name == a.entities[0].Name {
			return true
		}
	}
	return false
}

// officeAhead is who holds one of some offices at the date and is named in the
// sentences that follow, as after a headline that leaves the name out; nil for
// nobody.
func (b *builder) officeAhead(offices []string) *entry {
	if b.day == 0 {
		return nil
	}
	for si := b.si; si < len(b.read) && si < b.si+4; si++ {
		for i := range b.read[si] {
			e := &b.lex.entries[b.read[si][i].entry]
			if e.kind != personEntry || e.from >= e.to {
				continue
			}
			if t := b.termOf(e); t.holds(b.day) && b.lex.IsStateCode(t.Code) && slices.Contains(offices, t.Office) {
				return e
			}
		}
	}
	return nil
}

// sameOffice tells whether what a role is of, as its phrase says, is said of one
// named before, too: "معاون وزیر صمت" is not "معاون نخست‌وزیر ازبکستان".
func (b *builder) sameOffice(rd *reading, p phrase, a *act) bool {
	for w := rd.last + 1; w <= p.last && w < len(b.s.Words); w++ {
		if word := &b.s.Words[w]; word.Tag == syntax.Noun && !strings.Contains(a.entities[0].Text, word.Form) {
			return false
		}
	}
	return true
}

// cited finds the state of sources: that of the outlet that cites them.
func (b *builder) cited(w int) ([]string, string) {
	if code := b.outletBefore(w); code != "" {
		return []string{code}, "the state of the outlet that cites them"
	}
	return []string{"---"}, noState
}

// outletBefore is the state of an outlet that a sentence names before a word,
// if the report speaks of that state.
func (b *builder) outletBefore(w int) string {
	for i := range b.all {
		if e := &b.lex.entries[b.all[i].entry]; e.kind == outletEntry && b.all[i].first < w && b.counts[e.code] > 0 {
			return e.code
		}
	}
	return ""
}

// local tells whether a word of a phrase says that it is of the place: "رسانه
// محلی".
func (b *builder) local(from, to int) bool {
	for w := from; w <= to+1 && w < len(b.s.Words); w++ {
		if b.class(b.s.Words[w].Form) == "local" {
			return true
		}
	}
	return false
}

// homely tells whether the press of a state names an office or body of that
// state without saying so: "دولت", "نمایندگان مجلس", "وزیر امور خارجه".
func (b *builder) homely(e *entry, p phrase) bool {
	if b.lex.press == "" {
		return false
	}
	switch {
	case e.role.kind == "office":
		return e.sector == "GOV" || e.sector == "LEG" || e.sector == "JUD"
	case p.sector == "LEG" || p.sector == "JUD":
		return true
	}
	return !p.plural && e.role.body() && e.sector == "GOV" && !e.role.yields
}

// dominant is the state that the document is about, and whether it is so for
// three in five of the times that it names any.
func (r *resolver) dominant() (string, bool) {
	total, main := 0, r.mainState()
	for _, n := range r.counts {
		total += n
	}
	return main, r.counts[main]*5 >= total*3
}

// within is the state that a phrase behind a word says somebody to be in:
// "یک کارشناس مسائل انرژی در پاکستان".
func (b *builder) within(w int) string {
	for end := min(w+6, len(b.s.Words)-1); w < end; w++ {
		word := &b.s.Words[w]
		if word.Tag == syntax.Verb || word.Tag == syntax.Punct || word.Tag == syntax.Sconj {
			return ""
		}
		if word.Form == "در" {
			if _, x := b.entryAt(w + 1); x != nil && x.kind == stateEntry {
				return x.code
			}
			return ""
		}
	}
	return ""
}

// around is the state of the place that stands right before or behind some
// people: "در ایروان معترضان …", "معترضان در نجف".
func (b *builder) around(first, last int) string {
	if w := last + 1; w+1 < len(b.s.Words) && b.s.Words[w].Form == "در" {
		if next, x := b.entryAt(w + 1); x != nil && x.kind == stateEntry && next.ending&adjectival == 0 {
			return x.code
		}
	}
	if n := len(b.acts) - 1; n >= 0 {
		a := &b.acts[n]
		if a.sentence == b.si && a.last == first-1 && a.word > 0 && b.s.Words[a.word-1].Form == "در" && (a.kind == Place || a.kind == State) && b.lex.IsStateCode(a.entities[0].Code) {
			return a.entities[0].Code
		}
	}
	return ""
}

// scene is the state whose cities and provinces a report names, "" where they
// lie in several or in none.
func (r *resolver) scene() string {
	best, total := "", 0
	for code, n := range r.scenes {
		total += n
		if best == "" || n > r.scenes[best] || n == r.scenes[best] && code < best {
			best = code
		}
	}
	if best == "" || r.scenes[best] < 2 || r.scenes[best]*3 < total*2 {
		return ""
	}
	return best
}

func (b *builder) stateBefore(w int) bool {
	for i := range b.all {
		if rd := &b.all[i]; rd.first < w && b.lex.entries[rd.entry].kind == stateEntry {
			return true
		}
	}
	return false
}

// foreign tells whether a role is said to be of some other state: "نیروهای
// خارجی".
func (b *builder) foreign(first, last int) bool {
	for w := first + 1; w <= last+1 && w < len(b.s.Words); w++ {
		if b.class(b.s.Words[w].Form) == "foreign" {
			return true
		}
	}
	return false
}

func (b *builder) hasPartitive(w int) bool {
	return w > 0 && b.class(b.s.Words[w-1].Form) == "partitive" && b.s.Words[w-1].Form == "هر"
}

// Why a mention has a state for want of a better sign.
const (
	stateOfSentence = "the state named in the sentence"
	stateOfDocument = "the state that the document is about"
	stateOfScene    = "the state in which the report happens"
	noState         = "nothing tells the state"
	noStateNamed    = "no state in the document"
)

// Guessed tells whether a mention has its state for want of a better sign, so that
// whoever knows more may correct it.
func (m *Mention) Guessed() bool {
	return m.Why == stateOfSentence || m.Why == stateOfDocument || m.Why == stateOfScene
}

// Stateless tells whether the document says nothing of the state of whom a mention
// means, nor that it is a foreign one.
func (m *Mention) Stateless() bool { return m.Why == noState || m.Why == noStateNamed }

// official is the state of who is named by an office before a word of a
// sentence: "رهبر انقلاب مسئولان را …".
func (b *builder) official(w int) string {
	for i := len(b.acts) - 1; i >= 0 && b.acts[i].sentence == b.si; i-- {
		if a := &b.acts[i]; a.last < w && a.kind == Role && b.lex.IsStateCode(a.entities[0].Code) {
			return a.entities[0].Code
		}
	}
	return ""
}

// destination is the state to which the bearer of an office goes, which is not
// his: "سفر وزیر نفت به بغداد".
func (b *builder) destination(rd *reading, p phrase) string {
	w := max(p.last, rd.last) + 1
	if rd.first == 0 || b.s.Words[rd.first-1].Form != "سفر" || w >= len(b.s.Words) || b.s.Words[w].Form != "به" {
		return ""
	}
	if next, e := b.entryAt(w + 1); next != nil && e.kind == stateEntry {
		return e.code
	}
	return ""
}

// summoned is the state whose envoy is called to a ministry, which is of another:
// "سفیر آلمان به وزارت خارجه احضار شد".
func (b *builder) summoned(rd *reading, p phrase) string {
	if rd.first == 0 || b.s.Words[rd.first-1].Form != "به" {
		return ""
	}
	for w := max(p.last, rd.last) + 1; w < len(b.s.Words) && w < rd.last+5; w++ {
		if b.s.Words[w].Form == "احضار" || b.s.Words[w].Form == "فراخوانده" {
			if n := len(b.acts); n > 0 && b.acts[n-1].sentence == b.si {
				return b.acts[n-1].entities[0].Code
			}
		}
	}
	return ""
}

// stateBut is the state that the document is about most and that is not a given
// one, or that of the press; empty where that is the given one.
func (b *builder) stateBut(not string) string {
	for _, code := range b.mainStates() {
		if code != not {
			return code
		}
	}
	if b.lex.press != not {
		return b.lex.press
	}
	return ""
}
