// Command make draws the shapes of package atlas from Natural Earth's
// countries as the npm package world-atlas brings them:
//
//	npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
//	go run ./atlas/make package/countries-110m.json > atlas/shapes.txt
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"golang.org/x/text/language"
)

const head = `# Shapes of countries for package atlas: a code, a tab, the d of an SVG path.
# Written by a program; do not edit. From Natural Earth 4.1.0, Admin 0 countries
# at 1:110m (public domain, naturalearthdata.com), as in the npm package
# world-atlas 2.0.2, countries-110m.json; projected by Equal Earth. To rebuild:
#     npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
#     go run ./atlas/make package/countries-110m.json > atlas/shapes.txt
`

// unnumbered are the codes of what has no number in ISO 3166-1, by its name in
// Natural Earth: as package actor codes it.
var unnumbered = map[string]string{"Kosovo": "KOS", "N. Cyprus": "CYP", "Somaliland": "SOM"}

// belongs are the states of territories that are no states of package actor.
var belongs = map[string]string{"GRL": "DNK", "PRI": "USA", "FLK": "GBR", "ATF": "FRA"}

// antarctica is no state, would fill a quarter of the map, and winds round the
// pole.
const antarctica = "ATA"

// crimea lies in a ring that Natural Earth counts to Russia; package actor, as
// resolution 68/262 of the UN General Assembly, counts it to Ukraine.
var crimea = struct {
	from, to string
	at       point
}{"RUS", "UKR", point{34.2, 45.2}}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "make:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	if len(args) != 1 {
		return fmt.Errorf("name the file of countries: countries-110m.json")
	}
	data, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	w.WriteString(head)
	if err := write(w, data); err != nil {
		return fmt.Errorf("drawing %s: %w", args[0], err)
	}
	return w.Flush()
}

// write draws the states of a TopoJSON file, a line each, by code.
func write(w io.Writer, data []byte) error {
	world, err := readTopology(data)
	if err != nil {
		return err
	}
	states := map[string][]ring{}
	for _, c := range world.countries {
		code, err := codeOf(c)
		if err != nil {
			return err
		}
		if code == antarctica {
			continue
		}
		for _, r := range c.rings {
			to := code
			if code == crimea.from && inside(world.points(r), crimea.at) {
				to = crimea.to
			}
			states[to] = append(states[to], r)
		}
	}
	for _, code := range sortedKeys(states) {
		rings, err := world.dissolve(states[code])
		if err != nil {
			return fmt.Errorf("%s: %w", code, err)
		}
		d, err := draw(rings)
		if err != nil {
			return fmt.Errorf("%s: %w", code, err)
		}
		fmt.Fprintf(w, "%s\t%s\n", code, d)
	}
	return nil
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// codeOf is the code of a state by its number in ISO 3166-1, or its name.
func codeOf(c country) (string, error) {
	if c.id == "" {
		code, ok := unnumbered[c.name]
		if !ok {
			return "", fmt.Errorf("no code is known of %q, which has no number", c.name)
		}
		return code, nil
	}
	n, err := strconv.Atoi(c.id)
	if err != nil {
		return "", fmt.Errorf("%s: its number in ISO 3166-1: %w", c.name, err)
	}
	region, err := language.EncodeM49(n)
	if err != nil {
		return "", fmt.Errorf("%s: its number %d in ISO 3166-1: %w", c.name, n, err)
	}
	if !region.IsCountry() {
		return "", fmt.Errorf("%s: its number %d in ISO 3166-1 is that of no country", c.name, n)
	}
	code := region.ISO3()
	return cmp.Or(belongs[code], code), nil
}
