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

	"golang.org/x/net/html/charset"
)

// Web fetches pages, within bounds of size and time. Addresses of private
// networks and of this machine are refused unless Private allows them, so
// that a link in somebody's list cannot reach what only this machine can.
type Web struct {
	Private bool
	// Pause is the time between two pages of one server, where many are asked
	// for.
	Pause   time.Duration
	client  *http.Client
	manners manners
}

const (
	fetchTime    = 30 * time.Second
	maxRedirects = 5
)

// NewWeb returns a fetcher of pages.
func NewWeb(private bool) *Web {
	w := &Web{Private: private, Pause: time.Second}
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
	return w.fetchPage(context.Background(), address)
}

// answer is what a server sent.
type answer struct {
	data    []byte
	kind    string // its Content-Type
	status  int
	header  http.Header
	address *url.URL // in the end, after redirects
}

// get asks for an address. Another status than 200 is an error, but 304 where
// more headers ask whether something changed.
func (w *Web) get(ctx context.Context, address, accept string, more http.Header) (*answer, error) {
	ctx, cancel := context.WithTimeout(ctx, fetchTime)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("%s is no address: %w", address, err)
	}
	request.Header.Set("User-Agent", Agent)
	request.Header.Set("Accept", accept)
	for name, values := range more {
		request.Header[name] = values
	}
	response, err := w.client.Do(request)
	if err != nil {
		if inner := errors.Unwrap(err); inner != nil {
			err = inner
		}
		return nil, fmt.Errorf("fetching %s: %w", address, err)
	}
	defer response.Body.Close()
	a := &answer{kind: response.Header.Get("Content-Type"), status: response.StatusCode, header: response.Header, address: response.Request.URL}
	if more != nil && a.status == http.StatusNotModified {
		return a, nil
	}
	if a.status != http.StatusOK {
		return a, fmt.Errorf("fetching %s: the server answered %s", address, response.Status)
	}
	if a.data, err = bounded(response.Body); err != nil {
		return a, fmt.Errorf("fetching %s: %w", address, err)
	}
	return a, nil
}

// Agent is what the program calls itself where it asks for pages.
const Agent = "ravabet (reads news reports)"

const acceptPages = "text/html, text/plain;q=0.8"

// fetchPage reads the report at an address.
func (w *Web) fetchPage(ctx context.Context, address string) (Report, error) {
	a, err := w.get(ctx, address, acceptPages, nil)
	if err != nil {
		return Report{}, err
	}
	return a.report(address)
}

// report is the report of a page that was fetched.
func (a *answer) report(address string) (r Report, err error) {
	switch {
	case strings.HasPrefix(a.kind, "text/plain"):
		r, err = plainText(address, bytes.NewReader(a.data))
	case a.kind != "" && !strings.Contains(a.kind, "html"):
		return r, fmt.Errorf("fetching %s: it is %s and no page", address, a.kind)
	default:
		r, err = page(decoded(a.data, a.kind), a.address)
	}
	if err != nil {
		return r, fmt.Errorf("reading the page %s: %w", address, err)
	}
	r.ID, r.URL = address, address
	return r, nil
}

// decoded is a page in UTF-8, whatever its own encoding.
func decoded(data []byte, kind string) []byte {
	if in, err := charset.NewReader(bytes.NewReader(data), kind); err == nil {
		if out, err := io.ReadAll(io.LimitReader(in, MaxBytes)); err == nil {
			return out
		}
	}
	return data
}

// fetch reads what is at the address of an input: a page, a feed or a list of
// feeds.
func (s *stream) fetch() bool {
	address := s.place.Input
	if s.in.Known != nil && s.in.Known(address) {
		return true
	}
	a, err := s.in.Web.get(s.ctx, address, acceptPages+", application/rss+xml, application/atom+xml, application/xml;q=0.7", nil)
	if err != nil {
		return s.fail(err)
	}
	switch sniff(a.data) {
	case feed:
		return s.readFeed(a.data)
	case feedList:
		return s.readFeedList(a.data)
	}
	return s.one(func() (Report, error) { return a.report(address) })
}
