//! How many may come, how many must, whom the composition balances, and who stands in.

use super::{
    super::parts::Parts,
    actors::bare,
    doer::{Doing, doer},
};
use crate::{
    norm::{AttendanceLimit, CompositionBalance, Names, Quorum, SubstituteRequired},
    read::{
        names::{list, name, trimmed},
        numbers::{amount, number},
        pattern::patterns,
    },
    text::words::{holds, lower},
};

patterns! {
    BOUNDED = r"~(?:högst|max|maximalt|maximum|upp till|som mest|endast|bara|blott|stannar vid|begränsad till|begränsas till|begränsat till|överstiga|inte fler än|aldrig fler än|ej fler än|med fler än|fler än|mer än|flera än|fler deltagare än|fler [a-zåäö]+ än|max antal|inskränks till(?: maximalt)?|begränsar sig till)(?: (?:till|maximalt|av))?:? (?P<n>{num})~";
    COUNTED = r"~(?P<n>{num}) (?:[a-zåäö]+ )?(?:per~|från~|för~|ur~|i taget|person|ledam|represent|deltag|företräd|ombud|tjänste|kolleg|på plats|av dem|[a-zåäö]+ (?:per|från|i taget))";
    NOT_BOTH = r"~(?P<n>två|tre|fler|flera|båda) [^.]*(?:inte|ej|icke|aldrig) [^.]*(?:samtidigt|på samma gång|samma möte)|(?:inte|ej|aldrig) (?:delta )?(?:samtidigt|båda|på samma gång)";
    PER = r"~(?:per (?:möte|tillfälle|träff|gång) och|per|för varje|för vardera|för respektive|från varje|från vardera|från respektive|från en och samma|från samma|från din|från sin|ur varje|inom varje|i varje|från var) (?P<u>[a-zåäö\-]+(?: [a-zåäö\-]+)?)";
    WHOSE = r"~(?:varje|vardera|respektive|ingen|inget|envar|varken|samtliga) (?P<u>[a-zåäö\-]+)|^(?:en|ett) (?P<u2>[a-zåäö\-]+) (?:får|kan|ska|bör|deltar)~|~från (?P<u3>[a-zåäö\-]+)(?: [a-zåäö]+)?(?: stannar|,|$)";
    SUBJECT = r"^(?:på [a-zåäö]+ |vid [a-zåäö]+ )?(?:de |den |det )?(?P<u>[a-zåäö][^,;.]*?) (?:ska|skall|får|kan|bör|må|har|deltar|utser|närvarar|företräds|representeras|skickar|äger|kommer)~";
    NO_UNIT = r"^(?:möte|tillfälle|träff|gång|sammanträde|sammankomst|år|klinikens)";

    SHARE = r"~(?P<s>hälften|halva|majoriteten|en majoritet|majoritet|två tredjedelar|2/3|tre fjärdedelar|3/4|en tredjedel|1/3|en fjärdedel|1/4|samtliga|alla|(?P<p>\d{1,3}) ?(?:procent|\x25))(?: |$|[,.;])";
    SHARE_OF = r"^(?: av)? ?(?:dess |sina |de |gruppens |rådets |antalet )?(?P<of>[a-zåäö]+(?: (?:ledamöter|deltagare|representanter|medlemmar|företrädare))?)(?:~|$)";
    EACH = r"~(?:från|för|ur|i) (?:varje|vardera|respektive|samtliga|alla) (?P<of>[a-zåäö\-]+)";
    BOTH = r"~(?:om|när|då|att) (?P<of>[^,.;]+? och [^,.;]+?),? (?:båda|bägge|samtliga) ";
    MISSING = r"~(?:någon|en|ett) av (?P<of>[a-zåäö]+)";
    ALSO = r"ordförand[a-zåäö]* (?:och|samt|jämte) (?:ytterligare )?(?:minst )?(?P<n>{num})";
}

