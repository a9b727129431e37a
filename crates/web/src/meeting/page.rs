//! A meeting's page: when and how, its agenda with papers, who is invited, who was there, and what can be done.
//!
//! Who sees how much of it follows from the charter and from seats: see `Sight`.

use super::{AskedMeeting, address, forms, frame, id_of, seen, words};
use crate::{
    error::No,
    form::{Form, Tried, answer},
    frame::{Badge, Frame, GroundView, show},
    seat::seat_words,
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use jiff::civil::Date;
use samordna_domain::{
    Fact, Ground, Language, MeetingId, World,
    matter::MatterStage,
    meeting::{
        Item, Left, Meeting, MeetingFact, MeetingStage, Paper, Presence, Sight, has_its_guest, holiday,
        notice_rules,
    },
};

#[derive(Template)]
#[template(path = "meeting/page.html")]
struct MeetingPage {
    frame: Frame,
    here: String,
    title: String,
    kind: &'static str,
    badge: Badge,
    day: Date,
    day_words: String,
    weekday: &'static str,
    hours: String,
    form: &'static str,
    place: Option<PlaceView>,
    called: Option<Date>,
    call_by: Option<Date>,
    planned_length: String,
    took: Option<String>,
    cancelled: Option<(Date, String)>,
    moved: Vec<MovedView>,
    holiday: Option<&'static str>,
    sees_agenda: bool,
    sees_papers: bool,
    items: Vec<ItemView>,
    left: Vec<(String, String)>,
    /// Matters that were put on the agenda: address and title.
    matters: Vec<(String, String)>,
    is_named: bool,
    /// How long the items take, where that is longer than the meeting.
    over: Option<String>,
    papers: Vec<PaperView>,
    guests: Vec<GuestView>,
    attendance: Vec<Attended>,
    quorum: Option<(Badge, GroundView)>,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
    forms: Vec<Form>,
    may_write: bool,
    /// Its agenda stands: what was tabled or came up is recorded, and nothing is changed.
    is_held: bool,
    /// How its notes stand.
    notes: &'static str,
    /// What is to be done about attendance, with the address of its page.
    report: Option<&'static str>,
}

/// Where a meeting is, as words or as a link.
pub(super) struct PlaceView {
    pub words: String,
    pub is_link: bool,
}

struct MovedView {
    on: Date,
    from: String,
    reason: Option<String>,
    after_notice: bool,
}

pub(super) struct ItemView {
    pub number: u32,
    pub place: usize,
    pub title: String,
    pub kind: &'static str,
    pub presenter: Option<String>,
    pub minutes: Option<u32>,
    /// When it begins, where every item before it has its time.
    pub starts: Option<String>,
    pub changed: Option<Date>,
    pub from: Option<(String, String)>,
    /// For whom it is of special weight, and whether somebody from there is invited.
    pub weight: Option<(String, bool)>,
    pub papers: Vec<PaperView>,
}

pub(super) struct PaperView {
    pub href: String,
    pub name: String,
    pub media: &'static str,
    pub size: String,
    pub after_notice: bool,
}

struct GuestView {
    number: u32,
    words: String,
    items: String,
    came: Option<bool>,
}

/// Somebody who was there, or away.
struct Attended {
    role: String,
    /// The person, for whoever has signed in.
    person: Option<(String, String)>,
    unit: String,
    presence: &'static str,
    items: String,
    is_there: bool,
    /// A substitute beside the regular member counts nothing.
    is_counted: bool,
}

/// Shows a meeting.
pub(crate) async fn page((Extension(visit), Path((group, short))): AskedMeeting) -> Result<Response, No> {
    shown(&visit, &id_of(&group, &short)?, None)
}

/// The page; with a form that came back, it is a mistake's page.
pub(super) fn shown(visit: &Visit, id: &MeetingId, tried: Option<Tried>) -> Result<Response, No> {
    let page = visit.look(|world| Ok::<_, No>(show(&view(visit, world, id, tried.as_ref())?)?))?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, id: &MeetingId, tried: Option<&Tried>) -> Result<MeetingPage, No> {
    let (l, today) = (visit.language, visit.now.today);
    let (meeting, sight) = seen(visit, world, id, Sight::Dates)?;
    let slot = meeting.slot;
    let sees_agenda = sight >= Sight::Agenda;
    let sees_papers = sight >= Sight::Papers;
    let may_write = visit.person.is_some() && forms::may_write(visit, world, id);
    let cancelled = match &meeting.stage {
        MeetingStage::Cancelled { on, reason } => Some((*on, reason.clone())),
        MeetingStage::Planned | MeetingStage::Called { .. } | MeetingStage::Held { .. } => None,
    };
    let moved = meeting.moved.iter().map(|moved| MovedView {
        on: moved.on,
        from: format!("{} {}", words::day(moved.from.day, l), words::hours(moved.from, l)),
        reason: moved.reason.clone().filter(|_| sees_agenda),
        after_notice: moved.after_notice,
    });
    let around = world.meetings.in_years(&id.group, slot.day.year() - 1, slot.day.year() + 1);
    let place = around.iter().position(|other| other.id == *id);
    let neighbour = |at: Option<usize>| {
        let other = around.get(at?)?;
        Some((address(&other.id), words::headline(other, l)))
    };
    let mut forms = if visit.person.is_some() { forms::of(visit, world, meeting) } else { Vec::new() };
    forms = forms.into_iter().map(|form| form.tried(tried)).collect();
    Ok(MeetingPage {
        frame: frame(visit, world, &id.group, words::headline(meeting, l)),
        here: address(id),
        title: words::headline(meeting, l),
        kind: meeting.kind.label(l),
        badge: Badge::meeting(&meeting.stage, l),
        day: slot.day,
        day_words: words::day(slot.day, l),
        weekday: words::weekday(slot.day, l),
        hours: words::hours(slot, l),
        form: meeting.form.label(l),
        place: meeting.place.as_deref().filter(|_| sees_agenda).map(place_view),
        notes: crate::minutes::standing_word(world, id, l),
        called: meeting.called,
        call_by: call_by(world, meeting, today),
        planned_length: words::length(slot.minutes, l),
        took: meeting.took().map(|minutes| words::length(minutes, l)),
        cancelled,
        moved: moved.collect(),
        holiday: holiday(slot.day, l).filter(|_| meeting.is_open()),
        items: if sees_agenda { items(world, meeting, sees_papers, l) } else { Vec::new() },
        left: if sees_agenda { left(meeting, l) } else { Vec::new() },
        matters: if visit.person.is_some() { matters(world, meeting) } else { Vec::new() },
        is_named: meeting.name.is_some(),
        over: over(meeting)
            .filter(|_| sees_agenda && meeting.is_open())
            .map(|minutes| words::length(minutes, l)),
        papers: if sees_papers { papers(meeting, None, l) } else { Vec::new() },
        guests: if sees_agenda && visit.person.is_some() { guests(world, meeting, l) } else { Vec::new() },
        attendance: if sees_agenda { attendance(visit, world, meeting) } else { Vec::new() },
        quorum: if sees_agenda { quorum(world, meeting, today, l) } else { None },
        before: neighbour(place.and_then(|at| at.checked_sub(1))),
        after: neighbour(place.map(|at| at + 1)),
        report: may_write.then(|| report(meeting, today, l)).flatten(),
        forms,
        may_write,
        is_held: meeting.is_held(),
        sees_agenda,
        sees_papers,
    })
}

/// The day by which the notice is to be sent, where the charter gives one.
fn call_by(world: &World, meeting: &Meeting, today: Date) -> Option<Date> {
    let rules = notice_rules(world, &meeting.id.group, today);
    let days = rules.filter(|rule| rule.is_about_the_notice() && rule.says.days_before.is_some());
    days.map(|rule| rule.last_day(meeting.slot.day))
        .min()
        .filter(|_| meeting.is_open() && meeting.called.is_none())
}

fn report(meeting: &Meeting, today: Date, l: Language) -> Option<&'static str> {
    if meeting.is_held() {
        return Some(l.pick("Rätta närvaron", "Correct the attendance"));
    }
    (meeting.is_open() && meeting.slot.day <= today)
        .then(|| l.pick("Anteckna mötet som hållet", "Report the meeting as held"))
}

