package actor

import (
	"testing"
)

func TestLoad(t *testing.T) {
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	states, persons, _, _, roles := l.Size()
	t.Log(states, persons, roles, len(l.index.labels))
	if states < 195 || roles < 40 {
		t.Errorf("%d states, %d roles", states, roles)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
