//! What each param says: the words around its value, and the closed lists in words.

use super::joined::{clause, joined, within_a_line};
use crate::{Kind, Language};
use serde_json::{Map, Value};

/// The params in words, in the order that they are told.
pub fn say(kind: Kind, params: &Map<String, Value>, language: Language) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut values: Vec<String> = Vec::new();
    said.extend(bounds(kind, params, language));
    for (key, swedish, english) in AROUND {
        let Some(value) = params.get(*key) else { continue };
        if BOUNDS.contains(key) || subject_key(kind) == Some(key) || is_said_already(kind, key, params) {
            continue;
        }
        let (swedish, english) = own_words(kind, key).unwrap_or((swedish, english));
        let Some(words) = value_in_words(kind, key, value, language) else { continue };
        if !value.is_number() && values.iter().any(|earlier| earlier.ends_with(&words)) {
            continue;
        }
        said.push(language.pick(swedish, english).replace('…', &words));
        values.push(words);
    }
    joined(&said, language)
}

/// Whom the rule speaks of, where that stands before the phrase that the kind begins with.
pub fn subject(kind: Kind, params: &Map<String, Value>, language: Language) -> Option<String> {
    let key = subject_key(kind)?;
    value_in_words(kind, key, params.get(key)?, language)
}

fn subject_key(kind: Kind) -> Option<&'static str> {
    SUBJECTS.iter().find(|(known, _)| *known == kind).map(|&(_, key)| key)
}

/// What the phrase that the kind begins with says, or another param.
fn is_said_already(kind: Kind, key: &str, params: &Map<String, Value>) -> bool {
    kind == Kind::Boundary
        && key == "effect"
        && (params.contains_key("topic") || params.contains_key("goes_to"))
        || kind == Kind::Task && key == "who" && params.contains_key("text")
        || kind == Kind::ExternalRepresentation && key == "allowed"
        || kind == Kind::Prioritisation && key == "pace" && names_the_pace(params)
}

fn names_the_pace(params: &Map<String, Value>) -> bool {
    params.get("object").and_then(Value::as_str).is_some_and(|object| object.contains("takt"))
}

/// Words around a param that a kind says in its own way.
fn own_words(kind: Kind, key: &str) -> Option<(&'static str, &'static str)> {
    let own = OWN.iter().find(|(known, param, ..)| *known == kind && *param == key);
    own.map(|&(_, _, swedish, english)| (swedish, english))
}

/// Kinds whose line begins with one of their params.
const SUBJECTS: &[(Kind, &str)] = &[
    (Kind::Reporting, "who"),
    (Kind::CostBearer, "who"),
    (Kind::ExternalRepresentation, "who"),
    (Kind::MemberEligibility, "who"),
    (Kind::Succession, "from"),
    (Kind::Evaluation, "of"),
];

/// The words around a param, where a kind has its own.
const OWN: &[(Kind, &str, &str, &str)] = &[
    (Kind::Escalation, "who", "av …", "by …"),
    (Kind::ConflictOfInterest, "who", "av …", "by …"),
    (Kind::Anchoring, "responsible", "av …", "by …"),
    (Kind::Anchoring, "unit", "i …", "in …"),
    (Kind::UnionConsultation, "where", "per …", "in each …"),
    (Kind::MemberCommunicates, "unit", "till …", "to …"),
    (Kind::MemberAppointment, "of", "för …", "for …"),
    (Kind::Boundary, "topic", "…", "…"),
    (Kind::Scope, "topic", "…", "…"),
    (Kind::Succession, "to", "…", "…"),
    (Kind::CommissionedMatter, "acts", "… uppdrag", "… assignments"),
    (Kind::CompositionBalance, "aspects", "i fråga om …", "of …"),
    (Kind::Term, "roles", "för …", "of …"),
    (Kind::ProcessTeams, "role", "…", "…"),
    (Kind::Nomination, "act", "… personer", "… persons"),
];

/// Params that are said together, as bounds.
const BOUNDS: &[&str] =
    &["min", "max", "approx", "per", "interval_min", "interval_max", "interval_unit", "of_meetings"];

