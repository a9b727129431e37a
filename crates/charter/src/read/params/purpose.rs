//! What the group is for, and its part in knowledge management.

mod advice;
mod commission;
mod knowledge;
mod outside;
mod ranking;
mod spread;

use super::{
    clause,
    parts::{self, Parts},
};
use crate::{
    Kind, Rule,
    norm::{Names, Objective, Principle, Task},
    read::{
        names::{list, trimmed},
        pattern::{Pattern, patterns},
    },
    text::words::{holds, is_infinitive, is_known_infinitive, lower},
};

/// The rule of a kind of this theme.
pub(super) fn rule(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    Some(match kind {
        Kind::Task => Rule::Task(Task { text: statement(p, &TASK_LEAD), who: doer(p) }),
        Kind::Objective => Rule::Objective(Objective { text: statement(p, &AIM_LEAD) }),
        Kind::Principle => Rule::Principle(Principle { text: statement(p, &GROUND_LEAD) }),
        Kind::AdvisoryRole => Rule::AdvisoryRole(advice::advisory(p)),
        Kind::CommissionedMatter => Rule::CommissionedMatter(commission::commissioned(p)),
        Kind::Prioritisation => Rule::Prioritisation(ranking::prioritisation(p)),
        Kind::SpreadOfPractice => Rule::SpreadOfPractice(spread::spread(p)),
        Kind::ExternalRepresentation => Rule::ExternalRepresentation(outside::representation(p)),
        Kind::ConsultationResponses => Rule::ConsultationResponses(outside::responses(p)),
        Kind::ProcessTeams => Rule::ProcessTeams(knowledge::process_teams(p)),
        Kind::Nomination => Rule::Nomination(knowledge::nomination(p)),
        _ => return None,
    })
}

patterns! {
    TASK_LEAD = r"^(?:{group}|vi|(?:det )?[^,.;:]{0,60}?(?:uppgift(?:er)?|uppdrag|roll|ansvar|sak|åliggande%|åligger|åvilar|ankommer|tillkommer|ingår)(?: [a-zåäö]+){0,4}?) (?:(?:ska|skall) (?:också |även )?|har (?:till|i|som) (?:uppgift|uppdrag) att |ansvarar för att |ser till att |(?:är |ingår )?att )(?P<what>.+)$";
    AIM_LEAD = r"^(?:(?:det|den|ett|en|vår|vårt|gruppens|rådets|nätverkets|arbetets|[a-zåäö]+s) )?(?:[a-zåäö]+ )?(?:[a-zåäö]*syfte[t]?|[a-zåäö]*mål(?:et|en|sättning%|bild%)?|ambition%|vision%|ändamål%|avsikt%|strävan|inriktning%)(?:[ ,][^.]*?)? (?:är|består i) (?:att )?(?P<what>.+)$|^[^,.]{2,50}? (?:syftar till|har (?:till|som) (?:syfte|mål|ändamål)) (?:att )?(?P<what2>.+)$";
    GROUND_LEAD = r"^(?:(?:en|ett|den|det|vår|[a-zåäö]+s) )?(?:[a-zåäö]+ )?(?:[a-zåäö]*princip(?:en)?|utgångspunkt(?:en)?|grundsats(?:en)?|grundtanke[n]?|grundregel[n]?)(?:[ ,][^.]*?)? är (?:att )?(?P<what>.+)$";
}

/// What a sentence states, without what leads it in.
fn statement(p: &Parts<'_>, lead: &Pattern) -> Option<String> {
    let text = named(p, lead, "what").unwrap_or(p.text).trim();
    let text = text.trim_end_matches(['.', ';', ',', ' ']);
    (!text.is_empty()).then(|| text.to_owned())
}

/// The words of a named part of a match, or of the same with a number.
fn named<'s>(p: &Parts<'s>, pattern: &Pattern, name: &str) -> Option<&'s str> {
    let hit = pattern.find(p.small)?;
    let part = hit.name(name).or_else(|| (2..=9).find_map(|nth| hit.name(&format!("{name}{nth}"))))?;
    p.text.get(part.range())
}

/// Who does a task, where it is an office or a body beside the group: the subject, or with a passive verb what follows *av*.
fn doer(p: &Parts<'_>) -> Option<String> {
    let main = clause::clause(p)?;
    let is_work = |who: &str| holds(&lower(who), "uppgift|uppdrag|ansvar");
    let known =
        |text: &str| Some(party(text)).filter(|who| is_party(who) && !is_group(p, who) && !is_work(who));
    known(main.subject()).or_else(|| named(p, &DONE_BY, "who").and_then(known))
}

