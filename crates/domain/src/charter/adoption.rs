//! From draft to in force: endorsement, signatures of everyone who has to adopt, start, end and succession.
//!
//! Endorsed is not adopted (row 30). Two principals both have to sign (rows 32, 33). A template with placeholders, a
//! subgroup whose parent is not in force, and a missing prior position each stop the signature.

use super::Charter;
use crate::{
    BodyId, CharterId, Event, Period, PersonId, Refusal, World,
    command::{Outcome, Request},
    grounds::{Basis, Fact, Ground, House, NormRef},
    organisation::{BodyKind, Party, fold},
    period::{date_or_month, days_after, years_after},
    refusal::{Who, Why},
};
use jiff::civil::Date;
use samordna_charter::Rule;

/// One of those who have to adopt a charter.
#[derive(Clone, Debug, PartialEq)]
pub struct Adopter {
    /// The office or body, as the charter names it.
    pub name: String,
    /// The principal it signs for.
    pub principal: Option<String>,
    /// Where the charter says so.
    pub basis: Basis,
}

/// Everyone who has to adopt a charter: its signature block, else its norm, else its commissioner. Empty where the text
/// says nothing of it.
pub fn adopters(charter: &Charter) -> Vec<Adopter> {
    let identity = &charter.reading.identity;
    if !identity.adopted_by.is_empty() {
        let block = identity.adopted_by.iter();
        return block
            .map(|line| Adopter {
                name: line.office.clone(),
                principal: line.principal.clone(),
                basis: Basis::House(House::SignatureBlock),
            })
            .collect();
    }
    let named: Vec<Adopter> = charter
        .standing()
        .filter_map(|(at, norm)| if let Rule::Adoption(says) = &norm.rule { Some((at, says)) } else { None })
        .flat_map(|(at, says)| says.by.iter().map(move |name| (at, name)))
        .map(|(at, name)| Adopter {
            name: name.to_owned(),
            principal: None,
            basis: Basis::Norm(NormRef { charter: charter.id.clone(), norm: at }),
        })
        .collect();
    if !named.is_empty() {
        return named;
    }
    let commissioner = identity.commissioner.iter();
    commissioner
        .map(|name| Adopter {
            name: name.clone(),
            principal: None,
            basis: Basis::House(House::CommissionerAdopts),
        })
        .collect()
}

impl Adopter {
    /// Whom the name means.
    pub fn party(&self, world: &World, group: &BodyId, on: Date) -> Party {
        let Some(principal) = &self.principal else {
            return Party::of(world, Some(group), &self.name, on);
        };
        let wanted = fold(principal);
        let fits = world.organisation.named(&self.name, on).find(|body| {
            let owner = world.organisation.principal(&body.id);
            owner.is_some_and(|owner| owner.names.iter().any(|name| fold(&name.text) == wanted))
        });
        fits.map_or(Party::Unknown, |body| Party::Body(body.id.clone()))
    }
}

/// Decides whether an endorsement may be recorded: by somebody who acts for the body.
pub(crate) fn endorse(
    world: &World,
    request: &Request,
    id: &CharterId,
    body: &BodyId,
    on: Option<Date>,
) -> Result<Outcome, Refusal> {
    let charter = world.known_charter(id)?;
    let on = past_day(request, on)?;
    world.body(body)?;
    if charter.endorsed.iter().any(|known| known.body == *body) {
        return Err(Refusal::new(Why::AlreadyEndorsed));
    }
    let ground = if world.acts_for(request.person()?, body, on) {
        Ground::house(House::BodiesSpeakThroughTheirHeads, Fact::ActsFor { body: body.clone() })
    } else {
        request.records_or(world, || {
            Refusal::new(Why::OnlyTheySpeakFor { body: body.clone() })
                .by(Ground::house(House::BodiesSpeakThroughTheirHeads, Fact::Nothing))
                .who([world.who_acts_for(body, on)])
        })?
    };
    Ok(Outcome::of(Event::CharterEndorsed { charter: id.clone(), body: body.clone(), on }).because(ground))
}

