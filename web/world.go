package web

import (
	"cmp"
	"fmt"
	"html/template"
	"math"
	"net/url"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/atlas"
	"github.com/ravabet/ravabet/plover"
)

// worldView is the map of a period.
type worldView struct {
	From, To string
	By       string // "pairs" or "places"
	Map      template.HTML
	Places   []placeRow
	Pairs    []pairRow
	Unplaced int // events at places that the map does not know
	Exports  []exported
}

// placeRow is a place in the list and on the map.
type placeRow struct {
	Code   string
	Label  string
	Events int
	Types  archive.Types
	Share  int // of the longest bar, in hundredths
	Parts  []part
	Link   string
	words  []string // that texts have for it
	at     atlas.Point
	drawn  bool
}

// How many pairs and places are drawn; more would cover each other.
const (
	drawnPairs   = 60
	drawnPlaces  = 300
	listedPlaces = 20
)

// world answers with the map of a period: events at their places, or as lines
// between the capitals of pairs.
func (s *Site) world(r *request) error {
	p, err := r.period()
	if err != nil {
		return err
	}
	q := r.URL.Query()
	v := &worldView{From: q.Get("from"), To: q.Get("to"), By: q.Get("by")}
	if v.From == "" && v.To == "" { // of all years the map would be full
		sum, err := s.overviewNow(r.Context())
		if err != nil {
			return err
		}
		v.From, v.To = sum.Year, monthOf(sum.Last)
		p.From, p.To = back(sum.Last, 11), sum.Last
		if sum.Last == archive.NoDay {
			p = period{}
		}
	}
	if v.By != "places" {
		v.By = "pairs"
	}
	var drawn string
	if v.By == "pairs" {
		pairs, err := s.Archive.Pairs(r.Context(), p.From, p.To)
		if err != nil {
			return err
		}
		drawn = s.drawPairs(r, v, pairs)
	} else {
		places, err := s.Archive.Places(r.Context(), p.From, p.To)
		if err != nil {
			return err
		}
		drawn = s.drawPlaces(r, v, places)
	}
	var land strings.Builder
	for _, shape := range atlas.Shapes() {
		fmt.Fprintf(&land, `<path d="%s"><title>%s</title></path>`, shape.Path, template.HTMLEscapeString(s.codeName(r.lang, shape.Code)))
	}
	v.Map = template.HTML(fmt.Sprintf(`<svg viewBox="0 0 %g %g" class="world" role="group" aria-label="%s"><g class="land">%s</g>%s</svg>`,
		float64(atlas.Width), float64(atlas.Height), template.HTMLEscapeString(r.lang.text("map."+v.By)), land.String(), drawn))
	filter := url.Values{}
	for name, value := range map[string]string{"from": v.From, "to": v.To} {
		if value != "" {
			filter.Set(name, value)
		}
	}
	v.Exports = []exported{{"csv", r.export("events", "csv", filter)}, {"jsonl", r.export("events", "jsonl", filter)}}
	return r.show(200, "map", r.lang.text("map.title"), v)
}

// drawPairs draws a line for each of the busiest pairs.
func (s *Site) drawPairs(r *request, v *worldView, pairs []archive.PairCount) string {
	v.Pairs = rows(pairs, 20)
	var lines []string
	largest := 1
	ends := map[string]atlas.Point{}
	for i := range pairs {
		p := &pairs[i]
		_, _, a, okA := atlas.Capital(p.A)
		_, _, b, okB := atlas.Capital(p.B)
		if !okA || !okB {
			v.Unplaced += p.Types.Events()
			continue
		}
		if len(lines) == drawnPairs {
			break
		}
		largest = max(largest, p.Types.Events())
		ends[p.A], ends[p.B] = a, b
		lines = append(lines, fmt.Sprintf(`<a href="%s"><path class="tie %s" d="%s" stroke-width="%.1f"><title>%s</title></path></a>`,
			template.HTMLEscapeString(address("/relation/"+url.PathEscape(p.A)+"/"+url.PathEscape(p.B), "from", v.From, "to", v.To)), tone(score(p.Types)), atlas.Arc(a, b),
			0.8+5*math.Sqrt(float64(p.Types.Events())/float64(largest)),
			template.HTMLEscapeString(r.lang.text("network.pair", s.codeName(r.lang, p.A), s.codeName(r.lang, p.B), p.Types.Events()))))
	}
	slices.Reverse(lines) // the busiest on top
	codes := make([]string, 0, len(ends))
	for code := range ends {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		lines = append(lines, fmt.Sprintf(`<circle class="node" cx="%.1f" cy="%.1f" r="2.2"></circle>`, ends[code].X, ends[code].Y))
	}
	return strings.Join(lines, "")
}

// placeRows are the places by the names that the map has for them: texts call
// one place in several ways.
func (s *Site) placeRows(l *language, v *worldView, places []archive.PlaceCount) []placeRow {
	type key struct{ code, name string }
	at := map[key]int{}
	var out []placeRow
	for i := range places {
		p := &places[i]
		name, nameFa, ok := atlas.Name(p.Code, p.Name)
		label := l.either(nameFa, name)
		spot, drawn := atlas.Place(p.Code, p.Name)
		switch {
		case !ok && drawn: // the state itself
			label = s.codeName(l, p.Code)
		case !ok:
			label = harmless(p.Name)
		}
		k := key{p.Code, label}
		if _, there := at[k]; !there {
			at[k] = len(out)
			out = append(out, placeRow{Code: p.Code, Label: label, Types: archive.Types{}, at: spot, drawn: drawn})
		}
		row := &out[at[k]]
		row.words = append(row.words, p.Name)
		for typ, n := range p.Types {
			row.Types[typ] += n
			row.Events += n
		}
	}
	for i := range out {
		out[i].Link = address("/events", "place", strings.Join(out[i].words, ","), "from", v.From, "to", v.To, "status", plover.Actual, "once", "1")
		out[i].Parts = partsOf(out[i].Types)
	}
	slices.SortStableFunc(out, func(a, b placeRow) int { return cmp.Compare(b.Events, a.Events) })
	return out
}

// drawPlaces draws a circle at each place, its area by the number of events.
func (s *Site) drawPlaces(r *request, v *worldView, places []archive.PlaceCount) string {
	all := s.placeRows(r.lang, v, places)
	var out strings.Builder
	for i := range all {
		p := &all[i]
		p.Share = 100 * p.Events / all[0].Events
		if !p.drawn || i >= drawnPlaces {
			v.Unplaced += p.Events
			continue
		}
		fmt.Fprintf(&out, `<a href="%s"><circle class="spot %s" cx="%.1f" cy="%.1f" r="%.1f"><title>%s</title></circle></a>`,
			template.HTMLEscapeString(p.Link), tone(score(p.Types)), p.at.X, p.at.Y, 2+14*math.Sqrt(float64(p.Events)/float64(all[0].Events)),
			template.HTMLEscapeString(r.lang.text("map.spot", p.Label, p.Events)))
	}
	v.Places = all[:min(len(all), listedPlaces)]
	return out.String()
}
