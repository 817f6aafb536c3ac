// Package plover holds the ontology that events are coded in: PLOVER, the
// Political Language Ontology for Verifiable Event Records (Open Event Data
// Alliance, codebook draft 0.8), which succeeds CAMEO: types with their modes,
// statuses, contexts and the cooperation–conflict side of each type.
package plover

import "slices"

// Quad is the class of an event by kind (words or deeds) and side
// (cooperation or conflict), after the quad classes of CAMEO.
type Quad uint8

// The quad classes.
const (
	VerbalCooperation Quad = iota + 1
	MaterialCooperation
	VerbalConflict
	MaterialConflict
)

func (q Quad) String() string {
	return [...]string{"", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}[q]
}

// Type is an event type.
type Type struct {
	Name  string
	Modes []string
	Quad  Quad
	// Score is the weight on the scale from conflict (-10) to cooperation
	// (+10), after Goldstein (1992) as PLOVER's types group his categories.
	Score float64
	Fa    string // name in Persian
	En    string // one line of explanation
}

// Types are the sixteen event types, from cooperation to conflict.
var Types = []Type{
	{"AGREE", nil, VerbalCooperation, 4, "توافق", "agrees, offers or promises to cooperate, meet, support or give"},
	{"CONSULT", []string{"visit", "third-party", "multilateral", "phone"}, VerbalCooperation, 1.5, "رایزنی", "meets, visits, hosts, phones, negotiates"},
	{"SUPPORT", nil, VerbalCooperation, 4, "پشتیبانی", "praises, endorses, recognises, signs or ratifies an agreement"},
	{"CONCEDE", nil, VerbalCooperation, 5, "کوتاه‌آمدن", "yields in words: eases, pardons, apologises, announces a withdrawal"},
	{"COOPERATE", nil, MaterialCooperation, 7, "همکاری", "does something material together"},
	{"AID", nil, MaterialCooperation, 8, "کمک", "gives money, arms, relief, protection, asylum"},
	{"RETREAT", []string{"withdraw", "release", "disarm", "ceasefire", "access", "resign"}, MaterialCooperation, 6, "عقب‌نشینی", "yields in deed: withdraws, releases, disarms, resigns"},
	{"REQUEST", []string{"assist", "change", "yield", "meet"}, VerbalConflict, -1, "درخواست", "asks, calls for, demands, orders"},
	{"ACCUSE", []string{"disapprove", "investigate", "allege"}, VerbalConflict, -2.5, "اتهام", "criticises, condemns, accuses, sues, charges, investigates"},
	{"REJECT", []string{"assist", "change", "yield", "meet"}, VerbalConflict, -4, "رد", "refuses, vetoes, cancels, defies"},
	{"THREATEN", []string{"restrict", "arrest", "relations", "expel", "territory", "violence"}, VerbalConflict, -6, "تهدید", "warns of harmful acts"},
	{"PROTEST", []string{"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}, MaterialConflict, -6.5, "اعتراض", "demonstrates, riots, strikes, boycotts in public"},
	{"SANCTION", []string{"convict", "expel", "withdraw", "discontinue"}, MaterialConflict, -6, "تحریم", "reduces or breaks relations, convicts"},
	{"MOBILIZE", []string{"troops", "weapons", "police", "militia"}, MaterialConflict, -7, "بسیج نیرو", "moves or readies troops, weapons, police"},
	{"COERCE", []string{"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"}, MaterialConflict, -8, "اجبار", "represses short of violence: arrests, seizes, censors, deports"},
	{"ASSAULT", []string{"abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"}, MaterialConflict, -9.5, "حمله", "uses force that can harm"},
}

// Contexts are what an event may be about; an event has none, one or several.
var Contexts = []string{"military", "intelligence", "executive", "legislative", "election",
	"political_institutions", "pro_democracy", "pro_autocracy", "economic", "legal", "reparations",
	"human_rights", "rights_freedoms", "repression", "human_security", "gender", "lgbt",
	"religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum",
	"migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn",
	"cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking"}

// Sectors are the kinds of actor within a state.
var Sectors = []string{"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "CVL",
	"BUS", "JRN", "REL", "EDU", "LAB", "MED", "REF", "ELI", "CRM", "SOC", "UNK"}

// The statuses of an event.
const (
	Actual       = "actual"
	Past         = "past"
	Future       = "future"
	Negated      = "negated"
	Hypothetical = "hypothetical"
)

// Lookup returns the type of a name.
func Lookup(name string) (Type, bool) {
	i := slices.IndexFunc(Types, func(t Type) bool { return t.Name == name })
	if i < 0 {
		return Type{}, false
	}
	return Types[i], true
}

// Valid tells whether a type has a mode; the empty mode is every type's.
func Valid(name, mode string) bool {
	t, ok := Lookup(name)
	return ok && (mode == "" || slices.Contains(t.Modes, mode))
}
