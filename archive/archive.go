// Package archive keeps reports with their records, in a SQLite file or a
// PostgreSQL database: each report once, reprints linked to the story that
// they tell, records that tell the same linked to the one that told it first.
// It finds them again by words and by who did what to whom.
//
// It knows no language: the words of a report come to it analysed.
package archive

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/pressly/goose/v3"
)

//go:embed migrations
var migrations embed.FS

// Archive is an open archive. It is safe for use by several goroutines, and
// by several processes at once.
type Archive struct {
	write   *sql.DB // of SQLite a single connection
	read    *sql.DB
	dialect dialect
	where   string
}

// A dialect is what a database does in its own way.
type dialect interface {
	// open returns the connections to write and to read with.
	open(location string) (write, read *sql.DB, err error)
	// goose names the database and the folder of its migrations.
	goose() (goose.Dialect, string)
	// bind gives a statement, written with ?, the placeholders of the
	// database.
	bind(query string) string
	// lock keeps other writers out until the transaction ends.
	lock(ctx context.Context, tx *sql.Tx) error
	// termed is a statement's source of the rows whose terms match, with a ?
	// for the match; the rows' columns are reached by the given name, and
	// order is what sorts them by day.
	termed(table, as string) (from, match, order string)
	// bare is termed for the ids alone.
	bare(table string) (from, match, id string)
	// expression writes a condition on terms as the database reads it.
	expression(e expression) string
	// terms writes an item's terms as its column or table takes them.
	terms(facets, words []string) string
	// ownTable tells that terms stand in a table of their own.
	ownTable() bool
}

// Default is where the archive is unless told otherwise: the environment's
// RAVABET_DB, or a file in the user's folder of data.
func Default() (string, error) {
	if at := os.Getenv("RAVABET_DB"); at != "" {
		return at, nil
	}
	dir := os.Getenv("XDG_DATA_HOME")
	var err error
	switch {
	case dir != "":
	case runtime.GOOS == "windows" || runtime.GOOS == "darwin":
		dir, err = os.UserConfigDir() // which is that of data, too
	default:
		if dir, err = os.UserHomeDir(); err == nil {
			dir = filepath.Join(dir, ".local", "share")
		}
	}
	if err != nil {
		return "", fmt.Errorf("finding the folder for the archive: %w; name a file with --db or RAVABET_DB", err)
	}
	return filepath.Join(dir, "ravabet", "archive.db"), nil
}

// Exists tells whether there may be an archive at a location: a database is
// taken to have one.
func Exists(location string) bool {
	if isPostgres(location) {
		return true
	}
	_, err := os.Stat(location)
	return err == nil
}

func isPostgres(location string) bool {
	return strings.HasPrefix(location, "postgres://") || strings.HasPrefix(location, "postgresql://")
}

// Open opens the archive in a SQLite file, which it makes where there is
// none, or in the PostgreSQL database at an address as
// postgres://user:password@host/name, and brings its tables up to date.
func Open(ctx context.Context, location string) (*Archive, error) {
	a := &Archive{dialect: sqlite{}, where: location}
	if isPostgres(location) {
		a.dialect, a.where = postgres{}, withoutPassword(location)
	}
	var err error
	if a.write, a.read, err = a.dialect.open(location); err != nil {
		return nil, fmt.Errorf("opening the archive %s: %w", a.where, err)
	}
	if err := a.migrate(ctx); err != nil {
		a.Close()
		return nil, fmt.Errorf("opening the archive %s: %w", a.where, err)
	}
	return a, nil
}

func (a *Archive) migrate(ctx context.Context) error {
	name, dir := a.dialect.goose()
	files, err := fs.Sub(migrations, "migrations/"+dir)
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(name, a.write, files)
	if err != nil {
		return err
	}
	var failed error
	for before := int64(-1); ; {
		done, latest, err := provider.GetVersions(ctx)
		switch {
		case err != nil:
			return err
		case done > latest:
			return fmt.Errorf("its tables are of version %d, and this program knows %d at most: use a newer program", done, latest)
		case done == latest:
			return nil
		}
		// A step fails where another process has taken it meanwhile: then the
		// version has gone up, and the steps that are left can be tried.
		if failed != nil && done == before {
			return failed
		}
		before = done
		_, failed = provider.Up(ctx)
	}
}

// Where tells where the archive is, without a password.
func (a *Archive) Where() string { return a.where }

// Close ends the use of the archive.
func (a *Archive) Close() error { return errors.Join(a.read.Close(), a.write.Close()) }

// Ping tells whether the database answers.
func (a *Archive) Ping(ctx context.Context) error { return a.read.PingContext(ctx) }

// within runs f in one transaction that keeps other writers out.
func (a *Archive) within(ctx context.Context, f func(*transaction) error) error {
	tx, err := a.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := a.dialect.lock(ctx, tx); err != nil {
		return err
	}
	if err := f(&transaction{Tx: tx, ctx: ctx, dialect: a.dialect, asked: map[string]*sql.Stmt{}}); err != nil {
		return err
	}
	return tx.Commit()
}

func withoutPassword(location string) string {
	scheme, rest, _ := strings.Cut(location, "://")
	if user, host, ok := strings.Cut(rest, "@"); ok {
		name, _, _ := strings.Cut(user, ":")
		return scheme + "://" + name + "@" + host
	}
	return location
}
