package main

import (
	"flag"
	"fmt"
	"slices"
	"time"

	"github.com/ravabet/ravabet/conllu"
	"github.com/ravabet/ravabet/parse"
	"github.com/ravabet/ravabet/persian/treebank"
	"github.com/ravabet/ravabet/syntax"
)

func init() { measures["trees"] = measureTrees }

func measureTrees(args []string) error {
	flags := flag.NewFlagSet("trees", flag.ExitOnError)
	folder := flags.String("data", "../shared/data/ud", "folder of the treebanks")
	verbose := flags.Bool("v", false, "count by relation")
	flags.Parse(args)
	banks, plain, err := load(*folder)
	if err != nil {
		return err
	}
	start := time.Now()
	classes := treebank.FindClasses(plain)
	examples, err := treebank.Examples(banks.dev, banks.seraji, classes)
	if err != nil {
		return err
	}
	tagger, _, err := treebank.TrainTagger(examples, classes, plain)
	if err != nil {
		return err
	}
	parser, file, err := treebank.TrainParser(examples, classes, tagger, plain)
	if err != nil {
		return err
	}
	fmt.Printf("training: %.1fs, %d bytes\n", time.Since(start).Seconds(), len(file))
	attachment("fa_perdt-test, predicted tags", tagger, parser, banks.test, *verbose)
	attachment("fa_perdt-test, gold tags", nil, parser, banks.test, false)
	return nil
}

// attachment prints the shares of words with the right head and with the
// right head and relation, punctuation counted in.
func attachment(name string, tagger *parse.Tagger, parser *parse.Parser, test []*conllu.Sentence, verbose bool) {
	var all, heads, both int
	type tally struct{ gold, got, right int }
	by := map[string]*tally{}
	of := func(rel string) *tally {
		if by[rel] == nil {
			by[rel] = new(tally)
		}
		return by[rel]
	}
	for _, gold := range test {
		s := syntax.Sentence{Words: slices.Clone(gold.Words)}
		for i := range s.Words {
			s.Words[i].Head, s.Words[i].Rel = -1, ""
		}
		if tagger != nil {
			tagger.Tag(&s)
		}
		parser.Parse(&s)
		for i := range s.Words {
			all++
			g, w := &gold.Words[i], &s.Words[i]
			of(g.Rel).gold++
			of(w.Rel).got++
			if g.Head == w.Head {
				heads++
				if g.Rel == w.Rel {
					both++
					of(g.Rel).right++
				}
			}
		}
	}
	fmt.Printf("UAS %.4f LAS %.4f  %s (%d words)\n", float64(heads)/float64(all), float64(both)/float64(all), name, all)
	if !verbose {
		return
	}
	var names []string
	for n := range by {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int { return by[b].gold - by[a].gold })
	for _, n := range names {
		t := by[n]
		fmt.Printf("  %-14s %5d gold  P %.3f R %.3f\n", n, t.gold, float64(t.right)/float64(max(t.got, 1)), float64(t.right)/float64(max(t.gold, 1)))
	}
}
