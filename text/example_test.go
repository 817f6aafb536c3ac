package text_test

import (
	"fmt"

	"github.com/ravabet/ravabet/text"
)

// Arabic letters are folded, tatweel and marks are dropped, and what was where
// is kept.
func ExampleClean() {
	t := text.Clean("كتـابِ علي")
	fmt.Println(string(t.Runes))
	for i, r := range t.Runes {
		if r == 'ب' {
			fmt.Printf("%q was %q\n", r, string(t.Original[t.Start[i]:t.End[i]]))
		}
	}
	// Output:
	// کتاب علی
	// 'ب' was "بِ"
}
