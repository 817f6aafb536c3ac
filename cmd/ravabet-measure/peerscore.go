package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/ravabet/ravabet/syntax"
)

// solid are the characters of a text that no peer takes for a blank or a mark
// on another letter, folded where peers write one letter another way.
func solid(s string, punctuation bool) []rune {
	var out []rune
	for _, r := range s {
		switch {
		case blank(r) || r == '\t' || unicode.Is(unicode.Mn, r) || r == 'ـ':
			continue
		case r == 'ي':
			r = 'ی'
		case r == 'ك':
			r = 'ک'
		case r == 'ۀ' || r == 'ة':
			r = 'ه'
		case r == 'أ' || r == 'إ':
			r = 'ا'
		case r == 'ؤ':
			r = 'و'
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !punctuation:
			continue
		}
		if unicode.IsDigit(r) {
			r = '0'
		}
		out = append(out, r)
	}
	return out
}

// places in the gold text of each place in the system's: the same where both
// have the same number of characters, else by their longest common
// subsequence. A place without a counterpart is -1.
func alignPlaces(system, gold []rune) []int {
	out := make([]int, len(system)+1)
	for i := range out {
		out[i] = i
	}
	if len(system) == len(gold) {
		return out
	}
	n, m := len(system), len(gold)
	best := make([]int32, (n+1)*(m+1))
	at := func(i, j int) *int32 { return &best[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if system[i] == gold[j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	for i := range out {
		out[i] = -1
	}
	out[0], out[n] = 0, m
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case system[i] == gold[j]:
			out[i] = j
			i, j = i+1, j+1
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
	return out
}

// joints returns where half-spaces and blanks stand, counted in letters.
func joints(s string) (halfSpaces, blanks []int) {
	n := 0
	for _, r := range s {
		switch {
		case r == '\u200c':
			halfSpaces = append(halfSpaces, n)
		case r == ' ' || r == '\t':
			blanks = append(blanks, n)
		default:
			n += len(solid(string(r), false))
		}
	}
	return halfSpaces, blanks
}

func scoreHalfSpaces(test []gold) func([]string, float64) string {
	return func(out []string, _ float64) string {
		var c counts
		for i, line := range out {
			place := alignPlaces(solid(line, false), solid(test[i].text, false))
			system, _ := joints(line)
			want, _ := joints(test[i].text)
			system, want = slices.Compact(system), slices.Compact(want)
			c.system += len(system)
			c.gold += len(want)
			for _, p := range system {
				if slices.Contains(want, place[p]) {
					c.right++
				}
			}
		}
		return fmt.Sprintf("%.3f", c.f1())
	}
}

// scoreUntouched gives the share of sentences in which half-spaces and words
// are left as they were; other characters may be changed.
func scoreUntouched(test []gold) func([]string, float64) string {
	return func(out []string, _ float64) string {
		same := 0
		for i, line := range out {
			place := alignPlaces(solid(line, false), solid(test[i].text, false))
			moved := func(at []int) []int {
				for j := range at {
					at[j] = place[at[j]]
				}
				return slices.Compact(at)
			}
			last := len(place) - 1
			between := func(at []int) []int { // a blank before a full stop parts no words
				return slices.DeleteFunc(at, func(n int) bool { return n == 0 || n == last })
			}
			system, systemBlanks := joints(line)
			want, wantBlanks := joints(test[i].text)
			if slices.Equal(moved(system), slices.Compact(want)) && slices.Equal(moved(between(systemBlanks)), slices.Compact(between(wantBlanks))) {
				same++
			}
		}
		return fmt.Sprintf("%.3f", float64(same)/float64(len(out)))
	}
}

// spansOf returns the spans of words, empty ones left out.
func spansOf(words []string, punctuation bool) []span {
	var out []span
	at := 0
	for _, w := range words {
		n := len(solid(w, punctuation))
		if n > 0 {
			out = append(out, span{at, at + n})
		}
		at += n
	}
	return out
}

func (c *counts) compare(system, want []span, place []int) {
	set := map[span]bool{}
	for _, s := range want {
		set[s] = true
	}
	c.system += len(system)
	c.gold += len(want)
	for _, s := range system {
		if set[span{place[s.from], place[s.to]}] {
			c.right++
		}
	}
}

func scoreWords(test []gold, punctuation bool) func([]string, float64) string {
	return func(out []string, _ float64) string {
		var c counts
		for i, line := range out {
			var forms []string
			for j := range test[i].Words {
				forms = append(forms, test[i].Words[j].Form)
			}
			place := alignPlaces(solid(line, punctuation), solid(strings.Join(forms, ""), punctuation))
			c.compare(spansOf(strings.Split(line, "\t"), punctuation), spansOf(forms, punctuation), place)
		}
		return fmt.Sprintf("%.3f", c.f1())
	}
}

// scoreSentences counts sentences by their letters alone, so that a full stop
// kept or lost makes no difference.
func scoreSentences(texts []string) func([]string, float64) string {
	return func(out []string, _ float64) string {
		var c counts
		all := strings.Join(texts, "")
		if len(solid(out[0], false)) != len(solid(all, false)) {
			return "text changed"
		}
		place := alignPlaces(solid(out[0], false), solid(all, false))
		c.compare(spansOf(strings.Split(out[0], "\t"), false), spansOf(texts, false), place)
		return fmt.Sprintf("%.3f", c.f1())
	}
}

func scoreTags(test []gold) func([]string, float64) string {
	return func(out []string, _ float64) string {
		right, all := 0, 0
		for i, line := range out {
			tags := strings.Split(line, "\t")
			for j := range test[i].Words {
				all++
				if j >= len(tags) {
					continue
				}
				got := tags[j]
				if test[i].Words[j].Form == "را" {
					got = syntax.Part.String() // as Seraji has it; others call it an adposition
				}
				if got == test[i].Words[j].Tag.String() {
					right++
				}
			}
		}
		return fmt.Sprintf("%.3f", float64(right)/float64(all))
	}
}

func scoreLemmas(test []gold) func([]string, float64) string {
	return func(out []string, _ float64) string {
		right, all := 0, 0
		for i, line := range out {
			lemmas := strings.Split(line, "\t")
			for j := range test[i].Words {
				all++
				if j < len(lemmas) && lemmas[j] == strings.Trim(test[i].Words[j].Lemma, "\u200c") {
					right++
				}
			}
		}
		return fmt.Sprintf("%.3f", float64(right)/float64(all))
	}
}
