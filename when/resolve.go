package when

import (
	"strconv"
	"time"
)

// resolver turns one frame into an interval.
type resolver struct {
	*understanding
	f         *frame
	direction Direction
	target    time.Time // a day that the expression is known to mean, if it can
}

func why(code, arg string) []Reason { return []Reason{{code, arg}} }

// resolve gives the meaning of r.f. If it has none, the reasons say why.
func (r *resolver) resolve() (meaning, bool) {
	f := r.f
	switch {
	case f.to != nil && !f.is(fHour):
		return r.span()
	case f.is(fRel):
		return r.relative()
	case f.is(fHour):
		return meaning{reasons: why("clock", "")}, false
	case f.is(fCentury):
		return r.century()
	case f.is(fDecade):
		return r.decade()
	case f.is(fMonth):
		return r.edged(r.month)
	case f.is(fSeason) || f.is(fQuarter):
		return r.edged(r.season)
	case f.is(fNth) && f.is(fMStep):
		return r.step()
	case f.is(fWeekday):
		return r.parted(r.weekday)
	case f.is(fDayStep):
		return r.parted(r.dayStep)
	case f.is(fYear) || f.is(fYStep):
		return r.edged(r.year)
	case f.is(fMStep) || f.is(fWStep) || f.is(fStep):
		return r.edged(r.step)
	case f.is(fPart):
		return meaning{reasons: why("part", "")}, false
	}
	return meaning{reasons: why("vague", "")}, false
}

// span resolves an expression with two ends. What one end leaves out it takes
// from the other: "۱۰ تا ۱۵ مهر".
func (r *resolver) span() (meaning, bool) {
	from, to := *r.f, *r.f.to
	from.to = nil
	inherit(&from, &to, fMonth, fCal)
	inherit(&from, &to, fYear, fEra)
	inherit(&from, &to, fYStep, fEra)
	inherit(&to, &from, fMonth, fCal)
	inherit(&to, &from, fYear, fEra)
	inherit(&to, &from, fYStep, fEra)
	a, b := *r, *r
	a.f, b.f = &from, &to
	m, ok := a.resolve()
	n, ok2 := b.resolve()
	if !ok || !ok2 {
		m.reasons = append(m.reasons, n.reasons...)
		return m, false
	}
	m.reasons = append(m.reasons, n.reasons...)
	m.interval.To = n.interval.To
	m.interval.Precision = max(m.interval.Precision, n.interval.Precision)
	if m.interval.To.Before(m.interval.From) {
		return meaning{reasons: append(m.reasons, Reason{Code: "backwards"})}, false
	}
	return m, true
}

func inherit(f, from *frame, k, with feature) {
	if f.is(k) || !from.is(k) || k != fMonth && (f.is(fYear) || f.is(fYStep)) || k == fMonth && !f.is(fDay) {
		return
	}
	f.set(k, from.get(k))
	if from.is(with) && !f.is(with) {
		f.set(with, from.get(with))
	}
}

// calendarOfYear is the calendar that a year counts in, and the whole year
// where it was written with two digits.
func (r *resolver) calendarOfYear() (calendar, int) {
	f, y := r.f, r.f.get(fYear)
	cal := calendar(f.get(fCal))
	if y < 100 {
		c := cal
		if f.is(fEra) {
			c = calendar(f.get(fEra))
		}
		switch {
		case c == gregorian && y > 30:
			return gregorian, 1900 + y
		case c == gregorian:
			return gregorian, 2000 + y
		case c == hijri:
			return hijri, 1400 + y
		case y < 20:
			return jalali, 1400 + y
		}
		return jalali, 1300 + y
	}
	switch {
	case f.is(fEra):
		return calendar(f.get(fEra)), y
	case y >= 1600:
		return gregorian, y
	case cal == hijri && y >= 1420:
		return hijri, y
	case cal == gregorian:
		return gregorian, y
	}
	return jalali, y
}

// yearOf is the interval of the year that r.f names, if it names one, with the
// calendar that it counts in and the number there.
func (r *resolver) yearOf() (c calendar, y int, why []Reason, ok bool) {
	f := r.f
	switch {
	case f.get(fEra) == eraBC && f.is(fEra):
		return 0, 0, []Reason{{Code: "before-christ"}}, false
	case f.is(fYear):
		c, y = r.calendarOfYear()
		return c, y, []Reason{{"year-" + c.String(), strconv.Itoa(y)}}, y >= 1 && y <= maxYear
	case f.is(fYStep):
		if r.report.IsZero() {
			return 0, 0, []Reason{{Code: "no-report"}}, false
		}
		c = r.home
		if f.is(fCal) && calendar(f.get(fCal)) != hijri {
			c = calendar(f.get(fCal))
		}
		if f.is(fEra) {
			c = calendar(f.get(fEra))
		}
		y, _, _ = c.fields(r.report)
		y += f.get(fYStep)
		return c, y, []Reason{{"year-step", strconv.Itoa(y)}}, y >= 1 && y <= maxYear
	}
	return 0, 0, nil, false
}

