package coder

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

//go:embed predicates/*.txt lexicon/*.txt
var embedded embed.FS

// Lexicon is what the coder knows of words: predicates with their frames,
// word classes, words of saying, contexts, fields and kinds of agreements.
type Lexicon struct {
	Predicates []*Predicate
	Hash       string // of all files read, to tell records of different lexicons apart

	verbs   verbIndex
	nominal map[string][]*Predicate // by folded first word, longest first
	gerunds gerunds
	classes map[string]map[string]bool
	lists   map[string][]entry // of lexicon/*.txt, by file name without .txt

	support, intention              verbList
	implicative, prevention, denial verbList
	volition                        verbList        // verbs that refuse where they are negated
	postponement, trying            verbList        // what puts a meeting off, what is done to bring something about
	coming                          map[string]bool // what is said of acts to come
	comingTimes                     map[string]bool // words of a day to come
	reflexives, firstPersons        map[string]bool
	causes, charges                 map[string]bool // prepositions, and nouns under "به", of what somebody is punished for
	partisans                       map[string]bool // those whom what they are for or against completes
	turns                           map[string]bool // words for a time that something is done
	closing, fronts                 map[string]bool // adjectives of a time, set phrases: no name completes them
	foreigners                      map[string]bool // words of whom a state has not for its own
	occasions                       map[string]bool // prepositions of what a subject does besides
	continuing                      verbList        // verbs that carry an event noun under "به"
	regions                         map[string]bool // whose states a group is of
	alone                           map[string]bool // people whom no noun of a thing completes
	topics                          map[string]bool // what "با" tells the matter by
	affairs                         map[string]bool // of a state's own
	surnames                        map[string]bool // that are adjectives as well
	enactments                      map[string]bool // what a council or an assembly adopts
	times                           map[string]bool // those that nouns of persons do not take
	examples                        *phraseTable    // what names examples of a group
	reciprocals                     map[string]bool // each other
	laws                            map[string]bool // what does what its makers do
	possible                        map[string]bool // what is said of acts that may come
	writings                        map[string]bool // what is somebody's, and pointed at by "این"
	predicatives                    map[string]bool // adjectives of what somebody wants or is for
	sayings                         map[string]bool // nouns of what somebody says, or says it on
	needs                           map[string]bool // adjectives of what has to be done
	insistence                      map[string]bool // nouns of what somebody stands by
	headlines                       map[string]bool // nouns of what a report is of
	desks                           map[string]bool // of an outlet, and who writes for it
	argues                          map[string]bool // prepositions of what is done to somebody, which no name takes
	timeNouns                       map[string]bool // what a time is counted in
	bonds                           map[string]bool // what is between two sides
	movements                       map[string]bool // what a people does of itself
	bygones                         *phraseTable    // powers and times of history
	matters                         *phraseTable    // what makes a report one of public life
	stances                         verbList        // of being for or against something
	deals                           map[string]bool // nouns of what only deals with giving way
	pretexts                        map[string]bool // nouns of what is said in defence of a deed
	dissents                        map[string]bool // what people who come together in protest do
	offences                        map[string]bool // crimes of no political kind, and who commits them
	pledges                         map[string]bool // nouns of promises and deals
	gatherings                      map[string]bool // what goes by the name of where it is held
	offices                         map[string]bool // of who and what is of public life
	former                          map[string]bool // what says that a power is no more
	measures                        map[string]bool // adjectives of measure
	relationals                     map[string]bool // nouns that make a preposition
	landParts                       map[string]bool // nouns for a part of a land
	rulings                         map[string]bool // what somebody does the act by that completes it
	relational                      map[string]bool // adjectives that look like indefinite nouns
	undertakings                    map[string]bool // nouns of what somebody does in something
	carriers                        map[string]bool // nouns that only carry the act that completes them
	quantities                      map[string]bool // nouns of how much of a whole
	conditions                      map[string]bool // two words that a condition follows
	purposes                        map[string]bool // words right before what is only aimed at
	manner, adverbs                 map[string]bool // nouns that make an adverb with an adjective, alone
	naming                          map[string]bool // past stems of verbs that say what something is
	pastStems                       map[string]bool // those that are nouns, too
	attendance                      map[string]bool // nouns whose complement takes part
	counted                         map[string]bool // words behind the number nine
	prefixes                        map[string]bool // first parts of adjectives that a text may part
	numbers                         map[string]bool // words of number that begin a phrase
	plans                           map[string]bool // nouns whose complement is planned
	thoughts                        map[string]bool // nouns whose complement has not happened
	speech                          *speechLexicon
	pacts                           *pactLexicon
	contexts                        *phraseTable
}

