package when

import (
	"testing"
	"time"
)

func parseDate(t testing.TB, s string) time.Time {
	t.Helper()
	if s == "" {
		return time.Time{}
	}
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The examples that stand beside the rules.
func TestExamples(t *testing.T) {
	l := Default()
	for _, ex := range l.Examples() {
		got := l.FindString(ex.Text, parseDate(t, ex.Report))
		if len(got) != len(ex.Dates) {
			t.Errorf("%s: %q has %d expressions, want %d: %v", ex.Where, ex.Text, len(got), len(ex.Dates), texts(got))
			continue
		}
		for i, e := range got {
			if e.ISO() != ex.Dates[i] || ex.Spans[i] != "" && e.Text != ex.Spans[i] {
				t.Errorf("%s: %q @ %s: %q = %q (%v), want %q = %q", ex.Where, ex.Text, ex.Report, e.Text, e.ISO(), e.Reasons, ex.Spans[i], ex.Dates[i])
			}
		}
	}
}

func texts(es []Expression) (out []string) {
	for _, e := range es {
		out = append(out, e.Text+" ("+e.Kind.String()+" "+e.ISO()+")")
	}
	return out
}
