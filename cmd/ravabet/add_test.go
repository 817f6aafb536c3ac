package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/record"
)

func TestAddAndSearch(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, db string) {
		dir := t.TempDir()
		for name, text := range map[string]string{"meeting.txt": report, "english.txt": "The ministers met on Monday.\nThey spoke about trade.\n", "picture.txt": "\x00\x01\x02\x03\xff\xfe"} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		out, errs, status := runCommand(t, "", "add", "--db", db, "--date", "2025-09-03", dir, filepath.Join(dir, "none.txt"))
		if status != 1 || !strings.Contains(out, "1 reports added") || !strings.Contains(out, "not Persian") || !strings.Contains(errs, "picture.txt") || !strings.Contains(errs, "none.txt") {
			t.Fatalf("exit status %d: %s%s", status, out, errs)
		}
		again, _, _ := runCommand(t, "", "add", "--db", db, dir)
		if !strings.Contains(again, "0 reports added") {
			t.Errorf("the second time: %s", again)
		}
		for _, c := range []struct {
			args []string
			want string
		}{
			{[]string{"یادداشت‌های تفاهم"}, "دیدار وزیران خارجه"},
			{[]string{"--of", "events", "--party", "IRN", "--with", "OMN"}, "CONSULT"},
			{[]string{"--of", "agreements", "--json", "--party", "عمان"}, `"exactly":3`},
			{[]string{"--of", "quotes", "--actor", "OMN.GOV", "--lang", "fa"}, "گسترش خواهند داد"},
			{[]string{"--of", "events", "--from", "2025-10"}, ""},
		} {
			out, errs, status := runCommand(t, "", append([]string{"search", "--db", db}, c.args...)...)
			if status != 0 || !strings.Contains(out, c.want) || c.want == "" && out != "" {
				t.Errorf("%v: exit status %d: got %s%s", c.args, status, out, errs)
			}
		}
	})
}

func TestSearchWithoutArchive(t *testing.T) {
	_, errs, status := runCommand(t, "", "search", "--db", filepath.Join(t.TempDir(), "none.db"), "ایران")
	if status != 1 || !strings.Contains(errs, "ravabet add") {
		t.Errorf("exit status %d: %s", status, errs)
	}
}

