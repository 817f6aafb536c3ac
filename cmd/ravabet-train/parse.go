package main

import (
	"flag"
	"fmt"
	"os"
	"slices"

	"github.com/ravabet/ravabet/parse"
	"github.com/ravabet/ravabet/persian/treebank"
)

func trainTagger(args []string) error {
	return train("tagger", args, func(examples []treebank.Example, classes *parse.Classes, plain [][]string) ([]byte, error) {
		_, file, err := treebank.TrainTagger(examples, classes, plain)
		return file, err
	})
}

func trainParser(args []string) error {
	return train("parser", args, func(examples []treebank.Example, classes *parse.Classes, plain [][]string) ([]byte, error) {
		tagger, _, err := treebank.TrainTagger(examples, classes, plain)
		if err != nil {
			return nil, err
		}
		_, file, err := treebank.TrainParser(examples, classes, tagger, plain)
		return file, err
	})
}

// train trains a model on all that there is and writes its file.
func train(name string, args []string, learn func([]treebank.Example, *parse.Classes, [][]string) ([]byte, error)) error {
	flags := flag.NewFlagSet(name, flag.ExitOnError)
	folder := flags.String("data", "../shared/data/ud", "folder of the treebanks")
	out := flags.String("o", "persian/models/"+name+".bin", "file to write")
	flags.Parse(args)
	dev, err := treebank.Load(*folder, treebank.Dev)
	if err != nil {
		return err
	}
	test, err := treebank.Load(*folder, treebank.Test)
	if err != nil {
		return err
	}
	seraji, err := treebank.Load(*folder, treebank.Seraji)
	if err != nil {
		return err
	}
	plain, err := treebank.LoadPlain(*folder)
	if err != nil {
		return err
	}
	classes := treebank.FindClasses(plain)
	examples, err := treebank.Examples(slices.Concat(dev, test), seraji, classes)
	if err != nil {
		return fmt.Errorf("training the %s: %w", name, err)
	}
	file, err := learn(examples, classes, plain)
	if err != nil {
		return fmt.Errorf("training the %s: %w", name, err)
	}
	if err := os.WriteFile(*out, file, 0o644); err != nil {
		return fmt.Errorf("writing the %s: %w", name, err)
	}
	fmt.Printf("%s: %d bytes, from %d sentences\n", *out, len(file), len(dev)+len(test)+len(seraji))
	return nil
}