/// Each param, and the words around its value. The order is that of speech.
const AROUND: &[(&str, &str, &str)] = &[
    ("text", "…", "…"),
    ("allowed", "…", "…"),
    ("own", "…", "…"),
    ("rule", "…", "…"),
    ("role", "för …", "for …"),
    ("act", "…", "…"),
    ("acts", "…", "…"),
    ("form", "…", "…"),
    ("for", "…", "…"),
    ("what", "…", "…"),
    ("topic", "i fråga om …", "on …"),
    ("object", "…", "…"),
    ("title", "…", "…"),
    ("recipient", "…", "…"),
    ("who", "…", "…"),
    ("roles", "…", "…"),
    ("years", "…", "…"),
    ("max_years", "högst …", "at most …"),
    ("max_periods", "högst … perioder", "at most … periods"),
    ("renewable", "…", "…"),
    ("every_years", "…", "…"),
    ("after_years", "efter …", "after …"),
    ("position", "…", "…"),
    ("responsibilities", "med ansvar för …", "answering for …"),
    ("qualities", "med …", "with …"),
    ("unit", "från …", "from …"),
    ("split", "varav …", "of which …"),
    ("share", "andel …", "a share of …"),
    ("of", "av …", "of …"),
    ("prefer", "…", "…"),
    ("place", "i …", "in …"),
    ("max_hours", "högst … timmar", "at most … hours"),
    ("groups", "för …", "of …"),
    ("group", "…", "…"),
    ("respects", "…", "…"),
    ("aspects", "…", "…"),
    ("covers", "för …", "for …"),
    ("categories", "av …", "of …"),
    ("rights", "med rätt att …", "with a right to …"),
    ("limited", "…", "…"),
    ("costs", "…", "…"),
    ("equal_shares", "…", "…"),
    ("parties", "för …", "for …"),
    ("position_classes", "…", "…"),
    ("home_decision", "…", "…"),
    ("written", "…", "…"),
    ("pace", "…", "…"),
    ("triage", "…", "…"),
    ("by", "av …", "by …"),
    ("size", "… personer", "… persons"),
    ("amended_by", "ändras av …", "amended by …"),
    ("date_set_by", "datum sätts av …", "the date is set by …"),
    ("adopted_by", "fastställs av …", "adopted by …"),
    ("decided_by", "beslutat av …", "decided by …"),
    ("provided_by", "från …", "from …"),
    ("resourced_by", "med resurser genom …", "resourced by …"),
    ("follows_chair", "…", "…"),
    ("shared", "…", "…"),
    ("holder", "…", "…"),
    ("office", "…", "…"),
    ("delegated_from", "delegerat av …", "delegated by …"),
    ("after_proposal_from", "efter förslag från …", "on a proposal from …"),
    ("after_consulting", "efter samråd med …", "after consulting …"),
    ("from_among", "bland …", "among …"),
    ("appointed_from", "från …", "from …"),
    ("same_as", "samma som för …", "the same as for …"),
    ("one_from_each", "en från var: …", "one from each: …"),
    ("procedure", "enligt …", "under …"),
    ("source", "med stöd av …", "under …"),
    ("subject", "om …", "on …"),
    ("document", "i …", "in …"),
    ("registry_number", "nr …", "no. …"),
    ("from", "från …", "from …"),
    ("until", "till och med …", "until …"),
    ("open_ended", "…", "…"),
    ("to", "till …", "to …"),
    ("via", "via …", "by way of …"),
    ("goes_to", "går till …", "goes to …"),
    ("effect", "…", "…"),
    ("unless", "om inte …", "unless …"),
    ("with", "med …", "with …"),
    ("between", "mellan …", "between …"),
    ("body", "i …", "of …"),
    ("channels", "genom …", "through …"),
    ("called_by", "kallas av …", "called by …"),
    ("requested_by", "på begäran av …", "at the request of …"),
    ("declare_to", "till …", "to …"),
    ("leaves", "…", "…"),
    ("responsible", "ansvarig: …", "seen to by …"),
    ("timing", "…", "…"),
    ("purpose", "för …", "for …"),
    ("forward_to", "vidare till …", "passed on to …"),
    ("sent_to", "skickas till …", "sent to …"),
    ("reports_to", "rapporterar till …", "reporting to …"),
    ("where", "på …", "at …"),
    ("level", "i …", "in …"),
    ("adjustable_with", "kan ändras i dialog med …", "adjustable with …"),
    ("in_dialogue_with", "i dialog med …", "in dialogue with …"),
    ("extent", "…", "…"),
    ("support_for", "för …", "for …"),
    ("duties", "med uppgiften: …", "with the duty: …"),
    ("cadence", "…", "…"),
    ("spacing", "fördelade per …", "spread by …"),
    ("counts", "…", "…"),
    ("within_scope", "…", "…"),
    ("time_limited", "…", "…"),
    ("when", "när: …", "when: …"),
    ("mandatory_when", "ska ske när: …", "required when: …"),
    ("within_days", "inom …", "within …"),
    ("days_before", "senast … innan", "at least … ahead"),
    ("due", "senast …", "by …"),
    ("date", "…", "…"),
];

