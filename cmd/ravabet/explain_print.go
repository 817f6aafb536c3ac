package main

import (
	"fmt"
	"strings"

	"github.com/ravabet/ravabet/coder"
)

// reading prints how a sentence was read.
func (p *printer) reading(r *coder.Reading, tree bool) {
	fmt.Fprintln(p.w, p.paint(bold, isolate(r.Text)))
	if tree {
		p.part("words: number, form, lemma, tag, relation, number of the head")
		for _, w := range r.Tree {
			fmt.Fprintln(p.w, "    "+w)
		}
	}
	if len(r.Clauses) > 0 {
		p.part("clauses")
	}
	for _, cl := range r.Clauses {
		fmt.Fprintf(p.w, "    %s  %s\n", p.paint(trigger, isolate(cl.Predicate)), p.paint(dim, strings.Join(cl.Is, ", ")))
		for _, a := range cl.Arguments {
			fmt.Fprintf(p.w, "        %s: %s\n", isolate(a.Role), isolate(a.Words))
		}
	}
	if len(r.Who) > 0 {
		p.part("who is meant")
	}
	for _, w := range r.Who {
		fmt.Fprintf(p.w, "    %s = %s  %s\n", p.paint(who, isolate(w.Words)), strings.Join(w.Codes, ", "), p.paint(dim, "("+w.Why+")"))
	}
	if len(r.Events) > 0 {
		p.part("events")
	}
	for i := range r.Events {
		p.eventReading(&r.Events[i])
	}
	if len(r.Silent) > 0 {
		p.part("no event")
	}
	for _, x := range r.Silent {
		if x.Predicate != "" {
			fmt.Fprintf(p.w, "    %s: ", isolate("“"+x.Predicate+"”"))
		} else {
			fmt.Fprint(p.w, "    ")
		}
		fmt.Fprintln(p.w, x.Why)
		if x.Rule != "" {
			fmt.Fprintln(p.w, "        "+p.rule(x.Rule, x.Frame))
		}
	}
	fmt.Fprintln(p.w)
}

func (p *printer) part(name string) { fmt.Fprintln(p.w, "  "+name) }

// rule is a line of the predicate lexicon, with its place.
func (p *printer) rule(at, frame string) string {
	if !strings.Contains(at, "/") {
		at = "predicates/" + at
	}
	return p.paint(dim, at) + "  " + isolate(strings.Join(strings.Fields(frame), " "))
}

func (p *printer) eventReading(e *coder.EventReading) {
	name := e.Type
	if e.Mode != "" {
		name += "/" + e.Mode
	}
	fmt.Fprintf(p.w, "    %s  %s, %.2f sure, by “%s”\n", p.paint(bold, name), e.Status, e.Score, isolate(e.Words))
	fmt.Fprintf(p.w, "        rule of “%s”: %s\n", isolate(e.Predicate), p.rule(e.Rule, e.Frame))
	for _, x := range e.Participants {
		fmt.Fprintf(p.w, "        %s: %s %s  %s\n", x.Side, x.Code, p.paint(who, isolate(x.Words)), p.paint(dim, "("+x.From+")"))
	}
}
