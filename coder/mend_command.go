package coder

import "github.com/ravabet/ravabet/syntax"

// commands gives to a clause in the imperative, which names nobody as its subject,
// whom the speaker addresses: "ترامپ خطاب به ایران: تسلیم شوید". Nobody else than he
// shall be taken for who does what is only bidden.
func (d *document) commands(sentence int) {
	s := &d.Sentences[sentence]
	for k := range s.Clauses {
		c := &s.Clauses[k]
		if !d.commanded(sentence, k) {
			continue
		}
		c.Subject, c.Shared = syntax.NoPhrase, false
		if who := d.addressee(sentence, c.Head); who >= 0 {
			c.Subject = syntax.Phrase{Head: who, First: who, Last: who}
		}
	}
}

// commanded tells whether a clause bids somebody do what it says: its verb is in the
// second person of the imperative, or of the subjunctive that is written as it.
func (d *document) commanded(sentence, k int) bool {
	s := &d.Sentences[sentence]
	c := &s.Clauses[k]
	if c.Verb < 0 || c.Parent < 0 || c.Modal || c.Condition || c.Relation != "parataxis" && c.Relation != "ccomp" {
		return false
	}
	f := s.Words[c.Head].Feats
	if f.Person != 2 || f.Mood != syntax.Imperative && f.Mood != syntax.Subjunctive {
		return false
	}
	return s.Clauses[c.Parent].Head == d.speakers[sentence]
}

// addressee is the word that heads whom a speaker addresses before a word, -1 for
// nobody: "خطاب به اسرائیل", or who stands under "به" in a heading whose noun is of
// saying: "پیام … به مردم سوریه: …".
func (d *document) addressee(sentence, before int) int {
	s := &d.Sentences[sentence]
	heading := d.speakers[sentence] == 0 && d.mentions.At(sentence, 0) == nil
	for i := 0; i+2 < before && s.Words[i].Form != ":"; i++ {
		if s.Words[i+1].Form != "به" || s.Words[i].Form != "خطاب" && !heading {
			continue
		}
		if m := d.mentions.At(sentence, i+2); m != nil && m.First == i+2 {
			return m.Head
		}
	}
	return -1
}
