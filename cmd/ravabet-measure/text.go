package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/ravabet/ravabet/conllu"
	"github.com/ravabet/ravabet/parse"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/persian/treebank"
	"github.com/ravabet/ravabet/syntax"
)

func init() { measures["text"] = measureText }

// gold is a treebank sentence with its text.
type gold struct {
	text string
	*conllu.Sentence
}

func readGold(path string) ([]gold, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var all []gold
	for s, err := range conllu.Read(in) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		g := gold{Sentence: s}
		for _, c := range s.Comments {
			if t, ok := strings.CutPrefix(c, "text = "); ok {
				g.text = t
			}
		}
		all = append(all, g)
	}
	return all, nil
}

// counts adds up to precision, recall and their harmonic mean.
type counts struct{ right, system, gold int }

func (c counts) f1() float64 {
	if c.system+c.gold == 0 {
		return 0
	}
	return 2 * float64(c.right) / float64(c.system+c.gold)
}

func (c counts) String() string {
	return fmt.Sprintf("F1 %.4f (P %.4f R %.4f)", c.f1(), float64(c.right)/float64(max(c.system, 1)), float64(c.right)/float64(max(c.gold, 1)))
}

func row(what, on, result, goal string) {
	fmt.Printf("| %s | %s | %s | %s |\n", what, on, result, goal)
}

func measureText(args []string) error {
	flags := flag.NewFlagSet("text", flag.ContinueOnError)
	data := flags.String("data", "../shared/data", "the `folder` of the test data")
	show := flags.String("show", "", "print the errors of a measure: deleted, spaces, half, right, words, lemmas")
	dev := flags.Bool("dev", false, "measure on fa_perdt-dev instead of -test, for development")
	if err := flags.Parse(args); err != nil {
		return err
	}
	perdt := "fa_perdt-test"
	if *dev {
		perdt = "fa_perdt-dev"
	}
	test, err := readGold(filepath.Join(*data, "ud", perdt+".conllu"))
	if err != nil {
		return err
	}
	seraji, err := readGold(filepath.Join(*data, "ud", "fa_seraji-dev.conllu"))
	if err != nil {
		return err
	}
	a := persian.New(nil)
	fmt.Println("| what | measured on | result | goal |\n|---|---|---|---|")
	measureHalfSpaces(a, perdt, test, *show)
	row("words", perdt, wordCounts(a, test, *show).String(), ".985")
	row("words", "fa_seraji-dev", wordCounts(a, seraji, *show).String(), ".985")
	row("sentences, joined", "fa_seraji-dev", sentenceCounts(a, seraji).String(), ".98")
	banks, plain, err := load(filepath.Join(*data, "ud"))
	if err != nil {
		return err
	}
	classes := treebank.FindClasses(plain)
	tagger, _, err := trainTagger(slices.Concat(banks.dev, banks.test), nil, classes, plain)
	if err != nil {
		return err
	}
	row("lemmas of right words, tagger trained on PerDT", "fa_seraji-dev", lemmaShare(a, tagger, seraji), ".95")
	row("lemmas given right words and tags", "fa_seraji-dev", goldTagLemmas(a, seraji, *show), "")
	return measureSpeed(a, filepath.Join(*data, "ntrex", "fa-en.tsv"))
}

// damages are the ways of losing half-spaces.
func damages() []struct {
	name, what string
	do         func(string) string
} {
	random := rand.New(rand.NewPCG(1, 2))
	half := func(lost string) func(string) string {
		return func(s string) string {
			var b strings.Builder
			for _, r := range s {
				if r == '\u200c' && random.IntN(2) == 0 {
					b.WriteString(lost)
				} else {
					b.WriteRune(r)
				}
			}
			return b.String()
		}
	}
	return []struct {
		name, what string
		do         func(string) string
	}{
		{"deleted", "half-spaces, all deleted", func(s string) string { return strings.ReplaceAll(s, "\u200c", "") }},
		{"spaces", "half-spaces, all turned to spaces", func(s string) string { return strings.ReplaceAll(s, "\u200c", " ") }},
		{"half", "half-spaces, half deleted at random", half("")},
		{"halfspaces", "half-spaces, half turned to spaces at random", half(" ")},
		{"right", "right text left as it is", func(s string) string { return s }},
	}
}

func measureHalfSpaces(a *persian.Analyzer, on string, test []gold, show string) {
	for _, d := range damages() {
		for _, joined := range []bool{true, false} {
			lines := make([]string, len(test))
			for i, g := range test {
				lines[i] = d.do(g.text)
			}
			how := ", one text"
			if joined {
				lines = strings.Split(a.Repair(strings.Join(lines, "\n")), "\n")
			} else {
				how = ", each sentence alone"
				for i := range lines {
					lines[i] = a.Repair(lines[i])
				}
			}
			var c counts
			same := 0
			for i, g := range test {
				c.add(halfSpaces(lines[i]), halfSpaces(g.text))
				if lines[i] == g.text {
					same++
				} else if show == d.name && joined {
					fmt.Printf("- %s\n+ %s\n", g.text, lines[i])
				}
			}
			if d.name == "right" {
				row(d.what, on+how, fmt.Sprintf("%.4f of sentences", float64(same)/float64(len(test))), ".995")
			} else {
				row(d.what, on+how, c.String(), ".97")
			}
		}
	}
}

// span is a stretch of a text in letters, blanks and half-spaces not counted.
type span struct{ from, to int }

func (c *counts) add(system, gold map[span]bool) {
	c.system += len(system)
	c.gold += len(gold)
	for s := range system {
		if gold[s] {
			c.right++
		}
	}
}

