package coder

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// quotes finds what people are said to have said, line by line. An unnamed
// speaker of a line in marks is the one of the quotation before it.
func (c *Coder) quotes(d *document) []record.Quote {
	k := &speakers{byName: map[string]record.Entity{}, local: c.localState(d)}
	var out []record.Quote
	for n, l := range d.lines() {
		q := quoter{Coder: c, d: d, line: l, speakers: k, headline: n == 0}
		q.read()
		out = append(out, q.out...)
	}
	slices.SortStableFunc(out, func(a, b record.Quote) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// quoter reads the quotations of one line.
type quoter struct {
	*Coder
	*speakers
	d        *document
	line     *line
	headline bool
	out      []record.Quote
	taken    []bool // words that a quotation or a phrase of credit holds
}

// saying is a clause of saying in its line.
type saying struct {
	speechAct
	s       *sentence
	n, base int // of the sentence in the line: index, position of its first word
	acts    []speechAct
	via     string
	source  *record.Entity // whom an outlet cites: "به نقل از …"
}

func (q *quoter) read() {
	q.taken = make([]bool, len(q.line.at))
	for _, m := range q.line.marks {
		if m.continued {
			q.goesOn(m)
		}
	}
	base := 0
	for n, s := range q.line.sentences {
		credits := q.lexicon.speech.credits(s)
		acts := slices.DeleteFunc(q.lexicon.speech.acts(s), func(a speechAct) bool {
			return slices.ContainsFunc(credits, func(c credit) bool { return c.first < a.last && a.last <= c.last })
		})
		via := q.labelled(s, base)
		source := q.cited(s, credits)
		for _, c := range credits {
			if c.kind != "according" || c.first <= 2 && len(acts) > 0 && s.Clauses[acts[0].clause].Subject.Head >= 0 {
				via = q.outletText(s, c)
			}
		}
		q.credited(s, base, credits, acts)
		for _, c := range credits {
			for i := c.first; i <= c.last; i++ {
				q.taken[base+i] = true
			}
		}
		q.stated(s, base, acts)
		for _, a := range acts {
			if at := base + a.last; !q.taken[at] && !q.inMarks(at) {
				q.reported(saying{a, s, n, base, acts, via, source})
			}
		}
		base += len(s.Words)
	}
	if q.headline {
		q.signed()
	}
	q.unclaimed()
}

// inMarks tells whether a position of the line stands between marks.
func (q *quoter) inMarks(at int) bool {
	return slices.ContainsFunc(q.line.marks, func(m marked) bool { return m.first <= at && at <= m.last })
}

// goesOn takes a stretch that goes on with the quotation of the line before.
func (q *quoter) goesOn(m marked) {
	speaker := record.Entity{Code: "---"}
	if q.carried != nil {
		speaker = unnamed(*q.carried)
	}
	q.add("direct", m.first, m.last, speaker, "")
}

// unnamed is a speaker whom the line does not name.
func unnamed(e record.Entity) record.Entity {
	e.Text, e.Start, e.End = "", 0, 0
	return e
}

// reported takes the clause, or the words in marks, that a verb of saying
// governs.
func (q *quoter) reported(a saying) {
	start, how := a.complement()
	if m, ok := q.marksAt(a.base + start); ok && (how == ":" || a.kind != "ask" && a.kind != "deed" && q.whole(m)) {
		q.said("direct", m.first, m.last, a)
		return
	}
	if a.kind == "ask" || a.kind == "deed" {
		return
	}
	if how == "" && q.marksBefore(a) {
		return
	}
	if start >= len(a.s.Words) {
		// "…: …" where the colon ended the sentence.
		if how == ":" && a.n+1 < len(q.line.sentences) {
			from := a.base + len(a.s.Words)
			q.said("indirect", from, q.furtherSpeech(a.n+1, from+len(q.line.sentences[a.n+1].Words)-1), a)
		}
		return
	}
	if a.reports(start, how) {
		end := a.base + a.end(start, how)
		if how == ":" && end == a.base+len(a.s.Words)-1 {
			end = q.furtherSpeech(a.n, end)
		}
		q.said("indirect", a.base+start, q.throughMarks(a.base+start, end), a)
	}
}

// said adds what an act of saying reports. An outlet that cites a source is
// only what the source speaks through.
func (q *quoter) said(kind string, first, last int, a saying) {
	speaker, via := q.speaker(a), a.via
	if a.source != nil && speaker.Text != "" && q.outletNamed(a.s, speaker) {
		speaker, via = *a.source, speaker.Text
	}
	if kind == "direct" {
		q.add(kind, first, last, speaker, via)
	} else {
		q.rest(first, last, speaker, via)
	}
}

// throughMarks is the end of reported speech that ends within marks which
// open in it: their end.
func (q *quoter) throughMarks(first, last int) int {
	for _, m := range q.line.marks {
		if m.first > first && m.first <= last && last < m.last {
			return min(m.last+1, len(q.line.at)-1)
		}
	}
	return last
}

// furtherSpeech is the end of speech that a colon announces and no marks hold,
// through the sentences of the line behind the n-th: until one in which
// somebody is said to speak or the report goes on.
func (q *quoter) furtherSpeech(n, end int) int {
	x := q.lexicon.speech
	for _, s := range q.line.sentences[n+1:] {
		if p, m := x.phraseAt(s.form, 0); m > 0 && p.kind != "stating" || len(s.Words) < 3 || s.finiteFrom(0) < 0 {
			break
		}
		if slices.ContainsFunc(x.acts(s), func(a speechAct) bool { return a.kind != "ask" && a.kind != "deed" && a.kind != "believe" }) {
			break
		}
		end += len(s.Words)
	}
	return end
}

// complement is where what is said begins after a verb of saying, and what
// announces it: "که", ":", "،" or "".
func (a *saying) complement() (int, string) {
	start, how := a.last+1, ""
	for start < len(a.s.Words) {
		switch f := a.s.Words[start].Form; f {
		case "که", ":":
			how = f
		case "،", ",":
			how = cmp.Or(how, "،")
		default:
			return start, how
		}
		start++
	}
	return start, how
}

// marksAt is the stretch in marks that begins at a position.
func (q *quoter) marksAt(at int) (marked, bool) {
	for _, m := range q.line.marks {
		if m.first == at+1 || m.first == at {
			return m, true
		}
	}
	return marked{}, false
}

// whole tells whether a stretch in marks is all that is said: what follows is
// no more of the same clause.
func (q *quoter) whole(m marked) bool {
	next := m.last + 2
	if next >= len(q.line.at) {
		return true
	}
	w := q.line.word(next)
	return w.Tag == syntax.Punct || w.Tag == syntax.Cconj || q.line.at[next].sentence != q.line.at[m.last].sentence
}

// marksBefore takes the words in marks before the verb: "«…»، وزیر خارجه
// گفت"; of a verb of naming those in its own clause, however few.
func (q *quoter) marksBefore(a saying) bool {
	verb := a.base + a.last
	for i := len(q.line.marks) - 1; i >= 0; i-- {
		m := q.line.marks[i]
		if m.last >= verb || q.taken[m.first] {
			continue
		}
		switch {
		case a.kind == "name":
			if verb-m.last > 12 || q.verbBetween(m.last+1, verb) || m.first < a.base || q.isName(m) {
				return false
			}
		case !q.verbBetween(m.first, m.last+2) && (m.first > a.base+1 || m.last-m.first < 3) || verb-m.last >= 25 || m.last+1 < a.base || q.verbBetween(m.last+1, a.base+a.begin):
			return false
		}
		q.said("direct", m.first, m.last, a)
		return true
	}
	return false
}

// verbBetween tells whether a finite verb stands between two positions that
// is not part of the predicate that ends at the second.
func (q *quoter) verbBetween(first, last int) bool {
	for i := first; i < last-1; i++ {
		if w := q.line.word(i); w.Tag == syntax.Verb && w.Feats.VerbForm == syntax.Finite {
			return true
		}
	}
	return false
}

// isName tells whether what stands in marks is a name: the name of an
// organisation, or a word that a noun before it introduces ("موسوم به «…»").
func (q *quoter) isName(m marked) bool {
	p := q.line.at[m.first]
	s := q.line.sentences[p.sentence]
	if q.lexicon.pacts.bodies[s.lemma[p.word]] {
		return true
	}
	x := q.d.mentions.At(s.at, p.word)
	return x != nil && x.Last-x.First >= m.last-m.first && x.Entities[0].Code != "---"
}

// rest adds reported speech without its closing punctuation.
func (q *quoter) rest(first, last int, speaker record.Entity, via string) {
	for last > first && q.line.word(last).Tag == syntax.Punct && !strings.ContainsAny(q.line.word(last).Form, closeMarks+bothMarks+")") {
		last--
	}
	if last-first >= 1 {
		q.add("indirect", first, last, speaker, via)
	}
}

// unclaimed takes words in marks that no verb of saying governs: by the
// speaker of the line or of the speech before it. Marks around a term are
// left alone.
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
			speaker = unnamed(*q.carried)
		}
		q.add("direct", m.first, m.last, speaker, "")
	}
}

func (q *quoter) add(kind string, first, last int, speaker record.Entity, via string) {
	speaker = q.settle(speaker)
	for i := first; i <= last; i++ {
		q.taken[i] = true
	}
	start, end := q.line.word(first).Start, q.line.word(last).End
	q.out = append(q.out, record.Quote{Kind: kind, Start: start, End: end, Text: q.d.Slice(start, end), Speaker: speaker, About: q.d.about(start, end, speaker), Via: via})
	q.note(speaker)
}
