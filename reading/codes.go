package reading

import (
	"slices"
	"strings"
	"time"

	"github.com/ravabet/ravabet/actor"
)

// groups are the codes of bodies whose members count with them, and the names
// that the lexicon knows their members under.
var groups = map[string][]string{"EU": {"EUR", "European Union"}, "EUR": {"EUR", "European Union"}}

// Codes are the codes that a user means: a code of three letters, with a
// sector or without, a state by its name, or a group as "EU" or "NATO", which
// means its members of today and itself.
func Codes(l *actor.Lexicon, name string) []string {
	upper := strings.ToUpper(strings.TrimSpace(name))
	known := upper
	var out []string
	if g, ok := groups[upper]; ok {
		out, known = append(out, g[0]), g[1]
	}
	for _, m := range l.MembersAt(known, time.Now()) {
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	if out != nil {
		return out
	}
	if code, _, _ := strings.Cut(upper, "."); len(code) == 3 {
		return []string{upper}
	}
	if answers := l.Who(name, time.Now()); len(answers) > 0 && answers[0].Entity.Code != "" {
		return []string{answers[0].Entity.Code}
	}
	return []string{upper}
}
