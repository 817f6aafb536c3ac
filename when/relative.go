package when

import (
	"strconv"
	"time"
)

// parted resolves a day and then takes the part of it that r.f names.
func (r *resolver) parted(resolve func() (meaning, bool)) (meaning, bool) {
	m, ok := resolve()
	if !ok {
		return m, false
	}
	iv, iso := r.onDay(m.interval)
	if iso != "" {
		m.interval, m.iso = iv, iso
	}
	return m, true
}

// edged resolves an interval and then takes its beginning, middle or end, if
// r.f speaks of that. The ISO date stays that of the whole.
func (r *resolver) edged(resolve func() (meaning, bool)) (meaning, bool) {
	m, ok := resolve()
	if !ok || !r.f.is(fEdge) || m.interval.Precision <= Day {
		return m, ok
	}
	iv := &m.interval
	third := int(iv.To.Sub(iv.From)/day+1) / 3
	from := iv.From
	switch r.f.get(fEdge) {
	case edgeEarly:
		iv.To = from.AddDate(0, 0, third-1)
	case edgeMiddle:
		iv.From, iv.To = from.AddDate(0, 0, third), from.AddDate(0, 0, 2*third-1)
	case edgeLate:
		iv.From = iv.To.AddDate(0, 0, 1-third)
	}
	return m, true
}

// dayStep resolves days counted from the report: today, yesterday.
func (r *resolver) dayStep() (meaning, bool) {
	if r.report.IsZero() {
		return meaning{reasons: why("no-report", "")}, false
	}
	t := r.report.AddDate(0, 0, r.f.get(fDayStep))
	return meaning{Interval{t, t, Day}, t.Format(time.DateOnly), why("from-report", r.report.Format(time.DateOnly))}, true
}

// weekday resolves a weekday: the one of a named week, or the last or next.
func (r *resolver) weekday() (meaning, bool) {
	if r.report.IsZero() {
		return meaning{reasons: why("no-report", "")}, false
	}
	w := time.Weekday(r.f.get(fWeekday))
	if r.f.is(fWStep) {
		t := weekFrom(r.report).From.AddDate(0, 0, 7*r.f.get(fWStep)+(int(w)+1)%7)
		return meaning{Interval{t, t, Day}, t.Format(time.DateOnly), why("weekday-week", r.report.Format(time.DateOnly))}, true
	}
	last := r.report.AddDate(0, 0, -(int(r.report.Weekday())-int(w)+7)%7)
	code := "weekday-last"
	switch {
	case r.f.is(fStep) && r.f.get(fStep) < 0:
		if last.Equal(r.report) {
			last = last.AddDate(0, 0, -7)
		}
	case r.f.is(fStep) && r.f.get(fStep) > 0:
		last, code = last.AddDate(0, 0, 7), "weekday-next"
	case !r.target.IsZero() && r.target.Weekday() == w:
		last = r.target
	case r.direction == Future && last.Before(r.report):
		last, code = last.AddDate(0, 0, 7), "weekday-next"
	}
	return meaning{Interval{last, last, Day}, last.Format(time.DateOnly), why(code, r.report.Format(time.DateOnly))}, true
}

// weekFrom is the week that holds t as Iran and Afghanistan count it, from
// Saturday to Friday.
func weekFrom(t time.Time) Interval {
	from := t.AddDate(0, 0, -(int(t.Weekday())+1)%7)
	return Interval{from, from.AddDate(0, 0, 6), Week}
}

// step resolves a unit counted from the report: last week, this month.
func (r *resolver) step() (meaning, bool) {
	f := r.f
	if r.report.IsZero() {
		return meaning{reasons: why("no-report", "")}, false
	}
	reasons := why("from-report", r.report.Format(time.DateOnly))
	unit, n := f.get(fUnit), f.get(fStep)
	switch {
	case f.is(fMStep):
		unit, n = unitMonth, f.get(fMStep)
	case f.is(fWStep):
		unit, n = unitWeek, f.get(fWStep)
	}
	c := r.home
	if f.is(fEra) && f.get(fEra) != eraBC {
		c = calendar(f.get(fEra))
	}
	if unit == unitMonth && f.is(fDay) {
		y, m, _ := c.fields(r.report)
		y, m = addMonths(y, m, n)
		t, ok := c.date(y, m, f.get(fDay))
		return meaning{Interval{t, t, Day}, t.Format(time.DateOnly), reasons}, ok
	}
	if unit == unitMonth && f.is(fNth) {
		y, m, _ := c.fields(r.report)
		y, m = addMonths(y, m, n)
		return r.nth(c.month(y, m), reasons)
	}
	iv, ok := r.unitAt(c, unit, n, r.report)
	if !ok {
		return meaning{reasons: why("vague", "")}, false
	}
	iso := isoOf(iv)
	switch {
	case unit == unitWeek && n == 0:
		iso = r.report.Format("2006-01")
	case unit == unitYear:
		y, _, _ := c.fields(r.report)
		iso = isoYear(c, y+n)
	}
	return meaning{iv, iso, reasons}, true
}