/// Decides whether an adopter may sign. The last signature brings the charter into force and ends the one before.
pub(crate) fn sign(
    world: &World,
    request: &Request,
    id: &CharterId,
    line: Option<usize>,
    on: Option<Date>,
    from: Option<Date>,
) -> Result<Outcome, Refusal> {
    let charter = world.known_charter(id)?;
    let on = past_day(request, on)?;
    let group = charter.group.as_ref().ok_or_else(|| Refusal::new(Why::CharterNotPlaced))?;
    if charter.withdrawn.is_some() {
        return Err(Refusal::new(Why::CharterWithdrawn));
    }
    if charter.in_force.is_some() {
        return Err(Refusal::new(Why::AlreadyAdopted));
    }
    let lines = adopters(charter);
    let (line, ground) = which_line(world, request, charter, &lines, group, line, on)?;
    let mut grounds = vec![ground];
    grounds.extend(gates(world, charter, group, on)?);

    let mut events = vec![Event::CharterSigned { charter: id.clone(), line, on }];
    let signed = charter.signed.iter().map(|signature| signature.line).chain([line]);
    let missing = (0..lines.len().max(1)).filter(|line| !signed.clone().any(|done| done == *line)).count();
    if missing == 0 {
        let last = charter.signed.iter().map(|signature| signature.on).chain([on]).max().unwrap_or(on);
        events.extend(bring_into_force(world, charter, group, last, from)?);
    }
    Ok(Outcome { events, grounds, blobs: Vec::new() })
}

/// A day that has been: an act cannot be dated ahead.
fn past_day(request: &Request, on: Option<Date>) -> Result<Date, Refusal> {
    let on = on.unwrap_or(request.now.today);
    if on > request.now.today {
        return Err(Refusal::mistake("on", Why::InTheFuture { on }));
    }
    Ok(on)
}

fn which_line(
    world: &World,
    request: &Request,
    charter: &Charter,
    lines: &[Adopter],
    group: &BodyId,
    wanted: Option<usize>,
    on: Date,
) -> Result<(usize, Ground), Refusal> {
    let person: &PersonId = request.person()?;
    if lines.is_empty() {
        let above = adopts_for(world, group, on);
        if let Some((at, parent)) = above.clone().filter(|(_, parent)| world.acts_for(person, parent, on)) {
            return Ok((0, Ground::norm(at, Fact::ActsFor { body: parent })));
        }
        let registrars = world.registrars(on).map(|office| world.who_acts_for(office, on));
        let parent = above.map(|(_, parent)| world.who_acts_for(&parent, on));
        let no = || Refusal::new(Why::CharterNamesNoAdopter).who(parent).who(registrars);
        return request.records_or(world, no).map(|ground| (0, ground));
    }
    let is_open = |line: usize| !charter.signed.iter().any(|signature| signature.line == line);
    let open = || {
        lines.iter().enumerate().filter(|(at, _)| is_open(*at) && wanted.is_none_or(|wanted| wanted == *at))
    };
    if open().next().is_none() {
        return Err(Refusal::new(Why::NothingLeftToSign));
    }
    for (at, line) in open() {
        if line.party(world, group, on).may_act(world, person, group, None, on) {
            return Ok((
                at,
                Ground { basis: line.basis.clone(), fact: Fact::Named { name: line.name.clone() } },
            ));
        }
    }
    let first = open().next().map_or(0, |(at, _)| at);
    let no = || {
        let mut no =
            Refusal::new(Why::OnlyTheyAdopt { names: open().map(|(_, line)| line.name.clone()).collect() });
        for (_, line) in open() {
            no = no.by(Ground { basis: line.basis.clone(), fact: Fact::Named { name: line.name.clone() } });
            let party = line.party(world, group, on);
            no = no.who([if party == Party::Unknown {
                Who::Named { name: line.name.clone() }
            } else {
                world.who(&party, group, None, on)
            }]);
        }
        no
    };
    request.records_or(world, no).map(|ground| (first, ground))
}

/// The group above, where its own charter lets it adopt the charters of those under it (row 179): through its chair.
fn adopts_for(world: &World, group: &BodyId, on: Date) -> Option<(NormRef, BodyId)> {
    let parent = world.groups.get(group)?.parent.as_ref()?;
    let mut norms = world.norms_in_force(parent, on);
    let (at, _) = norms.find(|(_, norm)| matches!(norm.rule, Rule::AdoptsChartersOf(_)))?;
    Some((at, parent.clone()))
}

