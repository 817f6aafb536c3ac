package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
	"golang.org/x/term"
)

// Colours of a terminal, by what they mark.
const (
	bold    = "\x1b[1m"
	dim     = "\x1b[2m"
	trigger = "\x1b[1;33m"
	who     = "\x1b[36m"
	reset   = "\x1b[0m"
)

// labelLanguage is the language of labels: as told, else that of the
// environment.
func labelLanguage(told string) string {
	if told == "fa" || told == "en" {
		return told
	}
	if env := cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG")); strings.HasPrefix(env, "fa") {
		return "fa"
	}
	return "en"
}

// colours tells whether a writer shows colours: a terminal, unless NO_COLOR
// (https://no-color.org) asks for none.
func colours(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// printer prints articles for people.
type printer struct {
	w      io.Writer
	fa     bool
	colour bool
	text   []rune
}

func newPrinter(w io.Writer, lang string, colour bool) *printer {
	return &printer{w: w, fa: lang == "fa", colour: colour}
}

func (p *printer) label(en, fa string) string {
	if p.fa {
		return fa
	}
	return en
}

func (p *printer) paint(colour, s string) string {
	if !p.colour || s == "" {
		return s
	}
	return colour + s + reset
}

// isolate keeps Persian words together, and apart from the Latin ones beside
// them, on a terminal that lays out both directions (Unicode's bidirectional
// algorithm, UAX 9); others do not show the marks.
func isolate(s string) string { return "\u2068" + s + "\u2069" }

// article prints an article with its records. text is what the offsets count
// in.
func (p *printer) article(a *record.Article, text string) error {
	p.text = []rune(text)
	var head []string
	for _, s := range []string{a.Title, a.Date, a.Outlet} {
		if s != "" {
			head = append(head, isolate(s))
		}
	}
	if a.Title == "" {
		head = append([]string{a.ID}, head...)
	}
	fmt.Fprintln(p.w, p.paint(bold, strings.Join(head, " · ")))
	if len(a.Events)+len(a.Quotes)+len(a.Agreements) == 0 {
		fmt.Fprintln(p.w, "  "+p.label("nothing between states or political actors is told here", "در این متن رویدادی میان دولت‌ها یا کنشگران سیاسی نیامده است"))
	}
	p.section(len(a.Events), p.label("Events", "رویدادها"))
	for i := range a.Events {
		p.event(&a.Events[i])
	}
	p.section(len(a.Quotes), p.label("Quotes", "نقل‌قول‌ها"))
	for i := range a.Quotes {
		p.quote(&a.Quotes[i])
	}
	p.section(len(a.Agreements), p.label("Agreements", "توافق‌ها"))
	for i := range a.Agreements {
		p.agreement(&a.Agreements[i])
	}
	for _, w := range a.Warnings {
		fmt.Fprintln(p.w, p.paint(dim, "  "+p.label("note: ", "یادداشت: ")+w))
	}
	_, err := fmt.Fprintln(p.w)
	return err
}

func (p *printer) section(n int, name string) {
	if n > 0 {
		fmt.Fprintf(p.w, "\n %s (%d)\n", p.paint(bold, name), n)
	}
}

func (p *printer) event(e *record.Event) {
	name, mode, status := e.Type, e.Mode, e.Status
	if t, ok := plover.Lookup(e.Type); ok && p.fa {
		name, mode, status = t.Fa, plover.ModeFa(e.Type, mode), plover.StatusFa(status)
	}
	if mode != "" {
		name += "/" + mode
	}
	line := "  " + p.paint(bold, fmt.Sprintf("%-9s", name)) + " " + p.names(e.Actors)
	if len(e.Recipients) > 0 {
		line += " → " + p.names(e.Recipients)
	}
	var more []string
	if e.Status != plover.Actual {
		more = append(more, status)
	}
	if e.Date != "" && e.DateFrom != "report" {
		date := e.Date
		if len(date) == len("193") { // a decade, as ISO 8601 has it
			date = p.label(date+"0s", "دههٔ "+date+"0")
		}
		more = append(more, date)
	}
	if e.Place != nil {
		more = append(more, isolate(e.Place.Text))
	}
	if more != nil {
		line += "  " + p.paint(dim, "("+strings.Join(more, ", ")+")")
	}
	fmt.Fprintln(p.w, line)
	fmt.Fprintln(p.w, "      "+p.evidence(e))
}

// names lists who takes part: code and sector, and the words of the text.
func (p *printer) names(side []record.Entity) string {
	if len(side) == 0 {
		return p.label("nobody named", "بی‌نام")
	}
	var out []string
	for _, e := range side {
		code := e.Code
		if e.Sector != "" {
			code += "." + e.Sector
		}
		name := e.Text
		if name == "" {
			name = cmp.Or(p.label(e.Name, e.NameFa), e.NameFa)
		}
		if name == "" && e.Code == "---" { // whom only the verb's ending tells of
			code = p.label("nobody named", "بی‌نام")
		}
		if name != "" {
			code += " " + p.paint(who, isolate(name))
		}
		out = append(out, code)
	}
	return strings.Join(out, ", ")
}

// evidence is the sentence of an event with its words coloured.
func (p *printer) evidence(e *record.Event) string {
	text, from := p.text, 0
	if text == nil { // from the archive, which keeps the sentence
		text, from = []rune(e.Sentence.Text), e.Sentence.Start
	}
	type mark struct {
		start, end int
		colour     string
	}
	marks := []mark{{e.Trigger.Start, e.Trigger.End, trigger}}
	for _, side := range [][]record.Entity{e.Actors, e.Recipients} {
		for _, x := range side {
			if x.Start < x.End && x.Start >= e.Sentence.Start && x.End <= e.Sentence.End {
				marks = append(marks, mark{x.Start, x.End, who})
			}
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	at := e.Sentence.Start
	for _, m := range marks {
		if m.start < at || m.end > from+len(text) {
			continue
		}
		b.WriteString(string(text[at-from : m.start-from]))
		b.WriteString(p.paint(m.colour, string(text[m.start-from:m.end-from])))
		at = m.end
	}
	if at <= e.Sentence.End && e.Sentence.End <= from+len(text) {
		b.WriteString(string(text[at-from : e.Sentence.End-from]))
	}
	return isolate(strings.Join(strings.Fields(b.String()), " "))
}

func (p *printer) quote(q *record.Quote) {
	line := "  " + p.names([]record.Entity{q.Speaker})
	if q.Kind == "indirect" {
		line += " " + p.paint(dim, p.label("(reported)", "(نقل به مضمون)"))
	}
	if q.Via != "" {
		line += " " + p.paint(dim, p.label("via ", "از راه ")+isolate(q.Via))
	}
	if len(q.About) > 0 {
		line += " " + p.paint(dim, p.label("about ", "دربارهٔ ")+strings.Join(q.About, ", "))
	}
	fmt.Fprintln(p.w, line)
	fmt.Fprintln(p.w, "      "+isolate("«"+strings.Join(strings.Fields(q.Text), " ")+"»"))
}

func (p *printer) agreement(a *record.Agreement) {
	count := fmt.Sprint(a.Count.Exactly)
	if a.Count.Min > 0 {
		count = "≥ " + fmt.Sprint(a.Count.Min)
	}
	name := func(word string) string { return p.label(word, record.NameFa(word)) }
	line := fmt.Sprintf("  %s %s, %s: %s", count, name(a.Kind), name(a.Status), p.names(a.Parties))
	var fields []string
	for _, f := range a.Fields {
		fields = append(fields, name(f))
	}
	if fields != nil {
		line += "  " + p.paint(dim, "["+strings.Join(fields, p.label(", ", "، "))+"]")
	}
	fmt.Fprintln(p.w, line)
	for _, m := range a.Mentions {
		fmt.Fprintln(p.w, "      "+isolate(strings.Join(strings.Fields(m.Text), " ")))
	}
}
