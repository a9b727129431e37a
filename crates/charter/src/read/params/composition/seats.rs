//! How many seats, and whose.

use super::{
    super::parts::Parts,
    actors::{agent, bare, is_verb},
};
use crate::{
    norm::{Names, SeatQuota},
    read::{
        names::{list, name, trimmed},
        numbers::{Amount, amount, number},
        pattern::patterns,
        seats::is_people,
    },
    text::words::{holds, lower},
};
use std::{collections::BTreeMap, ops::Range};

patterns! {
    COUNT = r"(?:^|[^a-z0-9åäöéü§/.])(?P<all>{amount})(?:$|[^a-z0-9åäöéü/:%])";
    MEASURED = r"^[ -]?(?:av dem som|gånger|gång~|ggr|år|månad|veck|dag~|dagar|timm|minut|möte|sammanträd|period|procent|kapitel|kap|§|tredjedel|fjärdedel|kronor|i taget|invånare|annan|sådan|del~|tid~|viss|och samma|eller flera|eller fler)";
    NOUN = r"^ (?:(?:st|stycken|gemensam|gemensamma|extra|ytterligare|ordinarie|fasta|röstande|övriga|andra|valda|egna|egen) )*(?P<noun>[a-zåäö\-]+)";
    PER = r"^[^,.;]*?~(?:per|från varje|från vardera|från respektive|från var och en av|från alla|för varje|för vardera|för respektive|ur varje|i varje|åt varje|från var) (?P<u>[^,.;]+)";
    FROM = r"^[^,.;]*?~(?:från|ur|som företräder|som representerar|företräda|företräder|representera|representerar|komma från|kommer från) (?P<u>[^,.;]+)";
    STANDS_FOR = r"^ (?:[a-zåäö]+ )?(?:represent|företräd|ombud|ledam|plats|person|mandat|stol)[a-zåäö]* (?:för|åt|till) (?P<u>[^,.;]+)";
    LATER_FROM = r"^[^,.;]*?, (?:utses|väljs|kommer|hämtas|tas) (?:från|ur|bland) (?P<u>[^,.;]+)";
    WITHIN = r"^(?:rådets |gruppens |dess )?(?P<u>[a-zåäö]*(?:utskott|presidi)[a-zåäö]*) (?:har|består|består av|utgörs av|ska|skall|bör|omfattar)~";
    KEPT_FOR = r"~(?:vikta?|reserver[a-zåäö]*|avsatta?|avsätts|öronmärkt[a-z]*|avsedda?|tillfaller|tillkommer|tilldelas|går till|bereds|erbjuds) (?:för|åt|till)? ?(?P<u>[^,.;]+)$";
    TO_BE = r"~av (?:de |rådets |gruppens )?(?:ledam|deltag|medlem|represent|plats)[a-zåäö]* (?:ska|skall|bör|måste) (?:minst {num} )?(?:vara|utgöras av) (?P<u>[^,.;]+)";
    FROM_FIRST = r"^(?:från|för|inom|ur) (?P<u>[^,;]+?) (?:ska|skall|kommer|deltar|utses|ingår|bör|finns|väljs|sitter|medverkar|kan|får|tas)~";
    HAS = r"^(?P<u>[^;:]+?),? (?P<v>har|får|ska|skall|bör|kan|skickar|sänder|utser|väljer|nominerar|bidrar|deltar|representeras|företräds|disponerar|förfogar|innehar|tilldelas|äger|bereds|erbjuds|delar|bemannar|tar plats|utökas|är representerad%|är företrädd%|ställer|tillsätter|ges|garanteras|upptar|svarar|ansvarar|namnger)~";
    HAS_INVERTED = r"^(?:till|i|för|från|inom|vid) [^,;]*? (?:utser|har|skickar|sänder|får|väljer|tillsätter|nominerar) (?P<u>[^,;]+?)$";
    EACH_THEN = r"(?:har|får|utser|skickar|sänder|väljer|bidrar|deltar) (?:varje|vardera|respektive|samtliga|alla) (?P<u>[a-zåäö\-]+(?: [a-zåäö\-]+)?)(?:,[^,]*,)?(?: rätt till| med)?\s*$";
    GENITIVE = r"^(?P<u>[a-zåäö\- ]+?)s(?: [a-zåäö]+)? $";
    ITEM = r"^(?P<u>[^,;:0-9]{3,70}),$";
    OF_WHICH = r"(?:av vilka|varav|där) (?P<u>[^,;]+?) (?:utser|har|får|står för|väljer) (?P<n>{num})(?: [a-zåäö]+)? och (?P<u2>[^,;]+?) (?P<n2>{num})";
    AND_UNIT = r"(?:och|samt|medan) (?P<u>[^,;:0-9]+?)(?: (?:har|får|utser|med|av))?$";
    GROUP = r"^(?:[a-zåäö\-]*(?:gruppen|rådet|teamet|forumet|kommittén|nätverket|samrådet|presidiet|utskottet|styrgruppen|beredningen)(?:s .*| .*)?|nämnden|vi|det|den|de|i .*|till .*|utöver .*|vid .*|för .*|med .*|av .*|antalet .*|ledam[a-zåäö]*.*|deltag[a-zåäö]*.*|medlem[a-zåäö]*.*|[a-zåäö]*sammansättning.*|totalt|sammanlagt|där|dessutom|därutöver|.*antal|inte|ej|max|minst|högst|under .*|om .*|när .*)$";
    BOUND_BEFORE = r"(?:aldrig|inte|ej|icke)(?: [a-zåäö]+){0,3} (?:överstiga|överskrida|över|vara|bli|ha|fler|större|mer)[a-zåäö ]*$|~(?:stannar vid|begränsas till|begränsad till|begränsat till|tak på|taket är)$";
    REFUSED = r"^[^.;]*(?:tas inte|medges (?:inte|ej)|undvik|tillåts (?:inte|ej)|får (?:inte|ej)|släpps inte|ska (?:inte|ej))";
    ROLE = r"~för (?P<role>[^,.;]+)$";
    EACH_ONE = r"^(?P<u>[^,.;]+?) (?:utser|har|skickar|får|väljer|sänder|ska ha|ska utse|bidrar med|deltar med) (?:var sin|varsin|sin) (?:egen )?(?:ledam|represent|plats|person|deltag)";
    PART = r"~(?:varav |därav |dels )?(?P<n>{num}) (?:av dem |av dessa )?(?:(?:[a-zåäö]*ledam|represent|person|tjänste|deltag|företräd|plats)[a-zåäö]* )?(?:(?P<lead>per|från vardera|från varje|från|för|ur|till|som företräder|företräder|representerar|utses av|av) )?(?P<u>[a-zåäö][^,;.]*?)(?:,? (?:och|samt|medan) (?:{num}) |, | och (?:en|ett) |$|;|\.)";
}

