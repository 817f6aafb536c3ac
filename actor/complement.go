package actor

import "github.com/ravabet/ravabet/syntax"

// complement takes one reading into a phrase. It returns -1 where the phrase
// ends before it, 1 where it tells the state and ends the phrase, 0 where the
// phrase goes on, and the sector that the complement has.
func (b *builder) complement(p *phrase, head *entry, rd *reading, e *entry, yields bool) (int, string) {
	if home := head.role.home; home != "" && (e.kind == roleEntry || e.kind == stateEntry && e.code != home) {
		return -1, "" // "رهبر انقلاب مسئولان را": his title is complete
	}
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
		if yields || !b.lex.IsStateCode(x.Code) {
			p.org = e
		}
		return 1, x.Sector
	case outletEntry:
		p.codes = append(p.codes, e.code)
		p.why, p.outlet = "outlet in the phrase: "+e.name, e
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
		return b.roleComplement(p, head, rd, e, yields)
	case wordEntry:
		return b.pointerIn(p, rd, e)
	}
	return -1, ""
}

// roleComplement takes a role into the phrase of another.
func (b *builder) roleComplement(p *phrase, head *entry, rd *reading, e *entry, yields bool) (int, string) {
	kind := e.role.kind
	if head.role.kind == "anybody" && head.sector == "CVL" && (kind == "group" || kind == "person") {
		p.described = true // افراد بی‌خانمان
	}
	switch {
	case head.role.body() && (head.sector == "COP" || head.sector == "MIL") && (kind == "office" || kind == "person" && e.sector != "MIL" && e.sector != "COP"):
		return -1, "" // "پلیس رهبر مخالفان را بازداشت کرد"
	case p.plural && kind == "office" && (head.strikes() || b.lex.IsSoldier(b.s.Words[p.last].Lemma)) && b.markedBehind(rd.first):
		return -1, "" // "نظامیان شورشی رئیس‌جمهور را بازداشت کردند"
	case e.sector == "CRM" && (head.sector == "CVL" || head.sector == "REF") && rd.last+1 < len(b.s.Words) && b.s.Words[rd.last+1].Tag == syntax.Verb:
		return -1, "" // "به کشتن غیرنظامیان متهم کرد"
	case p.plural && e.role.body() && (head.role.overrides["@alone"] != "" || b.against(p, rd)):
		return -1, "" // "معترضان دولت را متهم کردند"
	case b.metByForce(p, head, rd, e):
		return -1, "" // "نیروهای امنیتی معترضان را بازداشت کردند"
	case p.sector == "NGO" && kind == "body":
		return -1, "" // "نهادهای حقوق بشری دادگاه را نمایشی می‌دانند"
	case kind == "thing" || kind == "group" && e.sector == "CVL" && !yields:
		return 0, ""
	case kind == "ally" || kind == "anybody" && e.sector == "GOV":
		p.codes, p.why = append(p.codes, "---"), "states that are not named"
		return 1, ""
	case kind == "anybody" || kind == "witness":
		if e.sector == "JRN" {
			return 0, e.sector // "کارمندان رسانه‌ها"
		}
		return 0, ""
	case p.office == "" && e.role.office != "":
		return 0, e.sector // a deputy or spokesman of somebody in office
	case rd.ending&possessive != 0 || b.clitic(b.s, rd.last+1):
		b.possessor(p, rd)
		return 1, e.sector
	}
	return 0, e.sector
}

// against tells whether "را" ends the clause's first phrase, of opponents or critics and
// of a body behind them, before a verb in the plural: that body is then what they act on.
func (b *builder) against(p *phrase, rd *reading) bool {
	first := p.last
	if first != rd.first-1 || !b.lex.sign("opponent", b.s.Words[first].Lemma) || !b.begins(first) || rd.last+1 >= len(b.s.Words) || b.s.Words[rd.last+1].Form != "را" {
		return false
	}
	for w := rd.last + 2; w < len(b.s.Words); w++ {
		if word := &b.s.Words[w]; word.Tag == syntax.Verb {
			return word.Feats.Number == syntax.Plural
		}
	}
	return false
}

// metByForce tells whether a role behind people who use force is of those on whom they
// do, and no part of who they are: in the plural, or where "را" follows.
func (b *builder) metByForce(p *phrase, head *entry, rd *reading, e *entry) bool {
	if b.s.Words[rd.first].Tag != syntax.Noun && b.s.Words[rd.first].Tag != syntax.Propn || p.last != rd.first-1 || b.class(b.s.Words[rd.first].Form) == "abstract" {
		return false
	}
	if e.role.body() && (e.sector == "MIL" || e.sector == "COP") && head.sector == "GOV" && !head.role.yields && !p.plural && (head.role.body() || head.role.office != "") {
		return b.markedBehind(rd.last + 1) // "دولت ارتش را به خیابان‌ها فرستاد"
	}
	single := p.plural && b.lex.IsSoldier(b.s.Words[p.last].Lemma)
	if !head.strikes() && !single {
		return false
	}
	many := rd.ending&plural != 0 || rd.form == formPlural
	if e.struck() {
		return many || e.role.kind != "anybody" && b.markedBehind(rd.last+1)
	}
	met := e.role.kind == "thing" || e.role.body() && (e.sector == "MIL" || e.sector == "COP" || e.sector == "GOV")
	return met && !single && !head.role.body() && p.plural && b.markedBehind(rd.last+1)
}

// begins tells whether a word begins a clause, by what stands before it.
func (b *builder) begins(w int) bool {
	if w == 0 {
		return true
	}
	switch b.s.Words[w-1].Tag {
	case syntax.Punct, syntax.Cconj, syntax.Sconj, syntax.Verb, syntax.Aux:
		return true
	}
	return false
}

// markedBehind tells whether "را" ends the nouns that begin at a word.
func (b *builder) markedBehind(w int) bool {
	for end := min(w+5, len(b.s.Words)); w < end; w++ {
		word := &b.s.Words[w]
		if word.Form == "را" {
			return true
		}
		if word.Tag != syntax.Noun && word.Tag != syntax.Propn && word.Tag != syntax.Adj {
			return false
		}
	}
	return false
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
func (b *builder) sharedComplement(p *phrase, yields bool) {
	w := p.last + 1
	for ; w < len(b.s.Words) && w < p.last+3 && b.at[w] < 0 && b.s.Words[w].Tag == syntax.Noun; w++ {
	}
	if len(p.codes) > 0 || len(p.entities) > 0 || w >= len(b.s.Words) || b.s.Words[w].Form != "و" {
		return
	}
	if next, x := b.entryAt(w + 1); next != nil && x.kind == roleEntry {
		q := b.extend(next, x)
		if len(q.codes) > 0 {
			p.codes, p.why, p.org = q.codes, q.why, q.org
		} else if yields && x.role.yields && q.sector != x.sector {
			p.sector = q.sector // "رئیس و اعضای کمیسیون مجلس"
		}
	}
}
