package plover

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// cameoFile says which code of CAMEO stands for what of PLOVER.
//
//go:embed cameo.txt
var cameoFile string

type cameoLine struct{ typ, mode, context, code string }

var cameo = sync.OnceValue(func() []cameoLine {
	lines, err := readCAMEO(cameoFile)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return lines
})

func readCAMEO(data string) ([]cameoLine, error) {
	var out []cameoLine
	n := 0
	for l := range strings.Lines(data) {
		n++
		if l = strings.TrimSpace(l); l == "" || l[0] == '#' {
			continue
		}
		what, code, ok := strings.Cut(l, ": ")
		what, context, _ := strings.Cut(what, " ")
		typ, mode, _ := strings.Cut(what, "/")
		if !ok || !Valid(typ, mode) || context != "" && !slices.Contains(Contexts, context) {
			return nil, fmt.Errorf("cameo.txt:%d: %q: write TYPE/mode context: code, of types, modes and contexts that there are", n, l)
		}
		out = append(out, cameoLine{typ, mode, context, code})
	}
	return out, nil
}

// CAMEO is the code of CAMEO (Conflict and Mediation Event Observations,
// codebook 1.1b3) that stands for an event, "" for none.
func CAMEO(typ, mode string, contexts []string) string {
	for _, l := range cameo() {
		if l.typ == typ && (l.mode == "" || l.mode == mode) && (l.context == "" || slices.Contains(contexts, l.context)) {
			return l.code
		}
	}
	return ""
}

// goldstein are the weights of CAMEO's root categories between conflict (-10)
// and cooperation (+10), on the scale of J. Goldstein (A conflict-cooperation
// scale for WEIS events data, 1992).
var goldstein = [21]float64{2: 3, 3: 4, 4: 1, 5: 3.5, 6: 6, 7: 7, 8: 5, 9: -2, 10: -5, 11: -2, 12: -4, 13: -6, 14: -6.5, 15: -7.2,
	16: -4, 17: -7, 18: -9, 19: -10, 20: -10}

// Goldstein is the weight of a code's root category.
func Goldstein(code string) float64 { return goldstein[root(code)] }

func root(code string) int {
	if len(code) < 2 {
		return 0
	}
	n := int(code[0]-'0')*10 + int(code[1]-'0')
	if n < 0 || n >= len(goldstein) {
		return 0
	}
	return n
}

// QuadOf is the quad class of a code of CAMEO.
func QuadOf(code string) Quad {
	switch r := root(code); {
	case r <= 5:
		return VerbalCooperation
	case r <= 8:
		return MaterialCooperation
	case r <= 13:
		return VerbalConflict
	}
	return MaterialConflict
}