/// A number of seats in a text.
struct Count {
    at: Range<usize>,
    amount: Amount,
}

/// The first number that a sentence sets, or the one with its parts.
pub fn quota(parts: &Parts<'_>) -> SeatQuota {
    let (text, small) = (parts.text, parts.small);
    let counts = counts(small);
    let summed = counts.iter().find(|count| {
        small.get(..count.at.start).is_some_and(|before| {
            ["alltså ", "dvs ", "sammanlagt ", "totalt ", "det vill säga "]
                .iter()
                .any(|word| before.ends_with(word))
        })
    });
    let Some(first) = summed.or(counts.first()) else {
        let one = EACH_ONE.find(small).and_then(|hit| hit.name("u")).and_then(|unit| text.get(unit.range()));
        let unit = Names(one.map(ended).into_iter().collect());
        let one = one.map(|_| 1);
        return SeatQuota { unit, min: one, max: one, ..SeatQuota::default() };
    };
    let (unit, told_before) = unit(parts, first);
    let mut quota = SeatQuota {
        unit: Names(unit),
        min: first.amount.min,
        max: first.amount.max,
        approx: first.amount.approx,
        ..SeatQuota::default()
    };
    let after = small.get(first.at.end..).unwrap_or_default();
    quota.split = split(text, small, first.at.end);
    let nouns: Vec<(String, u32)> = counts
        .iter()
        .filter_map(|count| {
            Some((
                noun(text, small, count.at.end)?,
                count.amount.min.filter(|min| Some(*min) == count.amount.max)?,
            ))
        })
        .collect();
    let one_clause = !after.contains(';') && !after.contains("medan");
    if told_before && quota.split.is_empty() && one_clause && nouns.len() == counts.len() && nouns.len() > 1 {
        let total = nouns.iter().map(|(_, count)| count).sum();
        (quota.min, quota.max) = (Some(total), Some(total));
        quota.split = nouns.into_iter().collect();
    }
    if let Some(role) =
        ROLE.find(small).and_then(|hit| hit.name("role")).filter(|role| role.start() > first.at.end)
    {
        let role = text
            .get(role.range())
            .map(trimmed)
            .filter(|role| !quota.unit.iter().any(|unit| unit.contains(role.as_str())));
        quota.role = role.filter(|role| {
            quota.split.is_empty()
                && !quota.unit.is_empty()
                && !holds(&lower(role), "varje|vardera|alla | år|period")
        });
    }
    quota
}

