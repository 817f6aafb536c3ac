package serve

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/archive/corpus"
)

func serving(t testing.TB, location string, o Options) (*httptest.Server, *archive.Archive) {
	t.Helper()
	a := archivetest.Open(t, location)
	archivetest.Fill(t, a, corpus.Reports(25, 51))
	o.Archive, o.Reader = a, archivetest.Reader()
	if o.Rate == 0 {
		o.Rate = 1e6
	}
	server := httptest.NewServer(New(o))
	t.Cleanup(server.Close)
	return server, a
}

func fetch(t testing.TB, method, address, body string, header ...string) (*http.Response, []byte) {
	t.Helper()
	r, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, data
}

func into[T any](t *testing.T, data []byte) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	return v
}

type page struct {
	Items []struct{ ID string }
	Next  string
}

// TestPages walks through lists by their cursors and compares with the lists
// whole.
func TestPages(t *testing.T) {
	archivetest.OnEach(t, func(t *testing.T, location string) {
		s, _ := serving(t, location, Options{})
		for _, path := range []string{"/api/articles", "/api/events?type=ACCUSE,CONSULT", "/api/events?party=IRN&order=oldest", "/api/quotes", "/api/agreements"} {
			sep := map[bool]string{true: "&", false: "?"}[strings.Contains(path, "?")]
			_, data := fetch(t, "GET", s.URL+path+sep+"limit=500", "")
			whole := into[page](t, data)
			var parts []struct{ ID string }
			for cursor := ""; ; {
				response, data := fetch(t, "GET", s.URL+path+sep+"limit=7&cursor="+cursor, "")
				if response.StatusCode != 200 {
					t.Fatalf("%s: %s", path, data)
				}
				p := into[page](t, data)
				parts = append(parts, p.Items...)
				if cursor = p.Next; cursor == "" {
					break
				}
			}
			if len(parts) != len(whole.Items) || len(parts) == 0 || whole.Next != "" {
				t.Errorf("%s: %d items in parts, %d as a whole", path, len(parts), len(whole.Items))
			}
			for i := range parts {
				if parts[i] != whole.Items[i] {
					t.Fatalf("%s: item %d is %s, want %s", path, i, parts[i].ID, whole.Items[i].ID)
				}
			}
		}
	})
}

func TestItems(t *testing.T) {
	s, _ := serving(t, t.TempDir()+"/a.db", Options{})
	for _, kind := range []string{"articles", "events", "quotes", "agreements"} {
		_, data := fetch(t, "GET", s.URL+"/api/"+kind+"?limit=1", "")
		id := into[page](t, data).Items[0].ID
		response, data := fetch(t, "GET", s.URL+"/api/"+kind+"/"+id, "")
		if got := into[struct{ ID string }](t, data); response.StatusCode != 200 || got.ID != id {
			t.Errorf("%s: %d, %s", kind, response.StatusCode, data)
		}
		other := map[string]string{"articles": "events", "events": "quotes", "quotes": "agreements", "agreements": "articles"}[kind]
		for _, none := range []string{other + "/" + id, kind + "/zzz", kind + "/!"} {
			if response, data := fetch(t, "GET", s.URL+"/api/"+none, ""); response.StatusCode != 404 {
				t.Errorf("%s: %d, %s", none, response.StatusCode, data)
			}
		}
	}
}

// TestProblems asks for what is wrong; every answer is of the type of RFC
// 9457 and says what is wrong.
func TestProblems(t *testing.T) {
	s, _ := serving(t, t.TempDir()+"/a.db", Options{})
	for _, c := range []struct {
		method, path, body string
		status             int
		says               string
	}{
		{"GET", "/api/nothing", "", 404, "openapi"},
		{"GET", "/api/events?from=yesterday", "", 400, "yesterday"},
		{"GET", "/api/events?with=IRN", "", 400, "party"},
		{"GET", "/api/events?limit=100000", "", 422, "500"},
		{"GET", "/api/events?typ=ACCUSE", "", 422, "typ"},
		{"GET", "/api/events?cursor=!", "", 400, "cursor"},
		{"GET", "/api/articles?q=" + url.QueryEscape("-ایران"), "", 400, "must"},
		{"GET", "/api/relations", "", 422, "side"},
		{"GET", "/api/export/quotes?format=gdelt", "", 400, "events alone"},
		{"GET", "/api/export/all", "", 422, "what"},
		{"POST", "/api/read", `{"text":"The ministers met."}`, 400, "not Persian"},
		{"POST", "/api/read", `{"date":"2025"`, 400, ""},
		{"POST", "/api/read", `{"text":"` + strings.Repeat("ایران ", 1<<18) + `"}`, 413, ""},
		{"POST", "/api/articles", `{"articles":[{"text":"ایران و عمان دیدار کردند."}]}`, 403, "token"},
		{"DELETE", "/api/articles", "", 404, "openapi"},
	} {
		response, data := fetch(t, c.method, s.URL+c.path, c.body)
		if response.StatusCode != c.status || !strings.Contains(string(data), c.says) {
			t.Errorf("%s %s: got %d, %s", c.method, c.path, response.StatusCode, data)
		}
		if kind := response.Header.Get("Content-Type"); kind != "application/problem+json" {
			t.Errorf("%s %s: the answer is %s", c.method, c.path, kind)
		}
	}
}

