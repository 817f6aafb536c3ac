package persian

import (
	"strings"
	"sync"

	"github.com/ravabet/ravabet/syntax"
)

// fill sets lemma and features of a word from its form and tag. What is set
// already stays.
func (a *Analyzer) fill(w *syntax.Word) {
	switch w.Tag {
	case syntax.Verb, syntax.Aux:
		v, ok := AnalyzeVerb(w.Form)
		if l := fixedLemmas[w.Tag][w.Form]; l != "" {
			v, ok = Verb{Lemma: l, Features: shortBe(w.Form)}, true
		}
		if ok && w.Feats == (syntax.Features{}) {
			w.Feats = v.Features
		}
		if ok && w.Lemma == "" {
			w.Lemma = v.Lemma
		}
	case syntax.Noun, syntax.Propn, syntax.Adj, syntax.Adv, syntax.Num, syntax.Pron, syntax.Det:
		if w.Lemma == "" {
			w.Lemma = a.Lemma(w.Form, w.Tag)
		}
		if w.Feats == (syntax.Features{}) {
			w.Feats = nominalFeatures(w.Form, w.Lemma, w.Tag)
		}
	}
	if w.Lemma == "" {
		w.Lemma = a.Lemma(w.Form, w.Tag)
	}
}

// shortBe gives the features of the short forms of "to be", "م" in "حاضرم".
func shortBe(form string) syntax.Features {
	f := syntax.Features{Tense: syntax.Present, Mood: syntax.Indicative, Person: 3, Number: syntax.Singular, VerbForm: syntax.Finite}
	w := []rune(form)
	for _, e := range endings[:5] {
		if hasSuffix(w, e.letters) {
			f.Person, f.Number = e.person, e.number
			break
		}
	}
	return f
}

var pluralEndings = []string{"ها", "های", "هایی", "ان", "ات", "ین", "ون", "انی", "اتی", "گان", "هایم", "هایش", "هایشان"}

// nominalFeatures reads number, ezafe and the indefinite ی off a noun or
// adjective and its lemma.
func nominalFeatures(form, lemma string, tag syntax.Tag) syntax.Features {
	f := syntax.Features{}
	w := []rune(form)
	switch {
	case len(w) < 2:
	case w[len(w)-1] == 0x0654:
		f.Ezafe = true
	case hasSuffix(w, []rune("های")):
		f.Ezafe = true
	case w[len(w)-1] == 'ی' && form != lemma:
		switch last := w[len(w)-2]; {
		case (last == 'ا' || last == 'و') && len(w) > 2 && w[len(w)-3] != halfSpace, hasSuffix(w, []rune("ه\u200cی")):
			f.Ezafe = true
		default:
			f.Indef = true
		}
	}
	if tag != syntax.Noun && tag != syntax.Propn && tag != syntax.Pron {
		return f
	}
	f.Number = syntax.Singular
	if form == lemma {
		return f
	}
	if plurals()[form] {
		f.Number = syntax.Plural
		return f
	}
	for _, e := range pluralEndings {
		if hasSuffix(w, []rune(e)) && !hasSuffix([]rune(lemma), []rune(e)) {
			f.Number = syntax.Plural
			break
		}
	}
	return f
}

// plurals are the broken plurals, with their ezafe.
var plurals = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool, 1024)
	for form, lemma := range irregular() {
		if form != lemma {
			m[form], m[form+"ی"] = true, true
		}
	}
	for _, comparative := range []string{"بهتر", "بهترین", "بیشتر", "بیشترین", "کمتر", "کمترین", "مهتر", "کهتر"} {
		delete(m, comparative)
		delete(m, comparative+"ی")
	}
	return m
})

// passives are the participles that are verbs, not adjectives, before "شد".
var passives = hashSet("کشته", "داده", "گرفته", "ساخته", "گذاشته", "گفته", "خوانده", "نوشته", "دیده", "شناخته", "فرستاده",
	"برده", "آورده", "کشیده", "ربوده", "پذیرفته", "رانده", "گشوده", "گماشته", "گنجانده", "افراشته", "برگزیده", "برداشته", "انداخته",
	"آزموده", "افکنده", "کاسته", "افزوده", "شنیده", "سپرده", "فروخته", "خریده", "ریخته", "کوبیده", "بریده", "نامیده", "گسترده")

