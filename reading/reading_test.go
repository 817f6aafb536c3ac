package reading

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/source"
)

func TestCodes(t *testing.T) {
	l := actor.Default()
	for name, want := range map[string]string{"irn": "IRN", "CHN.gov": "CHN.GOV", "عربستان": "SAU", "Iran": "IRN", "EU": "EUR FRA DEU", "NATO": "USA TUR", "---": "---"} {
		got := Codes(l, name)
		for _, code := range strings.Fields(want) {
			if !slices.Contains(got, code) {
				t.Errorf("%s: got %v without %s", name, got, code)
			}
		}
		if !strings.Contains(want, " ") && len(got) != 1 {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

func TestInOrder(t *testing.T) {
	r, err := New("")
	if err != nil {
		t.Fatal(err)
	}
	reports := func(yield func(source.Report, error) bool) {
		for i := range 100 {
			text := strings.Repeat("ایران و عمان دیدار کردند. ", (i*7)%10+1)
			if !yield(source.Report{ID: string(rune('a' + i%26)), Text: text, Language: "fa", From: source.Place{N: i}}, nil) {
				return
			}
		}
	}
	n := 0
	for one := range r.InOrder(reports, func(s *source.Report) bool { return s.From.N%10 == 0 }) {
		if passed := one.Article == nil; one.Report.From.N != n || passed != (n%10 == 0) {
			t.Fatalf("got report %d in place %d, passed over %v", one.Report.From.N, n, passed)
		}
		if n++; n == 50 {
			break // and the rest is left unread, without a goroutine that hangs
		}
	}
	if n != 50 {
		t.Errorf("got %d reports", n)
	}
	if a := r.Text("ایران و عمان دیدار کردند.", time.Time{}); len(a.Events) != 1 {
		t.Errorf("got the events %v", a.Events)
	}
}
