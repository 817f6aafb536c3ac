package assist

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/ravabet/ravabet/archive/archivetest"
	"github.com/ravabet/ravabet/source"
)

// TestTools asks every tool as an assistant does.
func TestTools(t *testing.T) {
	ctx := context.Background()
	a := archivetest.Open(t, t.TempDir()+"/a.db")
	date, _ := source.ParseDate("2025-09-03")
	report := source.Report{ID: "a", Date: date, Language: "fa", Outlet: "نمونه",
		Text: "ایران و عمان در مسقط سه یادداشت تفاهم امضا کردند.\nوزیر خارجه عمان گفت که ایران کشور دوست است."}
	out := archivetest.Add(t, a, report)
	here, there := mcp.NewInMemoryTransports()
	go New(a, archivetest.Reader()).Run(ctx, there)
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(ctx, here, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	tools, err := session.ListTools(ctx, nil)
	if err != nil || len(tools.Tools) != 7 {
		t.Fatalf("got the tools %+v, %v", tools, err)
	}
	for _, tool := range tools.Tools {
		schema, _ := json.Marshal(tool.InputSchema)
		if tool.Description == "" || !strings.Contains(string(schema), "description") || !tool.Annotations.ReadOnlyHint {
			t.Errorf("%s is described as %s with %s", tool.Name, tool.Description, schema)
		}
	}
	for _, c := range []struct {
		tool string
		args map[string]any
		want string
		bad  bool
	}{
		{"relation", map[string]any{"side": "ایران", "other": "OMN"}, `"agreements":[{`, false},
		{"events", map[string]any{"party": []string{"IRN"}, "with": []string{"OMN"}, "from": "2025"}, "امضا کردند", false},
		{"quotes", map[string]any{"actor": []string{"OMN"}}, "کشور دوست", false},
		{"agreements", map[string]any{"words": "یادداشت‌های تفاهم"}, `"exactly":3`, false},
		{"articles", map[string]any{"words": "مسقط", "limit": 3}, `"outlet":"نمونه"`, false},
		{"article", map[string]any{"id": out[0].ID.String()}, "مسقط", false},
		{"read", map[string]any{"text": "چین روسیه را محکوم کرد."}, "ACCUSE", false},
		{"events", map[string]any{"from": "yesterday"}, "yesterday", true},
		{"article", map[string]any{"id": "zzz"}, "nothing of this id", true},
		{"relation", map[string]any{"side": ""}, "side", true},
	} {
		got, err := session.CallTool(ctx, &mcp.CallToolParams{Name: c.tool, Arguments: c.args})
		if err != nil {
			t.Errorf("%s %v: %v", c.tool, c.args, err)
			continue
		}
		text := got.Content[0].(*mcp.TextContent).Text
		if got.IsError != c.bad || !strings.Contains(text, c.want) {
			t.Errorf("%s %v: error %v, got %s", c.tool, c.args, got.IsError, text)
		}
	}
}
