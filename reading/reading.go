// Package reading takes a report through all steps, from its letters to its
// records: it joins the analysis of text, the actors, the dates and the coder
// for the commands and servers that stand on them.
package reading

import (
	"iter"
	"runtime"
	"slices"
	"time"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/coder"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/source"
	"github.com/ravabet/ravabet/syntax"
	"github.com/ravabet/ravabet/when"
)

// Reader reads and codes reports. It is safe for use by several goroutines.
type Reader struct {
	text   *persian.Analyzer
	coder  *coder.Coder
	actors *actor.Lexicon
}

// New loads what the steps need, with the lexicon files of a folder where one
// is given.
func New(lexicon string) (*Reader, error) {
	var dirs []string
	if lexicon != "" {
		dirs = append(dirs, lexicon)
	}
	var predicates *coder.Lexicon
	var dates *when.Lexicon
	failed := make(chan error, 2)
	go func() {
		var err error
		predicates, err = coder.Load(dirs...)
		failed <- err
	}()
	go func() {
		var err error
		dates, err = when.Load(dirs...)
		failed <- err
	}()
	go persian.Parser() // unpacked while the lexicons are read
	go persian.Tagger()
	actors, err := actor.Load(dirs...)
	for range 2 {
		if e := <-failed; err == nil {
			err = e
		}
	}
	if err != nil {
		return nil, err
	}
	c := coder.New(predicates, actors, dates, persian.Cues())
	return &Reader{text: persian.New(actors.Names()).Units(c.Units), coder: c, actors: actors}, nil
}

// Actors is the lexicon of actors that the reader goes by.
func (r *Reader) Actors() *actor.Lexicon { return r.actors }

// Version tells what codes.
func (r *Reader) Version() record.Coder { return r.coder.Version() }

// Text codes a Persian text of a date, zero where unknown.
func (r *Reader) Text(text string, date time.Time) *record.Article {
	a, _ := r.Read(source.Report{Text: text, Date: date, Language: "fa"})
	return a
}

// Document analyses a text without coding it.
func (r *Reader) Document(text string) *syntax.Document { return r.text.Document(text) }

// Repairs lists what a Persian text's words are read as where they are written
// in another way: letters and half-spaces.
func (r *Reader) Repairs(text string) []persian.Repair { return r.text.Repairs(text) }

// Read codes a report, and returns the analysed document beside it. Of a
// report in a language that cannot be coded the document is empty.
func (r *Reader) Read(s source.Report) (*record.Article, *syntax.Document) {
	a := &record.Article{ID: s.ID, Title: s.Title, Language: s.Language, Outlet: s.Outlet, URL: s.URL}
	if !s.Date.IsZero() {
		a.Date = s.Date.Format(time.DateOnly)
	}
	if s.Extracted {
		a.Text = s.Text
	}
	text := s.Text
	if !slices.Contains(source.Languages(), s.Language) {
		text = ""
	}
	doc := r.text.Document(text)
	r.coder.Code(doc, s.Date, a)
	a.Warnings = append(append([]string{}, s.Warnings...), a.Warnings...)
	leaveOut(a, source.Furniture(text))
	return a, doc
}

// leaveOut takes the records off an article that rest on what is none of the
// report.
func leaveOut(a *record.Article, outside []source.Range) {
	if len(outside) == 0 {
		return
	}
	in := func(at int) bool {
		return slices.ContainsFunc(outside, func(r source.Range) bool { return r.Start <= at && at < r.End })
	}
	a.Events = slices.DeleteFunc(a.Events, func(e record.Event) bool { return in(e.Trigger.Start) })
	a.Quotes = slices.DeleteFunc(a.Quotes, func(q record.Quote) bool { return in(q.Start) })
	for i := range a.Agreements {
		a.Agreements[i].Mentions = slices.DeleteFunc(a.Agreements[i].Mentions, func(m record.Span) bool { return in(m.Start) })
	}
	a.Agreements = slices.DeleteFunc(a.Agreements, func(g record.Agreement) bool { return len(g.Mentions) == 0 })
}

// Explain tells how each sentence of a text is read.
func (r *Reader) Explain(text string, date time.Time) []coder.Reading {
	return r.coder.Explain(r.text.Document(text), date)
}

// Reading is a report with its records, or why there are none.
type Reading struct {
	Report   source.Report
	Article  *record.Article  // nil where the report was passed over or Err is set
	Document *syntax.Document // as Article
	Err      error
}

// InOrder codes reports on all cores and gives them in the order of the
// input. No more are held than there are cores, twice over. pass, which may
// be nil, tells which reports to give uncoded.
func (r *Reader) InOrder(reports iter.Seq2[source.Report, error], pass func(*source.Report) bool) iter.Seq[Reading] {
	return func(yield func(Reading) bool) {
		workers := runtime.GOMAXPROCS(0)
		queue := make(chan chan Reading, 2*workers)
		stop := make(chan struct{})
		go r.fill(queue, stop, reports, pass)
		for one := range queue {
			if !yield(<-one) {
				close(stop)
				for range queue { // until the reading has ended
				}
				return
			}
		}
	}
}

// fill puts a place for each report into the queue, in order, and codes the
// reports beside one another.
func (r *Reader) fill(queue chan<- chan Reading, stop <-chan struct{}, reports iter.Seq2[source.Report, error], pass func(*source.Report) bool) {
	defer close(queue)
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for report, err := range reports {
		one := make(chan Reading, 1)
		select {
		case <-stop:
			return
		case queue <- one:
		}
		if err != nil || report.Ends || pass != nil && pass(&report) {
			one <- Reading{Report: report, Err: err}
			continue
		}
		slots <- struct{}{}
		go func() {
			a, d := r.Read(report)
			one <- Reading{Report: report, Article: a, Document: d}
			<-slots
		}()
	}
}
