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

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/reading"
)

// filterFlags are the flags that tell which records are meant.
type filterFlags struct {
	actors, recipients, parties, others               *string
	types, modes, statuses, contexts, fields, outlets *string
	from, to                                          *string
	once                                              *bool
}

func newFilterFlags(flags *flag.FlagSet) *filterFlags {
	list := func(name, what string) *string { return flags.String(name, "", what) }
	return &filterFlags{
		actors:     list("actor", "who acts, speaks or agrees: `CODES` as CHN, CHN.GOV or a group as EU, several with commas"),
		recipients: list("recipient", "whom it is done to: `CODES`; of quotes whom they are about"),
		parties:    list("party", "who takes part on either side: `CODES`"),
		others:     list("with", "with --party, who is on the other side: `CODES`"),
		types:      list("type", "`TYPES` of events, of quotes direct or indirect, of agreements their kinds"),
		modes:      list("mode", "`MODES` of events"),
		statuses:   list("status", "actual, past, future, negated, hypothetical; of agreements signed, planned, …"),
		contexts:   list("context", "`CONTEXTS` of events"),
		fields:     list("field", "`FIELDS` of agreements"),
		outlets:    list("outlet", "`OUTLETS`, by their names"),
		from:       list("from", "the first `day`, month or year, as 2025-09-02, 2025-09, 2025"),
		to:         list("to", "the last `day`, month or year"),
		once:       flags.Bool("once", false, "what several reports tell only once"),
	}
}

// filter is the filter that the flags tell.
func (f *filterFlags) filter(actors *actor.Lexicon) (archive.Filter, error) {
	out := archive.Filter{
		Actors: codes(*f.actors, actors), Recipients: codes(*f.recipients, actors), Parties: codes(*f.parties, actors), Others: codes(*f.others, actors),
		Types: split(*f.types), Modes: split(*f.modes), Statuses: split(*f.statuses), Contexts: split(*f.contexts),
		Fields: split(*f.fields), Outlets: split(*f.outlets), Heads: *f.once,
	}
	var err error
	if out.From, out.To, err = span(*f.from, *f.to); err != nil {
		return out, err
	}
	if len(out.Others) > 0 && len(out.Parties) == 0 {
		return out, fmt.Errorf("--with needs --party beside it")
	}
	return out, nil
}

func split(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// codes are the codes of a flag, those of the members for a group.
func codes(s string, actors *actor.Lexicon) []string {
	var out []string
	for _, c := range split(s) {
		out = append(out, reading.Codes(actors, c)...)
	}
	return out
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
	filters := newFilterFlags(flags)
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
	f, err := filters.filter(r.Actors())
	if err == nil {
		f.Words, err = archive.ParseWords(strings.Join(typed, " "), r.Document)
	}
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
