package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/ravabet/ravabet/actor"
)

// hint is somebody whom what was typed may name.
type hint struct {
	Name    string `json:"name"`
	Is      string `json:"is"`
	Address string `json:"address"`
	whole   bool   // the name is what was typed
}

// mostHints is how many are shown while somebody types.
const mostHints = 8

// hints are those whom some words may name.
func (s *Site) hints(l *language, words string, n int) []hint {
	out := []hint{}
	for _, x := range s.Reader.Actors().Suggest(words, time.Now(), n) {
		h := hint{Name: s.nameOf(l, x.Entity), Is: s.described(l, &x), Address: s.linkOf(x.Entity)}
		if x.Kind == actor.Person {
			h.Address = "/person/" + url.PathEscape(x.Entity.Name)
		}
		if h.Address == "" {
			continue
		}
		h.whole = strings.EqualFold(words, x.Entity.Name) || words == x.Entity.NameFa || words == h.Name || strings.EqualFold(words, x.Entity.Code)
		out = append(out, h)
	}
	return out
}

// suggest answers what somebody types into the search field with those whom
// it may name.
func (s *Site) suggest(w http.ResponseWriter, r *http.Request) {
	words := strings.TrimSpace(r.URL.Query().Get("q"))
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Vary", "Accept-Language, Cookie")
	out := []hint{}
	if words != "" && len(words) <= 200 {
		out = s.hints(s.language(r), words, mostHints)
	}
	json.NewEncoder(w).Encode(out)
}

// described tells what somebody suggested is.
func (s *Site) described(l *language, x *actor.Suggestion) string {
	if x.Office == "" {
		return ""
	}
	is := l.label("office."+x.Office, x.Office) + l.text("comma") + " " + s.codeName(l, x.Code)
	if x.Years != "" {
		is += l.text("comma") + " " + l.digits(x.Years)
	}
	return is
}
