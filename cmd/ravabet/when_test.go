package main

import (
	"strings"
	"testing"
)

func TestWhen(t *testing.T) {
	for _, c := range []struct {
		args []string
		in   string
		out  string
		code int
	}{
		{[]string{"سه‌شنبه گذشته", "--date", "2025-09-02", "--lang", "fa"}, "", "سه‌شنبه گذشته\t2025-08-26\t(date, day)\n\tهمین روز هفته، تا تاریخ گزارش 2025-09-02\n", 0},
		{[]string{"--spans", "-", "--date", "2018-09-30"}, "دیروز\n\n", `{"line":1,"spans":[{"text":"دیروز","start":0,"end":5,"kind":"date","from":"2018-09-29","to":"2018-09-29","precision":"day","date":"2018-09-29"}]}` + "\n" + `{"line":2,"spans":[]}` + "\n", 0},
		{[]string{"چهارشنبه", "--date", "2025-09-02", "--future", "--lang", "en"}, "", "چهارشنبه\t2025-09-03\t(date, day)\n\tthe next such weekday after the report of 2025-09-02\n", 0},
		{[]string{"سلام"}, "", "", 1},
		{[]string{"دیروز", "--date", "yesterday"}, "", "", 2},
		{[]string{"--spans", "/no/such/file"}, "", "", 1},
		{nil, "", "", 2},
	} {
		var out, errs strings.Builder
		code := runWhen(c.args, strings.NewReader(c.in), &out, &errs)
		if code != c.code || out.String() != c.out || (code != 0) != (errs.Len() > 0) {
			t.Errorf("when %q: status %d, output %q, errors %q; want %d, %q", c.args, code, out.String(), errs.String(), c.code, c.out)
		}
	}
}
