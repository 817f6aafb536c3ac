package relation

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/source"
)

func series(r *rand.Rand, noise float64, levels ...float64) []float64 {
	var out []float64
	for _, l := range levels {
		for range 30 {
			out = append(out, l+noise*r.NormFloat64())
		}
	}
	return out
}

func TestTurns(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for name, c := range map[string]struct {
		values []float64
		want   []int
	}{
		"none":              {series(r, 5, 10, 10, 10), nil},
		"one":               {series(r, 3, 20, -10), []int{30}},
		"two":               {series(r, 3, 0, -20, 15), []int{30, 60}},
		"all the same":      {make([]float64, 50), nil},
		"too few":           {[]float64{1, 100, 1, 100}, nil},
		"one month of war":  {slices.Replace(series(r, 3, 10, 10), 20, 21, -60.0), nil},
		"mostly without":    {append(make([]float64, 40), series(r, 2, 12)...), []int{40}},
		"nothing":           {nil, nil},
		"a single value":    {[]float64{3}, nil},
		"without end":       {series(r, 1e-9, 5, 5), nil},
		"half a year apart": {append(series(r, 2, 0), append([]float64{30, 31, 29, 30, 32, 28}, series(r, 2, 0)...)...), []int{30, 36}},
	} {
		got := turns(c.values, 3)
		near := len(got) == len(c.want)
		for i := range c.want {
			near = near && got[i]-c.want[i] <= 1 && c.want[i]-got[i] <= 1
		}
		if !near {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
	wrong := 0
	for range 200 {
		if len(turns(series(r, 5, 0, 0, 0, 0), 3)) > 0 {
			wrong++
		}
	}
	if wrong > 20 {
		t.Errorf("in %d of 200 series without a turn one was found", wrong)
	}
}

func FuzzTurns(f *testing.F) {
	f.Add([]byte{1, 2, 3, 200, 201, 202, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		values := make([]float64, min(len(data), 300))
		for i := range values {
			values[i] = float64(data[i])
		}
		last := 0
		for _, at := range append(turns(values, 3), len(values)) {
			if at-last < 3 && at < len(values) || at > len(values) {
				t.Errorf("a level from %d to %d of %d", last, at, len(values))
			}
			last = at
		}
	})
}

// history is three years of two states that get on, and two in which they do
// not, told by two reports a month, the second a day later.
func history(t testing.TB, location string) *archive.Archive {
	t.Helper()
	a := archivetest.Open(t, location)
	var reports []source.Report
	add := func(day time.Time, text string) {
		r := source.Report{ID: day.Format(time.DateOnly), Date: day, Text: text, Language: "fa", Outlet: "نمونه"}
		reports = append(reports, r)
	}
	for month := range 60 {
		day := time.Date(2018, time.Month(1+month), 5+month%7, 0, 0, 0, 0, time.UTC)
		n := fmt.Sprint(month)
		text := "مصر به یمن کمک کرد.\nوزیر خارجه مصر با همتای یمنی خود دیدار کرد. شماره " + n
		if month >= 36 {
			text = "یمن به مصر حمله کرد.\nمصر یمن را محکوم کرد. شماره " + n
		}
		add(day, text)
		add(day.AddDate(0, 0, 1), text+" باز هم")
	}
	add(time.Date(2018, 1, 20, 0, 0, 0, 0, time.UTC), "مصر و یمن توافقنامه‌ای در زمینه تجارت امضا کردند.\nرئیس‌جمهور مصر گفت که یمن کشور دوست است.")
	archivetest.Add(t, a, reports...)
	return a
}

func TestBetween(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		a := history(t, location)
		for _, q := range []Query{
			{Side: archive.SideOf("EGY"), Other: archive.SideOf("YEM")},
			{Side: archive.SideOf("YEM"), Other: archive.SideOf("EGY")},
			{Side: archive.SideOf("EGY", "LBY"), Other: archive.SideOf("YEM")},
			{Side: archive.SideOf("EGY")},
		} {
			q.Most, q.Daily = 5, true
			r, err := Between(context.Background(), a, q)
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Turns) != 1 || r.Turns[0].Month != "2021-01" || r.Turns[0].Before < 0 || r.Turns[0].After > 0 {
				t.Fatalf("%v: got the turns %+v", q, r.Turns)
			}
			turn := r.Turns[0]
			if len(turn.Events) == 0 || turn.Types[0].Type != "ASSAULT" || turn.Events[0].Event.Type != "ASSAULT" || turn.Events[0].Mentions != 2 {
				t.Errorf("%v: the turn is explained by %+v", q, turn)
			}
			if len(r.Monthly) != 60 || len(r.Daily) < 60 || r.Events < 110 || r.Events > 130 {
				t.Errorf("%v: got %d months, %d days, %d events: told twice is counted once", q, len(r.Monthly), len(r.Daily), r.Events)
			}
			checkSides(t, &q, r)
			if len(r.Agreements) != 1 {
				t.Errorf("%v: got %d agreements", q, len(r.Agreements))
			}
		}
	})
}

// checkSides checks who is said to act on whom.
func checkSides(t *testing.T, q *Query, r *Relation) {
	t.Helper()
	first, last := r.Monthly[1], r.Monthly[len(r.Monthly)-1]
	if q.Side[0].Code == "YEM" {
		if first.BySide != 0 || first.ByOther == 0 || last.BySide == 0 {
			t.Errorf("%v: got %+v and %+v", q, first, last)
		}
		if len(r.Answered) != 1 || len(r.Said) != 0 {
			t.Errorf("%v: %d quotes by the side, %d by the other", q, len(r.Said), len(r.Answered))
		}
		return
	}
	if first.BySide == 0 || last.ByOther == 0 {
		t.Errorf("%v: got %+v and %+v", q, first, last)
	}
	for _, k := range r.Kinds {
		if k.Type == "ASSAULT" && (k.First == nil || !strings.HasPrefix(k.First.ID.Day().String(), "2021-01") || !strings.HasPrefix(k.Last.ID.Day().String(), "2022-12")) {
			t.Errorf("%v: the attacks are %+v", q, k)
		}
	}
	if len(r.Said) != 1 {
		t.Errorf("%v: got %d quotes", q, len(r.Said))
	}
}

func TestFilled(t *testing.T) {
	got := filled([]Point{{Period: "2019-11"}, {Period: "2020-02"}, {Period: "2020-03"}})
	var months []string
	for _, p := range got {
		months = append(months, p.Period)
	}
	if fmt.Sprint(months) != "[2019-11 2019-12 2020-01 2020-02 2020-03]" {
		t.Errorf("got %v", months)
	}
}