// saying holds, by the light verb, the nouns that say something with it. The
// tagger takes the verb for a name where a clause follows at once: "گزارش داد
// جنگنده‌ها".
var saying = map[string]map[string]bool{
	"داد": {"گزارش": true, "خبر": true, "هشدار": true, "اطلاع": true, "توضیح": true, "پاسخ": true, "ادامه": true, "احتمال": true},
	"کرد": {"اعلام": true, "تأکید": true, "تاکید": true, "تصریح": true, "اظهار": true, "خاطرنشان": true, "اضافه": true, "بیان": true, "ادعا": true, "عنوان": true, "تهدید": true, "اعتراف": true},
}

// verbal tags such a participle or light verb as a verb.
func verbal(w []syntax.Word) {
	for i := 0; i+3 < len(w); i++ {
		if w[i].Tag != syntax.Verb || !homographs[w[i].Form] || i > 0 && (w[i].Form == "خواست" || w[i-1].Tag == syntax.Aux) {
			continue
		}
		if t := w[i+1].Tag; t == syntax.Noun || t == syntax.Propn || t == syntax.Adj {
			w[i].Tag = syntax.Noun
		}
	}
	for i := range w {
		if w[i].Tag == syntax.Propn && verbParts[w[i].Form] {
			w[i].Tag = syntax.Adj
		}
		if w[i].Tag == syntax.Propn && i > 0 && saying[w[i].Form][w[i-1].Form] {
			w[i].Tag = syntax.Verb
		}
		if (w[i].Form == "نوشت" || w[i].Form == "نوشته‌اند") && i > 0 && w[i].Tag != syntax.Verb {
			w[i].Tag = syntax.Verb
		}
		if w[i].Form == "شناخت" && i > 0 && w[i-1].Form == "رسمیت" {
			w[i].Tag = syntax.Verb
		}
		if w[i].Tag == syntax.Verb || !passives[hashString(w[i].Form)] {
			continue
		}
		j := i + 1
		if j < len(w) && (strings.HasPrefix(w[j].Form, "خواه") || strings.HasPrefix(w[j].Form, "نخواه")) {
			j++
		}
		if j < len(w) {
			if v, ok := AnalyzeVerb(w[j].Form); ok && v.Lemma == "شد" {
				w[i].Tag = syntax.Verb
			}
		}
	}
}

// before tags as a verb the participle behind "پیش از این" and "قبل از این", which with
// the pronoun looks like a noun: "پیش از این گفته بود".
func before(w []syntax.Word) {
	for i := 2; i+2 < len(w); i++ {
		if w[i].Form != "این" || w[i-1].Form != "از" || w[i-2].Form != "پیش" && w[i-2].Form != "قبل" || w[i+1].Tag == syntax.Verb {
			continue
		}
		next, ok := AnalyzeVerb(w[i+2].Form)
		if v, is := AnalyzeVerb(w[i+1].Form); is && strings.HasSuffix(w[i+1].Form, "ه") && ok && next.Lemma == "بود" {
			w[i+1].Tag, w[i+1].Lemma, w[i+2].Tag = syntax.Verb, v.Lemma, syntax.Aux
			w[i].Tag = syntax.Pron
		}
	}
}

// prepositions are written as one word, which the tagger seldom met.
var prepositions = hashSet("براثر", "درمورد", "درخصوص", "دربرابر", "درمقابل", "درپی", "بواسطه", "ازسوی", "ازطرف", "ازاثر", "دراثر", "ازجانب")

// drawing are words with which "می‌کشد" is of کشیدن, not of کشتن.
var drawing = hashSet("عقب", "بیرون", "طول", "دست", "زحمت", "رنج", "نقشه", "پیش", "کنار", "فریاد", "انتظار", "نفس", "آتش", "چالش",
	"تصویر", "خون", "بند", "پایین", "بالا", "رخ", "خط", "درد", "سرک", "زبانه", "زیر", "میان")

// stems make adjectives with the noun before them, which some write apart: "سؤال
// برانگیز".
var stems = hashSet("برانگیز", "انگیز", "آمیز", "آور", "پذیر", "ناپذیر")

