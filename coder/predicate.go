package coder

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/plover"
)

// Kind tells how a predicate stands in a sentence.
type Kind uint8

// The kinds of predicate.
const (
	Verb Kind = iota
	Noun
	Adjective
)

var kinds = map[string]Kind{"verb": Verb, "noun": Noun, "adj": Adjective}

func (k Kind) String() string { return [...]string{"verb", "noun", "adj"}[k] }

// Predicate is an entry of the predicate lexicon: words that state an act,
// and the frames in which they do.
type Predicate struct {
	Kind   Kind
	Name   string   // as written in the lexicon: "محکوم کردن"
	Parts  []string // folded words before the verb, or all words of a noun
	Verb   string   // folded past stem: "کرد"; "" for nouns and adjectives
	Frames []Frame
	Source string // file and line, for messages
	Gerund bool   // a verb's infinitive as a noun

	rank int // among the verbs of the lexicon, the longest first
}

// order puts the frames of a predicate that several blocks tell of into one
// order: a use that only certain words show before one that any filler shows,
// and this before the general use. The frames of one block keep theirs.
func (p *Predicate) order() {
	if len(p.Frames) == 0 || p.Frames[0].block == p.Frames[len(p.Frames)-1].block {
		return
	}
	slices.SortStableFunc(p.Frames, func(a, b Frame) int { return a.generality() - b.generality() })
}

// generality is 0 for a frame that only certain words allow, 1 where it asks
// for any filler or excludes some, 2 where it asks for nothing.
func (f *Frame) generality() int {
	for _, c := range f.Conditions {
		if c.Words != nil && !c.Not {
			return 0
		}
	}
	if f.Conditions != nil {
		return 1
	}
	return 2
}

// transitive tells whether the general use of a verb takes a bare object.
func (p *Predicate) transitive() bool {
	for i := len(p.Frames) - 1; i >= 0; i-- {
		if f := &p.Frames[i]; f.Type != "" {
			for _, s := range []Slot{f.Actors, f.Recipients} {
				for _, group := range s {
					if group[0] == "obj" {
						return true
					}
				}
			}
			return false
		}
	}
	return false
}

// takesObject tells whether any use of a predicate looks at an object.
func (p *Predicate) takesObject() bool {
	return slices.ContainsFunc(p.Frames, func(f Frame) bool {
		return f.Actors.has("obj") || f.Recipients.has("obj") || slices.ContainsFunc(f.Conditions, func(c Condition) bool { return c.Role == "obj" })
	})
}

// fillsObject tells whether a use of a predicate that is an event has a side for its
// object.
func (p *Predicate) fillsObject() bool {
	return slices.ContainsFunc(p.Frames, func(f Frame) bool { return f.Actors.has("obj") || f.Recipients.has("obj") })
}

// harmful tells whether the general use of a predicate states harm.
func (p *Predicate) harmful() bool {
	for i := len(p.Frames) - 1; i >= 0; i-- {
		switch p.Frames[i].Type {
		case "":
		case "ASSAULT", "COERCE", "SANCTION", "THREATEN", "PROTEST", "MOBILIZE":
			return true
		default:
			return false
		}
	}
	return false
}

// Frame is one use of a predicate: what it codes and who takes which side.
type Frame struct {
	Type, Mode string // Type "" says that this use is no event
	Actors     Slot
	Recipients Slot
	Conditions []Condition
	Examples   []Example
	Source     string
	Text       string // as written

	block string // the source of the headline above it
}

// Slot tells which roles fill one side of an event: all of the groups that
// are filled, of each group the first role that is.
type Slot [][]string

// has tells whether a role is one of the slot's.
func (s Slot) has(role string) bool {
	return slices.ContainsFunc(s, func(group []string) bool { return slices.Contains(group, role) })
}

// Condition is what must hold for a frame to be used.
type Condition struct {
	Role   string
	Words  []string // folded; classes ("@bad") are looked up when the lexicon is whole
	Not    bool     // holds where the words, or the filler, are absent
	Entity bool     // the filler must be a political actor
	Kind   string   // "several": the fillers are of more than one code; "foreign": of none of the subject's
}

// Example is a sentence with the coding that the frame must give it.
type Example struct {
	Sentence           string
	None               bool // the sentence holds no event
	Type, Status       string
	Actors, Recipients []string // codes
	Source             string
}

// parsePredicates reads a file of the predicate lexicon. Its format is told
// in docs/predicates.md. The name of the file stands in errors.
func parsePredicates(name, data string) ([]*Predicate, error) {
	var out, current []*Predicate
	var frame *Frame
	flush := func() {
		if frame != nil {
			for _, p := range current {
				p.Frames = append(p.Frames, *frame)
			}
		}
		frame = nil
	}
	n := 0
	for raw := range strings.Lines(data) {
		n++
		line := strings.TrimSpace(raw)
		at := fmt.Sprintf("%s:%d", name, n)
		switch {
		case line == "" || line[0] == '#':
		case raw[0] != ' ' && raw[0] != '\t':
			flush()
			var err error
			if current, err = parseHeadline(line, at); err != nil {
				return nil, err
			}
			out = append(out, current...)
		case strings.HasPrefix(line, "- "):
			if frame == nil {
				return nil, fmt.Errorf("%s: an example stands before any frame: write the frame above it", at)
			}
			e, err := parseExample(line[2:], at)
			if err != nil {
				return nil, err
			}
			frame.Examples = append(frame.Examples, e)
		default:
			if current == nil {
				return nil, fmt.Errorf("%s: a frame stands before any headline such as “verb: محکوم کردن”", at)
			}
			flush()
			f, err := parseFrame(line, at)
			if err != nil {
				return nil, err
			}
			f.block = current[0].Source
			frame = &f
		}
	}
	flush()
	for _, p := range out {
		if len(p.Frames) == 0 {
			return nil, fmt.Errorf("%s: “%s” has no frame: write one below it, such as “    ACCUSE  subj > obj”", p.Source, p.Name)
		}
	}
	return out, nil
}

