// Package ask reads what people ask of an archive, in the words that the
// command line, the API and assistants share.
package ask

import (
	"fmt"
	"strings"
	"time"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/reading"
	"github.com/ravabet/ravabet/relation"
)

// Filter tells which articles or records are meant. What is left empty
// excludes nothing; of several values any one may hold.
type Filter struct {
	Words     string   `query:"q" json:"words,omitempty" doc:"Words that must all stand in the text, in any form; \"words in quotation marks\" one after the other; -word must not." jsonschema:"Persian words that must all stand in the text, in any form; words in quotation marks stand one after the other; -word must not"`
	Actor     []string `query:"actor" json:"actor,omitempty" doc:"Who acts, speaks or agrees: codes (CHN, CHN.GOV), groups (EU) or names, several with commas." jsonschema:"who acts, speaks or agrees: codes of states (CHN, CHN.GOV), groups (EU) or names"`
	Recipient []string `query:"recipient" json:"recipient,omitempty" doc:"Whom it is done to, or whom a quote is about." jsonschema:"whom it is done to, or whom a quote is about"`
	Party     []string `query:"party" json:"party,omitempty" doc:"Who takes part on either side." jsonschema:"who takes part on either side"`
	With      []string `query:"with" json:"with,omitempty" doc:"With party: who is on the other side." jsonschema:"with party: who is on the other side"`
	Type      []string `query:"type" json:"type,omitempty" doc:"Types of events (ACCUSE), kinds of quotes (direct, indirect) or of agreements (treaty)." jsonschema:"PLOVER types of events (ACCUSE), kinds of quotes (direct, indirect) or of agreements (treaty)"`
	Mode      []string `query:"mode" json:"mode,omitempty" doc:"Modes of events." jsonschema:"PLOVER modes of events"`
	Status    []string `query:"status" json:"status,omitempty" doc:"actual, past, future, negated, hypothetical; of agreements signed, planned, ended, …" jsonschema:"of events actual, past, future, negated, hypothetical; of agreements signed, ratified, planned, ended, broken"`
	Context   []string `query:"context" json:"context,omitempty" doc:"Contexts of events." jsonschema:"PLOVER contexts of events"`
	Field     []string `query:"field" json:"field,omitempty" doc:"Fields of agreements." jsonschema:"fields of agreements, as trade or energy"`
	Place     []string `query:"place" json:"place,omitempty" doc:"Where events were: codes of states, or the words of texts for a place (مسکو)." jsonschema:"where events were: codes of states, or Persian words for a place, as مسکو"`
	Name      []string `query:"name" json:"name,omitempty" doc:"Persons or organisations, by name, on either side." jsonschema:"persons or organisations, by name, on either side"`
	Outlet    []string `query:"outlet" json:"outlet,omitempty" doc:"Outlets, by their names." jsonschema:"news outlets, by their names"`
	From      string   `query:"from" json:"from,omitempty" doc:"The first day, month or year: 2025-09-02, 2025-09, 2025." jsonschema:"the first day, month or year, as 2025-09-02, 2025-09 or 2025"`
	To        string   `query:"to" json:"to,omitempty" doc:"The last day, month or year." jsonschema:"the last day, month or year"`
	Once      bool     `query:"once" json:"once,omitempty" doc:"What several reports tell only once." jsonschema:"what several reports tell only once"`
}

// Archive is the filter as the archive takes it.
func (f *Filter) Archive(r *reading.Reader) (archive.Filter, error) {
	l := r.Actors()
	out := archive.Filter{
		Actors: sideOf(l, f.Actor), Recipients: sideOf(l, f.Recipient), Parties: sideOf(l, f.Party), Others: sideOf(l, f.With),
		Types: f.Type, Modes: f.Mode, Statuses: f.Status, Contexts: f.Context, Fields: f.Field, Outlets: f.Outlet, Heads: f.Once,
		Names: names(r, f.Name), Places: places(r, f.Place),
	}
	if len(out.Others) > 0 && len(out.Parties) == 0 {
		return out, fmt.Errorf("“with” needs “party” beside it: it is the other side of it")
	}
	var err error
	if out.From, out.To, err = Days(f.From, f.To); err != nil {
		return out, err
	}
	if f.Words != "" {
		out.Words, err = archive.ParseWords(f.Words, r.Document)
	}
	return out, err
}

// names are the names that records have for somebody whom a user names in
// another way.
func names(r *reading.Reader, told []string) []string {
	var out []string
	for _, n := range told {
		if n = strings.TrimSpace(n); n == "" {
			continue
		}
		for _, a := range r.Actors().Who(n, time.Now()) {
			if a.Kind == actor.Person || a.Kind == actor.Organisation {
				n = a.Entity.Name
				break
			}
		}
		out = append(out, n)
	}
	return out
}

// places are codes for the names of states, and other words as they are.
func places(r *reading.Reader, told []string) []string {
	var out []string
	for _, n := range told {
		if n = strings.TrimSpace(n); n == "" {
			continue
		}
		if code := strings.ToUpper(n); len(code) == 3 && r.Actors().HasCode(code) {
			n = code
		} else if a := r.Actors().Who(n, time.Now()); len(a) > 0 && (a[0].Entity.NameFa == n || strings.EqualFold(a[0].Entity.Name, n)) && a[0].Kind == actor.State {
			n = a[0].Entity.Code
		}
		out = append(out, n)
	}
	return out
}

// Days reads the first and the last day that somebody means; empty leaves an
// end open.
func Days(from, to string) (first, last archive.Day, err error) {
	if from != "" {
		if first, _, err = archive.ParseDay(from); err != nil {
			return first, last, fmt.Errorf("“from”: %w", err)
		}
	}
	if to != "" {
		if _, last, err = archive.ParseDay(to); err != nil {
			return first, last, fmt.Errorf("“to”: %w", err)
		}
	}
	return first, last, nil
}

// List is a list with commas, without what is empty.
func List(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// Relation tells which relation is meant.
type Relation struct {
	Side  string `query:"side" required:"true" json:"side" doc:"A state or group, by code or name." jsonschema:"a state or group: code (IRN), group (EU) or name"`
	Other string `query:"other" json:"other,omitempty" doc:"The other side; without it all others." jsonschema:"the other side; without it all others"`
	From  string `query:"from" json:"from,omitempty" doc:"The first day, month or year." jsonschema:"the first day, month or year, as 2025-09"`
	To    string `query:"to" json:"to,omitempty" doc:"The last day, month or year." jsonschema:"the last day, month or year"`
	Daily bool   `query:"daily" json:"daily,omitempty" doc:"A series by day, too." jsonschema:"a series by day, too"`
	Most  int    `query:"most" json:"most,omitempty" minimum:"1" maximum:"100" default:"10" doc:"Agreements, quotes of a side, events of a turning point at most." jsonschema:"agreements, quotes of a side and events of a turning point at most, 10 if left out"`
}

// Query is the relation as package relation takes it.
func (r *Relation) Query(reader *reading.Reader) (relation.Query, error) {
	l := reader.Actors()
	q := relation.Query{Side: sideOf(l, []string{r.Side}), Other: sideOf(l, List(r.Other)), Daily: r.Daily, Most: r.Most}
	if len(q.Side) == 0 {
		return q, fmt.Errorf("“side” names nobody: write a code as IRN, a group as EU or a name")
	}
	if q.Most < 1 || q.Most > 1000 {
		q.Most = 10
	}
	var err error
	q.From, q.To, err = Days(r.From, r.To)
	return q, err
}
