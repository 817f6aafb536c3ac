package when

import (
	"strconv"
	"time"
)

// understanding gives the expressions of one text their intervals, in order:
// what was said before is what "two days later" counts from.
type understanding struct {
	report time.Time
	out    []Expression

	anchor Interval // the last date that stands by itself
	moment Interval // the time of that day, if it was given
	home   calendar // the calendar that the text counts years in
}

// read understands what was found in a chunk.
func (u *understanding) read(all []found, text []rune) {
	u.takeHome(all)
	for n := range all {
		x := &all[n]
		e := Expression{Start: x.start, End: x.end, Text: string(text[x.start:x.end]), Kind: x.kind}
		e.frame = &x.frame
		after := &none
		if n+1 < len(all) {
			after = &all[n+1]
		}
		u.understand(&e, x, after)
		e.frame = nil
		u.out = append(u.out, e)
		u.onDay(all, n)
	}
	u.loneTimes(all)
}

// none stands behind the last expression.
var none found

// takeHome tells from the months and years that a text names by which calendar
// it means "last year".
func (u *understanding) takeHome(all []found) {
	count := [4]int{}
	for i := range all {
		x := &all[i].frame
		switch {
		case x.is(fEra) && x.get(fEra) < eraBC:
			count[x.get(fEra)]++
		case x.is(fCal) && x.is(fMonth):
			count[x.get(fCal)]++
		case x.is(fYear) && x.get(fYear) > 1600:
			count[gregorian]++
		case x.is(fYear) && x.get(fYear) > 1200:
			count[jalali]++
		}
	}
	switch {
	case count[jalali] > count[gregorian]:
		u.home = jalali
	case count[gregorian] > 0 || u.home == noCalendar:
		u.home = gregorian
	}
}

// understand resolves one expression, in all directions where they differ.
func (u *understanding) understand(e *Expression, x, after *found) {
	r := resolver{understanding: u, f: &x.frame}
	if e.Kind == KindDuration || e.Kind == KindSet {
		e.Length = length(r.f)
		e.Reasons = []Reason{{Code: e.Kind.String(), Arg: e.Length}}
		return
	}
	if x.link == twin && u.twin(e, &r) {
		return
	}
	if after.link == twin && after.kind == KindDate && !x.frame.is(fYear) && after.frame.is(fYear) {
		other := resolver{understanding: u, f: &after.frame}
		if m, ok := other.resolve(); ok && m.interval.Precision == Day {
			r.target = m.interval.From
		}
	}
	for d := Either; d <= Future; d++ {
		r.direction = d
		m, ok := r.resolve()
		if !ok {
			m.interval, m.iso = Interval{}, ""
		}
		e.alt[d] = m
		e.open = e.open || m.interval != e.alt[Either].interval
	}
	if !e.open {
		e.alt = [3]meaning{e.alt[Either]}
	}
	m := e.alt[Either]
	e.Interval, e.iso, e.Reasons = m.interval, m.iso, m.reasons
	if e.open && x.cue == Future {
		*e = e.Toward(Future)
		e.Reasons = append(append([]Reason{}, e.Reasons...), Reason{Code: "clause-future"})
	}
	if e.Kind == KindDate && !e.Interval.From.IsZero() && !x.frame.is(fRel) && x.frame.to == nil {
		u.anchor, u.moment = e.Interval, Interval{}
	}
}

// twin resolves an expression that may give the date before it in another
// calendar.
func (u *understanding) twin(e *Expression, r *resolver) bool {
	if len(u.out) == 0 || e.Kind != KindDate {
		return false
	}
	before := &u.out[len(u.out)-1]
	if before.Kind != KindDate || before.Interval.From.IsZero() || before.Precision != Day {
		return false
	}
	for d := Either; d <= Future; d++ {
		to := before.Toward(d)
		r.target = to.From
		m, ok := r.resolve()
		if !ok || m.interval.Precision != Day {
			continue
		}
		if m.interval.From.Equal(to.From) {
			*before = to
			before.Twin = len(u.out) + 1
			e.Twin = len(u.out)
			e.Interval, e.iso = m.interval, m.iso
			e.Reasons = append(m.reasons, Reason{Code: "twin", Arg: before.Text})
			u.anchor = e.Interval
			return true
		}
	}
	r.target = time.Time{}
	m, ok := r.resolve()
	if !ok || m.interval.Precision != Day || r.f.only(fDay, fMonth, fCal, fYear, fEra, fDigits, fWeekday) && !r.f.is(fMonth) {
		return false
	}
	e.Interval, e.iso = m.interval, m.iso
	e.Reasons = append(m.reasons, Reason{Code: "disagrees", Arg: before.Text + " = " + before.iso})
	return true
}

// onDay puts a time of day, alone so far, on the day beside it: that of the
// expression before, or the time before on the day of this one.
func (u *understanding) onDay(all []found, n int) {
	last := len(u.out) - 1
	if n == 0 || last == 0 || all[n].link != beside {
		return
	}
	e, before := &u.out[last], &u.out[last-1]
	switch {
	case e.Kind == KindTime && e.iso == "" && u.isDay(last-1):
		u.putOn(e, &all[n].frame, *before)
	case before.Kind == KindTime && before.iso == "" && u.isDay(last):
		u.putOn(before, &all[n-1].frame, *e)
	}
}

