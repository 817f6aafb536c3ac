package archive

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"math"
	"strings"

	"github.com/ravabet/ravabet/record"
)

// Summary is an article without its records.
type Summary struct {
	ID       ID     `json:"id"`
	Name     string `json:"name"` // the id that the input gave it
	Title    string `json:"title"`
	Date     string `json:"date"`
	Outlet   string `json:"outlet"`
	URL      string `json:"url"`
	Language string `json:"language"`
	Story    ID     `json:"story"` // the article that it reprints, or itself
}

// Record is a record of one kind, with the article that it is from.
type Record struct {
	ID        ID                `json:"id"`
	Head      ID                `json:"head"` // the record that told the same first, or itself
	Kind      Kind              `json:"-"`
	Mentions  int               `json:"mentions"` // reports that tell the same, this one with them
	Article   Summary           `json:"article"`
	Event     *record.Event     `json:"event,omitempty"`
	Quote     *record.Quote     `json:"quote,omitempty"`
	Agreement *record.Agreement `json:"agreement,omitempty"`
}

// Page tells which part of a list is meant.
type Page struct {
	Limit  int // at most
	After  ID  // of the last item seen, 0 to begin
	Oldest bool
}

// condition is the part of a statement behind WHERE, with its arguments.
type condition struct {
	parts []string
	args  []any
}

func (c *condition) add(part string, args ...any) {
	c.parts = append(c.parts, part)
	c.args = append(c.args, args...)
}

func (c *condition) String() string {
	if len(c.parts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.parts, " AND ")
}

// span restricts ids to those of a span and to what follows a page.
func (c *condition) span(id string, s *span, p Page) (order string) {
	if s.first > 0 {
		c.add(id+" >= ?", int64(s.first))
	}
	if s.last < math.MaxInt64 {
		c.add(id+" <= ?", int64(s.last))
	}
	order = id + " DESC"
	if p.Oldest {
		order = id
	}
	switch {
	case p.After == 0:
	case p.Oldest:
		c.add(id+" > ?", int64(p.After))
	default:
		c.add(id+" < ?", int64(p.After))
	}
	return order
}

// recordColumns are those of a record r and its article a.
const recordColumns = "r.id, r.head, r.kind, r.data, (SELECT count(DISTINCT m.article) FROM records m WHERE m.head = r.head), " + summaryColumns

const summaryColumns = "a.id, a.name, a.title, a.date, a.outlet, a.url, a.language, a.story"

func (s *Summary) into() []any {
	return []any{&s.ID, &s.Name, &s.Title, &s.Date, &s.Outlet, &s.URL, &s.Language, &s.Story}
}

// Articles lists articles, the latest first unless told otherwise. Of a side
// are those who belong to it on the day of the report.
func (a *Archive) Articles(ctx context.Context, f Filter, p Page) ([]Summary, error) {
	return inSpans(&f, p, func(s *span, p Page) ([]Summary, error) { return a.articlesIn(ctx, s, p) })
}

func (a *Archive) articlesIn(ctx context.Context, s *span, p Page) ([]Summary, error) {
	var c condition
	from, id := "articles a", "a.id"
	if e := s.articles(); !e.empty() {
		var match string
		from, match, id = a.dialect.termed("articles", "a")
		c.add(match, a.dialect.expression(e))
	}
	order := c.span(id, s, p)
	if s.Heads {
		c.add("a.story = a.id")
	}
	query := fmt.Sprintf("SELECT %s FROM %s%s ORDER BY %s LIMIT %d", summaryColumns, from, c.String(), order, p.Limit)
	return a.summaries(ctx, "listing articles", query, c.args...)
}

// summaries reads the articles that a query of summaryColumns finds; doing
// says in an error what they were wanted for.
func (a *Archive) summaries(ctx context.Context, doing, query string, args ...any) ([]Summary, error) {
	out := []Summary{}
	err := a.each(ctx, doing, query, args, func(scan func(...any) error) error {
		var s Summary
		err := scan(s.into()...)
		out = append(out, s)
		return err
	})
	return out, err
}

// Records lists records of a kind, the latest first unless told otherwise.
func (a *Archive) Records(ctx context.Context, k Kind, f Filter, p Page) ([]Record, error) {
	return inSpans(&f, p, func(s *span, p Page) ([]Record, error) { return a.recordsIn(ctx, k, s, p) })
}

func (a *Archive) recordsIn(ctx context.Context, k Kind, s *span, p Page) ([]Record, error) {
	var c condition
	from, match, id := a.dialect.termed("records", "r")
	c.add(match, a.dialect.expression(s.records(k)))
	order := c.span(id, s, p)
	if s.Heads {
		c.add("r.head = r.id")
	}
	// What is listed is found first, and only then looked up.
	found := fmt.Sprintf("SELECT r.id, r.head, r.kind, r.data, r.article FROM %s%s ORDER BY %s LIMIT %d", from, c.String(), order, p.Limit)
	_, direction, _ := strings.Cut(order, " ")
	query := fmt.Sprintf("SELECT %s FROM (%s) r JOIN articles a ON a.id = r.article ORDER BY r.id %s", recordColumns, found, direction)
	return a.records(ctx, query, c.args)
}

func (a *Archive) records(ctx context.Context, query string, args []any) ([]Record, error) {
	out := []Record{}
	err := a.each(ctx, "listing records", query, args, func(scan func(...any) error) error {
		var r Record
		var data string
		if err := scan(append([]any{&r.ID, &r.Head, &r.Kind, &data, &r.Mentions}, r.Article.into()...)...); err != nil {
			return err
		}
		out = append(out, r)
		return out[len(out)-1].parse(data)
	})
	return out, err
}

// parse reads a record's JSON.
func (r *Record) parse(data string) error {
	var to any
	switch r.Kind {
	case Event:
		r.Event = &record.Event{}
		to = r.Event
	case Quote:
		r.Quote = &record.Quote{}
		to = r.Quote
	default:
		r.Agreement = &record.Agreement{}
		to = r.Agreement
	}
	if err := json.Unmarshal([]byte(data), to); err != nil {
		return fmt.Errorf("reading the record %s: %w", r.ID, err)
	}
	return nil
}

// batch is how many items are read at once where all are wanted.
const batch = 1000

// AllRecords gives every record that a filter means, the oldest first, a
// batch at a time.
func (a *Archive) AllRecords(ctx context.Context, k Kind, f Filter) iter.Seq2[Record, error] {
	return all(func(p Page) ([]Record, error) { return a.Records(ctx, k, f, p) }, func(r Record) ID { return r.ID })
}

// AllArticles is AllRecords for articles.
func (a *Archive) AllArticles(ctx context.Context, f Filter) iter.Seq2[Summary, error] {
	return all(func(p Page) ([]Summary, error) { return a.Articles(ctx, f, p) }, func(s Summary) ID { return s.ID })
}

func all[T any](page func(Page) ([]T, error), id func(T) ID) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		p := Page{Limit: batch, Oldest: true}
		for {
			items, err := page(p)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, x := range items {
				if !yield(x, nil) {
					return
				}
			}
			if len(items) < batch {
				return
			}
			p.After = id(items[len(items)-1])
		}
	}
}