patterns! {
    DONE_BY = r"[a-zåäö]{2}s (?:[a-zåäö]+ ){0,2}?av (?P<who>[^;]+)";
}

/// Whether a name is the group's, as far as its words can tell: *gruppen, etiska rådet*; not *gruppen för barn*, of which there
/// may be several.
fn is_group(p: &Parts<'_>, who: &str) -> bool {
    const GROUP: [&str; 10] = [
        "gruppen",
        "rådet",
        "nätverket",
        "forumet",
        "teamet",
        "kommittén",
        "utskottet",
        "samverkan",
        "nämnden",
        "vi",
    ];
    let small = lower(who);
    let plain = small.split(' ').count() <= 2 && GROUP.iter().any(|end| small.ends_with(end));
    p.s.is_own(who) || plain
}

/// Whether a name is one of a body, an office or of people.
fn is_party(text: &str) -> bool {
    const FURTHER: &str = "avdelning|strateg|utvecklare|utvecklar|ansvarig|personal|myndighet|verket|departement|ombud|läkare|beredning|funktionär";
    const THINGS: &str = "projekt|förslag|uppdrag|fråg|ärende|underlag|behov|utbildning|insats|möte|arbete";
    let small = lower(text);
    let head = small.split([' ', ',']).take_while(|word| !PREPOSITIONS.contains(word));
    let head: Vec<&str> = head.collect();
    let noun = head.last().copied().unwrap_or_default();
    let people = head.last().is_some_and(|noun| {
        ["arna", "are", "aren", "ören", "örerna", "ologen", "ologerna", "isterna"]
            .iter()
            .any(|end| noun.ends_with(end))
            && !noun.ends_with("ingarna")
    });
    let named = text.starts_with(char::is_uppercase)
        && text.split(' ').count() < 6
        && !is_infinitive(head.first().copied().unwrap_or_default());
    let body = holds(noun, FURTHER) || parts::is_body(noun);
    !noun.is_empty()
        && !ROLES.contains(&noun)
        && !noun.contains("riktlinje")
        && (body || !holds(noun, THINGS) && (named || people))
}

/// Words for what a group is to others, which are no names.
const ROLES: [&str; 8] = [
    "referensgrupp",
    "expertgrupp",
    "stödgrupp",
    "råd",
    "rådgivare",
    "sakråd",
    "samtalspartner",
    "remissinstans",
];

const PREPOSITIONS: [&str; 16] = [
    "för", "över", "hos", "per", "mot", "i", "på", "av", "för", "inom", "med", "från", "till", "vid", "om",
    "som",
];

/// The name that a text begins with, without what it is asked about.
fn party(text: &str) -> String {
    const STOPS: [&str; 16] = [
        " över ",
        " mot ",
        " i frågor",
        " i fråga ",
        " i arbetet",
        " om ",
        " rörande ",
        " kring ",
        " gällande ",
        " på ",
        " vid ",
        " inför ",
        " till ",
        " åt ",
        " gentemot ",
        " med ",
    ];
    let who = before_infinitive(&parts::cut(&clause::noun(text), &STOPS)).to_owned();
    let small = lower(&who);
    let matters = " i ";
    let at = small.rfind(matters).filter(|at| {
        small.get(at + matters.len()..).is_some_and(|rest| {
            holds(rest, "fråg|spörsmål|ärende|vägval|fall|beslut|process|utredning|arbete|projekt|skede|form")
        })
    });
    let who = trimmed(who.get(..at.unwrap_or(who.len())).unwrap_or(&who));
    let adverbs = [
        "också ",
        "även ",
        "endast ",
        "bara ",
        "enbart ",
        "ingen ",
        "inget ",
        "inga ",
        "skriftligen ",
        "när ",
        "via ",
        "genom ",
    ];
    let small = lower(&who);
    let lead = adverbs.iter().find(|lead| small.starts_with(**lead)).map_or(0, |lead| lead.len());
    trimmed(who.get(lead..).unwrap_or_default())
}

/// A text up to the first infinitive that charters are known to have.
fn before_infinitive(text: &str) -> &str {
    let small = lower(text);
    let verb = |word: &str| is_known_infinitive(word) || is_infinitive(word) && !word.ends_with("ska");
    let end = clause::words(&small).find(|(at, word)| *at > 0 && verb(word));
    let before = text.get(..end.map_or(text.len(), |(at, _)| at)).unwrap_or(text).trim_end();
    let joint = [" och", " samt", " eller", ","].iter().find(|joint| before.ends_with(**joint));
    before.get(..before.len() - joint.map_or(0, |joint| joint.len())).unwrap_or(before)
}

