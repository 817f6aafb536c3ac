package actor

import (
	"slices"
	"time"

	"github.com/ravabet/ravabet/syntax"
)

// Units finds in each sentence the stretches that name somebody, for a parser
// to take them for one word each. The words need tags but no trees.
func (l *Lexicon) Units(doc *syntax.Document) [][]syntax.Unit {
	// Who is meant by a title alone depends on the date, but where the words
	// of a phrase end does not.
	m := l.Resolve(doc, time.Time{})
	out := make([][]syntax.Unit, len(doc.Sentences))
	for i := range doc.Sentences {
		out[i] = m.units(i, &doc.Sentences[i])
	}
	return out
}

// units are those of a sentence, in order and apart from each other.
func (m *Mentions) units(sentence int, s *syntax.Sentence) []syntax.Unit {
	var out []syntax.Unit
	in := m.In(sentence)
	for i := range in {
		x := &in[i]
		if x.Kind == Pronoun || x.Kind == Thing || x.unknown() || x.First < 0 || x.Last >= len(s.Words) {
			continue
		}
		if wide := m.At(sentence, x.Head); wide != nil && wide != x && wide.First <= x.First && wide.Last >= x.Last && wide.Last-wide.First > x.Last-x.First {
			continue
		}
		u := syntax.Unit{First: x.First, Last: x.Last, Head: x.Head, Name: x.Kind == Person || x.Kind == State || x.Kind == Place || x.Kind == Organisation && x.First == x.Last}
		if x.Kind == Role || x.Kind == Body {
			u.Last = m.portfolio(s, in, x.Last)
		}
		if u.Name && u.First > 0 && u.Last+1 < len(s.Words) && s.Words[u.First-1].Form == "«" && s.Words[u.Last+1].Form == "»" {
			u.First, u.Last = u.First-1, u.Last+1 // the parser need not see that a name is marked
		}
		if x.Kind == Person {
			least := 0
			if n := len(out) - 1; n >= 0 {
				least = out[n].Last + 1
			}
			for u.First > least && m.r.styled(s, u.First-1) {
				u.First--
			}
		}
		if n := len(out) - 1; n >= 0 {
			if x.First <= out[n].Last {
				continue
			}
			if joinUnits(s, &out[n], &u, m.beside(sentence, &out[n], i)) {
				continue
			}
		}
		out = append(out, u)
	}
	return out
}

// styles are the words of titles of the clergy that stand before names.
var styles = map[string]bool{folded("حجت"): true, folded("حجت‌الاسلام"): true, folded("الاسلام"): true, folded("والمسلمین"): true, folded("المسلمین"): true,
	folded("آیت"): true, folded("آیت‌الله"): true, folded("الله"): true, folded("العظمی"): true}

// styled tells whether a word before a name is a title, which a parser need not see.
func (r *resolver) styled(s *syntax.Sentence, w int) bool {
	f := folded(s.Words[w].Form)
	return styles[f] || r.lex.words[f] == "title"
}

// unknown tells whether a mention is a name that no list has and nothing
// explains, which may be none.
func (x *Mention) unknown() bool {
	return (x.Kind == Person || x.Kind == Place) && x.Entities[0].Code == "---"
}

// OfOffice tells whether a word of a sentence is what an office before it is for:
// "تجارت" in "وزیر صنعت، معدن و تجارت" is no trade.
func (m *Mentions) OfOffice(sentence, word int) bool {
	s := &m.r.doc.Sentences[sentence]
	if !m.r.lex.sign("portfolio", s.Words[word].Form) {
		return false
	}
	in := m.In(sentence)
	for i := range in {
		if x := &in[i]; (x.Kind == Role || x.Kind == Body) && x.Last < word && word <= m.portfolio(s, in, x.Last) {
			return true
		}
	}
	return false
}

// portfolio returns the last word of what an office is for, behind a word of
// its phrase: "وزیر" runs on to "راه و شهرسازی".
func (m *Mentions) portfolio(s *syntax.Sentence, in []Mention, last int) int {
	free := func(w int) bool {
		return w < len(s.Words) && m.r.lex.sign("portfolio", s.Words[w].Form) &&
			!slices.ContainsFunc(in, func(x Mention) bool { return x.First <= w && w <= x.Last })
	}
	for {
		switch {
		case free(last + 1):
			last++
		case last+2 < len(s.Words) && (s.Words[last+1].Form == "و" || s.Words[last+1].Form == "،") && free(last+2) && m.r.lex.sign("portfolio", s.Words[last].Form):
			last += 2
		default:
			return last
		}
	}
}

// beside tells whether a mention is the same person as the one that a unit before
// it is: a name and an office, of one state.
func (m *Mentions) beside(sentence int, u *syntax.Unit, i int) bool {
	in := m.In(sentence)
	b := &in[i]
	for j := range in[:i] {
		a := &in[j]
		if a.Head != u.Head || a.Last >= b.First || a.Kind == b.Kind {
			continue
		}
		if (a.Kind == Person && b.Kind == Role || a.Kind == Role && b.Kind == Person) && a.Entities[0].Code == b.Entities[0].Code {
			return true
		}
	}
	return false
}

// joinUnits makes one unit of a name and the office behind it, with the comma
// between them.
func joinUnits(s *syntax.Sentence, a, b *syntax.Unit, same bool) bool {
	if !same {
		return false
	}
	gap := b.First - a.Last
	comma := gap == 2 && s.Words[a.Last+1].Form == "،"
	if gap != 1 && !comma {
		return false
	}
	if gap == 1 && !a.Name && !b.Name {
		return false
	}
	a.Heads = append(slices.Clip(a.Heads), b.Head)
	a.Last = b.Last
	return true
}