/// How many of a unit may attend a meeting.
pub fn attendance(parts: &Parts<'_>) -> AttendanceLimit {
    let small = parts.small;
    let count = |hit: &regex::Captures<'_>| hit.name("n").and_then(|count| number(count.as_str()));
    let max = if let Some(hit) = NOT_BOTH.find(small) {
        Some(count(&hit).map_or(1, |count| count.saturating_sub(1).max(1)))
    } else {
        BOUNDED
            .find(small)
            .and_then(|hit| count(&hit))
            .or_else(|| COUNTED.find(small).and_then(|hit| count(&hit)))
            .or_else(|| small.split([' ', ',', ':']).rev().find_map(number))
    };
    let text = |at: regex::Match<'_>| parts.text.get(at.range()).map(unit);
    let per = PER
        .all(small)
        .iter()
        .filter_map(|hit| hit.name("u"))
        .find(|unit| !NO_UNIT.is(unit.as_str()))
        .and_then(text)
        .or_else(|| {
            let hit = WHOSE
                .find(small)
                .filter(|hit| hit.name("u").is_none_or(|unit| !NO_UNIT.is(unit.as_str())))?;
            hit.name("u").or_else(|| hit.name("u2")).or_else(|| hit.name("u3")).and_then(text)
        })
        .or_else(|| {
            SUBJECT
                .find(small)
                .and_then(|hit| hit.name("u"))
                .map(|unit| parts.text.get(unit.range()).map(trimmed).unwrap_or_default())
        })
        .filter(|per| !holds(&lower(per), "ledam|ordinarie|ersättare|deltag|antal|närvaro|utrymme"));
    AttendanceLimit { per, max }
}

/// A unit by its noun.
fn unit(text: &str) -> String {
    const VERBS: &str = "deltar|sitter|kommer|är|får|kan|ska|bör|närvarar|medverkar|med|till|i|vid|på|som|har|medges|kopplar|representeras|av|samtidigt|och|att|välkomna|infinner|närvara|delta|åt";
    text.split(' ')
        .enumerate()
        .take_while(|(nth, word)| *nth == 0 || !VERBS.split('|').any(|verb| verb == lower(word)))
        .map(|(_, word)| word)
        .collect::<Vec<_>>()
        .join(" ")
}

/// When the group may take a position.
pub fn quorum(parts: &Parts<'_>) -> Quorum {
    let small = parts.small;
    let mut quorum = Quorum::default();
    if let Some(of) = BOTH.find(small).and_then(|hit| hit.name("of")) {
        quorum.of = parts.text.get(of.range()).map(trimmed);
        return quorum;
    }
    if let Some(hit) = SHARE.find(small).filter(|hit| {
        let voted = holds(small, "enkel majoritet|majoritet gäller|majoritetsbeslut")
            && hit.name("s").is_some_and(|share| share.as_str().contains("majoritet"));
        !voted && !number_before(small, hit)
    }) {
        quorum.share =
            hit.name("s").and_then(|share| share_of(share.as_str(), hit.name("p").map(|p| p.as_str())));
        let end = hit.name("s").map_or(0, |share| share.end());
        quorum.of = small
            .get(end..)
            .and_then(|rest| SHARE_OF.find(rest))
            .and_then(|of| of.name("of"))
            .and_then(|of| parts.text.get(end + of.start()..end + of.end()))
            .map(trimmed);
        quorum.of = quorum.of.filter(|of| is_of(of));
        return quorum;
    }
    if let Some(hit) = ALSO.find(small) {
        quorum.min = hit.name("n").and_then(|count| number(count.as_str())).map(|count| count + 1);
        return quorum;
    }
    if let Some(hit) = LEAST.find(small).or_else(|| NUMBERED.find(small)).or_else(|| SMALLEST.find(small)) {
        quorum.min = amount(&hit)
            .and_then(|amount| amount.min.or(amount.max))
            .or_else(|| hit.name("n2").and_then(|count| number(count.as_str())));
        let end = hit.name("end").map_or(small.len(), |end| end.start());
        let of = small
            .get(end..)
            .and_then(|rest| COUNTED_OF.find(rest))
            .and_then(|of| of.name("of"))
            .and_then(|of| parts.text.get(end + of.start()..end + of.end()))
            .map(trimmed);
        quorum.of = of.filter(|of| is_of(of));
        if let Some(of) = EACH.find(small).and_then(|hit| hit.name("of")) {
            quorum.of = parts.text.get(of.range()).map(trimmed);
        }
    } else if let Some(of) = MISSING.find(small).and_then(|hit| hit.name("of")) {
        quorum.min = Some(1);
        quorum.of = parts.text.get(of.range()).map(trimmed);
    }
    quorum
}

