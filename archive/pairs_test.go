package archive_test

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/archive/corpus"
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
)

// database opens the database of an archive beside it.
func database(t *testing.T, location string) *sql.DB {
	t.Helper()
	driver := "sqlite"
	if strings.HasPrefix(location, "postgres") {
		driver = "pgx"
	}
	db, err := sql.Open(driver, location)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// happened are the events of an archive that count, each story once.
func happened(t *testing.T, a *archive.Archive, f archive.Filter) []archive.Record {
	t.Helper()
	f.Statuses, f.Heads = []string{plover.Actual}, true
	var out []archive.Record
	for r, err := range a.AllRecords(context.Background(), archive.Event, f) {
		if err != nil {
			t.Fatal(err)
		}
		if r.ID.Day() != archive.NoDay {
			out = append(out, r)
		}
	}
	return out
}

// placesTold counts events by place as their records tell it.
func placesTold(events []archive.Record) map[string]int {
	out := map[string]int{}
	for _, r := range events {
		if p := r.Event.Place; p != nil && p.Code != "" && p.Code != "---" {
			out[p.Code+" "+p.Text+" "+r.Event.Type]++
		}
	}
	return out
}

func placesKept(t *testing.T, a *archive.Archive, from, to archive.Day) map[string]int {
	t.Helper()
	places, err := a.Places(context.Background(), from, to)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, p := range places {
		for typ, n := range p.Types {
			out[p.Code+" "+p.Name+" "+typ] = n
		}
	}
	return out
}

// TestCounts holds the counts of pairs, partners and places against a reading
// of all records one by one.
func TestCounts(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a, ctx := archivetest.Open(t, location), context.Background()
		archivetest.Fill(t, a, corpus.Reports(120, 3))
		from, _, _ := archive.ParseDay("2010")
		_, to, _ := archive.ParseDay("2015-06")
		for _, span := range [][2]archive.Day{{archive.NoDay, archive.NoDay}, {from, to}} {
			events := happened(t, a, archive.Filter{From: span[0], To: span[1]})
			codes := func(side []record.Entity) map[string]bool {
				out := map[string]bool{}
				for _, e := range side {
					if e.Code != "" && e.Code != "---" {
						out[e.Code] = true
					}
				}
				return out
			}
			pairs := map[[2]string]archive.Types{}
			by := map[[2]string]int{} // the first acts on the second
			for _, r := range events {
				actors, recipients := codes(r.Event.Actors), codes(r.Event.Recipients)
				others := recipients
				if len(recipients) == 0 {
					others = actors
				}
				seen := map[[2]string]bool{}
				for x := range actors {
					for y := range others {
						k := [2]string{min(x, y), max(x, y)}
						if x == y || seen[k] {
							continue
						}
						seen[k] = true
						if pairs[k] == nil {
							pairs[k] = archive.Types{}
						}
						pairs[k][r.Event.Type]++
						if mutual := len(recipients) == 0 || actors[y] && recipients[x]; !mutual {
							by[[2]string{x, y}]++
						}
					}
				}
			}
			got, err := a.Pairs(ctx, span[0], span[1])
			if err != nil || len(got) != len(pairs) || len(got) < 50 {
				t.Fatalf("%d pairs, want %d, %v", len(got), len(pairs), err)
			}
			for i, p := range got {
				if !maps.Equal(p.Types, pairs[[2]string{p.A, p.B}]) {
					t.Errorf("%s and %s: %v, want %v", p.A, p.B, p.Types, pairs[[2]string{p.A, p.B}])
				}
				if i > 0 && got[i-1].Types.Events() < p.Types.Events() {
					t.Errorf("%s and %s with %d events come after %d", p.A, p.B, p.Types.Events(), got[i-1].Types.Events())
				}
			}
			among, err := a.Among(ctx, []string{"IRN", "USA", "RUS"}, span[0], span[1])
			if err != nil || len(among) != 3 {
				t.Errorf("among three: %v, %v", among, err)
			}
			for _, p := range among {
				if !maps.Equal(p.Types, pairs[[2]string{p.A, p.B}]) {
					t.Errorf("%s and %s: %v, want %v", p.A, p.B, p.Types, pairs[[2]string{p.A, p.B}])
				}
			}
			partners, err := a.Partners(ctx, "IRN", span[0], span[1])
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for k := range pairs {
				if k[0] == "IRN" || k[1] == "IRN" {
					n++
				}
			}
			if len(partners) != n || n == 0 {
				t.Errorf("%d partners, want %d", len(partners), n)
			}
			for _, p := range partners {
				k := [2]string{min("IRN", p.Code), max("IRN", p.Code)}
				if !maps.Equal(p.Types, pairs[k]) || p.By != by[[2]string{"IRN", p.Code}] || p.To != by[[2]string{p.Code, "IRN"}] {
					t.Errorf("%+v, want %v, %d, %d", p, pairs[k], by[[2]string{"IRN", p.Code}], by[[2]string{p.Code, "IRN"}])
				}
			}
			if kept, told := placesKept(t, a, span[0], span[1]), placesTold(events); !maps.Equal(kept, told) || len(told) == 0 {
				t.Errorf("places: %v, want %v", kept, told)
			}
		}
	})
}