// unitAt is the unit of calendar c that lies n of them from the one of t.
func (r *resolver) unitAt(c calendar, unit, n int, t time.Time) (Interval, bool) {
	if c == noCalendar {
		c = gregorian
	}
	if n > maxYear || n < -maxYear*400 {
		return Interval{}, false
	}
	y, m, _ := c.fields(t)
	switch unit {
	case unitDay:
		d := t.AddDate(0, 0, n)
		return Interval{d, d, Day}, d.Year() > 0
	case unitWeek:
		iv := weekFrom(t.AddDate(0, 0, 7*n))
		return iv, iv.From.Year() > 0
	case unitMonth:
		y, m = addMonths(y, m, n)
		return safely(y, func() Interval { return c.month(y, m) })
	case unitSeason:
		jy, jm, _ := jalali.fields(t)
		s := 4*jy + (jm-1)/3 + n
		return safely(s/4, func() Interval { return season(s/4, s%4+1) })
	case unitYear:
		return safely(y+n, func() Interval { return c.years(y+n, 1, Year) })
	case unitDecade:
		y = y/10*10 + 10*n
		return safely(y, func() Interval { return c.years(y, 10, Decade) })
	case unitCentury:
		y = (y-1)/100*100 + 1 + 100*n
		return safely(y, func() Interval { return c.years(y, 100, Century) })
	}
	return Interval{}, false
}

func safely(y int, do func() Interval) (Interval, bool) {
	if y < 1 || y >= maxYear-100 {
		return Interval{}, false
	}
	return do(), true
}

