package gold_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/ravabet/ravabet/gold"
	"github.com/ravabet/ravabet/record"
)

func parts(codes ...string) (out []gold.Entity) {
	for _, c := range codes {
		out = append(out, gold.Entity{Code: c})
	}
	return out
}

func entities(codes ...string) (out []record.Entity) {
	for _, c := range codes {
		out = append(out, record.Entity{Code: c})
	}
	return out
}

// TestScore holds the three depths, the statuses and optional events against
// figures counted by hand.
func TestScore(t *testing.T) {
	const first = "چین روسیه را ستود."
	document := gold.Document{ID: "a", Lines: []string{first, "ایران عراق را محکوم کرد."}, Events: []gold.Event{
		{Line: 1, Type: "SUPPORT", Status: "actual", Actors: parts("CHN"), Recipients: parts("RUS")},
		{Line: 1, Type: "CONSULT", Status: "past", Actors: parts("CHN", "RUS")},
		{Line: 2, Type: "ACCUSE", Status: "actual", Actors: parts("IRN"), Recipients: parts("IRQ"), Optional: true},
		{Line: 2, Type: "AID", Status: "negated", Actors: parts("IRN")},
		{Line: 2, Type: "ASSAULT", Status: "future", Actors: parts("IRN"), Recipients: parts("IRQ")},
	}}
	second := len([]rune(first)) + 1
	at := func(start int) record.Span { return record.Span{Start: start, End: start + 1} }
	article := &record.Article{Events: []record.Event{
		{Type: "SUPPORT", Status: "actual", Trigger: at(3), Actors: entities("CHN"), Recipients: entities("RUS")},     // full
		{Type: "CONSULT", Status: "actual", Trigger: at(0), Actors: entities("CHN")},                                  // loose: past counts as actual
		{Type: "ACCUSE", Status: "actual", Trigger: at(second), Actors: entities("IRN"), Recipients: entities("IRQ")}, // optional: does not count
		{Type: "AID", Status: "actual", Trigger: at(second), Actors: entities("IRN")},                                 // wrong: gold has it negated
		{Type: "ASSAULT", Status: "actual", Trigger: at(second), Actors: entities("IRN")},                             // wrong, and one missed: it is to come
	}}
	r := gold.Score([]gold.Document{document}, map[string]*record.Article{"a": article})
	for depth, want := range map[gold.Depth]gold.Count{
		gold.ByType: {TP: 2, FP: 2, FN: 1},
		gold.Loose:  {TP: 2, FP: 2, FN: 1},
		gold.Full:   {TP: 1, FP: 3, FN: 2},
	} {
		if got := r.Events[depth]; got != want {
			t.Errorf("%s: got %+v, want %+v", depth, got, want)
		}
	}
	if r.Status != (gold.Ratio{Right: 2, Of: 4}) {
		t.Errorf("status: got %+v", r.Status)
	}
	var table bytes.Buffer
	r.PrintTable(&table)
	if want := "| SUPPORT        |   1 | 1.00 | 1.00 | 1.00 |   1.00 |   1.00 |    1.00 |"; !strings.Contains(table.String(), want) {
		t.Errorf("the table lacks %q:\n%s", want, &table)
	}
}
