package when

// trie finds the words and phrases of the lexicon that start at a place of the
// folded text. A space in an entry stands for one or more spaces or half-spaces
// of the text.
type trie struct {
	nodes []node
}

type node struct {
	edges []edge
	words []int32 // entries that end here
}

type edge struct {
	char rune
	to   int32
}

func (t *trie) add(form []rune, entry int32) {
	if len(t.nodes) == 0 {
		t.nodes = append(t.nodes, node{})
	}
	at := int32(0)
	for _, r := range form {
		to := t.next(at, r)
		if to < 0 {
			to = int32(len(t.nodes))
			t.nodes = append(t.nodes, node{})
			t.nodes[at].edges = append(t.nodes[at].edges, edge{r, to})
		}
		at = to
	}
	for _, w := range t.nodes[at].words {
		if w == entry {
			return
		}
	}
	t.nodes[at].words = append(t.nodes[at].words, entry)
}

func (t *trie) next(at int32, r rune) int32 {
	for _, e := range t.nodes[at].edges {
		if e.char == r {
			return e.to
		}
	}
	return -1
}

// spellings gives the ways to write a form: each half-space of it may be a
// space in the text or be lost.
func spellings(form string) [][]rune {
	out := [][]rune{nil}
	for _, r := range form {
		if r == 0x200C {
			more := make([][]rune, 0, len(out))
			for _, s := range out {
				more = append(more, append(append([]rune{}, s...), space))
			}
			out = append(out, more...)
			continue
		}
		r = fold(r)
		if r == skip {
			continue
		}
		for i := range out {
			out[i] = append(out[i], r)
		}
	}
	return out
}
