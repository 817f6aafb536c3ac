package when

import (
	"sync"
	"time"
)

// chunk is how many characters are read at once where the text has no line
// break; it bounds the memory for texts without end.
const chunk = 1 << 16

// found is an expression before it is understood.
type found struct {
	first, last int // tokens, last exclusive
	start, end  int // code points of the text
	kind        Kind
	frame       frame
	link        link // what stands between it and the one before
	cue         Direction
}

// link is how an expression hangs together with the one before it.
type link uint8

const (
	apart  link = iota
	beside      // nothing but a comma, a preposition or the word for day between
	twin        // a bracket, a slash or "that is" between
)

type finder struct {
	parser
	found []found
}

var finders = sync.Pool{New: func() any { return new(finder) }}

// Spans are the expressions of time of a text before they are understood: where
// they stand does not depend on the date of the report.
type Spans struct {
	text  []rune
	found []found
	ends  []int // of each chunk of the text, in found
}

// Find gives the expressions of time in text, in order and without overlap.
// Relative ones are resolved against report, the date of the text; if it is
// zero, they have no interval. Broken or binary text gives what can be read in
// it.
func (l *Lexicon) Find(text []rune, report time.Time) []Expression {
	return l.Spans(text).Find(report)
}

// Spans finds where the expressions of time stand in a text.
func (l *Lexicon) Spans(text []rune) *Spans {
	s := &Spans{text: text}
	f := finders.Get().(*finder)
	defer finders.Put(f)
	f.lex = l
	for from := 0; from < len(text); {
		to := cut(text, from)
		f.scan(text[from:to])
		s.take(f, from)
		from = to
	}
	return s
}

// take adds what was found in the chunk that starts at offset base.
func (s *Spans) take(f *finder, base int) {
	for _, x := range f.found {
		x.start, x.end = base+f.tokens[x.first].start, base+f.tokens[x.last-1].end
		for of := &x.frame; of.to != nil; of = of.to {
			to := *of.to // the parser uses its frames again
			of.to = &to
		}
		s.found = append(s.found, x)
	}
	s.ends = append(s.ends, len(s.found))
}

// Find is Lexicon.Find of the text.
func (s *Spans) Find(report time.Time) []Expression {
	if !report.IsZero() {
		report = time.Date(report.Year(), report.Month(), report.Day(), 0, 0, 0, 0, time.UTC)
	}
	u := understanding{report: report}
	from := 0
	for _, to := range s.ends {
		u.read(s.found[from:to], s.text)
		from = to
	}
	return u.out
}

// FindString is Find on a string; its offsets count code points.
func (l *Lexicon) FindString(text string, report time.Time) []Expression {
	return l.Find([]rune(text), report)
}

// cut is where the chunk from from on ends: after a line break, or a space
// where there is none for long.
func cut(text []rune, from int) int {
	if len(text)-from <= chunk {
		return len(text)
	}
	for i := from + chunk; i > from+chunk/2; i-- {
		if text[i] == '\n' {
			return i
		}
	}
	for i := from + chunk; i > from+chunk/2; i-- {
		if text[i] == ' ' {
			return i
		}
	}
	return from + chunk
}

// scan finds the expressions of a chunk: at each token the longest reading.
func (f *finder) scan(text []rune) {
	f.text, f.tokens = tokenize(text, f.text, f.tokens)
	f.load(f.tokens)
	f.found = f.found[:0]
	for i := 0; i < len(f.tokens); {
		if !f.lex.rootFirst.meets(&f.starts[i]) {
			i++
			continue
		}
		best := f.longest(i)
		if best.last == 0 || f.overtaken(best) {
			i++
			continue
		}
		if f.skipped(i) {
			i = best.last
			continue
		}
		if best.frame.is(fKind) {
			best.kind = Kind(best.frame.get(fKind))
		}
		f.found = append(f.found, best)
		i = best.last
	}
	f.links()
	f.cues()
}

// longest is the longest expression at token i; its last is 0 if there is none.
func (f *finder) longest(i int) (best found) {
	for _, r := range f.lex.roots {
		for _, x := range f.parse(r.cat, i) {
			if x.end > best.last && !f.split(x.end) {
				best = found{first: i, last: x.end, kind: r.kind, frame: *x.frame}
			}
		}
	}
	return best
}

