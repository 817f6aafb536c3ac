// Package ravabet holds the example reports, so that the program can show itself
// on them. The packages below it read the news; package reading has all their
// steps in one.
package ravabet

import (
	"embed"
	"fmt"
	"strings"
	"time"

	"github.com/ravabet/ravabet/source"
)

//go:embed examples/*.txt
var files embed.FS

// days are those on which reports like these could have appeared.
var days = []struct{ file, day string }{
	{"sanctions", "2018-05-09"}, {"joined", "2019-06-12"}, {"threat", "2022-01-05"}, {"meeting", "2022-02-05"}, {"ceasefire", "2022-11-20"},
	{"agreement", "2023-03-11"}, {"visit", "2023-05-04"}, {"snow", "2024-01-14"},
}

// Examples are the example reports with their dates.
func Examples() ([]source.Report, error) {
	var out []source.Report
	for _, d := range days {
		data, err := files.ReadFile("examples/" + d.file + ".txt")
		if err != nil {
			return nil, fmt.Errorf("reading the example %s: %w", d.file, err)
		}
		r := source.Report{ID: d.file, Text: strings.TrimSpace(string(data)), Language: "fa"}
		r.Title, _, _ = strings.Cut(r.Text, "\n")
		if r.Date, err = time.Parse(time.DateOnly, d.day); err != nil {
			return nil, fmt.Errorf("the day of the example %s: %w", d.file, err)
		}
		out = append(out, r)
	}
	return out, nil
}
