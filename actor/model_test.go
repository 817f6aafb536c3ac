package actor

import "testing"

// FuzzReadNameModel gives the reader of the name model files that are none.
func FuzzReadNameModel(f *testing.F) {
	f.Add([]byte{0, 0, 0, 0, 0, 0, 0, 0})
	f.Add([]byte{1, 0, 0, 0, 7, 7, 7, 7, 1, 0, 0, 0, 9, 9, 9, 9, 1, 0, 2, 0, 3, 0, 4, 0})
	f.Add([]byte{255, 255, 255, 255})
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := readNameModel(data)
		if err != nil {
			return
		}
		m.isCommon("ایران")
	})
}
