package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ravabet/ravabet/reading"
	"github.com/ravabet/ravabet/record"
)

func runCommand(t *testing.T, stdin string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return out.String(), errs.String(), status
}

const report = `دیدار وزیران خارجه ایران و عمان در مسقط
وزیر خارجه ایران روز دوشنبه در مسقط با همتای عمانی خود دیدار کرد.
ایران و عمان سه یادداشت تفاهم در زمینههای گردشگری و حملونقل امضا کردند.
وزیر خارجه عمان گفت که دو کشور همکاری اقتصادی خود را گسترش خواهند داد.
`

func TestReadJSON(t *testing.T) {
	out, errs, status := runCommand(t, report, "read", "--json", "--date", "2025-09-03", "-")
	if status != 0 {
		t.Fatalf("exit status %d: %s", status, errs)
	}
	again, _, _ := runCommand(t, report, "read", "--json", "--date", "2025-09-03", "-")
	if out != again {
		t.Error("the same input gave other bytes")
	}
	var a record.Article
	if err := json.Unmarshal([]byte(out), &a); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out, "null") && !strings.Contains(out, `"place":null`) {
		t.Errorf("an array is null: %s", out)
	}
	if len(a.Events) < 2 || len(a.Quotes) != 1 || len(a.Agreements) != 1 {
		t.Fatalf("got %d events, %d quotes, %d agreements: %s", len(a.Events), len(a.Quotes), len(a.Agreements), out)
	}
	if g := a.Agreements[0]; g.Count.Exactly != 3 || g.Kind != "memorandum" {
		t.Errorf("got the agreement %+v", g)
	}
	checkSlices(t, []rune(report), &a)
}

// checkSlices holds every span of an article against the text that it counts
// in.
func checkSlices(t *testing.T, text []rune, a *record.Article) {
	t.Helper()
	check := func(what, got string, start, end int) {
		if start == end && got == "" {
			return
		}
		if start < 0 || end > len(text) || start > end || string(text[start:end]) != got {
			t.Errorf("%s: %q is not what stands at %d to %d", what, got, start, end)
		}
	}
	for _, e := range a.Events {
		check("trigger", e.Trigger.Text, e.Trigger.Start, e.Trigger.End)
		check("sentence", e.Sentence.Text, e.Sentence.Start, e.Sentence.End)
		for _, x := range append(append([]record.Entity{}, e.Actors...), e.Recipients...) {
			check("participant", x.Text, x.Start, x.End)
		}
	}
	for _, q := range a.Quotes {
		check("quote", q.Text, q.Start, q.End)
		check("speaker", q.Speaker.Text, q.Speaker.Start, q.Speaker.End)
	}
	for _, g := range a.Agreements {
		for _, m := range g.Mentions {
			check("agreement", m.Text, m.Start, m.End)
		}
	}
	for _, m := range a.Mentions {
		check("mention", m.Text, m.Start, m.End)
	}
	for _, d := range a.Dates {
		check("date", d.Text, d.Start, d.End)
	}
}

func TestReadForPeople(t *testing.T) {
	for lang, want := range map[string]string{"fa": "رویدادها", "en": "Events"} {
		out, _, status := runCommand(t, report, "read", "--lang", lang, "-")
		if status != 0 || !strings.Contains(out, want) || !strings.Contains(out, "دیدار کرد") {
			t.Errorf("%s: exit status %d, got %s", lang, status, out)
		}
		if strings.Contains(out, "\x1b") {
			t.Error("colours without a terminal")
		}
	}
}

func TestReadGoesOnAfterBadInput(t *testing.T) {
	input := "{\"id\":\"a\",\"text\":\"ایران و عمان دیدار کردند.\"}\nbad\n{\"id\":\"b\",\"text\":\"چین روسیه را محکوم کرد.\"}\n"
	out, errs, status := runCommand(t, input, "read", "--json", "-")
	if strings.Count(out, "\n") != 2 || status != 1 || !strings.Contains(errs, "line 2") {
		t.Errorf("exit status %d, errors %s, got %s", status, errs, out)
	}
}

