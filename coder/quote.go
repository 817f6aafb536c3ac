package coder

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// The marks of quotation, as they open and close.
const (
	openMarks  = "«“‘<"
	closeMarks = "»”’>"
	bothMarks  = "\"'"
)

// marked is a stretch between quotation marks in a line: indexes of its first
// and last word inside the marks, as positions in the line.
type marked struct{ first, last int }

// line is a line of the text: its sentences with their words in one row.
type line struct {
	sentences []*sentence
	at        []place // of each word of the row
	marks     []marked
}

type place struct{ sentence, word int }

func (l *line) word(i int) *syntax.Word { return &l.sentences[l.at[i].sentence].Words[l.at[i].word] }

// quotes finds what people are said to have said, line by line. An unnamed
// speaker of a line in marks is the one of the quotation before it.
func (c *Coder) quotes(d *document) []record.Quote {
	var out []record.Quote
	var carried *record.Entity
	open := false
	for i := 0; i < len(d.open); {
		l := &line{}
		for n := d.open[i].Line; i < len(d.open) && d.open[i].Line == n; i++ {
			for w := range d.open[i].Words {
				l.at = append(l.at, place{len(l.sentences), w})
			}
			l.sentences = append(l.sentences, d.open[i])
		}
		open = l.findMarks(open)
		q := quoter{Coder: c, d: d, line: l, carried: carried}
		q.read()
		for j := range q.out {
			if s := q.out[j].Speaker; s.Code != "" {
				carried = &q.out[j].Speaker
			}
		}
		out = append(out, q.out...)
	}
	slices.SortStableFunc(out, func(a, b record.Quote) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// findMarks finds what stands between marks in a line. A quotation that a
// line leaves open runs on into the next: the line then begins inside it.
func (l *line) findMarks(open bool) bool {
	depth, first := 0, 0
	if open && l.closesFirst() {
		depth = 1
	}
	for i := range l.at {
		form := l.word(i).Form
		opens := strings.ContainsAny(form, openMarks) || depth == 0 && strings.ContainsAny(form, bothMarks)
		closes := strings.ContainsAny(form, closeMarks) || depth > 0 && strings.ContainsAny(form, bothMarks)
		switch {
		case len([]rune(form)) > 1:
		case closes && depth > 0:
			if depth--; depth == 0 && i > first {
				l.marks = append(l.marks, marked{first, i - 1})
			}
		case opens:
			if depth++; depth == 1 {
				first = i + 1
			}
		}
	}
	if depth > 0 && first < len(l.at) {
		l.marks = append(l.marks, marked{first, len(l.at) - 1})
		return true
	}
	return false
}

// closesFirst tells whether the first mark of a line closes.
func (l *line) closesFirst() bool {
	for i := range l.at {
		if f := l.word(i).Form; strings.ContainsAny(f, openMarks) {
			return false
		} else if strings.ContainsAny(f, closeMarks) {
			return true
		}
	}
	return false
}

// quoter reads the quotations of one line.
type quoter struct {
	*Coder
	d       *document
	line    *line
	carried *record.Entity
	out     []record.Quote
	taken   []bool // words that a quotation holds already
}

func (q *quoter) read() {
	q.taken = make([]bool, len(q.line.at))
	base := 0
	for n, s := range q.line.sentences {
		acts := q.lexicon.speech.acts(s)
		credits := q.lexicon.speech.credits(s)
		via := ""
		for _, c := range credits {
			if c.kind != "according" || len(acts) > 0 && s.Clauses[acts[0].clause].Subject.Head >= 0 {
				via = c.who.entities[0].Text
			}
		}
		for _, a := range acts {
			if a.kind != "ask" && !q.taken[base+a.last] {
				q.reported(s, n, base, a, acts, via)
			}
		}
		if len(acts) == 0 {
			q.credited(s, base, credits)
		}
		base += len(s.Words)
	}
	q.unclaimed()
}

// reported takes the clause, or the words in marks, that a verb of saying
// governs.
func (q *quoter) reported(s *sentence, n, base int, a speechAct, acts []speechAct, via string) {
	speaker := q.speaker(s, a)
	start := a.last + 1
	for start < len(s.Words) && (s.Words[start].Form == "،" || s.Words[start].Form == "," || s.Words[start].Form == "و") {
		start++
	}
	announced := false
	for start < len(s.Words) && (s.Words[start].Form == "که" || s.Words[start].Form == ":" || s.Words[start].Form == "،") {
		announced = true
		start++
	}
	at := base + start
	for _, m := range q.line.marks {
		if m.first == at+1 || m.first == at {
			if m.first-1 < len(q.line.at) && m.last >= m.first {
				q.add("direct", m.first, m.last, speaker, via)
			}
			return
		}
	}
	// The words in marks before the verb: "«…»، وزیر خارجه گفت".
	for _, m := range q.line.marks {
		if verb := base + a.last; m.last < verb && m.last+1 >= base && verb-m.last < 25 && !announced && !q.taken[m.first] && (a.kind == "name" || m.last-m.first >= 3) {
			q.add("direct", m.first, m.last, speaker, via)
			return
		}
	}
	if start >= len(s.Words) {
		// "…: …" where the colon ended the sentence.
		if n+1 < len(q.line.sentences) && s.Words[len(s.Words)-1].Form == ":" {
			q.rest(base+len(s.Words), base+len(s.Words)+len(q.line.sentences[n+1].Words)-1, speaker, via)
		}
		return
	}
	if !announced && !q.governs(s, a, start) {
		return
	}
	q.rest(at, base+q.endOf(s, a, acts, start), speaker, via)
}

// governs tells whether a verb of saying has a clause after it that the tree
// makes its complement, though neither که nor a colon announces it.
func (q *quoter) governs(s *sentence, a speechAct, start int) bool {
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Parent == a.clause && c.Head > a.last && (c.Relation == "ccomp" || c.Relation == "parataxis" || c.Relation == "xcomp") {
			return true
		}
	}
	return false
}

// endOf is the last word of reported speech: that before the next clause of
// saying which goes on with the same sentence, or the sentence's last.
func (q *quoter) endOf(s *sentence, a speechAct, acts []speechAct, start int) int {
	end := len(s.Words) - 1
	for _, b := range acts {
		if b.clause == a.clause || b.last <= start || s.Clauses[b.clause].Parent != a.clause || s.Clauses[b.clause].Relation != "conj" {
			continue
		}
		first := s.Clauses[b.clause].Head
		for w := range s.Words {
			if s.owner[w] == b.clause && w > a.last {
				first = min(first, w)
			}
		}
		for first > start && (s.Words[first-1].Form == "و" || s.Words[first-1].Form == "،" || s.Words[first].Form == "و") {
			first--
		}
		end = min(end, first-1)
	}
	return end
}

// rest adds reported speech without its closing punctuation.
func (q *quoter) rest(first, last int, speaker record.Entity, via string) {
	for last > first && q.line.word(last).Tag == syntax.Punct && !strings.ContainsAny(q.line.word(last).Form, closeMarks+")") {
		last--
	}
	if last-first < 1 {
		return
	}
	q.add("indirect", first, last, speaker, via)
}

// credited takes a sentence that a phrase of credit opens: "به گفتهٔ …، …".
func (q *quoter) credited(s *sentence, base int, credits []credit) {
	for _, c := range credits {
		if c.kind == "via" || len(c.who.entities) == 0 {
			continue
		}
		if c.kind == "credit" && q.d.isOutlet(s.at, c.who.head) {
			continue
		}
		start := c.last + 1
		for start < len(s.Words) && s.Words[start].Tag == syntax.Punct {
			start++
		}
		if c.first > 2 || start >= len(s.Words) {
			continue
		}
		q.rest(base+start, base+len(s.Words)-1, c.who.entities[0], "")
		return
	}
}

// unclaimed takes words in marks that no verb of saying governs: by a verb of
// naming or the clause that they stand in, or a line that goes on with the
// speech before it. Marks around a term are left alone.
func (q *quoter) unclaimed() {
	for _, m := range q.line.marks {
		if q.taken[m.first] || m.last-m.first < 4 {
			continue
		}
		finite := false
		for i := m.first; i <= m.last; i++ {
			w := q.line.word(i)
			finite = finite || w.Tag == syntax.Verb || w.Tag == syntax.Aux
		}
		if !finite {
			continue
		}
		speaker := record.Entity{Code: "---"}
		if q.carried != nil {
			speaker = *q.carried
			speaker.Text, speaker.Start, speaker.End = "", 0, 0
		}
		for j := range q.out {
			speaker = q.out[j].Speaker
		}
		q.add("direct", m.first, m.last, speaker, "")
	}
}

// speaker is the subject of a clause of saying.
func (q *quoter) speaker(s *sentence, a speechAct) record.Entity {
	c := &s.Clauses[a.clause]
	if c.Subject.Head >= 0 {
		if e := s.who(c.Subject.Head); len(e) > 0 {
			return e[0]
		}
		p := c.Subject
		first, last := s.Words[p.First], s.Words[p.Last]
		return record.Entity{Text: q.d.Slice(first.Start, last.End), Start: first.Start, End: last.End, Code: "---"}
	}
	if e := q.d.antecedent(s.at, c.Head, s.Words[c.Head].Feats); len(e) > 0 {
		x := e[0]
		x.Text, x.Start, x.End = "", 0, 0
		return x
	}
	return record.Entity{Code: "---"}
}

func (q *quoter) add(kind string, first, last int, speaker record.Entity, via string) {
	for i := first; i <= last; i++ {
		q.taken[i] = true
	}
	start, end := q.line.word(first).Start, q.line.word(last).End
	q.out = append(q.out, record.Quote{Kind: kind, Start: start, End: end, Text: q.d.Slice(start, end), Speaker: speaker, About: q.d.about(start, end, speaker), Via: via})
}
