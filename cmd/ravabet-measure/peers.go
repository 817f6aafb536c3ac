package main

import (
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/ravabet/ravabet/parse"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/persian/treebank"
	"github.com/ravabet/ravabet/syntax"
)

func init() { measures["peers"] = measurePeers }

// A peer does a task of bench/peers/README.md to lines, and tells how many
// seconds it took. It returns nil lines if it does not do the task.
type peer struct {
	name string
	do   func(task string, lines []string) ([]string, float64, error)
}

// measurePeers measures programs, given as NAME=COMMAND, beside Ravabet. It is
// called by bench/peers/run.sh.
func measurePeers(args []string) error {
	flags := flag.NewFlagSet("peers", flag.ContinueOnError)
	data := flags.String("data", "../shared/data", "the `folder` of the test data")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var b peerBench
	if err := b.read(*data); err != nil {
		return err
	}
	own, err := ravabetPeer(*data)
	if err != nil {
		return err
	}
	peers := []peer{own}
	for _, arg := range flags.Args() {
		name, command, ok := strings.Cut(arg, "=")
		if !ok {
			return fmt.Errorf("%q is no NAME=COMMAND", arg)
		}
		peers = append(peers, peer{name, outside(strings.Fields(command))})
	}
	fmt.Print("| what |")
	for _, p := range peers {
		fmt.Printf(" %s |", p.name)
	}
	fmt.Println("\n|---|" + strings.Repeat("---|", len(peers)))
	for _, t := range b.tasks() {
		fmt.Printf("| %s |", t.what)
		for _, p := range peers {
			out, seconds, err := p.do(t.task, t.lines)
			switch {
			case err != nil:
				fmt.Fprintf(os.Stderr, "%s, %s: %v\n", p.name, t.what, err)
				fmt.Print(" fails |")
			case out == nil:
				fmt.Print(" – |")
			default:
				fmt.Printf(" %s |", t.score(out, seconds))
			}
		}
		fmt.Println()
	}
	return nil
}

// outside runs a command for each task.
func outside(command []string) func(string, []string) ([]string, float64, error) {
	return func(task string, lines []string) ([]string, float64, error) {
		cmd := exec.Command(command[0], append(command[1:], task)...)
		cmd.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
		var stdout, stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		err := cmd.Run()
		var exit *exec.ExitError
		if errors.As(err, &exit) && exit.ExitCode() == 3 {
			return nil, 0, nil
		}
		if err != nil {
			return nil, 0, fmt.Errorf("%w: %s", err, lastLine(stderr.String()))
		}
		seconds := 0.0
		for line := range strings.Lines(stderr.String()) {
			fmt.Sscanf(line, "seconds: %g", &seconds)
		}
		out := strings.Split(strings.TrimSuffix(stdout.String(), "\n"), "\n")
		if len(out) != len(lines) {
			return nil, 0, fmt.Errorf("%d lines for %d", len(out), len(lines))
		}
		return out, seconds, nil
	}
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}

// ravabetPeer is Ravabet, whose tagger is trained on PerDT alone.
func ravabetPeer(data string) (peer, error) {
	banks, plain, err := load(filepath.Join(data, "ud"))
	if err != nil {
		return peer{}, err
	}
	classes := treebank.FindClasses(plain)
	tagger, _, err := trainTagger(slices.Concat(banks.dev, banks.test), nil, classes, plain)
	if err != nil {
		return peer{}, err
	}
	a := persian.New(nil)
	a.Document("گرم")
	tasks := map[string]func(string) string{
		"repair":    a.Repair,
		"words":     func(s string) string { return joinWords(a.Words(s)) },
		"sentences": func(s string) string { return joinSentences(a.Words(s)) },
		"tags":      func(s string) string { return tagLine(tagger, s) },
		"lemmas": func(s string) string {
			words := strings.Split(s, "\t")
			for i, w := range words {
				at := strings.LastIndexByte(w, '/')
				words[i] = a.Lemma(strings.Trim(w[:at], "\u200c"), syntax.TagOf(w[at+1:]))
			}
			return strings.Join(words, "\t")
		},
	}
	return peer{"Ravabet", func(task string, lines []string) ([]string, float64, error) {
		out := make([]string, len(lines))
		start := time.Now()
		for i, l := range lines {
			out[i] = tasks[task](l)
		}
		return out, time.Since(start).Seconds(), nil
	}}, nil
}

