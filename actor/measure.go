package actor

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/ravabet/ravabet/gold"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// Measure compares the resolver with what readers coded.
type Measure struct {
	Entities    int // named in the gold, each sentence and text once
	Code        int // of these, with the right code
	Sector      int // with the right code and sector
	NamesGold   int // spans of actors and recipients in the gold
	NamesFound  int // of these, found as a mention
	MentionsAll int // mentions in the sentences that have such spans
	Misses      []Miss
}

// Miss is an entity that the resolver takes for another.
type Miss struct {
	Document string
	Sentence int
	Gold     gold.Entity
	Got      []record.Entity
	Why      string
	Line     string
}

// CodeRate is the share of entities with the right code, SectorRate of those
// with the right code and sector, given their text.
func (m *Measure) CodeRate() float64   { return float64(m.Code) / float64(max(m.Entities, 1)) }
func (m *Measure) SectorRate() float64 { return float64(m.Sector) / float64(max(m.Entities, 1)) }

// NamesF1 is the harmonic mean of recall (gold actors and recipients found as
// mentions) and precision (mentions that are actors or recipients); the gold
// holds only those who act, so precision tells how much else is mentioned.
func (m *Measure) NamesF1() (precision, recall, f1 float64) {
	precision = float64(m.NamesFound) / float64(max(m.MentionsAll, 1))
	recall = float64(m.NamesFound) / float64(max(m.NamesGold, 1))
	if precision+recall > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	return
}

// Print writes the figures, a line a measure.
func (m *Measure) Print(w io.Writer) {
	p, r, f := m.NamesF1()
	fmt.Fprintf(w, "actors given their text: %d, code right %.3f, code and sector right %.3f\n", m.Entities, m.CodeRate(), m.SectorRate())
	fmt.Fprintf(w, "names of actors      P %.3f R %.3f F1 %.3f\n", p, r, f)
}

// PrintMisses writes the entities taken for others, a line each: document and
// line, text, what the reader coded, what the resolver found and why, and the
// line of the text.
func (m *Measure) PrintMisses(w io.Writer) {
	for _, x := range m.Misses {
		var got []string
		for _, e := range x.Got {
			got = append(got, e.Code+" "+e.Sector)
		}
		fmt.Fprintf(w, "%s:%d | %s | %s %s | %s | %s | %s\n", x.Document, x.Sentence, x.Gold.Text,
			x.Gold.Code, x.Gold.Sector, strings.Join(got, ", "), x.Why, x.Line)
	}
}

// Measure resolves the documents and compares. Each line of a document is
// analysed with the others, joined by line feeds.
func (l *Lexicon) Measure(documents []gold.Document, analyse func(string) *syntax.Document) *Measure {
	m := &Measure{}
	for i := range documents {
		l.measure(m, &documents[i], analyse)
	}
	return m
}

// named is a text that a coded line has for entities.
type named struct {
	line int
	text string
	as   []gold.Entity
}

// namedIn lists what the events and quotes of a document name, each line and
// text once.
func namedIn(g *gold.Document) []named {
	var out []named
	see := func(line int, e gold.Entity) {
		if e.Text == "" || line < 1 || line > len(g.Lines) {
			return
		}
		i := slices.IndexFunc(out, func(n named) bool { return n.line == line && n.text == e.Text })
		if i < 0 {
			i = len(out)
			out = append(out, named{line: line, text: e.Text})
		}
		if !slices.Contains(out[i].as, e) {
			out[i].as = append(out[i].as, e)
		}
	}
	for _, e := range g.Events {
		for _, a := range e.Actors {
			see(e.Line, a)
		}
		for _, a := range e.Recipients {
			see(e.Line, a)
		}
	}
	for _, q := range g.Quotes {
		see(q.Line, q.Speaker)
	}
	return out
}

func (l *Lexicon) measure(m *Measure, g *gold.Document, analyse func(string) *syntax.Document) {
	starts, n := []int{}, 0
	for _, line := range g.Lines {
		starts = append(starts, n)
		n += len([]rune(line)) + 1
	}
	doc := analyse(g.Text())
	date, _ := time.Parse(time.DateOnly, g.Date)
	found := l.Resolve(doc, date)
	sentences := map[int]bool{}
	for _, k := range namedIn(g) {
		from := starts[k.line-1]
		si, first, last := find(doc, from, from+len([]rune(g.Lines[k.line-1])), []rune(k.text))
		if si < 0 {
			continue
		}
		got, why := found.Phrase(si, first, last), ""
		m.NamesGold++
		if x := found.within(si, first, last); x != nil {
			why = x.Why
			if x.First <= last && x.Last >= first {
				m.NamesFound++
			}
		}
		if !sentences[si] {
			sentences[si] = true
			for _, x := range found.In(si) {
				if !x.inner && x.Kind != Place {
					m.MentionsAll++
				}
			}
		}
		if len(got) == 0 {
			got = []record.Entity{{Code: "---", Sector: "UNK"}}
		}
		for _, w := range k.as {
			m.compare(w, got, Miss{g.ID, k.line, w, got, why, g.Lines[k.line-1]})
		}
	}
}

