package archive

import (
	"math"
	"slices"
	"time"

	"github.com/ravabet/ravabet/record"
)

// Side are actors that count as one, as the states of a union do. What happened
// on a day is a side's where it is that of an actor who belonged to it on that
// day; of what has no day, that of an actor who belongs to it today.
type Side []Member

// Member is an actor of a side. One that left and came back is there twice.
type Member struct {
	Code     string // "CHN", or with a sector "CHN.GOV"
	From, To Day    // the first and the last day on which it belongs to the side; NoDay leaves an end open
}

// SideOf is the side of actors who belong to it at any time.
func SideOf(codes ...string) Side {
	out := make(Side, len(codes))
	for i, code := range codes {
		out[i].Code = code
	}
	return out
}

// Codes are the codes of all who belong to a side at some time.
func (s Side) Codes() []string {
	out := make([]string, 0, len(s))
	for _, m := range s {
		if !slices.Contains(out, m.Code) {
			out = append(out, m.Code)
		}
	}
	return out
}

// Within are the members that belong to a side on some day of a time.
func (s Side) Within(from, to Day) Side {
	var out Side
	for _, m := range s {
		if m.From <= until(to) && from <= until(m.To) {
			out = append(out, m)
		}
	}
	return out
}

// on is the side of those who belong to a side on a day.
func (s Side) on(d Day) Side {
	if d == NoDay {
		d = DayOf(time.Now())
	}
	return SideOf(s.Within(d, d).Codes()...)
}

// hasCode tells whether an actor belongs to a side on a day.
func (s Side) hasCode(code string, d Day) bool {
	return slices.ContainsFunc(s, func(m Member) bool { return m.Code == code && m.From <= d && d <= until(m.To) })
}

// has tells whether one of some entities does, by its code or that with its
// sector.
func (s Side) has(entities []record.Entity, d Day) bool {
	return slices.ContainsFunc(entities, func(e record.Entity) bool {
		return s.hasCode(e.Code, d) || e.Sector != "" && s.hasCode(e.Code+"."+e.Sector, d)
	})
}

// lasts tells whether all members belong to a side at any time.
func (s Side) lasts() bool {
	return !slices.ContainsFunc(s, func(m Member) bool { return m.From != NoDay || m.To != NoDay })
}

// span is a part of what a filter means in which its sides keep their members.
type span struct {
	Filter      // with sides that last
	first, last ID
}

// end is the last id of a time that ends with a day, of one that is open where
// there is none.
func (d Day) end() ID {
	if d == NoDay {
		return math.MaxInt64
	}
	return d.last()
}

// spans cuts what a filter means where members of its sides come or go, in
// order of days: what has no day comes first. A part in which a side has no
// member is left out.
func (f *Filter) spans() []span {
	begins := f.begins()
	var out []span
	for i, day := range begins {
		s := span{*f, day.first(), f.To.end()}
		if i+1 < len(begins) {
			s.last = begins[i+1].first() - 1
		}
		manned := true
		for _, side := range s.sides() {
			if !side.lasts() {
				*side = side.on(day)
				manned = manned && len(*side) > 0
			}
		}
		if manned {
			out = append(out, s)
		}
	}
	return out
}

// begins are the days on which the spans of a filter begin.
func (f *Filter) begins() []Day {
	out := []Day{f.From}
	for _, side := range f.sides() {
		if !side.lasts() && f.From == NoDay {
			out = append(out, 1) // what has no day is a span of its own
		}
		for _, m := range *side {
			out = append(out, m.From)
			if m.To != NoDay {
				out = append(out, m.To+1)
			}
		}
	}
	slices.Sort(out)
	out = slices.DeleteFunc(out, func(d Day) bool { return d < f.From || d > f.From && d > until(f.To) })
	return slices.Compact(out)
}

func (f *Filter) sides() []*Side { return []*Side{&f.Actors, &f.Recipients, &f.Parties, &f.Others} }

// inSpans lists what a page of a filter has, span by span until it is full.
func inSpans[T any](f *Filter, p Page, list func(*span, Page) ([]T, error)) ([]T, error) {
	spans := f.spans()
	if !p.Oldest {
		slices.Reverse(spans)
	}
	out := []T{}
	for i := range spans {
		s := &spans[i]
		if p.After != 0 && (p.Oldest && s.last <= p.After || !p.Oldest && s.first >= p.After) {
			continue // pages before this one had it
		}
		items, err := list(s, p)
		if err != nil {
			return nil, err
		}
		out = append(out, items...)
		if p.Limit -= len(items); p.Limit <= 0 {
			break
		}
	}
	return out, nil
}
