package coder

import (
	"math"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
)

// coded is an event with what it was coded from, before it is written out.
type coded struct {
	record.Event
	match *match
	frame *Frame
	s     *sentence
}

// events codes the acts that a sentence states.
func (c *Coder) events(s *sentence) []coded {
	var out []coded
	for _, p := range c.proposals(s) {
		if c.weigher != nil && !c.weigh(s, &p) {
			continue
		}
		if len(p.Recipients) > 0 || p.Status != plover.Hypothetical {
			p.unsaid()
		}
		if len(p.Actors) == 0 && len(p.Recipients) == 0 || p.travels() {
			continue
		}
		out = append(out, p.coded)
	}
	out = reasons(out)
	s.selfless(out)
	answers(out)
	mediates(out)
	disowned(out)
	victims(out)
	controlled(out)
	out = onWarrant(out)
	belong(out)
	return s.implied(blameless(once(s.blames(governed(killedIn(out))))))
}

// proposals are the events that frames propose, before they are weighed.
func (c *Coder) proposals(s *sentence) []proposal {
	var out []proposal
	matches := c.lexicon.find(s)
	frames := make([]*Frame, len(matches))
	s.acts = make(map[int]string, len(matches))
	for i := range matches {
		frames[i] = c.lexicon.frame(s, &matches[i])
		if frames[i] != nil {
			for _, w := range matches[i].words {
				s.acts[w] = frames[i].Type + "+" // an act that codes nothing is one, too
			}
		}
	}
	for i := range matches {
		m, f := &matches[i], frames[i]
		if f == nil || f.Type == "" {
			continue
		}
		p := proposal{coded: coded{match: m, frame: f, s: s}}
		p.Type, p.Mode = f.Type, f.Mode
		p.Actors, p.how[0] = s.fill(m, f.Actors, true)
		p.Recipients, p.how[1] = s.fill(m, f.Recipients, false)
		if m.passive || len(p.Actors) == 0 && m.Kind == Noun {
			if by := s.doers(m); len(by) > 0 {
				p.Actors, p.how[0] = by, "agent"
			}
		}
		if m.passive && len(p.Actors) == 0 {
			p.Actors, p.how[0] = s.undone(m, f)
		}
		if m.passive && len(p.Actors) == 0 && p.Type == "REQUEST" {
			p.Actors, p.how[0] = s.author(m), "agent"
		}
		if len(p.Actors) == 0 && m.Kind == Noun {
			if who := s.undertaker(m); who != nil {
				p.Actors, p.how[0] = who, "agent"
			} else if who := s.announcer(m, p.Type, p.Recipients); who != nil {
				p.Actors, p.how[0] = who, "subj"
			}
		}
		if p.Type == "CONSULT" && m.Kind == Noun && len(p.Actors) > 0 && len(s.role(m, "gen")) == 0 && len(s.role(m, "با")) > 0 {
			// "از گفت‌وگوی تلفنی با باقری خبر داد" tells of his own.
			p.Actors = distinct(append(slices.Clone(s.announcer(m, p.Type, p.Actors)), p.Actors...))
		}
		if p.Type == "CONSULT" && p.Mode != "visit" {
			p.Actors = s.withoutVenues(p.Actors)
		}
		if p.Type == "PROTEST" {
			p.Actors = s.peopleOf(p.Actors)
		}
		if p.Mode == "visit" && len(p.Actors) > 0 && p.Actors[0].Code == "MNC" {
			continue // an aeroplane, by its maker's name
		}
		p.received()
		if len(p.Actors) == 0 && m.Kind == Noun && (p.Type == "SANCTION" || p.Type == "COERCE") && s.lemma[m.anchor] != "کودتا" {
			if who := s.host(m.words[len(m.words)-1]); who != nil {
				p.Actors, p.how[0] = who, "agent"
			}
		}
		p.Recipients = without(p.Recipients, p.Actors)
		if s.ofTies(m, f) {
			p.Recipients = foreigners(p.Recipients, p.Actors)
		}
		if p.ofItself() {
			p.Recipients = nil
		}
		c.ground(&p.coded)
		p.Status = c.status(s, m, f.Type)
		s.refuse(&p.coded)
		settle(&p.coded)
		p.Place = s.placeOf(m.anchor)
		p.Score = 1
		if p.moot() {
			continue
		}
		c.participants(s, &p)
		if len(p.participants) == 0 {
			continue
		}
		out = append(out, p)
	}
	return out
}

