package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/ask"
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/reading"
	"github.com/ravabet/ravabet/relation"
)

// runRelation tells how two states have got on.
func runRelation(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("relation", flag.ContinueOnError)
	flags.SetOutput(stderr)
	db := archiveFlag(flags)
	from := flags.String("from", "", "the first `day`, month or year")
	to := flags.String("to", "", "the last `day`, month or year")
	most := flags.Int("most", 5, "`N` agreements, quotes and events of a turning point at most")
	daily := flags.Bool("daily", false, "with --json, a series by day, too")
	asJSON := flags.Bool("json", false, "print an object of JSON")
	lang := flags.String("lang", "", "language of the labels, fa or en (by default from the environment)")
	flags.Usage = func() {
		fmt.Fprint(stderr, `usage: ravabet relation [flags] ONE [OTHER]

Tells how two states, or groups of them, have got on by the reports of the
archive: events a month, when that turned and by which events, agreements, what
they said of each other. Without OTHER it is one state and all others. They are
codes (CHN), groups (EU) or names.

`)
		flags.PrintDefaults()
	}
	names, err := parseMixed(flags, args)
	if err != nil {
		return exitOf(err)
	}
	if len(names) == 0 || len(names) > 2 || *most < 1 || *most > 1000 {
		flags.Usage()
		return 2
	}
	ctx, stop := untilStopped()
	defer stop()
	r, err := reading.New("")
	if err != nil {
		return failed(stderr, "relation", err)
	}
	asked := ask.Relation{Side: names[0], Other: strings.Join(names[1:], ","), From: *from, To: *to, Daily: *daily, Most: *most}
	q, err := asked.Query(r)
	if err != nil {
		fmt.Fprintln(stderr, "ravabet relation:", err)
		return 2
	}
	a, err := openArchive(ctx, *db, false)
	if err != nil {
		return failed(stderr, "relation", err)
	}
	defer a.Close()
	told, err := relation.Between(ctx, a, q)
	if err != nil {
		return failed(stderr, "relation", err)
	}
	if err := printRelation(stdout, told, names, *asJSON, *lang); err != nil {
		return failed(stderr, "relation", err)
	}
	return 0
}

// printRelation prints a relation for people, or as JSON.
func printRelation(stdout io.Writer, r *relation.Relation, names []string, asJSON bool, lang string) error {
	out := bufio.NewWriter(stdout)
	if asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(r); err != nil {
			return err
		}
		return out.Flush()
	}
	l := &lister{p: newPrinter(out, labelLanguage(lang), colours(stdout))}
	l.relation(r, names)
	return out.Flush()
}

// relation prints a relation for people.
func (l *lister) relation(r *relation.Relation, names []string) {
	p := l.p
	fmt.Fprintln(p.w, p.paint(bold, strings.Join(names, " – ")), p.paint(dim, fmt.Sprintf("%d %s", r.Events, p.label("events", "رویداد"))))
	l.years(r.Monthly)
	p.section(len(r.Turns), p.label("Turning points", "نقطه‌های چرخش"))
	for i := range r.Turns {
		t := &r.Turns[i]
		var types []string
		for _, s := range t.Types {
			types = append(types, p.typeName(s.Type))
		}
		fmt.Fprintf(p.w, "  %s  %+.1f → %+.1f  %s\n", p.paint(bold, t.Month), t.Before, t.After, p.paint(dim, strings.Join(types, ", ")))
		for i := range t.Events {
			l.record(&t.Events[i])
		}
	}
	p.section(len(r.Agreements), p.label("Agreements", "توافق‌ها"))
	for i := range r.Agreements {
		l.record(&r.Agreements[i])
	}
	for i, said := range [][]archive.Record{r.Said, r.Answered} {
		if i == 1 && len(names) < 2 {
			break // of one state the other side is everybody
		}
		p.section(len(said), p.label("Said by ", "گفته‌های ")+names[i])
		for i := range said {
			l.record(&said[i])
		}
	}
	p.section(len(r.Kinds), p.label("First and last", "نخستین و واپسین"))
	for _, k := range r.Kinds {
		line := fmt.Sprintf("  %-9s %5d", p.typeName(k.Type), k.Events)
		if k.First != nil && k.Last != nil {
			line += fmt.Sprintf("  %s … %s", k.First.ID.Day(), k.Last.ID.Day())
		}
		fmt.Fprintln(p.w, line)
	}
}

func (p *printer) typeName(name string) string {
	if t, ok := plover.Lookup(name); ok && p.fa {
		return t.Fa
	}
	return name
}

// years prints a line a year: events by quad class, and the score.
func (l *lister) years(months []relation.Point) {
	var sums []relation.Point
	for _, m := range months {
		if len(sums) == 0 || sums[len(sums)-1].Period != m.Period[:4] {
			sums = append(sums, relation.Point{Period: m.Period[:4]})
		}
		s := &sums[len(sums)-1]
		s.VerbalCooperation += m.VerbalCooperation
		s.MaterialCooperation += m.MaterialCooperation
		s.VerbalConflict += m.VerbalConflict
		s.MaterialConflict += m.MaterialConflict
		s.Score += m.Score
	}
	if len(sums) == 0 {
		fmt.Fprintln(l.p.w, "  "+l.p.label("the archive tells of no event between them", "در این بایگانی رویدادی میان آنان نیست"))
		return
	}
	most := 0.0
	for _, s := range sums {
		most = max(most, s.Score, -s.Score)
	}
	fmt.Fprintln(l.p.w, l.p.paint(dim, "  "+l.p.label("year  words+ deeds+    words− deeds−      score", "سال   گفتار+ کردار+    گفتار− کردار−     امتیاز")))
	for _, s := range sums {
		bar := strings.Repeat("█", int(12*max(s.Score, -s.Score)/max(most, 1)+0.5))
		sign := "+"
		if s.Score < 0 {
			sign = "−"
		}
		fmt.Fprintf(l.p.w, "  %s  %6d %6d    %6d %6d   %8.1f %s%s\n", s.Period, s.VerbalCooperation, s.MaterialCooperation, s.VerbalConflict, s.MaterialConflict, s.Score, sign, bar)
	}
}
