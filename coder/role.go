package coder

import (
	"slices"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// role returns the heads of the phrases that fill a role of a match, nearest
// first. The roles are those of docs/predicates.md.
func (s *sentence) role(m *match, role string) []int {
	var c *syntax.Clause
	if m.clause >= 0 {
		c = &s.Clauses[m.clause]
	}
	switch role {
	case "subj":
		return s.subject(m, c)
	case "obj":
		return s.object(m, c)
	case "gen":
		out := s.genitive(m, c)
		if len(out) == 0 && c != nil && m.Kind == Verb && !m.passive && !m.fillsObject() && c.Object.Head >= 0 && !slices.Contains(m.words, c.Object.Head) {
			return s.coordinated(c.Object) // "استعفای دولت را خواستار شدند"
		}
		return out
	case "comp":
		return s.complementSubject(m)
	case "speaker":
		return s.speaker(m.clause)
	case "agent":
		return s.agent(m, c)
	case "forum":
		return s.forum(m, c)
	}
	return s.prepositional(m, c, role)
}

// subject is who does the act of a verb, or of an event noun that a support
// verb carries.
func (s *sentence) subject(m *match, c *syntax.Clause) []int {
	if c == nil {
		return nil
	}
	if m.Kind == Noun && !s.carried(m, c) {
		return nil
	}
	if m.passive {
		return s.agent(m, c)
	}
	if s.objectGap(m, c) {
		if c.Parent >= 0 && s.Clauses[c.Parent].Subject.Head >= 0 && s.Clauses[c.Parent].Subject.Head != c.Modifies {
			return s.coordinated(s.Clauses[c.Parent].Subject)
		}
		return nil
	}
	if over := s.bareSubject(m, c); over != nil {
		return s.coordinated(over.Subject)
	}
	if c.Relation == "acl" && c.Shared && c.Modifies >= 0 && c.Parent >= 0 && s.doc.coder.lexicon.laws[s.bare[c.Modifies]] && s.doc.mentionAt(s.at, c.Modifies) == nil {
		if up := &s.Clauses[c.Parent]; up.Subject.Head >= 0 && up.Subject.Head != c.Modifies && !up.Passive {
			return s.coordinated(up.Subject) // "قانونی را تصویب کردند که … را ممنوع می‌کند"
		}
	}
	if c.Subject.Head >= 0 && !slices.Contains(m.words, c.Subject.Head) {
		return append(s.coordinated(c.Subject), s.alike(c)...)
	}
	return s.beforeSelf(m)
}

// beforeSelf is who stands before the "خود را" that is part of an act, where the
// tree joins both: "بمب‌گذار انتحاری خود را منفجر کرد".
func (s *sentence) beforeSelf(m *match) []int {
	if len(m.Parts) == 0 || m.Parts[0] != "خود" || m.words[0] == 0 || s.form[m.words[0]] != "خود" {
		return nil
	}
	if x := s.doc.mentions.At(s.at, m.words[0]-1); x != nil && x.Last == m.words[0]-1 {
		return []int{x.Head}
	}
	return nil
}

// bareSubject is the clause of saying whose subject does what the clause under
// it tells, where the tree has made a subject of the object without "را":
// "پنتاگون اعلام کرد یک ناو به خلیج فارس اعزام می‌کند". It is nil otherwise.
func (s *sentence) bareSubject(m *match, c *syntax.Clause) *syntax.Clause {
	if m.Kind != Verb || m.passive || c.Relation != "ccomp" || c.Parent < 0 || c.Shared || c.Subject.Head < 0 || c.Object.Head >= 0 {
		return nil
	}
	counted := s.Words[c.Head].Feats.Number == syntax.Singular && s.determiner(c.Subject.Head) == "number" && s.form[max(0, c.Subject.Head-1)] != "یک"
	weapons := s.manyThings(c.Subject.Head)
	if !m.takesObject() && !counted && !weapons {
		return nil
	}
	if x := s.doc.mentionAt(s.at, c.Subject.Head); !weapons && (!counted && (x != nil && x.Kind != actor.Thing || s.people(c.Subject.Head)) || len(s.below(c.Subject.Head, s.isComplement, 0)) > 0) {
		return nil
	}
	over := &s.Clauses[c.Parent]
	if over.Subject.Head < 0 || s.doc.mentionAt(s.at, over.Subject.Head) == nil || s.Words[c.Head].Feats.Person != s.Words[over.Head].Feats.Person || s.Words[c.Head].Feats.Number != s.Words[over.Head].Feats.Number {
		return nil
	}
	return over
}

// manyThings tells whether a word of number counts weapons: "ده‌ها پهپاد".
func (s *sentence) manyThings(i int) bool {
	if !s.doc.coder.lexicon.numbers[s.form[i]] {
		return false
	}
	for _, j := range s.kids[i] {
		if m := s.doc.mentionAt(s.at, j); j > i && m != nil {
			return m.Kind == actor.Thing
		}
	}
	return false
}

// alike is who is set beside a subject: in "پوتین، مانند رهبر کره شمالی، …"
// both act.
func (s *sentence) alike(c *syntax.Clause) []int {
	for _, p := range c.Obliques {
		if p.Preposition == "مانند" && p.First > c.Subject.Last && p.First-c.Subject.Last <= 3 && s.Words[p.First-1].Form == "مانند" {
			return []int{p.Head}
		}
	}
	for _, j := range s.kids[c.Subject.Head] {
		if p := s.phraseOf(j); p.Preposition == "مانند" && j > c.Subject.Head && s.Words[p.First-1].Form == "مانند" {
			return []int{p.Head}
		}
	}
	return nil
}

// object is what a verb acts on: of a passive its grammatical subject, in a
// relative clause that has a subject of its own the noun it modifies.
func (s *sentence) object(m *match, c *syntax.Clause) []int {
	if c == nil {
		return nil
	}
	if m.whom > 0 {
		return s.withConjuncts(m.whom)
	}
	if m.passive {
		if c.Subject.Head >= 0 && !slices.Contains(m.words, c.Subject.Head) {
			return s.coordinated(c.Subject)
		}
		return s.genitive(m, c)
	}
	if c.Object.Head >= 0 && !slices.Contains(m.words, c.Object.Head) {
		return s.coordinated(c.Object)
	}
	if s.bareSubject(m, c) != nil {
		return s.coordinated(c.Subject)
	}
	if c.Relation == "acl" && c.Modifies >= 0 && (!c.Shared || s.objectGap(m, c)) {
		return []int{c.Modifies}
	}
	if out := s.sharedObject(m, c); out != nil {
		return out
	}
	// A compound's noun can hold the object as its ezafe complement:
	// "امضای قرارداد کردند".
	if m.Kind == Verb && len(m.Parts) > 0 {
		if out := s.genitive(m, c); len(out) > 0 {
			return out
		}
	}
	if m.Kind == Verb {
		return s.bareObject(m, c)
	}
	return nil
}

// objectGap tells whether the noun that a relative clause modifies is the
// object of its verb and not the subject: the verb takes an object and has
// none, nor a subject of its own ("دو تبعه را که دستگیر کرده بود").
func (s *sentence) objectGap(m *match, c *syntax.Clause) bool {
	return m.Kind == Verb && !m.passive && c.Relation == "acl" && c.Shared && c.Object.Head < 0 && m.transitive()
}

// genitive is the ezafe complement of an event noun or of a verb's nominal
// part.
func (s *sentence) genitive(m *match, c *syntax.Clause) []int {
	if h := s.befallen(m); h >= 0 {
		return s.withConjuncts(h)
	}
	var out []int
	for _, w := range m.words {
		if s.Words[w].Tag == syntax.Verb || s.Words[w].Tag == syntax.Aux {
			continue
		}
		for _, j := range s.kids[w] {
			if j > w && !slices.Contains(m.words, j) && s.isComplement(j) {
				out = append(out, s.withConjuncts(j)...)
			}
		}
	}
	if len(out) == 0 && s.endsInPeople(m) {
		return m.words[len(m.words)-1:]
	}
	if len(out) == 0 {
		return s.next(m)
	}
	return out
}

// endsInPeople tells whether the last word of an act's noun names who takes part in
// it: "نشست سران هند و ژاپن".
func (s *sentence) endsInPeople(m *match) bool {
	if m.Kind != Noun || len(m.words) < 2 {
		return false
	}
	x := s.doc.mentions.Headed(s.at, m.words[len(m.words)-1])
	return x != nil && acts(x) && x.Last > x.Head
}

// next is the noun right behind the last word of a predicate, where the tree
// makes it something else of the verb: "خواستار خروج نیروهای ترکیه شد".
func (s *sentence) next(m *match) []int {
	last := -1
	for _, w := range m.words {
		if s.Words[w].Tag == syntax.Noun || s.Words[w].Tag == syntax.Propn || s.Words[w].Tag == syntax.Adj {
			last = w
		}
	}
	j := last + 1
	if last < 0 || j >= len(s.Words) || slices.Contains(m.words, j) || s.timed(j) {
		return nil
	}
	x := s.doc.mentions.At(s.at, j)
	if x == nil || x.First != j {
		return nil
	}
	if h := s.Words[x.Head].Head; s.preposition(x.Head) != "" || h >= 0 && s.owner[h] != m.clause {
		return nil
	}
	switch s.rel(x.Head) {
	case "xcomp", "compound", "dep", "flat":
		return s.withConjuncts(x.Head)
	case "nsubj", "obl":
		if m.Kind == Noun && s.preposition(m.anchor) == "" && (s.rel(m.anchor) == "nsubj" || s.rel(m.anchor) == "root") {
			return s.withConjuncts(x.Head)
		}
	}
	return nil
}

// chain is who is named between the nominal part of a verb and the verb, where
// nothing but nouns and adjectives stands there: it is one chain of ezafes,
// whatever the tree makes of it ("مانع ورود خبرنگاران فرانسه شد").
func (s *sentence) chain(m *match) []record.Entity {
	if m.Kind != Verb || m.clause < 0 {
		return nil
	}
	verb := s.Clauses[m.clause].Verb
	first := -1
	for i := verb - 1; i >= 0; i-- {
		if slices.Contains(m.words, i) && s.Words[i].Tag != syntax.Aux && s.Words[i].Tag != syntax.Verb {
			first = i + 1
			break
		}
		switch s.Words[i].Tag {
		case syntax.Noun, syntax.Propn, syntax.Adj, syntax.Num, syntax.Det, syntax.Pron, syntax.Aux:
		default:
			return nil
		}
	}
	var out []record.Entity
	for i := first; first > 0 && i < verb; i++ {
		if x := s.doc.mentions.At(s.at, i); x != nil && x.First == i && x.Kind != actor.Pronoun {
			return append(out, x.Entities...)
		}
	}
	return out
}

// isComplement tells whether a word is joined to its head by an ezafe.
func (s *sentence) isComplement(j int) bool {
	switch s.rel(j) {
	case "nmod", "amod", "flat", "obl", "nsubj", "obj", "appos", "dep":
		return s.preposition(j) == ""
	}
	return false
}

// complementSubject is the subject of the clause that a verb governs.
func (s *sentence) complementSubject(m *match) []int {
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if c.Parent != m.clause || k == m.clause {
			continue
		}
		if c.Relation == "ccomp" || c.Relation == "parataxis" || c.Relation == "acl" && slices.Contains(m.words, c.Modifies) || c.Relation == "xcomp" || c.Relation == "advcl" {
			if c.Subject.Head >= 0 && !c.Shared {
				return s.coordinated(c.Subject)
			}
		}
	}
	return nil
}

