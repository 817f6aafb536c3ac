// Package source reads reports from where they are: plain text, HTML, JSONL,
// folders, standard input and the web. What a file holds is told by its
// content; its name only helps. All sizes are bounded, and bad input becomes
// an error that says which input and why, never a panic.
package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// MaxBytes bounds one report: of a longer text the rest is left out, with a
// warning; a longer line of JSONL or HTML page is an error.
const MaxBytes = 4 << 20

// Report is a report as it was read, before it is analysed.
type Report struct {
	ID       string
	Title    string
	Text     string
	Date     time.Time // zero where the input gives none
	URL      string
	Outlet   string
	Language string // "fa", "en", … as told by the input or by its letters
	// Extracted says that Text was taken out of a page, so that offsets count
	// in it and not in the input.
	Extracted bool
	Warnings  []string
}

// Reports reads every input that the arguments name, in their order: files,
// folders (all files below them, in the order of their names), addresses of
// web pages, and - for stdin. An error concerns one input; reading goes on
// with the next.
func Reports(args []string, stdin io.Reader, web *Web) iter.Seq2[Report, error] {
	return func(yield func(Report, error) bool) {
		for _, arg := range args {
			if !readOne(arg, stdin, web, yield) {
				return
			}
		}
	}
}

func readOne(arg string, stdin io.Reader, web *Web, yield func(Report, error) bool) bool {
	switch {
	case arg == "-":
		return read("standard input", stdin, yield)
	case strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://"):
		r, err := web.Fetch(arg)
		return yield(r, err)
	}
	info, err := os.Stat(arg)
	if err != nil {
		return yield(Report{}, fmt.Errorf("reading %s: %w", arg, plain(err)))
	}
	if !info.IsDir() {
		return readFile(arg, yield)
	}
	goOn := true
	err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			goOn = yield(Report{}, fmt.Errorf("reading the folder %s: %w", arg, plain(err)))
		} else if d.Type().IsRegular() && !strings.HasPrefix(d.Name(), ".") && !strings.EqualFold(filepath.Ext(path), ".md") {
			goOn = readFile(path, yield)
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil && goOn {
		return yield(Report{}, fmt.Errorf("reading the folder %s: %w", arg, err))
	}
	return goOn
}

// plain takes the path, which the message names already, off an error.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func readFile(path string, yield func(Report, error) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(Report{}, fmt.Errorf("reading %s: %w", path, plain(err)))
	}
	defer f.Close()
	return read(path, f, yield)
}

// read reads one stream, whose name stands in ids and errors.
func read(name string, in io.Reader, yield func(Report, error) bool) bool {
	b := bufio.NewReaderSize(in, 64<<10)
	head, err := b.Peek(4 << 10)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return yield(Report{}, fmt.Errorf("reading %s: %w", name, err))
	}
	switch sniff(head) {
	case empty:
		return yield(Report{}, fmt.Errorf("%s is empty", name))
	case binary:
		return yield(Report{}, fmt.Errorf("%s is no text: its first bytes are binary; text must be UTF-8", name))
	case jsonLines:
		return readJSONL(name, b, yield)
	case html:
		data, err := io.ReadAll(io.LimitReader(b, MaxBytes+1))
		if err != nil {
			return yield(Report{}, fmt.Errorf("reading %s: %w", name, err))
		}
		if len(data) > MaxBytes {
			return yield(Report{}, fmt.Errorf("the page %s is larger than %d MB", name, MaxBytes>>20))
		}
		r, err := page(data, nil)
		if err != nil {
			return yield(r, fmt.Errorf("reading the page %s: %w", name, err))
		}
		r.ID = base(name)
		return yield(r, nil)
	}
	r, err := plainText(name, b)
	return yield(r, err)
}

