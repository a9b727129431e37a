//! Whether a mandate may be given, passed on or revoked.

use super::{
    Holder, Mandate, MandateFact, MandateNo, Reach,
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
    let period = Period { from: asked.from.unwrap_or(today), until: asked.until }.right_way_round()?;
    let source = checked(&asked.source).map_err(|no| Refusal { field: Some("source"), ..no })?;
    let name = held_by_one(world, &asked, today)?;
    if asked.reach.area.is_empty() {
        return Err(mistake("area", MandateNo::NoArea));
    }
    for body in &asked.reach.area {
        world.body(body)?;
    }
    if world.body(&asked.giver)?.kind == BodyKind::Group {
        return Err(groups_have_none("giver", &asked.giver));
    }
    if let Some(to) = &asked.reported_to
        && world.body(&to.board)?.kind != BodyKind::Board
    {
        return Err(mistake("reported_to", MandateNo::NotABoard { body: to.board.clone() }));
    }
    let under = asked.under.as_ref().map(|under| world.mandate(under)).transpose()?;
    let ground = match under {
        Some(under) => passed_on(world, request, under, &asked, period)?,
        None => given(world, request, &asked.giver, &asked.reach)?,
    };
    let reported_to = asked.reported_to.or_else(|| under.and_then(|under| under.reported_to.clone()));
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
        reported_to,
    };
    Ok(Outcome::of(event).because(ground))
}

fn groups_have_none(field: &'static str, group: &BodyId) -> Refusal {
    mistake(field, MandateNo::GroupsHaveNone { group: group.clone() }).by(delegation(Fact::Nothing))
}

/// The holder is a post that one person has; its name. A group of officials holds no delegated power (frame F9), and what
/// its chair may decide alone is said, and the chair's own (rows 168, 173, 176).
fn held_by_one(world: &World, asked: &GrantMandate, on: Date) -> Result<String, Refusal> {
    match &asked.holder {
        Holder::Office(office) => match world.body(office)?.kind {
            BodyKind::Office => Ok(world.organisation.name(office, on).to_owned()),
            BodyKind::Group => Err(groups_have_none("holder", office)),
            BodyKind::Principal | BodyKind::Administration | BodyKind::Board => {
                Err(Refusal::mistake("holder", Why::NotAnOffice { body: office.clone() }))
            }
        },
        Holder::ChairOf(group) => {
            world.group(group)?;
            if asked.reach.subjects.is_empty() {
                return Err(mistake("subjects", MandateNo::ChairsAreSpecific));
            }
            if asked.may_pass_on {
                return Err(mistake("may_pass_on", MandateNo::ChairsAreTheirOwn));
            }
            Ok(format!("ordförande {}", world.organisation.name(group, on)))
        }
    }
}

/// A board, an administration or an office gives what is its own to give; the registrar enters it.
fn given(world: &World, request: &Request, giver: &BodyId, reach: &Reach) -> Result<Ground, Refusal> {
    let today = request.now.today;
    let body = world.body(giver)?;
    let home = match (body.kind, &body.of) {
        // A board of several principals stands in no organisation.
        (BodyKind::Board, None) => None,
        (BodyKind::Office | BodyKind::Board, of) => of.as_ref(),
        (BodyKind::Principal | BodyKind::Administration | BodyKind::Group, _) => Some(giver),
    };
    let is_theirs =
        |body: &BodyId, home: &BodyId| world.organisation.upwards(body).any(|above| above.id == *home);
    if let Some(body) = home.and_then(|home| reach.area.iter().find(|body| !is_theirs(body, home))) {
        return Err(mistake("area", MandateNo::NotTheirs { giver: giver.clone(), body: body.clone() })
            .by(delegation(Fact::Nothing)));
    }
    if world.acts_for(request.person()?, giver, today) {
        return Ok(delegation(Fact::ActsFor { body: giver.clone() }));
    }
    let only_them = no(MandateNo::OnlyTheyGive { giver: giver.clone() });
    by_registrar(world, request, only_them.who([world.who_acts_for(giver, today)]))
}

