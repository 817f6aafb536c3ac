package coder

import (
	"strings"

	"github.com/ravabet/ravabet/plover"
)

// A refusal is an act of its own, and Persian words it as a negated verb: "زیر
// بار نرفت", "نخواهد پذیرفت", "اجازه نمی‌دهد". The lexicon has entries for it
// whose infinitive is negated ("نپذیرفتن"). They match a negated clause, and its
// negation is then part of the act.

// refusals puts before the ways to look up a negated clause's verb those by
// its negated infinitive.
func refusals(tries []try) []try {
	var out []try
	for _, t := range tries {
		for _, stem := range negatives(t.verb) {
			out = append(out, try{stem, t.passive, t.light, true})
		}
	}
	return append(out, tries...)
}

// negatives are the forms that a verb's negated infinitive can have, without
// its ending: "نپذیرفت", "نیامد", "نینداخت", "برنتافت".
func negatives(stem string) []string {
	if rest, ok := strings.CutPrefix(stem, "آ"); ok {
		return []string{"نیا" + rest}
	}
	if rest, ok := strings.CutPrefix(stem, "ا"); ok && !strings.HasPrefix(rest, "ی") {
		return []string{"نی" + rest}
	}
	out := []string{"ن" + stem}
	for _, prefix := range []string{"بر", "در", "باز", "فرو", "وا"} {
		if rest, ok := strings.CutPrefix(stem, prefix); ok && rest != "" {
			out = append(out, prefix+negatives(rest)[0])
		}
	}
	return out
}

// refusedMode is the mode of a refusal to do an act of some type.
var refusedMode = map[string]string{"AID": "assist", "COOPERATE": "assist", "CONSULT": "meet", "RETREAT": "yield", "AGREE": "", "SUPPORT": ""}

// refuse makes of what somebody says he will not do a refusal: "سلاح نخواهد
// داد", "در نشست شرکت نخواهد کرد". What he did not do stays a negated act, and
// so does a concession that is not made.
func (s *sentence) refuse(e *coded) {
	cl := s.clause(e.match.anchor)
	if e.Status != plover.Negated || e.match.Kind != Verb || cl == nil || !cl.Future && !s.toCome(e.match.clause) || e.match.passive {
		return
	}
	mode, ok := refusedMode[e.Type]
	if !ok {
		return
	}
	e.Mode = mode
	e.Type, e.Status = "REJECT", plover.Actual
	if doers, _ := s.fill(e.match, Slot{{"subj"}}, true); len(doers) > 0 && len(e.Recipients) == 0 {
		e.Recipients = without(e.Actors, doers)
		e.Actors = doers
	}
}
