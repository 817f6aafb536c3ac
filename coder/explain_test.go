package coder_test

import (
	"strings"
	"testing"
	"time"

	"github.com/ravabet/ravabet/coder"
)

func (c testCoder) explain(text string) []coder.Reading {
	return c.coder.Explain(c.text.Document(text), time.Time{})
}

func TestExplainTellsTheRule(t *testing.T) {
	c := newCoder(t)
	out := c.explain("آمریکا ایران را محکوم کرد.")
	if len(out) != 1 || len(out[0].Events) != 1 || len(out[0].Clauses) != 1 {
		t.Fatalf("got %+v", out)
	}
	e := out[0].Events[0]
	if e.Type != "ACCUSE" || e.Predicate != "محکوم کردن" || !strings.HasPrefix(e.Rule, "accuse.txt:") || e.Words != "محکوم کرد" {
		t.Errorf("got the event %+v", e)
	}
	if len(e.Participants) != 2 {
		t.Fatalf("got the participants %+v", e.Participants)
	}
	for i, want := range []coder.ParticipantReading{{Side: "actor", Code: "USA.GOV", Words: "آمریکا"}, {Side: "recipient", Code: "IRN.GOV", Words: "ایران"}} {
		got := e.Participants[i]
		if got.Side != want.Side || got.Code != want.Code || got.Words != want.Words || !strings.Contains(got.From, [2]string{"subject", "object"}[i]) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	if k := out[0].Clauses[0]; k.Predicate != "محکوم کردن" || len(k.Arguments) != 2 || k.Is[0] != "main clause" {
		t.Errorf("got the clause %+v", k)
	}
}

func TestExplainTellsWhatWasLacking(t *testing.T) {
	c := newCoder(t)
	for sentence, want := range map[string]string{
		"هوا در تهران سرد است.":       "none of its nouns states an act",
		"کودک در باغ سیب را چشید.":    "no entry of the lexicon has this verb",
		"نوزاد در بیمارستان کشته شد.": "", // a use of an entry: whatever it says, it says something
	} {
		out := c.explain(sentence)
		if len(out) != 1 {
			t.Fatalf("%s: got %+v", sentence, out)
		}
		if len(out[0].Silent)+len(out[0].Events) == 0 {
			t.Errorf("%s: nothing is said of why there is no event", sentence)
		}
		for _, x := range out[0].Silent {
			if x.Why == "" || !strings.Contains(x.Why, want) {
				t.Errorf("%s: got %+v, want %q", sentence, x, want)
			}
		}
	}
}

// TestExplainCoversWhatIsCoded holds the events that are explained against
// those that are coded.
func TestExplainCoversWhatIsCoded(t *testing.T) {
	c := newCoder(t)
	const text = "ایران و عمان در مسقط دیدار کردند و سه یادداشت تفاهم امضا کردند.\nمسکو اتهام واشنگتن را رد کرد و هشدار داد که دیپلمات‌های آن را اخراج می‌کند."
	a := c.code(text, time.Time{})
	coded, explained := map[string]int{}, map[string]int{}
	for _, e := range a.Events {
		coded[e.Type+" "+e.Trigger.Text]++
	}
	for _, r := range c.explain(text) {
		for _, e := range r.Events {
			explained[e.Type+" "+e.Words]++
		}
	}
	if len(coded) == 0 {
		t.Fatal("nothing was coded")
	}
	for name := range coded {
		if explained[name] == 0 {
			t.Errorf("%s is coded, but not explained", name)
		}
	}
	for name := range explained {
		if coded[name] == 0 {
			t.Errorf("%s is explained, but not coded", name)
		}
	}
}

func FuzzExplain(f *testing.F) {
	c := newCoder(f)
	f.Add("ایران عراق را محکوم کرد.")
	f.Add("\x00\xff‌‌ «")
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range c.explain(text) {
			if r.Start < 0 || r.Start > r.End {
				t.Errorf("a sentence from %d to %d", r.Start, r.End)
			}
		}
	})
}
