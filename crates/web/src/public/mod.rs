//! The program's own public page of a group: name, members by role and office, charter, and the notes published here.
//!
//! Deliberately absent: drafts, notes that are not published here, how to reach anybody, and how the group stands to its
//! charter. Anybody may read it, without signing in.

use crate::{
    error::No,
    frame::{Frame, show},
    minutes::Prose,
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Digest, MeetingId, World,
    group::{Group, type_beside, type_label},
    meeting::Meeting,
    minutes::NotesVersion,
    publication::{PlaceKind, own_address},
    seat::Role,
};
use std::sync::Arc;

/// Notes in the list and in the feed.
const MOST: usize = 50;

/// The version of a meeting's notes that stands on the public page: final, published here, and not exempt.
fn open_version<'a>(world: &'a World, id: &MeetingId) -> Option<(&'a NotesVersion, Date)> {
    let notes = world.minutes.get(id)?;
    let known = world.publications.of_notes(id)?;
    let own = |one: &&samordna_domain::publication::Confirmed| {
        world.publications.kind_of(one.place.as_deref()) == PlaceKind::Own
            && known.exemption(one.place.as_deref()).is_none()
    };
    // The last that was published: a correction shows when it is published too.
    let there = known.confirmed.iter().filter(own).max_by_key(|one| one.version)?;
    Some((notes.version(there.version)?, there.on))
}

/// The address of the public page of a meeting's notes, where they stand there.
pub(crate) fn stands_open(world: &World, id: &MeetingId) -> Option<String> {
    open_version(world, id).map(|_| own_address(id))
}

#[derive(Template)]
#[template(path = "public/list.html")]
struct ListPage {
    frame: Frame,
    groups: Vec<(String, String, &'static str)>,
}

#[derive(Template)]
#[template(path = "public/group.html")]
struct GroupPage {
    frame: Frame,
    id: String,
    name: String,
    group_type: &'static str,
    charter: Option<(String, String, Date)>,
    members: Vec<Member>,
    notes: Vec<NotesLink>,
}

/// Somebody by role and office.
struct Member {
    role: &'static str,
    name: String,
    office: String,
}

/// Notes that stand open.
struct NotesLink {
    href: String,
    words: String,
    on: Date,
    version: u32,
}

#[derive(Template)]
#[template(path = "public/notes.html")]
struct NotesPage {
    frame: Frame,
    prose: Prose,
    version: u32,
    change: Option<String>,
    finished: Option<Date>,
    on: Date,
    digest: String,
}

#[derive(Template)]
#[template(path = "public/feed.xml")]
struct Feed {
    title: String,
    here: String,
    page: String,
    updated: String,
    entries: Vec<Entry>,
}

/// One entry of a feed.
struct Entry {
    title: String,
    href: String,
    updated: String,
}

/// Every group that anybody may read about.
pub(crate) async fn list(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    let (l, today) = (visit.language, visit.now.today);
    visit.look(|world| {
        let groups = world.groups.iter().filter(|group| is_open(world, group, today));
        let mut groups: Vec<_> = groups
            .map(|group| {
                let name = world.organisation.name(&group.id, today).to_owned();
                let beside = type_beside(&name, group.group_type, l);
                (format!("/offentligt/{}", group.id), name, beside)
            })
            .collect();
        groups.sort_by(|one, other| by_name(&one.1, &other.1));
        Ok(show(&ListPage { frame: Frame::within(&visit, world, l.pick("Offentligt", "Public")), groups })?)
    })
}

/// A group with a charter in force is read about by anybody.
fn is_open(world: &World, group: &Group, on: Date) -> bool {
    group.exists(on) && world.charter_in_force(&group.id, on).is_some()
}

fn known<'a>(world: &'a World, id: &BodyId, on: Date) -> Result<&'a Group, No> {
    world.groups.get(id).filter(|group| is_open(world, group, on)).ok_or(No::Absent)
}

/// One group.
pub(crate) async fn group(
    Extension(visit): Extension<Arc<Visit>>,
    Path(id): Path<BodyId>,
) -> Result<Response, No> {
    let (l, today) = (visit.language, visit.now.today);
    visit.look(|world| {
        let group = known(world, &id, today)?;
        let name = world.organisation.name(&id, today).to_owned();
        let charter = world.charter_in_force(&id, today).and_then(|charter| {
            Some((format!("/uppdrag/{}", charter.id), charter.title().to_owned(), charter.in_force?.from))
        });
        let page = GroupPage {
            frame: Frame::within(&visit, world, name.clone())
                .under("/offentligt", l.pick("Offentligt", "Public")),
            id: id.to_string(),
            name,
            group_type: type_label(group.group_type, l),
            charter,
            members: members(world, group, &visit),
            notes: notes(world, &id, &visit),
        };
        Ok(show(&page)?)
    })
}