/// What has to be true before anybody signs; the grounds that it is.
fn gates(world: &World, charter: &Charter, id: &BodyId, on: Date) -> Result<Vec<Ground>, Refusal> {
    let identity = &charter.reading.identity;
    let group = world.group(id)?;
    if !group.exists(on) {
        return Err(Refusal::new(Why::GroupNotThere { group: id.clone(), on }));
    }
    if !identity.placeholders.is_empty() {
        let fact = Fact::Placeholders { texts: identity.placeholders.clone() };
        return Err(Refusal::new(Why::PlaceholdersLeft).by(Ground::house(House::PlaceholdersBlock, fact)));
    }
    if let Some(drafted) =
        identity.document_date.as_deref().and_then(date_or_month).filter(|drafted| on < *drafted)
    {
        let fact = Fact::DocumentDate { on: drafted };
        return Err(Refusal::mistake("on", Why::BeforeStart { start: drafted })
            .by(Ground::house(House::DecisionAfterDrafting, fact)));
    }
    let mut grounds = Vec::new();
    for (at, norm) in charter.standing() {
        let Rule::PriorPosition(says) = &norm.rule else { continue };
        let Some(name) = &says.body else { continue };
        let at = NormRef { charter: charter.id.clone(), norm: at };
        let party = Party::of(world, Some(id), name, on);
        let taken =
            charter.endorsed.iter().find(|known| party == Party::Body(known.body.clone()) && known.on <= on);
        let Some(taken) = taken else {
            return Err(Refusal::new(Why::PriorPositionMissing { name: name.clone() })
                .by(Ground::norm(at, Fact::Nothing))
                .who([world.who(&party, id, None, on)]));
        };
        grounds.push(Ground::norm(at, Fact::Endorsed { body: taken.body.clone(), on: taken.on }));
    }
    if let Some(parent) = group.parent.as_ref().filter(|parent| world.groups.get(parent).is_some()) {
        let Some(above) = world.charter_in_force(parent, on) else {
            let fact = Fact::NoCharterInForce { group: parent.clone() };
            return Err(Refusal::new(Why::ParentNotInForce { parent: parent.clone() })
                .by(Ground::house(House::ParentInForce, fact)));
        };
        let fact = Fact::CharterInForce {
            charter: above.id.clone(),
            period: above.in_force.unwrap_or(Period::since(on)),
        };
        grounds.push(Ground::house(House::ParentInForce, fact));
    }
    grounds.extend(super::within::gate(world, charter, id, on)?);
    Ok(grounds)
}

fn bring_into_force(
    world: &World,
    charter: &Charter,
    group: &BodyId,
    adopted: Date,
    from: Option<Date>,
) -> Result<Vec<Event>, Refusal> {
    let period = validity(charter, adopted, from)?;
    let mut events = Vec::new();
    let others = world.group(group)?.charters.iter().filter(|id| **id != charter.id);
    for other in others.filter_map(|id| world.charter(id)) {
        let Some(known) = other.in_force else { continue };
        if known.from >= period.from {
            return Err(Refusal::mistake(
                "from",
                Why::LaterCharter { charter: other.id.clone(), from: known.from },
            ));
        }
        if known.overlaps(&period) {
            events.push(Event::CharterSuperseded {
                charter: other.id.clone(),
                on: days_after(period.from, -1),
            });
        }
    }
    events.push(Event::CharterAdopted { charter: charter.id.clone(), on: adopted, period });
    Ok(events)
}

/// From when until when the charter holds, by its own words (rows 7, 31).
fn validity(charter: &Charter, adopted: Date, from: Option<Date>) -> Result<Period, Refusal> {
    let says = || {
        charter
            .standing()
            .filter_map(|(_, norm)| if let Rule::Validity(says) = &norm.rule { Some(says) } else { None })
    };
    let stated = says().find_map(|says| says.from.as_deref().and_then(date_or_month));
    let start = from.or(stated).map_or(adopted, |from| from.max(adopted));
    let years = says().filter_map(|says| says.max_years.and_then(|years| years_after(adopted, years)));
    let days = says().filter_map(|says| says.until.as_deref().and_then(last_day));
    let period = Period { from: start, until: years.chain(days).min() };
    if period.is_inside_out() {
        return Err(Refusal::mistake("from", Why::InsideOut { period }));
    }
    Ok(period)
}

/// The last day of a stated end: a month ends with its last day.
fn last_day(text: &str) -> Option<Date> {
    text.parse().ok().or_else(|| date_or_month(text).map(Date::last_of_month))
}

impl World {
    /// A person may speak for a body on a day: they hold the office, head the unit, or chair the group.
    pub fn acts_for(&self, person: &PersonId, body: &BodyId, on: Date) -> bool {
        match self.organisation.body(body).map(|body| body.kind) {
            Some(BodyKind::Office) => {
                self.people.holder(body, on).is_some_and(|employment| employment.person == *person)
            }
            Some(BodyKind::Group) => self.has_role(person, body, &crate::seat::Role::Chair, on),
            Some(BodyKind::Principal | BodyKind::Administration | BodyKind::Board) => {
                self.heads(person, body, on)
            }
            None => false,
        }
    }

    /// A person holds an office that heads the body.
    pub fn heads(&self, person: &PersonId, body: &BodyId, on: Date) -> bool {
        self.organisation.heads(body).any(|office| {
            self.people.holder(&office.id, on).is_some_and(|employment| employment.person == *person)
        })
    }
}
