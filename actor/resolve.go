package actor

import (
	"time"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// resolver works on one document.
type resolver struct {
	lex     *Lexicon
	doc     *syntax.Document
	date    time.Time
	day     int32
	text    text
	hits    []hit
	read    [][]reading
	counts  map[string]int // how often a state is named, without doubtful words
	order   []string       // the states by these counts, once they are settled
	named   map[int32]bool // persons named in full
	scenes  map[string]int // how often places of a state are named
	borne   map[string]int // how often a doubtful name of a state is borne out by what stands before
	pressed bool           // an outlet of the press's own state is cited early
	found   *Mentions

	persons []person // of the document, in the order of their naming
	acts    []act    // what has been mentioned so far, in order
}

// person is somebody whom the document has named.
type person struct {
	names   []string // folded words of the name
	entity  record.Entity
	known   bool // in the lexicon
	current bool // and in office on the day of the report
}

// act is a mention as later words may point back to it.
type act struct {
	sentence, word int
	kind           Kind
	plural         bool
	subject        bool
	entities       []record.Entity
	head           string // folded head word of a role or body
	last           int    // its last word
	joined         bool   // coordinated with the act before it by "and"
	listed         bool   // parted from the act before it by a comma
	known          bool   // a person whom the document has named in full or with a title
	we             bool   // a speaker's "we"
	person         int    // index in resolver.persons, -1
	governor       int    // the verb that a subject belongs to, -1
	at             int    // word that heads it
}

// Resolve finds who is meant in a document that was reported on a date. The
// zero date means that it is not known: persons then stand for their highest
// office.
func (l *Lexicon) Resolve(doc *syntax.Document, date time.Time) *Mentions {
	r := newResolver(l, doc, date)
	r.readAll()
	for i := range doc.Sentences {
		r.found.from = append(r.found.from, len(r.found.All))
		r.sentence(i)
	}
	r.found.from = append(r.found.from, len(r.found.All))
	return r.found
}

func newResolver(l *Lexicon, doc *syntax.Document, date time.Time) *resolver {
	r := &resolver{lex: l, doc: doc, date: date, day: day(date),
		counts: map[string]int{}, named: map[int32]bool{}, borne: map[string]int{}, scenes: map[string]int{}}
	r.found = &Mentions{r: r, from: make([]int, 0, len(doc.Sentences)+1)}
	r.read = make([][]reading, len(doc.Sentences))
	return r
}

// readAll finds what the lexicon knows in all sentences.
func (r *resolver) readAll() {
	for i := range r.doc.Sentences {
		r.read[i] = r.readings(i)
		for _, rd := range r.read[i] {
			r.count(rd, i)
		}
	}
	for i := range r.doc.Sentences {
		r.settle(i)
		for _, rd := range r.read[i] {
			r.countSettled(rd)
		}
	}
	r.order = r.mainStates()
}

// count keeps how often each state is named; the first lines count double.
func (r *resolver) count(rd reading, sentence int) {
	e := &r.lex.entries[rd.entry]
	n := 1
	if sentence < 2 {
		n = 2
	}
	switch {
	case rd.doubtful:
		if strong, _ := r.strength(&r.doc.Sentences[sentence], &rd); strong && e.kind == stateEntry {
			r.borne[e.code]++
		}
	case e.kind == stateEntry, e.kind == organisationEntry && e.code != "" && r.lex.IsStateCode(e.code):
		r.counts[e.code] += n
		if rd.form == formPlace && e.kind == stateEntry {
			r.scenes[e.code] += n
		}
	}
	if e.kind == outletEntry && e.code == r.lex.press && sentence < 3 {
		r.pressed = true
	}
	for _, x := range rd.senses {
		if r.lex.entries[x.entry].kind == personEntry && !x.form.surname() && rd.last > rd.first {
			r.named[x.entry] = true
		}
	}
}

// countSettled adds the persons, and the doubtful names that have proved
// right.
func (r *resolver) countSettled(rd reading) {
	e := &r.lex.entries[rd.entry]
	if rd.doubtful && e.kind == stateEntry {
		r.counts[e.code] += 2
	}
	if e.kind == personEntry && e.from < e.to {
		if t := r.termOf(e); r.lex.IsStateCode(t.Code) {
			r.counts[t.Code]++
		}
	}
}

// IsStateCode tells whether a code is that of a state, and not of a body of several or of
// nobody.
func (l *Lexicon) IsStateCode(code string) bool { _, ok := l.states[code]; return ok }

// span is the text of words with its offsets.
func (r *resolver) span(si, first, last int) (string, int, int) {
	w := r.doc.Sentences[si].Words
	start, end := w[first].Start, w[last].End
	if start < 0 || end > len(r.doc.Runes) || start > end {
		return "", 0, 0
	}
	return r.doc.Slice(start, end), start, end
}

func (r *resolver) class(word string) string {
	var buf [64]byte
	k, _ := fold(buf[:0], word)
	return r.lex.words[string(k)]
}

// filler tells whether a word stands before the head of a phrase without
// telling who is meant: numbers, determiners, quotation marks.
func (r *resolver) filler(si, w int) bool {
	word := &r.doc.Sentences[si].Words[w]
	if word.Tag == syntax.Num || word.Tag == syntax.Punct || word.Tag == syntax.Det {
		return true
	}
	switch r.class(word.Form) {
	case "partitive", "stop", "title":
		return true
	}
	c := []rune(word.Form)
	return len(c) > 0 && letter(c[0]) != blocked && c[0] < 0x700 && isDigit(c[0])
}

func isDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= '۰' && r <= '۹' || r >= '٠' && r <= '٩'
}

