package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// filler is what takes a role: the head of the phrase and who it is, which
// may be several (a group), or nobody that the lexicon and the document know.
type filler struct {
	head     int // -1 for a participant that the sentence does not name
	entities []record.Entity
}

// fill evaluates a slot of a frame: of each group the first role that an
// entity fills, all groups together. Nobody twice. It tells as well how the
// slot was filled, as the weights know it: by which role, and whether the
// phrase itself is somebody or only stands for him.
func (s *sentence) fill(m *match, slot Slot, acting bool) (out []record.Entity, how string) {
	how = "empty"
	for _, group := range slot {
		for i, role := range group {
			got, by := s.fillRole(m, role, acting, acting || i > 0)
			if len(got) == 0 {
				continue
			}
			out = append(out, got...)
			if how == "empty" {
				how = role + " " + by
			}
			break
		}
	}
	return distinct(out), how
}

// fillRole finds who fills a role of a match, and how. acting tells that it is
// sought who acts: a noun's doer may be left to the clause, its victim not. With
// beside, an act under "با" only goes with this one.
func (s *sentence) fillRole(m *match, role string, acting, beside bool) (got []record.Entity, how string) {
	how = "below"
	heads := s.role(m, role)
	beside = beside || role == "با" && slices.ContainsFunc(heads, func(h int) bool { return s.doc.mentionAt(s.at, h) != nil })
	for _, h := range heads {
		if role == "با" && (beside && m.Kind == Verb && s.occasion(h) || s.doc.coder.lexicon.topics[s.lemma[h]]) {
			continue
		}
		switch {
		case s.doc.mentionAt(s.at, h) != nil:
			got, how = append(got, s.who(h)...), "itself"
		case acting && role == "gen" && m.Kind == Noun:
			// whom an act is done to, under a preposition, is not its doer
			got = append(got, s.below(h, func(j int) bool {
				p := s.preposition(j)
				return p != "به" && p != "بر"
			}, 0)...)
		default:
			got = append(got, s.who(h)...)
		}
	}
	if len(got) > 0 {
		return got, how
	}
	if role == "gen" || role == "obj" {
		if got = s.chain(m); len(got) > 0 {
			return got, "chain"
		}
	}
	if got = s.sideAgent(m, role); len(got) > 0 {
		return got, "agent"
	}
	if m.Kind != Noun || acting {
		got = s.unsaid(m, role)
	}
	if len(got) > 0 {
		return got, "unsaid"
	}
	return s.somebody(m, role), "people"
}

// occasion tells whether what stands under "با" is an act that goes with
// another, and not somebody with whom it is done: "با میانجی‌گری ترکیه مذاکره
// کردند".
func (s *sentence) occasion(h int) bool {
	return s.doc.mentionAt(s.at, h) == nil && s.eventNoun(h) && !s.pointedAt(h) && !s.doc.coder.lexicon.attendance[s.lemma[h]]
}

// sideAgent is whom "از سوی" names in an active clause: he does what the phrase
// in a role tells of ("به فروش سلاح از سوی آمریکا اعتراض کرد").
func (s *sentence) sideAgent(m *match, role string) []record.Entity {
	if m.Kind != Verb || m.passive || m.clause < 0 || role == "subj" || role == "speaker" || role == "agent" || len(s.role(m, role)) == 0 {
		return nil
	}
	if a := s.Clauses[m.clause].Agent; a.Head >= 0 {
		return s.who(a.Head)
	}
	return nil
}

