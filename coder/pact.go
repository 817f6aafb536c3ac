package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// pactLexicon is what the word lists say of agreements: kinds with their
// nouns, how far one has come, its fields and counts.
type pactLexicon struct {
	kinds    *phraseTable
	fields   *phraseTable
	handling *phraseTable // "خرید", "تولید": a field only where nothing narrower follows
	counts   *phraseTable // "exactly 3", "min 2"
	bounds   *phraseTable // "over", "under", "about"
	statuses map[string]*Lexicon
	nouns    *phraseTable    // statuses told by nouns: "امضای", "انعقاد"
	basis    *phraseTable    // what rests on an agreement: "بر اساس", "به موجب"
	same     map[string]bool // words that point at an agreement told before: "این", "مذکور"
	of       map[string]bool // or at one of those, or another of the same sides: "دوم", "پیشین"
	unsaid   map[string]bool // words that take an agreement back: "بدون توافق"
	plans    map[string]bool // words under which an agreement is only planned: "برای", "خواستار"
	joint    map[string]bool // words that make a statement one of several sides: "مشترک"
	bodies   map[string]bool // nouns of bodies and offices, whose field is not the agreement's
	themes   map[string]bool // "زمینه", "حوزه"
	measures map[string]bool // words between a number and what it counts: "فقره"
	final    map[string]bool // words for the statement that ends a meeting: "پایانی"
	issuing  map[string]bool // words for the making of a statement: "صدور"
	aside    map[string]bool // by whom an agreement is furthered is no party to it: "میانجی‌گری"
}

// pactStatuses in the order in which they are tried: what undoes an agreement
// is told with the same nouns as what makes it.
var pactStatuses = []string{"broken", "ended", "ratified", "signed", "planned"}

func newPacts(lists map[string][]entry) *pactLexicon {
	x := &pactLexicon{kinds: newPhrases(), fields: newPhrases(), handling: newPhrases(), counts: newPhrases(), bounds: newPhrases(),
		nouns: newPhrases(), basis: newPhrases(), statuses: map[string]*Lexicon{}}
	x.kinds.indefinite = true
	words := map[string]*map[string]bool{"same": &x.same, "of": &x.of, "unsaid": &x.unsaid, "plans": &x.plans, "joint": &x.joint, "bodies": &x.bodies, "themes": &x.themes, "measure": &x.measures, "aside": &x.aside, "issuing": &x.issuing, "final": &x.final}
	for _, set := range words {
		*set = map[string]bool{}
	}
	for _, e := range lists["agreement-kinds"] {
		set := words[e.name]
		switch status, isStatus := strings.CutPrefix(e.name, "status-"); {
		case isStatus:
			x.addStatus(status, e.words)
		case set != nil:
			for _, w := range e.words {
				(*set)[fold(w, true)] = true
			}
		case e.name == "basis":
			x.basis.addAll(e)
		default:
			x.kinds.addAll(e)
		}
	}
	for _, e := range lists["fields"] {
		if field, ok := strings.CutPrefix(e.name, "handling "); ok {
			x.handling.addAll(entry{field, e.words})
		} else {
			x.fields.addAll(e)
		}
	}
	for _, e := range lists["vague-counts"] {
		if strings.HasPrefix(e.name, "exactly ") || strings.HasPrefix(e.name, "min ") {
			x.counts.addAll(e)
		} else {
			x.bounds.addAll(e)
		}
	}
	return x
}

// addStatus adds the verbs, by their infinitives, and the nouns that tell a
// status.
func (x *pactLexicon) addStatus(status string, words []string) {
	verbs := x.statuses[status]
	if verbs == nil {
		verbs = &Lexicon{verbs: newVerbIndex()}
		x.statuses[status] = verbs
	}
	for _, w := range words {
		parts := strings.Fields(fold(w, true))
		last := len(parts) - 1
		if stem, ok := strings.CutSuffix(parts[last], "ن"); ok && (strings.HasSuffix(stem, "ت") || strings.HasSuffix(stem, "د")) {
			verbs.verbs.add(&Predicate{Kind: Verb, Name: w, Parts: parts[:last], Verb: stem})
		} else {
			x.nouns.add(status, w)
		}
	}
}

