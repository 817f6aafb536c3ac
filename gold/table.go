package gold

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ravabet/ravabet/plover"
)

// PrintTable writes the figures as a table in Markdown: the events of each
// type by line and type alone, then in full, with the codes of all actors and
// recipients right; quotes; agreements.
func (r *Result) PrintTable(w io.Writer) {
	fmt.Fprintln(w, "|                |   n |    P |    R |   F1 | full P | full R | full F1 |")
	fmt.Fprintln(w, "|----------------|----:|-----:|-----:|-----:|-------:|-------:|--------:|")
	names := make([]string, 0, len(r.Types))
	for name := range r.Types {
		names = append(names, name)
	}
	order := func(name string) int {
		return slices.IndexFunc(plover.Types, func(t plover.Type) bool { return t.Name == name })
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(a, b))
	})
	for _, name := range names {
		c := r.Types[name]
		tableRow(w, name, c[ByType], c[Full])
	}
	tableRow(w, "**events**", r.Events[ByType], r.Events[Full])
	tableRow(w, "**quotes**", r.Quotes)
	tableRow(w, "**agreements**", r.Agreements)
	tableRow(w, "their fields", r.Fields)
}

// tableRow writes a line of the table: how many gold has, and the figures of
// each count.
func tableRow(w io.Writer, name string, counts ...Count) {
	fmt.Fprintf(w, "| %-14s | %3d |", name, counts[0].TP+counts[0].FN)
	var full [3]string // blank where only one depth is measured
	if len(counts) > 1 {
		full = figures(counts[1])
	}
	f := figures(counts[0])
	fmt.Fprintf(w, " %4s | %4s | %4s | %6s | %6s | %7s |\n", f[0], f[1], f[2], full[0], full[1], full[2])
}

// figures are precision, recall and F1 as tables of the field write them: .62.
func figures(c Count) (out [3]string) {
	p, r, f := c.PRF()
	for i, x := range []float64{p, r, f} {
		out[i] = strings.TrimPrefix(fmt.Sprintf("%.2f", x), "0")
	}
	return out
}
