//! When the group meets, and how.

mod frequency;

use super::{
    actors::{self, Actor},
    clause::focus,
    parts::Parts,
};
use crate::{
    Kind, Rule,
    norm::{ExtraMeetings, Form, MeetingForm, Names, Notice, NoticePart},
    read::{
        names::{name, trimmed},
        numbers::all_days,
        pattern::patterns,
    },
    text::words::{holds, lower},
};

/// The rule of a kind of this theme: of the one clause that tells of it, where there are several.
pub(super) fn rule(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    let words = match kind {
        Kind::MeetingFrequency => "per |/|om året|månad|kvartal|veck|termin|årlig|halvår|gånger|ggr|varje ",
        Kind::MeetingForm => {
            "digital|distans|video|teams|skype|länk|fysisk|på plats|timm|minut|hålls |äger rum"
        }
        Kind::ExtraMeetings => "extra|utöver|fler möten|däremellan|vid behov",
        Kind::Notice => "kalla|kallel|dagordning|agenda|föredragningslist|handlingar|underlag",
        _ => return None,
    };
    match focus(p.s, words) {
        Some(one) => of(kind, &Parts::of(&one)),
        None => of(kind, p),
    }
}

fn of(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    Some(match kind {
        Kind::MeetingFrequency => Rule::MeetingFrequency(frequency::of(p)),
        Kind::MeetingForm => Rule::MeetingForm(form(p)),
        Kind::ExtraMeetings => Rule::ExtraMeetings(extra(p)),
        Kind::Notice => Rule::Notice(notice(p)),
        _ => return None,
    })
}

patterns! {
    REMOTE = r"digital|distans|~skype|~teams|video|webbmöte|~länk|zoom|telefon|virtuel|~online|fjärr|på nätet|skärm|resfri|uppkoppl";
    ON_SITE = r"fysisk|på plats|samma rum|öga mot öga|ansikte mot|personlig|~rummet~|sitter tillsammans|i samma lokal";
    RATHER = r"framför|hellre|helst|första hand|huvudregel|normal|i regel|företrädesvis|huvudsak|undantag|oftast|prioriter|övrigt|annars";
    MIXED = r"hybrid|både [^.]* och|såväl [^.]* som|antingen|valfri|likställ";
    SHORT = r"~kort|effektiv|snabb|dra ut på|få punkter|tidseffektiv";
    HOURS = r"(?P<n>\d+[,.]\d|{num} och en halv|ett par|{num})[- ]?(?P<u>halvtimm%|timm%|tim~|minut%|h~|halvdag%|halva? dag%)|(?P<half>en halvtimme|en halv timme|halvtimme|en halvdag|en halv dag)";
    AT = r"~(?:i|på|hos|vid|till|å) (?P<place>[^.,;()]+)";
}

fn form(p: &Parts<'_>) -> MeetingForm {
    let (remote, on_site) = (REMOTE.find(p), ON_SITE.find(p));
    let starts = |hit: &Option<regex::Captures<'_>>| {
        hit.as_ref().and_then(|hit| hit.get(0)).map_or(usize::MAX, |hit| hit.start())
    };
    let (remote_at, on_site_at) = (starts(&remote), starts(&on_site));
    let optional =
        remote.is_some() && p.has("att delta|möjlig att|får delta|kan delta|den som inte kan|möjlighet att");
    let prefer = if MIXED.is(p) && (remote.is_some() || on_site.is_some() || p.has("hybrid")) {
        Some(Form::Hybrid)
    } else if remote.is_some() && on_site.is_some() && RATHER.is(p) && !p.has("alltid") {
        Some(rather(p.small, remote_at, on_site_at))
    } else if remote.is_some() && (on_site.is_some() || optional && !p.has("ska delta|hand")) {
        Some(Form::Hybrid)
    } else if remote.is_some() {
        Some(Form::Remote)
    } else if on_site.is_some() {
        Some(Form::OnSite)
    } else {
        SHORT.is(p).then_some(Form::Short)
    };
    let hours = hours(p.small);
    MeetingForm {
        prefer: prefer.filter(|prefer| *prefer != Form::Short || hours.is_none()),
        place: place(p),
        max_hours: hours,
    }
}

