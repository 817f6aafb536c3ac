package syntax

import (
	"slices"
	"strings"
)

// ezafe is the hamza above that writes an ezafe after ه ("دربارهٔ").
const ezafe = "\u0654"

// Cues are the function words of a language that the reading of clauses from
// a tree needs. A language's package fills them from its own word lists.
type Cues struct {
	// Prepositions maps a preposition, simple or compound ("از سوی",
	// "در مورد", "توسط"), its words parted by a space, to the name that the
	// lexicons use for it ("agent", "درباره").
	Prepositions map[string]string
	// Longest is the number of words in the longest preposition.
	Longest int
	// Conditions are words that open a conditional clause, Modals words and
	// lemmas that make an act possible or wanted rather than done, Questions
	// words that make a clause a question.
	Conditions, Modals, Questions map[string]bool
	// Passives are the lemmas of the verbs that make a passive of the
	// participle before them ("شد").
	Passives map[string]bool
	// Infinitive is what makes an infinitive of a verb's lemma.
	Infinitive string
	// Controls maps a predicate to the part of its clause that does what the
	// clause below tells: "object" in "ایران را متهم کرد که حمله کرده است", or
	// the name of a preposition.
	Controls map[string]string
	// Markers are particles that are no preposition though they stand as case
	// ("را").
	Markers map[string]bool
}

// ReadClauses reads the clauses off the trees of a document.
func (c *Cues) ReadClauses(d *Document) {
	for i := range d.Sentences {
		c.Clauses(&d.Sentences[i])
	}
}

// Clauses fills s.Clauses from the tree of s, replacing what was there.
func (c *Cues) Clauses(s *Sentence) {
	s.Clauses = s.Clauses[:0]
	n := len(s.Words)
	if n == 0 {
		return
	}
	owner := make([]int, n) // index of the clause that a word belongs to
	for i := range owner {
		owner[i] = -1
	}
	kids := make([][]int, n)
	for i := range s.Words {
		if h := s.Words[i].Head; h >= 0 && h < n {
			kids[h] = append(kids[h], i)
		}
	}
	for i := range s.Words {
		if s.isPredicate(i, kids) && !c.isParticiple(s, i) {
			owner[i] = len(s.Clauses)
			s.Clauses = append(s.Clauses, Clause{Head: i, Verb: -1, Parent: -1, Subject: NoPhrase, Object: NoPhrase, Agent: NoPhrase, Modifies: -1})
		}
	}
	for k := range s.Clauses {
		c.fill(s, &s.Clauses[k], kids)
	}
	s.link(owner)
	for k := range s.Clauses {
		if cl := &s.Clauses[k]; cl.Modifies >= 0 {
			// Under a compound preposition the relative clause is about the
			// noun, not about the preposition's: "بر اساس توافقی که …".
			cl.Modifies = c.Phrase(s, cl.Modifies, kids).Head
		}
		c.inherit(s, k)
	}
}

// isPredicate tells whether a word heads a clause.
func (s *Sentence) isPredicate(i int, kids [][]int) bool {
	w := &s.Words[i]
	rel := base(w.Rel)
	if w.Tag == Punct || rel == "punct" {
		return false
	}
	if w.Head < 0 {
		return true
	}
	switch rel {
	case "compound", "aux", "cop", "amod", "fixed", "case", "cc", "mark", "flat", "det":
		return false
	}
	if w.Tag == Verb && w.Feats.VerbForm != Infinitive {
		return true
	}
	for _, k := range kids[i] {
		if base(s.Words[k].Rel) == "cop" {
			return true
		}
	}
	if w.Tag == Sconj || w.Tag == Cconj {
		return false
	}
	switch rel {
	case "ccomp", "parataxis", "csubj", "advcl":
		return true
	case "conj":
		for _, k := range kids[i] {
			if base(s.Words[k].Rel) == "nsubj" {
				return true
			}
		}
	}
	return false
}

// isParticiple tells whether a word is the participle of a passive whose
// auxiliary is the head of the clause, as PerDT has it ("کشته شدند").
func (c *Cues) isParticiple(s *Sentence, i int) bool {
	w := &s.Words[i]
	return w.Tag == Verb && base(w.Rel) == "xcomp" && w.Head > i && w.Head-i <= 2 && c.Passives[s.Words[w.Head].Lemma]
}

// base is a relation without its subtype.
func base(rel string) string {
	if i := strings.IndexByte(rel, ':'); i >= 0 {
		return rel[:i]
	}
	return rel
}