// unsaid finds who fills a role that the clause leaves out: the subject that
// only the verb ending tells, and the doer of an event noun in a phrase of
// time or manner, who is the subject of the clause ("در سفر به پکن گفت").
func (s *sentence) unsaid(m *match, role string) []record.Entity {
	if m.clause < 0 {
		return nil
	}
	c := &s.Clauses[m.clause]
	switch {
	case role == "speaker":
		return s.doc.voice(s.Words[m.anchor].Start)
	case role == "subj" && m.Kind == Verb && !m.passive && c.Subject.Head < 0:
		f := s.Words[c.Head].Feats
		if c.Verb >= 0 && f.Number == syntax.NoNumber {
			f = s.Words[c.Verb].Feats
		}
		if f.Person == 1 {
			return s.doc.voice(s.Words[m.anchor].Start)
		}
		return s.doc.antecedent(s.at, c.Head, f)
	case role == "gen" && m.Kind == Noun || role == "subj" && m.Kind == Noun:
		if !m.Gerund && s.ownGenitive(m, c) && !m.undergone() || slices.Contains(m.words, c.Head) {
			return nil
		}
		if h := s.Words[m.anchor].Head; h >= 0 && h == c.Subject.Head && s.doc.mentionAt(s.at, h) != nil && !m.harmful() && s.doc.coder.lexicon.occasions[s.standsUnder(m)] {
			return s.who(h) // "وزیر در تماس با همتای خود، … گفت"
		}
		if who := s.insists(m); who != nil {
			return who
		}
		if h := s.Words[m.anchor].Head; h != c.Head && h != c.Verb {
			if m.mutual() && len(s.role(m, "با")) > 0 && s.nested(m.anchor, c) {
				return s.subjectOf(m, c) // "پس از ناکامی در نبرد با …"
			}
			return nil // a modifier of something else
		}
		if prep := s.standsUnder(m); (m.Gerund || m.undergone() || len(s.genitive(m, c)) == 0) && !s.carried(m, c) {
			if !s.doc.coder.lexicon.occasions[prep] || m.harmful() && prep != "با" && prep != "ضمن" && !m.mutual() && !s.enforces(c) {
				return nil // what somebody speaks of, or what came before, he need not have done
			}
		}
		return s.subjectOf(m, c)
	}
	return nil
}

// insists is whose insistence a noun stands under, who does what it tells: "تأکید
// رئیس‌جمهور ترکیه بر حمایت از فلسطین".
func (s *sentence) insists(m *match) []record.Entity {
	h := s.Words[m.anchor].Head
	if h < 0 || h > m.anchor || !s.doc.coder.lexicon.insistence[s.form[h]] || s.preposition(m.anchor) != "بر" {
		return nil
	}
	for _, j := range s.kids[h] {
		if j > h && j < m.anchor && s.preposition(j) == "" && s.doc.mentionAt(s.at, j) != nil {
			return s.who(j)
		}
	}
	return nil
}

// undergone tells whether the ezafe complement of a noun is whom its act is done to,
// never who does it: "محکومیت حملهٔ اسرائیل".
func (m *match) undergone() bool {
	if m.Kind != Noun {
		return false
	}
	done := false
	for i := range m.Frames {
		if m.Frames[i].Actors.has("gen") {
			return false
		}
		done = done || m.Frames[i].Actors.has("subj") && m.Frames[i].Recipients.has("gen")
	}
	return done
}

// enforces tells whether the subject of a clause is one who arrests and
// searches: "مأموران پس از بازجویی از اعضای حزب دفتر را مهر و موم کردند".
func (s *sentence) enforces(c *syntax.Clause) bool {
	if c.Subject.Head < 0 {
		return false
	}
	m := s.doc.mentionAt(s.at, c.Subject.Head)
	return m != nil && (m.Entities[0].Sector == "COP" || m.Entities[0].Sector == "JUD" || m.Entities[0].Sector == "SPY")
}

// subjectOf is who the subject of the clause of a noun is.
func (s *sentence) subjectOf(m *match, c *syntax.Clause) []record.Entity {
	if c.Subject.Head >= 0 && !s.Within(m.anchor, c.Subject.Head) {
		var out []record.Entity
		for _, h := range s.coordinated(c.Subject) {
			out = append(out, s.who(h)...)
		}
		return out
	}
	if c.Subject.Head < 0 && s.Words[c.Head].Tag == syntax.Verb {
		return s.doc.antecedent(s.at, c.Head, s.Words[c.Head].Feats)
	}
	return nil
}

// mutual tells whether a noun is of an act between two sides.
func (m *match) mutual() bool { return m.Kind == Noun && m.between() }

// nested tells whether a noun stands in a prepositional phrase of a clause, with
// nothing but nouns that are nobody above it.
func (s *sentence) nested(i int, c *syntax.Clause) bool {
	for range 3 {
		i = s.Words[i].Head
		if i < 0 || s.Words[i].Tag != syntax.Noun || s.doc.mentionAt(s.at, i) != nil || len(s.below(i, func(j int) bool { return s.isComplement(j) }, 0)) > 0 {
			return false
		}
		if h := s.Words[i].Head; h == c.Head || h == c.Verb {
			return s.preposition(i) != ""
		}
	}
	return false
}

// ownGenitive tells whether an event noun has an ezafe complement that can be
// its doer, which no reflexive is ("فراخوانی سفیر خود").
func (s *sentence) ownGenitive(m *match, c *syntax.Clause) bool {
	return slices.ContainsFunc(s.genitive(m, c), func(j int) bool {
		return !s.doc.coder.lexicon.reflexives[s.lemma[j]] && (s.Words[j].Tag != syntax.Adj || s.doc.mentionAt(s.at, j) != nil)
	})
}

