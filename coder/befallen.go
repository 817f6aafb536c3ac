package coder

import "strings"

// befallen is whom a participle at a noun says something has been done to, -1 for no
// such participle: "شهروندان بازداشت‌شدهٔ ایرانی", "سربازان کشته‌شده".
func (s *sentence) befallen(m *match) int {
	if m.Kind != Adjective || !strings.HasSuffix(s.form[m.anchor], "شده") {
		return -1
	}
	// Where a mention reaches over the participle, its head is meant, whatever the
	// tree hangs the participle on: "سه خبرنگار کشته‌شدهٔ فلسطینی".
	if x := s.doc.mentions.At(s.at, m.anchor); x != nil && x.Head < m.anchor {
		return x.Head
	}
	h := s.Words[m.anchor].Head
	if h >= 0 && h < m.anchor && s.rel(m.anchor) == "amod" {
		return h
	}
	return -1
}
