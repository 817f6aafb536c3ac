package atlas

import (
	"fmt"
	"math"
)

// Width and Height are the viewBox of the map, "0 0 1000 435", from 84° north
// to 57° south.
const (
	Width  = 1000
	Height = 435
)

// Meridian is the longitude in the middle of the map, in degrees. With it the
// map's edges lie in the Bering Strait, and no country is cut in two.
const Meridian = 11

// north is how far the map's upper edge lies above the equator.
const north = 241.4

// Coefficients of the Equal Earth projection.
const (
	ee1 = 1.340264
	ee2 = -0.081106
	ee3 = 0.000893
	ee4 = 0.003796
)

// Point is a point of the map in units of its viewBox, from the upper left.
type Point struct{ X, Y float64 }

// Project is where a latitude and longitude in degrees lie on the map, by the
// Equal Earth projection, in which areas compare. Points further south than
// the map reaches lie below Height.
//
// B. Šavrič, T. Patterson, B. Jenny: The Equal Earth map projection.
// International Journal of Geographical Information Science 33(3), 2019,
// https://doi.org/10.1080/13658816.2018.1504949
func Project(lat, lon float64) Point {
	const radian = math.Pi / 180
	root := math.Sqrt(3)
	east := math.Remainder(lon-Meridian, 360)
	θ := math.Asin(root / 2 * math.Sin(lat*radian))
	θ2 := θ * θ
	θ6 := θ2 * θ2 * θ2
	x := 2 * root * east * radian * math.Cos(θ) / (3 * (ee1 + 3*ee2*θ2 + θ6*(7*ee3+9*ee4*θ2)))
	y := θ * (ee1 + ee2*θ2 + θ6*(ee3+ee4*θ2))
	scale := Width / 2 / (2 * root * math.Pi / (3 * ee1)) // the equator is as long as the map is wide
	return Point{Width/2 + x*scale, north - y*scale}
}

// Arc is the d of an SVG path from a to b, for links: a gentle curve that bows
// to the north, so that it is the same one from b to a. It is "" where both
// are one point.
func Arc(a, b Point) string {
	dx, dy := b.X-a.X, b.Y-a.Y
	if dx == 0 && dy == 0 {
		return ""
	}
	const bow = 0.2 // of the distance; the curve rises by half of that
	if dx < 0 || dx == 0 && dy > 0 {
		dx, dy = -dx, -dy
	}
	return fmt.Sprintf("M%.1f %.1fQ%.1f %.1f %.1f %.1f", a.X, a.Y, (a.X+b.X)/2+bow*dy, (a.Y+b.Y)/2-bow*dx, b.X, b.Y)
}
