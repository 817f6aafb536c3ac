package actor

import (
	"slices"
	"strings"
	"testing"

	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/record"
)

// TestResolve holds what phrases of a report mean: the last sentence that has
// the phrase counts. Entities are written as code and sector, "-" for none.
func TestResolve(t *testing.T) {
	l := Default()
	a := persian.New(l.Names())
	for _, x := range []struct{ text, date, phrase, want string }{
		// Offices and bodies by composition.
		{"سخنگوی وزارت خارجه چین این خبر را رد کرد.", "2023-05-01", "سخنگوی وزارت خارجه چین", "CHN GOV"},
		{"پلیس اسپانیا دو نفر را بازداشت کرد.", "2023-05-01", "پلیس اسپانیا", "ESP COP"},
		{"نیروهای اوکراینی عقب‌نشینی کردند.", "2023-05-01", "نیروهای اوکراینی", "UKR MIL"},
		{"حکومت و مردم ازبکستان از این سفر استقبال کردند.", "2019-05-01", "حکومت", "UZB GOV"},
		{"رهبران چین، روسیه و مغولستان دیدار کردند.", "2025-09-02", "رهبران چین، روسیه و مغولستان", "CHN GOV, RUS GOV, MNG GOV"},
		{"سوریه به «نیروهای اشغالگر» آمریکا، فرانسه و ترکیه دستور داد خارج شوند.", "2018-09-29", "نیروهای اشغالگر", "USA MIL, FRA MIL, TUR MIL"},
		// Dates.
		{"رئیس‌جمهور آمریکا به ریاض رفت.", "2018-05-01", "رئیس‌جمهور آمریکا", "USA GOV Donald Trump"},
		{"رئیس‌جمهور آمریکا به ریاض رفت.", "2022-05-01", "رئیس‌جمهور آمریکا", "USA GOV Joe Biden"},
		{"ولیعهد عربستان با او دیدار کرد.", "2023-05-01", "ولیعهد عربستان", "SAU GOV Mohammed bin Salman"},
		{"باراک اوباما از این توافق دفاع کرد.", "2018-05-01", "باراک اوباما", "USA ELI Barack Obama"},
		// Clitics.
		{"وزیر دفاع ترکیه اعلام کرد که کشورش هواپیما می‌خرد.", "2012-05-01", "کشورش", "TUR GOV"},
		{"مردم کشورمان به آنها کمک کردند.", "2012-05-01", "مردم کشورمان", "IRN CVL"},
		// People of no state, and groups counted out.
		{"هزاران نفر از مردم فرانسه در پاریس تظاهرات کردند.", "2019-05-01", "نفر", "FRA CVL"},
		{"شماری از شهروندان آلمان بازداشت شدند.", "2019-05-01", "شماری از شهروندان آلمان", "DEU CVL"},
		{"ده‌ها فلسطینی در این حمله کشته شدند.", "2019-05-01", "فلسطینی", "PSE CVL"},
		{"صدها تن از عراقی‌ها بازداشت شدند.", "2004-05-01", "تن از عراقی‌ها", "IRQ CVL"},
		{"یک کارشناس مسائل انرژی در پاکستان آمریکا را متهم کرد.", "2010-05-01", "کارشناس", "PAK EDU"},
		// Surnames: last, first, given names, near spellings, the other script.
		{"یون سوک یول، رئیس‌جمهور کره جنوبی، سخن گفت. مخالفان از یون خواستند استعفا دهد.", "2024-12-20", "یون", "KOR GOV Yoon Suk Yeol"},
		{"دولت افغانستان آتش‌بس اعلام کرد. رئیس‌جمهور غنی به نیروها دستور داد.", "2020-05-24", "غنی", "AFG GOV Ashraf Ghani"},
		{"روبرتو کالزادلیا، دیپلمات بولیوی، سخن گفت. کالزادیلا پاسخ داد.", "2018-09-30", "کالزادیلا", "BOL GOV"},
		{"Sutopo Nugroho، سخنگوی سازمان کاهش بلایای اندونزی، سخن گفت. نوگروهو پاسخ داد.", "2018-09-30", "نوگروهو", "IDN GOV"},
		{"حسین بهرامیان، وزیر نیروی ایران، به باکو رفت. بهرامیان با الهام علی‌اف دیدار کرد.", "2019-05-01", "بهرامیان", "IRN GOV"},
		// References.
		{"پوتین و شی جین‌پینگ دیدار کردند. سران دو کشور بیانیه‌ای امضا کردند.", "2022-02-04", "سران دو کشور", "CHN GOV Xi Jinping, RUS GOV Vladimir Putin"},
		{"وزیر خارجه ایران با همتای روس خود دیدار کرد.", "2022-02-04", "همتای روس خود", "RUS GOV"},
		{"آلمان و ترکیه مذاکره کردند. طرفین بیانیه دادند.", "2018-09-30", "طرفین", "DEU GOV, TUR GOV"},
		{"پاکستان گفت اگر آمریکا به خاک این کشور حمله کند پاسخ می‌دهد.", "2010-05-01", "این کشور", "PAK GOV"},
		{"رهبران ترکیه و آلمان به دیدار متحدان ناتو رفتند. آنها با هم مذاکره کردند.", "2018-09-30", "آنها", "DEU GOV, TUR GOV"},
		{"حزب‌الله و جبهه پولیساریو بیانیه دادند. نماینده این جبهه گفت.", "2018-09-30", "این جبهه", "ESH REB"},
		{"بشار اسد وارد تهران شد. رئیس‌جمهور ایران از او استقبال کرد.", "2019-02-25", "او", "SYR GOV Bashar al-Assad"},
		{"محمود عباس به دوحه رفت. امیر قطر با او دیدار کرد و به او تبریک گفت.", "2019-02-25", "او", "PSE GOV Mahmoud Abbas"},
		{"شی جین‌پینگ گفت که به مسکو می‌رود. او با مقام‌ها دیدار می‌کند.", "2023-03-20", "او", "CHN GOV Xi Jinping"},
		{"ولادیمیر پوتین سخن گفت. پوتین وارد تهران شد.", "2022-07-19", "پوتین", "RUS GOV Vladimir Putin"},
		// The press of the state.
		{"نمایندگان مجلس با این طرح مخالفت کردند.", "2018-09-30", "نمایندگان مجلس", "IRN LEG"},
		{"سخنگوی دولت این خبر را رد کرد.", "2018-09-30", "سخنگوی دولت", "IRN GOV"},
		{"به گزارش ایرنا، ایران و عمان قرارداد بستند. رئیس‌جمهور در مسقط با سلطان عمان دیدار کرد.", "2014-03-13", "رئیس‌جمهور", "IRN GOV"},
		// Outlets.
		{"خبرگزاری البرزنیوز گزارش داد که قیمت‌ها بالا رفت.", "2020-09-30", "خبرگزاری البرزنیوز", "--- JRN"},
		{"به نوشته روزنامه الشرق الاوسط، عربستان مذاکره کرد.", "2020-09-30", "روزنامه الشرق الاوسط", "GBR JRN Asharq Al-Awsat"},
		{"شبکه برق ایران قطع شد.", "2020-09-30", "شبکه", ""},
		// Words that are no names or roles here.
		{"او در حکومت نظامی بازداشت شد.", "2018-09-30", "نظامی", ""},
		{"بیست کشور برای شرکت در این نشست آمدند.", "2018-09-30", "شرکت", ""},
		{"آتش‌بس در بهمن برقرار شد.", "2018-09-30", "بهمن", ""},
	} {
		t.Run(x.phrase, func(t *testing.T) {
			doc := a.Document(x.text)
			found := l.Resolve(doc, parseDate(x.date))
			si, first, last := -1, 0, 0
			from := strings.LastIndex(x.text, x.phrase)
			if from >= 0 {
				n := len([]rune(x.text[:from]))
				si, first, last = locate(doc, n, n+len([]rune(x.phrase)))
			}
			if si < 0 {
				t.Fatalf("%q is not in %q", x.phrase, x.text)
			}
			var got []string
			m := found.begins(si, first)
			if m == nil && x.want != "" {
				m = found.within(si, first, last)
			}
			if m != nil {
				for _, e := range m.Entities {
					got = append(got, short(e, strings.ContainsFunc(x.want, func(r rune) bool { return r >= 'a' && r <= 'z' })))
				}
			}
			want := strings.Split(x.want, ", ")
			slices.Sort(want)
			slices.Sort(got)
			if strings.Join(got, ", ") != strings.Join(want, ", ") {
				t.Errorf("%q in %q is %q, want %q", x.phrase, x.text, got, want)
			}
		})
	}
}

func short(e record.Entity, named bool) string {
	out := e.Code + " " + e.Sector
	if named {
		out += " " + e.Name
	}
	return strings.TrimSpace(out)
}
