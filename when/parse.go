package when

// result is a way to read the tokens up to end as a category. Its frame is the
// lexicon's or in the parser's memory, and not to be changed.
type result struct {
	end   int
	frame *frame
}

// lexeme is a word of the lexicon at a token, which may be several tokens long.
type lexeme struct {
	word int32
	end  int32
}

// parser reads one stretch of tokens. It remembers what it found at each
// place, so that each category is tried there once.
type parser struct {
	lex    *Lexicon
	text   []rune // folded
	tokens []token

	lexemes []lexeme
	at      []int32      // tokens+1: where the lexemes of a token start in lexemes
	starts  []categories // word classes that start at a token

	memory  []int32 // token × slot: 1 + place in results, 0 unknown
	results [][]result
	found   []result // of what results holds
	open    []result // of the categories that are being tried, the innermost last
	frames  frames
}

// frames are those of the results of one stretch, made many at a time and used
// again for the next.
type frames struct {
	blocks [][]frame
	used   int
}

const frameBlock = 64

func (f *frames) keep(x *frame) *frame {
	block, at := f.used/frameBlock, f.used%frameBlock
	if block == len(f.blocks) {
		f.blocks = append(f.blocks, make([]frame, frameBlock))
	}
	f.used++
	f.blocks[block][at] = *x
	return &f.blocks[block][at]
}

func (p *parser) load(tokens []token) {
	p.tokens = tokens
	p.lexemes, p.at, p.results = p.lexemes[:0], p.at[:0], p.results[:0]
	p.found, p.open, p.frames.used = p.found[:0], p.open[:0], 0
	if cap(p.starts) < len(tokens) {
		p.starts = make([]categories, len(tokens))
	}
	p.starts = p.starts[:len(tokens)]
	clear(p.starts)
	for i := range tokens {
		p.at = append(p.at, int32(len(p.lexemes)))
		p.lookUp(i)
		if tokens[i].kind == tokenNumber {
			p.starts[i].add(p.lex.builtin[catNum])
			p.starts[i].add(p.lex.builtin[catOrd])
			p.starts[i].add(p.lex.builtin[catFour])
		}
	}
	p.at = append(p.at, int32(len(p.lexemes)))
	size := len(tokens) * p.lex.slots
	if cap(p.memory) < size {
		p.memory = make([]int32, size)
	}
	p.memory = p.memory[:size]
	clear(p.memory)
}

// lookUp collects the lexicon's words that start at token i.
func (p *parser) lookUp(i int) {
	t := &p.lex.trie
	if len(t.nodes) == 0 {
		return
	}
	at := int32(0)
	for k := i; k < len(p.tokens); k++ {
		if k > i && p.tokens[k].spaced {
			if at = t.next(at, space); at < 0 {
				return
			}
		}
		for _, r := range p.text[p.tokens[k].start:p.tokens[k].end] {
			if r == skip {
				continue
			}
			if at = t.next(at, r); at < 0 {
				return
			}
		}
		for _, w := range t.nodes[at].words {
			p.lexemes = append(p.lexemes, lexeme{w, int32(k + 1)})
			c := p.lex.words[w].cat
			p.starts[i].add(c)
			switch b := p.lex.builtin; c {
			case b[catUnits], b[catTens], b[catHundreds], b[catThousand]:
				p.starts[i].add(b[catNum])
				p.starts[i].add(b[catFour])
				p.starts[i].add(b[catOrd])
			case b[catOrdUnits], b[catOrdTens], b[catOrdHundreds], b[catOrdThousand]:
				p.starts[i].add(b[catOrd])
			}
		}
	}
}

// parse gives the readings of the tokens from i as c, at most one for each end.
func (p *parser) parse(c category, i int) []result {
	if i >= len(p.tokens) || !p.lex.first[c].meets(&p.starts[i]) {
		return nil
	}
	slot := p.lex.slot[c]
	if slot < 0 {
		return p.wordsAt(c, i)
	}
	cell := i*p.lex.slots + int(slot)
	if m := p.memory[cell]; m != 0 {
		return p.results[m-1]
	}
	from := len(p.open)
	switch c {
	case p.lex.builtin[catNum]:
		p.number(i, false)
	case p.lex.builtin[catFour]:
		p.four(i)
	case p.lex.builtin[catOrd]:
		p.number(i, true)
	default:
		p.addWords(c, i, from)
		for n := range p.lex.byCat[c] {
			ru := &p.lex.byCat[c][n]
			p.match(ru, 0, i, &ru.says, from)
		}
	}
	out := p.close(from)
	p.results = append(p.results, out)
	p.memory[cell] = int32(len(p.results))
	return out
}

// close gives the open results from the given one on as those of a category.
func (p *parser) close(from int) []result {
	if from == len(p.open) {
		return nil
	}
	at := len(p.found)
	p.found = append(p.found, p.open[from:]...)
	p.open = p.open[:from]
	return p.found[at:len(p.found):len(p.found)]
}

func (p *parser) wordsAt(c category, i int) []result {
	if p.at[i] == p.at[i+1] {
		return nil
	}
	from := len(p.open)
	p.addWords(c, i, from)
	return p.close(from)
}

