package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"time"

	"github.com/ravabet/ravabet/reading"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/source"
)

// runRead reads reports and prints what they tell.
func runRead(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("read", flag.ContinueOnError)
	flags.SetOutput(stderr)
	asJSON := flags.Bool("json", false, "print a JSON object a report, a line each")
	date := flags.String("date", "", "the `date` of reports that give none, as 2025-09-02")
	lang := flags.String("lang", "", "`language` of the labels, fa or en (by default from the environment)")
	lexicon := flags.String("lexicon", "", "a `folder` of lexicon files to add to the program's own")
	private := flags.Bool("allow-private", false, "fetch from addresses of private networks, too")
	flags.Usage = func() {
		fmt.Fprintf(stderr, `usage: ravabet read [flags] FILE…|FOLDER…|URL…|-

Reads news reports and prints the events, quotes and agreements that they
tell, each with the words that it rests on. A file holds plain text, HTML or
JSONL, one report a line:
  {"id","text","date","title","url","outlet","language"}   all but text optional
- is standard input. A report may have %d MB; of a longer text the rest is left out.

`, source.MaxBytes>>20)
		flags.PrintDefaults()
	}
	inputs, err := parseMixed(flags, args)
	if err != nil {
		return exitOf(err)
	}
	if len(inputs) == 0 {
		flags.Usage()
		return 2
	}
	if *lang != "" && *lang != "fa" && *lang != "en" {
		fmt.Fprintf(stderr, "ravabet read: --lang: there are no labels in %q: write fa or en\n", *lang)
		return 2
	}
	day, err := dayFlag(*date)
	if err != nil {
		fmt.Fprintln(stderr, "ravabet read: --date:", err)
		return 2
	}
	r, err := reading.New(*lexicon)
	if err != nil {
		fmt.Fprintln(stderr, "ravabet read:", err)
		return 1
	}
	out := bufio.NewWriter(stdout)
	show := newPrinter(out, labelLanguage(*lang), colours(stdout)).article
	if *asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		show = func(a *record.Article, _ string) error { return enc.Encode(a) }
	}
	status := 0
	reports := dated(source.Reports(inputs, stdin, source.NewWeb(*private)), day)
	for c := range r.InOrder(reports, nil) {
		if c.Err != nil {
			out.Flush()
			fmt.Fprintln(stderr, "ravabet read:", c.Err)
			status = 1
			continue
		}
		if err := show(c.Article, c.Report.Text); err != nil {
			fmt.Fprintln(stderr, "ravabet read: writing:", err)
			return 1
		}
		if _, isFile := stdin.(*os.File); isFile {
			out.Flush()
		}
	}
	if err := out.Flush(); err != nil {
		fmt.Fprintln(stderr, "ravabet read: writing:", err)
		return 1
	}
	return status
}

// exitOf is the exit status after the flags could not be read: 0 where help
// was asked for.
func exitOf(err error) int {
	if err == flag.ErrHelp {
		return 0
	}
	return 2
}

// dated gives the reports that name no date the date that the user told.
func dated(reports iter.Seq2[source.Report, error], day time.Time) iter.Seq2[source.Report, error] {
	return func(yield func(source.Report, error) bool) {
		for r, err := range reports {
			if r.Date.IsZero() {
				r.Date = day
			}
			if !yield(r, err) {
				return
			}
		}
	}
}
