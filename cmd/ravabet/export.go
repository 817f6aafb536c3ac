package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/export"
	"github.com/ravabet/ravabet/reading"
)

// runExport writes what the archive holds for other programs.
func runExport(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("export", flag.ContinueOnError)
	flags.SetOutput(stderr)
	db := archiveFlag(flags)
	format := flags.String("format", "csv", "csv, jsonl or parquet; of events also gdelt (CSV with GDELT's columns, CAMEO codes) and plover (JSONL)")
	path := flags.String("o", "", "write to a `FILE` in place of standard output")
	filter := filterFlags(flags)
	flags.Usage = func() {
		fmt.Fprintf(stderr, "usage: ravabet export %s [flags] [WORDS…]\n\nWrites articles or records of the archive, the oldest first.\n\n", strings.Join(export.What, "|"))
		flags.PrintDefaults()
	}
	words, err := parseMixed(flags, args)
	if err != nil {
		return exitOf(err)
	}
	if len(words) == 0 {
		flags.Usage()
		return 2
	}
	o := export.Options{What: words[0], Format: *format}
	if err := o.Check(); err != nil {
		fmt.Fprintln(stderr, "ravabet export:", err)
		return 2
	}
	ctx, stop := untilStopped()
	defer stop()
	r, err := reading.New("")
	if err != nil {
		return failed(stderr, "export", err)
	}
	asked := filter(words[1:])
	if o.Filter, err = asked.Archive(r); err != nil {
		fmt.Fprintln(stderr, "ravabet export:", err)
		return 2
	}
	a, err := openArchive(ctx, *db, false)
	if err != nil {
		return failed(stderr, "export", err)
	}
	defer a.Close()
	n, err := exportTo(ctx, a, o, *path, stdout)
	if err != nil {
		return failed(stderr, "export", err)
	}
	if *path != "" {
		fmt.Fprintf(stderr, "%d written to %s\n", n, *path)
	}
	return 0
}

// exportTo writes to a file, or to standard output where none is named.
func exportTo(ctx context.Context, a *archive.Archive, o export.Options, path string, stdout io.Writer) (int, error) {
	if path == "" {
		return export.Write(ctx, stdout, a, o)
	}
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	n, err := export.Write(ctx, f, a, o)
	if e := f.Close(); err == nil {
		err = e
	}
	return n, err
}
