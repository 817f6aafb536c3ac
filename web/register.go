package web

import (
	"net/url"
	"strings"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/ask"
)

// perPage is how many items a page of a register has.
const perPage = 30

// register is a list of records or articles with the filters that chose
// them.
type register struct {
	Kind    string // event, quote, agreement, article
	Filter  url.Values
	Records []archive.Record
	Items   []archive.Summary
	Next    string // address of what follows
	First   string // address of the beginning, where this is not it
	Exports []exported
	Active  int // filters in use
}

type exported struct{ Format, Address string }

// filter reads the filters of a request's query.
func (r *request) filter() (archive.Filter, error) {
	q := r.URL.Query()
	list := func(name string) []string {
		var out []string
		for _, v := range q[name] {
			out = append(out, ask.List(v)...)
		}
		return out
	}
	a := ask.Filter{
		Words: strings.TrimSpace(q.Get("q")), Actor: list("actor"), Recipient: list("recipient"), Party: list("party"), With: list("with"),
		Name: list("name"), Place: list("place"),
		Type: list("type"), Mode: list("mode"), Status: list("status"), Context: list("context"), Field: list("field"), Outlet: list("outlet"),
		Once: q.Get("once") != "",
	}
	if len(a.With) > 0 && len(a.Party) == 0 {
		a.Party, a.With = a.With, nil
	}
	f, err := a.Archive(r.site.Reader)
	if err != nil {
		return f, badRequest{"error.filter", []any{err.Error()}}
	}
	p, err := r.period()
	f.From, f.To = p.From, p.To
	return f, err
}

// cursor reads where a page of a list begins.
func (r *request) cursor() (archive.Page, error) {
	p := archive.Page{Limit: perPage + 1, Oldest: r.URL.Query().Get("order") == "oldest"}
	if c := r.URL.Query().Get("cursor"); c != "" {
		var err error
		if p.After, err = archive.ParseID(c); err != nil {
			return p, badRequest{"error.filter", []any{err.Error()}}
		}
	}
	return p, nil
}

// filters are the names of the filters that a form of a register has.
var filters = []string{"q", "actor", "recipient", "party", "with", "name", "place", "type", "mode", "status", "context", "field", "outlet", "from", "to", "once"}

// listed begins the view of a register.
func (r *request) listed(kind string, formats ...string) *register {
	q := r.URL.Query()
	v := &register{Kind: kind, Filter: url.Values{}}
	for _, name := range filters {
		if value := strings.Join(q[name], ","); value != "" {
			v.Filter.Set(name, value)
			v.Active++
		}
	}
	for _, f := range formats {
		v.Exports = append(v.Exports, exported{f, r.export(kind+"s", f, v.Filter)})
	}
	if q.Get("cursor") != "" {
		v.First = withQuery(r.URL.Path, v.Filter, "", q.Get("order"))
	}
	return v
}

// export is the address at which the API gives all that some filters mean.
func (r *request) export(what, format string, filter url.Values) string {
	q := url.Values{}
	for name, values := range filter {
		q[name] = values
	}
	for _, name := range []string{"from", "to"} { // the API knows one calendar
		if v := q.Get(name); v != "" {
			if first, last, err := days(v); err == nil && name == "from" {
				q.Set(name, first.String())
			} else if err == nil {
				q.Set(name, last.String())
			}
		}
	}
	if q.Get("once") != "" {
		q.Set("once", "true")
	}
	q.Set("format", format)
	return "/api/export/" + what + "?" + q.Encode()
}

