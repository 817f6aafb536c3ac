package parse

import "github.com/ravabet/ravabet/syntax"

const (
	tagVerb  = uint32(syntax.Verb) + 1
	tagAux   = uint32(syntax.Aux) + 1
	tagSconj = uint32(syntax.Sconj) + 1
	tagCconj = uint32(syntax.Cconj) + 1
	tagPunct = uint32(syntax.Punct) + 1
	tagAdp   = uint32(syntax.Adp) + 1
)

// far puts distances into a few bins.
func far(d int) uint32 {
	switch {
	case d <= 4:
		return uint32(max(d, 0))
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	}
	return 7
}

func few(n int) uint32 { return uint32(min(max(n, 0), 3)) }

// between packs what stands from word i to word j.
func (c *config) between(i, j int) uint32 {
	if i < 0 {
		return 63
	}
	return few(int(c.verbs[j]-c.verbs[i+1])) | few(int(c.marks[j]-c.marks[i+1]))<<2 | few(int(c.stops[j]-c.stops[i+1]))<<4
}

// moveFeatures appends the features of a state.
func moveFeatures(out []uint32, c *config, words []word) []uint32 {
	i0, i1, i2 := c.at(0), c.at(1), c.at(2)
	b := &words[c.next+edge]
	b1, b2 := &words[min(c.next+1, c.n)+edge], &words[min(c.next+2, c.n)+edge]
	s, s1, s2 := &words[i0+edge], &words[i1+edge], &words[i2+edge]
	sl, sr, s1r := &wall, &wall, &wall
	var val, val1 uint32
	if i0 >= 0 {
		sl, sr = &words[c.leftmost[i0]+edge], &words[c.rightmost[i0]+edge]
		val = few(int(c.nleft[i0])) | few(int(c.nright[i0]))<<2
	}
	if i1 >= 0 {
		s1r = &words[c.rightmost[i1]+edge]
		val1 = few(int(c.nleft[i1])) | few(int(c.nright[i1]))<<2
	}
	bl := &words[c.leftmost[c.next]+edge]
	bval := few(int(c.nleft[c.next]))
	d0, d1 := uint32(9), uint32(9)
	if i0 >= 0 {
		d0 = far(c.next - i0)
	}
	if i1 >= 0 {
		d1 = far(i0 - i1)
	}
	gap := c.between(i0, c.next)
	gap1 := uint32(63)
	if i0 >= 0 {
		gap1 = c.between(i1, i0)
	}
	rest := few(int(c.verbs[c.n]-c.verbs[c.next])) | few(int(c.marks[c.n]-c.marks[c.next]))<<2
	st, bt, s1t := s.tag, b.tag, s1.tag
	tt := st | bt<<5
	ttt := tt | s1t<<10
	return append(out,
		feature(100, s.key, 0, 0), feature(101, s.fine, st, 0), feature(102, s.suffix[1], st, s.shape),
		feature(103, b.stem, 0, 0), feature(104, b.fine, bt, 0), feature(105, b.suffix[1], bt, b.shape),
		feature(106, s1.key, s1t, 0), feature(107, s1.fine, st, 0),
		feature(108, b1.key, 0, 0), feature(109, b1.tag, b1.fine, 0), feature(110, b2.tag, b1.tag, bt),
		feature(111, s.stem, b.stem, 0), feature(112, s.stem, bt, 0), feature(113, st, b.stem, 0),
		feature(114, s.fine, b.fine, 0), feature(115, s.rough, b.rough, tt), feature(116, tt, gap, 0),
		feature(117, s1.stem, s.stem, 0), feature(118, s1.stem, st, bt), feature(119, s1t, s.stem, bt),
		feature(120, s1.fine, s.fine, 0), feature(121, s1.rough, s.rough, b.rough), feature(122, ttt, 0, 0),
		feature(123, ttt, gap, gap1), feature(124, tt, b1.tag, 0), feature(125, ttt, b1.tag, s2.tag),
		feature(126, tt, sl.tag, sr.tag), feature(127, tt, sl.key, 0), feature(128, tt, sr.key, 0),
		feature(129, tt, bl.tag, bval), feature(130, tt, bl.key, 0), feature(131, tt, val, d0),
		feature(132, s.stem, val, bt), feature(133, ttt, val, val1), feature(134, ttt, s1r.tag, sr.tag),
		feature(135, ttt, d0, d1), feature(136, sl.key, b.stem, st), feature(137, sl.key, b.fine, st),
		feature(138, sl.key, s1.fine, st), feature(139, sr.key, b.fine, st),
		feature(140, tt, b.stem, rest), feature(141, ttt, rest, val), feature(142, s.suffix[1], s.shape, bt),
		feature(143, s1.suffix[1], s1.shape, ttt), feature(144, s1.stem, bt, b1.tag),
		feature(145, s.fine, b1.fine, bt), feature(146, s1.fine, b.fine, st), feature(147, ttt, sl.key, sr.key),
		feature(148, s.stem, b1.tag, bt), feature(149, s1r.key, ttt, 0),
		feature(150, s.kind, b.kind, tt), feature(151, b.kind, b1.kind, tt), feature(152, s.key, b.kind, bt),
		feature(153, sl.key, s.stem, bt), feature(154, s1.stem, sl.key, st),
	)
}

