package main

import (
	"encoding/json"
	"fmt"
	"slices"
)

// point is a longitude and latitude, in degrees.
type point struct{ lon, lat float64 }

// ring is a closed line: the arcs that it runs along, of which one that is
// negative, i, means arc ^i backwards.
type ring []int

type country struct {
	id, name string // number in ISO 3166-1 or ""
	rings    []ring
}

type topology struct {
	arcs      [][]point
	countries []country
}

// readTopology reads the object "countries" of a quantised TopoJSON file
// (https://github.com/topojson/topojson-specification).
func readTopology(data []byte) (*topology, error) {
	var file struct {
		Transform *struct{ Scale, Translate [2]float64 }
		Arcs      [][][2]float64
		Objects   struct {
			Countries struct {
				Geometries []struct {
					Type       string
					ID         string
					Properties struct{ Name string }
					Arcs       json.RawMessage
				}
			}
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("reading TopoJSON: %w", err)
	}
	if file.Transform == nil {
		return nil, fmt.Errorf("reading TopoJSON: it is not quantised: it has no transform")
	}
	t := &topology{}
	for _, a := range file.Arcs {
		var x, y float64 // each position is the difference to the one before
		line := make([]point, 0, len(a))
		for _, p := range a {
			x, y = x+p[0], y+p[1]
			line = append(line, point{
				x*file.Transform.Scale[0] + file.Transform.Translate[0],
				y*file.Transform.Scale[1] + file.Transform.Translate[1]})
		}
		t.arcs = append(t.arcs, line)
	}
	for _, g := range file.Objects.Countries.Geometries {
		polygons := make([][]ring, 1)
		var into any = &polygons[0]
		switch g.Type {
		case "Polygon":
		case "MultiPolygon":
			into = &polygons
		default:
			return nil, fmt.Errorf("%s is a %q, not a polygon", g.Properties.Name, g.Type)
		}
		if err := json.Unmarshal(g.Arcs, into); err != nil {
			return nil, fmt.Errorf("reading the arcs of %s: %w", g.Properties.Name, err)
		}
		c := country{g.ID, g.Properties.Name, slices.Concat(polygons...)}
		if err := t.check(c); err != nil {
			return nil, err
		}
		t.countries = append(t.countries, c)
	}
	return t, nil
}

func (t *topology) check(c country) error {
	for _, r := range c.rings {
		for _, i := range r {
			if i >= len(t.arcs) || ^i >= len(t.arcs) || len(t.arcs[max(i, ^i)]) < 2 {
				return fmt.Errorf("%s runs along arc %d, which is none", c.name, i)
			}
		}
	}
	return nil
}

// arc is an arc in its direction.
func (t *topology) arc(i int) []point {
	if i >= 0 {
		return t.arcs[i]
	}
	line := slices.Clone(t.arcs[^i])
	slices.Reverse(line)
	return line
}

// points are the points of a ring, the first not repeated at the end.
func (t *topology) points(r ring) []point {
	var out []point
	for _, i := range r {
		out = append(out, t.arc(i)[1:]...)
	}
	return out
}

// dissolve joins what touches: arcs that rings share, one forwards, one
// backwards, are borders within the state and fall away.
func (t *topology) dissolve(rings []ring) ([][]point, error) {
	has := map[int]bool{}
	for _, r := range rings {
		for _, i := range r {
			has[i] = true
		}
	}
	from := map[point][]int{} // arcs of the outline by where they begin
	var outline []int
	for _, r := range rings {
		for _, i := range r {
			if !has[^i] {
				from[t.arc(i)[0]] = append(from[t.arc(i)[0]], i)
				outline = append(outline, i)
			}
		}
	}
	used := map[int]bool{}
	var out [][]point
	for _, first := range outline {
		if used[first] {
			continue
		}
		var r ring
		start := t.arc(first)[0]
		for i, end := first, (point{}); len(r) == 0 || end != start; {
			if len(r) > 0 {
				k := slices.IndexFunc(from[end], func(i int) bool { return !used[i] })
				if k < 0 {
					return nil, fmt.Errorf("its outline does not close at %.2f %.2f", end.lat, end.lon)
				}
				i = from[end][k]
			}
			used[i] = true
			r = append(r, i)
			line := t.arc(i)
			end = line[len(line)-1]
		}
		out = append(out, t.points(r))
	}
	return out, nil
}

// inside tells whether a point lies in a ring that does not cross the 180th
// meridian, by the parity of the sides to its east.
func inside(ring []point, p point) bool {
	in := false
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		if (a.lat > p.lat) != (b.lat > p.lat) && p.lon < a.lon+(p.lat-a.lat)/(b.lat-a.lat)*(b.lon-a.lon) {
			in = !in
		}
	}
	return in
}
