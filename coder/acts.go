package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// pointed tells of recipients that are named by an act told before ("این حمله را
// محکوم کرد") whose the act was: the doers of the last event that the noun can
// mean. The resolver, which knows no events, guesses by who is named.
func (d *document) pointed(events []coded) {
	for i := range events {
		e := &events[i]
		for k := range e.Recipients {
			types, any := d.actTypes(e.s, e.Recipients[k].Start)
			if len(types) == 0 && !any {
				continue
			}
			for j := i - 1; j >= 0 && j >= i-12; j-- {
				o := &events[j]
				if (any && deeds[o.Type] || types[o.Type]) && len(o.Actors) > 0 && o.Actors[0].Code != "---" && !within(o.Actors, e.Actors) {
					r := e.Recipients[k]
					a := o.Actors[0]
					a.Text, a.Start, a.End = r.Text, r.Start, r.End
					e.Recipients = append(slices.Clone(e.Recipients[:k]), append([]record.Entity{a}, e.Recipients[k+1:]...)...)
					break
				}
			}
		}
	}
}

// actTypes are the types of the acts that the noun of a pointer to an act can
// mean, nil where there is none at an offset, and whether it can mean any.
func (d *document) actTypes(s *sentence, start int) (types map[string]bool, any bool) {
	w := s.wordAt(start)
	if w < 0 {
		return nil, false
	}
	m := d.mentions.At(s.at, w)
	if m == nil || m.Kind != actor.Pronoun || m.Last == m.First || !strings.HasPrefix(m.Why, "who did it") {
		return nil, false
	}
	out := map[string]bool{}
	for i := m.First; i <= m.Last; i++ {
		if s.Words[i].Tag != syntax.Noun {
			continue
		}
		l := d.coder.lexicon
		for _, p := range slices.Concat(l.nominal[s.form[i]], l.nominal[s.lemma[i]]) {
			for _, f := range p.Frames {
				if len(p.Parts) == 1 && f.Type != "" && p.Kind == Noun {
					out[f.Type] = true
				}
			}
		}
	}
	return out, len(out) == 0
}
