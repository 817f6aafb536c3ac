package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// The marks of quotation, as they open and close.
const (
	openMarks  = "«“‘<"
	closeMarks = "»”’>"
	bothMarks  = "\"'"
)

// longestQuotation is how many lines a quotation may run on through.
const longestQuotation = 8

// marked is a stretch between quotation marks in a line: indexes of its first
// and last word inside the marks, as positions in the line. A stretch that
// goes on with a quotation of the line before is continued.
type marked struct {
	first, last int
	continued   bool
}

// line is a line of the text: its sentences with their words in one row.
type line struct {
	sentences []*sentence
	at        []place // of each word of the row
	marks     []marked
}

type place struct{ sentence, word int }

func (l *line) word(i int) *syntax.Word { return &l.sentences[l.at[i].sentence].Words[l.at[i].word] }

// lines are the lines of a document with what stands between quotation marks
// in each.
func (d *document) lines() []*line {
	var out []*line
	for i := 0; i < len(d.open); {
		l := &line{}
		for n := d.open[i].Line; i < len(d.open) && d.open[i].Line == n; i++ {
			for w := range d.open[i].Words {
				l.at = append(l.at, place{len(l.sentences), w})
			}
			l.sentences = append(l.sentences, d.open[i])
		}
		out = append(out, l)
	}
	open := false
	for n, l := range out {
		if !open && l.first() == closing {
			reopen(out[max(0, n-longestQuotation):n+1], l)
		}
		open = l.findMarks(open) && closes(out[n+1:])
		l.marks = slices.DeleteFunc(l.marks, func(m marked) bool { return d.onlyNames(l, m) })
	}
	return out
}

// onlyNames tells whether nothing but somebody's name stands between marks, as
// agencies write it: "«محمدجواد ظریف»، وزیر خارجه".
func (d *document) onlyNames(l *line, m marked) bool {
	if m.continued || m.last-m.first > 4 {
		return false
	}
	first, last := l.at[m.first], l.at[m.last]
	if first.sentence != last.sentence {
		return false
	}
	x := d.mentions.At(l.sentences[first.sentence].at, first.word)
	return x != nil && x.First == first.word && x.Last == last.word && (x.Kind == actor.Person || x.Kind == actor.Organisation || x.Kind == actor.State || x.Kind == actor.Place || x.Kind == actor.Outlet)
}

// What a word does as a quotation mark.
type markKind uint8

const (
	noMark markKind = iota
	opening
	closing
	either // the same mark opens and closes
)

func (l *line) mark(i int) markKind {
	form := l.word(i).Form
	switch {
	case form == "" || len([]rune(form)) > 1:
		return noMark
	case strings.Contains(openMarks, form):
		return opening
	case strings.Contains(closeMarks, form):
		return closing
	case strings.Contains(bothMarks, form):
		return either
	}
	return noMark
}

// first is the first mark of a line that tells whether it opens or closes.
func (l *line) first() markKind {
	for i := range l.at {
		if k := l.mark(i); k == opening || k == closing {
			return k
		}
	}
	return noMark
}

// closes tells whether the first mark of the lines closes.
func closes(lines []*line) bool {
	for _, l := range lines[:min(len(lines), longestQuotation)] {
		if k := l.first(); k != noMark {
			return k == closing
		}
	}
	return false
}

// plainFirst tells whether the first mark of a line is one that opens and
// closes alike: a quotation of its own.
func (l *line) plainFirst() bool {
	for i := range l.at {
		if k := l.mark(i); k != noMark {
			return k == either
		}
	}
	return false
}

// findMarks adds what stands between marks in a line, which begins inside a
// quotation if open. It tells whether the line ends in one.
func (l *line) findMarks(open bool) bool {
	depth, first := 0, 0
	if open && !l.plainFirst() {
		depth = 1
	}
	for i := range l.at {
		switch k := l.mark(i); {
		case (k == closing || k == either) && depth > 0:
			if depth--; depth == 0 && i > first {
				l.marks = append(l.marks, marked{first, i - 1, open && first == 0})
			}
		case k == opening || k == either:
			if depth++; depth == 1 {
				first = i + 1
			}
		}
	}
	if depth > 0 && first < len(l.at) {
		l.marks = append(l.marks, marked{first, len(l.at) - 1, open && first == 0})
	}
	return depth > 0
}

// reopen takes the lines before one that closes what nothing opened into the
// quotation that the last line with marks ends in, and its own beginning: the
// writer closed each paragraph and opened none. Without such a line nothing
// tells where it began.
func reopen(lines []*line, last *line) {
	from := len(lines) - 1
	for from > 0 && len(lines[from-1].marks) == 0 {
		if from--; lines[from].first() == opening {
			return // a line with marks about a name stands in no quotation
		}
	}
	if from > 0 {
		before := lines[from-1]
		if m := before.marks[len(before.marks)-1]; len(before.at)-m.last > 3 {
			from = len(lines) - 1
		}
	} else {
		return
	}
	for _, l := range lines[from : len(lines)-1] {
		l.marks = append(l.marks, marked{0, len(l.at) - 1, true})
	}
	for i := range last.at {
		if last.mark(i) == closing {
			if i > 1 {
				last.marks = append(last.marks, marked{0, i - 1, true})
			}
			return
		}
	}
}
