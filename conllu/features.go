package conllu

import (
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

var tenses = map[string]syntax.Tense{"Past": syntax.Past, "Pres": syntax.Present, "Fut": syntax.Future}
var moods = map[string]syntax.Mood{"Ind": syntax.Indicative, "Sub": syntax.Subjunctive, "Imp": syntax.Imperative}
var aspects = map[string]syntax.Aspect{"Imp": syntax.Imperfective, "Perf": syntax.Perfect, "Prog": syntax.Progressive}
var numbers = map[string]syntax.Number{"Sing": syntax.Singular, "Plur": syntax.Plural}
var verbForms = map[string]syntax.VerbForm{"Fin": syntax.Finite, "Inf": syntax.Infinitive, "Part": syntax.Participle}

// ParseFeatures reads a FEATS column ("Number=Sing|Person=3"). Features that
// syntax does not know are left out. "Ezafe=Yes" is ours; UD has no such
// feature for Persian.
func ParseFeatures(column string) syntax.Features {
	var f syntax.Features
	if column == "_" || column == "" {
		return f
	}
	for feature := range strings.SplitSeq(column, "|") {
		name, value, _ := strings.Cut(feature, "=")
		switch name {
		case "Tense":
			f.Tense = tenses[value]
		case "Mood":
			f.Mood = moods[value]
		case "Aspect":
			f.Aspect = aspects[value]
		case "Number":
			f.Number = numbers[value]
		case "VerbForm":
			f.VerbForm = verbForms[value]
		case "Person":
			if len(value) == 1 && value[0] >= '1' && value[0] <= '3' {
				f.Person = value[0] - '0'
			}
		case "Polarity":
			f.Negative = value == "Neg"
		case "Voice":
			f.Passive = value == "Pass"
		case "Ezafe":
			f.Ezafe = value == "Yes"
		case "Definite":
			f.Indef = value == "Ind"
		}
	}
	return f
}

// FormatFeatures writes features as a FEATS column, sorted by name, "" for
// none.
func FormatFeatures(f syntax.Features) string {
	var b strings.Builder
	put := func(name, value string) {
		if value == "" {
			return
		}
		if b.Len() > 0 {
			b.WriteByte('|')
		}
		b.WriteString(name + "=" + value)
	}
	yes := func(name, value string, on bool) {
		if on {
			put(name, value)
		}
	}
	put("Aspect", nameOf(aspects, f.Aspect))
	yes("Definite", "Ind", f.Indef)
	yes("Ezafe", "Yes", f.Ezafe)
	put("Mood", nameOf(moods, f.Mood))
	put("Number", nameOf(numbers, f.Number))
	if f.Person >= 1 && f.Person <= 3 {
		put("Person", string('0'+rune(f.Person)))
	}
	yes("Polarity", "Neg", f.Negative)
	put("Tense", nameOf(tenses, f.Tense))
	put("VerbForm", nameOf(verbForms, f.VerbForm))
	yes("Voice", "Pass", f.Passive)
	return b.String()
}

func nameOf[V comparable](names map[string]V, value V) string {
	for name, v := range names {
		if v == value {
			return name
		}
	}
	return ""
}
