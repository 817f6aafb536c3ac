package intake

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/archive/corpus"
	"github.com/ravabet/ravabet/source"
)

func taker(t *testing.T, location string) *Taker {
	t.Helper()
	return &Taker{Archive: archivetest.Open(t, location), Reader: archivetest.Reader()}
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCounts(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		dir := t.TempDir()
		const text = "وزیر خارجه ایران روز دوشنبه در مسقط با همتای عمانی خود دیدار کرد."
		write(t, dir, "a.txt", text)
		write(t, dir, "b.txt", text+"\n\n") // the same
		write(t, dir, "c.txt", "The ministers met in Muscat.")
		write(t, dir, "d.txt", "\x00\x01\x02\x03")
		write(t, dir, "e.jsonl", fmt.Sprintf("{\"id\":\"x\",\"text\":%q}\nbroken\n{\"text\":\"چین روسیه را محکوم کرد.\"}\n", text))
		var last Progress
		tk := taker(t, location)
		tk.Tell = func(p Progress) { last = p }
		c, err := tk.Take(context.Background(), &source.Inputs{Args: []string{dir}})
		if err != nil {
			t.Fatal(err)
		}
		if c.Added != 2 || c.Known != 2 || c.Foreign != 1 || c.Failed != 2 || len(c.Errors) != 2 || c.Events < 2 {
			t.Errorf("got %+v", c)
		}
		if last.Bytes != last.Total || last.Total == 0 || last.Added != 2 {
			t.Errorf("the last that was told is %+v", last)
		}
		c, err = tk.Take(context.Background(), &source.Inputs{Args: []string{dir}})
		if err != nil || c.Added+c.Known+c.Foreign+c.Failed != 0 {
			t.Errorf("files that were taken in whole are read again: %+v, %v", c, err)
		}
		write(t, dir, "d.txt", "روسیه حمله آمریکا را محکوم کرد.")
		if c, err = tk.Take(context.Background(), &source.Inputs{Args: []string{dir}}); err != nil || c.Added != 1 {
			t.Errorf("a file that changed: %+v, %v", c, err)
		}
	})
}

// TestStopped ends a run in the middle, and lets another go on.
func TestStopped(t *testing.T) {
	dir := t.TempDir()
	var lines strings.Builder
	const all = 800
	for r := range corpus.Reports(all, 61) {
		fmt.Fprintf(&lines, "{\"id\":%q,\"text\":%q}\n", r.ID, r.Text)
	}
	path := write(t, dir, "a.jsonl", lines.String())
	tk := taker(t, filepath.Join(dir, "a.db"))
	ctx, stop := context.WithCancel(context.Background())
	tk.Tell = func(p Progress) {
		if p.Added > 0 {
			stop()
		}
	}
	first, err := tk.Take(ctx, &source.Inputs{Args: []string{path}})
	if err != nil || first.Added == 0 || first.Added == all {
		t.Fatalf("the first run: %+v, %v", first, err)
	}
	second, err := tk.Take(context.Background(), &source.Inputs{Args: []string{path}})
	if err != nil || first.Added+second.Added != all || second.Known > 0 {
		t.Errorf("after %d came %d and %d known, %v", first.Added, second.Added, second.Known, err)
	}
}

func TestArchiveFails(t *testing.T) {
	tk := taker(t, filepath.Join(t.TempDir(), "a.db"))
	tk.Archive.Close()
	if _, err := tk.TakeReports(context.Background(), corpus.Reports(200, 62)); err == nil || !strings.Contains(err.Error(), "another run goes on") {
		t.Errorf("got %v", err)
	}
}

func TestRecode(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		tk := taker(t, location)
		if _, err := tk.TakeReports(context.Background(), corpus.Reports(40, 63)); err != nil {
			t.Fatal(err)
		}
		before, err := tk.Archive.Size(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(context.Background())
		r := &Recoder{Archive: tk.Archive, Reader: archivetest.Reader(), All: true, Tell: func(Changes) { stop() }}
		if c, err := r.Recode(ctx); err != nil || c.Articles == 0 || c.Articles == 40 {
			t.Errorf("stopped: %+v, %v", c, err)
		}
		r.Tell = nil
		if c, err := r.Recode(context.Background()); err != nil || c.Articles < 39 || c.Changed > 0 {
			t.Errorf("got %+v, %v", c, err)
		}
		if after, err := tk.Archive.Size(context.Background()); err != nil || after != before {
			t.Errorf("before %+v, after %+v, %v", before, after, err)
		}
	})
}
