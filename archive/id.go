package archive

import (
	"fmt"
	"strconv"
	"time"
)

// ID names an article or a record in the archive. It holds the day in its
// upper bits, so that ids in order are days in order, then the article's
// number, then that of the record in the article, 0 for the article itself.
type ID int64

const (
	recordBits = 13
	numberBits = 30
	maxRecords = 1<<recordBits - 1
)

// Day counts days from 0001-01-01, which is 1; 0 is an unknown day.
type Day int64

// NoDay is the day of what has no date.
const NoDay Day = 0

const dayOf1970 = 719163

// DayOf is the day of a moment.
func DayOf(t time.Time) Day {
	if t.IsZero() || t.Year() < 1 || t.Year() > 2800 {
		return NoDay
	}
	return Day(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix()/86400 + dayOf1970)
}

// ParseDay reads a date of day, month or year precision and gives its first
// and last day.
func ParseDay(s string) (first, last Day, err error) {
	for _, p := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(p.layout, s); err == nil && DayOf(t) != NoDay {
			return DayOf(t), DayOf(t.AddDate(p.years, p.months, p.days)) - 1, nil
		}
	}
	return NoDay, NoDay, fmt.Errorf("%q is no date: write 2025, 2025-09 or 2025-09-02", s)
}

// Time is the begin of a day, the zero time for NoDay.
func (d Day) Time() time.Time {
	if d == NoDay {
		return time.Time{}
	}
	return time.Unix(int64(d-dayOf1970)*86400, 0).UTC()
}

// month is the first day of a day's month.
func (d Day) month() Day {
	t := d.Time()
	return d - Day(t.Day()-1)
}

func (d Day) String() string {
	if d == NoDay {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

func makeID(d Day, number, n int64) ID {
	return ID(int64(d)<<(numberBits+recordBits) | number<<recordBits | n)
}

// Day is the day that an id stands for.
func (id ID) Day() Day { return Day(id >> (numberBits + recordBits)) }

func (id ID) number() int64 { return int64(id) >> recordBits & (1<<numberBits - 1) }

// first and last are the ids of the first and the last record of a day.
func (d Day) first() ID { return makeID(d, 0, 0) }
func (d Day) last() ID  { return makeID(d+1, 0, 0) - 1 }

// String writes an id as addresses show it.
func (id ID) String() string { return strconv.FormatInt(int64(id), 36) }

// MarshalText writes an id as String does.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (id *ID) UnmarshalText(b []byte) error {
	v, err := ParseID(string(b))
	*id = v
	return err
}

// ParseID reads what String wrote.
func ParseID(s string) (ID, error) {
	v, err := strconv.ParseInt(s, 36, 64)
	if err != nil || v < 0 {
		return 0, fmt.Errorf("%q is no id of the archive", s)
	}
	return ID(v), nil
}
