package coder

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// pactLexicon is what the word lists say of agreements: kinds with their
// nouns, how far one has come, its fields and counts.
type pactLexicon struct {
	kinds    *phraseTable
	fields   *phraseTable
	counts   *phraseTable // "exactly 3", "min 2"
	bounds   *phraseTable // "over", "under", "about"
	statuses map[string]*Lexicon
	nouns    *phraseTable // statuses told by nouns: "امضای", "انعقاد"
}

// statuses in the order in which they are tried: what undoes an agreement is
// told with the same nouns as what makes it.
var pactStatuses = []string{"broken", "ended", "ratified", "signed", "planned"}

func newPacts(lists map[string][]entry) *pactLexicon {
	x := &pactLexicon{kinds: newPhrases(), fields: newPhrases(), counts: newPhrases(), bounds: newPhrases(), nouns: newPhrases(), statuses: map[string]*Lexicon{}}
	for _, e := range lists["agreement-kinds"] {
		status, isStatus := strings.CutPrefix(e.name, "status-")
		if !isStatus {
			x.kinds.addAll(e)
			continue
		}
		verbs := x.statuses[status]
		if verbs == nil {
			verbs = &Lexicon{verbs: newVerbIndex()}
			x.statuses[status] = verbs
		}
		for _, w := range e.words {
			words := strings.Fields(fold(w, true))
			if stem, ok := strings.CutSuffix(words[len(words)-1], "ن"); ok && (strings.HasSuffix(stem, "ت") || strings.HasSuffix(stem, "د")) {
				verbs.verbs.add(&Predicate{Kind: Verb, Name: w, Parts: words[:len(words)-1], Verb: stem})
			} else {
				x.nouns.add(status, w)
			}
		}
	}
	for _, e := range lists["fields"] {
		x.fields.addAll(e)
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

// agreements finds the agreements that a document tells of. What a later line
// says of the same parties' documents of the same count and kind is a further
// mention of the one.
func (c *Coder) agreements(d *document) []record.Agreement {
	var out []record.Agreement
	for _, s := range d.open {
		for _, a := range c.pactsOf(s, out) {
			out = merge(out, a)
		}
	}
	for i := range out {
		slices.SortStableFunc(out[i].Mentions, func(a, b record.Span) int { return cmp.Compare(a.Start, b.Start) })
	}
	return out
}

func (c *Coder) pactsOf(s *sentence, before []record.Agreement) []record.Agreement {
	x := c.lexicon.pacts
	var out []record.Agreement
	for i := 0; i < len(s.Words); i++ {
		kind, n := x.kinds.at(s, i)
		if n == 0 || s.Words[i].Tag == syntax.Verb || s.Words[i].Tag == syntax.Adp {
			continue
		}
		if a, ok := c.pact(s, i, n, kind, before); ok {
			out = append(out, a)
		}
		i += n - 1
	}
	return out
}

// pact reads one agreement off the noun that names it.
func (c *Coder) pact(s *sentence, i, n int, kind string, before []record.Agreement) (record.Agreement, bool) {
	x := c.lexicon.pacts
	cl := s.clause(i)
	status, words := x.status(s, i, cl)
	if status == "" {
		return record.Agreement{}, false
	}
	a := record.Agreement{Kind: kind, Status: status, Fields: []string{}}
	a.Parties = s.parties(i, n, cl)
	definite := i > 0 && (s.form[i-1] == "این" || s.form[i-1] == "همین" || s.form[i-1] == "ان")
	if len(a.Parties) < 2 && len(before) > 0 {
		last := before[len(before)-1]
		if definite || len(a.Parties) == 0 {
			a.Parties = last.Parties
			if definite {
				a.Count, a.Kind = last.Count, cmp.Or(last.Kind, kind)
			}
		}
	}
	if len(a.Parties) < 2 {
		return a, false
	}
	if a.Count == (record.Count{}) {
		a.Count = x.count(s, i)
	}
	a.Fields = x.fieldsOf(s, i, n, cl)
	a.Place = s.placeIn(i)
	a.Date, _ = c.dateOf(s, i)
	words = append(words, i, i+n-1)
	slices.Sort(words)
	a.Mentions = []record.Span{s.doc.span(s.at, words)}
	return a, true
}

// status tells from an agreement's verb, or the noun that it hangs on, how
// far it has come, with the words that say so; "" where the agreement is only
// named.
func (x *pactLexicon) status(s *sentence, i int, cl *syntax.Clause) (string, []int) {
	if h := s.Words[i].Head; h >= 0 {
		if status, n := x.nouns.at(s, h); n > 0 {
			return status, []int{h}
		}
	}
	if i > 0 {
		if status, n := x.nouns.at(s, i-1); n > 0 {
			return status, []int{i - 1}
		}
	}
	if cl == nil {
		return "", nil
	}
	k := s.owner[i]
	for _, status := range pactStatuses {
		saved := slices.Clone(s.used)
		clear(s.used)
		found := x.statuses[status].findVerb(s, k, nil)
		copy(s.used, saved)
		for _, m := range found {
			if slices.Contains(m.words, i) {
				continue
			}
			if status == "signed" && (cl.Future || cl.Modal || cl.Condition) {
				status = "planned"
			}
			if cl.Negated {
				return "", nil
			}
			return status, m.words
		}
	}
	return "", nil
}

// parties are who an agreement is between: whom its own complements name
// ("میان … و …", "… با …"), else the subject of its verb with whom it was
// signed.
func (s *sentence) parties(i, n int, cl *syntax.Clause) []record.Entity {
	m := &match{Predicate: &Predicate{Kind: Noun}, anchor: i, clause: s.owner[i]}
	for w := i; w < i+n; w++ {
		m.words = append(m.words, w)
	}
	var out []record.Entity
	add := func(heads []int) {
		for _, h := range heads {
			for _, e := range s.who(h) {
				if !slices.ContainsFunc(out, func(o record.Entity) bool { return o.Code == e.Code }) {
					out = append(out, e)
				}
			}
		}
	}
	if cl != nil {
		v := &match{Predicate: &Predicate{Kind: Verb}, anchor: cl.Head, clause: s.owner[i], passive: cl.Passive, words: []int{cl.Head}}
		if cl.Subject.Head >= 0 && !s.Within(i, cl.Subject.Head) {
			add(s.coordinated(cl.Subject))
		}
		if cl.Subject.Head < 0 && !cl.Passive {
			out = append(out, s.doc.antecedent(s.at, cl.Head, s.Words[cl.Head].Feats)...)
		}
		add(s.role(v, "agent"))
		add(s.role(v, "با"))
		add(s.role(v, "میان"))
	}
	if len(out) < 2 {
		add(s.role(m, "gen"))
		add(s.role(m, "با"))
		add(s.role(m, "میان"))
	}
	return out
}

// count reads how many documents a noun speaks of.
func (x *pactLexicon) count(s *sentence, i int) record.Count {
	number, bound := 0, ""
	min := false
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if s.Words[j].Tag == syntax.Verb || s.Words[j].Tag == syntax.Punct || s.form[j] == "را" {
			break
		}
		if name, n := x.counts.at(s, j); n > 0 && number == 0 {
			how, value, _ := strings.Cut(name, " ")
			number, _ = strconv.Atoi(value)
			min = how == "min"
		} else if v := digits(s.Words[j].Form); v > 0 && v < 1000 && number == 0 && !s.inDate(j) {
			number = v
		}
		if name, n := x.bounds.at(s, j); n > 0 && number > 0 {
			bound = name
			break
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

// inDate tells whether a word stands in an expression of time.
func (s *sentence) inDate(i int) bool {
	for _, e := range s.doc.expressions(s.Start, s.End) {
		if e.Start <= s.Words[i].Start && s.Words[i].End <= e.End {
			return true
		}
	}
	return false
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
// complements and the phrases of its clause that say what it is about.
func (x *pactLexicon) fieldsOf(s *sentence, i, n int, cl *syntax.Clause) []string {
	out := []string{}
	end := len(s.Words)
	for j := i + n; j < end; j++ {
		if s.Words[j].Tag == syntax.Verb && s.owner[j] == s.owner[i] && j > i {
			break
		}
		field, m := x.fields.at(s, j)
		if m == 0 {
			continue
		}
		if !slices.Contains(out, field) {
			out = append(out, field)
		}
		j += m - 1
	}
	return out
}

// merge adds an agreement to those of a document: as a mention of one that is
// there already, or as another.
func merge(all []record.Agreement, a record.Agreement) []record.Agreement {
	for i := range all {
		b := &all[i]
		if !sameParties(a.Parties, b.Parties) || a.Kind != b.Kind || a.Count != b.Count || a.Status != b.Status {
			continue
		}
		if len(a.Fields) > 0 && len(b.Fields) > 0 && !overlaps(a.Fields, b.Fields) {
			continue
		}
		b.Mentions = append(b.Mentions, a.Mentions...)
		for _, f := range a.Fields {
			if !slices.Contains(b.Fields, f) {
				b.Fields = append(b.Fields, f)
			}
		}
		b.Place, b.Date = cmp.Or(b.Place, a.Place), cmp.Or(b.Date, a.Date)
		return all
	}
	return append(all, a)
}

func sameParties(a, b []record.Entity) bool {
	has := func(in []record.Entity, code string) bool {
		return slices.ContainsFunc(in, func(e record.Entity) bool { return e.Code == code })
	}
	for _, e := range a {
		if !has(b, e.Code) {
			return false
		}
	}
	return len(a) == len(b)
}

func overlaps(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}
