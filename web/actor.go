package web

import (
	"html/template"
	"net/url"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/relation"
)

// actorView is the page of a state, an organisation or a person.
type actorView struct {
	Code       string
	Entity     record.Entity
	Offices    []actor.Office // of a person
	From, To   string
	Events     int
	Chart      template.HTML
	Network    template.HTML
	Partners   []partnerRow
	Latest     []archive.Record
	Quotes     []archive.Record
	About      []archive.Record // quotes about the actor
	Agreements []archive.Record
	Filter     url.Values
	Exports    []exported
}

// partnerRow is a partner in the ranked list.
type partnerRow struct {
	pairRow
	Code   string
	By, To int
}

// shownPartners is how many partners the list shows, and the network.
const shownPartners = 12

// actor answers with the page of a state or organisation.
func (s *Site) actor(r *request) error {
	code := r.PathValue("code")
	if !s.Reader.Actors().HasCode(code) {
		return errNoPage
	}
	p, err := r.period()
	if err != nil {
		return err
	}
	v := &actorView{Code: code, From: r.URL.Query().Get("from"), To: r.URL.Query().Get("to"), Filter: url.Values{"party": {code}}}
	v.Entity, _ = s.Reader.Actors().Entity(code)
	partners, err := s.Archive.Partners(r.Context(), code, p.From, p.To)
	if err != nil {
		return err
	}
	v.Partners = partnerRows(partners)
	if v.Network, err = s.network(r, code, partners, p); err != nil {
		return err
	}
	monthly, _, err := relation.Series(r.Context(), s.Archive, relation.Query{Side: archive.SideOf(code), From: p.From, To: p.To})
	if err != nil {
		return err
	}
	for i := range monthly {
		v.Events += monthly[i].Events()
	}
	v.Chart = r.seriesChart(monthly, nil, func(month string) string {
		return address("/events", "party", code, "from", month, "to", month, "status", plover.Actual, "once", "1")
	})
	f := archive.Filter{Parties: archive.SideOf(code), From: p.From, To: p.To, Heads: true}
	if err := s.records(r, v, f, archive.Filter{Recipients: archive.SideOf(code), From: p.From, To: p.To, Heads: true}); err != nil {
		return err
	}
	return r.show(200, "actor", s.codeName(r.lang, code), v)
}

// person answers with the page of a person.
func (s *Site) person(r *request) error {
	e, offices, ok := s.Reader.Actors().Offices(r.PathValue("name"))
	if !ok {
		return errNoPage
	}
	p, err := r.period()
	if err != nil {
		return err
	}
	v := &actorView{Entity: e, Offices: offices, From: r.URL.Query().Get("from"), To: r.URL.Query().Get("to"), Filter: url.Values{"name": {e.Name}}}
	if err := s.records(r, v, archive.Filter{Names: []string{e.Name}, From: p.From, To: p.To, Heads: true}, archive.Filter{}); err != nil {
		return err
	}
	return r.show(200, "actor", s.nameOf(r.lang, e), v)
}

// records reads the latest records of an actor, and the quotes about it where
// a filter for them is given.
func (s *Site) records(r *request, v *actorView, f, about archive.Filter) (err error) {
	for name, value := range map[string]string{"from": v.From, "to": v.To} {
		if value != "" {
			v.Filter.Set(name, value)
		}
	}
	for _, format := range []string{"csv", "jsonl", "parquet"} {
		v.Exports = append(v.Exports, exported{format, r.export("events", format, v.Filter)})
	}
	if v.Latest, err = s.Archive.Records(r.Context(), archive.Event, f, archive.Page{Limit: 2 * most}); err != nil {
		return err
	}
	if v.Agreements, err = s.Archive.Records(r.Context(), archive.Agreement, f, archive.Page{Limit: most}); err != nil {
		return err
	}
	said := f
	said.Actors, said.Parties = f.Parties, nil
	if v.Quotes, err = s.Archive.Records(r.Context(), archive.Quote, said, archive.Page{Limit: most}); err != nil {
		return err
	}
	if len(about.Recipients) > 0 {
		v.About, err = s.Archive.Records(r.Context(), archive.Quote, about, archive.Page{Limit: most})
	}
	return err
}

func partnerRows(partners []archive.Partner) []partnerRow {
	var out []partnerRow
	largest := 1
	for i := range partners[:min(shownPartners, len(partners))] {
		p := &partners[i]
		n := p.Types.Events()
		largest = max(largest, n)
		out = append(out, partnerRow{pairRow{Events: n, Share: 100 * n / largest, Parts: partsOf(p.Types), Score: score(p.Types)}, p.Code, p.By, p.To})
	}
	return out
}
