package archive

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
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
// days. No other side means all others. NoDay leaves an end of the time open.
func (a *Archive) Series(ctx context.Context, side, other Side, from, to Day) ([]Count, error) {
	if one, two, ok := pair(side, other); ok {
		return a.pairSeries(ctx, "days", one, two, from, to)
	}
	return a.groupSeries(ctx, side, other, from, to)
}

// MonthlySeries counts by month, whose first day stands for it.
func (a *Archive) MonthlySeries(ctx context.Context, side, other Side, from, to Day) ([]Count, error) {
	if one, two, ok := pair(side, other); ok && (from == NoDay || from.month() == from) && (to == NoDay || (to+1).month() == to+1) {
		return a.pairSeries(ctx, "months", one, two, from, to)
	}
	counts, err := a.Series(ctx, side, other, from, to)
	for i := range counts {
		counts[i].Day = counts[i].Day.month()
	}
	return counts, err
}

// pair are two sides of one actor each, whose counts are kept; the second is
// empty for all others.
func pair(side, other Side) (one, two string, ok bool) {
	if len(side) != 1 || len(other) > 1 || !side.lasts() || !other.lasts() {
		return "", "", false
	}
	return side[0].Code, append(other.Codes(), "")[0], true
}

// Extent is from when to when there were events of a type.
type Extent struct {
	Events      int
	First, Last Day
}

// Extents tells of each type how many events two sides had, and from when to
// when.
func (a *Archive) Extents(ctx context.Context, side, other Side, from, to Day) (map[string]Extent, error) {
	out := map[string]Extent{}
	one, two, ok := pair(side, other)
	if !ok {
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
	first, second, _ := ordered(one, two)
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
// members take part in it. It finds those of all who belong to a side at some
// time, and sees in each whether they belonged to it on that day.
func (a *Archive) groupSeries(ctx context.Context, side, other Side, from, to Day) ([]Count, error) {
	from = max(from, 1) // what has no day is not counted
	f := Filter{Parties: side.Within(from, to), Others: other.Within(from, to), Statuses: []string{plover.Actual}}
	if len(f.Parties) == 0 || len(f.Others) == 0 && len(other) > 0 {
		return nil, nil
	}
	var c condition
	source, match, id := a.dialect.termed("records", "r")
	c.add(match, a.dialect.expression(f.records(Event)))
	c.span(id, &span{f, from.first(), to.end()}, Page{})
	c.add("r.head = r.id")
	sums := map[Count]int{}
	err := a.each(ctx, "counting events", "SELECT r.id, r.type, r.data FROM "+source+c.String(), c.args, func(scan func(...any) error) error {
		var id ID
		var n Count
		var data string
		err := scan(&id, &n.Type, &data)
		n.Day = id.Day()
		actors, recipients := sidesIn(data)
		var ok bool
		if n.Direction, ok = between(f.Parties, f.Others, actors, recipients, n.Day); ok {
			sums[n]++
		}
		return err
	})
	var out []Count
	for n, events := range sums {
		n.Events = events
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b Count) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Direction, b.Direction))
	})
	return out, err
}

// between tells whether an event of a day is one between two sides, or of a side
// with anybody where there is no other, and who acts on whom.
func between(side, other Side, actors, recipients []record.Entity, d Day) (Direction, bool) {
	var forth, back bool
	if len(other) == 0 {
		forth, back = side.has(actors, d), side.has(recipients, d)
	} else {
		for _, p := range pairs(codes(actors), codes(recipients)) {
			if p.A == p.B {
				continue
			}
			if side.hasCode(p.A, d) && other.hasCode(p.B, d) {
				forth, back = forth || p.Direction != BActs, back || p.Direction != AActs
			}
			if side.hasCode(p.B, d) && other.hasCode(p.A, d) {
				forth, back = forth || p.Direction != AActs, back || p.Direction != BActs
			}
		}
	}
	switch {
	case forth && !back:
		return AActs, true
	case back && !forth:
		return BActs, true
	}
	return Mutual, forth
}

// sidesIn are the codes and sectors of an event's actors and recipients, out of
// its JSON as toJSON writes it: a quotation mark in a text is escaped, and so a
// name with quotation marks around it is no text. To decode all of it takes longer
// than to find it.
func sidesIn(data string) (actors, recipients []record.Entity) {
	_, data, _ = strings.Cut(data, `"actors":`)
	acting, data, _ := strings.Cut(data, `"recipients":`)
	receiving, _, _ := strings.Cut(data, `"trigger":`)
	return entitiesIn(acting), entitiesIn(receiving)
}

func entitiesIn(data string) (out []record.Entity) {
	for {
		_, rest, ok := strings.Cut(data, `"code":"`)
		if !ok {
			return out
		}
		var e record.Entity
		e.Code, rest, _ = strings.Cut(rest, `","sector":"`)
		e.Sector, data, _ = strings.Cut(rest, `"`)
		out = append(out, e)
	}
}
