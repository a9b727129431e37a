//! The first page of somebody with a seat or an office: what waits, the groups they run, those they follow, what the
//! register lacks. A part that has nothing to say is not there.

use crate::{
    choose::body_words,
    duty::{DueView, FindingView, Scope, due},
    frame::{Badge, Frame},
    group::next_meeting,
    order::by_name,
    person::{Roles, Watch},
    seat::seat_words,
    visit::Visit,
};
use askama::Template;
use jiff::civil::Date;
use samordna_domain::{
    Assessment, BodyId, GroupAssessment, Language, PersonId, Standing, World, charter::CharterState,
    group::Group,
};

/// What waits, shown at once; the rest stands under *Att göra*.
const URGENT: usize = 5;

/// Rows of any other part.
const MOST: usize = 12;

#[derive(Template)]
#[template(path = "start/mine.html")]
pub(super) struct MinePage {
    frame: Frame,
    due: Vec<DueView>,
    all_due: usize,
    mine: Vec<GroupRow>,
    more_mine: usize,
    watched: Vec<GroupRow>,
    all_watched: usize,
    /// The principals and administrations that they head.
    houses: Vec<(String, String)>,
    /// Empty seats of those.
    vacant: Vec<(String, String, String)>,
    all_vacant: usize,
    /// Charters that wait to be adopted, for the registrar.
    waiting: Vec<(String, String, Badge)>,
    is_registrar: bool,
}

/// A group that somebody has to do with.
pub(super) struct GroupRow {
    href: String,
    name: String,
    /// As what.
    roles: String,
    state: Badge,
    next: Option<(String, Date)>,
    deviations: usize,
    remarks: usize,
    due: usize,
    /// The gravest of what differs, and where it is cured.
    why: Option<(String, String)>,
}

pub(super) fn view(visit: &Visit, world: &World, person: &PersonId, roles: &Roles<'_>) -> MinePage {
    let (l, today) = (visit.language, visit.now.today);
    let assessment = visit.assessment(world);
    let all_due = due(&assessment, person, roles, &Scope::All, None);
    let mut mine = mine(world, &assessment, roles, today, l);
    let mut watched = watched(world, &assessment, roles, today, l);
    let mut vacant = vacant(world, roles, today, l);
    let (all_mine, all_watched, all_vacant) = (mine.len(), watched.len(), vacant.len());
    mine.truncate(MOST);
    watched.truncate(MOST);
    vacant.truncate(MOST);
    let houses = roles.heads.iter().filter_map(|house| world.organisation.body(house));
    MinePage {
        frame: Frame::within(visit, world, l.pick("Start", "Start")),
        due: all_due.iter().take(URGENT).map(|one| one.view(world, today, l)).collect(),
        all_due: all_due.len(),
        more_mine: all_mine - mine.len(),
        mine,
        watched,
        all_watched,
        houses: houses
            .map(|house| (format!("/organisation/{}", house.id), body_words(world, house, today)))
            .collect(),
        vacant,
        all_vacant,
        waiting: if roles.is_registrar { waiting(world, today, l) } else { Vec::new() },
        is_registrar: roles.is_registrar,
    }
}

fn row(
    world: &World,
    group: &Group,
    assessed: &GroupAssessment,
    roles: String,
    on: Date,
    l: Language,
) -> GroupRow {
    let gravest = assessed.findings.iter().min_by_key(|finding| (finding.class, finding.since));
    let why = gravest.map(|finding| FindingView::of(world, assessed, finding, on, l)).map(|view| {
        let words = if view.kind.is_empty() { view.fact } else { format!("{}. {}", view.kind, view.fact) };
        let page = format!("/grupper/{}#skiljer", group.id);
        (view.way.map_or(page, |way| way.href), words)
    });
    let next = next_meeting(world, &group.id, on);
    GroupRow {
        href: format!("/grupper/{}", group.id),
        name: world.organisation.name(&group.id, on).to_owned(),
        roles,
        state: Badge::group(assessed.state, l),
        next: next.map(|next| (format!("/grupper/{}/moten/{}", group.id, next.id.short()), next.slot.day)),
        deviations: assessed.count(Standing::Deviation),
        remarks: assessed.count(Standing::Remark),
        due: assessed.duties.iter().filter(|duty| duty.state.is_open()).count(),
        why,
    }
}

