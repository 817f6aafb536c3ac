package coder

// disastrous tells whether deaths and damage that nobody is said to have
// caused are the work of an accident or of nature: words of these stand in the
// sentence, or more often than words of violence in the document, and the
// sentence has no word of violence.
func (s *sentence) disastrous() bool {
	accident, violence := s.causes()
	if violence > 0 || accident > 0 {
		return violence == 0
	}
	for _, o := range s.doc.open {
		a, v := o.causes()
		accident, violence = accident+a, violence+v
	}
	return accident > violence
}

// natural tells whether a thing of nature or an accident does an act, as in "توفان به
// ساحل یورش برد".
func (s *sentence) natural(m *match) bool {
	for _, r := range []string{"subj", "gen"} {
		if in := s.role(m, r); len(in) > 0 && s.doc.coder.lexicon.classes["accident"][s.lemma[in[0]]] && len(s.who(in[0])) == 0 {
			return true
		}
	}
	after := m.words[len(m.words)-1] + 1
	return m.Kind == Noun && after < len(s.Words) && s.doc.coder.lexicon.classes["accident"][s.lemma[after]]
}

// causes counts the words of accident and of violence in a sentence.
func (s *sentence) causes() (accident, violence int) {
	l := s.doc.coder.lexicon
	for i := range s.Words {
		switch {
		case l.classes["violence"][s.lemma[i]]:
			violence++
		case l.classes["accident"][s.lemma[i]] && !s.timed(i):
			accident++
		}
	}
	return accident, violence
}