/// The numbers that count people or seats.
fn counts(small: &str) -> Vec<Count> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(hit) = small.get(from..).and_then(|rest| COUNT.find(rest)) {
        let Some(whole) = hit.name("all") else { break };
        let at = from + whole.start()..from + whole.end();
        from = at.end;
        let Some(mut found) = amount(&hit) else { continue };
        let (before, after) =
            (small.get(..at.start).unwrap_or_default(), small.get(at.end..).unwrap_or_default());
        if MEASURED.is(after)
            || before.ends_with("var och ")
            || before.ends_with("vardera ") && after.trim().is_empty()
        {
            continue;
        }
        let lone = matches!(hit.name("n").map(|n| n.as_str()), Some("en" | "ett")) && hit.name("q").is_none();
        let next = NOUN.find(after).and_then(|hit| hit.name("noun")).map_or("", |noun| noun.as_str());
        let counted = is_member(next)
            || is_people(after.split([',', '.']).next().unwrap_or_default())
            || matches!(next, "per" | "från" | "till" | "och" | "eller")
            || hit.name("m").is_some()
            || after.trim().is_empty()
            || matches!(after.trim_start().chars().next(), Some(',' | ';'));
        if lone && !counted {
            continue;
        }
        let definite =
            before.ends_with("de ") && next.ends_with("na") || before.trim_end().ends_with("länets");
        if definite {
            continue;
        }
        let number = found.min.or(found.max);
        let bound = hit.name("q").map_or("", |q| q.as_str());
        let refused = bound == "fler än" && (holds(before, "aldrig|inte|ej ") || REFUSED.is(after));
        if refused {
            found = Amount { min: None, max: found.min.map(|min| min - 1), approx: None };
        } else if BOUND_BEFORE.is(before.trim_end()) && found.min == found.max {
            found = Amount { min: None, max: number, approx: found.approx };
        }
        out.push(Count { at, amount: found });
    }
    // *En ordförande samt åtta ledamöter*: the seats are those of the members.
    let post = |count: &Count| {
        small.get(count.at.end..).is_some_and(|after| {
            holds(
                after
                    .split([',', '.'])
                    .next()
                    .unwrap_or_default()
                    .split(" och ")
                    .next()
                    .unwrap_or_default()
                    .split(" samt ")
                    .next()
                    .unwrap_or_default(),
                "ordförand|viceordf|sekreterar",
            )
        })
    };
    if out.len() > 1 && !out.iter().all(post) {
        out.retain(|count| !post(count));
    }
    out
}

/// Whether a noun counts members by a word for them.
fn is_member(noun: &str) -> bool {
    holds(noun, "ledam|ledamöter|represent|deltag|medlem|företräd|tjänstem|tjänstep|ombud")
        || [
            "plats", "platser", "person", "personer", "stol", "stolar", "mandat", "säte", "säten", "st",
            "stycken", "lika",
        ]
        .contains(&noun)
        || noun.ends_with("plats")
        || noun.ends_with("platser")
}

/// The kind of people counted; none where the noun is only a word for members.
fn noun(text: &str, small: &str, at: usize) -> Option<String> {
    const STOPS: [&str; 22] = [
        ",",
        ";",
        ".",
        ":",
        " varav ",
        " och ",
        " samt ",
        " plus ",
        " i gruppen",
        " i rådet",
        " måste ",
        " ska ",
        " skall ",
        " bör ",
        " kan ",
        " får ",
        " ingår",
        " från ",
        " för ",
        " som ",
        " till ",
        " representerade",
    ];
    let after = small.get(at..)?;
    let found = NOUN.find(after)?.name("noun")?;
    let plain = [
        "ledam",
        "represent",
        "deltag",
        "medlem",
        "företräd",
        "person",
        "plats",
        "stol",
        "mandat",
        "st",
        "tjänstem",
        "ombud",
        "säte",
        "lika",
        "till",
        "per",
        "från",
        "av",
        "i",
    ];
    let word = found.as_str();
    let other = after.get(..found.start()).is_some_and(|lead| lead.contains("övriga"));
    if plain.iter().any(|plain| {
        word.starts_with(plain)
            && (*plain != "st" || matches!(word, "st" | "stycken" | "stolar" | "stol"))
            && (plain.len() > 3 || word == *plain || *plain == "st")
    }) {
        return other.then(|| format!("övriga {word}"));
    }
    let rest = after.get(found.start()..)?;
    let end = STOPS.iter().filter_map(|stop| rest.find(stop)).min().unwrap_or(rest.len());
    // *undersköterskor från särskilt boende* are told apart by where they are from.
    let end =
        rest.get(end..).filter(|tail| tail.starts_with(" från ") && is_people(word)).map_or(end, |tail| {
            end + [",", ".", ";", " ska ", " i gruppen", " ingår"]
                .iter()
                .filter_map(|stop| tail.find(stop))
                .min()
                .unwrap_or(tail.len())
        });
    let whole = trimmed(text.get(at + found.start()..at + found.start() + end)?);
    let cut = whole.split(' ').position(is_verb);
    let whole = match cut {
        Some(words) if words > 0 => whole.split(' ').take(words).collect::<Vec<_>>().join(" "),
        _ => whole,
    };
    (!whole.is_empty()).then_some(whole)
}

