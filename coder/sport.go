package coder

// played tells whether an act of a type is only that of a match: words of sport
// stand around it, and who plays meets, fights, beats and helps as states do.
// What is done to players (a ban, an arrest) is no play.
func (s *sentence) played(kind string) bool {
	switch kind {
	case "CONSULT", "ASSAULT", "AGREE", "SUPPORT", "COOPERATE", "RETREAT", "AID", "MOBILIZE", "CONCEDE":
		return s.sportWords() > 1 || s.doc.sporting()
	}
	return false
}

// sportWords counts the words of sport in a sentence.
func (s *sentence) sportWords() int {
	n := 0
	for i := range s.Words {
		if s.doc.coder.lexicon.classes["sport"][s.lemma[i]] {
			n++
		}
	}
	return n
}

// sporting tells whether a report of several sentences is one of sport: it has a
// word of sport a sentence.
func (d *document) sporting() bool {
	if len(d.open) < 3 {
		return false
	}
	n := 0
	for _, s := range d.open {
		n += s.sportWords()
	}
	return n >= len(d.open)
}
