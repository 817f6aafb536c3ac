package archive

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	driver "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqlite keeps the archive in one file. Readers see the last transaction that
// was committed while another is being written (WAL); a process that is
// killed loses nothing that was committed.
type sqlite struct{}

func (sqlite) open(location string) (write, read *sql.DB, err error) {
	if err := os.MkdirAll(filepath.Dir(location), 0o755); err != nil {
		return nil, nil, err
	}
	source := func(more ...string) string {
		q := url.Values{"_pragma": append([]string{"busy_timeout(30000)", "journal_mode(WAL)", "synchronous(NORMAL)",
			"foreign_keys(1)", "temp_store(MEMORY)"}, more...)}
		return "file:" + (&url.URL{Path: location}).EscapedPath() + "?" + q.Encode()
	}
	if write, err = sql.Open("sqlite", source("cache_size(-65536)", "journal_size_limit(67108864)")+"&_txlock=immediate"); err != nil {
		return nil, nil, err
	}
	write.SetMaxOpenConns(1)
	if err := makeFile(write); err != nil { // before readers open it
		return nil, nil, err
	}
	if read, err = sql.Open("sqlite", source("cache_size(-16384)", "query_only(1)", "mmap_size(268435456)")); err != nil {
		return nil, nil, err
	}
	read.SetMaxOpenConns(8)
	read.SetMaxIdleConns(8)
	return write, read, nil
}

// makeFile opens the file for the first time. SQLite does not keep to the busy
// timeout while two processes turn a new file to WAL, so it is waited for here.
func makeFile(db *sql.DB) error {
	for until := time.Now().Add(30 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		err := db.Ping()
		var failed *driver.Error
		if !errors.As(err, &failed) || failed.Code()&0xff != sqlite3.SQLITE_BUSY || time.Now().After(until) {
			return err
		}
	}
}

func (sqlite) goose() (goose.Dialect, string) { return goose.DialectSQLite3, "sqlite" }

func (sqlite) bind(query string) string { return query }

// lock has nothing to do: a transaction to write begins as the only one.
func (sqlite) lock(context.Context, *sql.Tx) error { return nil }

func (sqlite) termed(table, as string) (from, match, order string) {
	index := strings.TrimSuffix(table, "s") + "_terms"
	return index + " JOIN " + table + " " + as + " ON " + as + ".id = " + index + ".rowid", index + " MATCH ?", index + ".rowid"
}

func (sqlite) bare(table string) (from, match, id string) {
	index := strings.TrimSuffix(table, "s") + "_terms"
	return index, index + " MATCH ?", "rowid"
}

func (sqlite) ownTable() bool { return true }

func (sqlite) terms(facets, words []string) string {
	return strings.Join(facets, " ") + " " + strings.Join(words, " ")
}

// expression writes a condition in the query language of FTS5, every term
// within quotation marks.
func (s sqlite) expression(e expression) string {
	switch {
	case len(e.phrase) > 0:
		return `"` + strings.ReplaceAll(strings.Join(e.phrase, " "), `"`, "") + `"`
	case len(e.any) > 0:
		return s.join(e.any, " OR ")
	}
	out := s.join(e.all, " AND ")
	if len(e.none) > 0 {
		out = "(" + out + " NOT " + s.join(e.none, " OR ") + ")"
	}
	return out
}

func (s sqlite) join(parts []expression, by string) string {
	var out []string
	for _, p := range parts {
		out = append(out, s.expression(p))
	}
	if len(out) == 1 {
		return out[0]
	}
	return "(" + strings.Join(out, by) + ")"
}
