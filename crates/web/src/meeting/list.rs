//! A group's meetings, year by year: when each is, how far it has come, and how the year stands against the charter.

use super::{address, words};
use crate::{
    error::No,
    frame::{Badge, Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use jiff::civil::Date;
use samordna_charter::Theme;
use samordna_domain::{
    BodyId, Command, Fact, Language, Standing, World,
    meeting::{Meeting, MeetingStage, Sight, command::PlanMeetings},
};
use serde::Deserialize;
use std::sync::Arc;

/// Which year.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    ar: String,
}

#[derive(Template)]
#[template(path = "meeting/list.html")]
struct ListPage {
    frame: Frame,
    group: String,
    year: i16,
    years: Vec<i16>,
    rows: Vec<Row>,
    norms: Vec<NormLine>,
    may_plan: bool,
    /// Whoever has not signed in sees what the charter has published, which may be nothing.
    is_hidden: bool,
    held: usize,
    to_come: usize,
    cancelled: usize,
}

/// A meeting of the list.
struct Row {
    href: Option<String>,
    day: Date,
    day_words: String,
    weekday: &'static str,
    hours: String,
    title: String,
    kind: &'static str,
    is_named: bool,
    form: &'static str,
    badge: Badge,
    note: String,
    /// How the notes stand, where the meeting was held and the visitor sees its agenda.
    notes: Option<&'static str>,
    is_next: bool,
}

/// How a norm about meetings stands.
struct NormLine {
    badge: Badge,
    kind: &'static str,
    fact: String,
    quote: String,
    href: String,
}

/// Shows a year's meetings.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let today = visit.now.today;
    let year = match asked.ar.as_str() {
        "" => today.year(),
        text => text.parse().ok().filter(|year| (1900..=2200).contains(year)).ok_or(No::Absent)?,
    };
    visit.look(|world| Ok(show(&view(&visit, world, &group, year)?)?))
}

fn view(visit: &Visit, world: &World, group: &BodyId, year: i16) -> Result<ListPage, No> {
    let (l, today) = (visit.language, visit.now.today);
    world.groups.get(group).ok_or(No::Absent)?;
    let sight = world.sight(visit.person.as_ref(), group, today);
    let meetings = match sight {
        Sight::Nothing => Vec::new(),
        Sight::Dates | Sight::Agenda | Sight::Papers => world.meetings.in_years(group, year, year),
    };
    let next = meetings.iter().find(|one| one.is_open() && today <= one.slot.day).map(|one| one.id.clone());
    let mut years = world.meetings.years(group);
    years.extend([year, today.year(), today.year().saturating_add(1)]);
    years.sort_unstable();
    years.dedup();
    let count = |fits: fn(&Meeting) -> bool| meetings.iter().filter(|one| fits(one)).count();
    let may_plan = visit.person.is_some() && may_plan(visit, world, group);
    Ok(ListPage {
        frame: Frame::within(visit, world, l.pick("Möten", "Meetings")).under_group(world, group),
        group: group.to_string(),
        year,
        years,
        held: count(Meeting::is_held),
        to_come: count(Meeting::is_open),
        cancelled: count(Meeting::is_cancelled),
        rows: meetings
            .iter()
            .map(|one| row(world, one, sight, Some(&one.id) == next.as_ref(), today, l))
            .collect(),
        norms: if sight > Sight::Nothing && year == today.year() {
            norms(visit, world, group)
        } else {
            Vec::new()
        },
        may_plan,
        is_hidden: sight == Sight::Nothing,
    })
}

pub(super) fn may_plan(visit: &Visit, world: &World, group: &BodyId) -> bool {
    let nothing = PlanMeetings { group: group.clone(), meetings: Vec::new() };
    visit.would(world, Command::PlanMeetings(nothing)).err().is_none_or(|no| no.field.is_some())
}

fn row(world: &World, meeting: &Meeting, sight: Sight, is_next: bool, today: Date, l: Language) -> Row {
    let slot = meeting.slot;
    let note = match &meeting.stage {
        MeetingStage::Cancelled { reason, .. } if sight > Sight::Dates => reason.clone(),
        MeetingStage::Held { .. } if sight > Sight::Dates => there(world, meeting, l),
        MeetingStage::Planned | MeetingStage::Called { .. } if slot.day < today => {
            l.pick("Inte antecknat än", "Not reported yet").to_owned()
        }
        MeetingStage::Planned
        | MeetingStage::Called { .. }
        | MeetingStage::Held { .. }
        | MeetingStage::Cancelled { .. } => String::new(),
    };
    Row {
        href: Some(address(&meeting.id)),
        day: slot.day,
        day_words: words::day(slot.day, l),
        weekday: words::weekday(slot.day, l),
        hours: words::hours(slot, l),
        title: words::title(meeting, l),
        kind: meeting.kind.label(l),
        is_named: meeting.name.is_some(),
        form: meeting.form.label(l),
        badge: Badge::meeting(&meeting.stage, l),
        note,
        notes: (meeting.is_held() && sight > Sight::Dates)
            .then(|| crate::minutes::standing_word(world, &meeting.id, l)),
        is_next,
    }
}

/// How many were there who count.
fn there(world: &World, meeting: &Meeting, l: Language) -> String {
    if meeting.attendance.is_empty() {
        return l.pick("Närvaron är inte antecknad", "The attendance is not reported").to_owned();
    }
    let there = world.counted(meeting, None).len();
    let others = meeting.present().count().saturating_sub(there);
    let members = match there {
        1 => l.pick("1 ledamot", "1 member").to_owned(),
        _ => l.pick(format!("{there} ledamöter"), format!("{there} members")),
    };
    match others {
        0 => members,
        1 => l.pick(format!("{members} och en till"), format!("{members} and one more")),
        _ => l.pick(format!("{members} och {others} till"), format!("{members} and {others} more")),
    }
}

/// How the charter's norms about meetings stand today.
fn norms(visit: &Visit, world: &World, group: &BodyId) -> Vec<NormLine> {
    let (l, today) = (visit.language, visit.now.today);
    let assessment = visit.assessment(world);
    let Some(assessed) = assessment.groups.iter().find(|one| one.group == *group) else { return Vec::new() };
    let Some(charter) = assessed.charter.as_ref().and_then(|id| world.charter(id)) else { return Vec::new() };
    let told = assessed.judgements().filter_map(|judged| {
        let norm = charter.norm(judged.norm).filter(|norm| norm.kind().theme() == Theme::Meetings)?;
        let is_told =
            matches!(assessed.fact(judged), Fact::Meeting(_) | Fact::Waived { .. } | Fact::Done { .. });
        (is_told && judged.standing != Standing::NotFollowed).then(|| NormLine {
            badge: Badge::standing(judged.standing, l),
            kind: norm.kind().label(l),
            fact: assessed.fact(judged).say(world, today, l),
            quote: norm.quote.clone(),
            href: format!("/grupper/{group}/uppdrag#norm-{}", judged.norm + 1),
        })
    });
    told.collect()
}
