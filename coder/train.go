package coder

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/ravabet/ravabet/gold"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// example is a feature list with its class.
type example struct {
	features
	class int
}

// Trainer fits the weights by which proposals are weighed to documents that
// readers coded.
type Trainer struct {
	Coder   *Coder
	Analyse func(text string) *syntax.Document
}

// Train fits the weights to documents and returns them as the coder's model
// file has them.
func (t *Trainer) Train(documents []gold.Document) []byte { return t.fit(documents).bytes() }

func (t *Trainer) fit(documents []gold.Document) *weigher {
	plain := *t.Coder
	plain.weigher = nil
	var sides, accepts []example
	type seen struct {
		s *sentence
		p *proposal
		y int
	}
	var all []seen
	for i := range documents {
		d := &documents[i]
		date, _ := time.Parse(time.DateOnly, d.Date)
		doc := plain.open(t.Analyse(d.Text()), date)
		for _, s := range doc.open {
			proposals := plain.proposals(s)
			for j := range proposals {
				p := &proposals[j]
				g := aligned(d, s, p)
				y := 0
				if g != nil {
					y = 1
					if g.Optional || g.Status == "negated" || g.Status == "hypothetical" {
						y = -1
					}
					sides = append(sides, sideExamples(p, g)...)
				} else if optionalHere(d, s, p) {
					y = -1
				}
				all = append(all, seen{s, p, y})
			}
		}
	}
	w := &weigher{side: fitLinear(3, sides, 4, 0.05)}
	half := plain
	half.weigher = &weigher{side: w.side, accept: newLinear(2)}
	for _, x := range all {
		if x.y < 0 {
			continue
		}
		half.weigh(x.s, x.p)
		accepts = append(accepts, example{append(features(nil), x.p.features...), x.y})
	}
	w.accept = fitLinear(2, accepts, 6, 0.05)
	return w
}

// aligned returns the gold event that a proposal stands for, nil for none:
// the one of its line and type whose trigger or sides it shares most.
func aligned(d *gold.Document, s *sentence, p *proposal) *gold.Event {
	var best *gold.Event
	top := 0.0
	for i := range d.Events {
		g := &d.Events[i]
		if g.Line != s.Line+1 || g.Type != p.Type {
			continue
		}
		score := 0.1
		if shares(g.Trigger, p.Trigger.Text) {
			score += 2
		}
		for _, q := range p.participants {
			for _, e := range append(append([]gold.Entity{}, g.Actors...), g.Recipients...) {
				if named(q.entities, e) {
					score++
				}
			}
		}
		if score > top && score > 1 {
			best, top = g, score
		}
	}
	return best
}

// shares tells whether two stretches of text have a longer word in common.
func shares(a, b string) bool {
	b = " " + fold(b, true) + " "
	for _, w := range strings.Fields(fold(a, true)) {
		if len([]rune(w)) > 2 && strings.Contains(b, w) {
			return true
		}
	}
	return false
}

func optionalHere(d *gold.Document, s *sentence, p *proposal) bool {
	for _, g := range d.Events {
		if g.Line == s.Line+1 && g.Type == p.Type && g.Optional {
			return true
		}
	}
	return false
}

// named tells whether one of some entities is the gold entity.
func named(in []record.Entity, e gold.Entity) bool {
	for _, o := range in {
		if o.Code == e.Code || o.Code == "---" && (e.Code == "---" || e.Code == "") {
			return true
		}
	}
	return false
}

// sideExamples are the participants of a proposal with the sides that a
// reader gave them. Where a code stands on a side but the words are others',
// nothing is learnt.
func sideExamples(p *proposal, g *gold.Event) []example {
	var out []example
	touches := func(q *participant, in []gold.Entity) (code, text bool) {
		for _, e := range in {
			if !named(q.entities, e) {
				continue
			}
			code = true
			for _, o := range q.entities {
				if o.Text == e.Text || o.Text != "" && e.Text != "" && (strings.Contains(o.Text, e.Text) || strings.Contains(e.Text, o.Text)) {
					text = true
				}
			}
		}
		return code, text
	}
	for i := range p.participants {
		q := &p.participants[i]
		ac, at := touches(q, g.Actors)
		rc, rt := touches(q, g.Recipients)
		switch {
		case at && !rt || ac && !rc && len(p.participants) == 1:
			out = append(out, example{q.features, actorSide})
		case rt && !at || rc && !ac && len(p.participants) == 1:
			out = append(out, example{q.features, recipientSide})
		case ac || rc:
			if ac && !rc && q.head < 0 {
				out = append(out, example{q.features, actorSide})
			}
		default:
			out = append(out, example{q.features, noSide})
		}
	}
	return out
}

// fitLinear fits a softmax classifier by stochastic gradient descent with
// AdaGrad steps (Duchi et al. 2011) and a ridge penalty, the same at every run.
func fitLinear(classes int, examples []example, rounds int, ridge float64) *linear {
	m := newLinear(classes)
	squares := make([]float64, len(m.weights))
	order := rand.New(rand.NewPCG(7, 11))
	var p []float64
	for range rounds {
		for _, i := range order.Perm(len(examples)) {
			e := &examples[i]
			p = m.probabilities(e.features, p)
			for _, x := range e.features {
				for c := range classes {
					g := p[c]
					if c == e.class {
						g--
					}
					k := int(x)*classes + c
					g += ridge * float64(m.weights[k])
					squares[k] += g * g
					m.weights[k] -= float32(0.15 * g / math.Sqrt(squares[k]+0.1))
				}
			}
		}
	}
	return m
}

// Compare prints, for documents held out in turn, the score of what the
// frames propose and of what is left of it once weighed.
func (t *Trainer) Compare(w io.Writer, documents []gold.Document, folds int) {
	order := rand.New(rand.NewPCG(3, 5)).Perm(len(documents))
	plain, weighed := map[string]*record.Article{}, map[string]*record.Article{}
	for fold := range folds {
		var train, test []gold.Document
		for i, j := range order {
			if i%folds == fold {
				test = append(test, documents[j])
			} else {
				train = append(train, documents[j])
			}
		}
		t.code(test, nil, plain)
		t.code(test, t.fit(train), weighed)
	}
	fmt.Fprintf(w, "%d documents, each held out in one of %d parts\n\nas the frames propose\n", len(documents), folds)
	gold.Score(documents, plain).Print(w, false)
	fmt.Fprintln(w, "\nweighed")
	gold.Score(documents, weighed).Print(w, false)
}

// code codes documents with some weights, nil for none.
func (t *Trainer) code(documents []gold.Document, w *weigher, out map[string]*record.Article) {
	c := *t.Coder
	c.weigher = w
	for i := range documents {
		date, _ := time.Parse(time.DateOnly, documents[i].Date)
		a := &record.Article{ID: documents[i].ID}
		c.Code(t.Analyse(documents[i].Text()), date, a)
		out[documents[i].ID] = a
	}
}
