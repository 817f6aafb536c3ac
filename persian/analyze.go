// Package persian analyses Persian text: it repairs half-spaces, splits
// sentences and words as the Persian treebanks of Universal Dependencies do,
// tells each word's tag, lemma and features, and builds trees and clauses.
//
// An Analyzer can be used by many goroutines at once.
package persian

import (
	"sync"

	"github.com/ravabet/ravabet/syntax"
	"github.com/ravabet/ravabet/text"
)

// Analyzer analyses Persian text. New makes one.
type Analyzer struct {
	model model
	names map[uint64]entry
	pages sync.Pool
	units func(*syntax.Document) [][]syntax.Unit // see Units
}

// New returns an analyzer that knows the given names as words, too. A name of
// several words may stand with blanks; its half-spaces are repaired in texts
// that lost them.
func New(names []string) *Analyzer {
	a := &Analyzer{names: map[uint64]entry{}}
	var err error
	if a.model, err = openModel(halfSpaceModel); err != nil {
		panic(err) // the embedded model is part of the program
	}
	a.pages.New = func() any { return new(page) }
	for _, n := range names {
		a.learnName(n)
	}
	return a
}

func (a *Analyzer) learnName(name string) {
	t := text.Clean(name)
	toks := scan(nil, t.Runes, 0, len(t.Runes))
	for _, tok := range toks {
		w := t.Runes[tok.from:tok.to]
		if tok.kind != kindWord || len(w) > maxToken {
			continue
		}
		h := hashRunes(w)
		if e := a.model.lookup(h); e.plain > 0 || e.cut > 0 {
			continue
		}
		e := entry{plain: 1}
		at := 0
		for _, c := range w {
			if c == halfSpace {
				e.plain, e.cut = 0, 4
				e.mask |= 1 << at
			} else {
				at++
			}
		}
		a.names[h] = e
	}
}

// lookup asks the names and the model's lexicon.
func (a *Analyzer) lookup(h uint64) entry {
	if len(a.names) > 0 {
		if e, ok := a.names[h]; ok {
			return e
		}
	}
	return a.model.lookup(h)
}

// Repair returns the text cleaned and with its half-spaces repaired, a line
// for each line of it.
func (a *Analyzer) Repair(raw string) string {
	p := a.pages.Get().(*page)
	defer a.pages.Put(p)
	p.Text = text.Clean(raw)
	a.read(p)
	out := make([]rune, 0, len(p.Runes)+len(p.cands))
	at := int32(0)
	for i := range p.toks {
		t := &p.toks[i]
		if i > 0 && p.toks[i-1].join {
			if at = t.from; !glued(p.Runes[t.from-2], p.Runes[t.from:t.to]) {
				out = append(out, halfSpace)
			}
		}
		out = append(out, p.Runes[at:t.from]...)
		for k := t.from; k < t.to; k++ {
			if t.cuts != 0 && k-t.from < 64 && t.cuts>>(k-t.from)&1 == 1 {
				out = append(out, halfSpace)
			}
			out = append(out, p.Runes[k])
		}
		at = t.to
	}
	out = append(out, p.Runes[at:]...)
	p.Text = nil
	return string(out)
}

// Words analyses a text as far as its sentences and words, without tags, lemmas
// and trees.
func (a *Analyzer) Words(raw string) *syntax.Document {
	p := a.pages.Get().(*page)
	defer a.pages.Put(p)
	p.Text = text.Clean(raw)
	d := &syntax.Document{Runes: p.Original, Language: "fa", Warnings: p.Warnings}
	a.read(p)
	a.sentences(p, d)
	p.Text = nil
	return d
}

// Document analyses a text: words with tags, lemmas, features and trees, and
// the clauses read off the trees. It takes any bytes; what could not be read
// is said in the document's warnings.
func (a *Analyzer) Document(raw string) *syntax.Document {
	d := a.Words(raw)
	tagger := Tagger()
	for i := range d.Sentences {
		tagger.Tag(&d.Sentences[i])
	}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		verbal(s.Words)
		ordinals(s.Words)
		before(s.Words)
		for j := range s.Words {
			a.fill(&s.Words[j])
		}
		settled(s.Words)
	}
	var units [][]syntax.Unit
	if a.units != nil {
		units = a.units(d)
	}
	a.parse(d, units)
	cues := Cues()
	for i := range d.Sentences {
		s := &d.Sentences[i]
		marked(s)
		groups(s)
		cues.Clauses(s)
	}
	return d
}
