package gold_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/gold"
	"github.com/ravabet/ravabet/plover"
)

// TestReports holds the project's own coded reports to what the guide to
// their coding asks for.
func TestReports(t *testing.T) {
	documents, err := gold.Reports()
	if err != nil {
		t.Fatal(err)
	}
	later, err := gold.Read("later")
	if err != nil {
		t.Fatal(err)
	}
	documents = append(documents, later...)
	c := checker{T: t, fields: agreementFields(t)}
	seen := map[string]bool{}
	for i := range documents {
		d := &documents[i]
		if seen[d.ID] {
			t.Errorf("two reports are called %s", d.ID)
		}
		seen[d.ID] = true
		c.report(d)
	}
	if len(documents) < 40 {
		t.Errorf("only %d reports", len(documents))
	}
}

// TestReportsCoverTheOntology holds the set to its purpose: each type and
// mode is there at least once, each status, and reports without events.
func TestReportsCoverTheOntology(t *testing.T) {
	documents, err := gold.Reports()
	if err != nil {
		t.Fatal(err)
	}
	modes, statuses, quiet := map[string]bool{}, map[string]bool{}, 0
	for i := range documents {
		if len(documents[i].Events) == 0 {
			quiet++
		}
		for _, e := range documents[i].Events {
			statuses[e.Status] = true
			if !e.Optional {
				modes[e.Type+"/"+e.Mode] = true
				modes[e.Type] = true
			}
		}
	}
	for _, kind := range plover.Types {
		if !modes[kind.Name] {
			t.Errorf("no report has a %s", kind.Name)
		}
		for _, mode := range kind.Modes {
			if !modes[kind.Name+"/"+mode] {
				t.Errorf("no report has a %s/%s", kind.Name, mode)
			}
		}
	}
	for _, s := range []string{plover.Actual, plover.Past, plover.Future, plover.Negated, plover.Hypothetical} {
		if !statuses[s] {
			t.Errorf("no report has an event that is %s", s)
		}
	}
	if quiet < 7 {
		t.Errorf("only %d reports tell no event", quiet)
	}
}

// checker tells what of a report's coding cannot be.
type checker struct {
	*testing.T
	fields map[string]bool
}

var (
	day         = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	partOfADate = regexp.MustCompile(`^(\d{4}(-\d{2}(-\d{2})?)?)?$`)
)

func (c checker) report(d *gold.Document) {
	c.Helper()
	if !day.MatchString(d.Date) {
		c.Errorf("%s: %q is no day", d.ID, d.Date)
	}
	if n := len(strings.Fields(strings.Join(d.Lines, " "))); len(d.Lines) < 3 || n < 50 || n > 210 {
		c.Errorf("%s: has %d lines and %d words", d.ID, len(d.Lines), n)
	}
	for _, e := range d.Events {
		line := d.Lines[e.Line-1]
		c.in(d, e.Line, "trigger", e.Trigger)
		c.in(d, e.Line, "place", e.Place)
		if e.Trigger == "" || !plover.Valid(e.Type, e.Mode) {
			c.Errorf("%s:%d: %s/%s “%s” is no event", d.ID, e.Line, e.Type, e.Mode, e.Trigger)
		}
		if !slices.Contains([]string{plover.Actual, plover.Past, plover.Future, plover.Negated, plover.Hypothetical}, e.Status) {
			c.Errorf("%s:%d: %q is no status", d.ID, e.Line, e.Status)
		}
		if !partOfADate.MatchString(e.Date) {
			c.Errorf("%s:%d: %q is no date", d.ID, e.Line, e.Date)
		}
		for _, x := range append(slices.Clone(e.Actors), e.Recipients...) {
			c.entity(d, e.Line, x)
		}
		if e.Status == plover.Future && slices.Contains([]string{"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT"}, e.Type) {
			c.Errorf("%s:%d: %s in the future is AGREE or CONCEDE: %s", d.ID, e.Line, e.Type, line)
		}
	}
	for _, q := range d.Quotes {
		c.in(d, q.Line, "quote", q.Text)
		c.in(d, q.Line, "via", q.Via)
		c.entity(d, q.Line, q.Speaker)
		if q.Text == "" || q.Kind != "direct" && q.Kind != "indirect" {
			c.Errorf("%s:%d: a quote of kind %q with the words %q", d.ID, q.Line, q.Kind, q.Text)
		}
	}
	for i := range d.Agreements {
		c.agreement(d, &d.Agreements[i])
	}
}

func (c checker) agreement(d *gold.Document, a *gold.Agreement) {
	c.Helper()
	c.in(d, a.Line, "place", a.Place)
	for _, p := range a.Parties {
		c.entity(d, a.Line, p)
	}
	for _, f := range a.Fields {
		if !c.fields[f] {
			c.Errorf("%s:%d: %q is no field of an agreement", d.ID, a.Line, f)
		}
	}
	if !slices.Contains([]string{"treaty", "agreement", "memorandum", "contract", "roadmap", "statement"}, a.Kind) ||
		!slices.Contains([]string{"signed", "ratified", "planned", "ended", "broken"}, a.Status) ||
		!partOfADate.MatchString(a.Date) || len(a.Parties) < 2 || len(a.Count) != 1 || a.Count["min"]+a.Count["exactly"] < 1 {
		c.Errorf("%s:%d: no agreement: %+v", d.ID, a.Line, a)
	}
}

// in tells where words that a record rests on are not in its line.
func (c checker) in(d *gold.Document, line int, what, words string) {
	c.Helper()
	if !strings.Contains(d.Lines[line-1], words) {
		c.Errorf("%s:%d: the %s %q does not stand in the line", d.ID, line, what, words)
	}
}

func (c checker) entity(d *gold.Document, line int, e gold.Entity) {
	c.Helper()
	c.in(d, line, "participant", e.Text)
	if e.Code != "---" && !actor.Default().HasCode(e.Code) {
		c.Errorf("%s:%d: %q is no code", d.ID, line, e.Code)
	}
	if e.Sector != "" && !slices.Contains(plover.Sectors, e.Sector) {
		c.Errorf("%s:%d: %q is no sector", d.ID, line, e.Sector)
	}
}

// agreementFields are the fields that the coder's lexicon knows.
func agreementFields(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "coder", "lexicon", "fields.txt"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if name, _, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") {
			out[name] = true
		}
	}
	return out
}

func TestReadTellsWhatIsWrong(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"empty":           {"", "no coded reports"},
		"no JSON":         {"ایران\n", "line 1 is no coded report"},
		"line beyond end": {`{"id":"a","lines":["ایران"],"events":[{"sent":2}]}`, "has a record of line 2, but only 1 lines"},
		"line before one": {`{"id":"a","lines":["ایران"],"quotes":[{"sent":0}]}`, "has a record of line 0"},
	} {
		path := filepath.Join(t.TempDir(), "a.jsonl")
		if err := os.WriteFile(path, []byte(test.text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := gold.Read(path); err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: got the error %v", name, err)
		}
	}
	if _, err := gold.Read(t.TempDir()); err == nil {
		t.Error("a folder without reports gave no error")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(`{"id":"a","date":"2024-01-02","lines":["ایران"],"events":[{"sent":1,"type":"AID"}]}`)
	f.Add("\x00\xff{")
	f.Fuzz(func(t *testing.T, text string) {
		documents, err := gold.Decode(strings.NewReader(text))
		if err != nil {
			return
		}
		for i := range documents {
			gold.Score(documents[i:i+1], nil)
		}
	})
}
