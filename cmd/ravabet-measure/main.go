// Command ravabet-measure measures parts of Ravabet against annotated data.
// Nothing that it measures on was trained on: it trains the models it needs.
package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// measures are the subcommands; files of this folder add theirs.
var measures = map[string]func(args []string) error{}

func main() {
	if len(os.Args) > 1 {
		if run, ok := measures[os.Args[1]]; ok {
			if err := run(os.Args[2:]); err != nil {
				fmt.Fprintln(os.Stderr, "ravabet-measure:", err)
				os.Exit(1)
			}
			return
		}
	}
	var names []string
	for name := range measures {
		names = append(names, name)
	}
	slices.Sort(names)
	fmt.Fprintf(os.Stderr, "usage: ravabet-measure %s [-data FOLDER]\n", strings.Join(names, "|"))
	os.Exit(2)
}
