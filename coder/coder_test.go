package coder_test

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/ravabet/ravabet/actor"
	"github.com/ravabet/ravabet/coder"
	"github.com/ravabet/ravabet/persian"
	"github.com/ravabet/ravabet/record"
	"github.com/ravabet/ravabet/when"
)

// testCoder takes a text through all steps.
type testCoder struct {
	text  *persian.Analyzer
	coder *coder.Coder
}

var load = sync.OnceValues(func() (*coder.Lexicon, error) { return coder.Load() })

func lexicon(t testing.TB) *coder.Lexicon {
	t.Helper()
	l, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func newCoder(t testing.TB) testCoder {
	t.Helper()
	actors, err := actor.Load()
	if err != nil {
		t.Fatal(err)
	}
	dates, err := when.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := coder.New(lexicon(t), actors, dates, persian.Cues())
	return testCoder{persian.New(actors.Names()).Units(c.Units), c}
}

func (c testCoder) code(text string, date time.Time) *record.Article {
	a := &record.Article{}
	doc := c.text.Document(text)
	c.coder.Code(doc, date, a)
	return a
}

func mapsKeys[V any](m map[string]V) iter.Seq[string] { return maps.Keys(m) }

func FuzzCode(f *testing.F) {
	f.Add("رئیس‌جمهور فرانسه گفت: «ایران باید پاسخ دهد» و از روسیه خواست که عقب‌نشینی کند.")
	f.Add("«\"»«»:::که که گفت گفت گفت\n«\n\n»")
	f.Add("\xff\x00ایران")
	f.Add("گفت: «الف.\nب\nج.» د»\n«توافق ایران و عراق امضا شد: «")
	c := newCoder(f)
	f.Fuzz(func(t *testing.T, text string) {
		a := c.code(text, time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC))
		if utf8.ValidString(text) {
			checkSpans(t, text, a)
		}
		for _, e := range a.Events {
			if e.Trigger.Start < 0 || e.Trigger.End < e.Trigger.Start {
				t.Errorf("trigger %+v", e.Trigger)
			}
		}
	})
}

