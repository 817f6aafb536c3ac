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
	"github.com/ravabet/ravabet/ask"
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

// questions are what people ask of an archive, with other values every time.
type questions struct {
	archive *archive.Archive
	reader  *reading.Reader
	random  *rand.Rand
}

var (
	askedCodes = strings.Fields("IRN USA RUS CHN ISR UKR TUR SAU IRQ SYR DEU FRA GBR PAK AFG IND JPN EGY QAT LBN YEM OMN")
	askedTypes = strings.Fields("CONSULT ACCUSE SUPPORT ASSAULT SANCTION AGREE REQUEST THREATEN AID PROTEST")
	askedWords = strings.Fields("توافقنامه دیدار حمله تحریم وزیر خارجه رئیس‌جمهور مذاکره کمک نیروها اقتصادی امنیت مرز سفیر بازداشت پارلمان گفتگو محکوم ایران")
)

func (q *questions) code() string {
	return askedCodes[int(float64(len(askedCodes))*q.random.Float64()*q.random.Float64())]
}

func (q *questions) word() string { return askedWords[q.random.IntN(len(askedWords))] }

func (q *questions) pair() (one, other archive.Side) {
	a, b := q.code(), q.code()
	for a == b {
		b = askedCodes[q.random.IntN(len(askedCodes))]
	}
	return archive.SideOf(a), archive.SideOf(b)
}

func (q *questions) series(ctx context.Context) error {
	one, other := q.pair()
	_, _, err := relation.Series(ctx, q.archive, relation.Query{Side: one, Other: other})
	return err
}

func (q *questions) dailySeries(ctx context.Context) error {
	one, other := q.pair()
	_, _, err := relation.Series(ctx, q.archive, relation.Query{Side: one, Other: other, Daily: true})
	return err
}

func (q *questions) stateSeries(ctx context.Context) error {
	_, _, err := relation.Series(ctx, q.archive, relation.Query{Side: archive.SideOf(q.code())})
	return err
}

func (q *questions) groupSeries(ctx context.Context) error {
	_, _, err := relation.Series(ctx, q.archive, relation.Query{Side: ask.Side(q.reader.Actors(), "EU"), Other: archive.SideOf(q.code())})
	return err
}

func (q *questions) groupRelation(ctx context.Context) error {
	_, err := relation.Between(ctx, q.archive, relation.Query{Side: ask.Side(q.reader.Actors(), "EU"), Other: archive.SideOf(q.code()), Most: 5})
	return err
}

func (q *questions) groupList(ctx context.Context) error {
	f := archive.Filter{Parties: ask.Side(q.reader.Actors(), "EU"), Others: archive.SideOf(q.code()), Types: []string{askedTypes[q.random.IntN(len(askedTypes))]}}
	_, err := q.archive.Records(ctx, archive.Event, f, archive.Page{Limit: 50})
	return err
}

func (q *questions) relation(ctx context.Context) error {
	one, other := q.pair()
	_, err := relation.Between(ctx, q.archive, relation.Query{Side: one, Other: other, Most: 5})
	return err
}

func (q *questions) list(ctx context.Context) error {
	one, other := q.pair()
	f := archive.Filter{Types: []string{askedTypes[q.random.IntN(len(askedTypes))]}}
	switch q.random.IntN(4) {
	case 0:
		f.Actors = one
	case 1:
		f.Parties, f.Others = one, other
	case 2:
		f.Recipients, f.Heads = one, true
	case 3:
		f.Actors, f.Outlets = one, []string{"کرانه"}
	}
	if q.random.IntN(2) == 0 {
		f.From, f.To, _ = archive.ParseDay(fmt.Sprint(2005 + q.random.IntN(20)))
	}
	_, err := q.archive.Records(ctx, archive.Event, f, archive.Page{Limit: 50})
	return err
}

func (q *questions) search(ctx context.Context) error {
	query := q.word()
	if q.random.IntN(2) == 0 {
		query += " " + q.word()
	}
	w, err := archive.ParseWords(query, q.reader.Document)
	if err != nil {
		return err
	}
	_, err = q.archive.Articles(ctx, archive.Filter{Words: w}, archive.Page{Limit: 50})
	return err
}

func (q *questions) searchEvents(ctx context.Context) error {
	w, err := archive.ParseWords(q.word(), q.reader.Document)
	if err != nil {
		return err
	}
	_, err = q.archive.Records(ctx, archive.Event, archive.Filter{Words: w, Parties: archive.SideOf(q.code())}, archive.Page{Limit: 50})
	return err
}

// askArchive times questions of each kind.
func askArchive(ctx context.Context, a *archive.Archive, r *reading.Reader, asked int) error {
	q := &questions{a, r, rand.New(rand.NewPCG(5, 5))}
	for _, kind := range []struct {
		what string
		ask  func(context.Context) error
	}{
		{"series of a pair by month", q.series}, {"series of a pair by month and day", q.dailySeries},
		{"series of a state with all others", q.stateSeries}, {"series of the EU with a state", q.groupSeries},
		{"relation of a pair, whole", q.relation}, {"relation of the EU with a state", q.groupRelation},
		{"list of 50 events, filtered", q.list}, {"list of 50 events of the EU, filtered", q.groupList},
		{"text search, 50 articles", q.search}, {"text search, 50 events of an actor", q.searchEvents},
	} {
		var times []time.Duration
		for range asked {
			begun := time.Now()
			if err := kind.ask(ctx); err != nil {
				return fmt.Errorf("%s: %w", kind.what, err)
			}
			times = append(times, time.Since(begun))
		}
		slices.Sort(times)
		at := func(share float64) time.Duration {
			return times[int(share*float64(len(times)-1))].Round(10 * time.Microsecond)
		}
		fmt.Printf("%-36s p50 %-10s p95 %-10s p99 %s\n", kind.what, at(0.5), at(0.95), at(0.99))
	}
	return nil
}
