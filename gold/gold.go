// Package gold reads documents that readers coded by hand and scores the
// coder against them, line by line, at three depths:
//
//	type   same line and type
//	loose  and at least one actor code in common
//	full   and the same set of actor codes and the same set of recipient codes
//
// Only asserted events count (actual, past or future; a future one must be
// future on both sides). An asserted event where gold has it negated or
// hypothetical is a false positive. Events that gold marks optional neither
// count as missed nor make a match count. Quotes match by the words that they
// share; agreements of the same parties are compared document by document.
package gold

import (
	"bufio"
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Entity is a participant as a reader coded it.
type Entity struct {
	Text   string `json:"text"`
	Code   string `json:"code"`
	Sector string `json:"sector"`
}

// Event is an event as a reader coded it. Line counts from 1.
type Event struct {
	Line       int      `json:"sent"`
	Trigger    string   `json:"trigger"`
	Type       string   `json:"type"`
	Mode       string   `json:"mode"`
	Status     string   `json:"status"`
	Actors     []Entity `json:"actors"`
	Recipients []Entity `json:"recipients"`
	Date       string   `json:"date"`
	Place      string   `json:"place"`
	Optional   bool     `json:"optional"`
}

// Quote is a quotation as a reader coded it.
type Quote struct {
	Line    int    `json:"sent"`
	Kind    string `json:"kind"`
	Speaker Entity `json:"speaker"`
	Text    string `json:"text"`
	Via     string `json:"via"`
}

// Agreement is an agreement as a reader coded it.
type Agreement struct {
	Line    int            `json:"sent"`
	Parties []Entity       `json:"parties"`
	Count   map[string]int `json:"count"`
	Kind    string         `json:"kind"`
	Fields  []string       `json:"fields"`
	Place   string         `json:"place"`
	Date    string         `json:"date"`
	Status  string         `json:"status"`
}

// Document is a coded report: its lines are the text, parted by line feeds.
type Document struct {
	ID         string      `json:"id"`
	Date       string      `json:"date"`
	Lines      []string    `json:"lines"`
	Events     []Event     `json:"events"`
	Quotes     []Quote     `json:"quotes"`
	Agreements []Agreement `json:"agreements"`
}

// Text is the document's text as the coder is given it.
func (d *Document) Text() string { return strings.Join(d.Lines, "\n") }

// Read reads a file of documents, one a line, or all .jsonl files of a
// folder in the order of their names.
func Read(path string) ([]Document, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("reading coded reports: %w", err)
	}
	if !info.IsDir() {
		return readFiles(os.DirFS(filepath.Dir(path)), []string{filepath.Base(path)}, path)
	}
	return readFolder(os.DirFS(path), "*.jsonl", path)
}

//go:embed reports/*.jsonl
var reports embed.FS

// Reports returns the project's own coded reports, which are built into the
// program: texts written for it, coded before it was run on them.
func Reports() ([]Document, error) {
	return readFolder(reports, "reports/*.jsonl", "the coded reports of the program")
}

// readFolder reads the files of a folder that match a pattern.
func readFolder(folder fs.FS, pattern, source string) ([]Document, error) {
	names, err := fs.Glob(folder, pattern)
	if err != nil {
		return nil, fmt.Errorf("listing coded reports: %w", err)
	}
	return readFiles(folder, names, source)
}

// readFiles reads files in order. source says in errors where they are.
func readFiles(folder fs.FS, names []string, source string) ([]Document, error) {
	var out []Document
	for _, name := range names {
		f, err := folder.Open(name)
		if err != nil {
			return nil, fmt.Errorf("reading coded reports: %w", err)
		}
		documents, err := Decode(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", source, name, err)
		}
		out = append(out, documents...)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no coded reports in %s: it takes a .jsonl file or a folder of them", source)
	}
	return out, nil
}

// Decode reads documents, one a line.
func Decode(r io.Reader) ([]Document, error) {
	var out []Document
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var d Document
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("line %d is no coded report: %w", n, err)
		}
		if err := d.check(); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, d)
	}
	return out, lines.Err()
}

// check tells whether all records are of lines that the document has.
func (d *Document) check() error {
	for _, line := range d.sents() {
		if line < 1 || line > len(d.Lines) {
			return fmt.Errorf("report %q has a record of line %d, but only %d lines", d.ID, line, len(d.Lines))
		}
	}
	return nil
}

// sents are the lines of all records.
func (d *Document) sents() []int {
	var out []int
	for i := range d.Events {
		out = append(out, d.Events[i].Line)
	}
	for i := range d.Quotes {
		out = append(out, d.Quotes[i].Line)
	}
	for i := range d.Agreements {
		out = append(out, d.Agreements[i].Line)
	}
	return out
}
