package archive_test

import (
	"cmp"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/archive/corpus"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/source"
)

func report(id, date, text string) source.Report {
	d, _ := source.ParseDate(date)
	return source.Report{ID: id, Date: d, Text: text, Language: "fa"}
}

const (
	meeting  = "وزیر خارجه ایران روز دوشنبه در مسقط با وزیر خارجه عمان دیدار کرد.\nایران و عمان سه یادداشت تفاهم در زمینه گردشگری امضا کردند.\nوزیر خارجه عمان گفت که دو کشور همکاری اقتصادی خود را گسترش خواهند داد."
	blame    = "چین روز سه‌شنبه حمله روسیه به اوکراین را محکوم کرد."
	sanction = "آمریکا شرکت‌های چینی را تحریم کرد."
)

func TestArticleComesBackWhole(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a := archivetest.Open(t, location)
		r := report("first", "2025-09-03", meeting)
		r.URL, r.Outlet, r.Title = "https://example.org/a", "خبرگزاری نمونه", "دیدار در مسقط"
		e := archivetest.Entry(r)
		out, err := a.Add(context.Background(), []archive.Entry{e})
		if err != nil {
			t.Fatal(err)
		}
		got, err := archivetest.Open(t, location).Article(context.Background(), out[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		if want, is := toJSON(t, e.Article), toJSON(t, got.Article); want != is {
			t.Errorf("stored\n%s\ngot\n%s", want, is)
		}
		if got.Text != meeting || len(e.Article.Events) == 0 || len(e.Article.Quotes) == 0 || len(e.Article.Agreements) == 0 {
			t.Errorf("got the text %q and records %s", got.Text, toJSON(t, got.Article))
		}
		if _, err := a.Article(context.Background(), out[0].ID+1<<13); err == nil {
			t.Error("an article that is not there was found")
		}
	})
}

func toJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestSameReportIsStoredOnce(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a := archivetest.Open(t, location)
		with := func(id, url, text string) source.Report {
			r := report(id, "2025-09-03", text)
			r.URL = url
			return r
		}
		first := archivetest.Add(t, a, with("a", "https://www.example.org/news/1/?utm_source=x#top", meeting), with("b", "", meeting+" "))
		if first[0].Known || !first[1].Known || first[1].ID != first[0].ID {
			t.Errorf("the same text in one batch: %+v", first)
		}
		again := archivetest.Add(t, a,
			with("c", "http://example.org/news/1", blame),                                   // the same page
			with("d", "https://example.org/news/2", strings.ReplaceAll(meeting, " ", "  ")), // the same text
			with("e", "https://example.org/news/3", blame))                                  // a new one
		if !again[0].Known || !again[1].Known || again[2].Known {
			t.Errorf("got %+v", again)
		}
		size, err := a.Size(context.Background())
		if err != nil || size.Articles != 2 {
			t.Errorf("got %+v, %v", size, err)
		}
		for _, c := range []struct {
			url, text string
			want      bool
		}{{"", meeting, true}, {"https://example.org/news/3/", "x", true}, {"https://example.org/news/4", "متن تازه", false}, {"", "x", false}} {
			if got, err := a.Known(context.Background(), c.url, c.text); err != nil || got != c.want {
				t.Errorf("%q, %q: got %v, %v", c.url, c.text, got, err)
			}
		}
	})
}

// TestReprints holds the stories that are found against those that the
// reports were made with.
func TestReprints(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a := archivetest.Open(t, location)
		var reports []source.Report
		for r, err := range corpus.Reports(600, 3) {
			if err != nil {
				t.Fatal(err)
			}
			reports = append(reports, r)
		}
		var out []archive.Outcome
		for part := range slices.Chunk(reports, 32) {
			out = append(out, archivetest.Add(t, a, part...)...)
		}
		made, found, wrong := 0, 0, 0
		for i := range reports {
			reprint := i > 0 && reports[i].Title == reports[i-1].Title
			switch {
			case reprint && out[i].Reprint:
				made, found = made+1, found+1
			case reprint:
				made++
			case out[i].Reprint:
				wrong++
			}
		}
		if made < 4 || found*10 < made*9 || wrong > 0 {
			t.Errorf("of %d reprints %d were found, and %d others taken for some", made, found, wrong)
		}
		for i, o := range out {
			if !o.Reprint {
				continue
			}
			story, err := a.Article(context.Background(), o.ID)
			if err != nil {
				t.Fatal(err)
			}
			tellers, err := a.Story(context.Background(), story.Story, 10)
			if err != nil || len(tellers) < 2 {
				t.Errorf("the story of report %d has the tellers %v, %v", i, tellers, err)
			}
		}
	})
}

