package reading

import (
	"strings"
	"testing"
	"time"

	"github.com/ravabet/ravabet/source"
)

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