patterns! {
    LEAST = r"~(?:minst|åtminstone|lägst|färre än|inte färre än|ej färre än) (?P<n2>{num})(?P<end>)(?: |$|[,.;)])";
    NUMBERED = r"~(?:(?P<q2>färre än) (?P<n2>{num})|(?:åtminstone )?{amount})(?P<end>)(?: |$|[,.;)])(?:av |st |stycken )?(?:[a-zåäö]+|$|,)";
    SMALLEST = r"~(?P<n2>{num})(?P<end>)(?:$|[ ,.;])";
    COUNTED_OF = r"^ ?(?:av (?:de )?(?:{num} )?)?(?:dess |sina |de |rådets |gruppens |oss )?(?:[a-zåäö]+ av (?:dess |de |rådets |gruppens )?)?(?P<of>[a-zåäö]+(?: (?:ledamöter|deltagare|representanter|medlemmar|företrädare|kommuner|huvudmän))?)~";
}

fn number_before(small: &str, hit: &regex::Captures<'_>) -> bool {
    let said = hit.name("s").map_or("", |share| share.as_str());
    matches!(said, "alla" | "samtliga")
        && hit
            .get(0)
            .and_then(|whole| small.get(..whole.start()))
            .is_some_and(|before| before.ends_with("från") || before.ends_with("för"))
}

fn share_of(share: &str, percent: Option<&str>) -> Option<f64> {
    if let Some(percent) = percent {
        return percent.parse::<f64>().ok().map(|percent| percent / 100.0);
    }
    Some(match share {
        "två tredjedelar" | "2/3" => 2.0 / 3.0,
        "tre fjärdedelar" | "3/4" => 0.75,
        "en tredjedel" | "1/3" => 1.0 / 3.0,
        "en fjärdedel" | "1/4" => 0.25,
        "samtliga" | "alla" => 1.0,
        _ => 0.5,
    })
}

/// Whether a word names those who are counted.
fn is_of(of: &str) -> bool {
    const NOT: &str = "närvarande|personer|person|på|är|vid|av|med|deltar|i|och|för|ska|skall|oss|infunnit|måste|behöver|till|när|eller|som|krävs|finns|plats";
    let small = lower(of);
    let first = small.split(' ').next().unwrap_or_default();
    2 < small.len() && !NOT.split('|').any(|not| not == first)
}

