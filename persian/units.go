package persian

import (
	"slices"

	"github.com/ravabet/ravabet/syntax"
)

// Units has the analyzer ask find, once a document's words are tagged, for
// the stretches that the parser shall take for one word each, and returns the
// analyzer. It is to be called before the first document.
func (a *Analyzer) Units(find func(*syntax.Document) [][]syntax.Unit) *Analyzer {
	a.units = find
	return a
}

// shortened is a sentence as the parser sees it, with its units as one word
// each.
type shortened struct {
	syntax.Sentence
	of    *syntax.Sentence
	at    []int // of each word, the word that it stands for
	units []syntax.Unit
}

// parse builds the trees of a document. Units may be nil.
func (a *Analyzer) parse(d *syntax.Document, units [][]syntax.Unit) {
	todo := make([]*syntax.Sentence, len(d.Sentences))
	short := make([]*shortened, 0, len(d.Sentences))
	for i := range d.Sentences {
		todo[i] = &d.Sentences[i]
		if units == nil {
			continue
		}
		if x := a.shorten(todo[i], units[i]); x != nil {
			todo[i], short = &x.Sentence, append(short, x)
		}
	}
	Parser().ParseAll(todo)
	for _, x := range short {
		x.unfold()
	}
}

// shorten makes one word of each unit of a sentence. It returns nil where
// there is none to be made, or nothing else.
func (a *Analyzer) shorten(s *syntax.Sentence, units []syntax.Unit) *shortened {
	units = syntax.Units(asides(s), units)
	if len(units) == 0 {
		return nil
	}
	x := &shortened{of: s, at: make([]int, 0, len(s.Words)), units: units}
	x.Words = make([]syntax.Word, 0, len(s.Words))
	next := 0
	for i := 0; i < len(s.Words); i++ {
		w := s.Words[i]
		if next < len(units) && units[next].First == i {
			u := &units[next]
			next++
			a.rename(s, u)
			i = u.Last
			if u.Aside {
				continue
			}
			w = s.Words[u.Head]
			switch {
			case u.Time:
				w.Form, w.Tag = timeStandIn, syntax.Noun
			case u.Last > u.First && (u.Name || s.Words[u.Head].Feats.Number != syntax.Plural && (u.First == 0 || s.Words[u.First-1].Tag != syntax.Num)):
				w.Form, w.Tag = standIn, syntax.Propn
			}
			x.at = append(x.at, u.Head)
		} else {
			x.at = append(x.at, i)
		}
		x.Words = append(x.Words, w)
	}
	if len(x.Words) == 0 {
		return nil
	}
	return x
}

// unfold gives the whole sentence the tree of the shortened one.
func (x *shortened) unfold() {
	for i := range x.Words {
		w := &x.of.Words[x.at[i]]
		w.Rel, w.Head = x.Words[i].Rel, x.Words[i].Head
		if w.Head >= 0 {
			w.Head = x.at[w.Head]
		}
	}
	for i := range x.units {
		expand(x.of, &x.units[i])
	}
}

// rename sees to it that no word of a name is taken for a verb or the like.
func (a *Analyzer) rename(s *syntax.Sentence, u *syntax.Unit) {
	if !u.Name {
		return
	}
	for i := u.First; i <= u.Last; i++ {
		switch w := &s.Words[i]; w.Tag {
		case syntax.Verb, syntax.Aux, syntax.Adv, syntax.Sconj, syntax.Intj, syntax.X:
			w.Tag = syntax.Propn
			w.Feats, w.Lemma = syntax.Features{}, w.Form
			a.fill(w)
		}
	}
}

// standIn is the name that the parser sees in place of a unit: one that it
// has often met, whoever is meant.
const standIn = "ایران"

// timeStandIn is the same for expressions of time.
const timeStandIn = "سال"

// expand hangs the words of a unit on its head, those after an inner head on
// that one.
func expand(s *syntax.Sentence, u *syntax.Unit) {
	if u.Aside {
		hang(s, u)
		return
	}
	head := u.Head
	for i := u.First; i <= u.Last; i++ {
		w := &s.Words[i]
		switch {
		case i == u.Head:
			continue
		case slices.Contains(u.Heads, i):
			w.Head, w.Rel, head = u.Head, "appos", i
		case w.Tag == syntax.Punct:
			w.Head, w.Rel = head, "punct"
		case w.Tag == syntax.Cconj:
			w.Head, w.Rel = head, "cc"
		case w.Tag == syntax.Adj:
			w.Head, w.Rel = head, "amod"
		case i < head && w.Tag == syntax.Num:
			w.Head, w.Rel = head, "nummod"
		case i < head:
			w.Head, w.Rel = head, "det"
		case u.Name && head == u.Head:
			w.Head, w.Rel = head, "flat:name"
		default:
			w.Head, w.Rel = head, "nmod"
		}
	}
}