/// A place is a link where it is the address of a page.
pub(super) fn place_view(place: &str) -> PlaceView {
    let is_link = (place.starts_with("https://") || place.starts_with("http://")) && !place.contains(' ');
    PlaceView { words: place.to_owned(), is_link }
}

/// What stands on the agenda.
pub(super) fn items(world: &World, meeting: &Meeting, with_papers: bool, l: Language) -> Vec<ItemView> {
    let mut starts = Some(meeting.slot.start);
    let item = |(at, item): (usize, &Item)| {
        let begins = starts.map(|starts| words::clock(starts, l));
        starts = starts
            .zip(item.minutes)
            .map(|(starts, minutes)| starts.wrapping_add(jiff::Span::new().minutes(i64::from(minutes))));
        let from = item.from.as_ref().and_then(|from| {
            let other = world.meetings.get(&from.meeting)?;
            Some((address(&other.id), words::day(other.slot.day, l)))
        });
        let weight = item.weight_for.as_ref().map(|body| {
            let name = world.organisation.name(body, meeting.slot.day).to_owned();
            (name, has_its_guest(world, meeting, item))
        });
        ItemView {
            number: item.number,
            place: at + 1,
            title: item.title.clone(),
            kind: item.kind.label(l),
            presenter: item.presenter.clone(),
            minutes: item.minutes,
            starts: begins.filter(|_| item.minutes.is_some()),
            changed: item.changed,
            from,
            weight,
            papers: if with_papers { papers(meeting, Some(item.number), l) } else { Vec::new() },
        }
    };
    meeting.agenda().enumerate().map(item).collect()
}

