// Package web shows an archive to people in the browser, in Persian and
// English. Its pages are made on the server and can be read without scripts;
// all they are made of is in the binary.
package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/gold"
	"github.com/ravabet/ravabet/reading"
)

//go:embed templates/*.html
var templates embed.FS

//go:embed static
var static embed.FS

// Options say what is shown.
type Options struct {
	Archive *archive.Archive
	Reader  *reading.Reader
	Log     *slog.Logger
}

// Site answers requests for pages.
type Site struct {
	Options
	languages []*language
	pages     map[string]map[string]*template.Template // by language and page
	files     map[string]file
	overview  overview
	measured  func() (*gold.Result, int, error)
}

// New makes the pages of an archive.
func New(o Options) (*Site, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &Site{Options: o, pages: map[string]map[string]*template.Template{}}
	s.measured = s.accuracy()
	var err error
	if s.languages, err = readLanguages(); err != nil {
		return nil, err
	}
	if s.files, err = readFiles(); err != nil {
		return nil, err
	}
	for _, l := range s.languages {
		if s.pages[l.code], err = s.parse(l); err != nil {
			return nil, fmt.Errorf("reading the pages in %s: %w", l.code, err)
		}
	}
	return s, nil
}

// parse reads the templates with the functions of a language: each page is a
// file that fills in the layout.
func (s *Site) parse(l *language) (map[string]*template.Template, error) {
	shared := []string{"templates/layout.html", "templates/parts.html"}
	names, err := fs.Glob(templates, "templates/*.html")
	if err != nil {
		return nil, err
	}
	out := map[string]*template.Template{}
	for _, name := range names {
		if name == shared[0] || name == shared[1] {
			continue
		}
		t, err := template.New("layout.html").Funcs(s.functions(l)).ParseFS(templates, append(shared, name)...)
		if err != nil {
			return nil, err
		}
		out[strings.TrimSuffix(strings.TrimPrefix(name, "templates/"), ".html")] = t
	}
	return out, nil
}

// Register adds all pages to what serves them.
func (s *Site) Register(handle func(pattern string, h http.Handler)) {
	page := func(pattern string, f func(*request) error) {
		handle(pattern, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.answer(w, r, f) }))
	}
	page("GET /{$}", s.start)
	page("GET /search", s.search)
	page("GET /go", s.jump)
	page("GET /events", s.register(archive.Event))
	page("GET /quotes", s.register(archive.Quote))
	page("GET /agreements", s.register(archive.Agreement))
	page("GET /articles", s.articles)
	page("GET /article/{id}", s.article)
	page("GET /relation/{side}/{other}", s.relation)
	page("GET /actor/{code}", s.actor)
	page("GET /person/{name}", s.person)
	page("GET /map", s.world)
	page("GET /about", s.about)
	page("GET /read", s.read)
	page("POST /read", s.read)
	page("/", func(*request) error { return errNoPage })
	handle("GET /robots.txt", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		io.WriteString(w, "User-agent: *\nDisallow: /api/\nDisallow: /choose\nDisallow: /go\nDisallow: /search\n")
	}))
	handle("GET /choose", http.HandlerFunc(s.choose))
	handle("GET /suggest", http.HandlerFunc(s.suggest))
	handle("GET /static/{name}", http.HandlerFunc(s.file))
}

var errNoPage = errors.New("no page")

// badRequest is an error of who asks; it is the key of a text that tells it.
type badRequest struct {
	key  string
	args []any
}

func (b badRequest) Error() string { return b.key }

// request is a request for a page, in a language.
type request struct {
	*http.Request
	w    http.ResponseWriter
	site *Site
	lang *language
}

// page is what the layout shows.
type page struct {
	Title  string
	Lang   string
	Dir    string
	Path   string // with the query, to come back to
	Theme  string // "light", "dark" or "" for the system's
	Name   string // of the page, for the navigation
	Query  string // of the search field
	Body   any
	Robots bool // whether search engines may keep it
}

