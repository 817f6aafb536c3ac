package source

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func readAll(name string, data []byte) (reports []Report, errs []error) {
	in := &Inputs{Web: NewWeb(false)}
	in.stream(context.Background(), name, "", func(r Report, err error) bool {
		if err != nil {
			errs = append(errs, err)
		} else {
			reports = append(reports, r)
		}
		return true
	}).read(bytes.NewReader(data))
	return reports, errs
}

const meeting = "دیدار وزیران خارجه ایران و عمان در مسقط\nوزیر خارجه ایران روز دوشنبه در مسقط با همتای عمانی خود دیدار کرد.\n"

func TestPlainText(t *testing.T) {
	reports, errs := readAll("a/دیدار.txt", []byte(meeting))
	if len(errs) > 0 || len(reports) != 1 {
		t.Fatalf("got %v, %v", reports, errs)
	}
	r := reports[0]
	if r.ID != "دیدار" || r.Title != "دیدار وزیران خارجه ایران و عمان در مسقط" || r.Text != meeting || r.Language != "fa" || r.Extracted {
		t.Errorf("got %+v", r)
	}
}

func TestJSONL(t *testing.T) {
	input := `{"id":"a","text":"ایران و عمان","date":"2025-09-02","outlet":"ایرنا"}
{"text":"چین و روسیه"}

{"id":"c"}
not json
{"id":"e","text":"هند","date":"yesterday"}`
	reports, errs := readAll("in.jsonl", []byte(input))
	if len(reports) != 3 || len(errs) != 2 {
		t.Fatalf("got %d reports and errors %v", len(reports), errs)
	}
	if got := reports[0]; got.ID != "a" || got.Outlet != "ایرنا" || !got.Date.Equal(time.Date(2025, 9, 2, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("got %+v", got)
	}
	if reports[1].ID != "in:2" {
		t.Errorf("a line without id got %q", reports[1].ID)
	}
	if len(reports[2].Warnings) == 0 {
		t.Error("a date that is none gave no warning")
	}
	for i, want := range []string{"line 4", "line 5"} {
		if !strings.Contains(errs[i].Error(), want) {
			t.Errorf("error %q does not name %s", errs[i], want)
		}
	}
}

const article = `<!DOCTYPE html><html lang="fa"><head><title>دیدار در مسقط</title>
<meta property="og:site_name" content="خبرگزاری نمونه"><meta property="article:published_time" content="2025-09-02T10:00:00+03:30">
<meta property="og:title" content="دیدار در مسقط"></head><body><nav><a href="/">صفحه نخست</a></nav>
<article><h1>دیدار در مسقط</h1><p>وزیر خارجه ایران روز دوشنبه در مسقط با همتای عمانی خود دیدار کرد و دربارهٔ تجارت میان دو کشور گفت‌وگو کرد.</p>
<p>دو طرف قرار گذاشتند که نشست بعدی کمیسیون مشترک اقتصادی در تهران برگزار شود و رفت‌وآمد بازرگانان آسان‌تر شود.</p></article>
<script>alert("x")</script><div class="comments"><p>نظر یک خواننده</p></div></body></html>`

func TestPage(t *testing.T) {
	reports, errs := readAll("page.html", []byte(article))
	if len(errs) > 0 || len(reports) != 1 {
		t.Fatalf("got %v, %v", reports, errs)
	}
	r := reports[0]
	if !r.Extracted || r.Outlet != "خبرگزاری نمونه" || r.Date.Format(time.DateOnly) != "2025-09-02" || !strings.Contains(r.Title, "دیدار در مسقط") {
		t.Errorf("got %+v", r)
	}
	for _, bad := range []string{"alert", "<", "صفحه نخست"} {
		if strings.Contains(r.Text, bad) {
			t.Errorf("the text holds %q: %s", bad, r.Text)
		}
	}
	if !strings.Contains(r.Text, "همتای عمانی خود دیدار کرد") {
		t.Errorf("the text lacks the report: %s", r.Text)
	}
}

func TestBadInput(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want string // in the error; "" for a report
	}{
		{"empty", nil, "empty"},
		{"blank", []byte(" \n\n"), "empty"},
		{"binary", bytes.Repeat([]byte{0, 1, 2, 0xff}, 1000), "binary"},
		{"broken UTF-8", []byte("ایران \xff\xfe و عمان دیدار کردند."), ""},
		{"a NUL", []byte("ایران و \x00 عمان دیدار کردند و گفتند."), ""},
		{"deep HTML", []byte("<html><body>" + strings.Repeat("<div>", 100000)), "deep"},
		{"HTML of nothing", []byte("<html><body></body></html>"), "page"},
		{"a long line", []byte(strings.Repeat("ایران و عمان دیدار کردند ", 40000)), ""},
	} {
		reports, errs := readAll(c.name, c.data)
		if c.want == "" && (len(errs) > 0 || len(reports) != 1) {
			t.Errorf("%s: got %d reports, errors %v", c.name, len(reports), errs)
		}
		if c.want != "" && (len(errs) != 1 || !strings.Contains(errs[0].Error(), c.want)) {
			t.Errorf("%s: want an error with %q, got %v", c.name, c.want, errs)
		}
	}
}

