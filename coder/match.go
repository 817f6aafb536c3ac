package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// match is a predicate found in a sentence.
type match struct {
	*Predicate
	words   []int // of the trigger, in order
	anchor  int   // the verb, or the event noun's first word
	clause  int   // index of the clause, -1
	passive bool
	duty    bool // what somebody says that another must do
	whom    int  // of a passive that shares its auxiliary, who suffers it; 0 for none
	negated bool // the entry is a negated infinitive: the negation is part of the act
}

// find returns the predicates of a sentence: those of its verbs first, then
// event nouns and adjectives that no verb has taken.
func (l *Lexicon) find(s *sentence) []match {
	var out []match
	for k := range s.Clauses {
		out = l.findVerb(s, k, out)
		out = l.findDuty(s, k, out)
		out = l.findSaying(s, k, out)
		out = l.findShared(s, k, out)
	}
	for i := range s.Words {
		out = l.findGerund(s, i, out)
	}
	for i := range s.Words {
		if !s.used[i] {
			out = l.findNominal(s, i, out)
		}
	}
	return out
}

// findSaying finds the entry of saying in the clause that stands for it in a
// headline: its colon says "گفت".
func (l *Lexicon) findSaying(s *sentence, k int, out []match) []match {
	if speaker := s.doc.speakers[s.at]; speaker < 0 || s.Clauses[k].Head != speaker {
		return out
	}
	for _, p := range l.verbs.simple["گفت"] {
		for i := range s.Words {
			if s.form[i] == ":" {
				return append(out, match{Predicate: p, words: []int{i}, anchor: s.Clauses[k].Head, clause: k})
			}
		}
	}
	return out
}

// passives are the verbs that make the passive of a light-verb compound, which
// is looked up with the active verb, too.
var passives = map[string]bool{"شد": true, "گردید": true, "گشت": true}

// pairs are light verbs that can stand for كردن in any compound.
var pairs = map[string]bool{"نمود": true, "ساخت": true, "گرداند": true, "کرد": true}

// try is one way to look up a clause's verb.
type try struct {
	verb    string // folded past stem
	passive bool
	light   bool // compounds only
	negated bool // the stem is that of a negated infinitive
}

// findVerb finds the predicates of a clause's verb: the compounds whose parts
// stand with it, the longest first, or the simple verb alone.
func (l *Lexicon) findVerb(s *sentence, k int, out []match) []match {
	c := &s.Clauses[k]
	if c.Verb < 0 {
		return l.findCopula(s, k, out)
	}
	verb := s.lemma[c.Verb]
	if verb == "است" || verb == "هست" {
		verb = "بود"
	}
	tries := []try{{verb, c.Passive, false, false}}
	if passives[verb] {
		tries = append(tries, try{"کرد", true, true, false}, try{"داد", true, true, false})
	} else if pairs[verb] && verb != "کرد" {
		tries = append(tries, try{"کرد", c.Passive, true, false})
	}
	if c.Negated {
		tries = refusals(tries)
	}
	taken, first := len(out), -1
	var spare *match // the longest of which no frame holds
	for _, t := range tries {
		for _, p := range s.splitFirst(l.beside(s, k, t)) {
			bare := len(p.Parts) == 0
			if spare != nil && t.verb == "داد" || bare && (t.light || len(out) > taken || spare != nil || t.negated && s.Child(c.Verb, "compound:lvc") >= 0) {
				continue
			}
			words := s.parts(k, p.Parts)
			if words == nil || first >= 0 && len(words) > 0 && !s.coordinates(first, words[0]) || spare != nil && !s.fallsTo(spare, words) {
				continue
			}
			m := match{Predicate: p, words: s.withVerb(words, c), anchor: c.Verb, clause: k, passive: t.passive, negated: t.negated}
			if !bare && l.frame(s, &m) == nil {
				if spare == nil {
					spare = &m
				}
				continue
			}
			s.take(words)
			if !bare && first < 0 {
				first = words[len(words)-1]
			}
			out = append(out, m)
		}
		if len(out) > taken && (len(out[taken].Parts) > 0 || t.negated) {
			break
		}
	}
	if spare == nil {
		return out
	}
	if !carriers[verb] {
		s.take(spare.words) // the noun of "مکاتبه کرد" states no more than the verb
	}
	if len(out) == taken {
		out = append(out, *spare)
	}
	return out
}

