package archive

import (
	"context"
	"fmt"
	"time"
)

// Feed is a feed that is watched.
type Feed struct {
	Address  string
	ETag     string // of its last answer, to ask whether it changed
	Modified string // as ETag, by time
	Next     time.Time
	Every    time.Duration
	Failures int    // since it last answered
	Error    string // its last failure, "" after an answer
	Added    int    // reports stored from it
}

const feedColumns = "address, etag, modified, next, every, failures, error, added"

// Feeds lists the feeds that are watched, those due first.
func (a *Archive) Feeds(ctx context.Context) ([]Feed, error) {
	var out []Feed
	err := a.each(ctx, "listing the feeds", "SELECT "+feedColumns+" FROM feeds ORDER BY next, address", nil, func(scan func(...any) error) error {
		var f Feed
		var next, every int64
		err := scan(&f.Address, &f.ETag, &f.Modified, &next, &every, &f.Failures, &f.Error, &f.Added)
		f.Next, f.Every = time.Unix(next, 0), time.Duration(every)*time.Second
		out = append(out, f)
		return err
	})
	return out, err
}

// SaveFeeds stores feeds as they are now.
func (a *Archive) SaveFeeds(ctx context.Context, feeds ...Feed) error {
	return a.feeds(ctx, feeds, `UPDATE SET etag = excluded.etag, modified = excluded.modified, next = excluded.next, every = excluded.every,
		failures = excluded.failures, error = excluded.error, added = excluded.added`)
}

// NewFeeds stores those of some feeds that are not there yet.
func (a *Archive) NewFeeds(ctx context.Context, feeds ...Feed) error {
	return a.feeds(ctx, feeds, "NOTHING")
}

func (a *Archive) feeds(ctx context.Context, feeds []Feed, conflict string) error {
	err := a.within(ctx, func(tx *transaction) error {
		for _, f := range feeds {
			err := tx.exec("INSERT INTO feeds ("+feedColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO "+conflict,
				f.Address, storable(f.ETag), storable(f.Modified), f.Next.Unix(), int64(f.Every/time.Second), f.Failures, storable(f.Error), f.Added)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("storing feeds in the archive %s: %w", a.where, err)
	}
	return nil
}

// RemoveFeed ends the watching of a feed. What was stored from it stays.
func (a *Archive) RemoveFeed(ctx context.Context, address string) error {
	return a.within(ctx, func(tx *transaction) error { return tx.exec("DELETE FROM feeds WHERE address = ?", address) })
}
