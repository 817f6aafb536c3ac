package archive

import (
	"cmp"
	"fmt"
	"slices"
)

// Reports tell the same act again and again, and counting them would count
// reprints. So records that tell the same are linked to the one that told it
// first, their head: events of one type, status and set of actors and
// recipients whose days lie no further apart than a report lags behind (the
// "one a day" filter of event data: P. Schrodt, Automated production of
// high-volume, near-real-time political event data, 2010), quotes of the same
// words, agreements of one kind and count between the same parties. A record
// with no actor or day is linked to records of reprints alone.

// window is how many days lie between two tellings at most.
func (k Kind) window() Day { return [...]Day{0, 1, 7, 3}[k] }

// placed is a record with its place in the archive.
type placed struct {
	*recordDraft
	id, article, head ID
	hash              int64
}

// place gives the records of an article their ids.
func (it *item) place() []*placed {
	out := make([]*placed, len(it.records))
	for i := range it.records {
		r := &it.records[i]
		key := r.key
		if r.lone {
			key = append(slices.Clone(key), it.story.String())
		}
		p := &placed{recordDraft: r, id: makeID(r.day, it.id.number(), int64(i+1)), article: it.id, hash: hash(key...)}
		p.head = p.id
		out[i] = p
	}
	return out
}

// head is a record that told something first.
type head struct {
	id   ID
	mode string
}

// putRecords links records to their heads and stores them.
func (tx *transaction) putRecords(all []*placed) error {
	heads, err := tx.heads(all)
	if err != nil {
		return err
	}
	sums := newTally()
	var rows, terms [][]any
	for _, r := range all {
		known := heads[r.hash]
		if i := r.headIn(known); i >= 0 {
			r.head = known[i].id
		} else {
			heads[r.hash] = append(known, head{r.id, r.mode})
		}
		sums.add(r, 1)
		rows = append(rows, []any{int64(r.id), int(r.kind), int64(r.article), int64(r.head), r.hash, r.typ, r.mode, r.data})
		terms = append(terms, []any{int64(r.id), tx.dialect.terms(r.facets, r.words)})
	}
	if err := tx.insertTermed("records", "id, kind, article, head, key, type, mode, data", rows, terms); err != nil {
		return err
	}
	return tx.count(sums)
}

// headIn is the head that a record belongs to, the nearest by day, -1 for
// none. Two modes that are both told differ in what they tell.
func (r *placed) headIn(heads []head) int {
	best, distance := -1, r.kind.window()+1
	for i, h := range heads {
		d := max(r.day-h.id.Day(), h.id.Day()-r.day)
		if h.mode != "" && r.mode != "" && h.mode != r.mode || d >= distance {
			continue
		}
		best, distance = i, d
	}
	return best
}

// heads finds the heads that some records may belong to, by the hash of what
// they tell.
func (tx *transaction) heads(all []*placed) (map[int64][]head, error) {
	out := map[int64][]head{}
	type span struct {
		hash        int64
		first, last Day
	}
	var spans []span
	for _, r := range all {
		w := r.kind.window()
		s := span{r.hash, max(r.day-w, NoDay), r.day + w}
		if r.day == NoDay {
			s.last = NoDay
		}
		spans = append(spans, s)
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.first, b.first)) })
	merged := spans[:0]
	for _, s := range spans {
		if n := len(merged); n > 0 && merged[n-1].hash == s.hash && s.first <= merged[n-1].last+1 {
			merged[n-1].last = max(merged[n-1].last, s.last)
			continue
		}
		merged = append(merged, s)
	}
	err := inChunks(merged, func(part []span) error {
		var args []any
		for _, s := range part {
			args = append(args, s.hash, int64(s.first.first()), int64(s.last.last()))
		}
		// CROSS JOIN keeps SQLite from going through all records, as it would
		// with many rows to look up.
		const row = "(CAST(? AS bigint), CAST(? AS bigint), CAST(? AS bigint))"
		query := "WITH v (hash, lo, hi) AS (VALUES " + repeated(row, len(part)) + `)
			SELECT r.id, r.key, r.mode FROM v CROSS JOIN records r WHERE r.key = v.hash AND r.id BETWEEN v.lo AND v.hi AND r.head = r.id ORDER BY r.id`
		return tx.each(query, args, func(scan func(...any) error) error {
			var h head
			var hash int64
			err := scan(&h.id, &hash, &h.mode)
			out[hash] = append(out[hash], h)
			return err
		})
	})
	return out, err
}

