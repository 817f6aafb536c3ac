// Package export writes what an archive holds for other programs: as CSV,
// JSONL and Parquet, and events with the columns of GDELT and as PLOVER's
// JSON. It streams: no more than a batch of records is in memory.
package export

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/archive"
)

// Options tell what is exported, and how.
type Options struct {
	What   string // one of What
	Format string // one of Formats
	Filter archive.Filter
}

// What can be exported.
var What = []string{"events", "quotes", "agreements", "articles"}

// Formats are the formats of all that can be exported, and after them those
// of events alone.
var Formats = []string{"csv", "jsonl", "parquet", "gdelt", "plover"}

// ContentType is the media type of a format.
func ContentType(format string) string {
	switch format {
	case "csv", "gdelt":
		return "text/csv; charset=utf-8"
	case "parquet":
		return "application/vnd.apache.parquet"
	}
	return "application/x-ndjson"
}

// Check says what is wrong with options.
func (o *Options) Check() error {
	switch {
	case !slices.Contains(What, o.What):
		return fmt.Errorf("there is no export of %q: it is one of %s", o.What, strings.Join(What, ", "))
	case !slices.Contains(Formats, o.Format):
		return fmt.Errorf("there is no format %q: it is one of %s", o.Format, strings.Join(Formats, ", "))
	case (o.Format == "gdelt" || o.Format == "plover") && o.What != "events":
		return fmt.Errorf("the format %s is for events alone", o.Format)
	}
	return nil
}

// Write writes what the options tell, the oldest first, and returns how many
// rows or objects it wrote.
func Write(ctx context.Context, w io.Writer, a *archive.Archive, o Options) (n int, err error) {
	if err := o.Check(); err != nil {
		return 0, err
	}
	out := bufio.NewWriterSize(w, 64<<10)
	switch o.What {
	case "events":
		n, err = events(out, a.AllRecords(ctx, archive.Event, o.Filter), o.Format)
	case "quotes":
		n, err = write(out, a.AllRecords(ctx, archive.Quote, o.Filter), o.Format, quoteRow)
	case "agreements":
		n, err = write(out, a.AllRecords(ctx, archive.Agreement, o.Filter), o.Format, agreementRow)
	default:
		n, err = write(out, articles(ctx, a, o.Filter), o.Format, articleRow)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return n, fmt.Errorf("exporting %s, after %d: %w", o.What, n, err)
	}
	return n, nil
}

func events(w io.Writer, list iter.Seq2[archive.Record, error], format string) (int, error) {
	switch format {
	case "gdelt":
		return flat(w, each(list, gdeltRows), "csv")
	case "plover":
		return lines(w, list, ploverEvent)
	}
	return write(w, list, format, eventRow)
}

// write writes items in a format that is any item's: JSONL of the items as
// they are, others of a row an item.
func write[T, R any](w io.Writer, list iter.Seq2[T, error], format string, row func(*T) R) (int, error) {
	if format == "jsonl" {
		return lines(w, list, func(x *T) any { return x })
	}
	return flat(w, each(list, func(x *T) []R { return []R{row(x)} }), format)
}

// each makes rows of items.
func each[T, R any](list iter.Seq2[T, error], rows func(*T) []R) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		for x, err := range list {
			if err != nil {
				var none R
				yield(none, err)
				return
			}
			for _, r := range rows(&x) {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

// lines writes an object of JSON a line.
func lines[T any](w io.Writer, list iter.Seq2[T, error], object func(*T) any) (n int, err error) {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for x, err := range list {
		if err != nil {
			return n, err
		}
		if err := enc.Encode(object(&x)); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// articles are the articles of an archive whole.
func articles(ctx context.Context, a *archive.Archive, f archive.Filter) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		for s, err := range a.AllArticles(ctx, f) {
			var x Article
			if err == nil {
				x, err = whole(ctx, a, s.ID)
			}
			if !yield(x, err) || err != nil {
				return
			}
		}
	}
}

func whole(ctx context.Context, a *archive.Archive, id archive.ID) (Article, error) {
	s, err := a.Article(ctx, id)
	if err != nil {
		return Article{}, err
	}
	s.Article.Text = s.Text
	return Article{Article: s.Article, Archived: s.ID, Story: s.Story}, nil
}
