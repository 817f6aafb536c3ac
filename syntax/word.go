// Package syntax holds what a language's analysis leaves for the rest of the
// program: a document as sentences of words, each with its universal part of
// speech, its features and its place in a dependency tree, and the clauses
// read off that tree. It follows Universal Dependencies
// (https://universaldependencies.org) and knows no language: the packages
// that do, such as persian, fill it; actor, when and coder read it.
//
// All offsets count Unicode code points of the text as it was given.
package syntax

// Tag is a universal part of speech (UPOS).
type Tag uint8

// The universal parts of speech.
const (
	X Tag = iota
	Adj
	Adp
	Adv
	Aux
	Cconj
	Det
	Intj
	Noun
	Num
	Part
	Pron
	Propn
	Punct
	Sconj
	Sym
	Verb
)

// Tags lists the names of the tags, by their value.
var Tags = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN",
	"NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

func (t Tag) String() string { return Tags[t] }

// TagOf returns the tag of a UPOS name, X where it is none.
func TagOf(name string) Tag {
	for i, n := range Tags {
		if n == name {
			return Tag(i)
		}
	}
	return X
}

// Tense of a verb form, as its form shows it.
type Tense uint8

// The tenses.
const (
	NoTense Tense = iota
	Past
	Present
	Future
)

// Mood of a verb form.
type Mood uint8

// The moods. Subjunctive covers the Persian التزامی.
const (
	NoMood Mood = iota
	Indicative
	Subjunctive
	Imperative
)

// Aspect of a verb form.
type Aspect uint8

// The aspects: Imperfective is the Persian می‌ (habitual or going on),
// Perfect the past participle with "to be", Progressive "داشتن" as auxiliary.
const (
	NoAspect Aspect = iota
	Imperfective
	Perfect
	Progressive
)

// Number of a noun, pronoun or verb.
type Number uint8

// The numbers.
const (
	NoNumber Number = iota
	Singular
	Plural
)

// VerbForm tells finite from other forms of a verb.
type VerbForm uint8

// The verb forms.
const (
	NoVerbForm VerbForm = iota
	Finite
	Infinitive
	Participle
)

// Features are the morphological features of a word. Those of a verb that
// stands with auxiliaries ("خواهند داشت", "کشته شدند") are the features of the
// whole group and stand on its head.
type Features struct {
	Tense    Tense
	Mood     Mood
	Aspect   Aspect
	Person   uint8 // 1, 2, 3; 0 where the form has none
	Number   Number
	VerbForm VerbForm
	Negative bool
	Passive  bool
	Ezafe    bool // carries the ezafe, written or not
	Indef    bool // carries the indefinite ی
}

// Word is one word by the conventions of Universal Dependencies: a verb form
// with its half-spaces is one word, a clitic pronoun written with its host
// stays with it.
type Word struct {
	Form  string // repaired and normalised, with its half-spaces
	Lemma string // for verbs the past stem ("کرد" for "می‌کنند"), as PerDT has it
	Tag   Tag
	Feats Features
	Head  int    // index of the head in the sentence, -1 for the root
	Rel   string // relation to the head, as in UD: "nsubj", "compound:lvc"
	Start int    // code points of the original text
	End   int
}

// Sentence is a run of words with its tree and clauses.
type Sentence struct {
	Words   []Word
	Clauses []Clause // in order of their predicates
	Line    int      // number of the line of the text that it begins in, from 0
	Start   int      // code points of the original text
	End     int
	// Names tells of each word whether it is in a name, as the model of whoever
	// found the units of the sentence labels it; nil where nobody has looked.
	Names []int
}

// Document is an analysed text.
type Document struct {
	Runes     []rune // the text as it was given
	Language  string // "fa", "en"
	Sentences []Sentence
	Warnings  []string // what was left out or could not be read, in plain words
	// Found is what whoever found the units of the sentences keeps for those
	// that read the document after him; nil where nobody has looked.
	Found any
}

// Slice returns the original text between two offsets in code points.
func (d *Document) Slice(start, end int) string { return string(d.Runes[start:end]) }

// Children calls yield for each word whose head is i, in order.
func (s *Sentence) Children(i int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for j := range s.Words {
			if s.Words[j].Head == i && !yield(j) {
				return
			}
		}
	}
}

// Child returns the first child of i with one of the relations, or -1.
func (s *Sentence) Child(i int, rels ...string) int {
	for j := range s.Words {
		if s.Words[j].Head != i {
			continue
		}
		for _, r := range rels {
			if s.Words[j].Rel == r {
				return j
			}
		}
	}
	return -1
}

// Root returns the index of the root, or -1 in an empty sentence.
func (s *Sentence) Root() int {
	for i := range s.Words {
		if s.Words[i].Head < 0 {
			return i
		}
	}
	return -1
}

// Within tells whether word i is j or stands below it in the tree.
func (s *Sentence) Within(i, j int) bool {
	for n := 0; i >= 0 && n <= len(s.Words); n++ {
		if i == j {
			return true
		}
		i = s.Words[i].Head
	}
	return false
}
