package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// speechLexicon is lexicon/speech.txt made ready for look-up.
type speechLexicon struct {
	verbs   map[string]*speechVerbs // by folded past stem
	phrases map[string][]creditPhrase
	outlets map[string]bool // words that name outlets
	texts   map[string]bool // words for what words stand written in
	// words for sources and witnesses of the state that a report is about, and
	// pronouns that stand for the last speaker
	locals, pronouns map[string]bool
	// words that go on with the sentence behind a verb of saying, and those that
	// go back from what was said to the report
	goingOn, contrasts map[string]bool
}

type speechVerb struct {
	parts []string
	kind  string // say, claim, believe, warn, promise, accuse, point, stand, ask, report, name
	rank  int    // its place in a list of the verb's compounds, the longest first
}

// speechVerbs are the verbs of saying of one stem.
type speechVerbs struct {
	compounds map[string][]speechVerb // by the last of their parts, longest first
	simple    []speechVerb            // the stem alone
}

func newSpeechVerbs(all []speechVerb) *speechVerbs {
	slices.SortStableFunc(all, func(a, b speechVerb) int { return len(b.parts) - len(a.parts) })
	x := &speechVerbs{compounds: map[string][]speechVerb{}}
	for i, v := range all {
		v.rank = i
		if n := len(v.parts); n > 0 {
			x.compounds[v.parts[n-1]] = append(x.compounds[v.parts[n-1]], v)
		} else {
			x.simple = append(x.simple, v)
		}
	}
	return x
}

// in returns the compounds whose last part stands in a clause, the longest
// first.
func (x *speechVerbs) in(s *sentence, k int) []speechVerb {
	var out []speechVerb
	add := func(last string) {
		for _, v := range x.compounds[last] {
			if !slices.ContainsFunc(out, func(o speechVerb) bool { return o.rank == v.rank }) {
				out = append(out, v)
			}
		}
	}
	for i := range s.Words {
		if s.used[i] || !s.inClause(i, k) {
			continue
		}
		add(s.form[i])
		if s.lemma[i] != s.form[i] {
			add(s.lemma[i])
		}
		if s.bare[i] != s.form[i] && s.bare[i] != s.lemma[i] {
			add(s.bare[i])
		}
	}
	slices.SortFunc(out, func(a, b speechVerb) int { return a.rank - b.rank })
	return out
}

// creditPhrase is a phrase whose complement is who a statement comes from.
type creditPhrase struct {
	words []string
	kind  string // according, credit, via, stating, feeling, narrator
}

func newSpeech(entries []entry) *speechLexicon {
	x := &speechLexicon{verbs: map[string]*speechVerbs{}, phrases: map[string][]creditPhrase{}, outlets: wordSet(entries, "outlet"), texts: wordSet(entries, "text"),
		locals: wordSet(entries, "local"), pronouns: wordSet(entries, "pronoun"), goingOn: wordSet(entries, "going on"), contrasts: wordSet(entries, "contrast")}
	verbs := map[string][]speechVerb{}
	for _, e := range entries {
		for _, w := range e.words {
			words := strings.Fields(fold(w, true))
			switch e.name {
			case "say", "claim", "believe", "warn", "promise", "accuse", "point", "stand", "deed", "ask", "report", "name":
				last := strings.TrimSuffix(words[len(words)-1], "ن")
				verbs[last] = append(verbs[last], speechVerb{parts: words[:len(words)-1], kind: e.name})
			case "according", "credit", "via", "stating", "feeling", "narrator":
				x.addPhrase(creditPhrase{words, e.name})
			}
		}
	}
	for stem, all := range verbs {
		x.verbs[stem] = newSpeechVerbs(all)
	}
	for _, v := range x.phrases {
		slices.SortStableFunc(v, func(a, b creditPhrase) int { return len(b.words) - len(a.words) })
	}
	return x
}

