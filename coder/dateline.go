package coder

import (
	"slices"
	"strings"

	"github.com/ravabet/ravabet/syntax"
)

// headings parts a sentence at its first semicolon where no verb stands before it: a
// heading tells first what the report is of, and then one thing more. "حملات روسیه به
// اوکراین؛ برق کی‌یف قطع شد". Behind a verb it parts only what somebody says: "… امضا
// شد؛ پکن: …".
func headings(doc *syntax.Document) {
	for i := 0; i < len(doc.Sentences); i++ {
		s := &doc.Sentences[i]
		told := false
		for j := range s.Words[:max(len(s.Words)-1, 0)] {
			w := &s.Words[j]
			if w.Form == "(" || w.Form == "«" || w.Form == ":" {
				break
			}
			told = told || w.Tag == syntax.Verb || w.Tag == syntax.Aux || w.Tag == syntax.Sconj
			if (w.Form == "؛" || w.Form == "/" && w.End < s.Words[j+1].Start) && j > 1 && (!told || speaks(s, j+1)) {
				splitAt(doc, i, j+1)
				break
			}
		}
	}
}

// speaks tells whether a few words without a verb, a colon, and a clause stand at a
// word.
func speaks(s *syntax.Sentence, from int) bool {
	for i := from; i < min(from+8, len(s.Words)-2); i++ {
		switch w := &s.Words[i]; {
		case w.Form == ":":
			return i > from && slices.ContainsFunc(s.Words[i:], func(w syntax.Word) bool { return w.Tag == syntax.Verb || w.Tag == syntax.Aux })
		case w.Tag == syntax.Verb || w.Tag == syntax.Aux || w.Tag == syntax.Punct || w.Tag == syntax.Sconj:
			return false
		}
	}
	return false
}

// splitAt makes two sentences of one, the second from word n on.
func splitAt(doc *syntax.Document, i, n int) {
	s := &doc.Sentences[i]
	rest := *s
	rest.Words, rest.Start = s.Words[n:], s.Words[n].Start
	s.Words, s.End = s.Words[:n:n], s.Words[n-1].End
	doc.Sentences = slices.Insert(doc.Sentences, i+1, rest)
}

// longestDateline is how many words stand at most before the report in a line.
const longestDateline = 9

// datelines parts from the lines of a document what stands before the report in
// them, so that nobody takes the outlet for who acts: "ایسنا - ", "تهران - ایرنا - ",
// "باشگاه خبرنگاران جوان – ", "اقتصادنیوز: ".
func (c *Coder) datelines(doc *syntax.Document) {
	for i := 0; i < len(doc.Sentences); i++ {
		s := &doc.Sentences[i]
		if i > 0 && doc.Sentences[i-1].Line == s.Line {
			continue
		}
		n := c.datelineOf(s)
		if n == 0 {
			n = c.dashedOff(s)
		}
		if n > 0 {
			splitAt(doc, i, n)
		}
	}
}

// datelineOf counts the words of a sentence that are a dateline, with the mark that
// ends it: pieces without a verb, of which one is the name of an outlet.
func (c *Coder) datelineOf(s *syntax.Sentence) int {
	n, from, outlet := 0, 0, false
	for i := range s.Words[:min(longestDateline, len(s.Words)-1)] {
		w := &s.Words[i]
		switch w.Form {
		case "-", "–", "—", "ـ", "/", ":", "؛", "،", "(", ")":
			if named := i > from && c.outletPiece(s.Words[from:i]); named || outlet {
				outlet = true
				if w.Form != "،" && w.Form != "(" {
					n = i + 1
				}
			}
			if w.Form == ":" {
				return n
			}
			from = i + 1
			continue
		}
		if w.Tag == syntax.Verb || w.Tag == syntax.Sconj || w.Tag == syntax.Adp {
			break
		}
	}
	return n
}

// dashedOff counts the words of a dateline whose outlet nobody knows: two pieces
// without a verb, each before a dash, of which the second names no state. "تهران - خانهٔ
// ملت - …", but not "روسیه - ایران - چین …".
func (c *Coder) dashedOff(s *syntax.Sentence) int {
	first := -1
	for i := 1; i < min(8, len(s.Words)-1); i++ {
		w := &s.Words[i]
		switch w.Form {
		case "-", "–", "ـ", "—":
			if first < 0 {
				first = i
			} else if i == first+1 || c.actors.IsState(joined(s.Words[first+1:i])) {
				return 0
			} else {
				return i + 1
			}
		case "،", ":", "و":
			return 0
		default:
			if w.Tag == syntax.Verb || first < 0 && i > 2 {
				return 0
			}
		}
	}
	return 0
}

// outletPiece tells whether some words name an outlet, or a desk of one: "گروه سیاسی
// خبرگزاری تسنیم".
func (c *Coder) outletPiece(words []syntax.Word) bool {
	if c.actors.IsOutlet(joined(words)) {
		return true
	}
	if !c.lexicon.desks[words[0].Form] {
		return false
	}
	for i := 1; i < len(words); i++ {
		if c.actors.IsOutlet(joined(words[i:])) {
			return true
		}
	}
	return false
}

// joined are the forms of words with blanks between them.
func joined(words []syntax.Word) string {
	forms := make([]string, len(words))
	for i := range words {
		forms[i] = words[i].Form
	}
	return strings.Join(forms, " ")
}
