package archive_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/archive/corpus"
)

// BenchmarkAdd stores reports that are coded already, 64 at a time, and says
// how many a second.
func BenchmarkAdd(b *testing.B) {
	var entries []archive.Entry
	for r := range corpus.Reports(640, 11) {
		entries = append(entries, archivetest.Entry(r))
	}
	for _, where := range []string{"sqlite", "postgres"} {
		b.Run(where, func(b *testing.B) {
			n := 0
			for b.Loop() {
				b.StopTimer()
				location := filepath.Join(b.TempDir(), "a.db")
				if where == "postgres" {
					location = archivetest.Postgres(b)
				}
				a, err := archive.Open(context.Background(), location)
				if err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				for i := 0; i < len(entries); i += 64 {
					if _, err := a.Add(context.Background(), entries[i:i+64]); err != nil {
						b.Fatal(err)
					}
				}
				n += len(entries)
				b.StopTimer()
				a.Close()
				if info, err := os.Stat(location); err == nil {
					b.ReportMetric(float64(info.Size())/float64(len(entries)), "bytes/report")
				}
				b.StartTimer()
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "reports/s")
		})
	}
}