// loneTimes puts the times of a chunk that have no day beside them on the day
// of the report. That is a guess, and no date for an event.
func (u *understanding) loneTimes(all []found) {
	first := len(u.out) - len(all)
	for n := range all {
		e := &u.out[first+n]
		if e.Kind != KindTime || e.iso != "" || u.report.IsZero() || all[n].frame.is(fRel) {
			continue
		}
		if iv, ok := clock(&all[n].frame, u.report); ok {
			e.Interval = iv
			e.Reasons = append(e.Reasons, Reason{Code: "clock-report", Arg: u.report.Format(time.DateOnly)})
		}
	}
}

func (u *understanding) isDay(i int) bool {
	e := &u.out[i]
	return e.Kind == KindDate && (e.Precision == Day || e.Precision == PartOfDay) && !e.From.IsZero()
}

// putOn moves a time of day to the day of another expression, whichever way
// that looks.
func (u *understanding) putOn(e *Expression, f *frame, on Expression) {
	for d := Either; d <= Future; d++ {
		to := on
		if on.open {
			to = on.Toward(d)
		}
		iv, ok := clock(f, to.From.Truncate(day))
		if !ok {
			return
		}
		e.alt[d] = meaning{iv, iv.From.Format(time.DateOnly), []Reason{{Code: "clock-day", Arg: on.Text}}}
	}
	e.open = on.open
	iv, ok := clock(f, on.From.Truncate(day))
	if ok {
		e.Interval, e.iso, e.Reasons = iv, iv.From.Format(time.DateOnly), e.alt[Either].reasons
		u.moment = iv
	}
}

// hoursOf are the hours from and to which a part of the day goes.
var hoursOf = [...][2]int{partDawn: {0, 6}, partMorning: {6, 12}, partNoon: {11, 14}, partAfternoon: {12, 18},
	partEvening: {17, 20}, partNight: {19, 24}, partMidnight: {22, 24}}

// clock is the interval of a time of day on a day.
func clock(f *frame, on time.Time) (Interval, bool) {
	if !f.is(fHour) {
		if !f.is(fPart) {
			return Interval{}, false
		}
		h := hoursOf[f.get(fPart)]
		return Interval{on.Add(time.Duration(h[0]) * time.Hour), on.Add(time.Duration(h[1])*time.Hour - time.Minute), PartOfDay}, true
	}
	h := hour(f)
	iv := Interval{From: on.Add(time.Duration(h) * time.Hour), Precision: Hour}
	iv.To = iv.From.Add(59 * time.Minute)
	if f.is(fMinute) {
		iv.From = iv.From.Add(time.Duration(f.get(fMinute)) * time.Minute)
		iv.To, iv.Precision = iv.From, Minute
	}
	if f.to != nil && f.to.is(fHour) {
		end := *f.to
		if !f.to.is(fPart) && !f.to.is(fMeridiem) && f.is(fPart) {
			end.set(fPart, f.get(fPart))
		}
		last, _ := clock(&end, on)
		iv.To = last.From
		if iv.To.Before(iv.From) {
			iv.To = iv.To.Add(day)
		}
	}
	return iv, true
}

// hour is the hour of 24 that an hour and a part of the day mean.
func hour(f *frame) int {
	h := f.get(fHour)
	switch part := f.get(fPart); {
	case f.is(fMeridiem):
		return h%12 + 12*(f.get(fMeridiem)-1)
	case h > 12 || !f.is(fPart):
		return h % 24
	case part == partDawn || part == partMorning:
		return h % 12
	case part == partNoon && h >= 10:
		return h
	case (part == partNight || part == partMidnight) && (h <= 4 || h == 12):
		return h % 12
	}
	return h%12 + 12
}

// isoUnits are the letters of ISO 8601 durations, and how many of them a unit
// is.
var isoUnits = [...]struct {
	letter string
	n      int
}{unitSecond: {"S", 1}, unitMinute: {"M", 1}, unitHour: {"H", 1}, unitDay: {"D", 1}, unitWeek: {"W", 1},
	unitMonth: {"M", 1}, unitSeason: {"M", 3}, unitYear: {"Y", 1}, unitDecade: {"Y", 10}, unitCentury: {"Y", 100}}

// halves say what half a unit is in the unit below.
var halves = [...]struct{ n, unit int }{unitSecond: {}, unitMinute: {30, unitSecond}, unitHour: {30, unitMinute},
	unitDay: {12, unitHour}, unitWeek: {}, unitMonth: {15, unitDay}, unitSeason: {}, unitYear: {6, unitMonth},
	unitDecade: {5, unitYear}, unitCentury: {50, unitYear}}

// length is an amount of time in ISO 8601, "" where it has no number.
func length(f *frame) string {
	unit := f.get(fUnit)
	if !f.is(fUnit) || !f.is(fNum) && !f.is(fHalf) {
		return ""
	}
	date, clock := "", ""
	add := func(n, unit int) {
		if n == 0 || unit == 0 {
			return
		}
		s := strconv.Itoa(n*isoUnits[unit].n) + isoUnits[unit].letter
		if unit <= unitHour {
			clock += s
		} else {
			date += s
		}
	}
	add(f.get(fNum), unit)
	if f.is(fHalf) {
		add(halves[unit].n, halves[unit].unit)
	}
	if f.is(fNumB) {
		add(f.get(fNumB), f.get(fUnitB))
	}
	if clock != "" {
		clock = "T" + clock
	}
	if date+clock == "" {
		return ""
	}
	return "P" + date + clock
}
