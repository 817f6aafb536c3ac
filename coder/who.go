package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// who resolves the phrase that a word heads. Where the phrase itself is
// nobody ("اقدامات مسکو", "حملهٔ روسیه به اوکراین") it stands for whom it
// belongs to: the doer that it names, else its nearest ezafe complement, else
// whoever it names at all outside of relative clauses.
func (s *sentence) who(head int) []record.Entity {
	if m := s.doc.mentionAt(s.at, head); m != nil {
		if m.Kind == actor.Pronoun && m.Entities[0].Code == "---" && s.doc.coder.lexicon.firstPersons[s.lemma[head]] {
			return s.named(m, s.doc.voice(s.Words[head].Start))
		}
		if m.Kind == actor.Pronoun && m.Entities[0].Code == "---" {
			if e := s.sameText(head); len(e) > 0 {
				return e
			}
		}
		return append(s.withExamples(m), s.listed(m)...)
	}
	for _, want := range []func(j int) bool{
		func(j int) bool { return s.phraseOf(j).Preposition == "agent" },
		func(j int) bool { return s.isComplement(j) },
		func(j int) bool { return true },
	} {
		if e := s.below(head, want, 0); len(e) > 0 {
			if s.doc.coder.lexicon.movements[s.lemma[head]] {
				return s.peopleOf(e)
			}
			return e
		}
	}
	if e := s.beside(head); len(e) > 0 {
		return e
	}
	if e := s.adopter(head); len(e) > 0 {
		return e
	}
	if e := s.sameText(head); len(e) > 0 {
		return e
	}
	return s.host(head)
}

// host is the state in which an affair of its own is, which the tree may hang
// elsewhere: "انتخابات در ونزوئلا را محکوم کرد".
func (s *sentence) host(head int) []record.Entity {
	if !s.doc.coder.lexicon.affairs[s.bare[head]] && !s.doc.coder.lexicon.affairs[s.lemma[head]] {
		return nil
	}
	for i := head + 1; i+1 < len(s.Words) && i < head+10; i++ {
		w := &s.Words[i]
		if w.Form == "در" {
			if m := s.doc.mentions.At(s.at, i+1); m != nil && m.First == i+1 && m.Kind == actor.State {
				return m.Entities
			}
			return nil
		}
		if !nominal(w) && w.Tag != syntax.Punct {
			return nil
		}
	}
	return nil
}

// adopter is the body whose act a resolution is that the text names without
// it: the union or council that the document has named last. Who rejects or
// praises a resolution, does so to those who adopted it.
func (s *sentence) adopter(head int) []record.Entity {
	if !s.enacted(head) && (s.form[head] != "پیشنویس" && s.form[head] != "متن" || head+1 == len(s.Words) || !s.enacted(head+1)) {
		return nil
	}
	for at := s.at; at >= 0 && at > s.at-10; at-- {
		in := s.doc.mentions.In(at)
		for i := len(in) - 1; i >= 0; i-- {
			m := &in[i]
			if m.Kind != actor.Organisation || at == s.at && m.First >= head || len(m.Entities) != 1 {
				continue
			}
			switch m.Entities[0].Code {
			case "UNO", "IGO", "EUR":
				return m.Entities
			}
		}
	}
	return nil
}

// enacted tells whether a noun is of what a council or an assembly adopts.
func (s *sentence) enacted(i int) bool {
	l := s.doc.coder.lexicon
	return l.enactments[s.bare[i]] || l.enactments[s.lemma[i]]
}

// sameText is whose report or statement "این گزارش" is: of whom the same noun was
// said before in the sentence or the one before it.
func (s *sentence) sameText(head int) []record.Entity {
	if !s.pointedAt(head) || !s.doc.coder.lexicon.speech.texts[s.lemma[head]] && !s.doc.coder.lexicon.writings[s.lemma[head]] {
		return nil
	}
	if e := s.lastOf(s.lemma[head], head); len(e) > 0 || s.at == 0 || s.at > len(s.doc.open) {
		return e
	}
	before := s.doc.open[s.at-1]
	return before.lastOf(s.lemma[head], len(before.Words))
}

// lastOf is who completes a noun where it stands last before a word of the sentence
// with somebody.
func (s *sentence) lastOf(lemma string, end int) []record.Entity {
	for i := end - 1; i >= 0; i-- {
		if s.lemma[i] == lemma {
			if e := s.below(i, s.isComplement, 0); len(e) > 0 {
				return e
			}
		}
	}
	return nil
}

// listed are the further states of a list that one begins, whatever the tree
// makes of it: "آرژانتین، شیلی، پرو و پاناما".
func (s *sentence) listed(m *actor.Mention) []record.Entity {
	if m.Kind != actor.State || m.Last+1 >= len(s.Words) || s.Words[m.Last+1].Form != "،" {
		return nil
	}
	var out []record.Entity
	for i := m.Last + 1; i+1 < len(s.Words); {
		and := s.Words[i].Form == "و"
		if !and && s.Words[i].Form != "،" {
			return nil
		}
		x := s.doc.mentions.At(s.at, i+1)
		if x == nil || x.First != i+1 || x.Kind != actor.State {
			return nil
		}
		out = append(out, x.Entities...)
		if and {
			return out
		}
		i = x.Last + 1
	}
	return nil
}

