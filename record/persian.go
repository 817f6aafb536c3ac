package record

import "cmp"

var namesFa = map[string]string{
	// kinds of agreements
	"treaty": "پیمان", "agreement": "توافق‌نامه", "memorandum": "یادداشت تفاهم", "contract": "قرارداد", "roadmap": "نقشهٔ راه", "statement": "بیانیه",
	// how far they have come
	"signed": "امضاشده", "ratified": "تصویب‌شده", "planned": "در دست تهیه", "ended": "پایان‌یافته", "broken": "نقض‌شده",
	// their fields
	"energy": "انرژی", "oil": "نفت", "gas": "گاز", "electricity": "برق", "nuclear": "هسته‌ای", "renewables": "انرژی تجدیدپذیر", "water": "آب",
	"environment": "محیط زیست", "climate": "اقلیم", "agriculture": "کشاورزی", "fisheries": "شیلات", "food": "غذا", "trade": "بازرگانی",
	"customs": "گمرک", "investment": "سرمایه‌گذاری", "finance": "مالی", "banking": "بانکی", "taxation": "مالیات", "industry": "صنعت",
	"mining": "معدن", "infrastructure": "زیرساخت", "transport": "حمل‌ونقل", "aviation": "هوانوردی", "rail": "راه‌آهن", "roads": "راه",
	"shipping": "کشتیرانی", "ports": "بندر", "transit": "ترانزیت", "tourism": "گردشگری", "visas": "روادید", "migration": "مهاجرت",
	"borders": "مرز", "security": "امنیت", "defence": "دفاع", "arms": "جنگ‌افزار", "counter-terrorism": "مبارزه با تروریسم", "policing": "پلیس",
	"narcotics": "مواد مخدر", "extradition": "استرداد", "justice": "دادگستری", "prisoners": "زندانیان", "ceasefire": "آتش‌بس", "peace": "صلح",
	"territory": "قلمرو", "disarmament": "خلع سلاح", "human rights": "حقوق بشر", "health": "بهداشت", "education": "آموزش", "science": "علم",
	"technology": "فناوری", "artificial intelligence": "هوش مصنوعی", "space": "فضا", "telecommunications": "ارتباطات", "media": "رسانه",
	"culture": "فرهنگ", "sport": "ورزش", "labour": "کار", "disaster relief": "امداد", "development": "توسعه", "politics": "سیاست",
	"strategic partnership": "مشارکت راهبردی",
}

// NameFa is the Persian name of an agreement's kind, status or field, the
// word itself where there is none.
func NameFa(word string) string { return cmp.Or(namesFa[word], word) }
