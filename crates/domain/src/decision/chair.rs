//! Whether the chair may decide alone: only under a cited mandate of the chair's own, and only what it is about.

#![allow(clippy::wildcard_enum_match_arm, reason = "it takes the norms that it asks, of all kinds")]

use super::{
    DecisionNo,
    barrier::home_ready,
    command::DecideAsChair,
    home::{Deciding, decided_on, from_day},
    no,
    position::final_position,
};
use crate::{
    BodyId, Event, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House, NormRef},
    mandate::{Asked, Holder, Mandate, MandateNo, Outside},
    matter::{Matter, MatterNo, MatterStage, open_matter},
    organisation::fold,
    refusal::Why,
    round::AnswerKind,
};
use jiff::civil::Date;
use samordna_charter::{Rule, norm::ChairDecision};

fn mistake(field: &'static str, why: DecisionNo) -> Refusal {
    Refusal::mistake(field, Why::Decision(why))
}

/// What the charter in force lets the chair decide alone: what names the matter's subject, else the first.
fn chair_norm<'a>(
    world: &'a World,
    group: &BodyId,
    subject: Option<&str>,
    on: Date,
) -> Option<(NormRef, &'a ChairDecision)> {
    let mut all = world.norms_in_force(group, on).filter_map(|(at, norm)| match &norm.rule {
        Rule::ChairDecision(says) => Some((at, says)),
        _ => None,
    });
    let first = all.next()?;
    let names_it =
        |says: &ChairDecision| says.object.as_deref().is_some_and(|object| is_the_same(object, subject));
    if names_it(first.1) {
        return Some(first);
    }
    Some(all.find(|(_, says)| names_it(says)).unwrap_or(first))
}

/// The administrations of a group that a mandate is for: where what its chair decides has effect.
pub(super) fn chairs_units(world: &World, group: &BodyId, mandate: &Mandate, on: Date) -> Vec<BodyId> {
    let mut units = world.home_units(group, on);
    units.retain(|unit| mandate.reach.is_over(world, unit));
    units
}

/// Decides whether the chair may decide alone.
pub(crate) fn decide_as_chair(
    world: &World,
    request: &Request,
    asked: DecideAsChair,
) -> Result<Outcome, Refusal> {
    let group = &asked.matter.group;
    let matter = open_matter(world, &asked.matter)?;
    let on = decided_on(world, request, asked.on, matter.raised().unwrap_or(request.now.today))?;
    let Some((at, says)) = chair_norm(world, group, matter.subject.as_deref(), on) else {
        return Err(decides_nothing(world, group, on));
    };
    if matter.stage == MatterStage::Raised {
        return Err(Refusal::new(Why::Matter(MatterNo::NotSorted { matter: asked.matter })));
    }
    let text = asked.text.trim().to_owned();
    if text.is_empty() {
        return Err(Refusal::mistake("text", Why::NameMissing));
    }
    let by_norm = |refused: Refusal| refused.by(Ground::norm(at.clone(), Fact::Nothing));
    let mandate = world.mandate(&asked.mandate)?;
    fits(matter, says, mandate).map_err(by_norm)?;
    let units = chairs_units(world, group, mandate, on);
    let Some(first) = units.first() else {
        let why = MandateNo::DoesNotCover { mandate: mandate.id.clone(), why: Outside::Area };
        return Err(by_norm(Refusal::new(Why::Mandate(why))));
    };
    let asks = Asked { unit: first, subject: matter.subject.as_deref(), cost: asked.cost };
    let deciding = Deciding::of(world, request, &asks, mandate, on).map_err(by_norm)?;
    let effective = from_day(asked.effective, on)?;
    let mut outcome =
        Outcome::default().because(Ground::norm(at.clone(), Fact::Nothing)).because(deciding.ground);
    if matter.position.is_some() {
        outcome.grounds.push(final_position(world, matter, on)?);
    }
    for unit in &units {
        outcome.grounds.extend(home_ready(world, matter, unit, on)?);
    }
    let event = Event::DecisionTaken {
        matter: asked.matter,
        unit: None,
        answer: AnswerKind::Decided,
        text,
        mandate: asked.mandate,
        by: deciding.by,
        effective,
        cost: asked.cost,
        respects: Vec::new(),
        on,
    };
    Ok(outcome.and(event))
}

/// The charter does not let the chair decide alone: by the sentence that says where decisions are taken, if there is one.
fn decides_nothing(world: &World, group: &BodyId, on: Date) -> Refusal {
    let mut norms = world.norms_in_force(group, on);
    let at_home = norms.find(|(_, norm)| matches!(norm.rule, Rule::DecisionByMandate(_)));
    let ground = match at_home {
        Some((at, _)) => Ground::norm(at, Fact::Nothing),
        None => Ground::house(House::GroupsDecideNothing, Fact::Nothing),
    };
    no(DecisionNo::ChairDecidesNothing).by(ground)
}

/// The mandate is the chair's own, stands in the document that the charter names, and the matter is about what the charter
/// lets the chair decide on.
fn fits(matter: &Matter, says: &ChairDecision, mandate: &Mandate) -> Result<(), Refusal> {
    if mandate.holder != Holder::ChairOf(matter.id.group.clone()) {
        return Err(mistake("mandate", DecisionNo::NotTheChairs { mandate: mandate.id.clone() }));
    }
    let has_number = |source: &&str| source.chars().any(|letter| letter.is_ascii_digit());
    let cites = says.registry_number.as_deref().or(says.source.as_deref().filter(has_number));
    if let Some(number) = cites.filter(|number| !fold(&mandate.source).contains(&fold(number))) {
        return Err(mistake("mandate", DecisionNo::AnotherSource { wanted: number.to_owned() }));
    }
    let subject = matter.subject.as_deref();
    match says.object.as_deref().filter(|object| !is_the_same(object, subject)) {
        Some(object) => Err(no(DecisionNo::OutsideObject { object: object.to_owned() })),
        None => Ok(()),
    }
}

/// The matter is about what the charter names, in singular or plural: *regionala rutiner*, *regional rutin*.
fn is_the_same(object: &str, subject: Option<&str>) -> bool {
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_lowercase).collect() };
    let (object, subject) = (words(object), words(subject.unwrap_or_default()));
    object.len() == subject.len() && object.iter().zip(&subject).all(|(one, other)| are_forms(one, other))
}

/// Two forms of one word: they begin alike, and differ in an ending of a few letters.
fn are_forms(one: &str, other: &str) -> bool {
    let alike = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let (one, other) = (one.chars().count(), other.chars().count());
    alike + 1 >= one.min(other) && one.max(other) <= alike + 4 && 3 <= alike
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_may_stand_in_singular_or_plural_and_another_subject_is_another() {
        assert!(is_the_same("regionala rutiner", Some("regional rutin")));
        assert!(is_the_same("regionala rutiner", Some("Regionala rutinerna")));
        assert!(is_the_same("inköp", Some("inköpen")));
        for other in [Some("regional riktlinje"), Some("rutin"), Some("lokal rutin"), Some(""), None] {
            assert!(!is_the_same("regionala rutiner", other), "{other:?}");
        }
    }
}
