package web

import (
	"context"
	"encoding/csv"
	"html/template"
	"net/url"
	"strconv"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/ask"
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/relation"
)

// relationView is the page of a relation.
type relationView struct {
	A, B     string
	From, To string // as asked
	*relation.Relation
	Chart    template.HTML
	Kinds    []kindRow
	Latest   []archive.Record
	Meetings []archive.Record
	More     string // all events
	Exports  []exported
}

// kindRow is a type in the breakdown.
type kindRow struct {
	relation.Kind
	Share   float64
	Address string
}

// most is how many agreements, quotes and events a page of a relation shows.
const most = 6

// sides reads whom a relation is between.
func (r *request) sides() (relation.Query, error) {
	p, err := r.period()
	if err != nil {
		return relation.Query{}, err
	}
	l := r.site.Reader.Actors()
	q := relation.Query{Side: ask.Side(l, r.PathValue("side")), Other: ask.Side(l, r.PathValue("other")), From: p.From, To: p.To, Most: most}
	for _, side := range []archive.Side{q.Side, q.Other} {
		for _, m := range side {
			if !l.HasCode(m.Code) {
				return q, errNoPage
			}
		}
	}
	return q, nil
}

// relation answers with the page of a relation, or its series as CSV.
func (s *Site) relation(r *request) error {
	q, err := r.sides()
	if err != nil {
		return err
	}
	if r.URL.Query().Get("format") == "csv" {
		return s.relationCSV(r, q)
	}
	v := &relationView{A: r.PathValue("side"), B: r.PathValue("other"), From: r.URL.Query().Get("from"), To: r.URL.Query().Get("to")}
	if v.Relation, err = relation.Between(r.Context(), s.Archive, q); err != nil {
		return err
	}
	f := archive.Filter{Parties: q.Side, Others: q.Other, From: q.From, To: q.To, Heads: true}
	if v.Latest, err = s.Archive.Records(r.Context(), archive.Event, f, archive.Page{Limit: 2 * most}); err != nil {
		return err
	}
	if v.Meetings, err = s.meetings(r.Context(), f); err != nil {
		return err
	}
	filter := v.filter()
	v.More = withQuery("/events", filter, "", "")
	v.Chart = r.seriesChart(v.Monthly, v.Turns, func(month string) string {
		return address("/events", "party", v.A, "with", v.B, "from", month, "to", month, "status", plover.Actual, "once", "1")
	})
	v.Kinds = kindRows(v.Relation, filter)
	for _, format := range []string{"csv", "jsonl", "parquet"} {
		v.Exports = append(v.Exports, exported{format, r.export("events", format, filter)})
	}
	return r.show(200, "relation", r.lang.text("relation.title", s.codeName(r.lang, v.A), s.codeName(r.lang, v.B)), v)
}

// filter is the query of all events of the relation.
func (v *relationView) filter() url.Values {
	q := url.Values{}
	for name, value := range map[string]string{"party": v.A, "with": v.B, "from": v.From, "to": v.To} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return q
}

func kindRows(rel *relation.Relation, filter url.Values) []kindRow {
	largest := 1
	for i := range rel.Kinds {
		largest = max(largest, rel.Kinds[i].Events)
	}
	var out []kindRow
	for _, k := range rel.Kinds {
		q := url.Values{"type": {k.Type}, "status": {plover.Actual}, "once": {"1"}}
		for name, values := range filter {
			q[name] = values
		}
		out = append(out, kindRow{k, 100 * float64(k.Events) / float64(largest), "/events?" + q.Encode()})
	}
	return out
}

// meetings are the latest visits and talks that a filter means.
func (s *Site) meetings(ctx context.Context, f archive.Filter) ([]archive.Record, error) {
	f.Types, f.Statuses = []string{"CONSULT"}, []string{plover.Actual}
	return s.Archive.Records(ctx, archive.Event, f, archive.Page{Limit: 2 * most})
}

// relationCSV answers with the monthly series.
func (s *Site) relationCSV(r *request, q relation.Query) error {
	monthly, _, err := relation.Series(r.Context(), s.Archive, q)
	if err != nil {
		return err
	}
	h := r.w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="relation.csv"`)
	w := csv.NewWriter(r.w)
	w.Write([]string{"month", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "by_side", "by_other", "score"})
	for _, p := range monthly {
		row := []string{p.Period}
		for _, n := range []int{p.VerbalCooperation, p.MaterialCooperation, p.VerbalConflict, p.MaterialConflict, p.BySide, p.ByOther} {
			row = append(row, strconv.Itoa(n))
		}
		w.Write(append(row, strconv.FormatFloat(p.Score, 'f', -1, 64)))
	}
	w.Flush()
	if err := w.Error(); err != nil {
		s.Log.Debug("a file did not arrive", "path", r.URL.Path, "error", err)
	}
	return nil
}
