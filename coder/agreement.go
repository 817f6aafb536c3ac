package coder

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
	"github.com/ravabet/ravabet/when"
)

// pactReader reads the agreements that a document tells of.
type pactReader struct {
	*Coder
	d   *document
	out []record.Agreement
	// last is the index of the agreement that was told last, -1.
	last int
	told []bool // of each agreement, whether the text tells its date
}

// agreements finds the agreements that a document tells of. What a later line
// says of the same parties' documents of the same count and kind is a further
// mention of the one.
func (c *Coder) agreements(d *document) []record.Agreement {
	r := pactReader{Coder: c, d: d, last: -1}
	for _, s := range d.open {
		r.read(s)
	}
	for i := range r.out {
		slices.SortStableFunc(r.out[i].Mentions, func(a, b record.Span) int { return cmp.Compare(a.Start, b.Start) })
	}
	return r.out
}

func (r *pactReader) read(s *sentence) {
	x := r.lexicon.pacts
	for i := 0; i < len(s.Words); i++ {
		kind, n := x.kindAt(s, i)
		if n == 0 || s.rel(i) == "compound" && n == 1 && s.lightVerb(i) || r.inName(s, i) {
			continue
		}
		if x.coordinated(s, i) {
			i += n - 1
			continue
		}
		p := x.readNoun(s, i, n, kind)
		if kind != "statement" || x.isJoint(&p) || r.pointsBack(&p) {
			r.pact(&p)
		}
		i += n - 1
	}
}

// coordinated tells whether a noun that names an agreement only names with the
// one before it what both of them count: "۹ سند و یادداشت تفاهم".
func (x *pactLexicon) coordinated(s *sentence, i int) bool {
	if i < 2 || s.Words[i-1].Form != "و" {
		return false
	}
	for j := i - 2; j >= max(0, i-3); j-- {
		if _, n := x.kindAt(s, j); n > 0 && j+n == i-1 {
			return true
		}
	}
	return false
}

// lightVerb tells whether a noun and the verb behind it are one verb:
// "توافق کردند".
func (s *sentence) lightVerb(i int) bool {
	for j := i + 1; j < len(s.Words); j++ {
		if s.Words[j].Tag != syntax.Aux {
			return s.Words[j].Tag == syntax.Verb
		}
	}
	return false
}

// kindAt is the kind of agreement that a noun names, and its number of words.
func (x *pactLexicon) kindAt(s *sentence, i int) (string, int) {
	kind, n := x.kinds.at(s, i)
	if n == 0 && i > 0 && s.Words[i].Tag == syntax.Adj && (s.Words[i-1].Tag == syntax.Adp || s.Words[i-1].Tag == syntax.Propn) {
		// "با قراردادی" and "با عراق قراردادی", easily read as an adjective.
		if kind, ok := x.kinds.whole[strings.TrimSuffix(s.form[i], "ی")]; ok {
			return kind, 1
		}
	}
	for j := i; j < i+n; j++ {
		if t := s.Words[j].Tag; t == syntax.Verb || t == syntax.Aux || t == syntax.Adp {
			return "", 0
		}
	}
	return kind, n
}

// inName tells whether a word stands in the name of a body or a person.
func (r *pactReader) inName(s *sentence, i int) bool {
	m := r.d.mentions.At(s.at, i)
	return m != nil && (m.Kind == actor.Organisation || m.Kind == actor.Person || m.Kind == actor.Body)
}

// isJoint tells whether a statement is one of several sides.
func (x *pactLexicon) isJoint(p *pactNoun) bool {
	for j := p.i; j < min(len(p.s.Words), p.i+p.n+2); j++ {
		if f := p.s.form[j]; j > p.i && (strings.HasSuffix(f, "بندی") || strings.HasSuffix(f, "مادهای")) {
			return true // "بیانیه‌ای یازده‌بندی"
		}
		if x.joint[p.s.form[j]] || x.joint[p.s.bare[j]] || x.joint[strings.TrimSuffix(p.s.form[j], "ی")] {
			return true
		}
	}
	return false
}

// pointsBack tells whether a statement is a joint one that was told before: "در این
// بیانیه".
func (r *pactReader) pointsBack(p *pactNoun) bool {
	return p.same && r.last >= 0 && r.out[r.last].Kind == "statement"
}

