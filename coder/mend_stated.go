package coder

import "github.com/ravabet/ravabet/syntax"

// stating parts a clause that a report works into another, under "با بیان اینکه", from
// the one around it: in "وزیر ایران با بیان اینکه آمریکا به تعهداتش عمل نکرده است، گفت …"
// the tree takes the minister for who has not done it, and who has not for part of
// the phrase.
func stating(s *syntax.Sentence) bool {
	changed := false
	for i := 0; i+2 < len(s.Words); i++ {
		if f := s.Words[i].Form; f != "با" && f != "ضمن" {
			continue
		}
		begin := statingEnd(s, i)
		if begin < 0 {
			continue
		}
		end, inner := clauseBefore(s, begin)
		if inner < begin {
			continue
		}
		if outer := mainAfter(s, end, i > 1); outer >= 0 {
			changed = enclose(s, i, begin, end, inner, outer) || changed
		}
	}
	return changed
}

// statingEnd is the first word behind a phrase such as "با اشاره به اینکه" or "با رد این
// ادعا که" that begins at a word, -1 where none does.
func statingEnd(s *syntax.Sentence, i int) int {
	for j := i + 1; j < min(i+longestStating, len(s.Words)-1); j++ {
		switch w := &s.Words[j]; {
		case w.Form == "اینکه" || w.Form == "آنکه":
			return j + 1
		case w.Form == "که":
			if pointing(s.Words[j-1].Form) || j > i+2 && pointing(s.Words[j-2].Form) {
				return j + 1
			}
			return -1
		case w.Tag == syntax.Verb || w.Tag == syntax.Punct:
			return -1
		}
	}
	return -1
}

// pointing tells whether a word points at what follows, or was told.
func pointing(form string) bool { return form == "این" || form == "آن" }

// longestStating is how many words such a phrase has at most.
const longestStating = 9

// clauseBefore is the first comma behind a finite verb, from a word on, and the
// predicate of the clause that it ends, -1 for none.
func clauseBefore(s *syntax.Sentence, from int) (end, predicate int) {
	for c := from + 1; c < len(s.Words); c++ {
		if comma(s, c) && ends(s, c) {
			return c, predicateAt(s, c-1)
		}
	}
	return -1, -1
}

// ends tells whether a clause ends with the word before a mark.
func ends(s *syntax.Sentence, mark int) bool {
	w := &s.Words[mark-1]
	return (w.Tag == syntax.Verb || w.Tag == syntax.Aux) && w.Feats.VerbForm == syntax.Finite
}

// predicateAt is the word that heads a clause which ends with a verb or copula.
func predicateAt(s *syntax.Sentence, i int) int {
	for n := 0; i >= 0 && s.Words[i].Tag == syntax.Aux && n < 3; n++ {
		i = s.Words[i].Head
	}
	return i
}

// mainAfter is the verb of the clause that goes on behind a comma, -1 for none, or for
// one that has a subject of its own where what stands before shall have begun it.
func mainAfter(s *syntax.Sentence, comma int, begun bool) int {
	for u := comma + 1; u < len(s.Words); u++ {
		switch w := &s.Words[u]; {
		case w.Tag == syntax.Sconj:
			return -1
		case w.Tag == syntax.Verb && w.Feats.VerbForm == syntax.Finite:
			if begun && s.Child(u, "nsubj", "nsubj:pass") > comma {
				return -1
			}
			return u
		}
	}
	return -1
}

// enclose makes the clause from begin to end, whose predicate is inner, hang on the
// one around it, and gives each what is its own.
func enclose(s *syntax.Sentence, phrase, begin, end, inner, outer int) bool {
	w, o := &s.Words[inner], &s.Words[outer]
	switch {
	case o.Head == inner:
		o.Head, o.Rel = w.Head, w.Rel
		w.Head, w.Rel = outer, "advcl"
	case w.Head == outer:
		w.Rel = "advcl"
	case w.Head < phrase || w.Head > begin:
		return false
	}
	for j := range s.Words {
		x := &s.Words[j]
		switch {
		case j == inner || j == outer:
		case j >= phrase && j < begin-1 && x.Rel == "case" && x.Head >= begin && x.Head < end:
			x.Head = begin - 1 // "با وجود اینکه": the name behind it stands under nothing
		case j < begin && x.Head == inner:
			x.Head = outer
		case j >= begin && j < end && (x.Head < begin || x.Head >= end):
			hang(s, j, inner)
			if x.Tag == syntax.Aux {
				x.Rel = "aux"
			}
		}
	}
	return true
}

// closed makes what stands before the comma the words of who is named behind it with
// a verb of saying, the last word: "مسکو به مذاکرات بازمی‌گردد، رئیس‌جمهور روسیه گفت".
func (l *Lexicon) closed(s *syntax.Sentence) bool {
	says := lastWord(s)
	if says < 4 || s.Words[says].Tag != syntax.Verb || s.Words[says].Feats.VerbForm != syntax.Finite {
		return false
	}
	comma := says - 1
	for ; comma > 1 && s.Words[comma].Form != "،"; comma-- {
		switch s.Words[comma].Tag {
		case syntax.Verb, syntax.Sconj, syntax.Cconj, syntax.Punct:
			return false
		}
		if s.Words[comma].Form == "را" {
			return false
		}
	}
	first := &s.Words[comma+1]
	if comma < 3 || says-comma < 2 || !ends(s, comma) || first.Tag == syntax.Adp || first.Rel == "compound:lvc" || !l.says(s, says) {
		return false
	}
	said := predicateAt(s, comma-1)
	if said < 0 || said >= comma || s.Words[said].Rel == "acl" {
		return false
	}
	return quoteBefore(s, said, comma, says)
}

// quoteBefore hangs the clause before a comma on the verb of saying behind it.
func quoteBefore(s *syntax.Sentence, said, comma, says int) bool {
	w, v := &s.Words[said], &s.Words[says]
	switch {
	case v.Head == said:
		v.Head, v.Rel = w.Head, w.Rel
	case w.Head != says:
		return false
	}
	w.Head, w.Rel = says, "ccomp"
	for j := range s.Words {
		x := &s.Words[j]
		switch {
		case j == said || j == says:
		case j < comma && x.Head >= comma:
			hang(s, j, said)
		case j > comma && x.Head < comma && x.Head >= 0:
			hang(s, j, says)
		}
	}
	return true
}
