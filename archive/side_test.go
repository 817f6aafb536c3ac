package archive_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/archive/corpus"
	"github.com/ravabet/ravabet/record"
)

// member is an actor who belongs to a side from a date to one, both of which
// may be empty.
func member(code, from, to string) archive.Member {
	m := archive.Member{Code: code}
	m.From, _, _ = archive.ParseDay(from)
	_, m.To, _ = archive.ParseDay(to)
	return m
}

// TestMembersOfTheDay: of a side are those who belonged to it on the day.
func TestMembersOfTheDay(t *testing.T) {
	union := archive.Side{{Code: "FRA"}, member("GBR", "", "2020-01-31"), member("HRV", "2013-07", ""), member("ECU", "1973", "1992"), member("ECU", "2007", "2019")}
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a, ctx := archivetest.Open(t, location), context.Background()
		archivetest.Add(t, a,
			report("gbr 2015", "2015-03-01", "بریتانیا روسیه را محکوم کرد."),
			report("gbr last day", "2020-01-31", "بریتانیا روسیه را محکوم کرد. این بار دوم است."),
			report("gbr day after", "2020-02-05", "بریتانیا به روسیه حمله کرد."),
			report("gbr 2022", "2022-03-01", "بریتانیا روسیه را محکوم کرد.\nنخست‌وزیر بریتانیا گفت که روسیه کشور دوست است.\nبریتانیا و روسیه توافقنامه‌ای در زمینه تجارت امضا کردند."),
			report("gbr and fra 2022", "2022-05-01", "بریتانیا و فرانسه روسیه را تحریم کردند."),
			report("fra 2015", "2015-03-09", "نخست‌وزیر فرانسه گفت که روسیه کشور دوست است.\nفرانسه و روسیه توافقنامه‌ای در زمینه تجارت امضا کردند."),
			report("hrv 2010", "2010-03-01", "کرواسی روسیه را محکوم کرد."),
			report("hrv 2014", "2014-03-01", "روسیه کرواسی را محکوم کرد."),
			report("ecu 1990", "1990-03-01", "اکوادور روسیه را محکوم کرد. این نخستین بار است."),
			report("ecu 2000", "2000-03-01", "اکوادور روسیه را محکوم کرد. این دومین بار است."),
			report("gbr undated", "", "بریتانیا روسیه را تهدید کرد."),
			report("hrv undated", "", "کرواسی روسیه را تهدید کرد."))
		for _, c := range []struct {
			kind   archive.Kind
			filter archive.Filter
			want   string
		}{
			{archive.Event, archive.Filter{Parties: union, Others: archive.SideOf("RUS"), Types: []string{"ACCUSE", "SANCTION", "ASSAULT", "THREATEN"}},
				"gbr and fra 2022, gbr last day, gbr 2015, hrv 2014, ecu 1990, hrv undated"},
			{archive.Event, archive.Filter{Actors: union, Types: []string{"ACCUSE"}}, "gbr last day, gbr 2015, ecu 1990"},
			{archive.Event, archive.Filter{Recipients: union, Types: []string{"ACCUSE"}}, "hrv 2014"},
			{archive.Event, archive.Filter{Parties: archive.Side{member("GBR", "2021", "")}, Types: []string{"ACCUSE"}}, "gbr 2022"},
			{archive.Event, archive.Filter{Parties: archive.SideOf("RUS"), Others: archive.Side{member("GBR", "", "1999")}}, ""},
			{archive.Quote, archive.Filter{Actors: union, Recipients: archive.SideOf("RUS")}, "fra 2015"},
			{archive.Agreement, archive.Filter{Parties: union, Others: archive.SideOf("RUS")}, "fra 2015"},
		} {
			var got []string
			for _, oldest := range []bool{false, true} {
				list, err := a.Records(ctx, c.kind, c.filter, archive.Page{Limit: 50, Oldest: oldest})
				if err != nil {
					t.Fatal(err)
				}
				if slices.Reverse(got); len(got) > 0 && len(got) != len(list) {
					t.Errorf("%v: the oldest first are %d, the latest first %d", c.filter, len(list), len(got))
				}
				got = nil
				for _, r := range list {
					got = append(got, r.Article.Name)
				}
			}
			slices.Reverse(got)
			if got := strings.Join(got, ", "); got != c.want {
				t.Errorf("%s of %+v:\ngot  %s\nwant %s", c.kind, c.filter, got, c.want)
			}
		}
		articles, err := a.Articles(ctx, archive.Filter{Actors: union, Types: []string{"ACCUSE"}}, archive.Page{Limit: 2})
		if err != nil || len(articles) != 2 || articles[0].Name != "gbr last day" || articles[1].Name != "gbr 2015" {
			t.Errorf("got the articles %v, %v", articles, err)
		}
	})
}

