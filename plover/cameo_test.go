package plover

import (
	"strings"
	"testing"
)

// TestCAMEO holds every type and mode to a code, on its own side of
// cooperation and conflict.
func TestCAMEO(t *testing.T) {
	for _, typ := range Types {
		for _, mode := range append([]string{""}, typ.Modes...) {
			code := CAMEO(typ.Name, mode, nil)
			if len(code) < 3 || root(code) == 0 {
				t.Errorf("%s/%s has the code %q", typ.Name, mode, code)
				continue
			}
			if conflict := typ.Quad >= VerbalConflict; conflict != (QuadOf(code) >= VerbalConflict) {
				t.Errorf("%s/%s is of the quad class %s, and %s of %s", typ.Name, mode, typ.Quad, code, QuadOf(code))
			}
			if typ.Score*Goldstein(code) < 0 {
				t.Errorf("%s/%s weighs %v, and %s %v", typ.Name, mode, typ.Score, code, Goldstein(code))
			}
		}
	}
	for _, c := range []struct{ typ, mode, context, want string }{
		{"COOPERATE", "", "military", "062"}, {"AID", "", "disasters", "073"}, {"CONSULT", "visit", "economic", "042"}, {"NONE", "", "", ""},
	} {
		if got := CAMEO(c.typ, c.mode, []string{c.context}); got != c.want {
			t.Errorf("%s/%s %s: got %s, want %s", c.typ, c.mode, c.context, got, c.want)
		}
	}
}

func TestBrokenCAMEO(t *testing.T) {
	for _, line := range []string{"NONE: 010", "CONSULT/none: 040", "AID nothing: 070", "AID 070"} {
		if _, err := readCAMEO(line); err == nil || !strings.Contains(err.Error(), "cameo.txt:1") {
			t.Errorf("%q: got %v", line, err)
		}
	}
}
