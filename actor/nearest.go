package actor

import "github.com/ravabet/ravabet/syntax"

// sentenceState is the state that a sentence names nearest to a word, places
// and persons included: what stands before the word, and who acts in the
// sentence, before what comes after. Civilians are not of the state whose forces
// the sentence tells of.
func (b *builder) sentenceState(w int, sector string) string {
	best, distance := "", 1<<30
	for i := range b.all {
		rd := &b.all[i]
		e := &b.lex.entries[rd.entry]
		code := ""
		switch e.kind {
		case stateEntry, organisationEntry: // to whom something is told is no sign of where
			code = e.code
		case personEntry:
			code = b.termOf(e).Code
		}
		if !b.lex.IsStateCode(code) || e.kind == organisationEntry && rd.first > w || sector == "CVL" && b.armed(rd) || sector == "MIL" && b.soil(rd.first-1) ||
			b.between(":", w, rd.first) || // what is behind the colon of speech tells nothing of who speaks: "دبیر انجمن: آمریکا …"
			rd.first > 0 && abroad[sector] && (b.lex.sign("mission", b.s.Words[rd.first-1].Form) || b.lex.sign("target", b.s.Words[rd.first-1].Lemma)) {
			continue
		}
		if rd.first > w && len(b.doc.Sentences) > 1 && abroad[sector] && b.between("؛", w, rd.first) {
			continue // the report tells more of them than another clause of its own
		}
		d := rd.first - w
		if d < 0 {
			d = -d * 2
		} else {
			d += b.apart(w, rd)
		}
		if d < distance {
			best, distance = code, d
		}
	}
	return best
}

// abroad are the sectors of people who are no more of a state because what is that
// state's is attacked or shown: "معترضان پرچم سوئد را پاره کردند".
var abroad = map[string]bool{"CVL": true, "COP": true, "UAF": true, "EDU": true, "REB": true, "PRM": true, "LAB": true}

// soil tells whether a word is the land, the border or the sky of the state behind
// it, into which the forces of another go: "این جنگنده‌ها با عبور از مرز لبنان".
func (b *builder) soil(w int) bool {
	if w < 0 {
		return false
	}
	switch folded(b.s.Words[w].Lemma) {
	case "مرز", "خاک", "حریم", "آسمان", "سرزمین", "اراضی":
		return true
	}
	return false
}

// between tells whether a mark stands between a word and one behind it.
func (b *builder) between(mark string, w, of int) bool {
	for i := w + 1; i < of; i++ {
		if b.s.Words[i].Form == mark {
			return true
		}
	}
	return false
}

// apart is how much farther a state stands than its distance behind a word: in
// another clause, or as the adjective of another noun.
func (b *builder) apart(w int, rd *reading) int {
	n := 0
	if b.s.Words[rd.first].Tag == syntax.Adj && b.s.Words[rd.first].Head < rd.first && b.s.Words[rd.first].Head > w {
		n = 12
	}
	for i := w; i < rd.first; i++ {
		if f := b.s.Words[i].Form; f == "؛" || f == "." || f == "»" {
			n += 20
		}
	}
	return n
}

// armed tells whether a reading stands in the phrase for forces.
func (b *builder) armed(rd *reading) bool {
	for i := len(b.acts) - 1; i >= 0 && b.acts[i].sentence == b.si; i-- {
		if a := &b.acts[i]; a.word < rd.first && rd.last <= a.last && a.entities[0].Sector == "MIL" {
			return true
		}
	}
	return false
}