// entry is a line "name: word، word" of a word list.
type entry struct {
	name  string
	words []string // as written
}

// Load reads the lexicon that the program carries, and then that of each
// folder, laid out in the same way (predicates/*.txt, lexicon/*.txt). A
// predicate of a folder stands in place of the one of the same kind and name;
// word lists and classes are added to.
func Load(dirs ...string) (*Lexicon, error) {
	l := &Lexicon{verbs: newVerbIndex(), nominal: map[string][]*Predicate{}, gerunds: gerunds{},
		classes: map[string]map[string]bool{}, lists: map[string][]entry{}}
	hash := sha256.New()
	byName := map[string]*Predicate{}
	files := []fs.FS{embedded}
	for _, dir := range dirs {
		files = append(files, os.DirFS(dir))
	}
	for i, from := range files {
		own := map[string]*Predicate{}
		for _, pattern := range []string{"predicates/*.txt", "lexicon/*.txt"} {
			names, err := fs.Glob(from, pattern)
			if err != nil {
				return nil, fmt.Errorf("listing the lexicon's %s: %w", pattern, err)
			}
			for _, name := range names {
				data, err := fs.ReadFile(from, name)
				if err != nil {
					return nil, fmt.Errorf("reading the lexicon file %s: %w", name, err)
				}
				hash.Write(data)
				if err := l.read(name, string(data), own); err != nil {
					if i > 0 {
						err = fmt.Errorf("in the lexicon folder %s: %w", dirs[i-1], err)
					}
					return nil, err
				}
			}
		}
		for k, p := range own {
			byName[k] = p
		}
	}
	l.Hash = hex.EncodeToString(hash.Sum(nil))[:12]
	l.index(byName)
	l.readSupport(l.lists["support"])
	l.speech, l.pacts, l.contexts = newSpeech(l.lists["speech"]), newPacts(l.lists), newPhrases()
	for _, e := range l.lists["contexts"] {
		l.contexts.addAll(e)
	}
	return l, nil
}

