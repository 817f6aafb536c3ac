package archivetest

import (
	"context"
	"iter"
	"sync"
	"testing"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/reading"
	"github.com/ravabet/ravabet/source"
)

// Reader is the one reader of a package's tests.
var Reader = sync.OnceValue(func() *reading.Reader {
	r, err := reading.New("")
	if err != nil {
		panic(err)
	}
	return r
})

// Entry is a report coded for the archive.
func Entry(r source.Report) archive.Entry {
	article, doc := Reader().Read(r)
	return archive.Entry{Article: article, Text: r.Text, Document: doc}
}

// Open opens an archive that is closed when the test ends.
func Open(t testing.TB, location string) *archive.Archive {
	t.Helper()
	a, err := archive.Open(context.Background(), location)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// Add puts reports into an archive, all at once.
func Add(t testing.TB, a *archive.Archive, reports ...source.Report) []archive.Outcome {
	t.Helper()
	var entries []archive.Entry
	for _, r := range reports {
		entries = append(entries, Entry(r))
	}
	out, err := a.Add(context.Background(), entries)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Fill adds reports as sources and the corpus give them.
func Fill(t testing.TB, a *archive.Archive, reports iter.Seq2[source.Report, error]) {
	t.Helper()
	var all []source.Report
	for r, err := range reports {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	Add(t, a, all...)
}
