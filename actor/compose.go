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
			b.persons = append(b.persons, person{names: b.foldedWords(rd.first, rd.last), entity: x, known: true})
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
		if !modifies(b.s, rd) && !b.denied(rd, e) {
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
	m.Kind = map[string]Kind{"office": Role, "person": Role, "group": Group, "anybody": Group, "witness": Group, "body": Body, "thing": Thing}[e.role.kind]
	m.Plural = p.plural
	if p.former && m.Kind == Role && p.sector != "MIL" {
		p.sector = "ELI"
	}
	if s := e.role.overrides["@bare"]; s != "" && p.plural && p.last == rd.last {
		p.sector = s // "نمایندگان" alone are those of a parliament
	}
	b.sharedComplement(&p)
	b.inParliament(&p)
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
		if code == "---" {
			x.Sector = p.sector
		}
		if p.org != nil {
			x.Name, x.NameFa = p.org.name, p.org.nameFa
		}
		b.nameHolder(&x, e, p)
		m.Entities = append(m.Entities, x)
	}
	n := b.add(m)
	b.join(n, e, p)
}

// inParliament makes a representative of a party a member of parliament:
// "نمایندهٔ حزب‌الله در پارلمان لبنان".
func (b *builder) inParliament(p *phrase) {
	w := p.last + 1
	if p.sector == "" || w+1 >= len(b.s.Words) || b.s.Words[w].Form != "در" {
		return
	}
	switch p.sector {
	case "PTY", "OPP", "REB", "GOV":
	default:
		return
	}
	if next, x := b.entryAt(w + 1); next != nil && x.kind == roleEntry && x.role.body() && x.sector == "LEG" && p.member {
		p.sector = "LEG"
		if q := b.extend(next, x); len(p.codes) == 0 && len(q.codes) > 0 {
			p.codes, p.why = q.codes, q.why
		}
	}
}

// sharedComplement takes the state of a second role: "حکومت و مردم ازبکستان".
func (b *builder) sharedComplement(p *phrase) {
	w := p.last + 1
	if len(p.codes) > 0 || len(p.entities) > 0 || w >= len(b.s.Words) || b.s.Words[w].Form != "و" {
		return
	}
	if next, x := b.entryAt(w + 1); next != nil && x.kind == roleEntry {
		if q := b.extend(next, x); len(q.codes) > 0 {
			p.codes, p.why, p.org = q.codes, q.why, q.org
		}
	}
}

// nameHolder fills in who held the office of a state at the date.
func (b *builder) nameHolder(x *record.Entity, e *entry, p phrase) {
	if p.office == "" || p.plural && len(p.codes) < 2 || p.former {
		return
	}
	state := x.Name
	if e.role.kind == "office" && b.day != 0 {
		for _, office := range b.lex.leading(x.Code, p.offices) {
			for _, h := range b.lex.holders[x.Code+" "+office] {
				if b.lex.terms[h.term].holds(b.day) {
					x.Name, x.NameFa = b.lex.entries[h.entry].name, b.lex.entries[h.entry].nameFa
					return
				}
			}
		}
	}
	if state != "" {
		x.Name = p.office + " of " + state
		x.NameFa = b.lex.officeFa(p.office) + " " + x.NameFa
	}
}

// leading orders the offices that "leader" may mean by who leads a state: a
// party leader only where one party rules, the head of government first where
// parliament elects him.
func (l *Lexicon) leading(code string, offices []string) []string {
	if len(offices) < 2 || !slices.Contains(offices, "party leader") {
		return offices
	}
	var out []string
	if l.words[folded(code)] == "parliamentary" {
		out = append(out, "prime minister", "chancellor")
	}
	for _, o := range offices {
		if o != "party leader" || l.words[folded(code)] == "oneparty" {
			out = append(out, o)
		}
	}
	return out
}

func (l *Lexicon) officeFa(office string) string {
	for _, s := range l.index.lookup(folded(office)) {
		if e := &l.entries[s.entry]; e.kind == roleEntry {
			return e.nameFa
		}
	}
	return office
}

