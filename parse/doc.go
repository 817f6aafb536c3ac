// Package parse tags words with their parts of speech and builds dependency
// trees. It knows no language: what it knows it learnt from treebanks, and
// keeps in model files.
//
// The tagger goes from left to right and takes the best tag for each word by
// a linear model over the word, its neighbours and the tags already given.
// The parser is a greedy arc-hybrid transition parser trained with a dynamic
// oracle (Goldberg and Nivre, "Training Deterministic Parsers with
// Non-Deterministic Oracles", TACL 2013); relations are given afterwards, by
// a third linear model over the finished tree. All weights are learnt by the
// averaged perceptron with a margin. Words are known by hashes of their
// forms, their affixes, and two sets of word classes that the exchange
// algorithm finds in plain text (see [Classes]).
//
// A loaded [Tagger] or [Parser] may be used by many goroutines at once.
package parse
