package main

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"time"

	"github.com/ravabet/ravabet"
	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/gold"
	"github.com/ravabet/ravabet/intake"
	"github.com/ravabet/ravabet/reading"
	"github.com/ravabet/ravabet/source"
)

// demoArchive makes an archive in a folder of its own, which goes when it is
// closed, and fills it with the example reports and those that the coder is
// measured on.
func demoArchive(ctx context.Context, lexicon string) (a *archive.Archive, r *reading.Reader, closeAll func(), err error) {
	folder, err := os.MkdirTemp("", "ravabet-demo-")
	if err != nil {
		return nil, nil, nil, fmt.Errorf("making a folder for the demo: %w", err)
	}
	closeAll = func() { os.RemoveAll(folder) }
	a, r, err = archiveAndReader(ctx, filepath.Join(folder, "archive.db"), lexicon, true)
	if err != nil {
		closeAll()
		return nil, nil, nil, err
	}
	closeAll = func() { a.Close(); os.RemoveAll(folder) }
	reports, err := demoReports()
	if err == nil {
		t := &intake.Taker{Archive: a, Reader: r}
		_, err = t.TakeReports(ctx, reports)
	}
	if err != nil {
		closeAll()
		return nil, nil, nil, err
	}
	return a, r, closeAll, nil
}

// demoReports are all reports that are in the program itself.
func demoReports() (iter.Seq2[source.Report, error], error) {
	all, err := ravabet.Examples()
	if err != nil {
		return nil, err
	}
	coded, err := gold.Reports()
	if err != nil {
		return nil, err
	}
	for i := range coded {
		d := &coded[i]
		r := source.Report{ID: d.ID, Title: d.Lines[0], Text: d.Text(), Language: "fa"}
		if r.Date, err = time.Parse(time.DateOnly, d.Date); err != nil {
			return nil, fmt.Errorf("the date of the report %s: %w", d.ID, err)
		}
		all = append(all, r)
	}
	return func(yield func(source.Report, error) bool) {
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
	}, nil
}
