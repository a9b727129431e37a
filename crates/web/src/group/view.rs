//! The parts of a group's page: seats by unit, duties, findings, norms, versions of the charter.

use super::page::linked;
use crate::{
    charter::{NormView, WayView, may_see},
    frame::{Badge, GroundView},
    order::by_name,
    visit::Visit,
};
use jiff::civil::Date;
use samordna_domain::{
    Basis, BodyId, Fact, Ground, GroupAssessment, Language, World,
    charter::Charter,
    duty::{Duty, DutyState},
    finding::{Class, Cure, Finding},
    group::Group,
    organisation::Party,
    seat::{Role, Seat, appointers},
};

/// A unit with its seats.
pub(super) struct UnitView {
    pub name: Option<(String, String)>,
    pub seats: Vec<SeatView>,
}

/// A seat.
pub(super) struct SeatView {
    pub href: Option<String>,
    pub role: String,
    pub holder: Option<(String, String)>,
    pub since: Option<Date>,
    pub until: Option<Date>,
}

/// Something due.
pub(super) struct DutyView {
    pub badge: Badge,
    pub kind: &'static str,
    pub due: Option<Date>,
    pub fact: String,
    pub ground: GroundView,
    pub number: usize,
    /// Where it is reported, waived or started.
    pub href: Option<String>,
}

/// Something that differs.
pub(super) struct FindingView {
    pub badge: Badge,
    /// What the norm is about; empty where the program's own rule is broken.
    pub kind: &'static str,
    pub fact: String,
    pub since: Option<Date>,
    pub ground: GroundView,
    pub cure: String,
    pub way: Option<WayView>,
    pub number: Option<usize>,
    /// Where a remark is set aside with a reason.
    pub waive: Option<String>,
}

