package persian

import "testing"

// FuzzOpenModel gives the reader of the half-space model files that are none.
func FuzzOpenModel(f *testing.F) {
	f.Add("")
	f.Add(modelMagic + "\x00\x00\x00\x00\x00\x00\x00\x00")
	f.Add(modelMagic + "\xff\xff\xff\xff\xff\xff\xff\xff")
	f.Fuzz(func(t *testing.T, data string) {
		if m, err := openModel(data); err == nil && m.count == 0 {
			t.Error("a model without slots")
		}
	})
}

// FuzzReadCues gives the reader of function words any text.
func FuzzReadCues(f *testing.F) {
	f.Add("conditions: اگر، چنانچه\n# خالی\n\n")
	f.Add(":،:\n ،")
	f.Fuzz(func(t *testing.T, data string) {
		if c, err := readCues(data); err == nil && c == nil {
			t.Error("neither cues nor an error")
		}
	})
}
