package ravabet_test

import (
	"path/filepath"
	"testing"

	"github.com/ravabet/ravabet"
)

// TestExamples: every example file is among the reports.
func TestExamples(t *testing.T) {
	reports, err := ravabet.Examples()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("examples/*.txt")
	if err != nil || len(files) != len(reports) {
		t.Errorf("%d files, %d reports, %v", len(files), len(reports), err)
	}
	for _, r := range reports {
		if r.Title == "" || r.Date.IsZero() || len(r.Text) <= len(r.Title) {
			t.Errorf("%+v", r)
		}
	}
}
