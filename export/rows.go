package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
)

// Article is an article as JSONL has it: whole, so that it can be added to
// another archive.
type Article struct {
	*record.Article
	Archived archive.ID `json:"archived"`
	Story    archive.ID `json:"story"`
}

// Source are the columns that tell what report a row is from.
type Source struct {
	Article     string `parquet:"article,dict"`
	ArticleDate string `parquet:"article_date,dict"`
	Outlet      string `parquet:"outlet,dict"`
	Title       string `parquet:"title"`
	URL         string `parquet:"url"`
}

func sourceOf(s *archive.Summary) Source {
	return Source{s.ID.String(), s.Date, s.Outlet, s.Title, s.URL}
}

// event is a row of CSV or Parquet. Lists go into a cell of CSV with
// semicolons; those of one side of an event have the same order.
type event struct {
	ID               string   `parquet:"id"`
	Head             string   `parquet:"head"`     // the event that told the same first, or this one
	Mentions         int64    `parquet:"mentions"` // reports that tell the same
	Day              string   `parquet:"day,dict"` // of the event, else of its report
	Date             string   `parquet:"date,dict"`
	Type             string   `parquet:"type,dict"`
	Mode             string   `parquet:"mode,dict"`
	Status           string   `parquet:"status,dict"`
	Quad             int64    `parquet:"quad"`
	Weight           float64  `parquet:"weight"` // of the type, from -10 to 10
	CAMEO            string   `parquet:"cameo,dict"`
	Contexts         []string `parquet:"contexts,list"`
	Actors           []string `parquet:"actors,list"`
	ActorSectors     []string `parquet:"actor_sectors,list"`
	ActorNames       []string `parquet:"actor_names,list"`
	Recipients       []string `parquet:"recipients,list"`
	RecipientSectors []string `parquet:"recipient_sectors,list"`
	RecipientNames   []string `parquet:"recipient_names,list"`
	Place            string   `parquet:"place,dict"`
	Trigger          string   `parquet:"trigger"`
	Sentence         string   `parquet:"sentence"`
	Score            float64  `parquet:"score"` // the coder's confidence
	Source
}

func eventRow(r *archive.Record) event {
	e := r.Event
	t, _ := plover.Lookup(e.Type)
	row := event{ID: r.ID.String(), Head: r.Head.String(), Mentions: int64(r.Mentions), Day: r.ID.Day().String(), Date: e.Date, Type: e.Type, Mode: e.Mode,
		Status: e.Status, Quad: int64(t.Quad), Weight: t.Score, CAMEO: plover.CAMEO(e.Type, e.Mode, e.Contexts), Contexts: e.Contexts,
		Trigger: e.Trigger.Text, Sentence: e.Sentence.Text, Score: e.Score, Source: sourceOf(&r.Article)}
	row.Actors, row.ActorSectors, row.ActorNames = side(e.Actors)
	row.Recipients, row.RecipientSectors, row.RecipientNames = side(e.Recipients)
	if e.Place != nil {
		row.Place = e.Place.Text
	}
	return row
}

func side(entities []record.Entity) (codes, sectors, names []string) {
	for _, e := range entities {
		name := e.Text
		if name == "" {
			name = e.NameFa
		}
		codes, sectors, names = append(codes, e.Code), append(sectors, e.Sector), append(names, name)
	}
	return codes, sectors, names
}

// quote is a row of a quote.
type quote struct {
	ID            string   `parquet:"id"`
	Head          string   `parquet:"head"`
	Mentions      int64    `parquet:"mentions"`
	Day           string   `parquet:"day,dict"`
	Kind          string   `parquet:"kind,dict"`
	Speaker       string   `parquet:"speaker"`
	SpeakerCode   string   `parquet:"speaker_code,dict"`
	SpeakerSector string   `parquet:"speaker_sector,dict"`
	SpeakerName   string   `parquet:"speaker_name,dict"`
	About         []string `parquet:"about,list"`
	Via           string   `parquet:"via,dict"`
	Text          string   `parquet:"text"`
	Source
}

func quoteRow(r *archive.Record) quote {
	q := r.Quote
	return quote{ID: r.ID.String(), Head: r.Head.String(), Mentions: int64(r.Mentions), Day: r.ID.Day().String(), Kind: q.Kind, Speaker: q.Speaker.Text,
		SpeakerCode: q.Speaker.Code, SpeakerSector: q.Speaker.Sector, SpeakerName: q.Speaker.Name, About: q.About, Via: q.Via, Text: q.Text, Source: sourceOf(&r.Article)}
}

