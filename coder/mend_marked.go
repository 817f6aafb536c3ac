package coder

import (
	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/syntax"
)

// marked sees to it that the object of a verb is the phrase that "را" follows.
// The parser puts the sign on a noun that has a preposition, on a phrase before
// the one that it ends, or on what an object in marks quotes.
func (c *Coder) marked(d *document, sentence int) bool {
	s := &d.Sentences[sentence]
	changed := false
	for r := 1; r < len(s.Words); r++ {
		if s.Words[r].Form != "را" || s.Words[r].Rel != "case" {
			continue
		}
		verb := verbOf(s, s.Words[r].Head)
		if verb < r {
			continue
		}
		changed = d.parted(sentence, r, verb) || changed
		changed = d.objectAll(sentence, r, verb) || changed
		changed = d.behindIndefinite(sentence, r, verb) || changed
		changed = enclosed(s, r) || d.described(sentence, r, verb) || changed
		switch k := argumentOf(s, r-1, verb); {
		case k < 0:
		case hasCase(s, k) && (r-k > 4 || commaBetween(s, k, r)):
		case hasCase(s, k):
			changed = d.objectBefore(sentence, k, r, verb) || changed
		case s.Words[k].Rel != "obj" && (s.Words[k].Rel == "nsubj" || s.Words[k].Rel == "obl" || s.Words[k].Rel == "nmod"):
			if old := s.Child(verb, "obj", "nsubj"); old >= 0 && old < k && d.known(sentence, old) {
				s.Words[old].Rel = "nsubj"
				s.Words[k].Rel, s.Words[r].Head = "obj", k
				changed = true
			} else if s.Words[k].Rel == "nsubj" && s.Child(verb, "obj") < 0 {
				s.Words[k].Rel, s.Words[r].Head = "obj", k
				changed = true
			}
		}
	}
	return changed
}

// objectAll makes the object of what "را" follows, where the tree has it for
// the subject. A name that a prepositional phrase parts from the subject is the
// object alone: "همه در جهان ایران را تمجید می‌کنند".
func (d *document) objectAll(sentence, r, verb int) bool {
	s := &d.Sentences[sentence]
	if m := d.named(sentence, r-1); m != nil && m.First > 0 && comma(s, m.First-1) && acts(m) {
		// "با حمایت از اوکراین، روسیه را تهدید کرد"
		if k := top(s, m); hasCase(s, s.Words[k].Head) && s.Words[k].Rel == "conj" {
			s.Words[k].Head, s.Words[k].Rel, s.Words[r].Head = verb, "obj", k
			return true
		}
	}
	h := argumentOf(s, s.Words[r].Head, verb)
	if h < 0 || h >= r || hasCase(s, h) && h != s.Words[r].Head || s.Words[h].Rel != "nsubj" && s.Words[h].Rel != "obj" {
		return false
	}
	if w := &s.Words[r-1]; r-1 > h && (w.Form == "یکدیگر" || w.Form == "همدیگر" || d.pronounApart(sentence, h, r-1)) { // whom else they act on
		w.Head, w.Rel, s.Words[h].Rel, s.Words[r].Head = verb, "obj", "nsubj", r-1
		return true
	}
	if m := d.named(sentence, r-1); m != nil && m.First > h && acts(m) {
		k := top(s, m)
		p := s.Words[k].Head
		if d.names(sentence, m.First-1) || comma(s, m.First-1) || d.pointing(sentence, h, m.First-1) || p > h && hasCase(s, p) && s.Words[p-1].Form != "بدون" && s.Words[k].Rel == "nmod" {
			if x := d.mentions.At(sentence, h); s.Words[h].Rel == "obj" && x != nil && acts(x) && s.Child(verb, "nsubj", "nsubj:pass") < 0 {
				s.Words[h].Rel = "nsubj"
			}
			s.Words[k].Head, s.Words[k].Rel = verb, "obj"
			s.Words[r].Head = k
			return true
		}
	}
	changed := s.Words[h].Rel != "obj"
	s.Words[h].Rel = "obj"
	return changed
}

// behindIndefinite parts the object from what stands before it up to an indefinite
// noun under a preposition, which nothing completes: "ده‌ها هنرمند در بیانیه‌ای
// سرکوب معترضان را محکوم کردند".
func (d *document) behindIndefinite(sentence, r, verb int) bool {
	s := &d.Sentences[sentence]
	h := s.Words[r].Head
	if h < 0 || h >= r || s.Words[h].Rel != "obj" || s.Words[h].Head != verb || s.Child(verb, "nsubj", "nsubj:pass") >= 0 {
		return false
	}
	if d.afterIndefinite(sentence, h+1, r, verb) {
		s.Words[h].Rel = "nsubj"
		return true
	}
	return false
}

