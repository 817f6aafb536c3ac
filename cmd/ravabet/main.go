// Command ravabet reads news reports and keeps a sourced record of what
// states and their leaders do to each other.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

// A command of the program: its name, what it is for in a line, and what runs
// it. It returns the exit status.
type command struct {
	name, what string
	run        func(args []string, stdin io.Reader, stdout, stderr io.Writer) int
}

var commands = []command{
	{"read", "read reports and print the events, quotes and agreements they tell", runRead},
	{"add", "read and code reports and put them into the archive", runAdd},
	{"watch", "poll feeds and put their new reports into the archive", runWatch},
	{"search", "list articles, events, quotes or agreements of the archive", runSearch},
	{"relation", "tell how two states, or groups of them, have got on", runRelation},
	{"export", "write events, quotes, agreements or articles of the archive for other programs", runExport},
	{"serve", "serve the archive over HTTP", runServe},
	{"mcp", "let an assistant ask the archive", runMCP},
	{"recode", "code the archive anew with this coder and lexicon", runRecode},
	{"text", "repair Persian text; print its words, lemmas, tags and trees", runText},
	{"when", "say which date an expression of time means, or find those of a text", runWhen},
	{"explain", "show how a sentence is read and coded", runExplain},
	{"who", "tell who is meant by a name at a date", runWho},
	{"eval", "code gold documents and score the coding", func(args []string, _ io.Reader, stdout, stderr io.Writer) int {
		return runEval(args, stdout, stderr)
	}},
}

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// collectAt is by how many percent the heap grows before it is collected. What
// stays of a report is little beside the lexicons and models, so that to collect
// seldom is a tenth faster and costs 60 MB.
const collectAt = 300

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) > 0 {
		for _, c := range commands {
			if c.name == args[0] {
				return c.run(args[1:], stdin, stdout, stderr)
			}
		}
	}
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		usage(stdout)
		return 0
	}
	fmt.Fprintf(stderr, "ravabet: there is no command %q\n\n", args[0])
	usage(stderr)
	return 2
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "usage: ravabet COMMAND [flags] …\n\ncommands:")
	for _, c := range commands {
		fmt.Fprintf(w, "  %-9s %s\n", c.name, c.what)
	}
	fmt.Fprintln(w, "\n“ravabet COMMAND --help” tells a command's flags.")
}
