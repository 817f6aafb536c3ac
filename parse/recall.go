package parse

import (
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// edge is the number of walls before and after a sentence.
const edge = 3

// readWords appends what the models look at in a sentence's words, with walls
// around them.
func readWords(out []word, s *syntax.Sentence, classes *Classes) []word {
	for range edge {
		out = append(out, wall)
	}
	for i := range s.Words {
		w := classes.lookUp(s.Words[i].Form)
		w.tag = uint32(s.Words[i].Tag) + 1
		out = append(out, w)
	}
	for range edge {
		out = append(out, wall)
	}
	return out
}

// lookUp takes a form apart and adds what is known of it.
func (c *Classes) lookUp(form string) word {
	w := wordKey(form)
	known := c.of(w.key)
	w.fine, w.rough, w.use = uint32(known.fine), uint32(known.rough), uint32(known.use)
	w.stem = w.key
	if c.look != nil {
		kind, stem := c.look(form)
		w.kind, w.stem = uint32(kind), stem
	}
	return w
}

// recall keeps the words last looked up: most words of a text are few.
type recall struct{ last []recalled }

type recalled struct {
	form string
	word word
}

const (
	recallBits = 12
	recallForm = 40 // bytes; longer words are rare
)

// read is readWords with the words of earlier calls at hand. The classes have
// to be the same in all calls.
func (r *recall) read(out []word, s *syntax.Sentence, classes *Classes) []word {
	if r.last == nil {
		r.last = make([]recalled, 1<<recallBits)
	}
	for range edge {
		out = append(out, wall)
	}
	for i := range s.Words {
		form := s.Words[i].Form
		slot := &r.last[slotOf(form)]
		if slot.form != form || form == "" {
			if len(form) > recallForm {
				slot = new(recalled)
			}
			*slot = recalled{strings.Clone(form), classes.lookUp(form)}
		}
		out = append(out, slot.word)
		out[len(out)-1].tag = uint32(s.Words[i].Tag) + 1
	}
	for range edge {
		out = append(out, wall)
	}
	return out
}

func slotOf(form string) uint32 {
	h := uint32(2166136261)
	for i := range len(form) {
		h = (h ^ uint32(form[i])) * 16777619
	}
	return h >> (32 - recallBits)
}
