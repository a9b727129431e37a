//! Whether a mandate may be given, passed on or revoked.

use super::{
    Holder, Mandate, MandateFact, MandateNo,
    command::{GrantMandate, RevokeMandate},
};
use crate::{
    BodyId, Event, MandateId, Period, Refusal, World,
    command::{Outcome, Request},
    grounds::{Basis, Fact, Ground, House, Law},
    organisation::{BodyKind, checked, fold},
    refusal::Why,
};
use jiff::civil::Date;

fn no(why: MandateNo) -> Refusal {
    Refusal::new(Why::Mandate(why))
}

fn mistake(field: &'static str, why: MandateNo) -> Refusal {
    Refusal::mistake(field, Why::Mandate(why))
}

fn delegation(fact: Fact) -> Ground {
    Ground { basis: Basis::Law(Law::KlDelegation), fact }
}

/// Decides whether a mandate may be entered.
pub(crate) fn grant(world: &World, request: &Request, asked: GrantMandate) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let period = Period { from: asked.from.unwrap_or(today), until: asked.until };
    if period.is_inside_out() {
        return Err(Refusal::mistake("until", Why::InsideOut { period }));
    }
    let source = checked(&asked.source).map_err(|no| Refusal { field: Some("source"), ..no })?;
    if asked.reach.area.is_empty() {
        return Err(mistake("area", MandateNo::NoArea));
    }
    for body in
        asked.reach.area.iter().chain([&asked.giver]).chain(asked.reported_to.iter().map(|to| &to.board))
    {
        world.body(body)?;
    }
    one_person(world, &asked.holder)?;
    if world.body(&asked.giver)?.kind == BodyKind::Group {
        return Err(
            mistake("giver", MandateNo::GroupsHaveNone { group: asked.giver }).by(delegation(Fact::Nothing))
        );
    }
    let ground = match &asked.under {
        Some(under) => passed_on(world, request, world.mandate(under)?, &asked, period)?,
        None if world.acts_for(request.person()?, &asked.giver, today) => delegation(Fact::Nothing),
        None => request.registrar(world).map_err(|no| no.who([world.who_acts_for(&asked.giver, today)]))?,
    };
    let name = match &asked.holder {
        Holder::Office(office) => world.organisation.name(office, today).to_owned(),
        Holder::ChairOf(group) => format!("ordförande {}", world.organisation.name(group, today)),
    };
    let mandate = MandateId::free(&format!("{name} {source}"), |id| world.mandates.get(id).is_some());
    let event = Event::MandateGranted {
        mandate,
        holder: asked.holder,
        reach: asked.reach,
        giver: asked.giver,
        source,
        period,
        may_pass_on: asked.may_pass_on,
        under: asked.under,
        reported_to: asked.reported_to,
    };
    Ok(Outcome::of(event).because(ground))
}

/// The holder is a post that one person has. A group of officials holds no delegated power (frame F9).
fn one_person(world: &World, holder: &Holder) -> Result<(), Refusal> {
    match holder {
        Holder::Office(office) => match world.body(office)?.kind {
            BodyKind::Office => Ok(()),
            BodyKind::Group => Err(mistake("holder", MandateNo::GroupsHaveNone { group: office.clone() })
                .by(delegation(Fact::Nothing))),
            BodyKind::Principal | BodyKind::Administration | BodyKind::Board => {
                Err(Refusal::mistake("holder", Why::NotAnOffice { body: office.clone() }))
            }
        },
        Holder::ChairOf(group) => world.group(group).map(|_| ()),
    }
}

/// Whoever holds a mandate that may be passed on gives a part of it to another.
fn passed_on(
    world: &World,
    request: &Request,
    under: &Mandate,
    asked: &GrantMandate,
    period: Period,
) -> Result<Ground, Refusal> {
    let today = request.now.today;
    let above = |why| no(why).by(delegation(Fact::Mandate(MandateFact::Under { mandate: under.id.clone() })));
    if !under.may_pass_on {
        return Err(above(MandateNo::NotPassedOn { mandate: under.id.clone() })
            .who([world.who_acts_for(&under.giver, today)]));
    }
    let is_within_time = under.period.holds(period.from)
        && under.period.until.is_none_or(|last| period.until.is_some_and(|until| until <= last));
    let is_within_area = asked.reach.area.iter().all(|body| {
        let mut upwards = world.organisation.upwards(body);
        upwards.any(|above| under.reach.area.contains(&above.id))
    });
    let is_within_subjects = under.reach.subjects.is_empty()
        || (!asked.reach.subjects.is_empty()
            && asked
                .reach
                .subjects
                .iter()
                .all(|one| under.reach.subjects.iter().any(|own| fold(own) == fold(one))));
    let is_within_limit =
        under.reach.limit.is_none_or(|most| asked.reach.limit.is_some_and(|limit| limit <= most));
    if !(is_within_time && is_within_area && is_within_subjects && is_within_limit) {
        return Err(above(MandateNo::ReachesFurther { mandate: under.id.clone() }));
    }
    if world.holds_mandate(request.person()?, under, today) {
        return Ok(delegation(Fact::Mandate(MandateFact::Under { mandate: under.id.clone() })));
    }
    request.registrar(world).map_err(|no| no.who([world.who_holds(under, today)]))
}

/// Decides whether a mandate may be revoked: by whoever gave it, or the registrar. What was passed on from it goes too.
pub(crate) fn revoke(world: &World, request: &Request, asked: RevokeMandate) -> Result<Outcome, Refusal> {
    let mandate = world.mandate(&asked.mandate)?;
    let today = request.now.today;
    let on = asked.on.unwrap_or(today);
    let reason = asked.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(Refusal::mistake("reason", Why::ReasonMissing));
    }
    if on < mandate.period.from {
        return Err(Refusal::mistake("on", Why::BeforeStart { start: mandate.period.from }));
    }
    if mandate.period.until.is_some_and(|until| until <= on) {
        return Err(Refusal::new(Why::AlreadyEnded));
    }
    let ground = if world.acts_for(request.person()?, &mandate.giver, today) {
        delegation(Fact::Nothing)
    } else {
        request.registrar(world).map_err(|no| no.who([world.who_acts_for(&mandate.giver, today)]))?
    };
    let mut outcome = Outcome::default().because(ground);
    for gone in with_those_under(world, &asked.mandate, on) {
        outcome = outcome.and(Event::MandateRevoked { mandate: gone, on, reason: reason.clone() });
    }
    Ok(outcome.because(Ground::house(House::NothingIsLost, Fact::Nothing)))
}

/// A mandate and those passed on from it that would still hold after the day, from the top down.
fn with_those_under(world: &World, top: &MandateId, on: Date) -> Vec<MandateId> {
    let mut gone = vec![top.clone()];
    let mut at = 0;
    while let Some(above) = gone.get(at).cloned() {
        let under = world.mandates.iter().filter(|one| {
            one.under.as_ref() == Some(&above)
                && one.period.until.is_none_or(|until| on < until)
                && one.period.from <= on
        });
        gone.extend(under.map(|one| one.id.clone()));
        at += 1;
    }
    gone
}

impl World {
    /// The mandates whose decisions a board gets reported.
    pub fn reported_to<'a>(&'a self, board: &'a BodyId) -> impl Iterator<Item = &'a Mandate> {
        self.mandates
            .iter()
            .filter(move |mandate| mandate.reported_to.as_ref().is_some_and(|to| to.board == *board))
    }
}