/// Whose seats: and whether they are told of before the number.
fn unit(parts: &Parts<'_>, count: &Count) -> (Vec<String>, bool) {
    let (text, small) = (parts.text, parts.small);
    let after = small.get(count.at.end..).unwrap_or_default();
    let words =
        |range: Range<usize>, from: usize| text.get(from + range.start..from + range.end).unwrap_or_default();
    let label = parts.s.label.filter(|label| !holds(&lower(label), "antal|storlek|ledam|deltag|medlem|samman|plats|represent|gruppen|rådet|teamet|omfattning|bemanning"));
    if let Some(label) = label {
        return (vec![trimmed(label)], true);
    }
    if let Some(unit) = PER.find(after).and_then(|hit| hit.name("u")) {
        return (vec![ended(words(unit.range(), count.at.end))], false);
    }
    let before = small.get(..count.at.start).unwrap_or_default();
    let start = before.rfind([';', ':']).map_or(0, |at| at + 1);
    let clause = before.get(start..).unwrap_or_default();
    let subjunction = ["trots att ", "eftersom ", "om ", "när ", "då ", "för att "]
        .iter()
        .find(|lead| clause.trim_start().starts_with(**lead))
        .map_or(0, |lead| lead.len());
    let lead = clause.len() - clause.trim_start().len() + subjunction;
    let (start, clause) = (start + lead, clause.get(lead..).unwrap_or_default());
    let and = clause.rfind(" och ").filter(|_| clause.matches(" och ").count() == 1).and_then(|at| {
        let first = clause.get(..at)?;
        (first.split(' ').any(is_verb) && COUNT.is(first)).then_some(at + 1)
    });
    let (start, clause) =
        and.map_or((start, clause), |at| (start + at, clause.get(at..).unwrap_or_default()));
    let simple = |hit: &regex::Captures<'_>| {
        hit.name("u").is_some_and(|unit| {
            !unit.as_str().split(' ').any(is_verb) && unit.as_str().split(' ').count() <= 14
        })
    };
    let each = EACH_THEN.find(clause).or_else(|| GENITIVE.find(clause));
    let hit = each
        .filter(|hit| hit.name("u").is_some_and(|unit| !GROUP.is(unit.as_str())))
        .or_else(|| {
            FROM_FIRST
                .find(clause)
                .or_else(|| HAS_INVERTED.find(clause.trim_end()).filter(simple))
                .or_else(|| ITEM.find(clause.trim_end()).filter(simple))
                .or_else(|| HAS.find(clause).filter(simple))
        })
        .or_else(|| AND_UNIT.find(clause.trim_end()).filter(|_| and.is_some()));
    if let Some(hit) = hit
        && let Some(unit) = hit.name("u")
    {
        let whole = words(unit.range(), start);
        let each = ["Var och en av ", "var och en av "].iter().find_map(|lead| whole.strip_prefix(*lead));
        let whole = each.unwrap_or(whole);
        let several = whole.contains(", ") || holds(&lower(whole), "såväl |både ");
        if several && !GROUP.is(&*lower(whole)) {
            return (list(&whole.replace("Såväl ", "").replace(" som ", " och ").replace("Både ", "")), true);
        }
        let group = GROUP.is(&*lower(whole)) || parts.s.is_own(whole);
        let from = clause.starts_with("från ");
        if (!group || from) && !lower(whole).starts_with("av ") {
            return (vec![ended(whole)], true);
        }
    }
    let later = LATER_FROM.find(after).and_then(|hit| hit.name("u"));
    if let Some(unit) = later {
        return (vec![ended(words(unit.range(), count.at.end))], false);
    }
    for pattern in [&*STANDS_FOR, &*FROM] {
        let hit = pattern.find(after).and_then(|hit| hit.name("u"));
        if let Some(unit) =
            hit.filter(|_| noun(text, small, count.at.end).is_none_or(|noun| !noun.contains(" från ")))
        {
            return (list(&ended(words(unit.range(), count.at.end))), false);
        }
    }
    // The committee of a group has seats of its own.
    let within = WITHIN.find(clause).and_then(|hit| hit.name("u"));
    if let Some(unit) = within.filter(|_| noun(text, small, count.at.end).is_none()) {
        return (vec![trimmed(words(unit.range(), start))], false);
    }
    if let Some(unit) = KEPT_FOR.find(small).or_else(|| TO_BE.find(small)).and_then(|hit| hit.name("u")) {
        return (vec![ended(words(unit.range(), 0))], false);
    }
    (noun(text, small, count.at.end).into_iter().collect(), false)
}