/// Who sits in a group, by role and office; never how to reach them.
fn members(world: &World, group: &Group, visit: &Visit) -> Vec<Member> {
    let (l, today) = (visit.language, visit.now.today);
    let order = |role: &Role| match role {
        Role::Chair => 0,
        Role::ViceChair => 1,
        Role::Member => 2,
        Role::Substitute { .. } => 3,
        Role::CoOpted => 4,
        Role::ContactPerson => 5,
        Role::Coordinator => 6,
        Role::Secretary => 7,
    };
    let mut seats: Vec<_> =
        group.seats(today).filter_map(|seat| Some((seat, world.held(seat, today)?.1))).collect();
    seats.sort_by_key(|(seat, _)| (order(&seat.role), seat.id.number));
    let member =
        |(seat, employment): (&samordna_domain::seat::Seat, &samordna_domain::person::Employment)| {
            let home = world.organisation.name(&employment.at, today);
            Member {
                role: seat.role.label(l),
                name: world.people.name(&employment.id).to_owned(),
                office: format!("{}, {home}", employment.title),
            }
        };
    seats.into_iter().map(member).collect()
}

fn words(meeting: &Meeting, visit: &Visit) -> String {
    format!("{} {}", meeting.kind.label(visit.language), meeting.slot.day)
}

/// A group's notes that stand open, latest first.
fn notes(world: &World, id: &BodyId, visit: &Visit) -> Vec<NotesLink> {
    let link = |(meeting, _): (&MeetingId, _)| {
        let (version, on) = open_version(world, meeting)?;
        let words = words(world.meetings.get(meeting)?, visit);
        Some(NotesLink { href: own_address(meeting), words, on, version: version.number })
    };
    world.minutes.of(id).filter_map(link).take(MOST).collect()
}

/// The notes of one meeting, as they stand open.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path((group, short)): Path<(BodyId, String)>,
) -> Result<Response, No> {
    let id = MeetingId::of(&group, &short).map_err(|_| No::Absent)?;
    let digest: Digest =
        visit.look(|world| open_version(world, &id).map(|(version, _)| version.text)).ok_or(No::Absent)?;
    let text = visit.text(digest).await?;
    let (l, today) = (visit.language, visit.now.today);
    visit.look(|world| {
        let (version, on) =
            open_version(world, &id).filter(|(version, _)| version.text == digest).ok_or(No::Absent)?;
        let meeting = world.meeting(&id).map_err(|_| No::Absent)?;
        let prose = Prose::of(&text);
        let page = NotesPage {
            frame: Frame::within(&visit, world, format!("{} {}", prose.title, meeting.slot.day))
                .under("/offentligt", l.pick("Offentligt", "Public"))
                .under(format!("/offentligt/{group}"), world.organisation.name(&group, today)),
            version: version.number,
            change: version.change.clone(),
            finished: version.finished,
            on,
            digest: version.text.to_string(),
            prose,
        };
        Ok(show(&page)?)
    })
}

/// A group's open notes as an Atom feed.
pub(crate) async fn feed(
    Extension(visit): Extension<Arc<Visit>>,
    Path(id): Path<BodyId>,
) -> Result<Response, No> {
    let today = visit.now.today;
    let base = visit.address_of("");
    let feed = visit.look(|world| {
        known(world, &id, today)?;
        let group = world.organisation.name(&id, today).to_owned();
        let stamp = |day: Date| format!("{day}T12:00:00Z");
        let notes = notes(world, &id, &visit);
        let updated = notes.iter().map(|one| one.on).max();
        let entry = |one: NotesLink| Entry {
            title: format!("{group}, {}", one.words.to_lowercase()),
            href: format!("{base}{}", one.href),
            updated: stamp(one.on),
        };
        Ok::<_, No>(Feed {
            title: group.clone(),
            here: format!("{base}/offentligt/{id}/flode.xml"),
            page: format!("{base}/offentligt/{id}"),
            updated: stamp(updated.unwrap_or(today)),
            entries: notes.into_iter().map(entry).collect(),
        })
    })?;
    Ok(([(CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed.render()?).into_response())
}