// sentence makes the mentions of a sentence from its readings.
func (r *resolver) sentence(si int) {
	s := &r.doc.Sentences[si]
	at := make([]int, len(s.Words))
	for i := range at {
		at[i] = -1
	}
	all := r.read[si]
	for i := range all {
		for w := all[i].first; w <= all[i].last; w++ {
			at[w] = i
		}
	}
	b := &builder{resolver: r, si: si, s: s, at: at, all: all, used: make([]bool, len(all))}
	b.names()
	for w := 0; w < len(s.Words); w++ {
		if i := at[w]; i >= 0 && all[i].first == w {
			b.mention(i)
		} else if n := b.nameAt(w); n >= 0 && !b.runs[n].taken {
			b.person(n)
		}
	}
	b.apposition()
}

// add appends a mention and remembers it for what points back to it.
func (b *builder) add(m Mention) int {
	m.Sentence = b.si
	if len(m.Entities) == 0 {
		m.Entities = []record.Entity{{Code: "---", Sector: "UNK"}}
	}
	m.Start, m.End = b.s.Words[m.First].Start, b.s.Words[m.Last].End
	for i := range m.Entities {
		e := &m.Entities[i]
		if e.Text == "" {
			e.Text, e.Start, e.End = b.span(b.si, m.First, m.Last)
		} else {
			m.Start, m.End = e.Start, e.End
		}
	}
	b.found.All = append(b.found.All, m)
	if !m.inner || m.Kind == State || m.Kind == Person || m.Kind == Place {
		a := act{sentence: b.si, word: m.First, kind: m.Kind, plural: m.Plural, entities: m.Entities,
			subject: b.subject(m.Head), known: m.person >= 0, person: m.person, governor: -1, at: m.Head}
		if a.subject {
			a.governor = b.s.Words[m.Head].Head
		}
		if m.Kind == Role || m.Kind == Body || m.Kind == Group || m.Kind == Organisation {
			a.head = folded(b.s.Words[m.Head].Form)
		}
		a.last = m.Last
		if n := len(b.acts) - 1; n >= 0 && b.acts[n].sentence == b.si && b.acts[n].last == m.First-2 && b.class(b.s.Words[m.First-1].Form) == "and" {
			a.joined = b.acts[n].kind == m.Kind
		} else if n >= 0 && b.acts[n].sentence == b.si && b.acts[n].last == m.First-2 && b.s.Words[m.First-1].Form == "،" {
			a.listed = b.acts[n].kind == m.Kind
		}
		b.acts = append(b.acts, a)
	}
	return len(b.found.All) - 1
}

func (b *builder) subject(w int) bool {
	rel := b.s.Words[w].Rel
	return rel == "nsubj" || rel == "nsubj:pass" || rel == "nsubj:nc"
}

