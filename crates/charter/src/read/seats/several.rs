//! Seats that stand side by side in one sentence: *A utser tre ledamöter och B två*, *två från A och en från B*,
//! *A (4), B (2)*, *tio ledamöter, varav minst en från C*.
//!
//! Each number is found first; then what stands before or after it tells whose seats it counts. A total with its parts is one
//! quota, and others are one each.

use super::*;
use crate::read::numbers::Amount;

patterns! {
    SEATS = r"(?:~|\()(?:(?:totalt|sammanlagt|ytterligare|gemensamt|vardera) )?{amount}(?: \(\d+\))?(?: st| stycken)?(?P<noun> (?:(?:ordinarie|personliga|fasta|röstande|valda|förtroendevalda) )*(?:ledam|representant|deltagar|medlem|person|plats|tjänstem|tjänsteperson|företrädar|ersättar|suppleant|ombud|[a-zåäö]*(?:chef|strateg|läkare|sköterska|terapeut|politiker|samordnare|direktör|företrädare|representant|ledamöter|ledamot))[a-zåäö]*(?: (?:och|samt) (?:lika många |{num} )?(?:personliga )?ersättare)?)?(?: vardera)?(?P<end>\)|~|$)";
    BOUNDED = r"^ ?(?:gånger|ggr|år|månad|veck|dag|timm|minut|möte|sammanträd|period|procent|kommuner~|regioner~|kommunala|eller fler|stycken gånger|vilka|\d|:\d|/|-|kap|§|tredjedel)";
    KNOWN = r"~(?:de|dessa|alla|samtliga|länets|båda|våra|bland)$";
    AFTER = r"^ ?(?:vardera )?(?:av (?:dem|dessa|ledamöterna|representanterna|deltagarna|platserna) )?(?:(?:ska|skall|bör|måste) )?(?:vara )?(?:från|ur|för|per|som företräder|som representerar|företräder|representerar|representera|företräda|utses av|utsedda av|utses från|kommer från|komma från|hämtas från|tillhöra|på förslag av) (?P<u>[^;.:]+)";
    IS_KIND = r"^ ?(?:av (?:dem|dessa|ledamöterna|representanterna|deltagarna) )?(?:ska |skall |bör |måste )?(?:vara|är) (?P<u>[^;.]+?)(?:,? (?:och|samt|medan)$|,|$)";
    BEFORE = r"(?:^|, | och | samt | medan |; |: | där | vilka | dessutom | därtill | därutöver | men )(?P<u>[^;:]+?) (?:har|utser|får|får dock ha|får dock|får ha|ska ha|skall ha|representeras av|företräds av|skall utse|ska utse|får utse|kan utse|tillsätter|väljer|nominerar|bidrar med|deltar med|ska erbjudas|erbjuds|ges|disponerar|innehar|tilldelas|kommer|får plats med|ges möjlighet att utse|med|kan ha|har därutöver|har dessutom)(?: (?:också|även|gemensamt|tillsammans|dessutom|vardera|själva|sammanlagt|ytterligare|därutöver))*$";
    INVERTED_UNIT = r"(?:därtill|dessutom|därutöver|vidare) (?:har|utser|får|ska|tillkommer) (?P<u>[^,;.:]+)$";
    TOTAL = r"(?:består av|bestå av|består|omfattar|utgörs av|har|ingår|sitter|antalet ledamöter (?:är|ska vara)|uppgår till|ska vara|är|med)(?: totalt| sammanlagt)?$";
    WHEREOF = r"^,? ?(?:av vilka|varav)~";
    PARTS_OF = r"varav|av vilka|av dessa|av dem|fördelat|fördelade|: |; |där|enligt följande";
    BOUND_UNIT = r",? (?:samt |och |, )?(?:minst |högst |upp till |ytterligare |övriga |resterande )*$|,? (?:och|samt) (?:resterande|övriga|de övriga|vidare) ?$|,$";
    STOP_UNIT = r" (?:ingår|utses|ska|skall|deltar|sitter|kan|får|bör|är|har|varav|samt ersättare)~|, (?:som|varav|vilka|där|utses|utsedda)~| som ~| \(|, med ";
}

/// One number in a sentence, and whose seats it counts.
#[derive(Debug)]
pub(super) struct Count {
    pub amount: Amount,
    pub unit: Vec<String>,
    /// It counts the whole group.
    pub total: bool,
    /// Its unit stands before it.
    pub before: bool,
}

