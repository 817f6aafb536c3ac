package source

import (
	"context"
	"fmt"
	"net/url"
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
	once   sync.Once
	pace   *rate.Limiter
	robots *robotstxt.Group // nil: anything may be fetched
	failed error
}

const (
	pause    = time.Second
	maxPause = 30 * time.Second
	maxHosts = 10_000
)

// allow waits until an address may be fetched, or says why it may not.
func (w *Web) allow(ctx context.Context, address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return fmt.Errorf("%q is no address of a page", address)
	}
	h := w.manners.host(u.Scheme + "://" + u.Host)
	h.once.Do(func() { h.ask(ctx, w, u) })
	if h.failed != nil {
		return h.failed
	}
	if h.robots != nil && !h.robots.Test(u.EscapedPath()) {
		return fmt.Errorf("fetching %s: the server's robots.txt forbids it", address)
	}
	return h.pace.Wait(ctx)
}

func (m *manners) host(name string) *host {
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

// ask reads a server's robots.txt. A server that fails to answer for it
// forbids all, one that has none allows all, as the RFC says.
func (h *host) ask(ctx context.Context, w *Web, u *url.URL) {
	a, err := w.get(ctx, u.Scheme+"://"+u.Host+"/robots.txt", "text/plain", nil)
	switch {
	case a == nil:
		h.failed = fmt.Errorf("asking for robots.txt: %w", err)
		return
	case a.status >= 500:
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
	if d := min(h.robots.CrawlDelay, maxPause); d > pause {
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
	if r.Title == "" {
		r.Title = i.Title
	}
	if r.Date.IsZero() {
		r.Date = i.Date
	}
	if r.Outlet == "" {
		r.Outlet = i.Outlet
	}
	return r, nil
}
