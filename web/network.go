package web

import (
	"fmt"
	"html/template"
	"math"
	"net/url"
	"strings"

	"github.com/ravabet/ravabet/archive"
)

// network draws an actor amid its partners, and what goes on among these. The
// lines are the wider the more events there were; their colour is the mean
// tone.
func (s *Site) network(r *request, code string, partners []archive.Partner, p period) (template.HTML, error) {
	shown := partners[:min(shownPartners, len(partners))]
	if len(shown) < 2 {
		return "", nil
	}
	codes := []string{code}
	for i := range shown {
		codes = append(codes, shown[i].Code)
	}
	pairs, err := s.Archive.Among(r.Context(), codes, p.From, p.To)
	if err != nil {
		return "", err
	}
	const size, radius = 520.0, 190.0
	type point struct{ x, y float64 }
	at := map[string]point{code: {size / 2, size / 2}}
	for i := range shown {
		angle := 2*math.Pi*float64(i)/float64(len(shown)) - math.Pi/2
		at[shown[i].Code] = point{size/2 + radius*math.Cos(angle), size/2 + radius*math.Sin(angle)}
	}
	var lines, nodes strings.Builder
	largest := 0
	for i := range pairs {
		_, a := at[pairs[i].A]
		_, b := at[pairs[i].B]
		if a && b {
			largest = max(largest, pairs[i].Types.Events())
		}
	}
	for i := range pairs {
		pair := &pairs[i]
		a, okA := at[pair.A]
		b, okB := at[pair.B]
		if !okA || !okB {
			continue
		}
		width := 0.6 + 8*math.Sqrt(float64(pair.Types.Events())/float64(max(largest, 1)))
		class := "tie " + tone(score(pair.Types))
		if pair.A != code && pair.B != code {
			class += " among"
		}
		fmt.Fprintf(&lines, `<a href="/relation/%s/%s"><line class="%s" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke-width="%.1f"><title>%s</title></line></a>`,
			url.PathEscape(pair.A), url.PathEscape(pair.B), class, a.x, a.y, b.x, b.y, width,
			template.HTMLEscapeString(r.lang.text("network.pair", s.codeName(r.lang, pair.A), s.codeName(r.lang, pair.B), pair.Types.Events())))
	}
	for _, c := range codes {
		p, class := at[c], "node"
		if c == code {
			class = "node self"
		}
		// Names stand outside the circle, away from the lines.
		dy := 18.0
		if p.y < size/2-1 {
			dy = -11
		}
		fmt.Fprintf(&nodes, `<a href="/actor/%s"><circle class="%s" cx="%.1f" cy="%.1f" r="6"></circle><text x="%.1f" y="%.1f">%s</text></a>`,
			url.PathEscape(c), class, p.x, p.y, p.x, p.y+dy, template.HTMLEscapeString(s.codeName(r.lang, c)))
	}
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 %.0f %.0f" class="network" role="group" aria-label="%s">%s%s</svg>`, size, size,
		template.HTMLEscapeString(r.lang.text("network.label")), lines.String(), nodes.String())), nil
}

// tone is the class of a mean weight of events.
func tone(score float64) string {
	switch {
	case score >= 1:
		return "good"
	case score <= -1:
		return "bad"
	}
	return "even"
}
