package main

import (
	"flag"
	"fmt"
	"os"
	"unicode/utf8"

	"github.com/ravabet/ravabet/conllu"
	"github.com/ravabet/ravabet/persian"
)

func trainClitics(args []string) error {
	flags := flag.NewFlagSet("clitic", flag.ContinueOnError)
	out := flags.String("o", "persian/models/clitic.bin", "the model `file` to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var examples []persian.CliticExample
	err := readTreebanks(flags.Args(), func(s *conllu.Sentence) { examples = appendExamples(examples, s) })
	if err != nil {
		return fmt.Errorf("clitic: %w", err)
	}
	return os.WriteFile(*out, persian.TrainClitics(examples, os.Stderr), 0o644)
}

// readTreebanks calls each with the sentences of CoNLL-U files.
func readTreebanks(names []string, each func(*conllu.Sentence)) error {
	if len(names) == 0 {
		return fmt.Errorf("give treebank files in CoNLL-U")
	}
	for _, name := range names {
		in, err := os.Open(name)
		if err != nil {
			return err
		}
		defer in.Close()
		for s, err := range conllu.Read(in) {
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			each(s)
		}
	}
	return nil
}

// appendExamples appends the tokens of a sentence. A token of more than two
// words has taken in punctuation and is left out.
func appendExamples(to []persian.CliticExample, s *conllu.Sentence) []persian.CliticExample {
	at := 0
	for _, t := range s.Tokens {
		for ; at < t.First; at++ {
			to = append(to, persian.CliticExample{Form: s.Words[at].Form})
		}
		if t.Last == t.First+1 {
			n := utf8.RuneCountInString(t.Form) - utf8.RuneCountInString(s.Words[t.Last].Form)
			to = append(to, persian.CliticExample{Form: t.Form, Clitic: n})
		}
		at = t.Last + 1
	}
	for ; at < len(s.Words); at++ {
		to = append(to, persian.CliticExample{Form: s.Words[at].Form})
	}
	return to
}
