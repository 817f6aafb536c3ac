package export

import (
	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/record"
)

// ploverRecord is an event as PLOVER's own records are written in JSON
// (codebook draft 0.8): source and target, each a list of actors.
type ploverRecord struct {
	ID          string        `json:"id"`
	Date        string        `json:"date"`
	Source      []ploverActor `json:"source"`
	Target      []ploverActor `json:"target"`
	Event       string        `json:"event"`
	Mode        string        `json:"mode,omitempty"`
	Context     []string      `json:"context"`
	Status      string        `json:"status"`
	EventText   string        `json:"eventText"`
	Location    string        `json:"location,omitempty"`
	Text        string        `json:"text"`
	Language    string        `json:"language"`
	Publication string        `json:"publication"`
	URL         string        `json:"url,omitempty"`
	Coder       string        `json:"coder"`
}

type ploverActor struct {
	Text   string `json:"actorText"`
	Code   string `json:"code"`
	Sector string `json:"sector,omitempty"`
	Name   string `json:"name,omitempty"`
}

func ploverActors(side []record.Entity) []ploverActor {
	out := []ploverActor{}
	for _, e := range side {
		out = append(out, ploverActor{e.Text, e.Code, e.Sector, e.Name})
	}
	return out
}

func ploverEvent(r *archive.Record) any {
	e := r.Event
	p := ploverRecord{ID: r.ID.String(), Date: r.ID.Day().String(), Source: ploverActors(e.Actors), Target: ploverActors(e.Recipients), Event: e.Type, Mode: e.Mode,
		Context: append([]string{}, e.Contexts...), Status: e.Status, EventText: e.Trigger.Text, Text: e.Sentence.Text, Language: r.Article.Language,
		Publication: r.Article.Outlet, URL: r.Article.URL, Coder: "ravabet"}
	if e.Place != nil {
		p.Location = e.Place.Text
	}
	return p
}
