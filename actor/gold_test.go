package actor

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"testing"
	"time"

	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/syntax"
)

func readGold(t testing.TB, split string) []GoldDocument {
	files, _ := filepath.Glob("../../shared/gold/" + split + "/*.jsonl")
	if len(files) == 0 {
		t.Skip("no coded documents beside the repository")
	}
	sort.Strings(files)
	var out []GoldDocument
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		docs, err := ReadGold(bytes.NewReader(data))
		if err != nil {
			t.Fatal(name, err)
		}
		out = append(out, docs...)
	}
	return out
}

// analyse makes sure that the words have tags and trees.
func analyse(a *persian.Analyzer, text string) *syntax.Document {
	doc := a.Document(text)
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if slices.ContainsFunc(s.Words, func(w syntax.Word) bool { return w.Tag != syntax.X }) {
			continue
		}
		persian.Tagger().Tag(s)
		persian.Parser().Parse(s)
	}
	return doc
}

// TestGold holds the resolver to what it reached on documents coded by
// readers.
func TestGold(t *testing.T) {
	l := Default()
	a := persian.New(l.Names())
	for _, split := range []string{"dev", "train"} {
		m := l.Measure(readGold(t, split), func(text string) *syntax.Document { return analyse(a, text) })
		p, r, f := m.NamesF1()
		t.Logf("%s: %d entities, code %.3f, sector %.3f; names P %.3f R %.3f F1 %.3f",
			split, m.Entities, m.CodeRate(), m.SectorRate(), p, r, f)
		if out := os.Getenv("ACTOR_MISSES"); out != "" {
			var b bytes.Buffer
			for _, x := range m.Misses {
				got := ""
				for _, e := range x.Got {
					got += e.Code + " " + e.Sector + ","
				}
				b.WriteString(x.Document + ":" + x.Gold.Text + " | " + x.Gold.Code + " " + x.Gold.Sector + " | " + got + " | " + x.Why + " | " + x.Line + "\n")
			}
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
