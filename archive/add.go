package archive

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"
)

// Outcome is what became of an entry.
type Outcome struct {
	ID      ID   // of the article, of the one that was there where Known
	Known   bool // the same address or text was there: nothing was stored
	Reprint bool // it retells an article that was there
}

// Mark says how far an input has been taken in.
type Mark struct {
	Input    string
	Version  string // of a file its size and time: another one is read anew
	Reports  int    // how many of its reports are done
	Finished bool
}

// Add stores reports with their records, all of them in one transaction with
// the marks of how far their inputs have been taken in.
func (a *Archive) Add(ctx context.Context, entries []Entry, marks ...Mark) ([]Outcome, error) {
	drafts := make([]*draft, len(entries))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, e := range entries {
		group.Go(func() (err error) {
			drafts[i], err = ready(e)
			return err
		})
	}
	err := group.Wait()
	if err != nil {
		return nil, err
	}
	var outcomes []Outcome
	err = a.within(ctx, func(tx *transaction) (err error) {
		if outcomes, err = tx.add(drafts); err != nil {
			return err
		}
		for _, m := range marks {
			err := tx.exec(`INSERT INTO inputs (name, version, reports, finished) VALUES (?, ?, ?, ?)
				ON CONFLICT (name) DO UPDATE SET version = excluded.version, reports = excluded.reports, finished = excluded.finished`,
				m.Input, m.Version, m.Reports, number(m.Finished))
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("adding %d reports to the archive %s: %w", len(entries), a.where, err)
	}
	return outcomes, nil
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Marked returns the mark of an input, one of nothing done where there is
// none.
func (a *Archive) Marked(ctx context.Context, input string) (Mark, error) {
	m := Mark{Input: input}
	finished := 0
	err := a.each(ctx, "looking up how far "+input+" was read", "SELECT version, reports, finished FROM inputs WHERE name = ?", []any{input},
		func(scan func(...any) error) error { return scan(&m.Version, &m.Reports, &finished) })
	m.Finished = finished == 1
	return m, err
}

// Known tells whether a report with an address or a text is in the archive.
func (a *Archive) Known(ctx context.Context, url, text string) (bool, error) {
	rows, err := a.read.QueryContext(ctx, a.dialect.bind("SELECT 1 FROM articles WHERE text_key = ? OR url_key = ? LIMIT 1"), textKey(text), urlKey(url))
	if err != nil {
		return false, fmt.Errorf("asking the archive %s for a report: %w", a.where, err)
	}
	defer rows.Close()
	return rows.Next(), rows.Err()
}

// item is a draft with its place in the archive.
type item struct {
	*draft
	id    ID
	story ID // the article that it reprints, or itself
}

// add stores what is new among some drafts.
func (tx *transaction) add(drafts []*draft) ([]Outcome, error) {
	out := make([]Outcome, len(drafts))
	fresh, err := tx.unknown(drafts, out)
	if err != nil || len(fresh) == 0 {
		return out, err
	}
	if err := tx.findStories(fresh); err != nil {
		return nil, err
	}
	if err := tx.putArticles(fresh); err != nil {
		return nil, err
	}
	var all []*placed
	for _, it := range fresh {
		all = append(all, it.place()...)
	}
	reprints := map[ID]bool{}
	for _, it := range fresh {
		reprints[it.id] = it.story != it.id
	}
	for i := range out {
		out[i].Reprint = !out[i].Known && reprints[out[i].ID]
	}
	return out, tx.putRecords(all)
}

// unknown gives new articles their ids, and returns them.
func (tx *transaction) unknown(drafts []*draft, out []Outcome) ([]*item, error) {
	urls, texts, last, err := tx.there(drafts)
	if err != nil {
		return nil, err
	}
	var fresh []*item
	for i, d := range drafts {
		id, ok := texts[d.textKey]
		if !ok && d.urlKey.Valid {
			id, ok = urls[d.urlKey.Int64]
		}
		if ok {
			out[i] = Outcome{ID: id, Known: true}
			continue
		}
		if last++; last >= 1<<numberBits {
			return nil, fmt.Errorf("it is full: it holds %d reports", last-1)
		}
		id = makeID(d.day, last, 0)
		out[i].ID, texts[d.textKey] = id, id
		if d.urlKey.Valid {
			urls[d.urlKey.Int64] = id
		}
		fresh = append(fresh, &item{d, id, id})
	}
	return fresh, nil
}

// there finds the articles with the addresses or texts of some drafts, and
// the number of the article that was added last.
func (tx *transaction) there(drafts []*draft) (urls, texts map[int64]ID, last int64, err error) {
	urls, texts = map[int64]ID{}, map[int64]ID{}
	err = inChunks(drafts, func(part []*draft) error {
		var args []any
		for _, d := range part {
			args = append(args, d.textKey)
		}
		for _, d := range part {
			args = append(args, d.urlKey)
		}
		query := "SELECT id, text_key, coalesce(url_key, 0) FROM articles WHERE text_key " + in(len(part)) + " OR url_key " + in(len(part))
		return tx.each(query, args, func(scan func(...any) error) error {
			var id ID
			var text, url int64
			err := scan(&id, &text, &url)
			texts[text], urls[url] = id, id
			return err
		})
	})
	if err != nil {
		return nil, nil, 0, err
	}
	err = tx.each("SELECT coalesce(max(number), 0) FROM articles", nil, func(scan func(...any) error) error { return scan(&last) })
	return urls, texts, last, err
}

// told is an article that stands for a story.
type told struct {
	id   ID
	sign signature
}

// findStories finds for each new article the story that it tells: that of
// the article most like it, else its own. Only what is no reprint can be
// found, so that a story does not drift from reprint to reprint.
func (tx *transaction) findStories(fresh []*item) error {
	found := map[int64][]told{}
	var bands []int64
	for _, it := range fresh {
		bands = append(bands, it.sign.bands()...)
	}
	err := inChunks(bands, func(part []int64) error {
		query := "SELECT b.band, a.id, a.signature FROM bands b JOIN articles a ON a.id = b.article WHERE b.band " + in(len(part))
		return tx.each(query, anys(part), func(scan func(...any) error) error {
			var band int64
			var t told
			var sign []byte
			err := scan(&band, &t.id, &sign)
			t.sign = readSignature(sign)
			found[band] = append(found[band], t)
			return err
		})
	})
	if err != nil {
		return err
	}
	var rows [][]any
	for _, it := range fresh {
		bands := it.sign.bands()
		best := 0.0
		for _, b := range bands {
			for _, t := range found[b] {
				if l := it.sign.likeness(t.sign); l >= alike && it.near(t.id) && (l > best || l == best && t.id < it.story) {
					best, it.story = l, t.id
				}
			}
		}
		if it.story != it.id {
			continue
		}
		for _, b := range bands {
			found[b] = append(found[b], told{it.id, it.sign})
			rows = append(rows, []any{b, int64(it.id)})
		}
	}
	slices.SortFunc(rows, func(a, b []any) int { return cmp.Compare(a[0].(int64), b[0].(int64)) })
	return tx.insert("bands", "band, article", "(?, ?)", "ON CONFLICT DO NOTHING", rows)
}

// near tells whether an article's date lets it be the story of this one.
func (it *item) near(id ID) bool {
	return it.day == NoDay || id.Day() == NoDay || max(it.day-id.Day(), id.Day()-it.day) <= reprintDays
}

// putArticles stores the rows of articles and what they are found by.
func (tx *transaction) putArticles(fresh []*item) error {
	now := time.Now().Unix()
	var rows, terms [][]any
	for _, it := range fresh {
		a := it.article
		rows = append(rows, []any{int64(it.id), it.id.number(), storable(a.ID), storable(a.URL), it.urlKey, it.textKey, storable(a.Title), a.Date,
			storable(a.Outlet), a.Language, storable(it.text), number(a.Text != ""), int64(it.story), it.sign.bytes(), it.detail,
			a.Coder.Version, a.Coder.Lexicon, now})
		terms = append(terms, []any{int64(it.id), tx.dialect.terms(it.articleFacets(), lemmas(it.words))})
	}
	return tx.insertTermed("articles", "id, number, name, url, url_key, text_key, title, date, outlet, language, text, extracted, story, signature, detail, coder, lexicon, added", rows, terms)
}

// insertTermed stores rows with their terms, which stand in a column or in a
// table of their own.
func (tx *transaction) insertTermed(table, columns string, rows, terms [][]any) error {
	n := len(strings.Split(columns, ","))
	if tx.dialect.ownTable() {
		if err := tx.insert(table, columns, "("+repeated("?", n)+")", "", rows); err != nil {
			return err
		}
		return tx.insert(strings.TrimSuffix(table, "s")+"_terms", "rowid, terms", "(?, ?)", "", terms)
	}
	for i := range rows {
		rows[i] = append(rows[i], terms[i][1])
	}
	return tx.insert(table, columns+", terms", "("+repeated("?", n)+", ?::tsvector)", "", rows)
}

// articleFacets are those of the article's records, and its outlet.
func (d *draft) articleFacets() []string {
	out := []string{articleOutlet(d.article.Outlet)}
	for _, r := range d.records {
		out = append(out, r.facets...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func articleOutlet(name string) string { return "xo:" + nameFacet(name) }

func lemmas(words []term) []string {
	out := make([]string, len(words))
	for i := range words {
		out[i] = words[i].lemma
	}
	return out
}

// storable puts U+FFFD for what a database takes in no text, a code point for
// each, so that offsets hold.
func storable(s string) string {
	if !utf8.ValidString(s) {
		s = string([]rune(s))
	}
	return strings.ReplaceAll(s, "\x00", "\ufffd")
}
