"""Parsivar behind the protocol of README.md."""

import sys
import time

# The tags of the Bijankhan corpus, by their first part.
UNIVERSAL = {
    "N": "NOUN", "V": "VERB", "ADJ": "ADJ", "ADV": "ADV", "P": "ADP", "CON": "CCONJ", "PRO": "PRON", "DET": "DET",
    "NUM": "NUM", "DELM": "PUNCT", "INT": "INTJ", "CLITIC": "PART", "PREV": "ADV", "FW": "X", "SYM": "SYM",
}
SUBORDINATORS = {"که", "اگر", "چون", "تا", "زیرا", "هرچند", "گرچه", "چنانچه", "وقتی", "هنگامی"}


def universal(word, tag):
    if tag.startswith("CON") and word in SUBORDINATORS:
        return "SCONJ"
    if tag.startswith("V_AUX") or word in ("است", "بود", "باشد", "خواهد", "خواهند"):
        return "AUX"
    return UNIVERSAL.get(tag.split("_")[0], "X")


def task(name):
    import parsivar

    if name == "repair":
        return parsivar.Normalizer(statistical_space_correction=True).normalize
    if name == "words":
        tokenizer = parsivar.Tokenizer()
        normalizer = parsivar.Normalizer()
        # Its tokenizer parts at blanks, which its normalizer sets.
        return lambda line: "\t".join(tokenizer.tokenize_words(normalizer.normalize(line)))
    if name == "sentences":
        tokenizer = parsivar.Tokenizer()
        return lambda line: "\t".join(s.strip() for s in tokenizer.tokenize_sentences(line))
    if name == "tags":
        tagger = parsivar.POSTagger(tagging_model="wapiti")

        def tags(line):
            return "\t".join(universal(w, tag) for w, tag in tagger.parse(line.split("\t")))

        return tags
    if name == "lemmas":
        stemmer = parsivar.FindStems()
        kinds = {"NOUN": "N", "PROPN": "N", "VERB": "V", "AUX": "V"}

        def lemmas(line):
            words = (w.rpartition("/") for w in line.split("\t"))
            return "\t".join(stemmer.convert_to_stem(w, kinds.get(tag)).split("&")[0] for w, _, tag in words)

        return lemmas
    sys.exit(3)


def main():
    do = task(sys.argv[1])
    do("گرم/NOUN" if sys.argv[1] == "lemmas" else "گرم")
    lines = sys.stdin.read().splitlines()
    start = time.perf_counter()
    out = [do(line) for line in lines]
    print(f"seconds: {time.perf_counter() - start}", file=sys.stderr)
    for line in out:
        print(line.replace("\n", " "))


main()
