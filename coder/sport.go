package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
)

// played tells whether an act of a type is only that of a match: words of sport
// stand around it, and who plays meets, fights, beats and helps as states do.
// What is done to players (a ban, an arrest) is no play.
func (s *sentence) played(kind string) bool {
	switch kind {
	case "CONSULT", "ASSAULT", "AGREE", "SUPPORT", "COOPERATE", "RETREAT", "AID", "MOBILIZE", "CONCEDE":
		return s.sportWords() > 1 || s.doc.sporting()
	case "REJECT", "REQUEST", "ACCUSE", "THREATEN":
		return s.sportWords() > 1 && !s.ofNote()
	}
	return false
}

// ofNote tells whether a sentence names a state, somebody of public life or a public
// matter: what is refused, asked or criticised there may be no matter of a club.
func (s *sentence) ofNote() bool {
	return s.ofMatter() || slices.ContainsFunc(s.doc.mentions.In(s.at), func(m actor.Mention) bool {
		return m.Kind == actor.State || public(&m) && m.Entities[0].Sector != "GOV" || public(&m) && s.doc.ofOffice(&m)
	})
}

// sportWords counts the words of sport in a sentence.
func (s *sentence) sportWords() int {
	n := 0
	for i := range s.Words {
		if s.doc.coder.lexicon.classes["sport"][s.lemma[i]] {
			n++
		}
	}
	return n
}

// sporting tells whether a report of several sentences is one of sport: it has a
// word of sport a sentence.
func (d *document) sporting() bool {
	if len(d.open) < 3 {
		return false
	}
	n := 0
	for _, s := range d.open {
		n += s.sportWords()
	}
	return n >= len(d.open)
}
