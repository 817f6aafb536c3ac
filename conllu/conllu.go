// Package conllu reads and writes CoNLL-U, the text format of Universal
// Dependencies treebanks (https://universaldependencies.org/format.html).
package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// Sentence is a sentence of a treebank: its words and tree, and what CoNLL-U
// holds beyond them. Fine and Misc run parallel to Words.
type Sentence struct {
	syntax.Sentence
	Comments []string // without the leading "# "
	Fine     []string // the treebank's own tags (XPOS), "" for none
	Misc     []string // the last column, "" for none
	Tokens   []Token  // words written together, in order
}

// Token is a run of words that the text writes as one: "کشورمان" is "کشور"
// and "مان". First and Last index Words; Last is included.
type Token struct {
	First, Last int
	Form        string
}

// maxLine is the longest line that is read, in bytes.
const maxLine = 1 << 20

// Read yields the sentences of r. It stops after the first error, which names
// the line. Empty nodes ("8.1") and enhanced dependencies are skipped.
func Read(r io.Reader) iter.Seq2[*Sentence, error] {
	return func(yield func(*Sentence, error) bool) {
		in := bufio.NewScanner(r)
		in.Buffer(make([]byte, 0, 64<<10), maxLine)
		s, line := new(Sentence), 0
		flush := func() bool {
			if len(s.Words) == 0 {
				s = new(Sentence)
				return true
			}
			done := s
			s = new(Sentence)
			if err := done.check(); err != nil {
				yield(nil, fmt.Errorf("conllu: sentence before line %d: %w", line, err))
				return false
			}
			return yield(done, nil)
		}
		for in.Scan() {
			line++
			text := strings.TrimSuffix(in.Text(), "\r")
			if text == "" {
				if !flush() {
					return
				}
				continue
			}
			if err := s.add(text); err != nil {
				yield(nil, fmt.Errorf("conllu: line %d: %w", line, err))
				return
			}
		}
		if err := in.Err(); err != nil {
			if errors.Is(err, bufio.ErrTooLong) {
				err = fmt.Errorf("longer than %d bytes: is this a CoNLL-U file?", maxLine)
			}
			yield(nil, fmt.Errorf("conllu: line %d: %w", line+1, err))
			return
		}
		line++
		flush()
	}
}

// add reads one line into the sentence.
func (s *Sentence) add(line string) error {
	if line[0] == '#' {
		s.Comments = append(s.Comments, strings.TrimSpace(line[1:]))
		return nil
	}
	col := strings.Split(line, "\t")
	if len(col) != 10 {
		return fmt.Errorf("%d columns where CoNLL-U has 10", len(col))
	}
	if strings.Contains(col[0], ".") {
		return nil
	}
	if first, last, ok := strings.Cut(col[0], "-"); ok {
		f, err1 := strconv.Atoi(first)
		l, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil || f != len(s.Words)+1 || l < f {
			return fmt.Errorf("bad range of words %q", col[0])
		}
		s.Tokens = append(s.Tokens, Token{f - 1, l - 1, col[1]})
		return nil
	}
	if id, err := strconv.Atoi(col[0]); err != nil || id != len(s.Words)+1 {
		return fmt.Errorf("word number %q where %d was due", col[0], len(s.Words)+1)
	}
	w := syntax.Word{Form: col[1], Lemma: blank(col[2]), Tag: syntax.TagOf(col[3]), Head: -1, Rel: blank(col[7])}
	if col[1] != "_" {
		w.Lemma = strings.TrimSpace(w.Lemma)
	}
	if col[6] != "_" {
		h, err := strconv.Atoi(col[6])
		if err != nil || h < 0 {
			return fmt.Errorf("bad head %q", col[6])
		}
		w.Head = h - 1
	}
	w.Feats = ParseFeatures(col[5])
	s.Words = append(s.Words, w)
	s.Fine = append(s.Fine, blank(col[4]))
	s.Misc = append(s.Misc, blank(col[9]))
	return nil
}

// check tells whether all heads and ranges lie within the sentence.
func (s *Sentence) check() error {
	for i, w := range s.Words {
		if w.Head >= len(s.Words) || w.Head == i {
			return fmt.Errorf("word %d has head %d in a sentence of %d words", i+1, w.Head+1, len(s.Words))
		}
	}
	for _, t := range s.Tokens {
		if t.Last >= len(s.Words) {
			return fmt.Errorf("words %d-%d in a sentence of %d words", t.First+1, t.Last+1, len(s.Words))
		}
	}
	return nil
}

func blank(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

// Write writes a sentence with the blank line that ends it.
func (s *Sentence) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, c := range s.Comments {
		fmt.Fprintf(b, "# %s\n", c)
	}
	tokens := s.Tokens
	for i := range s.Words {
		if len(tokens) > 0 && tokens[0].First == i {
			fmt.Fprintf(b, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", i+1, tokens[0].Last+1, tokens[0].Form)
			tokens = tokens[1:]
		}
		fine, misc := "", ""
		if i < len(s.Fine) {
			fine = s.Fine[i]
		}
		if i < len(s.Misc) {
			misc = s.Misc[i]
		}
		word := &s.Words[i]
		fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", i+1, orBlank(word.Form), orBlank(word.Lemma),
			word.Tag, orBlank(fine), orBlank(FormatFeatures(word.Feats)), word.Head+1, orBlank(word.Rel), orBlank(misc))
	}
	b.WriteByte('\n')
	return b.Flush()
}

func orBlank(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
