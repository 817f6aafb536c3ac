// Package source reads reports from where they are: plain text, HTML, JSONL,
// WARC, feeds and lists of feeds, folders, standard input and the web. What a
// file holds is told by its content; its name only helps. All sizes are bounded, and bad input becomes
// an error that says which input and why, never a panic.
package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

// MaxBytes bounds one report: of a longer text the rest is left out, with a
// warning; a longer line of JSONL or HTML page is an error.
const MaxBytes = 4 << 20

// Report is a report as it was read, before it is analysed.
type Report struct {
	ID       string
	Title    string
	Text     string
	Date     time.Time // zero where the input gives none
	URL      string
	Outlet   string
	Language string // "fa", "en", … as told by the input or by its letters
	// Extracted says that Text was taken out of a page, so that offsets count
	// in it and not in the input.
	Extracted bool
	Warnings  []string
	From      Place
	Ends      bool // no report: Inputs.Ends asked for it
}

// Place is where in an input a report stands.
type Place struct {
	Input   string
	Version string // of a file its size and time, "" for what has none
	N       int    // how many reports the input gave so far, with those that could not be read
}

// Inputs are what some arguments name: files, folders (all files below them,
// in the order of their names), addresses of the web, and - for Stdin.
type Inputs struct {
	Args  []string
	Stdin io.Reader
	Web   *Web
	// Done tells how many reports of an input were taken in before, so that
	// they are passed over; nil for none. An input of no version is never asked
	// for.
	Done func(name, version string) int
	// Known tells addresses whose pages need not be fetched or read; nil for
	// none.
	Known func(address string) bool
	// Ends asks for a report with Ends set behind the last one of each file.
	Ends bool

	bytes atomic.Int64
}

// Reports reads every input that the arguments name, in their order.
func Reports(args []string, stdin io.Reader, web *Web) iter.Seq2[Report, error] {
	in := &Inputs{Args: args, Stdin: stdin, Web: web}
	return in.Reports(context.Background())
}

// Bytes is how much of the inputs has been read, in bytes as they lie in
// files.
func (in *Inputs) Bytes() int64 { return in.bytes.Load() }

// Size is how many bytes the files and folders among the inputs have; false
// where there are others.
func (in *Inputs) Size() (n int64, whole bool) {
	whole = true
	for _, arg := range in.Args {
		if arg == "-" || isAddress(arg) {
			whole = false
			continue
		}
		filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			if err == nil && (path == arg || isReport(path, d)) && !d.IsDir() {
				if info, err := os.Stat(path); err == nil {
					n += info.Size()
				}
			}
			return nil
		})
	}
	return n, whole
}

// Reports reads the inputs in order. An error concerns one report or input;
// reading goes on with the next, until ctx ends.
func (in *Inputs) Reports(ctx context.Context) iter.Seq2[Report, error] {
	return func(yield func(Report, error) bool) {
		for _, arg := range in.Args {
			if !in.open(ctx, arg, yield) {
				return
			}
		}
	}
}

func isAddress(arg string) bool {
	return strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://")
}

// isReport tells whether a file in a folder is meant to be read.
func isReport(path string, d fs.DirEntry) bool {
	return d.Type().IsRegular() && !strings.HasPrefix(d.Name(), ".") && !strings.EqualFold(filepath.Ext(path), ".md")
}

func (in *Inputs) open(ctx context.Context, arg string, yield func(Report, error) bool) bool {
	switch {
	case arg == "-":
		return in.stream(ctx, "standard input", "", yield).read(in.counted(in.Stdin))
	case isAddress(arg):
		return in.stream(ctx, arg, "", yield).fetch()
	}
	info, err := os.Stat(arg)
	if err != nil {
		return in.stream(ctx, arg, "", yield).fail(fmt.Errorf("reading %s: %w", arg, plain(err)))
	}
	if !info.IsDir() {
		return in.file(ctx, arg, yield)
	}
	goOn := true
	err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			goOn = in.stream(ctx, arg, "", yield).fail(fmt.Errorf("reading the folder %s: %w", arg, plain(err)))
		} else if isReport(path, d) {
			goOn = in.file(ctx, path, yield)
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil && goOn {
		return in.stream(ctx, arg, "", yield).fail(fmt.Errorf("reading the folder %s: %w", arg, err))
	}
	return goOn
}

// plain takes the path, which the message names already, off an error.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// file reads a file, passing over what was taken in of it before.
func (in *Inputs) file(ctx context.Context, path string, yield func(Report, error) bool) bool {
	name, version := path, ""
	if p, err := filepath.Abs(path); err == nil {
		name = p
	}
	f, err := os.Open(path)
	if err != nil {
		return in.stream(ctx, name, "", yield).fail(fmt.Errorf("reading %s: %w", path, plain(err)))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil {
		version = fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano())
		if in.Done != nil && in.Done(name, version) == All {
			in.bytes.Add(info.Size())
			return true
		}
	}
	s := in.stream(ctx, name, version, yield)
	s.shown = path
	if goOn := s.read(in.counted(f)); !goOn || !in.Ends {
		return goOn
	}
	return s.give(Report{Ends: true}, nil)
}

// All is the answer of Done for an input that was taken in whole.
const All = -1

// counted counts what is read of an input.
func (in *Inputs) counted(r io.Reader) io.Reader { return &counter{r, &in.bytes} }

type counter struct {
	io.Reader
	n *atomic.Int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// ParseDate reads the date of a report: a day, or a moment as in RFC 3339.
func ParseDate(s string) (time.Time, error) {
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", time.DateTime} {
		if t, err := time.Parse(layout, s); err == nil {
			return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date: write it as 2025-09-02", s)
}

// Languages are those that can be coded.
func Languages() []string { return slices.Clone([]string{"fa"}) }
