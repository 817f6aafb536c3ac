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