// pactNoun is a noun of a sentence that names an agreement.
type pactNoun struct {
	s       *sentence
	i, n    int // first word, number of words
	kind    string
	status  string // "" where no verb or noun tells one
	words   []int  // that tell the status
	clause  int    // of the verb that tells it, else of the noun, -1
	basis   bool   // something is said to rest on it
	same    bool   // it was told before: "این توافق"
	of      bool   // it is one of those told before, or another of the same sides
	negated bool   // it is said not to have come about
	noun    bool   // a noun tells the status: "نقض توافق"
	passive bool   // the verb that tells it has the agreement for its subject
	within  bool   // something is said in it: "در بیانیهٔ مشترک"
}

// readNoun reads what stands with a noun that names an agreement.
func (x *pactLexicon) readNoun(s *sentence, i, n int, kind string) pactNoun {
	p := pactNoun{s: s, i: i, n: n, kind: kind, clause: s.owner[i]}
	for j := i - 1; j >= max(0, i-4) && !p.same; j-- {
		if s.form[j] == "را" || s.Words[j].Tag == syntax.Verb || s.Words[j].Tag == syntax.Punct {
			break
		}
		if _, m := x.basis.at(s, j); m > 0 && j+m <= i {
			p.basis = true
			break
		}
		p.same = p.same || j >= i-2 && x.same[s.form[j]]
		p.of = p.of || j >= i-2 && x.of[s.form[j]]
		p.negated = p.negated || j >= i-2 && x.unsaid[s.form[j]]
	}
	for j := i - 1; j >= max(0, i-5) && !p.basis; j-- {
		_, m := x.basis.at(s, j)
		p.basis = m > 0 && j+m <= i && j+m >= i-2
	}
	for j := i + n; j < min(len(s.Words), i+n+3) && !s.finite(j); j++ {
		p.same = p.same || x.same[s.form[j]] && s.Words[j].Tag != syntax.Det && s.Words[j].Tag != syntax.Pron
		p.of = p.of || x.of[s.form[j]]
	}
	if kind == "statement" && i > 0 && (s.form[i-1] == "در" || s.form[i-1] == "طی" || i > 1 && s.form[i-2] == "با" && x.issuing[s.form[i-1]]) {
		p.basis, p.of, p.within = true, true, true // "در بیانیهٔ مشترک آمده است که …"
	}
	x.findStatus(&p)
	return p
}

// findStatus tells how far an agreement has come: from the noun that it hangs
// on, the relative clause that tells of it, or the verb of its clause.
func (x *pactLexicon) findStatus(p *pactNoun) {
	s := p.s
	for _, h := range []int{s.Words[p.i].Head, p.i - 1, p.i - 2} {
		if h < 0 || h >= p.i {
			continue
		}
		if status, n := x.nouns.at(s, h); n > 0 && h+n <= p.i && s.Words[h].Tag != syntax.Verb {
			p.status, p.words, p.noun = status, []int{h}, true
			p.negated = p.negated || h > 0 && x.unsaid[s.form[h-1]]
			if status == "signed" && x.planned(s, h) {
				p.status = "planned"
			}
			return
		}
	}
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Relation == "acl" && c.Modifies >= p.i && c.Modifies < p.i+p.n+6 && c.Head > p.i && x.verbStatus(p, k) {
			return
		}
	}
	if v := s.relativeBehind(p.i + p.n); v >= 0 && s.owner[v] >= 0 && x.verbStatus(p, s.owner[v]) || p.clause < 0 || p.basis {
		return
	}
	if x.verbStatus(p, p.clause) {
		return
	}
	// A verb to which the tree does not bind the noun, soon behind it.
	v := p.i + p.n - 1
	for range 2 {
		if v = s.mainFrom(v + 1); v < 0 || s.broken(p.i, v) || s.owner[v] >= 0 && x.verbStatus(p, s.owner[v]) {
			return
		}
	}
}

