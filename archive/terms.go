package archive

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/syntax"
)

// maxWords bounds the words of one report that can be searched for.
const maxWords = 50_000

// term is a word as it is indexed: where it begins in the text, and its lemma
// without the half-spaces that people leave out or put in as they like.
type term struct {
	lemma string
	start int
}

// termsOf are the words of a document.
func termsOf(d *syntax.Document) []term {
	if d == nil {
		return nil
	}
	var out []term
	for i := range d.Sentences {
		for j := range d.Sentences[i].Words {
			w := &d.Sentences[i].Words[j]
			if l := folded(cmp.Or(w.Lemma, w.Form)); l != "" {
				out = append(out, term{l, w.Start})
			}
			if len(out) == maxWords {
				return out
			}
		}
	}
	return out
}

// folded keeps letters and digits, those of both scripts as one.
func folded(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		c := s[i]
		plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// within are the lemmas of the words between two offsets.
func within(all []term, start, end int) []string {
	first, _ := slices.BinarySearchFunc(all, start, func(t term, at int) int { return t.start - at })
	var out []string
	for _, t := range all[first:] {
		if t.start >= end {
			break
		}
		out = append(out, t.lemma)
	}
	return out
}

// Kind is a kind of record.
type Kind uint8

// The kinds of records.
const (
	Event Kind = iota + 1
	Quote
	Agreement
)

// Kinds are all kinds of records.
var Kinds = []Kind{Event, Quote, Agreement}

func (k Kind) String() string { return [...]string{"", "event", "quote", "agreement"}[k] }

// facet is a term that stands for what a record is coded as. It begins with
// letters for the kind of record and for the field, so that it is no word and
// says at once which records are meant. Of its value is left what is no mark of
// a database's own language.
func (k Kind) facet(field, value string) string {
	return string("?eqa"[k]) + field + ":" + strings.Map(func(r rune) rune {
		if r == '.' || r == '_' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, value)
}

// The fields of facets.
const (
	byActor     = "a" // of a quote its speaker, of an agreement its parties
	byRecipient = "r" // of a quote whom it is about
	byParty     = "p" // either
	byDyad      = "d"
	byType      = "t" // of a quote direct or indirect, of an agreement its kind
	byMode      = "m"
	byStatus    = "s"
	byContext   = "c"
	byField     = "f"
	byOutlet    = "o"
	byPlace     = "l" // the code of the state, and the words for the place
	byName      = "n" // of persons and organisations
	byKind      = "k"
)

// nameFacet stands for a name, which may hold anything, by a hash.
func nameFacet(name string) string {
	sum := sha256.Sum256([]byte(folded(name)))
	return hex.EncodeToString(sum[:6])
}

// hash makes a key of some parts.
func hash(parts ...string) int64 {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return int64(binary.BigEndian.Uint64(sum[:8]))
}

// known tells whether a code names somebody.
func known(code string) bool { return code != "" && code != "---" }

// codes are the codes of entities, each once, in order of the alphabet.
func codes(side []record.Entity) []string {
	var out []string
	for _, e := range side {
		if known(e.Code) && !slices.Contains(out, e.Code) {
			out = append(out, e.Code)
		}
	}
	slices.Sort(out)
	return out
}

// sideFacets are the facets of the entities of one side: the name, the code,
// and the code with its sector.
func (k Kind) sideFacets(out []string, field string, side []record.Entity) []string {
	for _, e := range side {
		if e.Name != "" {
			out = append(out, k.facet(byName, nameFacet(e.Name)))
		}
		code := e.Code
		if !known(code) {
			continue
		}
		for _, f := range []string{field, byParty} {
			out = append(out, k.facet(f, code))
			if e.Sector != "" {
				out = append(out, k.facet(f, code+"."+e.Sector))
			}
		}
	}
	return out
}

// Pair are two actors in order of the alphabet, and who acts on whom.
type Pair struct {
	A, B      string
	Direction Direction
}

// Direction tells which of a pair acts.
type Direction uint8

// The directions.
const (
	Mutual Direction = iota
	AActs
	BActs
)

// pairs are the pairs of states between which an act goes on: actors with
// recipients, or actors with one another where there are no recipients.
func pairs(actors, recipients []string) []Pair {
	var out []Pair
	add := func(p Pair) {
		for i := range out {
			if out[i].A == p.A && out[i].B == p.B {
				if out[i].Direction != p.Direction {
					out[i].Direction = Mutual
				}
				return
			}
		}
		out = append(out, p)
	}
	if len(recipients) == 0 {
		for i, a := range actors {
			for _, b := range actors[i+1:] {
				add(Pair{a, b, Mutual})
			}
		}
		return out
	}
	for _, a := range actors {
		for _, r := range recipients {
			switch {
			case a < r:
				add(Pair{a, r, AActs})
			case a > r:
				add(Pair{r, a, BActs})
			default:
				add(Pair{a, a, Mutual})
			}
		}
	}
	return out
}