func blank(r rune) bool { return r == ' ' || r == '\u200c' || r == '\u200f' || r == '\u200e' }

func halfSpaces(s string) map[span]bool {
	m := map[span]bool{}
	n := 0
	for _, r := range s {
		if r == '\u200c' {
			m[span{n, n}] = true
		} else if !blank(r) {
			n++
		}
	}
	return m
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if !blank(r) {
			n++
		}
	}
	return n
}

// spans are the words of a treebank sentence.
func (g gold) spans() []span {
	out := make([]span, 0, len(g.Words))
	at := 0
	for i := range g.Words {
		n := letters(g.Words[i].Form)
		out = append(out, span{at, at + n})
		at += n
	}
	if at != letters(g.text) {
		fmt.Fprintf(os.Stderr, "a sentence's words are not its text: %s\n", g.text)
	}
	return out
}

// places counts the letters before each code point of a text.
func places(r []rune) []int {
	out := make([]int, len(r)+1)
	for i, c := range r {
		out[i+1] = out[i]
		if !blank(c) && c != '\n' {
			out[i+1]++
		}
	}
	return out
}

func wordCounts(a *persian.Analyzer, test []gold, show string) (c counts) {
	for _, g := range test {
		d := a.Document(g.text)
		at := places(d.Runes)
		system, want := map[span]bool{}, map[span]bool{}
		for _, s := range d.Sentences {
			for _, w := range s.Words {
				system[span{at[w.Start], at[w.End]}] = true
			}
		}
		for _, s := range g.spans() {
			want[s] = true
		}
		c.add(system, want)
		if show == "words" {
			showWords(g, d, system, want, at)
		}
	}
	return c
}

func showWords(g gold, d *syntax.Document, system, want map[span]bool, at []int) {
	var line []string
	for i, s := range g.spans() {
		if !system[s] {
			line = append(line, "-"+g.Words[i].Form)
		}
	}
	for _, s := range d.Sentences {
		for _, w := range s.Words {
			if !want[span{at[w.Start], at[w.End]}] {
				line = append(line, "+"+w.Form)
			}
		}
	}
	if line != nil {
		fmt.Println(strings.Join(line, "  "))
	}
}

func sentenceCounts(a *persian.Analyzer, test []gold) (c counts) {
	var texts []string
	want := map[span]bool{}
	at := 0
	for _, g := range test {
		texts = append(texts, g.text)
		n := letters(g.text)
		want[span{at, at + n}] = true
		at += n
	}
	d := a.Document(strings.Join(texts, " "))
	place := places(d.Runes)
	system := map[span]bool{}
	for _, s := range d.Sentences {
		system[span{place[s.Start], place[s.End]}] = true
	}
	c.add(system, want)
	return c
}

// lemmaShare gives the share of right lemmas among the words that the system
// has found in the text, tagged by the tagger.
func lemmaShare(a *persian.Analyzer, tagger *parse.Tagger, test []gold) string {
	right, all := 0, 0
	for _, g := range test {
		d := a.Words(g.text)
		at := places(d.Runes)
		lemma := map[span]string{}
		for i := range d.Sentences {
			s := &d.Sentences[i]
			tagger.Tag(s)
			for _, w := range s.Words {
				lemma[span{at[w.Start], at[w.End]}] = a.Lemma(w.Form, w.Tag)
			}
		}
		for i, s := range g.spans() {
			if got, ok := lemma[s]; ok {
				if all++; got == strings.Trim(g.Words[i].Lemma, "\u200c") {
					right++
				}
			}
		}
	}
	return fmt.Sprintf("%.4f", float64(right)/float64(max(all, 1)))
}

func measureSpeed(a *persian.Analyzer, path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var docs []string
	last := ""
	for line := range strings.Lines(string(b)) {
		f := strings.Split(line, "\t")
		if len(f) < 2 {
			continue
		}
		if f[0] != last {
			docs, last = append(docs, ""), f[0]
		}
		docs[len(docs)-1] += f[1] + "\n"
	}
	row("clean → words, 1 core, best of 5 runs", fmt.Sprintf("NTREX Persian, %d texts × 4", len(docs)), wordsPerSecond(docs, a.Words), "500,000")
	row("clean → clauses, 1 core, best of 5 runs", fmt.Sprintf("NTREX Persian, %d texts × 4", len(docs)), wordsPerSecond(docs, a.Document), "150,000")
	return nil
}

// wordsPerSecond is the best of five runs.
func wordsPerSecond(docs []string, read func(string) *syntax.Document) string {
	best := 0.0
	for range 5 {
		words := 0
		start := time.Now()
		for range 4 {
			for _, d := range docs {
				for _, s := range read(d).Sentences {
					words += len(s.Words)
				}
			}
		}
		best = max(best, float64(words)/time.Since(start).Seconds())
	}
	return fmt.Sprintf("%.0f words/s", best)
}

// goldTagLemmas gives the share of right lemmas where words and tags are those
// of the treebank.
func goldTagLemmas(a *persian.Analyzer, test []gold, show string) string {
	right, all := 0, 0
	for _, g := range test {
		for i := range g.Words {
			w := &g.Words[i]
			all++
			got, want := a.Lemma(strings.Trim(w.Form, "\u200c"), w.Tag), strings.Trim(w.Lemma, "\u200c")
			if got == want {
				right++
			} else if show == "goldlemmas" {
				fmt.Println("LEMMA", w.Form, "gold", want, "got", got, w.Tag)
			}
		}
	}
	return fmt.Sprintf("%.4f", float64(right)/float64(max(all, 1)))
}
