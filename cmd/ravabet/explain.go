package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/ravabet/ravabet/reading"
)

// runExplain shows how sentences are read: their clauses and entities, the
// rule that coded each event, and what a predicate that coded none lacked.
func runExplain(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("explain", flag.ContinueOnError)
	flags.SetOutput(stderr)
	date := flags.String("date", "", "the report's `date`, as 2025-09-02")
	lexicon := flags.String("lexicon", "", "a `folder` of lexicon files to add to the program's own")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: ravabet explain [flags] TEXT…   shows how a sentence is read and coded; - reads standard input")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() == 0 {
		flags.Usage()
		return 2
	}
	var day time.Time
	if *date != "" {
		var err error
		if day, err = time.Parse(time.DateOnly, *date); err != nil {
			fmt.Fprintf(stderr, "ravabet explain: %q is no date: write it as 2025-09-02\n", *date)
			return 2
		}
	}
	text := strings.Join(flags.Args(), " ")
	if text == "-" {
		data, err := io.ReadAll(io.LimitReader(stdin, 1<<20))
		if err != nil {
			fmt.Fprintln(stderr, "ravabet explain: reading standard input:", err)
			return 1
		}
		text = string(data)
	}
	r, err := reading.New(*lexicon)
	if err != nil {
		fmt.Fprintln(stderr, "ravabet explain:", err)
		return 1
	}
	fmt.Fprint(stdout, r.Explain(text, day))
	return 0
}
