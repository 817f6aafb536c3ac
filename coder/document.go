package coder

import (
	"slices"
	"time"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
	"github.com/ravabet/ravabet/when"
)

// document is a document with the layers that coding needs.
type document struct {
	*syntax.Document
	coder    *Coder
	cues     *syntax.Cues
	date     time.Time // of the report, zero where unknown
	mentions *actor.Mentions
	dates    []when.Expression
	open     []*sentence
	quotes   []record.Quote
	speakers []int // by sentence, who speaks in a headline, -1 for none
}

// span is the original text from the first to the last of some words of a
// sentence.
func (d *document) span(sentence int, words []int) record.Span {
	s := &d.Sentences[sentence]
	first, last := s.Words[words[0]], s.Words[words[len(words)-1]]
	return record.Span{Start: first.Start, End: last.End, Text: d.Slice(first.Start, last.End)}
}

// mentionAt returns the mention that a word heads, or begins, nil for none.
func (d *document) mentionAt(sentence, word int) *actor.Mention {
	if m := d.mentions.Headed(sentence, word); m != nil {
		return m
	}
	// The tree and the resolver may see different heads of one name.
	if m := d.mentions.At(sentence, word); m != nil && m.Kind != actor.Pronoun && d.Sentences[sentence].Words[word].Tag != syntax.Verb {
		if h := d.Sentences[sentence].Words[word].Head; h >= m.First && h <= m.Last {
			return nil // a modifier within the phrase
		}
		return m
	}
	return nil
}

// antecedent is who an unsaid subject is.
func (d *document) antecedent(sentence, word int, f syntax.Features) []record.Entity {
	if f.Person == 1 || f.Person == 2 {
		return nil
	}
	return d.mentions.Antecedent(sentence, word, f.Number)
}

// voice is who says what stands at an offset, without the words that name him,
// nil where nobody known is said to.
func (d *document) voice(at int) []record.Entity {
	for i := range d.quotes {
		if q := &d.quotes[i]; q.Start <= at && at < q.End && q.Speaker.Code != "" && q.Speaker.Code != "---" {
			return []record.Entity{unnamed(q.Speaker)}
		}
	}
	return nil
}

// isOutlet tells whether a word names a news outlet.
func (d *document) isOutlet(sentence, word int) bool {
	m := d.mentions.At(sentence, word)
	return m != nil && m.Kind == actor.Outlet
}

// about are the codes of whom a stretch of text names, but for its speaker.
func (d *document) about(start, end int, speaker record.Entity) []string {
	out := []string{}
	for i := range d.mentions.All {
		m := &d.mentions.All[i]
		if m.Start < start || m.End > end || m.Kind == actor.Outlet {
			continue
		}
		for _, e := range m.Entities {
			if e.Code != "---" && e.Code != "" && e.Code != speaker.Code && !slices.Contains(out, e.Code) {
				out = append(out, e.Code)
			}
		}
	}
	return out
}

// placeOf finds where the clause of a word says that its act took place: a
// place or a state under "در", which no mention of a participant takes.
func (s *sentence) placeOf(anchor int) *record.Entity {
	for i := range s.Words {
		if s.owner[i] != s.owner[anchor] && s.Words[i].Head != anchor {
			continue
		}
		m := s.doc.mentions.Headed(s.at, i)
		if m == nil || m.Kind != actor.State && m.Kind != actor.Place {
			continue
		}
		p := s.phraseOf(i)
		if p.Preposition != "در" {
			if h := s.Words[i].Head; h < 0 || !s.isComplement(i) || s.phraseOf(h).Preposition != "در" || s.doc.mentionAt(s.at, h) != nil || m.Kind == actor.State && s.actOf(h) {
				continue
			}
		}
		e := m.Entities[0]
		e.Sector = ""
		return &e
	}
	return nil
}

// actOf tells whether the state that completes a noun is who does it, and not where it
// happens: "در حملهٔ اسرائیل", but "در انتخابات فرانسه".
func (s *sentence) actOf(i int) bool {
	l := s.doc.coder.lexicon
	return s.eventNoun(i) && !l.affairs[s.lemma[i]] && !l.affairs[s.bare[i]] && !l.movements[s.lemma[i]] && !l.movements[s.bare[i]]
}

// placeIn is the text of that place, "" for none.
func (s *sentence) placeIn(anchor int) string {
	if e := s.placeOf(anchor); e != nil {
		return e.Text
	}
	return ""
}

// expressions are the dates between two offsets.
func (d *document) expressions(start, end int) []when.Expression {
	first, _ := slices.BinarySearchFunc(d.dates, start, func(e when.Expression, at int) int { return e.Start - at })
	last := first
	for last < len(d.dates) && d.dates[last].Start < end {
		last++
	}
	return d.dates[first:last]
}

// dateOf is the date of what the clause of a word tells: by its clause, else
// by its sentence, else that of the report, and which of them it was.
func (c *Coder) dateOf(s *sentence, anchor int) (date, from string) {
	cl := s.clause(anchor)
	direction := when.Past
	if cl != nil && cl.Future {
		direction = when.Future
	}
	other := ""
	for _, e := range s.doc.expressions(s.Start, s.End) {
		if e.Kind != when.KindDate && e.Kind != when.KindTime {
			continue
		}
		iso := e.Toward(direction).ISO()
		if iso == "" {
			continue
		}
		if w := s.wordAt(e.Start); w >= 0 && s.owner[w] == s.owner[anchor] {
			return iso, "clause"
		}
		if other == "" {
			other = iso
		}
	}
	if other != "" {
		return other, "sentence"
	}
	if !s.doc.date.IsZero() {
		return s.doc.date.Format(time.DateOnly), "report"
	}
	return "", ""
}

// wordAt is the word that an offset falls in, -1 for none.
func (s *sentence) wordAt(offset int) int {
	for i := range s.Words {
		if s.Words[i].Start <= offset && offset < s.Words[i].End {
			return i
		}
	}
	return -1
}

// beneath tells whether a clause hangs, over however many, on another one.
func (s *sentence) beneath(k, of int) bool {
	for n := 0; k >= 0 && n < len(s.Clauses); n++ {
		if r := s.Clauses[k].Relation; r == "conj" || r == "root" {
			return false
		}
		if k = s.Clauses[k].Parent; k == of {
			return k >= 0
		}
	}
	return false
}

// history tells whether the dates of a clause, or of its sentence where the
// clause has none, are more than a year before the report.
func (c *Coder) history(s *sentence, anchor int) bool {
	own, any := 0, 0
	for _, e := range s.doc.expressions(s.Start, s.End) {
		if e.Kind != when.KindDate || e.To.IsZero() {
			continue
		}
		then := -1
		if limit := s.doc.date.AddDate(-1, 0, 0); s.doc.date.IsZero() && e.To.Year() < 2000 || e.To.Before(limit) {
			then = 1
		}
		w := s.wordAt(e.Start)
		if w >= 0 && s.owner[w] == s.owner[anchor] {
			own += then
		}
		if w < 0 || !s.beneath(s.owner[w], s.owner[anchor]) {
			any += then
		}
	}
	if own != 0 {
		return own > 0
	}
	return any > 0 || any == 0 && s.bygone(anchor)
}
