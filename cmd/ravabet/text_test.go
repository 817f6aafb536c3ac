package main

import (
	"bytes"
	"strings"
	"testing"
)

func text(t *testing.T, in string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if status := runText(append(args, "-"), strings.NewReader(in), &out, &errs); status != 0 {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	return out.String()
}

func TestText(t *testing.T) {
	in := "نزدیکیهای بیشتر پیامی به غرب تلقی میشود.\nخط دوم\n\nرئیسجمهور آمد"
	if got, want := text(t, in), "نزدیکی‌های بیشتر پیامی به غرب تلقی می‌شود.\nخط دوم\n\nرئیس‌جمهور آمد"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	want := "[-نزدیکیهای-]{+نزدیکی‌های+} بیشتر پیامی به غرب تلقی [-میشود-]{+می‌شود+}.\n[-رئیسجمهور-]{+رئیس‌جمهور+} آمد\n"
	if got := text(t, in, "--diff"); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := text(t, "او می رود.", "--conllu"); !strings.Contains(got, "\n2\tمی‌رود\tرفت\tVERB\t") || !strings.HasSuffix(got, "\n\n") {
		t.Error(got)
	}
}

// TestTextLong checks that a line longer than a block stays one line.
func TestTextLong(t *testing.T) {
	in := strings.Repeat("این خبر تلقی میشود ", blockSize/20)
	got := text(t, in)
	if strings.Contains(got, "\n") || strings.Contains(got, "میشود") || len(got) < len(in) {
		t.Errorf("%d bytes of %d", len(got), len(in))
	}
}
