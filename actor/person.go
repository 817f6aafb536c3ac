package actor

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// honorific tells whether a reading is a title of the clergy before the name of
// somebody known, who may hold quite another office: "حجت‌الاسلام سیدابراهیم رئیسی".
func (b *builder) honorific(rd *reading, e *entry) bool {
	if e.sector != "REL" || e.role.kind != "person" || rd.ending&plural != 0 || rd.form == formPlural {
		return false
	}
	w := rd.last + 1
	for b.title(w) {
		w++
	}
	_, x := b.entryAt(w)
	return x != nil && x.kind == personEntry
}

// nameSigns are what speaks for a reading's being a name.
type nameSigns struct {
	whole  bool // several words, or parts joined by a half-space
	tagged bool // taken for a name by the tagger
	titled bool // behind a title, or tagged behind a role
	common bool // more often no name
	noun   bool // taken for a noun by the tagger
	after  bool // behind a noun
	long   int  // letters of the first word
	word   int  // its index
	before []reading
}

// numbered tells whether a number stands before a word, which then is no title: "سه مهندس
// چینی".
func numbered(s *syntax.Sentence, w int) bool {
	return w > 0 && (s.Words[w-1].Tag == syntax.Num || s.Words[w-1].Form == "یک" || s.Words[w-1].Form == "چند")
}

func (r *resolver) signs(s *syntax.Sentence, rd *reading, before []reading) nameSigns {
	w := &s.Words[rd.first]
	c := nameSigns{
		whole:  rd.last > rd.first || strings.ContainsRune(w.Form, '\u200c'),
		tagged: w.Tag == syntax.Propn || w.Tag == syntax.X,
		titled: rd.first > 0 && (r.lex.words[folded(s.Words[rd.first-1].Form)] == "title" && !numbered(s, rd.first-1) || s.Words[rd.first-1].Form == "نام"),
		common: w.Tag == syntax.Adj || names().isCommon(folded(w.Form)),
		noun:   w.Tag == syntax.Noun,
		after:  rd.first > 0 && s.Words[rd.first-1].Tag == syntax.Noun,
		long:   len([]rune(w.Form)), word: rd.first, before: before,
	}
	if n := len(before) - 1; !c.titled && n >= 0 && before[n].last == rd.first-1 {
		role := r.lex.entries[before[n].entry].role
		c.titled = c.tagged && role != nil && !role.body()
	}
	return c
}

// choosePerson picks who a name means at the date of the report, and tells
// whether it is a name at all: a surname alone needs the person in full
// elsewhere in the document, a title, or the person's state.
func (r *resolver) choosePerson(si int, rd *reading, before []reading) bool {
	s := &r.doc.Sentences[si]
	c := r.signs(s, rd, before)
	if rd.first == rd.last {
		switch s.Words[rd.first].Tag {
		case syntax.Verb, syntax.Aux, syntax.Adp, syntax.Pron, syntax.Cconj, syntax.Sconj, syntax.Adv, syntax.Num, syntax.Det:
			return false
		}
		if !c.titled && (r.nameLike(s, rd.first-1) || r.nameLike(s, rd.last+1)) {
			return false // a part of another name
		}
	}
	best, score := -1, 0
	for i, x := range rd.senses {
		if r.lex.entries[x.entry].kind != personEntry {
			continue
		}
		if n, ok := r.weighPerson(&c, x); ok && (best < 0 || n > score) {
			best, score = i, n
		}
	}
	if best < 0 {
		return false
	}
	rd.entry, rd.form = rd.senses[best].entry, rd.senses[best].form
	return true
}