func TestLargeTextIsCut(t *testing.T) {
	reports, errs := readAll("big", bytes.Repeat([]byte(meeting), 100<<20/len(meeting)))
	if len(errs) > 0 || len(reports) != 1 {
		t.Fatalf("got %d reports, errors %v", len(reports), errs)
	}
	if r := reports[0]; len(r.Text) > MaxBytes || len(r.Warnings) == 0 {
		t.Errorf("got %d bytes, warnings %v", len(r.Text), r.Warnings)
	}
}

func TestFolderAndMissing(t *testing.T) {
	dir := t.TempDir()
	for i, name := range []string{"b.txt", "a.txt", ".hidden"} {
		if err := os.WriteFile(filepath.Join(dir, name), fmt.Appendf(nil, "ایران %d", i), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var ids []string
	missing := 0
	for r, err := range Reports([]string{dir, filepath.Join(dir, "none.txt")}, nil, NewWeb(false)) {
		if err != nil {
			missing++
			continue
		}
		ids = append(ids, r.ID)
	}
	if fmt.Sprint(ids) != "[a b]" || missing != 1 {
		t.Errorf("got %v, %d missing", ids, missing)
	}
}

func TestFetch(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/page":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, article)
		case "/image":
			w.Header().Set("Content-Type", "image/png")
			fmt.Fprint(w, "x")
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	if r, err := NewWeb(true).Fetch(server.URL + "/page"); err != nil || r.Outlet != "خبرگزاری نمونه" {
		t.Errorf("got %+v, %v", r, err)
	}
	for path, want := range map[string]string{"/image": "no page", "/loop": "redirects", "/none": "404"} {
		if _, err := NewWeb(true).Fetch(server.URL + path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: want an error with %q, got %v", path, want, err)
		}
	}
	if _, err := NewWeb(false).Fetch(server.URL + "/page"); err == nil || !strings.Contains(err.Error(), "private") {
		t.Errorf("this machine's own address was fetched: %v", err)
	}
}

func TestFurniture(t *testing.T) {
	text := "عنوان\nرهبران دو کشور ـ عکس از خبرگزاری فرانسه\nمتن گزارش.\nدر همین زمینه، وزیر گفت که می‌آید.\nدر همین زمینه:\nنظرها\nنظری وجود ندارد.\n"
	var got []string
	runes := []rune(text)
	for _, r := range Furniture(text) {
		got = append(got, string(runes[r.Start:r.End]))
	}
	if want := []string{"رهبران دو کشور ـ عکس از خبرگزاری فرانسه\n", "در همین زمینه:\n", "نظرها\n", "نظری وجود ندارد.\n"}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{meeting, article, `{"text":"ایران"}`, "\xff\xfe", "", "<html", "{\"text\":"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		reports, _ := readAll("fuzz", data)
		for _, r := range reports {
			end := len([]rune(r.Text)) + 1
			for _, x := range Furniture(r.Text) {
				if x.Start < 0 || x.End < x.Start || x.End > end {
					t.Errorf("the range %v lies outside of %d code points", x, end)
				}
			}
		}
	})
}

// TestPageKeepsParagraphs holds a page's headline and paragraphs apart, and
// what is only marked within a line together.
func TestPageKeepsParagraphs(t *testing.T) {
	page := `<html lang="fa"><head><title>دیدار در مسقط</title></head><body><article><h1>دیدار در مسقط</h1>
<p>وزیر <b>خارجه</b> <a href="/iran">ایران</a> روز دوشنبه
با همتای <i>عمانی</i> خود دیدار کرد.</p><p>دو طرف سه سند امضا کردند.<br>ایران از عمان تشکر کرد.</p></article></body></html>`
	reports, errs := readAll("page.html", []byte(page))
	if len(errs) > 0 || len(reports) != 1 {
		t.Fatalf("got %v, %v", reports, errs)
	}
	want := "دیدار در مسقط\nوزیر خارجه ایران روز دوشنبه با همتای عمانی خود دیدار کرد.\nدو طرف سه سند امضا کردند.\nایران از عمان تشکر کرد."
	if got := reports[0].Text; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// agencyPage is laid out as agencies' pages are: no article element, a lead,
// links to other reports in and under the text, tags, comments.
const agencyPage = `<!DOCTYPE html><html lang="fa"><head><title>گفت‌وگوی وزیران خارجه ایران و ترکیه | خبرگزاری نمونه</title>
<link rel="canonical" href="https://example.org/news/12"></head><body>
<div id="header"><ul><li><a href="/">صفحه نخست</a></li><li><a href="/politics">سیاسی</a></li><li><a href="/sport">ورزشی</a></li></ul></div>
<div class="container"><div class="news"><h1 class="title">گفت‌وگوی وزیران خارجه ایران و ترکیه</h1>
<time datetime="2025-03-04T10:20:00">۱۴ اسفند ۱۴۰۳</time>
<div class="lead">وزیران خارجه ایران و ترکیه در گفت‌وگویی تلفنی درباره تحولات منطقه رایزنی کردند.</div>
<div class="body"><p>به گزارش خبرگزاری نمونه، دو وزیر در این گفت‌وگو که شامگاه دوشنبه انجام شد، بر گسترش همکاری‌های مرزی و بازرگانی تأکید کردند و از پیشرفت مذاکرات کارشناسان ابراز خرسندی کردند.</p>
<p>وزیر خارجه ترکیه گفت که کشورش آماده است نشست بعدی کمیسیون مشترک را در آنکارا برگزار کند.</p>
<p>همتای ایرانی او نیز از این پیشنهاد استقبال کرد و گفت هیئتی برای تدارک نشست به آنکارا می‌رود.</p></div>
<div class="related"><ul><li><a href="/news/11">بازدید وزیر راه از بندر</a></li><li><a href="/news/10">نتایج هفته بیستم لیگ</a></li></ul></div>
<div class="tags"><a href="/tag/1">ترکیه</a> <a href="/tag/2">وزارت خارجه</a></div>
<div class="comments"><h3>نظرها</h3><p>خواننده: امیدوارم به نتیجه برسد.</p></div></div></div>
<div id="footer">همه حقوق محفوظ است</div></body></html>`

func TestAgencyPage(t *testing.T) {
	reports, errs := readAll("page.html", []byte(agencyPage))
	if len(errs) > 0 || len(reports) != 1 {
		t.Fatalf("got %v, %v", reports, errs)
	}
	r := reports[0]
	if r.URL != "https://example.org/news/12" || r.Date.Format(time.DateOnly) != "2025-03-04" || !strings.HasPrefix(r.Title, "گفت‌وگوی وزیران خارجه ایران و ترکیه") {
		t.Errorf("got %+v", r)
	}
	for _, bad := range []string{"ورزشی", "هفته بیستم", "محفوظ", "امیدوارم"} {
		if strings.Contains(r.Text, bad) {
			t.Errorf("the text holds %q: %s", bad, r.Text)
		}
	}
	for _, good := range []string{"تحولات منطقه رایزنی کردند.", "در آنکارا برگزار کند.\nهمتای ایرانی"} {
		if !strings.Contains(r.Text, good) {
			t.Errorf("the text lacks %q: %s", good, r.Text)
		}
	}
}
