package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// credit is a phrase of credit in a sentence: its words, and who it names.
type credit struct {
	kind        string
	first, last int // of the phrase with its complement
	who         filler
}

// credits finds the phrases of credit of a sentence.
func (x *speechLexicon) credits(s *sentence) []credit {
	var out []credit
	for i := 0; i < len(s.Words); i++ {
		p, n := x.phraseAt(s.form, i)
		if n == 0 || p.kind == "stating" || p.kind == "feeling" || p.kind == "narrator" || i+n >= len(s.Words) {
			continue
		}
		c := credit{kind: p.kind, first: i, last: i + n - 1}
		var got *record.Entity
		end, comma := i+n-1, false
		for j := i + n; j < len(s.Words) && j < i+n+14; j++ {
			if w := &s.Words[j]; w.Form == "،" || w.Form == "," || w.Form == ":" || w.Form == "که" || w.Tag == syntax.Verb {
				comma = w.Tag == syntax.Punct
				break
			}
			if q, m := x.phraseAt(s.form, j); m > 0 && q.kind == "via" {
				break
			}
			c.last = j
			if got == nil {
				if m := s.doc.mentionAt(s.at, j); m != nil && len(m.Entities) > 0 {
					got = &m.Entities[0]
					c.who = filler{head: j, entities: m.Entities}
					end = max(j, m.Last)
				}
			}
		}
		// Without a comma the source ends with its name: "طبق گفتهٔ مقامات رسمی
		// حداقل ۱۰ تن …".
		if !comma && got != nil && c.last > end {
			for c.last = end; c.last+1 < len(s.Words) && s.Words[c.last+1].Tag == syntax.Adj; c.last++ {
			}
		}
		if !comma && got == nil {
			c.last = min(c.last, i+n)
		}
		if c.last < i+n || s.form[i+n] == "من" || s.form[i+n] == "ما" {
			continue
		}
		if got == nil {
			c.who = filler{head: i + n, entities: []record.Entity{s.phrase(i+n, c.last)}}
		}
		c.last = s.apposition(c.last)
		out = append(out, c)
		i = c.last
	}
	return out
}

// apposition is the last word of an office or description that stands between
// commas behind a phrase which ends at a word: "به گفتهٔ X، رئیس …، …".
func (s *sentence) apposition(last int) int {
	if last+2 >= len(s.Words) || s.Words[last+1].Form != "،" {
		return last
	}
	m := s.doc.mentions.At(s.at, last+2)
	if m != nil && m.First == last+2 && m.Kind != actor.Role && m.Kind != actor.Organisation && m.Kind != actor.Body {
		return last
	}
	for i := last + 2; i < min(len(s.Words), last+14); i++ {
		switch {
		case s.Words[i].Form == "،" || s.Words[i].Form == "-" || s.Words[i].Form == "–":
			if m != nil || s.doc.coder.lexicon.classes["person"][s.lemma[last+2]] {
				return i - 1
			}
			return last
		case s.finite(i) || s.Words[i].Form == "که" || s.Words[i].Form == "را":
			return last
		}
	}
	return last
}

// phraseAt returns the phrase of credit that begins at a word and how many
// words it has. A phrase that the text writes as one word counts as such.
func (x *speechLexicon) phraseAt(form []string, i int) (creditPhrase, int) {
	for _, p := range x.phrases[form[i]] {
		if i+len(p.words) <= len(form) && slices.Equal(form[i:i+len(p.words)], p.words) {
			return p, len(p.words)
		}
	}
	return creditPhrase{}, 0
}

// credited takes what a phrase of credit stands before: "به گفتهٔ …، …".
func (q *quoter) credited(s *sentence, base int, credits []credit, acts []speechAct) {
	for n, c := range credits {
		who, via := c.who.entities[0], ""
		if c.kind == "credit" && q.isOutlet(s, c) {
			// "به گزارش … به نقل از …، …": the source speaks through the outlet.
			if n+1 >= len(credits) || credits[n+1].kind != "via" || q.isOutlet(s, credits[n+1]) {
				continue
			}
			who, via = credits[n+1].who.entities[0], q.outletText(s, c)
			c.last = credits[n+1].last
		} else if c.kind == "via" && (len(acts) > 0 || c.first > 2 || q.isOutlet(s, c)) {
			continue
		}
		start := c.last + 1
		for start < len(s.Words) && (s.Words[start].Form == "،" || s.Words[start].Form == ",") {
			start++
		}
		if start >= len(s.Words) || q.inMarks(base+c.first) || s.finiteFrom(start) < 0 {
			continue
		}
		if m, ok := q.marksAt(base + start); ok && q.whole(m) {
			q.add("direct", m.first, m.last, who, via)
			continue
		}
		end, ok := q.creditedEnd(s, c, start, acts)
		if ok {
			q.rest(base+start, base+end, who, via)
		}
	}
}