/// A version of the charter.
pub(super) struct VersionView {
    pub href: String,
    pub title: String,
    pub badge: Badge,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

fn order(role: &Role) -> u8 {
    match role {
        Role::Chair => 0,
        Role::ViceChair => 1,
        Role::ContactPerson => 2,
        Role::Coordinator => 3,
        Role::Secretary => 4,
        Role::Member => 5,
        Role::Substitute { .. } => 6,
        Role::CoOpted => 7,
    }
}

/// The seats that stand on the day, by unit; first those of no unit.
pub(super) fn units(world: &World, group: &Group, on: Date, l: Language, is_now: bool) -> Vec<UnitView> {
    let mut seats: Vec<(&str, &Seat)> = group
        .seats(on)
        .map(|seat| (seat.unit.as_ref().map_or("", |unit| world.organisation.name(unit, on)), seat))
        .collect();
    seats.sort_by(|(one, seat), (other, next)| {
        by_name(one, other)
            .then_with(|| seat.unit.cmp(&next.unit))
            .then_with(|| order(&seat.role).cmp(&order(&next.role)))
            .then_with(|| seat.id.cmp(&next.id))
    });
    let mut units: Vec<(Option<&BodyId>, UnitView)> = Vec::new();
    for (_, seat) in seats {
        let unit = seat.unit.as_ref();
        if units.last().is_none_or(|(last, _)| *last != unit) {
            units
                .push((unit, UnitView { name: unit.map(|unit| linked(world, unit, on)), seats: Vec::new() }));
        }
        if let Some((_, view)) = units.last_mut() {
            view.seats.push(self::seat(world, group, seat, on, l, is_now));
        }
    }
    units.into_iter().map(|(_, view)| view).collect()
}

fn seat(world: &World, group: &Group, seat: &Seat, on: Date, l: Language, is_now: bool) -> SeatView {
    let held = world.holder(seat, on);
    let holder = held.and_then(|held| world.people.employment(&held.employment));
    SeatView {
        href: is_now.then(|| format!("/grupper/{}/platser/{}", group.id, seat.id.number)),
        role: seat_words(seat, l),
        holder: holder.map(|employment| {
            (format!("/personer/{}", employment.person), world.people.name(&employment.id).to_owned())
        }),
        since: held.map(|held| held.period.from).or_else(|| world.vacant_since(seat, on)),
        until: held.and_then(|held| held.period.until),
    }
}

/// The role of a seat, with what it is for.
pub(crate) fn seat_words(seat: &Seat, l: Language) -> String {
    match (&seat.role, &seat.purpose) {
        (Role::Substitute { of }, _) => {
            format!("{} ({} {})", seat.role.label(l), l.pick("plats", "seat"), of.number)
        }
        (role, Some(purpose)) => format!("{}, {purpose}", role.label(l)),
        (role, None) => role.label(l).to_owned(),
    }
}

/// What is due, the most urgent first.
pub(super) fn duties(
    world: &World,
    group: &Group,
    assessed: &GroupAssessment,
    on: Date,
    l: Language,
    is_now: bool,
) -> Vec<DutyView> {
    let mut duties: Vec<&Duty> = assessed.duties.iter().collect();
    duties.sort_by_key(|duty| (duty.state, duty.due.is_none(), duty.due));
    let view = |duty: &Duty| {
        let norm = world.charter(&duty.key.charter).and_then(|charter| charter.norm(duty.key.norm));
        let basis = Basis::Norm(samordna_domain::grounds::NormRef {
            charter: duty.key.charter.clone(),
            norm: duty.key.norm,
        });
        let day = duty.key.occurrence.map(|day| format!("/{day}")).unwrap_or_default();
        let is_open = is_now && duty.state.is_open();
        DutyView {
            badge: Badge::duty(duty.state, l),
            kind: norm.map_or("", |norm| norm.kind().label(l)),
            due: duty.due,
            fact: duty.fact.say(world, on, l),
            ground: GroundView::of(&Ground { basis, fact: duty.fact.clone() }, world, on, l),
            number: duty.key.norm + 1,
            href: is_open.then(|| format!("/grupper/{}/skyldigheter/{}{day}", group.id, duty.key.norm + 1)),
        }
    };
    duties.into_iter().map(view).collect()
}

/// What differs, the gravest first.
pub(super) fn findings(
    world: &World,
    group: &Group,
    assessed: &GroupAssessment,
    on: Date,
    l: Language,
    is_now: bool,
) -> Vec<FindingView> {
    let mut findings: Vec<&Finding> = assessed.findings.iter().collect();
    findings.sort_by_key(|finding| (finding.class, finding.since));
    let view = |finding: &Finding| {
        let ground = Ground { basis: finding.basis.clone(), fact: finding.fact.clone() };
        let number = match &finding.basis {
            Basis::Norm(at) => Some(at.norm + 1),
            Basis::Law(_) | Basis::House(_) => None,
        };
        // Only a *bör* is set aside; a *ska* is a remark too where its text is unclear.
        let is_should = match &finding.basis {
            Basis::Norm(at) => {
                let norm = world.charter(&at.charter).and_then(|charter| charter.norm(at.norm));
                norm.is_some_and(|norm| Class::of(norm.modality) != Some(Class::Deviation))
            }
            Basis::Law(_) | Basis::House(_) => false,
        };
        FindingView {
            badge: Badge::class(finding.class, l),
            kind: kind_of(world, &finding.basis, l),
            fact: finding.fact.say(world, on, l),
            since: finding.since,
            ground: GroundView::of(&ground, world, on, l),
            cure: finding.cure.say(l),
            way: is_now.then(|| way(world, group, assessed, finding, on, l)).flatten(),
            number,
            waive: number
                .filter(|_| is_now && is_should)
                .map(|number| format!("/grupper/{}/skyldigheter/{number}", group.id)),
        }
    };
    findings.into_iter().map(view).collect()
}

/// What a norm is about, in words.
pub(crate) fn kind_of(world: &World, basis: &Basis, l: Language) -> &'static str {
    match basis {
        Basis::Norm(at) => {
            let norm = world.charter(&at.charter).and_then(|charter| charter.norm(at.norm));
            norm.map_or("", |norm| norm.kind().label(l))
        }
        Basis::Law(_) | Basis::House(_) => "",
    }
}

