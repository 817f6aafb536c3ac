package treebank

import (
	"strings"

	"github.com/ravabet/ravabet/conllu"
	"github.com/ravabet/ravabet/parse"
	"github.com/ravabet/ravabet/syntax"
)

// TagInSeraji returns the tag that Seraji would give where the tagger gives a
// class of PerDT's: Seraji has no proper nouns, keeps "را" with the particles,
// and takes figures that stand for a thing ("در ۱۳۶۸") for numbers, not nouns.
func TagInSeraji(class string, s *syntax.Sentence, i int) syntax.Tag {
	switch class {
	case "PROPN":
		return syntax.Noun
	case "PROPN/ADJ":
		return syntax.Adj
	}
	switch form := s.Words[i].Form; {
	case form == "را":
		return syntax.Part
	case class == "NOUN" && strings.Trim(form, "0123456789۰۱۲۳۴۵۶۷۸۹") == "":
		return syntax.Num
	}
	return Tag(class)
}

// A Converter turns sentences of Seraji into the conventions of PerDT.
type Converter struct {
	tagger *parse.Tagger
	seen   map[string]map[syntax.Tag]int
}

// NewConverter learns PerDT's conventions from sentences of it; the tagger
// has been trained on these.
func NewConverter(perdt []*conllu.Sentence, tagger *parse.Tagger) *Converter {
	c := &Converter{tagger: tagger, seen: map[string]map[syntax.Tag]int{}}
	for _, s := range perdt {
		for _, w := range s.Words {
			if c.seen[w.Form] == nil {
				c.seen[w.Form] = map[syntax.Tag]int{}
			}
			c.seen[w.Form][w.Tag]++
		}
	}
	return c
}

// enough is how often a word has to be in PerDT, never with Seraji's tag, for
// that tag to be a matter of convention.
const enough = 4

// Convert returns a sentence of Seraji with the tags and the tree that PerDT
// would give it, as far as rules tell, and the classes of its words.
func (c *Converter) Convert(s *conllu.Sentence) (*conllu.Sentence, []string) {
	out := *s
	out.Words = append([]syntax.Word(nil), s.Words...)
	guess := c.tagger.Variants(&s.Sentence)
	classes := make([]string, len(out.Words))
	for i := range out.Words {
		w := &out.Words[i]
		classes[i] = w.Tag.String()
		total := 0
		for _, n := range c.seen[w.Form] {
			total += n
		}
		name := w.Tag == syntax.Noun && guess[i] == "PROPN" || w.Tag == syntax.Adj && guess[i] == "PROPN/ADJ"
		if name || total >= enough && c.seen[w.Form][w.Tag] == 0 {
			classes[i] = guess[i]
			w.Tag = Tag(guess[i])
		}
	}
	raise(out.Words)
	for i := range out.Words {
		out.Words[i].Rel = relation(out.Words, i)
	}
	return &out, classes
}

// raise makes a light verb or passive auxiliary the head of what Seraji hangs
// it on: "اعلام شد", "مشخص می‌گردند", "برداشته شده است".
func raise(words []syntax.Word) {
	for v := range words {
		h := words[v].Head
		if h < 0 || h > v || words[v].Rel != "aux:pass" && (words[v].Rel != "compound" || words[v].Tag != syntax.Verb) {
			continue
		}
		words[v].Head, words[v].Rel, words[v].Tag = words[h].Head, words[h].Rel, syntax.Verb
		words[h].Head = v
		words[h].Rel = "compound:lvc"
		if words[h].Tag == syntax.Adj || words[h].Tag == syntax.Verb {
			words[h].Rel = "xcomp"
		}
		for d := range words {
			if words[d].Head != h || d == v {
				continue
			}
			switch words[d].Rel {
			case "amod", "nmod", "nmod:poss", "det", "case", "nummod", "flat", "compound:lvc", "fixed":
			default:
				words[d].Head = v
			}
		}
	}
}

// relation returns PerDT's name of a word's relation.
func relation(words []syntax.Word, i int) string {
	switch rel := words[i].Rel; rel {
	case "nmod:poss":
		return "nmod"
	case "acl:relcl":
		return "acl"
	case "flat", "flat:foreign":
		return "flat:name"
	case "det:predet":
		return "det"
	case "cc:preconj":
		return "cc"
	case "aux:pass":
		return "aux"
	case "compound", "compound:prt":
		return "compound:lvc"
	case "dislocated":
		return "nsubj"
	default:
		return rel
	}
}
