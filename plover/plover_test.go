package plover_test

import (
	"testing"

	"github.com/ravabet/ravabet/plover"
)

func TestEveryNameHasItsPersian(t *testing.T) {
	for _, kind := range plover.Types {
		if kind.Fa == "" || kind.En == "" || kind.Quad.String() == "" {
			t.Errorf("%s lacks a name", kind.Name)
		}
		for _, mode := range kind.Modes {
			if plover.ModeFa(kind.Name, mode) == mode {
				t.Errorf("%s/%s has no Persian name", kind.Name, mode)
			}
			if !plover.Valid(kind.Name, mode) {
				t.Errorf("%s/%s is not valid", kind.Name, mode)
			}
		}
	}
	for _, s := range []string{plover.Actual, plover.Past, plover.Future, plover.Negated, plover.Hypothetical} {
		if plover.StatusFa(s) == s {
			t.Errorf("%s has no Persian name", s)
		}
	}
	if plover.Valid("AID", "arrest") || plover.Valid("HELP", "") {
		t.Error("what is no event is valid")
	}
}
