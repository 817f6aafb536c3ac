package when

import (
	"os"
	"strings"
	"testing"
)

// TestValues runs testdata/values.tsv.
func TestValues(t *testing.T) {
	data, err := os.ReadFile("testdata/values.tsv")
	if err != nil {
		t.Fatal(err)
	}
	l := Default()
	rows, right := 0, 0
	for n, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			t.Fatalf("values.tsv:%d: %d fields, want 4", n+1, len(f))
		}
		rows++
		got := l.FindString(f[0], parseDate(t, f[1]))
		var dates []string
		for _, e := range got {
			dates = append(dates, e.ISO())
		}
		want := strings.Split(f[2], ";")
		if f[2] == "-" {
			want = nil
		}
		ok := strings.Join(dates, ";") == strings.Join(want, ";") && len(dates) == len(want)
		if ok && f[3] != "*" && f[3] != "" {
			ok = got[0].Precision.String() == f[3]
		}
		if ok && f[3] != "*" {
			ok = got[0].Start == 0 && got[0].End == len([]rune(f[0]))
		}
		if !ok {
			t.Errorf("values.tsv:%d: %q @ %s: %q, want %q %s", n+1, f[0], f[1], detail(got), want, f[3])
			continue
		}
		right++
	}
	t.Logf("%d of %d rows right", right, rows)
}

func detail(es []Expression) (out []string) {
	for _, e := range es {
		from, to := e.Bounds()
		out = append(out, e.Text+" "+e.Kind.String()+" "+e.ISO()+" "+from+".."+to+" "+e.Precision.String())
	}
	return out
}
