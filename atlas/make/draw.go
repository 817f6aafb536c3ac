package main

import (
	"fmt"
	"math"
	"strconv"

	"github.com/ravabet/ravabet/atlas"
)

// draw projects rings and writes them as the d of an SVG path: relative moves
// in tenths, lines implied.
func draw(rings [][]point) (string, error) {
	var out []byte
	var x, y int // where the pen is, in tenths
	for _, r := range rings {
		parts, err := cut(r)
		if err != nil {
			return "", err
		}
		for _, part := range parts {
			corners := project(part)
			if len(corners) < 3 {
				continue // smaller than can be seen
			}
			out = append(out, 'm')
			for i, c := range corners {
				out = number(out, c[0]-x, i == 0)
				out = number(out, c[1]-y, false)
				x, y = c[0], c[1]
			}
			out = append(out, 'z')
			x, y = corners[0][0], corners[0][1] // z goes back there
		}
	}
	if len(out) == 0 {
		return "", fmt.Errorf("nothing of it is large enough to be drawn")
	}
	return string(out), nil
}

// number appends a number of tenths, with a space before it where it could run
// into the one before.
func number(out []byte, tenths int, first bool) []byte {
	switch {
	case tenths < 0:
		out = append(out, '-')
		tenths = -tenths
	case !first:
		out = append(out, ' ')
	}
	if tenths >= 10 || tenths == 0 {
		out = strconv.AppendInt(out, int64(tenths/10), 10)
	}
	if tenths%10 != 0 {
		out = append(out, '.', byte('0'+tenths%10))
	}
	return out
}

// project takes the corners of a ring onto the map, in tenths of its units,
// without those that fall on the one before.
func project(r []point) [][2]int {
	var out [][2]int
	for _, p := range r {
		at := atlas.Project(p.lat, p.lon)
		c := [2]int{int(math.Round(at.X * 10)), int(math.Round(at.Y * 10))}
		if len(out) == 0 || c != out[len(out)-1] {
			out = append(out, c)
		}
	}
	for len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	return out
}

// cut divides a ring where the edge of the map crosses it, so that no line is
// drawn from one edge to the other.
func cut(r []point) ([][]point, error) {
	const west, east = atlas.Meridian - 180, atlas.Meridian + 180
	line := make([]point, len(r)) // the ring with longitudes that do not jump
	lo, hi := math.Inf(1), math.Inf(-1)
	for i, p := range r {
		line[i] = p
		if i > 0 {
			line[i].lon = line[i-1].lon + math.Remainder(p.lon-line[i-1].lon, 360)
		}
		lo, hi = min(lo, line[i].lon), max(hi, line[i].lon)
	}
	if math.Abs(line[0].lon-line[len(line)-1].lon) > 180 {
		return nil, fmt.Errorf("a ring winds round a pole")
	}
	var out [][]point
	for turn := math.Floor((lo - west) / 360); west+360*turn < hi; turn++ {
		part := make([]point, len(line))
		for i, p := range line {
			part[i] = point{p.lon - 360*turn, p.lat}
		}
		part = clip(clip(part, west, 1), east, -1)
		if len(part) > 0 {
			out = append(out, part)
		}
	}
	return out, nil
}

// clip leaves of a ring what lies on the side of a meridian (1 east, -1 west),
// by the algorithm of Sutherland and Hodgman. Pieces remain joined along the
// meridian, which is the edge of the map.
func clip(r []point, meridian, side float64) []point {
	var out []point
	for i, b := range r {
		a := r[(i+len(r)-1)%len(r)]
		inA, inB := (a.lon-meridian)*side >= 0, (b.lon-meridian)*side >= 0
		if inA != inB {
			f := (meridian - a.lon) / (b.lon - a.lon)
			out = append(out, point{meridian, a.lat + f*(b.lat-a.lat)})
		}
		if inB {
			out = append(out, b)
		}
	}
	return out
}
