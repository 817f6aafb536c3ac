// Package relation tells how two states, or groups of them, have got on: how
// many events of each kind they had by month or day, when that turned and by
// which events, what they agreed on, and what they said of each other.
package relation

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/plover"
)

// Query says what relation is asked for.
type Query struct {
	Side  archive.Side
	Other archive.Side // none for all others
	From  archive.Day  // NoDay leaves the end open
	To    archive.Day
	Daily bool // points a day, too
	Most  int  // agreements, quotes of a side, events of a turn
}

// Relation is what the archive tells of a relation.
type Relation struct {
	Side       []string         `json:"side"` // who belonged to it at some time of those asked for
	Other      []string         `json:"other"`
	Events     int              `json:"events"`
	Monthly    []Point          `json:"monthly"`
	Daily      []Point          `json:"daily,omitempty"`
	Turns      []Turn           `json:"turns"`
	Kinds      []Kind           `json:"kinds"`
	Agreements []archive.Record `json:"agreements"`
	Said       []archive.Record `json:"said"`     // by the side of the other
	Answered   []archive.Record `json:"answered"` // by the other of the side
}

// Point is a month or day. Events that several reports tell count once.
type Point struct {
	Period              string  `json:"period"` // 2025-09 or 2025-09-02
	VerbalCooperation   int     `json:"verbal_cooperation"`
	MaterialCooperation int     `json:"material_cooperation"`
	VerbalConflict      int     `json:"verbal_conflict"`
	MaterialConflict    int     `json:"material_conflict"`
	BySide              int     `json:"by_side"`  // events in which the side acts on the other
	ByOther             int     `json:"by_other"` // and the other way; the rest they do together
	Score               float64 `json:"score"`    // sum of the weights of the events' types
}

// Events is how many events a point has.
func (p *Point) Events() int {
	return p.VerbalCooperation + p.MaterialCooperation + p.VerbalConflict + p.MaterialConflict
}

// Turn is a month in which the level of the monthly score changed.
type Turn struct {
	Month  string           `json:"month"`
	Before float64          `json:"before"` // mean monthly score since the turn before
	After  float64          `json:"after"`  // until the next
	Types  []Shift          `json:"types"`  // that changed most, in the turn's direction
	Events []archive.Record `json:"events"` // of these types in the months that follow, that most reports tell
}

// Shift is how much a type's mean monthly weight changed.
type Shift struct {
	Type string  `json:"type"`
	By   float64 `json:"by"`
}

// Kind is what there was of one type.
type Kind struct {
	Type   string          `json:"type"`
	Events int             `json:"events"`
	First  *archive.Record `json:"first"`
	Last   *archive.Record `json:"last"`
}

// shortest is how many months a level lasts at least.
const shortest = 3

// Series are the points of a relation alone.
func Series(ctx context.Context, a *archive.Archive, q Query) (monthly, daily []Point, err error) {
	counts, err := a.MonthlySeries(ctx, q.Side, q.Other, q.From, q.To)
	if err != nil {
		return nil, nil, err
	}
	if q.Daily {
		days, err := a.Series(ctx, q.Side, q.Other, q.From, q.To)
		if err != nil {
			return nil, nil, err
		}
		daily = points(days, time.DateOnly)
	}
	return filled(points(counts, "2006-01")), daily, nil
}

// Between tells a relation.
func Between(ctx context.Context, a *archive.Archive, q Query) (*Relation, error) {
	counts, err := a.MonthlySeries(ctx, q.Side, q.Other, q.From, q.To)
	if err != nil {
		return nil, err
	}
	r := &Relation{Side: q.Side.Within(q.From, q.To).Codes(), Other: q.Other.Within(q.From, q.To).Codes(), Monthly: filled(points(counts, "2006-01")), Turns: []Turn{}, Kinds: []Kind{}}
	if q.Daily {
		days, err := a.Series(ctx, q.Side, q.Other, q.From, q.To)
		if err != nil {
			return nil, err
		}
		r.Daily = points(days, time.DateOnly)
	}
	for i := range r.Monthly {
		r.Events += r.Monthly[i].Events()
	}
	if err := r.turn(ctx, a, &q, counts); err != nil {
		return nil, err
	}
	if err := r.kinds(ctx, a, &q); err != nil {
		return nil, err
	}
	page := archive.Page{Limit: q.Most}
	f := archive.Filter{Parties: q.Side, Others: q.Other, From: q.From, To: q.To, Heads: true}
	if r.Agreements, err = a.Records(ctx, archive.Agreement, f, page); err != nil {
		return nil, err
	}
	said := archive.Filter{Actors: q.Side, Recipients: q.Other, From: q.From, To: q.To, Heads: true}
	if r.Said, err = a.Records(ctx, archive.Quote, said, page); err != nil {
		return nil, err
	}
	said.Actors, said.Recipients = q.Other, q.Side
	r.Answered, err = a.Records(ctx, archive.Quote, said, page)
	return r, err
}

// points sums counts up by the period that a layout of dates tells.
func points(counts []archive.Count, layout string) []Point {
	out := []Point{}
	var day archive.Day
	period := ""
	for _, c := range counts {
		if c.Events == 0 {
			continue
		}
		if c.Day != day {
			day, period = c.Day, c.Day.Time().Format(layout)
		}
		if len(out) == 0 || out[len(out)-1].Period != period {
			out = append(out, Point{Period: period})
		}
		out[len(out)-1].add(c)
	}
	return out
}

