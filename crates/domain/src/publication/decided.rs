//! Whether something may be said to be published, exempt or registered: by the group's chair or coordinator, or the registrar.

use super::{
    PlaceKind, PublicationNo,
    command::{DescribePlace, ExemptNotes, PublishGroup, PublishNotes, RegisterNotes},
    is_same, wanted,
};
use crate::{
    Event, MeetingId, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House, NormRef},
    meeting::Meeting,
    minutes::{MeetingNotes, NotesVersion},
    refusal::Why,
    seat::keeper,
};
use jiff::civil::Date;

fn no(why: PublicationNo) -> Refusal {
    Refusal::new(Why::Publication(why))
}

fn mistake(field: &'static str, why: PublicationNo) -> Refusal {
    Refusal::mistake(field, Why::Publication(why))
}

/// A line of text, or that it is missing or too long.
fn line(field: &'static str, text: &str, missing: PublicationNo) -> Result<String, Refusal> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(mistake(field, missing));
    }
    if 500 < text.chars().count() {
        return Err(Refusal::mistake(field, Why::TooLong { most: 500 }));
    }
    Ok(text)
}

fn past(field: &'static str, day: Option<Date>, today: Date) -> Result<Date, Refusal> {
    let on = day.unwrap_or(today);
    if today < on { Err(Refusal::mistake(field, Why::InTheFuture { on })) } else { Ok(on) }
}

/// An address of the web, where one is given.
fn address(text: Option<&str>) -> Result<Option<String>, Refusal> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if !is_web || text.contains(char::is_whitespace) || 500 < text.len() {
        return Err(mistake("address", PublicationNo::NoAddress));
    }
    Ok(Some(text.to_owned()))
}

/// Decides whether a name of a place may be described. Only the registrar may: it says what the program publishes.
pub(crate) fn describe(world: &World, request: &Request, asked: DescribePlace) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let place = line("place", &asked.place, PublicationNo::PlaceMissing)?;
    Ok(Outcome::of(Event::PlaceDescribed { place, kind: asked.kind }).because(ground))
}

/// The version of a meeting's notes that holds.
fn standing<'a>(world: &'a World, meeting: &MeetingId) -> Result<&'a NotesVersion, Refusal> {
    let notes = world.minutes.get(meeting);
    notes.and_then(MeetingNotes::standing).ok_or_else(|| {
        no(PublicationNo::NotFinal).by(Ground::house(House::FinalBeforePublished, Fact::Nothing))
    })
}

/// The norm of the meeting's day that wants the notes in a place.
fn wanting(world: &World, meeting: &Meeting, place: Option<&str>) -> Result<NormRef, Refusal> {
    let all = wanted(world, &meeting.id.group, meeting.slot.day);
    let named = |wants: &super::Wanted| {
        wants.is_of_notes() && wants.places.iter().any(|known| is_same(known.as_deref(), place))
    };
    all.iter().find(|wants| named(wants)).map(|wants| wants.at.clone()).ok_or_else(|| {
        let of_notes = all.iter().filter(|wants| wants.is_of_notes());
        let places: Vec<String> =
            of_notes.clone().flat_map(|wants| wants.places.iter().flatten().cloned()).collect();
        let refusal = mistake("place", PublicationNo::NotAPlace { places });
        of_notes.fold(refusal, |refusal, wants| refusal.by(Ground::norm(wants.at.clone(), Fact::Nothing)))
    })
}

/// Decides whether notes may be said to stand in a place: when they are final, and in a place that the charter names.
pub(crate) fn publish(world: &World, request: &Request, asked: PublishNotes) -> Result<Outcome, Refusal> {
    let meeting = world.meeting(&asked.meeting)?;
    let ground = keeper(world, request, &asked.meeting.group)?;
    let version = standing(world, &asked.meeting)?;
    let at = wanting(world, meeting, asked.place.as_deref())?;
    let on = past("on", asked.on, request.now.today)?;
    if let Some(finished) = version.finished.filter(|finished| on < *finished) {
        return Err(Refusal::mistake("on", Why::BeforeStart { start: finished }));
    }
    let known = world.publications.of_notes(&asked.meeting);
    if let Some(done) = known.and_then(|known| known.at(asked.place.as_deref(), version.number)) {
        return Err(no(PublicationNo::AlreadyThere { on: done.on }));
    }
    let kind = world.publications.kind_of(asked.place.as_deref());
    if kind.is_open() && 0 < version.passages && !asked.looked {
        return Err(mistake("looked", PublicationNo::LookFirst { count: version.passages })
            .by(Ground::house(House::NoPersonalDataOnTheOpenWeb, Fact::Nothing)));
    }
    let address = match kind {
        PlaceKind::Own => Some(own_address(&meeting.id)),
        PlaceKind::Inside | PlaceKind::Open => address(asked.address.as_deref())?,
    };
    let by = (kind != PlaceKind::Own).then(|| request.person().cloned()).transpose()?;
    let (number, place) = (version.number, asked.place);
    let event = Event::NotesPublished { meeting: asked.meeting, version: number, place, address, by, on };
    Ok(Outcome::of(event).because(ground).because(Ground::norm(at, Fact::Nothing)))
}

