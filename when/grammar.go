package when

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// category is a class of words, or what a rule makes.
type category int32

// set of categories
type categories [8]uint64

func (s *categories) add(c category)      { s[c>>6] |= 1 << (c & 63) }
func (s *categories) has(c category) bool { return s[c>>6]&(1<<(c&63)) != 0 }
func (s *categories) meets(o *categories) bool {
	for i := range s {
		if s[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

const maxCategories = len(categories{}) * 64

// word is an entry of the lexicon: its class and what it says.
type word struct {
	cat   category
	frame frame
}

// element is one place of a rule's pattern.
type element struct {
	cats     []category // one of these
	role     *role      // what to make of its number, or nil
	end      bool       // it is the other end of a range
	optional bool
}

// rule makes a category out of a sequence of others.
type rule struct {
	cat      category
	says     frame
	elements []element
}

// Example is a sentence of a data file with what must be found in it; the
// package's tests run them all.
type Example struct {
	Text   string
	Report string // ISO date, or ""
	Spans  []string
	Dates  []string // ISO dates of the spans, as Expression.ISO gives them
	Where  string   // file and line
}

// Lexicon holds the words and rules of one or more languages. It does not
// change after Load and may be used by many goroutines at once.
type Lexicon struct {
	trie      trie
	words     []word
	names     map[string]category
	list      []string // names by category
	rules     map[category][]rule
	byCat     [][]rule
	first     []categories // the word classes that each category can start with
	slot      []int32      // place of a category in the parser's memory, -1 for word classes
	slots     int
	builtin   [builtins]category
	roots     []root
	rootFirst categories // the word classes that an expression can start with
	examples  []Example
	reasons   map[string]map[string]string // by language and code
}

type root struct {
	cat  category
	kind Kind
}

// Categories that the code knows by name.
const (
	catNum  = iota // a number, in digits or words
	catOrd         // an ordinal number
	catFour        // a number that can be a year by itself
	catUnits
	catTens
	catHundreds
	catThousand
	catOrdUnits
	catOrdTens
	catOrdHundreds
	catOrdThousand
	catAnd
	catOrdMark
	catFuture // a word of clauses about the future
	catStop   // a word at which a clause ends
	catName   // a word after which a name stands
	catBeside // what may stand between a date and a time of day
	catTwin   // what stands between one date in two calendars
	catTail   // an ending that goes with the word before it
	builtins
)

var builtinNames = [builtins]string{"num", "ord", "four", "units", "tens", "hundreds", "thousand",
	"ord-units", "ord-tens", "ord-hundreds", "ord-thousand", "and", "ord-mark", "future", "stop", "name", "beside", "twin", "tail"}

func newLexicon() *Lexicon {
	l := &Lexicon{names: map[string]category{}, rules: map[category][]rule{}}
	for i, name := range builtinNames {
		l.builtin[i], _ = l.category(name)
	}
	for _, k := range []Kind{KindSet, KindDate, KindTime, KindDuration} {
		c, _ := l.category(k.String())
		l.roots = append(l.roots, root{c, k})
	}
	return l
}

func (l *Lexicon) category(name string) (category, error) {
	if c, ok := l.names[name]; ok {
		return c, nil
	}
	if len(l.list) >= maxCategories {
		return 0, fmt.Errorf("more than %d classes and literals", maxCategories)
	}
	c := category(len(l.list))
	l.names[name] = c
	l.list = append(l.list, name)
	return c, nil
}

// eachLine calls do for the lines of a data file that are neither empty nor
// comment.
func eachLine(r io.Reader, name string, do func(line, where string) error) error {
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if !utf8.ValidString(line) {
			return fmt.Errorf("%s:%d: not UTF-8", name, n)
		}
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if err := do(line, fmt.Sprintf("%s:%d", name, n)); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// readWords reads a file of words: lines of a class, features and forms,
//
//	month month=1 cal=gregorian : ژانویه | جنوری
func (l *Lexicon) readWords(r io.Reader, name string) error {
	return eachLine(r, name, func(line, _ string) error {
		head, forms, ok := strings.Cut(line, " : ")
		if !ok {
			return fmt.Errorf("no \" : \" between class and forms in %q", line)
		}
		class, says, err := l.head(head)
		if err != nil {
			return err
		}
		for form := range strings.SplitSeq(forms, "|") {
			form = strings.TrimSpace(form)
			if form == "" {
				return fmt.Errorf("an empty form in %q", line)
			}
			if err := l.addWord(class, says, form); err != nil {
				return err
			}
		}
		return nil
	})
}

// maxHalfSpaces bounds the ways to spell a form, which double with each.
const maxHalfSpaces = 6

func (l *Lexicon) addWord(c category, says frame, form string) error {
	if strings.Count(form, "\u200c") > maxHalfSpaces {
		return fmt.Errorf("%q has more than %d half-spaces", form, maxHalfSpaces)
	}
	l.words = append(l.words, word{c, says})
	for _, s := range spellings(form) {
		l.trie.add(s, int32(len(l.words)-1))
	}
	return nil
}

// head reads "class feature=value …".
func (l *Lexicon) head(s string) (category, frame, error) {
	var says frame
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return 0, says, fmt.Errorf("no class in %q", s)
	}
	c, err := l.category(fields[0])
	if err != nil {
		return 0, says, err
	}
	for _, f := range fields[1:] {
		k, v, ok := strings.Cut(f, "=")
		key, known := featureNames[k]
		if !ok || !known {
			return 0, says, fmt.Errorf("%q is no feature=value; features are listed in frame.go", f)
		}
		n, err := parseValue(v)
		if err != nil {
			return 0, says, fmt.Errorf("feature %s: %w", k, err)
		}
		says.set(key, n)
	}
	return c, says, nil
}

// readRules reads a file of rules, each followed by its examples:
//
//	date = weekday? day:num month
//	  > سه‌شنبه ۱۱ دی @ 2024-12-31 = 2024-12-31
//
// A name with ? may be absent, a|b is one of the two, role:name renames the
// number of name, to:name is the other end of a range, and what stands in
// quotes is a word of the text.
func (l *Lexicon) readRules(r io.Reader, name string) error {
	return eachLine(r, name, func(line, where string) error {
		if line[0] == '>' {
			ex, err := parseExample(line[1:], where)
			l.examples = append(l.examples, ex)
			return err
		}
		head, pattern, ok := strings.Cut(line, " = ")
		if !ok {
			return fmt.Errorf("no \" = \" between head and pattern in %q", line)
		}
		c, says, err := l.head(head)
		if err != nil {
			return err
		}
		ru := rule{cat: c, says: says}
		solid := false
		for _, field := range splitPattern(pattern) {
			e, err := l.element(field)
			if err != nil {
				return err
			}
			solid = solid || !e.optional
			ru.elements = append(ru.elements, e)
		}
		if !solid {
			return fmt.Errorf("rule %q could match nothing at all", line)
		}
		l.rules[c] = append(l.rules[c], ru)
		return nil
	})
}

// splitPattern cuts a pattern at its spaces, but not within quotes.
func splitPattern(s string) []string {
	quoted := false
	return strings.FieldsFunc(s, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
}

func (l *Lexicon) element(s string) (element, error) {
	var e element
	s, e.optional = strings.CutSuffix(s, "?")
	if s == "" {
		return e, fmt.Errorf("an empty element")
	}
	if name, rest, ok := strings.Cut(s, ":"); ok && s[0] != '"' {
		if name == "to" {
			e.end = true
		} else if r, known := roles[name]; known {
			e.role = &r
		} else {
			return e, fmt.Errorf("%q is no role", name)
		}
		s = rest
	}
	alts := strings.Split(s, "|")
	quoted := func(s string) bool { return len(s) > 2 && s[0] == '"' && s[len(s)-1] == '"' }
	if !slices.ContainsFunc(alts, func(s string) bool { return !quoted(s) }) {
		_, known := l.names[s]
		c, err := l.category(s) // one class for all the words, tried at once
		for _, alt := range alts {
			if err == nil && !known {
				err = l.addWord(c, frame{}, alt[1:len(alt)-1])
			}
		}
		e.cats = []category{c}
		return e, err
	}
	for _, alt := range alts {
		_, known := l.names[alt]
		c, err := l.category(alt)
		if err == nil && quoted(alt) && !known {
			err = l.addWord(c, frame{}, alt[1:len(alt)-1])
		}
		if err != nil {
			return e, err
		}
		e.cats = append(e.cats, c)
	}
	return e, nil
}

func parseExample(s, where string) (Example, error) {
	ex := Example{Where: where}
	s, want, ok := strings.Cut(s, " = ")
	if !ok {
		return ex, fmt.Errorf("no \" = \" in example %q", s)
	}
	ex.Text, ex.Report, _ = strings.Cut(s, " @ ")
	ex.Text, ex.Report = strings.TrimSpace(ex.Text), strings.TrimSpace(ex.Report)
	for w := range strings.SplitSeq(want, ";") {
		span, date, both := strings.Cut(w, "→")
		if !both {
			span, date = "", span
		}
		ex.Spans = append(ex.Spans, strings.TrimSpace(span))
		if date = strings.TrimSpace(date); date == "-" {
			date = ""
		}
		ex.Dates = append(ex.Dates, date)
	}
	return ex, nil
}

// compile checks the rules and builds what the parser needs.
func (l *Lexicon) compile() error {
	n := len(l.list)
	l.byCat, l.first, l.slot = make([][]rule, n), make([]categories, n), make([]int32, n)
	isWord := make([]bool, n)
	for _, w := range l.words {
		isWord[w.cat] = true
	}
	for c := range l.list {
		l.byCat[c] = l.rules[category(c)]
		l.slot[c] = -1
		if len(l.byCat[c]) > 0 || c <= catFour {
			l.slot[c] = int32(l.slots)
			l.slots++
		}
		if l.slot[c] < 0 && !isWord[c] && c >= int(builtins) && !slices.ContainsFunc(l.roots, func(r root) bool { return int(r.cat) == c }) {
			return fmt.Errorf("rules use %s, but no word or rule makes it", l.list[c])
		}
	}
	state := make([]int8, n)
	for c := range l.list {
		if err := l.firsts(category(c), state); err != nil {
			return err
		}
	}
	for _, r := range l.roots {
		for i := range l.rootFirst {
			l.rootFirst[i] |= l.first[r.cat][i]
		}
	}
	return nil
}

// firsts fills l.first for c and all that it is made of, and refuses rules that
// lead back to themselves, so that every expression is bounded.
func (l *Lexicon) firsts(c category, state []int8) error {
	switch state[c] {
	case 1:
		return fmt.Errorf("the rules for %s lead back to %s", l.list[c], l.list[c])
	case 2:
		return nil
	}
	state[c] = 1
	l.first[c].add(c)
	for _, ru := range l.byCat[c] {
		open := true
		for _, e := range ru.elements {
			for _, alt := range e.cats {
				if err := l.firsts(alt, state); err != nil {
					return err
				}
				if open {
					for i := range l.first[c] {
						l.first[c][i] |= l.first[alt][i]
					}
				}
			}
			open = open && e.optional
		}
	}
	state[c] = 2
	return nil
}

// readReasons reads the sentences that explain, "code : sentence with % for
// what it is about".
func (l *Lexicon) readReasons(r io.Reader, name, language string) error {
	if l.reasons == nil {
		l.reasons = map[string]map[string]string{}
	}
	if l.reasons[language] == nil {
		l.reasons[language] = map[string]string{}
	}
	return eachLine(r, name, func(line, _ string) error {
		code, s, ok := strings.Cut(line, " : ")
		if !ok {
			return fmt.Errorf("no \" : \" in %q", line)
		}
		if _, known := l.reasons[language][code]; !known {
			l.reasons[language][strings.TrimSpace(code)] = strings.TrimSpace(s)
		}
		return nil
	})
}
