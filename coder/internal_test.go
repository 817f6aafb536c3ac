package coder

import (
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"تأکید": "تاکید", "گفت‌وگو": "گفتوگو", "حملهٔ": "حمله", "كوبا": "کوبا", "مسؤول": "مسوول", "نیروهای": "نیروهای",
	} {
		if got := fold(in, false); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParsePredicates(t *testing.T) {
	got, err := parsePredicates("own.txt", `# یک پرونده
verb: محکوم کردن | تقبیح کردن
    SANCTION/convict  subj > obj  [به: @penalty، !سکوت]
    - دادگاه ایران او را به زندان محکوم کرد. => IRN > IRN
    ACCUSE/disapprove  subj > obj|gen
    - چین اقدام آمریکا را محکوم نکرد. => negated CHN > USA
noun: تقبیح
    NONE  - > -
`)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got[0].Verb != "کرد" || len(got[1].Frames) != 2 || got[2].Frames[0].Type != "" {
		t.Fatalf("got %+v", got)
	}
	f := got[0].Frames[0]
	if len(f.Conditions) != 2 || f.Conditions[0].Not || !f.Conditions[1].Not {
		t.Errorf("conditions %+v", f.Conditions)
	}
	if e := got[0].Frames[1].Examples[0]; e.Status != "negated" || e.Actors[0] != "CHN" {
		t.Errorf("example %+v", e)
	}
}

func TestParsePredicatesSaysWhere(t *testing.T) {
	for text, want := range map[string]string{
		"verb محکوم کردن":                            "own.txt:1",
		"verb: محکوم کردن\n    ATTACK  subj > obj":   "ATTACK",
		"verb: محکوم کردن\n    - جمله => IRN":        "own.txt:2",
		"    ACCUSE  subj > obj":                     "before any headline",
		"verb: محکوم":                                "infinitive",
		"noun: حمله\n    ASSAULT  gen > به  [به: x":  "closed",
		"noun: حمله\n    ASSAULT  gen > به\n    - a": "example",
	} {
		if _, err := parsePredicates("own.txt", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: want an error with %q, got %v", text, want, err)
		}
	}
}

func TestWeigherRoundTrip(t *testing.T) {
	w := &weigher{accept: newLinear(2), side: newLinear(3)}
	w.accept.weights[5], w.side.weights[7] = 1.5, -2
	got, err := readWeigher(w.bytes())
	if err != nil {
		t.Fatal(err)
	}
	if d := got.accept.weights[5] - 1.5; d > 0.001 || d < -0.001 || got.side.weights[7] > -1.99 {
		t.Errorf("got %v, %v", got.accept.weights[5], got.side.weights[7])
	}
}

func FuzzReadWeigher(f *testing.F) {
	f.Add(weigherFile)
	f.Add([]byte(weigherMagic + "\x02"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4 && data[4] > 8 {
			return // a table for hundreds of classes only costs memory
		}
		readWeigher(data)
	})
}

func FuzzParsePredicates(f *testing.F) {
	f.Add("verb: گفتن\n [subj]\n")
	f.Add("verb: محکوم کردن\n    ACCUSE  subj > obj  [obj: x]\n    - a => IRN > USA\n")
	f.Add("noun:\n  [")
	f.Fuzz(func(t *testing.T, text string) {
		predicates, err := parsePredicates("fuzz.txt", text)
		for _, p := range predicates {
			if err == nil && len(p.Frames) == 0 {
				t.Errorf("%q has no frame", p.Name)
			}
		}
	})
}

func FuzzReadList(f *testing.F) {
	f.Add("@bad: بد، زشت\n# \n\n")
	f.Add(":،\n:")
	f.Fuzz(func(t *testing.T, text string) {
		l := &Lexicon{classes: map[string]map[string]bool{}}
		if err := l.readClasses("fuzz.txt", text); err == nil {
			l.has([]string{"@bad", "بد"}, "بد")
		}
	})
}
