package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/archive/corpus"
	"github.com/ravabet/ravabet/record"
)

func filled(t testing.TB, location string, n int) *archive.Archive {
	t.Helper()
	a := archivetest.Open(t, location)
	archivetest.Fill(t, a, corpus.Reports(n, 31))
	return a
}

func exported(t testing.TB, a *archive.Archive, what, format string, f archive.Filter) (string, int) {
	t.Helper()
	var out bytes.Buffer
	n, err := Write(context.Background(), &out, a, Options{what, format, f})
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), n
}

func rowsOf(t *testing.T, data string) (head []string, rows []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all[1:] {
		m := map[string]string{}
		for i, name := range all[0] {
			m[name] = r[i]
		}
		rows = append(rows, m)
	}
	return all[0], rows
}

// TestFormatsAgree exports the same with every format and compares what they
// tell.
func TestFormatsAgree(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a := filled(t, location, 30)
		size, err := a.Size(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for what, want := range map[string]int{"events": size.Events, "quotes": size.Quotes, "agreements": size.Agreements, "articles": size.Articles} {
			lines, n := exported(t, a, what, "jsonl", archive.Filter{})
			table, m := exported(t, a, what, "csv", archive.Filter{})
			_, rows := rowsOf(t, table)
			file, k := exported(t, a, what, "parquet", archive.Filter{})
			if n != want || m != want || k != want || len(rows) != want || strings.Count(lines, "\n") != want || want == 0 {
				t.Errorf("%s: %d stored, got %d objects, %d rows of CSV, %d of Parquet", what, want, n, m, k)
			}
			for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
				var o struct{ ID, Archived string }
				if err := json.Unmarshal([]byte(line), &o); err != nil {
					t.Fatal(err)
				}
				if id := rows[i]["id"]; id != o.ID && id != o.Archived {
					t.Errorf("%s: row %d is %s, and the object %+v", what, i, id, o)
				}
			}
			f, err := parquet.OpenFile(strings.NewReader(file), int64(len(file)))
			if err != nil || f.NumRows() != int64(want) {
				t.Errorf("%s: the Parquet file has %d rows, %v", what, f.NumRows(), err)
			}
		}
		file, _ := exported(t, a, "events", "parquet", archive.Filter{})
		back, err := parquet.Read[event](strings.NewReader(file), int64(len(file)))
		if err != nil || len(back) != size.Events || back[0].Type == "" || back[0].Article == "" {
			t.Errorf("read back %d events, %v", len(back), err)
		}
	})
}

func TestGDELT(t *testing.T) {
	a := filled(t, t.TempDir()+"/a.db", 30)
	table, _ := exported(t, a, "events", "gdelt", archive.Filter{})
	head, rows := rowsOf(t, table)
	if len(head) != 61 || head[0] != "GLOBALEVENTID" || head[5] != "Actor1Code" || head[26] != "EventCode" || head[60] != "SOURCEURL" {
		t.Errorf("the columns are %v", head)
	}
	seen := map[string]bool{}
	for _, r := range rows {
		if seen[r["GLOBALEVENTID"]] {
			t.Errorf("two rows are numbered %s", r["GLOBALEVENTID"])
		}
		seen[r["GLOBALEVENTID"]] = true
		if r["EventCode"] == "" || !strings.HasPrefix(r["EventCode"], r["EventRootCode"]) || len(r["SQLDATE"]) != 8 || r["QuadClass"] < "1" || r["QuadClass"] > "4" {
			t.Errorf("got the row %v", r)
		}
	}
	e := &record.Event{Type: "CONSULT", Status: "actual", Actors: []record.Entity{{Code: "IRN", Sector: "GOV", Name: "Iran"}, {Code: "UNO", Name: "United Nations"}}}
	both := gdeltRows(&archive.Record{Event: e})
	if len(both) != 2 || both[0].actor1.Code != "IRNGOV" || both[0].actor2.Code != "IGOUNO" || both[1].actor1.KnownGroupCode != "UNO" {
		t.Errorf("a meeting gives %+v", both)
	}
	for _, c := range []struct{ code, state, words, kind, name, lat string }{
		{"RUS", "Russia", "مسکو", "4", "Moscow, Russia", "55.75"}, {"USA", "United States", "واشنگتن", "3", "Washington, United States", "38.91"}, {"IRQ", "Iraq", "عراق", "1", "Iraq", ""},
	} {
		e.Place = &record.Entity{Code: c.code, Name: c.state, Text: c.words}
		row := gdeltRows(&archive.Record{Event: e})[0]
		if row.ActionGeoType != c.kind || row.ActionGeoFullName != c.name || row.ActionGeoLat != c.lat {
			t.Errorf("an event in %s is at %q, %q, %q", c.words, row.ActionGeoType, row.ActionGeoFullName, row.ActionGeoLat)
		}
	}
	e.Status = "negated"
	if rows := gdeltRows(&archive.Record{Event: e}); len(rows) > 0 {
		t.Errorf("what did not happen gives %+v", rows)
	}
}

func TestPLOVER(t *testing.T) {
	a := filled(t, t.TempDir()+"/a.db", 5)
	lines, n := exported(t, a, "events", "plover", archive.Filter{Types: []string{"ACCUSE"}})
	if n == 0 {
		t.Fatal("nothing to look at")
	}
	for line := range strings.Lines(lines) {
		var o map[string]any
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatal(err)
		}
		if o["event"] != "ACCUSE" || o["source"] == nil || o["text"] == "" || o["date"] == "" {
			t.Errorf("got %s", line)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, o := range []Options{{What: "event", Format: "csv"}, {What: "events", Format: "xml"}, {What: "quotes", Format: "gdelt"}} {
		if o.Check() == nil {
			t.Errorf("%+v was taken", o)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestWriteFails(t *testing.T) {
	a := filled(t, t.TempDir()+"/a.db", 3)
	for _, format := range Formats {
		if _, err := Write(context.Background(), broken{}, a, Options{What: "events", Format: format}); err == nil || !strings.Contains(err.Error(), "full") {
			t.Errorf("%s: got %v", format, err)
		}
	}
}
