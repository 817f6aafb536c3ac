package persian

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ravabet/ravabet/syntax"
)

// describe writes a verb's features as the tests name them.
func describe(v Verb) string {
	f := v.Features
	parts := []string{v.Lemma}
	parts = append(parts, []string{"", "past", "present", "future"}[f.Tense], []string{"", "ind", "sub", "imp"}[f.Mood],
		[]string{"", "می", "perf", "prog"}[f.Aspect])
	if f.Person > 0 {
		parts = append(parts, fmt.Sprint(f.Person)+[]string{"", "sg", "pl"}[f.Number])
	}
	if f.VerbForm == syntax.Participle {
		parts = append(parts, "part")
	}
	if f.Negative {
		parts = append(parts, "neg")
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

func TestAnalyzeVerb(t *testing.T) {
	for form, want := range map[string]string{
		"می‌کند":       "کرد present ind می 3sg",
		"نمی‌کردند":    "کرد past ind می 3pl neg",
		"کردند":        "کرد past ind 3pl",
		"کرده‌اند":     "کرد present ind perf 3pl",
		"نکرده":        "کرد past perf part neg",
		"بکنند":        "کرد present sub 3pl",
		"کند":          "کرد present sub 3sg",
		"نرود":         "رفت present sub 3sg neg",
		"بگو":          "گفت present imp 2sg",
		"می‌گوید":      "گفت present ind می 3sg",
		"نیامد":        "آمد past ind 3sg neg",
		"نیافتند":      "یافت past ind 3pl neg",
		"نیفتاده":      "افتاد past perf part neg",
		"خشکیدند":      "خشکید past ind 3pl",
		"بیاید":        "آمد present sub 3sg",
		"بیفتد":        "افتاد present sub 3sg",
		"نینداخت":      "انداخت past ind 3sg neg",
		"برمی‌گردد":    "برگشت present ind می 3sg",
		"برنگشته‌اند":  "برگشت present ind perf 3pl neg",
		"فرا می‌گیرد":  "",
		"دربرگرفت":     "",
		"بازنمی‌گردند": "بازگشت present ind می 3pl neg",
		"هستند":        "هست present ind 3pl",
		"نیست":         "هست present ind 3sg neg",
		"است":          "است present ind 3sg",
		"دارد":         "داشت present ind 3sg",
		"نباید":        "بایست present ind neg",
		"می‌توان":      "توانست present ind می",
		"خواهند":       "خواست present ind 3pl",
		"می‌رساند":     "رساند present ind می 3sg",
		"رسانده‌است":   "رساند present ind perf 3sg",
		"بپذیرند":      "پذیرفت present sub 3pl",
		"می‌خورد":      "خورد present ind می 3sg",
		"می‌رفته‌اند":  "رفت present ind perf 3pl",
		"کتاب":         "",
		"توافق‌نامه":   "",
		"دوستان":       "",
	} {
		v, ok := AnalyzeVerb(form)
		got := ""
		if ok {
			got = describe(v)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
}

func ExampleAnalyzeVerb() {
	v, _ := AnalyzeVerb("برنمی‌گردند")
	fmt.Println(v.Lemma, v.Features.Person, v.Features.Number == syntax.Plural, v.Features.Negative)
	// Output: برگشت 3 true true
}
