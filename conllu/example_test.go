package conllu_test

import (
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/ravabet/ravabet/conllu"
)

const sentence = `# text = او آمد.
1	او	او	PRON	_	Number=Sing|Person=3	2	nsubj	_	_
2	آمد	آمد	VERB	_	Number=Sing|Person=3|Tense=Past	0	root	_	SpaceAfter=No
3	.	.	PUNCT	_	_	2	punct	_	_

`

// Heads are indexes of words, -1 for the root.
func ExampleRead() {
	for s, err := range conllu.Read(strings.NewReader(sentence)) {
		if err != nil {
			log.Fatal(err)
		}
		for _, w := range s.Words {
			fmt.Println(w.Form, w.Tag, w.Head, w.Rel)
		}
	}
	// Output:
	// او PRON 1 nsubj
	// آمد VERB -1 root
	// . PUNCT 1 punct
}

func ExampleSentence_Write() {
	for s, err := range conllu.Read(strings.NewReader(sentence)) {
		if err != nil {
			log.Fatal(err)
		}
		s.Words[0].Lemma = "وی"
		if err := s.Write(os.Stdout); err != nil {
			log.Fatal(err)
		}
	}
	// Output:
	// # text = او آمد.
	// 1	او	وی	PRON	_	Number=Sing|Person=3	2	nsubj	_	_
	// 2	آمد	آمد	VERB	_	Number=Sing|Person=3|Tense=Past	0	root	_	SpaceAfter=No
	// 3	.	.	PUNCT	_	_	2	punct	_	_
}
