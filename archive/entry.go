package archive

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
	"github.com/ravabet/ravabet/text"
)

// Entry is a report to put into the archive.
type Entry struct {
	Article  *record.Article
	Text     string           // what the offsets of the records count in
	Document *syntax.Document // the analysed text, which is searched
}

// draft is an entry made ready for the tables.
type draft struct {
	article *record.Article
	text    string
	day     Day
	urlKey  sql.NullInt64
	textKey int64
	words   []term
	sign    signature
	detail  string
	records []recordDraft
}

type recordDraft struct {
	kind     Kind
	day      Day
	key      []string // of what tells the same
	lone     bool     // told by nothing but reprints of the same report
	typ      string
	mode     string
	data     string
	facets   []string
	words    []string
	counts   bool // in the series of relations
	pairs    []Pair
	parties  []string
	outgoing []string // who of the parties act
	place    place
}

// place is where an event was: the code of the state and the words of the
// text.
type place struct{ code, name string }

// detail is what an article's row keeps in JSON.
type detail struct {
	Mentions []record.Entity `json:"mentions"`
	Dates    []record.Date   `json:"dates"`
	Warnings []string        `json:"warnings"`
}

func ready(e Entry) (*draft, error) {
	a := e.Article
	d := &draft{article: a, text: e.Text, words: termsOf(e.Document)}
	d.day, _, _ = ParseDay(a.Date)
	d.urlKey = urlKey(a.URL)
	d.textKey = textKey(e.Text)
	d.sign = sign(d.words)
	var err error
	if d.detail, err = toJSON(detail{a.Mentions, a.Dates, a.Warnings}); err != nil {
		return nil, err
	}
	for i := range a.Events {
		if err := d.event(&a.Events[i]); err != nil {
			return nil, err
		}
	}
	for i := range a.Quotes {
		if err := d.quote(&a.Quotes[i]); err != nil {
			return nil, err
		}
	}
	for i := range a.Agreements {
		if err := d.agreement(&a.Agreements[i]); err != nil {
			return nil, err
		}
	}
	if len(d.records) > maxRecords {
		return nil, fmt.Errorf("the report %s has %d records, and the archive takes %d at most: cut it into parts", a.ID, len(d.records), maxRecords)
	}
	return d, nil
}

func toJSON(v any) (string, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// add finishes a record's draft and keeps it.
func (d *draft) add(r recordDraft, of any) (err error) {
	if r.data, err = toJSON(of); err != nil {
		return err
	}
	r.facets = append(r.facets, r.kind.facet(byKind, ""), r.kind.facet(byType, r.typ))
	if d.article.Outlet != "" {
		r.facets = append(r.facets, r.kind.facet(byOutlet, nameFacet(d.article.Outlet)))
	}
	slices.Sort(r.facets)
	r.facets = slices.Compact(r.facets)
	r.lone = r.lone || r.day == NoDay
	d.records = append(d.records, r)
	return nil
}

// dayOf is the day of a record with a date: of a month or year that the
// report falls in, the report's.
func (d *draft) dayOf(date string) Day {
	first, last, err := ParseDay(date)
	if err != nil || first <= d.day && d.day <= last {
		return d.day
	}
	return first
}

func (d *draft) event(e *record.Event) error {
	actors, recipients := codes(e.Actors), codes(e.Recipients)
	r := recordDraft{kind: Event, day: d.dayOf(e.Date), typ: e.Type, mode: e.Mode, pairs: pairs(actors, recipients),
		key:  []string{"event", e.Type, e.Status, strings.Join(actors, " "), strings.Join(recipients, " ")},
		lone: len(actors)+len(recipients) == 0, counts: e.Status == plover.Actual, outgoing: actors}
	r.parties = union(actors, recipients)
	r.facets = Event.sideFacets(nil, byActor, e.Actors)
	r.facets = Event.sideFacets(r.facets, byRecipient, e.Recipients)
	for _, p := range r.pairs {
		r.facets = append(r.facets, Event.facet(byDyad, p.A+"-"+p.B))
	}
	if e.Place != nil && known(e.Place.Code) {
		r.place = place{e.Place.Code, e.Place.Text}
		r.facets = append(r.facets, Event.facet(byPlace, e.Place.Code), Event.facet(byPlace, nameFacet(e.Place.Text)))
	}
	for _, c := range e.Contexts {
		r.facets = append(r.facets, Event.facet(byContext, c))
	}
	if e.Mode != "" {
		r.facets = append(r.facets, Event.facet(byMode, e.Mode))
	}
	r.facets = append(r.facets, Event.facet(byStatus, e.Status))
	r.words = within(d.words, e.Sentence.Start, e.Sentence.End)
	return d.add(r, e)
}

func (d *draft) quote(q *record.Quote) error {
	r := recordDraft{kind: Quote, day: d.day, typ: q.Kind,
		key: []string{"quote", q.Speaker.Code, q.Speaker.Name, textOf(q.Text)}}
	r.facets = Quote.sideFacets(nil, byActor, []record.Entity{q.Speaker})
	for _, code := range q.About {
		r.facets = append(r.facets, Quote.facet(byRecipient, code), Quote.facet(byParty, code))
		if known(q.Speaker.Code) && known(code) {
			r.facets = append(r.facets, Quote.facet(byDyad, min(q.Speaker.Code, code)+"-"+max(q.Speaker.Code, code)))
		}
	}
	r.words = within(d.words, q.Start, q.End)
	return d.add(r, q)
}

func (d *draft) agreement(g *record.Agreement) error {
	parties := codes(g.Parties)
	r := recordDraft{kind: Agreement, day: d.dayOf(g.Date), typ: g.Kind, lone: len(parties) == 0,
		key: []string{"agreement", g.Kind, g.Status, fmt.Sprint(g.Count), strings.Join(parties, " ")}}
	r.facets = Agreement.sideFacets(nil, byActor, g.Parties)
	for _, p := range pairs(parties, nil) {
		r.facets = append(r.facets, Agreement.facet(byDyad, p.A+"-"+p.B))
	}
	for _, f := range g.Fields {
		r.facets = append(r.facets, Agreement.facet(byField, strings.ReplaceAll(f, " ", "_")))
	}
	r.facets = append(r.facets, Agreement.facet(byStatus, g.Status))
	for _, m := range g.Mentions {
		r.words = append(r.words, within(d.words, m.Start, m.End)...)
	}
	return d.add(r, g)
}

func union(a, b []string) []string {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// textOf is a text's letters and digits alone.
func textOf(s string) string { return folded(string(text.Clean(s).Runes)) }

// textKey is the same for texts with the same letters, whatever stands
// between them.
func textKey(s string) int64 { return hash("text", textOf(s)) }

// urlKey is the same for addresses of one page, none for no address.
func urlKey(address string) sql.NullInt64 {
	if address == "" {
		return sql.NullInt64{}
	}
	return sql.NullInt64{Int64: hash("url", pageAddress(address)), Valid: true}
}

// pageAddress is an address without what differs between addresses of one
// page: the scheme, "www.", the fragment, the order of the query and marks of
// campaigns in it.
func pageAddress(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return address
	}
	q := u.Query()
	for name := range q {
		if strings.HasPrefix(name, "utm_") || name == "fbclid" || name == "gclid" {
			q.Del(name)
		}
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	at := host + "/" + strings.Trim(u.EscapedPath(), "/")
	if len(q) > 0 {
		at += "?" + q.Encode()
	}
	return at
}
