package ask

import (
	"slices"
	"strings"
	"testing"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/archive"
)

func TestSide(t *testing.T) {
	l := actor.Default()
	for name, want := range map[string]string{"irn": "IRN", "CHN.gov": "CHN.GOV", "عربستان": "SAU", "Iran": "IRN", "EU": "EUR FRA DEU GBR", "NATO": "USA TUR", "---": "---"} {
		got := Side(l, name).Codes()
		for _, code := range strings.Fields(want) {
			if !slices.Contains(got, code) {
				t.Errorf("%s: got %v without %s", name, got, code)
			}
		}
		if !strings.Contains(want, " ") && len(got) != 1 {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

func TestSideOnADay(t *testing.T) {
	for _, c := range []struct{ name, date, in, out string }{
		{"EU", "2015-06-01", "EUR FRA GBR HRV", "RUS"},
		{"EU", "2020-01-31", "GBR", ""},
		{"eu", "2022-06-01", "EUR FRA HRV", "GBR"},
		{"EUR", "2010", "GBR POL", "HRV"},
		{"NATO", "2023-04-03", "TUR", "FIN SWE"},
		{"NATO", "2023-04-04", "FIN", "SWE"},
		{"OPEC", "2016-07", "IDN ECU", ""},
		{"OPEC", "2018-07", "ECU", "IDN"},
	} {
		from, to, _ := archive.ParseDay(c.date)
		got := Side(actor.Default(), c.name).Within(from, to).Codes()
		for _, code := range strings.Fields(c.in + " " + c.out) {
			if is, want := slices.Contains(got, code), strings.Contains(c.in, code); is != want {
				t.Errorf("%s in %s: %s belongs to it: %v", c.name, c.date, code, is)
			}
		}
	}
}
