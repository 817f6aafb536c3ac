package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nlnwa/gowarc/v3"
)

// webArchiveOf makes a WARC file of pages by their addresses.
func webArchiveOf(t testing.TB, compress bool, pages ...[2]string) []byte {
	t.Helper()
	var out bytes.Buffer
	for i, p := range pages {
		http := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + p[1]
		b := gowarc.NewRecordBuilder(gowarc.Response)
		defer b.Close()
		b.AddWarcHeader(gowarc.WarcRecordID, fmt.Sprintf("<urn:uuid:e9a0cecc-0221-11e7-adb1-0242ac12%04d>", i))
		b.AddWarcHeader(gowarc.WarcDate, "2025-09-02T10:00:00Z")
		b.AddWarcHeader(gowarc.WarcTargetURI, p[0])
		b.AddWarcHeader(gowarc.ContentType, "application/http;msgtype=response")
		b.AddWarcHeaderInt(gowarc.ContentLength, len(http))
		if _, err := b.WriteString(http); err != nil {
			t.Fatal(err)
		}
		record, _, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		var raw bytes.Buffer
		if _, _, err := gowarc.NewMarshaler().Marshal(&raw, record, 0); err != nil {
			t.Fatal(err)
		}
		record.Close()
		if !compress {
			out.Write(raw.Bytes())
			continue
		}
		z := gzip.NewWriter(&out)
		z.Write(raw.Bytes())
		z.Close()
	}
	return out.Bytes()
}

const foreign = `<!doctype html><html><head><title>Talks</title></head><body><article><p>The ministers of both states met on Monday and spoke about trade for two hours.</p></article></body></html>`

func TestWARC(t *testing.T) {
	for _, compress := range []bool{false, true} {
		long := strings.Replace(article, "<p>", "<p>"+strings.Repeat("وزیران خارجه دو کشور دربارهٔ گسترش همکاری‌های اقتصادی گفتگو کردند. ", 4)+"</p><p>", 1)
		data := webArchiveOf(t, compress, [2]string{"https://example.org/en", foreign}, [2]string{"https://example.org/fa", long})
		reports, errs := readAll("news.warc", data)
		if len(errs) > 0 || len(reports) != 1 {
			t.Fatalf("compressed %v: got %d reports, %v", compress, len(reports), errs)
		}
		if r := reports[0]; r.URL != "https://example.org/fa" || r.From.N != 2 || r.Outlet != "خبرگزاری نمونه" {
			t.Errorf("got %+v", r)
		}
		reports, errs = readAll("cut.warc", data[:len(data)-len(data)/4])
		if len(errs) == 0 && len(reports) > 0 && compress {
			t.Errorf("a file that breaks off was read as if it were whole: %d reports", len(reports))
		}
	}
}

func TestGzip(t *testing.T) {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	fmt.Fprintln(z, `{"id":"a","text":"ایران و عمان دیدار کردند."}`)
	z.Close()
	reports, errs := readAll("a.jsonl.gz", out.Bytes())
	if len(errs) > 0 || len(reports) != 1 || reports[0].ID != "a" {
		t.Errorf("got %v, %v", reports, errs)
	}
	_, errs = readAll("broken.gz", out.Bytes()[:8])
	if len(errs) != 1 {
		t.Errorf("of a broken file got the errors %v", errs)
	}
}

const rss = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>خبرگزاری نمونه</title>
<item><title>دیدار در مسقط</title><link>%[1]s/page</link><description>خلاصه</description><pubDate>Tue, 02 Sep 2025 10:00:00 GMT</pubDate></item>
<item><title>گزارش کامل</title><link>%[1]s/whole</link><description>&lt;p&gt;%[2]s&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</description></item>
<item><title>نارواست</title><link>%[1]s/private/page</link><description>خلاصه</description></item>
</channel></rss>`

func site(t *testing.T) *httptest.Server {
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/page":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, article)
		case "/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprintf(w, rss, server.URL, strings.Repeat("وزیران خارجه دو کشور گفتگو کردند. ", 60))
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /private/\n")
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close)
	return server
}

func TestFeeds(t *testing.T) {
	server := site(t)
	dir := t.TempDir()
	list := filepath.Join(dir, "feeds.opml")
	opml := `<opml version="2.0"><body><outline text="a"><outline type="rss" xmlUrl="` + server.URL + `/feed"/></outline><outline xmlUrl="` + server.URL + `/none"/></body></opml>`
	if err := os.WriteFile(list, []byte(opml), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, arg := range []string{server.URL + "/feed", list} {
		var got []string
		var errs []string
		for r, err := range Reports([]string{arg}, nil, NewWeb(true)) {
			if err != nil {
				errs = append(errs, err.Error())
				continue
			}
			got = append(got, strings.TrimPrefix(r.URL, server.URL))
			if r.Outlet != "خبرگزاری نمونه" || r.Language != "fa" || strings.Contains(r.Text, "<") {
				t.Errorf("got %+v", r)
			}
		}
		all := strings.Join(errs, "\n")
		if fmt.Sprint(got) != "[/page /whole]" || !strings.Contains(all, "robots.txt forbids") || arg == list && !strings.Contains(all, "404") {
			t.Errorf("%s: got %v, errors %s", arg, got, all)
		}
	}
	for _, err := range Reports([]string{list}, nil, NewWeb(false)) {
		if err == nil || !strings.Contains(err.Error(), "private") {
			t.Errorf("a list led to a private address: %v", err)
		}
	}
}

func TestFeedsInPlainText(t *testing.T) {
	got, err := Feeds([]byte("# mine\nhttps://example.org/rss\n\nhttp://example.org/atom\n"))
	if want := []string{"https://example.org/rss", "http://example.org/atom"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := Feeds([]byte("example.org")); err == nil {
		t.Error("a line that is no address was taken")
	}
}

// TestReadingGoesOn reads a file whose first reports were taken in before.
func TestReadingGoesOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	var lines strings.Builder
	for i := range 10 {
		fmt.Fprintf(&lines, "{\"id\":\"%d\",\"text\":\"ایران و عمان دیدار کردند.\"}\n", i)
	}
	if err := os.WriteFile(path, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	for done, want := range map[int]int{0: 10, 4: 6, 10: 0, All: 0} {
		in := &Inputs{Args: []string{path}, Done: func(string, string) int { return done }}
		n, last := 0, 0
		for r, err := range in.Reports(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			n, last = n+1, r.From.N
		}
		if n != want || n > 0 && last != 10 {
			t.Errorf("of %d done: got %d reports, the last of number %d", done, n, last)
		}
		if size, whole := in.Size(); !whole || in.Bytes() != size {
			t.Errorf("read %d of %d bytes", in.Bytes(), size)
		}
	}
}

func FuzzCollections(f *testing.F) {
	f.Add(webArchiveOf(f, false, [2]string{"https://example.org/", foreign}))
	f.Add(webArchiveOf(f, true, [2]string{"https://example.org/", foreign}))
	f.Add([]byte("<opml><body><outline xmlUrl='http://127.0.0.1:1/x'/>"))
	f.Add([]byte("<rss><channel><item><title>x</title></item></channel></rss>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if sniff(data) == feedList {
			feeds(data)
			return
		}
		in := &Inputs{Web: NewWeb(false), Known: func(string) bool { return true }} // so that no address is asked
		in.stream(context.Background(), "fuzz", "", func(Report, error) bool { return true }).read(bytes.NewReader(data))
	})
}
