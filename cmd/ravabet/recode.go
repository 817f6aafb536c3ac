package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"github.com/ravabet/ravabet/intake"
)

// runRecode codes the archive anew.
func runRecode(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("recode", flag.ContinueOnError)
	flags.SetOutput(stderr)
	db := archiveFlag(flags)
	lexicon := flags.String("lexicon", "", "a `folder` of lexicon files to add to the program's own")
	all := flags.Bool("all", false, "also what this coder coded with the same lexicon")
	flags.Usage = func() {
		fmt.Fprint(stderr, `usage: ravabet recode [flags]

Codes the articles of the archive anew that another coder or lexicon coded, and
prints what changed. It can be stopped at any time and goes on when it is called
again.

`)
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return exitOf(err)
	}
	ctx, stop := untilStopped()
	defer stop()
	a, r, err := archiveAndReader(ctx, *db, *lexicon, false)
	if err != nil {
		return failed(stderr, "recode", err)
	}
	defer a.Close()
	last := time.Now()
	recoder := &intake.Recoder{Archive: a, Reader: r, All: *all, Tell: func(c intake.Changes) {
		if time.Since(last) > between {
			last = time.Now()
			fmt.Fprintf(stderr, "%s %d articles coded anew\n", last.Format(time.TimeOnly), c.Articles)
		}
	}}
	c, err := recoder.Recode(ctx)
	printChanges(stdout, c)
	switch {
	case err != nil:
		return failed(stderr, "recode", err)
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "ravabet recode: stopped; the same command goes on from here")
		return interrupted
	}
	return 0
}

func printChanges(w io.Writer, c intake.Changes) {
	fmt.Fprintf(w, "%d articles coded anew, %d of them changed\n", c.Articles, c.Changed)
	for _, typ := range slices.Sorted(maps.Keys(c.Events)) {
		fmt.Fprintf(w, "  %-10s +%d −%d\n", typ, c.Events[typ].Come, c.Events[typ].Gone)
	}
	for what, n := range map[string]intake.Change{"quotes": c.Quotes, "agreements": c.Agreed} {
		if n.Come+n.Gone > 0 {
			fmt.Fprintf(w, "  %-10s +%d −%d\n", what, n.Come, n.Gone)
		}
	}
}