func TestExamplesAreRead(t *testing.T) {
	if _, err := os.Stat("../../examples"); err != nil {
		t.Fatal(err)
	}
	out, errs, status := runCommand(t, "", "read", "--json", "../../examples")
	if status != 0 {
		t.Fatalf("exit status %d: %s", status, errs)
	}
	for line := range strings.Lines(out) {
		var a record.Article
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join("../../examples", a.ID+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		checkSlices(t, []rune(string(text)), &a)
		if quiet := a.ID == "snow"; quiet != (len(a.Events) == 0) {
			t.Errorf("%s: got %d events", a.ID, len(a.Events))
		}
	}
}

// TestEvalAgreesWithScorer holds the program's own scoring against that of
// the script that the gold documents come with.
func TestEvalAgreesWithScorer(t *testing.T) {
	const gold, scorer = "../../../shared/gold/dev", "../../../shared/tools/score.py"
	if _, err := os.Stat(scorer); err != nil {
		t.Skip("the gold documents and their scorer are not beside the repository")
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("there is no python3 to run the scorer with")
	}
	input, err := exec.Command("python3", "../../../shared/tools/gold_input.py", gold).Output()
	if err != nil {
		t.Fatal(err)
	}
	out, errs, status := runCommand(t, string(input), "read", "--json", "-")
	if status != 0 {
		t.Fatal(errs)
	}
	coded := filepath.Join(t.TempDir(), "coded.jsonl")
	if err := os.WriteFile(coded, []byte(out), 0o644); err != nil {
		t.Fatal(err)
	}
	want, err := exec.Command("python3", scorer, gold, coded, "--by-type").Output()
	if err != nil {
		t.Fatal(err)
	}
	got, errs, status := runCommand(t, "", "eval", "--by-type", gold)
	if status != 0 {
		t.Fatal(errs)
	}
	// What follows is measured by eval alone.
	got, actors, found := strings.Cut(got, "actors given their text:")
	if !found || !strings.Contains(actors, "names of actors") {
		t.Errorf("eval prints no measure of actors:\n%s", got)
	}
	if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(string(want)), " ") {
		t.Errorf("eval says\n%s\nthe scorer says\n%s", got, want)
	}
}

func TestEvalOfOwnReports(t *testing.T) {
	out, errs, status := runCommand(t, "", "eval")
	if status != 0 {
		t.Fatal(errs)
	}
	for _, want := range []string{"| SUPPORT ", "| **quotes** ", "| **agreements** ", "events full "} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	again, _, _ := runCommand(t, "", "eval", "--table", "../../gold/reports")
	if again != out {
		t.Errorf("the folder gives other figures than what is built in:\n%s\n%s", again, out)
	}
	if _, errs, status := runCommand(t, "", "eval", "../../gold/none"); status != 1 || !strings.Contains(errs, "none") {
		t.Errorf("exit status %d, got %s", status, errs)
	}
}

func TestUnknownCommand(t *testing.T) {
	if _, errs, status := runCommand(t, "", "raed"); status != 2 || !strings.Contains(errs, "raed") {
		t.Errorf("exit status %d, got %s", status, errs)
	}
}

func BenchmarkRead(b *testing.B) {
	r, err := reading.New("")
	if err != nil {
		b.Fatal(err)
	}
	words := len(strings.Fields(report))
	r.Text(report, time.Time{})
	b.ReportAllocs()
	for b.Loop() {
		r.Text(report, time.Time{})
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

// TestFlagsAfterFiles checks that flags may stand behind the files.
func TestFlagsAfterFiles(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"read", "../../examples/visit.txt", "--json", "--date", "2023-06-01"}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	if !strings.HasPrefix(out.String(), "{") || !strings.Contains(out.String(), `"date":"2023-06-01"`) {
		t.Errorf("the flags were not heeded: %.80s", out.String())
	}
}