/// Where the program itself publishes the notes of a meeting.
pub fn own_address(meeting: &MeetingId) -> String {
    format!("/offentligt/{}/{}", meeting.group, meeting.short())
}

/// What the program publishes by itself when notes become final: on its own page, where the charter names it, and nothing
/// in them looks like personal data.
pub(crate) fn by_program(
    world: &World,
    meeting: &Meeting,
    version: u32,
    passages: u32,
    on: Date,
) -> Vec<Event> {
    if 0 < passages {
        return Vec::new();
    }
    let all = wanted(world, &meeting.id.group, meeting.slot.day);
    let places = all.into_iter().filter(super::Wanted::is_of_notes).flat_map(|wants| wants.places);
    let mut own: Vec<Option<String>> =
        places.filter(|place| world.publications.kind_of(place.as_deref()) == PlaceKind::Own).collect();
    own.sort();
    own.dedup();
    let event = |place| Event::NotesPublished {
        meeting: meeting.id.clone(),
        version,
        place,
        address: Some(own_address(&meeting.id)),
        by: None,
        on,
    };
    own.into_iter().map(event).collect()
}

/// Decides whether a decision may be recorded by which notes are not published.
pub(crate) fn exempt(world: &World, request: &Request, asked: ExemptNotes) -> Result<Outcome, Refusal> {
    let meeting = world.meeting(&asked.meeting)?;
    let ground = keeper(world, request, &asked.meeting.group)?;
    let decided = past("decided", Some(asked.decided), request.now.today)?;
    let document = line("document", &asked.document, PublicationNo::DocumentMissing)?;
    let reason = line("reason", &asked.reason, PublicationNo::ReasonMissing)?;
    let at = match &asked.place {
        Some(place) => Some(wanting(world, meeting, Some(place))?),
        None => None,
    };
    let event =
        Event::NotesExempted { meeting: asked.meeting, place: asked.place, decided, document, reason };
    let outcome = Outcome::of(event).because(ground);
    Ok(at.into_iter().fold(outcome, |outcome, at| outcome.because(Ground::norm(at, Fact::Nothing))))
}

/// Decides whether notes may be said to be registered: once they are shared.
pub(crate) fn register(world: &World, request: &Request, asked: RegisterNotes) -> Result<Outcome, Refusal> {
    world.meeting(&asked.meeting)?;
    let ground = keeper(world, request, &asked.meeting.group)?;
    let shared = world.minutes.get(&asked.meeting).and_then(MeetingNotes::shared);
    let shared = shared.ok_or_else(|| no(PublicationNo::NotShared))?;
    let number = line("number", &asked.number, PublicationNo::NumberMissing)?;
    let on = past("on", asked.on, request.now.today)?;
    if on < shared {
        return Err(Refusal::mistake("on", Why::BeforeStart { start: shared }));
    }
    if let Some(body) = &asked.body {
        world.body(body)?;
    }
    let known = world.publications.of_notes(&asked.meeting);
    if known.is_some_and(|known| {
        known.registered.iter().any(|one| one.body == asked.body && one.number == number)
    }) {
        return Err(mistake("number", PublicationNo::AlreadyRegistered { number }));
    }
    let place = asked.place.map(|place| place.trim().to_owned()).filter(|place| !place.is_empty());
    let event = Event::NotesRegistered { meeting: asked.meeting, body: asked.body, number, place, on };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether what there is to know of a group may be said to stand in a place.
pub(crate) fn publish_group(
    world: &World,
    request: &Request,
    asked: PublishGroup,
) -> Result<Outcome, Refusal> {
    world.group(&asked.group)?;
    let ground = keeper(world, request, &asked.group)?;
    let today = request.now.today;
    let on = past("on", asked.on, today)?;
    let all = wanted(world, &asked.group, today);
    let of_group = all.iter().filter(|wants| wants.is_of_group());
    let place = asked.place.as_deref();
    let named =
        of_group.clone().find(|wants| wants.places.iter().any(|known| is_same(known.as_deref(), place)));
    let Some(wants) = named else {
        let places = of_group.flat_map(|wants| wants.places.iter().flatten().cloned()).collect();
        return Err(mistake("place", PublicationNo::NotAPlace { places }));
    };
    if world.publications.kind_of(place) == PlaceKind::Own {
        return Err(no(PublicationNo::TheProgramDoes));
    }
    let address = address(asked.address.as_deref())?;
    let by = request.person()?.clone();
    let at = wants.at.clone();
    let event = Event::GroupPublished { group: asked.group, place: asked.place, address, by, on };
    Ok(Outcome::of(event).because(ground).because(Ground::norm(at, Fact::Nothing)))
}
