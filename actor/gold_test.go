package actor

import (
	"bytes"
	"os"
	"testing"
	"time"

	"github.com/ravabet/ravabet/gold"
	"github.com/ravabet/ravabet/persian"
)

func readGold(t testing.TB, split string) []gold.Document {
	out, err := gold.Read("../../shared/gold/" + split)
	if err != nil {
		t.Skip("no coded documents beside the repository")
	}
	return out
}

// TestGold holds the resolver to what it reached on documents coded by
// readers.
func TestGold(t *testing.T) {
	l := Default()
	a := persian.New(l.Names()).Units(l.Units)
	for _, split := range []string{"dev", "train"} {
		m := l.Measure(readGold(t, split), a.Document)
		p, r, f := m.NamesF1()
		t.Logf("%s: %d entities, code %.3f, sector %.3f; names P %.3f R %.3f F1 %.3f",
			split, m.Entities, m.CodeRate(), m.SectorRate(), p, r, f)
		if out := os.Getenv("ACTOR_MISSES"); out != "" {
			var b bytes.Buffer
			m.PrintMisses(&b)
			if err := os.WriteFile(out+"."+split, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func parseDate(s string) time.Time {
	d, _ := time.Parse("2006-01-02", s)
	return d
}
