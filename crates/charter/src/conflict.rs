//! Where a charter contradicts itself, steps outside its own authority, goes around its own route, or names one body twice.
//!
//! Everything here looks at norms that were read, never at the text again, but for the dates of meetings listed in it.
//! Whether two places really conflict is for a person to say.

mod alias;
mod numbers;

use crate::{
    Conflict, Norm, Reading, Rule,
    norm::{Modality, VotingRule},
    reading::ConflictClass,
    text::words::lower,
};

/// The conflicts of a reading. Reported, never resolved.
pub fn conflicts(reading: &Reading, text: &str) -> Vec<Conflict> {
    let mut out = Vec::new();
    appointers(reading, &mut out);
    statements(reading, &mut out);
    disagreement(reading, &mut out);
    duties(reading, &mut out);
    numbers::conflicts(reading, text, &mut out);
    authority(reading, &mut out);
    bypass(reading, &mut out);
    alias::conflicts(reading, &mut out);
    out
}

/// A conflict between norms, with their quotes.
fn between(
    reading: &Reading,
    class: ConflictClass,
    norms: Vec<usize>,
    why: impl Into<String>,
    why_sv: impl Into<String>,
) -> Conflict {
    let quotes =
        norms.iter().filter_map(|&at| reading.norms.get(at)).map(|norm| norm.quote.clone()).collect();
    Conflict { class, norms, quotes, why: why.into(), why_sv: why_sv.into() }
}

/// The stem of a name: lower case, without determiners, the definite form and the genitive.
fn stem(name: &str) -> String {
    let small = lower(name).replace("\u{2013}", "-");
    small
        .split([' ', ','])
        .filter(|word| {
            !word.is_empty() && !matches!(*word, "den" | "det" | "de" | "en" | "ett" | "respektive" | "varje")
        })
        .map(base)
        .collect::<Vec<_>>()
        .join(" ")
}

/// A word without its ending, roughly: *nämndens* is *nämnd*.
fn base(word: &str) -> &str {
    for ending in ["ernas", "arnas", "orna", "erna", "arna", "ens", "ets", "en", "et", "s", "n"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 5) {
            return stem;
        }
    }
    word
}

/// Whether two names may be one body: the same stem, or one a part of the other.
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (stem(one), stem(other));
    !one.is_empty()
        && !other.is_empty()
        && (one == other
            || one.starts_with(&other)
            || other.starts_with(&one)
            || one.ends_with(&other)
            || other.ends_with(&one))
}

/// The norms that name who appoints, by position, and whom they name.
type Appointers = Vec<(usize, Vec<String>)>;

/// Two appointers of one post.
fn appointers(reading: &Reading, out: &mut Vec<Conflict>) {
    let posts: [(&str, &str, Appointers); 2] = [
        (
            "the chair",
            "ordföranden",
            by_of(reading, |rule| match rule {
                Rule::ChairAppointment(post) => Some(&post.by.0),
                _ => None,
            }),
        ),
        (
            "the vice chair",
            "vice ordföranden",
            by_of(reading, |rule| match rule {
                Rule::ViceChairAppointment(post) => Some(&post.by.0),
                _ => None,
            }),
        ),
    ];
    for (post, post_sv, all) in posts {
        let Some((first, by)) = all.first() else { continue };
        let other = all
            .iter()
            .skip(1)
            .find(|(_, other)| !by.iter().any(|one| other.iter().any(|two| same(one, two))));
        if let Some((second, _)) = other {
            out.push(between(
                reading,
                ConflictClass::Contradiction,
                vec![*first, *second],
                format!("two places name different appointers of {post}"),
                format!("två ställen säger olika om vem som utser {post_sv}"),
            ));
        }
    }
}

fn by_of(reading: &Reading, by: impl Fn(&Rule) -> Option<&Vec<String>>) -> Vec<(usize, Vec<String>)> {
    reading
        .norms
        .iter()
        .enumerate()
        .filter_map(|(at, norm)| by(&norm.rule).filter(|by| !by.is_empty()).map(|by| (at, by.clone())))
        .collect()
}

/// A statement and its opposite.
fn statements(reading: &Reading, out: &mut Vec<Conflict>) {
    let mut allowed: [Option<usize>; 2] = [None, None];
    let mut decides: [Option<usize>; 2] = [None, None];
    for (at, norm) in reading.norms.iter().enumerate() {
        match &norm.rule {
            Rule::ExternalRepresentation(rule) => set(&mut allowed, rule.allowed == Some(true), at),
            Rule::GroupDecision(_) => set(&mut decides, norm.modality != Modality::MustNot, at),
            _ => {}
        }
    }
    if let [Some(no), Some(yes)] = allowed {
        out.push(between(
            reading,
            ConflictClass::Contradiction,
            vec![no, yes],
            "the group speaks for its principal outside, and does not",
            "gruppen företräder utåt, och gör det inte",
        ));
    }
    if let [Some(no), Some(yes)] = decides {
        out.push(between(
            reading,
            ConflictClass::Contradiction,
            vec![no, yes],
            "the group decides, and has no power to decide",
            "gruppen beslutar, och har ingen beslutanderätt",
        ));
    }
}

fn set(places: &mut [Option<usize>; 2], yes: bool, at: usize) {
    let [no, positive] = places;
    let place = if yes { positive } else { no };
    place.get_or_insert(at);
}