// policy lets the pages load what the program serves, and run no script but
// its file. Only attributes may hold styles: widths of bars, and the charts'.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// answer answers a request for a page, or tells what is wrong.
func (s *Site) answer(w http.ResponseWriter, r *http.Request, f func(*request) error) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Vary", "Accept-Language, Cookie")
	h.Set("Cache-Control", "no-cache")
	req := &request{r, w, s, s.language(r)}
	err := f(req)
	if err == nil {
		return
	}
	status, key, args := http.StatusInternalServerError, "error.broken", []any(nil)
	var bad badRequest
	switch {
	case errors.Is(err, errNoPage) || errors.Is(err, archive.ErrNone):
		status, key = http.StatusNotFound, "error.none"
	case errors.As(err, &bad):
		status, key, args = http.StatusBadRequest, bad.key, bad.args
	case errors.Is(err, context.DeadlineExceeded):
		status, key = http.StatusServiceUnavailable, "error.slow"
	case errors.Is(err, context.Canceled):
		return // nobody waits for it any more
	default:
		s.Log.Error("a page failed", "path", r.URL.Path, "error", err)
	}
	if err := req.show(status, "error", req.lang.text("error.title"), req.lang.text(key, args...)); err != nil {
		s.Log.Error("the page of an error failed", "path", r.URL.Path, "error", err)
		http.Error(w, "the page could not be made", http.StatusInternalServerError)
	}
}

// show sends a page with a status.
func (r *request) show(status int, name, title string, body any) error {
	p := &page{Title: title, Lang: r.lang.code, Dir: r.lang.direction, Path: r.URL.RequestURI(), Theme: theme(r.Request), Name: name, Query: r.URL.Query().Get("q"), Body: body,
		Robots: status == http.StatusOK && r.URL.RawQuery == ""}
	if r.Method != http.MethodGet {
		p.Path = r.URL.Path
	}
	var b bytes.Buffer // so that an error leaves no half of a page
	if err := r.site.pages[r.lang.code][name].Execute(&b, p); err != nil {
		return fmt.Errorf("making the page %s: %w", name, err)
	}
	r.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	r.w.WriteHeader(status)
	_, err := b.WriteTo(r.w)
	if err != nil {
		r.site.Log.Debug("a page did not arrive", "path", r.URL.Path, "error", err)
	}
	return nil
}

func theme(r *http.Request) string {
	if c, err := r.Cookie("theme"); err == nil && (c.Value == "light" || c.Value == "dark") {
		return c.Value
	}
	return ""
}

// choose keeps a choice of language or theme, and goes back to where it was
// made.
func (s *Site) choose(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	for _, name := range []string{"language", "theme"} {
		if v := q.Get(name); v != "" && len(v) < 10 {
			http.SetCookie(w, &http.Cookie{Name: name, Value: v, Path: "/", MaxAge: 365 * 24 * 3600, SameSite: http.SameSiteLaxMode, HttpOnly: true})
		}
	}
	to := q.Get("to")
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n") {
		to = "/" // only to pages of this site
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// file is one that pages load.
type file struct {
	data []byte
	kind string
	hash string
}

func readFiles() (map[string]file, error) {
	out := map[string]file{}
	kinds := map[string]string{"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "woff2": "font/woff2", "svg": "image/svg+xml", "txt": "text/plain; charset=utf-8"}
	entries, err := static.ReadDir("static")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		data, err := static.ReadFile("static/" + e.Name())
		if err != nil {
			return nil, err
		}
		if e.Name() == "style.css" {
			font, err := static.ReadFile("static/vazirmatn.woff2")
			if err != nil {
				return nil, err
			}
			data = bytes.ReplaceAll(data, []byte("vazirmatn.woff2"), []byte("vazirmatn.woff2?"+hashOf(font)))
		}
		out[e.Name()] = file{data, kinds[e.Name()[strings.LastIndexByte(e.Name(), '.')+1:]], hashOf(data)}
	}
	return out, nil
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:6])
}

// address is where a file is, with its hash, so that browsers may keep it for
// ever.
func (s *Site) address(name string) string { return "/static/" + name + "?" + s.files[name].hash }

func (s *Site) file(w http.ResponseWriter, r *http.Request) {
	f, ok := s.files[r.PathValue("name")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("ETag", `"`+f.hash+`"`)
	h.Set("Cache-Control", "no-cache")
	if r.URL.RawQuery == f.hash {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	http.ServeContent(w, r, "", zeroTime, bytes.NewReader(f.data))
}
