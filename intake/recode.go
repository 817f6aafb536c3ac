package intake

import (
	"context"
	"fmt"
	"iter"
	"reflect"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/reading"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/source"
)

// Changes are what a new coding of the archive changed.
type Changes struct {
	Articles int                // coded anew
	Changed  int                // of these, those with other records than before
	Events   map[string]*Change // by type
	Quotes   Change
	Agreed   Change
}

// Change counts records that went and that came.
type Change struct{ Gone, Come int }

// Recoder codes an archive anew.
type Recoder struct {
	Archive *archive.Archive
	Reader  *reading.Reader
	All     bool // even what the same coder coded
	Tell    func(Changes)
}

// outdated is how many articles are asked for at once.
const outdated = 500

// Recode codes articles anew that another coder or lexicon coded, each
// atomically, until ctx ends.
func (r *Recoder) Recode(ctx context.Context) (Changes, error) {
	c := Changes{Events: map[string]*Change{}}
	var failed error
	before := make(chan *archive.Stored, 64) // in the order of the readings
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	for one := range r.Reader.InOrder(r.reports(ctx, before), nil) {
		if one.Err != nil {
			return c, one.Err
		}
		old := <-before
		if failed = r.replace(context.WithoutCancel(ctx), &c, old, &one); failed != nil {
			break
		}
		if r.Tell != nil {
			r.Tell(c)
		}
	}
	return c, failed
}

// reports are the articles to code anew, each of them sent to before, too.
func (r *Recoder) reports(ctx context.Context, before chan<- *archive.Stored) iter.Seq2[source.Report, error] {
	return func(yield func(source.Report, error) bool) {
		version := r.Reader.Version()
		if r.All {
			version = record.Coder{}
		}
		for after := archive.ID(0); ctx.Err() == nil; {
			ids, err := r.Archive.Outdated(ctx, version, after, outdated)
			if err != nil {
				yield(source.Report{}, err)
				return
			}
			for _, id := range ids {
				s, err := r.Archive.Article(ctx, id)
				if err != nil {
					if ctx.Err() == nil {
						yield(source.Report{}, err)
					}
					return
				}
				select {
				case before <- s:
				case <-ctx.Done():
					return
				}
				if !yield(reportOf(s), nil) {
					return
				}
			}
			if len(ids) < outdated {
				return
			}
			after = ids[len(ids)-1]
		}
	}
}

// reportOf is an article as it was before it was coded.
func reportOf(s *archive.Stored) source.Report {
	r := source.Report{ID: s.Name, Title: s.Title, Text: s.Text, URL: s.URL, Outlet: s.Outlet, Language: s.Language, Extracted: s.Article.Text != ""}
	r.Date, _ = time.Parse(time.DateOnly, s.Date)
	return r
}

// replace stores a new coding and counts what it changes.
func (r *Recoder) replace(ctx context.Context, c *Changes, old *archive.Stored, new *reading.Reading) error {
	c.Articles++
	a := new.Article
	// What the source said is not coding; it stays as it was.
	a.Warnings = old.Article.Warnings
	gone, come := archive.Changed(old.Article.Events, a.Events)
	for _, e := range gone {
		c.of(e.Type).Gone++
	}
	for _, e := range come {
		c.of(e.Type).Come++
	}
	c.Quotes.add(differ(old.Article.Quotes, a.Quotes))
	c.Agreed.add(differ(old.Article.Agreements, a.Agreements))
	if len(gone)+len(come) > 0 || !reflect.DeepEqual(old.Article.Quotes, a.Quotes) || !reflect.DeepEqual(old.Article.Agreements, a.Agreements) {
		c.Changed++
	}
	err := r.Archive.Replace(ctx, old.ID, archive.Entry{Article: a, Text: new.Report.Text, Document: new.Document})
	if err != nil {
		return fmt.Errorf("%w; what was coded before is whole, and another run goes on from there", err)
	}
	return nil
}

func (c *Changes) of(typ string) *Change {
	if c.Events[typ] == nil {
		c.Events[typ] = &Change{}
	}
	return c.Events[typ]
}

func (c *Change) add(gone, come int) {
	c.Gone += gone
	c.Come += come
}

// differ counts the items that only one of two lists has.
func differ[T any](before, after []T) (gone, come int) {
	rest := append([]T{}, after...)
	for _, b := range before {
		found := false
		for i := range rest {
			if found = reflect.DeepEqual(b, rest[i]); found {
				rest = append(rest[:i], rest[i+1:]...)
				break
			}
		}
		if !found {
			gone++
		}
	}
	return gone, len(rest)
}
