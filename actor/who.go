package actor

import (
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/ravabet/ravabet/record"
)

// Answer is one reading of a name at a date.
type Answer struct {
	Entity record.Entity
	Kind   Kind
	Why    string
	Terms  []Term // of a person or organisation, all that are known
	score  int
}

// Who tells whom or what a name means at a date, the likeliest first: a
// person by full name or surname, a state by name, capital or people, an
// organisation, an outlet. Order and case of the words of a name do not
// matter where nothing else fits. The zero date means any time.
func (l *Lexicon) Who(name string, date time.Time) []Answer {
	answers := l.answers(folded(name), day(date), 0)
	if len(answers) > 0 && answers[0].score >= 0 {
		return unique(answers)
	}
	// Notes in brackets, initials, "Lastname, Firstname".
	if i := strings.IndexAny(name, "("); i > 0 {
		name = name[:i]
	}
	if last, first, ok := strings.Cut(name, ","); ok {
		answers = append(answers, l.answers(folded(first+" "+last), day(date), 0)...)
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == ',' || r == '.' })
	for n := len(words) - 1; n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			part := folded(strings.Join(words[i:i+n], " "))
			if len(part) > 2 {
				answers = append(answers, l.answers(part, day(date), (len(words)-n)*30)...)
			}
		}
	}
	answers = append(answers, l.spelt(words, day(date))...)
	sort.SliceStable(answers, func(i, j int) bool { return answers[i].score > answers[j].score })
	return unique(answers)
}

// Known tells whether a name stands in the lexicon as it is.
func (l *Lexicon) Known(name string) bool { return len(l.answers(folded(name), 0, 0)) > 0 }

// IsOutlet tells whether a name is that of a news outlet.
func (l *Lexicon) IsOutlet(name string) bool {
	return l.means(name, func(s sense) bool { return l.entries[s.entry].kind == outletEntry })
}

// IsState tells whether a name is that of a state, its capital or its people.
func (l *Lexicon) IsState(name string) bool {
	return l.means(name, func(s sense) bool { return l.entries[s.entry].kind == stateEntry && !s.doubtful })
}

// IsCity tells whether a name is that of a capital or a place in a state, and of no state.
func (l *Lexicon) IsCity(name string) bool {
	return l.means(name, func(s sense) bool { return s.form == formSeat || s.form == formPlace }) &&
		!l.means(name, func(s sense) bool {
			return l.entries[s.entry].kind == stateEntry && (s.form == formName || s.form == formShort)
		})
}

// IsSoldier tells whether a lemma is one of those who use force among the roles of
// armies and police, which also command and guard.
func (l *Lexicon) IsSoldier(lemma string) bool { return l.sign("soldier", lemma) }

// sign tells whether a word is one of a class of signs.
func (l *Lexicon) sign(class, word string) bool {
	var buf [64]byte
	k, _ := fold(buf[:0], word)
	return l.signs[class][string(k)]
}

// means tells whether one of the senses of a name is such.
func (l *Lexicon) means(name string, such func(sense) bool) bool {
	return slices.ContainsFunc(l.index.lookup(folded(name)), such)
}

func unique(answers []Answer) []Answer {
	seen := map[string]bool{}
	out := answers[:0]
	for _, a := range answers {
		key := a.Entity.Name + "|" + a.Entity.Code
		if !seen[key] {
			seen[key] = true
			out = append(out, a)
		}
	}
	return out
}

// answers are the readings of one key; cost is taken off their scores.
func (l *Lexicon) answers(key string, day int32, cost int) []Answer {
	var out []Answer
	for _, s := range l.index.lookup(key) {
		e := &l.entries[s.entry]
		a := Answer{Kind: map[kind]Kind{stateEntry: State, personEntry: Person, organisationEntry: Organisation, outletEntry: Outlet, roleEntry: Role}[e.kind]}
		r := resolver{lex: l, day: day}
		switch e.kind {
		case stateEntry:
			a.Entity, a.Why, a.score = r.stateEntity(e.code, "GOV"), "a state: "+[]string{"its name", "its name", "its name", "its name", "its people", "its seat of power", "a place in it"}[min(int(s.form), 6)], 300
			if s.form == formPlace {
				a.Kind, a.Entity.Sector, a.score = Place, "", 200
			}
		case personEntry:
			a.Entity, a.Why = l.personEntity(s.entry, day)
			a.score = r.prominence(s.entry)
			if s.form == formName {
				a.score += 50
			}
			for t := e.from; t < e.to; t++ {
				if l.terms[t].holds(day) {
					a.score += 100
					break
				}
			}
		case organisationEntry:
			a.Entity, a.Why, a.score = r.organisationEntity(e), "an organisation", 250
		case outletEntry:
			a.Entity = record.Entity{Code: e.code, Sector: e.sector, Name: e.name, NameFa: e.nameFa}
			a.Why, a.score = "a news outlet", 150
		default:
			continue
		}
		a.score -= cost
		a.Terms = l.terms[e.from:e.to]
		out = append(out, a)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].score > out[j].score })
	return out
}

// Dates tells from when to when a term ran, as precisely as is known.
func (t *Term) Dates() string { return t.dates }

// MembersAt returns the codes of the states that belonged to an organisation
// on a date, nil for one that the lexicon knows no members of.
func (l *Lexicon) MembersAt(name string, date time.Time) []string {
	d := day(date)
	var out []string
	for _, m := range l.membersOf(name) {
		if d == 0 || m.term.holds(d) {
			out = append(out, m.codes...)
		}
	}
	sort.Strings(out)
	return slices.Compact(out)
}

// Membership is a time for which a state belonged to an organisation. An end
// that is open is the zero time.
type Membership struct {
	Code        string
	First, Last time.Time // both days included
}

// Memberships returns the states that have belonged to an organisation, each
// as often as it joined, nil for one that the lexicon knows no members of.
func (l *Lexicon) Memberships(name string) []Membership {
	var out []Membership
	for _, m := range l.membersOf(name) {
		first, last := timeOf(m.term.From), timeOf(m.term.To)
		for _, code := range m.codes {
			out = append(out, Membership{code, first, last})
		}
	}
	return out
}

// membersOf are the members that an organisation has had, by any of its names.
func (l *Lexicon) membersOf(name string) []membership {
	for _, s := range l.index.lookup(folded(name)) {
		if m := l.entries[s.entry].members; len(m) > 0 {
			return m
		}
	}
	return nil
}
