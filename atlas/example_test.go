package atlas_test

import (
	"fmt"

	"github.com/ravabet/ravabet/atlas"
)

// A map on which a link leads from one capital to another.
func Example() {
	_, tehran, from, _ := atlas.Capital("IRN")
	moscow, _ := atlas.Place("RUS", "مسکو")
	fmt.Printf("<svg viewBox=\"0 0 %d %d\">\n", atlas.Width, atlas.Height)
	for _, s := range atlas.Shapes() {
		if s.Code == "LUX" {
			fmt.Printf("<path id=%q d=%q/>\n", s.Code, s.Path)
		}
	}
	fmt.Printf("<path class=\"link\" d=%q/>\n", atlas.Arc(from, moscow))
	fmt.Printf("<text x=\"%.1f\" y=\"%.1f\">%s</text>\n</svg>\n", from.X, from.Y, tehran)
	// Output:
	// <svg viewBox="0 0 1000 435">
	// <path id="LUX" d="m489.1 67.8-.2 1.2-.6 .1-.5-.3 .3-1.6 .6-.1z"/>
	// <path class="link" d="M602.0 112.5Q592.2 73.1 558.0 51.3"/>
	// <text x="602.0" y="112.5">تهران</text>
	// </svg>
}
