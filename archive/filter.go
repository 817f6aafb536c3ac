package archive

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// expression is a condition on terms: a phrase, any of some conditions, or
// all of some and none of others.
type expression struct {
	phrase         []string
	any, all, none []expression
}

func (e expression) empty() bool { return len(e.phrase)+len(e.any)+len(e.all) == 0 }

// Filter tells which articles or records are meant. What is left empty
// excludes nothing; of several values any one may hold.
type Filter struct {
	Words      Words
	Actors     Side     // who acts; speaks; is a party to an agreement
	Recipients Side     // whom it is done to; whom a quote is about
	Parties    Side     // on either side
	Others     Side     // with Parties: on the other side of them
	Types      []string // of an event its type, of a quote its kind, of an agreement its kind
	Modes      []string
	Statuses   []string
	Contexts   []string
	Fields     []string // of agreements
	Names      []string // of persons or organisations on either side, as records name them in English
	Places     []string // codes of states, or the words of texts for a place
	Outlets    []string
	From, To   Day  // of the act, for articles of the report; both included
	Heads      bool // what several reports tell once
}

// Words is what a text is searched for.
type Words struct{ all, none []expression }

// ParseWords reads a query as people type it: words that must all stand in a
// text, "words in quotation marks" one after the other, and words after a
// minus that must not stand in it. analyse gives the words their lemmas.
func ParseWords(query string, analyse func(string) *syntax.Document) (Words, error) {
	var w Words
	rest := strings.NewReplacer("«", `"`, "»", `"`, "“", `"`, "”", `"`).Replace(query)
	for rest != "" {
		rest = strings.TrimLeft(rest, " \t\r\n")
		minus := false
		if r, ok := strings.CutPrefix(rest, "-"); ok && r != "" && r[0] != ' ' {
			minus, rest = true, r
		}
		var part string
		if r, ok := strings.CutPrefix(rest, `"`); ok {
			part, rest, _ = strings.Cut(r, `"`)
		} else if minus {
			end := strings.IndexAny(rest+" ", " \t\r\n\"")
			part, rest = rest[:end], rest[end:]
		} else {
			part, rest = untilMark(rest)
			for _, l := range lemmas(termsOf(analyse(part))) {
				w.all = append(w.all, expression{phrase: []string{l}})
			}
			continue
		}
		if words := lemmas(termsOf(analyse(part))); len(words) > 0 && minus {
			w.none = append(w.none, expression{phrase: words})
		} else if len(words) > 0 {
			w.all = append(w.all, expression{phrase: words})
		}
	}
	if len(w.all) == 0 && len(w.none) > 0 {
		return w, fmt.Errorf("the query %q only tells what must not stand in a text: add a word that must", query)
	}
	return w, nil
}

// untilMark is a query up to a quotation mark or a minus: words that are
// analysed together, for a word's neighbours tell which word it is.
func untilMark(s string) (part, rest string) {
	end := len(s)
	if i := strings.IndexByte(s, '"'); i >= 0 {
		end = i
	}
	if i := strings.Index(s, " -"); i >= 0 {
		end = min(end, i)
	}
	return s[:end], s[end:]
}

// records is the condition that a filter puts on records of a kind, with all
// members of its sides.
func (f *Filter) records(k Kind) expression {
	e := expression{none: f.Words.none}
	add := func(field string, values []string) {
		var any []expression
		for _, v := range values {
			any = append(any, expression{phrase: []string{k.facet(field, v)}})
		}
		if len(any) > 0 {
			e.all = append(e.all, expression{any: any})
		}
	}
	add(byActor, f.Actors.Codes())
	add(byRecipient, f.Recipients.Codes())
	if len(f.Others) == 0 {
		add(byParty, f.Parties.Codes())
	} else {
		add(byDyad, dyads(f.Parties.Codes(), f.Others.Codes()))
	}
	add(byType, f.Types)
	add(byMode, f.Modes)
	add(byStatus, f.Statuses)
	add(byContext, f.Contexts)
	add(byField, underscored(f.Fields))
	add(byOutlet, facetsOf(f.Outlets))
	add(byName, facetsOf(f.Names))
	add(byPlace, append(facetsOf(f.Places), f.Places...))
	if len(e.all) == 0 {
		add(byKind, []string{""})
	}
	e.all = append(e.all, f.Words.all...)
	return e
}

// articles is the condition that a filter puts on articles: that they have
// records for what it says of records, though not all in one.
func (f *Filter) articles() expression {
	bare := *f
	bare.Words, bare.Outlets = Words{}, nil
	e := expression{none: f.Words.none, all: slices.Clone(f.Words.all)}
	if len(f.Outlets) > 0 {
		var any []expression
		for _, o := range f.Outlets {
			any = append(any, expression{phrase: []string{articleOutlet(o)}})
		}
		e.all = append(e.all, expression{any: any})
	}
	if !bare.ofRecords() {
		return e
	}
	var any []expression
	for _, k := range Kinds {
		any = append(any, bare.records(k))
	}
	e.all = append(e.all, expression{any: any})
	return e
}

// ofRecords tells whether a filter says anything of records.
func (f *Filter) ofRecords() bool {
	return len(f.Actors)+len(f.Recipients)+len(f.Parties)+len(f.Types)+len(f.Modes)+len(f.Statuses)+len(f.Contexts)+len(f.Fields)+
		len(f.Names)+len(f.Places) > 0
}

// dyads are the facets of pairs of two groups.
func dyads(parties, others []string) []string {
	var out []string
	for _, a := range parties {
		for _, b := range others {
			if d := min(a, b) + "-" + max(a, b); a != b && !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}

func underscored(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strings.ReplaceAll(s, " ", "_")
	}
	return out
}

func facetsOf(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = nameFacet(n)
	}
	return out
}
