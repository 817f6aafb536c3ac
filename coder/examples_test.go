package coder_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ravabet/ravabet/coder"
	"github.com/ravabet/ravabet/record"
)

// TestExamples runs the examples of the predicate lexicon: each sentence must
// give its frame's event, with the actors and recipients that it says.
func TestExamples(t *testing.T) {
	c := newCoder(t)
	c.coder = c.coder.Unweighed()
	right, of := map[string]int{}, map[string]int{}
	done := map[string]bool{} // variants of a headline share their examples
	for _, p := range lexicon(t).Predicates {
		for _, f := range p.Frames {
			for _, e := range f.Examples {
				if done[e.Source] {
					continue
				}
				done[e.Source] = true
				file, _, _ := strings.Cut(e.Source, ":")
				of[file]++
				if problem := c.check(p, &f, &e); problem == "" {
					right[file]++
				} else {
					t.Logf("%s “%s” %s\n    %s\n    %s", e.Source, p.Name, f.Text, e.Sentence, problem)
				}
			}
		}
	}
	for _, file := range slices.Sorted(mapsKeys(of)) {
		share := float64(right[file]) / float64(of[file])
		t.Logf("%s: %d of %d examples are coded as they say (%.3f)", file, right[file], of[file], share)
		if share < leastShare {
			t.Errorf("%s: only %.3f of the examples are coded as they say, want %.2f", file, share, leastShare)
		}
	}
}

// leastShare is how many of a file's examples must come out right. The rest
// are sentences that the parser reads wrong; -v names them.
const leastShare = 0.8

// check codes an example and says how it differs from what it should give.
func (c testCoder) check(p *coder.Predicate, f *coder.Frame, e *coder.Example) string {
	a := c.code(e.Sentence, time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC))
	var seen []string
	for _, got := range a.Events {
		// Another entry may code the same act; a use that is none must only
		// not be coded by this one.
		if e.None && !strings.HasPrefix(got.Rule, p.Source+" ") {
			continue
		}
		text := line(got.Type, got.Mode, got.Status, codes(got.Actors), codes(got.Recipients))
		seen = append(seen, text)
		mode := f.Mode
		kind := cmp.Or(e.Type, f.Type)
		if kind != f.Type {
			mode = ""
		}
		if !e.None && text == line(kind, mode, e.Status, sorted(e.Actors), sorted(e.Recipients)) {
			return ""
		}
	}
	if e.None && len(seen) == 0 {
		return ""
	}
	want := "none"
	if !e.None {
		want = line(cmp.Or(e.Type, f.Type), f.Mode, e.Status, sorted(e.Actors), sorted(e.Recipients))
	}
	return fmt.Sprintf("want %s, got %v", want, seen)
}

func line(kind, mode, status string, actors, recipients []string) string {
	if status == "past" {
		status = "actual"
	}
	return fmt.Sprintf("%s/%s %s %v > %v", kind, mode, status, actors, recipients)
}

func sorted(in []string) []string {
	out := slices.Clone(in)
	slices.Sort(out)
	return slices.Compact(out)
}

func codes(in []record.Entity) []string {
	var out []string
	for _, e := range in {
		out = append(out, e.Code)
	}
	return sorted(out)
}
