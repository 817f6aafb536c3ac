package parse

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// A model file is a line naming its kind, then parts, each with its length in
// bytes before it as 32 bits, little end first. The parts are used where they
// lie.

// errCut is what a reader finds in a model file that is cut or damaged.
var errCut = errors.New("the file is cut or damaged; build it again with ravabet-train")

// maxModel bounds a part, in bytes.
const maxModel = 256 << 20

type modelWriter struct{ bytes.Buffer }

func newModel(kind string) *modelWriter {
	w := new(modelWriter)
	w.WriteString(kind + "\n")
	return w
}

func (w *modelWriter) part(b []byte) {
	w.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(b))))
	w.Write(b)
}

// names writes names that hold no line ends.
func (w *modelWriter) names(names []string) { w.part([]byte(strings.Join(names, "\n"))) }

type modelReader struct {
	rest []byte
	err  error
}

// readModel opens the file of a model of a kind.
func readModel(data []byte, kind string) (*modelReader, error) {
	rest, ok := bytes.CutPrefix(data, []byte(kind+"\n"))
	if !ok {
		return nil, fmt.Errorf("not a model of the kind %q; build it again with ravabet-train", kind)
	}
	return &modelReader{rest: rest}, nil
}

func (r *modelReader) part() []byte {
	if r.err != nil || len(r.rest) < 4 {
		r.err = errCut
		return nil
	}
	n := binary.LittleEndian.Uint32(r.rest)
	if uint64(n) > uint64(len(r.rest)-4) {
		r.err = errCut
		return nil
	}
	b := r.rest[4 : 4+n : 4+n]
	r.rest = r.rest[4+n:]
	return b
}

// names reads at least one name and at most limit.
func (r *modelReader) names(limit int) []string {
	b := r.part()
	names := strings.Split(string(b), "\n")
	if len(b) == 0 || len(names) > limit {
		r.err = errCut
	}
	return names
}

func (r *modelReader) narrow() *narrow {
	t, ok := readNarrow(r.part())
	if !ok {
		r.err = errCut
	}
	return t
}

// wide reads a table whose rows have n weights.
func (r *modelReader) wide(n int) *wide {
	index, rows := r.part(), r.part()
	t, ok := readWide(n, index, rows)
	if !ok {
		r.err = errCut
	}
	return t
}
