package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// speechLexicon is lexicon/speech.txt made ready for look-up.
type speechLexicon struct {
	verbs   map[string][]speechVerb // by folded past stem, longest first
	phrases map[string][]creditPhrase
}

type speechVerb struct {
	parts []string
	kind  string // say, claim, believe, warn, promise, accuse, ask, report, name
}

// creditPhrase is a phrase whose complement is who a statement comes from.
type creditPhrase struct {
	words []string
	kind  string // according, credit, via
}

func newSpeech(entries []entry) *speechLexicon {
	x := &speechLexicon{verbs: map[string][]speechVerb{}, phrases: map[string][]creditPhrase{}}
	for _, e := range entries {
		for _, w := range e.words {
			words := strings.Fields(fold(w, true))
			switch e.name {
			case "say", "claim", "believe", "warn", "promise", "accuse", "ask", "report", "name":
				last := strings.TrimSuffix(words[len(words)-1], "ن")
				x.verbs[last] = append(x.verbs[last], speechVerb{words[:len(words)-1], e.name})
			case "according", "credit", "via":
				x.phrases[words[0]] = append(x.phrases[words[0]], creditPhrase{words, e.name})
			}
		}
	}
	for _, v := range x.verbs {
		slices.SortStableFunc(v, func(a, b speechVerb) int { return len(b.parts) - len(a.parts) })
	}
	for _, v := range x.phrases {
		slices.SortStableFunc(v, func(a, b creditPhrase) int { return len(b.words) - len(a.words) })
	}
	return x
}

// speechAct is a clause that reports what somebody says.
type speechAct struct {
	clause int
	kind   string
	last   int // last word of its predicate
}

// acts finds the clauses of saying of a sentence, asking and demanding among
// them, in order.
func (x *speechLexicon) acts(s *sentence) []speechAct {
	var out []speechAct
	saved := slices.Clone(s.used)
	defer copy(s.used, saved)
	for k := range s.Clauses {
		c := &s.Clauses[k]
		clear(s.used)
		verbs := []string{}
		if c.Verb >= 0 {
			verbs = append(verbs, s.lemma[c.Verb])
			if v := verbs[0]; passives[v] || pairs[v] && v != "کرد" {
				verbs = append(verbs, "کرد")
			}
		} else {
			verbs = append(verbs, "بود", "است")
		}
		if kind, ok := x.kind(s, k, verbs); ok {
			last := c.Head
			for _, p := range c.Parts {
				last = max(last, p)
			}
			out = append(out, speechAct{clause: k, kind: kind, last: last})
		}
	}
	return out
}

func (x *speechLexicon) kind(s *sentence, k int, verbs []string) (string, bool) {
	for _, verb := range verbs {
		for _, v := range x.verbs[verb] {
			if s.parts(k, v.parts) != nil && (len(v.parts) > 0 || !s.hasNominal(k)) {
				return v.kind, true
			}
		}
	}
	return "", false
}

// hasNominal tells whether a clause's verb is a compound.
func (s *sentence) hasNominal(k int) bool {
	for _, p := range s.Clauses[k].Parts {
		if s.rel(p) == "compound" {
			return true
		}
	}
	return false
}

// credit is a phrase of credit in a sentence: its words, and who it names.
type credit struct {
	kind        string
	first, last int // of the phrase with its complement
	who         filler
}

// credits finds the phrases of credit of a sentence.
func (x *speechLexicon) credits(s *sentence) []credit {
	var out []credit
	for i := 0; i < len(s.Words); i++ {
		p, n := x.phraseAt(s, i)
		if n == 0 || i+n >= len(s.Words) {
			continue
		}
		c := credit{kind: p.kind, first: i, last: i + n - 1}
		// The complement runs to the comma, or to the end of its noun phrase.
		var got *record.Entity
		for j := i + n; j < len(s.Words) && j < i+n+14; j++ {
			if w := s.Words[j].Form; w == "،" || w == "," || w == ":" || s.Words[j].Tag == syntax.Verb {
				break
			}
			if q, m := x.phraseAt(s, j); m > 0 && q.kind == "via" {
				break
			}
			c.last = j
			if got == nil {
				if m := s.doc.mentionAt(s.at, j); m != nil && len(m.Entities) > 0 {
					got = &m.Entities[0]
					c.who = filler{head: j, entities: m.Entities}
				}
			}
		}
		if c.last < i+n {
			continue
		}
		if got == nil {
			first, last := s.Words[i+n], s.Words[c.last]
			c.who = filler{head: i + n, entities: []record.Entity{{Text: s.doc.Slice(first.Start, last.End), Start: first.Start, End: last.End, Code: "---"}}}
		}
		out = append(out, c)
		i = c.last
	}
	return out
}

// phraseAt returns the phrase of credit that begins at a word and how many
// words it has. A phrase that the text writes as one word counts as such.
func (x *speechLexicon) phraseAt(s *sentence, i int) (creditPhrase, int) {
next:
	for _, p := range x.phrases[s.form[i]] {
		if i+len(p.words) > len(s.Words) {
			continue
		}
		for n, w := range p.words {
			if s.form[i+n] != w {
				continue next
			}
		}
		return p, len(p.words)
	}
	return creditPhrase{}, 0
}
