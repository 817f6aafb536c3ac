package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/source"
	"github.com/ravabet/ravabet/web"
	"golang.org/x/net/html"
)

var reports = []source.Report{
	{ID: "visit", Title: "سفر رئیس‌جمهور ایران به مسکو", Outlet: "آزمون‌نیوز", URL: "https://example.org/visit", Language: "fa", Date: day("2024-03-02"),
		Text: "سفر رئیس‌جمهور ایران به مسکو\nرئیس‌جمهور ایران روز جمعه به مسکو سفر کرد و با رئیس‌جمهور روسیه دیدار کرد.\nایران و روسیه سه یادداشت تفاهم در زمینه‌های انرژی و گردشگری امضا کردند.\nرئیس‌جمهور روسیه گفت: «ایران شریک مهم ما در منطقه است.»"},
	{ID: "blame", Title: "آمریکا ایران را محکوم کرد", Language: "fa", Date: day("2024-05-10"),
		Text: "آمریکا ایران را محکوم کرد\nوزیر خارجه آمریکا ایران را محکوم کرد. ایران این اتهام را رد کرد."},
	{ID: "hostile", Title: "<script>document.title='taken'</script>", Language: "fa", URL: "javascript:alert(1)", Outlet: "<img src=x onerror=alert(1)>", Date: day("2024-06-01"),
		Text: "<script>document.title='taken'</script>\nروسیه \u202eاوکراین را\u202c تهدید کرد. <img src=x onerror=\"alert(1)\">\nروسیه به اوکراین حمله کرد."},
}

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

// site serves the pages of an archive with some reports.
func site(t *testing.T, reports ...source.Report) (http.Handler, *archive.Archive) {
	t.Helper()
	a := archivetest.Open(t, filepath.Join(t.TempDir(), "archive.db"))
	archivetest.Add(t, a, reports...)
	s, err := web.New(web.Options{Archive: a, Reader: archivetest.Reader()})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	s.Register(mux.Handle)
	return mux, a
}

