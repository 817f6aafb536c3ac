package coder

import (
	"strings"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// doers makes the subject of people who use force and begin a clause, where the tree
// makes one object of them and of what follows up to "را": "پلیس معترضان را بازداشت
// کرد", "شورشیان شهر را تصرف کردند".
func (d *document) doers(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	in := d.mentions.In(sentence)
	for i := range in {
		m := &in[i]
		next := m.Last + 1
		if !d.useForce(s, m) && !d.sendsForces(sentence, m) && !d.judgeTexts(s, m) || d.inside(sentence, m) || next >= len(s.Words) || m.First > 0 && !opens(s, m.First) && s.Words[m.First-1].Tag != syntax.Cconj && s.Words[m.First-1].Tag != syntax.Sconj {
			continue
		}
		if t := s.Words[next].Tag; t != syntax.Noun && t != syntax.Propn && t != syntax.Num && t != syntax.Det {
			continue
		}
		if strings.HasSuffix(s.Words[next].Form, "ی") && d.mentions.At(sentence, next) == nil {
			continue // "ارتش مردمی را"
		}
		r := next
		for r < len(s.Words) && s.Words[r].Form != "را" && nominal(&s.Words[r]) {
			r++
		}
		if r >= len(s.Words)-1 || s.Words[r].Form != "را" {
			continue
		}
		head := top(s, m)
		verb := verbOf(s, head)
		if verb < r || s.Child(verb, "nsubj", "nsubj:pass") >= 0 && s.Child(verb, "nsubj", "nsubj:pass") != head || m.Plural && s.Words[verb].Feats.Number == syntax.Singular {
			continue
		}
		p := object{first: next, head: next, last: r - 1, before: m}
		for p.head < r-1 && (s.Words[p.head].Tag == syntax.Num || s.Words[p.head].Tag == syntax.Det) {
			p.head++
		}
		s.Words[head].Head, s.Words[head].Rel = verb, "nsubj"
		d.take(sentence, &p, r, verb)
		changed = true
	}
	return changed
}

// useForce tells whether a mention is of police, soldiers, rebels or attackers by what
// they are, and not by a name that the phrase holds.
func (d *document) useForce(s *syntax.Sentence, m *actor.Mention) bool {
	if m.Kind != actor.Role && m.Kind != actor.Group && m.Kind != actor.Body {
		return false
	}
	switch m.Entities[0].Sector {
	case "COP", "MIL":
		return m.Kind == actor.Body || m.Plural && d.coder.actors.IsSoldier(s.Words[m.Head].Lemma)
	case "PRM", "UAF", "REB":
		return m.Plural || m.Kind == actor.Body
	case "CRM":
		return m.Kind == actor.Group // pirates, hackers
	}
	return false
}

// sendsForces tells whether a government or who heads it stands before forces, which are
// then what he sends: "دولت ارتش را به خیابان‌ها فرستاد".
func (d *document) sendsForces(sentence int, m *actor.Mention) bool {
	if m.Entities[0].Sector != "GOV" || m.Plural || m.Kind != actor.Body && m.Kind != actor.Role {
		return false
	}
	x := d.mentions.At(sentence, m.Last+1)
	return x != nil && x.First == m.Last+1 && x.Kind == actor.Body && (x.Entities[0].Sector == "MIL" || x.Entities[0].Sector == "COP")
}

// judgeTexts tells whether people stand before what was said or written, which completes
// only those who are for or against it: "متهمان اتهام‌ها را رد کردند".
func (d *document) judgeTexts(s *syntax.Sentence, m *actor.Mention) bool {
	l := d.coder.lexicon
	next := m.Last + 1
	if !m.Plural || m.Kind != actor.Role && m.Kind != actor.Group || next >= len(s.Words) {
		return false
	}
	if x := d.mentions.At(m.Sentence, next); x != nil && x.First == next && x.Kind == actor.Body && m.First == m.Last && next+1 < len(s.Words) && s.Words[next+1].Form == "را" {
		return true // "مخالفان دولت را متهم کردند": the resolver parts them for that
	}
	if l.partisans[fold(s.Words[m.Head].Lemma, true)] {
		return false
	}
	w := fold(s.Words[next].Lemma, true)
	return l.writings[w] || l.laws[w] || l.rulings[w]
}
