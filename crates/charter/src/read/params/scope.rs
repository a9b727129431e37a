//! Which matters come in, who prepares them and what they go through.

mod boundary;
mod brief;
mod intake;
pub(super) mod matter;

use super::{
    chunks,
    clause::{self, Clause},
    parts::{self, Parts, cut},
};
use crate::{
    Kind, Rule,
    norm::{
        AspectsConsidered, Boundary, BoundaryEffect, CoHandling, ConsultationBeforePosition,
        ImpactAssessment, Intake, Preparation, ProposalExpected, Scope,
    },
    read::{
        names::{list, name, trimmed},
        pattern::{Pattern, patterns},
    },
    text::words::{holds, lower},
};

/// The rule of a kind of this theme: of the one clause that tells of it, where there are several.
pub(super) fn rule(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    let words = match kind {
        Kind::Intake => "anmäl|inkom|väck|ärenden|nya frågor",
        Kind::AspectsConsidered => "beakta|väga in|vägs in|väger|hänsyn|belys",
        Kind::CoHandling => "samverka|samarbet|samråd|dialog",
        _ => return of(kind, p),
    };
    match clause::focus(p.s, words) {
        Some(one) => of(kind, &Parts::of(&one)),
        None => of(kind, p),
    }
}

fn of(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    Some(match kind {
        Kind::Scope => Rule::Scope(scope(p)),
        Kind::Boundary => Rule::Boundary(boundary::boundary(p)),
        Kind::Intake => Rule::Intake(intake::intake(p)),
        Kind::Preparation => Rule::Preparation(intake::preparation(p)),
        Kind::ProposalExpected => Rule::ProposalExpected(ProposalExpected::default()),
        Kind::ImpactAssessment => Rule::ImpactAssessment(brief::impact(p)),
        Kind::AspectsConsidered => Rule::AspectsConsidered(brief::aspects(p)),
        Kind::ConsultationBeforePosition => Rule::ConsultationBeforePosition(brief::consultation(p)),
        Kind::CoHandling => Rule::CoHandling(brief::works_with(p)),
        _ => return None,
    })
}

patterns! {
    BETWEEN = r"(?:forum|forumet|arena|mötesplats|plattform|organ|samarbetsorganet|samarbetet|samarbete|samverkan|dialog|samråd|överläggningar|utbyte|frågor|gemensamma|avsett|avsedd)[^.]*? mellan (?P<who>[^.]+)$|(?:mötesplats|forum|arena|plats) där (?P<who2>[^.]+?) (?:tar|möts|träffas|samlas|diskuterar|kan|samråder|lyfter)~|samlar (?P<who3>[^.]+?) (?:kring|för|i|till)~|(?:plattform|forum|arena|mötesplats|organ) för (?P<who4>[^.]+)$| är (?P<who5>[^.]+?s) (?:gemensamma )?(?:forum|arena|mötesplats|plattform|organ)|där (?P<who6>[^.]+?) möts$";
}

/// Between whom, where that is told.
fn parties(p: &Parts<'_>) -> Vec<String> {
    let Some(hit) = BETWEEN.find(p) else { return Vec::new() };
    let Some(name) =
        ["who", "who2", "who3", "who4", "who5", "who6"].into_iter().find(|name| hit.name(name).is_some())
    else {
        return Vec::new();
    };
    let who = hit.name(name).and_then(|who| p.text.get(who.range())).unwrap_or_default();
    let who = cut(
        who,
        &[
            " i frågor",
            " i ämnen",
            " när det gäller",
            " vad gäller",
            " kring ",
            " om ",
            " rörande ",
            " gällande ",
            " för ",
            " i ärenden",
            " fångar",
        ],
    );
    let who = clause::noun(&who);
    let who = if name == "who5" { who.strip_suffix('s').map_or(who.clone(), str::to_owned) } else { who };
    let parties = list(&who);
    let known = parties.iter().all(|party| parts::is_body(party) || name == "who" || name == "who2");
    if known && (2 <= parties.len() || name != "who4") { parties } else { Vec::new() }
}

/// The rule of a scope.
fn scope(p: &Parts<'_>) -> Scope {
    let parties = parties(p);
    let topic = topic_of(p).map(|topic| {
        let small = lower(&topic);
        let between = small.rfind(" mellan ").filter(|&at| {
            parties
                .first()
                .is_some_and(|party| small.get(at..).is_some_and(|rest| rest.contains(&lower(party))))
                && holds(p.small, "forum|arena|plattform|organ")
        });
        topic.get(..between.unwrap_or(topic.len())).map(trimmed).unwrap_or(topic)
    });
    Scope { topic: topic.filter(|topic| !topic.is_empty()), parties }
}

patterns! {
    BELONGS = r"^(?:hör|faller|ligger|ryms|hänförs|ingår|hänskjuts|är|tillhör|avhandlas|dryftas|diskuteras)$";
    SO_LONG = r"(?:så länge|om|förutsatt att) (?:den|det|de|frågan|ärendet) (?:gäller|rör|avser|berör) (?P<what>[^,;.]+)$";
    RUBRIC = r"^det är (?P<what>.+?) som ";
}

fn topic_of(p: &Parts<'_>) -> Option<String> {
    let some = |text: &str| Some(matter::topic(text)).filter(|topic| !topic.is_empty());
    if p.s.label.is_some() && !p.has(" ska ") {
        return some(p.text);
    }
    let part = |pattern: &Pattern| {
        pattern.find(p.small).and_then(|hit| hit.name("what")).and_then(|what| p.text.get(what.range()))
    };
    if let Some(what) = part(&RUBRIC).or_else(|| part(&SO_LONG)) {
        return some(what);
    }
    let Some(main) = clause::clause(p) else { return matter::object(p, p.text).or_else(|| some(p.text)) };
    if let Some(condition) = main.condition {
        return parts::about(condition).or_else(|| some(condition.split_once(' ')?.1));
    }
    let front = lower(main.front);
    let belongs = BELONGS.is(main.verb) && main.verb != "är" || main.passive();
    if !main.inverted()
        && matter::is_matter(&front)
        && (belongs || !p.s.is_own(main.front.split(' ').next().unwrap_or_default()))
    {
        let own = holds(&front, "ärendetyp|frågor som rådet|frågor som gruppen");
        return if own { matter::object(p, main.after) } else { some(main.front) };
    }
    if matter::is_marked(main.after) {
        return matter::object(p, main.after);
    }
    if belongs && !main.inverted() && !p.s.is_own(main.front) {
        return some(main.front);
    }
    matter::object(p, main.after)
}
