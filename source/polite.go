package source

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"
)

// manners keep the program a polite guest where it asks for many pages of one
// server: a second between two of them, or longer where the server asks for it,
// and none that its robots.txt (RFC 9309) forbids.
type manners struct {
	mu    sync.Mutex
	hosts map[string]*host
}

type host struct {
	pace   *rate.Limiter
	mu     sync.Mutex
	asked  time.Time        // for robots.txt, the last time
	robots *robotstxt.Group // nil: anything may be fetched
	failed error
}

const (
	maxPause = 30 * time.Second
	maxHosts = 10_000
	// robotsTime is how long an answer for robots.txt holds, as the RFC has it;
	// after a failure it is asked for again sooner.
	robotsTime      = 24 * time.Hour
	robotsRetryTime = 10 * time.Minute
)

// allow waits until an address may be fetched, or says why it may not.
func (w *Web) allow(ctx context.Context, address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return fmt.Errorf("%q is no address of a page", address)
	}
	h := w.manners.host(u.Scheme+"://"+u.Host, w.Pause)
	robots, err := h.rules(ctx, w, u)
	if err != nil {
		return err
	}
	if robots != nil && !robots.Test(u.EscapedPath()) {
		return fmt.Errorf("fetching %s: the server's robots.txt forbids it", address)
	}
	return h.pace.Wait(ctx)
}

func (m *manners) host(name string, pause time.Duration) *host {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.hosts) >= maxHosts || m.hosts == nil {
		m.hosts = map[string]*host{}
	}
	h := m.hosts[name]
	if h == nil {
		h = &host{pace: rate.NewLimiter(rate.Every(pause), 1)}
		m.hosts[name] = h
	}
	return h
}

// rules are what a server's robots.txt says, nil where it allows all.
func (h *host) rules(ctx context.Context, w *Web, u *url.URL) (*robotstxt.Group, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	holds := robotsTime
	if h.failed != nil {
		holds = robotsRetryTime
	}
	if time.Since(h.asked) > holds {
		h.robots, h.failed = nil, nil
		h.ask(ctx, w, u)
		h.asked = time.Now()
	}
	return h.robots, h.failed
}

// ask reads a server's robots.txt. A server that fails to answer for it
// forbids all, one that has none allows all, as the RFC says.
func (h *host) ask(ctx context.Context, w *Web, u *url.URL) {
	a, err := w.get(ctx, u.Scheme+"://"+u.Host+"/robots.txt", "text/plain", nil)
	switch {
	case a == nil:
		h.failed = fmt.Errorf("asking for robots.txt: %w", err)
		return
	case a.status >= 500 || a.status == http.StatusTooManyRequests:
		h.failed = fmt.Errorf("the server of %s fails to tell what may be fetched: its robots.txt answered %d", u.Host, a.status)
		return
	case err != nil:
		return
	}
	robots, err := robotstxt.FromBytes(a.data)
	if err != nil {
		return
	}
	h.robots = robots.FindGroup("ravabet")
	if d := min(h.robots.CrawlDelay, maxPause); d > w.Pause {
		h.pace.SetLimit(rate.Every(d))
	}
}

// Item reads the report of a feed's item: from the feed where it gives it
// whole, else from its page.
func (w *Web) Item(ctx context.Context, i *Item) (Report, error) {
	if i.Address == "" || len([]rune(i.Text)) >= fullText {
		return i.Report(), nil
	}
	if err := w.allow(ctx, i.Address); err != nil {
		return Report{}, err
	}
	r, err := w.fetchPage(ctx, i.Address)
	if err != nil {
		return r, err
	}
	r.Title, r.Outlet = cmp.Or(r.Title, i.Title), cmp.Or(r.Outlet, i.Outlet)
	if r.Date.IsZero() {
		r.Date = i.Date
	}
	return r, nil
}

// FeedAnswer is what a feed's server answered.
type FeedAnswer struct {
	Items      []Item
	Unchanged  bool // since the answer with the given ETag or time
	ETag       string
	Modified   string
	RetryAfter time.Duration // how long the server asks to wait, 0 where it says nothing
}

// maxItems is how many reports of one answer of a feed are taken.
const maxItems = 500

// Feed asks for a feed, where it changed since an answer with an ETag or a
// time of change. The answer may tell how long to wait even with an error.
func (w *Web) Feed(ctx context.Context, address, etag, modified string) (FeedAnswer, error) {
	if err := w.allow(ctx, address); err != nil {
		return FeedAnswer{}, err
	}
	more := http.Header{}
	if etag != "" {
		more.Set("If-None-Match", etag)
	}
	if modified != "" {
		more.Set("If-Modified-Since", modified)
	}
	a, err := w.get(ctx, address, acceptFeeds, more)
	if a == nil {
		return FeedAnswer{}, err
	}
	out := FeedAnswer{ETag: a.header.Get("ETag"), Modified: a.header.Get("Last-Modified"), RetryAfter: retryAfter(a.header.Get("Retry-After"))}
	if err != nil {
		return out, err
	}
	if a.status == http.StatusNotModified {
		out.Unchanged, out.ETag, out.Modified = true, etag, modified
		return out, nil
	}
	if out.Items, err = Feed(a.data, a.address); err != nil {
		return out, fmt.Errorf("reading %s: %w", address, err)
	}
	out.Items = out.Items[:min(len(out.Items), maxItems)]
	return out, nil
}

// retryAfter reads how long a server asks to wait: in seconds, or until a
// time.
func retryAfter(s string) time.Duration {
	if n, err := strconv.Atoi(s); err == nil && n > 0 {
		return time.Duration(min(n, 7*24*3600)) * time.Second
	}
	if t, err := http.ParseTime(s); err == nil {
		return max(0, min(time.Until(t), 7*24*time.Hour))
	}
	return 0
}
