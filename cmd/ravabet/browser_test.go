package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

type css = chromedp.CSS

// browser is headless Chromium on the pages of a running program.
type browser struct {
	*testing.T
	site string
	ctx  context.Context
	mu   sync.Mutex
	said []string // errors of the console, dialogs
}

// hostile is a report that tries what it can.
var hostile = map[string]string{"id": "hostile", "date": "2024-06-01", "url": "javascript:alert(1)", "outlet": "<img src=x onerror=alert(1)>",
	"title": "<script>alert('taken')</script>",
	"text": "<script>alert('taken')</script>\nروسیه \u202eاوکراین را تهدید کرد. <img src=x onerror=\"alert(1)\"> <a href=\"javascript:alert(1)\">x</a>\n" +
		strings.Repeat("روسیه به اوکراین حمله کرد. ", 4000)}

// open serves an archive and opens a browser on it.
func open(t *testing.T) *browser {
	t.Helper()
	chromium := os.Getenv("RAVABET_TEST_CHROMIUM")
	if chromium == "" {
		t.Skip("RAVABET_TEST_CHROMIUM names no Chromium to look at the pages with: ./test.sh finds or installs one")
	}
	db := filepath.Join(t.TempDir(), "archive.db")
	line, err := json.Marshal(hostile)
	if err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(t.TempDir(), "hostile.jsonl")
	if err := os.WriteFile(bad, append(line, '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, status := runCommand(t, "", "add", "--db", db, "--date", "2023-05-04", "../../examples", bad, corpusFile(t, 300, 5)); status != 0 {
		t.Fatal(errs)
	}
	c, errs := program(t, "serve", "--db", db, "--addr", "127.0.0.1:0", "--rate", "1000")
	out, in := io.Pipe()
	c.Stdout = in
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Signal(syscall.SIGTERM); c.Wait() })
	first, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("%v: %s", err, errs)
	}
	_, at, _ := strings.Cut(strings.TrimSpace(first), "http://")
	ctx, stop := chromedp.NewExecAllocator(t.Context(), chromedp.ExecPath(chromium), chromedp.Headless, chromedp.NoSandbox, chromedp.Flag("disable-dev-shm-usage", true), chromedp.UserDataDir(t.TempDir()))
	t.Cleanup(stop)
	b := &browser{T: t, site: "http://" + strings.TrimSuffix(at, "/")}
	b.ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	// The first run opens the tab, which closes with its context.
	if err := chromedp.Do(b.ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(b.ctx, b.listen); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(b.ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	return b
}

// listen keeps what the browser complains of, and dialogs, which no page
// opens. It must not call the browser.
func (b *browser) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *page.EventJavascriptDialogOpening:
		b.said = append(b.said, "dialog: "+e.Message)
	case *log.EventEntryAdded:
		if !strings.HasSuffix(e.Entry.URL, "/nothing") { // asked for on purpose
			b.said = append(b.said, string(e.Entry.Level)+": "+e.Entry.Text+" "+e.Entry.URL)
		}
	case *runtime.EventExceptionThrown:
		b.said = append(b.said, "exception: "+e.ExceptionDetails.Text)
	}
}

// patience is how long one step may take.
const patience = 30 * time.Second

// do runs actions.
func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, stop := context.WithTimeout(b.ctx, patience)
	defer stop()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

// value is what a script gives, awaited where it is a promise.
func value[T any](b *browser, script string) T {
	b.Helper()
	ctx, stop := context.WithTimeout(b.ctx, patience)
	defer stop()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%.200s: %v", script, err)
	}
	return out
}

// in sets the browser's language and the width of its window.
func (b *browser) in(language string, width int64) {
	b.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: "test", AcceptLanguage: language}); err != nil {
		b.Fatal(err)
	}
	b.visit("/choose?language=" + language)
	b.do(chromedp.EmulateViewport(width, 900))
}

func (b *browser) visit(path string) {
	b.Helper()
	b.do(chromedp.Navigate(b.site+path), chromedp.WaitReady(chromedp.CSS("footer")))
}

// text is the text of the first element that a selector finds.
func (b *browser) text(selector string) string {
	b.Helper()
	return value[string](b, fmt.Sprintf("document.querySelector(%q).textContent", selector))
}

// quiet fails for what the browser complained of.
func (b *browser) quiet(where string) {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.said) > 0 {
		b.Errorf("%s: the browser says %q", where, b.said)
	}
	b.said = nil
}

// article is the address of the first article that some words find.
func (b *browser) article(words string) string {
	b.Helper()
	b.visit("/articles?q=" + url.QueryEscape(words))
	return value[string](b, `document.querySelector("main .plain a").getAttribute("href")`)
}

