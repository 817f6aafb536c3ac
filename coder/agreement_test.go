package coder_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ravabet/ravabet/record"
)

// told writes an agreement as the tests below name it.
func told(a record.Agreement) string {
	parties := codes(a.Parties)
	slices.Sort(parties)
	fields := slices.Clone(a.Fields)
	slices.Sort(fields)
	count := fmt.Sprint(a.Count.Exactly)
	if a.Count.Min > 0 {
		count = fmt.Sprint(a.Count.Min, "+")
	}
	return fmt.Sprintf("%s %s %s %s %v %d", strings.Join(parties, " "), count, a.Kind, a.Status, fields, len(a.Mentions))
}

// TestAgreements tells of each text its agreements: parties, count, kind,
// status, fields, and in how many places each is told.
func TestAgreements(t *testing.T) {
	c := newCoder(t)
	for _, x := range []struct {
		text string
		want []string
	}{
		// By a verb of signing, by one that undoes, by a noun.
		{"ایران و عراق سه سند همکاری در زمینهٔ گمرک و راه‌آهن امضا کردند.", []string{"IRN IRQ 3 agreement signed [customs rail] 1"}},
		{"وزیران نفت ایران و ترکیه قرارداد صادرات گاز را امضا کردند.", []string{"IRN TUR 1 contract signed [gas] 1"}},
		{"مجلس ایران پیمان دفاعی با روسیه را تصویب کرد.", []string{"IRN RUS 1 treaty ratified [defence] 1"}},
		{"چین توافق شیلات با ویتنام را لغو کرد.", []string{"CHN VNM 1 agreement ended [fisheries] 1"}},
		{"امضای دو یادداشت تفاهم میان تهران و باکو", []string{"AZE IRN 2 memorandum signed [] 1"}},
		{"هند و قطر به‌زودی قرارداد خرید گاز امضا خواهند کرد.", []string{"IND QAT 1 contract planned [gas] 1"}},
		// By no verb: the agreement's own phrase names its sides.
		{"توافق اخیر میان مصر و ترکیه از جنگ جلوگیری کرد.", []string{"EGY TUR 1 agreement signed [] 1"}},
		{"بر اساس توافق امنیتی عراق و ایران، مرزها کنترل می‌شود.", []string{"IRN IRQ 1 agreement signed [borders security] 1"}},
		{"بر اساس توافق دوحه که میان آمریکا و طالبان امضا شد، نیروها خارج شدند.", []string{"AFG USA 1 agreement signed [] 1"}},
		// Told twice, and what follows from it.
		{"ایران و ارمنستان چند سند امضا کردند.\nدو کشور روز دوشنبه چهار سند در زمینهٔ برق امضا کردند.", []string{"ARM IRN 4 agreement signed [electricity] 2"}},
		{"ایران و ارمنستان یادداشت تفاهمی امضا کردند.\nبر اساس این یادداشت تفاهم، دانشجویان دو کشور مبادله می‌شوند.", []string{"ARM IRN 1 memorandum signed [education] 2"}},
		{"ژاپن در سال ۲۰۲۲ با استرالیا و در سال ۲۰۲۳ با هند پیمان امضا کرد.", []string{"AUS JPN 1 treaty signed [] 1", "IND JPN 1 treaty signed [] 1"}},
		{"ایران و سوریه ۹ سند و یادداشت تفاهم در حوزهٔ کشاورزی امضا کردند.", []string{"IRN SYR 9 agreement signed [agriculture] 1"}},
		{"این پیمان را ولادیمیر پوتین و الکساندر لوکاشنکو در مینسک امضا کردند.", []string{"BLR RUS 1 treaty signed [] 1"}},
		{"توافق گاز روسیه و ترکیه امضا می‌شود / آمادگی پاکستان برای مذاکره", []string{"RUS TUR 1 agreement planned [gas] 1"}},
		{"ایران و روسیه دربارهٔ ساخت دو نیروگاه هسته‌ای قرارداد امضا کردند.", []string{"IRN RUS 1 contract signed [nuclear] 1"}},
		{"وزیر نیروی ایران گفت: قرارداد صادرات برق به عراق تمدید شد.", []string{"IRN IRQ 1 contract signed [electricity] 1"}},
		{"ایران و عراق سه فقره قرارداد امضا کردند.", []string{"IRN IRQ 3 contract signed [] 1"}},
		{"تونس و الجزایر در سال ۱۹۹۳ پیمانی بستند.", []string{"DZA TUN 1 treaty signed [] 1"}},
		{"دولت کلمبیا و شورشیان فارک در هاوانا توافق‌نامهٔ صلح امضا کردند.", []string{"COL 1 agreement signed [peace] 1"}},
		{"قطر و مصر با میانجی‌گری کویت توافقی امضا کردند.", []string{"EGY QAT 1 agreement signed [] 1"}},
		// A statement of several sides, by what they say in it.
		{"وزیران خارجهٔ ایران و عمان در بیانیه‌ای مشترک اعلام کردند که سفیران خود را بازمی‌گردانند.", []string{"IRN OMN 1 statement signed [] 1"}},
		{"رهبران هند و فرانسه در بیانیه‌ای ده‌بندی متعهد شدند انرژی پاک را گسترش دهند.", []string{"FRA IND 1 statement signed [renewables] 1"}},
		{"هند و فرانسه با انتشار بیانیهٔ مشترکی اعلام کردند که همکاری خود را گسترش می‌دهند.", []string{"FRA IND 1 statement signed [] 1"}},
		{"سران سه کشور مصر، اردن و عراق دیدار کردند.\nسه رهبر در بیانیهٔ پایانی حملهٔ ترکیه به سوریه را محکوم کردند.", []string{"EGY IRQ JOR 1 statement signed [] 1"}},
		{"رهبران هند و فرانسه در بیانیه‌ای مشترک روسیه را محکوم کردند.", nil},
		{"هند و فرانسه در بیانیه‌ای اعلام کردند که سفیران خود را فرامی‌خوانند.", nil},
		// None: not signed, not between sides, only a name, a verb.
		{"ایران و عراق هنوز قراردادی امضا نکرده‌اند.", nil},
		{"بریتانیا بدون توافق از اتحادیهٔ اروپا خارج می‌شود.", nil},
		{"وزارت خارجهٔ ایران بیانیه‌ای منتشر کرد.", nil},
		{"ایران و عراق توافق کردند که مذاکره کنند.", nil},
		{"سخنگوی دولت از توافق طرفین برای ساخت پل خبر داد.", nil},
		{"دونالد ترامپ اعلام کرد آمریکا از توافق آب‌وهوایی پاریس خارج می‌شود.", nil},
		{"او مزایای توافق چین و آمریکا را شرح داد.", nil},
		{"وزیران دو کشور این موضوع را مورد بحث قرار دادند.", nil},
	} {
		a := c.code(x.text, time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC))
		var got []string
		for _, p := range a.Agreements {
			got = append(got, told(p))
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s\n\tgot  %q\n\twant %q", x.text, got, x.want)
		}
		checkSpans(t, x.text, a)
	}
}