// readSupport makes the lists of support.txt.
func (l *Lexicon) readSupport(entries []entry) {
	for name, list := range map[string]*verbList{"support": &l.support, "intention": &l.intention,
		"implicative": &l.implicative, "prevention": &l.prevention, "denial": &l.denial, "stance": &l.stances,
		"postponement": &l.postponement, "trying": &l.trying, "volition": &l.volition} {
		*list = newVerbList(entries, name)
	}
	l.occasions, l.times = wordSet(entries, "occasion"), wordSet(entries, "time")
	l.firstPersons = wordSet(entries, "first person")
	l.pretexts = wordSet(entries, "pretext")
	l.dissents = wordSet(entries, "dissent")
	l.offences = wordSet(entries, "offence")
	l.pledges, l.deals = wordSet(entries, "pledge"), wordSet(entries, "deal")
	l.offices, l.gatherings = wordSet(entries, "office"), wordSet(entries, "gathering")
	l.reflexives, l.examples = wordSet(entries, "reflexive"), newPhrases()
	l.bygones, l.matters, l.former = newPhrases(), newPhrases(), wordSet(entries, "former")
	for _, e := range entries {
		switch e.name {
		case "such as", "including":
			l.examples.addAll(e)
		case "bygone", "bygone time":
			l.bygones.addAll(e)
		case "public matter":
			l.matters.addAll(e)
		}
	}
	l.coming, l.plans = wordSet(entries, "coming"), wordSet(entries, "plan")
	l.relational = wordSet(entries, "relational")
	l.quantities = wordSet(entries, "quantity")
	l.undertakings = wordSet(entries, "undertaking")
	l.carriers = wordSet(entries, "carrier")
	l.purposes, l.conditions = wordSet(entries, "purpose"), wordSet(entries, "condition")
	l.manner, l.adverbs = wordSet(entries, "manner"), wordSet(entries, "adverb")
	l.measures, l.counted, l.numbers = wordSet(entries, "measure"), wordSet(entries, "counted"), wordSet(entries, "number")
	l.prefixes = wordSet(entries, "prefix")
	l.naming, l.pastStems = wordSet(entries, "naming"), wordSet(entries, "noun and past stem")
	l.laws, l.relationals = wordSet(entries, "law"), wordSet(entries, "relation")
	l.rulings, l.landParts = wordSet(entries, "ruling"), wordSet(entries, "land part")
	l.possible = wordSet(entries, "possible")
	l.writings = wordSet(entries, "writing")
	l.timeNouns, l.predicatives = wordSet(entries, "time noun"), wordSet(entries, "predicative")
	l.sayings, l.needs = wordSet(entries, "saying"), wordSet(entries, "need")
	l.insistence, l.headlines = wordSet(entries, "insistence"), wordSet(entries, "headline")
	l.argues, l.desks = wordSet(entries, "arguing"), wordSet(entries, "desk")
	l.movements, l.bonds = wordSet(entries, "movement"), wordSet(entries, "bond")
	l.causes, l.charges = wordSet(entries, "cause"), wordSet(entries, "charge")
	l.partisans = wordSet(entries, "partisan")
	l.closing, l.fronts = wordSet(entries, "closing"), wordSet(entries, "front")
	l.foreigners, l.turns = wordSet(entries, "foreigner"), wordSet(entries, "turn")
	l.alone, l.reciprocals = wordSet(entries, "alone"), wordSet(entries, "reciprocal")
	l.topics = wordSet(entries, "topic")
	l.affairs = wordSet(entries, "affair")
	l.regions = wordSet(entries, "region")
	l.surnames = wordSet(entries, "surname")
	l.continuing = newVerbList(entries, "continuing")
	l.attendance, l.enactments = wordSet(entries, "attendance"), wordSet(entries, "enactment")
	l.comingTimes, l.thoughts = wordSet(entries, "day to come"), wordSet(entries, "thought")
}

// read adds a file to the lexicon.
func (l *Lexicon) read(name, data string, own map[string]*Predicate) error {
	base := strings.TrimSuffix(path.Base(name), ".txt")
	switch {
	case strings.HasPrefix(base, "classes"):
		return l.readClasses(name, data)
	case strings.HasPrefix(name, "lexicon/"):
		entries, err := readList(name, data)
		l.lists[base] = append(l.lists[base], entries...)
		return err
	}
	predicates, err := parsePredicates(path.Base(name), data)
	if err != nil {
		return err
	}
	for _, p := range predicates {
		key := p.Kind.String() + " " + p.Verb + " " + strings.Join(p.Parts, " ")
		if old := own[key]; old != nil {
			old.Frames = append(old.Frames, p.Frames...)
		} else {
			own[key] = p
		}
	}
	return nil
}

// readList reads lines "name: word، word"; a name may have several lines.
func readList(name, data string) ([]entry, error) {
	var out []entry
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		head, rest, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("%s:%d: %q has no colon after its name", name, n, line)
		}
		e := entry{name: strings.TrimSpace(head)}
		for w := range strings.SplitSeq(rest, "،") {
			if w = strings.TrimSpace(w); w != "" {
				e.words = append(e.words, w)
			}
		}
		out = append(out, e)
	}
	return out, nil
}

func (l *Lexicon) readClasses(name, data string) error {
	entries, err := readList(name, data)
	if err != nil {
		return err
	}
	for _, e := range entries {
		class := strings.TrimPrefix(e.name, "@")
		if l.classes[class] == nil {
			l.classes[class] = map[string]bool{}
		}
		for _, w := range e.words {
			l.classes[class][fold(w, true)] = true
		}
	}
	return nil
}