func TestEventsToldAgainAreOne(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a := archivetest.Open(t, location)
		archivetest.Add(t, a,
			report("a", "2025-09-02", "چین حمله روسیه را محکوم کرد.\nچین روز سه‌شنبه حمله روسیه را محکوم کرد."),
			report("b", "2025-09-03", "پکن روز گذشته حملهٔ روسیه را محکوم کرد."),
			report("c", "2025-09-30", "چین حمله روسیه را محکوم کرد. این خبر دیگری است."))
		f := archive.Filter{Types: []string{"ACCUSE"}, Actors: archive.SideOf("CHN")}
		all, err := a.Records(context.Background(), archive.Event, f, archive.Page{Limit: 50})
		if err != nil {
			t.Fatal(err)
		}
		f.Heads = true
		heads, err := a.Records(context.Background(), archive.Event, f, archive.Page{Limit: 50})
		if err != nil {
			t.Fatal(err)
		}
		if len(all) != 4 || len(heads) != 2 {
			t.Fatalf("got %d events, %d told once: %s", len(all), len(heads), toJSON(t, all))
		}
		tellings, err := a.Tellings(context.Background(), heads[1].ID, 10)
		if err != nil || len(tellings) != 3 {
			t.Errorf("got %d tellings, %v", len(tellings), err)
		}
	})
}

func ids(list []archive.Record) (out []archive.ID) {
	for _, r := range list {
		out = append(out, r.ID)
	}
	return out
}

// TestFilters holds every filter against a reading of all records one by one.
func TestFilters(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a := archivetest.Open(t, location)
		ctx := context.Background()
		var reports []source.Report
		for r := range corpus.Reports(60, 5) {
			reports = append(reports, r)
		}
		archivetest.Add(t, a, reports...)
		var all []archive.Record
		for r, err := range a.AllRecords(ctx, archive.Event, archive.Filter{}) {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, r)
		}
		if len(all) < 200 {
			t.Fatalf("only %d events to filter", len(all))
		}
		has := func(side []record.Entity, code string) bool {
			return slices.ContainsFunc(side, func(e record.Entity) bool { return e.Code == code })
		}
		from, _, _ := archive.ParseDay("2010")
		_, to, _ := archive.ParseDay("2015-06")
		for name, c := range map[string]struct {
			filter archive.Filter
			holds  func(r archive.Record) bool
		}{
			"actor":     {archive.Filter{Actors: archive.SideOf("IRN")}, func(r archive.Record) bool { return has(r.Event.Actors, "IRN") }},
			"recipient": {archive.Filter{Recipients: archive.SideOf("USA", "RUS")}, func(r archive.Record) bool { return has(r.Event.Recipients, "USA") || has(r.Event.Recipients, "RUS") }},
			"sector": {archive.Filter{Actors: archive.SideOf("USA.GOV")}, func(r archive.Record) bool {
				return slices.ContainsFunc(r.Event.Actors, func(e record.Entity) bool { return e.Code == "USA" && e.Sector == "GOV" })
			}},
			"party": {archive.Filter{Parties: archive.SideOf("CHN")}, func(r archive.Record) bool { return has(r.Event.Actors, "CHN") || has(r.Event.Recipients, "CHN") }},
			"dyad": {archive.Filter{Parties: archive.SideOf("IRN"), Others: archive.SideOf("USA")}, func(r archive.Record) bool {
				both := has(r.Event.Actors, "IRN") && has(r.Event.Recipients, "USA") || has(r.Event.Actors, "USA") && has(r.Event.Recipients, "IRN")
				return both || len(r.Event.Recipients) == 0 && has(r.Event.Actors, "IRN") && has(r.Event.Actors, "USA")
			}},
			"type": {archive.Filter{Types: []string{"ACCUSE", "AID"}}, func(r archive.Record) bool { return r.Event.Type == "ACCUSE" || r.Event.Type == "AID" }},
			"mode and status": {archive.Filter{Modes: []string{"disapprove"}, Statuses: []string{"actual"}}, func(r archive.Record) bool {
				return r.Event.Mode == "disapprove" && r.Event.Status == "actual"
			}},
			"context": {archive.Filter{Contexts: []string{"military"}}, func(r archive.Record) bool { return slices.Contains(r.Event.Contexts, "military") }},
			"outlet":  {archive.Filter{Outlets: []string{"کرانه"}}, func(r archive.Record) bool { return r.Article.Outlet == "کرانه" }},
			"days":    {archive.Filter{From: from, To: to}, func(r archive.Record) bool { return r.ID.Day() >= from && r.ID.Day() <= to }},
			"all": {archive.Filter{Parties: archive.SideOf("IRN"), Types: []string{"CONSULT"}, From: from}, func(r archive.Record) bool {
				return (has(r.Event.Actors, "IRN") || has(r.Event.Recipients, "IRN")) && r.Event.Type == "CONSULT" && r.ID.Day() >= from
			}},
		} {
			var want []archive.ID
			for _, r := range all {
				if c.holds(r) {
					want = append(want, r.ID)
				}
			}
			slices.SortFunc(want, func(a, b archive.ID) int { return cmp.Compare(b, a) })
			var got []archive.ID
			page := archive.Page{Limit: 7}
			for {
				part, err := a.Records(ctx, archive.Event, c.filter, page)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, ids(part)...)
				if len(part) < page.Limit {
					break
				}
				page.After = part[len(part)-1].ID
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: got %d events, want %d", name, len(got), len(want))
			}
			if len(want) == 0 && name != "context" {
				t.Errorf("%s: nothing to find", name)
			}
		}
	})
}