// withVerb adds the verb and its auxiliaries to the nominal parts of a match.
func (s *sentence) withVerb(words []int, c *syntax.Clause) []int {
	out := append(slices.Clone(words), c.Verb)
	for _, w := range c.Parts {
		if s.rel(w) == "aux" || w == c.Head {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// take keeps words from being parts of another match.
func (s *sentence) take(words []int) {
	for _, w := range words {
		s.used[w] = true
	}
}

// beside returns the predicates of a clause's verb, those first whose last part
// stands right before it: in "به رهبری شورش متهم کرد" the verb is "متهم کرد",
// wherever the tree hangs "متهم".
func (l *Lexicon) beside(s *sentence, k int, t try) []*Predicate {
	ps := l.verbs.with(s, k, t.verb, t.light)
	i := s.beforeVerb(&s.Clauses[k])
	if i < 0 || !s.closes(i, &s.Clauses[k]) {
		return ps
	}
	slices.SortStableFunc(ps, func(a, b *Predicate) int {
		return btoi(s.endsAt(b, i)) - btoi(s.endsAt(a, i))
	})
	return ps
}

// closes tells whether the word right before a verb can be its nominal part
// against the tree: an adjective, or what hangs on the verb. A noun may be the
// end of a longer phrase ("خواستار اجرای حکم شدند").
func (s *sentence) closes(i int, c *syntax.Clause) bool {
	h := s.Words[i].Head
	return s.Words[i].Tag == syntax.Adj || h == c.Head || h == c.Verb
}

func (s *sentence) endsAt(p *Predicate, i int) bool {
	return len(p.Parts) > 0 && s.is(i, p.Parts[len(p.Parts)-1])
}

// beforeVerb is the word right before a clause's verb and its auxiliaries, -1
// where it has none.
func (s *sentence) beforeVerb(c *syntax.Clause) int {
	i := c.Verb - 1
	for i >= 0 && (s.Words[i].Tag == syntax.Aux || s.rel(i) == "aux") {
		i--
	}
	return i
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// coordinates tells whether a conjunction stands between two words, so that
// both can be nominal parts of one verb ("بازداشت و زندانی کرد").
func (s *sentence) coordinates(a, b int) bool {
	for i := min(a, b) + 1; i < max(a, b); i++ {
		if w := &s.Words[i]; w.Tag == syntax.Cconj || w.Form == "،" || w.Form == "," {
			return true
		}
	}
	return false
}

// splitFirst puts a compound whose noun stands between "را" and a preposition
// before the others: in "را متهم به نقض توافق کرد" nobody agreed.
func (s *sentence) splitFirst(in []*Predicate) []*Predicate {
	for i, p := range in {
		if len(p.Parts) == 0 {
			continue
		}
		for w := 1; w+1 < len(s.Words); w++ {
			if s.Words[w-1].Form == "را" && s.Words[w+1].Tag == syntax.Adp && s.is(w, p.Parts[len(p.Parts)-1]) {
				out := append([]*Predicate{p}, in[:i]...)
				return append(out, in[i+1:]...)
			}
		}
	}
	return in
}

// parts finds the words of a compound verb's nominal part in a clause, in
// their order and none of them taken, or nil. One of them must hang on the
// verb or stand right before it; what stands between two of them must hang on
// the first ("مورد استقبال اتحادیه اروپا قرار گرفت").
func (s *sentence) parts(k int, want []string) []int {
	if len(want) == 0 {
		return []int{}
	}
	c := &s.Clauses[k]
	end := c.Verb
	if end < 0 {
		end = c.Head + 1
	}
	var words []int
	for last := end - 1; last >= 0; last-- {
		if !s.takes(last, want[len(want)-1], k) {
			continue
		}
		if words == nil {
			words = make([]int, len(want), len(want)+3)
		}
		words[len(want)-1] = last
		if s.partsBefore(words, want, k) && !s.circumstance(words) && slices.ContainsFunc(words, func(w int) bool { return s.attached(w, c) }) {
			return words
		}
	}
	return nil
}

// circumstance tells whether the nouns of a compound verb stand under a preposition
// that is no part of it: "در حملهٔ … زخمی شدند" tells of no attacking.
func (s *sentence) circumstance(words []int) bool {
	first := words[0]
	if len(words) == 1 {
		return s.preposition(first) != ""
	}
	return first > 0 && s.Words[first].Tag == syntax.Noun && s.Words[first+1].Tag != syntax.Adp && s.Words[first-1].Tag == syntax.Adp && s.preposition(first) == s.Words[first-1].Form
}

// takes tells whether a word can be a part of a clause's predicate.
func (s *sentence) takes(i int, part string, k int) bool {
	return s.is(i, part) && !s.used[i] && s.inClause(i, k) && s.Words[i].Tag != syntax.Aux
}

// partsBefore fills words from its last but one down.
func (s *sentence) partsBefore(words []int, want []string, k int) bool {
	for n := len(want) - 2; n >= 0; n-- {
		j := words[n+1] - 1
		for j >= 0 && !s.takes(j, want[n], k) {
			j--
		}
		if j < 0 {
			return false
		}
		marked := s.markedBetween(j, words[n+1])
		if d := words[n+1] - j; d > 20 || d > 12 && !marked {
			return false
		}
		for between := j + 1; between < words[n+1]; between++ {
			if !marked && words[n+1]-j == 2 && s.Words[between].Tag == syntax.Noun && s.Words[words[n+1]].Head == between {
				return false // "خواستار لغو تحریم‌ها شد" asks for no sanctions
			}
			if t := s.Words[between].Tag; marked && t != syntax.Verb && t != syntax.Sconj && t != syntax.Punct {
				continue
			}
			if words[n+1]-j > 2 && !s.Within(between, j) && s.Words[between].Form != "را" && s.Words[between].Head != words[n+1] {
				return false
			}
		}
		words[n] = j
	}
	return true
}

// markedBetween tells whether the sign of the object stands between two words.
func (s *sentence) markedBetween(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if s.form[i] == "را" {
			return true
		}
	}
	return false
}

func (s *sentence) nominal(i int) bool { return nominal(&s.Words[i]) }

// inClause tells whether a word belongs to a clause, or to none.
func (s *sentence) inClause(i, k int) bool { return s.owner[i] == k || s.owner[i] < 0 }

// attached tells whether a noun can be the nominal part of a clause's verb.
// Where the verb has one already, no other noun can, unless coordinated with
// it: in "پیشنهاد را قبول کرد" nothing was proposed.
func (s *sentence) attached(i int, c *syntax.Clause) bool {
	h := s.Words[i].Head
	if i == c.Head || c.Verb > 0 && i == c.Verb-1 && s.Words[i].Tag != syntax.Adp {
		return true
	}
	if s.rel(i) == "nsubj" && s.doc.mentionAt(s.at, i) != nil {
		return false // who acts is no part of the act ("شورشیان … کردند")
	}
	if m := s.doc.mentionAt(s.at, i); m != nil && m.Kind == actor.Organisation && m.Last > m.First {
		return false // "عفو بین‌الملل … متهم کرد"
	}
	if i > 0 && s.Words[i-1].Form == "را" && (h == c.Head || h == c.Verb) && s.rel(i) != "obj" && s.rel(i) != "nsubj" {
		return true
	}
	if s.nominalOf(i, c) || s.rel(i) == "conj" && h >= 0 && s.nominalOf(h, c) {
		return true
	}
	end := c.Verb
	if end < 0 {
		end = c.Head
	}
	if s.complementOf(i, end) || c.Verb >= 0 && i == s.beforeVerb(c) && s.closes(i, c) {
		return true
	}
	for _, p := range c.Parts {
		if p != i && s.nominalOf(p, c) && s.Words[p].Tag != syntax.Propn && !s.spansTo(i, p, c) {
			return false
		}
	}
	if h == c.Head || h == c.Verb {
		return true
	}
	if i >= end || end-i > 5 {
		return false
	}
	for j := i + 1; j < end; j++ {
		switch s.Words[j].Tag {
		case syntax.Aux, syntax.Num, syntax.Adj:
		default:
			if s.rel(j) != "aux" && !s.doc.coder.lexicon.measures[s.form[j]] {
				return false
			}
		}
	}
	return true
}

// spansTo tells whether the nominal part that the tree gives a verb is only the
// end of the phrase that another word begins: "خواهان بازگشایی مدارس شدند".
func (s *sentence) spansTo(i, part int, c *syntax.Clause) bool {
	if i >= part || part == s.beforeVerb(c) || s.Words[i].Head != c.Head && s.Words[i].Head != c.Verb || s.preposition(i) != "" {
		return false
	}
	for j := i + 1; j < part; j++ {
		if !s.nominal(j) {
			return false
		}
	}
	return true
}

// complementOf tells whether a word is what a verb says of its object: it
// follows "را", and nothing but nouns and adjectives parts it from the verb
// ("غرب را مسئول ادامهٔ جنگ دانست").
func (s *sentence) complementOf(i, verb int) bool {
	if i == 0 || i >= verb || verb-i > 6 || s.form[i-1] != "را" {
		return false
	}
	for j := i; j < verb; j++ {
		switch s.Words[j].Tag {
		case syntax.Noun, syntax.Propn, syntax.Adj, syntax.Det, syntax.Aux:
		default:
			return false
		}
	}
	return true
}

// nominalOf tells whether the tree makes a word the nominal part of a
// clause's verb.
func (s *sentence) nominalOf(i int, c *syntax.Clause) bool {
	if s.Words[i].Head != c.Head && s.Words[i].Head != c.Verb {
		return false
	}
	return s.rel(i) == "compound" || s.rel(i) == "xcomp" && s.Words[i].Tag != syntax.Verb
}
