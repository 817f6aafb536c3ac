package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/syntax"
)

// inPassing tells the status of an act of some type that a noun states without
// its clause being about it. Such an act is presupposed ("حملهٔ اسرائیل واکنش
// برانگیخت"), unless words at the noun say that it is to come or only thought
// of ("سفر آیندهٔ", "احتمال حمله", "برای دیدار با"), or it is part of what its
// clause plans ("در دیدار با پوتین تأکید خواهد کرد").
func (c *Coder) inPassing(s *sentence, m *match, kind string) string {
	if status := s.contested(m, kind); status != "" {
		return status
	}
	switch {
	case deeds[kind] && s.standsUnder(m) == "بدون":
		return plover.Negated
	case slices.Contains(peaceful, kind) && s.opposed(m):
		return plover.Hypothetical
	case c.history(s, m.anchor):
		return plover.Past
	case s.befallen(m) >= 0:
		return plover.Actual // "برای آزادی شهروندان بازداشت‌شده": they are under arrest
	case s.modified(m.anchor, c.lexicon.possible) || s.underNoun(m.anchor, c.lexicon.thoughts) || slices.Contains(peaceful, kind) && s.purposed(m.anchor) || deeds[kind] && s.aimedAt(m) || kind == "RETREAT" && s.dealtWith(m) || (kind == "COOPERATE" || kind == "SUPPORT") && s.discussed(m):
		return plover.Hypothetical
	case s.underNoun(m.anchor, c.lexicon.plans) || s.modified(m.anchor, c.lexicon.coming) || kind == "CONSULT" && (s.planned(m.anchor) || s.timeBehind(m) || s.arranged(m.anchor)):
		return plover.Future
	}
	return plover.Actual
}

// contested tells the status of an act that its clause prevents, denies or
// makes a possibility of ("حمله به ایران … خواهد داشت"), "" where it does none
// of that.
func (s *sentence) contested(m *match, kind string) string {
	if d := s.determiner(m.anchor); d == "هر" || d == "هرگونه" || m.anchor > 0 && s.form[m.anchor-1] == "تا" || s.whatever(m.anchor) {
		return plover.Hypothetical // "تا سرنگونی کامل رژیم"
	}
	cl, k := s.clause(m.anchor), s.owner[m.anchor]
	top := m.anchor
	for range 8 {
		h := s.Words[top].Head
		if h < 0 || h == cl.Head || h == cl.Verb || s.owner[h] != k {
			break
		}
		top = h
	}
	l := s.doc.coder.lexicon
	switch rel := s.rel(top); {
	case rel == "nsubj" && kind == "CONSULT" && l.putsOff(s, k):
		return plover.Negated
	case (rel == "nsubj" || rel == "csubj") && (kind == "ASSAULT" || kind == "CONSULT") && s.mooted(cl):
		return plover.Hypothetical
	case rel == "nsubj" && (kind == "ASSAULT" || kind == "CONSULT") && (cl.Future || cl.Modal || cl.Condition || s.wished(k)) && !cl.Passive && s.determiner(m.anchor) == "":
		return plover.Hypothetical
	case kind == "CONSULT" && s.Words[m.anchor].Head == cl.Head && s.subjunctive(k) && s.Child(cl.Head, "cop") >= 0:
		return plover.Hypothetical // "حاضر است میزبان گفت‌وگو باشد"
	case rel != "nsubj" && l.carries(s, k, l.prevention), cl.Negated && force[kind] && s.determiner(m.anchor) == "" && l.carries(s, k, l.volition):
		return plover.Negated
	case rel == "obj" && deeds[kind] && l.carries(s, k, l.denial):
		return plover.Negated
	}
	return ""
}

// putsOff tells whether a clause, or the one below that says what may be, tells of a
// meeting that it is put off.
func (l *Lexicon) putsOff(s *sentence, k int) bool {
	if l.carries(s, k, l.postponement) {
		return true
	}
	for j := range s.Clauses {
		if c := &s.Clauses[j]; c.Parent == k && c.Shared && l.carries(s, j, l.postponement) {
			return true
		}
	}
	return false
}

// mooted tells whether a clause says of what is to follow only that it may: "دیدار …
// ممکن است به تعویق بیفتد".
func (s *sentence) mooted(cl *syntax.Clause) bool {
	switch s.form[cl.Head] {
	case "ممکن", "محتمل", "بعید":
		return !cl.Negated
	}
	// "حمله می‌تواند موجی … به راه بیندازد"
	return s.lemma[cl.Head] == "توانست" && s.Words[cl.Head].Feats.Tense == syntax.Present && !cl.Negated
}

// opposed tells whether an act is what the verb of its clause is for or against: "با
// گفت‌وگو با … مخالفت کرد".
func (s *sentence) opposed(m *match) bool {
	switch s.standsUnder(m) {
	case "با", "از", "به":
		return s.doc.coder.lexicon.carries(s, s.owner[m.anchor], s.doc.coder.lexicon.stances)
	}
	return false
}

// whatever tells whether "هر گونه" or "هیچ" stands before the phrase that ends in a noun:
// "مخالف هر گونه اقدام نظامی".
func (s *sentence) whatever(i int) bool {
	for range 2 {
		if i > 1 && s.form[i-1] == "گونه" && (s.form[i-2] == "هر" || s.form[i-2] == "هیچ") || i > 0 && s.form[i-1] == "هرگونه" {
			return true
		}
		h := s.Words[i].Head
		if h < 0 || h >= i || s.Words[h].Tag != syntax.Noun || !s.isComplement(i) {
			return false
		}
		i = h
	}
	return false
}

