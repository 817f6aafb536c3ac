package main

import (
	"flag"
	"fmt"
	"io"
	"time"

	"github.com/ravabet/ravabet/intake"
	"github.com/ravabet/ravabet/source"
)

// interrupted is the exit status after Ctrl-C, as shells have it.
const interrupted = 130

// runAdd puts reports into the archive.
func runAdd(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("add", flag.ContinueOnError)
	flags.SetOutput(stderr)
	db := archiveFlag(flags)
	date := flags.String("date", "", "the `date` of reports that give none, as 2025-09-02")
	lexicon := flags.String("lexicon", "", "a `folder` of lexicon files to add to the program's own")
	private := flags.Bool("allow-private", false, "fetch from addresses of private networks, too")
	flags.Usage = func() {
		fmt.Fprint(stderr, `usage: ravabet add [flags] FILE…|FOLDER…|URL…|-

Reads and codes reports and puts them into the archive, each once: text, HTML,
JSONL, WARC (as Common Crawl News publishes it), all of them also with gzip;
RSS and Atom feeds, OPML lists of feeds, and pages of the web. Ctrl-C stops it;
a second run goes on where it stopped.

`)
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
	day, err := dayFlag(*date)
	if err != nil {
		fmt.Fprintln(stderr, "ravabet add: --date:", err)
		return 2
	}
	ctx, stop := untilStopped()
	defer stop()
	a, r, err := archiveAndReader(ctx, *db, *lexicon, true)
	if err != nil {
		return failed(stderr, "add", err)
	}
	defer a.Close()
	show := newProgress(stderr)
	taker := &intake.Taker{Archive: a, Reader: r, Date: day, Tell: show.tell}
	counts, err := taker.Take(ctx, &source.Inputs{Args: inputs, Stdin: stdin, Web: source.NewWeb(*private)})
	show.end()
	printCounts(stdout, counts, a.Where())
	printFailures(stderr, "add", counts)
	switch {
	case err != nil:
		return failed(stderr, "add", err)
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "ravabet add: stopped; the same command goes on from here")
		return interrupted
	case counts.Failed > 0:
		return 1
	}
	return 0
}

// dayFlag reads the date of a flag, the zero time for none.
func dayFlag(date string) (time.Time, error) {
	if date == "" {
		return time.Time{}, nil
	}
	return source.ParseDate(date)
}

func printCounts(w io.Writer, c intake.Counts, where string) {
	fmt.Fprintf(w, "%d reports added to %s: %d events, %d quotes, %d agreements\n", c.Added, where, c.Events, c.Quotes, c.Agreements)
	for _, more := range []struct {
		n    int
		what string
	}{{c.Reprints, "of them reprint one that was there"}, {c.Known, "were there already"}, {c.Foreign, "were left out: they are not Persian"}} {
		if more.n > 0 {
			fmt.Fprintf(w, "%d %s\n", more.n, more.what)
		}
	}
}

func printFailures(w io.Writer, command string, c intake.Counts) {
	if c.Failed == 0 {
		return
	}
	fmt.Fprintf(w, "ravabet %s: %d could not be read:\n", command, c.Failed)
	for _, err := range c.Errors {
		fmt.Fprintln(w, "  "+err.Error())
	}
	if more := c.Failed - len(c.Errors); more > 0 {
		fmt.Fprintf(w, "  and %d more\n", more)
	}
}