func joinWords(d *syntax.Document) string {
	var out []string
	for _, s := range d.Sentences {
		for _, w := range s.Words {
			out = append(out, w.Form)
		}
	}
	return strings.Join(out, "\t")
}

func joinSentences(d *syntax.Document) string {
	var out []string
	for _, s := range d.Sentences {
		out = append(out, string(d.Runes[s.Start:s.End]))
	}
	return strings.Join(out, "\t")
}

func tagLine(tagger *parse.Tagger, line string) string {
	words := strings.Split(line, "\t")
	s := syntax.Sentence{Words: make([]syntax.Word, len(words))}
	for i, w := range words {
		s.Words[i].Form = w
	}
	for i, class := range tagger.Variants(&s) {
		words[i] = treebank.TagInSeraji(class, &s, i).String()
	}
	return strings.Join(words, "\t")
}

// peerBench is the text that peers are measured on.
type peerBench struct {
	test, seraji []gold
	ntrex        []string
}

func (b *peerBench) read(data string) (err error) {
	if b.test, err = readGold(filepath.Join(data, "ud", treebank.Test)); err != nil {
		return err
	}
	b.test = everyNth(b.test)
	if b.seraji, err = readGold(filepath.Join(data, "ud", treebank.Seraji)); err != nil {
		return err
	}
	raw, err := os.ReadFile(filepath.Join(data, "ntrex", "fa-en.tsv"))
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(raw)) {
		if f := strings.Split(line, "\t"); len(f) > 1 {
			b.ntrex = append(b.ntrex, f[1])
		}
	}
	b.ntrex = everyNth(b.ntrex)
	return nil
}

// nth thins the text out: some peers take minutes for the whole of it.
const nth = 4

func everyNth[T any](all []T) []T {
	var out []T
	for i := 0; i < len(all); i += nth {
		out = append(out, all[i])
	}
	return out
}

// peerTask is a task with its lines and how its answers are scored.
type peerTask struct {
	what, task string
	lines      []string
	score      func(out []string, seconds float64) string
}

func (b *peerBench) tasks() []peerTask {
	var all []peerTask
	for _, d := range damages() {
		t := peerTask{what: d.what, task: "repair", score: scoreHalfSpaces(b.test)}
		if d.name == "right" {
			t.score = scoreUntouched(b.test)
		}
		for _, g := range b.test {
			t.lines = append(t.lines, d.do(g.text))
		}
		all = append(all, t)
	}
	words := peerTask{what: "words of fa_seraji-dev, F1", task: "words", score: scoreWords(b.seraji, true)}
	bare := peerTask{what: "the same, punctuation not counted", task: "words", score: scoreWords(b.seraji, false)}
	tags := peerTask{what: "tags of right words, fa_seraji-dev", task: "tags", score: scoreTags(b.seraji)}
	lemmas := peerTask{what: "lemmas of right words and tags, fa_seraji-dev", task: "lemmas", score: scoreLemmas(b.seraji)}
	var texts []string
	for _, g := range b.seraji {
		var forms, tagged []string
		for i := range g.Words {
			w := &g.Words[i]
			forms, tagged = append(forms, w.Form), append(tagged, w.Form+"/"+w.Tag.String())
		}
		texts = append(texts, g.text)
		tags.lines, lemmas.lines = append(tags.lines, strings.Join(forms, "\t")), append(lemmas.lines, strings.Join(tagged, "\t"))
	}
	words.lines, bare.lines = texts, texts
	sentences := peerTask{what: "sentences of fa_seraji-dev joined, F1", task: "sentences", lines: []string{strings.Join(texts, " ")}, score: scoreSentences(texts)}
	all = append(all, words, bare, sentences, tags, lemmas)
	for _, task := range []string{"repair", "words"} {
		n := 0
		for _, l := range b.ntrex {
			n += len(strings.Fields(l))
		}
		all = append(all, peerTask{what: task + ", words of NTREX a second", task: task, lines: b.ntrex, score: func(_ []string, seconds float64) string {
			return fmt.Sprintf("%.0f", float64(n)/cmp.Or(seconds, 1e-9))
		}})
	}
	return all
}
