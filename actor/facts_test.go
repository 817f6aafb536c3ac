package actor

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// cow maps state abbreviations of the Correlates of War to ISO 3166, where
// they differ.
var cow = map[string]string{
	"AAB": "ATG", "ALG": "DZA", "ANG": "AGO", "AUL": "AUS", "AUS": "AUT", "BAH": "BHR", "BAR": "BRB", "BFO": "BFA",
	"BHM": "BHS", "BHU": "BTN", "BNG": "BGD", "BOS": "BIH", "BOT": "BWA", "BUI": "BDI", "BUL": "BGR", "CAM": "KHM",
	"CAO": "CMR", "CAP": "CPV", "CDI": "CIV", "CEN": "CAF", "CHA": "TCD", "CON": "COG", "COS": "CRI", "CRO": "HRV",
	"CZR": "CZE", "DEN": "DNK", "DRC": "COD", "DRV": "VNM", "ETM": "TLS", "FIJ": "FJI", "FRN": "FRA", "GAM": "GMB",
	"GDR": "DEU", "GMY": "DEU", "GFR": "DEU", "GRG": "GEO", "GRN": "GRD", "GUA": "GTM", "GUI": "GIN", "HAI": "HTI",
	"HON": "HND", "ICE": "ISL", "INS": "IDN", "IRE": "IRL", "KUW": "KWT", "KYR": "KGZ", "KZK": "KAZ", "LAT": "LVA",
	"LEB": "LBN", "LES": "LSO", "LIB": "LBY", "LIT": "LTU", "MAA": "MRT", "MAD": "MDV", "MAG": "MDG", "MAL": "MYS",
	"MAS": "MUS", "MAW": "MWI", "MLD": "MDA", "MNC": "MCO", "MON": "MNG", "MOR": "MAR", "MSI": "MHL", "MYA": "MMR",
	"MZM": "MOZ", "NAU": "NRU", "NEP": "NPL", "NEW": "NZL", "NIG": "NGA", "NIR": "NER", "NTH": "NLD", "OMA": "OMN",
	"PAL": "PLW", "PAR": "PRY", "PHI": "PHL", "POR": "PRT", "ROK": "KOR", "ROM": "ROU", "RVN": "VNM", "SAF": "ZAF",
	"SAL": "SLV", "SEY": "SYC", "SIE": "SLE", "SIN": "SGP", "SKN": "KNA", "SLO": "SVK", "SLU": "LCA", "SLV": "SVN",
	"SNM": "SMR", "SOL": "SLB", "SPN": "ESP", "SRI": "LKA", "SUD": "SDN", "SVG": "VCT", "SWA": "SWZ", "SWD": "SWE",
	"SWZ": "CHE", "TAJ": "TJK", "TAW": "TWN", "TAZ": "TZA", "THI": "THA", "TOG": "TGO", "TON": "TON", "TRI": "TTO",
	"UAE": "ARE", "UKG": "GBR", "URU": "URY", "VAN": "VUT", "YAR": "YEM", "YPR": "YEM", "YUG": "SRB", "ZAM": "ZMB",
	"ZAN": "TZA", "ZIM": "ZWE", "SSD": "SSD", "MNG": "MNE", "MAC": "MKD",
}

// TestLeaders looks leaders in office since 1990 up by the names of REIGN, at
// a date within the term.
func TestLeaders(t *testing.T) {
	data, err := os.ReadFile("../../shared/data/leaders/reign-2021-03.csv")
	if err != nil {
		t.Skip("no list of leaders beside the repository")
	}
	text := make([]rune, 0, len(data))
	for _, b := range data { // Latin-1
		text = append(text, rune(b))
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	l := Default()
	right, all := 0, 0
	missing := map[string][]string{}
	for _, row := range rows[1:] {
		n := func(i int) int { v, _ := strconv.Atoi(strings.TrimSpace(row[i])); return v }
		if n(8) < 1990 {
			continue
		}
		code := row[0]
		if iso, ok := cow[code]; ok {
			code = iso
		}
		from := time.Date(n(6), time.Month(n(5)), max(n(4), 1), 0, 0, 0, 0, time.UTC)
		to := time.Date(n(8), time.Month(n(7)), 1, 0, 0, 0, 0, time.UTC)
		middle := from.Add(to.Sub(from) / 2)
		if since := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC); middle.Before(since) {
			middle = to
		}
		all++
		answers := l.Who(row[3], middle)
		got := "-"
		if len(answers) > 0 {
			got = answers[0].Entity.Code
		}
		if got == code {
			right++
		} else {
			missing[code] = append(missing[code], row[3]+" "+middle.Format("2006-01")+"="+got)
		}
	}
	t.Logf("%d of %d leaders: %.3f", right, all, float64(right)/float64(all))
	if float64(right) < .97*float64(all) {
		t.Errorf("%d of %d leaders found by name, want .97", right, all)
	}
	if os.Getenv("ACTOR_LEADERS") != "" {
		for code, names := range missing {
			t.Log(code, strings.Join(names, "; "))
		}
	}
}
