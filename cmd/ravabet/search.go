package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/ask"
	"github.com/ravabet/ravabet/reading"
)

// filterFlags adds the flags that tell which records are meant. The function
// that it returns reads them, with the words beside them.
func filterFlags(flags *flag.FlagSet) func(words []string) ask.Filter {
	var f ask.Filter
	lists := map[*[]string]*string{}
	for _, l := range []struct {
		name string
		to   *[]string
		what string
	}{
		{"actor", &f.Actor, "who acts, speaks or agrees: `CODES` as CHN, CHN.GOV or a group as EU, or names; several with commas"},
		{"recipient", &f.Recipient, "whom it is done to: `CODES`; of quotes whom they are about"},
		{"party", &f.Party, "who takes part on either side: `CODES`"},
		{"with", &f.With, "with --party, who is on the other side: `CODES`"},
		{"type", &f.Type, "`TYPES` of events, of quotes direct or indirect, of agreements their kinds"},
		{"mode", &f.Mode, "`MODES` of events"},
		{"status", &f.Status, "actual, past, future, negated, hypothetical; of agreements signed, planned, …"},
		{"context", &f.Context, "`CONTEXTS` of events"},
		{"field", &f.Field, "`FIELDS` of agreements"},
		{"outlet", &f.Outlet, "`OUTLETS`, by their names"},
		{"name", &f.Name, "`PERSONS` or organisations on either side, by their names"},
		{"place", &f.Place, "`PLACES` of events: codes of states, or the words of texts"},
	} {
		lists[l.to] = flags.String(l.name, "", l.what)
	}
	flags.StringVar(&f.From, "from", "", "the first `day`, month or year, as 2025-09-02, 2025-09, 2025")
	flags.StringVar(&f.To, "to", "", "the last `day`, month or year")
	flags.BoolVar(&f.Once, "once", false, "what several reports tell only once")
	return func(words []string) ask.Filter {
		f.Words = strings.Join(words, " ")
		for to, list := range lists {
			*to = ask.List(*list)
		}
		return f
	}
}

// runSearch lists what the archive has on some words or actors.
func runSearch(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("search", flag.ContinueOnError)
	flags.SetOutput(stderr)
	db := archiveFlag(flags)
	of := flags.String("of", "articles", "what to list: articles, events, quotes or agreements")
	limit := flags.Int("limit", 20, "list at most `N`")
	asJSON := flags.Bool("json", false, "print a JSON object an item, a line each")
	oldest := flags.Bool("oldest", false, "the oldest first")
	lang := flags.String("lang", "", "language of the labels, fa or en (by default from the environment)")
	filter := filterFlags(flags)
	flags.Usage = func() {
		fmt.Fprint(stderr, `usage: ravabet search [flags] [WORDS…]

Lists articles or records of the archive, the latest first. All words must
stand in the text, in any form; "words in quotation marks" one after the other;
-word must not.

`)
		flags.PrintDefaults()
	}
	typed, err := parseMixed(flags, args)
	if err != nil {
		return exitOf(err)
	}
	if *limit < 1 || *limit > 100_000 {
		fmt.Fprintln(stderr, "ravabet search: --limit is from 1 to 100000; ravabet export writes all")
		return 2
	}
	ctx, stop := untilStopped()
	defer stop()
	r, err := reading.New("")
	if err != nil {
		return failed(stderr, "search", err)
	}
	asked := filter(typed)
	f, err := asked.Archive(r)
	if err != nil {
		fmt.Fprintln(stderr, "ravabet search:", err)
		return 2
	}
	a, err := openArchive(ctx, *db, false)
	if err != nil {
		return failed(stderr, "search", err)
	}
	defer a.Close()
	out := bufio.NewWriter(stdout)
	defer out.Flush()
	l := &lister{archive: a, p: newPrinter(out, labelLanguage(*lang), colours(stdout)), json: *asJSON}
	if err := l.list(ctx, *of, f, archive.Page{Limit: *limit, Oldest: *oldest}); err != nil {
		return failed(stderr, "search", err)
	}
	return 0
}

// kinds are the names of what can be listed.
var kinds = map[string]archive.Kind{"events": archive.Event, "quotes": archive.Quote, "agreements": archive.Agreement}

// lister prints what the archive has.
type lister struct {
	archive *archive.Archive
	p       *printer
	json    bool
}

func (l *lister) list(ctx context.Context, of string, f archive.Filter, page archive.Page) error {
	if of == "articles" {
		list, err := l.archive.Articles(ctx, f, page)
		for i := range list {
			l.article(&list[i])
		}
		return err
	}
	kind, ok := kinds[of]
	if !ok {
		return fmt.Errorf("--of is articles, events, quotes or agreements, and not %q", of)
	}
	list, err := l.archive.Records(ctx, kind, f, page)
	for i := range list {
		l.record(&list[i])
	}
	return err
}

func (l *lister) line(v any) {
	enc := json.NewEncoder(l.p.w)
	enc.SetEscapeHTML(false)
	enc.Encode(v)
}

func (l *lister) article(s *archive.Summary) {
	if l.json {
		l.line(s)
		return
	}
	fmt.Fprintln(l.p.w, l.p.source(s))
}

func (l *lister) record(r *archive.Record) {
	if l.json {
		l.line(r)
		return
	}
	switch {
	case r.Event != nil:
		l.p.text = nil
		l.p.event(r.Event)
	case r.Quote != nil:
		l.p.quote(r.Quote)
	default:
		l.p.agreement(r.Agreement)
	}
	fmt.Fprintln(l.p.w, "      "+l.p.paint(dim, l.p.source(&r.Article)))
}

// source is a line that tells what an article is.
func (p *printer) source(s *archive.Summary) string {
	title := s.Title
	if title == "" {
		title = s.Name
	}
	var parts []string
	for _, part := range []string{s.Date, s.Outlet, title, s.URL} {
		if part != "" && !slices.Contains(parts, part) {
			parts = append(parts, isolate(part))
		}
	}
	return strings.Join(parts, " · ")
}