func base(name string) string {
	name = filepath.Base(name)
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// plainText reads a text. A first line without a full stop at its end, not
// too long and followed by more, is its title.
func plainText(name string, in io.Reader) (Report, error) {
	data, err := io.ReadAll(io.LimitReader(in, MaxBytes+1))
	if err != nil {
		return Report{}, fmt.Errorf("reading %s: %w", name, err)
	}
	r := Report{ID: base(name)}
	if len(data) > MaxBytes {
		data = data[:MaxBytes]
		for len(data) > 0 && !utf8.RuneStart(data[len(data)-1]) {
			data = data[:len(data)-1]
		}
		if len(data) > 0 {
			data = data[:len(data)-1]
		}
		r.Warnings = append(r.Warnings, fmt.Sprintf("the text is longer than %d MB: the rest was left out", MaxBytes>>20))
	}
	r.Text = string(data)
	r.Title = headline(r.Text)
	r.settle()
	return r, nil
}

func headline(text string) string {
	first, rest, _ := strings.Cut(strings.TrimLeft(text, "\ufeff \t\r\n"), "\n")
	first = strings.TrimSpace(first)
	if len([]rune(first)) > 150 || strings.TrimSpace(rest) == "" || strings.HasSuffix(first, ".") || strings.HasSuffix(first, ":") {
		return ""
	}
	return first
}

// settle tells the language by the letters where the input does not.
func (r *Report) settle() {
	if r.Language == "" {
		r.Language = language(r.Text)
	}
	if r.Language != "fa" {
		r.Warnings = append(r.Warnings, fmt.Sprintf("the text is not Persian (%s): it cannot be coded yet", r.Language))
	}
}

// language tells a text's language by its letters: "fa" where those of the
// Arabic script are at least as many as the Latin ones, "und" without letters.
func language(text string) string {
	arabic, latin := 0, 0
	for i, r := range text {
		if i > 20000 {
			break
		}
		switch {
		case r >= 0x0600 && r <= 0x06ff || r >= 0xfb50 && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc:
			arabic++
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			latin++
		}
	}
	switch {
	case arabic == 0 && latin == 0:
		return "und"
	case arabic*2 >= latin:
		return "fa"
	}
	return "en"
}

// What a stream holds, by its first bytes.
type content uint8

const (
	text content = iota
	empty
	binary
	jsonLines
	html
)

func sniff(head []byte) content {
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(trimmed) == 0 {
		return empty
	}
	if trimmed[0] == '{' && bytes.Contains(trimmed[:min(len(trimmed), 4096)], []byte(`"`)) {
		return jsonLines
	}
	lower := bytes.ToLower(trimmed[:min(len(trimmed), 1024)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<script", "<meta", "<!--"} {
		if bytes.HasPrefix(lower, []byte(tag)) {
			return html
		}
	}
	if bytes.HasPrefix(lower, []byte("<?xml")) && bytes.Contains(lower, []byte("<html")) {
		return html
	}
	odd := 0
	for rest := head; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		if r == utf8.RuneError && n == 1 && len(rest) > 4 || r == 0 || r < 0x20 && r != '\n' && r != '\r' && r != '\t' && r != '\f' {
			odd++
		}
		rest = rest[n:]
	}
	// A broken byte here and there is a text with flaws; a share of one in
	// ten is something else.
	if odd*10 > utf8.RuneCount(head) {
		return binary
	}
	return text
}

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

func readJSONL(name string, b *bufio.Reader, yield func(Report, error) bool) bool {
	for n := 1; ; n++ {
		data, err := readLine(b)
		if err == io.EOF {
			return true
		}
		if err != nil {
			if !yield(Report{}, fmt.Errorf("%s, line %d: %w", name, n, err)) {
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
		r, err := parseLine(data)
		if err != nil {
			err = fmt.Errorf("%s, line %d: %w", name, n, err)
		} else if r.ID == "" {
			r.ID = fmt.Sprintf("%s:%d", base(name), n)
		}
		if !yield(r, err) {
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

// ParseDate reads the date of a report: a day, or a moment as in RFC 3339.
func ParseDate(s string) (time.Time, error) {
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", time.DateTime} {
		if t, err := time.Parse(layout, s); err == nil {
			return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date: write it as 2025-09-02", s)
}

// Languages are those that can be coded.
func Languages() []string { return slices.Clone([]string{"fa"}) }
