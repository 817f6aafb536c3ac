package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/reading"
)

// archiveFlag adds the flag that names the archive.
func archiveFlag(flags *flag.FlagSet) *string {
	return flags.String("db", "", "the archive: a `FILE` of SQLite or postgres://user@host/name (by default RAVABET_DB, or a file in your folder of data)")
}

// openArchive opens the archive that a flag, the environment or the user's
// folder names. It makes none where there is none unless it may.
func openArchive(ctx context.Context, location string, mayMake bool) (*archive.Archive, error) {
	if location == "" {
		var err error
		if location, err = archive.Default(); err != nil {
			return nil, err
		}
	}
	if !mayMake && !archive.Exists(location) {
		return nil, fmt.Errorf("there is no archive at %s yet: put reports into one with ravabet add, or name another with --db", location)
	}
	return archive.Open(ctx, location)
}

// archiveAndReader opens the archive, as openArchive does, and what reads
// and codes reports for it.
func archiveAndReader(ctx context.Context, db, lexicon string, mayMake bool) (*archive.Archive, *reading.Reader, error) {
	a, err := openArchive(ctx, db, mayMake)
	if err != nil {
		return nil, nil, err
	}
	r, err := reading.New(lexicon)
	if err != nil {
		a.Close()
		return nil, nil, err
	}
	return a, r, nil
}

// untilStopped is a context that ends when the user presses Ctrl-C or the
// system asks the program to end. A second time it ends at once.
func untilStopped() (context.Context, func()) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// failed prints an error of a command, and is its exit status.
func failed(stderr io.Writer, command string, err error) int {
	fmt.Fprintf(stderr, "ravabet %s: %v\n", command, err)
	return 1
}