// afterIndefinite makes the object of what follows an indefinite noun that stands, from a
// word on, under a preposition or in its phrase: "با نشر بیانیه‌ای این حکم را".
func (d *document) afterIndefinite(sentence, from, r, verb int) bool {
	s := &d.Sentences[sentence]
	for i := from; i < r-1; i++ {
		under := i // the noun that the preposition stands at
		if w := &s.Words[i]; !hasCase(s, i) && w.Rel == "nmod" && w.Head == i-1 {
			under = w.Head
		}
		if !d.indefinite(&s.Words[i]) || !hasCase(s, under) {
			continue
		}
		b := i + 1
		for b < r && (s.Words[b].Tag == syntax.Adj || s.Words[b].Tag == syntax.Det) {
			b++
		}
		if b >= r || s.Words[b].Tag != syntax.Noun && s.Words[b].Tag != syntax.Propn {
			continue
		}
		for j := i + 1; j < r; j++ {
			if w := &s.Words[j]; j > b && (w.Head < b || w.Head > r) {
				w.Head, w.Rel = b, "nmod"
			} else if j < b && w.Tag == syntax.Det {
				w.Head, w.Rel = b, "det"
			}
		}
		s.Words[b].Head, s.Words[b].Rel, s.Words[r].Head = verb, "obj", b
		s.Words[under].Head, s.Words[under].Rel = verb, "obl"
		return true
	}
	return false
}

// pronounApart tells whether a pronoun is an object of its own behind a phrase with a
// preposition: "پلیس با آب‌پاش آنها را متفرق کرد".
func (d *document) pronounApart(sentence, head, i int) bool {
	s := &d.Sentences[sentence]
	switch s.Words[i].Form {
	case "آنها", "آن‌ها", "آنان", "او", "وی", "ایشان", "ما", "من":
	default:
		return false
	}
	if m := d.mentions.At(sentence, head); m == nil || !acts(m) {
		return false
	}
	for j := head + 1; j < i; j++ {
		if s.Words[j].Tag == syntax.Adp {
			return true
		}
	}
	return false
}

// pointing tells whether a phrase with "این" ends in a word, which a preposition behind
// another word governs, so that no name completes it: "با رد این ادعا پاکستان را متهم
// کرد".
func (d *document) pointing(sentence, from, last int) bool {
	s := &d.Sentences[sentence]
	m := d.mentions.At(sentence, last)
	if m == nil || m.Kind != actor.Pronoun || m.First == m.Last || m.Last != last || !pointing(s.Words[m.First].Form) {
		return false
	}
	for i := max(from-2, 0); i < m.First; i++ {
		if s.Words[i].Tag == syntax.Adp {
			return true
		}
	}
	return false
}

func comma(s *syntax.Sentence, i int) bool { return s.Words[i].Form == "،" || s.Words[i].Form == "," }

// named is the narrowest mention by name that ends in a word, nil for none.
func (d *document) named(sentence, word int) *actor.Mention {
	var best *actor.Mention
	in := d.mentions.In(sentence)
	for i := range in {
		m := &in[i]
		if m.Last == word && (m.Kind == actor.State || m.Kind == actor.Person || m.Kind == actor.Organisation) && (best == nil || m.First > best.First) {
			best = m
		}
	}
	return best
}

// enclosed gives the object the nouns between it and the "را" that ends its
// phrase, which the tree hangs on what stands before it: "ارتش ترکیه شمال عراق
// را بمباران کرد".
func enclosed(s *syntax.Sentence, r int) bool {
	h := s.Words[r].Head
	if h < 0 || h >= r-1 || s.Words[h].Rel != "obj" {
		return false
	}
	changed := false
	for j := h + 1; j < r; j++ {
		if w := &s.Words[j]; !nominal(w) {
			return changed
		} else if w.Head < h {
			w.Head, w.Rel = h, "nmod"
			changed = true
		}
	}
	return changed
}

// described gives "را" to the name before the word that it hangs on, where
// that one only describes the name and the verb has a subject: "ترکیه ایران
// هسته‌ای را تحمل نخواهد کرد".
func (d *document) described(sentence, r, verb int) bool {
	s := &d.Sentences[sentence]
	h := s.Words[r].Head
	if h < 1 || h != r-1 || s.Words[h].Rel != "obj" || d.mentions.At(sentence, h) != nil || s.Words[h-1].Head != verb || s.Words[h-1].Rel != "obl" {
		return false
	}
	subject := s.Child(verb, "nsubj", "nsubj:pass")
	m := d.mentions.At(sentence, h-1)
	if m == nil || m.Last != h-1 || !acts(m) || hasCase(s, h-1) || subject < 0 || subject >= h-1 {
		return false
	}
	s.Words[h-1].Rel = "obj"
	s.Words[h].Head, s.Words[h].Rel = h-1, "amod"
	s.Words[r].Head = h - 1
	return true
}

