package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html/charset"
)

// Web fetches pages, within bounds of size and time. Addresses of private
// networks and of this machine are refused unless Private allows them, so
// that a link in somebody's list cannot reach what only this machine can.
type Web struct {
	Private bool
	client  *http.Client
}

const (
	fetchTime    = 30 * time.Second
	maxRedirects = 5
)

// NewWeb returns a fetcher of pages.
func NewWeb(private bool) *Web {
	w := &Web{Private: private}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		if w.Private {
			return nil
		}
		return public(address)
	}}
	w.client = &http.Client{
		Timeout:   fetchTime,
		Transport: &http.Transport{DialContext: dialer.DialContext, ResponseHeaderTimeout: 15 * time.Second, DisableKeepAlives: true},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) >= maxRedirects {
				return fmt.Errorf("more than %d redirects", maxRedirects)
			}
			if r.URL.Scheme != "http" && r.URL.Scheme != "https" {
				return fmt.Errorf("a redirect to %s, which is neither http nor https", r.URL.Scheme)
			}
			return nil
		},
	}
	return w
}

// public refuses addresses that are not on the open internet. It is asked
// when the connection is made, after the name was looked up, so that a name
// cannot change its address in between.
func public(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return err
	}
	ip = ip.Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() || shared.Contains(ip) {
		return fmt.Errorf("%s is an address of a private network: allow it with --allow-private", ip)
	}
	return nil
}

// shared is the address space of carriers (RFC 6598).
var shared = netip.MustParsePrefix("100.64.0.0/10")

// Fetch reads the page at an address.
func (w *Web) Fetch(address string) (Report, error) {
	at, err := url.Parse(address)
	if err != nil {
		return Report{}, fmt.Errorf("%s is no address: %w", address, err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), fetchTime)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return Report{}, fmt.Errorf("fetching %s: %w", address, err)
	}
	request.Header.Set("User-Agent", "ravabet (reads news reports)")
	request.Header.Set("Accept", "text/html, text/plain;q=0.8")
	response, err := w.client.Do(request)
	if err != nil {
		return Report{}, fmt.Errorf("fetching %s: %w", address, errors.Unwrap(err))
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return Report{}, fmt.Errorf("fetching %s: the server answered %s", address, response.Status)
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, MaxBytes+1))
	if err != nil {
		return Report{}, fmt.Errorf("fetching %s: %w", address, err)
	}
	if len(data) > MaxBytes {
		return Report{}, fmt.Errorf("fetching %s: the page is larger than %d MB", address, MaxBytes>>20)
	}
	kind := response.Header.Get("Content-Type")
	if strings.HasPrefix(kind, "text/plain") {
		r, err := plainText(address, bytes.NewReader(data))
		r.ID, r.URL = address, address
		return r, err
	}
	if kind != "" && !strings.Contains(kind, "html") {
		return Report{}, fmt.Errorf("fetching %s: it is %s and no page", address, kind)
	}
	if decoded, err := charset.NewReader(bytes.NewReader(data), kind); err == nil {
		if utf8Data, err := io.ReadAll(io.LimitReader(decoded, MaxBytes)); err == nil {
			data = utf8Data
		}
	}
	r, err := page(data, at)
	if err != nil {
		return r, fmt.Errorf("reading the page %s: %w", address, err)
	}
	r.ID, r.URL = address, address
	return r, nil
}

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
		return Report{}, fmt.Errorf("no report was found in it: %w", err)
	}
	m := got.Metadata
	r = Report{Title: m.Title, Date: m.Date, Outlet: m.Sitename, URL: m.URL, Extracted: true}
	if !m.Date.IsZero() {
		r.Date = time.Date(m.Date.Year(), m.Date.Month(), m.Date.Day(), 0, 0, 0, 0, time.UTC)
	}
	r.Text = strings.TrimSpace(got.ContentText)
	if r.Text == "" {
		return r, errors.New("no report was found in it")
	}
	if r.Title != "" && !strings.HasPrefix(r.Text, r.Title) {
		r.Text = r.Title + "\n" + r.Text
	}
	r.settle()
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
