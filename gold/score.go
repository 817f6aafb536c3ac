package gold

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"github.com/ravabet/ravabet/record"
)

// Depth is how closely two events must agree.
type Depth int

// The depths.
const (
	ByType Depth = iota
	Loose
	Full
	depths
	byStatus // as Loose, whatever the status
)

func (d Depth) String() string { return [...]string{"type", "loose", "full"}[d] }

// Count is what matching found: true and false positives, false negatives.
type Count struct{ TP, FP, FN int }

// PRF returns precision, recall and F1.
func (c Count) PRF() (p, r, f float64) {
	if c.TP+c.FP > 0 {
		p = float64(c.TP) / float64(c.TP+c.FP)
	}
	if c.TP+c.FN > 0 {
		r = float64(c.TP) / float64(c.TP+c.FN)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

// Ratio is how many of how many are right.
type Ratio struct{ Right, Of int }

// Difference is an event that one side has and the other has not, at full
// depth.
type Difference struct {
	Document   string
	Line       int
	Missed     bool // gold has it; else the coder has
	Type       string
	Actors     []string
	Recipients []string
	Trigger    string
	Got        *record.Event // of a wrong one
}

// Result is the score over a set of documents.
type Result struct {
	Events      [depths]Count
	Types       map[string]*[depths]Count
	Mode        Ratio
	Status      Ratio
	Quotes      Count
	Speakers    Ratio
	Agreements  Count
	Fields      Count
	Counts      Ratio
	Differences []Difference
}

// asserted gives the statuses that count, past and actual being one.
var asserted = map[string]string{"actual": "now", "past": "now", "future": "future"}

// compared is an event of either side in the form that matching needs.
type compared struct {
	line               int
	kind, when, mode   string
	actors, recipients string // sorted codes, each with a blank before and behind
	optional           bool
	trigger            string
	got                *record.Event
}

func codes(list []string) string {
	slices.Sort(list)
	list = slices.Compact(list)
	if len(list) == 0 {
		return ""
	}
	return " " + strings.Join(list, " ") + " "
}

func meets(a, b string) bool {
	if a == "" && b == "" {
		return true
	}
	for _, c := range strings.Fields(a) {
		if strings.Contains(b, " "+c+" ") {
			return true
		}
	}
	return false
}

func same(d Depth, g, s *compared) bool {
	if g.line != s.line || g.kind != s.kind || d != byStatus && g.when != s.when {
		return false
	}
	switch d {
	case ByType:
		return true
	case Loose, byStatus:
		return meets(g.actors, s.actors)
	}
	return g.actors == s.actors && g.recipients == s.recipients
}

// match pairs events one to one, greedily, the best agreement first.
func match(d Depth, gold, got []compared) [][2]int {
	type scored struct {
		weight float64
		i, j   int
	}
	var all []scored
	for i := range gold {
		for j := range got {
			g, s := &gold[i], &got[j]
			if !same(d, g, s) {
				continue
			}
			w := 0.0
			for _, agree := range []bool{g.actors == s.actors, g.recipients == s.recipients, g.when == s.when} {
				if agree {
					w++
				}
			}
			if g.optional {
				w -= 0.5
			}
			all = append(all, scored{w, i, j})
		}
	}
	slices.SortFunc(all, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	usedI, usedJ := make([]bool, len(gold)), make([]bool, len(got))
	var out [][2]int
	for _, x := range all {
		if !usedI[x.i] && !usedJ[x.j] {
			usedI[x.i], usedJ[x.j] = true, true
			out = append(out, [2]int{x.i, x.j})
		}
	}
	return out
}

// Score compares coded articles, by id, with gold.
func Score(documents []Document, coded map[string]*record.Article) *Result {
	r := &Result{Types: map[string]*[depths]Count{}}
	for i := range documents {
		a := coded[documents[i].ID]
		if a == nil {
			a = &record.Article{}
		}
		r.events(&documents[i], a)
		r.quotes(&documents[i], a)
		r.agreements(&documents[i], a)
	}
	return r
}

func (r *Result) of(kind string) *[depths]Count {
	if r.Types[kind] == nil {
		r.Types[kind] = &[depths]Count{}
	}
	return r.Types[kind]
}

func (r *Result) events(d *Document, a *record.Article) {
	gold, got := readGold(d), readCoded(d, a)
	for _, p := range match(byStatus, gold, got) {
		if g := &gold[p[0]]; !g.optional {
			r.Status.Of++
			if g.when == got[p[1]].when {
				r.Status.Right++
			}
		}
	}
	counts := func(c compared) bool { return c.when != "now" && c.when != "future" }
	gold, got = slices.DeleteFunc(gold, counts), slices.DeleteFunc(got, counts)
	for depth := range depths {
		pairs := match(depth, gold, got)
		inGold, inGot := make([]bool, len(gold)), make([]bool, len(got))
		for _, p := range pairs {
			inGold[p[0]], inGot[p[1]] = true, true
			g, s := &gold[p[0]], &got[p[1]]
			if g.optional {
				continue
			}
			r.Events[depth].TP++
			r.of(g.kind)[depth].TP++
			if depth == Full {
				r.Mode.Of++
				if g.mode == s.mode {
					r.Mode.Right++
				}
			}
		}
		for j := range got {
			if s := &got[j]; !inGot[j] {
				r.Events[depth].FP++
				r.of(s.kind)[depth].FP++
				r.differ(depth, d, s, false)
			}
		}
		for i := range gold {
			if g := &gold[i]; !inGold[i] && !g.optional {
				r.Events[depth].FN++
				r.of(g.kind)[depth].FN++
				r.differ(depth, d, g, true)
			}
		}
	}
}

func (r *Result) differ(depth Depth, d *Document, c *compared, missed bool) {
	if depth == Full {
		r.Differences = append(r.Differences, Difference{Document: d.ID, Line: c.line, Missed: missed, Type: c.kind,
			Actors: strings.Fields(c.actors), Recipients: strings.Fields(c.recipients), Trigger: c.trigger, Got: c.got})
	}
}

func readGold(d *Document) []compared {
	var out []compared
	for _, e := range d.Events {
		c := compared{line: e.Line, kind: e.Type, mode: e.Mode, when: when(e.Status), optional: e.Optional, trigger: e.Trigger}
		c.actors, c.recipients = codesOf(e.Actors), codesOf(e.Recipients)
		out = append(out, c)
	}
	return out
}

func codesOf(in []Entity) string {
	var list []string
	for _, e := range in {
		list = append(list, cmp.Or(e.Code, "---"))
	}
	return codes(list)
}

func when(status string) string {
	status = cmp.Or(status, "actual")
	return cmp.Or(asserted[status], status)
}

func readCoded(d *Document, a *record.Article) []compared {
	starts, at := []int{}, 0
	for _, l := range d.Lines {
		starts = append(starts, at)
		at += len([]rune(l)) + 1
	}
	side := func(in []record.Entity) string {
		var list []string
		for _, e := range in {
			list = append(list, cmp.Or(e.Code, "---"))
		}
		return codes(list)
	}
	var out []compared
	for i := range a.Events {
		e := &a.Events[i]
		line := sort.Search(len(starts), func(n int) bool { return starts[n] > e.Trigger.Start })
		out = append(out, compared{line: max(line, 1), kind: e.Type, mode: e.Mode, when: when(e.Status), actors: side(e.Actors), recipients: side(e.Recipients), trigger: e.Trigger.Text, got: e})
	}
	return out
}

// words are those of a text, without half-spaces.
func words(text string) []string { return strings.Fields(strings.ReplaceAll(text, "\u200c", "")) }

// overlap is the intersection over the union of two bags of words.
func overlap(a, b string) float64 {
	x, y := words(a), words(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	count := map[string]int{}
	for _, w := range y {
		count[w]++
	}
	n := 0
	for _, w := range x {
		if count[w] > 0 {
			count[w]--
			n++
		}
	}
	return float64(n) / float64(len(x)+len(y)-n)
}

func (r *Result) quotes(d *Document, a *record.Article) {
	used := make([]bool, len(a.Quotes))
	matched := 0
	for _, q := range d.Quotes {
		best, at := 0.0, -1
		for j := range a.Quotes {
			// Of equals the later one, as the maximum over pairs is.
			if o := overlap(q.Text, a.Quotes[j].Text); !used[j] && o >= best {
				best, at = o, j
			}
		}
		if at < 0 || best < 0.5 {
			r.Quotes.FN++
			continue
		}
		used[at] = true
		matched++
		r.Quotes.TP++
		r.Speakers.Of++
		if a.Quotes[at].Speaker.Code == q.Speaker.Code {
			r.Speakers.Right++
		}
	}
	r.Quotes.FP += len(a.Quotes) - matched
}

// pact is what a document says of the agreements between the same parties.
type pact struct {
	fields map[string]bool
	n      int
	how    string
}

func (p *pact) add(fields []string, counts map[string]int) {
	for _, f := range fields {
		p.fields[f] = true
	}
	for how, n := range counts {
		if n > p.n || n == p.n && how > p.how {
			p.n, p.how = n, how
		}
	}
}

func (r *Result) agreements(d *Document, a *record.Article) {
	gold, got := map[string]*pact{}, map[string]*pact{}
	in := func(m map[string]*pact, who string) *pact {
		if m[who] == nil {
			m[who] = &pact{fields: map[string]bool{}}
		}
		return m[who]
	}
	for _, x := range d.Agreements {
		in(gold, codesOf(x.Parties)).add(x.Fields, x.Count)
	}
	for _, x := range a.Agreements {
		var list []string
		for _, p := range x.Parties {
			list = append(list, cmp.Or(p.Code, "---"))
		}
		counts := map[string]int{}
		if x.Count.Min > 0 {
			counts["min"] = x.Count.Min
		}
		if x.Count.Exactly > 0 {
			counts["exactly"] = x.Count.Exactly
		}
		in(got, codes(list)).add(x.Fields, counts)
	}
	for who, g := range gold {
		s := got[who]
		if s == nil {
			r.Agreements.FN++
			r.Fields.FN += len(g.fields)
			continue
		}
		r.Agreements.TP++
		r.Counts.Of++
		if g.n == s.n && g.how == s.how {
			r.Counts.Right++
		}
		for f := range g.fields {
			if s.fields[f] {
				r.Fields.TP++
			} else {
				r.Fields.FN++
			}
		}
		for f := range s.fields {
			if !g.fields[f] {
				r.Fields.FP++
			}
		}
	}
	for who := range got {
		if gold[who] == nil {
			r.Agreements.FP++
		}
	}
}

// Print writes the figures, those of each type first where byType is set.
func (r *Result) Print(w io.Writer, byType bool) {
	if byType {
		names := make([]string, 0, len(r.Types))
		for name := range r.Types {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			c := r.Types[name]
			fmt.Fprintf(w, "%-10s ", name)
			for d := range depths {
				p, rec, f := c[d].PRF()
				fmt.Fprintf(w, "%s P %.2f R %.2f F %.2f  ", d, p, rec, f)
			}
			fmt.Fprintf(w, "gold %d\n", c[Full].TP+c[Full].FN)
		}
	}
	for d := range depths {
		p, rec, f := r.Events[d].PRF()
		fmt.Fprintf(w, "events %-5s P %.3f R %.3f F1 %.3f\n", d, p, rec, f)
	}
	fmt.Fprintf(w, "mode right, of events matched in full: %d/%d\n", r.Mode.Right, r.Mode.Of)
	fmt.Fprintf(w, "status right, of events matched but for status: %d/%d\n", r.Status.Right, r.Status.Of)
	p, rec, f := r.Quotes.PRF()
	fmt.Fprintf(w, "quotes       P %.3f R %.3f F1 %.3f   speaker right %d/%d\n", p, rec, f, r.Speakers.Right, r.Speakers.Of)
	p, rec, f = r.Agreements.PRF()
	_, _, ff := r.Fields.PRF()
	fmt.Fprintf(w, "agreements   P %.3f R %.3f F1 %.3f   fields F1 %.3f   count right %d/%d\n", p, rec, f, ff, r.Counts.Right, r.Counts.Of)
}
