package coder_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ravabet/ravabet/record"
)

// TestQuotes tells what is quoted of which speaker, and what is none.
func TestQuotes(t *testing.T) {
	c := newCoder(t)
	for _, x := range []struct {
		text string
		want []string // "kind CODE what is said"
	}{
		// Announced by که, by a colon, by a comma or by nothing.
		{"وزیر خارجهٔ آلمان گفت که اروپا از اوکراین حمایت می‌کند.", []string{"indirect DEU اروپا از اوکراین حمایت می‌کند"}},
		{"رئیس‌جمهور فرانسه گفت اروپا آماده است.", []string{"indirect FRA اروپا آماده است"}},
		{"نخست‌وزیر عراق تأکید کرد، کشورش بی‌طرف می‌ماند.", []string{"indirect IRQ کشورش بی‌طرف می‌ماند"}},
		{"سخنگوی کرملین گفت: مذاکرات ادامه دارد؛ نتیجه‌ای در کار نیست.", []string{"indirect RUS مذاکرات ادامه دارد؛ نتیجه‌ای در کار نیست"}},
		// In marks, before and after the verb.
		{"رئیس‌جمهور روسیه گفت: «ما صلح می‌خواهیم و آماده‌ایم.»", []string{"direct RUS ما صلح می‌خواهیم و آماده‌ایم."}},
		{"«ما صلح می‌خواهیم و آماده‌ایم»، رئیس‌جمهور روسیه گفت.", []string{"direct RUS ما صلح می‌خواهیم و آماده‌ایم"}},
		{"رئیس‌جمهور روسیه، همتای چینی خود را «دوست عزیز» خطاب کرد.", []string{"direct RUS دوست عزیز"}},
		// Words in marks within reported speech belong to it.
		{"سخنگوی کرملین گفت اخراج دیپلمات‌ها «بی‌پاسخ» نمی‌ماند.", []string{"indirect RUS اخراج دیپلمات‌ها «بی‌پاسخ» نمی‌ماند"}},
		// The end: the speaker's next act, another's, a semicolon.
		{"نخست‌وزیر عراق گفت که گفتگوها ادامه دارد و از ترکیه خواست نیروهایش را خارج کند.", []string{"indirect IRQ گفتگوها ادامه دارد"}},
		{"نخست‌وزیر عراق هشدار داد که مرزها بسته خواهد شد؛ هشداری که ترکیه نادیده گرفت.", []string{"indirect IRQ مرزها بسته خواهد شد"}},
		// Credit, with an apposition, in the middle, to an outlet alone.
		{"به گفتهٔ وزیر دفاع فرانسه، عملیات پایان یافته است.", []string{"indirect FRA عملیات پایان یافته است"}},
		{"معترضان به خیابان آمدند؛ به گفتهٔ پلیس آلمان، ده نفر بازداشت شدند.", []string{"indirect DEU ده نفر بازداشت شدند"}},
		{"به گزارش ایسنا، رئیس‌جمهور ایران به عراق سفر کرد.", nil},
		{"وزیر خارجهٔ ایران با بیان اینکه گفتگوها سازنده بوده است، خواستار ادامهٔ آن شد.", []string{"indirect IRN گفتگوها سازنده بوده است"}},
		// Headlines.
		{"پکن: آسیا به ائتلاف نظامی نیاز ندارد", []string{"indirect CHN آسیا به ائتلاف نظامی نیاز ندارد"}},
		// Speech of several sentences in a line: after a colon, in marks.
		{"نخست‌وزیر عراق گفت: مرزها باز می‌ماند. این تصمیم همهٔ دولت است. وی افزود: ترکیه می‌داند.", []string{"indirect IRQ مرزها باز می‌ماند. این تصمیم همهٔ دولت است", "indirect IRQ ترکیه می‌داند"}},
		{"نخست‌وزیر عراق افزود که ترکیه «نگران است. اما راهی هست.»", []string{"indirect IRQ ترکیه «نگران است. اما راهی هست.»"}},
		{"نخست‌وزیر عراق گفت که مرزها باز می‌ماند. ترکیه واکنشی نشان نداد.", []string{"indirect IRQ مرزها باز می‌ماند"}},
		{"براساس اعلام پلیس آلمان، ده نفر بازداشت شدند.", []string{"indirect DEU ده نفر بازداشت شدند"}},
		{"به گزارش روزنامهٔ ایزوستیا، سخنگوی کرملین گفت که مذاکرات ادامه دارد.", []string{"indirect RUS مذاکرات ادامه دارد"}},
		// Where something stands written, and whence an outlet has it.
		{"در بیانیهٔ وزارت خارجهٔ ایران آمده است که این حمله بی‌پاسخ نمی‌ماند.", []string{"indirect IRN این حمله بی‌پاسخ نمی‌ماند"}},
		{"به گزارش رویترز به نقل از وزیر نفت عراق، صادرات نفت کاهش یافته است.", []string{"indirect IRQ صادرات نفت کاهش یافته است"}},
		{"خبرگزاری فارس: وزیر خارجهٔ اسپانیا گفت اروپا متحد است.", []string{"indirect ESP اروپا متحد است"}},
		{"طبق گفتهٔ مقامات عراق حداقل ده تن کشته شدند.", []string{"indirect IRQ حداقل ده تن کشته شدند"}},
		{"نخست‌وزیر عراق گفت که مرزها باز می‌ماند، اما ترکیه مرز را بست.", []string{"indirect IRQ مرزها باز می‌ماند"}},
		{"آمریکا از ارتش خود برای بستن تنگه استفاده می‌کند - وزیر دفاع آمریکا", []string{"indirect USA آمریکا از ارتش خود برای بستن تنگه استفاده می‌کند"}},
		{"یک کارشناس در دانشگاه تهران گفت قیمت‌ها بالا می‌رود.", []string{"indirect IRN قیمت‌ها بالا می‌رود"}},
		{"خبرگزاری فارس به نقل از سخنگوی طالبان نوشت که هیئت کابل به مسکو می‌رود.", []string{"indirect AFG هیئت کابل به مسکو می‌رود"}},
		{"وزیر دفاع آلمان از اینکه ناوها آماده نشده‌اند، ابراز تأسف کرد.", []string{"indirect DEU ناوها آماده نشده‌اند"}},
		{"وزیر دفاع پاکستان گفت که مذاکره فرصت است، اما به گفتهٔ او طالبان جدی نیستند.", []string{"indirect PAK مذاکره فرصت است", "indirect PAK طالبان جدی نیستند"}},
		{"«احمد رضا» سفیر ترکیه در آمریکا گفت که این تصمیم عاقلانه است.", []string{"indirect TUR این تصمیم عاقلانه است"}},
		{"کارشناس قلعه‌نویی معتقد است تیم‌ها بازنده‌اند.", []string{"indirect --- تیم‌ها بازنده‌اند"}},
		{"به گفتهٔ کرملین، پوتین اظهار داشت که روابط با چین خوب است.", []string{"indirect RUS روابط با چین خوب است"}},
		{"هنگامی که وزیر دفاع آلمان این را می‌گفت، نمایندگان رفتند.", nil},
		{"به نقل از یک مقام ارشد آمریکایی، حمله به تعویق افتاده است.", []string{"indirect USA حمله به تعویق افتاده است"}},
		{"«ما تسلیم نمی‌شویم»؛ این را رئیس‌جمهور اوکراین گفت.", []string{"direct UKR ما تسلیم نمی‌شویم"}},
		{"پوتین: آماده هستیم/ زلنسکی: تسلیم نمی‌شویم", []string{"indirect RUS آماده هستیم", "indirect UKR تسلیم نمی‌شویم"}},
		{"پوتین در پاسخ به ماکرون: مذاکره ادامه دارد/ توافق دشوار است", []string{"indirect RUS مذاکره ادامه دارد/ توافق دشوار است"}},
		// Nobody says it, it is not said, or it is demanded.
		{"گفته می‌شود که روسیه نیروهایش را خارج می‌کند.", nil},
		{"وزیر خارجهٔ ایران نگفت که گفتگوها کی آغاز می‌شود.", nil},
		{"باید گفت که این توافق دشوار است.", nil},
		{"فکر می‌کنم که ایران موافقت می‌کند.", nil},
		{"رئیس‌جمهور فرانسه از ایران خواست که به مذاکره بازگردد.", nil},
		{"دولت آلمان به توافق «تاریخی» دست یافت.", nil},
		{"یادآور می‌شود ایران و عمان در سال ۱۳۸۴ قرارداد بستند.", nil},
		{"این طرح به تأیید دولت عراق رسیده است.", nil},
		{"نگرانی این است که قیمت‌ها بالا می‌رود.", nil},
		{"نمایندگان باید بدانند که مردم چه می‌خواهند.", nil},
	} {
		var got []string
		for _, q := range c.code(x.text, time.Time{}).Quotes {
			got = append(got, q.Kind+" "+q.Speaker.Code+" "+q.Text)
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s\n\tgot  %q\n\twant %q", x.text, got, x.want)
		}
	}
}