// labelState is what the relations are told from: the finished tree and the
// relations given so far.
type labelState struct {
	heads               []int32
	leftmost, rightmost []int32
	before              []uint32 // relation of the sibling before, of the same head, plus 1; indexed by head
	seen                []uint32 // relations that the head has got, as bits of their number mod 32
	kids                []uint8
}

func (l *labelState) reset(n int) {
	l.leftmost, l.rightmost = grown(l.leftmost, n+1), grown(l.rightmost, n+1)
	l.before, l.seen, l.kids = grown(l.before, n+1), grown(l.seen, n+1), grown(l.kids, n+1)
	for i := range n + 1 {
		l.leftmost[i], l.rightmost[i], l.before[i], l.seen[i], l.kids[i] = -1, -1, 0, 0, 0
	}
	for d := range n {
		h := l.heads[d]
		l.kids[h] = min(l.kids[h]+1, 250)
		if d < int(h) && l.leftmost[h] < 0 {
			l.leftmost[h] = int32(d)
		}
		if d > int(h) {
			l.rightmost[h] = int32(d)
		}
	}
}

// labelFeatures appends the features of the arc to word d.
func labelFeatures(out []uint32, l *labelState, c *config, words []word, d int) []uint32 {
	h := int(l.heads[d])
	w, p := &words[d+edge], &words[h+edge]
	wl, wr := &words[l.leftmost[d]+edge], &words[l.rightmost[d]+edge]
	prev, next := &words[d-1+edge], &words[d+1+edge]
	pprev, pnext := &words[h-1+edge], &words[min(h+1, c.n)+edge]
	grand := &wall
	if h < c.n {
		grand = &words[int(l.heads[h])+edge]
	}
	var gap, dist uint32
	if d < h {
		gap, dist = c.between(d, h), far(h-d)
	} else {
		gap, dist = c.between(h, d)|64, far(d-h)|8
	}
	side := dist & 8
	if h == c.n {
		side = 16
	}
	tt := w.tag | p.tag<<5 | side<<10
	sib := l.before[h]
	return append(out,
		feature(200, w.key, side, 0), feature(201, w.fine, tt, 0), feature(202, w.suffix[1], tt, w.shape),
		feature(203, p.stem, tt, 0), feature(204, p.fine, tt, 0), feature(205, tt, 0, 0),
		feature(206, w.stem, p.stem, side), feature(207, w.fine, p.fine, side), feature(208, w.rough, p.rough, tt),
		feature(209, w.key, tt, 0), feature(210, tt, dist, 0), feature(211, tt, gap, 0),
		feature(212, wl.key, tt, 0), feature(213, wr.key, tt, 0), feature(214, wl.key, p.stem, 0),
		feature(215, wl.tag, wr.tag, tt), feature(216, wl.key, p.fine, 0), feature(217, prev.key, tt, 0),
		feature(218, next.key, tt, 0), feature(219, prev.tag, next.tag, tt), feature(220, pprev.tag, pnext.tag, tt),
		feature(221, sib, tt, 0), feature(222, l.seen[h], tt, 0), feature(223, sib, w.key, 0),
		feature(224, sib, p.stem, tt), feature(225, grand.tag, tt, dist), feature(226, grand.stem, tt, 0),
		feature(227, w.suffix[0], p.suffix[1], tt), feature(228, uint32(l.kids[d]), tt, dist), feature(229, pnext.key, tt, 0),
		feature(230, wl.fine, w.fine, p.tag), feature(231, l.seen[h], sib, w.fine),
		feature(232, wl.key, words[h-1+edge].key, p.stem), feature(233, w.kind, p.kind, tt), feature(234, words[h-1+edge].key, p.stem, tt),
	)
}