func TestETagAndGzip(t *testing.T) {
	s, a := serving(t, t.TempDir()+"/a.db", Options{})
	at := s.URL + "/api/events?limit=100"
	first, plain := fetch(t, "GET", at, "", "Accept-Encoding", "identity")
	packed, data := fetch(t, "GET", at, "", "Accept-Encoding", "gzip")
	if packed.Header.Get("Content-Encoding") != "gzip" || len(data)*3 > len(plain) {
		t.Errorf("%d bytes plain, %d with gzip, as %q", len(plain), len(data), packed.Header.Get("Content-Encoding"))
	}
	if z, err := gzip.NewReader(bytes.NewReader(data)); err != nil {
		t.Error(err)
	} else if got, _ := io.ReadAll(z); !bytes.Equal(got, plain) {
		t.Error("with gzip the answer is another")
	}
	tag := first.Header.Get("ETag")
	if again, data := fetch(t, "GET", at, "", "If-None-Match", `"x", `+tag); again.StatusCode != 304 || len(data) > 0 || tag == "" {
		t.Errorf("with the tag %s: %d, %d bytes", tag, again.StatusCode, len(data))
	}
	for r := range corpus.Reports(1, 52) {
		r.Date = r.Date.AddDate(30, 0, 0)
		archivetest.Add(t, a, r)
	}
	if again, _ := fetch(t, "GET", at, "", "If-None-Match", tag); again.StatusCode != 200 {
		t.Errorf("after the archive changed: %d", again.StatusCode)
	}
}

func TestReadAndAdd(t *testing.T) {
	s, _ := serving(t, t.TempDir()+"/a.db", Options{Token: "secret"})
	const text = `{"text":"چین روز سه‌شنبه حمله روسیه را محکوم کرد.","date":"2030-01-02"}`
	response, data := fetch(t, "POST", s.URL+"/api/read", text)
	coded := into[struct{ Events []struct{ Type, Date string } }](t, data)
	if response.StatusCode != 200 || !strings.Contains(fmt.Sprint(coded), "ACCUSE") {
		t.Errorf("read: %d, %s", response.StatusCode, data)
	}
	_, data = fetch(t, "GET", s.URL+"/api/articles?from=2030", "")
	if p := into[page](t, data); len(p.Items) != 0 {
		t.Error("what was only read is in the archive")
	}
	if response, _ := fetch(t, "POST", s.URL+"/api/articles", `{"articles":[`+text+`]}`, "Authorization", "Bearer guess"); response.StatusCode != 401 {
		t.Errorf("with another token: %d", response.StatusCode)
	}
	for _, known := range []bool{false, true} {
		response, data = fetch(t, "POST", s.URL+"/api/articles", `{"articles":[`+text+`]}`, "Authorization", "Bearer secret")
		out := into[struct{ Outcomes []struct{ Known bool } }](t, data)
		if response.StatusCode != 200 || len(out.Outcomes) != 1 || out.Outcomes[0].Known != known {
			t.Errorf("added: %d, %s", response.StatusCode, data)
		}
	}
	_, data = fetch(t, "GET", s.URL+"/api/articles?from=2030", "")
	if p := into[page](t, data); len(p.Items) != 1 {
		t.Errorf("got %s", data)
	}
}

