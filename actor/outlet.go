package actor

import "github.com/ravabet/ravabet/record"

// press tells whether a reading is a noun for an outlet: "خبرگزاری", "روزنامه".
func (b *builder) press(rd *reading) bool {
	e := &b.lex.entries[rd.entry]
	return e.kind == roleEntry && e.sector == "JRN" && e.role.body() && rd.ending&plural == 0 && rd.form != formPlural
}

// outletNames marks the names of no list that stand behind a noun for an
// outlet, whatever they are taken for: "خبرگزاری البرزنیوز", "سایت «الریاض»".
func (b *builder) outletNames() {
	for i := range b.all {
		rd := &b.all[i]
		if !b.press(rd) {
			continue
		}
		w := rd.last + 1
		quoted := w < len(b.s.Words) && b.s.Words[w].Form == "«"
		if quoted {
			w++
		}
		last := w - 1
		for last+1 < len(b.s.Words) && last < w+2 && (b.nameable(last+1) || quoted && b.s.Words[last+1].Form != "»" && b.at[last+1] < 0) {
			last++
		}
		if last < w || quoted && (last+1 >= len(b.s.Words) || b.s.Words[last+1].Form != "»") {
			continue
		}
		if !quoted {
			last = w // one word: what follows may be anything
		}
		b.markCertain(w, last)
	}
}

func (b *builder) markCertain(first, last int) {
	if b.certain == nil {
		b.certain = make([]bool, len(b.s.Words))
	}
	for w := first; w <= last; w++ {
		b.certain[w] = true
	}
}

// outlet makes the mention of an outlet that is in the lexicon, or has a name
// of no list, behind a noun for one. It tells whether there is such.
func (b *builder) outlet(rd *reading, p phrase, m Mention) bool {
	if !b.press(rd) {
		return false
	}
	x := record.Entity{Code: "---", Sector: "JRN"}
	if len(p.codes) == 1 {
		x.Code = p.codes[0]
	}
	switch {
	case p.outlet != nil:
		x.Name, x.NameFa = p.outlet.name, p.outlet.nameFa
		m.Why = "news outlet: " + p.outlet.name
	default:
		w := rd.last + 1
		if w < len(b.s.Words) && b.s.Words[w].Form == "«" {
			w++
		}
		n := b.nameAt(w)
		if n < 0 || b.certain == nil || !b.certain[w] {
			return false
		}
		last := b.runs[n].last
		if _, e := b.entryAt(b.after(last)); e != nil && e.kind == stateEntry && len(p.codes) == 0 {
			x.Code = e.code // سایت «الریاض» عربستان
		}
		name, _, _ := b.span(b.si, b.runs[n].first, last)
		x.Name, x.NameFa, m.Why = name, name, "a news outlet of no list"
		b.runs[n].taken = true
		m.Last = max(m.Last, last)
	}
	m.Kind, m.Entities = Outlet, []record.Entity{x}
	b.add(m)
	return true
}

// after is the word behind another and a closing quotation mark.
func (b *builder) after(w int) int {
	if w+1 < len(b.s.Words) && b.s.Words[w+1].Form == "»" {
		return w + 2
	}
	return w + 1
}
