package plover

import "cmp"

// modesFa are the names of modes in Persian.
var modesFa = map[string]string{
	"visit": "سفر", "third-party": "میانجی‌گری", "multilateral": "چندجانبه", "phone": "تلفنی",
	"withdraw": "خروج", "release": "آزادسازی", "disarm": "خلع سلاح", "ceasefire": "آتش‌بس", "access": "گشودن راه", "resign": "استعفا",
	"assist": "یاری", "change": "تغییر سیاست", "yield": "کوتاه‌آمدن", "meet": "دیدار",
	"disapprove": "انتقاد", "investigate": "تحقیق", "allege": "ادعا",
	"restrict": "محدودیت", "arrest": "بازداشت", "relations": "کاهش روابط", "expel": "اخراج", "territory": "تصرف خاک", "violence": "خشونت",
	"demo": "تظاهرات", "riot": "شورش", "strike": "اعتصاب", "hunger": "اعتصاب غذا", "boycott": "تحریم", "obstruct": "راه‌بندان", "vandalize": "تخریب",
	"convict": "محکومیت", "discontinue": "قطع رابطه",
	"troops": "نیرو", "weapons": "جنگ‌افزار", "police": "پلیس", "militia": "شبه‌نظامی",
	"seize": "تصرف", "censor": "سانسور", "curfew": "منع رفت‌وآمد", "martial-law": "حکومت نظامی", "deport": "بازگرداندن",
	"withhold": "دریغ‌داشتن", "misinformation": "اطلاعات نادرست", "cyber": "سایبری",
	"abduct": "ربودن", "beat": "ضرب‌وشتم", "torture": "شکنجه", "sexual": "خشونت جنسی", "targeted": "ترور", "destroy": "ویرانی",
	"primitive": "سلاح سرد", "firearms": "سلاح گرم", "explosives": "بمب‌گذاری", "suicide-attack": "انتحاری", "aerial": "هوایی",
	"drone": "پهپادی", "heavy-weapons": "سلاح سنگین", "crowd-control": "سرکوب تجمع", "unconventional": "سلاح نامتعارف",
}

// withdrawFa: what a mode is called depends on its type in one case: what is
// withdrawn from is left, what is withdrawn from somebody is taken away.
const withdrawFa = "پس‌گرفتن سفیر یا کمک"

// ModeFa is the name of a type's mode in Persian, the mode itself where it
// has none.
func ModeFa(kind, mode string) string {
	if kind == "SANCTION" && mode == "withdraw" {
		return withdrawFa
	}
	return cmp.Or(modesFa[mode], mode)
}

var statusesFa = map[string]string{Actual: "واقع", Past: "گذشته", Future: "آینده", Negated: "نفی‌شده", Hypothetical: "فرضی"}

// StatusFa is the name of a status in Persian.
func StatusFa(status string) string { return cmp.Or(statusesFa[status], status) }
