package archive

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
)

// Types counts events by their types.
type Types map[string]int

// Events is how many there are in all.
func (t Types) Events() int {
	n := 0
	for _, events := range t {
		n += events
	}
	return n
}

// PairCount are the events of two actors, A before B by letter.
type PairCount struct {
	A, B  string
	Types Types
}

// Pairs counts the events of all pairs of two actors in the months that a time
// touches, most events first. NoDay leaves an end open. Only what happened is
// counted, each story once.
func (a *Archive) Pairs(ctx context.Context, from, to Day) ([]PairCount, error) {
	return a.pairs(ctx, "b <> ''", nil, from, to)
}

// Among counts the events of the pairs that some actors make with one another,
// as Pairs does.
func (a *Archive) Among(ctx context.Context, codes []string, from, to Day) ([]PairCount, error) {
	if len(codes) < 2 {
		return nil, nil
	}
	return a.pairs(ctx, "a "+in(len(codes))+" AND b "+in(len(codes)), append(anys(codes), anys(codes)...), from, to)
}

func (a *Archive) pairs(ctx context.Context, which string, args []any, from, to Day) ([]PairCount, error) {
	type pair struct{ a, b string }
	found := map[pair]Types{}
	err := a.each(ctx, "counting the events of pairs",
		"SELECT a, b, type, sum(events) FROM months WHERE "+which+" AND day BETWEEN ? AND ? GROUP BY a, b, type",
		append(args, int64(from.month()), int64(until(to))), func(scan func(...any) error) error {
			var p pair
			var typ string
			var events int
			if err := scan(&p.a, &p.b, &typ, &events); err != nil || events == 0 || p.a == p.b {
				return err
			}
			count(found, p, typ, events)
			return nil
		})
	out := make([]PairCount, 0, len(found))
	for p, types := range found {
		out = append(out, PairCount{p.a, p.b, types})
	}
	slices.SortFunc(out, func(x, y PairCount) int {
		return cmp.Or(cmp.Compare(y.Types.Events(), x.Types.Events()), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return out, err
}

func count[K comparable](found map[K]Types, key K, typ string, events int) {
	if found[key] == nil {
		found[key] = Types{}
	}
	found[key][typ] += events
}

// Partner is somebody whom an actor had events with.
type Partner struct {
	Code   string
	Types  Types
	By, To int // events in which the actor acts on the partner, and the other way; the rest they do together
}

// Partners tells with whom an actor had events in the months that a time
// touches, as Pairs counts them.
func (a *Archive) Partners(ctx context.Context, code string, from, to Day) ([]Partner, error) {
	found := map[string]*Partner{}
	read := func(query string, acts Direction) error {
		return a.each(ctx, "counting the events of "+code, query, []any{code, int64(from.month()), int64(until(to))}, func(scan func(...any) error) error {
			var other, typ string
			var direction Direction
			var events int
			if err := scan(&other, &typ, &direction, &events); err != nil || events == 0 || other == code {
				return err
			}
			p := found[other]
			if p == nil {
				p = &Partner{Code: other, Types: Types{}}
				found[other] = p
			}
			p.Types[typ] += events
			switch direction {
			case Mutual:
			case acts:
				p.By += events
			default:
				p.To += events
			}
			return nil
		})
	}
	const query = "SELECT %s, type, direction, sum(events) FROM months WHERE %s = ? AND b <> '' AND day BETWEEN ? AND ? GROUP BY %[1]s, type, direction"
	if err := read(fmt.Sprintf(query, "b", "a"), AActs); err != nil {
		return nil, err
	}
	if err := read(fmt.Sprintf(query, "a", "b"), BActs); err != nil {
		return nil, err
	}
	out := make([]Partner, 0, len(found))
	for _, code := range slices.Sorted(maps.Keys(found)) {
		out = append(out, *found[code])
	}
	slices.SortStableFunc(out, func(x, y Partner) int { return cmp.Compare(y.Types.Events(), x.Types.Events()) })
	return out, nil
}

// PlaceCount are the events at a place, as texts call it, in a state.
type PlaceCount struct {
	Code, Name string
	Types      Types
}

// Places counts the events of the months that a time touches by their places,
// as Pairs does. Events whose place no text tells are not among them.
func (a *Archive) Places(ctx context.Context, from, to Day) ([]PlaceCount, error) {
	type place struct{ code, name string }
	found := map[place]Types{}
	err := a.each(ctx, "counting the events of all places",
		"SELECT code, name, type, sum(events) FROM places WHERE day BETWEEN ? AND ? GROUP BY code, name, type",
		[]any{int64(from.month()), int64(until(to))}, func(scan func(...any) error) error {
			var p place
			var typ string
			var events int
			if err := scan(&p.code, &p.name, &typ, &events); err != nil || events == 0 {
				return err
			}
			count(found, p, typ, events)
			return nil
		})
	out := make([]PlaceCount, 0, len(found))
	for p, types := range found {
		out = append(out, PlaceCount{p.code, p.name, types})
	}
	slices.SortFunc(out, func(x, y PlaceCount) int {
		return cmp.Or(cmp.Compare(y.Types.Events(), x.Types.Events()), cmp.Compare(x.Code, y.Code), cmp.Compare(x.Name, y.Name))
	})
	return out, err
}
