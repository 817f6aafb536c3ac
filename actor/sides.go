package actor

import (
	"sort"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// pluralBefore finds the group, or the members of a coordination, that a
// plural pronoun before word w means.
func (r *resolver) pluralBefore(si, w int) []record.Entity {
	best, score := -1, 0
	together := r.together(si, w)
	for i := len(r.acts) - 1; i >= 0; i-- {
		a := &r.acts[i]
		if a.sentence > si || a.sentence == si && a.word >= w {
			continue
		}
		if si-a.sentence > 3 {
			break
		}
		n := 0
		switch {
		case a.joined && a.stateful():
			n = 24
		case len(a.entities) > 1:
			n = 22
			if together {
				n += 10
			}
		case a.we || a.entities[0].Code == "---" && (a.kind == Pronoun || !a.subject):
			continue
		case a.plural:
			n = 22
		case a.kind == Group:
			n = 20
		case a.kind == Organisation && si-a.sentence < 2:
			n = 14
		default:
			continue
		}
		n -= 6 * (si - a.sentence)
		if a.subject {
			n += 8
		}
		if n > score {
			best, score = i, n
		}
	}
	if best < 0 {
		return nil
	}
	out := bare(r.acts[best].entities)
	for j := best; r.acts[j].joined && r.acts[j].stateful() && j > 0; j-- {
		out = append(bare(r.acts[j-1].entities), out...)
	}
	return out
}

// together tells whether those meant by a word act on each other: "آنها با هم
// مذاکره کردند".
func (r *resolver) together(si, w int) bool {
	words := r.doc.Sentences[si].Words
	for ; w+1 < len(words); w++ {
		if next := words[w+1].Form; words[w].Form == "با" && (next == "هم" || next == "یکدیگر" || next == "همدیگر") {
			return true
		}
	}
	return false
}

// othersBefore is the state, of those just named, that the report names most and
// that is not the one of whoever speaks:
// "they" where no group has been named.
func (r *resolver) othersBefore(si, w int) []record.Entity {
	own := ""
	if found, _ := r.antecedent(si, w, false); len(found) > 0 {
		own = found[0].Code
	}
	best := -1
	for i := len(r.acts) - 1; i >= 0 && r.acts[i].sentence >= si-3; i-- {
		a := &r.acts[i]
		if a.kind == State && (a.sentence < si || a.word < w) && a.entities[0].Code != own &&
			(best < 0 || r.counts[a.entities[0].Code] > r.counts[r.acts[best].entities[0].Code]) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return bare(r.acts[best].entities)
}

// stateful tells whether a mention can stand for a state as a side.
func (a *act) stateful() bool {
	switch a.kind {
	case State, Person, Role, Body:
		return true
	case Organisation:
		return a.entities[0].Code != "NGO" && a.entities[0].Code != "MNC"
	}
	return false
}

// members gathers the n sides that a group word means: those that the
// sentence has named, then those of the sentences before that the document
// speaks of most.
func (b *builder) members(w, n int) ([]record.Entity, string) {
	var out []record.Entity
	has := map[string]bool{}
	if found := b.enumerated(w, n); found != nil {
		return found, "those named together before"
	}
	if n == 2 {
		if found := b.usualPair(w); found != nil {
			return found, "the two that the document keeps naming together"
		}
	}
	between := b.statesOnly(w)
	add := func(x record.Entity) {
		side := x.Code + sideSector(x)
		if between {
			side = x.Code
		}
		if len(out) < n && !has[side] {
			has[side] = true
			out = append(out, b.stateEntity(x.Code, sideSector(x)))
		}
	}
	type side struct {
		entity record.Entity
		weight int
	}
	var sides []side
	told := w > 0 && (b.s.Words[w-1].Form == "از" || b.s.Words[w-1].Form == "به")
	for i := len(b.acts) - 1; i >= 0; i-- {
		a := &b.acts[i]
		if a.sentence == b.si && a.word >= w || a.sentence < b.si-5 {
			continue
		}
		if told && a.sentence == b.si && (a.subject || a.joined) {
			continue // "مصر و قطر از دو طرف خواستند"
		}
		if a.kind == Pronoun && len(a.entities) == n && b.si-a.sentence < 2 && len(sides) == 0 {
			for _, x := range a.entities {
				add(x)
			}
			return bare(out), "as before in the document"
		}
		if !a.stateful() {
			continue
		}
		for _, x := range a.entities {
			if x.Code == "---" || x.Code == "IGO" || x.Code == "UNO" {
				continue
			}
			v := b.counts[x.Code] * 2
			switch b.si - a.sentence {
			case 0:
				v += b.nearness(a)
			case 1:
				v += 6
			case 2:
				v += 3
			}
			if a.kind == Role || a.kind == Person || x.Sector == "REB" {
				v += 2
			}
			sides = append(sides, side{x, v})
		}
	}
	sort.SliceStable(sides, func(i, j int) bool { return sides[i].weight > sides[j].weight })
	for _, x := range sides {
		add(x.entity)
	}
	for _, code := range b.mainStates() {
		add(record.Entity{Code: code, Sector: "GOV"})
	}
	if len(out) < n {
		return nil, "nothing in the document tells"
	}
	return bare(out), "the sides that the document speaks of"
}

// usualPair are the two states that the document has named together more than once,
// and more often than any other two, where the sentence has not named others by
// then: those whose affair the report is, not who hosts their talks.
func (b *builder) usualPair(w int) []record.Entity {
	times := map[[2]string]int{}
	best, last := [2]string{}, 0
	for i := 1; i < len(b.acts); i++ {
		x, y := &b.acts[i-1], &b.acts[i]
		if y.sentence == b.si && y.word < w {
			return nil
		}
		if !y.joined || !x.stateful() || !y.stateful() || len(x.entities) != 1 || len(y.entities) != 1 {
			continue
		}
		pair := [2]string{x.entities[0].Code, y.entities[0].Code}
		if pair[0] > pair[1] {
			pair[0], pair[1] = pair[1], pair[0]
		}
		if pair[0] == pair[1] || !b.lex.IsStateCode(pair[0]) || !b.lex.IsStateCode(pair[1]) {
			continue
		}
		if times[pair]++; times[pair] >= times[best] {
			best = pair
		}
		if pair == best {
			last = y.sentence
		}
	}
	if times[best] < 2 || b.si-last > 8 {
		return nil
	}
	return []record.Entity{b.stateEntity(best[0], "GOV"), b.stateEntity(best[1], "GOV")}
}

// enumerated are the n states, or those of any number where n is 0, that the
// document has last named one after the other: "ایران، چین و روسیه" for "سه
// کشور", "لهستان و بلغارستان" for "این دو کشور", both for "این کشورها".
func (b *builder) enumerated(w, n int) []record.Entity {
	if n == 2 && b.s.Words[w].Form != "این" && (w == 0 || b.s.Words[w-1].Form != "این") {
		return nil
	}
	for i := len(b.acts) - 1; i > 0 && b.acts[i].sentence > b.si-8; i-- {
		if a := &b.acts[i]; !a.joined || !a.stateful() || a.sentence == b.si && a.word >= w {
			continue
		}
		out := bare(b.acts[i].entities)
		for j := i; j > 0 && (b.acts[j].joined || b.acts[j].listed); j-- {
			out = append(bare(b.acts[j-1].entities), out...)
		}
		codes := map[string]bool{}
		for k := range out {
			out[k].Sector = sideSector(out[k])
			codes[out[k].Code] = b.lex.IsStateCode(out[k].Code)
		}
		if delete(codes, "---"); len(codes) == len(out) && (len(out) == n || n == 0 && len(out) > 1) {
			return out
		}
	}
	return nil
}

// nearness weighs a mention of the same sentence as a side: one that is only
// where something happens, or from where, is hardly one.
func (b *builder) nearness(a *act) int {
	if a.kind == State && !a.subject {
		for w := a.word - 1; w >= 0 && w >= a.word-2; w-- {
			if f := b.s.Words[w].Form; f == "در" {
				return 4
			}
		}
	}
	return 60
}

// statesOnly tells whether a pointing phrase speaks of states, which cannot be
// two sides of one: "دو کشور", not "دو طرف".
func (b *builder) statesOnly(w int) bool {
	for ; w < len(b.s.Words); w++ {
		switch b.s.Words[w].Form {
		case "دو", "هر", "سه", "چهار", "این":
			continue
		case "کشور", "دولت", "ملت", "همسایه", "کشورها":
			return true
		}
		return false
	}
	return false
}

func sideSector(x record.Entity) string {
	if x.Sector == "REB" {
		return "REB"
	}
	return "GOV"
}

func (b *builder) otherSide(w int) ([]record.Entity, string) {
	own := ""
	if found, _ := b.antecedent(b.si, w, false); len(found) > 0 {
		own = found[0].Code
	}
	for i := len(b.acts) - 1; i >= 0; i-- {
		a := &b.acts[i]
		if a.sentence == b.si && a.word >= w || !a.stateful() {
			continue
		}
		if c := a.entities[0].Code; c != own && c != "---" {
			return []record.Entity{b.stateEntity(c, "GOV")}, "the other side"
		}
	}
	for _, code := range b.mainStates() {
		if code != own {
			return []record.Entity{b.stateEntity(code, "GOV")}, "the other side"
		}
	}
	return nil, "nothing in the document tells"
}

// lastDoer is who did what "این اقدام" points back to: the subject named last
// before the sentence that is not of the state of its own subject, else one in
// the sentence.
func (b *builder) lastDoer(w int) ([]record.Entity, string) {
	own := ""
	for i := len(b.acts) - 1; i >= 0 && b.acts[i].sentence == b.si; i-- {
		if a := &b.acts[i]; a.subject && a.word < w {
			own = a.entities[0].Code
		}
	}
	for _, subject := range []bool{true, false} {
		for i := len(b.acts) - 1; i >= 0 && b.acts[i].sentence >= b.si-2; i-- {
			a := &b.acts[i]
			if a.sentence == b.si || subject && !a.subject || a.entities[0].Code == "---" || a.entities[0].Code == own {
				continue
			}
			switch a.kind {
			case Place, Outlet, Thing:
				continue
			}
			if words := b.doc.Sentences[a.sentence].Words; !subject && a.word > 0 && words[a.word-1].Tag == syntax.Adp {
				continue // to whom it was done, or against whom
			}
			return bare(a.entities[:1]), "who did it: " + a.entities[0].Text
		}
	}
	return nil, "nothing in the document tells"
}

// lastTwo is who "هر دو" means: the members of the last coordination or group,
// else the two sides.
func (b *builder) lastTwo(w int) ([]record.Entity, string) {
	if found := b.pluralBefore(b.si, w); len(found) == 2 {
		return found, "the two named last"
	}
	return b.members(w, 2)
}