// agreement is a row of an agreement.
type agreement struct {
	ID       string   `parquet:"id"`
	Head     string   `parquet:"head"`
	Mentions int64    `parquet:"mentions"`
	Day      string   `parquet:"day,dict"`
	Date     string   `parquet:"date,dict"`
	Kind     string   `parquet:"kind,dict"`
	Status   string   `parquet:"status,dict"`
	Exactly  int64    `parquet:"exactly"` // documents; 0 where only Min is told
	Min      int64    `parquet:"min"`
	Parties  []string `parquet:"parties,list"`
	Sectors  []string `parquet:"party_sectors,list"`
	Names    []string `parquet:"party_names,list"`
	Fields   []string `parquet:"fields,list"`
	Place    string   `parquet:"place,dict"`
	Text     []string `parquet:"text,list"` // where it is mentioned
	Source
}

func agreementRow(r *archive.Record) agreement {
	g := r.Agreement
	row := agreement{ID: r.ID.String(), Head: r.Head.String(), Mentions: int64(r.Mentions), Day: r.ID.Day().String(), Date: g.Date, Kind: g.Kind, Status: g.Status,
		Exactly: int64(g.Count.Exactly), Min: int64(g.Count.Min), Fields: g.Fields, Place: g.Place, Source: sourceOf(&r.Article)}
	row.Parties, row.Sectors, row.Names = side(g.Parties)
	for _, m := range g.Mentions {
		row.Text = append(row.Text, m.Text)
	}
	return row
}

// article is a row of an article.
type article struct {
	ID         string `parquet:"id"`
	Story      string `parquet:"story"`
	Name       string `parquet:"name"`
	Date       string `parquet:"date,dict"`
	Outlet     string `parquet:"outlet,dict"`
	Language   string `parquet:"language,dict"`
	URL        string `parquet:"url"`
	Title      string `parquet:"title"`
	Text       string `parquet:"text"`
	Events     int64  `parquet:"events"`
	Quotes     int64  `parquet:"quotes"`
	Agreements int64  `parquet:"agreements"`
	Coder      string `parquet:"coder,dict"`
	Lexicon    string `parquet:"lexicon,dict"`
}

func articleRow(a *Article) article {
	return article{ID: a.Archived.String(), Story: a.Story.String(), Name: a.ID, Date: a.Date, Outlet: a.Outlet, Language: a.Language, URL: a.URL, Title: a.Title,
		Text: a.Text, Events: int64(len(a.Events)), Quotes: int64(len(a.Quotes)), Agreements: int64(len(a.Agreements)), Coder: a.Coder.Version, Lexicon: a.Coder.Lexicon}
}

// flat writes rows as CSV or Parquet.
func flat[R any](w io.Writer, rows iter.Seq2[R, error], format string) (int, error) {
	if format == "parquet" {
		return parquetRows(w, rows)
	}
	return csvRows(w, rows)
}

// rowGroup is how many rows of Parquet are kept together, and so in memory.
const rowGroup = 20_000

func parquetRows[R any](w io.Writer, rows iter.Seq2[R, error]) (n int, err error) {
	out := parquet.NewGenericWriter[R](w, parquet.Compression(&parquet.Zstd))
	for row, err := range rows {
		if err != nil {
			return n, err
		}
		if _, err := out.Write([]R{row}); err != nil {
			return n, err
		}
		if n++; n%rowGroup == 0 {
			if err := out.Flush(); err != nil {
				return n, err
			}
		}
	}
	return n, out.Close()
}

func csvRows[R any](w io.Writer, rows iter.Seq2[R, error]) (n int, err error) {
	out := csv.NewWriter(w)
	var cells []string
	columns(reflect.TypeFor[R](), &cells)
	if err := out.Write(cells); err != nil {
		return 0, err
	}
	for row, err := range rows {
		if err != nil {
			return n, err
		}
		cells = cells[:0]
		fill(reflect.ValueOf(row), &cells)
		if err := out.Write(cells); err != nil {
			return n, err
		}
		n++
	}
	out.Flush()
	return n, out.Error()
}

// columns appends the names of a row's columns.
func columns(t reflect.Type, to *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type.Kind() == reflect.Struct {
			columns(f.Type, to)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		*to = append(*to, name)
	}
}

// fill appends the cells of a row.
func fill(v reflect.Value, to *[]string) {
	for i := range v.NumField() {
		f := v.Field(i)
		switch f.Kind() {
		case reflect.Struct:
			fill(f, to)
		case reflect.String:
			*to = append(*to, f.String())
		case reflect.Int64:
			*to = append(*to, strconv.FormatInt(f.Int(), 10))
		case reflect.Float64:
			*to = append(*to, strconv.FormatFloat(f.Float(), 'g', 6, 64))
		case reflect.Slice:
			var parts []string
			for j := range f.Len() {
				parts = append(parts, f.Index(j).String())
			}
			*to = append(*to, strings.Join(parts, ";"))
		default:
			panic(fmt.Sprintf("a row has no column of the type %s", f.Type()))
		}
	}
}
