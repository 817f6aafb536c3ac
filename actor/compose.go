package actor

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// builder makes the mentions of one sentence.
type builder struct {
	*resolver
	si      int
	s       *syntax.Sentence
	at      []int // reading at each word, -1
	all     []reading
	used    []bool // readings that stand within the phrase of another
	runs    []run  // names of no list
	certain []bool // words of a name whatever they are taken for
	joined  []join // phrases beside names: who is whose apposition
}

// phrase is a role with what belongs to it: "سخنگوی وزارت خارجه چین".
type phrase struct {
	last     int
	codes    []string
	sector   string
	entities []record.Entity // of what it points to: a person, a counterpart
	office   string
	offices  []string
	former   bool
	plural   bool
	member   bool // a representative, who may sit in a parliament
	// of people of no state, that a word of a group says more of them
	described bool
	outlet    *entry // named behind a noun for one
	org       *entry // body with its own code: "سخنگوی ناتو"
	why       string
}

func (b *builder) entryAt(w int) (*reading, *entry) {
	if w < 0 || w >= len(b.at) || b.at[w] < 0 {
		return nil, nil
	}
	rd := &b.all[b.at[w]]
	return rd, &b.lex.entries[rd.entry]
}

// mention makes the mention of a reading.
func (b *builder) mention(i int) {
	rd := &b.all[i]
	e := &b.lex.entries[rd.entry]
	m := Mention{First: rd.first, Last: rd.last, Head: rd.first, inner: b.used[i], person: -1}
	switch e.kind {
	case stateEntry:
		m.Kind, m.Plural = State, rd.ending&plural != 0
		x := b.stateEntity(e.code, "GOV")
		if rd.form == formPlace {
			m.Kind, x.Sector = Place, ""
			if rd.ending&plural != 0 { // هزاره‌ها
				m.Kind, x.Sector = Group, "CVL"
			}
		} else if rd.first > 0 && b.class(b.s.Words[rd.first-1].Form) == "part" {
			x.Sector = "" // "شمال عراق": its land
		}
		if b.people(rd, &m) {
			m.Why, x.Sector = "people of "+e.name, "CVL"
		} else if rd.form == formPeople && rd.ending&plural != 0 && m.Head == m.First {
			m.Why = "people of " + e.name
		} else {
			m.Why = "named: " + e.name
		}
		m.Entities = []record.Entity{x}
		b.add(m)
	case personEntry:
		x, why := b.personEntity(rd.entry)
		m.Kind, m.Why = Person, why
		if p := b.knownPerson(rd); p >= 0 {
			x = b.persons[p].entity
			m.person = p
			m.Why = "named before in the document"
		} else {
			m.person = len(b.persons)
			b.persons = append(b.persons, person{names: b.foldedWords(rd.first, rd.last), entity: x, known: true, current: b.lex.inOffice(e, b.day)})
		}
		x.Text, x.Start, x.End = "", 0, 0
		m.Entities = []record.Entity{x}
		b.add(m)
	case organisationEntry:
		m.Kind, m.Why = Organisation, "named: "+e.name
		m.Entities = []record.Entity{b.organisationEntity(e)}
		b.add(m)
	case outletEntry:
		m.Kind, m.Why = Outlet, "news outlet: "+e.name
		m.Entities = []record.Entity{{Code: e.code, Sector: e.sector, Name: e.name, NameFa: e.nameFa}}
		b.add(m)
	case roleEntry:
		if !modifies(b.s, rd) && !b.denied(rd, e) && !b.honorific(rd, e) {
			b.role(i, m)
		}
	case wordEntry:
		b.apposition()
		b.pointer(i, m)
	}
}

// knownPerson finds the person of the document that a reading of the lexicon
// names again.
func (b *builder) knownPerson(rd *reading) int {
	name := b.lex.entries[rd.entry].name
	for i := len(b.persons) - 1; i >= 0; i-- {
		if b.persons[i].entity.Name == name && name != "" {
			return i
		}
	}
	if rd.form.surname() {
		return b.findPerson(b.foldedWords(rd.first, rd.last))
	}
	return -1
}