fn assessed<'a>(assessment: &'a Assessment, group: &BodyId) -> Option<&'a GroupAssessment> {
    let place = assessment.groups.binary_search_by(|assessed| assessed.group.cmp(group)).ok()?;
    assessment.groups.get(place)
}

/// The groups in which they sit: those they run first.
fn mine(world: &World, assessment: &Assessment, roles: &Roles<'_>, on: Date, l: Language) -> Vec<GroupRow> {
    let mut rows: Vec<(bool, GroupRow)> = Vec::new();
    let mut last = None;
    for (group, _) in &roles.seats {
        if last == Some(&group.id) {
            continue;
        }
        last = Some(&group.id);
        let is_contact_only =
            roles.in_group(&group.id).all(|role| *role == samordna_domain::seat::Role::ContactPerson);
        let Some(assessed) = assessed(assessment, &group.id).filter(|_| !is_contact_only) else { continue };
        let words: Vec<&str> = roles.in_group(&group.id).map(|role| role.label(l)).collect();
        rows.push((!roles.runs(&group.id), row(world, group, assessed, words.join(", "), on, l)));
    }
    rows.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| by_name(&one.1.name, &other.1.name)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The groups they follow, those that differ most first.
fn watched(
    world: &World,
    assessment: &Assessment,
    roles: &Roles<'_>,
    on: Date,
    l: Language,
) -> Vec<GroupRow> {
    let groups = assessment.groups.iter().filter_map(|one| Some((world.groups.get(&one.group)?, one)));
    let watched = groups.filter(|(group, _)| !roles.runs(&group.id));
    let watched = watched.filter_map(|(group, one)| Some((roles.watches(world, group, on)?, group, one)));
    let mut rows: Vec<(Watch, GroupRow)> = watched
        .map(|(watch, group, one)| (watch, row(world, group, one, watch.label(l).to_owned(), on, l)))
        .collect();
    rows.sort_by(|(watch, one), (other_watch, other)| {
        let grade = |row: &GroupRow| (std::cmp::Reverse(row.deviations), std::cmp::Reverse(row.remarks));
        watch
            .cmp(other_watch)
            .then_with(|| grade(one).cmp(&grade(other)))
            .then_with(|| by_name(&one.name, &other.name))
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The empty seats of the units that they head: address, seat, group.
fn vacant(world: &World, roles: &Roles<'_>, on: Date, l: Language) -> Vec<(String, String, String)> {
    if roles.heads.is_empty() {
        return Vec::new();
    }
    let groups = world.groups.iter().filter(|group| group.exists(on));
    let seats = groups.flat_map(|group| group.seats(on).map(move |seat| (group, seat)));
    let is_own = |unit: &BodyId| {
        let home = world.organisation.administration(unit);
        home.is_some_and(|home| roles.heads.contains(&&home.id))
    };
    let empty = seats.filter(|(_, seat)| seat.unit.as_ref().is_some_and(is_own));
    let empty = empty.filter(|(_, seat)| world.holder(seat, on).is_none());
    let line = |(group, seat): (&Group, &samordna_domain::seat::Seat)| {
        let href = format!("/grupper/{}/platser/{}", group.id, seat.id.number);
        (href, seat_words(seat, l), world.organisation.name(&group.id, on).to_owned())
    };
    let mut lines: Vec<(String, String, String)> = empty.map(line).collect();
    lines.sort_by(|one, other| by_name(&one.2, &other.2));
    lines
}

/// The charters that are on their way, for whoever keeps the register.
fn waiting(world: &World, on: Date, l: Language) -> Vec<(String, String, Badge)> {
    let on_their_way = world.charters.iter().filter(|charter| charter.group.is_some());
    let mut waiting: Vec<(CharterState, String, String)> = on_their_way
        .map(|charter| (charter.state(on), format!("/uppdrag/{}", charter.id), charter.title().to_owned()))
        .filter(|(state, _, _)| matches!(state, CharterState::Draft | CharterState::PartlySigned))
        .collect();
    waiting.sort_by(|one, other| by_name(&one.2, &other.2));
    waiting.truncate(MOST);
    waiting.into_iter().map(|(state, href, title)| (href, title, Badge::charter(state, l))).collect()
}
