package persian

import (
	"math"
	"math/bits"

	"github.com/ravabet/ravabet/text"
)

// candidate is a place where a half-space may have been lost: before letter
// at of token tok, or, where at is 0, at the blank after it.
type candidate struct {
	tok   int32
	at    int32
	score float32
}

// page is a text on its way through the analyzer; its slices are used again
// for the next text.
type page struct {
	*text.Text
	toks  []token
	lines []int32 // where each line's tokens begin in toks
	cands []candidate
	kept  int // half-spaces that the text has

	left, right []side // of the tokens of the line at hand: first and last piece
	features    []uint32
	pre         []uint64
	group       group
}

// read splits the text into tokens and finds the half-spaces that it lost.
func (a *Analyzer) read(p *page) {
	p.toks, p.lines, p.cands, p.kept = p.toks[:0], p.lines[:0], p.cands[:0], 0
	from := 0
	for i := 0; i <= len(p.Runes); i++ {
		if i < len(p.Runes) && p.Runes[i] != '\n' {
			continue
		}
		p.lines = append(p.lines, int32(len(p.toks)))
		p.toks = scan(p.toks, p.Runes, from, i)
		a.weigh(p, p.toks[p.lines[len(p.lines)-1]:])
		from = i + 1
	}
	a.settle(p)
}

// weigh finds the candidates of a line.
func (a *Analyzer) weigh(p *page, toks []token) {
	p.left, p.right = p.left[:0], p.right[:0]
	base := int32(len(p.toks) - len(toks))
	for i := range toks {
		w := p.Runes[toks[i].from:toks[i].to]
		first, last := -1, -1
		if toks[i].kind == kindWord {
			for k, c := range w {
				if c == halfSpace {
					if p.kept++; first < 0 {
						first = k
					}
					last = k
				}
			}
		}
		if first < 0 {
			s := sideOf(a, w)
			p.left, p.right = append(p.left, s), append(p.right, s)
			if toks[i].kind == kindWord {
				a.weighInside(p, w, base+int32(i), 0, &s)
			}
			continue
		}
		p.left, p.right = append(p.left, sideOf(a, w[:first])), append(p.right, sideOf(a, w[last+1:]))
		a.weighPieces(p, w, base+int32(i))
	}
	for i := 0; i+1 < len(toks); i++ {
		if toks[i+1].spaced && toks[i].kind == kindWord && toks[i+1].kind == kindWord {
			if s := a.scorePair(p, i); s > 0 {
				p.cands = append(p.cands, candidate{base + int32(i), 0, s})
			}
		}
	}
}

// weighPieces weighs the inside of each piece of a token that has half-spaces.
func (a *Analyzer) weighPieces(p *page, w []rune, tok int32) {
	if a.lookup(hashRunes(w)).cut > 0 {
		return
	}
	from := 0
	for k := 0; k <= len(w); k++ {
		if k == len(w) || w[k] == halfSpace {
			if k-from > 3 {
				s := sideOf(a, w[from:k])
				if s.entry.left == 0 && s.entry.right == 0 {
					a.weighInside(p, w[from:k], tok, int32(from), &s)
				}
			}
			from = k + 1
		}
	}
}

// sure is the score of a half-space that the lexicon knows.
const sure = 8

var plural = []rune("های")

// weighInside adds the candidates inside w, which begins at letter from of
// its token.
func (a *Analyzer) weighInside(p *page, w []rune, tok, from int32, s *side) {
	if len(w) < 3 || len(w) > maxToken {
		return
	}
	e := s.entry
	if e.plain > 0 {
		if e.cut > e.plain {
			a.addMask(p, e.mask, tok, from, float32(e.cut-e.plain))
		} else if e.plain == 1 && e.cut == 0 && hasSuffix(w, plural) && a.lookup(hashRunes(w[:len(w)-3])).plain > 1 {
			// seen once without its half-space, which the treebank lost
			p.cands = append(p.cands, candidate{tok, from + int32(len(w)) - 3, 1.5})
		}
		return
	}
	if e.cut > 1 {
		a.addMask(p, e.mask, tok, from, sure)
		return
	}
	if a.gluedBe(w) {
		p.cands = append(p.cands, candidate{tok, from + 2, sure})
		w, from = w[2:], from+2
		if s := sideOf(a, w); s.entry.plain == 0 && s.entry.cut > 0 {
			a.addMask(p, s.entry.mask, tok, from, sure)
		}
		return
	}
	p.pre = prefixHashes(p.pre, w)
	before := candidate{at: -2}
	for i := 2; i < len(w)-1; i++ {
		if w[i] == 0x0654 || w[i] == 0x064B || joinsNothing(w[i-1]) {
			continue
		}
		p.features = insideFeatures(p.features[:0], a, w, i, p.pre, e)
		sc := score(a.model.inside, insideBits, p.features)
		if sc <= 0 {
			continue
		}
		c := candidate{tok, from + int32(i), sc}
		if before.at != c.at-1 {
			p.cands = append(p.cands, c)
		} else if sc > before.score { // no piece is one letter
			p.cands[len(p.cands)-1] = c
		} else {
			continue
		}
		before = c
	}
}

