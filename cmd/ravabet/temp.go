package main

import (
	"strings"

	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/syntax"
)

func tempLemma(s *syntax.Sentence) {
	for i := range s.Words {
		w := &s.Words[i]
		if w.Lemma != "" {
			continue
		}
		if w.Tag == syntax.Verb || w.Tag == syntax.Aux {
			if v, ok := persian.AnalyzeVerb(w.Form); ok {
				w.Lemma, w.Feats = v.Lemma, v.Features
				continue
			}
		}
		w.Lemma = strings.TrimSuffix(strings.TrimSuffix(w.Form, "\u200cهای"), "\u200cها")
	}
}
