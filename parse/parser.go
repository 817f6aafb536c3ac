package parse

import (
	"fmt"
	"sync"

	"github.com/ravabet/ravabet/syntax"
)

const parserKind = "ravabet parser 1"

// Parser builds dependency trees.
type Parser struct {
	classes *Classes
	rels    []string
	moves   *table
	labels  *table
	pool    sync.Pool
}

type parseScratch struct {
	config
	words    []word
	label    labelState
	features []uint32
	score    []int32
	rel      []uint8
}

// LoadParser reads a parser from the bytes of its file.
func LoadParser(data []byte) (*Parser, error) {
	r, err := unpack(data, parserKind)
	if err != nil {
		return nil, fmt.Errorf("loading the parser: %w", err)
	}
	var rels []string
	for range r.number(200) {
		rels = append(rels, r.text())
	}
	if r.err == nil && len(rels) == 0 {
		r.err = errCut
	}
	p := newParser(r.classes(), rels, r.table(moves), r.table(len(rels)))
	if r.err != nil {
		return nil, fmt.Errorf("loading the parser: %w", r.err)
	}
	return p, nil
}

func newParser(classes *Classes, rels []string, m, l *table) *Parser {
	p := &Parser{classes: classes, rels: rels, moves: m, labels: l}
	p.pool.New = func() any { return &parseScratch{score: make([]int32, max(len(rels), moves))} }
	return p
}

// Parse sets the heads and relations of a sentence's words from their forms
// and tags.
func (p *Parser) Parse(s *syntax.Sentence) {
	if len(s.Words) == 0 {
		return
	}
	sc := p.pool.Get().(*parseScratch)
	sc.words = readWords(sc.words[:0], s, p.classes)
	p.attach(sc)
	p.label(sc)
	for i := range s.Words {
		w := &s.Words[i]
		w.Head = int(sc.heads[i])
		if w.Head == len(s.Words) {
			w.Head = -1
		}
		w.Rel = p.rels[sc.rel[i]]
	}
	p.pool.Put(sc)
}

// attach finds the head of each word.
func (p *Parser) attach(sc *parseScratch) {
	c := &sc.config
	c.reset(sc.words)
	for !c.done() {
		// Most states at the edges leave one transition only.
		move := -1
		switch {
		case len(c.stack) == 0:
			move = shift
		case c.next == c.n && len(c.stack) > 1:
			move = right
		case c.next == c.n:
			move = left
		}
		if move < 0 {
			sc.features = moveFeatures(sc.features[:0], c, sc.words)
			score := p.moves.score3(sc.features)
			move = shift
			if score[left] > score[move] {
				move = left
			}
			if score[right] > score[move] && len(c.stack) > 1 {
				move = right
			}
		}
		c.apply(move)
	}
}

// score3 is score for a table with three weights in a row.
func (t *table) score3(features []uint32) (out [moves]int32) {
	for _, f := range features {
		if row := t.find(f); row != nil {
			row = row[:3]
			out[0] += int32(row[0])
			out[1] += int32(row[1])
			out[2] += int32(row[2])
		}
	}
	return out
}

// label finds the relation of each word to its head.
func (p *Parser) label(sc *parseScratch) {
	sc.rel = grown(sc.rel, sc.n)
	l := &sc.label
	l.heads = sc.heads
	l.reset(sc.n)
	score := sc.score[:len(p.rels)]
	for d := range sc.n {
		sc.features = labelFeatures(sc.features[:0], l, &sc.config, sc.words, d)
		p.labels.score(sc.features, score)
		best := 0
		for r, v := range score {
			if v > score[best] {
				best = r
			}
		}
		sc.rel[d] = uint8(best)
		l.give(d, best)
	}
}

// give notes the relation of word d.
func (l *labelState) give(d, rel int) {
	h := l.heads[d]
	l.before[h] = uint32(rel) + 1
	l.seen[h] |= 1 << (rel % 32)
}