func TestOthers(t *testing.T) {
	s, _ := serving(t, t.TempDir()+"/a.db", Options{})
	for path, want := range map[string]string{
		"/api/relations?side=IRN&other=EU&daily=true":            `"monthly":[{`,
		"/api/series?side=" + url.QueryEscape("ایران"):           `"by_side"`,
		"/api/actors?name=" + url.QueryEscape("پوتین"):           `"RUS"`,
		"/api/search?q=" + url.QueryEscape("دیدار") + "&limit=3": `"agreements":[`,
		"/healthz": "alive", "/readyz": "ready",
		"/api/openapi.json": `"openapi":"3.1.0"`,
	} {
		response, data := fetch(t, "GET", s.URL+path, "")
		if response.StatusCode != 200 || !strings.Contains(string(data), want) {
			t.Errorf("%s: %d, %.300s", path, response.StatusCode, data)
		}
	}
	if _, data := fetch(t, "GET", s.URL+"/metrics", ""); !strings.Contains(string(data), `ravabet_request_seconds_count{operation="get-series",status="200"} 1`) {
		t.Errorf("the metrics do not tell of the requests: %.3000s", data)
	}
	response, data := fetch(t, "GET", s.URL+"/api/export/events?format=gdelt", "")
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) < 100 || len(rows[0]) != 61 || !strings.Contains(response.Header.Get("Content-Disposition"), "gdelt.csv") {
		t.Errorf("exported %d rows, %v", len(rows), err)
	}
}

// TestOpenAPI holds the description against what is served: every path that
// it tells of answers, and ids are text.
func TestOpenAPI(t *testing.T) {
	s, _ := serving(t, t.TempDir()+"/a.db", Options{})
	_, data := fetch(t, "GET", s.URL+"/api/openapi.json", "")
	doc := into[struct {
		Paths      map[string]map[string]any
		Components struct {
			Schemas map[string]struct {
				Properties map[string]struct{ Type any }
			}
		}
	}](t, data)
	if len(doc.Paths) < 14 {
		t.Errorf("only %d paths are described", len(doc.Paths))
	}
	for path, methods := range doc.Paths {
		for method := range methods {
			_, data := fetch(t, strings.ToUpper(method), s.URL+strings.NewReplacer("{id}", "1", "{what}", "events").Replace(path), "")
			if strings.Contains(string(data), "there is nothing at") {
				t.Errorf("%s %s is described and not there", method, path)
			}
		}
	}
	if kind := doc.Components.Schemas["Summary"].Properties["id"].Type; kind != "string" {
		t.Errorf("an id is described as %v", kind)
	}
}

func TestRate(t *testing.T) {
	s, _ := serving(t, t.TempDir()+"/a.db", Options{Rate: 1})
	refused := 0
	for range 60 {
		response, data := fetch(t, "GET", s.URL+"/api/articles?limit=1", "")
		if response.StatusCode == 429 {
			refused++
			if response.Header.Get("Retry-After") == "" || !strings.Contains(string(data), "too many") {
				t.Errorf("refused with %s", data)
			}
		}
	}
	if refused == 0 || refused > 30 {
		t.Errorf("%d of 60 were refused", refused)
	}
	if response, _ := fetch(t, "GET", s.URL+"/healthz", ""); response.StatusCode != 200 {
		t.Error("the health of a busy server cannot be asked for")
	}
}

func TestListenEnds(t *testing.T) {
	a := archivetest.Open(t, t.TempDir()+"/a.db")
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	at := make(chan net.Addr, 1)
	go func() {
		done <- New(Options{Archive: a, Reader: archivetest.Reader()}).Listen(ctx, "127.0.0.1:0", func(addr net.Addr) { at <- addr })
	}()
	if response, _ := fetch(t, "GET", "http://"+(<-at).String()+"/readyz", ""); response.StatusCode != 200 {
		t.Errorf("got %d", response.StatusCode)
	}
	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Error("the server did not end")
	}
}

func FuzzRequests(f *testing.F) {
	a := archivetest.Open(f, f.TempDir()+"/a.db")
	s := New(Options{Archive: a, Reader: archivetest.Reader(), Rate: 1e9})
	for _, path := range []string{"/api/events?party=IRN&with=OMN", "/api/articles?q=%22x", "/api/relations?side=EU", "/api/articles/zz", "/api/export/events?format=csv"} {
		f.Add(path, "")
	}
	f.Add("/api/read", `{"text":"ایران"}`)
	f.Fuzz(func(t *testing.T, path, body string) {
		if !strings.HasPrefix(path, "/") {
			path = "/" + path
		}
		u, err := url.ParseRequestURI(path)
		if err != nil {
			return
		}
		method := "GET"
		if body != "" {
			method = "POST"
		}
		r := httptest.NewRequest(method, "http://x/", strings.NewReader(body))
		r.URL = u
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Errorf("%s %q %q: %d %s", method, path, body, w.Code, w.Body)
		}
	})
}
