package atlas

import (
	"math"
	"testing"
)

func TestProject(t *testing.T) {
	// the northern edge of the Equal Earth map is 0.592 times as long as its
	// equator, which is 2.05458 times as long as its middle meridian
	pole := north - Width/2.05458/2
	for _, c := range []struct {
		lat, lon float64
		want     Point
	}{
		{0, Meridian, Point{Width / 2, north}},
		{0, Meridian + 180, Point{Width, north}},
		{0, Meridian - 180, Point{0, north}},
		{0, Meridian - 180 + 360, Point{Width, north}},
		{0, Meridian + 90, Point{Width * 3 / 4., north}},
		{90, Meridian, Point{Width / 2, pole}},
		{90, Meridian + 180, Point{Width * (1 + 0.592) / 2, pole}},
	} {
		got := Project(c.lat, c.lon)
		if math.Hypot(got.X-c.want.X, got.Y-c.want.Y) > 0.5 {
			t.Errorf("Project(%v, %v) = %v; want %v", c.lat, c.lon, got, c.want)
		}
	}
	if top, bottom := Project(84, 0).Y, Project(-57, 0).Y; top < 0 || top > 0.1 || bottom > Height || bottom < Height-1 {
		t.Errorf("the map goes from %v to %v", top, bottom)
	}
}

// Areas of one size on the earth are of one size on the map.
func TestProjectKeepsAreas(t *testing.T) {
	area := func(lat, lon float64) float64 {
		const d = 0.01
		a, b, c := Project(lat, lon), Project(lat, lon+d), Project(lat+d, lon)
		return math.Abs((b.X-a.X)*(c.Y-a.Y)-(b.Y-a.Y)*(c.X-a.X)) / math.Cos((lat+d/2)*math.Pi/180)
	}
	want := area(0, Meridian)
	for lat := -80.; lat <= 80; lat += 20 {
		for lon := -160.; lon < 180; lon += 50 {
			if got := area(lat, lon); math.Abs(got/want-1) > 0.002 {
				t.Errorf("at %v %v areas are %.4f times what they are at the equator", lat, lon, got/want)
			}
		}
	}
}

func TestArc(t *testing.T) {
	for _, c := range []struct {
		a, b Point
		want string
	}{
		{Point{0, 100}, Point{100, 100}, "M0.0 100.0Q50.0 80.0 100.0 100.0"},
		{Point{100, 100}, Point{0, 100}, "M100.0 100.0Q50.0 80.0 0.0 100.0"},
		{Point{10, 0}, Point{10, 50}, "M10.0 0.0Q0.0 25.0 10.0 50.0"},
		{Point{10, 50}, Point{10, 0}, "M10.0 50.0Q0.0 25.0 10.0 0.0"},
		{Point{3, 4}, Point{3, 4}, ""},
	} {
		if got := Arc(c.a, c.b); got != c.want {
			t.Errorf("Arc(%v, %v) = %q; want %q", c.a, c.b, got, c.want)
		}
	}
}