/// The quotas of a sentence with so many numbers, or more. `None` where the sentence is not of that build.
pub(super) fn several(s: &Sentence<'_>, least: usize) -> Option<Vec<SeatQuota>> {
    let hits = SEATS.all(&s.small);
    let numbers: Vec<_> = hits.iter().filter(|hit| counts_seats(s, hit)).collect();
    if numbers.len() < least {
        return None;
    }
    let mut counts: Vec<Count> = Vec::new();
    for (nth, hit) in numbers.iter().enumerate() {
        let whole = hit.get(0)?;
        let from = numbers
            .get(nth.wrapping_sub(1))
            .and_then(|last| last.get(0))
            .map_or(0, |last| last.end().min(whole.start()));
        let until =
            numbers.get(nth + 1).and_then(|next| next.get(0)).map_or(s.small.len(), |next| next.start());
        let (before, after) =
            (s.small.get(from..whole.start())?, s.small.get(whole.end()..until.max(whole.end()))?);
        let open = hit.name("end").is_some_and(|end| end.as_str() != ")");
        let after = if open {
            s.small
                .get(whole.end() - usize::from(whole.as_str().ends_with(' '))..until.max(whole.end()))
                .unwrap_or(after)
        } else {
            after
        };
        let amount = amount(hit)?;
        let (unit, total) = unit_of(s, hit, before, after, from, nth)?;
        if unit.iter().any(|unit| matches!(lower(unit).as_str(), "resterande" | "övriga" | "de övriga")) {
            continue;
        }
        let first_unit = unit.first().map(|unit| lower(unit)).unwrap_or_default();
        let named_before =
            !first_unit.is_empty() && before.contains(&first_unit) && !after.contains(&first_unit);
        counts.push(Count { amount, unit, total, before: named_before });
    }
    quotas(&counts)
}

/// Whether a number counts seats, and no years, meetings or something that an article stands before.
fn counts_seats(s: &Sentence<'_>, hit: &regex::Captures<'_>) -> bool {
    let Some(whole) = hit.get(0) else { return false };
    let noun = hit.name("noun").map_or("", |noun| noun.as_str());
    let count = hit.name("n").map_or("", |count| count.as_str());
    let end =
        hit.name("noun").or_else(|| hit.name("m")).or_else(|| hit.name("n")).map_or(0, |part| part.end());
    let after = s.small.get(end..).unwrap_or_default();
    let before = s.small.get(..whole.start()).unwrap_or_default();
    let paren = whole.as_str().starts_with('(') && whole.as_str().ends_with(')');
    let article = matches!(count, "en" | "ett") && noun.is_empty() && hit.name("m").is_none();
    let few = number(count).is_some_and(|count| count <= 60);
    let of_all = after.is_empty() || AFTER.is(after) || after.starts_with(" vardera") || IS_KIND.is(after);
    few && (paren || !BOUNDED.is(after) && !KNOWN.is(before) && (!article || of_all))
        && !noun.trim_start().starts_with("ersätt")
        && !noun.trim_start().starts_with("suppleant")
        && !noun.contains("personliga ersättare") | noun.contains(" och ")
}

fn unit_of(
    s: &Sentence<'_>,
    hit: &regex::Captures<'_>,
    before: &str,
    after: &str,
    from: usize,
    nth: usize,
) -> Option<(Vec<String>, bool)> {
    let whole = hit.get(0)?;
    let original = |start: usize, end: usize| s.text.get(start..end).unwrap_or_default();
    let noun = hit.name("noun").map_or("", |noun| noun.as_str().trim());
    if whole.as_str().starts_with('(') {
        let start = before.rfind([':', ';']).map_or(0, |at| at + 1);
        let start = before.rfind(" representerar ").map_or(start, |at| at + " representerar ".len());
        let unit = original(from + start, whole.start()).trim_start_matches([',', ' ', ')']);
        return Some((vec![without_joint(unit)], false));
    }
    let tail = whole.end() - usize::from(whole.as_str().ends_with(' '));
    if let Some(found) = AFTER.find(after).filter(|_| !WHEREOF.is(after)) {
        let unit = found.name("u")?;
        let text = original(tail + unit.start(), tail + unit.end());
        return Some((several_units(text), false));
    }
    if let Some(found) =
        IS_KIND.find(after).filter(|_| PARTS_OF.is(before) || nth > 0 || before.trim().is_empty())
    {
        let unit = found.name("u")?;
        return Some((vec![trimmed(original(tail + unit.start(), tail + unit.end()))], false));
    }
    if let Some(found) = BEFORE.find(before.trim_end()).or_else(|| INVERTED_UNIT.find(before.trim_end())) {
        let unit = found.name("u")?;
        let unit = without_joint(original(from + unit.start(), from + unit.end()));
        let own = s.is_own(&unit) || is_whole_group(&lower(&unit)) || holds(&lower(&unit), "varav|antalet");
        if !own && !unit.is_empty() {
            let unit = unit.strip_prefix("från ").or_else(|| unit.strip_prefix("Från ")).unwrap_or(&unit);
            let unit = unit.strip_prefix("var och en av ").unwrap_or(unit);
            return Some((units(unit).0, false));
        }
    }
    if nth == 0 && TOTAL.is(before.trim_end()) {
        return Some((Vec::new(), true));
    }
    if nth == 0 && before.trim().is_empty() {
        return (!noun.is_empty()).then(|| (Vec::new(), true));
    }
    // The noun itself is the unit: *varav en läkare*.
    let joint = without_joint(original(from, whole.start()));
    let kind = !noun.is_empty() && !is_plain_member(noun);
    if kind && (joint.is_empty() || lower(&joint) == "varav") {
        return Some((vec![trimmed(noun)], false));
    }
    // Elliptic after: *fem företräder A och fem B*.
    let rest = trimmed(original(tail, tail + after.len()));
    let joined = before.trim_end().ends_with([',', ';'])
        || before.trim_end().ends_with(" och")
        || before.ends_with(" samt");
    if nth > 0 && (joint.is_empty() || joined) && noun.is_empty() && !rest.is_empty() {
        return Some((several_units(&rest), false));
    }
    // Elliptic: *… och B två*.
    let unit = without_joint(original(from, whole.start()));
    let plain = nth > 0 && !unit.is_empty() && unit.split_whitespace().count() <= 7;
    plain.then(|| (units(&unit).0, false))
}

