// Package record is the data model of what a report tells: events, quotes and
// agreements, the entities in them, and the words of the text that each rests
// on. It is what `ravabet read --json` prints, an object an article.
//
// All offsets count Unicode code points of the article's text as it was
// given (for HTML, of the text that was taken out of it).
package record

// Article is a report with its records.
type Article struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"`
	Date       string      `json:"date"` // ISO, of the report; "" where unknown
	Language   string      `json:"language"`
	Outlet     string      `json:"outlet"`
	URL        string      `json:"url"`
	Text       string      `json:"text,omitempty"` // set where the input's own text is not what was read
	Coder      Coder       `json:"coder"`
	Events     []Event     `json:"events"`
	Quotes     []Quote     `json:"quotes"`
	Agreements []Agreement `json:"agreements"`
	Mentions   []Entity    `json:"mentions"`
	Dates      []Date      `json:"dates"`
	Warnings   []string    `json:"warnings"`
}

// Coder says what coded an article, so that records can be told apart after a
// change.
type Coder struct {
	Version string `json:"version"`
	Lexicon string `json:"lexicon"` // hash of all lexicon files in use and of the trained weights
}

// Span is a piece of the original text.
type Span struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Entity is a participant or a place, as the text names it and as it was
// resolved. An entity that the text leaves unsaid has an empty Text and Start
// equal to End.
type Entity struct {
	Text   string `json:"text"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Code   string `json:"code"`
	Sector string `json:"sector"`
	Name   string `json:"name"`
	NameFa string `json:"name_fa"`
}

// Event is one act, coded in PLOVER.
type Event struct {
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Mode       string   `json:"mode"`
	Contexts   []string `json:"contexts"`
	Status     string   `json:"status"`
	Actors     []Entity `json:"actors"`
	Recipients []Entity `json:"recipients"`
	Trigger    Span     `json:"trigger"`
	Sentence   Span     `json:"sentence"`
	Date       string   `json:"date"`
	DateFrom   string   `json:"date_from"` // where the date comes from: clause, sentence, report or ""
	Place      *Entity  `json:"place"`
	Via        string   `json:"via"`
	Score      float64  `json:"score"` // the coder's confidence, 0 to 1
	Rule       string   `json:"rule"`
}

// Quote is something that somebody said: in their words (direct) or
// retold (indirect).
type Quote struct {
	Kind    string   `json:"kind"`
	Text    string   `json:"text"`
	Start   int      `json:"start"`
	End     int      `json:"end"`
	Speaker Entity   `json:"speaker"`
	About   []string `json:"about"`
	Via     string   `json:"via"`
}

// Count is how many documents an agreement speaks of.
type Count struct {
	Min     int `json:"min,omitempty"`
	Exactly int `json:"exactly,omitempty"`
}

// Agreement is a document or a counted set of documents between parties.
type Agreement struct {
	Parties  []Entity `json:"parties"`
	Count    Count    `json:"count"`
	Kind     string   `json:"kind"`
	Fields   []string `json:"fields"`
	Place    string   `json:"place"`
	Date     string   `json:"date"`
	Status   string   `json:"status"`
	Mentions []Span   `json:"mentions"`
}

// Date is an expression of time in the text with the interval that it means.
type Date struct {
	Text      string `json:"text"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Kind      string `json:"kind"` // date, time, duration, set
	From      string `json:"from"`
	To        string `json:"to"`
	Precision string `json:"precision"`
}
