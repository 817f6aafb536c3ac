package actor

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/record"
)

// nameHolder fills in who held the office of a state at the date, and returns
// why.
func (b *builder) nameHolder(x *record.Entity, e *entry, p phrase) string {
	if p.office == "" || p.plural && len(p.codes) < 2 || p.former {
		return ""
	}
	state := x.Name
	if e.role.kind == "office" && b.day != 0 {
		for _, office := range b.lex.leading(x.Code, p.offices) {
			if h := b.lex.holding(x.Code, office, b.day); h != nil {
				x.Name, x.NameFa = b.lex.entries[h.entry].name, b.lex.entries[h.entry].nameFa
				return "; " + office + " " + b.lex.terms[h.term].dates + ": " + x.Name
			}
		}
	}
	if state != "" {
		x.Name = p.office + " of " + state
		x.NameFa = ezafe(b.lex.officeFa(p.office)) + " " + x.NameFa
	}
	return ""
}

// holding is who held an office of a state on a day: where terms overlap, who
// came last; nobody of an office that several hold at a time.
func (l *Lexicon) holding(code, office string, day int32) *holder {
	var found *holder
	for i, h := range l.holders[code+" "+office] {
		if !l.terms[h.term].holds(day) {
			continue
		}
		switch office {
		case "spokesperson", "ambassador", "envoy", "minister", "deputy minister", "governor", "party leader":
			if found != nil && found.entry != h.entry {
				return nil
			}
		}
		if found == nil || l.terms[h.term].From > l.terms[found.term].From {
			found = &l.holders[code+" "+office][i]
		}
	}
	return found
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

// ezafe joins a word that ends in a long vowel to what follows.
func ezafe(word string) string {
	if strings.HasSuffix(word, "و") || strings.HasSuffix(word, "ا") {
		return word + "ی"
	}
	return word
}

// officeFa is what an office is called in Persian, its English name where the
// lexicon has no Persian one.
func (l *Lexicon) officeFa(office string) string { return cmp.Or(l.officesFa[office], office) }