func (b *builder) foldedWords(first, last int) []string {
	out := make([]string, 0, last-first+1)
	for w := first; w <= last; w++ {
		if f := folded(b.s.Words[w].Form); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// role makes the mention of a role with its complements.
func (b *builder) role(i int, m Mention) {
	rd := &b.all[i]
	e := &b.lex.entries[rd.entry]
	p := b.extend(rd, e)
	m.First, m.Last = b.partitive(rd), p.last
	m.Kind = map[string]Kind{"office": Role, "person": Role, "group": Group, "anybody": Group, "witness": Group, "ally": Group, "body": Body, "thing": Thing}[e.role.kind]
	m.Plural = p.plural
	if b.outlet(rd, p, m) {
		return
	}
	if p.former && m.Kind == Role && p.sector != "MIL" {
		p.sector = "ELI"
	}
	if s := e.role.overrides["@bare"]; s != "" && p.plural && p.last == rd.last {
		p.sector = s // "نمایندگان" alone are those of a parliament
	}
	b.sharedComplement(&p, e.role.yields)
	if e.role.kind == "ally" && len(p.codes) > 0 {
		p.codes, p.entities, p.why = []string{"---"}, nil, "others beside the state in the phrase"
	}
	b.inParliament(&p)
	if found := b.namedBody(rd, e, &p); found != nil {
		m.Entities, m.Why = bare(found), "points back to "+found[0].Text
		b.add(m)
		return
	}
	codes, why := p.codes, p.why
	if len(codes) == 0 && len(p.entities) == 0 {
		codes, why = b.context(rd, e, p)
		if w := p.last; b.foreign(rd.last, w) {
			p.entities = b.foreigners(folded(b.s.Words[rd.first].Form))
			if len(p.entities) > 0 {
				codes, why = nil, "as those named together before"
			}
		}
	}
	m.Why = why
	if len(p.entities) > 0 && len(codes) == 0 {
		for _, x := range p.entities {
			codes = append(codes, x.Code)
		}
	}
	switch p.sector {
	case "NGO", "IGO", "MNC":
		codes, p.sector = []string{p.sector}, ""
	}
	for _, code := range codes {
		x := b.stateEntity(code, p.sector)
		if code == "---" || code == "EUR" && e.role.private() {
			x.Sector = p.sector
		}
		if p.org != nil {
			x.Name, x.NameFa = p.org.name, p.org.nameFa
		}
		m.Why += b.nameHolder(&x, e, p)
		m.Entities = append(m.Entities, x)
	}
	n := b.add(m)
	b.join(n, e, p)
}

// extend walks right from a role over its complements, in the order of the
// ezafe: adjectives, bodies, states, persons. It stops at the end of the
// phrase: punctuation, a preposition, a verb, a conjunction that joins
// something else.
func (b *builder) extend(rd *reading, e *entry) phrase {
	p := phrase{last: rd.last, sector: e.sector, office: e.role.office, offices: e.role.offices,
		plural: rd.form == formPlural || rd.ending&plural != 0 || b.counted(rd.first),
		member: e.role.overrides["@place"] == "LEG"}
	if joined := b.clitic(b.s, rd.last+1); joined || rd.ending&possessive != 0 {
		b.possessor(&p, rd)
		if joined {
			p.last++
		}
		return p
	}
	if b.partOf(&p, rd, e) {
		return p
	}
	yields := e.role.yields
	skipped := 0
	quoted := rd.first > 0 && b.s.Words[rd.first-1].Form == "«"
	forces := e.strikes() || p.plural && b.lex.IsSoldier(b.s.Words[rd.first].Lemma)
	for w := rd.last + 1; w < len(b.s.Words); {
		if b.s.Words[w].Form == "یک" && (p.plural || e.role.body()) {
			break // "افراد مسلح یک کشیش را ربودند", but "سخنگوی یک حزب"
		}
		next, x := b.entryAt(w)
		if e.role.body() || e.role.kind == "anybody" {
			if n := b.called(w) + b.tied(w); n > 0 {
				w += n // "گروه موسوم به «جیش العدل»"
				continue
			}
		}
		if p.plural && (p.member || p.office != "" || e.sector == "GOV") {
			if n := b.many(w); n > 0 {
				if w += n; b.unnamed(&p, w) {
					break
				}
				continue
			}
		}
		if quoted && b.s.Words[w].Form == "»" {
			quoted = false // «نیروهای اشغالگر» آمریکا
			w++
			continue
		}
		if forces && (vague(b.s.Words[w].Form) || next == nil && b.overrides(e, w) == "" && b.s.Words[w].Tag == syntax.Noun && (b.begins(rd.first) || b.used[b.at[rd.first]]) && b.markedBehind(w)) {
			break // "شورشیان شهر حلب را تصرف کردند", "مأموران چند نفر را بازداشت کردند"
		}
		if next == nil || b.overrides(e, w) != "" {
			if !b.passes(&p, e, w, &yields) || p.plural && e.role.overrides["@alone"] != "" && b.s.Words[w].Tag == syntax.Noun {
				break // "معترضان خانهٔ نخست‌وزیر را آتش زدند"
			}
			if skipped++; skipped > 4 || skipped > 2 && e.role.kind == "group" {
				break
			}
			w++
			continue
		}
		done, sector := b.complement(&p, e, next, x, yields)
		if done < 0 {
			break
		}
		if sector != "" && (yields || x.kind == organisationEntry && b.lex.lends(e, sector)) {
			p.sector = sector
			if x.kind == roleEntry && !x.role.yields {
				yields = false
			}
		}
		for k := next.first; k <= next.last; k++ {
			b.used[b.at[k]] = true
		}
		p.last = next.last
		w = next.last + 1
		if done == 1 {
			if w = b.coordinated(&p, next, w); b.former(w) {
				p.former, p.last = true, w
			}
			break
		}
	}
	return p
}

// called is how many words of "موسوم به «" stand at a word, where an organisation
// follows them, 0 for none.
func (b *builder) called(w int) int {
	if !b.leadsTo(w, "موسوم", "معروف", "مشهور") {
		return 0
	}
	n := 2
	if b.s.Words[w+n].Form == "«" || b.s.Words[w+n].Form == "\"" {
		n++
	}
	if _, x := b.entryAt(w + n); x == nil || x.kind != organisationEntry {
		return 0
	}
	return n
}

// leadsTo tells whether a word is one of some, and "به" and a word more stand behind it.
func (b *builder) leadsTo(w int, words ...string) bool {
	return w+2 < len(b.s.Words) && b.s.Words[w+1].Form == "به" && slices.Contains(words, b.s.Words[w].Form)
}

// tied is how many words of "وابسته به" stand at a word, where an armed group follows
// them, 0 for none: "گروهی وابسته به القاعده".
func (b *builder) tied(w int) int {
	if !b.leadsTo(w, "وابسته", "وفادار", "نزدیک") {
		return 0
	}
	if _, x := b.entryAt(w + 2); x == nil || x.kind != organisationEntry || x.code != "IMG" && x.sector != "REB" && x.sector != "UAF" {
		return 0
	}
	return 2
}

// unnamed takes into a phrase a word for states that a number counts: "نمایندگان
// بیش از ۲۰ کشور".
func (b *builder) unnamed(p *phrase, w int) bool {
	if b.s.Words[w].Form != "کشور" {
		return false
	}
	p.codes, p.why, p.last = append(p.codes, "---"), "states that are not named", w
	if p.member {
		p.sector = "GOV"
	}
	return true
}

// many is how many words of a number of states or bodies stand at a word, 0 for
// none: "بیش از ۲۰ کشور", "۱۴ گروه". A number that refers back ("دو کشور") is a
// reference.
func (b *builder) many(w int) int {
	n := 0
	if w+2 < len(b.s.Words) && (b.s.Words[w+1].Form == "از" || b.s.Words[w+1].Form == "به") {
		switch b.s.Words[w].Form {
		case "بیش", "بیشتر", "نزدیک", "قریب":
			n = 2
		}
	} else if f := b.s.Words[w].Form; f == "حدود" || f == "دست‌کم" || f == "حداقل" {
		n = 1
	}
	if w+n+1 >= len(b.s.Words) || b.s.Words[w+n].Tag != syntax.Num && !vague(b.s.Words[w+n].Form) || !b.counted(w+n+1) {
		return 0
	}
	if _, x := b.entryAt(w + n); x != nil && !vague(b.s.Words[w+n].Form) {
		return 0
	}
	n++
	if _, x := b.entryAt(w + n); b.s.Words[w+n].Form == "کشور" || x != nil && x.kind == roleEntry && x.role.body() {
		return n
	}
	return 0
}

// vague tells whether a word counts without a number: "رهبران چند کشور".
func vague(word string) bool {
	switch word {
	case "چند", "چندین", "برخی", "بعضی", "ده‌ها":
		return true
	}
	return false
}

func (b *builder) former(w int) bool {
	return w < len(b.s.Words) && b.class(b.s.Words[w].Form) == "former"
}

// counted tells whether a number above one stands before a word.
func (b *builder) counted(w int) bool {
	if w == 0 {
		return false
	}
	f := b.s.Words[w-1].Form
	if b.s.Words[w-1].Tag == syntax.Num {
		return f != "یک" && f != "۱" && f != "1"
	}
	switch f {
	case "دو", "سه", "چهار", "پنج", "چند", "چندین", "ده‌ها", "صدها", "هزاران", "میلیون‌ها", "برخی", "بعضی":
		return true
	}
	r := []rune(f)
	return len(r) > 0 && isDigit(r[0]) && f != "1" && f != "۱"
}

// passes tells whether the phrase may run on over a word of no list.
func (b *builder) passes(p *phrase, e *entry, w int, yields *bool) bool {
	word := &b.s.Words[w]
	switch word.Tag {
	case syntax.Punct, syntax.Num, syntax.Adp, syntax.Sconj, syntax.Verb, syntax.Aux, syntax.Pron, syntax.Adv:
		return false
	}
	if s := b.overrides(e, w); s != "" {
		p.sector, *yields = s, false
		p.last = w
		return true
	}
	switch b.class(word.Form) {
	case "foreign":
		p.last = w
		return true
	case "former":
		p.former = true
		p.last = w
		return true
	case "acting", "partitive", "local":
		return true
	case "stop", "title":
		return false
	case "and":
		// "وزیر راه و شهرسازی ایران": on only where no new actor begins.
		if _, x := b.entryAt(w + 1); x != nil || e.role.kind == "group" || e.role.kind == "thing" {
			return false
		}
		return e.role.office != "" || e.role.kind == "body" && e.sector == "GOV" || e.role.kind == "person"
	}
	if r := []rune(word.Form); len(r) == 0 || letter(r[0]) == blocked {
		return false
	}
	if e.role.kind == "group" && b.lex.sign("goods", word.Lemma) {
		return false // "مردم کالاهای فرانسه را تحریم کردند"
	}
	if n := b.nameAt(w); n >= 0 {
		// A name ends the phrase, unless the state comes after it: then it is
		// part of what the role is about.
		next, x := b.entryAt(b.runs[n].last + 1)
		return next != nil && x.kind == stateEntry && b.runs[n].last-w < 2 && !b.runs[n].latin
	}
	return true
}

// overrides is the sector that a modifier gives to a role, "" for none.
func (b *builder) overrides(e *entry, w int) string {
	if len(e.role.overrides) == 0 {
		return ""
	}
	f := folded(b.s.Words[w].Form)
	if s, ok := e.role.overrides[f]; ok && s != "-" {
		return s
	}
	for _, end := range []string{"ها", "های", "ی", "ان"} {
		if stem, ok := strings.CutSuffix(f, folded(end)); ok && e.role.overrides[stem] != "" {
			return e.role.overrides[stem]
		}
	}
	return ""
}

// denied tells whether the word behind a role makes something else of it:
// "شرکت در", which is taking part.
func (b *builder) denied(rd *reading, e *entry) bool {
	w := rd.last + 1
	return w < len(b.s.Words) && e.role.overrides[folded(b.s.Words[w].Form)] == "-"
}

// lends tells whether an organisation gives its sector to a role before it
// that has one of its own: leaders and fighters of an armed group or party. A
// group that has ministers and ambassadors governs by them.
func (l *Lexicon) lends(e *entry, sector string) bool {
	if e.role.office != "" && e.sector == "GOV" && !e.role.yields && e.role.office != "envoy" {
		return false
	}
	switch sector {
	case "REB", "UAF", "PRM", "PTY", "OPP":
		return e.sector == "MIL" || e.sector == "REB" || e.role.office != "" || e.sector == "GOV" && !e.role.body()
	}
	return false
}