/// Where to make it right, and who can.
fn way(
    world: &World,
    group: &Group,
    assessed: &GroupAssessment,
    finding: &Finding,
    on: Date,
    l: Language,
) -> Option<WayView> {
    let words = finding.cure.say(l);
    let (href, who) = match &finding.cure {
        Cure::AdoptCharter => (format!("/uppdrag/{}", assessed.charter.as_ref()?), String::new()),
        Cure::ReadCharter | Cure::RenewCharter | Cure::ReviseCharter => ("/las".to_owned(), String::new()),
        Cure::Fill { role } => filling(world, group, role, on, l),
        Cure::FillSeats | Cure::FewerSeats | Cure::ChooseAnother => ("#platser".to_owned(), String::new()),
        Cure::RegisterName { name } => {
            (format!("/organisation?namn={}", crate::frame::encoded(name)), String::new())
        }
        Cure::RegisterDocument { name } => {
            (format!("/dokument?namn={}", crate::frame::encoded(name)), String::new())
        }
        Cure::DissolveReplaced => {
            let Fact::StillThere { body } = &finding.fact else { return None };
            (format!("/grupper/{body}#avveckla"), String::new())
        }
        Cure::Report => {
            let Basis::Norm(at) = &finding.basis else { return None };
            let duty = assessed
                .duties
                .iter()
                .find(|duty| duty.key.norm == at.norm && duty.state == DutyState::Overdue);
            let day = duty.and_then(|duty| duty.key.occurrence).map(|day| format!("/{day}"));
            let day = day.unwrap_or_default();
            (format!("/grupper/{}/skyldigheter/{}{day}", group.id, at.norm + 1), String::new())
        }
    };
    Some(WayView { words, href, who })
}

/// The page of the first vacant seat of a role, and who appoints to it.
fn filling(world: &World, group: &Group, role: &Role, on: Date, l: Language) -> (String, String) {
    let vacant = group.seats_of(role, on).find(|seat| world.holder(seat, on).is_none());
    let Some(seat) = vacant else {
        let role = crate::charter::word_of(role);
        return (format!("/grupper/{}/plats?roll={role}", group.id), String::new());
    };
    let href = format!("/grupper/{}/platser/{}", group.id, seat.id.number);
    let who: Vec<String> = appointers(world, seat, on)
        .map(|(_, names)| names)
        .unwrap_or_default()
        .into_iter()
        .map(|name| Party::of(world, Some(&group.id), name, on))
        .map(|party| world.who(&party, &group.id, seat.unit.as_ref(), on).say(world, on, l))
        .collect();
    let who = match who.is_empty() {
        true => String::new(),
        false => format!("{} {}.", l.pick("Den som kan:", "Who can:"), who.join(", ")),
    };
    (href, who)
}

/// A norm as it stands for the group.
#[allow(clippy::too_many_arguments, reason = "one norm is seen in the light of all these")]
pub(super) fn norm(
    world: &World,
    group: &Group,
    charter: &Charter,
    said: &[String],
    assessed: &GroupAssessment,
    at: usize,
    on: Date,
    l: Language,
    is_now: bool,
) -> Option<NormView> {
    let standing = charter.standing_norm(at)?;
    let says = said.get(at).cloned().unwrap_or_default();
    let mut view = NormView::of(at, standing.norm, says, l).read_by(&standing, world, l);
    // Judgements come in the order of the norms; only withdrawn ones are left out.
    let place = assessed.judgements.binary_search_by_key(&at, |judgement| judgement.at()).ok();
    if let Some(judgement) = place.and_then(|place| assessed.judgements.get(place)) {
        view = view.judged(judgement, world, on, l);
    }
    let is_this = |finding: &&Finding| match &finding.basis {
        Basis::Norm(of) => of.norm == at,
        Basis::Law(_) | Basis::House(_) => false,
    };
    if is_now {
        let findings = assessed.findings.iter().filter(is_this);
        view.ways = findings.filter_map(|finding| way(world, group, assessed, finding, on, l)).collect();
    }
    Some(view)
}

/// The versions of the charter, the last one first; drafts only for those who may see them.
pub(super) fn versions(
    visit: &Visit,
    world: &World,
    group: &Group,
    on: Date,
    l: Language,
) -> Vec<VersionView> {
    let charters = group.charters.iter().rev().filter_map(|id| world.charter(id));
    let view = |charter: &Charter| VersionView {
        href: format!("/uppdrag/{}", charter.id),
        title: charter.title().to_owned(),
        badge: Badge::charter(charter.state(on), l),
        from: charter.in_force.map(|period| period.from),
        until: charter.in_force.and_then(|period| period.until),
    };
    charters.filter(|charter| may_see(visit, world, charter)).map(view).collect()
}