/// The papers of an item, or of the meeting as a whole; of an item that left too, for they are there still.
pub(super) fn papers(meeting: &Meeting, item: Option<u32>, l: Language) -> Vec<PaperView> {
    let is_here = |paper: &&Paper| match item {
        Some(item) => paper.item == Some(item),
        None => paper.item.is_none_or(|item| meeting.item(item).is_none_or(|item| !item.stands())),
    };
    let view = |paper: &Paper| PaperView {
        href: format!("{}/underlag/{}", address(&meeting.id), paper.number),
        name: paper.name.clone(),
        media: paper.media.label(l),
        size: words::size(paper.size, l),
        after_notice: paper.after_notice,
    };
    meeting.sent().filter(is_here).map(view).collect()
}

/// How long the items take in all, where that is longer than the meeting.
fn over(meeting: &Meeting) -> Option<u32> {
    let all = meeting.agenda().filter_map(|item| item.minutes).fold(0u32, u32::saturating_add);
    (meeting.slot.minutes < all).then_some(all)
}

/// The group's matters that are to be treated at the meeting.
fn matters(world: &World, meeting: &Meeting) -> Vec<(String, String)> {
    let group = &meeting.id.group;
    let here = world
        .matters
        .open(group)
        .filter(|matter| matches!(&matter.stage, MatterStage::OnAgenda { meeting: on } if *on == meeting.id));
    here.map(|matter| (crate::matter::address(&matter.id), matter.title.clone())).collect()
}

fn left(meeting: &Meeting, l: Language) -> Vec<(String, String)> {
    let how = |item: &Item| match item.left.as_ref()? {
        Left::Tabled { to: Some(to) } => {
            Some(l.pick(format!("bordlagd till {}", to.short()), format!("tabled to {}", to.short())))
        }
        Left::Tabled { to: None } => Some(
            l.pick("bordlagd till nästa möte som planeras", "tabled to the next meeting that is planned")
                .to_owned(),
        ),
        Left::ReferredBack { reason } => {
            Some(l.pick(format!("återremitterad: {reason}"), format!("referred back: {reason}")))
        }
        Left::Dropped => Some(l.pick("struken", "taken off").to_owned()),
    };
    meeting.items.iter().filter_map(|item| Some((item.title.clone(), how(item)?))).collect()
}

fn guests(world: &World, meeting: &Meeting, l: Language) -> Vec<GuestView> {
    let view = |guest: &samordna_domain::meeting::Guest| {
        let titles =
            guest.items.iter().filter_map(|item| meeting.item(*item)).map(|item| item.title.as_str());
        GuestView {
            number: guest.number,
            words: words::guest(world, guest, meeting.slot.day),
            items: match guest.items.is_empty() {
                true => l.pick("hela mötet", "the whole meeting").to_owned(),
                false => titles.collect::<Vec<_>>().join(", "),
            },
            came: meeting.is_held().then_some(guest.came),
        }
    };
    meeting.invited().map(view).collect()
}

/// Who was there: by name for whoever has signed in, else by role and unit alone.
fn attendance(visit: &Visit, world: &World, meeting: &Meeting) -> Vec<Attended> {
    let (l, on) = (visit.language, meeting.slot.day);
    let counted = world.counted(meeting, None);
    let view = |one: &samordna_domain::meeting::Attendance| {
        let seat = one.seat.as_ref().and_then(|id| world.seat(id).ok());
        let employment = world.people.employment(&one.employment);
        let unit = seat.and_then(|seat| seat.unit.as_ref()).or(employment.map(|known| &known.at));
        let items = match &one.presence {
            Presence::Items(items) => items.iter().map(u32::to_string).collect::<Vec<_>>().join(", "),
            Presence::Whole | Presence::Excused | Presence::Absent => String::new(),
        };
        Attended {
            role: seat.map_or_else(|| l.pick("Gäst", "Guest").to_owned(), |seat| seat_words(seat, l)),
            person: employment.filter(|_| visit.person.is_some()).map(|known| {
                (format!("/personer/{}", known.person), world.people.name(&one.employment).to_owned())
            }),
            unit: unit.map_or(String::new(), |unit| world.organisation.name(unit, on).to_owned()),
            presence: one.presence.label(l),
            items,
            is_there: one.presence.is_there(),
            is_counted: counted.iter().any(|(known, _)| known.employment == one.employment)
                || seat
                    .is_none_or(|seat| !matches!(seat.role, samordna_domain::seat::Role::Substitute { .. })),
        }
    };
    meeting.attendance.iter().map(view).collect()
}

/// Whether enough were there for a position, with the sentence that says how many.
fn quorum(world: &World, meeting: &Meeting, today: Date, l: Language) -> Option<(Badge, GroundView)> {
    if !meeting.is_held() || meeting.attendance.is_empty() {
        return None;
    }
    let (at, quorum) = world.quorum(meeting, None)?;
    let (there, of, needed) = (quorum.there, quorum.of, quorum.needed);
    let fact = Fact::Meeting(MeetingFact::Quorum { on: meeting.slot.day, there, of, needed });
    let badge = match quorum.is_met() {
        true => Badge { word: l.pick("Tillräckligt många", "Enough"), sign: "✓", class: "good" },
        false => Badge {
            word: l.pick("För få för ett ställningstagande", "Too few for a position"),
            sign: "!",
            class: "warn",
        },
    };
    Some((badge, GroundView::of(&Ground::norm(at, fact), world, today, l)))
}
