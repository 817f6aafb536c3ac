package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/syntax"
)

// trainNames fits the name model on sentences with names, and measures it on
// others.
func trainNames(args []string) error {
	flags := flag.NewFlagSet("names", flag.ContinueOnError)
	out := flags.String("o", "actor/models/names.bin", "the model `file` to write")
	data := flags.String("data", "", "the `folder` with fa_perdt-train-tokens.txt, fa_perdt-dev-ner.txt and fa_perdt-test-ner.txt")
	if err := flags.Parse(args); err != nil {
		return err
	}
	tagged, err := readTokens(filepath.Join(*data, "fa_perdt-train-tokens.txt"))
	if err != nil {
		return fmt.Errorf("names: %w", err)
	}
	train, err := readNamed(filepath.Join(*data, "fa_perdt-dev-ner.txt"))
	if err != nil {
		return fmt.Errorf("names: %w", err)
	}
	test, err := readNamed(filepath.Join(*data, "fa_perdt-test-ner.txt"))
	if err != nil {
		return fmt.Errorf("names: %w", err)
	}
	lexicon, err := actor.Load()
	if err != nil {
		return err
	}
	model := actor.TrainNames(lexicon, tagged, train, os.Stderr)
	actor.MeasureNames(lexicon, test).Print(os.Stderr)
	return os.WriteFile(*out, model, 0o644)
}

func readTokens(file string) ([]syntax.Sentence, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []syntax.Sentence
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		out = append(out, taggedSentence(strings.Fields(lines.Text())))
	}
	return out, lines.Err()
}

// readNamed reads a word and its label a line, a blank line between
// sentences.
func readNamed(file string) ([]actor.NameExample, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []actor.NameExample
	var words, labels []string
	end := func() {
		if len(words) > 0 {
			out = append(out, actor.NameExample{Sentence: taggedSentence(words), Labels: labels})
		}
		words, labels = nil, nil
	}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		word, label, ok := strings.Cut(lines.Text(), "\t")
		if !ok || strings.TrimSpace(word) == "" {
			end()
			continue
		}
		words, labels = append(words, word), append(labels, strings.TrimSpace(label))
	}
	end()
	return out, lines.Err()
}

func taggedSentence(words []string) syntax.Sentence {
	s := syntax.Sentence{Words: make([]syntax.Word, len(words))}
	for i, w := range words {
		s.Words[i] = syntax.Word{Form: w, Head: -1}
	}
	persian.Tagger().Tag(&s)
	return s
}
