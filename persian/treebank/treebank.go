// Package treebank reads the Persian treebanks of Universal Dependencies for
// training and measuring, and brings their conventions together: those of
// PerDT, by which the models go, and those of Seraji.
package treebank

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/ravabet/ravabet/conllu"
	"github.com/ravabet/ravabet/syntax"
)

// The files of the treebanks, in the folder that holds them.
const (
	Dev    = "fa_perdt-dev.conllu"
	Test   = "fa_perdt-test.conllu"
	Seraji = "fa_seraji-dev.conllu"
	Plain  = "fa_perdt-train-tokens.txt"
)

// Load reads a treebank's file as it stands.
func Load(folder, name string) ([]*conllu.Sentence, error) {
	f, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		return nil, fmt.Errorf("reading a treebank: %w", err)
	}
	defer f.Close()
	var out []*conllu.Sentence
	for s, err := range conllu.Read(f) {
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		out = append(out, s)
	}
	return out, nil
}

// LoadPlain reads the sentences of a text with a sentence a line and words
// set apart by spaces.
func LoadPlain(folder string) ([][]string, error) {
	f, err := os.Open(filepath.Join(folder, Plain))
	if err != nil {
		return nil, fmt.Errorf("reading plain text: %w", err)
	}
	defer f.Close()
	var out [][]string
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if words := strings.Fields(in.Text()); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out, in.Err()
}

// Classes returns what the tagger is to tell apart in a sentence: tags, and
// for words inside names whether they are adjectives, which PerDT keeps in
// its own tags.
func Classes(s *conllu.Sentence) []string {
	out := make([]string, len(s.Words))
	for i := range s.Words {
		out[i] = s.Words[i].Tag.String()
		if s.Words[i].Tag == syntax.Propn && strings.HasPrefix(s.Fine[i], "ADJ") {
			out[i] += "/ADJ"
		}
	}
	return out
}

// Joined returns a copy of the sentence in which a clitic pronoun is one word
// with its host, as the analyser leaves it, or nil if it has none.
func Joined(s *conllu.Sentence) *conllu.Sentence {
	drop := make([]bool, len(s.Words))
	form := make([]string, len(s.Words))
	some := false
	for _, t := range s.Tokens {
		c := &s.Words[t.Last]
		if t.Last == t.First+1 && c.Tag == syntax.Pron && c.Head == t.First {
			drop[t.Last], form[t.First], some = true, t.Form, true
		}
	}
	if !some {
		return nil
	}
	out := &conllu.Sentence{Comments: s.Comments}
	place := make([]int, len(s.Words))
	for i := range s.Words {
		place[i] = len(out.Words)
		if drop[i] {
			place[i]--
			continue
		}
		w := s.Words[i]
		if form[i] != "" {
			w.Form = form[i]
		}
		out.Words = append(out.Words, w)
		out.Fine = append(out.Fine, s.Fine[i])
		out.Misc = append(out.Misc, s.Misc[i])
	}
	for i := range out.Words {
		if h := out.Words[i].Head; h >= 0 {
			out.Words[i].Head = place[h]
		}
	}
	return out
}
