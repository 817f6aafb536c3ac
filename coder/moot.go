package coder

import "strings"

// moot tells whether a proposal is none by what it says of its sides, or by the
// words around it.
func (p *proposal) moot() bool {
	m, f, s := p.match, p.frame, p.s
	if f.Actors.has("speaker") && len(p.Actors) > 0 {
		if subj := s.role(m, "subj"); p.Type == "ACCUSE" && len(p.Recipients) == 0 && len(subj) > 0 && within(s.who(subj[0]), p.Actors) {
			return true // nobody blames himself
		}
		if len(p.Recipients) == 1 && p.Actors[0].Name != "" && p.Actors[0].Name == p.Recipients[0].Name {
			return true // of himself
		}
	}
	switch {
	case p.Type == "SUPPORT" && s.ownPraise(p.Actors, p.Recipients):
		return true
	case p.Type == "ACCUSE" && f.Recipients.has("comp") && (s.supposed(m) || p.ownForces()):
		return true
	case p.Type == "REQUEST" && m.Kind == Noun && s.byOrder(m):
		return true
	case p.Type == "ASSAULT" && (len(p.Actors) == 0 || m.passive && p.how[0] != "agent") && s.disastrous():
		return true
	case (p.Type == "ASSAULT" || p.Type == "ACCUSE") && s.natural(m):
		return true
	case p.Type == "CONSULT" && p.ofPeople():
		return !p.rallies()
	case m.Name == "کشتن" && len(p.Recipients) == 0 && !strings.Contains(s.form[m.anchor], "کشت"):
		return true // "خجالت می‌کشم", "جیغ می‌کشید": of کشیدن
	case m.Kind == Noun && s.rel(m.anchor) == "amod" && len(m.words) == 1 && s.bare[m.anchor] != s.form[m.anchor]:
		return true // "نظامیان شورشی" tells of no "شورش"
	case m.Kind == Noun && strings.HasPrefix(m.Name, "رأی") && s.determiner(m.anchor) == "number" && s.standsUnder(m) == "با":
		return true // "با ۱۸۲ رأی موافق" only counts
	case p.Type == "CONSULT" && m.Kind == Noun && p.toldBefore():
		return true
	case m.Kind == Noun && p.Type == "AGREE" && f.Type == "CONSULT" && len(p.Actors)+len(p.Recipients) < 2:
		return true // "در حاشیهٔ نشست گروه ۲۰ دیدار خواهند کرد" plans no such meeting
	case m.Kind == Noun && m.words[0] > 0 && s.form[m.words[0]-1] == "ضد":
		return true // "نیروهای ضد شورش" do not riot
	}
	return s.played(p.Type)
}

// toldBefore tells whether a noun takes up a meeting that was told, and names nobody who
// met: "در این نشست … خواستار شد".
func (p *proposal) toldBefore() bool {
	m, s := p.match, p.s
	if !s.pointedAt(m.anchor) || len(s.role(m, "gen")) > 0 || len(s.role(m, "میان")) > 0 {
		return false
	}
	for _, h := range s.role(m, "با") {
		if s.doc.mentionAt(s.at, h) != nil {
			return false
		}
	}
	return s.standsUnder(m) == "در"
}

// supposed tells whether what a verb of saying says is only a condition: "گفت در
// صورتی که نیروهایش تجاوز کرده باشند عذر می‌خواهد"; or a demand: "ایران باید تسلیم شود".
func (s *sentence) supposed(m *match) bool {
	for k := range s.Clauses {
		if s.Clauses[k].Parent == m.clause && m.clause >= 0 && (s.Clauses[k].Relation == "ccomp" || s.Clauses[k].Relation == "parataxis") {
			return s.Clauses[k].Condition || s.consequence(k) || s.Clauses[k].Modal && s.Clauses[k].Verb >= 0
		}
	}
	return false
}

// meansPeople tells whether the first word of a predicate stands in the plural and so
// means people: "مخالفان به خیابان آمدند".
func (s *sentence) meansPeople(words []int, parts []string) bool {
	f := s.form[words[0]]
	return f != parts[0] && (strings.HasSuffix(f, "ان") || strings.HasSuffix(f, "ین"))
}
