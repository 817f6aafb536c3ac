package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/conllu"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/syntax"
)

const textUsage = `usage: ravabet text [--diff | --conllu] FILE…

Repairs Persian text: letters and half-spaces. Prints a line for each line that
it was given. "-" reads the standard input.

`

// runText is the command that repairs and analyses text by itself.
func runText(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("text", flag.ContinueOnError)
	flags.SetOutput(stderr)
	diff := flags.Bool("diff", false, "show the lines that are repaired, old words in red, new ones in green")
	trees := flags.Bool("conllu", false, "print words, lemmas, tags and trees in CoNLL-U")
	colour := flags.String("color", "auto", "`when` --diff is coloured: always, never, or auto for terminals")
	lexicon := flags.String("lexicon", "", "a `folder` of lexicon files that go before the program's own")
	flags.Usage = func() { fmt.Fprint(stderr, textUsage); flags.PrintDefaults() }
	files, err := parseMixed(flags, args)
	if err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if len(files) == 0 {
		flags.Usage()
		return 2
	}
	if *diff && *trees {
		fmt.Fprintln(stderr, "ravabet text: --diff and --conllu are two outputs; give one of them")
		return 2
	}
	if *colour != "always" && *colour != "never" && *colour != "auto" {
		fmt.Fprintf(stderr, "ravabet text: --color %s: give always, never or auto\n", *colour)
		return 2
	}
	var dirs []string
	if *lexicon != "" {
		dirs = append(dirs, *lexicon)
	}
	actors, err := actor.Load(dirs...)
	if err != nil {
		fmt.Fprintln(stderr, "ravabet text:", err)
		return 1
	}
	out := bufio.NewWriter(stdout)
	p := &textPrinter{a: persian.New(actors.Names()), out: out, stderr: stderr}
	show := p.repaired
	switch {
	case *trees:
		show = p.conllu
	case *diff:
		p.colour = *colour == "always" || *colour == "auto" && isTerminal(stdout)
		show = p.diff
	}
	status := 0
	for _, name := range files {
		if err := eachBlock(name, stdin, show); err != nil {
			fmt.Fprintln(stderr, "ravabet text:", err)
			status = 1
		}
	}
	if err := out.Flush(); err != nil && status == 0 {
		fmt.Fprintln(stderr, "ravabet text: writing the output:", err)
		return 1
	}
	return status
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// blockSize is how much of a file is read as one text, in bytes. A file of any
// size thus needs little memory.
const blockSize = 1 << 20

// eachBlock calls show with the text of a file, block by block. Blocks end
// with lines; a longer line is cut at a blank.
func eachBlock(name string, stdin io.Reader, show func(string) error) error {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	buf := make([]byte, blockSize)
	n := 0
	for {
		m, err := io.ReadFull(in, buf[n:])
		n += m
		end := err == io.EOF || err == io.ErrUnexpectedEOF
		if err != nil && !end {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		cut := n
		if !end {
			cut = blockEnd(buf[:n])
		}
		if cut > 0 {
			if err := show(string(buf[:cut])); err != nil {
				return err
			}
		}
		n = copy(buf, buf[cut:n])
		if end {
			return nil
		}
	}
}

// blockEnd finds where to cut a full buffer: after its last line, else after
// its last blank, else before the last code point, which may be cut.
func blockEnd(b []byte) int {
	if i := bytes.LastIndexByte(b, '\n'); i >= 0 {
		return i + 1
	}
	if i := bytes.LastIndexByte(b, ' '); i >= 0 {
		return i + 1
	}
	for i := len(b) - 1; i > len(b)-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			return i
		}
	}
	return len(b)
}

type textPrinter struct {
	a      *persian.Analyzer
	out    *bufio.Writer
	stderr io.Writer
	colour bool
	number int // of the last sentence printed
}

func (p *textPrinter) repaired(text string) error {
	_, err := p.out.WriteString(p.a.Repair(text))
	return err
}

// diff prints the lines that are changed, each changed word twice: as it was
// and as it is.
func (p *textPrinter) diff(text string) error {
	letters := []rune(text)
	line, at := 0, 0 // where the line at hand begins, and what of it is printed
	for _, r := range p.a.Repairs(text) {
		for i := max(at, line); i < r.Start; i++ {
			if letters[i] == '\n' {
				if at > line {
					p.write(letters[at : i+1])
				}
				line, at = i+1, i+1
				for j := i + 1; j < r.Start; j++ { // on to the line of the repair
					if letters[j] == '\n' {
						line, at = j+1, j+1
					}
				}
				break
			}
		}
		p.write(letters[at:r.Start])
		p.change(string(letters[r.Start:r.End]), r.New)
		at = r.End
	}
	if at > line {
		end := at
		for end < len(letters) && letters[end] != '\n' {
			end++
		}
		p.write(letters[at:end])
		p.out.WriteByte('\n')
	}
	return nil
}

func (p *textPrinter) write(r []rune) {
	for _, c := range r {
		p.out.WriteRune(c)
	}
}

func (p *textPrinter) change(old, new string) {
	if p.colour {
		fmt.Fprintf(p.out, "\x1b[31m%s\x1b[0m\x1b[32m%s\x1b[0m", old, new)
		return
	}
	fmt.Fprintf(p.out, "[-%s-]{+%s+}", old, new)
}

func (p *textPrinter) conllu(text string) error {
	d := p.a.Document(text)
	for _, w := range d.Warnings {
		fmt.Fprintln(p.stderr, "ravabet text:", w)
	}
	for i := range d.Sentences {
		p.number++
		if err := asTreebank(d, &d.Sentences[i], p.number).Write(p.out); err != nil {
			return err
		}
	}
	return nil
}

// asTreebank makes a sentence of a treebank of one of a document: words that
// touch each other lack a blank, or are one token where both have letters.
func asTreebank(d *syntax.Document, s *syntax.Sentence, number int) *conllu.Sentence {
	t := &conllu.Sentence{Sentence: *s, Misc: make([]string, len(s.Words))}
	for i := 0; i+1 < len(s.Words); i++ {
		w, next := &s.Words[i], &s.Words[i+1]
		if w.End != next.Start {
			continue
		}
		if w.Tag == syntax.Punct || next.Tag == syntax.Punct {
			t.Misc[i] = "SpaceAfter=No"
			continue
		}
		if n := len(t.Tokens) - 1; n >= 0 && t.Tokens[n].Last == i {
			t.Tokens[n].Last++
			t.Tokens[n].Form += next.Form
		} else {
			t.Tokens = append(t.Tokens, conllu.Token{First: i, Last: i + 1, Form: w.Form + next.Form})
		}
	}
	t.Comments = []string{fmt.Sprintf("sent_id = %d", number), "text = " + written(t)}
	if given := oneLine(d.Slice(s.Start, s.End)); "text = "+given != t.Comments[1] {
		t.Comments = append(t.Comments, "text_given = "+given)
	}
	return t
}

// written is the text that a sentence's words make, which CoNLL-U wants beside
// them.
func written(t *conllu.Sentence) string {
	var b strings.Builder
	tokens := t.Tokens
	for i := 0; i < len(t.Words); i++ {
		if b.Len() > 0 && t.Misc[i-1] != "SpaceAfter=No" {
			b.WriteByte(' ')
		}
		if len(tokens) > 0 && tokens[0].First == i {
			b.WriteString(tokens[0].Form)
			i = tokens[0].Last
			tokens = tokens[1:]
			continue
		}
		b.WriteString(t.Words[i].Form)
	}
	return b.String()
}

func oneLine(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c < ' ' {
			b[i] = ' '
		}
	}
	return string(b)
}
