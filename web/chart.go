package web

import (
	"bytes"
	"fmt"
	"html/template"
	"image/color"
	"math"
	"strings"
	"time"

	"github.com/ravabet/ravabet/relation"
	ptime "github.com/yaa110/go-persian-calendar"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// The colours of a chart stand for the style sheet's, which differ by theme;
// toStyle puts those in their places.
var (
	colours = map[string]color.Color{"mc": color.RGBA{1, 0, 0, 255}, "vc": color.RGBA{2, 0, 0, 255}, "vk": color.RGBA{3, 0, 0, 255}, "mk": color.RGBA{4, 0, 0, 255}}
	ink     = color.RGBA{5, 0, 0, 255}
	faint   = color.RGBA{6, 0, 0, 255}

	toStyle = strings.NewReplacer("#010000", "var(--mc)", "#020000", "var(--vc)", "#030000", "var(--vk)", "#040000", "var(--mk)",
		"#050000", "var(--ink)", "#060000", "var(--line)",
		"font-family:Liberation Serif;font-variant:normal;font-weight:normal;font-style:normal;", "")
)

// Size of a chart, in points of its own; the page scales it.
const (
	chartWidth  = 900
	chartHeight = 260
)

// monthBars draws each month's events: cooperation upward, conflict downward,
// words beside the axis and deeds beyond them; and the mean score of each
// level between two turning points.
type monthBars struct {
	points []relation.Point
	starts []float64 // of each month and the end of the last, in days
	places []area    // where each month was drawn
}

// area is a part of a chart, from its left and upper corner.
type area struct{ x, y, width, height float64 }

func newMonthBars(points []relation.Point) *monthBars {
	b := &monthBars{points: points}
	for i := range points {
		t, _ := time.Parse("2006-01", points[i].Period)
		if b.starts = append(b.starts, dayNumber(t)); i == len(points)-1 {
			b.starts = append(b.starts, dayNumber(t.AddDate(0, 1, 0)))
		}
	}
	return b
}

func dayNumber(t time.Time) float64 { return float64(t.Unix()) / 86400 }

// DataRange is what plot asks for to lay out the axes.
func (b *monthBars) DataRange() (xmin, xmax, ymin, ymax float64) {
	for i := range b.points {
		p := &b.points[i]
		ymax = max(ymax, float64(p.VerbalCooperation+p.MaterialCooperation))
		ymin = min(ymin, -float64(p.VerbalConflict+p.MaterialConflict))
	}
	return b.starts[0], b.starts[len(b.starts)-1], ymin, max(ymax, 1)
}

// Plot draws the bars.
func (b *monthBars) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for i := range b.points {
		m := &b.points[i]
		left, right := x(b.starts[i]), x(b.starts[i+1])
		b.places = append(b.places, area{left.Points(), chartHeight - c.Max.Y.Points(), (right - left).Points(), (c.Max.Y - c.Min.Y).Points()})
		if gap := (right - left) * 0.15; right-left > 3 {
			left, right = left+gap/2, right-gap/2
		}
		bar := func(quad string, from, to int) {
			if from != to {
				c.FillPolygon(colours[quad], []vg.Point{{X: left, Y: y(float64(from))}, {X: right, Y: y(float64(from))}, {X: right, Y: y(float64(to))}, {X: left, Y: y(float64(to))}})
			}
		}
		bar("vc", 0, m.VerbalCooperation)
		bar("mc", m.VerbalCooperation, m.VerbalCooperation+m.MaterialCooperation)
		bar("vk", 0, -m.VerbalConflict)
		bar("mk", -m.VerbalConflict, -m.VerbalConflict-m.MaterialConflict)
	}
	c.StrokeLine2(draw.LineStyle{Color: ink, Width: 1}, c.Min.X, y(0), c.Max.X, y(0))
}

// years are ticks at the turns of the years of the language's calendar, not
// too near to each other.
type years struct{ lang *language }

// Ticks is what plot asks for.
func (k years) Ticks(from, to float64) []plot.Tick {
	first, last := time.Unix(int64(from*86400), 0).UTC(), time.Unix(int64(to*86400), 0).UTC()
	if to-from < 500 {
		return k.months(first, last)
	}
	step := max(1, int(math.Ceil((to-from)/365/12)))
	var out []plot.Tick
	for y := first.Year() - 1; y <= last.Year()+1; y++ {
		at, label := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), y
		if k.lang.persian() {
			label = y - 621
			at = ptime.Date(label, 1, 1, 12, 0, 0, 0, time.UTC).Time()
		}
		if n := dayNumber(at); n >= from && n <= to && label%step == 0 {
			out = append(out, plot.Tick{Value: n, Label: k.lang.digits(fmt.Sprint(label))})
		}
	}
	return out
}

