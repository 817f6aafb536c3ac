package main

import (
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/ravabet/ravabet/assist"
	"github.com/ravabet/ravabet/serve"
)

// runServe serves the archive over HTTP.
func runServe(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(stderr)
	db := archiveFlag(flags)
	address := flags.String("listen", "127.0.0.1:8080", "the `address` to serve at; one that others reach only behind a server that speaks HTTPS")
	rate := flags.Float64("rate", serve.DefaultRate, "requests a second of one address")
	lexicon := flags.String("lexicon", "", "a `folder` of lexicon files to add to the program's own")
	flags.Usage = func() {
		fmt.Fprint(stderr, `usage: ravabet serve [flags]

Serves the archive over HTTP until it is stopped: the API under /api, which
/api/openapi.json describes, /healthz, /readyz, and /metrics for Prometheus. It
only reads; where the variable RAVABET_TOKEN is set, who sends it as
“Authorization: Bearer …” may add reports.

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
		return failed(stderr, "serve", err)
	}
	defer a.Close()
	s := serve.New(serve.Options{Archive: a, Reader: r, Token: os.Getenv("RAVABET_TOKEN"), Rate: *rate, Log: slog.New(slog.NewTextHandler(stderr, nil))})
	err = s.Listen(ctx, *address, func(at net.Addr) {
		fmt.Fprintf(stdout, "serving %s at http://%s/api/openapi.json\n", a.Where(), at)
	})
	if err != nil {
		return failed(stderr, "serve", err)
	}
	return 0
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
