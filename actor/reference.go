package actor

import (
	"slices"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// pointer makes the mention of a word that points into the document.
func (b *builder) pointer(i int, m Mention) {
	rd := &b.all[i]
	class := b.lex.entries[rd.entry].class
	m.Kind = Pronoun
	switch class {
	case "partitive", "self", "it", "acting", "home", "none", "globe":
		return
	case "counterpart":
		b.counterpart(i, m)
		return
	case "west", "world":
		if b.direction(rd) {
			return
		}
		m.Kind, m.Plural, m.Why = Group, true, "no single state"
		m.Entities = []record.Entity{{Code: "---"}}
		if class == "west" {
			m.Entities[0].Sector = "GOV"
		}
		b.add(m)
		return
	}
	found, why := b.refer(class, rd.first)
	m.Plural = len(found) > 1 || class == "they" || class == "we"
	m.Entities, m.Why = found, why
	b.add(m)
	if n := len(b.acts) - 1; class == "we" && n >= 0 {
		b.acts[n].we = true
	}
}

// direction tells whether "غرب" names a part of the land behind it, and not the West:
// "جنوب غرب پاکستان".
func (b *builder) direction(rd *reading) bool {
	if rd.first < rd.last || b.class(b.s.Words[rd.first].Form) != "part" {
		return false
	}
	if rd.first == 0 {
		return false
	}
	before := &b.s.Words[rd.first-1]
	if b.class(before.Form) == "part" {
		return true
	}
	if before.Tag != syntax.Adp && before.Tag != syntax.Noun || before.Form == "را" {
		return false // "گفت غرب اوکراین را مسلح می‌کند"
	}
	next, e := b.entryAt(rd.last + 1)
	return next != nil && e.kind == stateEntry
}

// refer finds who a word of a class means at a word of the sentence.
func (b *builder) refer(class string, w int) ([]record.Entity, string) {
	switch class {
	case "he":
		verbs := b.governors(w)
		return b.antecedentBut(b.si, w, func(a *act) bool {
			return a.sentence == b.si && a.governor >= 0 && slices.Contains(verbs, a.governor)
		})
	case "they":
		return b.antecedent(b.si, w, true)
	case "we", "i":
		return b.speaker(w)
	case "you":
		return nil, "addressed"
	case "both":
		return b.members(w, 2)
	case "pair":
		return b.members(w, 2)
	case "three":
		return b.members(w, 3)
	case "four":
		return b.members(w, 4)
	case "five", "six", "seven", "states":
		if found := b.enumerated(w, map[string]int{"five": 5, "six": 6, "seven": 7}[class]); found != nil {
			return found, "those named together before"
		}
		return []record.Entity{b.stateEntity("---", "GOV")}, "no single state"
	case "state":
		if code := b.lastState(w); code != "" {
			return []record.Entity{b.stateEntity(code, "GOV")}, "the state named last"
		}
	case "ownstate":
		if code := b.ownState(w); code != "" {
			return []record.Entity{b.stateEntity(code, "GOV")}, "the state of whom the sentence is about"
		}
	case "region":
		if found := b.lastPlace(w); found != nil {
			return found, "the place or land named last"
		}
		if code := b.lastState(w); code != "" {
			return []record.Entity{b.stateEntity(code, "")}, "the state named last"
		}
	case "host", "home":
		if code := b.mainState(); code != "" {
			return []record.Entity{b.stateEntity(code, "GOV")}, "the state that the document is about"
		}
	case "other":
		return b.otherSide(w)
	case "body":
		if found, why := b.lastBody(w); found != nil {
			return found, why
		}
		return b.kindOnly(w)
	case "act":
		return b.lastDoer(w)
	case "two":
		return b.lastTwo(w)
	}
	return nil, "nothing in the document tells"
}

// pointerIn takes a pointing word into the phrase of a role: "دولت این
// کشور", "رهبران دو کشور", "همکار او".
func (b *builder) pointerIn(p *phrase, rd *reading, e *entry) (int, string) {
	switch e.class {
	case "partitive":
		if rd.first == p.last+1 && (rd.last == rd.first || b.s.Words[rd.first].Form == "یکی") {
			return 0, "" // "دختر یکی از رهبران حماس"
		}
		return -1, "" // "پلیس شماری از معترضان را"
	case "it", "acting", "none":
		return -1, ""
	case "counterpart":
		return -1, ""
	case "self":
		found, why := b.antecedent(b.si, rd.first, false)
		b.take(p, found, why)
		return 1, ""
	case "home":
		if code := b.mainState(); code != "" {
			p.codes, p.why = append(p.codes, code), "the state that the document is about"
		}
		return 1, ""
	case "west", "world", "globe":
		p.codes, p.why = append(p.codes, "---"), "no single state"
		return 1, ""
	}
	if n := rd.last + 1; n < len(b.s.Words) && b.s.Words[n].Form == "را" && (e.class == "he" || e.class == "they" || e.class == "we") {
		return -1, "" // "شورشیان او را": its object
	}
	found, why := b.refer(e.class, rd.first)
	if e.class == "we" && found == nil && b.lex.press != "" {
		p.codes, p.why = append(p.codes, b.lex.press), "ours: that of the press"
		return 1, ""
	}
	b.take(p, found, why)
	if len(found) > 1 {
		p.plural = true
	}
	return 1, sectorOf(found)
}

func sectorOf(found []record.Entity) string {
	if len(found) > 0 && found[0].Sector != "GOV" && found[0].Sector != "UNK" {
		return found[0].Sector
	}
	return ""
}

func (b *builder) take(p *phrase, found []record.Entity, why string) {
	for _, x := range found {
		p.codes = append(p.codes, x.Code)
	}
	p.why = why
}

// possessor fills in the state of a role that carries a possessive ending:
// "نیروهایش", "دولتش".
func (b *builder) possessor(p *phrase, rd *reading) {
	if rd.last+1 < len(b.s.Words) && b.clitic(b.s, rd.last+1) && b.s.Words[rd.last+1].Form == "مان" && b.lex.press != "" {
		p.codes, p.why = append(p.codes, b.lex.press), "our: that of the press"
		return
	}
	if folded(b.s.Words[rd.first].Form) == folded("اعضای") {
		for i := len(b.acts) - 1; i >= 0 && b.acts[i].sentence == b.si; i-- {
			if a := &b.acts[i]; a.kind == Organisation {
				p.codes, p.why = append(p.codes, a.entities[0].Code), "members of "+a.entities[0].Text
				return
			}
		}
	}
	if role := b.lex.entries[rd.entry].role; role.body() || role.kind == "office" {
		for i := len(b.acts) - 1; i >= 0 && b.acts[i].sentence == b.si; i-- {
			if a := &b.acts[i]; a.kind == State && a.subject && a.word < rd.first {
				p.codes, p.why = append(p.codes, a.entities[0].Code), "of the state that acts in the sentence"
				return
			}
		}
	}
	found, why := b.antecedent(b.si, rd.first, false)
	if len(found) > 0 {
		p.codes, p.why = append(p.codes, found[0].Code), why
	}
}

// counterpart resolves "همتای روس خود", "همتای ایرانی وی".
func (b *builder) counterpart(i int, m Mention) {
	rd := &b.all[i]
	var codes []string
	w := rd.last + 1
	for ; w < len(b.s.Words); w++ {
		next, e := b.entryAt(w)
		if next != nil && e.kind == stateEntry {
			codes = append(codes, e.code)
			b.used[b.at[w]] = true
			m.Last = next.last
			w = next.last
			continue
		}
		if next != nil && e.kind == wordEntry && (e.class == "self" || e.class == "he") {
			b.used[b.at[w]] = true
			m.Last = w
		}
		break
	}
	m.Kind, m.Plural = Role, rd.form == formPlural
	own, _ := b.antecedent(b.si, rd.first, false)
	sector := "GOV"
	if len(own) > 0 {
		switch own[0].Sector {
		case "MIL", "LEG", "JUD", "REL", "COP", "SPY":
			sector = own[0].Sector
		}
	}
	m.Why = "counterpart"
	if len(codes) == 0 {
		codes = b.abroad(&m)
	}
	if len(codes) == 0 && !m.Plural { // several are of no one side
		if other, _ := b.otherSide(rd.first); len(other) > 0 {
			codes = append(codes, other[0].Code)
		}
	}
	for _, code := range codes {
		m.Entities = append(m.Entities, b.stateEntity(code, sector))
	}
	n := b.add(m)
	b.join(n, &b.lex.entries[rd.entry], phrase{last: m.Last, codes: codes, sector: sector})
}

// antecedent finds who a pronoun or the ending of a verb means: for one, the
// person named last, a subject before others; for several, a group or the
// members of the last coordination.
func (r *resolver) antecedent(si, w int, many bool) ([]record.Entity, string) {
	if many {
		if found := r.pluralBefore(si, w); found != nil {
			return found, "the last named group"
		}
		if found := r.othersBefore(si, w); found != nil {
			return found, "the state named last"
		}
		return nil, "nothing in the document tells"
	}
	return r.antecedentBut(si, w, func(*act) bool { return false })
}

// abroad are the states of counterparts that a phrase says to be there:
// "همتایان خود در نیجر و ساحل عاج".
func (b *builder) abroad(m *Mention) (codes []string) {
	w := m.Last + 1
	if w >= len(b.s.Words) || b.s.Words[w].Form != "در" {
		return nil
	}
	for w++; ; w++ {
		next, e := b.entryAt(w)
		if next == nil || e.kind != stateEntry || next.form == formPlace {
			return codes
		}
		codes = append(codes, e.code)
		if w = next.last + 1; !m.Plural || w >= len(b.s.Words) || b.class(b.s.Words[w].Form) != "and" && b.s.Words[w].Form != "،" {
			return codes
		}
	}
}

// antecedentBut finds who one person is, leaving out who cannot be.
func (r *resolver) antecedentBut(si, w int, not func(*act) bool) ([]record.Entity, string) {
	best, score := -1, -1
	for i := len(r.acts) - 1; i >= 0; i-- {
		a := &r.acts[i]
		if a.sentence > si || a.sentence == si && a.word >= w {
			continue
		}
		if si-a.sentence > 3 && best >= 0 || si-a.sentence > 12 {
			break
		}
		if not(a) {
			continue
		}
		n := -1
		switch a.kind {
		case Person:
			n = 30
			if a.entities[0].Code == "---" && !a.known {
				n = 6
			}
		case Role:
			n = 26
		case Pronoun:
			n = 24
			if a.entities[0].Code == "---" || len(a.entities) > 1 {
				n = -1
			}
		case Group:
			n = 12
			if a.entities[0].Code == "---" {
				n = 2
			}
		case State, Organisation, Body:
			n = 8
		}
		if n < 0 || a.plural {
			continue
		}
		n -= 6 * (si - a.sentence)
		if a.subject {
			n += 8
		} else if a.word == 0 || a.sentence < si && r.firstPerson(i) {
			n += 4
		}
		if n > score {
			best, score = i, n
		}
	}
	if best < 0 {
		return nil, "nothing in the document tells"
	}
	found := bare(r.acts[best].entities)
	if p := r.acts[best].person; p >= 0 && len(found) == 1 {
		found[0].Code, found[0].Sector = r.persons[p].entity.Code, r.persons[p].entity.Sector
	}
	return found, "points back to " + r.acts[best].entities[0].Text
}

// governors are the verbs whose subject a pronoun cannot be: the one that it is
// an object of, and that with which this one shares its subject ("خود" would
// stand there: Chomsky's principle B).
func (b *builder) governors(w int) []int {
	switch b.s.Words[w].Rel {
	case "obj", "iobj", "obl", "obl:arg":
	default:
		return nil
	}
	var out []int
	for v := b.s.Words[w].Head; v >= 0 && len(out) < 4; v = b.s.Words[v].Head {
		out = append(out, v)
		if b.s.Words[v].Rel != "conj" || b.s.Child(v, "nsubj") >= 0 {
			break
		}
	}
	return out
}

// argument tells whether a mention stands with a verb in another role than its
// subject: who is attacked is not who attacks.
func (r *resolver) argument(a *act, si, verb int) bool {
	if a.sentence != si || a.governor >= 0 {
		return false
	}
	words := r.doc.Sentences[si].Words
	for i, n := a.at, 0; i >= 0 && n < len(words); i, n = words[i].Head, n+1 {
		if i == verb {
			return true
		}
		if words[i].Tag == syntax.Verb {
			return false
		}
	}
	return false
}

// firstPerson tells whether an act is the first person of its sentence.
func (r *resolver) firstPerson(i int) bool {
	for j := i - 1; j >= 0 && r.acts[j].sentence == r.acts[i].sentence; j-- {
		if k := r.acts[j].kind; k == Person || k == Role {
			return false
		}
	}
	return true
}

func bare(entities []record.Entity) []record.Entity { return unsaid(entities) }

// speaker is who says "ما": the subject of the sentence before the words, or
// who spoke last. Whom a sentence names before it has come to any verb or sign of
// speech does not speak: "آقای وزیر بنده را متهم کرد".
func (b *builder) speaker(w int) ([]record.Entity, string) {
	said := slices.ContainsFunc(b.s.Words[:w], func(x syntax.Word) bool {
		return x.Tag == syntax.Verb || x.Form == ":" || x.Form == "«" || x.Form == "\"" || x.Form == "که"
	})
	if said {
		return b.antecedentBut(b.si, w, b.located)
	}
	return b.antecedentBut(b.si, w, func(a *act) bool { return a.sentence == b.si || b.located(a) })
}

// located tells whether a state is only where something happens, and speaks of nothing:
// "در لبنان".
func (r *resolver) located(a *act) bool {
	return (a.kind == State || a.kind == Place) && a.word > 0 && r.doc.Sentences[a.sentence].Words[a.word-1].Form == "در"
}
