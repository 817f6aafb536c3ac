package persian

import (
	"github.com/ravabet/ravabet/syntax"
)

// group is what is written as one: a token, or several that a half-space
// joins. form has the half-spaces; pos are the places of its letters in the
// cleaned text, -1 for a half-space put in.
type group struct {
	form []rune
	pos  []int32
	kind kind
}

// gather reads the group that begins with token i and returns the token after
// it. For words, half-spaces that do not show are left out.
func (p *page) gather(g *group, i, to int, words bool) int {
	g.form, g.pos = g.form[:0], g.pos[:0]
	g.kind = p.toks[i].kind
	for ; ; i++ {
		t := &p.toks[i]
		for k := t.from; k < t.to; k++ {
			if t.cuts != 0 && k-t.from < 64 && t.cuts>>(k-t.from)&1 == 1 {
				g.form, g.pos = append(g.form, halfSpace), append(g.pos, -1)
			}
			if words && p.Runes[k] == halfSpace && k > t.from && glued(p.Runes[k-1], p.Runes[k+1:t.to]) {
				continue
			}
			g.form, g.pos = append(g.form, p.Runes[k]), append(g.pos, k)
		}
		if !t.join || i+1 >= to {
			return i + 1
		}
		if !glued(p.Runes[t.to-1], p.Runes[p.toks[i+1].from:p.toks[i+1].to]) {
			g.form, g.pos = append(g.form, halfSpace), append(g.pos, -1)
		}
	}
}

// glued tells whether an ending follows a letter that joins nothing: such an
// ending is written without a half-space, "کشورها".
func glued(last rune, w []rune) bool {
	if !joinsNothing(last) || len(w) < 2 || len(w) > 8 || w[0] != 'ه' && w[0] != 'ت' {
		return false
	}
	return pluralPieces[hashRunes(w)] || comparatives[hashRunes(w)]
}

var comparatives = hashSet("تر", "ترین", "تری")

// separate are the words that stand by themselves however they are written:
// a half-space before them is none of a word.
var separate = hashSet("است", "بود", "بودند", "نیست", "شد", "شدند", "شود", "شوند", "باشد", "باشند", "را", "خواهد", "خواهند",
	"کرد", "کردند", "می‌شود", "می‌کند", "هستند", "نشده", "بوده", "گردید", "کند", "کنند", "دهد", "دهند",
	"کردن", "شدن", "دادن", "گرفتن", "زدن", "داشتن", "یافتن", "نمودن", "بردن", "کشیدن", "خواندن")

var hashBe = hashString("به")

// split appends the ends of the words of a group to at.
func (a *Analyzer) split(p *page, g *group, at []int) []int {
	if g.kind != kindWord {
		return append(at, len(g.form))
	}
	w, from := g.form, 0
	for k, c := range w {
		if c != halfSpace || k == from {
			continue
		}
		whole := a.lookup(hashRunes(w[from:]))
		if whole.cut > 0 || whole.plain > 0 {
			break
		}
		l := hashRunes(w[from:k])
		if l == hashBe && a.lookup(hashRunes(w[k+1:])).plain > 1 || separate[hashRunes(w[k+1:])] {
			at = append(at, k+1)
			from = k + 1
		}
	}
	rest := w[from:]
	if n, f := a.cliticOf(p.features, rest); n > 0 {
		at = append(at, from+n)
		p.features = f
	}
	return append(at, len(w))
}

// longest is the number of words after which a sentence is cut at the next
// punctuation, and after twice as many anywhere: it is none.
const longest = 300

