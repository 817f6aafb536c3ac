package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/record"
)

// mark is a span of a text, in code points, with what it is coded as.
type mark struct {
	from, to int
	class    string
	address  string
	title    string
}

// segment is a piece of a text over which the same marks lie.
type segment struct {
	Text    string
	Class   string // of all marks over it, "" for none
	Address string // of what the shortest of them is coded as
	Title   string
}

// marksOf are the marks of an article's records.
func (s *Site) marksOf(l *language, a *record.Article) []mark {
	var out []mark
	add := func(from, to int, class, address, title string) {
		if from < to {
			out = append(out, mark{from, to, class, address, title})
		}
	}
	for i := range a.Quotes {
		q := &a.Quotes[i]
		add(q.Start, q.End, "said", fmt.Sprintf("#q%d", i+1), l.text("mark.quote", s.nameOf(l, q.Speaker)))
	}
	for i := range a.Agreements {
		for _, m := range a.Agreements[i].Mentions {
			add(m.Start, m.End, "pact", fmt.Sprintf("#a%d", i+1), l.text("mark.agreement"))
		}
	}
	for i := range a.Dates {
		d := &a.Dates[i]
		title := l.day(d.From)
		if d.To != d.From {
			title += " – " + l.day(d.To)
		}
		add(d.Start, d.End, "when", "", title)
	}
	for i := range a.Mentions {
		e := &a.Mentions[i]
		code := e.Code
		if e.Sector != "" {
			code += "." + e.Sector
		}
		add(e.Start, e.End, "who", s.linkOf(*e), s.nameOf(l, *e)+" · "+code)
	}
	for i := range a.Events {
		e := &a.Events[i]
		add(e.Trigger.Start, e.Trigger.End, "act "+quad(e.Type), fmt.Sprintf("#e%d", i+1), l.typeName(e.Type))
	}
	return out
}

// segments cuts the part of a text from..to at the ends of marks, with repairs
// made where some are given.
func segments(text []rune, from, to int, marks []mark, repairs []persian.Repair) []segment {
	cuts := []int{from, to}
	for _, m := range marks {
		for _, at := range []int{m.from, m.to} {
			if at > from && at < to {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.from, b.from) })
	var out []segment
	var open []mark
	next := 0
	for i := 0; i+1 < len(cuts); i++ {
		at, end := cuts[i], cuts[i+1]
		for next < len(marks) && marks[next].from <= at {
			open = append(open, marks[next])
			next++
		}
		open = slices.DeleteFunc(open, func(m mark) bool { return m.to <= at })
		g := segment{Text: repaired(text, at, end, repairs)}
		shortest := 1 << 30
		var classes []string
		for _, m := range open {
			classes = append(classes, m.class)
			if n := m.to - m.from; n <= shortest {
				shortest, g.Address, g.Title = n, m.address, m.title
			}
		}
		g.Class = strings.Join(classes, " ")
		if g.Text != "" {
			out = append(out, g)
		}
	}
	return out
}

// repaired is the text from..to with the repairs that begin in it; what a
// repair from before reaches over is left out.
func repaired(text []rune, from, to int, repairs []persian.Repair) string {
	i, _ := slices.BinarySearchFunc(repairs, from, func(r persian.Repair, at int) int { return cmp.Compare(r.Start, at) })
	if i > 0 && repairs[i-1].End > from {
		from = min(repairs[i-1].End, to)
	}
	var b strings.Builder
	for ; i < len(repairs) && repairs[i].Start < to; i++ {
		b.WriteString(string(text[from:repairs[i].Start]))
		b.WriteString(repairs[i].New)
		from = min(repairs[i].End, to)
	}
	b.WriteString(string(text[from:to]))
	return harmless(b.String())
}

// harmless leaves out of a text of others what would turn the direction of
// what stands around it (Unicode's overrides and embeddings, UAX 9), and what
// is no character.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1
		case r < ' ' && r != '\n' && r != '\t', r == 0x7F, r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, s)
}