/// Which of two forms comes first: the one before *framför*, or the one after *helst*.
fn rather(small: &str, remote: usize, on_site: usize) -> Form {
    let word = RATHER.find(small).and_then(|hit| hit.get(0)).filter(|word| word.as_str() != "framför");
    let at = word.map_or(0, |word| word.start());
    match (at <= remote, at <= on_site) {
        (true, false) => Form::Remote,
        (false, true) => Form::OnSite,
        _ if remote < on_site => Form::Remote,
        _ => Form::OnSite,
    }
}

fn hours(small: &str) -> Option<f64> {
    let hit = HOURS.find(small)?;
    if let Some(half) = hit.name("half") {
        return Some(if half.as_str().contains("dag") { 4.0 } else { 0.5 });
    }
    let number = match hit.name("n")?.as_str() {
        word if word.ends_with(" och en halv") => {
            f64::from(crate::read::number(word.trim_end_matches(" och en halv"))?) + 0.5
        }
        "ett par" => 2.0,
        word => crate::read::number(word).map(f64::from).or_else(|| word.replace(',', ".").parse().ok())?,
    };
    let unit = hit.name("u")?.as_str();
    Some(if unit.starts_with("min") {
        number / 60.0
    } else if unit.starts_with("halvtim") {
        number / 2.0
    } else if unit.starts_with("halv") {
        number * 4.0
    } else {
        number
    })
}

/// Words for a place where one can meet, and names.
fn is_place(place: &str) -> bool {
    const PLACES: &str = "hus|sal|lokal|kansli|kontor|vårdcentral|mottagning|byggnad|gård|skola|center|centrum|klinik|rum|lasarett|bibliotek|station";
    let small = lower(place);
    let name = place.split([' ', '-']).any(|word| word.starts_with(char::is_uppercase));
    (name || holds(&small, PLACES)) && !REMOTE.is(&small) && !holds(&small, "samma rum|~plats|grupprum|länk")
}

fn place(p: &Parts<'_>) -> Option<String> {
    let label = p.s.label.map(lower).unwrap_or_default();
    if holds(&label, "plats|lokal|mötesort|var ") && !REMOTE.is(p) && !ON_SITE.is(p) {
        return Some(trimmed(p.text));
    }
    let hits = AT.all(p);
    // A preposition inside the words after another begins a place of its own.
    let mut starts: Vec<usize> =
        hits.iter().filter_map(|hit| hit.name("place")).map(|place| place.start()).collect();
    for at in starts.clone() {
        let rest = p.small.get(at..).unwrap_or_default();
        for lead in [" i ", " på ", " hos ", " vid "] {
            starts.extend(
                rest.split(['.', ',', ';'])
                    .next()?
                    .match_indices(lead)
                    .map(|(inner, _)| at + inner + lead.len()),
            );
        }
    }
    starts.sort_unstable();
    starts.dedup();
    starts.into_iter().filter_map(|at| p.text.get(at..)).map(whole_place).find(|place| {
        let first = place.split(' ').next().unwrap_or_default();
        is_place(place) && !holds(&lower(first), "plats|samma|första|möjlig|regel|varje|god|förväg")
    })
}

/// A place with where it lies: *Hälsans hus i Björknäs*.
fn whole_place(text: &str) -> String {
    let clause = text.split(['.', ',', ';', '(']).next().unwrap_or(text);
    let first = name(clause);
    let rest = clause.get(clause.find(&first).unwrap_or(0) + first.len()..).unwrap_or_default();
    let further = ["i ", "på ", "vid "].iter().find_map(|lead| rest.trim_start().strip_prefix(lead));
    match further {
        Some(further) if further.starts_with(char::is_uppercase) => trimmed(clause),
        _ => first,
    }
}

/// The stretch of time nearest to the first of the words.
pub(super) fn days_near(small: &str, words: &str) -> Option<u32> {
    let at = words.split('|').filter_map(|word| small.find(word)).min().unwrap_or(0);
    let all = all_days(small);
    all.iter().find(|(begins, _)| at <= *begins).or_else(|| all.last()).map(|(_, days)| *days)
}

