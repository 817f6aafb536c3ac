package ask

import (
	"strings"
	"time"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/archive"
)

// groups are the codes of bodies whose members count with them, and the names
// that the lexicon knows their members under.
var groups = map[string][]string{"EU": {"EUR", "European Union"}, "EUR": {"EUR", "European Union"}}

// Side is the side that a user means by a name: that of a code of three
// letters, with a sector or without, of a state by its name, or of a group as
// "EU" or "NATO", to which its members belong from when they joined until they
// left, and itself.
func Side(l *actor.Lexicon, name string) archive.Side {
	upper := strings.ToUpper(strings.TrimSpace(name))
	known := upper
	var out archive.Side
	if g, ok := groups[upper]; ok {
		out, known = archive.SideOf(g[0]), g[1]
	}
	for _, m := range l.Memberships(known) {
		out = append(out, archive.Member{Code: m.Code, From: archive.DayOf(m.First), To: archive.DayOf(m.Last)})
	}
	if out != nil {
		return out
	}
	if code, _, _ := strings.Cut(upper, "."); len(code) == 3 {
		return archive.SideOf(upper)
	}
	if answers := l.Who(name, time.Now()); len(answers) > 0 && answers[0].Entity.Code != "" {
		return archive.SideOf(answers[0].Entity.Code)
	}
	return archive.SideOf(upper)
}

// sideOf is the side of all that a user names.
func sideOf(l *actor.Lexicon, names []string) archive.Side {
	var out archive.Side
	for _, n := range names {
		if strings.TrimSpace(n) != "" {
			out = append(out, Side(l, n)...)
		}
	}
	return out
}
