package actor

import (
	"strings"

	"github.com/ravabet/ravabet/record"
)

// lastBody is what "این سازمان", "این شورا" points to: the last mention that
// has the pointing word's noun in its name, else the organisation within another
// phrase of the sentence ("سخنگوی سازمان ملل گفت این سازمان …"), else the last
// organisation, else the last body.
func (b *builder) lastBody(w int) ([]record.Entity, string) {
	noun := ""
	if w+1 < len(b.s.Words) {
		noun = strings.TrimSuffix(folded(b.s.Words[w+1].Form), string(letters['ی']))
		noun = strings.TrimSuffix(noun, house) // "این وزارتخانه" is a "وزارت"
	}
	for n, fits := range []func(a *act) bool{
		func(a *act) bool { return a.kind != Pronoun && a.kind != Role && b.bears(a, noun) },
		func(a *act) bool {
			return a.kind == Organisation && b.si-a.sentence < 4 && b.nounSector(w) == sectorLike(&a.entities[0])
		},
		func(a *act) bool {
			return (a.kind == Organisation || a.kind == Outlet) && b.si-a.sentence < 4 && b.suits(w, &a.entities[0])
		},
		func(a *act) bool {
			return (a.kind == Organisation || a.kind == Body || a.kind == Outlet) && b.si-a.sentence < 6 && b.suits(w, &a.entities[0])
		},
	} {
		if n == 1 {
			if e := b.organisationBefore(w); e != nil {
				return []record.Entity{b.organisationEntity(e)}, "points back to " + e.nameFa
			}
		}
		for i := len(b.acts) - 1; i >= 0; i-- {
			a := &b.acts[i]
			if a.sentence == b.si && a.word >= w || a.sentence < b.si-12 || !fits(a) {
				continue
			}
			return bare(a.entities), "points back to " + a.entities[0].Text
		}
	}
	return nil, "nothing in the document tells"
}

var house = folded("خانه")

// namedBody is the organisation that the document has named in full and calls by the
// noun of its name alone from then on: "آژانس", of the International Atomic Energy
// Agency.
func (b *builder) namedBody(rd *reading, e *entry, p *phrase) []record.Entity {
	if !e.role.body() || p.last != rd.last || p.plural || len(p.codes)+len(p.entities) > 0 || rd.last > rd.first {
		return nil
	}
	noun := strings.TrimSuffix(folded(b.s.Words[rd.first].Form), string(letters['ی']))
	for i := len(b.acts) - 1; i >= 0; i-- {
		a := &b.acts[i]
		if a.kind == Organisation && a.sentence >= b.si-12 && !b.lex.IsStateCode(a.entities[0].Code) && b.bears(a, noun) {
			return a.entities
		}
	}
	return nil
}

// organisationBefore is the last organisation that is named before a word of its
// sentence, be it in the phrase of somebody else; nil for none.
func (b *builder) organisationBefore(w int) *entry {
	for i := len(b.all) - 1; i >= 0; i-- {
		if rd := &b.all[i]; rd.last < w {
			if e := &b.lex.entries[rd.entry]; e.kind == organisationEntry && !rd.doubtful {
				return e
			}
		}
	}
	return nil
}

// bears tells whether a mention has a folded noun among its words.
func (r *resolver) bears(a *act, noun string) bool {
	if len(noun) < 2 {
		return false
	}
	words := r.doc.Sentences[a.sentence].Words
	for w := a.word; w <= a.last && w < len(words); w++ {
		if strings.TrimSuffix(folded(words[w].Form), string(letters['ی'])) == noun {
			return true
		}
	}
	return false
}

// kindOnly gives what the noun of a pointing phrase alone tells: "این
// روزنامه" is of the press.
func (b *builder) kindOnly(w int) ([]record.Entity, string) {
	if sector := b.nounSector(w); sector != "" {
		return []record.Entity{{Code: "---", Sector: sector}}, "nothing in the document tells"
	}
	return nil, "nothing in the document tells"
}

// suits tells whether a pointing phrase can mean somebody by its noun: "این حزب"
// is no court.
func (b *builder) suits(w int, e *record.Entity) bool {
	switch sector := b.nounSector(w); sector {
	case "PTY", "MIL", "JUD", "LEG", "JRN", "BUS", "EDU", "REL", "MED":
		return e.Sector == "" || sectorLike(e) == sector
	}
	return true
}

// nounSector is the sector of the noun in a pointing phrase, "" for none.
func (b *builder) nounSector(w int) string {
	if w+1 >= len(b.s.Words) {
		return ""
	}
	for _, x := range b.lex.index.lookup(folded(b.s.Words[w+1].Form)) {
		if e := &b.lex.entries[x.entry]; e.kind == roleEntry {
			return e.sector
		}
	}
	return ""
}

// sectorLike is the sector of an organisation, that of firms across borders
// being business.
func sectorLike(e *record.Entity) string {
	if e.Code == "MNC" {
		return "BUS"
	}
	return e.Sector
}
