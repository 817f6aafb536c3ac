package source

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// fullText is from how many letters on what a feed gives of a report is taken
// for the whole of it, and its page is not fetched.
const fullText = 1200

// Item is what a feed says of one report.
type Item struct {
	Address string
	Title   string
	Outlet  string // the feed's title
	Text    string // as far as the feed gives it, without markup
	Date    time.Time
}

// Feed reads a feed in RSS, Atom or JSON. base is its own address, nil where
// it has none.
func Feed(data []byte, base *url.URL) (items []Item, err error) {
	defer func() {
		// The parser is not ours, and the feed may be anybody's.
		if p := recover(); p != nil {
			err = fmt.Errorf("the feed could not be parsed: %v", p)
		}
	}()
	f, err := gofeed.NewParser().Parse(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("the feed could not be parsed: %w", err)
	}
	for _, i := range f.Items {
		item := Item{Address: absolute(i.Link, base), Title: strings.TrimSpace(bareText(i.Title)), Outlet: strings.TrimSpace(f.Title)}
		item.Text = bareText(i.Content)
		if item.Text == "" {
			item.Text = bareText(i.Description)
		}
		if d := i.PublishedParsed; d != nil {
			item.Date = day(*d)
		}
		items = append(items, item)
	}
	return items, nil
}

// absolute resolves a link of a feed.
func absolute(link string, base *url.URL) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// bareText is the text of a piece of HTML, a line a paragraph.
func bareText(markup string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(markup))
	skip := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			lines := strings.Split(b.String(), "\n")
			out := lines[:0]
			for _, l := range lines {
				if l = strings.Join(strings.Fields(l), " "); l != "" {
					out = append(out, l)
				}
			}
			return strings.Join(out, "\n")
		case html.TextToken:
			if !skip {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			token := z.Token()
			switch token.Data {
			case "script", "style":
				skip = token.Type == html.StartTagToken
			case "p", "br", "div", "li", "h1", "h2", "h3", "h4", "tr", "blockquote":
				b.WriteByte('\n')
			}
		}
	}
}

// Report is the report of an item as far as the feed gives it.
func (i *Item) Report() Report {
	r := Report{ID: i.Address, Title: i.Title, URL: i.Address, Outlet: i.Outlet, Date: i.Date, Text: i.Text, Extracted: true}
	if r.ID == "" {
		r.ID = i.Title
	}
	r.complete()
	return r
}

// complete puts the title before a text that lacks it, and settles the
// language.
func (r *Report) complete() {
	if first, _, _ := strings.Cut(r.Text, "\n"); r.Title != "" && first != r.Title {
		r.Text = r.Title + "\n" + r.Text
	}
	r.settle()
}

// readFeed reads the reports of a feed: those that it gives whole from it,
// others from their pages.
func (s *stream) readFeed(data []byte) bool {
	base, _ := url.Parse(s.place.Input)
	if base != nil && base.Host == "" {
		base = nil
	}
	items, err := Feed(data, base)
	if err != nil {
		return s.fail(fmt.Errorf("reading %s: %w", s.shown, err))
	}
	for i := range items {
		if s.in.Known != nil && s.in.Known(items[i].Address) {
			continue
		}
		if s.passed() {
			continue
		}
		if !s.give(s.in.Web.Item(s.ctx, &items[i])) {
			return false
		}
	}
	return true
}

// feeds are the addresses in a list of feeds (OPML 2.0), in order.
func feeds(data []byte) ([]string, error) {
	var out []string
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charset.NewReaderLabel
	d.Strict = false
	for {
		token, err := d.Token()
		if token == nil {
			if err != nil && len(out) == 0 {
				return nil, fmt.Errorf("no feed was found in the list: %w", err)
			}
			return out, nil
		}
		start, ok := token.(xml.StartElement)
		if !ok || !strings.EqualFold(start.Name.Local, "outline") {
			continue
		}
		for _, a := range start.Attr {
			if strings.EqualFold(a.Name.Local, "xmlUrl") && isAddress(a.Value) {
				out = append(out, a.Value)
			}
		}
	}
}

// Feeds are the addresses in a list of feeds in OPML, or one a line in plain
// text.
func Feeds(data []byte) ([]string, error) {
	if sniff(data) == feedList {
		return feeds(data)
	}
	var out []string
	for l := range strings.Lines(string(data)) {
		if l = strings.TrimSpace(l); l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		if !isAddress(l) {
			return nil, fmt.Errorf("%q is no address of a feed: it begins with http:// or https://", l)
		}
		out = append(out, l)
	}
	return out, nil
}

// readFeedList reads the feeds of a list.
func (s *stream) readFeedList(data []byte) bool {
	list, err := feeds(data)
	if err != nil {
		return s.fail(fmt.Errorf("reading %s: %w", s.shown, err))
	}
	for _, address := range list {
		one := s.in.stream(s.ctx, address, "", s.yield)
		a, err := s.in.Web.get(s.ctx, address, acceptFeeds, nil)
		switch {
		case err != nil:
			if !one.fail(err) {
				return false
			}
		case !one.readFeed(a.data):
			return false
		}
	}
	return true
}

const acceptFeeds = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
