package actor

import (
	"slices"

	"github.com/ravabet/ravabet/record"
)

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
