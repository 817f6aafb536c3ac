package main

import (
	"time"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/coder"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/when"
)

// reader takes a text through all steps, from raw letters to records.
type reader struct {
	text  *persian.Analyzer
	coder *coder.Coder
}

// newReader loads what the steps need, with the lexicon files of a folder
// where one is given.
func newReader(lexicon string) (*reader, error) {
	var dirs []string
	if lexicon != "" {
		dirs = append(dirs, lexicon)
	}
	actors, err := actor.Load(dirs...)
	if err != nil {
		return nil, err
	}
	dates, err := when.Load(dirs...)
	if err != nil {
		return nil, err
	}
	predicates, err := coder.Load(dirs...)
	if err != nil {
		return nil, err
	}
	return &reader{text: persian.New(nil), coder: coder.New(predicates, actors, dates, persian.Cues())}, nil
}

// read codes a text.
func (r *reader) read(text string, date time.Time) *record.Article {
	a := &record.Article{}
	r.coder.Code(r.text.Document(text), date, a)
	return a
}

// explain tells how a text is read.
func (r *reader) explain(text string, date time.Time) string {
	return r.coder.Explain(r.text.Document(text), date)
}