// get asks for a page in a language.
func get(t *testing.T, h http.Handler, language, path string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Language", language)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// texts is what a page says, without its markup.
func texts(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			b.WriteString(n.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestPages(t *testing.T) {
	h, _ := site(t, reports...)
	for _, c := range []struct {
		path string
		fa   []string
		en   []string
	}{
		{"/", []string{"۳ گزارش", "تازه‌ترین رویدادها", "سفر کرد"}, []string{"3 articles", "Latest events", "سفر کرد"}},
		{"/relation/IRN/RUS", []string{"ایران و روسیه", "اسفند ۱۴۰۲", "انرژی"}, []string{"Iran and Russia", "Mar 2024", "energy", "What Russia said of Iran"}},
		{"/relation/IRN/BRA", []string{"رویدادی ثبت نشده است"}, []string{"No events between these two are recorded."}},
		{"/actor/IRN", []string{"شریکان", "روسیه"}, []string{"Partners", "Russia", "United States"}},
		{"/person/Vladimir%20Putin", []string{"ولادیمیر پوتین", "سمت‌ها"}, []string{"Vladimir Putin", "Offices"}},
		{"/events?type=ACCUSE", []string{"محکوم کرد"}, []string{"Accuse", "محکوم کرد"}},
		{"/events?from=1402-12-01&to=1402-12-29", []string{"سفر کرد"}, []string{"سفر کرد"}},
		{"/quotes?actor=RUS", []string{"شریک مهم ما"}, []string{"direct", "شریک مهم ما"}},
		{"/agreements?field=tourism", []string{"یادداشت تفاهم", "گردشگری"}, []string{"3 memorandum", "tourism"}},
		{"/articles?q=" + url.QueryEscape("یادداشت‌های تفاهم"), []string{"سفر رئیس‌جمهور ایران به مسکو"}, nil},
		{"/search?q=" + url.QueryEscape("محکوم"), []string{"آمریکا ایران را محکوم کرد"}, nil},
		{"/map", []string{"ایران – روسیه"}, []string{"Iran – Russia"}},
		{"/map?by=places", []string{"جای رویداد"}, []string{"place of the event"}},
		{"/about", []string{"رایزنی", "دقت"}, []string{"Consult", "Precision"}},
		{"/read", []string{"متن ذخیره نمی‌شود"}, []string{"The text is not stored."}},
	} {
		for language, wanted := range map[string][]string{"fa": c.fa, "en": c.en} {
			w := get(t, h, language, c.path)
			if w.Code != http.StatusOK {
				t.Errorf("%s in %s: %d", c.path, language, w.Code)
				continue
			}
			said := texts(t, w.Body.String())
			for _, x := range wanted {
				if !strings.Contains(said, x) {
					t.Errorf("%s in %s lacks %q: %s", c.path, language, x, said)
				}
			}
		}
	}
}

// TestLinks: every address of this site that a page leads to is there.
func TestLinks(t *testing.T) {
	h, _ := site(t, reports...)
	seen := map[string]bool{}
	queue := []string{"/"}
	for len(queue) > 0 && len(seen) < 400 {
		path := queue[0]
		queue = queue[1:]
		if seen[path] {
			continue
		}
		seen[path] = true
		w := get(t, h, "en", path)
		if w.Code != http.StatusOK && w.Code != http.StatusSeeOther {
			t.Errorf("%s: %d", path, w.Code)
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		root, err := html.Parse(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		var fragments []string
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				switch {
				case a.Key == "id":
					if ids[a.Val] {
						t.Errorf("%s has the id %s twice", path, a.Val)
					}
					ids[a.Val] = true
				case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
					fragments = append(fragments, a.Val[1:])
				case (a.Key == "href" || a.Key == "src") && strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "/api/"):
					queue = append(queue, a.Val)
				case a.Key == "href" && strings.HasPrefix(a.Val, "?"):
					queue = append(queue, strings.SplitN(path, "?", 2)[0]+a.Val)
				}
			}
		}
		for _, f := range fragments {
			if !ids[f] {
				t.Errorf("%s leads to #%s, which is not on it", path, f)
			}
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d pages were found", len(seen))
	}
}

// TestHostile: what a report is made of is shown and never run.
func TestHostile(t *testing.T) {
	h, a := site(t, reports...)
	list, err := a.Articles(t.Context(), archive.Filter{}, archive.Page{Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(s archive.Summary) bool { return s.Name == "hostile" })
	for _, path := range []string{"/article/" + list[i].ID.String(), "/", "/events", "/articles", "/search?q=" + url.QueryEscape("حمله"), "/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/events?q=%22%3E%3Cscript%3E"} {
		w := get(t, h, "fa", path)
		page := w.Body.String()
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", path, w.Code)
		}
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if n.Data == "img" || n.Data == "script" && n.FirstChild != nil {
				t.Errorf("%s holds markup of a report", path)
			}
			for _, attr := range n.Attr {
				if strings.HasPrefix(attr.Key, "on") || strings.HasPrefix(attr.Val, "javascript:") {
					t.Errorf("%s: %s=%q", path, attr.Key, attr.Val)
				}
			}
		}
		if strings.ContainsAny(page, "\u202e\u202d\u202a\u202b\u202c") {
			t.Errorf("%s turns the direction of its text", path)
		}
		policy := w.Header().Get("Content-Security-Policy")
		if !strings.Contains(policy, "script-src 'self'") || strings.Contains(policy, "script-src 'self' 'unsafe") {
			t.Errorf("%s: policy %q", path, policy)
		}
	}
}

// TestLanguage: by the browser's language at first, then as chosen.
func TestLanguage(t *testing.T) {
	h, _ := site(t)
	for accepted, want := range map[string]string{"": "fa", "fa": "fa", "fa-AF,en;q=0.5": "fa", "en-US,en": "en", "de": "en", "ar,fa;q=0.9,en;q=0.8": "fa", "?;": "en"} {
		if page := get(t, h, accepted, "/").Body.String(); !strings.Contains(page, `<html lang="`+want+`"`) {
			t.Errorf("Accept-Language %q does not give %s", accepted, want)
		}
	}
	w := get(t, h, "fa", "/choose?language=en&to="+url.QueryEscape("/events?type=AID"))
	if to := w.Header().Get("Location"); to != "/events?type=AID" {
		t.Errorf("back to %q", to)
	}
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Header.Set("Accept-Language", "fa")
	for _, c := range w.Result().Cookies() {
		r.AddCookie(c)
	}
	chosen := httptest.NewRecorder()
	h.ServeHTTP(chosen, r)
	if !strings.Contains(chosen.Body.String(), `<html lang="en" dir="ltr"`) {
		t.Error("the choice of English was not kept")
	}
	for _, to := range []string{"https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", "/\r\nX: y"} {
		if got := get(t, h, "fa", "/choose?language=en&to="+url.QueryEscape(to)).Header().Get("Location"); got != "/" {
			t.Errorf("%q leads to %q", to, got)
		}
	}
}

func TestProblems(t *testing.T) {
	h, _ := site(t, reports...)
	for path, want := range map[string]int{"/nothing": 404, "/article/zzzz": 404, "/article/!": 404, "/actor/QQQ": 404, "/relation/IRN/QQQ": 404, "/person/Nobody%20At%20All": 404,
		"/events?from=soon": 400, "/events?from=1404-13": 400, "/events?from=2025&to=2024": 400, "/events?cursor=!": 400, "/static/none.js": 404, "/go?q=" + url.QueryEscape("ایران – روسیه"): 303} {
		if w := get(t, h, "en", path); w.Code != want {
			t.Errorf("%s: %d, not %d", path, w.Code, want)
		}
	}
	if to := get(t, h, "fa", "/go?q="+url.QueryEscape("ایران – روسیه")).Header().Get("Location"); to != "/relation/IRN/RUS" {
		t.Errorf("“ایران – روسیه” leads to %q", to)
	}
	if to := get(t, h, "fa", "/go?q="+url.QueryEscape("ولادیمیر پوتین")).Header().Get("Location"); to != "/person/Vladimir%20Putin" {
		t.Errorf("“ولادیمیر پوتین” leads to %q", to)
	}
}

// post pastes a report.
func post(h http.Handler, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "/read", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept-Language", "en")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestRead(t *testing.T) {
	h, _ := site(t)
	w := post(h, url.Values{"text": {"وزیر خارجه ایران در مسکو با همتای روس خود دیدار کرد."}, "date": {"۱۴۰۳/۱۲/۰۲"}})
	said := texts(t, w.Body.String())
	for _, want := range []string{"Consult", "Russia", "Why?", "20 Feb 2025"} {
		if !strings.Contains(said, want) {
			t.Errorf("reading a text lacks %q: %s", want, said)
		}
	}
	for text, want := range map[string]int{"": 400, "Iran praised Russia.": 400, "\xff\xfe": 400, strings.Repeat("ایران ", 200_000): 413} {
		if w := post(h, url.Values{"text": {text}}); w.Code != want {
			t.Errorf("a text of %d bytes: %d, not %d", len(text), w.Code, want)
		}
	}
	if w := post(h, url.Values{"text": {"ایران به روسیه کمک کرد."}, "date": {"tomorrow"}}); w.Code != 400 {
		t.Errorf("a bad date: %d", w.Code)
	}
}

// TestRegister goes through a register page by page.
func TestRegister(t *testing.T) {
	var many []source.Report
	for i := range 50 {
		many = append(many, source.Report{ID: fmt.Sprint(i), Language: "fa", Date: day("2024-01-01").AddDate(0, 0, 3*i), Text: fmt.Sprintf("وزیر خارجه ایران در روز %d گفت‌وگوها روسیه را محکوم کرد.", i)})
	}
	h, _ := site(t, many...)
	cards := regexp.MustCompile(`<li class="event`)
	next := regexp.MustCompile(`<a rel="next" href="([^"]+)"`)
	path, seen, pages := "/events?party=IRN&type=ACCUSE", 0, 0
	for path != "" {
		page := get(t, h, "en", path).Body.String()
		seen += len(cards.FindAllString(page, -1))
		pages++
		path = ""
		if m := next.FindStringSubmatch(page); m != nil {
			path = strings.ReplaceAll(m[1], "&amp;", "&")
		}
	}
	if seen != 50 || pages != 2 {
		t.Errorf("%d events on %d pages, not 50 on 2", seen, pages)
	}
}

// TestSeries: what a chart shows can be had as a table.
func TestSeries(t *testing.T) {
	h, _ := site(t, reports...)
	w := get(t, h, "en", "/relation/USA/IRN?format=csv")
	want := "month,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,by_side,by_other,score\n2024-05,0,0,2,0,1,1,-6.5\n"
	if w.Body.String() != want {
		t.Errorf("%q, not %q", w.Body.String(), want)
	}
}

// TestEmpty: every page can be shown where there is nothing yet.
func TestEmpty(t *testing.T) {
	h, _ := site(t)
	for _, path := range []string{"/", "/events", "/quotes", "/agreements", "/articles", "/map", "/map?by=places", "/actor/IRN", "/relation/IRN/RUS", "/person/Vladimir%20Putin", "/search?q=x", "/search", "/about"} {
		for _, language := range []string{"fa", "en"} {
			if w := get(t, h, language, path); w.Code != http.StatusOK {
				t.Errorf("%s in %s: %d", path, language, w.Code)
			}
		}
	}
}