func (c calendar) String() string {
	return [...]string{"", "gregorian", "jalali", "hijri", "bc"}[c]
}

func (r *resolver) year() (meaning, bool) {
	c, y, reasons, ok := r.yearOf()
	if !ok {
		return meaning{reasons: reasons}, false
	}
	return meaning{c.years(y, 1, Year), isoYear(c, y), reasons}, true
}

// month resolves a month with or without its day, by the year that is named
// with it or the nearest one.
func (r *resolver) month() (meaning, bool) {
	f := r.f
	cal, m := calendar(f.get(fCal)), f.get(fMonth)
	c, y, reasons, known := r.yearOf()
	named := f.is(fYear) || f.is(fYStep)
	if named && !known {
		return meaning{reasons: reasons}, false
	}
	if cal == noCalendar {
		if cal = c; cal == noCalendar {
			cal = gregorian
		}
	}
	var in []Interval
	switch {
	case known && cal == c:
		in = r.days(cal, m, y, y)
	case known: // a month of one calendar in a year of another
		year := c.years(y, 1, Year)
		a, _, _ := cal.fields(year.From)
		b, _, _ := cal.fields(year.To)
		for _, iv := range r.days(cal, m, a, b) {
			if mid := iv.From.Add(iv.To.Sub(iv.From) / 2); !mid.Before(year.From) && !mid.After(year.To) {
				in = append(in, iv)
			}
		}
	case !r.report.IsZero() || !r.target.IsZero():
		on := r.report
		if on.IsZero() {
			on = r.target
		}
		y, _, _ := cal.fields(on)
		in = r.days(cal, m, max(y-2, 1), y+2)
		reasons = []Reason{{"month-" + cal.String(), strconv.Itoa(m)}}
	default:
		return meaning{reasons: why("no-report", "")}, false
	}
	iv, ok := r.choose(in)
	if !ok {
		return meaning{reasons: append(reasons, Reason{Code: "no-such-day"})}, false
	}
	if !named {
		reasons = append(reasons, Reason{"nearest", r.report.Format(time.DateOnly)})
	}
	if f.is(fNth) {
		return r.nth(iv, reasons)
	}
	iv, iso := r.onDay(iv)
	if iso == "" {
		iso = isoOf(iv)
	}
	return meaning{iv, iso, reasons}, true
}

// days are the intervals of month m, or of r.f's day of it, in the years from
// a to b.
func (r *resolver) days(c calendar, m, a, b int) (out []Interval) {
	for y := max(a, 1); y <= min(b, maxYear-1); y++ {
		iv := c.month(y, m)
		if r.f.is(fDay) {
			t, ok := c.date(y, m, r.f.get(fDay))
			if !ok {
				continue
			}
			iv = Interval{t, t, Day}
			if r.f.is(fDay2) {
				if iv.To, ok = c.date(y, m, r.f.get(fDay2)); !ok || iv.To.Before(t) {
					continue
				}
			}
			// The moon is seen a day earlier or later than the tables have
			// it; a weekday beside the date tells which.
			if w := int(t.Weekday()); c == hijri && r.f.is(fWeekday) {
				switch (r.f.get(fWeekday) - w + 7) % 7 {
				case 1:
					iv.From, iv.To = iv.From.AddDate(0, 0, 1), iv.To.AddDate(0, 0, 1)
				case 6:
					iv.From, iv.To = iv.From.AddDate(0, 0, -1), iv.To.AddDate(0, 0, -1)
				}
			}
		}
		out = append(out, iv)
	}
	return out
}

// onDay makes a day the part of it that r.f names.
func (r *resolver) onDay(iv Interval) (Interval, string) {
	if iv.Precision != Day || !r.f.is(fPart) || iv.From != iv.To {
		return iv, ""
	}
	part, _ := clock(r.f, iv.From)
	return part, iv.From.Format(time.DateOnly)
}

// choose takes the interval that the direction asks for, or the one in which
// weekday or target agree.
func (r *resolver) choose(in []Interval) (Interval, bool) {
	if len(in) == 0 {
		return Interval{}, false
	}
	if !r.target.IsZero() {
		for _, iv := range in {
			if iv.Contains(r.target) {
				return iv, true
			}
		}
	}
	if r.f.is(fWeekday) && r.f.is(fDay) {
		var agree []Interval
		for _, iv := range in {
			if int(iv.From.Weekday()) == r.f.get(fWeekday) {
				agree = append(agree, iv)
			}
		}
		if len(agree) > 0 {
			in = agree
		}
	}
	if len(in) == 1 || r.report.IsZero() {
		return in[0], true
	}
	direction, strict := r.direction, false
	if r.f.is(fStep) && r.f.get(fStep) != 0 {
		direction, strict = Past, true
		if r.f.get(fStep) > 0 {
			direction = Future
		}
	}
	return pick(in, r.report, direction, strict), true
}