// planned tells whether what a noun names is only intended: "برای امضای …".
func (x *pactLexicon) planned(s *sentence, i int) bool {
	for j := i - 1; j >= max(0, i-3); j-- {
		if x.plans[s.form[j]] || x.plans[s.lemma[j]] {
			return true
		}
		if s.Words[j].Tag == syntax.Verb || s.Words[j].Tag == syntax.Punct {
			break
		}
	}
	c := s.clause(i)
	if c == nil {
		return false
	}
	for _, w := range c.Parts {
		if abs(w-i) <= 4 && (x.plans[s.form[w]] || x.plans[s.lemma[w]]) {
			return true
		}
	}
	return c.Future || c.Condition || s.Words[c.Head].Feats.Mood == syntax.Subjunctive
}

// verbStatus reads the status that a clause's verb tells.
func (x *pactLexicon) verbStatus(p *pactNoun, k int) bool {
	s := p.s
	c := &s.Clauses[k]
	for _, status := range pactStatuses {
		restore := s.release()
		found := x.statuses[status].findVerb(s, k, nil)
		restore()
		for _, m := range found {
			if slices.Contains(m.words, p.i) || m.anchor < p.i {
				continue
			}
			if c.Negated && !m.negated {
				p.negated = true
				return true
			}
			if status == "signed" && (c.Future || c.Modal || c.Condition || c.Habitual || s.Words[c.Head].Feats.Mood == syntax.Subjunctive || x.planned(s, m.anchor)) {
				status = "planned"
			}
			p.status, p.words, p.clause = status, m.words, k
			p.passive = m.passive || c.Verb >= 0 && (passives[s.lemma[c.Verb]] || s.lemma[c.Verb] == "رسید")
			return true
		}
	}
	return x.besideVerb(p, k)
}

// besideVerb reads the status off a compound verb whose nominal part stands
// right before it, whatever the tree makes of that part.
func (x *pactLexicon) besideVerb(p *pactNoun, k int) bool {
	s := p.s
	c := &s.Clauses[k]
	if c.Verb < 2 || c.Verb <= p.i+p.n || c.Negated {
		return false
	}
	for _, status := range pactStatuses {
		for _, verb := range []string{s.lemma[c.Verb], "کرد"} {
			if verb != s.lemma[c.Verb] && !passives[s.lemma[c.Verb]] && !pairs[s.lemma[c.Verb]] {
				continue
			}
			for _, q := range x.statuses[status].verbs.with(s, k, verb, true) {
				n := len(q.Parts)
				if n == 0 && s.preposition(p.i) != "" || c.Verb-n < p.i+p.n || !s.standsAt(c.Verb-n, q.Parts) {
					continue
				}
				p.status, p.clause = status, k
				for w := c.Verb - n; w <= c.Verb; w++ {
					p.words = append(p.words, w)
				}
				return true
			}
		}
	}
	return false
}

// standsAt tells whether words stand at a place of a sentence.
func (s *sentence) standsAt(i int, words []string) bool {
	for n, w := range words {
		if !s.is(i+n, w) {
			return false
		}
	}
	return true
}

// relativeBehind is the first verb of a relative clause that begins soon behind
// a word, whatever the tree hangs it on; -1 for none.
func (s *sentence) relativeBehind(i int) int {
	for end := min(len(s.Words), i+7); i < end; i++ {
		if s.Words[i].Form == "که" {
			return s.finiteFrom(i)
		}
		if s.Words[i].Tag == syntax.Punct || s.finite(i) || s.Words[i].Form == "را" {
			return -1
		}
	}
	return -1
}

// parted tells whether a word parts what stands beside it in a sentence: a
// semicolon, or the stroke of a headline.
func (s *sentence) parted(i int) bool {
	f := s.Words[i].Form
	return f == "؛" || f == "/" && s.Line == 0
}

// broken tells whether a new clause begins between two words.
func (s *sentence) broken(from, to int) bool {
	for i := from; i < to; i++ {
		if s.parted(i) || s.Words[i].Form == "که" {
			return true
		}
	}
	return false
}
