//! A group's own page: who it is, its charter with every norm beside its sentence, its seats, what is due, what differs.
//!
//! With `?dag=` it is the page of another day: what was known at the end of that day, or what would be due on it.

use super::view::{self, DutyView, FindingView, UnitView, VersionView};
use crate::{
    charter::{Pair, charter_pairs},
    error::No,
    form::{Field, Form, Tried, evidence},
    frame::{Badge, Frame, show},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, GroupAssessment, Period, Standing, World, assess_group,
    charter::Charter,
    group::{Group, type_label},
    organisation::BodyKind,
    seat::Role,
};
use serde::Deserialize;
use std::sync::Arc;

/// Which day.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    dag: String,
}

#[derive(Template)]
#[template(path = "group/page.html")]
struct GroupPage<'a> {
    frame: Frame,
    id: String,
    name: String,
    group_type: &'static str,
    state: Badge,
    aliases: Vec<String>,
    parent: Option<(String, String)>,
    subgroups: Vec<(String, String)>,
    formed: Date,
    dissolved: Option<(Date, String)>,
    period: Option<Period>,
    posts: Vec<Post>,
    counts: Vec<(Badge, usize)>,
    duties: Vec<DutyView>,
    findings: Vec<FindingView>,
    units: Vec<UnitView>,
    filled: usize,
    vacant: usize,
    charter: Option<(String, String, Badge)>,
    versions: Vec<VersionView>,
    pairs: Vec<Pair<'a>>,
    forms: Vec<Form>,
    /// The day that is shown, where it is not today.
    other_day: Option<Date>,
    may_establish: bool,
}

/// Who has a post of the group.
struct Post {
    label: &'static str,
    person: Option<(String, String)>,
    href: Option<String>,
}

/// Shows a group, today or on the day that is asked for.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path(id): Path<BodyId>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    if asked.dag.is_empty() {
        return shown(&visit, &id, None, None).await;
    }
    let day = asked.dag.parse().map_err(|_| No::Absent)?;
    shown(&visit, &id, Some(day).filter(|day| *day != visit.now.today), None).await
}

/// The page; with a form that came back, it is a mistake's page.
pub(super) async fn shown(
    visit: &Arc<Visit>,
    id: &BodyId,
    day: Option<Date>,
    tried: Option<Tried>,
) -> Result<Response, No> {
    if let Some(day) = day.filter(|day| *day < visit.now.today) {
        let (visit, id) = (visit.clone(), id.clone());
        return visit
            .clone()
            .look_at(day, move |world| {
                let text = visit.text_of(text_on(world, &id, day)?)?;
                Ok(show(&view(&visit, world, &id, day, &text, None)?)?)
            })
            .await?;
    }
    let on = day.unwrap_or(visit.now.today);
    let digest = visit.look(|world| text_on(world, id, on))?;
    let text = match digest {
        Some(digest) => visit.text(digest).await?,
        None => "".into(),
    };
    let page = visit.look(|world| Ok::<_, No>(show(&view(visit, world, id, on, &text, tried.as_ref())?)?))?;
    match tried {
        Some(_) => Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response()),
        None => Ok(page),
    }
}

/// The text of the charter that the group is held to on the day, or of the draft that waits.
fn text_on(world: &World, id: &BodyId, on: Date) -> Result<Option<samordna_domain::Digest>, No> {
    let group = world.groups.get(id).filter(|group| group.formed <= on).ok_or(No::Absent)?;
    Ok(world.latest_charter(&group.id, on).map(|charter| charter.text))
}

