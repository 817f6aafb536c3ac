package atlas

import "testing"

// FuzzRead reads any bytes as either file: what is taken has codes, shapes
// that end and places on the earth by their names.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"# note\nIRN\tm640.3 106.9 2 .7-.9 .4z\n", "IRN\tmz\n", "\t\n", "IRN | Iran | ایران\n    35.69 51.39 | Tehran | تهران | شهر تهران\n",
		"IRN | Iran | ایران\n\tx\n", " |\n", "|\n", "\u00a0\n", "SGP | S | S\n    -1e1 0x1p3 | S | S\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		if got, err := readShapes(data); err == nil {
			for _, s := range got {
				if !isCode(s.Code) || s.Path == "" {
					t.Errorf("%q was taken for a shape", s)
				}
			}
		}
		got, err := readPlaces(data)
		if err != nil {
			return
		}
		for code, c := range got {
			if !isCode(code) || len(c.places) == 0 {
				t.Errorf("%s has no place", code)
			}
			for i, p := range c.places {
				if j, ok := c.byName[fold(p.name)]; !ok || i != j {
					t.Errorf("%s does not go by its name", p.name)
				}
			}
		}
	})
}
