package actor

import (
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// partOf takes into a phrase for people of no state those whom they are a part
// of: "هزاران نفر از مردم فرانسه", "صدها تن از عراقی‌ها".
func (b *builder) partOf(p *phrase, rd *reading, e *entry) bool {
	w := rd.last + 1
	if w+1 >= len(b.s.Words) || b.s.Words[w].Form != "از" {
		return false
	}
	if next, x := b.entryAt(w + 1); next != nil && x.kind == organisationEntry && delegates(b.s.Words[rd.last].Form) {
		y := b.organisationEntity(x)
		p.codes, p.why, p.last = []string{y.Code}, "part of "+x.name, next.last
		if y.Sector != "" {
			p.sector = y.Sector
		}
		b.used[b.at[w+1]] = true
		return true
	}
	if e.role.kind != "anybody" {
		return false
	}
	for w++; w < len(b.s.Words) && b.at[w] < 0 && b.s.Words[w].Tag == syntax.Det; w++ {
	}
	next, x := b.entryAt(w)
	if next == nil {
		return false
	}
	switch {
	case x.kind == stateEntry && next.ending&plural != 0:
		p.codes, p.why, p.last = []string{x.code}, "people of "+x.name, next.last
	case x.kind == roleEntry && (x.role.kind == "group" || !x.role.body() && (next.ending&plural != 0 || next.form == formPlural)):
		q := b.extend(next, x)
		if len(q.codes) == 0 && len(q.entities) == 0 {
			q.codes, q.why = b.context(next, x, q)
		}
		p.codes, p.entities, p.why, p.last = q.codes, q.entities, q.why, q.last
		if q.sector != "" {
			p.sector = q.sector
		}
	case x.kind == wordEntry && (x.class == "they" || x.class == "we"):
		found, why := b.refer(x.class, w)
		b.take(p, found, why)
		p.last = next.last
		if s := sectorOf(found); s != "" {
			p.sector = s
		}
	default:
		return false
	}
	for k := rd.last + 1; k <= p.last; k++ {
		if b.at[k] >= 0 {
			b.used[b.at[k]] = true
		}
	}
	p.plural = true
	return true
}

// delegates tells whether a word is one for some whom a body sends, or of which
// it is made: "هیئتی از حماس".
func delegates(form string) bool {
	switch form {
	case "هیئتی", "هیأتی", "هیاتی", "گروهی", "تیمی", "عضوی", "نماینده‌ای", "نمایندگانی", "اعضایی", "فرماندهی", "مقامی", "مسئولی":
		return true
	}
	return false
}

// some tells whether a word counts people out: a number, "ده‌ها", "برخی".
func (b *builder) some(w int) bool {
	if w < 0 {
		return false
	}
	word := &b.s.Words[w]
	if word.Tag == syntax.Num {
		return true
	}
	switch word.Form {
	case "ده‌ها", "صدها", "هزاران", "میلیون‌ها", "چند", "چندین", "شماری", "برخی", "بعضی", "دو", "سه", "چهار", "پنج", "یک":
		return true
	}
	return false
}

// people makes of a state's adjective that is counted the people that it
// means: "ده‌ها فلسطینی", "دو ایرانی".
func (b *builder) people(rd *reading, m *Mention) bool {
	if rd.form != formPeople && rd.ending&adjectival == 0 || !b.some(rd.first-1) {
		return false
	}
	if n := rd.last + 1; n < len(b.s.Words) {
		// "سه فرانسوی شرکت": no noun may follow that it modifies.
		if _, x := b.entryAt(n); x != nil && x.kind == roleEntry {
			return false
		}
	}
	m.Kind, m.Plural = Group, b.counted(rd.first) || b.s.Words[rd.first-1].Tag != syntax.Num && b.s.Words[rd.first-1].Form != "یک"
	return true
}

// partitive widens a mention to the words before it that count a part of it
// out: "شماری از شهروندان".
func (b *builder) partitive(rd *reading) int {
	w := rd.first - 1
	if w < 1 || b.at[w] < 0 {
		return rd.first
	}
	before := &b.all[b.at[w]]
	if e := &b.lex.entries[before.entry]; e.kind == wordEntry && e.class == "partitive" && before.last == w && before.first < w && b.s.Words[w].Form == "از" {
		return before.first
	}
	return rd.first
}

// foreigners are those whom "نیروهای خارجی" means: the states whose forces the
// document has spoken of, where it named them together.
func (b *builder) foreigners(head string) []record.Entity {
	for i := len(b.acts) - 1; i >= 0; i-- {
		if a := &b.acts[i]; a.head == head && len(a.entities) > 1 {
			return bare(a.entities)
		}
	}
	return nil
}