// somebody is a participant whom nothing tells more of than that they are
// people: a noun in a role of the predicate that is counted in persons or has
// the plural of persons ("چهار مهندس", "کشاورزان").
func (s *sentence) somebody(m *match, role string) []record.Entity {
	if role != "subj" && role != "obj" && role != "gen" {
		return nil
	}
	for _, h := range s.role(m, role) {
		w := &s.Words[h]
		if w.Tag != syntax.Noun || !s.people(h) {
			continue
		}
		p := s.phraseOf(h)
		return []record.Entity{s.phrase(p.First, p.Last)}
	}
	return nil
}

// people tells whether a noun is one of persons by its form or count.
func (s *sentence) people(i int) bool {
	if s.form[i] == "تن" && i+1 < len(s.Words) && s.Words[i+1].Tag == syntax.Noun {
		return false // "۱۲ تن اقلام امدادی"
	}
	if s.doc.coder.lexicon.classes["person"][s.lemma[i]] || s.doc.coder.lexicon.classes["person"][s.form[i]] {
		return true
	}
	return s.Words[i].Feats.Number == syntax.Plural && strings.HasSuffix(s.form[i], "ان") && s.lemma[i] != s.form[i]
}

// distinct leaves out an entity that is in the list already, by span and code.
func distinct(in []record.Entity) []record.Entity {
	out := []record.Entity{}
	for _, e := range in {
		if !slices.ContainsFunc(out, func(o record.Entity) bool {
			return o.Code == e.Code && o.Sector == e.Sector && (o.Start == e.Start || o.Name == e.Name && e.Name != "")
		}) {
			out = append(out, e)
		}
	}
	return out
}

// holds tells whether a frame's condition holds for a match.
func (l *Lexicon) holds(s *sentence, m *match, c Condition) bool {
	switch {
	case c.Role == "future":
		return m.clause >= 0 && s.toCome(m.clause) != c.Not
	case c.Role == "under":
		first := m.words[0]
		return (slices.Contains(c.Words, fold(s.standsUnder(m), true)) || first > 0 && slices.Contains(c.Words, s.form[first-1])) != c.Not
	case c.Role == "open comp":
		return s.openComplement(m) != c.Not
	case c.Kind != "":
		return s.codesOf(m, c) != c.Not
	}
	heads := s.role(m, c.Role)
	if c.Role == "comp" && c.Words != nil {
		heads = s.complement(m)
	} else if m.Gerund && c.Role == "subj" && len(heads) == 0 {
		heads = s.performers(m)
	}
	switch {
	case c.Words != nil:
		found := false
		for _, h := range heads {
			found = found || l.within(s, m, h, c.Words)
		}
		return found != c.Not
	case c.Entity:
		found := false
		for _, h := range heads {
			found = found || len(s.who(h)) > 0
		}
		found = found || len(heads) == 0 && c.Role == "subj" && m.Kind == Verb && len(s.unsaid(m, "subj")) > 0
		found = found || c.Role == "با" && slices.ContainsFunc(heads, func(h int) bool { return s.doc.coder.lexicon.reciprocals[s.form[h]] })
		if prep := s.preposition(m.anchor); len(heads) == 0 && c.Role == "gen" && m.Kind == Noun && (prep == "با" || prep == "ضمن") {
			found = len(s.unsaid(m, "gen")) > 0 // "با محکومیت حملهٔ اسرائیل گفت"
		}
		found = found || c.Role == "speaker" && len(s.doc.voice(s.Words[m.anchor].Start)) > 0
		return found != c.Not
	}
	return len(heads) > 0 != c.Not
}

// inMarks tells whether a word is of a clause without a verb that the tree makes of what
// stands in quotation marks before the verb of another: "را «غیرقابل قبول» توصیف کرد".
func (s *sentence) inMarks(i, of int) bool {
	k := s.owner[i]
	if k < 0 || s.Clauses[k].Parent != of || s.Clauses[k].Verb >= 0 {
		return false
	}
	h := s.Clauses[k].Head
	return h > 0 && s.form[h-1] == "«"
}

// performers is who does what an infinitive tells: whom a phrase of agency names, or the
// subject of the clause that it goes with ("با بازداشت کردن …").
func (s *sentence) performers(m *match) []int {
	by := s.role(m, "agent")
	if prep := s.standsUnder(m); len(by) > 0 || prep != "با" && prep != "ضمن" || len(s.unsaid(m, "subj")) == 0 {
		return by
	}
	if subject := s.Clauses[m.clause].Subject; subject.Head >= 0 {
		return s.coordinated(subject)
	}
	return nil
}

