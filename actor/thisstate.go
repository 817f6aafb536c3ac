package actor

import (
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// lastState is the code of the state named last before a word.
func (b *builder) lastState(w int) string {
	if n := len(b.acts); n > 0 && w > 0 && b.s.Words[w-1].Form == "پایتخت" && b.acts[n-1].sentence == b.si && b.acts[n-1].kind == State {
		return b.acts[n-1].entities[0].Code // "دمشق، پایتخت این کشور"
	}
	skip := b.owner(w)
	if skip == "" {
		skip = b.doer(w)
	}
	if n := len(b.acts) - 1; skip == "" && n >= 0 && b.acts[n].sentence == b.si && b.acts[n].kind == State && b.acts[n].last == w-1 && b.s.Words[w].Tag != syntax.Punct {
		skip = b.acts[n].entities[0].Code // "آمریکا این کشور را تحریم کرد"
	}
	if skip == "" && w > 0 && b.s.Words[w-1].Tag == syntax.Adp {
		// "سفر رئیس‌جمهور روسیه به این کشور": not who goes there.
		for i := len(b.acts) - 1; i >= 0 && skip == ""; i-- {
			if a := &b.acts[i]; a.sentence == b.si && a.word < w && w-a.word < 6 {
				skip = a.entities[0].Code
			}
		}
	}
	if accused := b.accused(w); accused != "" {
		skip = accused
		for i := range b.acts {
			if a := &b.acts[i]; a.sentence == b.si && a.word < w && b.lex.IsStateCode(a.entities[0].Code) && a.entities[0].Code != skip {
				return a.entities[0].Code
			}
		}
	}
	for _, kinds := range [][]Kind{{State, Place}, {Role, Body, Person, Organisation}} {
		for i := len(b.acts) - 1; i >= 0; i-- {
			a := &b.acts[i]
			if a.sentence == b.si && a.word >= w || a.sentence < b.si-3 {
				continue
			}
			if a.kind == State && b.posted(i) {
				continue
			}
			for _, k := range kinds {
				if a.kind == k && b.lex.IsStateCode(a.entities[0].Code) && a.entities[0].Code != skip {
					return a.entities[0].Code
				}
			}
		}
	}
	return b.mainState()
}

// accused is the state that a sentence accuses of something done to "this
// country": "نخست‌وزیر آلبانی تهران را به حمله به این کشور متهم کرد".
func (b *builder) accused(w int) string {
	var object *act
	earlier := false
	for i := range b.acts {
		a := &b.acts[i]
		if a.sentence != b.si || a.word >= w || !b.lex.IsStateCode(a.entities[0].Code) {
			continue
		}
		if n := a.last + 1; a.kind == State && n < w && b.s.Words[n].Form == "را" && earlier {
			object = a
		}
		earlier = true
	}
	if object == nil {
		return ""
	}
	for i := w; i < len(b.s.Words); i++ {
		if b.s.Words[i].Form == "متهم" {
			return object.entities[0].Code
		}
	}
	return ""
}

// lastPlace is the place named last in the sentence, or the state that does
// not act in it.
func (b *builder) lastPlace(w int) []record.Entity {
	for _, kind := range []Kind{Place, State} {
		for i := len(b.acts) - 1; i >= 0 && b.acts[i].sentence == b.si; i-- {
			a := &b.acts[i]
			if a.kind == kind && a.word < w && !a.subject && b.lex.IsStateCode(a.entities[0].Code) {
				return bare(a.entities)
			}
		}
	}
	return nil
}

// doer is the state of the subject of the clause that a word stands in, which
// "this country" does not mean: "اگر آمریکا به خاک این کشور حمله کند".
func (b *builder) doer(w int) string {
	verb := b.verbOf(b.s.Words[w].Head)
	if verb < 0 || b.subject(w) {
		return ""
	}
	above := -1 // the verb that the clause completes: "بخواهد … بپردازد"
	if rel := b.s.Words[verb].Rel; rel == "ccomp" || rel == "xcomp" {
		if above = b.verbOf(b.s.Words[verb].Head); above >= 0 && b.s.Words[above].Rel == "root" {
			above = -1
		}
	}
	for i := len(b.acts) - 1; i >= 0; i-- {
		a := &b.acts[i]
		if a.sentence != b.si {
			break
		}
		if a.word >= w {
			continue
		}
		if a.kind == Body && a.subject && b.s.Words[a.at].Head == verb && verb > w && a.entities[0].Sector == "MIL" && b.toldBy(a) {
			return a.entities[0].Code
		}
		if a.kind != State {
			continue
		}
		if a.subject && (b.s.Words[a.word].Head == verb && verb > w || above >= 0 && b.s.Words[a.word].Head == above) || a.word > 0 && b.s.Words[a.word-1].Tag == syntax.Sconj && !b.verbBetween(a.last, w) {
			return a.entities[0].Code
		}
	}
	return ""
}

// toldBy tells whether what a force does is told by somebody of another state:
// "ارتش اوکراین گفت نیروهای روسیه مناطقی از این کشور را هدف قرار دادند".
func (b *builder) toldBy(force *act) bool {
	for i := range b.acts {
		a := &b.acts[i]
		if a.sentence == b.si && a.word < force.word && a.subject && a.governor != force.governor && b.lex.IsStateCode(a.entities[0].Code) && a.entities[0].Code != force.entities[0].Code {
			return true
		}
	}
	return false
}

// posted tells whether a state is only where a mission of another one stands: "سفارت
// ایران در کابل".
func (b *builder) posted(i int) bool {
	x := &b.acts[i]
	at := x.word - 1
	if at < 1 || b.doc.Sentences[x.sentence].Words[at].Form != "در" {
		return false
	}
	for j := i - 1; j >= 0 && b.acts[j].sentence == x.sentence; j-- {
		if a := &b.acts[j]; a.last == at-1 && (a.kind == Body || a.kind == Role) {
			return b.lex.sign("mission", a.head)
		}
	}
	return false
}

// postedTo is the state where a mission of "this country" stands, which it cannot be:
// "سفارت این کشور در اسلام‌آباد".
func (b *builder) postedTo(w int) string {
	if w+3 >= len(b.s.Words) || w < 1 || !b.lex.sign("mission", b.s.Words[w-1].Form) || b.s.Words[w+2].Form != "در" {
		return ""
	}
	if rd, e := b.entryAt(w + 3); rd != nil && e.kind == stateEntry {
		return e.code
	}
	return ""
}

// owner is the state whose act a preposition before a word leads to: "اوکراین از
// حملات روسیه به این کشور خبر داد".
func (b *builder) owner(w int) string {
	if code := b.postedTo(w); code != "" {
		return code
	}
	for w > 1 && b.class(b.s.Words[w-1].Form) == "part" {
		w-- // "به جنوب این کشور"
	}
	if w < 2 || b.s.Words[w-1].Tag != syntax.Adp || b.s.Words[w-1].Form == "در" {
		return ""
	}
	for i := len(b.acts) - 1; i >= 0 && b.acts[i].sentence == b.si; i-- {
		if a := &b.acts[i]; a.last == w-2 && b.lex.IsStateCode(a.entities[0].Code) {
			return a.entities[0].Code
		}
	}
	return ""
}

// verbOf is the verb that a word stands under, or is.
func (b *builder) verbOf(w int) int {
	for n := 0; w >= 0 && b.s.Words[w].Tag != syntax.Verb && n < len(b.s.Words); n++ {
		w = b.s.Words[w].Head
	}
	return w
}

func (b *builder) verbBetween(from, to int) bool {
	for w := from + 1; w < to; w++ {
		if b.s.Words[w].Tag == syntax.Verb {
			return true
		}
	}
	return false
}

// ownState is the state of the person or body that a sentence is about.
func (b *builder) ownState(w int) string {
	if found, _ := b.antecedent(b.si, w, false); len(found) > 0 && b.lex.IsStateCode(found[0].Code) {
		return found[0].Code
	}
	return b.mainState()
}