// deeds are the types whose acts can be denied to have happened; a demand or
// an accusation that is rejected was made all the same.
var deeds = map[string]bool{"CONSULT": true, "COOPERATE": true, "AID": true, "RETREAT": true, "PROTEST": true,
	"SANCTION": true, "MOBILIZE": true, "COERCE": true, "ASSAULT": true}

// peaceful are the types whose acts a purpose or a lack does not presuppose:
// "برای گفت‌وگو با" tells of no talks, while "برای حمله به" may tell why somebody
// was tried.
var peaceful = []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}

// underNoun tells whether a noun of a list governs a noun, at once or through
// others ("احتمال آغاز حمله").
func (s *sentence) underNoun(i int, words map[string]bool) bool {
	for range 3 {
		h := s.Words[i].Head
		if h < 0 || s.Words[h].Tag != syntax.Noun && s.Words[h].Tag != syntax.Adj || s.rel(i) == "nsubj" || s.rel(i) == "obj" {
			return false
		}
		if words[s.lemma[h]] && s.form[h] != "شرایط" { // no plural of "شرط" here
			return true
		}
		i = h
	}
	return false
}

// purposed tells whether a preposition of purpose or lack stands at a noun, or
// at the one that governs it.
func (s *sentence) purposed(i int) bool {
	for range 2 {
		switch s.preposition(i) {
		case "برای", "جهت", "بدون", "بی":
			return true
		}
		if i = s.Words[i].Head; i < 0 || s.Words[i].Tag != syntax.Noun {
			return false
		}
	}
	return false
}

// aimedAt tells whether "برای" makes of an act what something is for, where its clause
// tells of nothing that is done on account of it: "برای حمله به … آماده می‌شوند", but
// "برای حمله به سفارت محاکمه شد".
func (s *sentence) aimedAt(m *match) bool {
	if s.preposition(m.anchor) != "برای" {
		return false
	}
	pretext := func(i int) bool {
		pretexts := s.doc.coder.lexicon.pretexts
		return i >= 0 && (pretexts[s.lemma[i]] || pretexts[s.bare[i]])
	}
	if pretext(s.Words[m.anchor].Head) || pretext(m.anchor-2) {
		return false // "بهانه‌ای برای اشغال عراق"
	}
	switch act, _ := s.actAbove(m); strings.TrimSuffix(act, "+") {
	case "SANCTION", "ACCUSE", "CONCEDE", "COERCE", "SUPPORT", "REJECT":
		return false
	}
	return true
}

// dealtWith tells whether giving way is what a deal, a ruling or talks are about: "توافق
// بر آتش‌بس", "بر آزادی … تأکید کرد".
func (s *sentence) dealtWith(m *match) bool {
	switch s.standsUnder(m) {
	case "بر", "بر سر", "درباره":
		return true
	}
	return s.underNoun(m.anchor, s.doc.coder.lexicon.deals)
}

// modified tells whether an adjective of a list stands at a noun.
func (s *sentence) modified(i int, words map[string]bool) bool {
	return slices.ContainsFunc(s.kids[i], func(j int) bool {
		return j > i && s.preposition(j) == "" && (words[s.lemma[j]] || words[s.form[j]])
	})
}

// arranged tells whether a noun is what "قرار است" says to come, where the tree
// gives it to that and not to the verb behind: "قرار است نشست … برگزار شود".
func (s *sentence) arranged(i int) bool {
	c := s.clause(i)
	return c != nil && s.form[c.Head] == "قرار" && i > c.Head && !c.Negated
}

// timeBehind tells whether a time to come stands behind a noun, before the verb
// of its clause: "از برگزاری نشست … طی روزهای آینده خبر داد".
func (s *sentence) timeBehind(m *match) bool {
	l := s.doc.coder.lexicon
	for i := m.words[len(m.words)-1] + 1; i < len(s.Words) && s.owner[i] == s.owner[m.anchor] && s.Words[i].Tag != syntax.Verb; i++ {
		if l.coming[s.form[i]] && i > 0 && s.timed(i-1) {
			return true
		}
	}
	return false
}

// planned tells whether a noun is what a clause about the future happens at.
func (s *sentence) planned(i int) bool {
	c := s.clause(i)
	if h := s.Words[i].Head; h >= 0 && h < i && (s.phraseOf(h).Head == i || s.rel(i) == "nmod" && s.doc.coder.lexicon.relationals[s.form[h]] && s.preposition(h) == "در") {
		i = h // "در جریان سفر"
	}
	if c == nil || c.Negated || s.rel(i) != "obl" || !c.Future && !s.intended(s.owner[i]) {
		return false
	}
	if h := s.Words[i].Head; h != c.Head && h != c.Verb {
		return false
	}
	switch s.phraseOf(i).Preposition {
	case "در", "ضمن", "با", "در جریان", "طی", "در حاشیه", "هنگام":
		return true
	}
	return false
}

// discussed tells whether an act is what somebody speaks about, and so, of a bond
// between two, no act as yet: "دربارهٔ همکاری نظامی گفت‌وگو کرد".
func (s *sentence) discussed(m *match) bool {
	switch s.standsUnder(m) {
	case "درباره", "در مورد", "پیرامون", "در خصوص", "در باره", "در باب", "راجع به":
		return true
	}
	return false
}