// weighPerson tells whether a name can mean a person, and how likely.
func (r *resolver) weighPerson(c *nameSigns, x sense) (n int, ok bool) {
	e := &r.lex.entries[x.entry]
	n = r.prominence(x.entry)
	stated := r.states(e) != 0
	switch {
	case x.form == formName && (c.whole || c.long > 5):
		n, ok = n+400, true
	case x.form == formGiven && !r.named[x.entry] && !r.holds(e, c.before, c.word):
		ok = stated && (c.titled && c.tagged && n > 0 || n == 100 && !c.common && !c.after && r.lex.surnameFirst(x.entry))
	case r.holds(e, c.before, c.word):
		n, ok = n+350, true
	case r.named[x.entry] && (c.tagged || c.titled || !c.common || c.noun || !c.after):
		n, ok = n+300, true
	case !x.form.surname() && c.whole:
		n, ok = n+200, true
	case c.common && !c.titled && (!c.tagged || x.form.surname()):
	case !x.form.surname() && n > 0 && (c.tagged || c.titled || stated || n >= 60) && (c.titled || c.long > 2):
		n, ok = n+100, true
	case x.form.surname():
		ok = c.titled && n > 0 || n > 40 && c.long > 3 && (stated || n >= 60 && (c.tagged || !c.common && !c.after) && r.atHome(e) || n >= 60 && r.known(c))
	}
	switch {
	case stated:
		n += 60
	case r.atHome(e):
		n += 10 // two of a name, of whom the press means its own
	}
	return n, ok
}

// known tells whether a surname may stand for itself: a text of one sentence has
// named nobody in full before.
func (r *resolver) known(c *nameSigns) bool {
	return len(r.doc.Sentences) == 1 && (c.tagged || c.noun) && !c.common && !c.after
}

// holds tells whether a person has on the day the office that stands right
// before the name: "رئیس‌جمهور غنی".
func (r *resolver) holds(e *entry, before []reading, word int) bool {
	if len(before) == 0 || before[len(before)-1].last != word-1 {
		return false
	}
	role := r.lex.entries[before[len(before)-1].entry].role
	if role == nil || role.kind != "office" {
		return false
	}
	for t := e.from; t < e.to; t++ {
		term := &r.lex.terms[t]
		if term.holds(r.day) && slices.Contains(role.offices, term.Office) {
			return true
		}
	}
	return false
}

// nameLike tells whether a word of no list looks like part of a name.
func (r *resolver) nameLike(s *syntax.Sentence, w int) bool {
	if w < 0 || w >= len(s.Words) || r.class(s.Words[w].Form) != "" {
		return false
	}
	return latinCapital(s.Words[w].Form) || s.Words[w].Tag == syntax.Propn && !r.covered(s, w)
}

// covered tells whether a word begins a key of something other than a person.
func (r *resolver) covered(s *syntax.Sentence, w int) bool {
	for _, x := range r.lex.index.lookup(folded(s.Words[w].Form)) {
		if r.lex.entries[x.entry].kind != personEntry {
			return true
		}
	}
	return false
}

// atHome tells whether a person acted for the state of the press, which its
// reports need not name.
func (r *resolver) atHome(e *entry) bool {
	for t := e.from; t < e.to; t++ {
		if r.lex.terms[t].Code == r.lex.press {
			return true
		}
	}
	return false
}

// states tells whether a state that a person acted for is named in the
// document.
func (r *resolver) states(e *entry) int {
	for t := e.from; t < e.to; t++ {
		if r.counts[r.lex.terms[t].Code] > 0 {
			return 1
		}
	}
	return 0
}

// prominence weighs how likely the news of the day means a person: by office
// held then, or before.
func (r *resolver) prominence(n int32) int {
	e := &r.lex.entries[n]
	best := 0
	for t := e.from; t < e.to; t++ {
		term := &r.lex.terms[t]
		v := weight(term.Office)
		switch {
		case r.day == 0:
			v += max(0, int(yearOf(term.From)-1945)/10) // of two the later one
		case term.holds(r.day):
		case r.day < term.From:
			v = v/2 - int(yearOf(term.From)-yearOf(r.day))*4
		default:
			v = v*3/4 - int(yearOf(r.day)-yearOf(term.To))
		}
		best = max(best, v)
	}
	return best
}

func yearOf(day int32) int32 { return day / 10000 }

func weight(office string) int {
	switch office {
	case "president", "supreme leader", "chancellor", "prime minister", "king", "queen", "emperor":
		return 100
	case "foreign minister", "foreign policy chief", "secretary general", "director general", "pope", "emir", "sultan", "crown prince", "party leader":
		return 80
	case "vice president", "defence minister", "speaker", "opposition leader", "spokesperson":
		return 60
	}
	return 50
}