// compare counts whether an entity is among those found.
func (m *Measure) compare(want gold.Entity, got []record.Entity, miss Miss) {
	m.Entities++
	code, sector := false, false
	for _, e := range got {
		if e.Code == want.Code {
			code, sector = true, sector || e.Sector == want.Sector
		}
	}
	if code {
		m.Code++
	}
	if sector {
		m.Sector++
	} else {
		m.Misses = append(m.Misses, miss)
	}
}

// find finds the words of a part of a line, where it stands as whole words
// rather than inside of one.
func find(doc *syntax.Document, from, to int, part []rune) (si, first, last int) {
	si = -1
	for at := from; at < to; at++ {
		n := indexRunes(doc.Runes[at:to], part)
		if n < 0 {
			return
		}
		at += n
		s, f, l := locate(doc, at, at+len(part))
		if s < 0 {
			continue
		}
		if si < 0 {
			si, first, last = s, f, l
		}
		if w := doc.Sentences[s].Words; w[f].Start == at && w[l].End == at+len(part) {
			return s, f, l
		}
	}
	return
}

// locate finds the sentence and words that cover a span in code points.
func locate(doc *syntax.Document, start, end int) (si, first, last int) {
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if end <= s.Start || start >= s.End {
			continue
		}
		first, last = -1, -1
		for w := range s.Words {
			if s.Words[w].End > start && s.Words[w].Start < end {
				if first < 0 {
					first = w
				}
				last = w
			}
		}
		if first >= 0 {
			return i, first, last
		}
	}
	return -1, -1, -1
}

func indexRunes(text, part []rune) int {
search:
	for i := 0; i+len(part) <= len(text); i++ {
		for j := range part {
			if text[i+j] != part[j] {
				continue search
			}
		}
		return i
	}
	return -1
}

// NameMeasure counts names of one kind, by exact spans.
type NameMeasure struct{ Right, Found, Gold int }

// NameMeasures are those of each kind: PER, LOC, ORG.
type NameMeasures map[string]*NameMeasure

// MeasureNames compares the names found in tagged sentences with their
// labels.
func MeasureNames(l *Lexicon, examples []NameExample) NameMeasures {
	out := NameMeasures{"PER": {}, "LOC": {}, "ORG": {}, "all": {}}
	for i := range examples {
		x := &examples[i]
		right, got := spans(x.Labels), spans(l.LabelNames(&x.Sentence))
		for s := range right {
			out[s.kind].Gold++
			out["all"].Gold++
			if got[s] {
				out[s.kind].Right++
				out["all"].Right++
			}
		}
		for s := range got {
			out[s.kind].Found++
			out["all"].Found++
		}
	}
	return out
}

// F1 is the harmonic mean of precision and recall.
func (m *NameMeasure) F1() float64 {
	return 2 * float64(m.Right) / float64(max(m.Found+m.Gold, 1))
}

// Print writes a line a kind.
func (m NameMeasures) Print(w io.Writer) {
	for _, kind := range []string{"PER", "LOC", "ORG", "all"} {
		x := m[kind]
		fmt.Fprintf(w, "names %s: %d of %d found, %d right, F1 %.3f\n", kind, x.Found, x.Gold, x.Right, x.F1())
	}
}

type nameSpan struct {
	kind        string
	first, last int
}

func spans(labels []string) map[nameSpan]bool {
	out := map[nameSpan]bool{}
	for i := 0; i < len(labels); i++ {
		kind, ok := labels[i], false
		if len(kind) > 2 {
			kind, ok = kind[2:], kind[0] == 'B'
		}
		if !ok || kind != "PER" && kind != "LOC" && kind != "ORG" {
			continue
		}
		j := i
		for j+1 < len(labels) && labels[j+1] == "I-"+kind {
			j++
		}
		out[nameSpan{kind, i, j}] = true
	}
	return out
}