// soon is how far ahead a date can be that does not say which year it is of,
// where the text does not speak of the future.
const soon = 92 * day

// pick takes the last interval not after the report, the first not before it,
// or the nearer of the two, with the past preferred: it is what news is about.
// A strict choice leaves out what holds the report itself.
func pick(in []Interval, report time.Time, d Direction, strict bool) Interval {
	before, after := -1, -1
	for i, iv := range in {
		holds := iv.Contains(report)
		if holds && strict {
			continue
		}
		if holds || !iv.To.After(report) {
			before = i
		}
		if after < 0 && (holds || !iv.From.Before(report)) {
			after = i
		}
	}
	switch {
	case before < 0 && after < 0:
		return in[0]
	case before < 0 || d == Future && after >= 0:
		return in[max(after, 0)]
	case after < 0 || d == Past:
		return in[before]
	}
	if ahead := in[after].From.Sub(report); ahead < soon && 2*ahead < report.Sub(in[before].To) {
		return in[after]
	}
	return in[before]
}

// nth resolves the nth weekday, or ten days, of a month.
func (r *resolver) nth(month Interval, reasons []Reason) (meaning, bool) {
	n := r.f.get(fNth)
	if !r.f.is(fWeekday) {
		iv := Interval{month.From.AddDate(0, 0, 10*n-10), month.From.AddDate(0, 0, 10*n-1), Day}
		if n >= 3 {
			iv.To = month.To
		}
		return meaning{iv, isoOf(Interval{iv.From, iv.To, Week}), reasons}, n <= 3
	}
	skip := (r.f.get(fWeekday) - int(month.From.Weekday()) + 7) % 7
	t := month.From.AddDate(0, 0, skip+7*(n-1))
	if t.After(month.To) {
		return meaning{reasons: append(reasons, Reason{Code: "no-such-day"})}, false
	}
	return meaning{Interval{t, t, Day}, t.Format(time.DateOnly), reasons}, true
}

func (r *resolver) season() (meaning, bool) {
	f := r.f
	c, y, reasons, known := r.yearOf()
	if !known {
		if f.is(fYear) || f.is(fYStep) || r.report.IsZero() {
			return meaning{reasons: append(reasons, Reason{Code: "no-report"})}, false
		}
		jy, _, _ := jalali.fields(r.report)
		var in []Interval
		for y := jy - 2; y <= jy+2; y++ {
			in = append(in, r.seasonIn(jalali, y))
		}
		iv, _ := r.choose(in)
		return meaning{iv, isoOf(Interval{iv.From, iv.To, Year}), why("nearest", r.report.Format(time.DateOnly))}, true
	}
	iv := r.seasonIn(c, y)
	iso := isoOf(Interval{iv.From, iv.To, Year})
	return meaning{iv, iso, reasons}, true
}

// seasonIn is r.f's season or quarter in year y of c.
func (r *resolver) seasonIn(c calendar, y int) Interval {
	if r.f.is(fQuarter) {
		q := r.f.get(fQuarter)
		iv := c.month(y, 3*q)
		iv.From, iv.Precision = c.first(y, 3*q-2), Season
		return iv
	}
	s := r.f.get(fSeason)
	if c != jalali {
		mid := c.first(y, 1).AddDate(0, 0, 180)
		if y, _, _ = jalali.fields(mid); s == 4 {
			y--
		}
	}
	return season(max(y, 1), s)
}

func (r *resolver) decade() (meaning, bool) {
	v, c := r.f.get(fDecade), calendar(r.f.get(fEra))
	if v%10 != 0 || c == eraBC {
		return meaning{reasons: why("vague", "")}, false
	}
	switch {
	case v >= 1600 || v >= 100 && c != noCalendar:
		if c == noCalendar {
			c = gregorian
		}
	case v >= 1000:
		c = jalali
	case c == gregorian:
		v += 1900
	case v < 100:
		v += 1300
		if c == noCalendar {
			c = jalali
		}
	}
	iv := c.years(v, 10, Decade)
	return meaning{iv, iv.From.Format("2006")[:3], why("decade-"+c.String(), strconv.Itoa(v))}, true
}

func (r *resolver) century() (meaning, bool) {
	v, c := r.f.get(fCentury), calendar(r.f.get(fEra))
	switch {
	case c == eraBC:
		return meaning{reasons: why("before-christ", "")}, false
	case c == noCalendar && v > 15 || c == gregorian:
		c = gregorian
	case c == noCalendar:
		c = hijri
	}
	iv := c.years(100*(v-1)+1, 100, Century)
	return meaning{iv, iv.From.Add(iv.To.Sub(iv.From) / 2).Format("2006")[:2], why("century-"+c.String(), strconv.Itoa(v))}, true
}
