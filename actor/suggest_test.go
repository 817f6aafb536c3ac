package actor

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSuggest(t *testing.T) {
	l := Default()
	date := time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)
	for typed, want := range map[string]string{
		"روس":         "Russia",
		"روسیه":       "Russia",
		"iran":        "Iran",
		"Ira":         "Iran",
		"پوت":         "Vladimir Putin",
		"ولادیمیر پو": "Vladimir Putin",
		"putin":       "Vladimir Putin",
		"خامنه":       "Ali Khamenei",
		"شی جینپ":     "Xi Jinping",
		"ناتو":        "NATO",
		"Guterr":      "António Guterres",
		"اتحادیه ارو": "European Union",
	} {
		got := l.Suggest(typed, date, 5)
		if len(got) == 0 || got[0].Entity.Name != want {
			t.Errorf("%q suggests %+v, not %s", typed, got, want)
		}
	}
	if got := l.Suggest("پوتین", date, 1); len(got) != 1 || got[0].Office != "president" || got[0].Code != "RUS" || got[0].Years != "2012–" || got[0].Kind != Person {
		t.Errorf("Putin is %+v", got)
	}
	for _, none := range []string{"", " ", "ژژژژ", "\u200c"} {
		if got := l.Suggest(none, date, 5); len(got) > 0 {
			t.Errorf("%q suggests %+v", none, got)
		}
	}
	if got := l.Suggest("ا", date, 3); len(got) != 3 {
		t.Errorf("one letter suggests %d", len(got))
	}
}

func TestOffices(t *testing.T) {
	e, offices, ok := Default().Offices("ولادیمیر پوتین")
	if !ok || e.Name != "Vladimir Putin" || len(offices) < 3 {
		t.Fatalf("%+v, %+v, %v", e, offices, ok)
	}
	if !slices.IsSortedFunc(offices, func(a, b Office) int { return strings.Compare(a.From, b.From) }) || offices[0].Code != "RUS" {
		t.Errorf("%+v", offices)
	}
	i := slices.IndexFunc(offices, func(o Office) bool { return o.Name == "president" && o.To != "" })
	if i < 0 || offices[i].From != "1999-12-31" || offices[i].To[:4] != "2008" {
		t.Errorf("%+v", offices)
	}
	for _, nobody := range []string{"روسیه", "Nobody At All", "", "ناتو"} {
		if e, _, ok := Default().Offices(nobody); ok {
			t.Errorf("%q is %+v", nobody, e)
		}
	}
}

func TestEntity(t *testing.T) {
	if e, ok := Default().Entity("IRN"); !ok || e.Name != "Iran" || e.NameFa != "ایران" {
		t.Errorf("%+v, %v", e, ok)
	}
	if e, ok := Default().Entity("QQQ"); ok {
		t.Errorf("%+v", e)
	}
}

func BenchmarkSuggest(b *testing.B) {
	l, date := Default(), time.Now()
	for b.Loop() {
		l.Suggest("ا", date, 8)
	}
}