/// On disagreement one place lets the chair decide, and another sends the matter on.
fn disagreement(reading: &Reading, out: &mut Vec<Conflict>) {
    let place = |is: &dyn Fn(&Norm) -> bool| reading.norms.iter().position(is);
    let chair = place(
        &|norm| matches!(&norm.rule, Rule::Voting(rule) if rule.rule == Some(VotingRule::ChairDecides)),
    );
    let sent = place(&|norm| {
        let when = match &norm.rule {
            Rule::Escalation(rule) => rule.when.as_deref().map(lower),
            _ => None,
        };
        when.is_some_and(|when| {
            when.contains("oenig")
                || when.contains("enas")
                || when.contains("enighet")
                || when.contains("överens")
        })
    });
    if let (Some(chair), Some(sent)) = (chair, sent) {
        out.push(between(
            reading,
            ConflictClass::Contradiction,
            vec![chair, sent],
            "on disagreement the chair decides, and the matter goes to somebody else",
            "vid oenighet avgör ordföranden, och frågan går till någon annan",
        ));
    }
}

/// Somebody supports the group in what its own task does not say.
fn duties(reading: &Reading, out: &mut Vec<Conflict>) {
    let tasks: Vec<(usize, &str)> = reading
        .norms
        .iter()
        .enumerate()
        .filter_map(|(at, norm)| match &norm.rule {
            Rule::Task(task) if task.who.is_none() => task.text.as_deref().map(|text| (at, text)),
            _ => None,
        })
        .collect();
    for (at, norm) in reading.norms.iter().enumerate() {
        let Rule::Coordinator(coordinator) = &norm.rule else { continue };
        for duty in &coordinator.duties {
            let small = lower(duty);
            let Some((_, mandate)) =
                small.split_once("uppdrag att ").or_else(|| small.split_once("uppgift att "))
            else {
                continue;
            };
            let claimed = verbs(mandate);
            let task = tasks.iter().find(|(_, text)| {
                let text = lower(text);
                let text = text.rsplit_once("att ").map_or(text.as_str(), |(_, after)| after).to_owned();
                shared_words(&text, mandate) >= 3 && verbs(&text) != claimed && !verbs(&text).is_empty()
            });
            if let Some((task, _)) = task {
                out.push(between(
                    reading,
                    ConflictClass::Contradiction,
                    vec![*task, at],
                    "the coordinator supports the group in something other than the group's own task says",
                    "koordinatorn stödjer gruppen i något annat än vad gruppens egen uppgift säger",
                ));
                return;
            }
        }
    }
}

/// The verbs that a task begins with: *leda och samordna*.
fn verbs(text: &str) -> Vec<&str> {
    text.split([' ', ','])
        .filter(|word| !matches!(*word, "" | "och" | "samt"))
        .take_while(|word| crate::text::words::is_infinitive(word))
        .collect()
}

fn shared_words(one: &str, other: &str) -> usize {
    one.split(' ')
        .filter(|word| word.chars().count() >= 4 && other.split([' ', ',', '.']).any(|known| known == *word))
        .count()
}

/// Signed by another office than the one that the text gives the power to.
fn authority(reading: &Reading, out: &mut Vec<Conflict>) {
    let adopters = &reading.identity.adopted_by;
    if adopters.is_empty() {
        return;
    }
    for (at, norm) in reading.norms.iter().enumerate() {
        let office = match &norm.rule {
            Rule::EstablishmentAuthority(rule) => rule.office.as_deref(),
            Rule::Adoption(rule) => rule.by.first(),
            _ => None,
        };
        let Some(office) = office else { continue };
        let outside = adopters.iter().find(|adopter| {
            !adopters.iter().any(|known| exactly(&known.office, office)) && !exactly(&adopter.office, office)
        });
        if let Some(adopter) = outside {
            let mut conflict = between(
                reading,
                ConflictClass::Authority,
                vec![at],
                format!("the text gives the power to {office}, and {} adopts", adopter.office),
                format!("texten ger rätten till {office}, men {} fastställer", adopter.office),
            );
            conflict.quotes.push(adopter.office.clone());
            out.push(conflict);
            return;
        }
    }
}

/// The same office, but for the definite form. A longer word is another office.
fn exactly(one: &str, other: &str) -> bool {
    let (one, other) = (stem(one), stem(other));
    one == other || one.ends_with(&format!(" {other}")) || other.ends_with(&format!(" {one}"))
}

/// A direct route beside the one that every question has to take.
fn bypass(reading: &Reading, out: &mut Vec<Conflict>) {
    for (at, norm) in reading.norms.iter().enumerate() {
        let Rule::Escalation(route) = &norm.rule else { continue };
        let Some(via) = route.via.as_deref() else { continue };
        let mut direct: Vec<usize> = reading
            .norms
            .iter()
            .enumerate()
            .filter(|(other, norm)| {
                *other != at
                    && reaches(norm).iter().any(|body| route.to.iter().any(|to| first_word_same(body, to)))
            })
            .map(|(other, _)| other)
            .collect();
        if direct.is_empty() {
            continue;
        }
        direct.push(at);
        out.push(between(
            reading,
            ConflictClass::Bypass,
            direct,
            format!("a direct route beside the one by way of {via}"),
            format!("en direkt väg bredvid den som går via {via}"),
        ));
    }
}

/// The bodies that a norm gives the group a direct line to.
fn reaches(norm: &Norm) -> Vec<&str> {
    match &norm.rule {
        Rule::AdvisoryRole(rule) => rule.to.iter().collect(),
        Rule::CommissionedMatter(rule) => rule.from.iter().collect(),
        Rule::Preparation(rule) => rule.to.as_deref().into_iter().collect(),
        Rule::Escalation(rule) if rule.via.is_none() => rule.to.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

fn first_word_same(one: &str, other: &str) -> bool {
    let first = |name: &str| stem(name).split(' ').next().map(str::to_owned).unwrap_or_default();
    let (one, other) = (first(one), first(other));
    one.chars().count() >= 4
        && (one == other
            || one.starts_with(&other) && other.chars().count() >= 8
            || other.starts_with(&one) && one.chars().count() >= 8)
}
