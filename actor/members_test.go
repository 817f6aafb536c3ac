package actor

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestMembers(t *testing.T) {
	l := Default()
	for _, c := range []struct{ name, date, in, out string }{
		{"European Union", "1972-12-31", "DEU FRA", "GBR DNK"},
		{"European Union", "2004-05-01", "DEU GBR POL", "BGR HRV"},
		{"European Union", "2013-06-30", "GBR BGR", "HRV"},
		{"اتحادیه اروپا", "2013-07-01", "GBR HRV", "TUR"},
		{"European Union", "2020-01-31", "GBR HRV", "CHE"},
		{"European Union", "2020-02-01", "FRA HRV", "GBR"},
		{"NATO", "2023-04-03", "TUR USA", "FIN SWE"},
		{"NATO", "2023-04-04", "FIN", "SWE"},
		{"OPEC", "2014-12-31", "ECU", "GAB IDN"},
		{"OPEC", "2016-07-01", "ECU GAB IDN", "GNQ"},
		{"OPEC", "2016-12-01", "GAB", "IDN"},
		{"African Union", "2020-01-01", "", "EGY"},
	} {
		date, _ := time.Parse(time.DateOnly, c.date)
		members := l.MembersAt(c.name, date)
		var spells []string
		for _, m := range l.Memberships(c.name) {
			if !m.First.After(date) && (m.Last.IsZero() || !m.Last.Before(date)) {
				spells = append(spells, m.Code)
			}
		}
		if slices.Sort(spells); !slices.Equal(spells, members) {
			t.Errorf("%s on %s: %v by time, %v on the day", c.name, c.date, spells, members)
		}
		for _, code := range strings.Fields(c.in + " " + c.out) {
			if got, want := slices.Contains(members, code), strings.Contains(c.in, code); got != want {
				t.Errorf("%s on %s: %s belongs to it: %v", c.name, c.date, code, got)
			}
		}
	}
}

func TestTimeOf(t *testing.T) {
	for day, want := range map[int32]string{20200131: "2020-01-31", 20161131: "2016-11-30", 20240231: "2024-02-29", 19731231: "1973-12-31", 0: "0001-01-01", openEnd: "0001-01-01"} {
		if got := timeOf(day).Format(time.DateOnly); got != want {
			t.Errorf("%d: got %s, want %s", day, got, want)
		}
	}
}
