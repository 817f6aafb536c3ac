package source

import (
	"bytes"
	"strings"
	"testing"
)

func BenchmarkPlainText(b *testing.B) { benchmark(b, "a.txt", []byte(strings.Repeat(meeting, 20))) }

func BenchmarkPage(b *testing.B) { benchmark(b, "a.html", []byte(article)) }

func benchmark(b *testing.B, name string, data []byte) {
	words := len(bytes.Fields(data))
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if reports, errs := readAll(name, data); len(errs) > 0 || len(reports) != 1 {
			b.Fatal(reports, errs)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
