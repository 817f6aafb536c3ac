package when

import (
	"time"

	hijricalendar "github.com/hablullah/go-hijri"
	jalalicalendar "github.com/yaa110/go-persian-calendar"
)

// calendar is one of the three calendars of Persian news.
type calendar int

const (
	noCalendar calendar = iota
	gregorian
	jalali // solar Hijri, of Iran and Afghanistan
	hijri  // lunar Hijri
)

const day = 24 * time.Hour

// The years for which the Umm al-Qura tables go; outside them the arithmetic
// calendar is used, which can be a day off.
const firstUmmAlQura, lastUmmAlQura = 1357, 1499

// maxYear is the last year that any calendar is asked about.
const maxYear = 2999

// date gives the day of a date, and false if the calendar has no such day.
func (c calendar) date(y, m, d int) (time.Time, bool) {
	if y < 1 || y > maxYear || m < 1 || m > 12 || d < 1 || d > c.monthLength(y, m) {
		return time.Time{}, false
	}
	return c.first(y, m).AddDate(0, 0, d-1), true
}

// first is the first day of a month, which must exist.
func (c calendar) first(y, m int) time.Time {
	switch c {
	case jalali:
		t := jalalicalendar.Date(y, jalalicalendar.Month(m), 1, 12, 0, 0, 0, time.UTC).Time()
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	case hijri:
		var t time.Time
		if y >= firstUmmAlQura && y <= lastUmmAlQura {
			t = hijricalendar.UmmAlQuraDate{Year: int64(y), Month: int64(m), Day: 1}.ToGregorian()
		} else {
			t = hijricalendar.HijriDate{Year: int64(y), Month: int64(m), Day: 1}.ToGregorian()
		}
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	return time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
}

// next is the month after a month.
func next(y, m int) (int, int) {
	if m == 12 {
		return y + 1, 1
	}
	return y, m + 1
}

func (c calendar) monthLength(y, m int) int {
	ny, nm := next(y, m)
	return int(c.first(ny, nm).Sub(c.first(y, m)) / day)
}

// month is the interval of a month of the calendar.
func (c calendar) month(y, m int) Interval {
	ny, nm := next(y, m)
	return Interval{c.first(y, m), c.first(ny, nm).AddDate(0, 0, -1), Month}
}

// year is the interval of n years of the calendar from y on.
func (c calendar) years(y, n int, p Precision) Interval {
	return Interval{c.first(max(y, 1), 1), c.first(min(y+n, maxYear+1), 1).AddDate(0, 0, -1), p}
}

// fields are the year, month and day of t in the calendar.
func (c calendar) fields(t time.Time) (y, m, d int) {
	switch c {
	case jalali:
		p := jalalicalendar.New(t.Add(12 * time.Hour))
		return p.Year(), int(p.Month()), p.Day()
	case hijri:
		// Month by month from an estimate, so that both kinds of lunar
		// calendar agree with first.
		y = max((t.Year()-622)*33/32, 1)
		for y > 1 && c.first(y, 1).After(t) {
			y--
		}
		for y < maxYear && !c.first(y+1, 1).After(t) {
			y++
		}
		m = 12
		for m > 1 && c.first(y, m).After(t) {
			m--
		}
		return y, m, int(t.Sub(c.first(y, m))/day) + 1
	}
	return t.Year(), int(t.Month()), t.Day()
}

// addMonths moves a month by n.
func addMonths(y, m, n int) (int, int) {
	m += n - 1
	y += m / 12
	if m %= 12; m < 0 {
		m += 12
		y--
	}
	return y, m + 1
}

// season is the interval of a season, 1 spring to 4 winter: three months of
// the Jalali year y, which is where Persian has its seasons from.
func season(y, s int) Interval {
	from := jalali.first(y, 3*s-2)
	ny, nm := next(y, 3*s)
	return Interval{from, jalali.first(ny, nm).AddDate(0, 0, -1), Season}
}