/// A unit without what follows its name.
fn ended(text: &str) -> String {
    const STOPS: [&str; 18] = [
        " utses",
        " utsed",
        " finns",
        " i gruppen",
        " i rådet",
        " ska ",
        " skall ",
        " är ",
        " blir ",
        " ingår",
        " och en ",
        " och två ",
        " och minst ",
        " vardera",
        " deltar",
        " sitter",
        " i tur",
        " och ",
    ];
    let small = lower(text);
    let end = STOPS
        .iter()
        .filter_map(|stop| {
            small
                .find(stop)
                .filter(|at| *stop != " och " || small.get(at + 5..).is_some_and(|rest| COUNT.is(rest)))
        })
        .min();
    let cut = text.get(..end.unwrap_or(text.len())).unwrap_or(text);
    let kept = lower(cut).contains(" med ") || lower(cut).contains(" för ");
    let whole = bare(&if kept { trimmed(cut) } else { name(cut) });
    let whole =
        if is_verb(lower(&whole).split(' ').next().unwrap_or_default()) { whole } else { agent_or(&whole) };
    let mut words = whole.splitn(2, ' ');
    match (words.next().and_then(|first| number(&lower(first))), words.next()) {
        (Some(_), Some(rest)) => rest.to_owned(),
        _ => ["var och en av ", "länets ", "gruppens "]
            .iter()
            .take(1)
            .find_map(|lead| whole.strip_prefix(*lead))
            .unwrap_or(&whole)
            .to_owned(),
    }
}

fn agent_or(text: &str) -> String {
    let short = agent(text);
    if short.is_empty() { text.to_owned() } else { short }
}

/// The parts of a total: *varav två från A och två från B*.
fn split(text: &str, small: &str, from: usize) -> BTreeMap<String, u32> {
    let mut out = BTreeMap::new();
    if let Some(hit) = OF_WHICH.find(small) {
        for (unit, count) in [("u", "n"), ("u2", "n2")] {
            let name = hit.name(unit).and_then(|unit| text.get(unit.range())).map(trimmed);
            out.extend(name.zip(hit.name(count).and_then(|count| number(count.as_str()))));
        }
        return out;
    }
    let mut at = small
        .get(from..)
        .and_then(|rest| rest.find([',', ':', '(']).or_else(|| rest.find(" varav ")))
        .map_or(small.len(), |at| from + at);
    let mut each = false;
    while let Some(hit) = small.get(at..).and_then(|rest| PART.find(rest)) {
        let Some(unit) = hit.name("u") else { break };
        let count = hit.name("n").and_then(|count| number(count.as_str()));
        let mut name = text.get(at + unit.start()..at + unit.end()).map(trimmed).unwrap_or_default();
        if let Some(end) = name.split(' ').position(is_verb).filter(|&end| end > 0) {
            name = name.split(' ').take(end).collect::<Vec<_>>().join(" ");
        }
        each |= hit.name("lead").is_some_and(|lead| {
            lead.as_str().ends_with("vardera") || lead.as_str().ends_with("varje") || lead.as_str() == "per"
        });
        if let Some(count) = count
            && !name.is_empty()
            && name.split(' ').count() <= 5
        {
            out.insert(name, count);
        }
        at += unit.end();
    }
    if out.len() >= 2 || each { out } else { BTreeMap::new() }
}