// TestQuotationThroughLines follows quotations through the lines of a text.
func TestQuotationThroughLines(t *testing.T) {
	c := newCoder(t)
	for _, x := range []struct {
		name string
		text []string
		want []string // the lines that are direct speech of RUS
	}{
		{"closed in a later line", []string{
			"رئیس‌جمهور روسیه گفت: «ما صلح می‌خواهیم.", "این راه دشوار است.", "اما آن را می‌رویم.»", "مسکو این را اعلام کرد."}, []string{
			"ما صلح می‌خواهیم.", "این راه دشوار است.", "اما آن را می‌رویم."}},
		{"opened anew by each paragraph", []string{
			"رئیس‌جمهور روسیه گفت: «ما صلح می‌خواهیم.", "«این راه دشوار است.»", "او سپس رفت."}, []string{
			"ما صلح می‌خواهیم.", "این راه دشوار است."}},
		{"closed in the first line and again in the last", []string{
			"رئیس‌جمهور روسیه گفت: «ما صلح می‌خواهیم.»", "این راه دشوار است.", "اما آن را می‌رویم.»"}, []string{
			"ما صلح می‌خواهیم.", "این راه دشوار است.", "اما آن را می‌رویم."}},
		{"never closed", []string{
			"رئیس‌جمهور روسیه گفت: «ما صلح می‌خواهیم.", "او سپس به پکن رفت.", "این سفر دو روز طول کشید."}, []string{
			"ما صلح می‌خواهیم."}},
	} {
		var got []string
		for _, q := range c.code(strings.Join(x.text, "\n"), time.Time{}).Quotes {
			if q.Kind == "direct" && q.Speaker.Code == "RUS" {
				got = append(got, q.Text)
			}
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s:\n\tgot  %q\n\twant %q", x.name, got, x.want)
		}
	}
}

