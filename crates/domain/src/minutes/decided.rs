//! Whether notes may be shared, and who has told of a meeting at home.

use super::{
    LONGEST, MinutesNo,
    command::{CommunicateAtHome, ShareNotes},
    head, privacy,
    text::NotesText,
};
use crate::{
    Digest, Event, Refusal, SeatId, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House, Law, NormRef},
    meeting::Meeting,
    organisation::Party,
    publication,
    refusal::{Who, Why},
    seat::{Role, keeper},
};
use samordna_charter::Rule;

pub(super) fn no(why: MinutesNo) -> Refusal {
    Refusal::new(Why::Minutes(why))
}

pub(super) fn mistake(field: &'static str, why: MinutesNo) -> Refusal {
    Refusal::mistake(field, Why::Minutes(why))
}

/// Decides whether notes may be shared: by whom the charter says keeps them, else by whoever keeps the group.
pub(crate) fn share(world: &World, request: &Request, asked: ShareNotes) -> Result<Outcome, Refusal> {
    let meeting = world.meeting(&asked.meeting)?;
    let ground = who_may_share(world, request, meeting)?;
    let by = request.person()?.clone();
    if !meeting.is_held() {
        return Err(no(MinutesNo::NotHeld { meeting: asked.meeting }));
    }
    if LONGEST < asked.text.len() {
        return Err(mistake("text", MinutesNo::TooLong { bytes: asked.text.len(), most: LONGEST }));
    }
    let typed = NotesText::of(&asked.text);
    if typed.is_empty() {
        return Err(mistake("text", MinutesNo::Empty));
    }
    let last = world.minutes.get(&asked.meeting).and_then(super::MeetingNotes::latest);
    let change = asked.change.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let (version, change) = match last {
        None => (1, None),
        Some(last) => {
            let change = change.ok_or_else(|| {
                mistake("change", MinutesNo::ChangeMissing { version: last.number })
                    .by(Ground::house(House::FinalNotesNeverChange, Fact::Nothing))
            })?;
            (last.number.saturating_add(1), Some(change))
        }
    };
    let found = privacy::passages(&asked.text);
    if let Some(mark) = privacy::mark(&asked.text, &found)
        && asked.confirmed.as_deref() != Some(mark.as_str())
    {
        return Err(mistake("confirmed", MinutesNo::Passages { count: found.len(), mark }));
    }
    let written = written_out(world, meeting, &by, change.as_deref(), &typed);
    let (on, text) = (request.now.today, Digest::of(written.as_bytes()));
    let passages = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let shared =
        Event::NotesShared { meeting: asked.meeting.clone(), version, text, by, change, passages, on };
    let mut outcome = Outcome::of(shared)
        .because(ground)
        .because(Ground { basis: crate::Basis::Law(Law::TfDrawnUp), fact: Fact::Nothing })
        .with_blob(written.into_bytes());
    if world.sign_off(meeting, on).is_none() {
        // The charter asks for nobody's signature: they are as final as they will be.
        outcome = finishing(world, meeting, version, passages, on, outcome);
    }
    Ok(outcome)
}

/// The next version of a meeting's notes, as it would be written out if it were shared now.
pub fn written_out(
    world: &World,
    meeting: &Meeting,
    by: &crate::PersonId,
    change: Option<&str>,
    notes: &NotesText,
) -> String {
    let last = world.minutes.get(&meeting.id).and_then(super::MeetingNotes::latest);
    let version = last.map_or(1, |last| last.number.saturating_add(1));
    notes.written(&head::head(world, meeting, by, version, change))
}

/// With what follows when a version becomes final: the program's own page shows it at once.
pub(super) fn finishing(
    world: &World,
    meeting: &Meeting,
    version: u32,
    passages: u32,
    on: jiff::civil::Date,
    outcome: Outcome,
) -> Outcome {
    let outcome = outcome.and(Event::NotesFinished { meeting: meeting.id.clone(), version, on });
    publication::by_program(world, meeting, version, passages, on).into_iter().fold(outcome, Outcome::and)
}

/// Who keeps the notes of a meeting, by the charter of its day: the norm, and those it names.
pub fn keepers_of_notes(world: &World, meeting: &Meeting) -> Option<(NormRef, Vec<String>)> {
    world.norms_in_force(&meeting.id.group, meeting.slot.day).find_map(|(at, norm)| {
        let Rule::MinutesRequired(says) = &norm.rule else { return None };
        (!says.by.is_empty()).then(|| (at, says.by.iter().map(str::to_owned).collect()))
    })
}

