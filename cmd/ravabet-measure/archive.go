package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/corpus"
	"github.com/ravabet/ravabet/intake"
	"github.com/ravabet/ravabet/reading"
	"github.com/ravabet/ravabet/relation"
	"github.com/ravabet/ravabet/source"
)

func init() { measures["archive"] = measureArchive }

// measureArchive fills an archive with reports put together from the
// lexicon's examples, as ravabet add does, and times what people ask of it.
func measureArchive(args []string) error {
	flags := flag.NewFlagSet("archive", flag.ContinueOnError)
	db := flags.String("db", "", "the archive, which is filled if it is empty")
	n := flags.Int("reports", 10_000, "reports to fill it with")
	asked := flags.Int("asked", 200, "questions of each kind")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *db == "" {
		return fmt.Errorf("name an archive with -db")
	}
	ctx := context.Background()
	a, err := archive.Open(ctx, *db)
	if err != nil {
		return err
	}
	defer a.Close()
	r, err := reading.New("")
	if err != nil {
		return err
	}
	some, err := a.Articles(ctx, archive.Filter{}, archive.Page{Limit: 1})
	if err != nil {
		return err
	}
	if len(some) == 0 {
		if err := fillArchive(ctx, a, r, *n); err != nil {
			return err
		}
	}
	size, err := a.Size(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("%+v\n", size)
	return askArchive(ctx, a, r, *asked)
}

// fillArchive writes reports to a file and adds them from there.
func fillArchive(ctx context.Context, a *archive.Archive, r *reading.Reader, n int) error {
	path := filepath.Join(os.TempDir(), fmt.Sprintf("ravabet-measure-%d.jsonl", os.Getpid()))
	defer os.Remove(path)
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	enc := json.NewEncoder(out)
	for s := range corpus.Reports(n, 1) {
		enc.Encode(map[string]string{"id": s.ID, "title": s.Title, "text": s.Text, "date": s.Date.Format(time.DateOnly), "url": s.URL, "outlet": s.Outlet})
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	begun, last := time.Now(), time.Now()
	taker := &intake.Taker{Archive: a, Reader: r, Tell: func(p intake.Progress) {
		if time.Since(last) > time.Minute {
			last = time.Now()
			fmt.Printf("%d reports, %.0f a second\n", p.Added, float64(p.Added)/time.Since(begun).Seconds())
		}
	}}
	counts, err := taker.Take(ctx, &source.Inputs{Args: []string{path}, Web: source.NewWeb(false)})
	if err != nil {
		return err
	}
	fmt.Printf("added %d reports of about %d words in %s: %.0f a second, largest memory %s\n", counts.Added, corpus.Words,
		time.Since(begun).Round(time.Second), float64(counts.Added)/time.Since(begun).Seconds(), largestMemory())
	return nil
}

// largestMemory is the most memory that the process had, as Linux tells it.
func largestMemory() string {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "unknown"
	}
	_, rest, _ := strings.Cut(string(data), "VmHWM:")
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(line)
}

// askArchive times questions, each kind with other values every time.
func askArchive(ctx context.Context, a *archive.Archive, r *reading.Reader, asked int) error {
	random := rand.New(rand.NewPCG(5, 5))
	codes := strings.Fields("IRN USA RUS CHN ISR UKR TUR SAU IRQ SYR DEU FRA GBR PAK AFG IND JPN EGY QAT LBN YEM OMN")
	often := func() string { return codes[int(float64(len(codes))*random.Float64()*random.Float64())] }
	types := strings.Fields("CONSULT ACCUSE SUPPORT ASSAULT SANCTION AGREE REQUEST THREATEN AID PROTEST")
	words := strings.Fields("توافقنامه دیدار حمله تحریم وزیر خارجه رئیس‌جمهور مذاکره کمک نیروها اقتصادی امنیت مرز سفیر بازداشت پارلمان گفتگو محکوم ایران")
	pair := func() ([]string, []string) {
		one, other := often(), often()
		for other == one {
			other = codes[random.IntN(len(codes))]
		}
		return []string{one}, []string{other}
	}
	page := archive.Page{Limit: 50}
	for _, q := range []struct {
		what string
		ask  func() error
	}{
		{"series of a pair, by month and day", func() error {
			one, other := pair()
			_, _, err := relation.Series(ctx, a, relation.Query{Side: one, Other: other, Daily: true})
			return err
		}},
		{"series of a state with all others", func() error {
			_, _, err := relation.Series(ctx, a, relation.Query{Side: []string{often()}})
			return err
		}},
		{"series of the EU with a state", func() error {
			_, _, err := relation.Series(ctx, a, relation.Query{Side: reading.Codes(r.Actors(), "EU"), Other: []string{often()}})
			return err
		}},
		{"relation of a pair, whole", func() error {
			one, other := pair()
			_, err := relation.Between(ctx, a, relation.Query{Side: one, Other: other, Most: 5})
			return err
		}},
		{"list of events, filtered", func() error {
			one, other := pair()
			f := archive.Filter{Types: []string{types[random.IntN(len(types))]}}
			switch random.IntN(4) {
			case 0:
				f.Actors = one
			case 1:
				f.Parties, f.Others = one, other
			case 2:
				f.Recipients, f.Heads = one, true
			case 3:
				f.Actors, f.Outlets = one, []string{"کرانه"}
			}
			if random.IntN(2) == 0 {
				f.From, f.To, _ = archive.ParseDay(fmt.Sprint(2005 + random.IntN(20)))
			}
			_, err := a.Records(ctx, archive.Event, f, page)
			return err
		}},
		{"text search of articles", func() error {
			query := words[random.IntN(len(words))]
			if random.IntN(2) == 0 {
				query += " " + words[random.IntN(len(words))]
			}
			w, err := archive.ParseWords(query, r.Document)
			if err != nil {
				return err
			}
			_, err = a.Articles(ctx, archive.Filter{Words: w}, page)
			return err
		}},
		{"text search of events of an actor", func() error {
			w, err := archive.ParseWords(words[random.IntN(len(words))], r.Document)
			if err != nil {
				return err
			}
			_, err = a.Records(ctx, archive.Event, archive.Filter{Words: w, Parties: []string{often()}}, page)
			return err
		}},
	} {
		var times []time.Duration
		for range asked {
			begun := time.Now()
			if err := q.ask(); err != nil {
				return fmt.Errorf("%s: %w", q.what, err)
			}
			times = append(times, time.Since(begun))
		}
		slices.Sort(times)
		at := func(share float64) time.Duration {
			return times[int(share*float64(len(times)-1))].Round(10 * time.Microsecond)
		}
		fmt.Printf("%-36s p50 %-10s p95 %-10s p99 %s\n", q.what, at(0.5), at(0.95), at(0.99))
	}
	return nil
}