// pact adds the agreements that a noun names.
func (r *pactReader) pact(p *pactNoun) {
	if p.negated {
		return
	}
	x := r.lexicon.pacts
	sets := r.parties(p)
	if sets == nil {
		return
	}
	if p.status == "" {
		p.status = "signed"
		if !p.basis && x.planned(p.s, p.i) {
			p.status = "planned"
		}
	}
	for _, parties := range sets {
		a := record.Agreement{Kind: p.kind, Status: p.status, Parties: parties, Fields: x.fieldsOf(p)}
		a.Count = x.count(p)
		if len(sets) > 1 {
			a.Count = record.Count{Exactly: 1}
		}
		if b := r.toldBefore(p, parties); b != nil {
			if p.same {
				a.Kind = b.Kind
			}
			if p.same && p.s.Words[p.i].Feats.Number == syntax.Plural {
				a.Count = b.Count
			}
		}
		at := p.i
		if p.clause >= 0 && len(p.words) > 0 {
			at = p.words[0]
		}
		if len(p.words) > 0 || p.within {
			a.Place = p.s.placeIn(at)
		}
		date, told := r.dated(p, at)
		a.Date = date
		words := append(slices.Clone(p.words), p.i, p.i+p.n-1)
		slices.Sort(words)
		a.Mentions = []record.Span{p.s.doc.span(p.s.at, words)}
		r.merge(a, p.same, told)
	}
}

// toldBefore is the agreement told before that a noun points at ("این سند"), nil
// for none.
func (r *pactReader) toldBefore(p *pactNoun, parties []record.Entity) *record.Agreement {
	if !p.same && !p.of || r.last < 0 || !sameParties(r.out[r.last].Parties, parties) {
		return nil
	}
	return &r.out[r.last]
}

// merge adds an agreement to those of the document: as a mention of one that
// is there already, or as another. same says that the text points at one,
// told that it tells the date.
func (r *pactReader) merge(a record.Agreement, same, told bool) {
	for i := range r.out {
		b := &r.out[i]
		if !sameParties(a.Parties, b.Parties) || a.Kind != b.Kind || a.Status != b.Status && !same {
			continue
		}
		count, ok := oneCount(a.Count, b.Count)
		if !ok || !same && len(a.Fields) > 0 && len(b.Fields) > 0 && !overlaps(a.Fields, b.Fields) {
			continue
		}
		b.Count = count
		b.Mentions = append(b.Mentions, a.Mentions...)
		for _, f := range a.Fields {
			if !slices.Contains(b.Fields, f) {
				b.Fields = append(b.Fields, f)
			}
		}
		if slices.Index(pactStatuses, a.Status) < slices.Index(pactStatuses, b.Status) {
			b.Status = a.Status // what has become of it since
		}
		b.Place = cmp.Or(b.Place, a.Place)
		if told && !r.told[i] || b.Date == "" {
			b.Date, r.told[i] = a.Date, told
		}
		r.last = i
		return
	}
	r.out, r.told = append(r.out, a), append(r.told, told)
	r.last = len(r.out) - 1
}

// oneCount is what two counts of the same documents come to, and whether they
// can be of the same: "چند سند" and "چهار سند" can.
func oneCount(a, b record.Count) (record.Count, bool) {
	switch {
	case a == b:
		return a, true
	case a.Min > 0 && b.Exactly >= a.Min:
		return b, true
	case b.Min > 0 && a.Exactly >= b.Min:
		return a, true
	}
	return a, false
}

func sameParties(a, b []record.Entity) bool {
	for _, e := range a {
		if !hasCode(b, e.Code) {
			return false
		}
	}
	return len(a) == len(b)
}

func hasCode(in []record.Entity, code string) bool {
	return slices.ContainsFunc(in, func(e record.Entity) bool { return e.Code == code })
}

func overlaps(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// dated is the date of what has become of an agreement, and whether the text
// tells it: by the clause that tells of it, else by what stands before its
// verb, else that of the report where it was made by then.
func (r *pactReader) dated(p *pactNoun, at int) (string, bool) {
	s := p.s
	direction := when.Past
	if p.status == "planned" {
		direction = when.Future
	}
	first, last := p.i, p.i
	if len(p.words) > 0 {
		first, last = p.segment()
	}
	before := ""
	for _, e := range s.doc.expressions(s.Start, s.End) {
		if e.Kind != when.KindDate && e.Kind != when.KindTime {
			continue
		}
		iso, w := e.Toward(direction).ISO(), s.wordAt(e.Start)
		if len(iso) < len("2006") || w < first || s.until(w) {
			continue
		}
		if s.owner[w] == s.owner[at] && w <= last+6 && len(p.words) > 0 {
			return iso, true
		}
		if w <= last && before == "" {
			before = iso
		}
	}
	if before != "" {
		return before, true
	}
	if len(p.words) == 0 && s.Line > 0 && !p.within || p.status == "planned" || p.basis && !p.within || s.doc.date.IsZero() {
		return "", false
	}
	return s.doc.date.Format(time.DateOnly), false
}

// until tells whether a date is how long something lasts: "تا سال ۱۴۰۶".
func (s *sentence) until(date int) bool {
	for i := date; i >= max(0, date-2); i-- {
		if s.Words[i].Form == "تا" {
			return true
		}
	}
	return false
}
