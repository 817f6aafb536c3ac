package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/ravabet/ravabet/intake"
	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how far a command has come: a bar on a terminal, elsewhere a
// line now and then.
type progress struct {
	w     io.Writer
	bar   *progressbar.ProgressBar
	term  bool
	begun time.Time
	last  time.Time
}

// between is how long the lines that are no bar lie apart.
const between = 10 * time.Second

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	now := time.Now()
	return &progress{w: w, term: ok && term.IsTerminal(int(f.Fd())), begun: now, last: now}
}

// tell shows a state of the work.
func (p *progress) tell(s intake.Progress) {
	done := s.Added + s.Known + s.Foreign + s.Failed
	seconds := time.Since(p.begun).Seconds()
	each := float64(done) / max(seconds, 0.001)
	if p.term {
		if p.bar == nil {
			p.bar = newBar(p.w, s.Total)
		}
		p.bar.Describe(fmt.Sprintf("%d reports, %.0f a second", done, each))
		p.bar.Set64(min(s.Bytes, max(s.Total, 0)))
		return
	}
	if time.Since(p.last) < between {
		return
	}
	p.last = time.Now()
	line := fmt.Sprintf("%s %d reports, %.0f a second", p.last.Format(time.TimeOnly), done, each)
	if s.Total > 0 && s.Bytes > 0 {
		left := time.Duration(seconds * float64(s.Total-s.Bytes) / float64(s.Bytes) * float64(time.Second))
		line += fmt.Sprintf(", %d %%, %s left", s.Bytes*100/s.Total, left.Round(time.Second))
	}
	fmt.Fprintln(p.w, line)
}

// newBar is a bar over some bytes; of an unknown number it turns.
func newBar(w io.Writer, total int64) *progressbar.ProgressBar {
	if total == 0 {
		total = -1
	}
	return progressbar.NewOptions64(total, progressbar.OptionSetWriter(w), progressbar.OptionSetWidth(30), progressbar.OptionShowBytes(true),
		progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(),
		progressbar.OptionUseANSICodes(true))
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.Clear()
	}
}