func TestSettledCases(t *testing.T) {
	c := newCoder(t)
	for _, x := range []struct{ sentence, want string }{
		{"پکن تاکنون اقدامات مسکو را محکوم نکرده است.", "ACCUSE negated CHN > RUS"},
		{"پارلمان اروپا حملهٔ روسیه به اوکراین را محکوم کرد.", "ACCUSE actual EUR > RUS"},
		{"رئیس‌جمهور فرانسه با صدراعظم آلمان در برلین دیدار خواهد کرد.", "AGREE actual DEU FRA > "},
		// Whose report it is does not act in it.
		{"رویترز - وزیر خارجه ایران روسیه را محکوم کرد.", "ACCUSE actual IRN > RUS"},
		{"باکو ـ خبرگزاری فرانسه ـ نیکول پاشینیان با الهام علی‌اف دیدار کرد.", "CONSULT actual ARM AZE > "},
		{"یورونیوز: «هاکان فیدان» وزیر خارجه ترکیه به سوریه سفر کرد.", "CONSULT actual TUR > SYR"},
		// What is said of an act is not done by who says it.
		{"سخنگوی حماس گفت بیش از ۶۰ اسیر اسرائیلی کشته شده‌اند.", "ASSAULT actual  > ISR"},
		{"در پی حملهٔ روسیه به اودسا دو نفر کشته و چند نفر دیگر زخمی شدند.", "ASSAULT actual RUS > UKR"},
		{"تهران؛ حملات اسرائیل به لبنان ادامه دارد", "ASSAULT actual ISR > LBN"},
		{"حملات روسیه به هفت منطقهٔ اوکراین؛ برق کی‌یف قطع شد", "ASSAULT actual RUS > UKR"},
		{"ارتش آمریکا تأیید کرد که کره شمالی موشکی آزمایش کرده و آن را محکوم کرد.", "ACCUSE actual USA > "},
		{"وزیر خارجهٔ انگلیس تلفنی با همتای ترک خود گفت و گو کرد.", "CONSULT actual GBR TUR > "},
		{"هشتمین نشست شورای همکاری‌های ایران و ترکیه برگزار شد.", "CONSULT actual IRN TUR > "},
		// What stands behind a date or an adverb is no part of it.
		{"در ۲۴ فوریه ۲۰۲۲ ارتش روسیه به اوکراین حمله کرد.", "ASSAULT actual RUS > UKR"},
		{"آمریکا سپس ایران را تحریم کرد.", "SANCTION actual USA > IRN"},
		// Whom one accuses has done it.
		{"آمریکا ایران را متهم کرد که به عربستان حمله کرده است.", "ASSAULT actual IRN > SAU"},
		// Who is attacked does not attack.
		{"در روز جمعه به اوکراین حمله کرد.", "ASSAULT actual --- > UKR"},
		{"ارتش ترکیه شمال عراق را بمباران کرد.", "ASSAULT actual TUR > IRQ"},
		{"دولت استرالیا که پیش‌تر سفیر چین را احضار کرده بود، صادرات سلاح به اسرائیل را متوقف کرد.", "SANCTION actual AUS > ISR"},
		{"نخست‌وزیر بریتانیا با تأکید بر حمایت از اوکراین، روسیه را به تحریم تهدید کرد.", "THREATEN actual GBR > RUS"},
		// Who condemns an act has not done it.
		{"آلمان کودتا در نیجر را محکوم کرد.", "ACCUSE actual DEU > NER"},
		{"ترکیه کشتار مسلمانان در میانمار را محکوم کرد.", "ASSAULT actual  > MMR"},
		// What is marked is the object, whatever stands before it.
		{"حزب‌الله مدعی شد که یک هواپیمای بدون سرنشین اسرائیل را هدف قرار داده است.", "ASSAULT actual LBN > ISR"},
		{"وزارت خارجهٔ آمریکا با انتشار بیانیه‌ای مادورو را به قاچاق متهم کرد.", "ACCUSE actual USA > VEN"},
		{"ده‌ها نظامی پاکستانی کشته و زخمی شده‌اند.", "ASSAULT actual  > PAK"},
		{"فرانسه به حمایت از اوکراین ادامه داد.", "SUPPORT actual FRA > UKR"},
		{"رهبران آمریکا و فرانسه پنجشنبه در بیانیه‌ای مشترک روسیه را مسئول این حمله دانستند.", "ACCUSE actual FRA USA > RUS"},
		{"معترضان خانهٔ نخست‌وزیر سریلانکا را آتش زدند.", "PROTEST actual LKA > LKA"},
		{"وزارت اطلاعات ایران از بازداشت هفت شهروند افغانستان خبر داد.", "COERCE actual IRN > AFG"},
		{"یک کارشناس مسائل انرژی در پاکستان، آمریکا را متهم کرد.", "ACCUSE actual PAK > USA"},
		{"سد ویران شد؛ کی‌یف و مسکو یکدیگر را متهم می‌کنند", "ACCUSE actual RUS UKR > "},
		{"رئیس مجلس ایران سفر خود به پکن را لغو کرد.", "REJECT actual IRN > CHN"},
		{"آنکارا به هرگونه حمله پاسخ خواهد داد.", "THREATEN actual TUR > "},
		{"به گزارش ایرنا، سرگئی لاوروف، وزیر خارجه روسیه، حمله به سوریه را محکوم کرد.", "ACCUSE actual RUS > "},
		{"به گزارش خبرگزاری مهر به نقل از رویترز، دولت آلمان دو دیپلمات روس را اخراج کرد.", "SANCTION actual DEU > RUS"},
		{"به گفته مقام‌های عراقی، ترکیه شمال عراق را بمباران کرد.", "ASSAULT actual TUR > IRQ"},
		{"به گزارش شبکه خبری سی‌ان‌ان، دونالد ترامپ رئیس‌جمهور آمریکا ایران را تهدید کرد.", "THREATEN actual USA > IRN"},
		{"سفیر گفت که ترکیه ایران هسته‌ای را تحمل نخواهد کرد.", "REJECT actual TUR > IRN"},
		{"سخنگوی سازمان ملل گفت این سازمان حمله اسرائیل به لبنان را محکوم می‌کند.", "ACCUSE actual UNO > ISR"},
		{"یک مقام ارشد حماس اعلام کرد این جنبش با طرح مصر موافقت کرده است.", "AGREE actual PSE > "},
		{"سخنگوی طالبان گفت این گروه حمله پاکستان را محکوم می‌کند.", "ACCUSE actual AFG > PAK"},
		{"دولت آمریکا را مسئول جنایت‌ها در ایران قلمداد می‌کردیم.", "ACCUSE actual --- > USA"},
		{"همه در جهان ایران را تمجید می‌کنند.", "SUPPORT actual  > IRN"},
		{"پلیس آلمان ده‌ها معترض را بازداشت کرد.", "COERCE actual DEU > DEU"},
		{"به ایران حمله خواهیم کرد.", "THREATEN actual --- > IRN"},
		{"امریکا هشدار داد که بر ضد شورشیان در پاکستان عملیات خواهد کرد.", "THREATEN actual USA > PAK"},
		{"فرماندهان طالبان به کابل حمله کردند.", "ASSAULT actual AFG > AFG"},
		// An infinitive states what its verb states.
		{"اسپانیا با به رسمیت شناختن فلسطین خشم اسرائیل را برانگیخت.", "SUPPORT actual ESP > PSE"},
		{"رئیس‌جمهور آمریکا پس از متهم کردن چین به دخالت در انتخابات به نیویورک رفت.", "ACCUSE actual USA > CHN"},
		{"ارتش اسرائیل با تخریب کردن خانه‌های فلسطینیان به کار خود ادامه داد.", "ASSAULT actual ISR > PSE"},
		{"رهبر معظم انقلاب مسئولان را از اسراف نهی کردند.", "REQUEST actual IRN > IRN"},
		{"بریتانیا و فرانسه به طور رسمی کشور فلسطین را به رسمیت شناختند.", "SUPPORT actual FRA GBR > PSE"},
		{"پوتین، مانند کیم جونگ اون، رهبر کره شمالی، در رژه نظامی چین شرکت کرد.", "CONSULT actual PRK RUS > CHN"},
		{"ایران حمله به سفارت روسیه در کابل را محکوم کرد.", "ACCUSE actual IRN > "},
		{"ایران کشته شدن غیرنظامیان فلسطینی را محکوم کرد.", "ASSAULT actual  > PSE"},
		{"آمریکا پس از متهم‌کردن چین به جاسوسی، سفیر خود را از پکن فراخواند.", "ACCUSE actual USA > CHN"},
		{"محمدجواد ظریف پیش از این با وزیر امور خارجه اروگوئه نیز دیدار کرده بود.", "CONSULT actual IRN URY > "},
		{"سخنگوی وزارت خارجه ایران حمله موشکی وحشیانه بامداد امروز رژیم صهیونیستی به حومه دمشق را محکوم کرد.", "ACCUSE actual IRN > ISR"},
		{"پهپادها و موشک‌های روسی اوایل امروز به مناطقی از کی‌یف حمله کردند.", "ASSAULT actual RUS > UKR"},
		{"۱۰ منطقه از ۲۷ منطقه اوکراین مورد حمله روسیه قرار گرفتند.", "ASSAULT actual RUS > UKR"},
		{"ارتش اوکراین گفته است که نیروهای روسیه هر شب مناطق مختلف این کشور را هدف قرار می‌دهند.", "ASSAULT actual RUS > UKR"},
		{"پلیس تعدادی از تجمع کنندگان مقابل سفارت عربستان در تهران را بازداشت کرد.", "COERCE actual IRN > IRN"},
		{"روسیه حمله اسرائیل را محکوم و خواهان خویشتن‌داری آمریکا شد.", "ACCUSE actual RUS > ISR"},
		{"سخنگوی دولت مکزیک گفت تعرفه‌های آمریکا غیرقانونی است.", "ACCUSE actual MEX > USA"},
		{"ترامپ نوشت اگر مکزیک آب را ندهد، بر کالاهای این کشور تعرفه وضع می‌کند.", "THREATEN actual USA > MEX"},
		{"هیئت ایرانی به ریاست عباس عراقچی که دیروز وارد مسقط شد، با مقام‌های عمان دیدار کرد.", "CONSULT actual IRN > OMN"},
		{"ناظران از احتمال مذاکرات تهران–واشنگتن خبر دادند.", "CONSULT hypothetical IRN USA > "},
	} {
		found := false
		var seen []string
		for _, e := range c.code(x.sentence, time.Time{}).Events {
			got := e.Type + " " + e.Status + " " + strings.Join(codes(e.Actors), " ") + " > " + strings.Join(codes(e.Recipients), " ")
			seen = append(seen, got)
			found = found || got == x.want
		}
		if !found {
			t.Errorf("%s\n\twant %s, got %q", x.sentence, x.want, seen)
		}
	}
}

