// Package intake takes reports into an archive: it reads and codes them, and
// stores them a batch at a time, each batch with how far its inputs have been
// read, so that a run that was stopped or killed goes on where it was.
package intake

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/reading"
	"github.com/ravabet/ravabet/source"
)

// Taker takes reports into an archive.
type Taker struct {
	Archive *archive.Archive
	Reader  *reading.Reader
	Date    time.Time      // of reports that give none, may be zero
	Tell    func(Progress) // is called now and then, may be nil
}

// Counts are what became of the reports of a run.
type Counts struct {
	Added      int // stored
	Reprints   int // of these, those that retell a report that was there
	Known      int // not stored: their address or text was there
	Foreign    int // not stored: in a language that cannot be coded
	Events     int
	Quotes     int
	Agreements int
	Failed     int
	Errors     []error // why, of the first thousand
}

// Progress is how far a run has come.
type Progress struct {
	Counts
	Bytes int64 // of the inputs, as they lie in files
	Total int64 // 0 where unknown
}

const (
	batchSize = 256
	batchTime = time.Second
	tellTime  = 250 * time.Millisecond
	maxErrors = 1000
)

// run is one run of a Taker.
type run struct {
	*Taker
	inputs *source.Inputs // nil for reports that were read elsewhere
	counts Counts
	total  int64
}

// batch is what is stored at once, with how far its inputs were read.
type batch struct {
	entries []archive.Entry
	marks   map[string]archive.Mark
	failed  []error
}

// Take takes what some inputs hold. It ends early, with all that was read
// stored, when ctx ends. The error is of the archive; what could not be read
// is in the counts.
func (t *Taker) Take(ctx context.Context, inputs *source.Inputs) (Counts, error) {
	r := &run{Taker: t, inputs: inputs}
	if total, whole := inputs.Size(); whole {
		r.total = total
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	known := 0 // counted where the inputs are read, which ends before it is looked at
	inputs.Ends = true
	inputs.Done = func(name, version string) int { return r.done(ctx, name, version) }
	inputs.Known = func(address string) bool {
		there := t.Known(ctx, address)
		if there {
			known++
		}
		return there
	}
	err := r.run(ctx, inputs.Reports(ctx), stop)
	r.counts.Known += known
	r.tell()
	return r.counts, err
}

// TakeReports takes reports that were read elsewhere.
func (t *Taker) TakeReports(ctx context.Context, reports iter.Seq2[source.Report, error]) (Counts, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	r := &run{Taker: t}
	err := r.run(ctx, reports, stop)
	return r.counts, err
}

// Known tells whether the archive has a report of an address.
func (t *Taker) Known(ctx context.Context, address string) bool {
	there, err := t.Archive.Known(ctx, address, address)
	return there && err == nil
}

// run reads, codes and stores reports. stop ends the reading.
func (r *run) run(ctx context.Context, reports iter.Seq2[source.Report, error], stop func()) error {
	foreign, known := 0, 0 // as known in Take
	pass := func(s *source.Report) bool {
		if s.Date.IsZero() {
			s.Date = r.Date
		}
		if !slices.Contains(source.Languages(), s.Language) {
			foreign++
			return true
		}
		there, err := r.Archive.Known(ctx, s.URL, s.Text)
		if there && err == nil {
			known++
		}
		return there && err == nil
	}
	readings := make(chan reading.Reading)
	go func() {
		defer close(readings)
		for one := range r.Reader.InOrder(reports, pass) {
			readings <- one
		}
	}()
	batches := make(chan *batch) // the next is filled while one is stored
	go gather(readings, batches)
	err := r.store(context.WithoutCancel(ctx), batches, stop)
	r.counts.Foreign += foreign
	r.counts.Known += known
	return err
}

// done tells how much of an input was taken in by an earlier run.
func (r *run) done(ctx context.Context, name, version string) int {
	m, err := r.Archive.Marked(ctx, name)
	switch {
	case err != nil || m.Version != version:
		return 0
	case m.Finished:
		return source.All
	}
	return m.Reports
}

// gather puts readings into batches, which it passes on when they are full or
// have waited long enough.
func gather(readings <-chan reading.Reading, batches chan<- *batch) {
	defer close(batches)
	var b *batch
	var late <-chan time.Time
	pass := func() {
		if b != nil {
			batches <- b
		}
		b, late = nil, nil
	}
	for {
		select {
		case one, more := <-readings:
			if !more {
				pass()
				return
			}
			if b == nil {
				b, late = &batch{marks: map[string]archive.Mark{}}, time.After(batchTime)
			}
			if b.take(one); len(b.entries) >= batchSize {
				pass()
			}
		case <-late:
			pass()
		}
	}
}

// take puts a reading into the batch.
func (b *batch) take(one reading.Reading) {
	from := one.Report.From
	if from.Version != "" {
		b.marks[from.Input] = archive.Mark{Input: from.Input, Version: from.Version, Reports: from.N, Finished: one.Report.Ends}
	}
	if one.Err != nil {
		b.failed = append(b.failed, one.Err)
	}
	if one.Article != nil {
		b.entries = append(b.entries, archive.Entry{Article: one.Article, Text: one.Report.Text, Document: one.Document})
	}
}

// store stores batches until there are no more. After an error it stops the
// reading and waits for its end.
func (r *run) store(ctx context.Context, batches <-chan *batch, stop func()) (err error) {
	tick := time.NewTicker(tellTime)
	defer tick.Stop()
	for {
		select {
		case b, more := <-batches:
			if !more {
				return err
			}
			if err == nil {
				if err = r.put(ctx, b); err != nil {
					stop()
				}
			}
		case <-tick.C:
			r.tell()
		}
	}
}

// put stores a batch.
func (r *run) put(ctx context.Context, b *batch) error {
	r.counts.Failed += len(b.failed)
	r.counts.Errors = append(r.counts.Errors, b.failed[:min(len(b.failed), maxErrors-len(r.counts.Errors))]...)
	if len(b.entries)+len(b.marks) == 0 {
		return nil
	}
	outcomes, err := r.Archive.Add(ctx, b.entries, slices.Collect(maps.Values(b.marks))...)
	if err != nil {
		return fmt.Errorf("%w; what was stored before is whole, and another run goes on from there", err)
	}
	for i, o := range outcomes {
		if o.Known {
			r.counts.Known++
			continue
		}
		a := b.entries[i].Article
		r.counts.Added++
		if o.Reprint {
			r.counts.Reprints++
		}
		r.counts.Events += len(a.Events)
		r.counts.Quotes += len(a.Quotes)
		r.counts.Agreements += len(a.Agreements)
	}
	r.tell()
	return nil
}

func (r *run) tell() {
	if r.Tell == nil {
		return
	}
	p := Progress{Counts: r.counts, Total: r.total}
	if r.inputs != nil {
		p.Bytes = r.inputs.Bytes()
	}
	r.Tell(p)
}