fn bounds(kind: Kind, params: &Map<String, Value>, language: Language) -> Option<String> {
    let number = |key: &str| params.get(key).and_then(Value::as_u64);
    let between = |low: Option<u64>, high: Option<u64>| match (low, high) {
        (Some(low), Some(high)) if low == high => Some(low.to_string()),
        (Some(low), Some(high)) => Some(format!("{low}–{high}")),
        (Some(low), None) => Some(format!("{} {low}", language.pick("minst", "at least"))),
        (None, Some(high)) => Some(format!("{} {high}", language.pick("högst", "at most"))),
        (None, None) => None,
    };
    let rough =
        if params.get("approx") == Some(&Value::Bool(true)) { language.pick("cirka ", "about ") } else { "" };
    let unit = |key: &str| {
        params.get(key).and_then(Value::as_str).map(|word| word_in_words(word, language)).unwrap_or_default()
    };
    if let Some(interval) = between(number("interval_min"), number("interval_max")) {
        let is_week = params.get("interval_unit").and_then(Value::as_str) == Some("week");
        let (swedish, english) = if is_week { ("veckors", "weeks") } else { ("månaders", "months") };
        return Some(language.pick(
            format!("möte med {interval} {swedish} mellanrum"),
            format!("a meeting every {interval} {english}"),
        ));
    }
    let numbers = between(number("min"), number("max"))?;
    Some(match kind {
        Kind::MeetingFrequency => {
            format!("{rough}{numbers} {} {}", language.pick("möten per", "meetings a"), unit("per"))
        }
        Kind::AttendanceLimit => format!(
            "{numbers} {} {}",
            language.pick("per", "for each"),
            params.get("per").and_then(Value::as_str).unwrap_or_default()
        ),
        Kind::SeatQuota => format!(
            "{rough}{numbers} {}",
            if numbers == "1" || numbers.ends_with(" 1") {
                language.pick("plats", "seat")
            } else {
                language.pick("platser", "seats")
            }
        ),
        _ => format!("{rough}{numbers}"),
    })
}

fn value_in_words(kind: Kind, key: &str, value: &Value, language: Language) -> Option<String> {
    let years = |years: f64| match years {
        half if (half - 0.5).abs() < 0.01 => language.pick("ett halvår", "half a year").to_owned(),
        one if (one - 1.0).abs() < 0.01 => language.pick("1 år", "1 year").to_owned(),
        years => format!("{years} {}", language.pick("år", "years")),
    };
    match value {
        Value::Bool(yes) => flag(key, *yes, language).map(str::to_owned),
        Value::Number(number) if key == "every_years" => number.as_f64().map(|years| each(years, language)),
        Value::Number(number) if key == "max_hours" => number.as_f64().map(|hours| hours.to_string()),
        Value::Number(number) if key.ends_with("years") || key == "years" => number.as_f64().map(years),
        Value::Number(number) if key.ends_with("days") || key == "days_before" => {
            Some(format!("{number} {}", language.pick("dagar", "days")))
        }
        Value::Number(number) => Some(number.to_string()),
        Value::String(word) => Some(match key {
            _ if is_closed(kind, key) => word_in_words(word, language).to_owned(),
            "text" | "title" | "document" | "registry_number" => word.clone(),
            "topic" | "object" | "what" | "when" | "costs" | "aspects" | "subject" => clause(word),
            _ => within_a_line(word),
        }),
        Value::Array(list) => {
            let words: Vec<String> =
                list.iter().filter_map(|item| value_in_words(kind, key, item, language)).collect();
            let (last, rest) = words.split_last()?;
            Some(if rest.is_empty() {
                last.clone()
            } else {
                format!("{} {} {last}", rest.join(", "), language.pick("och", "and"))
            })
        }
        Value::Object(parts) => Some(
            parts
                .iter()
                .map(|(name, count)| format!("{count} {} {name}", language.pick("från", "from")))
                .collect::<Vec<_>>()
                .join(", "),
        ),
        Value::Null => None,
    }
}

