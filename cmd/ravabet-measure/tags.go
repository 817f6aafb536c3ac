package main

import (
	"cmp"
	"flag"
	"fmt"
	"slices"
	"time"

	"github.com/ravabet/ravabet/conllu"
	"github.com/ravabet/ravabet/parse"
	"github.com/ravabet/ravabet/persian/treebank"
)

func init() { measures["tags"] = measureTags }

func measureTags(args []string) error {
	flags := flag.NewFlagSet("tags", flag.ExitOnError)
	folder := flags.String("data", "../shared/data/ud", "folder of the treebanks")
	verbose := flags.Bool("v", false, "list what is mistaken for what")
	flags.Parse(args)
	banks, plain, err := load(*folder)
	if err != nil {
		return err
	}
	start := time.Now()
	classes := treebank.FindClasses(plain)
	fmt.Printf("word classes: %.1fs\n", time.Since(start).Seconds())
	start = time.Now()
	tagger, file, err := trainTagger(slices.Concat(banks.dev, banks.test), nil, classes, plain)
	if err != nil {
		return err
	}
	fmt.Printf("training: %.1fs, %d bytes\n", time.Since(start).Seconds(), len(file))
	score("fa_seraji-dev, trained on PerDT", tagger, banks.seraji, true, *verbose)
	score("… counting all tags as they stand", tagger, banks.seraji, false, false)
	if tagger, _, err = trainTagger(banks.dev, banks.seraji, classes, plain); err != nil {
		return err
	}
	score("fa_perdt-test, trained on the rest", tagger, banks.test, false, *verbose)
	return nil
}

func trainTagger(perdt, seraji []*conllu.Sentence, classes *parse.Classes, plain [][]string) (*parse.Tagger, []byte, error) {
	examples, err := treebank.Examples(perdt, seraji, classes)
	if err != nil {
		return nil, nil, err
	}
	return treebank.TrainTagger(examples, classes, plain)
}

type banks struct{ dev, test, seraji []*conllu.Sentence }

func load(folder string) (b banks, plain [][]string, err error) {
	for _, x := range []struct {
		name string
		to   *[]*conllu.Sentence
	}{{treebank.Dev, &b.dev}, {treebank.Test, &b.test}, {treebank.Seraji, &b.seraji}} {
		if *x.to, err = treebank.Load(folder, x.name); err != nil {
			return b, nil, err
		}
	}
	plain, err = treebank.LoadPlain(folder)
	return b, plain, err
}

func score(name string, tagger *parse.Tagger, test []*conllu.Sentence, seraji, verbose bool) {
	right, all := 0, 0
	mistakes := map[string]int{}
	for _, s := range test {
		got := tagger.Variants(&s.Sentence)
		for i, w := range s.Words {
			all++
			g := treebank.Tag(got[i])
			if seraji {
				g = treebank.TagInSeraji(got[i], &s.Sentence, i)
			}
			if g == w.Tag {
				right++
				continue
			}
			mistakes[fmt.Sprintf("%s for %s", g, w.Tag)]++
			mistakes[fmt.Sprintf("  %s for %s: %s", g, w.Tag, w.Form)]++
		}
	}
	fmt.Printf("UPOS %.4f  %s (%d words)\n", float64(right)/float64(all), name, all)
	if !verbose {
		return
	}
	var names []string
	for n := range mistakes {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(mistakes[b]-mistakes[a], cmp.Compare(a, b)) })
	for _, n := range names[:min(60, len(names))] {
		fmt.Printf("%5d %s\n", mistakes[n], n)
	}
}