// ground adds to an event the words and the rule that it rests on, when it happened
// and in which contexts.
func (c *Coder) ground(e *coded) {
	m, s := e.match, e.s
	e.Trigger = s.doc.span(s.at, m.words)
	e.Sentence = record.Span{Start: s.Start, End: s.End, Text: s.doc.Slice(s.Start, s.End)}
	e.Rule = m.Source + " " + m.Name
	e.Date, e.DateFrom = c.dateOf(s, m.anchor)
	e.Contexts = c.contextsOf(s, m)
}

// author is whose paper asks for something: "در این قطعنامه از تهران خواسته شده است".
func (s *sentence) author(m *match) []record.Entity {
	if m.clause < 0 {
		return nil
	}
	l := s.doc.coder.lexicon
	for _, h := range s.prepositional(m, &s.Clauses[m.clause], "در") {
		if l.writings[s.bare[h]] || l.enactments[s.bare[h]] {
			return s.who(h)
		}
	}
	return nil
}

// received adds whom one sees to a meeting that a noun states with its visitors
// alone: "رهبر انقلاب در دیدار مسئولان نظام گفت".
func (p *proposal) received() {
	m, s := p.match, p.s
	if p.Type != "CONSULT" || m.Kind != Noun || m.clause < 0 || s.lemma[m.anchor] != "دیدار" && s.lemma[m.anchor] != "ملاقات" || s.standsUnder(m) != "در" ||
		len(p.Actors) == 0 || len(s.role(m, "با")) > 0 || len(s.role(m, "میان")) > 0 || p.how[0] != "gen itself" {
		return
	}
	if who := s.subjectOf(m, &s.Clauses[m.clause]); len(who) > 0 {
		p.Actors = distinct(append(slices.Clone(who), p.Actors...))
	}
}

// peopleOf puts the people of a state for the state itself among those who
// protest: "قیام‌های یمن و بحرین".
func (s *sentence) peopleOf(in []record.Entity) []record.Entity {
	for i := range in {
		if m := s.doc.mentionAt(s.at, s.wordAt(in[i].Start)); m != nil && m.Kind == actor.State && in[i].Sector == "GOV" {
			in = slices.Clone(in)
			in[i].Sector = "CVL"
		}
	}
	return in
}

// ofItself tells whether the recipients of a refusal or a demand are only the
// actor's own side, named in the phrase of what is refused or asked: "ایران کشته
// شدن نیروهایش را تکذیب کرد" is said to nobody.
func (p *proposal) ofItself() bool {
	return (p.Type == "REJECT" || p.Type == "REQUEST") && strings.HasSuffix(p.how[1], " below") &&
		len(p.Recipients) > 0 && len(p.Actors) > 0 && within(p.Recipients, p.Actors) &&
		(p.Actors[0].Sector != "CVL" && p.Actors[0].Sector != "OPP" || p.Recipients[0].Sector != "GOV")
}