const CALL: &str = "utlys|kalla|kallel|sammankalla|inkalla|sammankallning";
const PARTS: [(&str, NoticePart); 3] = [
    ("kalla|kallel|inbjud|mötesbokning|bokning|bjuder in", NoticePart::Notice),
    ("dagordning|agenda|föredragningslist|ärendelist", NoticePart::Agenda),
    ("handling|underlag|material|bilag|presentation|dokument", NoticePart::Papers),
];
/// What is done with a notice, an agenda or papers.
const SENT: &str = "sänd|skicka|utsänd|utskick|distribuer|mejla|sätter|upprätt|tar|tas|görs|gå|utgå|utfärd|delas|delar|tillställ|lägg|ombesörj|sammanställ|förbered|lämna|bokning|mötesbokning|gör|kommer|når|tillhandahåll|publicer|ansvar|svara|sköt|sker";

fn notice(p: &Parts<'_>) -> Notice {
    let said = |text: &str| -> Vec<NoticePart> {
        PARTS.iter().filter(|(stems, _)| holds(text, stems)).map(|(_, part)| *part).collect()
    };
    let mut what = said(&p.small.replace("förhandling", "").replace("behandling", ""));
    if what.is_empty() {
        what = p.s.label.map(|label| said(&lower(label))).unwrap_or_default();
    }
    if what.is_empty() {
        what = p.s.heading.as_deref().map(|heading| said(&lower(heading))).unwrap_or_default();
    }
    if what.is_empty() {
        what = vec![NoticePart::Notice];
    }
    let is = p.small.find(" är ").filter(|_| p.small.starts_with("sammankallande"));
    let by = match is {
        Some(at) => p.text.get(at + " är ".len()..).map(name),
        None => p
            .doer(CALL)
            .filter(|_| !p.has("kallelse"))
            .or_else(|| p.doer(SENT))
            .or_else(|| p.doer(CALL))
            .or_else(|| p.actors().into_iter().find(Actor::is_bare).filter(|_| p.s.label.is_some()))
            .map(|actor| with_place(p, &actor)),
    };
    let by = by.filter(|by| !holds(&lower(by), "ledam|deltag|medlem|nämndens l") && !p.s.is_own(by));
    Notice {
        what,
        by: by.map(Names::one).unwrap_or_default(),
        days_before: p
            .has("före|innan|förväg|förhand|inför|senast|varsel|tidigare|dagar|veck")
            .then(|| days_near(p.small, "kalla|kallel|dagordning|agenda|handling|underlag|skick|sänd"))
            .flatten(),
    }
}

/// An office with the place that it belongs to: *verksamhetschefen på närsjukhuset*.
pub(super) fn with_place(p: &Parts<'_>, actor: &Actor<'_>) -> String {
    const NO_PLACE: &str = "god |förväg|förhand|samråd|tid|begäran|varje|möte|sammanträd|start|början|regel|plats|samband|behov|grupp|kalle|att |en |ett |länk|distans";
    let rest = p.text.get(actor.end..).unwrap_or_default();
    let small = lower(rest);
    let place = [" på ", " vid ", " för ", " hos ", " i ", " inom "]
        .iter()
        .find_map(|lead| small.strip_prefix(lead).map(|rest| (lead.len(), rest)));
    let Some((lead, place)) = place.filter(|_| !actor.owner) else { return actor.name() };
    let words: Vec<_> = actors::words(place);
    let first = words.first().map_or("", |word| word.text);
    let none =
        NO_PLACE.split('|').any(|word| place.starts_with(word)) || crate::read::number(first).is_some();
    let end = words
        .iter()
        .take_while(|word| {
            !matches!(
                word.text,
                "och"
                    | "som"
                    | "minst"
                    | "senast"
                    | "ska"
                    | "är"
                    | "i"
                    | "på"
                    | "till"
                    | "vid"
                    | "med"
                    | "om"
                    | "för"
                    | "under"
            ) && !crate::read::clauses::is_finite(word.text)
        })
        .last()
        .map_or(0, |word| word.end);
    let comma = place.find([',', ';', '.', '(']).unwrap_or(place.len());
    let name = rest.get(..lead + end.min(comma)).filter(|_| !none && end > 0);
    name.map_or_else(|| actor.name(), |place| format!("{}{place}", actor.name()))
}