// addWords adds the words of a class that stand at token i to the open results
// of a category, which begin at from.
func (p *parser) addWords(c category, i, from int) {
	for _, x := range p.lexemes[p.at[i]:p.at[i+1]] {
		if w := &p.lex.words[x.word]; w.cat == c && p.isNew(from, int(x.end)) {
			p.open = append(p.open, result{int(x.end), &w.frame})
		}
	}
}

// match tries the elements of ru from the nth on at token i, given what those
// before said, and adds what it finds to the open results from the given one
// on.
func (p *parser) match(ru *rule, n, i int, said *frame, from int) {
	if n == len(ru.elements) {
		if p.isNew(from, i) {
			p.open = append(p.open, result{i, p.frames.keep(said)})
		}
		return
	}
	e := &ru.elements[n]
	for _, c := range e.cats {
		for _, r := range p.parse(c, i) {
			p.follow(ru, n, &r, said, from)
		}
	}
	if e.optional {
		p.match(ru, n+1, i, said, from)
	}
}

// follow goes on with ru behind a reading of its nth element.
func (p *parser) follow(ru *rule, n int, r *result, said *frame, from int) {
	f := *said
	switch e := &ru.elements[n]; {
	case e.end:
		f.to = r.frame
	case e.role != nil:
		v := r.frame.get(fValue)
		if !r.frame.is(fValue) || v < e.role.min || v > e.role.max || e.role.digits && r.frame.get(fDigits) == 0 {
			return
		}
		f.merge(r.frame)
		f.drop(fValue)
		f.set(e.role.feature, v)
	default:
		f.merge(r.frame)
	}
	p.match(ru, n+1, r.end, &f, from)
}

// isNew tells whether no open result from the given one on has the same end:
// of equals the first stays.
func (p *parser) isNew(from, end int) bool {
	for i := range p.open[from:] {
		if p.open[from+i].end == end {
			return false
		}
	}
	return true
}

// magnitudes of number words, in the order of catUnits to catThousand.
const (
	units = iota
	tens
	hundreds
	thousand
)

// numberWord reads one number word at token i.
func (p *parser) numberWord(i int, ordinal bool, do func(magnitude, value, end int)) {
	base := category(catUnits)
	if ordinal {
		base = catOrdUnits
	}
	if i >= len(p.tokens) {
		return
	}
	for m := units; m <= thousand; m++ {
		c := p.lex.builtin[int(base)+m]
		if !p.starts[i].has(c) {
			continue
		}
		for _, r := range p.wordsAt(c, i) {
			do(m, r.frame.get(fValue), r.end)
		}
	}
}

// number reads a number at token i, in digits or in words, as a cardinal or as
// an ordinal. All its beginnings that are numbers too are readings.
func (p *parser) number(i int, ordinal bool) {
	from := len(p.open)
	add := func(end, value, digits int) {
		if !p.isNew(from, end) {
			return
		}
		var f frame
		f.set(fValue, value)
		f.set(fDigits, digits)
		p.open = append(p.open, result{end, p.frames.keep(&f)})
	}
	if t := p.tokens[i]; t.kind == tokenNumber {
		if ordinal {
			for _, r := range p.parse(p.lex.builtin[catOrdMark], i+1) {
				add(r.end, t.value, t.end-t.start)
			}
			return
		}
		for _, r := range p.parse(p.lex.builtin[catThousand], i+1) {
			add(r.end, t.value*1000, 0)
		}
		add(i+1, t.value, t.end-t.start)
		return
	}
	p.numberWords(i, 0, 0, thousand+1, ordinal, add)
}

// numberWords goes on with a number of which sum (and under, of what is below
// a thousand) has been read, with words of a magnitude below limit.
func (p *parser) numberWords(i, sum, under, limit int, ordinal bool, add func(end, value, digits int)) {
	if ordinal {
		p.numberWord(i, true, func(m, value, end int) {
			if m == thousand && under > 0 {
				add(end, under*1000, 0)
			} else if m < limit {
				add(end, sum+under+value, 0)
			}
		})
	}
	p.numberWord(i, false, func(m, value, end int) {
		newSum, newUnder, newLimit := sum, under+value, m
		switch {
		case m == thousand:
			if limit <= thousand {
				return
			}
			newSum, newUnder = 1000, 0
		case m >= limit:
			return
		}
		if !ordinal {
			add(end, newSum+newUnder, 0)
		}
		if m != thousand && newSum == 0 {
			for _, r := range p.parse(p.lex.builtin[catThousand], end) {
				if !ordinal {
					add(r.end, newUnder*1000, 0)
				}
				p.afterAnd(r.end, newUnder*1000, 0, thousand, ordinal, add)
			}
		}
		p.afterAnd(end, newSum, newUnder, newLimit, ordinal, add)
	})
}

func (p *parser) afterAnd(i, sum, under, limit int, ordinal bool, add func(end, value, digits int)) {
	for _, r := range p.parse(p.lex.builtin[catAnd], i) {
		if r.end < len(p.tokens) {
			p.numberWords(r.end, sum, under, limit, ordinal, add)
		}
	}
}

// four reads a number that can be a year without the word for year before it.
func (p *parser) four(i int) {
	for _, r := range p.parse(p.lex.builtin[catNum], i) {
		v, d := r.frame.get(fValue), r.frame.get(fDigits)
		if v >= 1200 && v < 2150 && (d == 4 || d == 0 && v%100 != 0) {
			p.open = append(p.open, r)
		}
	}
}
