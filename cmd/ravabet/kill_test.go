package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/archive/corpus"
)

// asProgram makes the test binary run as the program itself.
const asProgram = "RAVABET_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// program is a process of the program.
func program(t *testing.T, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	var out bytes.Buffer
	c.Env = append(os.Environ(), asProgram+"=1")
	c.Stdout, c.Stderr = &out, &out
	return c, &out
}

// corpusFile writes reports of the corpus as JSONL.
func corpusFile(t testing.TB, n int, seed uint64) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "corpus.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	enc := json.NewEncoder(f)
	for r := range corpus.Reports(n, seed) {
		err := enc.Encode(map[string]string{"id": r.ID, "title": r.Title, "text": r.Text, "date": r.Date.Format(time.DateOnly), "url": r.URL, "outlet": r.Outlet})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

const killings = 100

// TestKilled kills the program a hundred times while it adds reports. After
// each the archive is whole, and in the end, when it was let go on, it is the
// one that an undisturbed run makes.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	input := corpusFile(t, 80, 21)
	whole := filepath.Join(t.TempDir(), "whole.db")
	c, out := program(t, "add", "--db", whole, input)
	begun := time.Now()
	if err := c.Run(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	long := time.Since(begun)
	want := contents(t, whole)
	stopped, finished := 0, 0
	path := ""
	for stopped < killings {
		if path == "" {
			path = filepath.Join(t.TempDir(), "archive.db")
		}
		c, out := program(t, "add", "--db", path, input)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(rand.N(long), func() { c.Process.Kill() })
		err := c.Wait()
		timer.Stop()
		if err == nil {
			if got := contents(t, path); got != want {
				t.Fatalf("after %d killings, the archive has %s, want %s", stopped, got, want)
			}
			path = ""
			finished++
			continue
		}
		if c.ProcessState.Exited() {
			t.Fatalf("after %d killings: %v: %s", stopped, err, out)
		}
		stopped++
		if _, err := os.Stat(path); err == nil {
			contents(t, path)
		}
	}
	t.Logf("killed %d times, %d archives came to their end in between", stopped, finished)
	if finished == 0 {
		t.Error("no run was left enough time to finish: nothing was compared")
	}
}

// TestKilledOnPostgres does the same a few times with PostgreSQL.
func TestKilledOnPostgres(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	input := corpusFile(t, 120, 23)
	location := archivetest.Postgres(t)
	stopped := 0
	for range 50 {
		c, out := program(t, "add", "--db", location, input)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(300+rand.IntN(700))*time.Millisecond, func() {
			if stopped < 10 {
				c.Process.Kill()
			}
		})
		err := c.Wait()
		timer.Stop()
		if err == nil {
			break
		}
		if stopped++; c.ProcessState.Exited() {
			t.Fatalf("after %d killings: %v: %s", stopped, err, out)
		}
	}
	whole := filepath.Join(t.TempDir(), "whole.db")
	if c, out := program(t, "add", "--db", whole, input); c.Run() != nil {
		t.Fatal(out)
	}
	sizes := map[string]archive.Size{}
	for _, at := range []string{location, whole} {
		a, err := archive.Open(context.Background(), at)
		if err != nil {
			t.Fatal(err)
		}
		if sizes[at], err = a.Size(context.Background()); err != nil {
			t.Fatal(err)
		}
		a.Close()
	}
	if sizes[location] != sizes[whole] {
		t.Errorf("after %d killings the archive has %+v, want %+v", stopped, sizes[location], sizes[whole])
	}
}

// contents checks that an archive is whole, and says what it holds.
func contents(t *testing.T, path string) string {
	t.Helper()
	a, err := archive.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	size, err := a.Size(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	a.Close()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for what, query := range map[string]string{
		"records without their article":          "SELECT count(*) FROM records WHERE article NOT IN (SELECT id FROM articles)",
		"records whose head is none":             "SELECT count(*) FROM records r WHERE NOT EXISTS (SELECT 1 FROM records h WHERE h.id = r.head AND h.head = h.id)",
		"articles that cannot be searched":       "SELECT abs((SELECT count(*) FROM articles) - (SELECT count(*) FROM article_terms_docsize))",
		"records that cannot be searched":        "SELECT abs((SELECT count(*) FROM records) - (SELECT count(*) FROM record_terms_docsize))",
		"articles stored beyond what was marked": "SELECT max(0, (SELECT count(*) FROM articles) - (SELECT coalesce(sum(reports), 0) FROM inputs))",
		"articles marked and not stored":         "SELECT max(0, (SELECT coalesce(sum(reports), 0) FROM inputs) - (SELECT count(*) FROM articles) - 1)",
	} {
		n := 0
		if err := db.QueryRow(query).Scan(&n); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if n != 0 {
			t.Fatalf("%d %s", n, what)
		}
	}
	var sound string
	var events, mentions int
	if err := db.QueryRow("PRAGMA quick_check").Scan(&sound); err != nil || sound != "ok" {
		t.Fatalf("the file is broken: %s, %v", sound, err)
	}
	if err := db.QueryRow("SELECT coalesce(sum(events), 0), coalesce(sum(mentions), 0) FROM days").Scan(&events, &mentions); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%+v, %d events of %d mentions counted by day", size, events, mentions)
}