/// Params whose values are words of a closed list.
pub(super) fn is_closed(kind: Kind, key: &str) -> bool {
    const KEYS: &[&str] = &[
        "purpose",
        "prefer",
        "spacing",
        "counts",
        "act",
        "acts",
        "for",
        "form",
        "effect",
        "timing",
        "respects",
        "roles",
        "rule",
        "cadence",
        "rights",
        "per",
        "interval_unit",
    ];
    KEYS.contains(&key)
        || key == "what" && matches!(kind, Kind::Publication | Kind::Registration | Kind::Notice)
        || key == "of" && kind == Kind::Evaluation
        || key == "role" && kind == Kind::ProcessTeams
        || matches!(key, "from" | "to") && kind == Kind::Succession
        || key == "by" && matches!(kind, Kind::MinutesApproval | Kind::MinutesRequired)
}

/// So often, in years.
fn each(years: f64, language: Language) -> String {
    const EACH: [(f64, &str, &str); 6] = [
        (0.5, "varje halvår", "every half-year"),
        (1.0, "varje år", "every year"),
        (2.0, "vartannat år", "every other year"),
        (3.0, "vart tredje år", "every third year"),
        (4.0, "vart fjärde år", "every fourth year"),
        (5.0, "vart femte år", "every fifth year"),
    ];
    let known = EACH.iter().find(|(each, ..)| (each - years).abs() < 0.01);
    known.map_or_else(
        || language.pick(format!("med {years} års mellanrum"), format!("every {years} years")),
        |&(_, swedish, english)| language.pick(swedish, english).to_owned(),
    )
}

fn flag(key: &str, yes: bool, language: Language) -> Option<&'static str> {
    Some(match (key, yes) {
        ("allowed", true) => language.pick("ja", "yes"),
        ("allowed", false) => language.pick("nej", "no"),
        ("own", true) => language.pick("eget", "its own"),
        ("own", false) => language.pick("inget eget", "none of its own"),
        ("renewable", true) => language.pick("kan förlängas", "renewable"),
        ("renewable", false) => language.pick("kan inte förlängas", "not renewable"),
        ("limited", true) => language.pick("i begränsat antal", "in limited number"),
        ("equal_shares", true) => language.pick("delas lika", "in equal shares"),
        ("home_decision", true) => {
            language.pick("med beslut i varje hemförvaltning", "with a decision in each home administration")
        }
        ("written", true) => language.pick("skriftlig", "in writing"),
        ("pace", true) => language.pick("och bestämmer takten", "and sets the pace"),
        ("triage", true) => language.pick("och sorteras", "and sorted"),
        ("follows_chair", true) => language.pick("följer ordförandeskapet", "moves with the chair"),
        ("shared", true) => language.pick("delas med andra grupper", "shared with other groups"),
        ("open_ended", true) => language.pick("tills vidare", "until further notice"),
        ("leaves", true) => language.pick("och den jäviga lämnar mötet", "and the person leaves"),
        ("within_scope", true) => language.pick("inom gruppens uppdrag", "inside the group's own scope"),
        ("time_limited", true) => language.pick("för en begränsad tid", "for a limited time"),
        _ => return None,
    })
}

