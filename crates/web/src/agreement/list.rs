//! A group's agreements, with where each stands with each principal; and the agreements of all groups.

use super::{address, followed, frame, state};
use crate::{
    error::No,
    frame::{Badge, Frame, show},
    order::by_name,
    round::Matrix,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, Language, World,
    agreement::{Agreement, PartyStanding, command::RegisterAgreement},
};
use serde::Deserialize;
use std::sync::Arc;

/// The most agreements side by side in one picture.
const SIDE_BY_SIDE: usize = 6;

/// What is asked for beside those that hold.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Not empty: those that are over too.
    alla: String,
}

#[derive(Template)]
#[template(path = "agreement/list.html")]
struct ListPage {
    frame: Frame,
    id: String,
    /// Those that are over are shown too.
    has_all: bool,
    lines: Vec<Line>,
    pictures: Vec<Picture>,
    /// The charter speaks of agreements: what is due about them is told among what is due.
    is_followed: bool,
    may_enter: bool,
}

#[derive(Template)]
#[template(path = "agreement/all.html")]
struct AllPage {
    frame: Frame,
    lines: Vec<Line>,
}

/// An agreement in a list.
struct Line {
    href: String,
    title: String,
    number: String,
    /// The group that sees to it, with the address of its register.
    group: (String, String),
    parties: String,
    until: Option<Date>,
    fresh: usize,
    of: usize,
    badge: Badge,
}

/// Principals against some agreements, as a picture and as a table.
struct Picture {
    matrix: Matrix,
    heads: Vec<(String, String)>,
    rows: Vec<(String, Vec<Option<Badge>>)>,
}

/// Shows a group's agreements.
pub(crate) async fn list(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    visit.look(|world| Ok(show(&view(&visit, world, &group, &wanted)?)?))
}

fn view(visit: &Visit, world: &World, group: &BodyId, wanted: &Wanted) -> Result<ListPage, No> {
    let (l, today) = (visit.language, visit.now.today);
    world.groups.get(group).ok_or(No::Absent)?;
    let has_all = !wanted.alla.is_empty();
    let watched: Vec<&Agreement> = world.agreements.watched(group, today).collect();
    let listed = if has_all { world.agreements.of(group).collect() } else { watched.clone() };
    let mut frame = frame(visit, world, group, l.pick("Avtal", "Agreements"));
    // The list is the last step of the way itself.
    frame.crumbs.pop();
    let holding: Vec<&Agreement> = watched.into_iter().filter(|one| one.period.holds(today)).collect();
    let pictures = holding.chunks(SIDE_BY_SIDE).enumerate();
    let charter = world.charter_in_force(group, today);
    Ok(ListPage {
        frame,
        id: group.to_string(),
        has_all,
        lines: lines(world, listed, today, l),
        pictures: pictures.map(|(at, some)| picture(world, at, some, today, l)).collect(),
        is_followed: charter.is_some_and(|charter| charter.speaks_of_agreements().is_some()),
        may_enter: may_enter(visit, world, group),
    })
}

/// The visitor enters agreements for the group.
fn may_enter(visit: &Visit, world: &World, group: &BodyId) -> bool {
    let answer = visit.would(world, Command::RegisterAgreement(probe(group, visit.now.today)));
    // The parties are missing: whoever is told of that field may fill it in.
    answer.err().is_none_or(|no| no.field.is_some())
}

/// An order that asks no more than who may: what is missing in it is a mistake and no refusal.
pub(super) fn probe(group: &BodyId, today: Date) -> RegisterAgreement {
    RegisterAgreement {
        group: group.clone(),
        title: "?".to_owned(),
        registry_number: "?".to_owned(),
        parties: Vec::new(),
        signed: today,
        from: None,
        until: None,
        owner: None,
        every_months: None,
        replaces: None,
    }
}

/// Those that hold first, each by when it runs out.
fn lines(world: &World, agreements: Vec<&Agreement>, on: Date, l: Language) -> Vec<Line> {
    let mut agreements = agreements;
    let is_over = |one: &Agreement| one.period.until.is_some_and(|until| until < on) && one.is_settled();
    agreements.sort_by_key(|one| (is_over(one), one.period.until.unwrap_or(Date::MAX), one.id.clone()));
    agreements.into_iter().map(|one| line(world, one, on, l)).collect()
}

fn line(world: &World, agreement: &Agreement, on: Date, l: Language) -> Line {
    let (fresh, of) = followed(&world.agreement_standing(agreement, on), on);
    let group = &agreement.id.group;
    Line {
        href: address(&agreement.id),
        title: agreement.title.clone(),
        number: agreement.registry_number.clone(),
        group: (format!("/grupper/{group}/avtal"), world.organisation.name(group, on).to_owned()),
        parties: parties(world, agreement, on, l),
        until: agreement.period.until,
        fresh,
        of,
        badge: state(agreement, on, l),
    }
}

/// The parties by name where they are few, else how many they are.
fn parties(world: &World, agreement: &Agreement, on: Date, l: Language) -> String {
    match agreement.parties.as_slice() {
        few if few.len() <= 3 => {
            let names = few.iter().map(|party| world.organisation.name(party, on));
            names.collect::<Vec<_>>().join(", ")
        }
        many => l.pick(format!("{} huvudmän", many.len()), format!("{} principals", many.len())),
    }
}

fn picture(world: &World, at: usize, agreements: &[&Agreement], on: Date, l: Language) -> Picture {
    let standings: Vec<Vec<PartyStanding<'_>>> =
        agreements.iter().map(|one| world.agreement_standing(one, on)).collect();
    let mut parties: Vec<(&str, &BodyId)> = Vec::new();
    for standing in standings.iter().flatten() {
        if parties.iter().all(|(_, known)| *known != standing.party) {
            parties.push((world.organisation.name(standing.party, on), standing.party));
        }
    }
    parties.sort_by(|one, other| by_name(one.0, other.0));
    let row = |(name, party): &(&str, &BodyId)| {
        let cell = |all: &Vec<PartyStanding<'_>>| {
            let own = all.iter().find(|one| one.party == *party)?;
            Some(Badge::agreement(own.standing(on), l))
        };
        ((*name).to_owned(), standings.iter().map(cell).collect())
    };
    let rows: Vec<(String, Vec<Option<Badge>>)> = parties.iter().map(row).collect();
    let columns = agreements.iter().map(|one| one.registry_number.clone()).collect();
    let title = l.pick("Vad varje huvudman har gjort", "What each principal has done");
    Picture {
        matrix: Matrix::of(title, columns, rows.clone()).numbered(at),
        heads: agreements.iter().map(|one| (address(&one.id), one.title.clone())).collect(),
        rows,
    }
}

/// Shows the agreements of all groups.
pub(crate) async fn all(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    visit.look(|world| {
        let (l, today) = (visit.language, visit.now.today);
        let frame = Frame::within(&visit, world, l.pick("Avtal i alla grupper", "Agreements in all groups"))
            .under("/grupper", l.pick("Grupper", "Groups"));
        let watched = world.agreements.groups().flat_map(|group| world.agreements.watched(group, today));
        Ok(show(&AllPage { frame, lines: lines(world, watched.collect(), today, l) })?)
    })
}