// termOf is the office that a person had on the day of the report, or the
// last one before it, or the first after it; in a report without a date the
// highest.
func (r *resolver) termOf(e *entry) *Term { return r.lex.termOf(e, r.day) }

func (l *Lexicon) termOf(e *entry, day int32) *Term {
	terms := l.terms[e.from:e.to]
	var now, past, next *Term
	for i := range terms {
		t := &terms[i]
		switch {
		case day == 0 || t.holds(day):
			if now == nil || weight(t.Office) >= weight(now.Office) { // of equals the later one
				now = t
			}
		case t.To < day && (past == nil || t.To > past.To):
			past = t
		case t.From > day && (next == nil || t.From < next.From):
			next = t
		}
	}
	for _, t := range []*Term{now, past, next} {
		if t != nil {
			return t
		}
	}
	return &Term{Code: "---", Sector: "UNK"}
}

// personEntity is a person of the lexicon as of the day of the report, or of a
// year long past that the sentence names and in which he was in office.
func (b *builder) personEntity(n int32) (record.Entity, string) {
	x, why := b.lex.personEntity(n, b.day)
	if x.Sector != "ELI" {
		return x, why
	}
	year := b.pastYear()
	for e, t := &b.lex.entries[n], b.lex.entries[n].from; year > 0 && t < e.to; t++ {
		if term := &b.lex.terms[t]; yearOf(term.From) <= year && year <= yearOf(term.To) {
			x.Code, x.Sector = term.Code, term.Sector
			return x, e.name + ": " + term.Code + " " + term.Sector + " " + term.Office + " " + term.dates + ", in the year that the sentence names"
		}
	}
	return x, why
}

// pastYear is a year before that of the report which a sentence names, 0 for
// none.
func (b *builder) pastYear() int32 {
	for i := range b.s.Words {
		n := int32(0)
		for _, r := range b.s.Words[i].Form {
			switch {
			case r >= '0' && r <= '9':
				n = n*10 + r - '0'
			case r >= '۰' && r <= '۹':
				n = n*10 + r - '۰'
			default:
				n = 1 << 20
			}
			n = min(n, 1<<20)
		}
		if n >= 1300 && n < 1420 {
			n += 621
		}
		if n >= 1900 && n < 2100 && (b.day == 0 || n < yearOf(b.day)) {
			return n
		}
	}
	return 0
}

func (l *Lexicon) personEntity(n, day int32) (record.Entity, string) {
	e := &l.entries[n]
	t := l.termOf(e, day)
	out := record.Entity{Code: t.Code, Sector: t.Sector, Name: e.name, NameFa: e.nameFa}
	why := "in office"
	switch {
	case day == 0:
		why = "report without a date, highest office"
	case t.To < day:
		why = "left office"
		if t.Sector == "GOV" || t.Sector == "LEG" || t.Sector == "JUD" {
			out.Sector = "ELI"
		}
	case t.From > day:
		why = "not yet in office"
		if yearOf(t.From)-yearOf(day) > 1 && t.Sector == "GOV" {
			out.Sector = "PTY"
		}
	}
	if !l.IsStateCode(t.Code) && t.Code != "---" && t.Code != "IMG" {
		out.Sector = ""
	}
	return out, e.name + ": " + t.Code + " " + t.Sector + " " + t.Office + " " + t.dates + ", " + why
}

func (r *resolver) organisationEntity(e *entry) record.Entity {
	out := record.Entity{Code: e.code, Sector: e.sector, Name: e.name, NameFa: e.nameFa}
	for t := e.from; t < e.to; t++ {
		if r.lex.terms[t].holds(r.day) {
			out.Code, out.Sector = r.lex.terms[t].Code, r.lex.terms[t].Sector
		}
	}
	return out
}

func (r *resolver) stateEntity(code, sector string) record.Entity {
	out := record.Entity{Code: code, Sector: sector}
	if n, ok := r.lex.states[code]; ok {
		out.Name, out.NameFa = r.lex.entries[n].name, r.lex.entries[n].nameFa
	} else if code != "---" && code != "IMG" {
		out.Sector = ""
	}
	return out
}