// addPhrase adds a phrase, and the same with its first two words written as
// one ("براساس", "بنابر").
func (x *speechLexicon) addPhrase(p creditPhrase) {
	x.phrases[p.words[0]] = append(x.phrases[p.words[0]], p)
	if len(p.words) > 2 {
		joined := append([]string{p.words[0] + p.words[1]}, p.words[2:]...)
		x.phrases[joined[0]] = append(x.phrases[joined[0]], creditPhrase{joined, p.kind})
	}
}

// speechAct is a clause that reports what somebody says.
type speechAct struct {
	clause int
	kind   string
	begin  int // first word of its predicate
	last   int // last word of its predicate
}

// acts finds the clauses of saying of a sentence, asking and demanding among
// them, in order. What is not said, may be said or is said by nobody
// ("گفته می‌شود") is left out, and so is what the writer says ("باید گفت",
// "فکر می‌کنم").
func (x *speechLexicon) acts(s *sentence) []speechAct {
	var out []speechAct
	for k := range s.Clauses {
		c := &s.Clauses[k]
		kind, passive, begin := x.predicateOf(s, k)
		if passive && c.Agent.Head < 0 && (kind == "say" || kind == "report") {
			kind = "stand" // "در بیانیه اعلام شد که …"
		}
		if kind != "" && s.voiced(k, kind, passive) {
			out = append(out, speechAct{clause: k, kind: kind, begin: begin, last: s.predicateEnd(c)})
		}
	}
	return x.copular(s, out)
}

// copular adds to the clauses of saying those of an adjective and its copula
// ("معتقد است") that the tree makes no clause of.
func (x *speechLexicon) copular(s *sentence, acts []speechAct) []speechAct {
	for i := 1; i < len(s.Words); i++ {
		w := &s.Words[i]
		if l := s.lemma[i]; l != "است" && l != "هست" && l != "بود" || w.Feats.Negative || w.Feats.Person == 1 || w.Feats.Person == 2 || w.Feats.Mood == syntax.Subjunctive || s.owner[i] < 0 {
			continue
		}
		if x.verbs["بود"] == nil {
			continue
		}
		for _, v := range x.verbs["بود"].compounds[s.form[i-1]] {
			if len(v.parts) == 1 && !slices.ContainsFunc(acts, func(a speechAct) bool { return a.last == i }) {
				acts = append(acts, speechAct{clause: s.owner[i], kind: v.kind, begin: i - 1, last: i})
			}
		}
	}
	slices.SortStableFunc(acts, func(a, b speechAct) int { return a.last - b.last })
	return acts
}

// unsaidBy tells whether nobody is there to say a clause: a reminder without
// a subject ("یادآور می‌شود که …"), or a noun that is no person and that a
// relative clause tells of ("گمانه‌هایی است که می‌گوید …").
func (s *sentence) unsaidBy(k int) bool {
	c := &s.Clauses[k]
	if c.Verb >= 0 && passives[s.lemma[c.Verb]] && !c.Passive && s.Words[c.Verb].Feats.Tense == syntax.Present && (c.Subject.Head < 0 || c.Shared) {
		return true
	}
	return c.Relation == "acl" && c.Modifies >= 0 && c.Shared && c.Subject.Head == c.Modifies && s.doc.mentionAt(s.at, c.Modifies) == nil && !s.people(c.Modifies) && c.Modifies > 0 && s.Words[c.Modifies].Tag == syntax.Noun
}

// kindOf is the kind of saying of a clause, "" for none, and whether it is in
// the passive, whatever words of it predicates have taken.
func (x *speechLexicon) kindOf(s *sentence, k int) (string, bool) {
	kind, passive, _ := x.predicateOf(s, k)
	return kind, passive
}

// copulaTries look up what is said with a copula.
var copulaTries = []try{{verb: "بود"}, {verb: "است"}}

// predicateOf is the same with the first word of the predicate.
func (x *speechLexicon) predicateOf(s *sentence, k int) (string, bool, int) {
	if s.sayings == nil {
		s.sayings = make([]sayingVerb, len(s.Clauses))
	}
	if y := &s.sayings[k]; !y.known {
		*y = sayingVerb{known: true}
		y.kind, y.passive, y.begin = x.saying(s, k)
	}
	y := s.sayings[k]
	return y.kind, y.passive, y.begin
}