fn view<'a>(
    visit: &Visit,
    world: &World,
    id: &BodyId,
    on: Date,
    text: &'a str,
    tried: Option<&Tried>,
) -> Result<GroupPage<'a>, No> {
    let l = visit.language;
    let today = visit.now.today;
    let group = world.groups.get(id).ok_or(No::Absent)?;
    let empty = || GroupAssessment {
        group: id.clone(),
        state: world.group_state(group, on),
        charter: world.latest_charter(id, on).map(|charter| charter.id.clone()),
        judgements: Vec::new(),
        duties: Vec::new(),
        findings: Vec::new(),
    };
    let assessed = assess_group(world, id, on).unwrap_or_else(empty);
    let charter = assessed.charter.as_ref().and_then(|charter| world.charter(charter));
    let is_now = on == today;
    let name = world.organisation.name(id, on).to_owned();
    let seats = view::units(world, group, on, l, is_now);
    let acts = is_now && visit.person.is_some();
    let body = world.organisation.body(id);
    let aliases = body.into_iter().flat_map(|body| &body.names);
    let pairs = charter.map(|charter| pairs(world, group, charter, &assessed, text, visit, on));
    Ok(GroupPage {
        frame: Frame::within(visit, world, name.clone()).under("/grupper", l.pick("Grupper", "Groups")),
        id: id.to_string(),
        group_type: type_label(group.group_type, l),
        state: Badge::group(assessed.state, l),
        aliases: aliases.filter(|known| known.text != name).map(|name| name.text.clone()).collect(),
        parent: group.parent.as_ref().map(|parent| linked(world, parent, on)),
        subgroups: subgroups(world, id, on),
        formed: group.formed,
        dissolved: group.dissolved.clone(),
        period: charter.and_then(|charter| charter.in_force),
        posts: posts(world, group, on, l),
        counts: counts(&assessed, l),
        duties: view::duties(world, group, &assessed, on, l, is_now),
        findings: view::findings(world, group, &assessed, on, l, is_now),
        filled: seats.iter().flat_map(|unit| &unit.seats).filter(|seat| seat.holder.is_some()).count(),
        vacant: seats.iter().flat_map(|unit| &unit.seats).filter(|seat| seat.holder.is_none()).count(),
        units: seats,
        charter: charter.map(|charter| {
            (
                format!("/uppdrag/{}", charter.id),
                charter.title().to_owned(),
                Badge::charter(charter.state(on), l),
            )
        }),
        versions: view::versions(visit, world, group, on, l),
        pairs: pairs.unwrap_or_default(),
        forms: if acts {
            forms(visit, world, group).into_iter().map(|form| form.tried(tried)).collect()
        } else {
            Vec::new()
        },
        other_day: (!is_now).then_some(on),
        may_establish: acts && may_establish(visit, world, id),
        name,
    })
}

/// A body with the address of its page.
pub(super) fn linked(world: &World, id: &BodyId, on: Date) -> (String, String) {
    let is_group = world.organisation.body(id).is_some_and(|body| body.kind == BodyKind::Group);
    let room = if is_group { "grupper" } else { "organisation" };
    (format!("/{room}/{id}"), world.organisation.name(id, on).to_owned())
}

fn subgroups(world: &World, id: &BodyId, on: Date) -> Vec<(String, String)> {
    let under = world.groups.under(id).filter(|group| group.exists(on));
    let mut under: Vec<_> = under.map(|group| linked(world, &group.id, on)).collect();
    under.sort_by(|one, other| by_name(&one.1, &other.1));
    under
}

fn posts(world: &World, group: &Group, on: Date, l: samordna_domain::Language) -> Vec<Post> {
    let post = |role: Role| {
        let seat = group.seats_of(&role, on).next();
        let holder = seat.and_then(|seat| world.holder(seat, on));
        let person = holder.and_then(|held| world.people.employment(&held.employment));
        Post {
            label: role.label(l),
            person: person.map(|employment| {
                (format!("/personer/{}", employment.person), world.people.name(&employment.id).to_owned())
            }),
            href: seat.map(|seat| format!("/grupper/{}/platser/{}", group.id, seat.id.number)),
        }
    };
    let posts = [Role::Chair, Role::ViceChair, Role::ContactPerson, Role::Coordinator].map(post);
    let is_told = |post: &Post| post.href.is_some() || post.label == Role::Chair.label(l);
    posts.into_iter().filter(is_told).collect()
}

fn counts(assessed: &GroupAssessment, l: samordna_domain::Language) -> Vec<(Badge, usize)> {
    let all = Standing::ALL.map(|standing| (Badge::standing(standing, l), assessed.count(standing)));
    all.into_iter().filter(|(_, count)| *count > 0).collect()
}

fn pairs<'a>(
    world: &World,
    group: &Group,
    charter: &Charter,
    assessed: &GroupAssessment,
    text: &'a str,
    visit: &Visit,
    on: Date,
) -> Vec<Pair<'a>> {
    let l = visit.language;
    let said = visit.said(charter);
    let norm =
        |at: usize| view::norm(world, group, charter, &said, assessed, at, on, l, on == visit.now.today);
    charter_pairs(charter, text, norm, None, l)
}

fn may_establish(visit: &Visit, world: &World, id: &BodyId) -> bool {
    let probe = Command::EstablishSeat {
        group: id.clone(),
        role: Role::Member,
        unit: None,
        purpose: None,
        from: None,
    };
    visit.would(world, probe).is_ok()
}

fn forms(visit: &Visit, world: &World, group: &Group) -> Vec<Form> {
    let l = visit.language;
    if group.dissolved.is_some() {
        return Vec::new();
    }
    let probe = Command::DissolveGroup { group: group.id.clone(), on: None, reason: "?".to_owned() };
    vec![
        Form::new(
            "avveckla",
            format!("/grupper/{}/avveckla", group.id),
            l.pick("Avveckla gruppen", "Dissolve the group"),
        )
        .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(visit.now.today.to_string()))
        .with(Field::area("reason", l.pick("Varför", "Why")))
        .and(evidence(visit, world))
        .grave()
        .asked(visit.would(world, probe), visit, world),
    ]
}
