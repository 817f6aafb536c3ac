package persian

import (
	"testing"

	"github.com/ravabet/ravabet/syntax"
)

// TestGroups reads the features that a verb group leaves on the named word.
func TestGroups(t *testing.T) {
	a := New(nil)
	for _, c := range []struct{ text, word, want string }{
		{"در رژه حضور خواهند داشت.", "داشت", "داشت future ind 3pl"},
		{"آنها شرکت نخواهند کرد.", "کرد", "کرد future ind 3pl neg"},
		{"توافق را امضا کرده است.", "کرده", "کرد present ind perf 3sg"},
		{"آنها رفته بودند.", "رفته", "رفت past ind perf 3pl"},
		{"این موضوع نشان داده شد.", "داده", "داد past ind 3sg pass"},
		{"سه نفر کشته شده‌اند.", "کشته", "کشت present ind perf 3pl pass"},
		{"او بازداشت نشده است.", "نشده", "شد present ind perf 3sg neg"},
		{"سند امضا خواهد شد.", "شد", "شد future ind 3sg"},
		{"آنها کشته خواهند شد.", "کشته", "کشت future ind 3pl pass"},
		{"او داشت می‌رفت.", "می‌رفت", "رفت past ind prog 3sg"},
		{"آنها در حال مذاکره هستند.", "هستند", "هست present ind prog 3pl"},
		{"او نباید برود.", "برود", "رفت present sub 3sg neg"},
		{"آنها معتقدند.", "ند", "هست present ind 3pl"},
	} {
		found := false
		for _, s := range a.Document(c.text).Sentences {
			for _, w := range s.Words {
				if w.Form != c.word {
					continue
				}
				found = true
				got := describe(Verb{Lemma: w.Lemma, Features: w.Feats})
				if w.Feats.Passive {
					got += " pass"
				}
				if got != c.want {
					t.Errorf("%s: %s: %q, want %q", c.text, c.word, got, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no word %s", c.text, c.word)
		}
	}
}

func TestLemma(t *testing.T) {
	a := New(nil)
	for _, c := range []struct {
		form string
		tag  syntax.Tag
		want string
	}{
		{"زمینه‌های", syntax.Noun, "زمینه"},
		{"کشورها", syntax.Noun, "کشور"},
		{"خانهٔ", syntax.Noun, "خانه"},
		{"رهبران", syntax.Noun, "رهبر"},
		{"نمایندگان", syntax.Noun, "نماینده"},
		{"ایران", syntax.Propn, "ایران"},
		{"مذاکرات", syntax.Noun, "مذاکره"},
		{"روابط", syntax.Noun, "رابطه"},
		{"وزرای", syntax.Noun, "وزیر"},
		{"شورای", syntax.Noun, "شورا"},
		{"بزرگ‌ترین", syntax.Adj, "بزرگ"},
		{"نمی‌کنند", syntax.Verb, "کرد"},
		{"رئیس‌جمهور", syntax.Noun, "رئیس‌جمهور"},
		{"درمان", syntax.Noun, "درمان"},
	} {
		if got := a.Lemma(c.form, c.tag); got != c.want {
			t.Errorf("%s: %s, want %s", c.form, got, c.want)
		}
	}
}

func TestNominalFeatures(t *testing.T) {
	a := New(nil)
	for _, c := range []struct {
		form                 string
		plural, ezafe, indef bool
	}{
		{"زمینه‌های", true, true, false},
		{"خانهٔ", false, true, false},
		{"خانه‌ای", false, false, true},
		{"وزرای", true, true, false},
		{"روابط", true, false, false},
		{"کشور", false, false, false},
	} {
		f := nominalFeatures(c.form, a.Lemma(c.form, syntax.Noun), syntax.Noun)
		if (f.Number == syntax.Plural) != c.plural || f.Ezafe != c.ezafe || f.Indef != c.indef {
			t.Errorf("%s: %+v", c.form, f)
		}
	}
}

// TestSaying checks that a clause that follows at once leaves the verb of saying
// a verb.
func TestSaying(t *testing.T) {
	a := New(nil)
	for text, verb := range map[string]string{
		"خبرگزاری سوریه گزارش داد جنگنده‌های اسرائیل مواضعی در حومهٔ دمشق را هدف قرار دادند.": "داد",
		"وزیر خارجه اعلام کرد روسیه در این نشست شرکت نمی‌کند.":                                "کرد",
	} {
		said := false
		for _, w := range a.Document(text).Sentences[0].Words {
			said = said || w.Form == verb && w.Tag == syntax.Verb
		}
		if !said {
			t.Errorf("%s: %s is no verb", text, verb)
		}
	}
}
