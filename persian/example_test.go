package persian_test

import (
	"fmt"

	"github.com/ravabet/ravabet/persian"
)

// Half-spaces that were deleted or became blanks are put back, a line for each
// line.
func ExampleAnalyzer_Repair() {
	a := persian.New(nil)
	fmt.Println(a.Repair("زمینههای همکاری بینالمللی فراهم میشود.\nكتاب ها را نمی خوانم."))
	// Output:
	// زمینه‌های همکاری بین‌المللی فراهم می‌شود.
	// کتاب‌ها را نمی‌خوانم.
}

// Repairs tells what Repair changes, in code points of the text as given.
func ExampleAnalyzer_Repairs() {
	a := persian.New(nil)
	for _, r := range a.Repairs("او می رود و میگوید.") {
		fmt.Println(r.Start, r.End, r.New)
	}
	// Output:
	// 3 9 می‌رود
	// 12 18 می‌گوید
}

// Words have their places in the text as it was given.
func ExampleAnalyzer_Document() {
	text := "وزیران دو كشور توافقنامه را امضا کردند."
	d := persian.New(nil).Document(text)
	for _, w := range d.Sentences[0].Words {
		fmt.Println(d.Slice(w.Start, w.End), w.Lemma, w.Tag)
	}
	for _, c := range d.Sentences[0].Clauses {
		fmt.Println("clause:", c.Lemma)
	}
	// Output:
	// وزیران وزیر NOUN
	// دو دو NUM
	// كشور کشور NOUN
	// توافقنامه توافقنامه NOUN
	// را را ADP
	// امضا امضا NOUN
	// کردند کرد VERB
	// . . PUNCT
	// clause: امضا کردن
}

// The rules of inflection alone read a verb form.
func ExampleAnalyzeVerb() {
	for _, form := range []string{"برنمی‌گردند", "نیافته‌اند", "بگو"} {
		v, _ := persian.AnalyzeVerb(form)
		fmt.Println(form, v.Lemma, v.Features.Person, v.Features.Negative)
	}
	// Output:
	// برنمی‌گردند برگشت 3 true
	// نیافته‌اند یافت 3 true
	// بگو گفت 2 false
}
