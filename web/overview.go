package web

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/plover"
)

// overview is what the start page tells of the whole archive. It is made
// anew when it is older than fresh, for it reads much.
type overview struct {
	mu   sync.Mutex
	made time.Time
	*summary
}

const fresh = time.Minute

// summary is the archive at a glance.
type summary struct {
	Size    archive.Size
	Last    archive.Day // of the latest event
	Year    string      // the first month of the year that Busiest is of
	Busiest []pairRow
	Changed []change
}

// pairRow is a relation in a list.
type pairRow struct {
	A, B   string
	Events int
	Share  int // of the longest bar, in hundredths
	Parts  []part
	Score  float64 // mean weight of the events
}

// part is a class of events as a part of a bar.
type part struct {
	Quad   string
	Events int
	Width  float64 // hundredths of the bar
}

// change is a relation whose tone changed.
type change struct {
	pairRow
	Before, After float64
	By            float64
}

// overviewNow is the overview, not older than fresh.
func (s *Site) overviewNow(ctx context.Context) (*summary, error) {
	o := &s.overview
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.summary != nil && time.Since(o.made) < fresh {
		return o.summary, nil
	}
	v, err := s.summarise(ctx)
	if err != nil {
		return nil, err
	}
	o.summary, o.made = v, time.Now()
	return v, nil
}

// How many months are compared: the last ones with the year before them.
const (
	recentMonths = 3
	shownPairs   = 8
	// fewest events in either time for a change of tone to mean something.
	fewest = 4
)

func (s *Site) summarise(ctx context.Context) (*summary, error) {
	v := &summary{}
	var err error
	if v.Size, err = s.Archive.Size(ctx); err != nil {
		return nil, err
	}
	last, err := s.Archive.Records(ctx, archive.Event, archive.Filter{To: archive.DayOf(time.Now()), Statuses: []string{plover.Actual}}, archive.Page{Limit: 1})
	if err != nil || len(last) == 0 {
		return v, err
	}
	v.Last = last[0].ID.Day()
	if v.Last == archive.NoDay {
		return v, nil
	}
	v.Year = monthOf(back(v.Last, 11))
	year, err := s.Archive.Pairs(ctx, back(v.Last, 11), v.Last)
	if err != nil {
		return nil, err
	}
	v.Busiest = rows(year, shownPairs)
	recent, err := s.Archive.Pairs(ctx, back(v.Last, recentMonths-1), v.Last)
	if err != nil {
		return nil, err
	}
	before, err := s.Archive.Pairs(ctx, back(v.Last, recentMonths+11), back(v.Last, recentMonths-1)-1)
	if err != nil {
		return nil, err
	}
	v.Changed = changes(before, recent)
	return v, nil
}

// rows are the first n pairs as rows of a list.
func rows(pairs []archive.PairCount, n int) []pairRow {
	var out []pairRow
	for i := range pairs[:min(n, len(pairs))] {
		p := &pairs[i]
		out = append(out, pairRow{A: p.A, B: p.B, Events: p.Types.Events(), Share: 100 * p.Types.Events() / pairs[0].Types.Events(), Parts: partsOf(p.Types), Score: score(p.Types)})
	}
	return out
}

// partsOf are the classes that events of some types fall into.
func partsOf(types archive.Types) []part {
	var counts [5]int
	sum := 0
	for name, n := range types {
		if t, ok := plover.Lookup(name); ok {
			counts[t.Quad] += n
			sum += n
		}
	}
	var out []part
	for _, q := range []plover.Quad{plover.MaterialCooperation, plover.VerbalCooperation, plover.VerbalConflict, plover.MaterialConflict} {
		if n := counts[q]; n > 0 {
			out = append(out, part{quadNames[q], n, 100 * float64(n) / float64(sum)})
		}
	}
	return out
}

// score is the mean weight of events of some types, from -10 to 10.
func score(types archive.Types) float64 {
	sum, n := 0.0, 0
	for name, count := range types {
		t, _ := plover.Lookup(name)
		sum += t.Score * float64(count)
		n += count
	}
	if n == 0 {
		return 0
	}
	return math.Round(sum/float64(n)*10) / 10
}

// changes are the pairs whose tone changed most: by the difference of the mean
// weights, the more events the surer.
func changes(before, recent []archive.PairCount) []change {
	was := map[[2]string]*archive.PairCount{}
	for i := range before {
		was[[2]string{before[i].A, before[i].B}] = &before[i]
	}
	var out []change
	for i := range recent {
		p := &recent[i]
		w := was[[2]string{p.A, p.B}]
		if w == nil || min(w.Types.Events(), p.Types.Events()) < fewest {
			continue
		}
		c := change{pairRow: pairRow{A: p.A, B: p.B, Events: p.Types.Events(), Parts: partsOf(p.Types)}, Before: score(w.Types), After: score(p.Types)}
		c.By = c.After - c.Before
		if math.Abs(c.By) >= 0.5 {
			out = append(out, c)
		}
	}
	weight := func(c *change) float64 { return math.Abs(c.By) * math.Sqrt(float64(c.Events)) }
	slices.SortStableFunc(out, func(a, b change) int { return cmp.Compare(weight(&b), weight(&a)) })
	return out[:min(len(out), shownPairs)]
}

// startView is the start page.
type startView struct {
	*summary
	Latest   []archive.Record
	Articles []archive.Summary
}

// start answers with the start page.
func (s *Site) start(r *request) error {
	sum, err := s.overviewNow(r.Context())
	if err != nil {
		return err
	}
	v := &startView{summary: sum}
	// What reports expect of days to come would stand before what happened.
	f := archive.Filter{Heads: true, Statuses: []string{plover.Actual}, To: archive.DayOf(time.Now())}
	if v.Latest, err = s.Archive.Records(r.Context(), archive.Event, f, archive.Page{Limit: 12}); err != nil {
		return err
	}
	return r.show(200, "start", r.lang.text("site.title"), v)
}
