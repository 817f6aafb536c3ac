package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/persian"
)

// runWho answers whom or what a name means at a date, and why.
func runWho(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("who", flag.ContinueOnError)
	flags.SetOutput(stderr)
	date := flags.String("date", "", "the `day` of the report, as 2025-09-02; without it, any time")
	asJSON := flags.Bool("json", false, "print an object a reading, the likeliest first")
	lexicon := flags.String("lexicon", "", "a `folder` of lexicon files to add to the program's own")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: ravabet who NAME [--date DAY] [--json]   tells who is meant by a name or a phrase, and why")
		flags.PrintDefaults()
	}
	name, rest := takeName(args)
	if err := flags.Parse(rest); err != nil {
		return 2
	}
	name = strings.TrimSpace(name + " " + strings.Join(flags.Args(), " "))
	if name == "" {
		flags.Usage()
		return 2
	}
	var day time.Time
	if *date != "" {
		var err error
		if day, err = time.Parse(time.DateOnly, *date); err != nil {
			fmt.Fprintf(stderr, "ravabet who: %q is no day; write it as 2025-09-02\n", *date)
			return 2
		}
	}
	var dirs []string
	if *lexicon != "" {
		dirs = append(dirs, *lexicon)
	}
	l, err := actor.Load(dirs...)
	if err != nil {
		fmt.Fprintln(stderr, "ravabet who:", err)
		return 1
	}
	answers := l.Who(name, day)
	if phrase := whoPhrase(l, name, day); len(phrase) > 0 && (len(answers) == 0 || !l.Known(name)) {
		answers = phrase
	}
	if len(answers) > 0 && !l.Known(name) && answers[0].Kind == actor.Person {
		fmt.Fprintf(stderr, "ravabet who: nobody is known as %q; these come near it\n", name)
	}
	if len(answers) == 0 {
		fmt.Fprintf(stderr, "ravabet who: nobody of that name is known: %s\n", name)
		return 1
	}
	for i, a := range answers {
		if i > 4 {
			break
		}
		if *asJSON {
			printWhoJSON(stdout, a)
		} else {
			printWho(stdout, a, l.MembersAt(a.Entity.Name, day))
		}
	}
	return 0
}

// takeName lets the name stand before the flags.
func takeName(args []string) (name string, rest []string) {
	for i, a := range args {
		if strings.HasPrefix(a, "-") {
			return strings.Join(args[:i], " "), args[i:]
		}
	}
	return strings.Join(args, " "), nil
}

// whoPhrase reads a phrase such as "وزیر خارجه روسیه".
func whoPhrase(l *actor.Lexicon, name string, day time.Time) []actor.Answer {
	doc := persian.New(nil).Document(name)
	found := l.Resolve(doc, day)
	if len(doc.Sentences) == 0 || len(doc.Sentences[0].Words) == 0 {
		return nil
	}
	m := found.At(0, 0)
	if all := found.In(0); m == nil && len(all) > 0 {
		m = &all[0] // "ده‌ها فلسطینی": behind a number
	}
	if m == nil {
		return nil
	}
	var out []actor.Answer
	for _, e := range m.Entities {
		if e.Code != "---" {
			out = append(out, actor.Answer{Entity: e, Kind: m.Kind, Why: m.Why})
		}
	}
	return out
}

func printWho(w io.Writer, a actor.Answer, members []string) {
	e := a.Entity
	fmt.Fprintf(w, "%s %s  %s", e.Code, orDash(e.Sector), e.Name)
	if e.NameFa != "" {
		fmt.Fprintf(w, " (%s)", e.NameFa)
	}
	fmt.Fprintf(w, "\n    %s: %s\n", a.Kind, a.Why)
	if len(members) > 0 {
		fmt.Fprintf(w, "    %d members: %s\n", len(members), strings.Join(members, " "))
	}
	if a.Kind == actor.Person || a.Kind == actor.Organisation {
		for i := range a.Terms {
			t := &a.Terms[i]
			fmt.Fprintf(w, "    %s %s %s %s\n", t.Code, orDash(t.Sector), t.Office, t.Dates())
		}
	}
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func printWhoJSON(w io.Writer, a actor.Answer) {
	type term struct {
		Code   string `json:"code"`
		Sector string `json:"sector"`
		Office string `json:"office"`
		Dates  string `json:"dates"`
	}
	out := struct {
		Code   string `json:"code"`
		Sector string `json:"sector"`
		Name   string `json:"name"`
		NameFa string `json:"name_fa"`
		Kind   string `json:"kind"`
		Why    string `json:"why"`
		Terms  []term `json:"terms"`
	}{a.Entity.Code, a.Entity.Sector, a.Entity.Name, a.Entity.NameFa, a.Kind.String(), a.Why, []term{}}
	for i := range a.Terms {
		t := &a.Terms[i]
		out.Terms = append(out.Terms, term{t.Code, t.Sector, t.Office, t.Dates()})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.Encode(out)
}
