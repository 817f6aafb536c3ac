package conllu

import (
	"bytes"
	"strings"
	"testing"

	"github.com/ravabet/ravabet/syntax"
)

const sample = "# sent_id = 1\n" +
	"1-2\tکشورمان\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"1\tکشور\tکشور\tNOUN\tN\tNumber=Sing\t3\tnsubj\t_\t_\n" +
	"2\tمان\tما\tPRON\tPR\tNumber=Plur|Person=1\t1\tnmod\t_\t_\n" +
	"3\tنمی‌ماند\tماند\tVERB\tV\tNumber=Sing|Person=3|Polarity=Neg|Tense=Pres\t0\troot\t_\tSpaceAfter=No\n" +
	"4\t.\t.\tPUNCT\tPUNC\t_\t3\tpunct\t_\t_\n\n"

func TestReadWrite(t *testing.T) {
	var out bytes.Buffer
	for s, err := range Read(strings.NewReader(sample)) {
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Words[2]; got.Tag != syntax.Verb || got.Head != -1 || !got.Feats.Negative || got.Feats.Person != 3 {
			t.Errorf("verb read as %+v", got)
		}
		if err := s.Write(&out); err != nil {
			t.Fatal(err)
		}
	}
	if out.String() != sample {
		t.Errorf("written:\n%s\nwant:\n%s", out.String(), sample)
	}
}

func TestReadErrors(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"columns", "1\tرفت\n", "2 columns"},
		{"number", "2\tرفت\tرفت\tVERB\t_\t_\t0\troot\t_\t_\n", "word number"},
		{"head", "1\tرفت\tرفت\tVERB\t_\t_\t7\troot\t_\t_\n", "head 7"},
		{"range", "3-1\tرفت\t_\t_\t_\t_\t_\t_\t_\t_\n", "bad range"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got error
			for _, err := range Read(strings.NewReader(test.in)) {
				got = err
			}
			if got == nil || !strings.Contains(got.Error(), test.want) {
				t.Errorf("error %v, want one with %q", got, test.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("1\tا\t_\tNOUN\t_\tPerson=9\t0\troot\t_\t_"))
	f.Fuzz(func(t *testing.T, in []byte) {
		for s, err := range Read(bytes.NewReader(in)) {
			if err != nil {
				return
			}
			var out bytes.Buffer
			if err := s.Write(&out); err != nil {
				t.Fatal(err)
			}
			for i := range s.Words {
				if h := s.Words[i].Head; h >= len(s.Words) || h == i {
					t.Fatalf("head %d of %d words", h, len(s.Words))
				}
			}
		}
	})
}
