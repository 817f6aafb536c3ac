package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/ravabet/ravabet/conllu"
	"github.com/ravabet/ravabet/persian"
)

func trainLemmas(args []string) error {
	flags := flag.NewFlagSet("lemma", flag.ContinueOnError)
	out := flags.String("o", "persian/models/lemma.bin", "the model `file` to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var examples []persian.LemmaExample
	err := readTreebanks(flags.Args(), func(s *conllu.Sentence) {
		for i := range s.Words {
			w := &s.Words[i]
			examples = append(examples, persian.LemmaExample{Form: w.Form, Lemma: w.Lemma, Tag: w.Tag})
		}
	})
	if err != nil {
		return fmt.Errorf("lemma: %w", err)
	}
	return os.WriteFile(*out, persian.TrainLemmas(examples, os.Stderr), 0o644)
}
