package treebank

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/conllu"
	"github.com/ravabet/ravabet/parse"
	"github.com/ravabet/ravabet/syntax"
)

// FindClasses finds the word classes of the models in plain text.
func FindClasses(plain [][]string) *parse.Classes {
	return parse.FindClasses(plain, 400, 64, 4, 12)
}

// Example is a sentence for training, by PerDT's conventions.
type Example struct {
	*syntax.Sentence
	Classes []string
}

// Examples returns sentences of PerDT, each also with its clitics joined to
// their hosts, and of Seraji, changed to PerDT's conventions.
func Examples(perdt, seraji []*conllu.Sentence, classes *parse.Classes) []Example {
	var out []Example
	for _, s := range perdt {
		out = append(out, Example{&s.Sentence, Classes(s)})
		if j := Joined(s); j != nil {
			out = append(out, Example{&j.Sentence, Classes(j)})
		}
	}
	if len(seraji) == 0 {
		return out
	}
	tagger, _ := trainTagger(out, classes)
	converter := NewConverter(perdt, tagger)
	for _, s := range seraji {
		c, names := converter.Convert(s)
		out = append(out, Example{&c.Sentence, names})
	}
	return out
}

func trainTagger(examples []Example, classes *parse.Classes) (*parse.Tagger, []byte) {
	in := make([]parse.TagExample, len(examples))
	for i, e := range examples {
		in[i] = parse.TagExample{Sentence: e.Sentence, Classes: e.Classes}
	}
	return parse.TrainTagger(in, classes, parse.Training{Rounds: 8, Seed: 1, Limit: 120000, MinHits: 1})
}

// TrainTagger trains a tagger.
func TrainTagger(examples []Example, classes *parse.Classes) (*parse.Tagger, []byte) {
	return trainTagger(examples, classes)
}

// folds is the number of parts that the examples are cut into to tag each
// with a tagger that did not see it.
const folds = 8

// Retagged returns the examples with tags as a tagger gives them that was
// trained on others: a parser that trains on these learns to live with
// mistakes of the tagger. Sentences and their variants follow one another, so
// parts are runs.
func Retagged(examples []Example, classes *parse.Classes) []*syntax.Sentence {
	var out []*syntax.Sentence
	for f := range folds {
		from, to := f*len(examples)/folds, (f+1)*len(examples)/folds
		tagger, _ := trainTagger(slices.Concat(examples[:from], examples[to:]), classes)
		for _, e := range examples[from:to] {
			s := *e.Sentence
			s.Words = slices.Clone(s.Words)
			tagger.Tag(&s)
			out = append(out, &s)
		}
	}
	return out
}

// TrainParser trains a parser on examples retagged.
func TrainParser(examples []Example, classes *parse.Classes) (*parse.Parser, []byte) {
	return parse.TrainParser(Retagged(examples, classes), classes, parse.Training{Rounds: 10, Seed: 1, MinHits: 1})
}

// Tag returns the tag of a class of the tagger.
func Tag(class string) syntax.Tag {
	upos, _, _ := strings.Cut(class, "/")
	return syntax.TagOf(upos)
}