patterns! {
    IN_WHAT = r"(?:fördelning(?:en)?(?: som möjligt)?|balans(?:en)?|spridning(?:en)?|bredd(?:en)?|mångfald(?:en)?|blandning(?:en)?|variation(?:en)?|representation(?:en)?|sammansatt(?:a)?|sammansättning(?:en)?|mix(?:en)?)(?: (?:ska|bör|så|skall) [a-zåäö]+)? (?:mellan|av|i|över|vad gäller|när det gäller|avseende|med avseende på|i fråga om|med hänsyn till|utifrån|från|bland|på|beträffande|gällande) (?P<what>.+)$";
    REGARD = r"~(?:hänsyn (?:tas )?till|beakta[rs]?(?: att)?|avspeglar?|återspeglar?|speglar?|täcka in|täcker(?: in)?|spänna över|spänner över|kunskap om|kompetens inom|kompetens i|med avseende på|i fråga om|vad gäller|avseende|omfatta) (?P<what>.+)$";
    BETWEEN = r"~(?:mellan) (?P<what>[^.;]+)$";
    BALANCED = r"(?:^|~)(?:så att|att|och|;|om)? ?(?P<what>[^,;]*?(?:, [^,;]+?)*?),? (?:balanserar|är jämnt|ska vara jämnt|blir|är|vara|finnas|finns|äro|ska synas|synas|ska rymmas|rymmas|ryms|får plats|kommer med|finns med|väger jämnt|ska|bör|skall|ingår|deltar)(?: (?:alla|båda|väl|jämnt|lika|med|vara|finnas|synas|rymmas|bli|kommer|ingå|ha|alltid|också))*(?: (?:representera|företrä|varandra|represent|med|i|bland|plats)|$)";
    WEIGHED = r"^(?:[^;]*?(?:att|och vid [a-zåäö]+ ska) )?(?P<what>[^;]+?) (?:vägs in|ska vägas in|beaktas|blandas|väger (?:lika|jämnt)|får övervikt|eftersträvas|tas med i|balanseras|ska ha röst|har röst|får röst)~|^ingen (?P<what2>[a-zåäö\-]+) (?:ska|får|bör|skall) ";
    THEN = r"^(?:i|vid|så|inom|under|av|för|när) [^,.;]*? (?:ska|skall|bör|måste) (?P<what>[^;]+?) (?:vara|finnas|bli|ingå|synas|rymmas|beaktas|representeras|företrädas)~";
    OF_SEVERAL = r"(?:tillhöra|representera|företräda|komma från|kommer från|tillhör|representerar|ha) (?P<what>(?:olika|skilda|flera) [^,.;]+?)(?: och (?:vara|ha|är|har)~.*)?$";
    DOMINATE = r"^(?P<a>[^,.;]+?) (?:får|ska|bör) (?:inte|ej) (?:dominera|väga tyngre|vara fler) (?:över|än)? ?(?P<b>[^,.;]+?)(?: i [a-zåäö]+)?$";
    FETCHED = r"~(?:hämtas|komma|kommer|tas) (?:från|ur) (?P<what>[^,.;]+)$";
    COMPOUND = r"(?:^|~)(?P<what>[a-zåäö]+s(?:balans|fördelning|spridning)[a-zåäö]*|(?:geografisk|tvärprofessionell|könsmässig|åldersmässig|professionell|multiprofessionell|multidisciplinär|regional|etnisk|organisatorisk)[a-zåäö]*(?: (?:spridning|bredd|balans|fördelning|representation))?)~";
    HALVES = r"hälften (?P<a>[a-zåäö]+) och hälften (?P<b>[a-zåäö]+)";
    LEADS = r"^(?:inte |ett enskilt |en enskild |ett |både |såväl |olika |skilda |flera |de |den |länets alla |länets |alla |hela |samtliga |rådets |professionerna |så jämnt |en |att |länets olika )+";
}

/// What the composition has to balance.
pub fn balance(parts: &Parts<'_>) -> CompositionBalance {
    let (text, small) = (parts.text, parts.small);
    let both = |hit: &regex::Captures<'_>| -> Vec<String> {
        ["a", "b"]
            .iter()
            .filter_map(|part| hit.name(part))
            .filter_map(|part| text.get(part.range()))
            .map(trimmed)
            .collect()
    };
    if let Some(hit) = HALVES.find(small).or_else(|| DOMINATE.find(small)) {
        return CompositionBalance { aspects: both(&hit) };
    }
    let label = parts.s.label.map(lower).unwrap_or_default();
    if holds(&label, "spridning|balans|fördelning|bredd|mångfald|variation") {
        return CompositionBalance { aspects: list(text) };
    }
    let compound = COMPOUND.find(small).and_then(|hit| hit.name("what"));
    if let Some(what) = compound {
        return CompositionBalance { aspects: text.get(what.range()).map(trimmed).into_iter().collect() };
    }
    for pattern in [&*IN_WHAT, &*REGARD, &*WEIGHED, &*THEN, &*OF_SEVERAL, &*BALANCED, &*BETWEEN, &*FETCHED] {
        let what = pattern
            .find(small)
            .and_then(|hit| hit.name("what").or_else(|| hit.name("what2")))
            .and_then(|what| text.get(what.range()));
        let aspects = what.map(aspects).unwrap_or_default();
        if !aspects.is_empty() {
            return CompositionBalance { aspects };
        }
    }
    CompositionBalance::default()
}

