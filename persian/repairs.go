package persian

import "github.com/ravabet/ravabet/text"

// Repair is a change to a text: what stood at Start..End, in code points, and
// what stands there now.
type Repair struct {
	Start, End int
	New        string
}

// Repairs lists what Repair changes in the words of a text, in order: letters
// and half-spaces. Changes between words, as of blanks, are not listed.
func (a *Analyzer) Repairs(raw string) []Repair {
	p := a.pages.Get().(*page)
	defer a.pages.Put(p)
	p.Text = text.Clean(raw)
	a.read(p)
	var out []Repair
	g := &p.group
	for line := range p.lines {
		i, to := int(p.lines[line]), len(p.toks)
		if line+1 < len(p.lines) {
			to = int(p.lines[line+1])
		}
		for i < to {
			first := i
			i = p.gather(g, i, to, false)
			from, end := p.Start[p.toks[first].from], p.End[p.toks[i-1].to-1]
			if !equal(g.form, p.Original[from:end]) {
				out = append(out, Repair{int(from), int(end), string(g.form)})
			}
		}
	}
	p.Text = nil
	return out
}

func equal(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