// index makes the tables by which predicates are found, in an order that
// does not depend on that of a map.
func (l *Lexicon) index(byName map[string]*Predicate) {
	for _, p := range byName {
		l.Predicates = append(l.Predicates, p)
	}
	slices.SortFunc(l.Predicates, func(a, b *Predicate) int {
		return cmp.Or(len(b.Parts)-len(a.Parts), strings.Compare(a.Kind.String(), b.Kind.String()), strings.Compare(a.Name, b.Name))
	})
	for _, p := range l.Predicates {
		p.order()
		if p.Kind == Verb {
			l.verbs.add(p)
		} else {
			l.nominal[p.Parts[0]] = append(l.nominal[p.Parts[0]], p)
		}
	}
	for _, p := range l.Predicates {
		if p.Kind == Verb {
			l.gerunds.add(p, &l.verbs)
		}
	}
}

// has tells whether a folded word is one of the words, or in one of the
// classes ("@bad") among them.
func (l *Lexicon) has(words []string, w string) bool {
	for _, x := range words {
		if class, ok := strings.CutPrefix(x, "@"); ok {
			if l.classes[class][w] {
				return true
			}
		} else if x == w {
			return true
		}
	}
	return false
}

// verbIndex finds verb predicates by their folded past stem: simple verbs, and
// compounds by the last of their parts.
type verbIndex struct {
	simple    map[string][]*Predicate
	compounds map[string]map[string][]*Predicate
	n         int
}

func newVerbIndex() verbIndex {
	return verbIndex{simple: map[string][]*Predicate{}, compounds: map[string]map[string][]*Predicate{}}
}

// add puts a predicate behind those added before it.
func (x *verbIndex) add(p *Predicate) {
	p.rank = x.n
	x.n++
	if len(p.Parts) == 0 {
		x.simple[p.Verb] = append(x.simple[p.Verb], p)
		return
	}
	if x.compounds[p.Verb] == nil {
		x.compounds[p.Verb] = map[string][]*Predicate{}
	}
	last := p.Parts[len(p.Parts)-1]
	x.compounds[p.Verb][last] = append(x.compounds[p.Verb][last], p)
}

// with returns the predicates of a verb whose last part stands in a clause,
// in the order in which they were added, and then the simple verb.
func (x *verbIndex) with(s *sentence, k int, verb string, compoundsOnly bool) []*Predicate {
	var out []*Predicate
	if parts := x.compounds[verb]; parts != nil {
		for j := range s.Words {
			if s.used[j] || !s.inClause(j, k) {
				continue
			}
			out = append(out, parts[s.form[j]]...)
			if s.lemma[j] != s.form[j] {
				out = append(out, parts[s.lemma[j]]...)
			}
			if s.bare[j] != s.form[j] && s.bare[j] != s.lemma[j] {
				out = append(out, parts[s.bare[j]]...)
			}
		}
		slices.SortFunc(out, func(a, b *Predicate) int { return a.rank - b.rank })
		out = slices.Compact(out)
	}
	if !compoundsOnly {
		out = append(out, x.simple[verb]...)
	}
	return out
}

// wordSet is the folded words of a list's lines of some name.
func wordSet(entries []entry, name string) map[string]bool {
	out := map[string]bool{}
	for _, e := range entries {
		if e.name == name {
			for _, w := range e.words {
				out[fold(w, true)] = true
			}
		}
	}
	return out
}

// verbList is a list of verbs: folded past stem to the parts before it.
type verbList map[string][][]string

func newVerbList(entries []entry, name string) verbList {
	l := verbList{}
	for _, e := range entries {
		if e.name != name {
			continue
		}
		for _, w := range e.words {
			words := strings.Fields(fold(w, true))
			stem := strings.TrimSuffix(words[len(words)-1], "ن")
			l[stem] = append(l[stem], words[:len(words)-1])
		}
	}
	return l
}

// supports tells whether the verb of a clause is one that carries an event
// noun.
func (l *Lexicon) supports(s *sentence, k int) bool { return l.carries(s, k, l.support) }

// carries tells whether the predicate of a clause is in a list of verbs.
func (l *Lexicon) carries(s *sentence, k int, list verbList) bool {
	c := &s.Clauses[k]
	verb := "بود"
	if c.Verb >= 0 && s.lemma[c.Verb] != "است" && s.lemma[c.Verb] != "هست" {
		verb = s.lemma[c.Verb]
	}
	defer s.release()()
	for _, parts := range list[verb] {
		if len(parts) == 0 && (c.Verb < 0 || s.hasNominal(k)) {
			continue
		}
		if s.parts(k, parts) != nil {
			return true
		}
	}
	return false
}
