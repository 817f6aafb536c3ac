package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestWho(t *testing.T) {
	for _, x := range []struct {
		args, want string // want begins the answer
		status     int
	}{
		{"شی جین‌پینگ --date 2025-09-02", "CHN GOV  Xi Jinping", 0},
		{"رئیس‌جمهور آمریکا --date 2018-05-01", "USA GOV  Donald Trump", 0},
		{"رئیس‌جمهور آمریکا --date 2022-05-01", "USA GOV  Joe Biden", 0},
		{"پاپ --date 2015-01-01", "VAT REL  Pope Francis", 0},
		{"ملکه دانمارک --date 2005-01-01", "DNK GOV  Margrethe II", 0},
		{"سخنگوی وزارت خارجه ایران --date 2023-01-01", "IRN GOV  Nasser Kanaani", 0},
		{"رهبر آلمان --date 2010-01-01", "DEU GOV  Angela Merkel", 0},
		{"رئیس‌جمهور گرجستان --date 2022-01-01", "GEO GOV  Salome Zourabichvili", 0},
		{"ده‌ها فلسطینی", "PSE CVL", 0},
		{"کرملین", "RUS GOV  Russia", 0},
		{"جاپان", "JPN GOV  Japan", 0},
		{"Mojadidi --date 1992-05-01", "AFG GOV  Sibghatullah Mojaddedi", 0},
		{"فلانی بهمانی", "", 1},
		{"پوتین --date 2010-13-01", "", 2},
		{"", "", 2},
	} {
		t.Run(x.args, func(t *testing.T) {
			name, date, dated := strings.Cut(x.args, " --date ")
			args := []string{"who"}
			if name != "" {
				args = append(args, name)
			}
			if dated {
				args = append(args, "--date", date)
			}
			out, errs, status := runCommand(t, "", args...)
			if status != x.status || !strings.HasPrefix(out, x.want) {
				t.Errorf("exit status %d, %s%s, want %d, %s", status, out, errs, x.status, x.want)
			}
			if status != 0 && errs == "" {
				t.Error("fails without saying why")
			}
		})
	}
}

func TestWhoJSON(t *testing.T) {
	out, _, status := runCommand(t, "", "who", "پوتین", "--date", "2010-01-01", "--json")
	var got struct {
		Code, Sector, Name string
		Terms              []struct{ Office, Dates string }
	}
	if err := json.Unmarshal([]byte(strings.SplitN(out, "\n", 2)[0]), &got); err != nil || status != 0 {
		t.Fatal(status, err, out)
	}
	if got.Code != "RUS" || got.Name != "Vladimir Putin" || len(got.Terms) < 4 {
		t.Errorf("got %+v", got)
	}
}
