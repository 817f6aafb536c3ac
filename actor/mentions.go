package actor

import (
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// Kind says what a mention is.
type Kind uint8

// The kinds of mentions.
const (
	State        Kind = iota // a state by its name, its capital, its people
	Person                   // somebody by name
	Organisation             // an organisation, party, agency by its own name
	Role                     // somebody by an office or function
	Body                     // an organ of a state without a name of its own
	Group                    // people without an office: protesters, civilians
	Place                    // a city, province, region
	Outlet                   // a news outlet or agency
	Pronoun                  // a word that points to another mention
	Thing                    // what forces use: ships, aircraft
)

var kindNames = [...]string{"state", "person", "organisation", "role", "body", "group", "place", "outlet", "pronoun", "thing"}

func (k Kind) String() string { return kindNames[k] }

// Mention is a place in the text that names one entity or several.
type Mention struct {
	Sentence    int // index in the document
	First, Last int // words of the noun phrase, as far as it tells who is meant
	Head        int // word that heads it
	Start, End  int // code points of the shortest span that names it
	Kind        Kind
	Plural      bool
	Entities    []record.Entity // several for a group such as "دو رهبر"; never empty
	Why         string          // how the entities were found, in plain words

	inner  bool // stands in the phrase of another mention
	person int  // index in resolver.persons, -1
}

// Mentions are all mentions of a document, in the order of the text.
type Mentions struct {
	All []Mention

	from []int // of each sentence in All
	r    *resolver
}

// In returns the mentions of a sentence: a phrase before what stands within
// it.
func (m *Mentions) In(sentence int) []Mention {
	if sentence < 0 || sentence+1 >= len(m.from) {
		return nil
	}
	return m.All[m.from[sentence]:m.from[sentence+1]]
}

// At returns the widest mention of a sentence that covers a word, nil if
// there is none.
func (m *Mentions) At(sentence, word int) *Mention {
	var best *Mention
	in := m.In(sentence)
	for i := range in {
		x := &in[i]
		if x.First <= word && word <= x.Last && (best == nil || x.Last-x.First > best.Last-best.First) {
			best = x
		}
	}
	return best
}

// Headed returns the widest mention whose head or first word is the given
// one, nil if there is none.
func (m *Mentions) Headed(sentence, word int) *Mention {
	var best *Mention
	in := m.In(sentence)
	for i := range in {
		x := &in[i]
		if (x.Head == word || x.First == word) && (best == nil || x.Last-x.First > best.Last-best.First) {
			best = x
		}
	}
	return best
}

// Antecedent returns who is meant by a subject that only the ending of a verb
// tells: of word in sentence, of the given number. The entities have an empty
// Text and Start equal to End. It returns nil where nothing tells.
func (m *Mentions) Antecedent(sentence, word int, number syntax.Number) []record.Entity {
	if number == syntax.Plural {
		found, _ := m.r.antecedent(sentence, word, true)
		return unsaid(found)
	}
	found, _ := m.r.antecedentBut(sentence, word, func(a *act) bool { return m.r.argument(a, sentence, word) })
	return unsaid(found)
}

func unsaid(entities []record.Entity) []record.Entity {
	out := make([]record.Entity, len(entities))
	for i, e := range entities {
		e.Text, e.Start, e.End = "", 0, 0
		out[i] = e
	}
	return out
}

// Phrase returns who is meant by any noun phrase, from word first to word
// last of a sentence, whether it is a mention or only holds one: "اقدامات
// روسیه" gives Russia. The entities carry the text of the phrase where the
// phrase itself is no mention. It returns nil where nothing in the phrase
// tells.
func (m *Mentions) Phrase(sentence, first, last int) []record.Entity {
	if sentence < 0 || sentence >= len(m.r.doc.Sentences) || first < 0 || last < first ||
		last >= len(m.r.doc.Sentences[sentence].Words) {
		return nil
	}
	for first < last && m.begins(sentence, first) == nil && m.r.filler(sentence, first) {
		first++
	}
	if x := m.within(sentence, first, last); x != nil {
		if x.First == first || x.Head == first {
			return x.Entities
		}
		// The head is a word of no list: the mention in the phrase tells the
		// state, which then acts through it.
		out := make([]record.Entity, 0, len(x.Entities))
		for _, e := range x.Entities {
			e.Text, e.Start, e.End = m.r.span(sentence, first, last)
			class := m.r.class(m.r.doc.Sentences[sentence].Words[first].Form)
			land := class == "area" || class == "part"
			if x.Kind == State && land {
				e.Sector = ""
			} else if x.Kind == Place && !land && m.r.lex.IsStateCode(e.Code) {
				e.Sector = "GOV"
			}
			out = append(out, e)
		}
		return out
	}
	return nil
}

// begins returns the widest mention that begins with a word.
func (m *Mentions) begins(sentence, first int) *Mention {
	var best *Mention
	in := m.In(sentence)
	for i := range in {
		if x := &in[i]; x.First == first && (best == nil || x.Last > best.Last) {
			best = x
		}
	}
	return best
}

// within returns the mention that tells most of a span: the one that begins
// it, else the first.
func (m *Mentions) within(sentence, first, last int) *Mention {
	var best *Mention
	in := m.In(sentence)
	for i := range in {
		x := &in[i]
		if x.First < first || x.First > last {
			tail := x.Kind == State && x.Last == last // "آذربایجان" of "جمهوری آذربایجان"
			if !(x.First < first && x.Last >= last && (tail || x.Head >= first && x.Head <= last)) {
				continue
			}
		}
		if best == nil || (x.First < best.First && x.First >= first) ||
			(x.First == best.First && x.Last > best.Last) {
			best = x
		}
	}
	return best
}