/// The registrar enters what stands in a document; for anybody else it is the given no.
fn by_registrar(world: &World, request: &Request, refused: Refusal) -> Result<Ground, Refusal> {
    request.registrar(world).map_err(|no| refused.by(delegation(Fact::Nothing)).who(no.who_can))
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
    let ground = delegation(Fact::Mandate(MandateFact::Under { mandate: under.id.clone() }));
    let above = |refused: Refusal| refused.by(ground.clone());
    if !under.may_pass_on {
        return Err(above(no(MandateNo::NotPassedOn { mandate: under.id.clone() }))
            .who([world.who_acts_for(&under.giver, today)]));
    }
    let of = |office: &BodyId| world.organisation.body(office).and_then(|office| office.of.clone());
    let is_the_holders = match &under.holder {
        Holder::Office(office) => asked.giver == *office || of(office).as_ref() == Some(&asked.giver),
        Holder::ChairOf(_) => false,
    };
    if !is_the_holders {
        return Err(above(mistake("giver", MandateNo::AnotherHolds { mandate: under.id.clone() }))
            .who([world.who_holds(under, today)]));
    }
    if let Some(field) = further(world, under, &asked.reach, period) {
        return Err(above(mistake(field, MandateNo::ReachesFurther { mandate: under.id.clone() })));
    }
    if world.holds_mandate(request.person()?, under, today) {
        return Ok(ground);
    }
    let only_them = no(MandateNo::AnotherHolds { mandate: under.id.clone() });
    by_registrar(world, request, above(only_them).who([world.who_holds(under, today)]))
}

/// Where a part would reach further than the whole: the field that says so.
fn further(world: &World, under: &Mandate, reach: &Reach, period: Period) -> Option<&'static str> {
    let is_within_subjects = under.reach.subjects.is_empty()
        || (!reach.subjects.is_empty()
            && reach
                .subjects
                .iter()
                .all(|one| under.reach.subjects.iter().any(|own| fold(own) == fold(one))));
    let is_within_limit = under.reach.limit.is_none_or(|most| reach.limit.is_some_and(|limit| limit <= most));
    let is_within_time = under.period.holds(period.from)
        && under.period.until.is_none_or(|last| period.until.is_some_and(|until| until <= last));
    match () {
        () if !reach.area.iter().all(|body| under.reach.is_over(world, body)) => Some("area"),
        () if !is_within_subjects => Some("subjects"),
        () if !is_within_limit => Some("limit"),
        () if !is_within_time => Some("until"),
        () => None,
    }
}

/// Decides whether a mandate may be revoked: by whoever gave it, or the registrar. What was passed on from it goes too.
/// What has been decided under it stands (frame F12), so that it cannot end before today.
pub(crate) fn revoke(world: &World, request: &Request, asked: RevokeMandate) -> Result<Outcome, Refusal> {
    let mandate = world.mandate(&asked.mandate)?;
    let today = request.now.today;
    let on = asked.on.unwrap_or(today);
    let reason = asked.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(Refusal::mistake("reason", Why::ReasonMissing));
    }
    if on < today {
        return Err(mistake("on", MandateNo::NotBackwards { today })
            .by(Ground::house(House::NothingIsLost, Fact::Nothing)));
    }
    if mandate.period.until.is_some_and(|until| until <= on) {
        return Err(Refusal::new(Why::AlreadyEnded));
    }
    let ground = if world.acts_for(request.person()?, &mandate.giver, today) {
        delegation(Fact::ActsFor { body: mandate.giver.clone() })
    } else {
        let only_them = no(MandateNo::OnlyTheyRevoke { giver: mandate.giver.clone() });
        by_registrar(world, request, only_them.who([world.who_acts_for(&mandate.giver, today)]))?
    };
    let mut outcome = Outcome::default().because(ground);
    for gone in with_those_under(world, &asked.mandate, on) {
        outcome = outcome.and(Event::MandateRevoked { mandate: gone, on, reason: reason.clone() });
    }
    Ok(outcome)
}

/// A mandate and those passed on from it that would hold after the day, from the top down.
fn with_those_under(world: &World, top: &MandateId, on: Date) -> Vec<MandateId> {
    let mut gone = vec![top.clone()];
    let mut at = 0;
    while let Some(above) = gone.get(at).cloned() {
        let would_hold = |one: &&Mandate| one.period.until.is_none_or(|until| on < until);
        gone.extend(world.mandates.under(&above).filter(would_hold).map(|one| one.id.clone()));
        at += 1;
    }
    gone
}