// creditedEnd is the last word of what a phrase of credit covers, and whether
// it covers anything: a source named only to say whence the report knows what
// somebody else said covers nothing.
func (q *quoter) creditedEnd(s *sentence, c credit, start int, acts []speechAct) (int, bool) {
	end := len(s.Words) - 1
	v := s.mainFrom(start)
	for _, a := range acts {
		if a.last <= c.last || a.kind == "ask" || a.kind == "deed" || s.Clauses[a.clause].Relation == "acl" {
			continue
		}
		if c.kind == "credit" || v >= 0 && s.owner[v] == a.clause && a.last+1 < len(s.Words) && s.Words[a.last+1].Form != "." {
			return 0, false
		}
	}
	if v < 0 {
		v = s.finiteFrom(start)
	}
	if c.first > 0 && s.Words[c.first-1].Form == "که" {
		return s.groupEnd(s.finiteFrom(start)), true
	}
	for i := v + 1; i < len(s.Words); i++ {
		if s.Words[i].Form == "؛" {
			return i - 1, true
		}
	}
	return end, true
}

// cited is whom an outlet cites in a sentence, who is no outlet; nil for none.
func (q *quoter) cited(s *sentence, credits []credit) *record.Entity {
	for _, c := range credits {
		if c.kind == "via" && len(c.who.entities) > 0 && !q.d.isOutlet(s.at, c.who.head) {
			return &c.who.entities[0]
		}
	}
	return nil
}

// outletNamed tells whether an entity of a sentence is a news outlet.
func (q *quoter) outletNamed(s *sentence, e record.Entity) bool {
	for i := range s.Words {
		if s.Words[i].Start >= e.Start && s.Words[i].End <= e.End && (q.d.isOutlet(s.at, i) || q.lexicon.speech.outlets[s.form[i]] || q.lexicon.speech.outlets[s.lemma[i]]) {
			return true
		}
	}
	return e.Sector == "JRN"
}

// outletText is the name of the outlet that a phrase of credit names, else of
// whoever it names.
func (q *quoter) outletText(s *sentence, c credit) string {
	for i := c.first; i <= c.last; i++ {
		if m := q.d.mentions.Headed(s.at, i); m != nil && m.Kind == actor.Outlet {
			return m.Entities[0].Text
		}
	}
	return c.who.entities[0].Text
}

// isOutlet tells whether a phrase of credit names a news outlet, or nobody in
// particular ("بر اساس گزارش‌ها").
func (q *quoter) isOutlet(s *sentence, c credit) bool {
	if q.d.isOutlet(s.at, c.who.head) || c.who.entities[0].Code == "---" {
		return true
	}
	for i := c.first; i <= c.last; i++ {
		if q.lexicon.speech.outlets[s.form[i]] || q.lexicon.speech.outlets[s.lemma[i]] || q.d.isOutlet(s.at, i) {
			return true
		}
	}
	return false
}

// stated takes a clause that the report works into another: "با بیان اینکه
// …، خواستار … شد".
func (q *quoter) stated(s *sentence, base int, acts []speechAct) {
	for i := 0; i < len(s.Words); i++ {
		p, n := q.lexicon.speech.phraseAt(s.form, i)
		if n == 0 || p.kind != "stating" && p.kind != "feeling" || i+n >= len(s.Words) || q.inMarks(base+i) {
			continue
		}
		start := i + n
		if s.Words[start].Form == "که" {
			start++
		}
		v := s.mainFrom(start)
		if v < 0 {
			continue
		}
		end := s.groupEnd(v)
		end = s.statedEnd(end, acts)
		main := s.mainFrom(end + 1)
		if main < 0 || s.owner[main] < 0 || end-start < 1 || p.kind == "feeling" && !s.expresses(s.owner[main], end) {
			continue
		}
		q.rest(base+start, base+end, q.speaker(saying{speechAct: speechAct{clause: s.owner[main], begin: i, last: i}, s: s, base: base}), "")
		i = end
	}
}

// expresses tells whether a clause is one of expressing something, behind a
// word: "… ابراز تأسف کرد".
func (s *sentence) expresses(k, behind int) bool {
	for i := behind + 1; i < len(s.Words); i++ {
		if s.owner[i] == k && (s.form[i] == "ابراز" || s.form[i] == "اظهار") {
			return true
		}
	}
	return false
}

