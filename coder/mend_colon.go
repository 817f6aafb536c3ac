package coder

import (
	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// headlined parts the speaker of a headline from what he says ("گروسی: ایران
// باید همکاری کند"): the parser, which knows no headlines, reads both as one
// clause. The speaker becomes the root, and what he says hangs on it. The
// speaker's word is returned, -1 where the sentence is no such headline.
func (d *document) headlined(sentence int) int {
	s := &d.Sentences[sentence]
	colon := -1
	for i := 1; i < len(s.Words) && i <= 14; i++ {
		if t := s.Words[i].Tag; t == syntax.Verb || t == syntax.Sconj {
			return d.trailed(sentence)
		}
		if s.Words[i].Form == ":" {
			colon = i
			break
		}
	}
	if colon < 1 || colon+2 >= len(s.Words) {
		return -1
	}
	speaker := d.speakerOf(sentence, colon)
	if speaker < 0 {
		return -1
	}
	said := saidBehind(s, colon)
	if said < 0 {
		return -1
	}
	s.Words[speaker].Head, s.Words[speaker].Rel = -1, "root"
	s.Words[said].Head, s.Words[said].Rel = speaker, "parataxis"
	for j := range s.Words {
		w := &s.Words[j]
		switch {
		case j == speaker || j == said:
		case j <= colon && (w.Head > colon || w.Head < 0):
			w.Head = speaker
		case j > colon && w.Head <= colon:
			hang(s, j, said)
		}
	}
	return speaker
}

// trailed is the word that heads who is named behind the colon at the end of a
// headline, whose words those before it are, -1 for none: "پاکستان مهاجران را اخراج
// می‌کند: سازمان ملل".
func (d *document) trailed(sentence int) int {
	s := &d.Sentences[sentence]
	last := len(s.Words) - 1
	if last > 0 && s.Words[last].Tag == syntax.Punct {
		last--
	}
	m := d.mentions.At(sentence, last)
	if m == nil || m.Last != last || m.First < 4 || !acts(m) || m.Kind == actor.Pronoun || s.Words[m.First-1].Form != ":" || !ends(s, m.First-1) {
		return -1
	}
	speaker, said := top(s, m), s.Root()
	if said < 0 || said >= m.First {
		return -1
	}
	s.Words[said].Head, s.Words[said].Rel = speaker, "parataxis"
	s.Words[speaker].Head, s.Words[speaker].Rel = -1, "root"
	return speaker
}

// speakerOf is the word that heads who speaks before a colon, -1 for nobody: who
// stands right before it, or at the begin of the sentence with what he speaks of,
// and to whom, behind him ("وزیر خارجهٔ مصر در واکنش به حمله: …").
func (d *document) speakerOf(sentence, colon int) int {
	s := &d.Sentences[sentence]
	speaker := -1
	for _, m := range d.mentions.In(sentence) {
		if m.Last == colon-1 && m.Kind == actor.Outlet {
			return -1 // whose report it is
		}
		if m.Last == colon-1 && acts(&m) && !d.inside(sentence, &m) {
			speaker = top(s, &m)
		}
	}
	if speaker < 0 && colon <= 4 && nominal(&s.Words[0]) {
		for speaker = 0; s.Words[speaker].Head >= 0 && s.Words[speaker].Head < colon; {
			speaker = s.Words[speaker].Head
		}
	}
	if m := d.mentions.At(sentence, 1); m != nil && m.First == 1 && acts(m) && m.Last+1 <= colon && s.Words[0].Tag == syntax.Noun && d.coder.lexicon.sayings[fold(s.Words[0].Form, false)] {
		if h := top(s, m); s.Words[h].Head == 0 && s.Words[0].Head != h {
			return 0 // "هشدار چین به آمریکا: …"
		}
	}
	if speaker < 0 || hasCase(s, speaker) || s.Words[speaker].Head >= 0 && s.Words[speaker].Head < speaker {
		if first := d.turned(sentence, colon); first >= 0 {
			return first
		}
	}
	if speaker >= 0 && (hasCase(s, speaker) || d.topical(sentence, speaker)) {
		return -1
	}
	return speaker
}

// topical tells whether a name before a colon only completes what the report is of:
// "جنگ اوکراین: روسیه …".
func (d *document) topical(sentence, speaker int) bool {
	w := d.Sentences[sentence].Words
	h := w[speaker].Head
	return h >= 0 && h < speaker && w[speaker].Rel == "nmod" && d.mentions.At(sentence, h) == nil && d.coder.lexicon.headlines[fold(w[h].Form, false)]
}

// turned is the word that heads who begins a sentence, where the words behind him
// up to a colon tell to whom or of what he speaks, -1 for none. A state alone may be
// what the report is of: "ایران در سالی که گذشت: …".
func (d *document) turned(sentence, colon int) int {
	s := &d.Sentences[sentence]
	m := d.mentions.At(sentence, 0)
	if m == nil || m.First != 0 || !acts(m) || m.Kind == actor.Pronoun {
		return -1
	}
	last := m.Last
	if x := d.mentions.At(sentence, last+1); x != nil && x.First == last+1 && x.Kind == actor.Person {
		last = x.Last // "وزیر خارجهٔ مصر بدر عبدالعاطی در …"
	}
	next := last + 1
	if next+1 >= colon {
		return -1
	}
	l := d.coder.lexicon
	turn := s.Words[next].Form
	if s.Words[next].Tag == syntax.Adp && l.sayings[fold(s.Words[next+1].Form, false)] {
		return top(s, m)
	}
	if turn == "خطاب" && s.Words[next+1].Form == "به" {
		return top(s, m)
	}
	if m.Kind != actor.State && m.Kind != actor.Group && s.Words[next].Tag == syntax.Adp {
		return top(s, m)
	}
	return -1
}

// saidBehind is the main predicate behind a colon: the root of the sentence, or
// the word that hangs on what stands before, a verb if there is one.
func saidBehind(s *syntax.Sentence, colon int) int {
	best := -1
	for j := colon + 1; j < len(s.Words); j++ {
		w := &s.Words[j]
		if w.Head > colon || w.Tag == syntax.Punct {
			continue
		}
		if w.Head < 0 || best < 0 || w.Tag == syntax.Verb && s.Words[best].Tag != syntax.Verb {
			best = j
			if w.Head < 0 {
				return j
			}
		}
	}
	return best
}

// hang gives a word to a predicate, as what it is by its place and signs.
func hang(s *syntax.Sentence, j, predicate int) {
	w := &s.Words[j]
	w.Head = predicate
	switch {
	case w.Tag != syntax.Noun && w.Tag != syntax.Propn && w.Tag != syntax.Pron:
	case hasCase(s, j):
		w.Rel = "obl"
	case hasMarker(s, j):
		w.Rel = "obj"
	case j < predicate && s.Child(predicate, "nsubj", "nsubj:pass") < 0:
		w.Rel = "nsubj"
	}
}

// voiced makes the speaker of a headline the subject of the clause that stands
// for his saying, and of what he says in the first person.
func (d *document) voiced(sentence, speaker int) {
	s := &d.Sentences[sentence]
	who := speaker
	if m := d.mentions.At(sentence, 1); speaker == 0 && m != nil && m.First == 1 && s.Words[top(s, m)].Head == 0 && d.mentions.At(sentence, 0) == nil {
		who = top(s, m) // whose warning or answer it is
	}
	phrase := syntax.Phrase{Head: who, First: who, Last: who}
	for k := range s.Clauses {
		c := &s.Clauses[k]
		switch {
		case c.Head == speaker:
			c.Subject = phrase
		case c.Verb >= 0 && (s.Words[c.Head].Feats.Person == 1 || s.Words[c.Verb].Feats.Person == 1) && (c.Subject.Head < 0 || s.Words[c.Subject.Head].Tag != syntax.Pron):
			c.Subject, c.Shared = phrase, true
		}
	}
}
