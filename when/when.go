// Package when finds expressions of time in text and says which interval they
// mean: dates of the Jalali, Gregorian and lunar Hijri calendars, in digits or
// words, clock times, durations and sets, relative ones against the date of
// the report or another date of the text.
//
// Words and rules are data (data/LANGUAGE/*.txt), in the manner of Duckling:
// every rule stands beside its examples, and the examples run as tests. The
// definition of an expression's extent is that of the HengamCorpus (Mirzababaei
// et al., "Hengam: An Adversarially Trained Transformer for Persian Temporal
// Tagging", AACL 2022).
package when

import (
	"strings"
	"time"
)

// Kind is the kind of an expression.
type Kind uint8

const (
	KindDate     Kind = 1 + iota // a day or something longer
	KindTime                     // a time of the day
	KindDuration                 // an amount of time
	KindSet                      // times that come again and again
)

func (k Kind) String() string {
	return [...]string{"", "date", "time", "duration", "set"}[k]
}

// Precision is how finely an interval is known.
type Precision uint8

const (
	Unknown Precision = iota
	Minute
	Hour
	PartOfDay
	Day
	Week
	Month
	Season
	Year
	Decade
	Century
)

func (p Precision) String() string {
	return [...]string{"", "minute", "hour", "part of day", "day", "week", "month", "season", "year", "decade", "century"}[p]
}

// Interval is a stretch of time. From is its first day and To its last one,
// both at midnight UTC; with a precision finer than a day they are its first
// and last minute. Either is zero where it is not known.
type Interval struct {
	From, To  time.Time
	Precision Precision
}

// IsZero says whether nothing is known of the interval.
func (i Interval) IsZero() bool { return i.From.IsZero() && i.To.IsZero() }

// Contains says whether the moment t lies in the interval.
func (i Interval) Contains(t time.Time) bool {
	if i.Precision >= Day {
		t = t.Truncate(day)
	}
	return !t.Before(i.From) && !t.After(i.To)
}

// Direction is where an expression that names no year or week looks: "on
// Wednesday" is the last one in a clause of the past and the next one in a
// clause of the future.
type Direction uint8

const (
	Either Direction = iota // the text has not said: nearest date, last weekday
	Past
	Future
)

// Reason is a step by which an expression was understood: a code for which
// data/LANGUAGE/reasons.txt has a sentence, and what the sentence speaks of.
type Reason struct {
	Code string
	Arg  string
}

// Expression is an expression of time in a text.
type Expression struct {
	Start, End int    // code points of the text
	Text       string //
	Kind       Kind
	Interval          // what it means; zero where it cannot be told
	Length     string // of a duration, in ISO 8601 ("P3D", "PT2H"), or ""
	Reasons    []Reason

	// Twin is the place in Find's result, counted from 1, of the expression
	// that gives the same date in another calendar ("۱۵ بهمن ۱۴۰۰ / ۴ فوریه
	// ۲۰۲۲"), or 0.
	Twin int

	iso   string
	alt   [3]meaning // by Direction, where they differ
	open  bool       // alt is set
	frame *frame
}

// meaning is what one reading of an expression comes to.
type meaning struct {
	interval Interval
	iso      string
	reasons  []Reason
}

// ISO is the date of an event at this time, as precise as the expression is:
// "2025-09-02", "2022-02", "2022", "193" for a decade, "18" for a century, or
// "" where it tells none. A month or year of another calendar becomes the
// Gregorian one that holds most of the month, or the year's spring.
func (e Expression) ISO() string { return e.iso }

// Toward is the expression as a clause about the past or the future means it.
// Expressions that say themselves where they are do not change.
func (e Expression) Toward(d Direction) Expression {
	if e.open && int(d) < len(e.alt) {
		m := e.alt[d]
		e.Interval, e.iso, e.Reasons = m.interval, m.iso, m.reasons
	}
	return e
}

// Bounds gives From and To in ISO 8601: dates, or with a precision finer than
// a day dates with times ("2025-09-02T17:00").
func (i Interval) Bounds() (from, to string) {
	layout := time.DateOnly
	if i.Precision > Unknown && i.Precision < Day {
		layout = "2006-01-02T15:04"
	}
	if !i.From.IsZero() {
		from = i.From.Format(layout)
	}
	if !i.To.IsZero() {
		to = i.To.Format(layout)
	}
	return from, to
}

// isoOf is the ISO date that stands for an interval that is not told otherwise.
func isoOf(i Interval) string {
	switch {
	case i.From.IsZero():
		return ""
	case i.Precision <= Day:
		return i.From.Format(time.DateOnly)
	case i.Precision <= Month:
		return i.From.Add(i.To.Sub(i.From) / 2).Format("2006-01")
	case i.Precision <= Year:
		return i.From.Add(i.To.Sub(i.From) / 2).Format("2006")
	case i.Precision == Decade:
		return i.From.Format("2006")[:3]
	}
	return i.From.Format("2006")[:2]
}

// isoYear is the ISO year of year y of a calendar.
func isoYear(c calendar, y int) string {
	if c == jalali {
		return c.first(y, 1).Format("2006")
	}
	return isoOf(c.years(y, 1, Year))
}

// commonISO is as much of two dates as they share.
func commonISO(a, b time.Time) string {
	switch {
	case a.IsZero() || b.IsZero() || a.Year() != b.Year():
		return ""
	case a.Month() != b.Month():
		return a.Format("2006")
	}
	return a.Format("2006-01")
}

// Why tells in the given language ("fa" or "en") how the expression was
// understood.
func (l *Lexicon) Why(e Expression, language string) string {
	var parts []string
	for _, r := range e.Reasons {
		s, ok := l.reasons[language][r.Code]
		if !ok {
			s = r.Code + " %"
		}
		parts = append(parts, strings.TrimSpace(strings.ReplaceAll(s, "%", r.Arg)))
	}
	sep := "; "
	if language == "fa" {
		sep = "؛ "
	}
	return strings.Join(parts, sep)
}
