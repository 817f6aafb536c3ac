package when

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"time"
)

// tagged is a sentence of HengamCorpus: its words joined by spaces, with the
// spans of times and dates in code points.
type tagged struct {
	text  []rune
	spans [][2]int
}

func readTagged(t testing.TB, path string) (out []tagged) {
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		t.Skipf("%s is not there: spans not measured", path)
	} else if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var s tagged
	flush := func() {
		if len(s.text) > 0 {
			out = append(out, s)
		}
		s = tagged{}
	}
	sc := bufio.NewScanner(f)
	inside := false
	for sc.Scan() {
		word, tag, ok := strings.Cut(sc.Text(), "\t")
		if !ok {
			flush()
			inside = false
			continue
		}
		if len(s.text) > 0 {
			s.text = append(s.text, ' ')
		}
		start := len(s.text)
		s.text = append(s.text, []rune(word)...)
		switch {
		case tag == "O":
			inside = false
		case tag[0] == 'B' || !inside:
			s.spans = append(s.spans, [2]int{start, len(s.text)})
			inside = true
		default:
			s.spans[len(s.spans)-1][1] = len(s.text)
		}
	}
	flush()
	return out
}

// TestHengam prints precision, recall and F1 of spans by exact match.
func TestHengam(t *testing.T) {
	const path, least = "../../shared/data/hengam/gold-dev.tsv", 0.93
	var right, found, gold int
	for _, s := range readTagged(t, path) {
		want := map[[2]int]bool{}
		for _, sp := range s.spans {
			want[sp] = true
		}
		gold += len(want)
		ok := true
		var got []string
		for _, e := range Default().Find(s.text, time.Time{}) {
			found++
			got = append(got, e.Text)
			if want[[2]int{e.Start, e.End}] {
				right++
			} else {
				ok = false
			}
		}
		if len(got) != len(want) || !ok {
			var texts []string
			for _, sp := range s.spans {
				texts = append(texts, string(s.text[sp[0]:sp[1]]))
			}
			t.Logf("%s\n  want %q\n  got  %q", string(s.text), texts, got)
		}
	}
	p, r := float64(right)/float64(found), float64(right)/float64(gold)
	f1 := 2 * p * r / (p + r)
	t.Logf("%s: precision %.3f recall %.3f F1 %.3f (%d spans)", path, p, r, f1, gold)
	if f1 < least {
		t.Errorf("F1 %.3f, want at least %.2f", f1, least)
	}
}