// TestSidesAgree holds lists, series and extents of sides whose members come
// and go against a reading of all records one by one.
func TestSidesAgree(t *testing.T) {
	union := archive.Side{{Code: "DEU"}, member("FRA", "", "2012-05"), member("IRN", "2010-03-05", ""), member("TUR", "2006", "2009"), member("TUR", "2015", "2018"), {Code: "GBR.GOV"}, {Code: "GBR"}}
	pact := archive.Side{{Code: "USA"}, member("RUS", "2015", ""), member("FRA", "2010", ""), member("CHN", "", "2007")}
	from, _, _ := archive.ParseDay("2009-06")
	_, to, _ := archive.ParseDay("2016-03")
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a := archivetest.Open(t, location)
		archivetest.Fill(t, a, corpus.Reports(150, 7))
		for _, c := range []struct {
			side, other archive.Side
			from, to    archive.Day
		}{
			{union, archive.SideOf("USA"), archive.NoDay, archive.NoDay}, {union, archive.SideOf("USA"), from, to}, {union, pact, archive.NoDay, archive.NoDay},
			{pact, union, archive.NoDay, to}, {archive.SideOf("IRN"), pact, from, archive.NoDay}, {union, nil, archive.NoDay, archive.NoDay},
			{archive.Side{member("IRN", "1990", "2012")}, nil, archive.NoDay, archive.NoDay}, {archive.SideOf("IRN"), archive.Side{member("USA", "", "1990")}, archive.NoDay, archive.NoDay},
		} {
			agree(t, a, c.side, c.other, c.from, c.to)
		}
	})
}

// agree checks what an archive tells of the events of two sides.
func agree(t *testing.T, a *archive.Archive, side, other archive.Side, from, to archive.Day) {
	t.Helper()
	ctx := context.Background()
	told := fmt.Sprintf("%v with %v from %s to %s", side, other, from, to)
	var want []archive.ID
	counts := map[archive.Count]int{}
	for _, r := range happened(t, a, archive.Filter{From: from, To: to}) {
		if d, ok := direction(&r, side, other); ok {
			want = append(want, r.ID)
			counts[archive.Count{Day: r.ID.Day(), Type: r.Event.Type, Direction: d}]++
		}
	}
	var got []archive.ID
	for _, r := range happened(t, a, archive.Filter{Parties: side, Others: other, From: from, To: to}) {
		got = append(got, r.ID)
	}
	if !slices.Equal(got, want) || len(want) < 20 && (len(other) == 0 || other[0].To == archive.NoDay) {
		t.Errorf("%s: %d events listed, want %d", told, len(got), len(want))
	}
	f, page := archive.Filter{Parties: side, Others: other, Statuses: []string{"actual"}, From: max(from, 1), To: to, Heads: true}, archive.Page{Limit: 7}
	for got = nil; ; page.After = got[len(got)-1] {
		list, err := a.Records(ctx, archive.Event, f, page)
		if err != nil {
			t.Fatal(err)
		}
		if got = append(got, ids(list)...); len(list) < page.Limit {
			break
		}
	}
	slices.SortFunc(want, func(a, b archive.ID) int { return cmp.Compare(b, a) })
	if !slices.Equal(got, want) {
		t.Errorf("%s: %d events by pages, want %d", told, len(got), len(want))
	}
	series, err := a.Series(ctx, side, other, from, to)
	if err != nil {
		t.Fatal(err)
	}
	extents := map[string]archive.Extent{}
	for _, n := range series {
		events := n.Events
		if n.Events, n.Mentions = 0, 0; counts[n] != events {
			t.Errorf("%s: %d events of %+v, want %d", told, events, n, counts[n])
		}
		delete(counts, n)
		e := extents[n.Type]
		e.First, e.Last, e.Events = cmp.Or(e.First, n.Day), n.Day, e.Events+events
		extents[n.Type] = e
	}
	if len(counts) > 0 {
		t.Errorf("%s: not counted: %v", told, counts)
	}
	if got, err := a.Extents(ctx, side, other, from, to); err != nil || !maps.Equal(got, extents) {
		t.Errorf("%s: got the extents %v, %v, want %v", told, got, err, extents)
	}
}

// direction tells whether an event is one of two sides, and who acts.
func direction(r *archive.Record, side, other archive.Side) (archive.Direction, bool) {
	day := r.ID.Day()
	of := func(s archive.Side, e record.Entity) bool {
		return slices.ContainsFunc(s, func(m archive.Member) bool {
			return m.Code == e.Code && m.From <= day && (m.To == archive.NoDay || day <= m.To)
		})
	}
	between := func(from, to []record.Entity, one, two archive.Side) bool {
		return slices.ContainsFunc(from, func(x record.Entity) bool {
			return of(one, x) && slices.ContainsFunc(to, func(y record.Entity) bool { return x.Code != y.Code && of(two, y) })
		})
	}
	actors, recipients := r.Event.Actors, r.Event.Recipients
	forth, back := between(actors, recipients, side, other), between(actors, recipients, other, side)
	switch {
	case len(other) == 0:
		forth = slices.ContainsFunc(actors, func(e record.Entity) bool { return of(side, e) })
		back = slices.ContainsFunc(recipients, func(e record.Entity) bool { return of(side, e) })
	case !slices.ContainsFunc(recipients, func(e record.Entity) bool { return e.Code != "" && e.Code != "---" }):
		forth = between(actors, actors, side, other)
		back = forth
	}
	switch {
	case forth && !back:
		return archive.AActs, true
	case back && !forth:
		return archive.BActs, true
	}
	return archive.Mutual, forth
}