func BenchmarkCode(b *testing.B) {
	c := newCoder(b)
	const text = "شی جین‌پینگ، رئیس‌جمهور چین، از ولادیمیر پوتین، همتای روس خود، در پکن استقبال کرد. در این دیدار، دو رهبر بیش از ۲۰ توافقنامه همکاری در زمینه‌های انرژی و کشاورزی به امضا رساندند."
	doc := c.text.Document(text)
	words := 0
	for _, s := range doc.Sentences {
		words += len(s.Words)
	}
	b.ReportAllocs()
	for b.Loop() {
		c.coder.Code(doc, time.Time{}, &record.Article{})
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

// TestPublicMatters checks that a report of courts and police alone is coded where
// it is of a public matter, and not where it is of crime.
func TestPublicMatters(t *testing.T) {
	c := newCoder(t)
	for text, want := range map[string]int{
		"دادگاه انقلاب شش معترض را به زندان محکوم کرد.\nجلسه دیروز برگزار شد.\nوکیل به حکم اعتراض کرده است.\nپرونده به تهران رفت.":    1,
		"دادگاه شش سارق را به زندان محکوم کرد.\nجلسه دیروز برگزار شد.\nصاحب مغازه به حکم اعتراض کرده است.\nپرونده به مرکز استان رفت.": 0,
	} {
		n := 0
		for _, e := range c.code(text, time.Time{}).Events {
			if e.Type == "SANCTION" {
				n++
			}
		}
		if n != want {
			t.Errorf("%s\n\twant %d sentences, got %d", text, want, n)
		}
	}
}

func TestContexts(t *testing.T) {
	c := newCoder(t)
	for sentence, want := range map[string]string{
		"ایران و عمان در مسقط دیدار کردند.":                     "diplomatic",
		"چین روسیه را محکوم کرد.":                               "legal",
		"ترکیه به کردها حمله کرد.":                              "religion_ethnicity",
		"آمریکا و روسیه دربارهٔ سلاح‌های هسته‌ای مذاکره کردند.": "cbrn",
	} {
		a := c.code(sentence, time.Time{})
		if len(a.Events) == 0 || !slices.Contains(a.Events[0].Contexts, want) {
			t.Errorf("%s: want %s, got %+v", sentence, want, a.Events)
		}
		if want == "diplomatic" && len(a.Events[0].Contexts) != 1 {
			t.Errorf("%s: got %v", sentence, a.Events[0].Contexts)
		}
	}
}

// TestEverydayReports codes nothing of reports in which no public matter is told.
func TestEverydayReports(t *testing.T) {
	text := strings.Join([]string{
		"کشاورزی در چین مورد حملهٔ یک خوک قرار گرفت و کشته شد.",
		"این مرد صبح زود به بازار رفته بود.",
		"همسایه‌ها گفتند خوک پیش‌تر هم به مردی حمله کرده بود.",
		"صاحب خوک دستگیر شد.",
		"پسر او متهم شد که در را باز گذاشته است.",
	}, "\n")
	got := newCoder(t).code(text, time.Date(2018, 9, 30, 0, 0, 0, 0, time.UTC))
	if len(got.Events) > 0 {
		t.Errorf("a report on an accident has the events %v", got.Events)
	}
}
