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
	case p.Type == "ACCUSE" && f.Recipients.has("comp") && (s.supposed(m) || p.ownForces()):
		return true
	case p.Type == "REQUEST" && m.Kind == Noun && s.byOrder(m):
		return true
	case p.Type == "ASSAULT" && len(p.Actors) == 0 && s.disastrous():
		return true
	case (p.Type == "ASSAULT" || p.Type == "ACCUSE") && s.natural(m):
		return true
	case p.Type == "CONSULT" && p.ofPeople():
		return true
	case m.Name == "کشتن" && len(p.Recipients) == 0 && !strings.Contains(s.form[m.anchor], "کشت"):
		return true // "خجالت می‌کشم", "جیغ می‌کشید": of کشیدن
	case m.Kind == Noun && p.Type == "AGREE" && f.Type == "CONSULT" && len(p.Actors)+len(p.Recipients) < 2:
		return true // "در حاشیهٔ نشست گروه ۲۰ دیدار خواهند کرد" plans no such meeting
	case m.Kind == Noun && m.words[0] > 0 && s.form[m.words[0]-1] == "ضد":
		return true // "نیروهای ضد شورش" do not riot
	}
	return s.played(p.Type)
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
