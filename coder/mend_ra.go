package coder

import (
	"strings"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// objects gives a verb the noun phrase that "را" ends as its object, where the
// tree has taken another, or joined the phrase to what stands before it: "در ماه
// فوریه مسکو را متهم کرد", "ارتش ترکیه شمال عراق را بمباران کرد", "آمریکا همان روز
// ایران را تحریم کرد".
func (d *document) objects(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for r := 1; r < len(s.Words); r++ {
		if s.Words[r].Form != "را" {
			continue
		}
		// what is marked is no subject, whatever its phrase holds: "یک هواپیمای
		// بدون سرنشین اسرائیل را"
		if h := s.Words[r].Head; h >= 0 && h < r && s.Words[r].Rel == "case" && s.Words[h].Rel == "nsubj" && s.Words[h].Head > r && s.Child(s.Words[h].Head, "obj") < 0 {
			s.Words[h].Rel, changed = "obj", true
		}
		verb := r + 1
		for verb < len(s.Words) && s.Words[verb].Tag != syntax.Verb && s.Words[verb].Tag != syntax.Sconj {
			verb++
		}
		if verb == len(s.Words) || s.Words[verb].Tag != syntax.Verb {
			continue
		}
		p, ok := d.marks(sentence, r)
		alone := false
		if !ok {
			if p, alone = d.lastNoun(sentence, r, verb); !alone {
				continue
			}
		}
		if !alone && d.settled(sentence, &p, verb) {
			continue
		}
		d.take(sentence, &p, r, verb)
		changed = true
	}
	return changed
}

// settled tells whether the tree has a marked phrase as, or in, the object of a
// verb, or as the subject of a passive one.
func (d *document) settled(sentence int, p *object, verb int) bool {
	s := &d.Sentences[sentence]
	for j := range s.Children(verb) {
		in := s.Within(p.last, j)
		switch s.Words[j].Rel {
		case "obj":
			return in && !d.timed(s, j) && !d.apart(sentence, j, p) && !loose(s, p, j, verb)
		case "nsubj:pass":
			if in {
				return true
			}
		}
	}
	return false
}

// loose tells whether the tree has the head of a marked phrase for a circumstance of
// the verb, and only its end for the object: "حملات موشکی | روسیه را".
func loose(s *syntax.Sentence, p *object, j, verb int) bool {
	h := &s.Words[p.head]
	return p.head < j && h.Head == verb && h.Rel == "obl" && h.Tag == syntax.Noun && !hasCase(s, p.head)
}

// object is a noun phrase that "را" ends, and the mention right before it, nil
// for none.
type object struct {
	first, head, last int
	before            *actor.Mention
}

// marks reads the noun phrase that the "را" at r ends, false where it may be
// only the end of a longer one: with a preposition, or "و" behind what is no
// mention.
func (d *document) marks(sentence, r int) (object, bool) {
	s := &d.Sentences[sentence]
	end := r
	if s.Words[end-1].Form == "،" && end > 1 {
		end--
	}
	p := d.whole(s, d.phraseBefore(sentence, end))
	places := false
	for p.first >= 2 && (s.Words[p.first-1].Form == "و" || places && s.Words[p.first-1].Form == "،") && s.Words[p.first-2].Tag != syntax.Verb && s.Words[p.first-2].Tag != syntax.Aux {
		m := d.mentions.At(sentence, p.first-2)
		places = d.bothPlaces(sentence, p.first, m)
		if !places && (m == nil || !acts(m) || m.Kind == actor.Pronoun) {
			return p, false
		}
		p = d.phraseBefore(sentence, p.first-1)
	}
	if m := d.mentions.At(sentence, end-1); end < r && m != nil && m.First > 1 && s.Words[m.First-1].Form == "،" {
		// "نیکلاس برنز، سفیر آمریکا، را": with the office behind the name
		p = d.phraseBefore(sentence, m.First-1)
	}
	p.head, p.last = p.first, end-1
	for p.head < r && s.Words[p.head].Tag != syntax.Noun && s.Words[p.head].Tag != syntax.Propn && s.Words[p.head].Tag != syntax.Pron {
		p.head++
	}
	if p.head == r || p.first > 0 && s.Words[p.first-1].Tag == syntax.Adp && s.Words[p.first-1].Form != "را" {
		return p, false
	}
	return p, true
}

// bothPlaces tells whether a mention and the one that begins at a word are places, so that
// "و" makes one object of them: "جنگنده‌های اسرائیل بیروت و صیدا را بمباران کردند".
func (d *document) bothPlaces(sentence, first int, m *actor.Mention) bool {
	x := d.mentions.At(sentence, first)
	return m != nil && x != nil && x.First == first && m.Kind == actor.Place && x.Kind == actor.Place
}

// whole takes into a phrase the word of number that counts out a part of it: "تعدادی از
// شرکت‌ها".
func (d *document) whole(s *syntax.Sentence, p object) object {
	if p.first >= 2 && s.Words[p.first-1].Form == "از" && d.coder.lexicon.quantities[fold(s.Words[p.first-2].Form, true)] {
		p.first -= 2
	}
	return p
}

// lastNoun is the noun or name right before the "را" at r, where the tree makes
// an object of somebody whom a preposition parts from it: "نظامیان میانمار با
// کودتا قدرت را در دست گرفتند".
func (d *document) lastNoun(sentence, r, verb int) (object, bool) {
	s := &d.Sentences[sentence]
	old := s.Child(verb, "obj")
	if old < 0 || !d.known(sentence, old) || hasCase(s, old) {
		return object{}, false
	}
	m := d.mentions.At(sentence, old)
	p := object{first: r - 1, last: r - 1, before: m}
	if x := d.mentions.At(sentence, r-1); x != nil && x.Last == r-1 {
		p.first = x.First
	}
	p.head = p.first
	if m == nil || !acts(m) || p.first <= m.Last+2 {
		return p, false
	}
	switch s.Words[m.Last+1].Form {
	case "با", "ضمن", "طی", "برای":
	default:
		return p, false // the phrase may belong to a noun: "مهاجمان در کابل را"
	}
	w := &s.Words[p.head]
	return p, s.Words[p.first-1].Tag == syntax.Noun &&
		(w.Tag == syntax.Noun || w.Tag == syntax.Propn)
}

// phraseBefore reads back the nouns before a word that can be one phrase: at
// most one name stands among them, no date, and no noun with an indefinite ی,
// which takes no name behind it.
func (d *document) phraseBefore(sentence, end int) object {
	s := &d.Sentences[sentence]
	first := end
	named := false
	for first > 0 {
		j := first - 1
		if m := d.mentions.At(sentence, j); m != nil && m.Kind != actor.Thing && m.Last == j {
			if named || first < end && s.Words[first].Tag != syntax.Adj && !d.relational(&s.Words[first]) && d.names(sentence, j) {
				return object{first: first, before: m}
			}
			named = true
			first = m.First
			continue
		}
		w := &s.Words[j]
		if !nominal(w) || d.timed(s, j) || named && (d.indefinite(w) || demonstrated(s, j)) {
			break
		}
		if w.Tag == syntax.Adj && named && first > 1 && nominal(&s.Words[j-1]) && d.indefinite(&s.Words[j-1]) {
			break
		}
		first = j
		if w.Tag == syntax.Det || w.Tag == syntax.Num && !d.measures(s, j) {
			if first == 0 {
				return object{first: first}
			}
			return object{first: first, before: d.mentions.At(sentence, first-1)}
		}
	}
	return object{first: first}
}

// measures tells whether a number counts a measure of the noun before it: "پلیس
// ۱۸ ساله".
func (d *document) measures(s *syntax.Sentence, i int) bool {
	return i+1 < len(s.Words) && d.coder.lexicon.measures[s.Words[i+1].Form]
}

// indefinite tells whether a noun has the indefinite ی that is written apart.
func (d *document) indefinite(w *syntax.Word) bool {
	return (w.Tag == syntax.Noun || w.Tag == syntax.Propn) && strings.HasSuffix(w.Form, "‌ای") && !d.relational(w)
}

// relational tells whether a word is an adjective in ـه‌ای ("هسته‌ای"), which the
// tagger may take for a noun.
func (d *document) relational(w *syntax.Word) bool {
	return strings.HasSuffix(w.Form, "‌ای") && d.coder.lexicon.relational[fold(w.Form, true)]
}

// strikes tells whether a mention can do something to an object: somebody, or
// the arms of a state ("جنگنده‌های اسرائیلی").
func strikes(m *actor.Mention) bool {
	return acts(m) || m.Kind == actor.Thing && m.Entities[0].Code != "---"
}

// apart tells whether an object that the tree has is somebody of his own, whom
// words that join no nouns part from the phrase that is marked.
func (d *document) apart(sentence, old int, p *object) bool {
	s := &d.Sentences[sentence]
	m := d.mentions.At(sentence, old)
	if m == nil && p.before != nil && p.before.Last == p.first-1 && p.before.First == old+1 && strikes(p.before) {
		x := d.mentions.At(sentence, p.first)
		return x != nil && x.Kind == actor.Place && x.Last < p.last // "طیاره‌های پاکستان خوست و کنر را"
	}
	if m == nil || !strikes(m) || m.First > old || p.first <= m.Last || m.Last+1 >= len(s.Words) || hasCase(s, old) || old != top(s, m) {
		return false
	}
	w := &s.Words[m.Last+1]
	switch {
	case w.Form == "را" || w.Form == "و" || w.Form == "،":
		return false
	case p.first == m.Last+1:
		return w.Tag == syntax.Num && !d.measures(s, p.first) || w.Tag == syntax.Det || d.names(sentence, m.Last)
	}
	for j := m.Last + 1; j < p.first; j++ {
		if t := s.Words[j].Tag; t == syntax.Verb || t == syntax.Sconj {
			return false
		}
	}
	return d.timed(s, m.Last+1) || w.Tag == syntax.Adp && s.Words[p.first-1].Form == "،" || w.Tag != syntax.Noun && w.Tag != syntax.Adj && w.Tag != syntax.Propn && w.Tag != syntax.Adp
}

// take makes a phrase the object of a verb that has another, or none.
func (d *document) take(sentence int, p *object, r, verb int) {
	s := &d.Sentences[sentence]
	b := p.head
	joined := -1 // the noun that the last "و" joins
	for j := p.first; j < r; j++ {
		w := &s.Words[j]
		if w.Form == "و" && w.Tag == syntax.Cconj {
			joined = j
		}
		if j == b || w.Head >= p.first && w.Head < r || w.Rel == "case" {
			continue
		}
		w.Head = b
		switch {
		case w.Tag == syntax.Punct || w.Rel == "det" || w.Rel == "nummod" || w.Rel == "amod":
		case joined >= 0:
			w.Rel, joined = "conj", -1
		default:
			w.Rel = "nmod"
		}
	}
	before := p.before
	for old := range s.Children(verb) {
		if s.Words[old].Rel != "obj" || old == b {
			continue
		}
		s.Words[old].Rel = "obl"
		if m := d.mentions.At(sentence, old); before == nil && m != nil && top(s, m) == old {
			before = m
		}
	}
	s.Words[b].Head, s.Words[b].Rel = verb, "obj"
	s.Words[r].Head, s.Words[r].Rel = b, "case"
	if d.coder.lexicon.naming[s.Words[verb].Lemma] && r+1 < verb && s.Words[r+1].Head == verb && s.Words[r+1].Rel == "nsubj" {
		s.Words[r+1].Rel = "xcomp" // "روسیه را مسئول این حمله دانستند"
	}
	if before == nil || !strikes(before) || d.hasActor(sentence, verb) {
		return
	}
	if m := d.mentions.At(sentence, b); before.Kind == actor.Thing && m != nil && m.Kind == actor.Person {
		return // "ناو هواپیمابر آمریکایی ترومن"
	}
	if head := top(s, before); !hasCase(s, head) && !underCase(s, before, head) {
		s.Words[head].Head, s.Words[head].Rel = verb, "nsubj"
		d.demote(s, sentence, verb, head)
	}
}

// underCase tells whether "و" joins somebody to a word under a preposition, so that he
// is none who acts: "حملهٔ آمریکا به افغانستان و عراق ارتش را تضعیف کرد".
func underCase(s *syntax.Sentence, m *actor.Mention, head int) bool {
	w := &s.Words[head]
	return w.Rel == "conj" && w.Head >= 0 && w.Head < head && hasCase(s, w.Head) && m.First > 0 && s.Words[m.First-1].Form == "و"
}
