package export

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/ravabet/ravabet/archive"
	"github.com/ravabet/ravabet/atlas"
	"github.com/ravabet/ravabet/plover"
	"github.com/ravabet/ravabet/record"
)

// gdelt is a row with the columns of GDELT's event files (format 2.0), in
// their order: one source, one target, CAMEO codes. What the coder does not
// know, such as tone, is empty.
type gdelt struct {
	GlobalEventID        int64  `parquet:"GLOBALEVENTID"`
	SQLDate              string `parquet:"SQLDATE"`
	MonthYear            string `parquet:"MonthYear"`
	Year                 string `parquet:"Year"`
	FractionDate         string `parquet:"FractionDate"`
	actor1               gdeltActor1
	actor2               gdeltActor2
	IsRootEvent          int64   `parquet:"IsRootEvent"`
	EventCode            string  `parquet:"EventCode"`
	EventBaseCode        string  `parquet:"EventBaseCode"`
	EventRootCode        string  `parquet:"EventRootCode"`
	QuadClass            int64   `parquet:"QuadClass"`
	GoldsteinScale       float64 `parquet:"GoldsteinScale"`
	NumMentions          int64   `parquet:"NumMentions"`
	NumSources           int64   `parquet:"NumSources"`
	NumArticles          int64   `parquet:"NumArticles"`
	AvgTone              string  `parquet:"AvgTone"`
	Actor1GeoType        string  `parquet:"Actor1Geo_Type"`
	Actor1GeoFullName    string  `parquet:"Actor1Geo_FullName"`
	Actor1GeoCountryCode string  `parquet:"Actor1Geo_CountryCode"`
	Actor1GeoADM1Code    string  `parquet:"Actor1Geo_ADM1Code"`
	Actor1GeoADM2Code    string  `parquet:"Actor1Geo_ADM2Code"`
	Actor1GeoLat         string  `parquet:"Actor1Geo_Lat"`
	Actor1GeoLong        string  `parquet:"Actor1Geo_Long"`
	Actor1GeoFeatureID   string  `parquet:"Actor1Geo_FeatureID"`
	Actor2GeoType        string  `parquet:"Actor2Geo_Type"`
	Actor2GeoFullName    string  `parquet:"Actor2Geo_FullName"`
	Actor2GeoCountryCode string  `parquet:"Actor2Geo_CountryCode"`
	Actor2GeoADM1Code    string  `parquet:"Actor2Geo_ADM1Code"`
	Actor2GeoADM2Code    string  `parquet:"Actor2Geo_ADM2Code"`
	Actor2GeoLat         string  `parquet:"Actor2Geo_Lat"`
	Actor2GeoLong        string  `parquet:"Actor2Geo_Long"`
	Actor2GeoFeatureID   string  `parquet:"Actor2Geo_FeatureID"`
	ActionGeoType        string  `parquet:"ActionGeo_Type"`
	ActionGeoFullName    string  `parquet:"ActionGeo_FullName"`
	ActionGeoCountryCode string  `parquet:"ActionGeo_CountryCode"`
	ActionGeoADM1Code    string  `parquet:"ActionGeo_ADM1Code"`
	ActionGeoADM2Code    string  `parquet:"ActionGeo_ADM2Code"`
	ActionGeoLat         string  `parquet:"ActionGeo_Lat"`
	ActionGeoLong        string  `parquet:"ActionGeo_Long"`
	ActionGeoFeatureID   string  `parquet:"ActionGeo_FeatureID"`
	DateAdded            string  `parquet:"DATEADDED"`
	SourceURL            string  `parquet:"SOURCEURL"`
}

type gdeltActor1 struct {
	Code           string `parquet:"Actor1Code"`
	Name           string `parquet:"Actor1Name"`
	CountryCode    string `parquet:"Actor1CountryCode"`
	KnownGroupCode string `parquet:"Actor1KnownGroupCode"`
	EthnicCode     string `parquet:"Actor1EthnicCode"`
	Religion1Code  string `parquet:"Actor1Religion1Code"`
	Religion2Code  string `parquet:"Actor1Religion2Code"`
	Type1Code      string `parquet:"Actor1Type1Code"`
	Type2Code      string `parquet:"Actor1Type2Code"`
	Type3Code      string `parquet:"Actor1Type3Code"`
}

type gdeltActor2 struct {
	Code           string `parquet:"Actor2Code"`
	Name           string `parquet:"Actor2Name"`
	CountryCode    string `parquet:"Actor2CountryCode"`
	KnownGroupCode string `parquet:"Actor2KnownGroupCode"`
	EthnicCode     string `parquet:"Actor2EthnicCode"`
	Religion1Code  string `parquet:"Actor2Religion1Code"`
	Religion2Code  string `parquet:"Actor2Religion2Code"`
	Type1Code      string `parquet:"Actor2Type1Code"`
	Type2Code      string `parquet:"Actor2Type2Code"`
	Type3Code      string `parquet:"Actor2Type3Code"`
}

