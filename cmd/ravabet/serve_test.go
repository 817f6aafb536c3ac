package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestServe runs the server as a process, asks it, and stops it.
func TestServe(t *testing.T) {
	db := filepath.Join(t.TempDir(), "archive.db")
	if _, errs, status := runCommand(t, report, "add", "--db", db, "--date", "2025-09-03", "-"); status != 0 {
		t.Fatal(errs)
	}
	c, errs := program(t, "serve", "--db", db, "--addr", "127.0.0.1:0")
	out, in := io.Pipe()
	c.Stdout = in
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer c.Process.Kill()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("%v: %s", err, errs)
	}
	_, at, _ := strings.Cut(strings.TrimSpace(line), "http://")
	at, _, _ = strings.Cut(at, "/")
	response, err := http.Get("http://" + at + "/api/agreements?party=IRN")
	if err != nil {
		t.Fatal(err)
	}
	data, _ := io.ReadAll(response.Body)
	if response.StatusCode != 200 || !strings.Contains(string(data), "گردشگری") {
		t.Errorf("%d, %s", response.StatusCode, data)
	}
	c.Process.Signal(syscall.SIGTERM)
	if err := c.Wait(); err != nil {
		t.Errorf("stopped: %v: %s", err, errs)
	}
}

// TestMCP talks to the assistant's server over its standard input and output.
func TestMCP(t *testing.T) {
	db := filepath.Join(t.TempDir(), "archive.db")
	c, errs := program(t, "mcp", "--db", db)
	c.Stdout = nil
	stdin, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer c.Process.Kill()
	lines := bufio.NewReader(stdout)
	for i, m := range []string{
		`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}`,
		`{"jsonrpc":"2.0","method":"notifications/initialized"}`,
		`{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"read","arguments":{"text":"چین روسیه را محکوم کرد."}}}`,
	} {
		fmt.Fprintln(stdin, m)
		if i == 1 {
			continue
		}
		line, err := lines.ReadString('\n')
		var answer struct{ Result json.RawMessage }
		if e := json.Unmarshal([]byte(line), &answer); err != nil || e != nil || answer.Result == nil {
			t.Fatalf("%v, %v: %s: %s", err, e, line, errs)
		}
		if i == 2 && !strings.Contains(line, "ACCUSE") {
			t.Errorf("got %s", line)
		}
	}
	stdin.Close()
	if err := c.Wait(); err != nil {
		t.Errorf("at the end of its input: %v: %s", err, errs)
	}
}
