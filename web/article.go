package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/coder"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/source"
)

// reportView is a report with what it tells.
type reportView struct {
	*record.Article
	Stored   bool
	Day      string
	Segments []segment
	Coded    []codedEvent
	Reprints []archive.Summary
	Repaired bool
	Switch   string // the address with half-spaces as given, or repaired
	Download string
	Source   string // where it was published
	Previous string // address of the part before
	Next     string // and of the part after
	Long     time.Duration
}

// codedEvent is an event with the reason for it.
type codedEvent struct {
	record.Event
	Number int
	Why    *coder.EventReading
	Clause *coder.ClauseReading
}

// partLength is how many code points of a text one page shows.
const partLength = 20_000

// article answers with the page of an article.
func (s *Site) article(r *request) error {
	id, err := archive.ParseID(r.PathValue("id"))
	if err != nil {
		return errNoPage
	}
	stored, err := s.Archive.Article(r.Context(), id)
	if err != nil {
		return err
	}
	a := stored.Article
	v := s.report(r, a, stored.Text)
	v.Stored, v.Download, v.Source = true, "/api/articles/"+id.String(), webAddress(a.URL)
	story, err := s.Archive.Story(r.Context(), stored.Story, 20)
	if err != nil {
		return err
	}
	v.Reprints = slices.DeleteFunc(story, func(x archive.Summary) bool { return x.ID == id })
	title := a.Title
	if title == "" {
		title = r.lang.text("article.untitled")
	}
	return r.show(http.StatusOK, "article", harmless(title), v)
}

// webAddress is an address that a link may lead to, "" for others.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}

// report makes the view of a report: the text in segments with its marks, and
// the list of what is coded.
func (s *Site) report(r *request, a *record.Article, text string) *reportView {
	v := &reportView{Article: a, Day: a.Date, Repaired: r.URL.Query().Get("repaired") != ""}
	runes := []rune(text)
	part, _ := strconv.Atoi(r.URL.Query().Get("part"))
	part = max(0, min(part, (len(runes)-1)/partLength))
	from, to := cut(runes, part*partLength), cut(runes, (part+1)*partLength)
	var repairs []persian.Repair
	if v.Repaired {
		repairs = s.Reader.Repairs(text)
	}
	v.Segments = segments(runes, from, to, s.marksOf(r.lang, a), repairs)
	q := func(part int, repaired bool) string {
		return address(r.URL.Path, "part", number(part), "repaired", flag(repaired))
	}
	v.Switch = q(part, !v.Repaired)
	if from > 0 {
		v.Previous = q(part-1, v.Repaired)
	}
	if to < len(runes) {
		v.Next = q(part+1, v.Repaired)
	}
	date, _ := time.Parse(time.DateOnly, a.Date)
	var readings []coder.Reading
	if len(runes) <= partLength { // of longer ones the reasons would take long
		readings = s.Reader.Explain(text, date)
	}
	for i := range a.Events {
		if e := &a.Events[i]; e.Sentence.Start < to && e.Sentence.End > from {
			v.Coded = append(v.Coded, because(e, i+1, readings))
		}
	}
	return v
}

// cut is where a text may be cut near a place: at the end of a line, if one is
// near.
func cut(text []rune, at int) int {
	if at <= 0 || at >= len(text) {
		return max(0, min(at, len(text)))
	}
	for i := at; i > at-1000 && i > 0; i-- {
		if text[i-1] == '\n' {
			return i
		}
	}
	return at
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func flag(on bool) string {
	if on {
		return "1"
	}
	return ""
}

// because finds why an event was coded.
func because(e *record.Event, n int, readings []coder.Reading) codedEvent {
	out := codedEvent{Event: *e, Number: n}
	for i := range readings {
		g := &readings[i]
		if g.Start > e.Trigger.Start || g.End < e.Trigger.End {
			continue
		}
		for j := range g.Events {
			if x := &g.Events[j]; x.Type == e.Type && (out.Why == nil || x.Words == e.Trigger.Text) {
				out.Why = x
			}
		}
		for j := range g.Clauses {
			if c := &g.Clauses[j]; out.Clause == nil && c.Predicate != "" && strings.Contains(e.Trigger.Text, c.Predicate) {
				out.Clause = c
			}
		}
	}
	return out
}

// readView is the page on which a report can be pasted.
type readView struct {
	Text, Date string
	Problem    string
	Report     *reportView
}

// maxPasted is how many bytes a pasted report may have.
const maxPasted = 1 << 20

// read answers with the form, or with what a pasted report tells. Nothing is
// stored.
func (s *Site) read(r *request) error {
	v := &readView{}
	title := r.lang.text("read.title")
	if r.Method != http.MethodPost {
		return r.show(http.StatusOK, "read", title, v)
	}
	r.Body = http.MaxBytesReader(r.w, r.Body, maxPasted)
	if err := r.ParseForm(); err != nil {
		v.Problem = r.lang.text("read.large")
		return r.show(http.StatusRequestEntityTooLarge, "read", title, v)
	}
	v.Text, v.Date = strings.ReplaceAll(r.PostForm.Get("text"), "\r\n", "\n"), strings.TrimSpace(r.PostForm.Get("date"))
	report := source.Report{ID: "pasted", Text: v.Text, Language: source.Language(v.Text)}
	if v.Date != "" {
		day, _, err := days(v.Date)
		if err != nil {
			v.Problem = r.lang.text("error.date", v.Date)
			return r.show(http.StatusBadRequest, "read", title, v)
		}
		report.Date = day.Time()
	}
	switch {
	case strings.TrimSpace(v.Text) == "":
		v.Problem = r.lang.text("read.empty")
	case !utf8.ValidString(v.Text):
		v.Problem = r.lang.text("read.broken")
	case report.Language != "fa":
		v.Problem = r.lang.text("read.language")
	}
	if v.Problem != "" {
		return r.show(http.StatusBadRequest, "read", title, v)
	}
	begun := time.Now()
	a, _ := s.Reader.Read(report)
	took := time.Since(begun)
	v.Report = s.report(r, a, v.Text)
	v.Report.Long = took
	return r.show(http.StatusOK, "read", title, v)
}