// named are entities that a pronoun of the first person stands for, with its
// words, or those that it has where there are none.
func (s *sentence) named(m *actor.Mention, who []record.Entity) []record.Entity {
	if len(who) == 0 {
		return m.Entities
	}
	e := who[0]
	e.Text, e.Start, e.End = m.Entities[0].Text, m.Entities[0].Start, m.Entities[0].End
	return []record.Entity{e}
}

// withExamples are the entities of a mention, and of a group that is nobody
// known those that are named as examples of it: "کشورهای گوناگون، از جمله هند".
func (s *sentence) withExamples(m *actor.Mention) []record.Entity {
	if len(m.Entities) != 1 || m.Entities[0].Code != "---" || m.Kind == actor.Pronoun {
		return m.Entities
	}
	i := m.Last + 1
	for n := 0; n < 3 && i < len(s.Words) && (s.doc.coder.lexicon.regions[s.form[i]] || n > 0 && nominal(&s.Words[i])); n++ {
		i++ // "کشورهای دیگر منطقه، از جمله …", "حوزهٔ خلیج فارس"
	}
	if i < len(s.Words) && s.Words[i].Tag == syntax.Punct {
		i++
	}
	if i >= len(s.Words) {
		return m.Entities
	}
	how, n := s.doc.coder.lexicon.examples.at(s, i)
	if n == 0 {
		return m.Entities
	}
	var out []record.Entity
	if how == "including" {
		out = append(out, m.Entities...)
	}
	for i += n; i < len(s.Words); i++ {
		x := s.doc.mentions.At(s.at, i)
		if x == nil || x.First != i {
			break
		}
		out = append(out, x.Entities...)
		if i = x.Last + 1; i >= len(s.Words) || s.Words[i].Tag != syntax.Cconj && s.Words[i].Form != "،" {
			break
		}
	}
	if len(out) == 0 {
		return m.Entities
	}
	return out
}

// beside is who stands in the prepositional phrase right behind a phrase that
// names nobody: "پیوندهای عمیق با چین", where the tree hangs "با چین" higher.
func (s *sentence) beside(head int) []record.Entity {
	p := s.phraseOf(head)
	if p.Last < 0 || p.Last+2 >= len(s.Words) || s.Words[p.Last+1].Tag != syntax.Adp {
		return nil
	}
	switch s.Words[p.Last+1].Form {
	case "با", "میان", "بین":
	default:
		return nil
	}
	i := s.Words[p.Last+1].Head
	if i <= p.Last {
		return nil
	}
	if m := s.doc.mentionAt(s.at, i); m != nil {
		return m.Entities
	}
	return nil
}

// below looks for a mention under a word, along children that are wanted.
func (s *sentence) below(i int, want func(int) bool, depth int) []record.Entity {
	if depth > 6 {
		return nil
	}
	var thing []record.Entity // weapons act for a side only where nobody else is named
	for _, j := range s.kids[i] {
		switch s.rel(j) {
		case "acl", "advcl", "ccomp", "parataxis", "punct", "cc", "case", "mark", "conj":
			continue
		}
		if s.owner[j] != s.owner[i] && s.owner[j] >= 0 && s.Clauses[s.owner[j]].Head == j {
			continue
		}
		if !want(j) {
			continue
		}
		p := s.phraseOf(j)
		if p.Preposition == "علیه" {
			continue // nothing belongs to whom it is against
		}
		if s.nearBorder(j) {
			continue
		}
		h := p.Head
		if h < 0 {
			h = j
		}
		if m := s.doc.mentionAt(s.at, h); m != nil && m.Kind == actor.Thing && thing == nil {
			thing = m.Entities
			continue
		}
		if m := s.doc.mentionAt(s.at, h); m != nil {
			out := slices.Clone(m.Entities)
			for _, k := range s.withConjuncts(h)[1:] {
				if m := s.doc.mentionAt(s.at, k); m != nil {
					out = append(out, m.Entities...)
				}
			}
			return out
		}
		if e := s.below(j, want, depth+1); len(e) > 0 {
			return e
		}
	}
	return thing
}

// nearBorder tells whether a word only says near whose border something is: "مانور
// ناتو در نروژ، نزدیک مرز روسیه".
func (s *sentence) nearBorder(i int) bool {
	if s.form[i] == "نزدیک" || s.form[i] == "نزدیکی" {
		return i+1 < len(s.form) && (s.form[i+1] == "مرز" || s.form[i+1] == "مرزهای")
	}
	return i > 0 && (s.form[i] == "مرز" || s.form[i] == "مرزهای") && (s.form[i-1] == "نزدیک" || s.form[i-1] == "نزدیکی")
}