// codesOf tells whether the fillers of a role are of several codes, or of none
// that the subject has.
func (s *sentence) codesOf(m *match, c Condition) bool {
	codes := func(role string) map[string]bool {
		out := map[string]bool{}
		filled, _ := s.fill(m, Slot{{role}}, true)
		for _, e := range filled {
			if e.Code != "---" {
				out[e.Code] = true
			}
		}
		return out
	}
	in := codes(c.Role)
	if c.Kind == "several" {
		return len(in) > 1
	}
	own := codes("subj")
	if c.Role == "subj" {
		own = codes("speaker") // of whom somebody else speaks
	}
	for code := range in {
		if !own[code] {
			return true
		}
	}
	return false
}

// openComplement tells whether the clause that a verb governs is still to be
// done.
func (s *sentence) openComplement(m *match) bool {
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if k != m.clause && c.Parent == m.clause && (c.Relation == "ccomp" || c.Relation == "xcomp" || c.Relation == "acl") && (c.Future || c.Habitual || s.subjunctive(k)) {
			return true
		}
	}
	return false
}

// within tells whether a phrase has one of the words as head or directly
// below it.
func (l *Lexicon) within(s *sentence, m *match, head int, words []string) bool {
	if l.named(s, head, words) {
		return true
	}
	for _, j := range s.kids[head] {
		switch s.rel(j) {
		case "acl", "advcl", "ccomp", "punct", "cc", "case", "mark":
			continue
		}
		if l.named(s, j, words) {
			return true
		}
		for _, k := range s.kids[j] {
			if s.rel(k) == "amod" || s.rel(k) == "nmod" && s.isComplement(k) {
				if l.named(s, k, words) {
					return true
				}
			}
		}
	}
	return false
}

// named tells whether a word, alone or with those after it, is one of the
// words.
func (l *Lexicon) named(s *sentence, i int, words []string) bool {
	if l.has(words, s.form[i]) || l.has(words, s.lemma[i]) || l.has(words, s.bare[i]) {
		return true
	}
	if i+1 < len(s.Words) {
		return l.has(words, s.form[i]+" "+s.form[i+1]) || l.has(words, s.lemma[i]+" "+s.form[i+1]) || l.prefixes[s.form[i]] && l.has(words, s.spelledTogether(i))
	}
	return false
}

// spelledTogether is an adjective that a text parts as its newsroom does, as lists
// have it: "غیر قابل قبول", "غیرقابل قبول".
func (s *sentence) spelledTogether(i int) string {
	out := s.form[i] + s.form[i+1]
	if i+2 < len(s.form) && s.doc.coder.lexicon.prefixes[s.form[i+1]] {
		out += s.form[i+2]
	}
	return out
}

// complement are the words of what a verb says of something: its predicative
// complement ("… را غیرقانونی خواند") and all words of the clause that it
// governs.
func (s *sentence) complement(m *match) []int {
	if m.clause < 0 {
		return nil
	}
	c := &s.Clauses[m.clause]
	var out []int
	marked, closed := len(s.Words), false
	for i := range s.Words {
		if slices.Contains(m.words, i) {
			continue
		}
		if s.form[i] == "را" && s.owner[i] == m.clause {
			marked, closed = i, false
		}
		if s.Words[i].Tag == syntax.Adp && i > marked+1 {
			closed = true // "پاسخی به حملات": what is answered is not what it is
		}
		if i > marked && !closed && i < c.Verb && s.nominal(i) && (s.owner[i] == m.clause || s.inMarks(i, m.clause)) {
			out = append(out, i) // "او را «قصاب غزه» خواند", however it hangs
		}
		if h := s.Words[i].Head; (h == c.Head || h == c.Verb) && (s.rel(i) == "xcomp" || s.rel(i) == "advmod" || s.rel(i) == "compound" || s.rel(i) == "obl" && (s.preposition(i) == "" || s.phraseOf(i).Preposition == "مانند")) {
			out = append(out, i)
		}
		if k := s.owner[i]; k >= 0 && k != m.clause && s.Clauses[k].Parent == m.clause {
			if r := s.Clauses[k].Relation; r == "ccomp" || r == "parataxis" || r == "xcomp" || r == "acl" || r == "advcl" && s.Clauses[k].Head > c.Head {
				out = append(out, i)
			}
		}
	}
	return out
}
