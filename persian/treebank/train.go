package treebank

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/conllu"
	"github.com/ravabet/ravabet/parse"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/syntax"
)

// FindClasses finds the word classes of the models in plain text.
func FindClasses(plain [][]string) *parse.Classes {
	return parse.FindClasses(plain, 400, 64, 4, 12).With(persian.Lookup)
}

// Example is a sentence for training, by PerDT's conventions.
type Example struct {
	*syntax.Sentence
	Classes []string
}

// Examples returns sentences of PerDT, each also with its clitics joined to
// their hosts, and of Seraji, changed to PerDT's conventions.
func Examples(perdt, seraji []*conllu.Sentence, classes *parse.Classes) ([]Example, error) {
	var out []Example
	for _, s := range perdt {
		out = append(out, Example{&s.Sentence, Classes(s)})
		if j := Joined(s); j != nil {
			out = append(out, Example{&j.Sentence, Classes(j)})
		}
	}
	if len(seraji) == 0 {
		return out, nil
	}
	tagger, _, err := trainTagger(out, classes)
	if err != nil {
		return nil, err
	}
	converter := NewConverter(perdt, tagger)
	for _, s := range seraji {
		c, names := converter.Convert(s)
		out = append(out, Example{&c.Sentence, names})
	}
	return out, nil
}

// trainTagger trains a tagger on what the examples alone tell.
func trainTagger(examples []Example, classes *parse.Classes) (*parse.Tagger, []byte, error) {
	in := make([]parse.TagExample, len(examples))
	for i, e := range examples {
		in[i] = parse.TagExample{Sentence: e.Sentence, Classes: e.Classes}
	}
	return parse.TrainTagger(in, classes, tagging)
}

var tagging = parse.Training{Rounds: 8, Seed: 1, Limit: 60000, MinHits: 1}

// TrainTagger trains a tagger and returns it with its file. It first trains
// others and has them tag the plain text, to learn from how each word is used
// there. The use that an example shows is told by a tagger that did not see
// it, as it will be for new words.
func TrainTagger(examples []Example, classes *parse.Classes, plain [][]string) (*parse.Tagger, []byte, error) {
	in := make([]parse.TagExample, len(examples))
	for f := range useFolds {
		from, to := f*len(examples)/useFolds, (f+1)*len(examples)/useFolds
		tagger, _, err := trainTagger(slices.Concat(examples[:from], examples[to:]), classes)
		if err != nil {
			return nil, nil, err
		}
		words := tagger.Use(plain)
		for i := from; i < to; i++ {
			in[i] = parse.TagExample{Sentence: examples[i].Sentence, Classes: examples[i].Classes, Words: words}
		}
	}
	tagger, _, err := trainTagger(examples, classes)
	if err != nil {
		return nil, nil, err
	}
	return parse.TrainTagger(in, tagger.Use(plain), tagging)
}

const useFolds = 5

// folds is the number of parts that the examples are cut into to tag each
// with a tagger that did not see it.
const folds = 8

// Retagged returns the examples with tags as a tagger gives them that was
// trained on others: a parser that trains on these learns to live with
// mistakes of the tagger. Sentences and their variants follow one another, so
// parts are runs.
func Retagged(examples []Example, classes *parse.Classes) ([]*syntax.Sentence, error) {
	var out []*syntax.Sentence
	for f := range folds {
		from, to := f*len(examples)/folds, (f+1)*len(examples)/folds
		tagger, _, err := trainTagger(slices.Concat(examples[:from], examples[to:]), classes)
		if err != nil {
			return nil, err
		}
		for _, e := range examples[from:to] {
			s := *e.Sentence
			s.Words = slices.Clone(s.Words)
			tagger.Tag(&s)
			out = append(out, &s)
		}
	}
	return out, nil
}

// The parser learns from the trees of the examples and from those that a
// committee gives plain sentences.
const (
	committee    = 8
	plainTrees   = 24000
	longestPlain = 60 // words
)

// PlainTrees returns sentences of plain text, tagged, with the trees of a
// committee.
func PlainTrees(plain [][]string, tagger *parse.Tagger, c *parse.Committee) []*syntax.Sentence {
	var out []*syntax.Sentence
	for _, forms := range plain {
		if len(forms) > longestPlain || len(out) == plainTrees {
			continue
		}
		s := &syntax.Sentence{Words: make([]syntax.Word, len(forms))}
		for i, f := range forms {
			s.Words[i] = syntax.Word{Form: f, Head: -1}
		}
		tagger.Tag(s)
		out = append(out, s)
	}
	c.ParseAll(out)
	return out
}

// TrainParser trains a parser on examples retagged and on plain text, and
// returns it with its file.
func TrainParser(examples []Example, classes *parse.Classes, tagger *parse.Tagger, plain [][]string) (*parse.Parser, []byte, error) {
	sentences, err := Retagged(examples, classes)
	if err != nil {
		return nil, nil, err
	}
	c, err := parse.TrainCommittee(committee, sentences, classes, parse.Training{Rounds: 10, Seed: 1, MinHits: 1})
	if err != nil {
		return nil, nil, err
	}
	all := PlainTrees(plain, tagger, c)
	for range 4 { // what people annotated weighs more
		all = append(all, sentences...)
	}
	return parse.TrainParser(all, classes, parse.Training{Rounds: 8, Seed: 1, Limit: 620000, MinHits: 2})
}

// Tag returns the tag of a class of the tagger.
func Tag(class string) syntax.Tag {
	upos, _, _ := strings.Cut(class, "/")
	return syntax.TagOf(upos)
}
