package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/ravabet/ravabet/persian"
)

func init() { measures["verbs"] = measureVerbs }

// frameVerb is a verb of the valency lexicon; parts that it lacks are "".
type frameVerb struct{ past, present, prefix, nominal, preposition string }

// measureVerbs counts how many verbs of the valency lexicon are known. A verb
// with its prefix is known if its past and present forms are read as forms of
// it; a compound verb moreover if its parts are found to be one predicate in a
// bare sentence.
func measureVerbs(args []string) error {
	flags := flag.NewFlagSet("verbs", flag.ContinueOnError)
	data := flags.String("data", "../shared/data", "the `folder` of the test data")
	verbose := flags.Bool("v", false, "list the verbs that are not known")
	if err := flags.Parse(args); err != nil {
		return err
	}
	verbs, err := readValency(filepath.Join(*data, "valency", "valency-2.2.txt"))
	if err != nil {
		return err
	}
	a := persian.New(nil)
	known := map[frameVerb]bool{}
	var stems, stemsKnown, all, allKnown, compounds, joined int
	for _, v := range verbs {
		stem := frameVerb{past: v.past, present: v.present, prefix: v.prefix}
		if _, ok := known[stem]; !ok {
			known[stem] = inflects(stem)
			stems++
			if known[stem] {
				stemsKnown++
			} else if *verbose {
				fmt.Println("STEMS", stem.prefix, stem.past, stem.present)
			}
		}
		all++
		if known[stem] {
			allKnown++
		}
		if v.nominal == "" {
			continue
		}
		compounds++
		if known[stem] && isJoined(a, v) {
			joined++
		} else if *verbose {
			fmt.Println("APART", v.preposition, v.nominal, v.prefix+v.past)
		}
	}
	row("verbs of a stem and prefix known", "valency lexicon", share(stemsKnown, stems), ".97")
	row("all its verbs: inflection known", "valency lexicon", share(allKnown, all), ".97")
	row("its compound verbs joined in a bare sentence", "valency lexicon", share(joined, compounds), "")
	return nil
}

func share(n, of int) string {
	return fmt.Sprintf("%.4f (%d of %d)", float64(n)/float64(max(of, 1)), n, of)
}

// readValency reads the distinct verbs of the valency lexicon.
func readValency(path string) ([]frameVerb, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []frameVerb
	seen := map[frameVerb]bool{}
	for line := range strings.Lines(strings.TrimPrefix(string(b), "\ufeff")) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) < 5 {
			continue
		}
		for i := range f {
			if f[i] == "-" {
				f[i] = ""
			}
		}
		if v := (frameVerb{f[0], f[1], f[2], f[3], f[4]}); !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out, nil
}

// inflects tells whether forms of both stems are read: those of the past stem
// as the verb's own, those of the present stem, which many verbs share, as any
// verb's.
func inflects(v frameVerb) bool {
	if v.present == "است" {
		_, ok := persian.AnalyzeVerb("است")
		return ok
	}
	if v.past != "" {
		negated := "ن" + v.past
		if rest, ok := strings.CutPrefix(v.past, "آ"); ok {
			negated = "نیا" + rest
		} else if strings.HasPrefix(v.past, "ا") && !strings.HasPrefix(v.past, "ای") {
			negated = "نی" + v.past[len("ا"):]
		}
		for _, form := range []string{v.past + "ند", "می\u200c" + v.past + "م", negated + "ه\u200cاند"} {
			if got, ok := persian.AnalyzeVerb(v.prefix + form); !ok || got.Lemma != v.prefix+v.past {
				return false
			}
		}
	}
	if v.present == "" {
		return v.past != ""
	}
	for _, form := range []string{v.present + "م", v.present + "ند"} {
		long := v.present + "ی" + form[len(v.present):] // "می‌گویم" of "گو"
		_, ok := persian.AnalyzeVerb(v.prefix + "می\u200c" + form)
		if _, asLong := persian.AnalyzeVerb(v.prefix + "می\u200c" + long); !ok && !asLong {
			return false
		}
	}
	return true
}

// isJoined tells whether a compound verb is read as one predicate where it
// stands by itself: "آنها همواره … کردند."
func isJoined(a *persian.Analyzer, v frameVerb) bool {
	verb := v.prefix + v.past + "ند"
	if v.past == "" {
		verb = v.prefix + "می\u200c" + v.present + "ند"
	}
	want := strings.Join(strings.Fields(v.preposition+" "+v.nominal+" "+verb), " ")
	d := a.Document("آنها همواره " + want + ".")
	for _, s := range d.Sentences {
		for _, c := range s.Clauses {
			var got []string
			for _, p := range c.Parts {
				got = append(got, s.Words[p].Form)
			}
			for _, p := range c.Obliques { // "به دست آوردند": the noun stays a phrase with its preposition
				if v.preposition != "" && p.Preposition == v.preposition && p.Head == c.Head-1 {
					got = append([]string{v.preposition, s.Words[p.Head].Form}, got...)
				}
			}
			if strings.Join(got, " ") == want {
				return true
			}
		}
	}
	return false
}