// argumentOf is the word that hangs on a verb and governs a word, -1 where
// another verb stands between.
func argumentOf(s *syntax.Sentence, i, verb int) int {
	for n := 0; i >= 0 && n < len(s.Words); n++ {
		if s.Words[i].Head == verb {
			return i
		}
		if i = s.Words[i].Head; i >= 0 && s.Words[i].Tag == syntax.Verb {
			return -1
		}
	}
	return -1
}

// objectBefore makes an object of the nouns before a prepositional phrase that
// "را" ends: "کمک‌های نظامی خود به مالی را قطع کرد". A name that begins them
// is the subject.
func (d *document) objectBefore(sentence, k, r, verb int) bool {
	s := &d.Sentences[sentence]
	if m := d.named(sentence, r-1); m != nil && m.First > k && (d.indefinite(&s.Words[m.First-1]) || d.pointing(sentence, k, m.First-1)) {
		b := top(s, m) // "با انتشار بیانیه‌ای روسیه را"
		s.Words[b].Head, s.Words[b].Rel, s.Words[r].Head = verb, "obj", b
		return true
	}
	if d.afterIndefinite(sentence, k, r, verb) {
		return true
	}
	p := k
	for j := 0; j < k; j++ {
		if s.Words[j].Head == k && s.Words[j].Rel == "case" {
			p = j
			break
		}
	}
	if m := d.mentions.At(sentence, k); m != nil && m.First < p && p < k {
		if b := top(s, m); !hasCase(s, b) && b < p { // "عده‌ای از سکنهٔ آن را"
			s.Words[b].Head, s.Words[b].Rel, s.Words[r].Head = verb, "obj", b
			s.Words[k].Head, s.Words[k].Rel = b, "nmod"
			return true
		}
	}
	if a := argumentOf(s, p-1, verb); a >= 0 && a < p && !hasCase(s, a) && s.Words[a].Tag == syntax.Noun && !d.known(sentence, a) {
		// "در نشست خود حملهٔ اسرائیل به بیروت را محکوم کرد"
		s.Words[a].Rel = "obj"
		s.Words[k].Head, s.Words[k].Rel = a, "nmod"
		s.Words[r].Head = a
		return true
	}
	first := p
	for first > 0 && nominal(&s.Words[first-1]) && argumentOf(s, first-1, verb) >= 0 {
		first--
	}
	for _, m := range d.mentions.In(sentence) {
		if m.First >= first && m.Last+1 < p && !d.inside(sentence, &m) && acts(&m) && m.First == first && !manyForOne(s, &m, verb) {
			first = m.Last + 1
		}
	}
	b := first
	for b < p && s.Words[b].Tag != syntax.Noun && s.Words[b].Tag != syntax.Propn {
		b++
	}
	if b >= p || hasCase(s, b) {
		return false
	}
	for j := first; j < p; j++ {
		if w := &s.Words[j]; j != b && (w.Head < first || w.Head >= p) {
			w.Head = b
			if w.Rel != "det" && w.Rel != "nummod" && w.Rel != "amod" {
				w.Rel = "nmod"
			}
		}
	}
	s.Words[b].Head, s.Words[b].Rel = verb, "obj"
	s.Words[k].Head, s.Words[k].Rel = b, "nmod"
	s.Words[r].Head = b
	return true
}

// nominal tells whether a word can be within a noun phrase.
func nominal(w *syntax.Word) bool {
	switch w.Tag {
	case syntax.Noun, syntax.Propn, syntax.Adj, syntax.Num, syntax.Det, syntax.Pron:
		return true
	}
	return false
}

// manyForOne tells whether a mention counts several and the verb is of one, so
// that they do not act: "ادعا کرد دو مأمور ادارهٔ … را کشته است".
func manyForOne(s *syntax.Sentence, m *actor.Mention, verb int) bool {
	i := m.First
	for i > 0 && s.Words[i-1].Tag == syntax.Num {
		i--
	}
	if i == m.First || s.Words[i].Form == "یک" {
		return false
	}
	v := verb
	for v+1 < len(s.Words) && s.Words[v+1].Tag == syntax.Aux {
		v++
	}
	f := s.Words[v].Feats
	return f.Person == 3 && f.Number == syntax.Singular || s.Words[v].Form == "است"
}
