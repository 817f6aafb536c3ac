package actor

// HasCode tells whether a code is that of a state or is carried by any actor
// of the lexicon: UNO, EUR, IGO, NGO and their like.
func (l *Lexicon) HasCode(code string) bool {
	if l.IsStateCode(code) {
		return true
	}
	for i := range l.terms {
		if l.terms[i].Code == code {
			return true
		}
	}
	return false
}