func TestSearch(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a := archivetest.Open(t, location)
		archivetest.Add(t, a,
			report("plural", "2025-01-01", "ایران و عمان توافق‌نامه‌های تازه‌ای را در مسقط امضا کردند."),
			report("joined", "2025-01-02", "ایران و عراق توافقنامه‌ای در بغداد امضا کردند."),
			report("parted", "2025-01-03", "ایران و قطر توافق نامه هایی در دوحه امضا کردند."),
			report("arabic", "2025-01-04", "وزراي خارجه كشورهاي عربي در قاهره ديدار كردند."),
			report("other", "2025-01-05", "رئیس‌جمهور فرانسه وارد برلین شد و با صدراعظم آلمان دیدار کرد."))
		for query, want := range map[string]string{
			"توافقنامه":             "joined parted plural",
			"توافقنامه‌های":         "joined parted plural",
			"توافق‌نامه":            "joined parted plural",
			"توافقنامه -عراق":       "parted plural",
			"کشورهای عربی":          "arabic",
			`"خارجه کشور"`:          "arabic",
			`"کشور خارجه"`:          "",
			"«صدراعظم آلمان» دیدار": "other",
			"واژه‌ای_که_نیست":       "",
		} {
			words, err := archive.ParseWords(query, archivetest.Reader().Document)
			if err != nil {
				t.Errorf("%s: %v", query, err)
				continue
			}
			list, err := a.Articles(context.Background(), archive.Filter{Words: words}, archive.Page{Limit: 10})
			if err != nil {
				t.Errorf("%s: %v", query, err)
				continue
			}
			var got []string
			for _, s := range list {
				got = append(got, s.Name)
			}
			slices.Sort(got)
			if strings.Join(got, " ") != want {
				t.Errorf("%s: got %v, want %s", query, got, want)
			}
		}
		if _, err := archive.ParseWords("-عراق", archivetest.Reader().Document); err == nil {
			t.Error("a query of nothing that must stand in a text was taken")
		}
	})
}

func TestMarks(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a, ctx := archivetest.Open(t, location), context.Background()
		want := archive.Mark{Input: "a.jsonl", Version: "1", Reports: 7}
		if _, err := a.Add(ctx, []archive.Entry{archivetest.Entry(report("a", "", blame))}, archive.Mark{Input: "a.jsonl", Reports: 3}, want); err != nil {
			t.Fatal(err)
		}
		if got, err := a.Marked(ctx, "a.jsonl"); err != nil || got != want {
			t.Errorf("got %+v, %v", got, err)
		}
		if got, err := a.Marked(ctx, "b.jsonl"); err != nil || got != (archive.Mark{Input: "b.jsonl"}) {
			t.Errorf("got %+v, %v", got, err)
		}
	})
}

