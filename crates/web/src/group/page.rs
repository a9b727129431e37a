//! A group's own page: who it is, when it meets next, what differs from its charter, what is due.
//!
//! With `?dag=` it is the page of another day: what was known at the end of that day, or what would be due on it.

use super::day::{Asked, OtherDay, on_day};
use crate::{
    duty::{DutyView, FindingView},
    error::No,
    form::{Field, Form, Tried, evidence},
    frame::{Frame, show},
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
    BodyId, Command, GroupAssessment, Language, Period, World,
    duty::{Duty, DutyState, Way},
    finding::Finding,
    group::{Group, type_label},
    meeting::{Meeting, Sight},
    organisation::BodyKind,
    seat::Role,
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "group/page.html")]
struct GroupPage {
    frame: Frame,
    day: OtherDay,
    id: String,
    group_type: &'static str,
    aliases: Vec<String>,
    parent: Option<(String, String)>,
    subgroups: Vec<(String, String)>,
    formed: Date,
    dissolved: Option<(Date, String)>,
    /// The charter in force, or the one that waits.
    has_charter: bool,
    period: Option<Period>,
    posts: Vec<Post>,
    filled: usize,
    seats: usize,
    next: Option<NextMeeting>,
    findings: Vec<FindingView>,
    duties: Vec<DutyView>,
    /// What is due later, and clocks that nobody has started.
    later: Vec<DutyView>,
    /// Met, or set aside.
    done: Vec<DutyView>,
    forms: Vec<Form>,
}

/// The meeting that comes.
struct NextMeeting {
    href: String,
    kind: &'static str,
    day: Date,
    start: String,
    form: &'static str,
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
    let on = asked.day(&visit)?;
    shown(&visit, &id, on, None).await
}

/// The page; with a form that came back, it is a mistake's page.
pub(super) async fn shown(
    visit: &Arc<Visit>,
    id: &BodyId,
    on: Date,
    tried: Option<Tried>,
) -> Result<Response, No> {
    let is_mistake = tried.is_some();
    let page = on_day(visit, id, on, move |visit, world, id, on| {
        Ok(show(&view(visit, world, id, on, tried.as_ref())?)?)
    })
    .await?;
    Ok(if is_mistake { (StatusCode::UNPROCESSABLE_ENTITY, page).into_response() } else { page })
}

fn view(visit: &Visit, world: &World, id: &BodyId, on: Date, tried: Option<&Tried>) -> Result<GroupPage, No> {
    let l = visit.language;
    let is_now = on == visit.now.today;
    let group = world.groups.get(id).ok_or(No::Absent)?;
    let assessed = visit.assess(world, id, on);
    let charter = world.latest_charter(id, on);
    let name = world.organisation.name(id, on).to_owned();
    let names = world.organisation.body(id).into_iter().flat_map(|body| &body.names);
    let aliases = names.filter(|known| known.text != name).map(|name| name.text.clone()).collect();
    let due = assessed.as_deref().map(|assessed| Due::of(visit, world, assessed, on)).unwrap_or_default();
    let findings = assessed.as_deref().map(|assessed| findings(world, assessed, on, l)).unwrap_or_default();
    let only_look = |duty: DutyView| if is_now { duty } else { duty.looked_at() };
    let forms = if is_now && visit.person.is_some() { forms(visit, world, group) } else { Vec::new() };
    let frame =
        Frame::within(visit, world, name).under("/grupper", l.pick("Grupper", "Groups")).of_group(world, id);
    Ok(GroupPage {
        day: OtherDay::of(&frame, on),
        frame,
        id: id.to_string(),
        group_type: type_label(group.group_type, l),
        aliases,
        parent: group.parent.as_ref().map(|parent| linked(world, parent, on)),
        subgroups: subgroups(world, id, on),
        formed: group.formed,
        dissolved: group.dissolved.clone(),
        has_charter: charter.is_some(),
        period: charter.and_then(|charter| charter.in_force),
        posts: posts(world, group, on, l),
        filled: group.seats(on).filter(|seat| world.holder(seat, on).is_some()).count(),
        seats: group.seats(on).count(),
        next: next_meeting(world, id, on)
            .filter(|_| world.sight(visit.person.as_ref(), id, on) > Sight::Nothing)
            .map(|next| next_view(next, l)),
        findings: findings.into_iter().map(|one| if is_now { one } else { one.looked_at() }).collect(),
        duties: due.now.into_iter().map(only_look).collect(),
        later: due.later.into_iter().map(only_look).collect(),
        done: due.done.into_iter().map(DutyView::looked_at).collect(),
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    })
}