// tally is what is counted of records.
type tally struct {
	series series
	places atPlaces
}

func newTally() tally { return tally{series{}, atPlaces{}} }

// add counts a record n times, 1 or -1.
func (t tally) add(r *placed, n int) {
	if r.counts && r.day != NoDay {
		t.series.add(r, n)
		t.places.add(r, n)
	}
}

// series counts events a day between actors.
type series map[dayKey]*dayCount

type dayKey struct {
	a, b      string
	day       Day
	typ       string
	direction Direction
}

type dayCount struct{ events, mentions int }

func (s series) add(r *placed, n int) {
	count := func(a, b string, d Direction) {
		k := dayKey{a, b, r.day, r.typ, d}
		c := s[k]
		if c == nil {
			c = &dayCount{}
			s[k] = c
		}
		c.mentions += n
		if r.head == r.id {
			c.events += n
		}
	}
	for _, p := range r.pairs {
		count(p.A, p.B, p.Direction)
	}
	if len(r.parties) < 2 {
		return // what goes on within a state is no relation
	}
	for _, code := range r.parties {
		direction := BActs
		if slices.Contains(r.outgoing, code) {
			direction = AActs
		}
		if len(r.outgoing) == len(r.parties) {
			direction = Mutual
		}
		count(code, "", direction)
	}
}

// months are the counts of a series by month.
func (s series) months() series {
	out := series{}
	for k, c := range s {
		k.day = k.day.month()
		sum := out[k]
		if sum == nil {
			sum = &dayCount{}
			out[k] = sum
		}
		sum.events += c.events
		sum.mentions += c.mentions
	}
	return out
}

// atPlaces counts events a month at a place.
type atPlaces map[placeKey]int

type placeKey struct {
	code, name string
	month      Day
	typ        string
}

func (p atPlaces) add(r *placed, n int) {
	if known(r.place.code) && r.head == r.id {
		p[placeKey{r.place.code, r.place.name, r.day.month(), r.typ}] += n
	}
}

// rows are the counts as they are stored, in the order of the table.
func (p atPlaces) rows() [][]any {
	var rows [][]any
	for k, n := range p {
		if n != 0 {
			rows = append(rows, []any{k.code, k.name, int64(k.month), k.typ, n})
		}
	}
	slices.SortFunc(rows, func(x, y []any) int {
		return cmp.Or(cmp.Compare(x[0].(string), y[0].(string)), cmp.Compare(x[1].(string), y[1].(string)), cmp.Compare(x[2].(int64), y[2].(int64)), cmp.Compare(x[3].(string), y[3].(string)))
	})
	return rows
}

// count adds what was counted to the counts that are kept.
func (tx *transaction) count(t tally) error {
	for table, counts := range map[string]series{"days": t.series, "months": t.series.months()} {
		if err := tx.insert(table, "a, b, day, type, direction, events, mentions", "("+repeated("?", 7)+")",
			fmt.Sprintf("ON CONFLICT (a, b, day, type, direction) DO UPDATE SET events = %[1]s.events + excluded.events, mentions = %[1]s.mentions + excluded.mentions", table),
			counts.rows()); err != nil {
			return fmt.Errorf("counting events: %w", err)
		}
	}
	if err := tx.insert("places", "code, name, day, type, events", "("+repeated("?", 5)+")",
		"ON CONFLICT (code, name, day, type) DO UPDATE SET events = places.events + excluded.events", t.places.rows()); err != nil {
		return fmt.Errorf("counting events by place: %w", err)
	}
	return nil
}

// rows are the counts as they are stored, in the order of the table.
func (s series) rows() [][]any {
	var rows [][]any
	for k, c := range s {
		if c.events != 0 || c.mentions != 0 {
			rows = append(rows, []any{k.a, k.b, int64(k.day), k.typ, int(k.direction), c.events, c.mentions})
		}
	}
	slices.SortFunc(rows, func(x, y []any) int {
		return cmp.Or(cmp.Compare(x[0].(string), y[0].(string)), cmp.Compare(x[1].(string), y[1].(string)), cmp.Compare(x[2].(int64), y[2].(int64)),
			cmp.Compare(x[3].(string), y[3].(string)), cmp.Compare(x[4].(int), y[4].(int)))
	})
	return rows
}