// TestReadAndArchiveAgree reads the example reports with and without the
// archive.
func TestReadAndArchiveAgree(t *testing.T) {
	db := filepath.Join(t.TempDir(), "archive.db")
	if _, errs, status := runCommand(t, "", "add", "--db", db, "../../examples"); status != 0 {
		t.Fatal(errs)
	}
	out, _, _ := runCommand(t, "", "read", "--json", "../../examples")
	a, err := archive.Open(context.Background(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	stored := map[string]archive.ID{}
	for s, err := range a.AllArticles(context.Background(), archive.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		stored[s.Name] = s.ID
	}
	for line := range strings.Lines(out) {
		var want record.Article
		if err := json.Unmarshal([]byte(line), &want); err != nil {
			t.Fatal(err)
		}
		got, err := a.Article(context.Background(), stored[want.ID])
		if err != nil {
			t.Fatal(err)
		}
		if g, w := fmt.Sprintf("%+v", got.Article.Events), fmt.Sprintf("%+v", want.Events); g != w && !strings.Contains(w, "0x") {
			t.Errorf("%s: the archive has the events\n%s\nwant\n%s", want.ID, g, w)
		}
		checkSlices(t, []rune(got.Text), got.Article)
	}
}

// TestInterrupted presses Ctrl-C while reports are added.
func TestInterrupted(t *testing.T) {
	input := corpusFile(t, 300, 22)
	db := filepath.Join(t.TempDir(), "archive.db")
	c, out := program(t, "add", "--db", db, input)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if stored(t, db) > 0 {
			break
		}
	}
	c.Process.Signal(syscall.SIGINT)
	c.Wait()
	n := stored(t, db)
	if c.ProcessState.ExitCode() != interrupted && n < 300 || !strings.Contains(out.String(), "reports added") {
		t.Fatalf("exit status %d: %s", c.ProcessState.ExitCode(), out)
	}
	if n < 300 && !strings.Contains(out.String(), fmt.Sprintf("%d reports added", n)) {
		t.Errorf("%d are stored, and it said: %s", n, out)
	}
	rest, errs, status := runCommand(t, "", "add", "--db", db, input)
	if status != 0 || !strings.Contains(rest, fmt.Sprintf("%d reports added", 300-n)) {
		t.Errorf("going on after %d: exit status %d: %s%s", n, status, rest, errs)
	}
}

// stored is how many reports an archive has, 0 where there is none yet.
func stored(t *testing.T, db string) int {
	if !archive.Exists(db) {
		return 0
	}
	a, err := archive.Open(context.Background(), db)
	if err != nil {
		return 0 // another process is making it
	}
	defer a.Close()
	size, err := a.Size(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return size.Articles
}

func TestExportAndRecode(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, db string) {
		if _, errs, status := runCommand(t, report, "add", "--db", db, "--date", "2025-09-03", "-"); status != 0 {
			t.Fatal(errs)
		}
		before, errs, status := runCommand(t, "", "export", "events", "--format", "csv", "--db", db, "--party", "IRN")
		if status != 0 || !strings.Contains(before, "CONSULT") {
			t.Fatalf("exit status %d: %s%s", status, before, errs)
		}
		if out, _, _ := runCommand(t, "", "recode", "--db", db); !strings.Contains(out, "0 articles coded anew") {
			t.Errorf("what this coder coded: %s", out)
		}
		// A lexicon that knows one more predicate codes otherwise.
		mine := t.TempDir()
		if err := os.Mkdir(filepath.Join(mine, "predicates"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(mine, "predicates", "mine.txt"), []byte("verb: گسترش دادن\n    COERCE  subj > obj\n    - ایران عمان را گسترش داد. => IRN > OMN\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		out, errs, status := runCommand(t, "", "recode", "--db", db, "--lexicon", mine)
		if status != 0 || !strings.Contains(out, "1 articles coded anew") {
			t.Errorf("exit status %d: %s%s", status, out, errs)
		}
		if out, errs, _ := runCommand(t, "", "recode", "--db", db); !strings.Contains(out, "1 articles coded anew") {
			t.Errorf("and back: %s%s", out, errs)
		}
		after, _, _ := runCommand(t, "", "export", "events", "--db", db, "--party", "IRN")
		if before != after {
			t.Errorf("after coding there and back\n%s\nbefore\n%s", after, before)
		}
		// The articles of one archive make another.
		file := filepath.Join(t.TempDir(), "articles.jsonl")
		if _, errs, status := runCommand(t, "", "export", "articles", "--format", "jsonl", "--db", db, "-o", file); status != 0 {
			t.Fatal(errs)
		}
		if out, errs, _ := runCommand(t, "", "add", "--db", filepath.Join(t.TempDir(), "b.db"), file); !strings.Contains(out, "1 reports added") {
			t.Errorf("from the export: %s%s", out, errs)
		}
	})
}

func TestRelation(t *testing.T) {
	db := filepath.Join(t.TempDir(), "archive.db")
	if _, errs, status := runCommand(t, report, "add", "--db", db, "--date", "2025-09-03", "-"); status != 0 {
		t.Fatal(errs)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"IRN", "OMN"}, "CONSULT"},
		{[]string{"ایران", "عمان", "--lang", "fa"}, "رایزنی"},
		{[]string{"OMN", "--json", "--daily"}, `"daily":[{`},
		{[]string{"CHN", "RUS"}, "no event"},
	} {
		out, errs, status := runCommand(t, "", append([]string{"relation", "--db", db}, c.args...)...)
		if status != 0 || !strings.Contains(out, c.want) {
			t.Errorf("%v: exit status %d: %s%s", c.args, status, out, errs)
		}
	}
	if _, _, status := runCommand(t, "", "relation", "--db", db); status != 2 {
		t.Errorf("without a state: exit status %d", status)
	}
}