/// Whom a word in a charter's `by` means: a role, or whom the name means on the meeting's day.
pub fn party_of_notes(world: &World, meeting: &Meeting, name: &str) -> Party {
    match name {
        "chair" => Party::Role(Role::Chair),
        "vice_chair" => Party::Role(Role::ViceChair),
        "secretary" => Party::Role(Role::Secretary),
        name => Party::of(world, Some(&meeting.id.group), name, meeting.slot.day),
    }
}

fn who_may_share(world: &World, request: &Request, meeting: &Meeting) -> Result<Ground, Refusal> {
    let group = &meeting.id.group;
    let person = request.person()?;
    let (then, today) = (meeting.slot.day, request.now.today);
    let Some((at, names)) = keepers_of_notes(world, meeting) else { return keeper(world, request, group) };
    let parties: Vec<Party> = names.iter().map(|name| party_of_notes(world, meeting, name)).collect();
    // Whoever kept the notes that day may share them also when somebody else has the post by now.
    let may = |on| parties.iter().any(|party| party.may_act(world, person, group, None, on));
    if may(then) || may(today) {
        return Ok(Ground::norm(at, Fact::Nothing));
    }
    let who: Vec<Who> = parties.iter().map(|party| world.who(party, group, None, today)).collect();
    let is_filled = who.iter().any(|who| match who {
        Who::Body { person, .. } | Who::Role { person, .. } => person.is_some(),
        Who::Person { .. } => true,
        Who::Registrar | Who::HeadOfUnit | Who::Named { .. } => false,
    });
    if !is_filled {
        return keeper(world, request, group);
    }
    request.records_or(world, || {
        no(MinutesNo::OnlyTheyKeepNotes { names }).by(Ground::norm(at, Fact::Nothing)).who(who)
    })
}

/// Decides whether somebody may say that they have told of a meeting at home: a member, each for their own seat.
pub(crate) fn communicate(
    world: &World,
    request: &Request,
    asked: CommunicateAtHome,
) -> Result<Outcome, Refusal> {
    let meeting = world.meeting(&asked.meeting)?;
    let by = request.person()?.clone();
    if !meeting.is_held() {
        return Err(no(MinutesNo::NotHeld { meeting: asked.meeting }));
    }
    let seat = seat_of(world, meeting, &by).ok_or_else(|| {
        no(MinutesNo::OnlyMembersTell { meeting: asked.meeting.clone() })
            .by(communicating(world, meeting)
                .unwrap_or(Ground::house(House::MembersTellAtHome, Fact::Nothing)))
    })?;
    let ground =
        communicating(world, meeting).unwrap_or(Ground::house(House::MembersTellAtHome, Fact::Nothing));
    let note = asked.note.split_whitespace().collect::<Vec<_>>().join(" ");
    if 500 < note.chars().count() {
        return Err(Refusal::mistake("note", Why::TooLong { most: 500 }));
    }
    let on = request.now.today;
    Ok(Outcome::of(Event::MemberCommunicated { meeting: asked.meeting, seat, by, note, on }).because(ground))
}

/// The norm of the meeting's day that has members tell at home.
fn communicating(world: &World, meeting: &Meeting) -> Option<Ground> {
    let mut norms = world.norms_in_force(&meeting.id.group, meeting.slot.day);
    norms
        .find(|(_, norm)| matches!(norm.rule, Rule::MemberCommunicates(_)))
        .map(|(at, _)| Ground::norm(at, Fact::Nothing))
}

/// The seat by which somebody was a member that day; a substitute's where they were there.
pub fn seat_of(world: &World, meeting: &Meeting, person: &crate::PersonId) -> Option<SeatId> {
    let on = meeting.slot.day;
    let is_theirs = |who: &crate::EmploymentId| {
        world.people.employment(who).is_some_and(|employment| employment.person == *person)
    };
    let group = world.groups.get(&meeting.id.group)?;
    let regular = group.seats(on).find(|seat| {
        matches!(seat.role, Role::Member | Role::ViceChair | Role::Chair)
            && world.holder(seat, on).is_some_and(|held| is_theirs(&held.employment))
    });
    let stood_in = || meeting.present().find(|one| is_theirs(&one.employment))?.seat.clone();
    regular.map(|seat| seat.id.clone()).or_else(stood_in)
}
