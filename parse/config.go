package parse

// The transitions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and
// Satta, "Dynamic Programming Algorithms for Transition-Based Dependency
// Parsers", ACL 2011). The root is a word after the last.
const (
	shift = iota // the first word of the buffer goes on the stack
	left         // the top of the stack becomes a child of the first word of the buffer
	right        // the top of the stack becomes a child of the one below
	moves
)

// config is a parser's state: a stack, a buffer, and the children found so
// far. Word n of n stands for the root.
type config struct {
	n     int
	next  int // first word of the buffer
	stack []int32
	heads []int32
	// Of each word, its outermost child on both sides and the number of
	// children.
	leftmost, rightmost []int32
	nleft, nright       []uint8
	// How many words of the kinds that part clauses stand before a word.
	verbs, marks, stops []uint16
}

func (c *config) reset(words []word) {
	n := len(words) - 2*edge
	c.n, c.next = n, 0
	c.stack = c.stack[:0]
	c.heads = grown(c.heads, n+1)
	c.leftmost, c.rightmost = grown(c.leftmost, n+1), grown(c.rightmost, n+1)
	c.nleft, c.nright = grown(c.nleft, n+1), grown(c.nright, n+1)
	c.verbs, c.marks, c.stops = grown(c.verbs, n+2), grown(c.marks, n+2), grown(c.stops, n+2)
	for i := range c.heads {
		c.heads[i] = -1
		c.leftmost[i], c.rightmost[i] = -1, -1
		c.nleft[i], c.nright[i] = 0, 0
	}
	c.verbs[0], c.marks[0], c.stops[0] = 0, 0, 0
	for i := range n + 1 {
		v, m, s := c.verbs[i], c.marks[i], c.stops[i]
		if i < n {
			switch words[i+edge].tag {
			case tagVerb:
				v++
			case tagSconj, tagCconj:
				m++
			case tagPunct:
				s++
			}
		}
		c.verbs[i+1], c.marks[i+1], c.stops[i+1] = v, m, s
	}
}

// grown returns a slice of n elements, the old one where it is large enough.
func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// done tells whether the tree is finished.
func (c *config) done() bool { return c.next == c.n && len(c.stack) == 0 }

// allowed tells whether a transition can be taken; the root gets one child.
func (c *config) allowed(move int) bool {
	switch move {
	case shift:
		return c.next < c.n
	case left:
		return len(c.stack) > 0 && (c.next < c.n || len(c.stack) == 1)
	default:
		return len(c.stack) > 1
	}
}

func (c *config) apply(move int) {
	switch move {
	case shift:
		c.stack = append(c.stack, int32(c.next))
		c.next++
		return
	case left:
		s := c.stack[len(c.stack)-1]
		c.stack = c.stack[:len(c.stack)-1]
		c.heads[s] = int32(c.next)
		c.leftmost[c.next] = s
		c.nleft[c.next]++
	default:
		s, h := c.stack[len(c.stack)-1], c.stack[len(c.stack)-2]
		c.stack = c.stack[:len(c.stack)-1]
		c.heads[s] = h
		c.rightmost[h] = s
		c.nright[h]++
	}
}

// at returns the i-th word from the top of the stack, -1 if there is none.
func (c *config) at(i int) int {
	if i >= len(c.stack) {
		return -1
	}
	return int(c.stack[len(c.stack)-1-i])
}

// costs sets how many arcs of the gold tree can no more be reached after each
// transition.
func (c *config) costs(gold []int32, cost *[moves]int) {
	*cost = [moves]int{}
	b, s0, s1 := int32(c.next), int32(c.at(0)), int32(c.at(1))
	if s0 >= 0 {
		h := gold[s0]
		if h != b && (h > b || s1 >= 0 && h == s1) {
			cost[left]++
		}
		if h >= b {
			cost[right]++
		}
		for d := b; int(d) < c.n; d++ {
			if gold[d] == s0 {
				cost[left]++
				cost[right]++
			}
		}
	}
	if int(b) < c.n {
		for i, s := range c.stack {
			if gold[b] == s && i < len(c.stack)-1 {
				cost[shift]++
			}
			if gold[s] == b {
				cost[shift]++
			}
		}
	}
}
