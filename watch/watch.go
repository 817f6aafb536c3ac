// Package watch polls feeds and takes their new reports into an archive. It
// asks servers only for what changed, no more often than makes sense, leaves
// them alone while they fail, and keeps to what their robots.txt allows.
package watch

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/intake"
	"github.com/ravabet/ravabet/source"
)

// Watcher polls the feeds of an archive.
type Watcher struct {
	Taker *intake.Taker
	Web   *source.Web
	Every time.Duration // between two questions to a feed, at first
	Log   *slog.Logger

	now   func() time.Time // of the tests
	mu    sync.Mutex
	tries map[string]int // of pages that could not be read
}

const (
	// soonest and latest bound the time between two questions to a feed that
	// answers; it grows while nothing is new, and shrinks when something is.
	soonest = 5 * time.Minute
	latest  = 6 * time.Hour
	// longestBreak is how long a feed that fails is left alone at most.
	longestBreak = 24 * time.Hour
	// atOnce is how many feeds are read beside one another. A server's pages
	// are asked for one by one whatever it is.
	atOnce = 8
	// feedTime bounds the reading of one feed with its new pages.
	feedTime = 15 * time.Minute
	// maxTries is how often a page is tried that could not be read.
	maxTries = 3
	// remembered is how many such pages are remembered.
	remembered = 50_000
)

// Run polls feeds until ctx ends.
func (w *Watcher) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		next, err := w.Round(ctx)
		if err != nil {
			return err
		}
		wait := min(max(time.Until(next), time.Second), time.Minute)
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
	}
	return nil
}

func (w *Watcher) time() time.Time {
	if w.now != nil {
		return w.now()
	}
	return time.Now()
}

// Round asks the feeds that are due, and tells when the next will be.
func (w *Watcher) Round(ctx context.Context) (next time.Time, err error) {
	feeds, err := w.Taker.Archive.Feeds(ctx)
	if err != nil {
		return next, err
	}
	next = w.time().Add(latest)
	slots := make(chan struct{}, atOnce)
	var working sync.WaitGroup
	var mu sync.Mutex
	for _, f := range feeds {
		if f.Next.After(w.time()) {
			mu.Lock()
			next = earlier(next, f.Next)
			mu.Unlock()
			continue
		}
		if ctx.Err() != nil {
			break
		}
		slots <- struct{}{}
		working.Go(func() {
			defer func() { <-slots }()
			again, e := w.one(ctx, f)
			mu.Lock()
			defer mu.Unlock()
			next = earlier(next, again)
			if e != nil && err == nil {
				err = e
			}
		})
	}
	working.Wait()
	return next, err
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// one asks a feed, takes what is new, and stores when to ask it again. The
// error is of the archive; a feed that fails is only left alone for longer.
func (w *Watcher) one(ctx context.Context, f archive.Feed) (time.Time, error) {
	if f.Every == 0 {
		f.Every = w.Every
	}
	within, cancel := context.WithTimeout(ctx, feedTime)
	defer cancel()
	answer, failed := w.Web.Feed(within, f.Address, f.ETag, f.Modified)
	if ctx.Err() != nil {
		return f.Next, nil // asked again by the next run
	}
	added := 0
	if failed == nil {
		counts, err := w.Taker.TakeReports(ctx, w.reports(within, answer.Items))
		if err != nil {
			return f.Next, err
		}
		added = counts.Added
		if len(counts.Errors) > 0 {
			w.Log.Warn("pages could not be read", "feed", f.Address, "pages", counts.Failed, "first", counts.Errors[0])
			answer.ETag, answer.Modified = "", "" // so that the feed gives them again
		}
	}
	w.schedule(&f, &answer, added, failed)
	if ctx.Err() != nil && failed == nil {
		f.ETag, f.Modified = "", "" // not all of it may have been read
	}
	return f.Next, w.Taker.Archive.SaveFeeds(context.WithoutCancel(ctx), f)
}

// schedule says when a feed is asked again.
func (w *Watcher) schedule(f *archive.Feed, answer *source.FeedAnswer, added int, failed error) {
	wait := f.Every
	switch {
	case failed != nil:
		f.Failures++
		f.Error = failed.Error()
		wait = min(f.Every<<min(f.Failures, 10), longestBreak)
		w.Log.Warn("a feed failed", "feed", f.Address, "failures", f.Failures, "error", failed)
	case added > 0:
		f.Every = max(f.Every*2/3, soonest)
		w.Log.Info("new reports", "feed", f.Address, "reports", added)
	default:
		f.Every = min(f.Every*5/4, latest)
	}
	if failed == nil {
		f.Failures, f.Error, f.Added = 0, "", f.Added+added
		f.ETag, f.Modified = answer.ETag, answer.Modified
		wait = f.Every
	}
	wait += time.Duration(rand.Int64N(int64(wait)/10 + 1)) // so that feeds do not all come due at once
	f.Next = w.time().Add(max(wait, answer.RetryAfter))
}

// reports reads the new reports of a feed.
func (w *Watcher) reports(ctx context.Context, items []source.Item) iter.Seq2[source.Report, error] {
	return func(yield func(source.Report, error) bool) {
		for i := range items {
			address := items[i].Address
			if ctx.Err() != nil {
				return
			}
			if address == "" || w.tried(address) >= maxTries || w.Taker.Known(ctx, address) {
				continue
			}
			r, err := w.Web.Item(ctx, &items[i])
			if err != nil {
				w.failed(address)
			} else {
				r.URL = address // of the feed, by which it is known again
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

func (w *Watcher) tried(address string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.tries[address]
}

func (w *Watcher) failed(address string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.tries) >= remembered || w.tries == nil {
		w.tries = map[string]int{}
	}
	w.tries[address]++
}

// Add has feeds watched from now on; those that are already are left as they
// are.
func (w *Watcher) Add(ctx context.Context, addresses ...string) error {
	var feeds []archive.Feed
	for _, a := range addresses {
		feeds = append(feeds, archive.Feed{Address: a, Every: w.Every, Next: w.time()})
	}
	if err := w.Taker.Archive.NewFeeds(ctx, feeds...); err != nil {
		return fmt.Errorf("adding feeds: %w", err)
	}
	return nil
}