// gluedBe tells whether an unknown word is "به" and a common word, as in
// "بهعنوان".
func (a *Analyzer) gluedBe(w []rune) bool {
	if len(w) < 5 || w[0] != 'ب' || w[1] != 'ه' || beNames[hashRunes(w)] {
		return false
	}
	e := a.lookup(hashRunes(w[2:]))
	return e.plain >= 5 || e.cut >= 3
}

// beNames are names that begin as if with "به".
var beNames = hashSet("بهروز", "بهنام", "بهزاد", "بهمن", "بهرام", "بهداد", "بهشاد", "بهناز", "بهیار", "بهدین", "بهنود",
	"بهکیش", "بهپور", "بهآفرین", "بهنیا", "بهمنی", "بهرامی", "بهروزی", "بهزادی", "بهسازی", "بهنامی", "بهداشت", "بهبود",
	"بهشهر", "بهترین")

// joinsNothing tells whether r has one form before every letter, so that a
// half-space after it would not show.
func joinsNothing(r rune) bool {
	switch r {
	case 'ا', 'آ', 'د', 'ذ', 'ر', 'ز', 'ژ', 'و', 'أ', 'ؤ', 'إ', 'ء':
		return true
	}
	return false
}

func (a *Analyzer) addMask(p *page, mask uint32, tok, from int32, s float32) {
	for ; mask != 0; mask &= mask - 1 {
		p.cands = append(p.cands, candidate{tok, from + int32(bits.TrailingZeros32(mask)), s})
	}
}

// scorePair scores the blank after token i of the line at hand.
func (a *Analyzer) scorePair(p *page, i int) float32 {
	l, r := &p.right[i], &p.left[i+1]
	if pluralPieces[r.hash] || preverbs[l.hash] && followsMi(p.firstPiece(p.toksOf(i+1))) {
		return sure
	}
	joint := a.lookup(hashMore(l.hash, p.firstPiece(p.toksOf(i+1))))
	if r.entry.plain > 9 && joint.cut == 0 && r.entry.right == 0 {
		return -9
	}
	before, after := &none, &none
	if i > 0 {
		before = &p.right[i-1]
		if p.left[i].hash != l.hash {
			before = &none
		}
	}
	if i+2 < len(p.left) && p.right[i+1].hash == r.hash {
		after = &p.left[i+2]
	}
	p.features = pairFeatures(p.features[:0], a, before, l, r, after, joint, p.firstPiece(p.toksOf(i+1)))
	return score(a.model.pair, pairBits, p.features)
}

// toksOf is token i of the line at hand.
func (p *page) toksOf(i int) *token { return &p.toks[int(p.lines[len(p.lines)-1])+i] }

// firstPiece is what a token has before its first half-space.
func (p *page) firstPiece(t *token) []rune {
	w := p.Runes[t.from:t.to]
	for i, c := range w {
		if c == halfSpace {
			return w[:i]
		}
	}
	return w
}

// hashMore goes on with a hash over w.
func hashMore(h uint64, w []rune) uint64 {
	for _, c := range w {
		h = hashRune(h, c)
	}
	return h
}

// settle decides the candidates. How far a text is to be trusted shows in the
// text itself: the share of its half-spaces that were surely lost, to nothing
// or to a blank, is the prior that a doubtful place lost one, too.
func (a *Analyzer) settle(p *page) {
	var blanks, nothing float64
	for _, c := range p.cands {
		if c.score < 3 {
			continue
		}
		if c.at == 0 {
			blanks++
		} else {
			nothing++
		}
	}
	all := float64(p.kept) + blanks + nothing + 2
	blankShift := float32(math.Log((blanks + 0.2) / all))
	nothingShift := float32(math.Log((nothing + 0.4) / all))
	for _, c := range p.cands {
		t := &p.toks[c.tok]
		if c.at == 0 {
			t.join = c.score+blankShift > 0
		} else if c.score+nothingShift > 0 && c.at < 64 {
			t.cuts |= 1 << c.at
		}
	}
}