// fill reads a clause's parts and arguments from the children of its head.
func (c *Cues) fill(s *Sentence, k *Clause, kids [][]int) {
	h := &s.Words[k.Head]
	k.Negated = h.Feats.Negative
	k.Future = h.Feats.Tense == Future
	k.Passive = h.Feats.Passive
	k.Habitual = h.Tag == Verb && h.Feats.Tense == Present && h.Feats.Aspect == Imperfective
	if h.Tag == Verb {
		k.Verb = k.Head
	}
	parts := []int{k.Head}
	below := kids[k.Head]
	for _, i := range kids[k.Head] {
		if c.isParticiple(s, i) {
			k.Verb, k.Passive = i, true
			parts = append(parts, i)
			below = append(append([]int{}, below...), kids[i]...)
		}
	}
	var nominal []int
	bare := -1
	for _, i := range below {
		w := &s.Words[i]
		switch rel := base(w.Rel); rel {
		case "compound", "aux", "cop":
			parts = append(parts, i)
			c.auxiliary(k, w)
			if rel == "compound" {
				nominal = append(nominal, i)
			}
		case "xcomp":
			if w.Tag != Verb {
				parts = append(parts, i)
				nominal = append(nominal, i)
			}
		case "nsubj":
			k.Passive = k.Passive || strings.HasSuffix(w.Rel, ":pass")
			if k.Subject.Head < 0 {
				k.Subject = c.Phrase(s, i, kids)
			} else if bare < 0 && h.Tag == Verb && i < k.Head {
				bare = i // a clause has one subject
			}
		case "obj":
			if k.Object.Head < 0 {
				k.Object = c.Phrase(s, i, kids)
			}
		case "obl", "nmod":
			if w.Rel == "obl:arg" && bare < 0 && (w.Tag == Noun || w.Tag == Propn) && c.Phrase(s, i, kids).Preposition == "" {
				bare = i
			}
			c.oblique(s, k, i, kids)
		case "advmod":
			k.Adverbs = append(k.Adverbs, i)
			k.Modal = k.Modal || c.Modals[w.Form]
			k.Question = k.Question || c.Questions[w.Form]
		case "mark":
			k.Condition = k.Condition || c.Conditions[w.Form]
			k.Question = k.Question || c.Questions[w.Form]
		}
	}
	if k.Object.Head < 0 && bare >= 0 && !k.Passive {
		k.Object = c.Phrase(s, bare, kids) // an object without its marker, which the parser took for something else
	}
	for _, i := range nominal {
		for _, j := range kids[i] {
			if r := base(s.Words[j].Rel); r == "nmod" || r == "obl" {
				c.oblique(s, k, j, kids)
			}
		}
	}
	slices.Sort(parts)
	k.Parts = parts
	k.Lemma = c.lemma(s, parts, k.Verb)
}

// auxiliary adds to a clause what an auxiliary says of it.
func (c *Cues) auxiliary(k *Clause, w *Word) {
	k.Negated = k.Negated || w.Feats.Negative
	k.Future = k.Future || w.Feats.Tense == Future
	k.Passive = k.Passive || w.Rel == "aux:pass"
	k.Modal = k.Modal || c.Modals[w.Lemma] || c.Modals[w.Form]
}

// lemma is the infinitive of a predicate with its light-verb parts.
func (c *Cues) lemma(s *Sentence, parts []int, verb int) string {
	var b strings.Builder
	for _, i := range parts {
		w := &s.Words[i]
		if r := base(w.Rel); r == "aux" || r == "cop" {
			continue
		}
		if w.Tag == Verb && i != verb && verb >= 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if i == verb {
			b.WriteString(w.Lemma)
			b.WriteString(c.Infinitive)
		} else {
			b.WriteString(w.Form)
		}
	}
	return b.String()
}

// oblique adds a prepositional phrase to a clause, as its agent where the
// preposition says so.
func (c *Cues) oblique(s *Sentence, k *Clause, i int, kids [][]int) {
	p := c.Phrase(s, i, kids)
	if p.Preposition == "agent" && k.Agent.Head < 0 {
		k.Agent = p
		return
	}
	k.Obliques = append(k.Obliques, p)
}

// Phrase reads the noun phrase that word i heads. The span leaves out
// relative clauses, so that it can be shown as what names the thing. kids are
// the children of each word.
func (c *Cues) Phrase(s *Sentence, i int, kids [][]int) Phrase {
	p := Phrase{Head: i, First: i, Last: i}
	var prep []string
	for _, j := range kids[i] {
		if s.Words[j].Rel == "case" && j < i && !c.Markers[s.Words[j].Form] {
			prep = append(prep, s.Words[j].Form)
			for _, f := range kids[j] {
				prep = append(prep, s.Words[f].Form)
			}
		}
	}
	p.Preposition = strings.ReplaceAll(strings.Join(prep, " "), ezafe, "")
	if len(prep) > 0 {
		p = c.compound(s, p, kids)
	}
	if name, ok := c.Prepositions[p.Preposition]; ok {
		p.Preposition = name
	}
	p.First, p.Last = p.Head, p.Head
	s.span(p.Head, kids, &p, 0)
	return p
}

