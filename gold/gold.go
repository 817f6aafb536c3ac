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
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
	names := []string{path}
	if info, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("reading gold documents: %w", err)
	} else if info.IsDir() {
		if names, err = filepath.Glob(filepath.Join(path, "*.jsonl")); err != nil {
			return nil, fmt.Errorf("listing gold documents: %w", err)
		}
		slices.Sort(names)
	}
	var out []Document
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("reading gold documents: %w", err)
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 64<<20)
		for n := 1; lines.Scan(); n++ {
			if len(strings.TrimSpace(lines.Text())) == 0 {
				continue
			}
			var d Document
			if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
				f.Close()
				return nil, fmt.Errorf("%s, line %d, is no gold document: %w", name, n, err)
			}
			out = append(out, d)
		}
		err = lines.Err()
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no gold documents in %s: it takes a .jsonl file or a folder of them", path)
	}
	return out, nil
}
