//! How often: a number and what it is counted in, or the time between two meetings.

use super::*;
use crate::{
    norm::{Counts, IntervalUnit, MeetingFrequency, Per},
    read::{
        meetings::{ordinal, per, special},
        numbers::{Amount, amount},
    },
};

patterns! {
    PER = r"/ ?(?P<s>år|halvår|termin|kvartal|månad|vecka)~|~(?:(?:per|/|om|i|under|varje|vart|var)(?: ett| varje| ett och samma)? ?(?P<u>kalenderår%|verksamhetsår%|år|året|halvår|halvåret|termin|terminen|kvartal|kvartalet|månad|månaden|vecka|veckan)~|(?P<a>årlig%|halvårsvis|terminsvis|kvartalsvis|månadsvis|månatlig%|veckovis|årsvis)~)";
    COUNT = r"~{amount} ?(?:gånger|gång|ggr|st|stycken|träff%|möten|möte|sammanträden?|sammankomster?|tillfällen?|(?:[a-zåäö]+ ){0,2}[a-zåäö]*(?:möten?|träff%|dag|dagar|internat|sammanträden?|sammankomster?|sessioner|avstämning%|konferens%|tillfällen|tillfälle|gånger|gång)|per|om|/)";
    BARE_COUNT = r"~{amount}(?:~|$)";
    EACH = r"~(?:var|vart|varje|vartannat|varannan)? ?(?P<n>varannan|vartannat|annan|annat|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|tolfte|fjortonde|\d{1,2}:?[ae]?)(?: ?(?:[-–—]|till|eller|till var|eller var|till vart) ?(?:var |vart )?(?P<m>tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|tolfte|\d{1,2}:?[ae]?))? ?(?P<u>veck%|månad%|måndag|tisdag|onsdag|torsdag|fredag|dag)~";
    BETWEEN = r"{amount} (?P<u>veckor|månader|veckors|månaders|veckas|månads|veckans)(?: (?P<w>mellan%|intervall%))?";
    WEEKDAY = r"~varje (?:måndag|tisdag|onsdag|torsdag|fredag)~";
    LEAST = r"minst|åtminstone|lägst|inte färre|ej färre|färre (?:får|än)|inte mindre|lägsta antal";
    MOST = r"högst|max|upp till|som mest|inte (?:[a-zåäö]+ )?(?:fler|mer)|ej fler|fler än";
    NOT_RARER = r"(?:ej|inte) (?:mera? )?(?:sällan|glesare)";
    FEWER = r"(?:inte|ej|aldrig) (?:[a-zåäö]+ ){0,3}fler än";
    ROUGHLY = r"~(?:cirka|ca|c:a|ungefär|omkring|runt|i genomsnitt|uppskattningsvis)~";
    CHANGES = r"anpassa|ändra|justera|utöka|minska|avvik|frångå|ökas|variera|fler eller färre|glesare|tätare|oftare";
    TOGETHER = r"~(?:i|efter|genom|vid) (?:dialog|samråd|överenskommelse|avstämning|samtal|kontakt|samförstånd) med (?P<who>[^.,]+)|(?:godkännande|medgivande) (?:av|från) (?P<who2>[^.,]+)";
    JOINT = r"(?P<of>(?:gemensamt|gemensamma|årligt|årliga|öppet|stort) [a-zåäö]*(?:möten?|träff)(?: med [a-zåäö]+)?)";
}

pub(super) fn of(p: &Parts<'_>) -> MeetingFrequency {
    let mut rule = MeetingFrequency::default();
    if CHANGES.is(p) && (!PER.is(p) || TOGETHER.is(p)) {
        let with = TOGETHER.find(p).and_then(|hit| p.s.named(&hit, "who").map(name));
        rule.adjustable_with =
            with.or_else(|| p.actors().into_iter().find(Actor::is_bare).map(|actor| actor.name()));
    }
    if !interval(p, &mut rule) {
        number(p, &mut rule);
    }
    if rule.approx.is_none() && ROUGHLY.is(p) {
        rule.approx = Some(true);
    }
    // What is counted is the ordinary meetings, whatever else is held beside them.
    let plain = p.has("ordinarie möten |ordinarie sammanträden|ordinarie träffar") && !p.has("utöver");
    rule.of = of_kind(p).filter(|_| !plain);
    if p.has("ordinarie möte|ordinarie samm|ordinarie träff") && rule.of.is_none() {
        rule.counts = Some(Counts::Ordinary);
    }
    rule
}

/// The named kind of meeting that is counted.
fn of_kind(p: &Parts<'_>) -> Option<String> {
    let joint = JOINT.find(p).and_then(|hit| p.s.named(&hit, "of").map(str::to_owned));
    joint
        .or_else(|| KINDS.find(p).and_then(|hit| p.s.named(&hit, "of").map(str::to_owned)))
        .or_else(|| special(p.s))
}

