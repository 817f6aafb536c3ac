package coder

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// count reads how many documents a noun speaks of.
func (x *pactLexicon) count(p *pactNoun) record.Count {
	s, i := p.s, p.i
	number, bound := 0, ""
	min := false
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if s.Words[j].Tag == syntax.Verb || s.Words[j].Tag == syntax.Punct || s.form[j] == "را" {
			break
		}
		if name, n := x.counts.at(s, j); n > 0 && number == 0 && !s.timed(j) {
			how, value, _ := strings.Cut(name, " ")
			number, _ = strconv.Atoi(value)
			min = how == "min"
		} else if v := digits(s.Words[j].Form); v > 0 && v < 1000 && number == 0 && !s.timed(j) {
			number = v
		}
		if name, n := x.bounds.at(s, j); n > 0 && number > 0 {
			bound = name
			break
		}
		if number == 0 && (s.Words[j].Tag == syntax.Adp || s.Words[j].Tag == syntax.Noun && !x.measures[s.form[j]]) {
			break // a number before it counts something else
		}
	}
	switch {
	case number == 0 && s.Words[i].Feats.Number == syntax.Plural:
		return record.Count{Min: 2}
	case number == 0:
		return record.Count{Exactly: 1}
	case min || bound == "over":
		return record.Count{Min: number}
	}
	return record.Count{Exactly: number}
}

// digits reads a whole number in Persian, Arabic or Latin digits, 0 for none.
func digits(form string) int {
	n := 0
	for _, r := range form {
		switch {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case r >= '۰' && r <= '۹':
			n = n*10 + int(r-'۰')
		case r >= '٠' && r <= '٩':
			n = n*10 + int(r-'٠')
		default:
			return 0
		}
		if n > 1e6 {
			return 0
		}
	}
	return n
}

// fieldsOf are the fields that the words around an agreement name: its own
// complements, the phrases of its clause that say what it is about, and the
// clauses that tell what it brings.
func (x *pactLexicon) fieldsOf(p *pactNoun) []string {
	s := p.s
	out := x.fieldsIn([]string{}, p, x.themeBefore(p), p.i)
	end := len(s.Words)
	for j := p.i + p.n; j < len(s.Words); j++ {
		if s.parted(j) {
			end = j
			break
		}
		if s.Words[j-1].Form == "،" || s.Words[j-1].Form == "و" {
			if _, n := x.kindAt(s, j); n > 0 && !x.coordinated(s, j) {
				end = j // another agreement, with fields of its own
				break
			}
		}
		if p.basis || !s.finite(j) || s.owner[j] != p.clause && s.owner[j] != s.owner[p.i] {
			continue
		}
		next := s.groupEnd(j) + 1
		if next < len(s.Words) && (s.Words[next].Form == "که" || s.Words[next].Form == "تا") && !s.meanwhile(j) {
			continue // "… امضا کردند که بر اساس آن …"
		}
		if s.owner[j] == p.clause || s.owner[j] == s.owner[p.i] {
			end = j
			break
		}
	}
	out = x.fieldsIn(out, p, p.i+1, end)
	if len(out) == 0 && p.i > 0 && s.form[p.i-1] == "با" {
		// "دانش فنی تولید واکسن با قراردادی منتقل شد": it is about what is done by it.
		from := p.i
		for from > 0 && !s.finite(from-1) && s.Words[from-1].Tag != syntax.Sconj && s.Words[from-1].Form != "؛" {
			from--
		}
		out = x.fieldsIn(out, p, from, p.i)
	}
	return out
}

// meanwhile tells whether a verb's clause only sets the scene for the next:
// "در حالی امضا شد که …".
func (s *sentence) meanwhile(verb int) bool {
	for i := verb - 1; i >= max(0, verb-6); i-- {
		if s.form[i] == "حالی" || s.form[i] == "شرایطی" {
			return true
		}
	}
	return false
}

// themeBefore is where a phrase begins that says, before an agreement in its
// clause, what it is about: "در زمینهٔ برق قراردادی امضا کردند".
func (x *pactLexicon) themeBefore(p *pactNoun) int {
	for j := p.i - 1; j >= 0; j-- {
		if p.s.finite(j) || p.s.Words[j].Form == "؛" {
			break
		}
		if x.themes[p.s.form[j]] || x.themes[p.s.lemma[j]] {
			return j + 1
		}
	}
	return p.i
}

// fieldsIn adds the fields that words of a sentence name.
func (x *pactLexicon) fieldsIn(out []string, p *pactNoun, from, to int) []string {
	s := p.s
	for j := from; j < to; j++ {
		if x.ofBody(p, j) {
			continue
		}
		if _, n := x.handling.at(s, j); n > 0 && x.narrower(s, j+n, to) {
			continue
		}
		field, n := x.fields.at(s, j)
		if n == 0 {
			field, n = x.handling.at(s, j)
		}
		if n == 0 {
			continue
		}
		if field != "none" && !slices.Contains(out, field) {
			out = append(out, field)
		}
		j += n - 1
	}
	return out
}

// narrower tells whether what is traded is named right behind the word of
// trading: "صادرات گاز".
func (x *pactLexicon) narrower(s *sentence, from, to int) bool {
	for j := from; j < min(to, from+5); j++ {
		if w := &s.Words[j]; w.Tag == syntax.Punct || w.Tag == syntax.Verb || w.Tag == syntax.Sconj {
			return false
		}
		if field, n := x.fields.at(s, j); n > 0 && field != "none" {
			return true
		}
	}
	return false
}

// ofBody tells whether a word stands in the name of an office or a body.
func (x *pactLexicon) ofBody(p *pactNoun, i int) bool {
	s := p.s
	if m := s.doc.mentions.At(s.at, i); m != nil && (m.First > p.i || m.Last < p.i) {
		switch m.Kind {
		case actor.Role, actor.Organisation, actor.Outlet:
			if m.First < m.Last {
				return true
			}
		case actor.Body:
			if m.First < m.Last && x.bodies[s.lemma[m.First]] {
				return true
			}
		case actor.Person, actor.State, actor.Place:
			if m.Entities[0].Code != "---" && s.Words[i].Tag == syntax.Propn {
				return true
			}
		}
	}
	if s.timed(i) {
		return true
	}
	for j := i - 1; j >= max(0, i-3); j-- {
		if x.bodies[s.form[j]] || x.bodies[s.lemma[j]] {
			return true
		}
		if w := &s.Words[j]; w.Tag != syntax.Noun && w.Tag != syntax.Adj && w.Form != "و" {
			break
		}
	}
	return false
}
