package archive

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// transaction is a transaction with what is known while it runs.
type transaction struct {
	*sql.Tx
	ctx     context.Context
	dialect dialect
	asked   map[string]*sql.Stmt // statements that came before; of one that came once, nil
}

// exec runs a statement. One that comes again is kept as the database has
// compiled it.
func (tx *transaction) exec(query string, args ...any) error {
	s, again := tx.asked[query]
	if s == nil && again {
		var err error
		if s, err = tx.PrepareContext(tx.ctx, tx.dialect.bind(query)); err != nil { // closes with the transaction
			return err
		}
	}
	tx.asked[query] = s
	if s != nil {
		_, err := s.ExecContext(tx.ctx, args...)
		return err
	}
	_, err := tx.ExecContext(tx.ctx, tx.dialect.bind(query), args...)
	return err
}

// each calls row for every row of an answer.
func (tx *transaction) each(query string, args []any, row func(scan func(...any) error) error) error {
	rows, err := tx.QueryContext(tx.ctx, tx.dialect.bind(query), args...)
	if err != nil {
		return err
	}
	return eachRow(rows, row)
}

// each calls row for every row of an answer; doing says in an error what the
// rows were wanted for.
func (a *Archive) each(ctx context.Context, doing, query string, args []any, row func(scan func(...any) error) error) error {
	rows, err := a.read.QueryContext(ctx, a.dialect.bind(query), args...)
	if err == nil {
		err = eachRow(rows, row)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

func eachRow(rows *sql.Rows, row func(scan func(...any) error) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// inChunks calls f with parts of a list that one statement can hold.
func inChunks[T any](list []T, f func([]T) error) error {
	const most = 500
	for len(list) > 0 {
		n := min(most, len(list))
		if err := f(list[:n]); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

// insert puts rows into a table. The numbers of rows a statement has are
// powers of two, so that a database has few statements to remember.
func (tx *transaction) insert(table, columns, row, rest string, rows [][]any) error {
	for n := 32; n > 0; n /= 2 {
		query := "INSERT INTO " + table + " (" + columns + ") VALUES " + repeated(row, n) + " " + rest
		for len(rows) >= n {
			var args []any
			for _, r := range rows[:n] {
				args = append(args, r...)
			}
			if err := tx.exec(query, args...); err != nil {
				return err
			}
			rows = rows[n:]
		}
	}
	return nil
}

// repeated is a list of n copies of s.
func repeated(s string, n int) string {
	return strings.TrimSuffix(strings.Repeat(s+", ", n), ", ")
}

// in is a condition of one of n values.
func in(n int) string { return "IN (" + repeated("?", n) + ")" }

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}