func withQuery(path string, filter url.Values, cursor, order string) string {
	q := url.Values{}
	for name, values := range filter {
		q[name] = values
	}
	if cursor != "" {
		q.Set("cursor", cursor)
	}
	if order != "" {
		q.Set("order", order)
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// register answers with the list of one kind of records.
func (s *Site) register(k archive.Kind) func(*request) error {
	formats := []string{"csv", "jsonl", "parquet"}
	if k == archive.Event {
		formats = append(formats, "gdelt", "plover")
	}
	return func(r *request) error {
		f, err := r.filter()
		if err != nil {
			return err
		}
		p, err := r.cursor()
		if err != nil {
			return err
		}
		v := r.listed(k.String(), formats...)
		if v.Records, err = s.Archive.Records(r.Context(), k, f, p); err != nil {
			return err
		}
		if len(v.Records) > perPage {
			v.Records = v.Records[:perPage]
			v.Next = withQuery(r.URL.Path, v.Filter, v.Records[perPage-1].ID.String(), r.URL.Query().Get("order"))
		}
		return r.show(200, "register", r.lang.text("list."+k.String()), v)
	}
}

// articles answers with the list of articles.
func (s *Site) articles(r *request) error {
	f, err := r.filter()
	if err != nil {
		return err
	}
	p, err := r.cursor()
	if err != nil {
		return err
	}
	v := r.listed("article", "csv", "jsonl", "parquet")
	if v.Items, err = s.Archive.Articles(r.Context(), f, p); err != nil {
		return err
	}
	if len(v.Items) > perPage {
		v.Items = v.Items[:perPage]
		v.Next = withQuery(r.URL.Path, v.Filter, v.Items[perPage-1].ID.String(), r.URL.Query().Get("order"))
	}
	return r.show(200, "register", r.lang.text("list.article"), v)
}

// found is what a search found, the latest of each kind.
type found struct {
	Query    string
	Actors   []hint
	Lists    []foundList
	Articles []archive.Summary
}

type foundList struct {
	Kind    string
	Records []archive.Record
	More    string
}

// perKind is how many records of each kind a search shows.
const perKind = 6

// search answers with what some words are found in, and whom they name.
func (s *Site) search(r *request) error {
	words := strings.TrimSpace(r.URL.Query().Get("q"))
	v := &found{Query: words}
	if words == "" {
		return r.show(200, "search", r.lang.text("search.title"), v)
	}
	v.Actors = s.hints(r.lang, words, 8)
	f, err := r.filter()
	if err != nil {
		return err
	}
	for _, k := range archive.Kinds {
		list, err := s.Archive.Records(r.Context(), k, f, archive.Page{Limit: perKind + 1})
		if err != nil {
			return err
		}
		l := foundList{Kind: k.String(), Records: list}
		if len(list) > perKind {
			l.Records, l.More = list[:perKind], address("/"+k.String()+"s", "q", words)
		}
		v.Lists = append(v.Lists, l)
	}
	if v.Articles, err = s.Archive.Articles(r.Context(), f, archive.Page{Limit: perKind}); err != nil {
		return err
	}
	return r.show(200, "search", words, v)
}

// jump goes to the page of whom some words name, or of the relation of two
// with a dash between them; to the search where they name nobody.
func (s *Site) jump(r *request) error {
	words := strings.TrimSpace(r.URL.Query().Get("q"))
	to := address("/search", "q", words)
	if a, b, ok := cutPair(words); ok {
		one, two := ask.Side(s.Reader.Actors(), a), ask.Side(s.Reader.Actors(), b)
		if s.knows(one) && s.knows(two) {
			to = "/relation/" + url.PathEscape(one[0].Code) + "/" + url.PathEscape(two[0].Code)
		}
	} else if hints := s.hints(r.lang, words, 1); len(hints) == 1 && hints[0].whole {
		to = hints[0].Address
	}
	r.w.Header().Set("Location", to)
	r.w.WriteHeader(303)
	return nil
}

// cutPair cuts the names of two sides at what people write between them.
func cutPair(words string) (a, b string, ok bool) {
	for _, between := range []string{" - ", "–", "—", "-", "/", " و ", " and ", "،"} {
		if a, b, ok = strings.Cut(words, between); ok && strings.TrimSpace(a) != "" && strings.TrimSpace(b) != "" {
			return strings.TrimSpace(a), strings.TrimSpace(b), true
		}
	}
	return "", "", false
}

func (s *Site) knows(side archive.Side) bool {
	return len(side) == 1 && s.Reader.Actors().HasCode(side[0].Code)
}
