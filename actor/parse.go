package actor

import (
	"fmt"
	"strings"
)

// parser reads the files of the lexicon into entries and keys.
type parser struct {
	lexicon *Lexicon
	drafts  []draft
	seen    map[string]int32 // kind and headline to entry
	pool    []byte           // letters of all keys
	firsts  map[string]int   // how many names begin with a folded word
	hash    hash64
	file    string
	start   int // first entry of the file
	line    int
}

func (p *parser) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", p.file, p.line, fmt.Sprintf(format, args...))
}

// parse reads the lines of a file: headlines begin at the margin, what
// belongs to them is indented.
func (p *parser) parse(name, data string) error {
	headline, detail := p.wordLine, p.noDetail
	switch name {
	case "people":
		headline, detail = p.personLine, p.termLine
	case "states.txt":
		headline, detail = p.stateLine, p.stateDetail
	case "organisations.txt":
		headline, detail = p.organisationLine, p.organisationDetail
	case "outlets.txt":
		headline = p.outletLine
	case "offices.txt", "roles.txt":
		headline = p.roleLine
		if name == "offices.txt" {
			headline = p.officeLine
		}
	}
	p.line, p.start = 0, len(p.lexicon.entries)
	for len(data) > 0 {
		line, rest, _ := strings.Cut(data, "\n")
		data = rest
		p.line++
		line = strings.TrimRight(line, " \t\r")
		if line == "" || line[0] == '#' || strings.HasPrefix(strings.TrimLeft(line, " \t"), "#") {
			continue
		}
		var err error
		if line[0] == ' ' || line[0] == '\t' {
			err = detail(strings.TrimLeft(line, " \t"))
		} else {
			err = headline(strings.TrimPrefix(line, "\ufeff"))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) noDetail(string) error { return p.errorf("an indented line belongs to nothing here") }

// entry starts an entry; one of the same kind and headline is overridden.
func (p *parser) entry(e entry, headline string) int32 {
	n := int32(len(p.lexicon.entries))
	e.from = int32(len(p.lexicon.terms))
	e.to = e.from
	if headline != "" {
		key := string(rune('0'+e.kind)) + headline
		if old, ok := p.seen[key]; ok && e.kind != personEntry {
			p.lexicon.entries[old].overridden = true
		}
		p.seen[key] = n
	}
	p.lexicon.entries = append(p.lexicon.entries, e)
	return n
}

// last is the entry of the file that indented lines belong to.
func (p *parser) last() (int32, *entry) {
	n := len(p.lexicon.entries) - 1
	if n < p.start {
		return -1, &entry{kind: wordEntry}
	}
	return int32(n), &p.lexicon.entries[n]
}

// key adds a key for an entry. A leading ? is no part of it.
func (p *parser) key(text string, n int32, f form) {
	doubtful := strings.HasPrefix(text, "?")
	text = strings.TrimPrefix(text, "?")
	start := len(p.pool)
	var breaks uint64
	p.pool, breaks = fold(p.pool, text)
	if len(p.pool) == start || len(p.pool)-start > 120 {
		p.pool = p.pool[:start]
		return
	}
	p.drafts = append(p.drafts, draft{int32(start), int32(len(p.pool)), breaks, sense{n, f, doubtful}})
}

// fields calls yield for each part of a line between bars.
func fields(line string, yield func(string)) {
	for {
		i := strings.IndexByte(line, '|')
		if i < 0 {
			break
		}
		if f := strings.TrimSpace(line[:i]); f != "" {
			yield(f)
		}
		line = line[i+1:]
	}
	if f := strings.TrimSpace(line); f != "" {
		yield(f)
	}
}

func (p *parser) personLine(line string) error {
	i := 0
	n := p.entry(entry{kind: personEntry}, "")
	fields(line, func(f string) {
		e := &p.lexicon.entries[n]
		switch i {
		case 0:
			e.nameFa = f
		case 1:
			e.name = f
		}
		if i < 2 {
			p.key(f, n, formName)
			p.given(f)
			p.surnames(f, n)
		} else {
			p.key(f, n, formShort)
			if strings.ContainsRune(f, ' ') {
				p.surnames(f, n)
			}
		}
		i++
	})
	if i < 2 {
		return p.errorf("a person needs a Persian and an English name, parted by |")
	}
	return nil
}

// given counts the first words of names: a word that begins several is a
// given name, and no surname alone.
func (p *parser) given(name string) {
	if i := strings.IndexByte(name, ' '); i > 0 {
		var buf [64]byte
		k, _ := fold(buf[:0], name[:i])
		p.firsts[string(k)]++
	}
}

// surnames adds what may be the surname in a full name: its last word, and
// its last two.
func (p *parser) surnames(name string, n int32) {
	end := len(name)
	for range 2 {
		i := strings.LastIndexByte(name[:end], ' ')
		if i <= 0 {
			return
		}
		if len(name)-i-1 > 2 {
			p.key(name[i+1:], n, formSurname)
		}
		end = i
	}
}

// termLine reads CODE SECTOR office FROM..TO.
func (p *parser) termLine(line string) error {
	t, err := p.term(line)
	if err != nil {
		return err
	}
	_, e := p.last()
	if e.kind != personEntry {
		return p.errorf("this term belongs to nobody")
	}
	p.lexicon.terms = append(p.lexicon.terms, t)
	e.to++
	return nil
}

func (p *parser) term(line string) (Term, error) {
	if i := strings.IndexByte(line, '#'); i > 0 {
		line = strings.TrimSpace(line[:i])
	}
	code, rest, ok := strings.Cut(line, " ")
	sector, rest, ok2 := strings.Cut(strings.TrimSpace(rest), " ")
	if !ok || (!ok2 && sector == "") || len(code) != 3 {
		return Term{}, p.errorf("%q: write CODE SECTOR office FROM..TO", line)
	}
	if sector == "-" {
		sector = ""
	}
	t := Term{Code: code, Sector: sector, Office: strings.TrimSpace(rest), To: openEnd}
	i := strings.LastIndexByte(t.Office, ' ')
	if strings.Contains(t.Office[i+1:], "..") {
		t.dates = t.Office[i+1:]
		t.Office = strings.TrimSpace(t.Office[:max(i, 0)])
		var err error
		if t.From, t.To, err = parseDates(t.dates); err != nil {
			return t, p.errorf("%v", err)
		}
	}
	return t, nil
}

func (p *parser) stateLine(line string) error {
	i, n := 0, int32(-1)
	var err error
	fields(line, func(f string) {
		switch {
		case i == 0 && len(f) == 3:
			n = p.entry(entry{kind: stateEntry, code: f, sector: "GOV"}, f)
			p.lexicon.states[f] = n
		case n < 0:
			err = p.errorf("%q: a state begins with its code of three letters", line)
		default:
			e := &p.lexicon.entries[n]
			name := strings.TrimPrefix(f, "?")
			if e.nameFa == "" {
				e.nameFa = name
			} else if e.name == "" {
				e.name = name
			}
			p.key(f, n, formName)
		}
		i++
	})
	return err
}

func (p *parser) stateDetail(line string) error {
	n, e := p.last()
	name, rest, ok := strings.Cut(line, ":")
	f, known := map[string]form{"people": formPeople, "seat": formSeat, "place": formPlace}[name]
	if !ok || !known || e.kind != stateEntry {
		return p.errorf("%q: write people:, seat: or place: and names parted by |", line)
	}
	fields(rest, func(text string) { p.key(text, n, f) })
	return nil
}

func (p *parser) organisationLine(line string) error {
	n := p.named(entry{kind: organisationEntry}, line)
	if p.lexicon.entries[n].name == "" {
		return p.errorf("an organisation needs a Persian and an English name, parted by |")
	}
	return nil
}

// named starts an entry whose fields are its names.
func (p *parser) named(e entry, line string) int32 {
	i := 0
	first, _, _ := strings.Cut(line, "|")
	n := p.entry(e, folded(first))
	fields(line, func(f string) {
		e := &p.lexicon.entries[n]
		switch i {
		case 0:
			e.nameFa = strings.TrimPrefix(f, "?")
		case 1:
			e.name = strings.TrimPrefix(f, "?")
		}
		p.key(f, n, formName)
		i++
	})
	return n
}

// organisationDetail reads a term, or the members that it had for a time.
func (p *parser) organisationDetail(line string) error {
	_, e := p.last()
	if e.kind != organisationEntry {
		return p.errorf("this line belongs to no organisation")
	}
	if rest, ok := strings.CutPrefix(line, "members:"); ok {
		m := membership{term: Term{To: openEnd}}
		for _, f := range strings.Fields(rest) {
			if strings.Contains(f, "..") {
				var err error
				if m.term.From, m.term.To, err = parseDates(f); err != nil {
					return p.errorf("%v", err)
				}
			} else if len(f) == 3 {
				m.codes = append(m.codes, f)
			} else {
				return p.errorf("%q is no code of a state", f)
			}
		}
		e.members = append(e.members, m)
		return nil
	}
	t, err := p.term(line)
	if err != nil {
		return err
	}
	if e.code == "" {
		e.code, e.sector = t.Code, t.Sector
	}
	p.lexicon.terms = append(p.lexicon.terms, t)
	e.to++
	return nil
}

func (p *parser) outletLine(line string) error {
	code, rest, _ := strings.Cut(line, "|")
	code = strings.TrimSpace(code)
	if len(code) != 3 || strings.TrimSpace(rest) == "" {
		return p.errorf("%q: an outlet begins with the code of its state", line)
	}
	p.named(entry{kind: outletEntry, code: code, sector: "JRN"}, rest)
	return nil
}

func (p *parser) officeLine(line string) error {
	head, rest, _ := strings.Cut(line, "|")
	sector, office, ok := strings.Cut(strings.TrimSpace(head), " ")
	if !ok {
		return p.errorf("%q: write SECTOR office @STATE = offices | words, of which @STATE and = offices may be left out", line)
	}
	r := &role{kind: "office"}
	r.office, office, ok = strings.Cut(office, "=")
	r.office, r.home, _ = strings.Cut(r.office, "@")
	r.office, r.home = strings.TrimSpace(r.office), strings.TrimSpace(r.home)
	r.offices = []string{r.office}
	if ok {
		r.offices = r.offices[:0]
		for _, o := range strings.Split(office, ",") {
			r.offices = append(r.offices, strings.TrimSpace(o))
		}
	}
	sector, r.yields = strings.CutSuffix(sector, "*")
	p.roleKeys(r, sector, rest, folded(r.office))
	return nil
}

func (p *parser) roleLine(line string) error {
	line, over, _ := strings.Cut(line, ";")
	head, rest, _ := strings.Cut(line, "|")
	sector, kind, _ := strings.Cut(strings.TrimSpace(head), " ")
	r := &role{kind: kind}
	switch kind {
	case "person", "group", "anybody", "witness", "ally", "body", "thing":
	default:
		return p.errorf("%q: a role is a person, group, anybody, witness, ally, body or thing", kind)
	}
	sector, r.yields = strings.CutSuffix(sector, "*")
	for _, o := range strings.Split(over, ";") {
		if word, s, ok := strings.Cut(strings.TrimSpace(o), "="); ok && word != "" {
			if r.overrides == nil {
				r.overrides = map[string]string{}
			}
			if word[0] != '@' {
				word = folded(word)
			}
			r.overrides[word] = s
		}
	}
	p.roleKeys(r, sector, rest, "")
	return nil
}

// roleKeys adds the words of a role, one entry for all of them.
func (p *parser) roleKeys(r *role, sector, words, headline string) {
	e := entry{kind: roleEntry, sector: sector, role: r, name: r.office}
	n := p.entry(e, headline)
	fields(words, func(f string) {
		form := formRole
		if rest, ok := strings.CutPrefix(f, "+"); ok {
			f, form = rest, formPlural
		}
		if p.lexicon.entries[n].nameFa == "" {
			p.lexicon.entries[n].nameFa = f
		}
		p.key(f, n, form)
		if stem, ok := strings.CutSuffix(f, "ه"); ok && form == formRole { // نماینده، نمایندگان
			p.key(stem+"گان", n, formPlural)
		}
	})
	// Offices of one state alone have names of their own there.
	if l := p.lexicon; r.kind == "office" && r.home == "" && l.officesFa[r.office] == "" {
		l.officesFa[r.office] = l.entries[n].nameFa
	}
}

func (p *parser) wordLine(line string) error {
	class, rest, _ := strings.Cut(line, "|")
	class = strings.TrimSpace(class)
	switch class {
	case "portfolio", "mission", "target", "goods", "soldier", "opponent":
		signs := p.lexicon.signs[class]
		if signs == nil {
			signs = map[string]bool{}
			p.lexicon.signs[class] = signs
		}
		fields(rest, func(f string) { signs[folded(f)] = true })
		return nil
	}
	n := p.entry(entry{kind: wordEntry, class: class}, "")
	fields(rest, func(f string) {
		form := formWord
		if rest, ok := strings.CutPrefix(f, "+"); ok {
			f, form = rest, formPlural
		}
		p.lexicon.words[folded(f)] = class
		switch class {
		case "press":
			p.lexicon.press = f
		case "stop", "and", "former", "acting", "title", "foreign", "area", "abstract", "noname", "part", "local", "oneparty", "parliamentary":
		default:
			p.key(f, n, form)
		}
	})
	return nil
}