/// The aspects that a text begins with.
fn aspects(text: &str) -> Vec<String> {
    const STOPS: [&str; 26] = [
        " ska ",
        " skall ",
        " bör ",
        " eftersträvas",
        " i gruppen",
        " i rådet",
        " i nätverket",
        " bland ",
        " så långt",
        " vid val",
        " när ",
        " i sammansättning",
        " är ",
        " blir ",
        " prioriteras",
        " alla finns",
        " finns ",
        " beaktas",
        " längs ",
        "; ",
        ". ",
        " upprätthålls",
        " ledamöter",
        " synas",
        ", och ",
        " och varje ",
    ];
    let att = lower(text).rfind(" att ").map_or(0, |at| at + " att ".len());
    let text = text.get(att..).unwrap_or(text);
    let small = lower(text);
    let end =
        STOPS.iter().filter_map(|stop| small.find(stop)).filter(|&at| at > 0).min().unwrap_or(text.len());
    let mut rest = text.get(..end).unwrap_or(text).trim_matches([' ', ',']);
    for lead in ["att ", "i fråga om ", "så att "] {
        if let Some(at) = lower(rest).rfind(lead) {
            rest = rest.get(at + lead.len()..).unwrap_or_default();
        }
    }
    let cut = LEADS.find(&lower(rest)).and_then(|hit| hit.get(0)).map_or(0, |lead| lead.end());
    rest = rest.get(cut..).unwrap_or_default();
    let adjectives =
        rest.split(' ').next().is_some_and(|first| first.ends_with(',') && first.ends_with("ra,"));
    let items = if adjectives || rest.contains("- och ") { vec![rest.to_owned()] } else { list(rest) };
    let items: Vec<String> = items
        .iter()
        .map(|item| {
            let cut = LEADS.find(&lower(item)).and_then(|hit| hit.get(0)).map_or(0, |lead| lead.end());
            bare(item.get(cut..).unwrap_or_default())
        })
        .filter(|item| 2 < item.len() && item.split(' ').count() <= 6)
        .collect();
    let small = lower(rest);
    if holds(&small, "gruppens|rådets sammans")
        || small.starts_with("det ")
        || items
            .iter()
            .any(|item| holds(&lower(item), "ledamöter|deltagarna|sammansättning|det |styrgrupp|nätverk"))
    {
        return Vec::new();
    }
    items
}

patterns! {
    ACTIVE = r"~(?P<v>utser|väljer|tillsätter|förordnar|skickar|sänder|namnger|anmäler|utpekar|pekar ut|håller med|bestämmer|ställer upp med|har (?:en )?(?:förordnad|utsedd|utpekad)|har utsett|utsett|ordnar|svarar för|ansvarar för|säkerställer|ser till|meddelar|håller)~";
    INFINITIVE = r"~(?P<v>utse|välja|tillsätta|förordna|skicka|sända|namnge|anmäla|peka ut|hålla|ordna|ha)~";
    PASSIVE = r"~(?P<v>utses|väljs|tillsätts|förordnas|utsedda?|vald|valda|namnges|anmäls|skickas|bestäms|utsetts)~";
    RESTS = r"~(?:ligger på|ligger hos|vilar på|åvilar|ankommer på|åligger) (?P<by>.+?)(?: att .*)?$";
}

static APPOINTS: Doing = Doing { active: &ACTIVE, infinitive: &INFINITIVE, passive: &PASSIVE };

/// Who appoints the substitutes.
pub fn substitute(parts: &Parts<'_>) -> SubstituteRequired {
    let mut by = doer(parts.text, parts.small, &APPOINTS);
    if by.is_empty() {
        by = RESTS
            .find(parts)
            .and_then(|hit| hit.name("by"))
            .and_then(|by| parts.text.get(by.range()))
            .map(|by| vec![bare(&name(by))])
            .unwrap_or_default();
    }
    by.retain(|by| {
        let small = lower(by);
        ![
            "ersättare",
            "suppleant",
            "varje ledamot",
            "du",
            "ställföreträdare",
            "ledamöter",
            "reserv",
            "en ",
            "ordinarie",
        ]
        .iter()
        .any(|not| small.starts_with(not))
    });
    SubstituteRequired { by: Names(by) }
}