// weigh gives the participants of a proposal their sides, and tells whether
// it is an event.
func (c *Coder) weigh(s *sentence, p *proposal) bool {
	var probabilities []float64
	for i := range p.participants {
		q := &p.participants[i]
		probabilities = c.weigher.side.probabilities(q.features, probabilities)
		side := largest(probabilities)
		if probabilities[side] < sure || side == q.rule || q.rule != noSide && side != noSide {
			continue // the frame's word stands; weights do not swap sides
		}
		if q.rule == noSide && (side == actorSide && len(p.Actors) > 0 || side == recipientSide && len(p.Recipients) > 0) {
			continue // who fills a side is told by the frame; weights fill empty ones
		}
		if q.rule == noSide && side == actorSide && p.bystander(q) {
			continue
		}
		p.Actors, p.Recipients = moved(p.Actors, q.entities), moved(p.Recipients, q.entities)
		switch side {
		case actorSide:
			p.Actors = append(p.Actors, q.entities...)
		case recipientSide:
			p.Recipients = append(p.Recipients, q.entities...)
		}
	}
	p.Actors, p.Recipients = distinct(p.Actors), distinct(p.Recipients)
	p.features = p.features[:0]
	c.weighEvent(s, p)
	probabilities = c.weigher.accept.probabilities(p.features, probabilities)
	p.Score = math.Round(probabilities[1]*1000) / 1000
	return p.Score >= acceptable
}

// bystander tells whether somebody whom the frame leaves out cannot be who acts: where
// something is done, who tells of it, whom it hurts, or who answers it, does not do it.
func (p *proposal) bystander(q *participant) bool {
	s, m := p.s, p.match
	told := p.Type == "ASSAULT" && (m.passive || m.Kind == Noun || p.frame.Recipients.has("subj"))
	return q.place || told && s.tellsOf(q.head, m) || p.ofOne(q.entities) || s.meets(q.head, m) || s.suffered(q.head, m)
}

// ofOne tells whether a sanction would be of a state on itself.
func (p *proposal) ofOne(who []record.Entity) bool {
	if p.Type != "SANCTION" || p.Mode == "convict" || len(p.Recipients) == 0 || !within(p.Recipients, who) {
		return false
	}
	return !slices.ContainsFunc(p.Recipients, func(r record.Entity) bool { return r.Sector != "GOV" && r.Sector != "BUS" && r.Sector != "" })
}

// meets tells whether a word heads the subject of a clause that tells what is done
// in return for the act that a noun states: "در برابر حملات … موشک شلیک کرد".
func (s *sentence) meets(head int, m *match) bool {
	if m.Kind != Noun || m.clause < 0 || s.Clauses[m.clause].Subject.Head != head {
		return false
	}
	return s.answered(m) || s.standsUnder(m) == "در برابر"
}

// suffered tells whether a word heads the subject of a clause in which somebody's
// being killed or hurt is only a circumstance: "هند پس از کشته شدن ۲۶ گردشگر …".
func (s *sentence) suffered(head int, m *match) bool {
	return m.Kind == Noun && m.clause >= 0 && s.form[m.words[len(m.words)-1]] == "شدن" && s.Clauses[m.clause].Subject.Head == head
}

// tellsOf tells whether a word heads the subject of a verb under which a clause tells
// what happened to somebody: "سخنگو گفت که شصت نفر کشته شده‌اند".
func (s *sentence) tellsOf(head int, m *match) bool {
	if m.clause < 0 {
		return false
	}
	for k, n := m.clause, 0; k >= 0 && n < len(s.Clauses); k, n = s.Clauses[k].Parent, n+1 {
		if subject := s.Clauses[k].Subject.Head; (k != m.clause || m.Kind == Noun) && subject >= 0 && (subject == head || s.Within(head, subject)) {
			kind, _ := s.doc.coder.lexicon.speech.kindOf(s, k)
			return kind == "say" || kind == "report" || kind == "point" || kind != "" && m.Kind != Noun
		}
	}
	return false
}

// sure is the least probability with which the weights overrule a frame on
// the side of a participant.
const sure = 0.75

// moved is a side without some entities.
func moved(side, gone []record.Entity) []record.Entity {
	return slices.DeleteFunc(slices.Clone(side), func(e record.Entity) bool {
		return slices.ContainsFunc(gone, func(o record.Entity) bool {
			return o.Code == e.Code && (o.Start == e.Start || o.Start < e.End && e.Start < o.End)
		})
	})
}

