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
	return train("tagger", args, func(examples []treebank.Example, classes *parse.Classes) []byte {
		_, file := treebank.TrainTagger(examples, classes)
		return file
	})
}

func trainParser(args []string) error {
	return train("parser", args, func(examples []treebank.Example, classes *parse.Classes) []byte {
		_, file := treebank.TrainParser(examples, classes)
		return file
	})
}

// train trains a model on all that there is and writes its file.
func train(name string, args []string, learn func([]treebank.Example, *parse.Classes) []byte) error {
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
	file := learn(treebank.Examples(slices.Concat(dev, test), seraji, classes), classes)
	if err := os.WriteFile(*out, file, 0o644); err != nil {
		return fmt.Errorf("writing the %s: %w", name, err)
	}
	fmt.Printf("%s: %d bytes, from %d sentences\n", *out, len(file), len(dev)+len(test)+len(seraji))
	return nil
}
