package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// gerunds are the verbs of the lexicon as nouns, by their infinitive: "به
// رسمیت شناختن فلسطین", "پس از متهم کردن چین". What the verb acts on is the
// noun's ezafe complement; who acts is told by an agent, or is the subject of the
// clause that the noun goes with.
type gerunds map[string][]*Predicate

// noGerund are infinitives of verbs that say too little alone.
var noGerund = map[string]bool{"بودن": true, "شدن": true, "گشتن": true, "گردیدن": true, "کردن": true, "دادن": true, "زدن": true, "گرفتن": true}

func (x gerunds) add(p *Predicate, verbs *verbIndex) {
	infinitive := p.Verb + "ن"
	if len(p.Parts) == 0 && noGerund[infinitive] {
		return
	}
	if stem, ok := strings.CutPrefix(p.Verb, "ن"); ok && (verbs.simple[stem] != nil || verbs.compounds[stem] != nil) {
		return // a refusal
	}
	n := &Predicate{Kind: Noun, Name: p.Name, Parts: append(slices.Clone(p.Parts), infinitive), Source: p.Source, Gerund: true}
	for _, f := range p.Frames {
		f.Actors, f.Recipients = nounSlot(f.Actors), nounSlot(f.Recipients)
		f.Conditions = slices.Clone(f.Conditions)
		for i := range f.Conditions {
			if c := &f.Conditions[i]; c.Role == "obj" {
				c.Role = "gen"
			}
		}
		n.Frames = append(n.Frames, f)
	}
	x[infinitive] = append(x[infinitive], n)
}

// nounSlot are the roles of a verb's side as those of its infinitive.
func nounSlot(s Slot) Slot {
	out := make(Slot, len(s))
	for i, group := range s {
		for _, role := range group {
			switch role {
			case "subj":
				out[i] = append(out[i], "agent", "subj")
			case "obj":
				out[i] = append(out[i], "gen")
			default:
				out[i] = append(out[i], role)
			}
		}
	}
	return out
}

// findGerund finds the verb that an infinitive names, with its parts right
// before it, the longest first. What somebody only aims at has not been done.
func (l *Lexicon) findGerund(s *sentence, i int, out []match) []match {
	w := &s.Words[i]
	if w.Tag == syntax.Verb && w.Feats.VerbForm == syntax.Finite || s.used[i] {
		return out
	}
	var spare *match // the longest of which no frame holds
	for _, p := range l.gerunds[s.form[i]] {
		first := i - len(p.Parts) + 1
		if first < 0 || first > 0 && l.purposes[s.form[first-1]] {
			continue
		}
		if !s.spells(first, p.Parts) {
			continue
		}
		words := make([]int, len(p.Parts))
		for n := range words {
			words[n] = first + n
		}
		m := match{Predicate: p, words: words, anchor: i, clause: s.owner[i]}
		for _, j := range words {
			if h := s.Words[j].Head; (h < first || h > i) && s.rel(j) != "case" {
				m.anchor = j
			}
		}
		if l.frame(s, &m) != nil {
			return s.taking(m, out)
		}
		if spare == nil {
			spare = &m
		}
	}
	if spare != nil {
		return append(out, *spare)
	}
	return out
}

// spells tells whether the words from the given one on are those of parts, and
// none of them taken.
func (s *sentence) spells(first int, parts []string) bool {
	for n, part := range parts {
		if s.used[first+n] || !s.is(first+n, part) {
			return false
		}
	}
	return true
}

// standsUnder is the preposition that a noun of an act stands under; the parts
// of an infinitive may have one of their own ("با به رسمیت شناختن").
func (s *sentence) standsUnder(m *match) string {
	if first := m.words[0]; m.Gerund && first > 0 && s.Words[first-1].Tag == syntax.Adp {
		if name := s.prepositionBefore(first); name != "" {
			return name
		}
		return s.Words[first-1].Form
	}
	p := s.phraseOf(m.anchor)
	if p.Head != m.anchor {
		return s.preposition(m.anchor) // of "در دفاع از", which is a preposition as a whole
	}
	return p.Preposition
}

// prepositionBefore is the longest preposition that ends right before a word, "" for
// none, wherever the tree hangs its words: "پس از", "به دلیل", "در ارتباط با".
func (s *sentence) prepositionBefore(i int) string {
	for n := min(3, i); n > 0; n-- {
		if name, ok := s.doc.cues.Prepositions[strings.Join(s.form[i-n:i], " ")]; ok {
			return name
		}
	}
	return ""
}
