package coder_test

import (
	"iter"
	"maps"
	"sync"
	"testing"
	"time"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/coder"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/when"
)

// testCoder takes a text through all steps.
type testCoder struct {
	text  *persian.Analyzer
	coder *coder.Coder
}

var load = sync.OnceValues(func() (*coder.Lexicon, error) { return coder.Load() })

func lexicon(t testing.TB) *coder.Lexicon {
	t.Helper()
	l, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func newCoder(t testing.TB) testCoder {
	t.Helper()
	actors, err := actor.Load()
	if err != nil {
		t.Fatal(err)
	}
	dates, err := when.Load()
	if err != nil {
		t.Fatal(err)
	}
	return testCoder{persian.New(nil), coder.New(lexicon(t), actors, dates, persian.Cues())}
}

func (c testCoder) code(text string, date time.Time) *record.Article {
	a := &record.Article{}
	doc := c.text.Document(text)
	c.coder.Code(doc, date, a)
	return a
}

func mapsKeys[V any](m map[string]V) iter.Seq[string] { return maps.Keys(m) }