/// A word of a closed list, as a person says it.
pub(super) fn word_in_words(word: &str, language: Language) -> &str {
    const WORDS: &[(&str, &str, &str)] = &[
        ("year", "år", "year"),
        ("half_year", "halvår", "half-year"),
        ("term", "termin", "term"),
        ("quarter", "kvartal", "quarter"),
        ("month", "månad", "month"),
        ("week", "vecka", "week"),
        ("chair", "ordförande", "the chair"),
        ("vice_chair", "vice ordförande", "the vice chair"),
        ("secretary", "sekreterare", "the secretary"),
        ("member", "ledamot", "a member"),
        ("members", "ledamöter", "members"),
        ("group", "gruppen", "the group"),
        (
            "member_of_other_principal",
            "ledamot från den andra huvudmannen",
            "a member of the other principal",
        ),
        ("seat", "plats", "a seat"),
        ("place", "mötesplats", "the place of meeting"),
        ("remote", "på distans", "remotely"),
        ("on_site", "på plats", "on site"),
        ("hybrid", "på plats och på distans", "both ways"),
        ("short", "kort", "briefly"),
        ("ordinary", "vid ordinarie möten", "at ordinary meetings"),
        ("all", "vid alla möten", "at every meeting"),
        ("sittings", "vid sammanträden", "at sittings"),
        ("approve", "godkänns", "approved"),
        ("sign", "undertecknas", "signed"),
        ("attest", "justeras", "attested"),
        ("notes", "anteckningar", "notes"),
        ("minutes", "protokoll eller anteckningar", "minutes or notes"),
        ("decision_log", "beslutslogg", "a log of decisions"),
        ("notice", "kallelse", "notice"),
        ("agenda", "dagordning", "agenda"),
        ("papers", "handlingar", "papers"),
        ("charter", "uppdraget", "the charter"),
        ("dates", "mötestider", "dates of meetings"),
        ("decisions", "beslut", "decisions"),
        ("implementation", "genomförande", "implementation"),
        ("forwarding", "vidarebefordran", "forwarding"),
        ("information", "kännedom", "information"),
        ("register", "förteckningen", "the register"),
        ("unspecified", "ej angivet", "not stated"),
        ("head_of_administration", "förvaltningschefens ansvar", "the head of administration"),
        ("budget", "budget", "the budget"),
        ("line_organisation", "linjen", "the line organisation"),
        ("law", "lagen", "the law"),
        ("majority", "majoritet", "majority"),
        ("none", "ingen", "none"),
        ("casting_vote", "ordförandens röst avgör", "the chair's casting vote"),
        ("chair_decides", "ordföranden avgör", "the chair decides"),
        ("before", "före beslut", "before the decision"),
        ("after", "efteråt", "afterwards"),
        ("prepare", "bereder", "prepares"),
        ("carry_out", "genomför", "carries out"),
        ("receive", "tar emot", "receives"),
        ("create", "inrättas", "are created"),
        ("propose", "föreslår", "proposes"),
        ("dissolve", "avvecklas", "are dissolved"),
        ("nominate", "nominerar", "nominates"),
        ("lead", "leder", "leads"),
        ("start", "startar", "starts"),
        ("support", "stödjer", "supports"),
        ("receives_reports", "tar emot rapporter", "receives reports"),
        ("redirect", "hänvisas", "redirected"),
        ("exclude", "tas inte upp", "not taken"),
        ("attend", "närvara", "attend"),
        ("speak", "yttra sig", "speak"),
        ("continuous", "löpande", "continuously"),
        ("yearly", "varje år", "every year"),
        ("half_yearly", "varje halvår", "every half-year"),
        ("termly", "varje termin", "every term"),
        ("quarterly", "varje kvartal", "every quarter"),
        ("monthly", "varje månad", "every month"),
        ("per_meeting", "vid varje möte", "at each meeting"),
        ("on_request", "på begäran", "on request"),
    ];
    WORDS
        .iter()
        .find(|(known, _, _)| *known == word)
        .map_or(word, |&(_, swedish, english)| language.pick(swedish, english))
}