// TestOddText stores what no database takes as it is.
func TestOddText(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a := archivetest.Open(t, location)
		out := archivetest.Add(t, a, report("odd\x00'\"", "2025-01-01", "ایران \xff\x00 و عمان ' \" \\ دیدار کردند؛ 🙂 'x':1 & !y."))
		got, err := a.Article(context.Background(), out[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		if want := "ایران \ufffd\ufffd و عمان ' \" \\ دیدار کردند؛ 🙂 'x':1 & !y."; got.Text != want {
			t.Errorf("got %q, want %q", got.Text, want)
		}
	})
}

func TestWritersBesideEachOther(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		archivetest.Open(t, location)
		var done sync.WaitGroup
		for range 4 {
			a := archivetest.Open(t, location)
			done.Go(func() {
				for r := range corpus.Reports(20, 9) {
					if _, err := a.Add(context.Background(), []archive.Entry{archivetest.Entry(r)}); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		done.Wait()
		size, err := archivetest.Open(t, location).Size(context.Background())
		if err != nil || size.Articles != 20 {
			t.Errorf("got %+v, %v", size, err)
		}
	})
}

func TestDays(t *testing.T) {
	for date, want := range map[string]string{"2025-09-02": "2025-09-02..2025-09-02", "2024-02": "2024-02-01..2024-02-29", "1979": "1979-01-01..1979-12-31"} {
		first, last, err := archive.ParseDay(date)
		if got := first.String() + ".." + last.String(); err != nil || got != want {
			t.Errorf("%s: got %s, %v", date, got, err)
		}
	}
	for _, bad := range []string{"", "x", "2025-13", "0000-01-01", "99999"} {
		if _, _, err := archive.ParseDay(bad); err == nil {
			t.Errorf("%q was taken for a date", bad)
		}
	}
	if d := archive.DayOf(time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)); d != archive.NoDay && d != 1 {
		t.Errorf("the first day is %d", d)
	}
}

func TestDefault(t *testing.T) {
	t.Setenv("RAVABET_DB", "")
	t.Setenv("XDG_DATA_HOME", "/data")
	if at, err := archive.Default(); err != nil || at != filepath.FromSlash("/data/ravabet/archive.db") {
		t.Errorf("got %s, %v", at, err)
	}
	t.Setenv("RAVABET_DB", "postgres://x/y")
	if at, err := archive.Default(); err != nil || at != "postgres://x/y" {
		t.Errorf("got %s, %v", at, err)
	}
}

// FuzzWords asks both databases for whatever somebody types.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"توافقنامه -عراق", `"خارجه کشور" دیدار`, `"`, `- -- "a" OR b* NEAR(`, "'x' & !y | (z:*", "ایران\x00", "\\' <-> x"} {
		f.Add(s)
	}
	locations := []string{f.TempDir() + "/a.db"}
	if os.Getenv("RAVABET_TEST_POSTGRES") != "" {
		locations = append(locations, archivetest.Postgres(f))
	}
	var archives []*archive.Archive
	for _, l := range locations {
		archives = append(archives, archivetest.Open(f, l))
	}
	f.Fuzz(func(t *testing.T, query string) {
		words, err := archive.ParseWords(query, archivetest.Reader().Document)
		if err != nil {
			return
		}
		for _, a := range archives {
			if _, err := a.Articles(context.Background(), archive.Filter{Words: words, Actors: archive.SideOf(query), Outlets: []string{query}}, archive.Page{Limit: 1}); err != nil {
				t.Errorf("%q: %v", query, err)
			}
		}
	})
}

// TestOpenedTogether checks that processes which make a new archive at the same
// time do not trip over each other's tables.
func TestOpenedTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.db")
	failed := make(chan error, 6)
	for range cap(failed) {
		go func() {
			a, err := archive.Open(t.Context(), path)
			if err == nil {
				err = a.Close()
			}
			failed <- err
		}()
	}
	for range cap(failed) {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
}
