// Package actor knows who acts in the news: states and their people,
// capitals and cities, persons with the offices that they held and when,
// organisations, news outlets, and the words for roles and groups. Its
// resolver turns the words of a document into mentions of entities, each
// with the code and sector that PLOVER asks for.
//
// The knowledge stands in plain text files beside the code; a folder with
// files of the same names adds to it or overrides it.
package actor

import (
	"embed"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
	"sync"
)

//go:embed *.txt people
var embedded embed.FS

// Lexicon is all that is known of actors. It does not change once loaded,
// and any number of goroutines may use it.
type Lexicon struct {
	entries   []entry
	terms     []Term
	index     *index
	states    map[string]int32    // entry of a state by its code
	holders   map[string][]holder // by code and office: "RUS president"
	words     map[string]string   // folded words of grammar that are single words, to their class
	given     map[string]int      // folded first words of the names of persons, how often
	officesFa map[string]string   // names of offices in Persian
	// folded words that name nobody, by what they tell of who stands beside them
	signs map[string]map[string]bool
	press string // code of the state whose press the texts come from, where they name none
	hash  uint64
}

type holder struct{ entry, term int32 }

// kind says what an entry of the lexicon is.
type kind uint8

const (
	stateEntry kind = iota
	personEntry
	organisationEntry
	outletEntry
	roleEntry
	wordEntry
)

type entry struct {
	kind       kind
	name       string // English
	nameFa     string
	code       string // state; role: ""
	sector     string
	from, to   int32 // terms of a person or organisation: l.terms[from:to]
	members    []membership
	role       *role
	class      string // of a word
	overridden bool
}

type membership struct {
	codes []string
	term  Term
}

// role is a word for somebody in an office, a body, or a group.
type role struct {
	kind      string // office, person, group, body, thing
	office    string
	home      string   // code of the only state that has the office
	offices   []string // of the people files, the likeliest first
	yields    bool     // to the sector of what follows
	overrides map[string]string
}

// Load reads the lexicon that is built in, and then the files in dirs, which
// may hold any of the same files: an entry with the same first name (the same
// code, for a state) takes the place of an earlier one. Errors name file and
// line.
func Load(dirs ...string) (*Lexicon, error) {
	return load(embedded, dirs...)
}

func load(builtIn fs.FS, dirs ...string) (*Lexicon, error) {
	l := &Lexicon{states: map[string]int32{}, words: map[string]string{}, signs: map[string]map[string]bool{}, officesFa: map[string]string{}}
	// Room for the built-in lexicon and some more.
	l.entries, l.terms = make([]entry, 0, 8<<10), make([]Term, 0, 16<<10)
	p := &parser{lexicon: l, seen: make(map[string]int32, 2<<10), firsts: make(map[string]int, 4<<10)}
	p.drafts, p.pool = make([]draft, 0, 64<<10), make([]byte, 0, 1<<20)
	if err := p.read(builtIn, "built-in lexicon"); err != nil {
		return nil, err
	}
	for _, dir := range dirs {
		if info, err := os.Stat(dir); err != nil {
			return nil, fmt.Errorf("reading the actor lexicon: %w", err)
		} else if !info.IsDir() {
			return nil, fmt.Errorf("reading the actor lexicon: %s is not a folder", dir)
		}
		if err := p.read(os.DirFS(dir), dir); err != nil {
			return nil, err
		}
	}
	l.hash = p.hash.Sum64()
	l.given = p.firsts
	p.surnamesFirst()
	drafts := p.drafts[:0]
	for _, d := range p.drafts {
		if d.sense.form == formSurname && p.lexicon.surnameFirst(d.sense.entry) {
			continue
		}
		if d.sense.form == formSurname && p.firsts[string(p.pool[d.from:d.to])] > 1 {
			d.sense.form = formGiven
		}
		if !l.entries[d.sense.entry].overridden {
			drafts = append(drafts, d)
		}
	}
	l.index = build(p.pool, drafts)
	l.holders = make(map[string][]holder, 1024)
	for i := range l.entries {
		e := &l.entries[i]
		if e.kind != personEntry || e.overridden {
			continue
		}
		for t := e.from; t < e.to; t++ {
			key := l.terms[t].Code + " " + l.terms[t].Office
			l.holders[key] = append(l.holders[key], holder{int32(i), t})
		}
	}
	return l, nil
}

// surnameFirst tells whether a person bears the surname first, as the people
// of some states do.
func (l *Lexicon) surnameFirst(n int32) bool {
	e := &l.entries[n]
	return e.kind == personEntry && e.from < e.to && surnameFirst[l.terms[e.from].Code]
}

// surnamesFirst adds the surnames of such persons, which many share.
func (p *parser) surnamesFirst() {
	for i := range p.lexicon.entries {
		if !p.lexicon.surnameFirst(int32(i)) {
			continue
		}
		e := &p.lexicon.entries[i]
		for _, name := range []string{e.nameFa, e.name} {
			if first, _, ok := strings.Cut(name, " "); ok {
				p.key(first, int32(i), formGiven)
			}
		}
	}
}

// Default returns the built-in lexicon, loaded once. It panics only if the
// files built into the program are broken, which its tests exclude.
var Default = sync.OnceValue(func() *Lexicon {
	l, err := Load()
	if err != nil {
		panic(err)
	}
	return l
})

// Hash identifies the content of all files that were read.
func (l *Lexicon) Hash() string { return fmt.Sprintf("%016x", l.hash) }

// Size returns how many entries the lexicon has: states, persons,
// organisations, outlets, roles.
func (l *Lexicon) Size() (states, persons, organisations, outlets, roles int) {
	for i := range l.entries {
		switch l.entries[i].kind {
		case stateEntry:
			states++
		case personEntry:
			persons++
		case organisationEntry:
			organisations++
		case outletEntry:
			outlets++
		case roleEntry:
			roles++
		}
	}
	return
}

// Names lists the names of states, persons, organisations and outlets, for
// the analysis of text to know as words.
func (l *Lexicon) Names() []string {
	var out []string
	for i := range l.entries {
		if e := &l.entries[i]; e.kind < roleEntry && !e.overridden && e.nameFa != "" {
			out = append(out, e.nameFa)
		}
	}
	return out
}

var files = []string{"references.txt", "offices.txt", "roles.txt", "states.txt", "organisations.txt", "outlets.txt"}

func (p *parser) read(dir fs.FS, source string) error {
	p.hash = fnvOr(p.hash)
	for _, name := range files {
		if err := p.readFile(dir, source, name); err != nil {
			return err
		}
	}
	people, err := fs.Glob(dir, "people/*.txt")
	if err != nil {
		return fmt.Errorf("reading %s: %w", source, err)
	}
	sort.Strings(people)
	for _, name := range people {
		if err := p.readFile(dir, source, name); err != nil {
			return err
		}
	}
	return nil
}

func fnvOr(h hash64) hash64 {
	if h == nil {
		return fnv.New64a()
	}
	return h
}

type hash64 interface {
	Write([]byte) (int, error)
	Sum64() uint64
}

func (p *parser) readFile(dir fs.FS, source, name string) error {
	data, err := fs.ReadFile(dir, name)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading %s: %w", path.Join(source, name), err)
	}
	p.hash.Write([]byte(name))
	p.hash.Write(data)
	p.file = path.Join(source, name)
	if strings.HasPrefix(name, "people/") {
		name = "people"
	}
	return p.parse(name, string(data))
}
