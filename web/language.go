package web

import (
	_ "embed"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/ravabet/ravabet/plover"
	ptime "github.com/yaa110/go-persian-calendar"
	tags "golang.org/x/text/language"
	"golang.org/x/text/message"
)

//go:embed words.txt
var wordsFile string

var zeroTime time.Time

// language is a language of the pages: its texts, digits and calendar.
type language struct {
	code, direction string
	words           map[string]string
	printer         *message.Printer
}

// readLanguages reads the texts of all pages: a line each, "key: Persian |
// English".
func readLanguages() ([]*language, error) {
	fa := &language{"fa", "rtl", map[string]string{}, message.NewPrinter(tags.Persian)}
	en := &language{"en", "ltr", map[string]string{}, message.NewPrinter(tags.English)}
	n := 0
	for line := range strings.Lines(wordsFile) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		key, both, ok := strings.Cut(line, ": ")
		persian, english, parts := strings.Cut(both, " | ")
		if !ok || !parts {
			return nil, fmt.Errorf("words.txt, line %d: write “key: Persian | English”, not %q", n, line)
		}
		if _, twice := fa.words[key]; twice {
			return nil, fmt.Errorf("words.txt, line %d: %s stands there twice", n, key)
		}
		fa.words[key], en.words[key] = strings.TrimSpace(persian), strings.TrimSpace(english)
	}
	return []*language{fa, en}, nil
}

// matcher finds the language of a browser; English for those that are
// neither.
var matcher = tags.NewMatcher([]tags.Tag{tags.English, tags.Persian})

// language is the one that was chosen, else the browser's, Persian for one
// that names none.
func (s *Site) language(r *http.Request) *language {
	if c, err := r.Cookie("language"); err == nil {
		for _, l := range s.languages {
			if l.code == c.Value {
				return l
			}
		}
	}
	accepted := r.Header.Get("Accept-Language")
	if accepted == "" {
		return s.languages[0]
	}
	if _, i := tags.MatchStrings(matcher, accepted); i == 0 {
		return s.languages[1]
	}
	return s.languages[0]
}

func (l *language) persian() bool { return l.code == "fa" }

// text is a text by its key, with numbers in the language's digits. A key
// without a text is shown itself; a test sees to it that there is none.
func (l *language) text(key string, args ...any) string {
	w, ok := l.words[key]
	switch {
	case !ok:
		return key
	case len(args) == 0:
		return w
	}
	return l.printer.Sprintf(w, args...)
}

// label is a text by its key, another where it has none.
func (l *language) label(key, other string) string {
	if w, ok := l.words[key]; ok {
		return w
	}
	return other
}

// either is the Persian or the English of two words.
func (l *language) either(persian, english string) string {
	if l.persian() && persian != "" || english == "" {
		return persian
	}
	return english
}

var persianDigits = strings.NewReplacer("0", "۰", "1", "۱", "2", "۲", "3", "۳", "4", "۴", "5", "۵", "6", "۶", "7", "۷", "8", "۸", "9", "۹")

// digits writes the digits of a text in those of the language.
func (l *language) digits(s string) string {
	if l.persian() {
		return persianDigits.Replace(s)
	}
	return s
}

func (l *language) number(n int) string { return l.printer.Sprintf("%d", n) }

func (l *language) decimal(x float64) string {
	s := fmt.Sprintf("%.1f", x)
	if l.persian() {
		s = strings.Replace(s, ".", "٫", 1)
	}
	return l.digits(strings.Replace(s, "-", "−", 1))
}

// day writes a date, "2025-09-02", "2025-09" or "2025", in the language's
// calendar.
func (l *language) day(date string) string {
	if t, err := time.Parse(time.DateOnly, date); err == nil {
		if !l.persian() {
			return t.Format("2 Jan 2006")
		}
		j := ptime.New(t.Add(12 * time.Hour))
		return l.digits(fmt.Sprintf("%d %s %d", j.Day(), j.Month(), j.Year()))
	}
	if t, err := time.Parse("2006-01", date); err == nil {
		return l.month(t)
	}
	if t, err := time.Parse("2006", date); err == nil && l.persian() {
		return l.digits(fmt.Sprintf("%d میلادی", t.Year()))
	}
	if _, err := time.Parse("2006", date+"0"); err == nil { // a decade, as ISO 8601 has it: 193
		if !l.persian() {
			return date + "0s"
		}
		return l.digits("دههٔ " + date + "0 میلادی")
	}
	return date
}

var gregorianMonths = strings.Fields("ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر")

// month names a month of the Gregorian calendar, in which the archive counts.
func (l *language) month(t time.Time) string {
	if !l.persian() {
		return t.Format("Jan 2006")
	}
	return l.digits(fmt.Sprintf("%s %d", gregorianMonths[t.Month()-1], t.Year()))
}

func (l *language) typeName(name string) string {
	t, ok := plover.Lookup(name)
	if !ok {
		return name
	}
	if l.persian() {
		return t.Fa
	}
	return name[:1] + strings.ToLower(name[1:])
}

func (l *language) mode(typ, mode string) string {
	if l.persian() {
		return plover.ModeFa(typ, mode)
	}
	return strings.ReplaceAll(mode, "-", " ")
}

func (l *language) status(status string) string {
	if l.persian() {
		return l.label("status."+status, plover.StatusFa(status))
	}
	return l.label("status."+status, status)
}
