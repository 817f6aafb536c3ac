package source

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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
	doc, err := dom.Parse(bytes.NewReader(data))
	if err != nil {
		return Report{}, fmt.Errorf("%w: %v", errNoReport, err)
	}
	r = Report{Extracted: true, URL: addressOf(doc), Date: dateIn(doc)}
	parser := readability.NewParser()
	got, err := parser.ParseAndMutate(doc, at)
	if err != nil {
		return Report{}, fmt.Errorf("%w: %v", errNoReport, err)
	}
	r.Title, r.Outlet = got.Title(), got.SiteName()
	if published, err := got.PublishedTime(); err == nil {
		r.Date = day(published)
	}
	if got.Node != nil {
		r.Text = paragraphs(got.Node)
	}
	if r.Text == "" {
		return r, errNoReport
	}
	r.complete()
	return r, nil
}

// day is the day of a time where it was written.
func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// addressOf is the address that a page gives as its own, "" if it gives none.
func addressOf(doc *dom.Node) string {
	for n := range doc.Descendants() {
		var at string
		switch {
		case n.DataAtom == atom.Link && attribute(n, "rel") == "canonical":
			at = attribute(n, "href")
		case n.DataAtom == atom.Meta && attribute(n, "property") == "og:url":
			at = attribute(n, "content")
		}
		if u, err := url.Parse(at); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
			return at
		}
	}
	return ""
}

// dateIn is the first date that a page marks as one in its body, zero if there
// is none.
func dateIn(doc *dom.Node) time.Time {
	for n := range doc.Descendants() {
		at := ""
		switch {
		case n.DataAtom == atom.Time:
			at = attribute(n, "datetime")
		case attribute(n, "itemprop") == "datePublished":
			at = attribute(n, "content")
		}
		if len(at) < len(time.DateOnly) {
			continue
		}
		if t, err := time.Parse(time.DateOnly, at[:len(time.DateOnly)]); err == nil && t.Year() > 1900 {
			return t
		}
	}
	return time.Time{}
}

func attribute(n *dom.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
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