// extend walks right from a role over its complements, in the order of the
// ezafe: adjectives, bodies, states, persons. It stops at the end of the
// phrase: punctuation, a preposition, a verb, a conjunction that joins
// something else.
func (b *builder) extend(rd *reading, e *entry) phrase {
	p := phrase{last: rd.last, sector: e.sector, office: e.role.office, offices: e.role.offices,
		plural: rd.form == formPlural || rd.ending&plural != 0 || b.counted(rd.first),
		member: e.role.overrides["@place"] == "LEG"}
	if b.clitic(b.s, rd.last+1) {
		b.possessor(&p, rd)
		p.last++
		return p
	}
	if rd.ending&possessive != 0 {
		b.possessor(&p, rd)
		return p
	}
	if b.partOf(&p, rd, e) {
		return p
	}
	yields := e.role.yields
	skipped := 0
	quoted := rd.first > 0 && b.s.Words[rd.first-1].Form == "«"
	for w := rd.last + 1; w < len(b.s.Words); {
		next, x := b.entryAt(w)
		if quoted && b.s.Words[w].Form == "»" {
			quoted = false // «نیروهای اشغالگر» آمریکا
			w++
			continue
		}
		if next == nil || b.overrides(e, w) != "" {
			if !b.passes(&p, e, w, &yields) {
				break
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
			w = b.coordinated(&p, next, w)
			if b.former(w) {
				p.former = true
				p.last = w
			}
			break
		}
	}
	return p
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
// that has one of its own: leaders and fighters of an armed group or party.
func (l *Lexicon) lends(e *entry, sector string) bool {
	switch sector {
	case "REB", "UAF", "PRM", "PTY", "OPP":
		return e.sector == "MIL" || e.role.office != "" || e.sector == "GOV" && !e.role.body()
	}
	return false
}

// complement takes one reading into a phrase. It returns -1 where the phrase
// ends before it, 1 where it tells the state and ends the phrase, 0 where the
// phrase goes on, and the sector that the complement has.
func (b *builder) complement(p *phrase, head *entry, rd *reading, e *entry, yields bool) (int, string) {
	switch e.kind {
	case stateEntry:
		if rd.form == formPeople && rd.ending&plural != 0 && rd.ending&adjectival == 0 {
			return -1, ""
		}
		p.codes = append(p.codes, e.code)
		p.why = "state in the phrase: " + e.name
		if rd.form == formPlace && head.role.overrides["@place"] != "" {
			return 1, head.role.overrides["@place"] // "نماینده تبریز"
		}
		return 1, ""
	case organisationEntry:
		x := b.organisationEntity(e)
		p.codes = append(p.codes, x.Code)
		p.why = "organisation in the phrase: " + e.name
		if yields || !b.lex.isState(x.Code) {
			p.org = e
		}
		return 1, x.Sector
	case outletEntry:
		p.codes = append(p.codes, e.code)
		p.why = "outlet in the phrase: " + e.name
		return 1, e.sector
	case personEntry:
		x, _ := b.personEntity(rd.entry)
		if p.sector == "OPP" || rd.first > 0 && b.s.Words[rd.first-1].Form == "مخالف" {
			return -1, "" // "معترضان مخالف اردوغان" need not be of his state
		}
		if p.office != "" || !head.role.body() && p.last == rd.first-1 && rd.last > rd.first {
			return -1, "" // "وزیر خارجه لاوروف": an apposition
		}
		p.codes = append(p.codes, x.Code)
		p.why = "person in the phrase: " + x.Name
		return 1, ""
	case roleEntry:
		if head.role.kind == "anybody" && head.sector == "CVL" && (e.role.kind == "group" || e.role.kind == "person") {
			p.described = true // افراد بی‌خانمان
		}
		if e.role.kind == "thing" || e.role.kind == "group" && e.sector == "CVL" && !yields {
			return 0, ""
		}
		if e.role.kind == "anybody" && e.sector == "GOV" {
			p.codes, p.why = append(p.codes, "---"), "states that are not named"
			return 1, ""
		}
		if e.role.kind == "anybody" || e.role.kind == "witness" {
			if e.sector == "JRN" {
				return 0, e.sector // "کارمندان رسانه‌ها"
			}
			return 0, ""
		}
		if p.office == "" && e.role.office != "" {
			// a deputy or spokesman of somebody in office
			return 0, e.sector
		}
		if rd.ending&possessive != 0 || b.clitic(b.s, rd.last+1) {
			b.possessor(p, rd)
			return 1, e.sector
		}
		return 0, e.sector
	case wordEntry:
		return b.pointerIn(p, rd, e)
	}
	return -1, ""
}

// coordinated takes the further states after one: "رهبران چین، روسیه و
// مغولستان".
func (b *builder) coordinated(p *phrase, rd *reading, w int) int {
	if !p.plural || len(p.codes) == 0 {
		return w
	}
	for w+1 < len(b.s.Words) {
		f := b.s.Words[w].Form
		if f != "و" && f != "،" && f != "," {
			return w
		}
		next, e := b.entryAt(w + 1)
		if next != nil && e.kind == organisationEntry && b.lex.entries[rd.entry].kind == organisationEntry && f == "و" {
			p.codes = append(p.codes, b.organisationEntity(e).Code)
			b.used[b.at[w+1]] = true
			p.last = next.last
			return next.last + 1
		}
		if next == nil || e.kind != stateEntry || next.form == formPlace {
			return w
		}
		// A comma joins only where a further state follows with "و".
		if f != "و" && !b.conjoined(next.last+1) {
			return w
		}
		p.codes = append(p.codes, e.code)
		b.used[b.at[w+1]] = true
		p.last = next.last
		w = next.last + 1
	}
	return w
}

func (b *builder) conjoined(w int) bool {
	if w >= len(b.s.Words) {
		return false
	}
	f := b.s.Words[w].Form
	_, e := b.entryAt(w + 1)
	return (f == "و" || f == "،") && e != nil && e.kind == stateEntry
}