// TestAgreementDates tells when what is told of an agreement took place.
func TestAgreementDates(t *testing.T) {
	c := newCoder(t)
	for _, x := range []struct{ text, want string }{
		// Told in a later line; else that of the report.
		{"ایران و عراق قرارداد گاز امضا کردند\nایران و عراق روز دوشنبه ۷ خرداد ۱۴۰۳ قرارداد گاز امضا کردند.", "2024-05-27"},
		{"ایران و عراق قرارداد گاز امضا کردند.", "2024-06-01"},
		// How long it lasts is no date of it.
		{"نقشهٔ راه همکاری ایران و روسیه تا سال ۱۴۰۶ امضا شد.", "2024-06-01"},
		// What is planned lies ahead, and has no date where none is told.
		{"ایران و عراق بهمن‌ماه قرارداد گاز امضا خواهند کرد.", "2025-02"},
		{"ایران و عراق قرارداد گاز امضا خواهند کرد.", ""},
		{"سخنگوی دولت گفت.\nتوافق ایران و عراق از جنگ جلوگیری کرد.", ""},
	} {
		a := c.code(x.text, time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC))
		if len(a.Agreements) != 1 || a.Agreements[0].Date != x.want {
			t.Errorf("%s\n\tgot %+v, want one of %s", x.text, a.Agreements, x.want)
		}
	}
}
