// Package atlas is the world map that pages draw: the shapes of countries,
// where capitals and other places in the news lie on it, and curves that link
// them. All of it is in the program; no server of tiles is asked.
//
// The knowledge stands in two text files: shapes.txt, which atlas/make draws
// from Natural Earth (public domain, https://www.naturalearthdata.com), and
// places.txt. Codes are those of states in package actor; what it counts to a
// state is part of that state's shape (Greenland is Denmark's, Somaliland is
// Somalia's, Crimea is Ukraine's). Borders are otherwise those of Natural
// Earth, which draws who is in control, and settle nothing.
//
// The files are read when something is first asked of them.
package atlas

import (
	_ "embed"
	"slices"
	"sync"
)

// Shape is a country as it is drawn.
type Shape struct {
	Code string // ISO 3166-1 alpha-3, as package actor has it: "IRN", "KOS"
	Path string // the d of an SVG path, in a viewBox of Width by Height
}

//go:embed shapes.txt
var shapesFile string

//go:embed places.txt
var placesFile string

var shapes = sync.OnceValue(func() []Shape {
	s, err := readShapes(shapesFile)
	if err != nil {
		panic("atlas: shapes.txt: " + err.Error()) // the file is part of the program
	}
	return s
})

var gazetteer = sync.OnceValue(func() map[string]*country {
	c, err := readPlaces(placesFile)
	if err != nil {
		panic("atlas: places.txt: " + err.Error()) // the file is part of the program
	}
	return c
})

// Shapes are the countries that are large enough to be drawn, by code. Smaller
// ones (Bahrain, Malta, Singapore) have only places. Antarctica is left out.
func Shapes() []Shape { return slices.Clone(shapes()) }

// Place is where a place lies on the map: a city, by its English or Persian
// name, in the state of a code. No name, or that of the state, means its
// capital. Case, accents, spaces and half-spaces do not count.
func Place(code, name string) (Point, bool) {
	c := gazetteer()[code]
	if c == nil {
		return Point{}, false
	}
	name = fold(name)
	if name == "" {
		return c.places[0].at, true
	}
	i, ok := c.byName[name]
	if !ok {
		return Point{}, false
	}
	return c.places[i].at, true
}

// Coordinates are the degrees of a place, as Place finds it, north and east
// positive.
func Coordinates(code, name string) (lat, lon float64, ok bool) {
	c := gazetteer()[code]
	if c == nil {
		return 0, 0, false
	}
	i, ok := c.byName[fold(name)]
	if !ok {
		return 0, 0, false
	}
	return c.places[i].lat, c.places[i].lon, !c.own[fold(name)]
}

// Name is what a place is called in English and in Persian, by any of its
// names; ok is false for those of the state itself and for unknown ones.
func Name(code, place string) (name, nameFa string, ok bool) {
	c := gazetteer()[code]
	if c == nil {
		return "", "", false
	}
	place = fold(place)
	i, ok := c.byName[place]
	if !ok || c.own[place] {
		return "", "", false
	}
	return c.places[i].name, c.places[i].nameFa, true
}

// Capital is the capital of a state, or the city where its government sits
// and that stands for it in the news (Tel Aviv, La Paz, Ramallah): its name in
// English and in Persian, and where it lies on the map.
func Capital(code string) (name, nameFa string, at Point, ok bool) {
	c := gazetteer()[code]
	if c == nil {
		return "", "", Point{}, false
	}
	p := c.places[0]
	return p.name, p.nameFa, p.at, true
}