patterns! {
    KINDS = r"(?:^|[ (])(?P<of>[a-zåäö]*(?:internat|avstämning|avstämningar|konferens|seminarium|seminarier|workshop|workshops|stormöte|stormöten|studiedag|planeringsdag|temadag|utbildningsdag|utvecklingsdag|heldag|inspirationsdag))(?:et|en|na|arna|ar|er)?~";
}

fn interval(p: &Parts<'_>, rule: &mut MeetingFrequency) -> bool {
    if let Some(hit) = EACH.find(p) {
        let first = hit.name("n").map(|word| word.as_str()).and_then(nth);
        let last = hit.name("m").and_then(|word| nth(word.as_str())).or(first);
        let unit = hit.name("u").map_or("", |unit| unit.as_str());
        rule.interval_unit = Some(if unit.starts_with("mån") && !unit.starts_with("måndag") {
            IntervalUnit::Month
        } else {
            IntervalUnit::Week
        });
        (rule.interval_min, rule.interval_max) =
            if unit == "dag" { (first.map(|n| n / 7), last.map(|n| n / 7)) } else { (first, last) };
        if NOT_RARER.is(p) {
            rule.interval_min = None;
        }
        return first.is_some();
    }
    let between = p.has("mellan|intervall|glesare|lucka|gå ");
    let Some(hit) = BETWEEN.find(p).filter(|_| between && !PER.is(p)) else { return false };
    let Some(both) = amount(&hit) else { return false };
    (rule.interval_min, rule.interval_max) = (both.min, both.max);
    let unit = hit.name("u").map_or("", |unit| unit.as_str());
    rule.interval_unit =
        Some(if unit.starts_with("mån") { IntervalUnit::Month } else { IntervalUnit::Week });
    true
}

fn nth(word: &str) -> Option<u32> {
    match word {
        "varannan" | "vartannat" | "annat" => Some(2),
        "nionde" => Some(9),
        "fjortonde" => Some(14),
        word => ordinal(word),
    }
}

fn number(p: &Parts<'_>, rule: &mut MeetingFrequency) {
    let all = PER.all(p);
    let unit = |hit: &regex::Captures<'_>| {
        ["u", "s", "a"].iter().find_map(|part| hit.name(part)).and_then(|word| stretch(word.as_str()))
    };
    let said: Vec<(usize, usize, Per)> =
        all.iter().filter_map(|hit| Some((hit.get(0)?.start(), hit.get(0)?.end(), unit(hit)?))).collect();
    let label = p.s.label.or(p.s.heading.as_deref()).map(lower).unwrap_or_default();
    let by_label = || {
        PER.find(label.as_str())
            .and_then(|hit| unit(&hit))
            .or_else(|| holds(&label, "per år|årlig").then_some(Per::Year))
    };
    if WEEKDAY.is(p) {
        rule.per = Some(Per::Week);
    }
    let first = said.first();
    rule.per = rule.per.or(first.map(|said| said.2)).or_else(by_label);
    if rule.per.is_none() {
        return;
    }
    let counts: Vec<(usize, Amount)> =
        COUNT.all(p).iter().filter_map(|hit| Some((hit.name("n")?.start(), amount(hit)?))).collect();
    let before = first.and_then(|(at, ..)| counts.iter().rev().find(|(begins, _)| begins <= at));
    let near = |at: &usize| first.is_none_or(|said| *at <= said.1 + 30);
    let later = counts.iter().find(|(at, _)| near(at));
    let mut count = before.or(later).map(|(_, count)| *count);
    if count.is_none() {
        let upto = first.map_or(p.small.len(), |said| said.0);
        count = p.small.get(..upto).and_then(|lead| BARE_COUNT.all(lead).iter().filter_map(amount).next());
    }
    let (min, max, approx) = match count {
        Some(count) => (count.min, count.max, count.approx),
        None => (Some(1), Some(1), None),
    };
    (rule.min, rule.max, rule.approx) = (min, max, approx);
    if FEWER.is(p) {
        (rule.min, rule.max) = (None, min.and_then(|min| min.checked_sub(1)));
    } else if min == max {
        let one = min;
        let upto = first.map_or(p.small.len(), |said| said.0);
        let clause = p.small.get(..upto).and_then(|lead| lead.rfind(", ")).unwrap_or(0);
        let end = p
            .small
            .get(upto..)
            .and_then(|rest| rest.find(", ").into_iter().chain(rest.find(" och ")).min())
            .map_or(p.small.len(), |at| upto + at);
        let near = p.small.get(clause..end).unwrap_or_default();
        let never = p.has("men färre får");
        if LEAST.is(near) || never {
            (rule.min, rule.max) = (one, None);
        } else if MOST.is(near) && !p.has("extra|ytterligare") {
            (rule.min, rule.max) = (None, one);
        }
    }
    rule.spacing = said
        .get(1)
        .map(|said| said.2)
        .filter(|next| Some(*next) != rule.per && counts.len() < 3 && *next != Per::Year);
}

fn stretch(word: &str) -> Option<Per> {
    Some(match word {
        word if word.starts_with("årlig") || word.starts_with("årsvis") => Per::Year,
        word if word.starts_with("månat") => Per::Month,
        word => return per(word),
    })
}
