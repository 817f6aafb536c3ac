package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ravabet/ravabet/coder"
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
	folders, err := parseMixed(flags, args)
	if err != nil {
		return exitOf(err)
	}
	var documents []gold.Document
	switch len(folders) {
	case 0:
		documents, err = gold.Reports()
	case 1:
		documents, err = gold.Read(folders[0])
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
	if *table || len(folders) == 0 && !*byType {
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

// printMisses tells of each line that has differences what they are, and how
// the line was read in its document.
func printMisses(w io.Writer, r *reading.Reader, documents []gold.Document, result *gold.Result) {
	byLine := map[string]map[int][]gold.Difference{}
	for _, x := range result.Differences {
		if byLine[x.Document] == nil {
			byLine[x.Document] = map[int][]gold.Difference{}
		}
		byLine[x.Document][x.Line] = append(byLine[x.Document][x.Line], x)
	}
	for i := range documents {
		d := &documents[i]
		if byLine[d.ID] == nil {
			continue
		}
		date, _ := time.Parse(time.DateOnly, d.Date)
		readings := r.Explain(d.Text(), date)
		start := 0
		for n, text := range d.Lines {
			end := start + utf8.RuneCountInString(text)
			if all := byLine[d.ID][n+1]; all != nil {
				printLine(w, all, readings, start, end)
			}
			start = end + 1
		}
	}
}

// printLine prints the differences of a line that has the code points from
// start to end, and the readings of its sentences.
func printLine(w io.Writer, all []gold.Difference, readings []coder.Reading, start, end int) {
	for _, x := range all {
		what := "wrong "
		if x.Missed {
			what = "missed"
		}
		fmt.Fprintf(w, "%s %s:%d  %s  %s > %s  “%s”\n", what, x.Document, x.Line, x.Type,
			strings.Join(x.Actors, " "), strings.Join(x.Recipients, " "), x.Trigger)
	}
	p := newPrinter(w, "en", false)
	for i := range readings {
		if readings[i].Start < end && readings[i].End > start {
			p.reading(&readings[i], false)
		}
	}
}
