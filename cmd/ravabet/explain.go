package main

import (
	"encoding/json"
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
	tree := flags.Bool("tree", false, "print the words with lemma, tag and tree, too")
	asJSON := flags.Bool("json", false, "print a JSON object a sentence, a line each")
	lexicon := flags.String("lexicon", "", "a `folder` of lexicon files to add to the program's own")
	flags.Usage = func() {
		fmt.Fprint(stderr, `usage: ravabet explain [flags] TEXT…|-

Shows how sentences are read: their clauses, who is meant by which words, the
rule that coded each event, with its file and line, and what put whom on which
side; of a predicate that coded none, what it lacked. - is standard input.

`)
		flags.PrintDefaults()
	}
	words, err := parseMixed(flags, args)
	if err != nil {
		return 2
	}
	if len(words) == 0 {
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
	text := strings.Join(words, " ")
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
	readings := r.Explain(text, day)
	if len(readings) == 0 {
		fmt.Fprintln(stderr, "ravabet explain: there are no words to explain")
		return 1
	}
	if *asJSON {
		enc := json.NewEncoder(stdout)
		enc.SetEscapeHTML(false)
		for i := range readings {
			if err := enc.Encode(&readings[i]); err != nil {
				fmt.Fprintln(stderr, "ravabet explain: writing:", err)
				return 1
			}
		}
		return 0
	}
	p := newPrinter(stdout, "en", colours(stdout))
	for i := range readings {
		p.reading(&readings[i], *tree)
	}
	return 0
}