// TestSpeakersFollowed gives unnamed and half-named speakers the state of those
// before them.
func TestSpeakersFollowed(t *testing.T) {
	c := newCoder(t)
	for _, x := range []struct{ text, want string }{
		{"Pedro Zárate، نمایندهٔ مجلس شیلی، گفت دادگاه فردا رأی می‌دهد.\nZarate گفت: «دادگاه این را می‌داند و می‌پذیرد.»", "CHL CHL"},
		{"نخست‌وزیر عراق گفت که گفتگوها ادامه دارد و افزود که مرزها باز می‌ماند.", "IRQ IRQ"},
		{"طالبان در کابل پنج خبرنگار را بازداشت کردند.\nمنابع محلی گفتند که آنان در ولایت هلمند زندانی شده‌اند.\nکابل این خبر را تأیید نکرد.", "AFG"},
	} {
		var got []string
		for _, q := range c.code(x.text, time.Time{}).Quotes {
			got = append(got, q.Speaker.Code)
		}
		if strings.Join(got, " ") != x.want {
			t.Errorf("%s\n\tgot %q, want %q", x.text, got, x.want)
		}
	}
}

// checkSpans sees to it that the text of every quotation and agreement is the
// slice between its offsets.
func checkSpans(t *testing.T, text string, a *record.Article) {
	t.Helper()
	runes := []rune(text)
	check := func(start, end int, got string) {
		if start < 0 || end < start || end > len(runes) || string(runes[start:end]) != got {
			t.Errorf("%q is not what stands at %d to %d", got, start, end)
		}
	}
	for _, q := range a.Quotes {
		check(q.Start, q.End, q.Text)
	}
	for _, p := range a.Agreements {
		for _, m := range p.Mentions {
			check(m.Start, m.End, m.Text)
		}
	}
}
