package record_test

import (
	"os"
	"strings"
	"testing"

	"github.com/ravabet/ravabet/record"
)

func TestEveryFieldHasItsPersian(t *testing.T) {
	data, err := os.ReadFile("../coder/lexicon/fields.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		name, _, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "handling ") || name == "none" { // lists that tell no field by themselves
			continue
		}
		n++
		if record.NameFa(name) == name {
			t.Errorf("the field %q has no Persian name", name)
		}
	}
	if n < 50 {
		t.Errorf("only %d fields were found", n)
	}
}