// longestSpeaker is how many words stand before the colon of a headline at most.
const longestSpeaker = 8

// spoken returns the colon behind who speaks in a headline, where a whole clause
// stands behind it, 0 for none: "سخنگوی دولت ترکیه: …". The parser, which has met
// few headlines, had better see the clause alone.
func spoken(s *syntax.Sentence) int {
	w := s.Words
	colon := 0
	for i := 1; i <= longestSpeaker && i+3 < len(w); i++ {
		if w[i].Form == ":" {
			colon = i
			break
		}
	}
	if colon == 0 {
		return 0
	}
	for i := range w[:colon] {
		switch w[i].Tag {
		case syntax.Noun, syntax.Propn, syntax.Adj:
		default:
			return 0
		}
	}
	for i := colon + 1; i < len(w); i++ {
		if w[i].Feats.VerbForm == syntax.Finite && (w[i].Tag == syntax.Verb || w[i].Tag == syntax.Aux) {
			return colon
		}
	}
	return 0
}

// chain hangs each word of a phrase on the noun before it, as ezafe joins them, and
// the first on a word behind.
func chain(s *syntax.Sentence, u *syntax.Unit, top int) {
	noun := top
	for i := u.First; i <= u.Last; i++ {
		w := &s.Words[i]
		w.Head, w.Rel = noun, "nmod"
		switch {
		case i == u.First:
			w.Rel = "dep"
		case w.Tag == syntax.Adj:
			w.Rel = "amod"
			continue
		case w.Tag == syntax.Punct:
			w.Head, w.Rel = u.First, "punct"
			continue
		}
		noun = i
	}
}

// hang hangs an aside on the word before it, or the root.
func hang(s *syntax.Sentence, u *syntax.Unit) {
	top := u.First - 1
	for top >= 0 && s.Words[top].Tag == syntax.Punct {
		top--
	}
	if top < 0 {
		top = u.Last + 1
		for i := range s.Words {
			if (i < u.First || i > u.Last) && s.Words[i].Head < 0 {
				top = i
			}
		}
	}
	if s.Words[u.Last].Form == ":" {
		chain(s, u, top)
		return
	}
	for i := u.First; i <= u.Last; i++ {
		s.Words[i].Head, s.Words[i].Rel = top, "dep"
		if s.Words[i].Tag == syntax.Punct {
			s.Words[i].Rel = "punct"
		}
	}
}

// asides are what stands in brackets without a verb, and who speaks in a headline.
func asides(s *syntax.Sentence) []syntax.Unit {
	var out []syntax.Unit
	if n := spoken(s); n > 0 {
		out = append(out, syntax.Unit{Last: n, Aside: true})
	}
	out = append(out, connectives(s)...)
	for i := 1; i < len(s.Words); i++ {
		if s.Words[i].Form != "(" {
			continue
		}
		for j := i + 1; j < len(s.Words)-1 && j <= i+12 && s.Words[j].Tag != syntax.Verb; j++ {
			if s.Words[j].Form == ")" {
				out = append(out, syntax.Unit{First: i, Last: j, Aside: true})
				i = j
				break
			}
		}
	}
	return out
}

// connectives are the phrases that tie a sentence to what was said before, and
// have no part in its own clause: "پیش از این با … دیدار کرده بود".
func connectives(s *syntax.Sentence) []syntax.Unit {
	var out []syntax.Unit
	w := s.Words
	for i := 2; i+1 < len(w); i++ {
		switch w[i].Form {
		case "این", "آن":
			if w[i-1].Form != "از" || !earlier[w[i-2].Form] {
				continue
			}
			switch w[i+1].Tag {
			case syntax.Adp, syntax.Adv, syntax.Verb:
				out = append(out, syntax.Unit{First: i - 2, Last: i, Aside: true})
			}
		case "گزارش":
			if w[i-1].Form == "این" && i < 5 && w[0].Tag == syntax.Adp && w[i+1].Tag != syntax.Punct && w[i+1].Tag != syntax.Adp && w[i+1].Tag != syntax.Sconj {
				out = append(out, syntax.Unit{Last: i, Aside: true})
			}
		}
	}
	return out
}

// earlier are the words that begin "پیش از این" and its like.
var earlier = map[string]bool{"پیش": true, "قبل": true, "پس": true, "بعد": true}
