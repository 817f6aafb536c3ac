package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// line is an article as a line of JSONL.
type line struct {
	ID       string  `json:"id"`
	Text     *string `json:"text"`
	Date     string  `json:"date"`
	Title    string  `json:"title"`
	URL      string  `json:"url"`
	Outlet   string  `json:"outlet"`
	Language string  `json:"language"`
}

func (s *stream) readJSONL(b *bufio.Reader) bool {
	for n := 1; ; n++ {
		data, err := readLine(b)
		if err == io.EOF {
			return true
		}
		if err != nil {
			if !s.fail(fmt.Errorf("%s, line %d: %w", s.shown, n, err)) {
				return false
			}
			if errors.Is(err, errLong) {
				continue
			}
			return true
		}
		if len(bytes.TrimSpace(data)) == 0 {
			continue
		}
		if s.passed() {
			continue
		}
		r, err := parseLine(data)
		if err != nil {
			err = fmt.Errorf("%s, line %d: %w", s.shown, n, err)
		} else if r.ID == "" {
			r.ID = fmt.Sprintf("%s:%d", base(s.shown), n)
		}
		if !s.give(r, err) {
			return false
		}
	}
}

var errLong = fmt.Errorf("the line is longer than %d MB and was left out", MaxBytes>>20)

// readLine reads a line of bounded length; of a longer one it skips the rest.
func readLine(b *bufio.Reader) ([]byte, error) {
	var out []byte
	long := false
	for {
		part, err := b.ReadSlice('\n')
		if long = long || len(out)+len(part) > MaxBytes; !long {
			out = append(out, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
		case long && (err == nil || err == io.EOF):
			return nil, errLong
		case err == io.EOF && len(out) > 0:
			return out, nil
		default:
			return out, err
		}
	}
}

func parseLine(data []byte) (Report, error) {
	var l line
	if err := json.Unmarshal(data, &l); err != nil {
		return Report{}, fmt.Errorf("no article in JSON: %w", err)
	}
	if l.Text == nil {
		return Report{}, errors.New(`the article has no "text"`)
	}
	r := Report{ID: l.ID, Title: l.Title, Text: *l.Text, URL: l.URL, Outlet: l.Outlet, Language: l.Language}
	if l.Date != "" {
		date, err := ParseDate(l.Date)
		if err != nil {
			r.Warnings = append(r.Warnings, err.Error())
		}
		r.Date = date
	}
	if strings.TrimSpace(r.Text) == "" {
		r.Warnings = append(r.Warnings, "the text is empty")
		return r, nil
	}
	r.settle()
	return r, nil
}