// statedEnd is the last word of what is stated, whose first clause ends at a
// word: it can have several clauses, up to the comma before the one that the
// sentence is about, which says something more or is the last.
func (s *sentence) statedEnd(first int, acts []speechAct) int {
	end := first
	for j := first + 1; j < len(s.Words); j++ {
		if s.Words[j].Form != "،" && s.Words[j].Form != "," {
			continue
		}
		next := s.mainFrom(j)
		if next < 0 {
			break
		}
		said := slices.ContainsFunc(acts, func(a speechAct) bool { return s.owner[next] == a.clause })
		if said || s.mainFrom(next+1) < 0 {
			end = j - 1
			break
		}
	}
	if end+1 < len(s.Words) && strings.Contains(closeMarks, s.Words[end+1].Form) {
		end++
	}
	return end
}

// labelled takes what stands behind the name of its speaker and a colon, as
// headlines have it: "پکن: آسیا به بلوک نظامی نیاز ندارد". An outlet that
// stands so is only the source of the report: its text is returned.
func (q *quoter) labelled(s *sentence, base int) string {
	via := ""
	from := 0
	for i := range s.Words {
		if s.parted(i) {
			from = i + 1
		}
		if s.Words[i].Form != ":" || i == from || i-from > 10 {
			continue
		}
		m := q.d.mentions.At(s.at, from)
		if m == nil || m.First != from || q.verbIn(s, from, i) || q.inMarks(base+i) || !s.coversLabel(m, from, i) {
			from = i + 1
			continue
		}
		if m.Kind == actor.Outlet {
			for j := from; j <= i; j++ {
				q.taken[base+j] = true
			}
			via, from = m.Entities[0].Text, i+1
			continue
		}
		q.label(s, base, i+1, m)
		from = i + 1
	}
	return via
}

// coversLabel tells whether a mention, or a name with its apposition, is all
// that stands before a colon.
func (s *sentence) coversLabel(m *actor.Mention, from, colon int) bool {
	if m.Kind == actor.Place || m.Kind == actor.Thing || m.Kind == actor.Pronoun {
		return false
	}
	if s.Line == 0 && (m.Kind == actor.Person || m.Kind == actor.Role) {
		return colon-m.Last <= 9 // "ظریف در واکنش به …: …"
	}
	for i := m.Last + 1; i < colon; i++ {
		switch w := &s.Words[i]; w.Tag {
		case syntax.Adp, syntax.Cconj, syntax.Sconj, syntax.Num:
			return false
		}
	}
	return colon-m.Last <= 5
}

func (q *quoter) verbIn(s *sentence, from, to int) bool {
	for i := from; i < to; i++ {
		if s.Words[i].Tag == syntax.Verb || s.Words[i].Tag == syntax.Aux {
			return true
		}
	}
	return false
}

// signed takes a headline whose speaker stands behind it and a dash: "… - وزیر
// کشور".
func (q *quoter) signed() {
	l := q.line
	for i := len(l.at) - 2; i > 2 && i > len(l.at)-7; i-- {
		if f := l.word(i).Form; f != "-" && f != "–" && f != "—" {
			continue
		}
		p := l.at[i+1]
		s := l.sentences[p.sentence]
		m := q.d.mentions.At(s.at, p.word)
		if m == nil || m.First != p.word || !s.coversLabel(m, p.word, len(s.Words)) || m.Kind == actor.Outlet || m.Kind == actor.State || l.at[i].sentence != p.sentence || q.taken[i-1] || s.finiteFrom(0) < 0 || s.finiteFrom(p.word) >= 0 {
			return
		}
		q.rest(i-p.word+1, i-1, m.Entities[0], "")
		return
	}
}

// label takes what stands behind a speaker's name and its colon.
func (q *quoter) label(s *sentence, base, start int, m *actor.Mention) {
	if k, ok := q.marksAt(base + start); ok {
		q.add("direct", k.first, k.last, m.Entities[0], "")
		return
	}
	line := q.line
	at, end := base+start, base+len(s.Words)-1
	if start >= len(s.Words) && base+len(s.Words) < len(line.at) {
		next := line.sentences[line.at[base+len(s.Words)].sentence]
		end += len(next.Words)
	}
	if at >= len(line.at) || q.taken[at] {
		return
	}
	finite := false
	for i := at; i <= end; i++ {
		if f := line.word(i).Form; f == "؛" || f == "/" && q.colonBehind(i) {
			end = i - 1
			break
		}
		w := line.word(i)
		finite = finite || (w.Tag == syntax.Verb || w.Tag == syntax.Aux) && w.Feats.VerbForm == syntax.Finite
	}
	if finite || q.headline {
		q.rest(at, end, m.Entities[0], "")
	}
}

// colonBehind tells whether another speaker's colon stands behind a place of
// the line.
func (q *quoter) colonBehind(at int) bool {
	for i := at; i < len(q.line.at); i++ {
		if q.line.word(i).Form == ":" {
			return true
		}
	}
	return false
}
