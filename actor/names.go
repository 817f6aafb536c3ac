package actor

import (
	"strings"
	"unicode"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// run is a name of no list: words first to last.
type run struct {
	first, last int
	latin       bool
	kind        Kind // Person, Place or Organisation
	mention     int
	taken       bool // part of the name of an outlet
}

// join is a phrase for somebody that stands beside a name.
type join struct {
	mention int // of the phrase in Mentions.All
	last    int // word after which the name may stand
	first   int // word before which it may
	office  string
}

// names finds the names of no list: runs of words with capitals, those that
// the name model takes for persons, and those tagged as proper names that it
// does not take for something else.
func (b *builder) names() {
	if len(b.s.Words) == 0 {
		return
	}
	labels := b.label(b.s, b.all)
	b.described()
	b.outletNames()
	for w := 0; w < len(b.s.Words); w++ {
		if !b.proper(w, labels) {
			continue
		}
		first := w
		latin := latinCapital(b.s.Words[w].Form)
		for w+1 < len(b.s.Words) && b.proper(w+1, labels) && latinCapital(b.s.Words[w+1].Form) == latin &&
			labels[w+1] != beginPerson {
			w++
		}
		if w > first || len([]rune(b.s.Words[first].Form)) > 2 || b.surname(&b.s.Words[first]) {
			kind := Person
			if !latin {
				switch labels[first] {
				case beginPlace, insidePlace:
					kind = Place
				case beginOrganisation, insideOrganisation:
					kind = Organisation
				}
			}
			b.runs = append(b.runs, run{first: first, last: w, latin: latin, kind: kind, mention: -1})
		}
	}
}

// proper tells whether a word is part of a name of no list. The tagger takes
// many words for names; one that the name model does not, and that no name
// stands beside, must at least be who acts.
func (b *builder) proper(w int, labels []int) bool {
	word := &b.s.Words[w]
	if b.at[w] >= 0 || word.Rel == "compound:lvc" {
		return false // the nominal part of a verb ("وارد تهران شد") is nobody's
	}
	switch b.class(word.Form) {
	case "stop", "and", "former", "title", "area", "part", "noname", "acting", "foreign", "abstract", "local":
		return false
	}
	if latinCapital(word.Form) || b.surname(word) || b.certain != nil && b.certain[w] {
		return true
	}
	switch word.Tag {
	case syntax.Noun, syntax.Propn, syntax.X:
	default:
		return false
	}
	named := labels[w] == beginPerson || labels[w] == insidePerson
	if word.Tag != syntax.Propn {
		return (named || b.heads(w)) && !names().isCommon(folded(word.Form))
	}
	if named || labels[w] != outside && !names().isCommon(folded(word.Form)) {
		return true
	}
	return !names().isCommon(folded(word.Form)) && (b.subject(w) || b.title(w-1) || b.beside(w))
}

func (b *builder) title(w int) bool { return w >= 0 && b.class(b.s.Words[w].Form) == "title" }

// described marks the names that a description follows, whatever they are
// taken for: "آرش بهرامیان، وزیر نیروی ایران،", «امیک تان» سفیر ترکیه.
func (b *builder) described() {
	for i := range b.all {
		rd := &b.all[i]
		e := &b.lex.entries[rd.entry]
		if e.kind != roleEntry || e.role.kind != "office" && e.role.kind != "person" || rd.ending&plural != 0 || rd.form == formPlural || rd.first < 3 {
			continue
		}
		mark := b.s.Words[rd.first-1].Form
		if mark != "،" && mark != "»" {
			continue
		}
		first, last := rd.first-1, rd.first-2
		for first > 0 && last-first < 3 && (b.nameable(first-1) || mark == "»" && b.at[first-1] < 0 && b.s.Words[first-1].Tag == syntax.Pron) {
			first--
		}
		before := ""
		if first > 0 {
			before = b.s.Words[first-1].Form
		}
		if first >= last || mark == "»" && before != "«" || mark == "،" && !b.opens(first-1) {
			continue
		}
		b.markCertain(first, last)
	}
}

// nameable tells whether a word of no list can be part of a name.
func (b *builder) nameable(w int) bool {
	word := &b.s.Words[w]
	switch word.Tag {
	case syntax.Noun, syntax.Propn, syntax.X, syntax.Adj:
		f := folded(word.Form)
		return b.at[w] < 0 && b.class(word.Form) == "" && (!names().isCommon(f) || b.lex.given[f] > 0)
	}
	return false
}

// opens tells whether a name can begin behind a word: at the beginning of a
// clause, behind a preposition or "به گفته".
func (b *builder) opens(w int) bool {
	if w < 0 {
		return true
	}
	word := &b.s.Words[w]
	switch word.Tag {
	case syntax.Punct, syntax.Adp, syntax.Sconj, syntax.Cconj:
		return true
	}
	return b.class(word.Form) == "title" || word.Tag == syntax.Noun && names().isCommon(folded(word.Form)) || w > 0 && b.s.Words[w-1].Form == "به" && b.s.Words[w-1].Tag == syntax.Adp
}

// heads tells whether the words after a noun are further parts of a name that
// it begins.
func (b *builder) heads(w int) bool {
	return b.s.Words[w].Tag == syntax.Noun && w+1 < len(b.s.Words) && b.s.Words[w+1].Rel == "flat:name" &&
		b.s.Words[w+1].Head == w && b.s.Words[w+1].Tag == syntax.Propn && b.at[w+1] < 0 && !b.s.Words[w].Feats.Ezafe &&
		b.class(b.s.Words[w+1].Form) == ""
}

// beside tells whether another word that can be a name stands next to one.
func (b *builder) beside(w int) bool {
	if w > 0 && b.at[w-1] < 0 && b.heads(w-1) && !names().isCommon(folded(b.s.Words[w-1].Form)) {
		return true
	}
	for _, i := range []int{w - 1, w + 1} {
		if i >= 0 && i < len(b.s.Words) && b.at[i] < 0 && b.s.Words[i].Tag == syntax.Propn &&
			b.class(b.s.Words[i].Form) == "" && !names().isCommon(folded(b.s.Words[i].Form)) {
			return true
		}
	}
	return false
}

// surname tells whether a word is the last of the name of a person whom the
// document has named.
func (b *builder) surname(word *syntax.Word) bool {
	if word.Tag == syntax.Verb || len(word.Form) < 4 {
		return false
	}
	f := folded(word.Form)
	for i := range b.persons {
		n := b.persons[i].names
		if len(n) < 2 {
			continue
		}
		if surnameFirst[b.persons[i].entity.Code] && n[0] == f {
			return true
		}
		if last := n[len(n)-1]; len(f) > 2 && word.Tag != syntax.Adp && !names().isCommon(f) && (last == f || len(f) > 4 && (misspelt(f, last) < 3 || soundAlike(f, last))) {
			return true
		}
	}
	return false
}

// surnameFirst are the states whose people bear their surname first.
var surnameFirst = map[string]bool{"CHN": true, "KOR": true, "PRK": true, "TWN": true, "VNM": true, "HKG": true, "KHM": true}

func latinCapital(s string) bool {
	for _, r := range s {
		return r < 0x250 && unicode.IsUpper(r)
	}
	return false
}

// nameAt returns the run that begins at a word, or -1.
func (b *builder) nameAt(w int) int {
	for i := range b.runs {
		if b.runs[i].first == w {
			return i
		}
	}
	return -1
}

// person makes the mention of a name of no list.
func (b *builder) person(n int) {
	x := &b.runs[n]
	words := b.foldedWords(x.first, x.last)
	m := Mention{First: x.first, Last: x.last, Head: x.first, Kind: x.kind, person: -1}
	titled := b.title(x.first - 1)
	if p := b.findPerson(words); p >= 0 {
		m.Kind, m.person = Person, p
		e := b.persons[p].entity
		e.Text, e.Start, e.End = "", 0, 0
		m.Entities, m.Why = []record.Entity{e}, "named before in the document"
	} else {
		text, _, _ := b.span(b.si, x.first, x.last)
		e := record.Entity{Code: "---", Sector: "UNK", Name: text, NameFa: text}
		if x.latin {
			e.NameFa = ""
		} else {
			e.Name = ""
		}
		if x.kind == Place {
			e.Sector = ""
		}
		if code := b.home(); x.kind == Person && code != "" && (titled || x.last > x.first) {
			e.Code, e.Sector = code, "CVL"
		}
		if titled || x.last > x.first && x.kind == Person {
			m.person = len(b.persons)
			b.persons = append(b.persons, person{names: words, entity: e})
		}
		m.Entities, m.Why = []record.Entity{e}, "a name of no list"
	}
	x.mention = b.add(m)
}

// home is the state that a report of several lines is mostly about, which
// persons of whom it says nothing else are taken to belong to.
func (r *resolver) home() string {
	total, main := 0, r.mainState()
	for _, n := range r.counts {
		total += n
	}
	if len(r.doc.Sentences) < 4 || r.counts[main]*2 < total {
		return ""
	}
	return main
}

// findPerson finds the person of the document that a name means: the same
// words, or the last of them, or one of them.
func (r *resolver) findPerson(words []string) int {
	if len(words) == 0 {
		return -1
	}
	for _, test := range []func(p *person) bool{
		func(p *person) bool { return equal(p.names, words) },
		func(p *person) bool {
			return len(words) < len(p.names) && equal(p.names[len(p.names)-len(words):], words)
		},
		func(p *person) bool {
			return len(p.names) < len(words) && equal(words[len(words)-len(p.names):], p.names)
		},
		func(p *person) bool {
			return len(words) == 1 && len(p.names) > 1 && surnameFirst[p.entity.Code] && p.names[0] == words[0]
		},
		func(p *person) bool { return len(words) == 1 && len(p.names) > 2 && contains(p.names[1:], words[0]) },
		func(p *person) bool { return len(words) == 1 && len(words[0]) > 3 && contains(p.names, words[0]) },
		func(p *person) bool {
			last, name := words[len(words)-1], p.names[len(p.names)-1]
			return len(words) <= len(p.names) && len(last) > 4 && (misspelt(last, name) < 3 || soundAlike(last, name))
		},
	} {
		for i := len(r.persons) - 1; i >= 0; i-- {
			if test(&r.persons[i]) {
				return i
			}
		}
	}
	return -1
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func contains(all []string, s string) bool {
	for _, x := range all {
		if x == s {
			return true
		}
	}
	return false
}

// join remembers a phrase that a name may stand beside.
func (b *builder) join(mention int, e *entry, p phrase) {
	m := &b.found.All[mention]
	if m.Kind != Role && !(m.Kind == Group && !m.Plural) || m.Plural {
		return
	}
	office := p.office
	b.joined = append(b.joined, join{mention: mention, first: m.First, last: m.Last, office: office})
}

// apposition ties names to the phrases beside them: "ماریا زاخارووا، سخنگوی
// وزارت خارجه روسیه،", "وزیر نیرو حمید چیت‌چیان". A person of no list takes
// code and sector from the phrase, for the rest of the document, and the
// phrase the name.
func (b *builder) apposition() {
	for _, j := range b.joined {
		role := &b.found.All[j.mention]
		n := b.nameBeside(j)
		if n < 0 {
			continue
		}
		name := &b.found.All[n]
		b.marry(role, name)
	}
}

// nameBeside finds the mention of a person that a phrase describes: directly
// after it, or before it with or without a comma.
func (b *builder) nameBeside(j join) int {
	after, before := j.last+1, j.first-1
	comma := false
	for after < len(b.s.Words) && (b.class(b.s.Words[after].Form) == "title" || b.s.Words[after].Form == "(" || b.s.Words[after].Form == "«") {
		after++
	}
	if before >= 0 && (b.s.Words[before].Form == "،" || b.s.Words[before].Form == ",") {
		before--
		comma = true
	}
	if before > 0 && b.s.Words[before].Form == "»" {
		before-- // «نواب نوری» سرکنسول ایران
	}
	best := -1
	for i := b.sentenceFrom(); i < len(b.found.All); i++ {
		m := &b.found.All[i]
		if m.Kind != Person {
			continue
		}
		if m.inner && !comma && m.Last == before {
			continue // "دولت اردوغان شهردار استانبول را"
		}
		if m.Last == before && (best < 0 || comma) {
			best = i
		}
		if m.First == after && best < 0 {
			best = i
		}
		if best < 0 && after < len(b.s.Words) && b.s.Words[after].Form == "،" && m.First == after+1 && !comma && !b.another(m, &b.found.All[j.mention]) {
			best = i
		}
	}
	return best
}

// another tells whether a name behind the comma of a phrase is the object of
// what the phrase does, and no apposition: "رئیس‌جمهور آمریکا، پوتین را تهدید
// کرد". At the head of a sentence nobody else is there to do it.
func (b *builder) another(name, phrase *Mention) bool {
	n := name.Last + 1
	if n >= len(b.s.Words) || b.s.Words[n].Form != "را" || name.person < 0 {
		return false
	}
	return phrase.First == 0 || b.persons[name.person].known && name.Entities[0].Code != phrase.Entities[0].Code
}

func (b *builder) sentenceFrom() int { return b.found.from[len(b.found.from)-1] }

// marry gives a person of no list what the phrase tells, and the phrase the
// person's name.
func (b *builder) marry(role, name *Mention) {
	x := &name.Entities[0]
	y := role.Entities[0]
	known := name.person >= 0 && b.persons[name.person].known
	if !known && y.Code != "" {
		x.Code, x.Sector = y.Code, y.Sector
		name.Why = "by the phrase beside the name: " + y.Text
		if name.person >= 0 {
			b.persons[name.person].entity = *x
		} else {
			name.person = len(b.persons)
			b.persons = append(b.persons, person{names: b.foldedWords(name.First, name.Last), entity: *x})
		}
		for i := range b.acts {
			if a := &b.acts[i]; a.sentence == b.si && a.word == name.First && a.kind == Person {
				a.entities = name.Entities
			}
		}
	} else if known && x.Code == y.Code && (x.Sector == "ELI" || x.Sector == "PTY") && y.Sector != "UNK" {
		x.Sector = y.Sector
		b.persons[name.person].entity.Sector = y.Sector
	} else if known && x.Code != y.Code && !b.persons[name.person].current && strings.Contains(role.Why, " in the phrase: ") && y.Code != "---" {
		// An office that the lexicon does not know of yet.
		x.Code, x.Sector = y.Code, y.Sector
		b.persons[name.person].entity.Code, b.persons[name.person].entity.Sector = y.Code, y.Sector
	}
	role.Entities = []record.Entity{*x}
	role.Start, role.End = x.Start, x.End
	for i := range b.acts {
		if a := &b.acts[i]; a.sentence == b.si && a.word == role.First {
			a.entities = role.Entities
		}
	}
}