patterns! {
    ASKS = r"~(?P<verb>begär%|påkalla|påkallar|påkallas|kräv%|önska%|önskemål|fordra%|påfordra%|framställ%|anmod%|initiativ|förslag från|vill)~";
    WHEN_CLAUSE = r"(?:^|[ ,])(?P<when>(?:om|när|då|ifall|där|så snart|så ofta)~[^.?;]+)";
    WHEN_NEED = r"~(?P<when>(?:vid|efter) (?:behov|[^.,;?]*(?:akut|brådska|utbrott|kris|skada|händelse|läge|särskil|allvarlig|oförutse)[^.,;?]*))";
    VERB_FIRST = r"^(?P<when>(?:uppstår|uppkommer|blir|finns|föreligger|inträffar|kräver|behövs|krävs|är|har|skulle|bedöms|anses|råder|sker)~[^.,?]*?)(?:,| (?:kan|får|ska|skall|träffas|möts|kallar|samlas|sammanträder)~)";
    CALLER = r"^(?:om|när|då) (?P<who>[^,.]{3,40}?) (?:kallar|sammankallar|beslutar det|utlyser det|beslutar så)$";
    QUESTION = r"^(?P<when>[^?]+)\?";
    FOR_MATTERS = r"^för (?P<when>(?:frågor|ärenden) som [^.,]*?) (?:kan|får|ska|skall)~";
}

fn extra(p: &Parts<'_>) -> ExtraMeetings {
    const CALLS: &str = "kalla|sammankalla|inkalla|utlys|beslut|ordna|avgör|lägg|bestäm|kallel|initier|initiativ|förlägg|sätt";
    let requested_by = requester(p);
    let when = when(p).filter(|when| {
        requested_by.as_ref().is_none_or(|by| !lower(when).contains(&lower(by)) || p.has("vid behov"))
    });
    let asks = |actor: &Actor<'_>| {
        requested_by.as_deref().is_some_and(|by| by.contains(actor.text) || actor.text.contains(by))
    };
    let inside = |actor: &Actor<'_>| {
        when.as_ref().is_some_and(|when| {
            p.text.find(when.as_str()).is_some_and(|at| at <= actor.at && actor.end <= at + when.len())
        })
    };
    let label = p.s.label.map(lower).unwrap_or_default();
    let by_label = holds(&label, "sammankall|kalla");
    let called = p.doer(CALLS).filter(|_| by_label || CALLS.split('|').any(|stem| p.has(stem)));
    let called_by = called
        .filter(|actor| !asks(actor) && !inside(actor))
        .map(|actor| actor.name())
        .filter(|by| !p.s.is_own(by) && by.split(' ').count() <= 8);
    // *Extra möten: om ordföranden kallar*
    let caller = when.as_deref().filter(|_| called_by.is_none()).and_then(|when| {
        CALLER
            .find(lower(when).as_str())
            .and_then(|hit| hit.name("who").and_then(|who| when.get(who.range())).map(trimmed))
    });
    let when = when.filter(|_| caller.is_none());
    ExtraMeetings { called_by: called_by.or(caller), requested_by, when }
}

fn requester(p: &Parts<'_>) -> Option<String> {
    let hit = ASKS.find(p)?;
    let verb = hit.name("verb")?;
    let all = p.actors();
    let noun = matches!(
        verb.as_str(),
        "begäran" | "önskemål" | "framställan" | "framställning" | "initiativ" | "anmodan" | "förslag från"
    );
    let by = |actor: &&Actor<'_>| matches!(actor.before, "av" | "från") && !actor.owner;
    let owns =
        all.iter().find(|actor| actor.owner && actor.end < verb.start() && verb.start() - actor.end <= 2);
    if noun && verb.as_str() == "initiativ" && p.has("tas av|tar initiativ|ta initiativ") {
        return None;
    }
    let right = all.iter().find(|actor| actor.before == "tillkommer");
    let found = if let Some(actor) = right {
        Some(actor)
    } else if noun {
        let said = all
            .iter()
            .rev()
            .find(|actor| actor.end <= verb.start() && actor.is_bare() && p.has("uttrycker|framför"));
        all.iter().filter(|actor| actor.at > verb.start()).find(by).or(owns).or(said)
    } else {
        let before = all.iter().rev().find(|actor| {
            let gap = p.small.get(actor.end..verb.start()).unwrap_or_default();
            actor.end <= verb.start()
                && actor.is_bare()
                && !p.s.is_own(&actor.name())
                && !holds(gap, " då | när | om | så snart ")
        });
        before.or_else(|| all.iter().find(|actor| actor.at > verb.start() && actor.is_bare()))
    };
    found.map(Actor::name).map(|name| without_least(&name))
}