/// The bodies, offices and people that a text begins with; not the group.
fn others(p: &Parts<'_>, text: &str) -> Vec<String> {
    let who = list(&party(text));
    let other = |who: &String| is_party(who) && !p.s.is_own(who);
    if !who.first().is_some_and(other) {
        return Vec::new();
    }
    who.into_iter().filter(other).filter(|who| !lower(who).starts_with("via ")).collect()
}

/// The first others that follow any of the words, from a place on.
fn others_after(p: &Parts<'_>, from: usize, words: &[&str]) -> Vec<String> {
    let mut places: Vec<usize> = words
        .iter()
        .flat_map(|word| p.small.match_indices(word).map(|(at, word)| at + word.len()))
        .filter(|at| from <= *at)
        .collect();
    places.sort_unstable();
    places
        .into_iter()
        .map(|at| others(p, p.text.get(at..).unwrap_or_default()))
        .find(|who| !who.is_empty())
        .unwrap_or_default()
}

/// The subject of the clause that a word for a condition begins, wherever it stands.
fn conditioned<'s>(p: &Parts<'s>) -> Option<&'s str> {
    const WORDS: [&str; 7] = ["när ", "då ", "om ", "ifall ", "eftersom ", "så snart ", "sedan "];
    let at = WORDS
        .iter()
        .filter_map(|word| {
            let begins = p.small.starts_with(word).then_some(word.len());
            let inside = || p.small.find(&format!(" {word}")).map(|at| at + 1 + word.len());
            let inside = || inside().filter(|_| *word != "om " && *word != "då ");
            begins.or_else(inside)
        })
        .min()?;
    let rest = p.text.get(at..)?;
    let mut before = clause::before_verb(rest);
    // A noun in the plural has the form of a verb: the one after it is.
    let after = rest.get(before.len()..)?.trim_start();
    if let Some((noun, next)) = after.split_once(' ')
        && clause::is_finite(next.split([' ', ',']).next().unwrap_or_default())
        && (noun.ends_with("ar") || noun.ends_with("er") || noun.ends_with("or"))
    {
        before = rest.get(..rest.len() - next.len())?.trim_end();
    }
    let before = ["inte", "ej", "dock", "också", "även"]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before)
        .trim_end();
    (before.len() < rest.len()).then_some(before)
}

/// A thing that a text begins with: up to its verb, a comma or what is done with it.
fn thing(text: &str) -> String {
    const STOPS: [&str; 26] = [
        "; ",
        ", ",
        " som ska",
        " som bör",
        " som får",
        " utifrån ",
        " efter ",
        " inför ",
        " för att ",
        " i syfte",
        " samt ",
        " i vilken",
        " så att ",
        " genom ",
        " med hjälp",
        " via ",
        " vidare",
        " mot varandra",
        " inbördes",
        " varje ",
        " med gruppens",
        " med rådets",
        " där ",
        " enligt ",
        " – ",
        " när ",
    ];
    trimmed(to_verb(&parts::cut(text, &STOPS)))
}

/// A text up to its first verb; what follows a preposition is a noun, though it has the form of a verb.
fn to_verb(text: &str) -> &str {
    let mut from = 0;
    loop {
        let rest = text.get(from..).unwrap_or_default();
        let end = from + clause::before_verb(rest).len();
        let before = text.get(..end).unwrap_or(text);
        let last = before.rsplit(' ').next().unwrap_or_default();
        let after = text.get(end..).unwrap_or_default().trim_start();
        if after.is_empty() || !PREPOSITIONS.contains(&last) || last == "som" {
            return before;
        }
        let start = text.len() - after.len();
        from = after.find(' ').map_or(text.len(), |space| start + space + 1);
    }
}

/// Whether a text in lower case stands for something named before, or for nothing.
fn is_pronoun(small: &str) -> bool {
    let word = small.split(' ').next().unwrap_or_default();
    small.is_empty()
        || small.split(' ').count() == 1
            && [
                "de", "dem", "den", "det", "dessa", "detta", "denna", "dess", "varandra", "sig", "vilka",
                "vad", "vilket",
            ]
            .contains(&word)
}

/// What the main verb is done to.
fn object(p: &Parts<'_>) -> Option<String> {
    let main = clause::clause(p)?;
    let what = if main.passive() && !main.inverted() {
        thing(main.front)
    } else {
        thing(super::scope::matter::behind(p, main.after))
    };
    (!is_pronoun(&lower(&what)) && !p.s.is_own(&what)).then_some(what)
}

/// Names where there are any.
fn names(who: Vec<String>) -> Names {
    Names(who)
}