// TestPages drives the program in a browser.
func TestPages(t *testing.T) {
	b := open(t)
	for _, step := range []struct {
		name string
		run  func(b *browser)
	}{
		{"languages", testLanguages}, {"search", testSearch}, {"chart", testChart}, {"marks", testMarks}, {"read", testPaste}, {"hostile", testHostile},
		{"weight", testWeight}, {"narrow", testNarrow}, {"accessible", testAccessible},
	} {
		t.Run(step.name, func(t *testing.T) {
			b.T = t
			step.run(b)
			b.quiet(step.name)
		})
	}
	b.T = t
}

func testLanguages(b *browser) {
	b.in("fa", 1280)
	b.visit("/")
	direction := value[string](b, `document.dir`)
	if title := b.text("h1"); direction != "rtl" || !strings.Contains(title, "دولت‌ها") {
		b.Errorf("in Persian: %s, %q", direction, title)
	}
	b.do(chromedp.Click(css(".switches a[lang=en]")), chromedp.WaitVisible(css("html[lang=en] footer")))
	if title := b.text("h1"); !strings.Contains(title, "What do states do") {
		b.Errorf("after a click on “English”: %q", title)
	}
	b.do(chromedp.Click(css(".switches a[lang=fa]")), chromedp.WaitVisible(css("html[lang=fa] footer")))
	font := value[bool](b, `document.fonts.ready.then(() => document.fonts.check("16px Vazirmatn", "روابط"))`)
	if !font {
		b.Error("the font was not loaded")
	}
}

func testSearch(b *browser) {
	b.in("fa", 1280)
	b.visit("/")
	b.do(chromedp.SendKeys(css("#find"), "روس"), chromedp.WaitVisible(css("#hints li")))
	if first := b.text("#hints li bdi"); first != "روسیه" {
		b.Errorf("“روس” suggests %q first", first)
	}
	b.do(chromedp.SendKeys(css("#find"), kb.ArrowDown+kb.Enter), chromedp.WaitVisible(css("main .lead code")))
	if title := b.text("h1"); title != "روسیه" {
		b.Errorf("the suggestion leads to %q", title)
	}
	b.do(chromedp.SetValue(css("#find"), "ایران – سوریه"), chromedp.Submit(css("#find")), chromedp.WaitVisible(css("main .kinds")))
	if title := b.text("h1"); title != "ایران و سوریه" {
		b.Errorf("two names lead to %q", title)
	}
	b.do(chromedp.SetValue(css("#find"), "یادداشتهای تفاهم حملونقل"), chromedp.Submit(css("#find")), chromedp.WaitVisible(css("main .agreement")))
}

func testChart(b *browser) {
	b.in("en", 1280)
	b.visit("/relation/IRN/USA")
	months := value[int](b, `document.querySelectorAll(".plot .hit").length`)
	bars := value[int](b, `[...document.querySelectorAll(".plot path")].filter(p => getComputedStyle(p).fill !== "none").length`)
	if months == 0 || bars < months {
		b.Errorf("the chart has %d months with events and %d bars", months, bars)
	}
	colours := value[int](b, `new Set([...document.querySelectorAll(".plot path")].map(p => getComputedStyle(p).fill)).size`)
	if colours < 3 {
		b.Errorf("the chart has %d colours", colours)
	}
	where := value[string](b, `document.querySelector(".plot .hit").parentElement.getAttribute("href")`)
	b.visit(where)
	events := value[int](b, `document.querySelectorAll("main .event").length`)
	if events == 0 {
		b.Errorf("%s shows no events", where)
	}
}

func testMarks(b *browser) {
	b.in("fa", 1280)
	b.visit(b.article("دمشق استقبال"))
	b.do(chromedp.Click(css(".words .act")), chromedp.WaitVisible(css(".coded .event:target details[open]")))
	if to := value[string](b, `location.hash`); !strings.HasPrefix(to, "#e") {
		b.Errorf("a click on a mark leads to %q", to)
	}
	b.visit(b.article("انقلاب ۱۳۵۷"))
	if text := b.text(".words"); !strings.Contains(text, "نخستوزیر") {
		b.Errorf("the text is not as it was published: %q", text)
	}
	b.do(chromedp.Click(css(".tools a[href*='repaired']")), chromedp.WaitReady(css(".tools a:not([href*='repaired'])")), chromedp.WaitReady(css("footer")))
	if text := b.text(".words"); !strings.Contains(text, "نخست‌وزیر") || strings.Contains(text, "نخستوزیر") {
		b.Errorf("the half-spaces are not repaired: %q", text)
	}
}

