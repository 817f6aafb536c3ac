package when

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGold prints for how many of the readers' dated events the date is among
// those found in the event's sentence: what the events' dates can be at best.
func TestGold(t *testing.T) {
	for _, set := range []string{"dev", "train"} {
		files, _ := filepath.Glob("../../shared/gold/" + set + "/*.jsonl")
		if len(files) == 0 {
			t.Skip("../../shared/gold is not there: dates of events not measured")
		}
		hit, loose, all := 0, 0, 0
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dec := json.NewDecoder(strings.NewReader(string(data)))
			for dec.More() {
				var d struct {
					ID     string
					Date   string
					Lines  []string
					Events []struct {
						Sent int
						Date string
					}
				}
				if err := dec.Decode(&d); err != nil {
					t.Fatal(err)
				}
				text := []rune(strings.Join(d.Lines, "\n"))
				es := Default().Find(text, parseDate(t, d.Date))
				starts, at := []int{}, 0
				for _, l := range d.Lines {
					starts = append(starts, at)
					at += len([]rune(l)) + 1
				}
				starts = append(starts, at)
				for _, ev := range d.Events {
					if ev.Date == "" || ev.Date == d.Date {
						continue
					}
					all++
					exact, near := false, false
					var here []string
					for _, e := range es {
						if e.Start >= starts[ev.Sent-1] && e.Start < starts[ev.Sent] {
							exact = exact || e.ISO() == ev.Date
							near = near || strings.HasPrefix(e.ISO(), ev.Date) || e.ISO() != "" && strings.HasPrefix(ev.Date, e.ISO())
							here = append(here, e.Text+"="+e.ISO())
						}
					}
					if exact {
						hit++
					}
					if near {
						loose++
					}
					if !near && len(here) > 0 {
						t.Logf("%s@%s %d: want %s, got %q", d.ID, d.Date, ev.Sent, ev.Date, here)
					}
				}
			}
		}
		t.Logf("%s: %d of %d dates exact, %d in agreement", set, hit, all, loose)
	}
}
