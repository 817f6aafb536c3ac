package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/nlnwa/gowarc/v3"
)

// readWARC reads the pages of a web archive (ISO 28500), as Common Crawl News
// publishes them. What is no page in a language that can be coded is passed
// over without a word: it is most of such a file.
func (s *stream) readWARC(in io.Reader) bool {
	records, err := gowarc.NewWarcFileReaderFromStream(in, 0, gowarc.WithSyntaxErrorPolicy(gowarc.ErrIgnore),
		gowarc.WithSpecViolationPolicy(gowarc.ErrIgnore), gowarc.WithUnknownRecordTypePolicy(gowarc.ErrIgnore),
		gowarc.WithBlockErrorPolicy(gowarc.ErrIgnore), gowarc.WithBufferMaxMemBytes(MaxBytes))
	if err != nil {
		return s.fail(fmt.Errorf("reading %s: %w", s.shown, err))
	}
	defer records.Close()
	for {
		record, err := records.Next()
		if err == io.EOF {
			return true
		}
		if err != nil {
			return s.fail(fmt.Errorf("reading %s: the record after %d pages is broken: %w", s.shown, s.place.N, err))
		}
		goOn := s.warcRecord(record.WarcRecord)
		record.Close()
		if !goOn {
			return false
		}
	}
}

// warcRecord reads a record of a web archive.
func (s *stream) warcRecord(r gowarc.WarcRecord) bool {
	if r.Type() != gowarc.Response || s.passed() {
		return s.ctx.Err() == nil
	}
	address := r.WarcHeader().Get(gowarc.WarcTargetURI)
	address = strings.Trim(address, "<>")
	if s.in.Known != nil && s.in.Known(address) {
		return true
	}
	data, kind, err := payload(r)
	if err != nil {
		return s.give(Report{}, fmt.Errorf("reading %s: the page %s: %w", s.shown, address, err))
	}
	if data == nil || !mayBePersian(data) {
		return s.ctx.Err() == nil
	}
	at, _ := url.Parse(address)
	report, err := page(decoded(data, kind), at)
	if err != nil {
		if errors.Is(err, errNoReport) {
			return true // a page of links, as every archive has many
		}
		return s.give(report, fmt.Errorf("reading %s: the page %s: %w", s.shown, address, err))
	}
	report.ID, report.URL = address, address
	if report.Language != "fa" {
		return true
	}
	return s.give(report, nil)
}

// payload is the page of a record, nil where it holds none.
func payload(r gowarc.WarcRecord) (data []byte, kind string, err error) {
	block, ok := r.Block().(gowarc.HttpResponseBlock)
	if !ok || block.HttpStatusCode() != 200 {
		return nil, "", nil
	}
	if h := block.HttpHeader(); h != nil {
		kind = h.Get("Content-Type")
	}
	if kind != "" && !strings.Contains(kind, "html") {
		return nil, "", nil
	}
	in, err := block.PayloadBytes()
	if err != nil {
		return nil, "", err
	}
	data, err = bounded(in)
	return data, kind, err
}

// mayBePersian tells whether a page has letters of the Arabic script, in
// UTF-8 or another encoding that it names, so that no other page is parsed.
func mayBePersian(data []byte) bool {
	const enough = 200
	n := 0
	for i := 0; i+1 < len(data) && n < enough; i++ {
		if c := data[i]; c >= 0xd8 && c <= 0xdb && data[i+1] >= 0x80 && data[i+1] <= 0xbf {
			n++
			i++
		}
	}
	if n >= enough {
		return true
	}
	head := bytes.ToLower(data[:min(len(data), 2048)])
	return bytes.Contains(head, []byte("windows-1256")) || bytes.Contains(head, []byte("utf-16"))
}
