package archive

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver
	"github.com/pressly/goose/v3"
)

// postgres keeps the archive in a PostgreSQL database.
type postgres struct{}

func (postgres) open(location string) (write, read *sql.DB, err error) {
	if write, err = sql.Open("pgx", location); err != nil {
		return nil, nil, err
	}
	if err := write.Ping(); err != nil {
		return nil, nil, err
	}
	write.SetMaxOpenConns(4)
	if read, err = sql.Open("pgx", location); err != nil {
		return nil, nil, err
	}
	read.SetMaxOpenConns(16)
	read.SetMaxIdleConns(16)
	return write, read, nil
}

func (postgres) goose() (goose.Dialect, string) { return goose.DialectPostgres, "postgres" }

func (postgres) bind(query string) string {
	var b strings.Builder
	n := 0
	for {
		before, after, ok := strings.Cut(query, "?")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		n++
		b.WriteString("$" + strconv.Itoa(n))
		query = after
	}
}

// writers is the number of the lock that a writer of the archive holds.
const writers = 0x7261766162

func (postgres) lock(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", writers)
	return err
}

func (postgres) termed(table, as string) (from, match, order string) {
	return table + " " + as, as + ".terms @@ ?::tsquery", as + ".id"
}

func (postgres) bare(table string) (from, match, id string) {
	return table, "terms @@ ?::tsquery", "id"
}

func (postgres) ownTable() bool { return false }

// terms writes the terms as a tsvector; words have their places, so that
// phrases can be told, facets have none.
func (postgres) terms(facets, words []string) string {
	var b strings.Builder
	for _, f := range facets {
		b.WriteString(lexeme(f) + " ")
	}
	for i, w := range words {
		fmt.Fprintf(&b, "%s:%d ", lexeme(w), min(i+1, 16383)) // the last place that a tsvector knows
	}
	return b.String()
}

func lexeme(s string) string {
	return "'" + strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(s), `\`, ``), "'", "''") + "'"
}

// expression writes a condition as a tsquery.
func (p postgres) expression(e expression) string {
	switch {
	case len(e.phrase) > 0:
		var out []string
		for _, w := range e.phrase {
			out = append(out, lexeme(w))
		}
		return "(" + strings.Join(out, " <-> ") + ")"
	case len(e.any) > 0:
		return p.join(e.any, " | ")
	}
	out := p.join(e.all, " & ")
	if len(e.none) > 0 {
		out += " & !" + p.join(e.none, " | ")
	}
	return out
}

func (p postgres) join(parts []expression, by string) string {
	var out []string
	for _, x := range parts {
		out = append(out, p.expression(x))
	}
	return "(" + strings.Join(out, by) + ")"
}
