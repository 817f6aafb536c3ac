// Package archivetest helps tests of what stands on the archive.
package archivetest

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver
)

// OnEach runs a test on the place of an empty archive of each kind.
func OnEach(t *testing.T, test func(t *testing.T, location string)) {
	t.Run("sqlite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "archive.db")) })
	t.Run("postgres", func(t *testing.T) { test(t, Postgres(t)) })
}

var schemas atomic.Int32

// Postgres is the address of an empty schema of the server that
// RAVABET_TEST_POSTGRES names. Without one the test is skipped.
func Postgres(t testing.TB) string {
	t.Helper()
	server := os.Getenv("RAVABET_TEST_POSTGRES")
	if server == "" {
		t.Skip("RAVABET_TEST_POSTGRES names no PostgreSQL server to test on: ./test.sh starts one")
	}
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	schema := fmt.Sprintf("test_%d_%d", os.Getpid(), schemas.Add(1))
	if _, err := db.Exec("CREATE SCHEMA " + schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		db, err := sql.Open("pgx", server)
		if err == nil {
			_, err = db.Exec("DROP SCHEMA " + schema + " CASCADE")
			db.Close()
		}
		if err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}