// compound turns a preposition and a relational noun into one preposition, so
// that "در مورد روسیه" is the phrase "روسیه".
func (c *Cues) compound(s *Sentence, p Phrase, kids [][]int) Phrase {
	for range 2 {
		longer := p.Preposition + " " + strings.ReplaceAll(s.Words[p.Head].Form, ezafe, "")
		next := -1
		for _, j := range kids[p.Head] {
			if r := base(s.Words[j].Rel); j > p.Head && (r == "nmod" || r == "obl" || r == "flat" || r == "appos") {
				next = j
				break
			}
		}
		if next < 0 {
			return p
		}
		for _, j := range kids[next] {
			if s.Words[j].Rel == "case" && j < next && !c.Markers[s.Words[j].Form] {
				longer += " " + s.Words[j].Form
			}
		}
		if _, ok := c.Prepositions[longer]; !ok {
			return p
		}
		p.Preposition, p.Head = longer, next
	}
	return p
}

// span widens p to the words below i, and notes coordinated heads.
func (s *Sentence) span(i int, kids [][]int, p *Phrase, depth int) {
	if depth > 40 {
		return
	}
	for _, j := range kids[i] {
		switch base(s.Words[j].Rel) {
		case "punct", "acl", "case", "mark", "cc", "parataxis", "ccomp", "advcl":
			continue
		case "conj":
			if i == p.Head || slices.Contains(p.Conjuncts, i) {
				p.Conjuncts = append(p.Conjuncts, j)
			}
		}
		p.First, p.Last = min(p.First, j), max(p.Last, j)
		s.span(j, kids, p, depth+1)
	}
}

// link finds the clause that each clause depends on, and how.
func (s *Sentence) link(owner []int) {
	for k := range s.Clauses {
		cl := &s.Clauses[k]
		at := s.Words[cl.Head].Head
		cl.Relation = base(s.Words[cl.Head].Rel)
		// PerDT hangs some clauses under their conjunction ("که"): it is
		// looked through.
		for n := 0; at >= 0 && n < len(s.Words) && (s.Words[at].Tag == Sconj || s.Words[at].Tag == Cconj) && owner[at] < 0; n++ {
			cl.Relation = base(s.Words[at].Rel)
			at = s.Words[at].Head
		}
		switch {
		case cl.Relation == "acl" && at >= 0 && s.Words[at].Tag == Verb && at < cl.Head:
			cl.Relation = "ccomp" // a clause behind a verb is its content, and tells of no noun
		case cl.Relation == "acl":
			cl.Modifies = at
		}
		for n := 0; at >= 0 && n < len(s.Words); n++ {
			if owner[at] >= 0 {
				cl.Parent = owner[at]
				break
			}
			at = s.Words[at].Head
		}
		if cl.Parent < 0 {
			cl.Relation = "root"
		}
	}
}

// inherit gives a clause without a subject of its own the one that it shares:
// of the clause that it is coordinated with or depends on, what this one's verb
// makes do it, or the noun that a relative clause modifies, where the verb's
// number does not forbid it.
func (c *Cues) inherit(s *Sentence, k int) {
	cl := &s.Clauses[k]
	if cl.Subject.Head >= 0 {
		return
	}
	if cl.Relation == "acl" && cl.Modifies >= 0 {
		cl.Subject = Phrase{Head: cl.Modifies, First: cl.Modifies, Last: cl.Modifies}
		cl.Shared = true
		return
	}
	for n, up := 0, cl.Parent; up >= 0 && n < 6; n, up = n+1, s.Clauses[up].Parent {
		from := &s.Clauses[up]
		if p := c.controller(from); n == 0 && cl.Relation != "conj" && p.Head >= 0 && s.agrees(p, s.Words[cl.Head].Feats) {
			cl.Subject, cl.Shared = p, true
			return
		}
		if from.Subject.Head >= 0 && !(from.Shared && from.Relation == "acl") {
			if s.agrees(from.Subject, s.Words[cl.Head].Feats) {
				cl.Subject, cl.Shared = from.Subject, true
			}
			return
		}
	}
}

// controller is who does what the clause below a clause tells, by its verb.
func (c *Cues) controller(from *Clause) Phrase {
	switch role := c.Controls[from.Lemma]; role {
	case "":
	case "object":
		return from.Object
	default:
		for _, p := range from.Obliques {
			if p.Preposition == role {
				return p
			}
		}
	}
	return NoPhrase
}

// agrees tells whether a verb form can have a subject.
func (s *Sentence) agrees(p Phrase, f Features) bool {
	if f.Person == 1 || f.Person == 2 {
		return s.Words[p.Head].Tag == Pron
	}
	if f.Number == Plural {
		return true // respect, groups and coordination make any subject plural
	}
	return f.Number != Singular || len(p.Conjuncts) == 0
}
