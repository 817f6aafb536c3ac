package source

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed furniture.txt
var furnitureFile string

type furniture struct{ credit, comments, line, heading []string }

var phrases = sync.OnceValue(func() furniture {
	var f furniture
	for l := range strings.Lines(furnitureFile) {
		kind, rest, ok := strings.Cut(strings.TrimSpace(l), ": ")
		if !ok || strings.HasPrefix(kind, "#") {
			continue
		}
		to := map[string]*[]string{"credit": &f.credit, "comments": &f.comments, "line": &f.line, "heading": &f.heading}[kind]
		for p := range strings.SplitSeq(rest, "،") {
			*to = append(*to, bare(p))
		}
	}
	return f
})

// bare is a phrase without half-spaces and blanks at its ends.
func bare(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\u200c", "")) }

// Range is a stretch of a text in code points.
type Range struct{ Start, End int }

// Furniture finds the lines of a text that are none of the report: credits of
// pictures, readers' comments, links to other reports. They stay in the text,
// but nothing is coded from them.
func Furniture(text string) []Range {
	f := phrases()
	var out []Range
	at, total := 0, strings.Count(text, "\n")+1
	comments := false
	n := 0
	for l := range strings.Lines(text) {
		n++
		length := len([]rune(l))
		b := bare(l)
		if n > 1 && n*2 > total && !comments {
			for _, p := range f.comments {
				comments = comments || strings.TrimRight(b, ":.") == p
			}
		}
		if comments || f.outside(b) {
			out = append(out, Range{at, at + length})
		}
		at += length
	}
	return out
}

func (f *furniture) outside(line string) bool {
	if len([]rune(line)) > 300 {
		return false
	}
	for _, p := range f.credit {
		if strings.Contains(line, p) {
			return true
		}
	}
	for _, p := range f.line {
		if strings.HasPrefix(line, p) {
			return true
		}
	}
	for _, p := range f.heading {
		if rest, ok := strings.CutPrefix(line, p); ok && (rest == "" || strings.HasPrefix(strings.TrimSpace(rest), ":")) {
			return true
		}
	}
	return false
}
