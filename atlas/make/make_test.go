package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// world is a small TopoJSON file of squares, in degrees: an arc a side, each
// position as the difference to the one before.
func world(arcs string, countries ...string) []byte {
	return fmt.Appendf(nil, `{"transform":{"scale":[1,1],"translate":[0,0]},"arcs":[%s],
		"objects":{"countries":{"geometries":[%s]}}}`, arcs, strings.Join(countries, ","))
}

// Two squares side by side share arc 0: 0 to 10 and 10 to 20 degrees east.
const squares = `[[10,0],[0,10]], [[10,10],[-10,0],[0,-10],[10,0]], [[10,0],[10,0],[0,10],[-10,0]]`

func TestWrite(t *testing.T) {
	const (
		iran    = `{"type":"Polygon","id":"364","arcs":[[0,1]],"properties":{"name":"Iran"}}`
		iraq    = `{"type":"MultiPolygon","id":"368","arcs":[[[2,-1]]],"properties":{"name":"Iraq"}}`
		somalia = `{"type":"Polygon","id":"706","arcs":[[0,1]],"properties":{"name":"Somalia"}}`
		north   = `{"type":"Polygon","arcs":[[2,-1]],"properties":{"name":"Somaliland"}}`
		pole    = `{"type":"Polygon","id":"010","arcs":[[2,-1]],"properties":{"name":"Antarctica"}}`
	)
	for _, c := range []struct {
		name, want string
		countries  []string
	}{
		{"two states", "IRN\tm497.2 204.1-27.5 0-.3 37.3 27.8 0z\nIRQ\tm525 241.4-.2-37.3-27.6 0 0 37.3z\n", []string{iran, iraq}},
		{"one state", "SOM\tm469.7 204.1-.3 37.3 27.8 0 27.8 0-.2-37.3-27.6 0z\n", []string{somalia, north}},
		{"no state", "", []string{pole}},
	} {
		var out bytes.Buffer
		if err := write(&out, world(squares, c.countries...)); err != nil || out.String() != c.want {
			t.Errorf("%s: %q, %v; want %q", c.name, out.String(), err, c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, data := range map[string][]byte{
		"no JSON":     []byte("{"),
		"unquantised": []byte(`{"arcs":[]}`),
		"a point":     world(squares, `{"type":"Point","id":"364","properties":{"name":"Iran"}}`),
		"no arc":      world(squares, `{"type":"Polygon","id":"364","arcs":[[7]],"properties":{"name":"Iran"}}`),
		"no number":   world(squares, `{"type":"Polygon","id":"999","arcs":[[0,1]],"properties":{"name":"Nowhere"}}`),
		"no name":     world(squares, `{"type":"Polygon","arcs":[[0,1]],"properties":{"name":"Nowhere"}}`),
		"open":        world(squares, `{"type":"Polygon","id":"364","arcs":[[1]],"properties":{"name":"Iran"}}`),
	} {
		var out bytes.Buffer
		if err := write(&out, data); err == nil {
			t.Errorf("%s: %q", name, out.String())
		} else if !json.Valid(data) != (name == "no JSON") {
			t.Errorf("%s: the input is not what the test means: %s", name, data)
		}
	}
}

// A ring over the map's edge, at 169° west, falls into a part at either edge.
func TestCut(t *testing.T) {
	for _, c := range []struct {
		name string
		ring []point
		want string
	}{
		{"inside", []point{{10, 0}, {20, 0}, {20, 10}}, "[[{10 0} {20 0} {20 10}]]"},
		{"over the 180th meridian", []point{{170, 0}, {-175, 0}, {-175, 10}}, "[[{170 0} {185 0} {185 10}]]"},
		{"over the edge", []point{{-174, 0}, {-164, 0}, {-164, 10}, {-174, 10}},
			"[[{186 0} {191 0} {191 10} {186 10}] [{-169 0} {-164 0} {-164 10} {-169 10}]]"},
	} {
		got, err := cut(c.ring)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v; want %s", c.name, got, c.want)
		}
	}
	if got, err := cut([]point{{0, -80}, {90, -80}, {180, -80}, {-90, -80}}); err == nil {
		t.Errorf("a ring round the pole: %v", got)
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		tenths int
		first  bool
		want   string
	}{
		{0, true, "0"}, {0, false, " 0"}, {3, true, ".3"}, {3, false, " .3"}, {-3, false, "-.3"}, {-3, true, "-.3"},
		{10, false, " 1"}, {-105, false, "-10.5"}, {1234, true, "123.4"},
	} {
		if got := string(number(nil, c.tenths, c.first)); got != c.want {
			t.Errorf("number(%d, %v) = %q; want %q", c.tenths, c.first, got, c.want)
		}
	}
}
