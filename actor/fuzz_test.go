package actor

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/ravabet/ravabet/persian"
)

// FuzzLexicon reads any bytes as each kind of lexicon file: they are taken or
// refused with an error that names the line, and what was taken can be looked
// up.
func FuzzLexicon(f *testing.F) {
	for _, seed := range []string{
		"ABC | نام | Name\n    people: نامی | ?ها\n    seat: پایتخت\n",
		"نام | Name | دیگر\n    ABC GOV president 2001-02-03..2004\n    members: ABC DEF ..2004-05\n",
		"ABC | | \n", "|\n", " x\n", "GOV president = a, b | واژه | +واژگان\n", "GOV* body | = ; =X ; @=Y\n",
		"GOV person | ه ; نظامی=MIL ; @place=LEG\n", "he | او |  | \n", "\ufeff# note\n\n", "ABC GOV x ..\n    ABC\n",
		"نام|Name\n    ABC -\n    ABC GOV 9999999999999-1-1..\n",
	} {
		for kind := range len(files) + 1 {
			f.Add(uint8(kind), seed)
		}
	}
	f.Fuzz(func(t *testing.T, kind uint8, data string) {
		name := "people/any.txt"
		if n := int(kind) % (len(files) + 1); n < len(files) {
			name = files[n]
		}
		l, err := load(fstest.MapFS{name: {Data: []byte(data)}})
		if err != nil {
			return
		}
		l.Who(data, time.Time{})
		l.Who("نام", time.Date(2003, 1, 1, 0, 0, 0, 0, time.UTC))
		l.Names()
	})
}

// FuzzResolve resolves any text: it ends, and every mention stands within its
// sentence and the text.
func FuzzResolve(f *testing.F) {
	for _, seed := range []string{
		"ولادیمیر پوتین، رئیس‌جمهور روسیه، با همتای چینی خود دیدار کرد. دو طرف سندی امضا کردند.",
		"هزاران نفر از مردم فرانسه در پاریس؛ «او» و وی و این کشور، همتای، و دو کشور",
		"رهبران چین، روسیه و، و مغولستان", "Donald Trump met Xi", "آقای آقای دکتر", "", "\u200c\u200c ‌ی",
		"سخنگوی سخنگوی وزارت وزارت خارجه", "نیروهایش را به", "همتای همتای خود خود",
	} {
		f.Add(seed, int64(20000))
	}
	l, a := Default(), persian.New(nil)
	f.Fuzz(func(t *testing.T, text string, days int64) {
		if len(text) > 2000 {
			return
		}
		doc := a.Document(text)
		found := l.Resolve(doc, time.Unix(days%100000*86400, 0))
		for _, m := range found.All {
			s := doc.Sentences[m.Sentence]
			if m.First < 0 || m.Last < m.First || m.Last >= len(s.Words) || len(m.Entities) == 0 {
				t.Fatalf("words %d to %d of %d in %q", m.First, m.Last, len(s.Words), text)
			}
			if m.Start < 0 || m.End < m.Start || m.End > len(doc.Runes) {
				t.Fatalf("span %d to %d of %d in %q", m.Start, m.End, len(doc.Runes), text)
			}
		}
	})
}
