package when

import (
	"fmt"
	"math/bits"
)

// feature names one thing that an expression says: its month, its unit, which
// way it points. Words carry features, rules add and rename them (see
// data/fa/rules.txt), and resolve reads them.
type feature uint8

const (
	fValue    feature = iota // a number that has not been told what it counts yet
	fDigits                  // how many digits it was written with, 0 in words
	fNum                     // how many units
	fNum2                    // … up to how many ("دو سه سال")
	fHalf                    // and a half
	fNumB                    // a second amount ("دو ساعت و ده دقیقه")
	fUnitB                   // and its unit
	fYear                    // year of the calendar fCal
	fMonth                   // month, 1 to 12
	fDay                     // day of the month
	fDay2                    // last of several days ("۲۸ و ۲۹ ژوئن")
	fWeekday                 // 0 Sunday to 6 Saturday, as time.Weekday
	fHour                    //
	fMinute                  //
	fSecond                  //
	fMeridiem                // 1 before noon, 2 after
	fPart                    // part of the day, see parts
	fSeason                  // 1 spring to 4 winter
	fQuarter                 // quarter of the year, 1 to 4
	fUnit                    // unit of time, see units
	fCal                     // calendar
	fEra                     // the calendar that a year is said to be of, or eraBC
	fStep                    // units away from now: -1 last, 0 this, 1 next
	fYStep                   // the year, in years from now
	fMStep                   // the month, in months from now
	fWStep                   // the week, in weeks from now
	fDayStep                 // the day, in days from now
	fRel                     // how an amount points, see relations
	fEdge                    // early, middle, late
	fDecade                  // decade of a century or by its first year
	fCentury                 // number of the century
	fHoliday                 // a day known by name
	fSet                     // comes again and again
	fMany                    // plural without a number
	fWeak                    // a date only beside another one
	fKind                    // forces a kind, see kinds
	fNth                     // the nth weekday or ten days of a month
	fAfter                   // 1: the day after what is said, -1: before ("فردای آن روز")
	features
)

var featureNames = map[string]feature{
	"value": fValue, "digits": fDigits, "num": fNum, "num2": fNum2, "half": fHalf,
	"numb": fNumB, "unitb": fUnitB, "year": fYear, "month": fMonth, "day": fDay,
	"day2": fDay2, "weekday": fWeekday, "hour": fHour, "minute": fMinute,
	"second": fSecond, "meridiem": fMeridiem, "part": fPart, "season": fSeason,
	"quarter": fQuarter, "unit": fUnit, "cal": fCal, "era": fEra, "step": fStep,
	"ystep": fYStep, "mstep": fMStep, "wstep": fWStep, "daystep": fDayStep,
	"rel": fRel, "edge": fEdge, "decade": fDecade, "century": fCentury,
	"holiday": fHoliday, "set": fSet, "many": fMany, "weak": fWeak, "kind": fKind,
	"nth": fNth, "after": fAfter,
}

// valueNames are the words that a data file may write for a feature's value.
var valueNames = map[string]int{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"gregorian": int(gregorian), "jalali": int(jalali), "hijri": int(hijri),
	"second": unitSecond, "minute": unitMinute, "hour": unitHour, "day": unitDay, "week": unitWeek,
	"month": unitMonth, "season": unitSeason, "year": unitYear, "decade": unitDecade, "century": unitCentury,
	"dawn": partDawn, "morning": partMorning, "noon": partNoon, "afternoon": partAfternoon,
	"evening": partEvening, "night": partNight, "midnight": partMidnight,
	"ago": relAgo, "hence": relHence, "before": relBefore, "after": relAfter,
	"past": relPast, "coming": relComing, "same": relSame,
	"early": edgeEarly, "middle": edgeMiddle, "late": edgeLate,
	"date": int(KindDate), "time": int(KindTime), "duration": int(KindDuration), "set": int(KindSet),
	"bc": eraBC, "spring": 1, "summer": 2, "autumn": 3, "winter": 4,
}

// Units of time.
const (
	unitSecond = 1 + iota
	unitMinute
	unitHour
	unitDay
	unitWeek
	unitMonth
	unitSeason
	unitYear
	unitDecade
	unitCentury
)

// Parts of the day.
const (
	partDawn = 1 + iota
	partMorning
	partNoon
	partAfternoon
	partEvening
	partNight
	partMidnight
)

// Ways in which an amount of time points somewhere.
const (
	relAgo    = 1 + iota // before the report
	relHence             // after the report
	relBefore            // before a date in the text
	relAfter             // after a date in the text
	relPast              // the stretch that ends with the report
	relComing            // the stretch that starts with the report
	relSame              // the same one as a date in the text
)

// Parts of an interval.
const (
	edgeEarly = 1 + iota
	edgeMiddle
	edgeLate
)

// frame is what an expression, or a piece of one, says: features with values.
type frame struct {
	has uint64
	v   [features]int32
	to  *frame // the other end, where the expression names two
}

func (f *frame) is(k feature) bool    { return f.has&(1<<k) != 0 }
func (f *frame) get(k feature) int    { return int(f.v[k]) }
func (f *frame) set(k feature, n int) { f.has |= 1 << k; f.v[k] = int32(n) }
func (f *frame) drop(k feature)       { f.has &^= 1 << k }

// only says whether f has no feature but those in ks.
func (f *frame) only(ks ...feature) bool {
	rest := f.has
	for _, k := range ks {
		rest &^= 1 << k
	}
	return rest == 0
}

// merge adds what g says to f; where both speak, g wins.
func (f *frame) merge(g *frame) {
	if g.has == 0 && g.to == nil {
		return
	}
	f.has |= g.has
	for rest := g.has; rest != 0; rest &= rest - 1 {
		k := bits.TrailingZeros64(rest) % int(features)
		f.v[k] = g.v[k]
	}
	if g.to != nil {
		f.to = g.to
	}
}

// role is what a rule makes of a number: the feature and the values it can
// have there.
type role struct {
	feature  feature
	min, max int
	digits   bool // only a number in digits
}

var roles = map[string]role{
	"day": {fDay, 1, 31, false}, "day2": {fDay2, 1, 31, false}, "month": {fMonth, 1, 12, false}, "year": {fYear, 1, 2999, false},
	"hour": {fHour, 0, 24, false}, "minute": {fMinute, 0, 59, false}, "second": {fSecond, 0, 59, false},
	"num": {fNum, 0, 1 << 30, false}, "num2": {fNum2, 0, 1 << 30, false}, "numb": {fNumB, 0, 1 << 30, false},
	"decade": {fDecade, 0, 2990, false}, "century": {fCentury, 1, 30, false}, "nth": {fNth, 1, 5, false}, "quarter": {fQuarter, 1, 4, false},
	"oclock": {fHour, 0, 24, true}, "digits": {fDay, 1, 31, true},
	"yy": {fYear, 20, 99, false},
}

func parseValue(s string) (int, error) {
	if n, ok := valueNames[s]; ok {
		return n, nil
	}
	var n int
	if _, err := fmt.Sscanf(s, "%d", &n); err != nil {
		return 0, fmt.Errorf("%q is neither a number nor a known value", s)
	}
	return n, nil
}

// eraBC is the value of fEra for years before Christ; its others are calendars.
const eraBC = 4
