package persian

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/ravabet/ravabet/syntax"
)

//go:embed function-words.txt
var functionWords string

// Cues are the function words by which clauses are read off Persian trees.
var Cues = sync.OnceValue(func() *syntax.Cues {
	c, err := readCues(functionWords)
	if err != nil {
		panic("function-words.txt, which the program carries: " + err.Error()) // a test reads it
	}
	return c
})

// readCues reads the format of function-words.txt.
func readCues(data string) (*syntax.Cues, error) {
	c := &syntax.Cues{
		Prepositions: map[string]string{}, Conditions: map[string]bool{},
		Modals: map[string]bool{}, Questions: map[string]bool{}, Markers: map[string]bool{},
		Passives: map[string]bool{}, Controls: map[string]string{},
	}
	sets := map[string]map[string]bool{"condition": c.Conditions, "modal": c.Modals, "question": c.Questions, "marker": c.Markers, "passive": c.Passives}
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, rest, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("line %d: %q has no colon after its name", n, line)
		}
		preposition, isPreposition := strings.CutPrefix(name, "preposition ")
		role, isControl := strings.CutPrefix(name, "control ")
		for form := range strings.SplitSeq(rest, "،") {
			form = strings.ReplaceAll(strings.TrimSpace(form), "\u0654", "")
			switch set := sets[name]; {
			case isPreposition:
				c.Prepositions[form] = preposition
				c.Longest = max(c.Longest, 1+strings.Count(form, " "))
			case isControl:
				c.Controls[form] = role
			case name == "infinitive":
				c.Infinitive = form
			case set != nil:
				set[form] = true
			default:
				return nil, fmt.Errorf("line %d: %q is no kind of function word", n, name)
			}
		}
	}
	return c, nil
}