// bodies are codes of PLOVER that are no states: CAMEO's code for them, and
// whether it is that of a known group or of a type.
var bodies = map[string]struct{ group, typ string }{
	"UNO": {"UNO", "IGO"}, "EUR": {"EEC", "IGO"}, "IGO": {"", "IGO"}, "NGO": {"", "NGO"}, "MNC": {"", "MNC"}, "IMG": {"", "IMG"}, "ISM": {"", ""},
}

// types are the sectors of PLOVER that CAMEO calls otherwise.
var types = map[string]string{"JRN": "MED", "MED": "HLH", "PRM": "UAF", "SOC": "CVL", "UNK": ""}

func gdeltActor(e record.Entity) gdeltActor1 {
	a := gdeltActor1{Name: strings.ToUpper(e.Name)}
	if a.Name == "" {
		a.Name = e.Text
	}
	a.Type1Code = e.Sector
	if t, ok := types[e.Sector]; ok {
		a.Type1Code = t
	}
	switch b, ok := bodies[e.Code]; {
	case ok:
		a.KnownGroupCode, a.Type2Code = b.group, a.Type1Code
		a.Type1Code = b.typ
	case e.Code != "" && e.Code != "---":
		a.CountryCode = e.Code
	}
	a.Code = a.CountryCode + a.Type1Code + a.KnownGroupCode + a.Type2Code
	return a
}

// gdeltRows are the rows of an event: one for each pair of an actor and a
// recipient; of an act that two do together one each way. Only what happened
// has rows, for the format has no place to say otherwise.
func gdeltRows(r *archive.Record) []gdelt {
	e := r.Event
	if e.Status != plover.Actual && e.Status != plover.Past {
		return nil
	}
	var out []gdelt
	add := func(a, b record.Entity) { out = append(out, gdeltRow(r, len(out), a, b)) }
	switch {
	case len(e.Actors) == 0:
		for _, b := range e.Recipients {
			add(record.Entity{}, b)
		}
	case len(e.Recipients) > 0:
		for _, a := range e.Actors {
			for _, b := range e.Recipients {
				add(a, b)
			}
		}
	case len(e.Actors) == 1:
		add(e.Actors[0], record.Entity{})
	default:
		for i, a := range e.Actors {
			for j, b := range e.Actors {
				if i != j {
					add(a, b)
				}
			}
		}
	}
	return out
}

func gdeltRow(r *archive.Record, n int, a, b record.Entity) gdelt {
	e := r.Event
	code := plover.CAMEO(e.Type, e.Mode, e.Contexts)
	row := gdelt{GlobalEventID: rowID(r.ID, n), IsRootEvent: 1, EventCode: code, EventBaseCode: code[:min(3, len(code))], EventRootCode: code[:min(2, len(code))],
		QuadClass: int64(plover.QuadOf(code)), GoldsteinScale: plover.Goldstein(code), NumMentions: int64(r.Mentions), NumSources: 1, NumArticles: int64(r.Mentions),
		SourceURL: r.Article.URL, actor1: gdeltActor(a), actor2: gdeltActor2(gdeltActor(b))}
	if e.Place != nil {
		row.at(e.Place)
	}
	if r.ID.Day() != archive.NoDay {
		t := r.ID.Day().Time()
		row.SQLDate, row.MonthYear, row.Year = t.Format("20060102"), t.Format("200601"), t.Format("2006")
		row.FractionDate = fmt.Sprintf("%.4f", float64(t.Year())+float64(int(t.Month())*30+t.Day())/365) // as GDELT reckons it
	}
	if t, err := time.Parse(time.DateOnly, r.Article.Date); err == nil {
		row.DateAdded = t.Format("20060102") + "000000"
	}
	return row
}

// at says where an event was, as GDELT does: a city of the United States is of
// type 3, another of type 4, a state of type 1.
func (row *gdelt) at(place *record.Entity) {
	row.ActionGeoType, row.ActionGeoFullName = "1", cmp.Or(place.Name, place.Text)
	lat, lon, ok := atlas.Coordinates(place.Code, place.Text)
	if !ok {
		return
	}
	name, _, _ := atlas.Name(place.Code, place.Text)
	row.ActionGeoType, row.ActionGeoFullName = "4", name+", "+row.ActionGeoFullName
	if place.Code == "USA" {
		row.ActionGeoType = "3"
	}
	row.ActionGeoLat, row.ActionGeoLong = fmt.Sprintf("%.2f", lat), fmt.Sprintf("%.2f", lon)
}

// rowID is a number of a row, the first the event's own, that fits in 64 bits
// and is not shared.
func rowID(id archive.ID, n int) int64 {
	if n == 0 {
		return int64(id)
	}
	const spread = 0x9e3779b97f4a7c15 >> 1
	return int64((uint64(id) + uint64(n)*spread) & (1<<63 - 1))
}
