package web

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/ravabet/ravabet/archive"
	ptime "github.com/yaa110/go-persian-calendar"
)

var latinDigits = func() *strings.Replacer {
	var pairs []string
	for i, r := range []rune("۰۱۲۳۴۵۶۷۸۹") {
		pairs = append(pairs, string(r), strconv.Itoa(i))
	}
	for i, r := range []rune("٠١٢٣٤٥٦٧٨٩") {
		pairs = append(pairs, string(r), strconv.Itoa(i))
	}
	return strings.NewReplacer(append(pairs, "/", "-")...)
}()

// days reads a day, month or year as people write it, in either calendar: a
// year below 1700 is one of the Iranian calendar. It gives the first and the
// last day.
func days(s string) (first, last archive.Day, err error) {
	s = latinDigits.Replace(strings.TrimSpace(s))
	var parts []int
	for p := range strings.SplitSeq(s, "-") {
		n, err := strconv.Atoi(p)
		if err != nil || n < 1 || len(parts) == 3 {
			return 0, 0, badRequest{"error.date", []any{s}}
		}
		parts = append(parts, n)
	}
	if parts[0] >= 1700 {
		written := fmt.Sprintf("%04d", parts[0])
		for _, p := range parts[1:] {
			written += fmt.Sprintf("-%02d", p)
		}
		if first, last, err = archive.ParseDay(written); err != nil {
			return 0, 0, badRequest{"error.date", []any{s}}
		}
		return first, last, nil
	}
	year, month, day := parts[0], 1, 1
	months, days := 12, 0
	if len(parts) > 1 {
		month, months = parts[1], 1
	}
	if len(parts) > 2 {
		day, months, days = parts[2], 0, 1
	}
	if year < 1000 || month > 12 || day > 31 {
		return 0, 0, badRequest{"error.date", []any{s}}
	}
	from := ptime.Date(year, ptime.Month(month), day, 12, 0, 0, 0, time.UTC)
	after := ptime.Date(year, ptime.Month(month+months), day+days, 12, 0, 0, 0, time.UTC)
	return archive.DayOf(from.Time()), archive.DayOf(after.Time()) - 1, nil
}

// period reads the days that a request is about, "from" and "to".
func (r *request) period() (period, error) {
	var p period
	var err error
	q := r.URL.Query()
	if v := q.Get("from"); v != "" {
		if p.From, _, err = days(v); err != nil {
			return p, err
		}
	}
	if v := q.Get("to"); v != "" {
		if _, p.To, err = days(v); err != nil {
			return p, err
		}
	}
	if p.To != archive.NoDay && p.From > p.To {
		return p, badRequest{"error.order", nil}
	}
	return p, nil
}
