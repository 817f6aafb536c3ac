package source

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/markusmobius/go-trafilatura"
)

var errNoReport = errors.New("no report was found in it")

// page takes the report out of a page: the body's text without menus,
// comments and markup, and what the page tells of itself.
func page(data []byte, at *url.URL) (r Report, err error) {
	defer func() {
		// The parser is not ours, and the page may be anybody's.
		if p := recover(); p != nil {
			err = fmt.Errorf("the page could not be parsed: %v", p)
		}
	}()
	if depth := nesting(data); depth > maxNesting {
		return Report{}, fmt.Errorf("the page nests its elements more than %d deep", maxNesting)
	}
	got, err := trafilatura.Extract(bytes.NewReader(data), trafilatura.Options{
		OriginalURL: at, ExcludeComments: true, EnableFallback: false, Focus: trafilatura.FavorPrecision,
	})
	if err != nil {
		return Report{}, fmt.Errorf("%w: %v", errNoReport, err)
	}
	m := got.Metadata
	r = Report{Title: m.Title, Date: m.Date, Outlet: m.Sitename, URL: m.URL, Extracted: true}
	if !m.Date.IsZero() {
		r.Date = time.Date(m.Date.Year(), m.Date.Month(), m.Date.Day(), 0, 0, 0, 0, time.UTC)
	}
	r.Text = paragraphs(got.ContentNode)
	if r.Text == "" {
		return r, errNoReport
	}
	r.complete()
	return r, nil
}

// maxNesting bounds how deep elements may stand in one another: the tree is
// walked by recursion.
const maxNesting = 2000

// nesting is how deep a page's elements can stand in one another at most,
// counted by its tags.
func nesting(data []byte) int {
	depth, top := 0, 0
	for i := 0; i+1 < len(data); i++ {
		if data[i] != '<' {
			continue
		}
		switch c := data[i+1]; {
		case c == '/':
			depth = max(0, depth-1)
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			if !void(data[i+1:]) {
				depth++
				top = max(top, depth)
			}
		}
	}
	return top
}

// void tells whether a tag has no end tag by its kind.
func void(tag []byte) bool {
	n := 0
	for n < len(tag) && n < 8 && (tag[n]|0x20) >= 'a' && (tag[n]|0x20) <= 'z' {
		n++
	}
	switch strings.ToLower(string(tag[:n])) {
	case "br", "img", "meta", "link", "hr", "input", "p", "li", "source", "area", "base", "col", "wbr", "td", "tr", "th", "option", "dt", "dd":
		return true
	}
	return false
}