// TestPlacesOfOldArchives: an archive of a program that did not count places
// has them counted when it is opened.
func TestPlacesOfOldArchives(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a := archivetest.Open(t, location)
		archivetest.Fill(t, a, corpus.Reports(40, 9))
		want := placesKept(t, a, archive.NoDay, archive.NoDay)
		if len(want) == 0 {
			t.Fatal("no places to count")
		}
		a.Close()
		db := database(t, location)
		for _, s := range []string{"DROP INDEX months_day", "DROP INDEX months_b", "DROP TABLE places", "DELETE FROM goose_db_version WHERE version_id = 3"} {
			if _, err := db.Exec(s); err != nil {
				t.Fatal(err)
			}
		}
		db.Close()
		if got := placesKept(t, archivetest.Open(t, location), archive.NoDay, archive.NoDay); !maps.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	})
}

// TestNames: records are found by who is named in them and by where they were.
func TestNames(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a, ctx := archivetest.Open(t, location), context.Background()
		archivetest.Add(t, a,
			report("a", "2024-03-02", "ولادیمیر پوتین در مسکو با رئیس‌جمهور ایران دیدار کرد."),
			report("b", "2024-04-02", "روسیه اوکراین را محکوم کرد."),
			report("c", "2024-05-02", "ولادیمیر پوتین گفت: «ما آماده گفت‌وگو با همه هستیم.»"))
		for _, c := range []struct {
			kind   archive.Kind
			filter archive.Filter
			want   []string
		}{
			{archive.Event, archive.Filter{Names: []string{"Vladimir Putin"}}, []string{"c", "a"}},
			{archive.Event, archive.Filter{Places: []string{"مسکو"}}, []string{"a"}},
			{archive.Event, archive.Filter{Places: []string{"RUS"}}, []string{"a"}},
			{archive.Event, archive.Filter{Places: []string{"UKR"}}, nil},
			{archive.Quote, archive.Filter{Names: []string{"Vladimir Putin"}}, []string{"c"}},
		} {
			list, err := a.Records(ctx, c.kind, c.filter, archive.Page{Limit: 10})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range list {
				got = append(got, r.Article.Name)
			}
			if !slices.Equal(slices.Compact(got), c.want) {
				t.Errorf("%v: %v, want %v", c.filter, got, c.want)
			}
		}
		articles, err := a.Articles(ctx, archive.Filter{Names: []string{"Vladimir Putin"}}, archive.Page{Limit: 10})
		if err != nil || len(articles) != 2 {
			t.Errorf("%d articles, %v", len(articles), err)
		}
	})
}
