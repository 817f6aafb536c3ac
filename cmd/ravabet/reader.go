package main

import (
	"slices"
	"time"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/coder"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/source"
	"github.com/ravabet/ravabet/when"
)

// reader takes a text through all steps, from raw letters to records. It is
// safe for use by several goroutines.
type reader struct {
	text   *persian.Analyzer
	actors *actor.Lexicon
	coder  *coder.Coder
}

// newReader loads what the steps need, with the lexicon files of a folder
// where one is given.
func newReader(lexicon string) (*reader, error) {
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
	return &reader{text: persian.New(actors.Names()).Units(c.Units), actors: actors, coder: c}, nil
}

// read codes a text.
func (r *reader) read(text string, date time.Time) *record.Article {
	return r.report(source.Report{Text: text, Date: date, Language: "fa"})
}

// report codes a report as it was read from its source.
func (r *reader) report(s source.Report) *record.Article {
	a := &record.Article{ID: s.ID, Title: s.Title, Language: s.Language, Outlet: s.Outlet, URL: s.URL}
	if !s.Date.IsZero() {
		a.Date = s.Date.Format(time.DateOnly)
	}
	if s.Extracted {
		a.Text = s.Text
	}
	text := s.Text
	if s.Language != "fa" {
		text = ""
	}
	r.coder.Code(r.text.Document(text), s.Date, a)
	a.Warnings = append(append([]string{}, s.Warnings...), a.Warnings...)
	leaveOut(a, source.Furniture(text))
	return a
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

// explain tells how a text is read.
func (r *reader) explain(text string, date time.Time) string {
	return r.coder.Explain(r.text.Document(text), date)
}