// settled sets right single words that others than the tagger know.
func settled(w []syntax.Word) {
	for i := range w {
		switch t := w[i].Tag; {
		case (t == syntax.Noun || t == syntax.Propn || t == syntax.Adj) && i+1 < len(w) && prepositions[hashString(w[i].Form)]:
			w[i].Tag = syntax.Adp
		case t == syntax.Verb && i > 0 && w[i].Lemma == "کشت" && drawing[hashString(w[i-1].Form)] && w[i].Feats.Tense == syntax.Present:
			w[i].Lemma = "کشید"
		case t == syntax.Verb && i > 0 && w[i-1].Tag == syntax.Noun && stems[hashString(w[i].Form)]:
			w[i].Tag, w[i].Lemma, w[i].Feats = syntax.Adj, w[i].Form, syntax.Features{}
		}
	}
}

// counts are the numbers that ordinals in ـمین end with.
var counts = hashSet("دو", "سو", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده",
	"شانزده", "هفده", "هجده", "نوزده", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود", "صد", "هزار", "چند")

// ordinals tags as adjectives what says the how manieth something is, where the
// tagger, which has met few of them, takes them for names: "هشتمین نشست".
func ordinals(w []syntax.Word) {
	for i := range w {
		if t := w[i].Tag; t != syntax.Propn && t != syntax.Noun || i+1 == len(w) {
			continue
		}
		stem, ok := strings.CutSuffix(w[i].Form, "مین")
		if !ok {
			continue
		}
		stem = strings.TrimSuffix(strings.TrimSuffix(stem, "\u200c"), "\u200cا")
		if at := strings.LastIndex(stem, "\u200c"); at >= 0 {
			stem = stem[at+len("\u200c"):]
		}
		if counts[hashString(strings.TrimPrefix(stem, "یک"))] {
			w[i].Tag = syntax.Adj
		}
	}
}

// prepositional hangs a preposition that the tree makes the head of its phrase
// on the noun that it governs: "در برابر چین".
func prepositional(w []syntax.Word, i int) {
	last := i
	for last+1 < len(w) && w[last+1].Rel == "fixed" && w[last+1].Head == i {
		last++
	}
	for j := last + 1; j < len(w) && j <= last+4; j++ {
		if w[j].Tag != syntax.Noun && w[j].Tag != syntax.Propn && w[j].Tag != syntax.Pron || w[j].Head < i || w[j].Head > last {
			continue
		}
		w[j].Head, w[j].Rel = w[i].Head, w[i].Rel
		for k := range w {
			if w[k].Head == i && k != j && w[k].Rel != "fixed" {
				w[k].Head = j
			}
		}
		w[i].Head, w[i].Rel = j, "case"
		return
	}
}

// verbParts are the nominal parts of verbs that the tagger, behind a name, takes
// for more of it: "پوتین وارد تهران شد".
var verbParts = map[string]bool{"وارد": true, "عازم": true, "رهسپار": true, "راهی": true, "خواستار": true, "خواهان": true,
	"متهم": true, "محکوم": true, "مدعی": true, "موظف": true, "ناچار": true, "مجبور": true, "قادر": true, "مایل": true,
	"معتقد": true, "مخالف": true, "موافق": true, "متعهد": true, "حاضر": true, "برگزار": true, "منتشر": true, "برکنار": true}

// homographs are nouns that look like a verb. No sentence begins with the verb,
// nor is it followed by a noun or an adjective, which only "خواست" may be, whose
// clause follows.
var homographs = map[string]bool{"نشست": true, "خواست": true, "برخورد": true, "پرداخت": true, "شکست": true, "بازگشت": true, "بازداشت": true, "برداشت": true,
	"ساخت": true, "خرید": true, "کشت": true}

// groups spreads the features of verb groups onto their heads: "خواهند داشت",
// "امضا کرده است", "کشته شدند", "داشت می‌رفت", "در حال مذاکره هستند".
func groups(s *syntax.Sentence) {
	w := s.Words
	for i := range w {
		if w[i].Tag == syntax.Adp && w[i].Rel != "case" && w[i].Rel != "fixed" {
			prepositional(w, i)
		}
	}
	for i := range w {
		if w[i].Tag != syntax.Verb && w[i].Tag != syntax.Aux {
			continue
		}
		switch {
		case i+1 < len(w) && isWill(&w[i]) && isShortInfinitive(&w[i+1]):
			f := w[i].Feats
			f.Tense, f.Mood = syntax.Future, syntax.Indicative
			w[i+1].Feats, w[i].Feats = f, f
		case w[i].Lemma == "بایست" && w[i].Feats.Negative:
			negateNext(w, i)
		}
	}
	for i := range w {
		if w[i].Tag == syntax.Verb || w[i].Tag == syntax.Aux {
			perfect(w, i)
		}
	}
	for i := range w {
		progressive(w, i)
	}
	for i := len(w) - 1; i > 0; i-- {
		passive(w, i)
	}
}

func isWill(w *syntax.Word) bool {
	f := w.Feats
	return w.Lemma == "خواست" && f.Tense == syntax.Present && f.Aspect == syntax.NoAspect
}

// isShortInfinitive tells whether a word is a bare past stem.
func isShortInfinitive(w *syntax.Word) bool {
	f := w.Feats
	return (w.Tag == syntax.Verb || w.Tag == syntax.Aux) && f.Tense == syntax.Past && f.Person == 3 && f.Number == syntax.Singular && f.Aspect == syntax.NoAspect
}

// perfect joins a participle with the "to be" right after it.
func perfect(w []syntax.Word, i int) {
	if w[i].Feats.VerbForm != syntax.Participle || i+1 >= len(w) {
		return
	}
	j := i + 1
	be := &w[j]
	if be.Lemma != "است" && be.Lemma != "بود" && be.Lemma != "هست" || be.Tag != syntax.Verb && be.Tag != syntax.Aux {
		return
	}
	f := be.Feats
	if f.VerbForm == syntax.Participle { // "رفته بوده است"
		if j+1 >= len(w) || w[j+1].Lemma != "است" {
			return
		}
		f = w[j+1].Feats
		f.Tense = syntax.Past
	}
	f.Aspect = syntax.Perfect
	f.Negative = f.Negative || w[i].Feats.Negative
	w[i].Feats = f
}

// passive marks a participle and the form of شد that makes it passive. It
// gives the participle the features of the group.
func passive(w []syntax.Word, i int) {
	v := &w[i]
	if v.Lemma != "شد" && v.Lemma != "گشت" && v.Lemma != "گردید" || v.Tag != syntax.Verb && v.Tag != syntax.Aux {
		return
	}
	j := i - 1
	if w[j].Lemma == "خواست" && j > 0 {
		j--
	}
	p := &w[j]
	if p.Tag != syntax.Verb || p.Feats.VerbForm != syntax.Participle && p.Feats.Aspect != syntax.Perfect {
		return
	}
	if r := []rune(p.Form); r[len(r)-1] != 'ه' {
		return
	}
	v.Feats.Passive = true
	f := v.Feats
	f.Negative = f.Negative || p.Feats.Negative
	p.Feats = f
}

// negateNext carries the negation of "نباید" to the verb that it governs.
func negateNext(w []syntax.Word, i int) {
	for j := i + 1; j < len(w) && w[j].Tag != syntax.Punct && w[j].Tag != syntax.Sconj; j++ {
		if w[j].Tag == syntax.Verb || w[j].Tag == syntax.Aux {
			if w[j].Feats.Mood == syntax.Subjunctive || w[j].Feats.VerbForm == syntax.Participle {
				w[j].Feats.Negative = true
			}
			return
		}
	}
}

// progressive marks "داشت می‌رفت" and "در حال رفتن است".
func progressive(w []syntax.Word, i int) {
	if i > 0 && w[i].Feats.Aspect == syntax.Imperfective && w[i-1].Lemma == "داشت" && w[i-1].Feats.Aspect == syntax.NoAspect &&
		w[i-1].Feats.Person == w[i].Feats.Person && w[i-1].Feats.Number == w[i].Feats.Number {
		w[i].Feats.Aspect = syntax.Progressive
	}
	if w[i].Form != "حال" || i == 0 || w[i-1].Form != "در" {
		return
	}
	for j := i + 2; j < len(w) && j < i+8 && w[j].Tag != syntax.Punct; j++ {
		if l := w[j].Lemma; (w[j].Tag == syntax.Verb || w[j].Tag == syntax.Aux) && (l == "است" || l == "هست" || l == "بود") {
			w[j].Feats.Aspect = syntax.Progressive
			return
		}
	}
}
