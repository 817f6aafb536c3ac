package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/ravabet/ravabet/gold"
	"github.com/ravabet/ravabet/reading"
	"github.com/ravabet/ravabet/record"
)

// runEval codes gold documents and prints how far the coder agrees with them.
func runEval(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	flags.SetOutput(stderr)
	misses := flags.Bool("misses", false, "print each event that was missed or wrong, with its sentence and why")
	actorMisses := flags.Bool("actor-misses", false, "print each actor whose code or sector is wrong though its text is given, and why")
	byType := flags.Bool("by-type", false, "print the figures of each event type at all three depths")
	table := flags.Bool("table", false, "print the figures of each event type as a table in Markdown")
	lexicon := flags.String("lexicon", "", "a `folder` of lexicon files to add to the program's own")
	flags.Usage = func() {
		fmt.Fprint(stderr, `usage: ravabet eval [flags] [FILE|FOLDER]

Codes reports that readers have coded by hand, and tells how far the program
agrees with them. With no argument those are the program's own (gold/reports);
gold/reports/README.md tells their format.

`)
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return exitOf(err)
	}
	var documents []gold.Document
	var err error
	switch flags.NArg() {
	case 0:
		documents, err = gold.Reports()
	case 1:
		documents, err = gold.Read(flags.Arg(0))
	default:
		flags.Usage()
		return 2
	}
	if err != nil {
		fmt.Fprintln(stderr, "ravabet eval:", err)
		return 1
	}
	reader, err := reading.New(*lexicon)
	if err != nil {
		fmt.Fprintln(stderr, "ravabet eval:", err)
		return 1
	}
	coded := map[string]*record.Article{}
	for i := range documents {
		d := &documents[i]
		date, _ := time.Parse(time.DateOnly, d.Date)
		coded[d.ID] = reader.Text(d.Text(), date)
	}
	result := gold.Score(documents, coded)
	if *misses {
		printMisses(stdout, reader, documents, result)
	}
	if *table || flags.NArg() == 0 && !*byType {
		result.PrintTable(stdout)
		fmt.Fprintln(stdout)
	}
	result.Print(stdout, *byType)
	measure := reader.Actors().Measure(documents, reader.Document)
	measure.Print(stdout)
	if *actorMisses {
		measure.PrintMisses(stdout)
	}
	return 0
}

// printMisses tells of each difference what the sentence is, which clauses
// were read in it and what the coder made of them.
func printMisses(w io.Writer, r *reading.Reader, documents []gold.Document, result *gold.Result) {
	byID := map[string]*gold.Document{}
	for i := range documents {
		byID[documents[i].ID] = &documents[i]
	}
	for _, x := range result.Differences {
		d := byID[x.Document]
		what := "wrong "
		if x.Missed {
			what = "missed"
		}
		fmt.Fprintf(w, "%s %s:%d  %s  %s > %s  “%s”\n", what, x.Document, x.Line, x.Type,
			strings.Join(x.Actors, " "), strings.Join(x.Recipients, " "), x.Trigger)
		if x.Got != nil {
			fmt.Fprintf(w, "       by %s\n", x.Got.Rule)
		}
		text := d.Lines[x.Line-1]
		fmt.Fprintf(w, "       %s\n", text)
		if x.Missed {
			date, _ := time.Parse(time.DateOnly, d.Date)
			fmt.Fprint(w, indent(r.Explain(text, date), "       | "))
		}
		fmt.Fprintln(w)
	}
}

func indent(text, by string) string {
	if text == "" {
		return ""
	}
	return by + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n"+by) + "\n"
}