// sentences splits the lines of a page into sentences of words.
func (a *Analyzer) sentences(p *page, d *syntax.Document) {
	var ends []int
	g := &p.group
	words := make([]syntax.Word, 0, len(p.toks)+len(p.toks)/16+4)
	for line := range p.lines {
		i, to := int(p.lines[line]), len(p.toks)
		if line+1 < len(p.lines) {
			to = int(p.lines[line+1])
		}
		start := len(words)
		for i < to {
			first := i
			i = p.gather(g, i, to, true)
			ends = a.split(p, g, ends[:0])
			from := 0
			for _, e := range ends {
				words = append(words, p.word(g, from, e))
				from = e
			}
			n := len(words) - start
			ended := g.kind == kindPunct && p.ends(first, i, to, n, words[start:])
			if ended {
				i = p.closers(g, &words, i, to)
			}
			if ended || n > longest && (g.kind == kindPunct || n > 2*longest) {
				d.Sentences = append(d.Sentences, sentenceOf(words[start:len(words):len(words)], line))
				start = len(words)
			}
		}
		if len(words) > start {
			d.Sentences = append(d.Sentences, sentenceOf(words[start:len(words):len(words)], line))
		}
	}
}

func sentenceOf(w []syntax.Word, line int) syntax.Sentence {
	return syntax.Sentence{Words: w, Line: line, Start: w[0].Start, End: w[len(w)-1].End}
}

// word makes a word of letters from..to of a group.
func (p *page) word(g *group, from, to int) syntax.Word {
	for to > from+1 && g.form[to-1] == halfSpace {
		to--
	}
	for from < to-1 && g.form[from] == halfSpace {
		from++
	}
	return syntax.Word{
		Form: string(g.form[from:to]), Head: -1,
		Start: int(p.Start[g.pos[from]]), End: int(p.End[g.pos[to-1]]),
	}
}

// ends tells whether the punctuation at token i, with next after it, ends a
// sentence that has n words.
func (p *page) ends(i, next, to, n int, words []syntax.Word) bool {
	switch c := p.Runes[p.toks[i].from]; c {
	case '؟', '?', '!':
		return !(next < to && isEnder(p.Runes[p.toks[next].from]) && !p.toks[next].spaced)
	case '.', '…':
		if next >= to {
			return true
		}
		if n := p.Runes[p.toks[next].from]; isEnder(n) {
			return false
		} else if !p.toks[next].spaced && !isCloser(n) {
			// a dot inside what is written as one: "ه.ش", "www.x.ir"; but
			// many a writer forgets the blank after a long word
			return c == '.' && p.toks[next].kind == kindWord && i > 0 &&
				p.toks[i].to-p.toks[i].from == 1 && p.toks[i-1].to-p.toks[i-1].from > 2 && p.toks[next].to-p.toks[next].from > 1
		}
		if i > 0 && !p.toks[i].spaced && n > 1 && p.initial(i-1) {
			return false
		}
		return c == '.' || p.toks[i].to-p.toks[i].from > 0 && !p.toks[i].spaced && c != '…'
	case ':':
		return p.dateline(i, n, words)
	}
	return false
}

// initial tells whether token i is a letter that a dot shortens.
func (p *page) initial(i int) bool {
	t := &p.toks[i]
	return t.to-t.from == 1 && (t.kind == kindWord || t.kind == kindLatin)
}

func isEnder(c rune) bool { return c == '.' || c == '…' || c == '؟' || c == '?' || c == '!' }

func isCloser(c rune) bool {
	return c == '»' || c == ')' || c == ']' || c == '"' || c == '”' || c == '\'' || c == '’'
}

// dateline tells whether what stands before a colon names place and agency of
// a report, as "تهران - ایرنا:" does: a few words with a dash and no verb.
func (p *page) dateline(i, n int, words []syntax.Word) bool {
	if n > 8 || n < 3 {
		return false
	}
	dash := false
	for _, w := range words[:n-1] {
		switch w.Form {
		case "-", "–", "ـ", "—", "/":
			dash = true
		default:
			if v, ok := AnalyzeVerb(w.Form); ok && !v.Bare {
				return false
			}
		}
	}
	return dash
}

// closers takes the quotation marks and brackets that close right after the
// end of a sentence into it.
func (p *page) closers(g *group, words *[]syntax.Word, i, to int) int {
	for i < to && p.toks[i].kind == kindPunct {
		c := p.Runes[p.toks[i].from]
		if !isCloser(c) || c == '"' && p.toks[i].spaced {
			break
		}
		j := p.gather(g, i, to, true)
		*words = append(*words, p.word(g, 0, len(g.form)))
		i = j
	}
	return i
}