// saying reads what predicateOf keeps.
func (x *speechLexicon) saying(s *sentence, k int) (string, bool, int) {
	defer s.release()()
	c := &s.Clauses[k]
	if c.Verb < 0 {
		return x.kind(s, k, copulaTries)
	}
	tries := []try{{verb: s.lemma[c.Verb], passive: c.Passive}}
	if v := tries[0].verb; passives[v] || pairs[v] && v != "کرد" {
		tries = append(tries, try{verb: "کرد", passive: passives[v], light: true})
	}
	if v := tries[0].verb; v == "هست" || v == "است" {
		tries = append(tries, try{verb: "بود"})
	}
	if passives[tries[0].verb] {
		tries = append(tries, try{verb: "داد", passive: true, light: true})
	}
	return x.kind(s, k, tries)
}

// predicateEnd is the last word of a clause's predicate: of its verb with the
// auxiliaries right behind it, or of what is said with a copula.
func (s *sentence) predicateEnd(c *syntax.Clause) int {
	last := c.Head
	if c.Verb >= 0 {
		last = c.Verb
	}
	for _, p := range c.Parts {
		if c.Verb < 0 || p <= c.Head {
			last = max(last, p)
		}
	}
	for last+1 < len(s.Words) && slices.Contains(c.Parts, last+1) {
		last++
	}
	return last
}

// voiced tells whether a clause of saying says that somebody said it.
func (s *sentence) voiced(k int, kind string, passive bool) bool {
	c := &s.Clauses[k]
	f := s.Words[c.Head].Feats
	if kind == "ask" || kind == "deed" {
		return !passive || c.Agent.Head >= 0
	}
	if c.Negated || c.Condition || c.Future || f.Mood == syntax.Imperative || f.Mood == syntax.Subjunctive {
		return false
	}
	if passive && kind != "name" && kind != "stand" && c.Agent.Head < 0 {
		return false
	}
	if c.Modal && kind != "believe" || s.unsaidBy(k) {
		return false
	}
	for _, p := range c.Parts {
		if g := s.Words[p].Feats; g.Person == 1 || g.Person == 2 || p != c.Head && g.Mood == syntax.Subjunctive {
			return false
		}
	}
	return true
}

// kind is the kind of saying of a clause's verb, "" for none, whether it is in
// the passive, and the first word of the predicate.
func (x *speechLexicon) kind(s *sentence, k int, tries []try) (string, bool, int) {
	begin := s.Clauses[k].Head
	if v := s.Clauses[k].Verb; v >= 0 {
		begin = min(begin, v)
	}
	for _, t := range tries {
		verbs := x.verbs[t.verb]
		if verbs == nil {
			continue
		}
		for _, v := range verbs.in(s, k) {
			if words := s.parts(k, v.parts); words != nil && (t.verb != "بود" && t.verb != "است" || s.written(words, v.parts)) {
				return v.kind, t.passive, slices.Min(append(words, begin))
			}
		}
		if len(verbs.simple) > 0 && !t.light && !s.hasNominal(k) {
			return verbs.simple[0].kind, t.passive, begin
		}
	}
	return "", false, begin
}

// written tells whether words stand as the lexicon has them, none of them only
// without an ی: "نگران است", not "نگرانی است".
func (s *sentence) written(words []int, as []string) bool {
	for n, w := range words {
		if s.form[w] != as[n] && s.lemma[w] != as[n] {
			return false
		}
	}
	return true
}

// hasNominal tells whether a clause's verb is a compound. A name or a day that
// the tree takes for its nominal part is none.
func (s *sentence) hasNominal(k int) bool {
	for _, p := range s.Clauses[k].Parts {
		if s.rel(p) == "compound" && s.Words[p].Tag != syntax.Propn && s.form[p] != "«" && !s.timed(p) {
			return true
		}
	}
	return false
}
