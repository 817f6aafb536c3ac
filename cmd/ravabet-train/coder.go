package main

import (
	"flag"
	"os"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/coder"
	"github.com/ravabet/ravabet/gold"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/when"
)

// trainCoder fits the weights by which the coder judges what its frames
// propose, or with -compare shows what they bring on documents held out.
func trainCoder(args []string) error {
	flags := flag.NewFlagSet("coder", flag.ContinueOnError)
	out := flags.String("o", "coder/models/weigher.bin", "the `file` to write")
	folds := flags.Int("compare", 0, "write nothing; hold the documents out in `N` parts and print the scores")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var documents []gold.Document
	for _, path := range flags.Args() {
		more, err := gold.Read(path)
		if err != nil {
			return err
		}
		documents = append(documents, more...)
	}
	actors, err := actor.Load()
	if err != nil {
		return err
	}
	dates, err := when.Load()
	if err != nil {
		return err
	}
	predicates, err := coder.Load()
	if err != nil {
		return err
	}
	c := coder.New(predicates, actors, dates, persian.Cues())
	t := &coder.Trainer{Coder: c, Analyse: persian.New(actors.Names()).Units(c.Units).Document}
	if *folds > 1 {
		t.Compare(os.Stdout, documents, *folds)
		return nil
	}
	return os.WriteFile(*out, t.Train(documents), 0o644)
}
