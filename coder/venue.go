package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// venue tells whether a mention is where talks are held, by whose name they go, and
// not who talks: "نشست ژنو", "مذاکرات مسکو میان طالبان و …", but "مذاکرات تهران و
// واشنگتن", "مذاکرات مسکو با کی‌یف".
func (s *sentence) venue(x *actor.Mention) bool {
	if x == nil || x.Kind != actor.State && x.Kind != actor.Place || len(x.Entities) != 1 {
		return false
	}
	l := s.doc.coder.lexicon
	i := x.First - 1
	for i > 0 && s.Words[i].Tag == syntax.Adj {
		i--
	}
	if i < 0 || !l.gatherings[s.lemma[i]] && !l.gatherings[s.bare[i]] || !s.doc.coder.actors.IsCity(x.Entities[0].Text) {
		return false
	}
	if x.Last+1 < len(s.Words) {
		switch s.form[x.Last+1] {
		case "و", "-", "–":
			return x.Last+2 >= len(s.Words) || s.doc.mentions.At(s.at, x.Last+2) == nil
		case "با":
			return i > 0 && s.form[i-1] == "در" || s.attended(x.Last+2)
		}
	}
	return true
}

// attended tells whether "با" before a word tells of who came, and not with whom
// somebody talks: "نشست پاریس با حضور وزیران".
func (s *sentence) attended(i int) bool {
	return i < len(s.Words) && s.doc.coder.lexicon.attendance[s.form[i]]
}

// withoutVenues leaves out of those who meet where they do.
func (s *sentence) withoutVenues(in []record.Entity) []record.Entity {
	return slices.DeleteFunc(slices.Clone(in), func(e record.Entity) bool {
		w := s.wordAt(e.Start)
		return w >= 0 && s.venue(s.doc.mentions.At(s.at, w))
	})
}
