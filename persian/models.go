package persian

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/ravabet/ravabet/parse"
)

//go:embed models/tagger.bin
var taggerFile []byte

//go:embed models/parser.bin
var parserFile []byte

// Tagger returns the tagger trained on the Persian treebanks. It is unpacked
// at the first call.
var Tagger = sync.OnceValue(func() *parse.Tagger {
	t, err := parse.LoadTagger(taggerFile, Lookup)
	if err != nil {
		panic(fmt.Sprintf("persian: the embedded tagger: %v", err))
	}
	return t
})

// Parser returns the parser trained on the Persian treebanks. It is unpacked
// at the first call.
var Parser = sync.OnceValue(func() *parse.Parser {
	p, err := parse.LoadParser(parserFile, Lookup)
	if err != nil {
		panic(fmt.Sprintf("persian: the embedded parser: %v", err))
	}
	return p
})
