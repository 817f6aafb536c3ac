package coder

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
)

// speakers are what a document's quotations have told of who speaks.
type speakers struct {
	carried *record.Entity           // the speaker of the last quotation that has one
	byName  map[string]record.Entity // by the last word of a name
	local   string                   // code of the state that the document is about, "" for none
}

// leastLocal is how many sentences a document has at least whose witnesses and
// sources are those of the state that it is about.
const leastLocal = 3

// localState is the state that a document speaks of most.
func (c *Coder) localState(d *document) string {
	if len(d.open) < leastLocal {
		return ""
	}
	counts := map[string]int{}
	best := ""
	for i := range d.mentions.All {
		m := &d.mentions.All[i]
		if m.Kind == actor.Outlet || m.Kind == actor.Pronoun {
			continue
		}
		for _, e := range m.Entities {
			if e.Code == "" || e.Code == "---" {
				continue
			}
			if counts[e.Code]++; counts[e.Code] > counts[best] {
				best = e.Code
			}
		}
	}
	return best
}

// note keeps a speaker for the quotations to come.
func (k *speakers) note(e record.Entity) {
	if e.Code == "" || e.Code == "---" && e.Text == "" {
		return
	}
	k.carried = &e
	if name := lastName(e.Text); name != "" && e.Code != "---" {
		k.byName[name] = e
	}
}

// settle gives a speaker of whom nothing tells the state that of the speaker
// of the same name before, of the last one if it is a pronoun, and to the
// sources and witnesses of a report that of the state that it is about.
func (q *quoter) settle(e record.Entity) record.Entity {
	if e.Code != "---" {
		return e
	}
	words := strings.Fields(fold(e.Text, true))
	if len(words) == 0 || len(words) == 1 && q.lexicon.speech.pronouns[words[0]] {
		if q.carried != nil && q.carried.Code != "---" {
			e.Code, e.Sector, e.Name, e.NameFa = q.carried.Code, q.carried.Sector, q.carried.Name, q.carried.NameFa
		}
		return e
	}
	if old, ok := q.byName[lastName(e.Text)]; ok {
		e.Code, e.Sector, e.Name, e.NameFa = old.Code, old.Sector, old.Name, old.NameFa
		return e
	}
	for _, w := range words {
		if q.local != "" && q.lexicon.speech.locals[w] {
			e.Code = q.local
			return e
		}
	}
	return e
}

// lastName is the last word of a name without marks over its letters, which
// one line of a text writes and the next leaves out; "" for one too short to
// tell.
func lastName(name string) string {
	words := strings.Fields(fold(name, true))
	if len(words) == 0 {
		return ""
	}
	last := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(words[len(words)-1])))
	if len([]rune(last)) < 3 {
		return ""
	}
	return last
}

// ofTies tells whether what is praised or blamed are ties of several states.
func (s *sentence) ofTies(m *match, f *Frame) bool {
	ties := s.doc.coder.lexicon.classes["ties"]
	for _, group := range f.Recipients {
		for _, role := range group {
			for _, h := range s.role(m, role) {
				if ties[s.lemma[h]] || ties[s.form[h]] {
					return true
				}
			}
		}
	}
	return false
}

// foreigners leaves the actor's own state out of those whose ties are praised: "پوتین
// گفت روابط روسیه و چین بی‌سابقه است".
func foreigners(of, actors []record.Entity) []record.Entity {
	if out := ofOthers(of, actors); len(out) > 0 {
		return out
	}
	return of
}

// ofOthers leaves out of a side who is of a code that the other side has.
func ofOthers(side, other []record.Entity) []record.Entity {
	return slices.DeleteFunc(slices.Clone(side), func(e record.Entity) bool { return hasCode(other, e.Code) })
}
