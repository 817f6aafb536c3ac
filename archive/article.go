package archive

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ravabet/ravabet/record"
)

// ErrNone says that the archive has nothing under an id.
var ErrNone = errors.New("the archive has nothing of this id")

// Stored is an article as it was stored, whole.
type Stored struct {
	Summary
	Article *record.Article
	Text    string
	Records []Record // the events, quotes and agreements of Article, in this order
}

// Article returns an article with its records.
func (a *Archive) Article(ctx context.Context, id ID) (*Stored, error) {
	s := &Stored{Article: &record.Article{}}
	var more string
	extracted := 0
	query := "SELECT " + summaryColumns + ", a.text, a.extracted, a.detail, a.coder, a.lexicon FROM articles a WHERE a.id = ?"
	err := a.each(ctx, fmt.Sprint("reading the article ", id), query, []any{int64(id)}, func(scan func(...any) error) error {
		return scan(append(s.into(), &s.Text, &extracted, &more, &s.Article.Coder.Version, &s.Article.Coder.Lexicon)...)
	})
	if err != nil {
		return nil, err
	}
	if s.ID == 0 {
		return nil, fmt.Errorf("article %s: %w", id, ErrNone)
	}
	r := s.Article
	r.ID, r.Title, r.Date, r.Language, r.Outlet, r.URL = s.Name, s.Title, s.Date, s.Language, s.Outlet, s.URL
	if extracted == 1 {
		r.Text = s.Text
	}
	var d detail
	if err := json.Unmarshal([]byte(more), &d); err != nil {
		return nil, fmt.Errorf("reading the article %s: %w", id, err)
	}
	r.Mentions, r.Dates, r.Warnings = d.Mentions, d.Dates, d.Warnings
	return s, a.addRecords(ctx, s)
}

// addRecords reads the records of an article. Their numbers, in the lowest
// bits of their ids, are their order.
func (a *Archive) addRecords(ctx context.Context, s *Stored) error {
	mask := fmt.Sprint(maxRecords)
	records, err := a.records(ctx, "SELECT "+recordColumns+
		" FROM records r JOIN articles a ON a.id = r.article WHERE r.article = ? ORDER BY r.id & "+mask, []any{int64(s.ID)})
	if err != nil {
		return err
	}
	s.Records = records
	s.Article.Events, s.Article.Quotes, s.Article.Agreements = []record.Event{}, []record.Quote{}, []record.Agreement{}
	for i := range records {
		r := &records[i]
		switch r.Kind {
		case Event:
			s.Article.Events = append(s.Article.Events, *r.Event)
		case Quote:
			s.Article.Quotes = append(s.Article.Quotes, *r.Quote)
		default:
			s.Article.Agreements = append(s.Article.Agreements, *r.Agreement)
		}
	}
	return nil
}

// Record returns one record.
func (a *Archive) Record(ctx context.Context, id ID) (*Record, error) {
	list, err := a.records(ctx, "SELECT "+recordColumns+
		" FROM records r JOIN articles a ON a.id = r.article WHERE r.id = ?", []any{int64(id)})
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("record %s: %w", id, ErrNone)
	}
	if err != nil {
		return nil, err
	}
	return &list[0], nil
}

// Tellings lists the records that tell the same as one, the first at the
// head.
func (a *Archive) Tellings(ctx context.Context, head ID, limit int) ([]Record, error) {
	return a.records(ctx, "SELECT "+recordColumns+
		fmt.Sprintf(" FROM records r JOIN articles a ON a.id = r.article WHERE r.head = ? ORDER BY r.id LIMIT %d", limit), []any{int64(head)})
}

// Story lists the articles that tell a story: one and its reprints.
func (a *Archive) Story(ctx context.Context, story ID, limit int) ([]Summary, error) {
	query := fmt.Sprintf("SELECT %s FROM articles a WHERE a.story = ? ORDER BY a.id LIMIT %d", summaryColumns, limit)
	return a.summaries(ctx, fmt.Sprint("listing the story ", story), query, int64(story))
}

// Size is how much an archive holds.
type Size struct {
	Articles   int `json:"articles"`
	Stories    int `json:"stories"`
	Events     int `json:"events"`
	Quotes     int `json:"quotes"`
	Agreements int `json:"agreements"`
}

// Size counts what the archive holds. It reads all of it.
func (a *Archive) Size(ctx context.Context) (s Size, err error) {
	query := `SELECT (SELECT count(*) FROM articles), (SELECT count(DISTINCT story) FROM articles),
		(SELECT count(*) FROM records WHERE kind = 1), (SELECT count(*) FROM records WHERE kind = 2), (SELECT count(*) FROM records WHERE kind = 3)`
	err = a.each(ctx, "counting", query, nil, func(scan func(...any) error) error {
		return scan(&s.Articles, &s.Stories, &s.Events, &s.Quotes, &s.Agreements)
	})
	return s, err
}
