package actor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ravabet/ravabet/record"
)

// Suggestion is somebody whom the beginning of a name may mean.
type Suggestion struct {
	Entity record.Entity
	Kind   Kind
	Office string // of a person at the date, else the last before it
	Code   string // of the state or body that the office is of
	Years  string // of the office: "2012–", "2000–2008"
}

// Suggest tells whom what somebody has typed so far may mean at a date: states,
// persons and organisations one of whose names or surnames begins with it,
// the likeliest first, in Persian or English.
func (l *Lexicon) Suggest(typed string, date time.Time, limit int) []Suggestion {
	key := folded(typed)
	if key == "" || limit < 1 {
		return nil
	}
	r := resolver{lex: l, day: day(date)}
	best := map[int32]int{} // of entries, how likely
	for k, s := range l.index.beginning(key) {
		e := &l.entries[s.entry]
		if e.overridden {
			continue
		}
		score := 0
		switch e.kind {
		case stateEntry:
			score = 300
			if s.form == formPeople || s.form == formSeat || s.form == formPlace {
				score = 120
			}
		case personEntry:
			score = r.prominence(s.entry)
			if s.form == formGiven {
				score -= 40
			}
		case organisationEntry:
			score = 60
		default:
			continue
		}
		if k {
			score += 200 // the whole name
		}
		if old, ok := best[s.entry]; !ok || score > old {
			best[s.entry] = score
		}
	}
	entries := make([]int32, 0, len(best))
	for n := range best {
		entries = append(entries, n)
	}
	slices.SortFunc(entries, func(a, b int32) int {
		x, y := &l.entries[a], &l.entries[b]
		return cmp.Or(cmp.Compare(best[b], best[a]), cmp.Compare(len(x.name), len(y.name)), cmp.Compare(x.name, y.name), cmp.Compare(a, b))
	})
	var out []Suggestion
	for _, n := range entries[:min(limit, len(entries))] {
		out = append(out, l.suggestion(&r, n))
	}
	return out
}

func (l *Lexicon) suggestion(r *resolver, n int32) Suggestion {
	e := &l.entries[n]
	switch e.kind {
	case stateEntry:
		return Suggestion{Entity: r.stateEntity(e.code, "GOV"), Kind: State}
	case organisationEntry:
		return Suggestion{Entity: r.organisationEntity(e), Kind: Organisation}
	}
	s := Suggestion{Kind: Person}
	s.Entity, _ = l.personEntity(n, r.day)
	t := l.termOf(e, r.day)
	s.Office, s.Code, s.Years = t.Office, t.Code, t.years()
	return s
}

// years are the years of a term, with nothing behind the dash where it goes
// on.
func (t *Term) years() string {
	switch {
	case t.From == 0:
		return ""
	case t.To == openEnd:
		return fmt.Sprintf("%d–", yearOf(t.From))
	case yearOf(t.From) == yearOf(t.To):
		return fmt.Sprint(yearOf(t.From))
	}
	return fmt.Sprintf("%d–%d", yearOf(t.From), yearOf(t.To))
}

// Office is a time that a person was in office.
type Office struct {
	Name         string // of the office, in English
	Code, Sector string // of the state or body
	From, To     string // as precisely as is known, "" where not; To of one that goes on, too
}

// Offices tells who bears a name, and in which offices, in order of time. ok is
// false where no person of the lexicon does.
func (l *Lexicon) Offices(name string) (who record.Entity, offices []Office, ok bool) {
	for _, s := range l.index.lookup(folded(name)) {
		e := &l.entries[s.entry]
		if e.kind != personEntry || e.overridden || s.form != formName && s.form != formShort {
			continue
		}
		terms := slices.Clone(l.terms[e.from:e.to])
		slices.SortStableFunc(terms, func(a, b Term) int { return cmp.Compare(a.From, b.From) })
		for _, t := range terms {
			from, to, isRange := strings.Cut(t.dates, "..")
			if !isRange {
				to = from
			}
			offices = append(offices, Office{t.Office, t.Code, t.Sector, strings.Trim(from, "~? "), strings.Trim(to, "~? ")})
		}
		who, _ = l.personEntity(s.entry, day(time.Now()))
		return who, offices, true
	}
	return record.Entity{}, nil, false
}

// Entity is the state of a code; ok is false for codes of no state.
func (l *Lexicon) Entity(code string) (e record.Entity, ok bool) {
	if !l.IsStateCode(code) {
		return record.Entity{}, false
	}
	r := resolver{lex: l}
	return r.stateEntity(code, "GOV"), true
}

// OfficeNames are the names of all offices that somebody held, in order of the
// alphabet.
func (l *Lexicon) OfficeNames() []string {
	var out []string
	for i := range l.terms {
		if o := l.terms[i].Office; o != "" {
			out = append(out, o)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
