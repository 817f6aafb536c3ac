package web

import (
	"sync"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/gold"
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
)

// aboutView is the page about the data.
type aboutView struct {
	Coder    record.Coder
	Size     archive.Size
	Types    []typeRow
	Events   figures
	Full     figures
	Quotes   figures
	Reports  int
	Sectors  []string
	States   int
	People   int
	Bodies   int
	Contexts []string
}

// typeRow is a type of the ontology with how right the coder is on it.
type typeRow struct {
	plover.Type
	figures
	Full float64
}

// figures are precision, recall and F1, and of how many.
type figures struct {
	P, R, F float64
	N       int
}

func figuresOf(c gold.Count) figures {
	p, r, f := c.PRF()
	return figures{p, r, f, c.TP + c.FN}
}

// accuracy codes the project's own test reports and compares, once.
func (s *Site) accuracy() func() (*gold.Result, int, error) {
	type outcome struct {
		result *gold.Result
		n      int
		err    error
	}
	once := sync.OnceValue(func() outcome {
		documents, err := gold.Reports()
		if err != nil {
			return outcome{err: err}
		}
		coded := map[string]*record.Article{}
		for i := range documents {
			d := &documents[i]
			date, _ := time.Parse(time.DateOnly, d.Date)
			coded[d.ID] = s.Reader.Text(d.Text(), date)
		}
		return outcome{result: gold.Score(documents, coded), n: len(documents)}
	})
	return func() (*gold.Result, int, error) { o := once(); return o.result, o.n, o.err }
}

// about answers with the page about the data.
func (s *Site) about(r *request) error {
	result, n, err := s.measured()
	if err != nil {
		return err
	}
	sum, err := s.overviewNow(r.Context())
	if err != nil {
		return err
	}
	v := &aboutView{Coder: s.Reader.Version(), Size: sum.Size, Events: figuresOf(result.Events[gold.ByType]), Full: figuresOf(result.Events[gold.Full]),
		Quotes: figuresOf(result.Quotes), Reports: n, Sectors: plover.Sectors, Contexts: plover.Contexts}
	v.States, v.People, v.Bodies, _, _ = s.Reader.Actors().Size()
	for _, t := range plover.Types {
		row := typeRow{Type: t}
		if c := result.Types[t.Name]; c != nil {
			row.figures = figuresOf(c[gold.ByType])
			_, _, row.Full = c[gold.Full].PRF()
		}
		v.Types = append(v.Types, row)
	}
	return r.show(200, "about", r.lang.text("about.title"), v)
}
