package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/ravabet/ravabet/persian"
)

func trainHalfSpace(args []string) error {
	flags := flag.NewFlagSet("halfspace", flag.ContinueOnError)
	out := flags.String("o", "persian/models/halfspace.bin", "the model `file` to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return fmt.Errorf("halfspace: give one file of sentences with right half-spaces, one a line")
	}
	in, err := os.Open(flags.Arg(0))
	if err != nil {
		return err
	}
	defer in.Close()
	model, err := persian.TrainHalfSpace(in, os.Stderr)
	if err != nil {
		return fmt.Errorf("halfspace: %s: %w", flags.Arg(0), err)
	}
	return os.WriteFile(*out, model, 0o644)
}
