// Ravabet-train fits the models that the program carries. Each is rebuilt by
// one command, given the treebank files:
//
//	ravabet-train halfspace -o persian/models/halfspace.bin fa_perdt-train-tokens.txt
//	ravabet-train tagger -data FOLDER-OF-TREEBANKS
//	ravabet-train parser -data FOLDER-OF-TREEBANKS
//	ravabet-train clitic -o persian/models/clitic.bin fa_perdt-dev.conllu
//	ravabet-train lemma -o persian/models/lemma.bin fa_perdt-dev.conllu
//	ravabet-train names -data FOLDER-OF-TREEBANKS
//	ravabet-train coder -o coder/models/weigher.bin FOLDER-OF-CODED-REPORTS…
package main

import (
	"fmt"
	"os"
)

// commands are the models by name.
var commands = map[string]func(args []string) error{
	"clitic":    trainClitics,
	"halfspace": trainHalfSpace,
	"tagger":    trainTagger,
	"parser":    trainParser,
	"lemma":     trainLemmas,
	"names":     trainNames,
	"coder":     trainCoder,
}

func main() {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: ravabet-train MODEL [-o FILE] TRAINING-FILE…; the models:")
		for name := range commands {
			fmt.Fprintln(os.Stderr, "  "+name)
		}
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "ravabet-train:", err)
		os.Exit(1)
	}
}
