package atlas

import (
	"bytes"
	"compress/gzip"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// lexicon reads the states of package actor: their names and the seats of
// their governments.
func lexicon(t *testing.T) map[string]*lexiconState {
	data, err := os.ReadFile("../actor/states.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*lexiconState{}
	var last *lexiconState
	for l := range strings.Lines(string(data)) {
		head, rest, ok := strings.Cut(strings.TrimSpace(l), " | ")
		if seats, isSeat := strings.CutPrefix(strings.TrimSpace(l), "seat: "); isSeat {
			last.seats = strings.Split(seats, " | ")
		} else if ok && isCode(head) {
			names := strings.Split(rest, " | ")
			last = &lexiconState{nameFa: strings.TrimPrefix(names[0], "?"), name: names[1]}
			out[head] = last
		}
	}
	if len(out) < 190 {
		t.Fatalf("%d states were read", len(out))
	}
	return out
}

type lexiconState struct {
	name, nameFa string
	seats        []string
}

// moved are capitals that the lexicon does not take for their government yet,
// or takes another city for.
var moved = []string{"BEN"}

func TestStatesOfTheLexicon(t *testing.T) {
	states := lexicon(t)
	for code, s := range states {
		c := gazetteer()[code]
		if c == nil {
			t.Errorf("%s %s has no place", code, s.name)
			continue
		}
		for _, name := range []string{s.name, s.nameFa} {
			if i, ok := c.byName[fold(name)]; !ok || i != 0 {
				t.Errorf("%s does not go by its name %s", code, name)
			}
		}
		isSeat := slices.ContainsFunc(s.seats, func(seat string) bool {
			i, ok := c.byName[fold(seat)]
			return ok && i == 0
		})
		if len(s.seats) > 0 && isSeat == slices.Contains(moved, code) {
			t.Errorf("%s has the capital %s, its seats in the lexicon are %s", code, c.places[0].name, s.seats)
		}
	}
	for code := range gazetteer() {
		if states[code] == nil {
			t.Errorf("%s has places but is no state of the lexicon", code)
		}
	}
	for _, s := range Shapes() {
		if states[s.Code] == nil {
			t.Errorf("%s has a shape but is no state of the lexicon", s.Code)
		}
	}
}

// remote are places that lie far from where their state is drawn.
var remote = []string{
	"DNK Faroe Islands", "ESP Canary Islands", "GBR Gibraltar", "JPN Okinawa", "RUS Kuril Islands", "USA Guam",
	"USA Guantanamo", "YEM Socotra",
}

func TestPlacesLieInTheirCountries(t *testing.T) {
	drawn := map[string][][]Point{}
	for _, s := range Shapes() {
		drawn[s.Code] = rings(t, s.Path)
	}
	const near = 3 * Width / 360. // three degrees at the equator
	var far []string
	for code, c := range gazetteer() {
		for _, p := range c.places {
			if p.at.X < 0 || p.at.X > Width || p.at.Y < 0 || p.at.Y > Height {
				t.Errorf("%s %s lies off the map: %v", code, p.name, p.at)
			}
			if d := distance(drawn[code], p.at); drawn[code] != nil && d > near {
				far = append(far, code+" "+p.name)
			}
		}
	}
	slices.Sort(far)
	if !slices.Equal(far, remote) {
		t.Errorf("far from the shapes of their states lie\n%q, not\n%q", far, remote)
	}
}

// No country reaches over more than half of the map, and none has a line that
// runs from one of its edges to the other.
func TestNoShapeCrossesTheEdge(t *testing.T) {
	for _, s := range Shapes() {
		for _, r := range rings(t, s.Path) {
			for i, b := range r {
				a := r[(i+len(r)-1)%len(r)]
				if math.Abs(a.X-b.X) > 60 || b.X < 0 || b.X > Width || b.Y < 0 || b.Y > Height {
					t.Errorf("%s has a line from %v to %v", s.Code, a, b)
				}
			}
		}
	}
}

func TestSize(t *testing.T) {
	var small bytes.Buffer
	w := gzip.NewWriter(&small)
	for _, s := range Shapes() {
		w.Write([]byte(s.Path))
	}
	w.Close()
	if small.Len() > 45_000 {
		t.Errorf("the shapes take %d bytes of a page, compressed", small.Len())
	}
}

func TestShapes(t *testing.T) {
	var codes []string
	for _, s := range Shapes() {
		codes = append(codes, s.Code)
	}
	if !slices.IsSorted(codes) {
		t.Error("the shapes do not stand by code")
	}
	for _, code := range []string{"IRN", "KOS", "TWN", "PSE", "ESH", "SOM", "CYP"} {
		if !slices.Contains(codes, code) {
			t.Errorf("%s has no shape", code)
		}
	}
	Shapes()[0].Path = ""
	if Shapes()[0].Path == "" {
		t.Error("a caller changed the shapes")
	}
	drawn := map[string][][]Point{}
	for _, s := range Shapes() {
		drawn[s.Code] = rings(t, s.Path)
	}
	for _, in := range []struct {
		code     string
		lat, lon float64
	}{
		{"UKR", 45.2, 34.2}, // Crimea
		{"SOM", 9.5, 45.5},  // Somaliland
		{"CYP", 35.3, 33.5}, // its north
		{"DNK", 72, -40},    // Greenland
		{"RUS", 67, -175},   // Chukotka, beyond the 180th meridian
		{"ZAF", -33, 22},
		{"LSO", -29.5, 28.3}, // within South Africa
	} {
		for code, r := range drawn {
			if within(r, Project(in.lat, in.lon)) != (code == in.code) {
				t.Errorf("%v %v of %s: in %s it is %v", in.lat, in.lon, in.code, code, code != in.code)
			}
		}
	}
}

func TestPlace(t *testing.T) {
	for _, c := range []struct {
		code, name string
		lat, lon   float64
	}{
		{"IRN", "", 35.69, 51.39},
		{"IRN", "ایران", 35.69, 51.39},
		{"IRN", "Iran", 35.69, 51.39},
		{"IRN", "اصفهان", 32.65, 51.67},
		{"IRN", "isfahan", 32.65, 51.67},
		{"IRN", "بندر عباس", 27.18, 56.27}, // with a space
		{"UKR", "کی یف", 50.45, 30.52},
		{"UKR", "كييف", 50.45, 30.52}, // in Arabic letters
		{"PSE", "خان یونس", 31.35, 34.30},
		{"EGY", "Sharm El Sheikh", 27.91, 34.33},
		{"EGY", "شرم الشيخ", 27.91, 34.33},
		{"MDV", "Male", 4.18, 73.51},
		{"LBN", "طرابلس", 34.44, 35.83},
		{"LBY", "طرابلس", 32.89, 13.19},
		{"SGP", "Singapore", 1.35, 103.82},
	} {
		got, ok := Place(c.code, c.name)
		if want := Project(c.lat, c.lon); !ok || got != want {
			t.Errorf("Place(%q, %q) = %v, %v; want %v", c.code, c.name, got, ok, want)
		}
	}
	for _, c := range [][2]string{{"IRN", "پاریس"}, {"XXX", ""}, {"", "Tehran"}} {
		if at, ok := Place(c[0], c[1]); ok {
			t.Errorf("Place(%q, %q) = %v; it is none", c[0], c[1], at)
		}
	}
}

func TestCoordinates(t *testing.T) {
	if lat, lon, ok := Coordinates("RUS", "مسکو"); !ok || lat != 55.75 || lon != 37.62 {
		t.Errorf("Moscow lies at %v, %v, %v", lat, lon, ok)
	}
	for _, none := range [][2]string{{"RUS", "روسیه"}, {"RUS", "ناکجا"}, {"XXX", "مسکو"}} {
		if _, _, ok := Coordinates(none[0], none[1]); ok {
			t.Errorf("%v is a point", none)
		}
	}
}

func TestName(t *testing.T) {
	for _, c := range []struct{ code, place, name, nameFa string }{
		{"RUS", "مسکو", "Moscow", "مسکو"}, {"IRN", "آذربایجان شرقی", "Tabriz", "تبریز"}, {"IRN", "ایران", "", ""}, {"IRN", "", "", ""}, {"SGP", "سنگاپور", "Singapore", "سنگاپور"}, {"XXX", "مسکو", "", ""},
	} {
		if name, nameFa, ok := Name(c.code, c.place); name != c.name || nameFa != c.nameFa || ok != (c.name != "") {
			t.Errorf("Name(%q, %q) = %q, %q, %v", c.code, c.place, name, nameFa, ok)
		}
	}
}

func TestCapital(t *testing.T) {
	name, nameFa, at, ok := Capital("FRA")
	if name != "Paris" || nameFa != "پاریس" || at != Project(48.86, 2.35) || !ok {
		t.Errorf("Capital(FRA) = %s, %s, %v, %v", name, nameFa, at, ok)
	}
	if name, _, _, ok := Capital("XXX"); ok {
		t.Errorf("Capital(XXX) = %s", name)
	}
}

func TestRefused(t *testing.T) {
	for _, data := range []string{
		"IRN m1 2z\n", "irn\tm1 2z\n", "IRN\t<b>\n", "IRN\t1 2z\n", "IRN\tm1 2z\nIRN\tm1 2z\n", "IRN\t\n",
	} {
		if got, err := readShapes(data); err == nil {
			t.Errorf("readShapes(%q) = %v", data, got)
		}
	}
	for _, data := range []string{
		"IRN | Iran\n", "Iran | Iran | ایران\n", "    1 2 | A | الف\n", "IRN | Iran | ایران\n",
		"IRN | Iran | ایران\nIRQ | Iraq | عراق\n    1 2 | A | الف\n",
		"IRN | Iran | ایران\n    91 2 | A | الف\n", "IRN | Iran | ایران\n    NaN 2 | A | الف\n", "IRN | Iran | ایران\n    1,2 | A | الف\n",
		"IRN | Iran | ایران\n    1 2 | A\n", "IRN | Iran | ایران\n    1 2 | A | -\n",
		"IRN | Iran | ایران\n    1 2 | A | الف\n    1 2 | a | ب\n",
	} {
		if got, err := readPlaces(data); err == nil {
			t.Errorf("readPlaces(%q) = %v", data, slices.Collect(maps.Keys(got)))
		}
	}
}
