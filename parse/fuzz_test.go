package parse

import "testing"

// FuzzLoad gives the tagger and the parser files that are none, and whole ones
// with parts of any content. What loads is not used: a part is used where it
// lies, and the program carries its own.
func FuzzLoad(f *testing.F) {
	f.Add([]byte{}, []byte("NOUN/x"), []byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, []byte{1, 2, 3, 4, 5, 6, 7, 8}, []byte{0, 0, 0, 0}, []byte{})
	f.Add([]byte{255, 255, 255, 255}, []byte("\n\n"), []byte{}, []byte{}, []byte{}, []byte{1})
	f.Fuzz(func(t *testing.T, raw, a, b, c, d, e []byte) {
		tagger := newModel(taggerKind)
		parser := newModel(parserKind)
		for _, w := range []*modelWriter{tagger, parser} {
			for _, part := range [][]byte{a, b, c, d, e} {
				w.part(part)
			}
		}
		for _, data := range [][]byte{raw, append([]byte(taggerKind+"\n"), raw...), tagger.Bytes(), tagger.Bytes()[:tagger.Len()/2]} {
			if m, err := LoadTagger(data, nil); (m == nil) == (err == nil) {
				t.Errorf("got %v and the error %v", m, err)
			}
		}
		for _, data := range [][]byte{raw, append([]byte(parserKind+"\n"), raw...), parser.Bytes(), parser.Bytes()[:parser.Len()/2]} {
			if m, err := LoadParser(data, nil); (m == nil) == (err == nil) {
				t.Errorf("got %v and the error %v", m, err)
			}
		}
	})
}
