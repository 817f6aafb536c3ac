package coder

import (
	"strings"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// mend corrects trees by what the mentions tell. A name that is complete
// takes no noun as its ezafe complement: in "اوکراین روسیه را متهم کرد" and
// "نخست‌وزیر هند سیاست پاکستان را …" what follows the name is an argument of
// its own, though Persian writes no sign of it and the parser, which knows no
// names, joins them.
func (c *Coder) mend(d *document) {
	for i := range d.Sentences {
		s := &d.Sentences[i]
		changed := asked(s) || c.lexicon.verbless(s)
		changed = infinitives(s) || changed
		changed = d.misread(i) || changed
		changed = intended(s) || changed
		changed = determined(s) || changed
		changed = c.completed(s) || changed
		changed = c.mannered(s) || changed
		changed = c.parted(s) || changed
		changed = chained(s) || changed
		changed = objective(s) || changed
		changed = c.lexicon.hands(s) || changed
		changed = d.attributed(i) || changed
		changed = c.lexicon.timedSubject(s) || changed
		changed = d.onDays(i) || changed
		changed = voted(s) || changed
		changed = c.lexicon.measured(s) || changed
		changed = c.lexicon.ownPart(s) || changed
		changed = c.lexicon.governed(s) || changed
		changed = d.announcedBy(i) || changed
		changed = d.relative(i) || changed
		changed = behindPhrase(s) || changed
		changed = situated(s) || changed
		changed = c.lexicon.called(s) || changed
		changed = c.lexicon.claused(s) || changed
		changed = stating(s) || changed
		changed = d.indefinites(i) || changed
		changed = c.lexicon.closed(s) || changed
		changed = lowered(s) || changed
		changed = resumed(s) || changed
		d.speakers = append(d.speakers, d.headlined(i))
		changed = d.credited(i) || changed
		for _, m := range d.mentions.In(i) {
			if m.Kind == actor.Pronoun || m.Kind == actor.Outlet || m.Last+1 >= len(s.Words) {
				continue
			}
			changed = completing(s, m.Head, m.First) || changed
			complete := d.names(i, m.Last) || m.First == m.Last && c.lexicon.alone[fold(s.Words[m.Last].Form, true)] || s.Words[m.Last+1].Tag == syntax.Num && m.Kind != actor.Thing
			complete = complete || d.followed(i, &m)
			changed = complete && c.lexicon.predicated(s, m.First, m.Last) || changed
			changed = part(s, m.Head, m.First, m.Last, complete) || changed
			changed = complete && behindAdverb(s, m.First, m.Last) || changed
			changed = fromAdverb(s, m.Head) || changed
			changed = c.lexicon.partOf(s, m.First, m.Head) || changed
		}
		changed = d.detached(i) || changed
		changed = c.lexicon.rejoined(d, i) || changed
		changed = d.judged(i) || changed
		changed = d.nearest(i) || changed
		changed = d.headed(i) || changed
		changed = d.behindDates(i) || changed
		changed = d.behindTurns(i) || changed
		changed = d.numbered(i) || changed
		changed = d.undergoing(i) || changed
		changed = d.suffered(i) || changed
		changed = c.marked(d, i) || changed
		changed = d.unlisted(i) || changed
		changed = c.occasioned(d, i) || changed
		changed = d.commaSubject(i) || changed
		changed = d.doers(i) || changed
		changed = d.objects(i) || changed
		changed = d.fronted(i) || changed
		changed = d.placed(i) || changed
		changed = d.together(i) || changed
		changed = d.paired(i) || changed
		changed = d.undergone(i) || changed
		changed = d.actors(i) || changed
		changed = c.copulas(d, i) || changed
		changed = c.became(d, i) || changed
		if changed || d.speakers[i] >= 0 {
			c.cues.Clauses(s)
		}
		d.others(i)
		if d.speakers[i] >= 0 {
			d.voiced(i, d.speakers[i])
			d.commands(i)
		}
	}
}

// followed tells whether people begin right behind a body, who are no part of its
// name: "پلیس رهبر مخالفان را بازداشت کرد".
func (d *document) followed(sentence int, m *actor.Mention) bool {
	if m.Kind != actor.Body {
		return false
	}
	x := d.mentions.At(sentence, m.Last+1)
	return x != nil && x.First == m.Last+1 && (x.Kind == actor.Role || x.Kind == actor.Group)
}

// completing hangs a name that the tree makes the nominal part of a verb on the noun
// before it, which it completes: "در اختیار کی‌یف گذاشت", "تحویل اوکراین داد".
func completing(s *syntax.Sentence, head, first int) bool {
	w := &s.Words[head]
	if w.Rel != "compound:lvc" || first == 0 || s.Words[first-1].Tag != syntax.Noun && s.Words[first-1].Tag != syntax.Adj || head != first {
		return false
	}
	w.Head, w.Rel = first-1, "nmod"
	return true
}

// predicated gives to the verb an adjective behind a name that tells what the named
// does, and not what he is like: "سازمان ملل خواهان تحقیقات شد".
func (l *Lexicon) predicated(s *syntax.Sentence, first, last int) bool {
	w := &s.Words[last+1]
	if !l.predicatives[w.Form] || w.Head < first || w.Head > last {
		return false
	}
	verb := verbOf(s, last)
	if verb <= last+1 || s.Words[verb].Lemma != "شد" && s.Words[verb].Lemma != "است" && s.Words[verb].Lemma != "بود" && s.Words[verb].Lemma != "گردید" {
		return false
	}
	w.Head, w.Rel = verb, "xcomp"
	return true
}

// names tells whether the last word of a mention is a name, which takes no
// complement, and not a noun that may.
func (d *document) names(sentence, word int) bool {
	for _, m := range d.mentions.In(sentence) {
		if m.Last == word && (m.Kind == actor.State || m.Kind == actor.Person || m.Kind == actor.Place || m.Kind == actor.Organisation || someStates(&m)) {
			return true
		}
	}
	return false
}

// someStates tells whether a mention is of states that are told apart by an
// adjective alone, which none of them completes: "کشورهای غربی ایران را …".
func someStates(m *actor.Mention) bool {
	e := &m.Entities[0]
	return m.Kind == actor.Group && m.Last > m.First && e.Code == "---" && e.Sector == "GOV"
}

// part takes the noun after a complete name off it, if the tree hangs it
// there, and gives both to the verb.
func part(s *syntax.Sentence, head, first, last int, complete bool) bool {
	next := last + 1
	best := s.Words[next].Tag == syntax.Adj && strings.HasSuffix(s.Words[next].Form, "ترین") // "ناتو بزرگ‌ترین رزمایش …"
	self := s.Words[next].Form == "خود" && next+1 < len(s.Words) && s.Words[next+1].Form == "را"
	some := s.Words[next].Tag == syntax.Adj && next+1 < len(s.Words) && s.Words[next+1].Form == "را" && strings.HasSuffix(s.Words[next].Form, "ی")
	if !complete || s.Words[next].Tag != syntax.Noun && s.Words[next].Tag != syntax.Propn && s.Words[next].Tag != syntax.Num && !self && !best && !some {
		return false
	}
	if some {
		s.Words[next].Tag = syntax.Noun // "جنگنده‌های اسرائیلی مواضعی را …"
	}
	// The word that heads the phrase after the name: one that hangs on a word
	// of the name.
	b := next
	for n := 0; s.Words[b].Head > last && n < 8; n++ {
		if s.Words[b].Rel != "nmod" && s.Words[b].Rel != "amod" && s.Words[b].Rel != "flat:name" && s.Words[b].Rel != "nummod" && s.Words[b].Rel != "det" {
			return false
		}
		b = s.Words[b].Head
	}
	at := s.Words[b].Head
	if at < first || at > last || s.Words[b].Rel == "conj" || s.Words[b].Rel == "appos" || s.Words[b].Tag == syntax.Verb {
		return false
	}
	verb := s.Words[head].Head
	for n := 0; verb >= 0 && s.Words[verb].Tag != syntax.Verb && n < 12; n++ {
		verb = s.Words[verb].Head
	}
	if verb < 0 || verb < b {
		return false
	}
	share(s, head, b, verb, first, last)
	return true
}

// share gives a verb two phrases that the tree has as one: a name, headed by
// head from first to last, and the noun b behind it.
func share(s *syntax.Sentence, head, b, verb, first, last int) {
	marked := takeMarker(s, b, head, first, last)
	hasSubject, hasObject := s.Child(verb, "nsubj", "nsubj:pass") >= 0, s.Child(verb, "obj") >= 0
	own := s.Words[head].Rel
	s.Words[b].Head = verb
	for j := b + 1; j < len(s.Words); j++ {
		if w := &s.Words[j]; w.Rel == "conj" && w.Head >= first && w.Head <= last {
			w.Head = b
		}
	}
	switch {
	case own == "obj":
		s.Words[head].Rel, s.Words[head].Head = "nsubj", verb
		s.Words[b].Rel = "obj"
	case marked || hasSubject && !hasObject:
		s.Words[b].Rel = "obj"
	case !hasSubject:
		s.Words[b].Rel = "nsubj"
	default:
		s.Words[b].Rel = "obl"
	}
}

// behindAdverb parts a name from the noun that an adverb between them keeps
// off it: "آمریکا سپس ایران را تحریم کرد".
func behindAdverb(s *syntax.Sentence, first, last int) bool {
	adverb := last + 1
	if adverb+1 >= len(s.Words) || s.Words[adverb].Tag != syntax.Adv || s.Words[adverb].Head < first || s.Words[adverb].Head > last {
		return false
	}
	head := s.Words[adverb].Head
	b := s.Child(adverb, "nmod", "obj", "nsubj")
	verb := verbOf(s, head)
	if b <= adverb || verb <= b || s.Words[head].Head != verb {
		return false
	}
	s.Words[adverb].Head, s.Words[adverb].Rel = verb, "advmod"
	share(s, head, b, verb, first, last)
	return true
}

// fromAdverb takes a name from the adverb before it, if the tree hangs it
// there, and gives it to the verb: "آمریکا سپس ایران را تحریم کرد".
func fromAdverb(s *syntax.Sentence, head int) bool {
	i := s.Words[head].Head
	if i < 0 || i > head || s.Words[i].Tag != syntax.Adv {
		return false
	}
	verb := s.Words[i].Head
	if verb < head || s.Words[verb].Tag != syntax.Verb {
		return false
	}
	rel := "obl"
	for j := head + 1; j < verb; j++ {
		if w := &s.Words[j]; w.Rel == "case" && w.Head == i {
			w.Head, rel = head, "obj"
		}
	}
	if rel == "obl" && s.Child(verb, "nsubj", "nsubj:pass") < 0 {
		rel = "nsubj"
	}
	s.Words[head].Head, s.Words[head].Rel = verb, rel
	return true
}

// partOf hangs a name behind "از" on the noun that tells which part of it is
// meant: "به مناطقی از کی‌یف حمله کردند", "۱۰ منطقه از ۲۷ منطقهٔ اوکراین".
func (l *Lexicon) partOf(s *syntax.Sentence, first, head int) bool {
	for first > 0 && (s.Words[first-1].Tag == syntax.Num || l.landParts[s.Words[first-1].Lemma]) {
		first--
	}
	if first < 2 || s.Words[first-1].Form != "از" || !l.landParts[s.Words[first-2].Lemma] {
		return false
	}
	part := first - 2
	counted := part > 0 && s.Words[part-1].Tag == syntax.Num
	if !counted && !strings.HasSuffix(s.Words[part].Form, "ی") {
		return false
	}
	for head > first && s.Words[head].Head >= first && s.Words[head].Head < head {
		head = s.Words[head].Head
	}
	if s.Words[head].Head == part || s.Words[head].Head < 0 || s.Words[part].Head >= first && s.Words[part].Head <= head {
		return false
	}
	s.Words[head].Head, s.Words[head].Rel = part, "nmod"
	return true
}

// behindDates parts a date from the noun behind it, which the tree takes for
// its complement: "در ۲۴ فوریه ۲۰۲۲ ارتش روسیه به اوکراین حمله کرد". Without a
// subject of its own the verb has it there.
func (d *document) behindDates(sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for _, e := range d.expressions(s.Start, s.End) {
		first, last := -1, -1
		for i := range s.Words {
			if s.Words[i].Start >= e.Start && s.Words[i].End <= e.End {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		if first >= 0 {
			changed = d.behind(sentence, first, last) || changed
		}
	}
	return changed
}

// behind parts the words of a time from who is named behind them.
func (d *document) behind(sentence, first, last int) bool {
	s := &d.Sentences[sentence]
	next := last + 1
	if next >= len(s.Words) {
		return false
	}
	m := d.mentions.At(sentence, next)
	if m == nil || m.First != next || !acts(m) {
		return false
	}
	head := top(s, m)
	at := s.Words[head].Head
	if at < first || at > last || s.Words[head].Rel != "nmod" {
		return false
	}
	verb := verbOf(s, at)
	switch {
	case verb <= m.Last:
		return false
	case takeMarker(s, head, at, first, last):
		s.Words[head].Head, s.Words[head].Rel = verb, "obj"
		if s.Words[at].Rel == "obj" {
			s.Words[at].Rel = "obl"
		}
	case s.Child(verb, "nsubj", "nsubj:pass") < 0:
		s.Words[head].Head, s.Words[head].Rel = verb, "nsubj"
	default:
		return false
	}
	return true
}

// takeMarker gives b the "را" that stands behind its phrase, if the tree
// hangs it on the name before.
func takeMarker(s *syntax.Sentence, b, at, first, last int) bool {
	for j := b + 1; j < len(s.Words); j++ {
		w := &s.Words[j]
		if w.Tag == syntax.Verb {
			return false
		}
		if w.Rel == "case" && w.Head < j && (w.Head == b || w.Head >= first && w.Head <= last) {
			w.Head = b
			return true
		}
	}
	return false
}
