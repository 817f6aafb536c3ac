package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/intake"
	"github.com/ravabet/ravabet/source"
	"github.com/ravabet/ravabet/watch"
)

// runWatch polls feeds and puts their new reports into the archive.
func runWatch(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("watch", flag.ContinueOnError)
	flags.SetOutput(stderr)
	db := archiveFlag(flags)
	every := flags.Duration("every", 15*time.Minute, "how often a feed is asked at first; later by how often it has news")
	once := flags.Bool("once", false, "ask the feeds that are due, and end")
	list := flags.Bool("list", false, "list the feeds that are watched, and end")
	remove := flags.String("remove", "", "watch the feed of an `address` no longer, and end")
	lexicon := flags.String("lexicon", "", "a `folder` of lexicon files to add to the program's own")
	private := flags.Bool("allow-private", false, "fetch from addresses of private networks, too")
	flags.Usage = func() {
		fmt.Fprint(stderr, `usage: ravabet watch [flags] [ADDRESS…|FILE…]

Polls feeds in RSS or Atom and puts their new reports into the archive, until it
is stopped. Feeds are named by address, or in a file: OPML, or an address a
line. They are remembered: without any, those of before are polled.

`)
		flags.PrintDefaults()
	}
	named, err := parseMixed(flags, args)
	if err != nil {
		return exitOf(err)
	}
	if *every < time.Minute {
		fmt.Fprintln(stderr, "ravabet watch: --every is a minute at least")
		return 2
	}
	addresses, err := feedAddresses(named)
	if err != nil {
		fmt.Fprintln(stderr, "ravabet watch:", err)
		return 2
	}
	ctx, stop := untilStopped()
	defer stop()
	a, r, err := archiveAndReader(ctx, *db, *lexicon, true)
	if err != nil {
		return failed(stderr, "watch", err)
	}
	defer a.Close()
	if *remove != "" {
		if err := a.RemoveFeed(ctx, *remove); err != nil {
			return failed(stderr, "watch", err)
		}
		*list = true
	}
	w := &watch.Watcher{Taker: &intake.Taker{Archive: a, Reader: r}, Web: source.NewWeb(*private), Every: *every,
		Log: slog.New(slog.NewTextHandler(stderr, nil))}
	if err := watchFeeds(ctx, w, addresses, *list, *once, stdout); err != nil {
		return failed(stderr, "watch", err)
	}
	return 0
}

// watchFeeds adds feeds, and lists or polls all.
func watchFeeds(ctx context.Context, w *watch.Watcher, addresses []string, list, once bool, stdout io.Writer) error {
	if err := w.Add(ctx, addresses...); err != nil {
		return err
	}
	feeds, err := w.Taker.Archive.Feeds(ctx)
	switch {
	case err != nil:
		return err
	case list:
		printFeeds(stdout, feeds)
		return nil
	case len(feeds) == 0:
		return fmt.Errorf("there is no feed to watch yet: name one by its address, or a file of addresses")
	case once:
		_, err = w.Round(ctx)
		return err
	}
	fmt.Fprintf(stdout, "watching %d feeds for %s\n", len(feeds), w.Taker.Archive.Where())
	return w.Run(ctx)
}

// feedAddresses are the addresses of feeds that are named, or stand in files
// that are.
func feedAddresses(named []string) ([]string, error) {
	var out []string
	for _, n := range named {
		if strings.HasPrefix(n, "http://") || strings.HasPrefix(n, "https://") {
			out = append(out, n)
			continue
		}
		data, err := os.ReadFile(n)
		if err != nil {
			return nil, fmt.Errorf("reading a list of feeds: %w", err)
		}
		list, err := source.Feeds(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
		if err != nil {
			return nil, fmt.Errorf("reading the list of feeds %s: %w", n, err)
		}
		out = append(out, list...)
	}
	return out, nil
}

func printFeeds(w io.Writer, feeds []archive.Feed) {
	for _, f := range feeds {
		line := fmt.Sprintf("%s  %d reports, next %s", f.Address, f.Added, f.Next.Local().Format(time.DateTime))
		if f.Failures > 0 {
			line += fmt.Sprintf(", failed %d times: %s", f.Failures, f.Error)
		}
		fmt.Fprintln(w, line)
	}
}
