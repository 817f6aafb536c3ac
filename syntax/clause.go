package syntax

// Clause is a predicate with what belongs to it, as indexes of words of its
// sentence. A noun, adjective or headline without a verb can be a predicate,
// too.
type Clause struct {
	Head      int    // the predicate's head word
	Verb      int    // the word that is the lexical verb ("کشته" in "کشته شدند"), -1 without one
	Parts     []int  // all words of the predicate in order: light-verb noun, auxiliaries, head
	Lemma     string // infinitive with its light-verb parts, "امضا کردن"; the lemma of a nominal predicate
	Parent    int    // index in Sentence.Clauses of the clause that this one depends on, -1
	Relation  string // how: "root", "conj", "ccomp", "xcomp", "advcl", "acl", "parataxis"
	Subject   Phrase
	Object    Phrase
	Obliques  []Phrase // with their prepositions
	Agent     Phrase   // of a passive: "از سوی …", "توسط …"
	Adverbs   []int
	Modifies  int  // the noun that a relative clause modifies, -1
	Shared    bool // the subject was taken over from the clause that this one is coordinated with
	Negated   bool
	Future    bool
	Condition bool // stands under "اگر" or its like
	Modal     bool // "باید", "ممکن است", "می‌تواند"
	Habitual  bool
	Passive   bool
	Causative bool
	Question  bool
}

// Phrase is a noun phrase: its head, the span of its words (Last is
// included), its preposition and the heads of what is coordinated with it. A
// phrase that is not there has Head -1.
type Phrase struct {
	Head        int
	First, Last int
	Preposition string // as one string: "از سوی", "علیه"; "" for a bare phrase
	Conjuncts   []int
}

// NoPhrase is the phrase that is not there.
var NoPhrase = Phrase{Head: -1, First: -1, Last: -1}
