package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// stream is one input while it is read.
type stream struct {
	in    *Inputs
	ctx   context.Context
	shown string // its name in ids and errors
	place Place
	done  int // reports to pass over
	yield func(Report, error) bool
}

func (in *Inputs) stream(ctx context.Context, name, version string, yield func(Report, error) bool) *stream {
	s := &stream{in: in, ctx: ctx, shown: name, place: Place{Input: name, Version: version}, yield: yield}
	if in.Done != nil && version != "" {
		s.done = in.Done(name, version)
	}
	return s
}

// passed goes on to the next report, and tells whether it was taken in
// before.
func (s *stream) passed() bool {
	s.place.N++
	return s.place.N <= s.done
}

// give gives the report that passed went on to.
func (s *stream) give(r Report, err error) bool {
	r.From = s.place
	return s.ctx.Err() == nil && s.yield(r, err)
}

// fail gives an error in place of a report.
func (s *stream) fail(err error) bool { return s.passed() || s.give(Report{}, err) }

// one gives the only report of an input.
func (s *stream) one(read func() (Report, error)) bool {
	if s.passed() {
		return true
	}
	return s.give(read())
}

// read reads what an input holds.
func (s *stream) read(in io.Reader) bool {
	b := bufio.NewReaderSize(in, 64<<10)
	head, err := b.Peek(sniffed)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return s.fail(fmt.Errorf("reading %s: %w", s.shown, err))
	}
	switch sniff(head) {
	case empty:
		return s.fail(fmt.Errorf("%s is empty", s.shown))
	case binary:
		return s.fail(fmt.Errorf("%s is no text: its first bytes are binary; text must be UTF-8", s.shown))
	case gzipped:
		return s.unpack(b)
	case webArchive:
		return s.readWARC(b)
	case jsonLines:
		return s.readJSONL(b)
	case feed, feedList, htmlPage:
		data, err := bounded(b)
		if err != nil {
			return s.fail(fmt.Errorf("reading %s: %w", s.shown, err))
		}
		return s.markup(data)
	}
	return s.one(func() (Report, error) { return plainText(s.shown, b) })
}

// markup reads a page, a feed or a list of feeds.
func (s *stream) markup(data []byte) bool {
	switch sniff(data) {
	case feed:
		return s.readFeed(data)
	case feedList:
		return s.readFeedList(data)
	}
	return s.one(func() (Report, error) {
		r, err := page(data, nil)
		if err != nil {
			return r, fmt.Errorf("reading the page %s: %w", s.shown, err)
		}
		r.ID = base(s.shown)
		return r, nil
	})
}

// bounded reads all of what a report may have.
func bounded(in io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, MaxBytes+1))
	if err == nil && len(data) > MaxBytes {
		err = fmt.Errorf("it is larger than %d MB", MaxBytes>>20)
	}
	return data, err
}

// unpack reads what was compressed with gzip. A WARC file is compressed
// record by record, which its reader knows.
func (s *stream) unpack(b *bufio.Reader) bool {
	head, _ := b.Peek(sniffed)
	if z, err := gzip.NewReader(bytes.NewReader(head)); err == nil {
		var start [5]byte
		if _, err := io.ReadFull(z, start[:]); err == nil && string(start[:]) == "WARC/" {
			return s.readWARC(b)
		}
	}
	z, err := gzip.NewReader(b)
	if err != nil {
		return s.fail(fmt.Errorf("unpacking %s: %w", s.shown, err))
	}
	defer z.Close()
	inner := bufio.NewReaderSize(z, 64<<10)
	if head, _ := inner.Peek(2); bytes.HasPrefix(head, gzipMagic) {
		return s.fail(fmt.Errorf("%s is compressed twice: unpack it first", s.shown))
	}
	return s.read(inner)
}

var gzipMagic = []byte("\x1f\x8b")

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
		r.Language = Language(r.Text)
	}
	if r.Language != "fa" {
		r.Warnings = append(r.Warnings, fmt.Sprintf("the text is not Persian (%s): it cannot be coded yet", r.Language))
	}
}

// Language tells a text's language by its letters: "fa" where those of the
// Arabic script are at least as many as the Latin ones, "und" without letters.
func Language(text string) string {
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
	gzipped
	webArchive
	jsonLines
	feed
	feedList
	htmlPage
)

// sniffed is how many bytes tell what an input holds.
const sniffed = 4 << 10

// sniff tells what begins with some bytes, of which it looks at the first few
// thousand.
func sniff(data []byte) content {
	head := data[:min(len(data), sniffed)]
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(trimmed) == 0 {
		return empty
	}
	if bytes.HasPrefix(head, gzipMagic) {
		return gzipped
	}
	if bytes.HasPrefix(trimmed, []byte("WARC/")) {
		return webArchive
	}
	if trimmed[0] == '{' && bytes.Contains(trimmed, []byte(`"`)) {
		return jsonLines
	}
	lower := bytes.ToLower(trimmed[:min(len(trimmed), 2048)])
	if lower[0] == '<' && !bytes.Contains(lower, []byte("<html")) {
		switch {
		case bytes.Contains(lower, []byte("<opml")):
			return feedList
		case bytes.Contains(lower, []byte("<rss")), bytes.Contains(lower, []byte("<feed")), bytes.Contains(lower, []byte("<rdf:rdf")):
			return feed
		}
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<script", "<meta", "<!--"} {
		if bytes.HasPrefix(lower, []byte(tag)) {
			return htmlPage
		}
	}
	if bytes.HasPrefix(lower, []byte("<?xml")) && bytes.Contains(lower, []byte("<html")) {
		return htmlPage
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
