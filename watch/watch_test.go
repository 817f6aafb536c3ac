package watch

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/intake"
	"github.com/ravabet/ravabet/source"
)

// site is a server of a feed, whose reports and failures a test sets.
type site struct {
	mu       sync.Mutex
	reports  int
	down     bool
	asked    map[string]int
	answered map[int]int
	server   *httptest.Server
}

func newSite(t *testing.T) *site {
	s := &site{asked: map[string]int{}, answered: map[int]int{}}
	s.server = httptest.NewServer(s)
	t.Cleanup(s.server.Close)
	return s
}

func (s *site) set(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked[r.URL.Path]++
	tag := fmt.Sprintf(`"%d"`, s.reports)
	switch {
	case r.URL.Path == "/robots.txt":
		fmt.Fprint(w, "User-agent: ravabet\nDisallow: /secret\n")
	case s.down:
		w.Header().Set("Retry-After", "86400")
		s.answered[503]++
		w.WriteHeader(503)
	case r.URL.Path == "/feed" && r.Header.Get("If-None-Match") == tag:
		s.answered[304]++
		w.WriteHeader(304)
	case r.URL.Path == "/feed":
		s.answered[200]++
		w.Header().Set("ETag", tag)
		fmt.Fprint(w, `<rss version="2.0"><channel><title>نمونه</title>`)
		for i := range s.reports {
			fmt.Fprintf(w, "<item><title>گزارش %d</title><link>%s/page/%d</link></item>", i, s.server.URL, i)
		}
		fmt.Fprintf(w, "<item><title>x</title><link>%s/secret/1</link></item><item><title>y</title><link>%s/none</link></item></channel></rss>", s.server.URL, s.server.URL)
	case strings.HasPrefix(r.URL.Path, "/page/"):
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<html lang="fa"><head><title>دیدار شماره %[1]s</title></head><body><article><h1>دیدار شماره %[1]s</h1>
<p>وزیر خارجه ایران روز دوشنبه در مسقط با همتای عمانی خود دیدار کرد و دربارهٔ تجارت میان دو کشور گفت‌وگو کرد. شماره %[1]s</p></article></body></html>`, r.URL.Path[6:])
	default:
		http.NotFound(w, r)
	}
}

func watcher(t *testing.T, location string, private bool) (*Watcher, func(time.Duration)) {
	t.Helper()
	a := archivetest.Open(t, location)
	web := source.NewWeb(private)
	web.Pause = time.Millisecond
	now := time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC)
	w := &Watcher{Taker: &intake.Taker{Archive: a, Reader: archivetest.Reader()}, Web: web, Every: 15 * time.Minute, Log: slog.New(slog.DiscardHandler), now: func() time.Time { return now }}
	return w, func(d time.Duration) { now = now.Add(d) }
}

func feedOf(t *testing.T, w *Watcher) archive.Feed {
	t.Helper()
	feeds, err := w.Taker.Archive.Feeds(context.Background())
	if err != nil || len(feeds) != 1 {
		t.Fatalf("got the feeds %+v, %v", feeds, err)
	}
	return feeds[0]
}

func round(t *testing.T, w *Watcher) archive.Feed {
	t.Helper()
	if _, err := w.Round(context.Background()); err != nil {
		t.Fatal(err)
	}
	return feedOf(t, w)
}

func TestRounds(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		s := newSite(t)
		s.reports = 3
		w, pass := watcher(t, location, true)
		if err := w.Add(context.Background(), s.server.URL+"/feed"); err != nil {
			t.Fatal(err)
		}
		f := round(t, w)
		if f.Added != 3 || f.Failures != 0 || f.Every >= 15*time.Minute {
			t.Errorf("after the first round: %+v", f)
		}
		before := s.asked["/feed"]
		if round(t, w); s.asked["/feed"] != before {
			t.Error("a feed that was not due was asked")
		}
		for range maxTries { // until the page that is not there is given up
			pass(time.Hour)
			round(t, w)
		}
		pass(time.Hour)
		f = round(t, w)
		if s.answered[304] == 0 || f.Added != 3 || s.asked["/page/1"] != 1 || s.asked["/none"] != maxTries || s.asked["/secret/1"] != 0 {
			t.Errorf("nothing new: %+v, asked %v, answered %v", f, s.asked, s.answered)
		}
		s.set(func() { s.reports = 4 })
		pass(7 * time.Hour)
		if f = round(t, w); f.Added != 4 || s.asked["/page/1"] != 1 || s.asked["/page/3"] != 1 {
			t.Errorf("one new: %+v, asked %v", f, s.asked)
		}
		s.set(func() { s.down = true })
		pass(7 * time.Hour)
		f = round(t, w)
		if wait := f.Next.Sub(w.time()); f.Failures != 1 || !strings.Contains(f.Error, "503") || wait < 23*time.Hour {
			t.Errorf("the server asked to be left alone for a day: %+v, in %v", f, wait)
		}
		s.set(func() { s.down = false; s.reports = 5 })
		pass(25 * time.Hour)
		if f = round(t, w); f.Failures != 0 || f.Error != "" || f.Added != 5 {
			t.Errorf("up again: %+v", f)
		}
		size, err := w.Taker.Archive.Size(context.Background())
		if err != nil || size.Articles != 5 {
			t.Errorf("the archive has %+v, %v", size, err)
		}
	})
}

func TestBackOff(t *testing.T) {
	w, pass := watcher(t, t.TempDir()+"/a.db", true)
	if err := w.Add(context.Background(), "http://127.0.0.1:1/feed"); err != nil {
		t.Fatal(err)
	}
	last := time.Duration(0)
	for range 9 {
		f := round(t, w)
		wait := f.Next.Sub(w.time())
		if wait < last*9/10 || wait > longestBreak*12/10 {
			t.Errorf("after %d failures it waits %v, and before that %v", f.Failures, wait, last)
		}
		last = wait
		pass(wait + time.Second)
	}
	if last < longestBreak {
		t.Errorf("after nine failures it waits only %v", last)
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	s := newSite(t)
	w, _ := watcher(t, t.TempDir()+"/a.db", false)
	if err := w.Add(context.Background(), s.server.URL+"/feed"); err != nil {
		t.Fatal(err)
	}
	if f := round(t, w); !strings.Contains(f.Error, "private") || len(s.asked) > 0 {
		t.Errorf("got %+v, asked %v", f, s.asked)
	}
}

func TestRunEnds(t *testing.T) {
	w, _ := watcher(t, t.TempDir()+"/a.db", true)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- w.Run(ctx) }()
	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("the watch did not end")
	}
}
