package serve

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/ask"
	"github.com/ravabet/ravabet/export"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/relation"
	"github.com/ravabet/ravabet/source"
)

// now is the time of the limits.
func now() time.Time { return time.Now() }

// listInput is what a list is asked for with.
type listInput struct {
	ask.Filter
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"Items at most."`
	Cursor string `query:"cursor" doc:"“next” of the answer before, for what follows it."`
	Order  string `query:"order" enum:"latest,oldest" default:"latest" doc:"Which come first."`
}

// listOutput is a part of a list.
type listOutput[T any] struct {
	Body struct {
		Items []T    `json:"items"`
		Next  string `json:"next,omitempty" doc:"The cursor of what follows; none at the end."`
	}
}

// get adds an operation that reads.
func get[I, O any](s *Server, path, id, summary string, f func(context.Context, *I) (*O, error)) {
	huma.Register(s.api, huma.Operation{OperationID: id, Method: http.MethodGet, Path: "/api" + path, Summary: summary,
		Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusTooManyRequests}},
		func(ctx context.Context, in *I) (*O, error) {
			out, err := f(ctx, in)
			return out, s.asProblem(err)
		})
}

// asProblem is what a client is told of an error. What is wrong with the
// request is told whole; what is wrong here only to the log.
func (s *Server) asProblem(err error) error {
	var told huma.StatusError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &told):
		return err
	case errors.Is(err, archive.ErrNone):
		return huma.Error404NotFound(err.Error())
	case errors.Is(err, context.DeadlineExceeded):
		return huma.Error503ServiceUnavailable("the answer took too long: ask for less, by days or actors")
	case errors.Is(err, context.Canceled):
		return huma.NewError(499, "the client went away")
	}
	s.Log.Error("a request failed", "error", err)
	return huma.Error500InternalServerError("the archive could not be read; the server's log tells why")
}

// list adds a list of the API.
func list[T any](s *Server, path, id, summary string, page func(context.Context, archive.Filter, archive.Page) ([]T, error), at func(*T) archive.ID) {
	get(s, path, id, summary, func(ctx context.Context, in *listInput) (*listOutput[T], error) {
		f, err := in.Archive(s.Reader)
		if err != nil {
			return nil, huma.Error400BadRequest(err.Error())
		}
		p := archive.Page{Limit: in.Limit + 1, Oldest: in.Order == "oldest"}
		if in.Cursor != "" {
			if p.After, err = archive.ParseID(in.Cursor); err != nil {
				return nil, huma.Error400BadRequest("“cursor”: " + err.Error())
			}
		}
		items, err := page(ctx, f, p)
		if err != nil {
			return nil, err
		}
		out := &listOutput[T]{}
		if len(items) > in.Limit {
			items = items[:in.Limit]
			out.Body.Next = at(&items[in.Limit-1]).String()
		}
		out.Body.Items = items
		return out, nil
	})
}

// lists adds the lists of articles and records.
func (s *Server) lists() {
	list(s, "/articles", "list-articles", "Articles, that have records for what is asked of them", s.Archive.Articles, func(x *archive.Summary) archive.ID { return x.ID })
	for _, k := range archive.Kinds {
		records := func(ctx context.Context, f archive.Filter, p archive.Page) ([]archive.Record, error) {
			return s.Archive.Records(ctx, k, f, p)
		}
		list(s, "/"+k.String()+"s", "list-"+k.String()+"s", strings.ToUpper(k.String()[:1])+k.String()[1:]+"s", records, func(x *archive.Record) archive.ID { return x.ID })
	}
	get(s, "/search", "search", "The latest articles and records for some words", s.search)
}

type searchInput struct {
	ask.Filter
	Limit int `query:"limit" minimum:"1" maximum:"100" default:"10" doc:"Items of each kind at most."`
}

type searchOutput struct {
	Body struct {
		Articles   []archive.Summary `json:"articles"`
		Events     []archive.Record  `json:"events"`
		Quotes     []archive.Record  `json:"quotes"`
		Agreements []archive.Record  `json:"agreements"`
	}
}

func (s *Server) search(ctx context.Context, in *searchInput) (*searchOutput, error) {
	f, err := in.Archive(s.Reader)
	if err != nil {
		return nil, huma.Error400BadRequest(err.Error())
	}
	out := &searchOutput{}
	page := archive.Page{Limit: in.Limit}
	if out.Body.Articles, err = s.Archive.Articles(ctx, f, page); err != nil {
		return nil, err
	}
	for k, to := range map[archive.Kind]*[]archive.Record{archive.Event: &out.Body.Events, archive.Quote: &out.Body.Quotes, archive.Agreement: &out.Body.Agreements} {
		if *to, err = s.Archive.Records(ctx, k, f, page); err != nil {
			return nil, err
		}
	}
	return out, nil
}

type idInput struct {
	ID string `path:"id" doc:"As lists give it."`
}

func (in *idInput) id() (archive.ID, error) {
	id, err := archive.ParseID(in.ID)
	if err != nil {
		return 0, huma.Error404NotFound(err.Error())
	}
	return id, nil
}

// WholeArticle is an article with its text and records.
type WholeArticle struct {
	archive.Summary
	Text       string            `json:"text" doc:"What the offsets count in, in Unicode code points."`
	Coder      record.Coder      `json:"coder"`
	Events     []archive.Record  `json:"events"`
	Quotes     []archive.Record  `json:"quotes"`
	Agreements []archive.Record  `json:"agreements"`
	Mentions   []record.Entity   `json:"mentions"`
	Dates      []record.Date     `json:"dates"`
	Reprints   []archive.Summary `json:"reprints" doc:"Articles that tell the same story, this one not among them."`
}

// Telling is a record with others that tell the same.
type Telling struct {
	archive.Record
	Tellings []archive.Record `json:"tellings" doc:"The first a hundred that tell the same, this one among them."`
}

// mostTold is how many articles or records of one story an answer has.
const mostTold = 100

// items adds single articles and records.
func (s *Server) items() {
	get(s, "/articles/{id}", "get-article", "An article with its records", func(ctx context.Context, in *idInput) (*struct{ Body WholeArticle }, error) {
		id, err := in.id()
		if err != nil {
			return nil, err
		}
		a, err := s.article(ctx, id)
		if err != nil {
			return nil, err
		}
		return &struct{ Body WholeArticle }{*a}, nil
	})
	for _, k := range archive.Kinds {
		get(s, "/"+k.String()+"s/{id}", "get-"+k.String(), "An "+k.String()+" with all that tell the same", func(ctx context.Context, in *idInput) (*struct{ Body Telling }, error) {
			id, err := in.id()
			if err != nil {
				return nil, err
			}
			r, err := s.Archive.Record(ctx, id)
			if err == nil && r.Kind != k {
				err = fmt.Errorf("%s %s: %w", k, id, archive.ErrNone)
			}
			if err != nil {
				return nil, err
			}
			tellings, err := s.Archive.Tellings(ctx, r.Head, mostTold)
			if err != nil {
				return nil, err
			}
			return &struct{ Body Telling }{Telling{*r, tellings}}, nil
		})
	}
}

func (s *Server) article(ctx context.Context, id archive.ID) (*WholeArticle, error) {
	stored, err := s.Archive.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	out := &WholeArticle{Summary: stored.Summary, Text: stored.Text, Coder: stored.Article.Coder, Mentions: stored.Article.Mentions, Dates: stored.Article.Dates,
		Events: []archive.Record{}, Quotes: []archive.Record{}, Agreements: []archive.Record{}, Reprints: []archive.Summary{}}
	for _, r := range stored.Records {
		switch r.Kind {
		case archive.Event:
			out.Events = append(out.Events, r)
		case archive.Quote:
			out.Quotes = append(out.Quotes, r)
		default:
			out.Agreements = append(out.Agreements, r)
		}
	}
	story, err := s.Archive.Story(ctx, stored.Story, mostTold)
	for _, other := range story {
		if other.ID != id {
			out.Reprints = append(out.Reprints, other)
		}
	}
	return out, err
}

// others adds what is neither list nor item.
func (s *Server) others() {
	get(s, "/relations", "get-relation", "How two sides have got on", func(ctx context.Context, in *ask.Relation) (*struct{ Body *relation.Relation }, error) {
		q, err := in.Query(s.Reader)
		if err != nil {
			return nil, huma.Error400BadRequest(err.Error())
		}
		r, err := relation.Between(ctx, s.Archive, q)
		return &struct{ Body *relation.Relation }{r}, err
	})
	get(s, "/series", "get-series", "Events of two sides by month and day", s.series)
	get(s, "/actors", "find-actors", "Whom a name means at a date", s.actors)
	huma.Register(s.api, huma.Operation{OperationID: "read", Method: http.MethodPost, Path: "/api/read", MaxBodyBytes: maxBody,
		Summary: "Codes a text, and stores nothing", Errors: []int{http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusTooManyRequests}}, s.read)
	huma.Register(s.api, huma.Operation{OperationID: "add-articles", Method: http.MethodPost, Path: "/api/articles", MaxBodyBytes: 8 * maxBody,
		Summary: "Codes reports and adds them to the archive; needs the server's token", Errors: []int{http.StatusUnauthorized, http.StatusForbidden}}, s.add)
	huma.Register(s.api, huma.Operation{OperationID: "export", Method: http.MethodGet, Path: "/api/export/{what}",
		Summary: "All that a filter means, as a file", Errors: []int{http.StatusBadRequest}}, s.export)
}

type seriesOutput struct {
	Body struct {
		Monthly []relation.Point `json:"monthly"`
		Daily   []relation.Point `json:"daily,omitempty"`
	}
}

func (s *Server) series(ctx context.Context, in *ask.Relation) (*seriesOutput, error) {
	q, err := in.Query(s.Reader)
	if err != nil {
		return nil, huma.Error400BadRequest(err.Error())
	}
	out := &seriesOutput{}
	out.Body.Monthly, out.Body.Daily, err = relation.Series(ctx, s.Archive, q)
	return out, err
}

type actorsInput struct {
	Name string `query:"name" required:"true" maxLength:"200" doc:"A name, in Persian or English."`
	Date string `query:"date" doc:"At which day; without it at any."`
}

// Actor is one meaning of a name.
type Actor struct {
	record.Entity
	Kind string `json:"kind"`
	Why  string `json:"why"`
}

type actorsOutput struct {
	Body struct {
		Actors []Actor `json:"actors" doc:"The likeliest first."`
	}
}

func (s *Server) actors(_ context.Context, in *actorsInput) (*actorsOutput, error) {
	var date time.Time
	if in.Date != "" {
		var err error
		if date, err = source.ParseDate(in.Date); err != nil {
			return nil, huma.Error400BadRequest("“date”: " + err.Error())
		}
	}
	out := &actorsOutput{}
	out.Body.Actors = []Actor{}
	for _, a := range s.Reader.Actors().Who(in.Name, date) {
		out.Body.Actors = append(out.Body.Actors, Actor{a.Entity, kindOf(a.Kind), a.Why})
	}
	return out, nil
}

func kindOf(k actor.Kind) string { return fmt.Sprint(k) }

// Report is a report that somebody sends.
type Report struct {
	ID     string `json:"id,omitempty" maxLength:"500" doc:"A name of your own."`
	Text   string `json:"text" minLength:"1" doc:"In Persian."`
	Title  string `json:"title,omitempty" maxLength:"1000"`
	Date   string `json:"date,omitempty" doc:"Of the report, as 2025-09-02."`
	URL    string `json:"url,omitempty" maxLength:"2000"`
	Outlet string `json:"outlet,omitempty" maxLength:"200"`
}

// source is the report as it would be read from a file.
func (r *Report) source() (source.Report, error) {
	out := source.Report{ID: r.ID, Title: r.Title, Text: r.Text, URL: r.URL, Outlet: r.Outlet, Language: source.Language(r.Text)}
	if r.Date != "" {
		var err error
		if out.Date, err = source.ParseDate(r.Date); err != nil {
			return out, huma.Error400BadRequest("“date”: " + err.Error())
		}
	}
	if out.Language != "fa" {
		return out, huma.Error400BadRequest(fmt.Sprintf("the text is not Persian (%s): it cannot be coded", out.Language))
	}
	return out, nil
}

func (s *Server) read(_ context.Context, in *struct{ Body Report }) (*struct{ Body *record.Article }, error) {
	report, err := in.Body.source()
	if err != nil {
		return nil, err
	}
	a, _ := s.Reader.Read(report)
	return &struct{ Body *record.Article }{a}, nil
}

type addInput struct {
	Authorization string `header:"Authorization" doc:"Bearer and the server's token."`
	Body          struct {
		Articles []Report `json:"articles" minItems:"1" maxItems:"100"`
	}
}

type addOutput struct {
	Body struct {
		Outcomes []AddOutcome `json:"outcomes" doc:"In the order of the reports."`
	}
}

// AddOutcome is what became of a report.
type AddOutcome struct {
	ID      archive.ID `json:"id" doc:"Of the article that is in the archive now."`
	Known   bool       `json:"known" doc:"Its address or text was there: nothing was stored."`
	Reprint bool       `json:"reprint" doc:"It retells an article that was there."`
}

func (s *Server) add(ctx context.Context, in *addInput) (*addOutput, error) {
	token, _ := strings.CutPrefix(in.Authorization, "Bearer ")
	switch {
	case s.Token == "":
		return nil, huma.Error403Forbidden("this server only reads: it was started without a token")
	case subtle.ConstantTimeCompare([]byte(token), []byte(s.Token)) != 1:
		return nil, huma.Error401Unauthorized("adding needs the server's token, in the header Authorization: Bearer …")
	}
	var entries []archive.Entry
	for i := range in.Body.Articles {
		report, err := in.Body.Articles[i].source()
		if err != nil {
			return nil, err
		}
		a, doc := s.Reader.Read(report)
		entries = append(entries, archive.Entry{Article: a, Text: report.Text, Document: doc})
	}
	outcomes, err := s.Archive.Add(ctx, entries)
	out := &addOutput{}
	for _, o := range outcomes {
		out.Body.Outcomes = append(out.Body.Outcomes, AddOutcome{o.ID, o.Known, o.Reprint})
	}
	return out, s.asProblem(err)
}

type exportInput struct {
	ask.Filter
	What   string `path:"what" enum:"events,quotes,agreements,articles"`
	Format string `query:"format" enum:"csv,jsonl,parquet,gdelt,plover" default:"csv" doc:"gdelt and plover are of events alone."`
}

func (s *Server) export(_ context.Context, in *exportInput) (*huma.StreamResponse, error) {
	o := export.Options{What: in.What, Format: in.Format}
	err := o.Check()
	if err == nil {
		o.Filter, err = in.Archive(s.Reader)
	}
	if err != nil {
		return nil, huma.Error400BadRequest(err.Error())
	}
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		ctx.SetHeader("Content-Type", export.ContentType(o.Format))
		name := map[string]string{"gdelt": "gdelt.csv", "plover": "plover.jsonl"}[o.Format]
		if name == "" {
			name = o.What + "." + o.Format
		}
		ctx.SetHeader("Content-Disposition", `attachment; filename="`+name+`"`)
		if _, err := export.Write(ctx.Context(), ctx.BodyWriter(), s.Archive, o); err != nil {
			// The answer has begun; breaking the connection off is all that tells
			// the client that it is not whole.
			s.Log.Error("an export broke off", "error", err)
			panic(http.ErrAbortHandler)
		}
	}}, nil
}
