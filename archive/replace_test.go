package archive_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/archive/corpus"
	"github.com/ravabet/ravabet/record"
)

// counted is how often each actor takes part in events with others, as the
// archive keeps it by day and as its events say.
func counted(t *testing.T, a *archive.Archive, location string) (kept, told map[string][2]int) {
	t.Helper()
	rows, err := database(t, location).Query("SELECT a, sum(events), sum(mentions) FROM days WHERE b = '' GROUP BY a")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	kept, told = map[string][2]int{}, map[string][2]int{}
	for rows.Next() {
		var code string
		var n [2]int
		if err := rows.Scan(&code, &n[0], &n[1]); err != nil {
			t.Fatal(err)
		}
		if n != [2]int{} {
			kept[code] = n
		}
	}
	for r, err := range a.AllRecords(context.Background(), archive.Event, archive.Filter{Statuses: []string{"actual"}}) {
		if err != nil {
			t.Fatal(err)
		}
		parties := map[string]bool{}
		for _, e := range append(append([]record.Entity{}, r.Event.Actors...), r.Event.Recipients...) {
			if e.Code != "" && e.Code != "---" {
				parties[e.Code] = true
			}
		}
		for code := range parties {
			if len(parties) < 2 || r.ID.Day() == archive.NoDay {
				continue
			}
			n := told[code]
			if n[1]++; r.Head == r.ID {
				n[0]++
			}
			told[code] = n
		}
	}
	return kept, told
}

// TestReplace takes the records of articles away and puts them back, and
// checks after each step that what is counted and linked still holds.
func TestReplace(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a, ctx := archivetest.Open(t, location), context.Background()
		var entries []archive.Entry
		for r := range corpus.Reports(40, 41) {
			r.Date = r.Date.AddDate(2010-r.Date.Year(), 1-int(r.Date.Month()), 1-r.Date.Day()) // all at once, so that much is told twice
			entries = append(entries, archivetest.Entry(r))
		}
		out, err := a.Add(ctx, entries)
		if err != nil {
			t.Fatal(err)
		}
		check := func(step string) {
			t.Helper()
			kept, told := counted(t, a, location)
			if !maps.Equal(kept, told) {
				for code := range told {
					if kept[code] != told[code] {
						t.Errorf("%s: of %s events and mentions %v are kept, and %v told", step, code, kept[code], told[code])
					}
				}
				t.Fatal(step + ": the counts by day are wrong")
			}
			if kept, told := placesKept(t, a, archive.NoDay, archive.NoDay), placesTold(happened(t, a, archive.Filter{})); !maps.Equal(kept, told) {
				t.Fatalf("%s: of places %v is kept, and %v told", step, kept, told)
			}
			for r, err := range a.AllRecords(ctx, archive.Event, archive.Filter{}) {
				if err != nil {
					t.Fatal(err)
				}
				if head, err := a.Record(ctx, r.Head); err != nil || head.Head != head.ID || head.Event.Type != r.Event.Type {
					t.Fatalf("%s: the head of %s is %+v, %v", step, r.ID, head, err)
				}
			}
		}
		check("added")
		size, _ := a.Size(ctx)
		for i := 0; i < len(entries); i += 2 {
			empty := *entries[i].Article
			empty.Events, empty.Quotes, empty.Agreements = nil, nil, nil
			e := entries[i]
			e.Article = &empty
			if err := a.Replace(ctx, out[i].ID, e); err != nil {
				t.Fatal(err)
			}
		}
		check("emptied")
		if less, _ := a.Size(ctx); less.Events >= size.Events || less.Articles != size.Articles {
			t.Errorf("before %+v, after %+v", size, less)
		}
		for i, e := range slices.Backward(entries) {
			if err := a.Replace(ctx, out[i].ID, e); err != nil {
				t.Fatal(err)
			}
		}
		check("restored")
		if again, _ := a.Size(ctx); again != size {
			t.Errorf("before %+v, after %+v", size, again)
		}
		if got, err := a.Article(ctx, out[0].ID); err != nil || fmt.Sprint(len(got.Article.Events)) != fmt.Sprint(len(entries[0].Article.Events)) {
			t.Errorf("got %v, %v", got, err)
		}
		if err := a.Replace(ctx, out[0].ID+1<<43, entries[0]); err == nil {
			t.Error("an article that is not there was replaced")
		}
	})
}