func parseHeadline(line, at string) ([]*Predicate, error) {
	word, rest, ok := strings.Cut(line, ":")
	kind, known := kinds[strings.TrimSpace(word)]
	if !ok || !known {
		return nil, fmt.Errorf("%s: %q is no headline: it must begin with “verb:”, “noun:” or “adj:” before the words", at, line)
	}
	var out []*Predicate
	for name := range strings.SplitSeq(rest, "|") {
		name = strings.TrimSpace(name)
		words := strings.Fields(fold(name, true))
		if len(words) == 0 {
			return nil, fmt.Errorf("%s: a headline without words", at)
		}
		p := &Predicate{Kind: kind, Name: name, Parts: words, Source: at}
		if kind == Verb {
			last := words[len(words)-1]
			stem, isInfinitive := strings.CutSuffix(last, "ن")
			if !isInfinitive {
				return nil, fmt.Errorf("%s: the verb %q does not end in an infinitive", at, name)
			}
			p.Verb, p.Parts = stem, words[:len(words)-1]
		}
		out = append(out, p)
	}
	return out, nil
}

func parseFrame(line, at string) (Frame, error) {
	f := Frame{Source: at, Text: line}
	body, conditions, _ := strings.Cut(line, "[")
	fields := strings.Fields(body)
	if len(fields) == 0 {
		return f, fmt.Errorf("%s: a frame begins with a type of PLOVER or NONE, before its conditions", at)
	}
	code, sides := fields[0], strings.Join(fields[1:], " ")
	if code != "NONE" {
		f.Type, f.Mode, _ = strings.Cut(code, "/")
		if !plover.Valid(f.Type, f.Mode) {
			return f, fmt.Errorf("%s: %q is no type or mode of PLOVER", at, code)
		}
		actors, recipients, _ := strings.Cut(sides, ">")
		f.Actors, f.Recipients = parseSlot(actors), parseSlot(recipients)
	}
	if conditions == "" {
		return f, nil
	}
	for c := range strings.SplitSeq(conditions, "[") {
		inner, _, ok := strings.Cut(c, "]")
		if !ok {
			return f, fmt.Errorf("%s: a condition is not closed with ]", at)
		}
		f.Conditions = append(f.Conditions, parseCondition(inner)...)
	}
	return f, nil
}

func parseSlot(text string) Slot {
	var s Slot
	for group := range strings.SplitSeq(text, "+") {
		var roles []string
		for role := range strings.SplitSeq(group, "|") {
			if role = strings.TrimSpace(role); role != "" && role != "-" {
				roles = append(roles, role)
			}
		}
		if roles != nil {
			s = append(s, roles)
		}
	}
	return s
}

func parseCondition(text string) []Condition {
	role, words, hasWords := strings.Cut(strings.TrimSpace(text), ":")
	role = strings.TrimSpace(role)
	c := Condition{}
	if !hasWords {
		role, c.Not = strings.CutPrefix(role, "!")
		role, c.Entity = strings.CutPrefix(strings.TrimSpace(role), "entity ")
		for _, kind := range []string{"several", "foreign"} {
			if rest, ok := strings.CutPrefix(role, kind+" "); ok {
				role, c.Kind = rest, kind
			}
		}
		c.Role = strings.TrimSpace(role)
		return []Condition{c}
	}
	c.Role = role
	not := Condition{Role: role, Not: true}
	for w := range strings.SplitSeq(words, "،") {
		w = strings.TrimSpace(w)
		if bare, no := strings.CutPrefix(w, "!"); no {
			not.Words = append(not.Words, fold(strings.TrimSpace(bare), true))
		} else if w != "" {
			c.Words = append(c.Words, fold(w, true))
		}
	}
	var out []Condition
	if c.Words != nil {
		out = append(out, c)
	}
	if not.Words != nil {
		out = append(out, not)
	}
	return out
}

func parseExample(text, at string) (Example, error) {
	e := Example{Source: at, Status: plover.Actual}
	sentence, coding, ok := strings.Cut(text, "=>")
	if !ok {
		return e, fmt.Errorf("%s: an example needs “=> ACTORS > RECIPIENTS” or “=> none” after its sentence", at)
	}
	e.Sentence = strings.TrimSpace(sentence)
	coding = strings.TrimSpace(coding)
	if coding == "none" {
		e.None = true
		return e, nil
	}
	actors, recipients, _ := strings.Cut(coding, ">")
	for _, w := range strings.Fields(actors) {
		head, _, _ := strings.Cut(w, "/")
		if _, isType := plover.Lookup(head); isType {
			e.Type = head
			continue
		}
		switch w {
		case plover.Actual, plover.Past, plover.Future, plover.Negated, plover.Hypothetical:
			e.Status = w
		case "-":
		default:
			e.Actors = append(e.Actors, w)
		}
	}
	for _, w := range strings.Fields(recipients) {
		if w != "-" {
			e.Recipients = append(e.Recipients, w)
		}
	}
	return e, nil
}
