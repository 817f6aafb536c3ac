package actor

import "strings"

// spelt finds persons whose English names have the words of a name, or words
// spelt nearly so: "Burdzhanadze" is Burjanadze. All words must be found, or
// the last of somebody who was in office on the day.
func (l *Lexicon) spelt(words []string, day int32) []Answer {
	var wanted []string
	for _, w := range words {
		for _, part := range strings.Split(w, "-") {
			if f := folded(part); len(f) > 3 {
				wanted = append(wanted, f)
			}
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	r := resolver{lex: l, day: day}
	var out []Answer
	for i := range l.entries {
		e := &l.entries[i]
		if e.kind != personEntry || e.overridden {
			continue
		}
		missing, off := likeness(wanted, e.name)
		if missing == len(wanted) {
			continue
		}
		inOffice := l.inOffice(e, day)
		if lacks, _ := likeness(wanted[len(wanted)-1:], e.name); lacks > 0 || !inOffice && (missing > 0 || off > 0 && len(wanted) < 2) {
			continue
		}
		a := Answer{Kind: Person, Terms: l.terms[e.from:e.to]}
		a.Entity, a.Why = l.personEntity(int32(i), day)
		a.Why = "by a part of the name, or a name spelt nearly so; " + a.Why
		a.score = r.prominence(int32(i)) - 40*missing - 20*off
		if inOffice {
			a.score += 100
		}
		out = append(out, a)
	}
	return out
}

func (l *Lexicon) inOffice(e *entry, day int32) bool {
	for t := e.from; t < e.to; t++ {
		if l.terms[t].holds(day) {
			return true
		}
	}
	return false
}

// likeness tells how many of the folded words a name lacks, and how many it
// has only nearly.
func likeness(wanted []string, name string) (missing, off int) {
	has := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
	for i := range has {
		has[i] = folded(has[i])
	}
	for _, w := range wanted {
		best := 3
		for _, h := range has {
			best = min(best, misspelt(w, h))
		}
		switch {
		case best == 0:
		case best < 3:
			off++
		default:
			missing++
		}
	}
	return
}

// misspelt counts the letters in which two words differ, 3 where they are not
// the same word: one in five may differ, two in a longer
// word, not the first.
func misspelt(a, b string) int {
	if a == b {
		return 0
	}
	longest := max(len(a), len(b))
	allowed := longest / 5
	if longest > 7 {
		allowed = 2
	}
	if allowed == 0 || len(b) == 0 || a[0] != b[0] || len(a)-len(b) > allowed || len(b)-len(a) > allowed || longest > 30 {
		return 3
	}
	var row [32]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		corner := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := corner
			if a[i-1] != b[j-1] {
				cost++
			}
			corner = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	if row[len(b)] > allowed {
		return 3
	}
	return row[len(b)]
}

// sounds gives the folded letters of both scripts one letter for each group of
// consonants that stand for each other; vowels and letters that can be vowels
// have none.
var sounds = func() [256]byte {
	var t [256]byte
	for sound, group := range map[byte]string{
		'b': "بb", 'p': "پp", 't': "تطt", 's': "سصثs", 'j': "جj", 'd': "دd", 'r': "رr", 'z': "زذضظz", 'q': "قغکgqkcگ",
		'f': "فf", 'l': "لl", 'm': "مm", 'n': "نn", 'x': "خ", 'S': "ش", 'C': "چ", 'Z': "ژ",
	} {
		for _, r := range group {
			t[letters[r]] = sound
		}
	}
	return t
}()

// soundAlike tells whether two folded names in different scripts have the same
// consonants: "نوگروهو" and Nugroho.
func soundAlike(a, b string) bool {
	if a == "" || b == "" || latin(a[0]) == latin(b[0]) {
		return false
	}
	x, y := consonants(a), consonants(b)
	return len(x) > 2 && x == y
}

func latin(letter byte) bool { return letter >= letters['a'] && letter <= letters['z'] }

func consonants(s string) string {
	out := make([]byte, 0, 16)
	for i := 0; i < len(s); i++ {
		c := sounds[s[i]]
		if c != 0 && (len(out) == 0 || out[len(out)-1] != c) {
			out = append(out, c)
		}
	}
	return string(out)
}
