package actor

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// single are the offices that one person holds at a time.
var single = []string{"president", "prime minister", "chancellor", "king", "emperor", "foreign minister",
	"defence minister", "interior minister", "finance minister", "speaker", "supreme leader"}

// collective are states where several do: councils and rotating heads.
var collective = []string{"CHE", "BIH", "SMR", "UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "---"}

// crowned are heads of several states, whom the lexicon gives one.
var crowned = []string{"Elizabeth II", "Charles III"}

type tenure struct {
	name     string
	from, to int32
}

func days(from, to int32) int {
	t := func(d int32) time.Time {
		d = min(d, 20991231)
		return time.Date(int(d/10000), time.Month(d/100%100), int(d%100), 0, 0, 0, 0, time.UTC)
	}
	return int(t(to).Sub(t(from)).Hours() / 24)
}

// TestTerms checks the terms of the people files against each other: no term
// ends before it begins, and in an office that one person holds, terms that
// overlap by more than forty days, and gaps of more than two hundred since
// 2000, are counted and listed under ACTOR_FACTS=1.
func TestTerms(t *testing.T) {
	l := Default()
	offices := map[string][]tenure{}
	for i := range l.entries {
		e := &l.entries[i]
		if e.kind != personEntry {
			continue
		}
		for _, term := range l.terms[e.from:e.to] {
			if term.From > term.To || term.From != 0 && term.From < 18000101 || term.To != openEnd && term.To > 20301231 {
				t.Errorf("%s: %s %s %s", e.name, term.Code, term.Office, term.dates)
			}
			if slices.Contains(single, term.Office) && !slices.Contains(collective, term.Code) && term.From != 0 {
				key := term.Code + " " + term.Office
				offices[key] = append(offices[key], tenure{e.name, term.From, term.To})
			}
		}
	}
	overlaps, gaps := compareTenures(offices)
	t.Logf("%d offices; %d overlaps, %d gaps since 2000", len(offices), len(overlaps), len(gaps))
	if os.Getenv("ACTOR_FACTS") != "" {
		t.Log("\n" + strings.Join(overlaps, "\n") + "\n" + strings.Join(gaps, "\n"))
	}
	const most = 40
	if len(overlaps) > most {
		t.Errorf("%d terms overlap, at most %d did", len(overlaps), most)
	}
}

func compareTenures(offices map[string][]tenure) (overlaps, gaps []string) {
	for key, all := range offices {
		sort.Slice(all, func(i, j int) bool { return all[i].from < all[j].from })
		for i := 1; i < len(all); i++ {
			a, b := all[i-1], all[i]
			if d := days(b.from, min(a.to, b.to)); d > 40 && a.name != b.name {
				overlaps = append(overlaps, fmt.Sprintf("overlap %s: %s and %s, %d days from %d", key, a.name, b.name, d, b.from))
			}
			if d := days(a.to, b.from); d > 200 && a.to >= 20000101 && strings.HasSuffix(key, "president") || d > 200 && a.to >= 20000101 && strings.HasSuffix(key, "prime minister") {
				gaps = append(gaps, fmt.Sprintf("gap %s: %s to %s, %d days from %d", key, a.name, b.name, d, a.to))
			}
		}
	}
	slices.Sort(overlaps)
	slices.Sort(gaps)
	return
}

// TestHeads looks up the heads of state and government of two lists, at a day
// within their terms.
func TestHeads(t *testing.T) {
	l := Default()
	type head struct {
		name, code string
		day        time.Time
	}
	var heads []head
	for _, row := range readCSV(t, "current-2026-08.csv") {
		region, err := language.ParseRegion(row[1])
		if err != nil {
			continue
		}
		code := region.ISO3()
		if row[1] == "EU" {
			code = "EUR"
		}
		for _, name := range []string{row[3], row[6]} {
			if name != "" && !slices.Contains(crowned, name) {
				heads = append(heads, head{name, code, time.Date(2026, 8, 1, 0, 0, 0, 0, time.UTC)})
			}
		}
	}
	byName := map[string]string{}
	for code, n := range l.states {
		byName[l.entries[n].name] = code
	}
	for _, row := range readCSV(t, "cabinet-heads-2021.csv") {
		code := byName[row[1]]
		if code == "" || row[6] == "" || slices.Contains(crowned, row[5]) || strings.HasPrefix(row[5], "Q") {
			continue // a monarch of several states, a name that the list lacks
		}
		day, err := time.Parse("2006", row[6])
		if err != nil {
			continue
		}
		heads = append(heads, head{row[5], code, day.AddDate(1, 0, 0)})
	}
	right, missing := 0, []string{}
	for _, h := range heads {
		if found := l.Who(h.name, h.day); len(found) > 0 && found[0].Entity.Code == h.code {
			right++
		} else {
			missing = append(missing, h.code+" "+h.name+" "+h.day.Format("2006"))
		}
	}
	t.Logf("%d of %d heads: %.3f", right, len(heads), float64(right)/float64(len(heads)))
	if os.Getenv("ACTOR_FACTS") != "" {
		t.Log("\n" + strings.Join(missing, "\n"))
	}
	if float64(right) < .95*float64(len(heads)) {
		t.Errorf("%d of %d heads found by name, want .95", right, len(heads))
	}
}

func readCSV(t *testing.T, name string) [][]string {
	f, err := os.Open("../../shared/data/leaders/" + name)
	if err != nil {
		t.Skip("no list of leaders beside the repository")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// TestStateNames checks that every state is known by the Persian and English
// names that CLDR has for it.
func TestStateNames(t *testing.T) {
	l := Default()
	persian, english := display.Regions(language.Persian), display.Regions(language.English)
	dari := display.Regions(language.MustParse("fa-AF"))
	for code := range l.states {
		region, err := language.ParseRegion(code)
		if err != nil {
			t.Logf("%s is no region of CLDR", code)
			continue
		}
		for _, name := range []string{persian.Name(region), dari.Name(region), english.Name(region)} {
			name, _, _ = strings.Cut(name, " (") // "Myanmar (Burma)"
			if name == "" || l.hasState(name, code) {
				continue
			}
			t.Errorf("%s is not known as %s", code, name)
		}
	}
	for _, code := range unMembers {
		if _, ok := l.states[code]; !ok {
			t.Errorf("%s is not in the lexicon", code)
		}
	}
}

func (l *Lexicon) hasState(name, code string) bool {
	return slices.ContainsFunc(l.index.lookup(folded(name)), func(s sense) bool {
		return l.entries[s.entry].kind == stateEntry && l.entries[s.entry].code == code
	})
}

// unMembers are the members and observers of the United Nations, and four more.
var unMembers = strings.Fields(`AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA
BRA BRN BGR BFA BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ
ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN
JOR KAZ KEN KIR PRK KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG
MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA LCA VCT
WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR
TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE PSE VAT KOS TWN HKG ESH`)
