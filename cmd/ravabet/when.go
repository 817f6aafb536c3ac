package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ravabet/ravabet/when"
)

// runWhen is "ravabet when": it answers which date an expression of time
// means, or lists the expressions of each line of a file.
func runWhen(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("ravabet when", flag.ContinueOnError)
	fs.SetOutput(stderr)
	date := fs.String("date", "", "date of the report, `YYYY-MM-DD`; relative expressions count from it")
	spans := fs.String("spans", "", "print the expressions of each line of `FILE` (- for standard input) as JSON")
	future := fs.Bool("future", false, "read the expression as in a clause about the future")
	asJSON := fs.Bool("json", false, "answer in JSON")
	lang := fs.String("lang", language(), "language of the explanation, fa or en")
	lexicon := fs.String("lexicon", "", "`DIR` with more words and rules, read before the program's own")
	fs.Usage = func() {
		fmt.Fprintln(stderr, "Usage: ravabet when \"سه‌شنبه گذشته\" --date 2025-09-02\n       ravabet when --spans FILE|- [--date YYYY-MM-DD]")
		fs.PrintDefaults()
	}
	text, err := parseMixed(fs, args)
	if err == flag.ErrHelp {
		return 0
	} else if err != nil {
		return 2
	}
	var report time.Time
	if *date != "" {
		if report, err = time.Parse(time.DateOnly, *date); err != nil {
			fmt.Fprintf(stderr, "ravabet when: --date %q is no date; write it as 2025-09-02\n", *date)
			return 2
		}
	}
	lex := when.Default()
	if *lexicon != "" {
		if lex, err = when.Load(*lexicon); err != nil {
			fmt.Fprintf(stderr, "ravabet when: %v\n", err)
			return 1
		}
	}
	switch {
	case *spans != "":
		if err := printSpans(lex, *spans, report, stdin, stdout); err != nil {
			fmt.Fprintf(stderr, "ravabet when: %v\n", err)
			return 1
		}
		return 0
	case len(text) == 0:
		fs.Usage()
		return 2
	}
	return answerWhen(lex, strings.Join(text, " "), report, *future, *asJSON, *lang, stdout, stderr)
}

// parseMixed parses flags that may stand before, between and after the words.
// A minus before a letter that is not Latin begins a word, and no flag.
func parseMixed(fs *flag.FlagSet, args []string) (words []string, err error) {
	var rest []string
	for _, a := range args {
		if len(a) > 1 && a[0] == '-' && a[1] >= utf8.RuneSelf {
			words = append(words, a)
		} else {
			rest = append(rest, a)
		}
	}
	minus := words
	words, args = nil, rest
	defer func() { words = append(words, minus...) }()
	for {
		if err := fs.Parse(args); err != nil {
			return nil, err
		}
		if fs.NArg() == 0 {
			return words, nil
		}
		words = append(words, fs.Arg(0))
		args = fs.Args()[1:]
	}
}

// language is the language that the environment asks for: Persian where it
// says so, else English.
func language() string {
	for _, v := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if s := os.Getenv(v); s != "" {
			if strings.HasPrefix(s, "fa") || strings.HasPrefix(s, "prs") {
				return "fa"
			}
			return "en"
		}
	}
	return "en"
}

// timeSpan is an expression as --spans and --json print it.
type timeSpan struct {
	Text      string `json:"text"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Kind      string `json:"kind"`
	From      string `json:"from"`
	To        string `json:"to"`
	Precision string `json:"precision"`
	Date      string `json:"date,omitempty"`
	Length    string `json:"length,omitempty"`
	Why       string `json:"why,omitempty"`
}

func spanOf(e when.Expression) timeSpan {
	from, to := e.Bounds()
	return timeSpan{Text: e.Text, Start: e.Start, End: e.End, Kind: e.Kind.String(),
		From: from, To: to, Precision: e.Precision.String(), Date: e.ISO(), Length: e.Length}
}

func answerWhen(lex *when.Lexicon, text string, report time.Time, future, asJSON bool, lang string, stdout, stderr io.Writer) int {
	found := lex.FindString(text, report)
	if len(found) == 0 {
		fmt.Fprintf(stderr, "ravabet when: no expression of time in %q\n", text)
		return 1
	}
	out := json.NewEncoder(stdout)
	out.SetEscapeHTML(false)
	for _, e := range found {
		if future {
			e = e.Toward(when.Future)
		}
		s := spanOf(e)
		if s.Why = lex.Why(e, lang); asJSON {
			if out.Encode(s) != nil {
				return 1
			}
			continue
		}
		value := s.From
		if s.To != s.From {
			value += " – " + s.To
		}
		if value == "" {
			value = s.Length
		}
		if value == "" {
			value = "?"
		}
		precision := ""
		if s.Precision != "" {
			precision = ", " + s.Precision
		}
		if _, err := fmt.Fprintf(stdout, "%s\t%s\t(%s%s)\n\t%s\n", s.Text, value, s.Kind, precision, s.Why); err != nil {
			return 1
		}
	}
	return 0
}

// maxLine is the longest line that --spans reads.
const maxLine = 64 << 20

// printSpans prints for each line of a file its expressions of time, a JSON
// object a line; offsets count code points of the line.
func printSpans(lex *when.Lexicon, path string, report time.Time, stdin io.Reader, stdout io.Writer) error {
	in := stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return fmt.Errorf("reading lines: %w", err)
		}
		defer f.Close()
		in = f
	}
	sc := bufio.NewScanner(in)
	sc.Buffer(make([]byte, 0, 64<<10), maxLine)
	w := bufio.NewWriter(stdout)
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for n := 1; sc.Scan(); n++ {
		line := struct {
			Line  int        `json:"line"`
			Spans []timeSpan `json:"spans"`
		}{n, []timeSpan{}}
		for _, e := range lex.FindString(sc.Text(), report) {
			line.Spans = append(line.Spans, spanOf(e))
		}
		if err := out.Encode(line); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("reading lines of %s: %w", path, err)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}
