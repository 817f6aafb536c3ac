package parse

import (
	"fmt"
	"slices"
	"sync"

	"github.com/ravabet/ravabet/syntax"
)

const parserKind = "ravabet parser 2"

// Parser builds dependency trees.
type Parser struct {
	classes *Classes
	rels    []string
	root    int // the number of the relation "root", -1 if there is none
	moves   *narrow
	labels  *wide
	pool    sync.Pool
}

type parseScratch struct {
	recall
	config
	words    []word // of all sentences, each with walls around it
	label    labelState
	features []uint32
	score    []int32
	rel      []uint8
}

// LoadParser reads a parser from the bytes of its file.
func LoadParser(data []byte, look Lookup) (*Parser, error) {
	r, err := readModel(data, parserKind)
	if err != nil {
		return nil, fmt.Errorf("loading the parser: %w", err)
	}
	rels := r.names(8 * maxWords)
	p := newParser(r.classes().With(look), rels, r.narrow(), r.wide(len(rels)))
	if r.err != nil {
		return nil, fmt.Errorf("loading the parser: %w", r.err)
	}
	return p, nil
}

func newParser(classes *Classes, rels []string, m *narrow, l *wide) *Parser {
	p := &Parser{classes: classes, rels: rels, root: slices.Index(rels, "root"), moves: m, labels: l}
	p.pool.New = func() any { return &parseScratch{score: make([]int32, len(rels))} }
	return p
}

// Parse sets the heads and relations of a sentence's words from their forms
// and tags.
func (p *Parser) Parse(s *syntax.Sentence) { p.ParseAll([]*syntax.Sentence{s}) }

// atOnce is how many words are parsed at once.
const atOnce = 1 << 12

// ParseAll does to each sentence what Parse does. It finds the heads in many of
// them before it tells a relation: the tables for both do not fit together into
// what memory a processor has near.
func (p *Parser) ParseAll(sentences []*syntax.Sentence) {
	sc := p.pool.Get().(*parseScratch)
	defer p.pool.Put(sc)
	for len(sentences) > 0 {
		n := 0
		sc.words = sc.words[:0]
		for n < len(sentences) && len(sc.words) < atOnce {
			sc.words = sc.read(sc.words, sentences[n], p.classes)
			n++
		}
		sc.each(sentences[:n], func(s *syntax.Sentence, words []word) { p.findHeads(sc, s, words) })
		sc.each(sentences[:n], func(s *syntax.Sentence, words []word) { p.findRelations(sc, s, words) })
		sentences = sentences[n:]
	}
}

// each calls do for each of the sentences that have words, with what has been
// read of it.
func (sc *parseScratch) each(sentences []*syntax.Sentence, do func(*syntax.Sentence, []word)) {
	from := 0
	for _, s := range sentences {
		to := from + len(s.Words) + 2*edge
		if len(s.Words) > 0 {
			do(s, sc.words[from:to])
		}
		from = to
	}
}

func (p *Parser) findHeads(sc *parseScratch, s *syntax.Sentence, words []word) {
	sc.reset(words)
	p.attach(sc, words)
	for i := range s.Words {
		s.Words[i].Head = int(sc.heads[i])
	}
}

func (p *Parser) findRelations(sc *parseScratch, s *syntax.Sentence, words []word) {
	sc.reset(words)
	for i := range s.Words {
		sc.heads[i] = int32(s.Words[i].Head)
	}
	p.label(sc, words)
	for i := range s.Words {
		w := &s.Words[i]
		if w.Head == len(s.Words) {
			w.Head = -1
		}
		w.Rel = p.rels[sc.rel[i]]
	}
}

// attach finds the head of each word.
func (p *Parser) attach(sc *parseScratch, words []word) {
	c := &sc.config
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
			sc.features = moveFeatures(sc.features[:0], c, words)
			score := p.moves.score3(sc.features)
			move = shift
			if score[left] > score[move] && words[c.next+edge].tag != tagPunct {
				move = left
			}
			if score[right] > score[move] && len(c.stack) > 1 && words[c.at(1)+edge].tag != tagPunct {
				move = right
			}
		}
		c.apply(move)
	}
	c.unhead(words)
}

// unhead takes from punctuation marks the words that the last transitions,
// which leave no choice, hung on them: no mark has children.
func (c *config) unhead(words []word) {
	root := int32(-1)
	for i := range c.n {
		h := c.heads[i]
		for int(h) < c.n && words[h+edge].tag == tagPunct {
			h = c.heads[h]
		}
		c.heads[i] = h
		if int(h) == c.n && (root < 0 && words[i+edge].tag != tagPunct) {
			root = int32(i)
		}
	}
	if root < 0 {
		return
	}
	for i := range c.n {
		if int(c.heads[i]) == c.n && int32(i) != root {
			c.heads[i] = root
		}
	}
}

// label finds the relation of each word to its head.
func (p *Parser) label(sc *parseScratch, words []word) {
	sc.rel = grown(sc.rel, sc.n)
	l := &sc.label
	l.heads = sc.heads
	l.reset(sc.n)
	score := sc.score[:len(p.rels)]
	for d := range sc.n {
		sc.features = labelFeatures(sc.features[:0], l, &sc.config, words, d)
		best := p.labels.best(sc.features, score)
		if p.root >= 0 && (best == p.root) != (int(l.heads[d]) == sc.n) {
			best = p.instead(score, best)
		}
		sc.rel[d] = uint8(best)
		l.give(d, best)
	}
}

// instead is the relation of a word whose best is not to be had: of the root
// "root", of others the next best.
func (p *Parser) instead(score []int32, best int) int {
	if best != p.root {
		return p.root
	}
	next := -1
	for r, v := range score {
		if r != p.root && (next < 0 || v > score[next]) {
			next = r
		}
	}
	return max(next, 0)
}

// give notes the relation of word d.
func (l *labelState) give(d, rel int) {
	h := l.heads[d]
	l.before[h] = uint32(rel) + 1
	l.seen[h] |= 1 << (rel % 32)
}
