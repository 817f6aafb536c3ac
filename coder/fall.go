package coder

import "slices"

// carriers are verbs that say of a noun no more than that there is such a thing:
// where no frame of both holds, the noun may state an act by itself.
var carriers = map[string]bool{"بود": true, "داشت": true}

// fallsTo tells whether a predicate with some nominal words may stand for one of which
// no frame holds: a shorter wording, the one that it negates, the passive of its active
// verb, or that of a noun which the words of the first only qualify ("ابراز نگرانی
// عمیق شده است").
func (s *sentence) fallsTo(m *match, words []int) bool {
	for _, w := range words {
		if !slices.Contains(m.words, w) {
			return words[0] < m.words[0] && s.Within(m.words[0], words[0])
		}
	}
	return true
}

// findCopula finds adjectives and nouns that a copula makes the predicate
// ("خواستار … است", "حامی … است"): a verb entry with بودن.
func (l *Lexicon) findCopula(s *sentence, k int, out []match) []match {
	c := &s.Clauses[k]
	taken := len(out)
	var spare *match
	for _, verb := range [...]string{"نبود", "بود", "است"} {
		if verb == "نبود" && !c.Negated {
			continue
		}
		for _, p := range l.verbs.with(s, k, verb, true) {
			if len(p.Parts) == 0 || s.used[c.Head] {
				continue
			}
			words := s.parts(k, p.Parts)
			if words == nil || s.meansPeople(words, p.Parts) {
				continue
			}
			slices.Sort(words)
			m := match{Predicate: p, words: words, anchor: c.Head, clause: k, negated: verb == "نبود"}
			if l.frame(s, &m) == nil {
				if spare == nil && (len(words) > 1 || len(l.nominal[s.form[words[0]]]) == 0) {
					spare = &m // but "قدردانی" is no "قدردان" with a copula
				}
				continue
			}
			s.take(words)
			out = append(out, m)
		}
	}
	if spare != nil && len(out) == taken {
		out = append(out, *spare)
	}
	return out
}
