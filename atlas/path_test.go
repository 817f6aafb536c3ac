package atlas

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// rings reads the d of a shape.
func rings(t *testing.T, d string) [][]Point {
	t.Helper()
	var out [][]Point
	var at Point
	for part := range strings.SplitSeq(strings.TrimSuffix(d, "z"), "z") {
		numbers := strings.Fields(strings.ReplaceAll(strings.TrimPrefix(part, "m"), "-", " -"))
		if len(numbers)%2 != 0 || len(numbers) < 6 {
			t.Fatalf("%q is no ring", part)
		}
		var r []Point
		for i := 0; i < len(numbers); i += 2 {
			dx, err1 := strconv.ParseFloat(numbers[i], 64)
			dy, err2 := strconv.ParseFloat(numbers[i+1], 64)
			if err1 != nil || err2 != nil {
				t.Fatalf("%q: %v %v", part, err1, err2)
			}
			at = Point{at.X + dx, at.Y + dy}
			r = append(r, at)
		}
		out = append(out, r)
		at = r[0]
	}
	return out
}

// distance is how far a point lies from rings; 0 in them.
func distance(rings [][]Point, p Point) float64 {
	if within(rings, p) {
		return 0
	}
	least := math.Inf(1)
	for _, r := range rings {
		for i, b := range r {
			a := r[(i+len(r)-1)%len(r)]
			dx, dy := b.X-a.X, b.Y-a.Y
			f := max(0, min(1, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/(dx*dx+dy*dy)))
			least = min(least, math.Hypot(a.X+f*dx-p.X, a.Y+f*dy-p.Y))
		}
	}
	return least
}

// within tells whether rings hold a point, by the parity of the sides to its
// right.
func within(rings [][]Point, p Point) bool {
	in := false
	for _, r := range rings {
		for i, b := range r {
			a := r[(i+len(r)-1)%len(r)]
			if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(p.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
				in = !in
			}
		}
	}
	return in
}