// months are ticks for a short time: at the first days of its months.
func (k years) months(first, last time.Time) []plot.Tick {
	var out []plot.Tick
	if !k.lang.persian() {
		for t := time.Date(first.Year(), first.Month(), 1, 0, 0, 0, 0, time.UTC); !t.After(last); t = t.AddDate(0, 1, 0) {
			if !t.Before(first) {
				out = append(out, plot.Tick{Value: dayNumber(t), Label: t.Format("Jan")})
			}
		}
	} else {
		begin := ptime.New(first.Add(12 * time.Hour))
		for i := range 30 {
			j := ptime.Date(begin.Year(), begin.Month()+ptime.Month(i), 1, 12, 0, 0, 0, time.UTC)
			if t := j.Time(); !t.Before(first) && !t.After(last) {
				out = append(out, plot.Tick{Value: dayNumber(t), Label: j.Month().String()})
			}
		}
	}
	if step := (len(out) + 9) / 10; step > 1 {
		for i := range out {
			if i%step != 0 {
				out[i].Label = ""
			}
		}
	}
	return out
}

// counts are ticks for numbers of events, without a sign and whole.
type counts struct{ lang *language }

// Ticks is what plot asks for.
func (k counts) Ticks(from, to float64) []plot.Tick {
	var out []plot.Tick
	for _, t := range (plot.DefaultTicks{}).Ticks(from, to) {
		if t.Label != "" && t.Value == math.Trunc(t.Value) {
			out = append(out, plot.Tick{Value: t.Value, Label: k.lang.digits(fmt.Sprint(int(math.Abs(t.Value))))})
		}
	}
	return out
}

// seriesChart draws the events of each month. Each month leads to its events,
// each turning point to what made it.
func (r *request) seriesChart(points []relation.Point, turns []relation.Turn, link func(month string) string) template.HTML {
	if len(points) == 0 {
		return ""
	}
	p := plot.New()
	p.BackgroundColor = nil
	p.X.Tick.Marker, p.Y.Tick.Marker = years{r.lang}, counts{r.lang}
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.LineStyle.Width, axis.Tick.LineStyle.Color, axis.Padding = 0, faint, 0
		axis.Tick.Label.Font.Size = 11
	}
	grid := plotter.NewGrid()
	grid.Vertical.Color = nil
	grid.Horizontal.Color, grid.Horizontal.Width = faint, 0.6
	bars := newMonthBars(points)
	p.Add(grid, bars)
	canvas := vgsvg.New(chartWidth, chartHeight)
	p.Draw(draw.Crop(draw.New(canvas), 2, -8, 2, -22)) // room above for the turns
	var b bytes.Buffer
	if _, err := canvas.WriteTo(&b); err != nil {
		r.site.Log.Error("a chart failed", "error", err)
		return ""
	}
	_, drawn, _ := strings.Cut(b.String(), "<g ")
	drawn = toStyle.Replace("<g " + strings.TrimSuffix(strings.TrimSpace(drawn), "</svg>"))
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 %d %d" role="group" aria-label="%s" class="plot">`, chartWidth, chartHeight, template.HTMLEscapeString(r.lang.text("chart.months"))) +
		drawn + r.monthLinks(bars, link) + r.turnMarks(bars, turns) + "</svg>")
}

// monthLinks lay a link over each month.
func (r *request) monthLinks(b *monthBars, link func(month string) string) string {
	var out strings.Builder
	for i, a := range b.places {
		p := &b.points[i]
		if p.Events() == 0 {
			continue
		}
		title := fmt.Sprintf("%s: %s", r.lang.day(p.Period), r.lang.text("chart.month", p.VerbalCooperation+p.MaterialCooperation, p.VerbalConflict+p.MaterialConflict))
		fmt.Fprintf(&out, `<a href="%s" tabindex="-1"><rect class="hit" x="%.1f" y="%.1f" width="%.2f" height="%.1f"><title>%s</title></rect></a>`,
			template.HTMLEscapeString(link(p.Period)), a.x, a.y, max(a.width, 1), a.height, template.HTMLEscapeString(title))
	}
	return out.String()
}

// turnMarks number the turning points.
func (r *request) turnMarks(b *monthBars, turns []relation.Turn) string {
	var out strings.Builder
	for n, t := range turns {
		for i := range b.points {
			if b.points[i].Period != t.Month {
				continue
			}
			x := b.places[i].x
			fmt.Fprintf(&out, `<a href="#turn%d" class="turn"><line x1="%.1f" x2="%.1f" y1="16" y2="%.1f"></line><circle cx="%.1f" cy="10" r="9"></circle><text x="%.1f" y="14">%s</text><title>%s</title></a>`,
				n+1, x, x, b.places[i].y+b.places[i].height, x, x, r.lang.number(n+1), template.HTMLEscapeString(r.lang.day(t.Month)))
		}
	}
	return out.String()
}