// overtaken says whether an expression like "that year" takes the first words
// of a longer one ("متن آن سال گذشته امضا شد").
func (f *finder) overtaken(x found) bool {
	if x.frame.get(fRel) != relSame {
		return false
	}
	for i := x.first + 1; i < x.last; i++ {
		if f.lex.rootFirst.meets(&f.starts[i]) && f.longest(i).last > x.last {
			return true
		}
	}
	return false
}

// split says whether an expression that ended before token i would cut a word
// or a number in two.
func (f *finder) split(i int) bool {
	if i >= len(f.tokens) {
		return false
	}
	if f.starts[i].has(f.lex.builtin[catTail]) {
		return true
	}
	if f.tokens[i].spaced {
		return false
	}
	a, b := f.tokens[i-1], f.tokens[i]
	return a.kind == tokenNumber && b.kind == tokenWord ||
		a.kind == tokenNumber && b.kind == tokenMark && i+1 < len(f.tokens) && f.tokens[i+1].kind == tokenNumber && !f.tokens[i+1].spaced && f.text[b.start] != '-'
}

// skipped says whether token i follows a word after which names stand that
// only look like dates ("خیابان ۱۷ شهریور"), or the first half of a number.
func (f *finder) skipped(i int) bool {
	if i == 0 {
		return false
	}
	c := f.lex.builtin[catName]
	for k := max(0, i-3); k < i; k++ {
		for _, r := range f.wordsAt(c, k) {
			if r.end == i {
				return true
			}
		}
	}
	t, before := f.tokens[i], f.tokens[i-1]
	return !t.spaced && t.kind == tokenNumber && before.kind == tokenMark && i > 1 &&
		f.tokens[i-2].kind == tokenNumber && !before.spaced && f.text[before.start] != '-'
}

// links looks at what stands between each expression and the one before.
func (f *finder) links() {
	kept := f.found[:0]
	for n, x := range f.found {
		if n > 0 {
			x.link = f.between(f.found[n-1].last, x.first)
		}
		weak := x.frame.is(fWeak) && x.link != beside
		if weak && n+1 < len(f.found) {
			after := f.found[n+1]
			weak = after.kind != KindDate || after.frame.is(fWeak) || f.between(x.last, after.first) != beside
		}
		if !weak {
			kept = append(kept, x)
		}
	}
	f.found = kept
}

func (f *finder) between(i, to int) link {
	if i == to {
		return beside
	}
	if to-i > 3 {
		return apart
	}
	l := beside
	for i < to {
		t := f.tokens[i]
		if t.kind == tokenMark {
			switch f.text[t.start] {
			case '(', '/', '=', '[':
				l = twin
			case '،', ',', '-':
			default:
				return apart
			}
			i++
			continue
		}
		end := 0
		for _, r := range f.wordsAt(f.lex.builtin[catBeside], i) {
			end = r.end
		}
		for _, r := range f.wordsAt(f.lex.builtin[catTwin], i) {
			end, l = r.end, twin
		}
		if end == 0 || end > to {
			return apart
		}
		i = end
	}
	return l
}

// How far to look for a word that tells the time of the clause.
const cueReach = 30

// cues looks for signs that the clause around an expression is about the
// future, up to a word that ends or opens a clause.
func (f *finder) cues() {
	future, stop := f.lex.builtin[catFuture], f.lex.builtin[catStop]
	for n := range f.found {
		x := &f.found[n]
		for i := x.last; i < len(f.tokens) && i < x.last+cueReach; i++ {
			if f.starts[i].has(future) {
				x.cue = Future
				break
			}
			if f.starts[i].has(stop) {
				x.cue = Past
				break
			}
		}
		if x.cue == Future {
			continue
		}
		end := false
		for i := x.first - 1; i >= 0 && i > x.first-cueReach; i-- {
			if f.starts[i].has(future) { // "قرار است", which ends in a stop
				if x.cue != Past || !end {
					x.cue = Future
				}
				break
			}
			if end {
				break
			}
			end = f.starts[i].has(stop)
		}
	}
}
