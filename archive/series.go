package archive

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/ravabet/ravabet/plover"
	"golang.org/x/sync/errgroup"
)

// Count is how many events of a type two sides had on a day. Only what
// happened is counted.
type Count struct {
	Day       Day
	Type      string
	Direction Direction // AActs: the first side on the other
	Events    int       // each once, however many reports tell it
	Mentions  int       // each report's; 0 where it was not counted
}

// Series counts the events between two sides by day and type, in order of
// days. A side is an actor, or several that act as one; no other side means all
// others. NoDay leaves an end of the time open.
func (a *Archive) Series(ctx context.Context, side, other []string, from, to Day) ([]Count, error) {
	if pair(side, other) {
		return a.pairSeries(ctx, "days", side[0], append(other, "")[0], from, to)
	}
	return a.groupSeries(ctx, side, other, from, to)
}

// MonthlySeries counts by month, whose first day stands for it.
func (a *Archive) MonthlySeries(ctx context.Context, side, other []string, from, to Day) ([]Count, error) {
	if pair(side, other) && (from == NoDay || from.month() == from) && (to == NoDay || (to+1).month() == to+1) {
		return a.pairSeries(ctx, "months", side[0], append(other, "")[0], from, to)
	}
	counts, err := a.Series(ctx, side, other, from, to)
	for i := range counts {
		counts[i].Day = counts[i].Day.month()
	}
	return counts, err
}

func pair(side, other []string) bool { return len(side) == 1 && len(other) <= 1 }

// Extent is from when to when there were events of a type.
type Extent struct {
	Events      int
	First, Last Day
}

// Extents tells of each type how many events two sides had, and from when to
// when.
func (a *Archive) Extents(ctx context.Context, side, other []string, from, to Day) (map[string]Extent, error) {
	out := map[string]Extent{}
	if !pair(side, other) {
		counts, err := a.Series(ctx, side, other, from, to)
		for _, c := range counts {
			e := out[c.Type]
			if e.First == NoDay {
				e.First = c.Day
			}
			e.Last, e.Events = c.Day, e.Events+c.Events
			out[c.Type] = e
		}
		return out, err
	}
	first, second, _ := ordered(side[0], append(other, "")[0])
	return out, a.each(ctx, fmt.Sprintf("telling from when to when %s and %s had events", first, second),
		"SELECT type, sum(events), min(day), max(day) FROM days WHERE a = ? AND b = ? AND day BETWEEN ? AND ? AND events > 0 GROUP BY type",
		[]any{first, second, int64(from), int64(until(to))}, func(scan func(...any) error) error {
			var typ string
			var e Extent
			err := scan(&typ, &e.Events, &e.First, &e.Last)
			out[typ] = e
			return err
		})
}

// ordered puts a pair in the order that it is kept in.
func ordered(one, other string) (first, second string, turned bool) {
	if other != "" && other < one {
		return other, one, true
	}
	return one, other, false
}

// until is a last day, one after all days for an open end.
func until(to Day) Day {
	if to == NoDay {
		return 1 << 20
	}
	return to
}

// pairSeries reads the counts that are kept of two actors.
func (a *Archive) pairSeries(ctx context.Context, table, one, other string, from, to Day) ([]Count, error) {
	first, second, turned := ordered(one, other)
	query := "SELECT day, type, direction, events, mentions FROM " + table + " WHERE a = ? AND b = ? AND day BETWEEN ? AND ? AND mentions > 0 ORDER BY day, type, direction"
	var out []Count
	err := a.each(ctx, fmt.Sprintf("counting the events of %s and %s", first, second), query, []any{first, second, int64(from), int64(until(to))}, func(scan func(...any) error) error {
		var c Count
		err := scan(&c.Day, &c.Type, &c.Direction, &c.Events, &c.Mentions)
		if turned && c.Direction != Mutual {
			c.Direction = AActs + BActs - c.Direction
		}
		out = append(out, c)
		return err
	})
	return out, err
}

// groupSeries counts the events of groups one by one, each once, however many
// members take part in it.
func (a *Archive) groupSeries(ctx context.Context, side, other []string, from, to Day) ([]Count, error) {
	f := Filter{Parties: side, Others: other, Statuses: []string{plover.Actual}, From: from, To: to, Heads: true}
	forward, backward := f, f
	forward.Parties, forward.Others, forward.Actors, forward.Recipients = nil, nil, side, other
	backward.Parties, backward.Others, backward.Actors, backward.Recipients = nil, nil, other, side
	var all []typed
	var forth, back map[ID]bool
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() (err error) { all, err = a.typesOf(ctx, f); return err })
	group.Go(func() (err error) { forth, err = a.idsOf(ctx, forward); return err })
	group.Go(func() (err error) { back, err = a.idsOf(ctx, backward); return err })
	if err := group.Wait(); err != nil {
		return nil, err
	}
	type key struct {
		day       Day
		typ       string
		direction Direction
	}
	sums := map[key]int{}
	for _, e := range all {
		d := Mutual
		switch f, b := forth[e.id], back[e.id]; {
		case f && !b:
			d = AActs
		case b && !f:
			d = BActs
		}
		sums[key{e.id.Day(), e.typ, d}]++
	}
	var out []Count
	for k, n := range sums {
		out = append(out, Count{Day: k.day, Type: k.typ, Direction: k.direction, Events: n})
	}
	slices.SortFunc(out, func(a, b Count) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Direction, b.Direction))
	})
	return out, nil
}

// typed is an event with its type.
type typed struct {
	id  ID
	typ string
}

// typesOf are the events that a filter means with their types, by day.
func (a *Archive) typesOf(ctx context.Context, f Filter) ([]typed, error) {
	var c condition
	from, match, id := a.dialect.termed("records", "r")
	c.add(match, a.dialect.expression(f.records(Event)))
	order := c.span(id, &f, Page{Oldest: true})
	if f.Heads {
		c.add("r.head = r.id")
	}
	var out []typed
	err := a.each(ctx, "counting events", "SELECT r.id, r.type FROM "+from+c.String()+" ORDER BY "+order, c.args, func(scan func(...any) error) error {
		var t typed
		err := scan(&t.id, &t.typ)
		if t.id.Day() != NoDay {
			out = append(out, t)
		}
		return err
	})
	return out, err
}

// idsOf are the ids of the events that a filter means.
func (a *Archive) idsOf(ctx context.Context, f Filter) (map[ID]bool, error) {
	var c condition
	from, match, id := a.dialect.bare("records")
	c.add(match, a.dialect.expression(f.records(Event)))
	c.span(id, &f, Page{})
	out := map[ID]bool{}
	err := a.each(ctx, "counting events", "SELECT "+id+" FROM "+from+c.String(), c.args, func(scan func(...any) error) error {
		var id ID
		err := scan(&id)
		out[id] = true
		return err
	})
	return out, err
}