fn is_plain_member(noun: &str) -> bool {
    const PLAIN: &str =
        "ledam|representant|deltag|medlem|person|plats|tjänstem|tjänsteperson|ordinarie|fasta|valda|röstande";
    PLAIN.split('|').any(|stem| noun.starts_with(stem))
}

/// A name without the joint before it.
fn without_joint(text: &str) -> String {
    let mut rest = trimmed(text.trim_start_matches([',', ' ', ')', ';']));
    if matches!(lower(&rest).as_str(), "och" | "samt" | "varav" | "och minst") {
        return String::new();
    }
    for joint in [
        "och ",
        "samt ",
        "medan ",
        "därtill ",
        "dessutom ",
        "men ",
        "där ",
        "varav ",
        "av vilka ",
        "av dessa ",
        "av dem ",
    ] {
        if lower(&rest).starts_with(joint) {
            rest = trimmed(rest.get(joint.len()..).unwrap_or_default());
        }
    }
    rest
}

fn several_units(text: &str) -> Vec<String> {
    let text = text.trim_end_matches([' ', ',']).trim_end_matches(" och").trim_end_matches(" samt");
    let small = lower(text);
    let end = BOUND_UNIT.find(&small).and_then(|hit| hit.get(0)).map_or(text.len(), |end| end.start());
    let text = text.get(..end).unwrap_or(text);
    let small = lower(text);
    let end = STOP_UNIT.find(&small).and_then(|hit| hit.get(0)).map_or(text.len(), |end| end.start());
    let text = text.get(..end).unwrap_or(text);
    let each = ["varje ", "vardera ", "respektive ", "var och en av "];
    if each.iter().any(|each| lower(text).starts_with(each)) {
        return vec![trimmed(text)];
    }
    list(text)
}

pub(super) fn quotas(counts: &[Count]) -> Option<Vec<SeatQuota>> {
    let named = |count: &Count| {
        !count.unit.is_empty()
            && count.unit.iter().all(|unit| (1..=9).contains(&unit.split_whitespace().count()))
    };
    let (first, rest) = counts.split_first()?;
    if !rest.iter().all(named) || !(first.total || named(first)) {
        return None;
    }
    let exact = |count: &Count| count.amount.min.filter(|min| Some(*min) == count.amount.max);
    let quota = |count: &Count| SeatQuota {
        unit: Names(count.unit.clone()),
        min: count.amount.min,
        max: count.amount.max,
        approx: count.amount.approx,
        ..SeatQuota::default()
    };
    let sum: Option<u32> = rest.iter().map(exact).sum();
    if rest.len() >= 2
        && (first.total || !rest.iter().any(|count| count.before))
        && exact(first).is_some()
        && sum == exact(first)
    {
        let part = |count: &Count| Some((count.unit.join(", "), exact(count)?));
        return Some(vec![SeatQuota { split: rest.iter().filter_map(part).collect(), ..quota(first) }]);
    }
    if first.total && rest.iter().any(|count| count.unit.len() > 1) && !rest.is_empty() {
        return Some(vec![quota(first)]);
    }
    Some(counts.iter().map(quota).collect())
}
