package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/assist"
	"github.com/ravabet/ravabet/reading"
	"github.com/ravabet/ravabet/serve"
	"github.com/ravabet/ravabet/web"
)

// runServe serves the archive over HTTP.
func runServe(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(stderr)
	db := archiveFlag(flags)
	demo := flags.Bool("demo", false, "serve an archive of example reports, made for this run alone")
	address := flags.String("addr", "127.0.0.1:8080", "the `address` to serve at; one that others reach only behind a server that speaks HTTPS")
	rate := flags.Float64("rate", serve.DefaultRate, "requests a second of one address")
	lexicon := flags.String("lexicon", "", "a `folder` of lexicon files to add to the program's own")
	flags.Usage = func() {
		fmt.Fprint(stderr, `usage: ravabet serve [flags]

Shows the archive in the browser, in Persian and English, until it is stopped;
and to programs: the API under /api, which /api/openapi.json describes, /healthz,
/readyz, and /metrics for Prometheus. It only reads; where the variable
RAVABET_TOKEN is set, who sends it as “Authorization: Bearer …” may add reports.

`)
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return exitOf(err)
	}
	ctx, stop := untilStopped()
	defer stop()
	if *demo && *db != "" {
		fmt.Fprintln(stderr, "ravabet serve: --demo makes an archive of its own; leave out --db, or leave out --demo")
		return 2
	}
	a, r, closeAll, err := servedArchive(ctx, *db, *lexicon, *demo)
	if err != nil {
		return failed(stderr, "serve", err)
	}
	defer closeAll()
	log := slog.New(slog.NewTextHandler(stderr, nil))
	s := serve.New(serve.Options{Archive: a, Reader: r, Token: os.Getenv("RAVABET_TOKEN"), Rate: *rate, Log: log})
	site, err := web.New(web.Options{Archive: a, Reader: r, Log: log})
	if err != nil {
		return failed(stderr, "serve", err)
	}
	site.Register(s.Handle)
	err = s.Listen(ctx, *address, func(at net.Addr) {
		fmt.Fprintf(stdout, "serving %s at http://%s/\n", a.Where(), at)
	})
	if err != nil {
		return failed(stderr, "serve", err)
	}
	return 0
}

// servedArchive opens the archive to serve, or makes that of the demo.
func servedArchive(ctx context.Context, db, lexicon string, demo bool) (*archive.Archive, *reading.Reader, func(), error) {
	if demo {
		return demoArchive(ctx, lexicon)
	}
	a, r, err := archiveAndReader(ctx, db, lexicon, true)
	return a, r, func() { a.Close() }, err
}

// runMCP serves the archive to an assistant over standard input and output.
func runMCP(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("mcp", flag.ContinueOnError)
	flags.SetOutput(stderr)
	db := archiveFlag(flags)
	lexicon := flags.String("lexicon", "", "a `folder` of lexicon files to add to the program's own")
	flags.Usage = func() {
		fmt.Fprint(stderr, `usage: ravabet mcp [flags]

Lets an assistant ask the archive over the Model Context Protocol, on standard
input and output: for relations, events with their sentences, quotes,
agreements, articles.

`)
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return exitOf(err)
	}
	ctx, stop := untilStopped()
	defer stop()
	a, r, err := archiveAndReader(ctx, *db, *lexicon, true)
	if err != nil {
		return failed(stderr, "mcp", err)
	}
	defer a.Close()
	err = assist.New(a, r).Run(ctx, &mcp.IOTransport{Reader: io.NopCloser(stdin), Writer: writeCloser{stdout}})
	if err != nil && ctx.Err() == nil {
		return failed(stderr, "mcp", err)
	}
	return 0
}

// writeCloser is a writer that stays open.
type writeCloser struct{ io.Writer }

func (writeCloser) Close() error { return nil }
