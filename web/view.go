package web

import (
	"fmt"
	"html/template"
	"math"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
)

// functions are what the templates of a language call.
func (s *Site) functions(l *language) template.FuncMap {
	return template.FuncMap{
		"t": l.text, "num": l.number, "dec": l.decimal, "digits": l.digits, "day": l.day, "typeName": l.typeName, "mode": l.mode, "status": l.status,
		"month":    func(m string) string { return l.day(m) },
		"label":    func(group, key string) string { return l.label(group+"."+key, strings.ReplaceAll(key, "_", " ")) },
		"quad":     quad,
		"name":     func(e record.Entity) string { return s.nameOf(l, e) },
		"sector":   func(e record.Entity) string { return l.label("sector."+e.Sector, "") },
		"link":     s.linkOf,
		"codeName": func(code string) string { return s.codeName(l, code) },
		"url":      address,
		"static":   s.address,
		"evidence": evidence,
		"types":    func() []plover.Type { return plover.Types },
		"contexts": func() []string { return plover.Contexts },
		"statuses": func() []string { return statuses },
		"fields":   l.fields,
		"kinds":    func() []string { return agreementKinds },
		"either":   l.either,
		"plain":    harmless,
		"inc":      func(i int) int { return i + 1 },
		"percent":  func(x float64) int { return int(math.Round(100 * x)) },
		"share": func(x float64) string {
			return l.digits(strings.Replace(fmt.Sprintf("%.2f", x), ".", l.text("decimal"), 1))
		},
		"milliseconds": func(d time.Duration) string { return l.decimal(float64(d.Microseconds()) / 1000) },
	}
}

var statuses = []string{plover.Actual, plover.Past, plover.Future, plover.Negated, plover.Hypothetical}

var agreementKinds = []string{"treaty", "agreement", "memorandum", "contract", "roadmap", "statement"}

// quad is a short name of the class of an event's type.
func quad(typ string) string {
	t, ok := plover.Lookup(typ)
	if !ok {
		return ""
	}
	return quadNames[t.Quad]
}

var quadNames = [...]string{"", "vc", "mc", "vk", "mk"}

// nameOf is what an entity is called in a language: by its own name, else
// its state's, else in the words of the text.
func (s *Site) nameOf(l *language, e record.Entity) string {
	name := l.either(e.NameFa, e.Name)
	if name == "" {
		name = e.Name
	}
	if name == "" && e.Code != "" && e.Code != "---" {
		name = s.codeName(l, e.Code)
	}
	if name == "" {
		name = e.Text
	}
	if name == "" {
		name = l.text("nobody")
	}
	return name
}

// codeName is what a code is called in a language; the code itself where
// nobody is known by it.
func (s *Site) codeName(l *language, code string) string {
	code, sector, _ := strings.Cut(code, ".")
	name := l.label("code."+code, "")
	if e, ok := s.Reader.Actors().Entity(code); ok && name == "" {
		name = l.either(e.NameFa, e.Name)
	}
	if name == "" {
		name = code
	}
	if sector != "" {
		name += " – " + l.label("sector."+sector, sector)
	}
	return name
}

// linkOf is the page of an entity: of a person by name, of others by code.
// Nobody known has none.
func (s *Site) linkOf(e record.Entity) string {
	if e.Name != "" {
		if _, _, ok := s.Reader.Actors().Offices(e.Name); ok {
			return "/person/" + url.PathEscape(e.Name)
		}
	}
	if e.Code == "" || e.Code == "---" {
		return ""
	}
	return "/actor/" + url.PathEscape(e.Code)
}

// address is a path with a query of names and values; what has no value is
// left out.
func address(path string, query ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(query); i += 2 {
		if query[i+1] != "" {
			q.Add(query[i], query[i+1])
		}
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// piece is a part of a sentence; Act is the words that tell the act.
type piece struct {
	Text string
	Act  bool
}

// evidence cuts an event's sentence at the words that tell the act.
func evidence(e *record.Event) []piece {
	text := []rune(e.Sentence.Text)
	from, to := e.Trigger.Start-e.Sentence.Start, e.Trigger.End-e.Sentence.Start
	if from < 0 || to > len(text) || from >= to {
		return []piece{{harmless(e.Sentence.Text), false}}
	}
	return []piece{{harmless(string(text[:from])), false}, {harmless(string(text[from:to])), true}, {harmless(string(text[to:])), false}}
}

// period is the time that a page is about.
type period struct{ From, To archive.Day }

// monthOf is the month of a day, as the archive's filters write it.
func monthOf(d archive.Day) string {
	if d == archive.NoDay {
		return ""
	}
	return d.Time().Format("2006-01")
}

// back is the day some months before another.
func back(d archive.Day, months int) archive.Day {
	t := d.Time()
	return archive.DayOf(time.Date(t.Year(), t.Month()-time.Month(months), 1, 0, 0, 0, 0, time.UTC))
}

// fields are the fields of agreements, in the order of their names.
func (l *language) fields() []string {
	var out []string
	for key := range l.words {
		if f, ok := strings.CutPrefix(key, "field."); ok {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return strings.Compare(l.words["field."+a], l.words["field."+b]) })
	return out
}
