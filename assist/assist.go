// Package assist lets an assistant ask an archive over the Model Context
// Protocol: for relations, events with the words they rest on, quotes,
// agreements, articles, and to code a text.
package assist

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/ask"
	"github.com/ravabet/ravabet/coder"
	"github.com/ravabet/ravabet/reading"
	"github.com/ravabet/ravabet/relation"
	"github.com/ravabet/ravabet/source"
)

// tools are what an assistant can call.
type tools struct {
	archive *archive.Archive
	reader  *reading.Reader
}

const told = `Ravabet reads Persian news reports and keeps a record of what states and their leaders do to each other, coded in PLOVER. ` +
	`Everything that it answers comes from reports, and may be wrong as they or the coder may be: quote the sentence or text that a record rests on, with outlet, date and url.`

// New makes a server of the protocol.
func New(a *archive.Archive, r *reading.Reader) *mcp.Server {
	s := mcp.NewServer(&mcp.Implementation{Name: "ravabet", Title: "Ravabet", Version: coder.Version}, &mcp.ServerOptions{Instructions: told})
	t := &tools{a, r}
	reads := &mcp.ToolAnnotations{ReadOnlyHint: true}
	mcp.AddTool(s, &mcp.Tool{Name: "relation", Annotations: reads,
		Description: "How two states or groups have got on: events by month and quad class with a score, turning points and the events that made them, agreements, quotes of each about the other, first and last of each type of event."}, t.relation)
	mcp.AddTool(s, &mcp.Tool{Name: "events", Annotations: reads,
		Description: "Events (who did what to whom, in PLOVER) with the sentences that they rest on, the latest first."}, t.records(archive.Event))
	mcp.AddTool(s, &mcp.Tool{Name: "quotes", Annotations: reads, Description: "What somebody said, as reports tell it, the latest first."}, t.records(archive.Quote))
	mcp.AddTool(s, &mcp.Tool{Name: "agreements", Annotations: reads, Description: "Treaties, memoranda and the like between states, the latest first."}, t.records(archive.Agreement))
	mcp.AddTool(s, &mcp.Tool{Name: "articles", Annotations: reads, Description: "Reports, by words or by the records in them, the latest first."}, t.articles)
	mcp.AddTool(s, &mcp.Tool{Name: "article", Annotations: reads, Description: "One report with its text and records, by the id that the other tools give."}, t.article)
	mcp.AddTool(s, &mcp.Tool{Name: "read", Annotations: reads, Description: "Codes a Persian text, and stores nothing."}, t.read)
	return s
}

// listInput is what a list is asked for with.
type listInput struct {
	ask.Filter
	Limit int `json:"limit,omitempty" jsonschema:"items at most, 20 if left out, 200 at most"`
}

func (in *listInput) page() archive.Page {
	if in.Limit < 1 || in.Limit > 200 {
		in.Limit = 20
	}
	return archive.Page{Limit: in.Limit}
}

// answer is an object of JSON as text, which is how assistants take it.
func answer(v any, err error) (*mcp.CallToolResult, any, error) {
	if err != nil {
		return nil, nil, err
	}
	b, err := json.Marshal(v)
	if err != nil {
		return nil, nil, err
	}
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: string(b)}}}, nil, nil
}

func (t *tools) relation(ctx context.Context, _ *mcp.CallToolRequest, in ask.Relation) (*mcp.CallToolResult, any, error) {
	q, err := in.Query(t.reader)
	if err != nil {
		return nil, nil, err
	}
	return answer(relation.Between(ctx, t.archive, q))
}

func (t *tools) records(k archive.Kind) mcp.ToolHandlerFor[listInput, any] {
	return func(ctx context.Context, _ *mcp.CallToolRequest, in listInput) (*mcp.CallToolResult, any, error) {
		f, err := in.Archive(t.reader)
		if err != nil {
			return nil, nil, err
		}
		return answer(t.archive.Records(ctx, k, f, in.page()))
	}
}

func (t *tools) articles(ctx context.Context, _ *mcp.CallToolRequest, in listInput) (*mcp.CallToolResult, any, error) {
	f, err := in.Archive(t.reader)
	if err != nil {
		return nil, nil, err
	}
	return answer(t.archive.Articles(ctx, f, in.page()))
}

type articleInput struct {
	ID string `json:"id" jsonschema:"of the article"`
}

func (t *tools) article(ctx context.Context, _ *mcp.CallToolRequest, in articleInput) (*mcp.CallToolResult, any, error) {
	id, err := archive.ParseID(in.ID)
	if err != nil {
		return nil, nil, err
	}
	a, err := t.archive.Article(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	a.Article.Text = a.Text
	return answer(a.Article, nil)
}

type readInput struct {
	Text string `json:"text" jsonschema:"a report in Persian"`
	Date string `json:"date,omitempty" jsonschema:"of the report, as 2025-09-02"`
}

func (t *tools) read(_ context.Context, _ *mcp.CallToolRequest, in readInput) (*mcp.CallToolResult, any, error) {
	r := source.Report{Text: in.Text, Language: source.Language(in.Text)}
	if len(in.Text) > source.MaxBytes {
		return nil, nil, fmt.Errorf("the text is larger than %d MB", source.MaxBytes>>20)
	}
	if in.Date != "" {
		var err error
		if r.Date, err = source.ParseDate(in.Date); err != nil {
			return nil, nil, err
		}
	}
	a, _ := t.reader.Read(r)
	return answer(a, nil)
}
