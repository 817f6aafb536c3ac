// Package corpus makes reports for tests and measures, as many as are wanted:
// sentences of the lexicon's examples put together anew, with other states in
// the places of those that they name, other dates and outlets. The same seed
// gives the same reports.
package corpus

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"strings"
	"sync"
	"time"

	"github.com/ravabet/ravabet/coder"
	"github.com/ravabet/ravabet/source"
)

// states are names of one word that stand for each other, the more often in
// the news the sooner.
var states = strings.Fields("ایران آمریکا روسیه چین اسرائیل اوکراین ترکیه عربستان عراق سوریه آلمان فرانسه بریتانیا پاکستان افغانستان هند ژاپن مصر قطر لبنان " +
	"یمن عمان ارمنستان آذربایجان کویت بحرین اردن لیبی سودان الجزایر مراکش تونس ایتالیا اسپانیا لهستان کانادا استرالیا برزیل مکزیک ونزوئلا " +
	"کوبا بلاروس گرجستان قزاقستان ازبکستان تاجیکستان ترکمنستان اندونزی مالزی ویتنام فیلیپین تایلند بنگلادش نیجریه اتیوپی صربستان یونان سوئد نروژ فنلاند")

var outlets = strings.Fields("نمونه‌خبر پیام‌روز چشم‌انداز آیینه پگاه‌نیوز کرانه رهیاب نگاه‌آنلاین")

// sentences are those of the lexicon's examples, cut into the words between
// blanks.
var sentences = sync.OnceValue(func() [][]string {
	l, err := coder.Load()
	if err != nil {
		panic(err) // the lexicon is part of the program
	}
	var out [][]string
	for _, p := range l.Predicates {
		for _, f := range p.Frames {
			for _, e := range f.Examples {
				out = append(out, strings.Fields(e.Sentence))
			}
		}
	}
	return out
})

// Words is about how many words a report has.
const Words = 300

// Reports gives n reports, with dates from 2005 to 2024. One in twenty-five
// reprints the one before it with a sentence changed, in another outlet a day
// later.
func Reports(n int, seed uint64) iter.Seq2[source.Report, error] {
	return func(yield func(source.Report, error) bool) {
		r := rand.New(rand.NewPCG(seed, 7))
		var last []string
		date := time.Time{}
		for i := range n {
			if last != nil && r.IntN(25) == 0 {
				last[len(last)-1] = sentence(r)
				date = date.AddDate(0, 0, 1)
			} else {
				last, date = report(r), time.Date(2005, 1, 1+r.IntN(20*365), 0, 0, 0, 0, time.UTC)
			}
			made := source.Report{ID: fmt.Sprintf("%d-%d", seed, i), Title: last[0], Text: strings.Join(last, "\n"), Date: date,
				URL: fmt.Sprintf("https://example.org/%d/%d", seed, i), Outlet: outlets[r.IntN(len(outlets))], Language: "fa"}
			if !yield(made, nil) {
				return
			}
		}
	}
}

func report(r *rand.Rand) []string {
	var out []string
	for words := 0; words < Words; {
		s := sentence(r)
		words += strings.Count(s, " ") + 1
		out = append(out, s)
	}
	return out
}

// sentence is one of the sentences with its states changed, each for one
// other.
func sentence(r *rand.Rand) string {
	words := sentences()[r.IntN(len(sentences()))]
	out := make([]string, len(words))
	other := map[string]string{}
	for i, w := range words {
		bare := strings.TrimRight(w, "،.؛:»")
		if !isState[bare] {
			out[i] = w
			continue
		}
		if other[bare] == "" {
			other[bare] = oftenFirst(r, other)
		}
		out[i] = other[bare] + w[len(bare):]
	}
	return strings.Join(out, " ")
}

var isState = func() map[string]bool {
	m := map[string]bool{}
	for _, s := range states {
		m[s] = true
	}
	return m
}()

// oftenFirst draws a state that was not drawn yet, the first ones more often.
func oftenFirst(r *rand.Rand, drawn map[string]string) string {
	for {
		s := states[int(math.Pow(float64(len(states)), r.Float64()))-1]
		taken := false
		for _, d := range drawn {
			taken = taken || d == s
		}
		if !taken {
			return s
		}
	}
}