/// What a group owes, the most urgent first.
#[derive(Default)]
struct Due {
    /// Late, soon, or somebody's turn without a day.
    now: Vec<DutyView>,
    /// On a later day, or with a clock that nobody has started.
    later: Vec<DutyView>,
    done: Vec<DutyView>,
}

impl Due {
    fn of(visit: &Visit, world: &World, assessed: &GroupAssessment, on: Date) -> Self {
        let (l, reader) = (visit.language, visit.person.as_ref());
        // What each member does in their own administration stands with the notes, and is each one's own.
        let shown = assessed.duties.iter().filter(|duty| duty.way != Way::CommunicateAtHome);
        let mut duties: Vec<&Duty> = shown.collect();
        duties.sort_by_key(|duty| (duty.state, duty.due.is_none(), duty.due));
        let mut due = Self::default();
        for duty in duties {
            let part = match duty.state {
                DutyState::Running if duty.due.is_none() => &mut due.now,
                DutyState::Overdue | DutyState::DueSoon => &mut due.now,
                DutyState::Running | DutyState::NotStarted => &mut due.later,
                DutyState::Met | DutyState::Waived => &mut due.done,
            };
            part.push(DutyView::of(world, assessed, duty, on, l).read_by(reader, duty, l));
        }
        due
    }
}

/// What differs, the gravest first.
fn findings(world: &World, assessed: &GroupAssessment, on: Date, l: Language) -> Vec<FindingView> {
    let mut findings: Vec<&Finding> = assessed.findings.iter().collect();
    findings.sort_by_key(|finding| (finding.class, finding.since));
    findings.into_iter().map(|finding| FindingView::of(world, assessed, finding, on, l)).collect()
}

/// The next meeting that is still to come.
pub(crate) fn next_meeting<'a>(world: &'a World, id: &BodyId, on: Date) -> Option<&'a Meeting> {
    // A meeting that has been moved keeps the year it was first planned for.
    let near = world.meetings.between(id, on.year() - 1, on.year() + 1);
    near.filter(|one| one.is_open() && on <= one.slot.day).min_by_key(|one| one.slot)
}

fn next_view(next: &Meeting, l: Language) -> NextMeeting {
    NextMeeting {
        href: format!("/grupper/{}/moten/{}", next.id.group, next.id.short()),
        kind: next.kind.label(l),
        day: next.slot.day,
        start: next.slot.start.strftime("%H:%M").to_string(),
        form: next.form.label(l),
    }
}

/// A body with the address of its page.
pub(crate) fn linked(world: &World, id: &BodyId, on: Date) -> (String, String) {
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

fn posts(world: &World, group: &Group, on: Date, l: Language) -> Vec<Post> {
    let post = |role: Role| {
        let seat = group.seats_of(&role, on).next();
        // Whoever the group has from another group counts too: its contact person, its part of a coordinator.
        let holder = world.role_holders(&group.id, &role, on).next();
        let person = holder.and_then(|holder| world.people.employment(holder));
        Post {
            label: role.label(l),
            person: person.map(|employment| {
                (format!("/personer/{}", employment.person), world.people.name(&employment.id).to_owned())
            }),
            href: seat.map(|seat| format!("/grupper/{}/platser/{}", group.id, seat.id.number)),
        }
    };
    let posts = [Role::Chair, Role::ViceChair, Role::ContactPerson, Role::Coordinator].map(post);
    let is_told =
        |post: &Post| post.href.is_some() || post.person.is_some() || post.label == Role::Chair.label(l);
    posts.into_iter().filter(is_told).collect()
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
