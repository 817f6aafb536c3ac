"""Hazm behind the protocol of README.md. Its tagger and parser need models
that no package carries, so they are not measured."""

import sys
import time


def task(name):
    import hazm

    if name == "repair":
        return hazm.Normalizer().normalize
    if name == "words":
        # Universal Dependencies keeps the parts of a verb apart.
        tokenizer = hazm.WordTokenizer(join_verb_parts=False)
        return lambda line: "\t".join(tokenizer.tokenize(line))
    if name == "sentences":
        tokenizer = hazm.SentenceTokenizer()
        return lambda line: "\t".join(tokenizer.tokenize(line))
    if name == "lemmas":
        lemmatizer = hazm.Lemmatizer(joined_verb_parts=False)

        def lemmas(line):
            words = (w.rpartition("/") for w in line.split("\t"))
            return "\t".join(lemmatizer.lemmatize(w, tag).split("#")[0] for w, _, tag in words)

        return lemmas
    sys.exit(3)


def main():
    do = task(sys.argv[1])
    do("گرم")
    lines = sys.stdin.read().splitlines()
    start = time.perf_counter()
    out = [do(line) for line in lines]
    print(f"seconds: {time.perf_counter() - start}", file=sys.stderr)
    for line in out:
        print(line.replace("\n", " "))


main()