// acceptable is the least probability with which a proposal is an event.
const acceptable = 0.05

func largest(in []float64) int {
	best := 0
	for i := range in {
		if in[i] > in[best] {
			best = i
		}
	}
	return best
}

// once leaves out an event that another of the sentence states already: of
// the same type between the same sides, by a noun that only refers to the
// verb's act.
func once(in []coded) []coded {
	var out []coded
	for i := range in {
		at := slices.IndexFunc(out, func(o coded) bool { return repeats(&o, &in[i]) })
		switch {
		case at < 0:
			out = append(out, in[i])
		case objectOf(&out[at], &in[i]):
			out[at] = in[i]
		case out[at].match.passive && in[i].match.passive && (len(out[at].Actors) == 0 || len(in[i].Actors) == 0):
			// "سه نظامی کشته و ۳۴ نفر زخمی شدند" tells of one attack.
			out[at].Actors = append(out[at].Actors, in[i].Actors...)
			out[at].Recipients = distinct(append(slices.Clone(out[at].Recipients), in[i].Recipients...))
		case (sameOccasion(&out[at], &in[i]) || paired(&out[at], &in[i])) && len(in[i].Actors) > len(out[at].Actors):
			out[at] = in[i]
		}
	}
	return out
}

func repeats(a, b *coded) bool {
	if a.Type == b.Type && b.match.Kind == Noun && a.match.Kind == Verb && a.Trigger.Start <= b.Trigger.Start && b.Trigger.End <= a.Trigger.End {
		return true // "دستور خروج … را امضا کرد"
	}
	if a.Type != b.Type || a.Status != b.Status {
		return false
	}
	if objectOf(a, b) || objectOf(b, a) {
		return true
	}
	if sameOccasion(a, b) {
		return true
	}
	if a.Trigger.Start < b.Trigger.End && b.Trigger.Start < a.Trigger.End || paired(a, b) {
		return true
	}
	if a.Type == "PROTEST" && a.Mode == b.Mode && a.s == b.s && len(a.Actors) > 0 && len(b.Actors) > 0 && a.Actors[0].Start == b.Actors[0].Start &&
		a.Actors[0].End > a.Actors[0].Start && len(a.Recipients) == 0 {
		return true // "گرد آمدند و شعار دادند" tells of one protest
	}
	if a.match.Kind == Verb && b.match.Kind == Verb && a.match.clause != b.match.clause && a.Type != "CONSULT" && a.Mode != b.Mode {
		return false
	}
	if a.match.Kind == Verb && b.match.Kind == Verb && a.match.clause != b.match.clause && others(a.Recipients, b.Recipients) {
		return false // "معترضان را دستگیر و ده جوان را بازداشت کرد"
	}
	return (sameCodes(a.Actors, b.Actors) || oneAttack(a, b)) && sameCodes(a.Recipients, b.Recipients)
}

// others tells whether two sides are of people of no told state that the text names apart.
func others(a, b []record.Entity) bool {
	return len(a) == 1 && len(b) == 1 && a[0].Code == "---" && b[0].Code == "---" && a[0].End > a[0].Start && b[0].End > b[0].Start && a[0].Start != b[0].Start
}

// oneAttack tells whether two joined passives, of which one names no doer, tell who
// suffered in one attack: "در حملهٔ روسیه دو نفر کشته و سه نفر زخمی شدند".
func oneAttack(a, b *coded) bool {
	if a.Type != "ASSAULT" || !a.match.passive || !b.match.passive || a.s != b.s || len(a.Actors) > 0 && len(b.Actors) > 0 {
		return false
	}
	return b.joins(a)
}

// objectOf tells whether a noun states what a verb does of which it is the object:
// "تحریم‌های روسیه را تمدید کرد".
func objectOf(noun, verb *coded) bool {
	return noun.match.Kind == Noun && verb.match.Kind == Verb && noun.s == verb.s && len(verb.Actors)+len(verb.Recipients) > 1 &&
		slices.Contains(verb.s.role(verb.match, "obj"), noun.match.anchor)
}