func testPaste(b *browser) {
	b.in("fa", 1280)
	b.visit("/")
	b.do(chromedp.SendKeys(css("#paste"), "وزیر خارجه ایران در مسکو با همتای روس خود دیدار کرد."), chromedp.Click(css("form[action='/read'] button")), chromedp.WaitVisible(css(".coded .event")))
	if event := b.text(".coded .event .head"); !strings.Contains(event, "رایزنی") {
		b.Errorf("the pasted text tells %q", event)
	}
}

func testHostile(b *browser) {
	b.in("en", 1280)
	path := b.article("taken")
	for _, p := range []string{path, "/events?q=" + url.QueryEscape("تهدید"), "/articles"} {
		b.visit(p)
		images := value[int](b, `document.querySelectorAll("main img, main script, main iframe, main [onerror], a[href^='javascript:']").length`)
		title := value[string](b, `document.title`)
		if images != 0 || title == "taken" {
			b.Errorf("%s: %d pieces of the report's markup live, title %q", p, images, title)
		}
	}
	b.visit(path)
	length := value[int](b, `document.querySelector(".words").textContent.length`)
	if length == 0 || length > 25_000 {
		b.Errorf("a part of a long text has %d letters", length)
	}
	if text := b.text(".words"); !strings.Contains(text, "<script>") || strings.Contains(text, "\u202e") {
		b.Errorf("the text is not shown as it is: %.100q", text)
	}
}

// testWeight: what a first visit loads, compressed, and that nothing jumps
// while it does.
func testWeight(b *browser) {
	b.in("fa", 1280)
	for _, path := range []string{"/", "/relation/IRN/USA", "/map"} {
		if _, err := chromedp.Call(b.ctx, network.ClearBrowserCache, cdp.Empty{}); err != nil {
			b.Fatal(err)
		}
		b.visit(path)
		value[bool](b, `document.fonts.ready.then(() => true)`)
		bytes := value[int](b, `[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce((n, e) => n + e.transferSize, 0)`)
		if bytes < 40_000 || bytes > 150_000 { // the font alone has 46 kB
			b.Errorf("a first visit to %s loads %d bytes", path, bytes)
		}
		jumps := value[float64](b, `new Promise(done => {
			let sum = 0;
			new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value)).observe({type: "layout-shift", buffered: true});
			setTimeout(() => done(sum), 300);
		})`)
		if jumps > 0.02 {
			b.Errorf("%s jumps while it loads: layout shift %.3f", path, jumps)
		}
	}
}

// testNarrow: no page is wider than a phone.
func testNarrow(b *browser) {
	for _, language := range []string{"fa", "en"} {
		b.in(language, 360)
		for _, path := range append(everyPage, b.article("دمشق استقبال")) {
			b.visit(path)
			wide := value[int](b, `document.documentElement.scrollWidth`)
			if wide > 360 {
				b.Errorf("%s in %s is %d wide on a screen of 360", path, language, wide)
			}
		}
	}
}

var everyPage = []string{"/", "/events?party=IRN", "/quotes", "/agreements", "/articles", "/relation/IRN/USA", "/actor/IRN", "/person/Vladimir%20Putin", "/map", "/map?by=places", "/about", "/read", "/search?q=" + url.QueryEscape("ایران"), "/nothing"}

// testAccessible: axe finds nothing serious, in both languages and themes.
func testAccessible(b *browser) {
	if os.Getenv("RAVABET_TEST_AXE") == "" {
		b.Skip("RAVABET_TEST_AXE names no axe-core: ./test.sh gets it")
	}
	axe, err := os.ReadFile(os.Getenv("RAVABET_TEST_AXE"))
	if err != nil {
		b.Fatal(err)
	}
	type finding struct {
		ID, Impact, Help string
		Nodes            []struct{ HTML string }
	}
	for _, look := range []struct{ language, theme string }{{"fa", "light"}, {"en", "dark"}} {
		b.in(look.language, 1280)
		b.visit("/choose?theme=" + look.theme)
		for _, path := range append(slices.Clone(everyPage), b.article("دمشق استقبال")) {
			b.visit(path)
			b.do(chromedp.Evaluate[chromedp.Void](string(axe)))
			for _, f := range value[[]finding](b, `axe.run().then(r => r.violations)`) {
				if f.Impact == "serious" || f.Impact == "critical" {
					b.Errorf("%s in %s, %s: %s (%s), %d times, as %.300s", path, look.language, look.theme, f.Help, f.ID, len(f.Nodes), f.Nodes[0].HTML)
				}
			}
		}
	}
	b.visit("/choose?theme=auto")
}