func (p *Point) add(c archive.Count) {
	t, _ := plover.Lookup(c.Type)
	switch t.Quad {
	case plover.VerbalCooperation:
		p.VerbalCooperation += c.Events
	case plover.MaterialCooperation:
		p.MaterialCooperation += c.Events
	case plover.VerbalConflict:
		p.VerbalConflict += c.Events
	default:
		p.MaterialConflict += c.Events
	}
	switch c.Direction {
	case archive.AActs:
		p.BySide += c.Events
	case archive.BActs:
		p.ByOther += c.Events
	}
	p.Score = math.Round((p.Score+t.Score*float64(c.Events))*100) / 100
}

// filled puts the months without events between those with some.
func filled(months []Point) []Point {
	out := []Point{}
	for i, p := range months {
		if i > 0 {
			for next := following(months[i-1].Period, 1); next < p.Period; next = following(next, 1) {
				out = append(out, Point{Period: next})
			}
		}
		out = append(out, p)
	}
	return out
}

// following is the month n months after another.
func following(month string, n int) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return "9999-12" // ends every loop over months
	}
	return t.AddDate(0, n, 0).Format("2006-01")
}

// turn finds the months in which the score turned, and what made it.
func (r *Relation) turn(ctx context.Context, a *archive.Archive, q *Query, counts []archive.Count) error {
	scores := make([]float64, len(r.Monthly))
	for i := range r.Monthly {
		scores[i] = r.Monthly[i].Score
	}
	at := turns(scores, shortest)
	ends := append(append([]int{0}, at...), len(scores))
	for i, index := range at {
		before, after := ends[i], ends[i+2]
		t := Turn{Month: r.Monthly[index].Period, Before: mean(scores[before:index]), After: mean(scores[index:after])}
		t.Types = shifts(counts, r.Monthly[before].Period, t.Month, r.Monthly[after-1].Period, t.After-t.Before)
		last := r.Monthly[min(after, index+shortest)-1].Period
		var err error
		if t.Events, err = telling(ctx, a, q, t.Types, t.Month, last); err != nil {
			return err
		}
		r.Turns = append(r.Turns, t)
	}
	return nil
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return math.Round(sum/float64(max(len(values), 1))*100) / 100
}

// shifts are the types whose mean monthly weight changed most in a direction
// from the months first..turn to turn..last.
func shifts(counts []archive.Count, first, turn, last string, direction float64) []Shift {
	sums := map[string]float64{}
	months := func(from, to string) float64 { // both included
		n := 1.0
		for ; from < to; from = following(from, 1) {
			n++
		}
		return n
	}
	before, after := months(first, turn)-1, months(turn, last)
	for _, c := range counts {
		month := c.Day.Time().Format("2006-01")
		t, _ := plover.Lookup(c.Type)
		weight := t.Score * float64(c.Events)
		switch {
		case month >= first && month < turn:
			sums[c.Type] -= weight / before
		case month >= turn && month <= last:
			sums[c.Type] += weight / after
		}
	}
	out := []Shift{}
	for typ, by := range sums {
		if by*direction > 0 {
			out = append(out, Shift{typ, math.Round(by*100) / 100})
		}
	}
	slices.SortFunc(out, func(x, y Shift) int {
		return cmp.Or(cmp.Compare(math.Abs(y.By), math.Abs(x.By)), cmp.Compare(x.Type, y.Type))
	})
	return out[:min(len(out), 3)]
}

// looked is how many events of a type are looked at for those that most
// reports tell.
const looked = 200

// telling are the events of some types in some months that weigh most: by
// the weight of their type and how many reports tell them.
func telling(ctx context.Context, a *archive.Archive, q *Query, types []Shift, first, last string) ([]archive.Record, error) {
	from, _, _ := archive.ParseDay(first)
	_, to, _ := archive.ParseDay(last)
	var all []archive.Record
	for _, s := range types {
		f := archive.Filter{Parties: q.Side, Others: q.Other, Types: []string{s.Type}, Statuses: []string{plover.Actual}, From: max(from, q.From), To: to, Heads: true}
		if q.To != archive.NoDay {
			f.To = min(to, q.To)
		}
		list, err := a.Records(ctx, archive.Event, f, archive.Page{Limit: looked, Oldest: true})
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	weight := func(r *archive.Record) float64 {
		t, _ := plover.Lookup(r.Event.Type)
		return math.Abs(t.Score) * math.Log2(1+float64(r.Mentions))
	}
	slices.SortStableFunc(all, func(x, y archive.Record) int {
		return cmp.Compare(weight(&y), weight(&x))
	})
	return all[:min(len(all), q.Most)], nil
}

// kinds tells of each type how many events there were, and the first and the
// last of them.
func (r *Relation) kinds(ctx context.Context, a *archive.Archive, q *Query) error {
	extents, err := a.Extents(ctx, q.Side, q.Other, q.From, q.To)
	if err != nil {
		return err
	}
	for _, t := range plover.Types {
		e, ok := extents[t.Name]
		if !ok || e.Events == 0 {
			continue
		}
		k := Kind{Type: t.Name, Events: e.Events}
		if k.First, err = one(ctx, a, q, t.Name, e.First, true); err != nil {
			return err
		}
		if k.Last, err = one(ctx, a, q, t.Name, e.Last, false); err != nil {
			return err
		}
		r.Kinds = append(r.Kinds, k)
	}
	return nil
}

// one is the first or last event of a type on a day, nil for none.
func one(ctx context.Context, a *archive.Archive, q *Query, typ string, day archive.Day, oldest bool) (*archive.Record, error) {
	f := archive.Filter{Parties: q.Side, Others: q.Other, Types: []string{typ}, Statuses: []string{plover.Actual}, From: day, To: day, Heads: true}
	list, err := a.Records(ctx, archive.Event, f, archive.Page{Limit: 1, Oldest: oldest})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}