// forum is the body in which an act is done that names no doer: "در شورای
// امنیت تصویب شد".
func (s *sentence) forum(m *match, c *syntax.Clause) []int {
	return slices.DeleteFunc(s.prepositional(m, c, "در"), func(h int) bool {
		x := s.doc.mentionAt(s.at, h)
		return x == nil || x.Kind != actor.Organisation && x.Kind != actor.Body
	})
}

// agent is the doer that a passive or an event noun names by a preposition.
func (s *sentence) agent(m *match, c *syntax.Clause) []int {
	if c != nil && c.Agent.Head >= 0 {
		return s.coordinated(c.Agent)
	}
	return s.prepositional(m, c, "agent")
}

// prepositional is what stands under a preposition with the predicate: with
// an event noun or nominal part itself, else in its clause.
func (s *sentence) prepositional(m *match, c *syntax.Clause, name string) []int {
	var out []int
	for _, w := range m.words {
		for _, j := range s.kids[w] {
			if p := s.phraseOf(j); p.Preposition == name && !slices.Contains(m.words, p.Head) {
				out = append(out, s.withConjuncts(p.Head)...)
			}
		}
	}
	if len(out) > 0 || c == nil {
		return out
	}
	if m.Kind == Verb || s.carried(m, c) {
		for _, p := range c.Obliques {
			if p.Preposition == name && !slices.Contains(m.words, p.Head) {
				out = append(out, s.coordinated(p)...)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	// The parser may have hung the phrase on a neighbour: any phrase of the
	// clause with this preposition will do, the nearest first.
	for i := range s.Words {
		if s.owner[i] != m.clause || slices.Contains(m.words, i) || m.Kind != Verb && i < m.anchor {
			continue
		}
		p := s.phraseOf(i)
		if p.Preposition != name {
			continue
		}
		if h := s.Words[i].Head; h >= 0 && !slices.Contains(m.words, h) && s.eventNoun(h) && (name == "agent" || !s.belongs(m, c, h) && (m.Kind != Verb || p.Last+1 != m.words[0] || len(m.Parts) == 0)) {
			continue // another act's ("پیش از دیدار با …")
		}
		out = append(out, s.withConjuncts(p.Head)...)
	}
	slices.SortStableFunc(out, func(a, b int) int { return abs(a-m.anchor) - abs(b-m.anchor) })
	if len(out) == 0 && name == "با" && m.Kind == Verb && m.between() && c.Relation == "conj" && c.Shared && c.Parent >= 0 {
		// "با صدراعظم آلمان دیدار و دربارهٔ اوکراین گفت‌وگو کرد"
		for _, p := range s.Clauses[c.Parent].Obliques {
			if p.Preposition == name {
				out = append(out, s.coordinated(p)...)
			}
		}
	}
	return out
}

// between tells whether an act is one of two sides, of which one stands under
// "با".
func (m *match) between() bool {
	return slices.ContainsFunc(m.Frames, func(f Frame) bool { return len(f.Actors) > 1 && f.Actors.has("با") })
}

// belongs tells whether a noun of an act is what a verb is about, so that what
// stands with it stands with the verb: "دیدار با او را لغو کرد", "خواهان گسترش
// روابط با … است".
func (s *sentence) belongs(m *match, c *syntax.Clause, i int) bool {
	if m.Kind != Verb {
		return false
	}
	for range 3 {
		if i == c.Object.Head || i == c.Subject.Head && m.passive {
			return true
		}
		h := s.Words[i].Head
		if h < 0 || s.owner[h] != m.clause {
			return false
		}
		if slices.Contains(m.words, h) && s.isComplement(i) {
			return true
		}
		if !s.isComplement(i) {
			return false
		}
		i = h
	}
	return false
}

// carried tells whether an event noun is what its clause says: the nominal
// part of its verb, or the subject or object of a support verb.
func (s *sentence) carried(m *match, c *syntax.Clause) bool {
	if m.anchor == c.Head {
		return true
	}
	prep := s.preposition(m.anchor)
	if h := s.Words[m.anchor].Head; h != c.Head && h != c.Verb || prep != "" && prep != "به" {
		return false
	}
	if prep != "" {
		l := s.doc.coder.lexicon
		return l.carries(s, s.owner[m.anchor], l.continuing) // "به حمایت از … ادامه داد"
	}
	switch s.rel(m.anchor) {
	case "compound", "xcomp":
		return true
	case "obj", "nsubj", "obl", "conj":
		return s.doc.coder.lexicon.supports(s, s.owner[m.anchor])
	}
	return false
}

// phraseOf is the phrase that a word heads. It is asked for again and again, so
// that it is kept.
func (s *sentence) phraseOf(i int) syntax.Phrase {
	if s.doc.cues == nil {
		return syntax.NoPhrase
	}
	if s.phrases == nil {
		s.phrases = make([]syntax.Phrase, len(s.Words))
		for j := range s.phrases {
			s.phrases[j].First = -1
		}
	}
	if s.phrases[i].First < 0 {
		s.phrases[i] = s.doc.cues.Phrase(s.Sentence, i, s.kids)
	}
	return s.phrases[i]
}

func (s *sentence) coordinated(p syntax.Phrase) []int { return s.withConjuncts(p.Head) }

// withConjuncts is a noun and all that is coordinated with it. A coordination
// ends in a word after "و": a noun that only a comma joins at its end is
// something else.
func (s *sentence) withConjuncts(i int) []int {
	out := []int{i}
	for n := 0; n < len(out) && n < 30; n++ {
		for _, j := range s.kids[out[n]] {
			if s.rel(j) == "conj" && s.Words[j].Tag != syntax.Verb && s.owner[j] == s.owner[i] {
				out = append(out, j)
			}
		}
	}
	slices.Sort(out)
	for len(out) > 1 && !s.joined(out[len(out)-1]) {
		out = out[:len(out)-1]
	}
	return out
}

// joined tells whether a conjunction stands before a conjunct.
func (s *sentence) joined(i int) bool {
	for _, j := range s.kids[i] {
		if s.rel(j) == "cc" {
			return true
		}
	}
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if s.Words[j].Tag == syntax.Cconj {
			return true
		}
		if s.Words[j].Tag == syntax.Punct {
			return false
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
