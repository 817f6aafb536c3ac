package actor

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Term is a time in office.
type Term struct {
	Code   string // of the state or body acted for
	Sector string
	Office string // in English, as offices.txt has it
	From   int32  // yyyymmdd, the earliest day that it can mean; 0 where not known
	To     int32  // yyyymmdd, the latest day that it can mean; openEnd where it goes on
	dates  string // as written
}

const openEnd = math.MaxInt32

func day(t time.Time) int32 {
	if t.IsZero() {
		return 0
	}
	return int32(t.Year()*10000 + int(t.Month())*100 + t.Day())
}

// timeOf is the day that a number of a term stands for, the last of the month
// where the month has fewer; the zero time for an end that is open.
func timeOf(day int32) time.Time {
	if day == 0 || day == openEnd {
		return time.Time{}
	}
	month := time.Date(int(day/10000), time.Month(day/100%100), 1, 0, 0, 0, 0, time.UTC)
	return month.AddDate(0, 0, min(int(day%100), month.AddDate(0, 1, -1).Day())-1)
}

// holds tells whether the term was running on a day (0 for unknown: no).
func (t *Term) holds(day int32) bool { return day != 0 && t.From <= day && day <= t.To }

// parseDates reads FROM..TO, either of which may be empty; one date alone is
// both.
func parseDates(s string) (from, to int32, err error) {
	a, b, ok := strings.Cut(s, "..")
	if !ok {
		b = a
	}
	if from, err = parseDay(a, 0, 101); err != nil {
		return
	}
	to, err = parseDay(b, openEnd, 1231)
	return
}

func parseDay(s string, missing, fill int32) (int32, error) {
	s = strings.Trim(s, "~? ")
	if s == "" {
		return missing, nil
	}
	n := int32(0)
	parts := strings.Split(s, "-")
	for _, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 0 || len(parts) > 3 {
			return 0, fmt.Errorf("%q is no date: write 2013, 2013-03 or 2013-03-14", s)
		}
		n = n*100 + int32(v)
	}
	switch len(parts) {
	case 1:
		return n*10000 + fill, nil
	case 2:
		return n*100 + fill%100, nil
	}
	return n, nil
}