// relative resolves an amount of time before or after the report or another
// date, a stretch up to the report or from it on, and "the same".
func (r *resolver) relative() (meaning, bool) {
	f := r.f
	rel, from, code := f.get(fRel), Interval{r.report, r.report, Day}, "from-report"
	if rel == relBefore || rel == relAfter || rel == relSame {
		if !r.anchor.IsZero() {
			from, code = r.anchor, "from-text"
			if !r.moment.IsZero() && f.is(fUnit) && f.get(fUnit) <= unitHour {
				from = r.moment
			}
		} else if rel == relSame {
			return meaning{reasons: why("no-anchor", "")}, false
		}
	}
	if from.From.IsZero() {
		return meaning{reasons: why("no-report", "")}, false
	}
	reasons := why(code, from.From.Format(time.DateOnly))
	if rel == relSame {
		return r.same(from, reasons)
	}
	if !f.is(fNum) && !f.is(fHalf) || !f.is(fUnit) || f.is(fMany) {
		return meaning{reasons: append(reasons, Reason{Code: "vague"})}, false
	}
	if rel == relPast || rel == relComing {
		return r.stretch(rel, reasons)
	}
	n := f.get(fNum)
	if rel == relAgo || rel == relBefore {
		n = -n
	}
	unit := f.get(fUnit)
	if unit <= unitHour {
		return r.hours(from, unit, n, reasons)
	}
	if f.is(fHalf) && unit == unitYear {
		unit, n = unitMonth, 12*n+6*sign(n)
	}
	c := r.home
	if from.Precision > Day && unit < unitMonth {
		return meaning{reasons: append(reasons, Reason{Code: "vague"})}, false
	}
	iv, ok := r.unitAt(c, unit, n, from.From.Truncate(day))
	if !ok {
		return meaning{reasons: append(reasons, Reason{Code: "vague"})}, false
	}
	iso := isoOf(iv)
	if unit == unitYear {
		y, _, _ := c.fields(from.From)
		iso = isoYear(c, y+n)
	}
	if unit == unitDay {
		if part, partISO := r.onDay(iv); partISO != "" {
			iv, iso = part, partISO
		}
	}
	reasons = append(reasons, Reason{"offset", strconv.Itoa(n)})
	return meaning{iv, iso, reasons}, true
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// hours resolves "six hours later". The report's own time of day is not known,
// so that from it only the day comes out.
func (r *resolver) hours(from Interval, unit, n int, reasons []Reason) (meaning, bool) {
	if from.Precision > Day || from.From.IsZero() {
		return meaning{reasons: append(reasons, Reason{Code: "vague"})}, false
	}
	by := time.Duration(n) * map[int]time.Duration{unitSecond: time.Second, unitMinute: time.Minute, unitHour: time.Hour}[unit]
	if n > 1e6 || n < -1e6 {
		return meaning{reasons: append(reasons, Reason{Code: "vague"})}, false
	}
	if from.Precision < Day {
		t := from.From.Add(from.To.Sub(from.From) / 2).Add(by)
		return meaning{Interval{t.Truncate(time.Hour), t.Truncate(time.Hour).Add(59 * time.Minute), Hour}, t.Format(time.DateOnly), reasons}, true
	}
	t := from.From
	if by >= day || by <= -day {
		t = t.Add(by).Truncate(day)
	}
	return meaning{Interval{t, t, Day}, t.Format(time.DateOnly), reasons}, true
}

// stretch resolves "the last two years", "the coming three days".
func (r *resolver) stretch(rel int, reasons []Reason) (meaning, bool) {
	n, unit := r.f.get(fNum), r.f.get(fUnit)
	if n > 10000 {
		return meaning{reasons: append(reasons, Reason{Code: "vague"})}, false
	}
	if rel == relPast {
		n = -n
	}
	t := r.report
	switch unit {
	case unitHour:
		// The report's time of day is not known: a stretch begun counts as a day.
		t = t.AddDate(0, 0, (n+23*sign(n))/24)
	case unitDay:
		t = t.AddDate(0, 0, n)
	case unitWeek:
		t = t.AddDate(0, 0, 7*n)
	case unitMonth:
		t = t.AddDate(0, n, 0)
	case unitSeason:
		t = t.AddDate(0, 3*n, 0)
	case unitYear:
		t = t.AddDate(n, 0, 0)
	case unitDecade:
		t = t.AddDate(10*n, 0, 0)
	case unitCentury:
		t = t.AddDate(100*n, 0, 0)
	}
	iv := Interval{t, r.report, Day}
	if rel == relComing {
		iv = Interval{r.report, t, Day}
	}
	if unit > unitDay {
		iv.Precision = Week
	}
	if unit > unitWeek {
		iv.Precision = Month
	}
	if iv.From.Year() < 1 {
		return meaning{reasons: append(reasons, Reason{Code: "vague"})}, false
	}
	return meaning{iv, commonISO(iv.From, iv.To), append(reasons, Reason{"offset", strconv.Itoa(n)})}, true
}

// same resolves "that same year": the unit around the date of the text.
func (r *resolver) same(from Interval, reasons []Reason) (meaning, bool) {
	units := [...]Precision{unitDay: Day, unitWeek: Week, unitMonth: Month, unitSeason: Season, unitYear: Year, unitDecade: Decade, unitCentury: Century}
	unit := r.f.get(fUnit)
	if unit < unitDay || units[unit] < from.Precision {
		return meaning{reasons: append(reasons, Reason{Code: "vague"})}, false
	}
	if r.f.is(fMonth) {
		y, _, _ := calendar(r.f.get(fCal)).fields(from.From)
		iv := calendar(r.f.get(fCal)).month(y, r.f.get(fMonth))
		return meaning{iv, isoOf(iv), reasons}, true
	}
	iv, ok := r.unitAt(r.home, unit, 0, from.From.Truncate(day))
	if !ok {
		return meaning{reasons: append(reasons, Reason{Code: "vague"})}, false
	}
	if r.f.is(fAfter) && unit == unitDay {
		iv.From = iv.From.AddDate(0, 0, r.f.get(fAfter))
		iv.To = iv.From
	}
	iso := isoOf(iv)
	if part, partISO := r.onDay(iv); partISO != "" {
		iv, iso = part, partISO
	}
	return meaning{iv, iso, reasons}, true
}