// paired tells whether "و" joins two nouns for one act: "تبادل آتش و درگیری میان …".
func paired(a, b *coded) bool {
	if a.match.Kind != Noun || b.match.Kind != Noun || a.s != b.s {
		return false
	}
	last := a.match.words[len(a.match.words)-1]
	return last+2 == b.match.words[0] && a.s.form[last+1] == "و"
}

// sameOccasion tells whether a clause says twice that its sides met: "در تماس
// تلفنی با لاوروف گفت‌وگو کرد".
func sameOccasion(a, b *coded) bool {
	if a.Type != "CONSULT" || a.match.Kind == b.match.Kind || a.s.owner[a.match.anchor] != b.s.owner[b.match.anchor] || a.Mode == "visit" || b.Mode == "visit" {
		return false
	}
	for _, e := range b.Actors {
		if slices.ContainsFunc(a.Actors, func(o record.Entity) bool { return o.Code == e.Code && o.Code != "---" }) {
			return true
		}
	}
	return false
}

func sameCodes(a, b []record.Entity) bool { return within(a, b) && within(b, a) }

// within tells whether all of some entities are, by code, among others.
func within(x, y []record.Entity) bool {
	for _, e := range x {
		if !slices.ContainsFunc(y, func(o record.Entity) bool { return o.Code == e.Code }) {
			return false
		}
	}
	return true
}

// frame returns the first frame of a predicate whose conditions hold, nil
// where none does.
func (l *Lexicon) frame(s *sentence, m *match) *Frame {
next:
	for i := range m.Frames {
		f := &m.Frames[i]
		for _, c := range f.Conditions {
			if !l.holds(s, m, c) {
				continue next
			}
		}
		return f
	}
	return nil
}

// undone finds who does what a passive says to have been done by nobody in
// particular: the parties of what is signed, the body in which a decision
// falls.
func (s *sentence) undone(m *match, f *Frame) ([]record.Entity, string) {
	if len(f.Actors) > 1 || slices.ContainsFunc(s.role(m, "obj"), func(h int) bool { return s.doc.coder.lexicon.bonds[s.lemma[h]] }) {
		if p := s.parties(m); len(p) > 0 {
			return p, "parties"
		}
	}
	switch f.Type {
	case "SUPPORT", "REJECT", "ACCUSE", "REQUEST", "AGREE", "SANCTION", "CONSULT":
		var out []record.Entity
		for _, h := range s.role(m, "forum") {
			out = append(out, s.who(h)...)
		}
		return distinct(out), "forum"
	}
	return nil, "empty"
}

// parties are those between whom something is that a passive says to have
// been done by nobody in particular: "توافقنامهٔ صادرات گاز ایران به عمان امضا
// شد".
func (s *sentence) parties(m *match) []record.Entity {
	var out []record.Entity
	for _, h := range s.role(m, "obj") {
		p := s.phraseOf(h)
		for i := p.First; i >= 0 && i <= p.Last; i++ {
			if x := s.doc.mentions.At(s.at, i); x != nil && x.First == i && x.Kind != actor.Place {
				out = append(out, x.Entities...)
			}
		}
	}
	if out = distinct(out); len(out) < 2 {
		return s.conferring(m)
	}
	return out
}

// doers are whom a phrase of agency names ("توسط", "از سوی").
func (s *sentence) doers(m *match) []record.Entity {
	var out []record.Entity
	for _, h := range s.role(m, "agent") {
		out = append(out, s.who(h)...)
	}
	return distinct(out)
}

// without leaves out of a side who is on the other side already, by the same
// words of the text.
func without(side, other []record.Entity) []record.Entity {
	return slices.DeleteFunc(slices.Clone(side), func(e record.Entity) bool {
		return slices.ContainsFunc(other, func(o record.Entity) bool { return o.Start == e.Start && o.End == e.End && o.Code == e.Code })
	})
}
