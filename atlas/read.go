package atlas

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// country is a state with its places, of which the first is its capital.
type country struct {
	places []place
	byName map[string]int  // places by folded name; the state's own names give 0
	own    map[string]bool // the state's own names, but those that are its capital's, too
}

type place struct {
	name, nameFa string
	lat, lon     float64 // degrees
	at           Point
}

// readShapes reads lines of a code, a tab and the d of an SVG path.
func readShapes(data string) ([]Shape, error) {
	var out []Shape
	seen := map[string]bool{}
	n := 0
	for l := range strings.Lines(data) {
		n++
		if l = strings.TrimSpace(l); l == "" || l[0] == '#' {
			continue
		}
		code, path, _ := strings.Cut(l, "\t")
		if !isCode(code) || path == "" || path[0] != 'm' || strings.Trim(path, "mz0123456789.- ") != "" {
			return nil, fmt.Errorf("line %d: write CODE, a tab, a path of m and z", n)
		}
		if seen[code] {
			return nil, fmt.Errorf("line %d: %s has a shape already", n, code)
		}
		seen[code] = true
		out = append(out, Shape{code, path})
	}
	return out, nil
}

// readPlaces reads states and, indented below each, its places.
func readPlaces(data string) (map[string]*country, error) {
	out := map[string]*country{}
	var last *country
	var code string
	n := 0
	for l := range strings.Lines(data) {
		n++
		l = strings.TrimRightFunc(l, unicode.IsSpace)
		fields := strings.Split(l, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		switch {
		case fields[0] == "" || fields[0][0] == '#':
			continue
		case l[0] != ' ':
			if last != nil && len(last.places) == 0 {
				return nil, fmt.Errorf("line %d: %s has no capital", n, code)
			}
			code = fields[0]
			if !isCode(code) || len(fields) < 3 || out[code] != nil {
				return nil, fmt.Errorf("line %d: %q: write CODE | English name | Persian name, once", n, l)
			}
			last = &country{byName: map[string]int{}, own: map[string]bool{}}
			out[code] = last
			if err := last.call(0, fields[1:]); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			for _, name := range fields[1:] {
				last.own[fold(name)] = true
			}
		case last == nil:
			return nil, fmt.Errorf("line %d: %q stands below no state", n, l)
		default:
			if err := last.add(fields); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	if last != nil && len(last.places) == 0 {
		return nil, fmt.Errorf("%s has no capital", code)
	}
	return out, nil
}

// add takes a line of a place: LATITUDE LONGITUDE | English | Persian | others.
func (c *country) add(fields []string) error {
	if len(fields) < 3 {
		return fmt.Errorf("%q: write LATITUDE LONGITUDE | English name | Persian name", fields)
	}
	lat, lon, err := degrees(fields[0])
	if err != nil {
		return err
	}
	c.places = append(c.places, place{fields[1], fields[2], lat, lon, Project(lat, lon)})
	for _, name := range fields[1:] {
		delete(c.own, fold(name))
	}
	return c.call(len(c.places)-1, fields[1:])
}

// call notes the names of a place.
func (c *country) call(place int, names []string) error {
	for _, name := range names {
		f := fold(name)
		if f == "" {
			return fmt.Errorf("%q is no name", name)
		}
		// a city may bear its state's name: Singapore
		if p, ok := c.byName[f]; ok && p != place {
			return fmt.Errorf("%q names two places", name)
		}
		c.byName[f] = place
	}
	return nil
}

func degrees(s string) (lat, lon float64, err error) {
	first, second, _ := strings.Cut(s, " ")
	lat, err1 := strconv.ParseFloat(first, 64)
	lon, err2 := strconv.ParseFloat(second, 64)
	if err1 != nil || err2 != nil || !(math.Abs(lat) <= 90 && math.Abs(lon) <= 180) {
		return 0, 0, fmt.Errorf("%q: write degrees of latitude and longitude: 35.69 51.39", s)
	}
	return lat, lon, nil
}

func isCode(s string) bool {
	return len(s) == 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// arabic are the Arabic letters for which Persian has its own.
var arabic = map[rune]rune{'ي': 'ی', 'ى': 'ی', 'ك': 'ک', 'ة': 'ه'}

// fold makes spellings of a name one: letters and digits are left, small and
// without accents.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		if p, ok := arabic[r]; ok {
			return p
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}
