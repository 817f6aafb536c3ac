package web

import (
	"io/fs"
	"regexp"
	"slices"
	"testing"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/plover"
)

// TestWords: every text that the pages ask for is there in both languages, and
// none stands there for nothing.
func TestWords(t *testing.T) {
	languages, err := readLanguages()
	if err != nil {
		t.Fatal(err)
	}
	fa, en := languages[0], languages[1]
	used := map[string]bool{}
	asked := regexp.MustCompile(`(?:\bt|\btext\(|key(?:, args)? :?=|key =|badRequest\{)[ (]*"([a-z][A-Za-z0-9.]*)"`)
	names, _ := fs.Glob(templates, "templates/*.html")
	for _, name := range names {
		data, _ := fs.ReadFile(templates, name)
		for _, m := range asked.FindAllStringSubmatch(string(data), -1) {
			used[m[1]] = true
			if _, ok := fa.words[m[1]]; !ok {
				t.Errorf("%s asks for %s, which has no text", name, m[1])
			}
		}
	}
	for _, x := range plover.Contexts {
		used["context."+x] = true
	}
	for _, x := range plover.Sectors {
		used["sector."+x] = true
	}
	for _, x := range plover.Types {
		used["type."+x.Name] = true
	}
	for _, x := range statuses {
		used["status."+x], used["statustext."+x] = true, true
	}
	for _, x := range agreementKinds {
		used["kind."+x] = true
	}
	for _, x := range actor.Default().OfficeNames() {
		used["office."+x] = true
	}
	for key := range used {
		if fa.words[key] == "" || en.words[key] == "" {
			t.Errorf("%s lacks a text in one of the languages", key)
		}
	}
	for key, text := range fa.words {
		if values := regexp.MustCompile(`%[ds]`); !slices.Equal(values.FindAllString(text, -1), values.FindAllString(en.words[key], -1)) {
			t.Errorf("%s takes other values in Persian than in English", key)
		}
	}
}

func TestDay(t *testing.T) {
	languages, err := readLanguages()
	if err != nil {
		t.Fatal(err)
	}
	for date, want := range map[string][2]string{
		"2025-09-02": {"۱۱ شهریور ۱۴۰۴", "2 Sep 2025"},
		"2025-03-20": {"۳۰ اسفند ۱۴۰۳", "20 Mar 2025"},
		"2025-03-21": {"۱ فروردین ۱۴۰۴", "21 Mar 2025"},
		"2025-09":    {"سپتامبر ۲۰۲۵", "Sep 2025"},
		"2025":       {"۲۰۲۵ میلادی", "2025"},
		"":           {"", ""},
		"193":        {"دههٔ ۱۹۳۰ میلادی", "1930s"},
	} {
		for i, l := range languages {
			if got := l.day(date); got != want[i] {
				t.Errorf("%s in %s: %q, not %q", date, l.code, got, want[i])
			}
		}
	}
}

func TestDays(t *testing.T) {
	for s, want := range map[string][2]string{
		"2025-09-02": {"2025-09-02", "2025-09-02"},
		"2024-2":     {"2024-02-01", "2024-02-29"},
		"2025":       {"2025-01-01", "2025-12-31"},
		"۱۴۰۴/۰۶/۱۱": {"2025-09-02", "2025-09-02"},
		"1403-12":    {"2025-02-19", "2025-03-20"},
		"۱۴۰۳":       {"2024-03-20", "2025-03-20"},
	} {
		first, last, err := days(s)
		if err != nil || first.String() != want[0] || last.String() != want[1] {
			t.Errorf("%s: %s to %s, %v, not %v", s, first, last, err, want)
		}
	}
	for _, s := range []string{"soon", "1404-13", "2025-13", "12", "1404-1-1-1", "-", "0000"} {
		if first, last, err := days(s); err == nil {
			t.Errorf("%q is %s to %s", s, first, last)
		}
	}
}

func FuzzDays(f *testing.F) {
	for _, s := range []string{"2025-09-02", "۱۴۰۴/۰۶/۱۱", "1403", "99999-99-99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if first, last, err := days(s); err == nil && first > last {
			t.Errorf("%q begins on %s and ends on %s", s, first, last)
		}
	})
}

func TestSegments(t *testing.T) {
	text := []rune("ایران میرود به چین")
	marks := []mark{{0, 5, "who", "/actor/IRN", "ایران"}, {0, 18, "said", "#q1", ""}, {6, 11, "act", "#e1", ""}, {15, 18, "who", "/actor/CHN", ""}}
	var got []string
	for _, g := range segments(text, 0, len(text), slices.Clone(marks), []persian.Repair{{Start: 6, End: 11, New: "می‌رود"}}) {
		got = append(got, g.Text+"|"+g.Class+"|"+g.Address)
	}
	want := []string{"ایران|who said|/actor/IRN", " |said|#q1", "می‌رود|said act|#e1", " به |said|#q1", "چین|said who|/actor/CHN"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// FuzzSegments: whatever the marks, no letter of the text is lost or doubled.
func FuzzSegments(f *testing.F) {
	f.Add("ایران به چین رفت", uint8(0), uint8(5), uint8(3), uint8(9), uint8(4), uint8(7))
	f.Fuzz(func(t *testing.T, s string, a, b, c, d, e, g uint8) {
		text := []rune(harmless(s))
		at := func(n uint8) int { return min(int(n), len(text)) }
		marks := []mark{{at(a), at(b), "x", "", ""}, {at(c), at(d), "y", "", ""}, {at(e), at(g), "z", "", ""}}
		marks = slices.DeleteFunc(marks, func(m mark) bool { return m.from >= m.to })
		got := ""
		for _, x := range segments(text, 0, len(text), marks, nil) {
			got += x.Text
		}
		if got != string(text) {
			t.Errorf("%q became %q", string(text), got)
		}
	})
}