/// *Minst en tredjedel av ledamöterna* are *en tredjedel av ledamöterna*.
fn without_least(name: &str) -> String {
    let small = lower(name);
    ["minst ", "enskild "]
        .iter()
        .find_map(|lead| small.strip_prefix(lead).and_then(|_| name.get(lead.len()..)))
        .unwrap_or(name)
        .to_owned()
}

fn when(p: &Parts<'_>) -> Option<String> {
    let part =
        |hit: &regex::Captures<'_>| hit.name("when").and_then(|when| p.text.get(when.range())).map(trimmed);
    if let Some(hit) = VERB_FIRST.find(p).or_else(|| QUESTION.find(p)).or_else(|| FOR_MATTERS.find(p)) {
        return part(&hit);
    }
    let clause = WHEN_CLAUSE
        .all(p)
        .iter()
        .filter_map(|hit| {
            let when = part(hit)?;
            let small = lower(&when);
            let first = small.starts_with("om ")
                && hit.get(0).is_some_and(|whole| {
                    p.small.get(..whole.start()).is_some_and(|lead| {
                        ["beslutar", "besluta", "be", "avgör"].iter().any(|verb| lead.ends_with(verb))
                    })
                });
            let yearly =
                small.starts_with("om året") || small.starts_with("om år") || small.starts_with("om fler");
            let begins = hit.get(0).is_some_and(|whole| whole.start() == 0);
            (!first && !yearly).then(|| if begins { up_to_comma(&when) } else { up_to_main(&when) })
        })
        .next();
    let behov = WHEN_NEED.find(p).and_then(|hit| part(&hit)).map(|when| up_to_main(&when));
    let behov =
        behov.map(|when| if lower(&when).starts_with("vid behov") { "vid behov".to_owned() } else { when });
    clause.or(behov)
}

/// A clause that stands first goes on to its comma, or to the verb of the sentence.
fn up_to_comma(text: &str) -> String {
    let small = lower(text);
    let turns = |verb: &str| {
        small.match_indices(verb).map(|(at, _)| at).find(|at| {
            let next = small
                .get(at + verb.len()..)
                .and_then(|rest| rest.split([' ', ',']).next())
                .unwrap_or_default();
            actors::is_actor(next) || matches!(next, "extra" | "ett" | "det" | "vice")
        })
    };
    let verbs = [" kan ", " ska ", " får ", " har "].iter().filter_map(|verb| turns(verb)).min();
    let plain =
        || [", ", " kan ", " ska ", " får ", " träffas "].iter().filter_map(|stop| small.find(stop)).min();
    let comma = small.find(", ");
    let end = match (verbs, comma) {
        (Some(verb), Some(comma)) => Some(verb.min(comma)),
        (Some(verb), None) => Some(verb),
        (None, _) => plain(),
    };
    trimmed(text.get(..end.unwrap_or(text.len())).unwrap_or(text))
}

/// A clause up to the next one.
fn up_to_main(text: &str) -> String {
    let small = lower(text);
    let stops = [
        " och protokoll",
        ", och ",
        ", dock ",
        ", men ",
        " kan ",
        " får ",
        " ska ",
        " sammankalla",
        " kallar ",
        " hålls ",
        ", utlys",
        ", kallar",
    ];
    let end = stops.iter().filter_map(|stop| small.find(stop)).min();
    trimmed(text.get(..end.unwrap_or(text.len())).unwrap_or(text))
}
