package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWatch(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>نمونه</title><item><title>دیدار</title><link>http://%s/1</link><description>%s</description></item></channel></rss>`,
			r.Host, strings.Repeat(report, 5))
	}))
	defer server.Close()
	dir := t.TempDir()
	db, list := filepath.Join(dir, "archive.db"), filepath.Join(dir, "feeds.txt")
	if err := os.WriteFile(list, []byte("# mine\n"+server.URL+"/feed\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, errs, status := runCommand(t, "", "watch", "--db", db, "--once"); status != 1 || !strings.Contains(errs, "no feed") {
		t.Errorf("without feeds: exit status %d: %s", status, errs)
	}
	if _, errs, status := runCommand(t, "", "watch", "--db", db, "--once", "--allow-private", list); status != 0 || !strings.Contains(errs, "reports=1") {
		t.Errorf("exit status %d: %s", status, errs)
	}
	if out, _, _ := runCommand(t, "", "watch", "--db", db, "--list"); !strings.Contains(out, "/feed  1 reports") {
		t.Errorf("got %s", out)
	}
	if out, _, _ := runCommand(t, "", "search", "--db", db, "گردشگری"); !strings.Contains(out, "دیدار") {
		t.Errorf("got %s", out)
	}
	if out, _, status := runCommand(t, "", "watch", "--db", db, "--remove", server.URL+"/feed"); status != 0 || out != "" {
		t.Errorf("exit status %d: %s", status, out)
	}
	if _, errs, status := runCommand(t, "", "watch", "--db", db, filepath.Join(dir, "none.opml")); status != 2 || !strings.Contains(errs, "none.opml") {
		t.Errorf("exit status %d: %s", status, errs)
	}
}
