//! Whether notes may be approved, signed or attested, or declined: by exactly whom the charter of the meeting's day says.

use super::{
    MeetingNotes, MinutesFact, MinutesNo, NotesVersion, SignOff, SignOffLine, Signed, Signer,
    command::{DeclineNotes, SignOffNotes},
    decided::{finishing, mistake, no},
};
use crate::{
    Event, MeetingId, PersonId, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House},
    meeting::Meeting,
    refusal::Who,
    seat::keeper,
};
use samordna_charter::norm::ApprovalAct;

impl SignOff {
    /// The lines that still wait, of a version.
    pub fn open<'a>(&'a self, version: &'a NotesVersion) -> impl Iterator<Item = &'a SignOffLine> {
        let signed = |signer: &Signer| version.signed.iter().filter(|one| one.signer == *signer).count();
        self.lines.iter().filter(move |line| signed(&line.signer) < line.needs)
    }
}

/// The latest version of the notes, which the asker has read, and which is not final yet.
fn unfinished<'a>(world: &'a World, meeting: &MeetingId, version: u32) -> Result<&'a NotesVersion, Refusal> {
    let latest = world.minutes.get(meeting).and_then(MeetingNotes::latest);
    let latest = latest.ok_or_else(|| no(MinutesNo::NotShared { meeting: meeting.clone() }))?;
    if latest.number != version {
        return Err(no(MinutesNo::OtherVersion { latest: latest.number })
            .by(Ground::house(House::WhatIsSignedWasRead, Fact::Nothing)));
    }
    match latest.finished {
        Some(on) => {
            Err(no(MinutesNo::AlreadyFinal { on })
                .by(Ground::house(House::FinalNotesNeverChange, Fact::Nothing)))
        }
        None => Ok(latest),
    }
}

fn asked_for(world: &World, request: &Request, meeting: &Meeting) -> Result<SignOff, Refusal> {
    world.sign_off(meeting, request.now.today).ok_or_else(|| no(MinutesNo::NothingToSign))
}

/// That only those may who have not signed yet, by the sentence that says so.
fn only_they(world: &World, meeting: &Meeting, off: &SignOff, open: &[&SignOffLine]) -> Refusal {
    let signers = open.iter().map(|line| line.signer.clone()).collect();
    let people = open.iter().flat_map(|line| &line.may).map(|person| Who::Person { person: person.clone() });
    let fact = Fact::Minutes(MinutesFact::OnDay { meeting: meeting.id.clone(), on: meeting.slot.day });
    let refusal =
        no(MinutesNo::OnlyTheySign { act: off.act, signers }).by(Ground::norm(off.at.clone(), fact));
    let nobody = open.iter().any(|line| line.may.is_empty());
    let registrars =
        world.registrars(meeting.slot.day).map(|office| world.who_acts_for(office, meeting.slot.day));
    refusal.who(people).who(registrars.filter(|_| nobody))
}

/// Decides whether the notes may be signed off by this act.
pub(crate) fn sign(
    world: &World,
    request: &Request,
    act: ApprovalAct,
    asked: SignOffNotes,
) -> Result<Outcome, Refusal> {
    let meeting = world.meeting(&asked.meeting)?;
    let person = request.person()?.clone();
    let version = unfinished(world, &asked.meeting, asked.version)?;
    let off = asked_for(world, request, meeting)?;
    if off.act != act {
        return Err(no(MinutesNo::OtherAct { act: off.act }).by(Ground::norm(off.at.clone(), Fact::Nothing)));
    }
    let open: Vec<&SignOffLine> = off.open(version).collect();
    let is_group = |line: &&&SignOffLine| line.signer == Signer::Group;
    let (signer, by, ground) = match (open.iter().find(is_group), &asked.at) {
        (Some(line), Some(at)) => {
            let ground = keeper(world, request, &asked.meeting.group)?;
            later(world, meeting, at)?;
            (line.signer.clone(), person, ground)
        }
        (Some(_), None) if open.len() == 1 => return Err(mistake("at", MinutesNo::WhichMeeting)),
        _ => one_line(world, request, meeting, &off, &open, version, person, asked.of)?,
    };
    let at = asked.at.filter(|_| signer == Signer::Group);
    let (on, text) = (request.now.today, version.text);
    let signed = Signed { act, signer: signer.clone(), by: by.clone(), on, at: at.clone() };
    let (meeting_id, number) = (asked.meeting.clone(), version.number);
    let event = match act {
        ApprovalAct::Approve => {
            Event::NotesApproved { meeting: meeting_id, version: number, text, signer, by, at, on }
        }
        ApprovalAct::Sign => {
            Event::NotesSigned { meeting: meeting_id, version: number, text, signer, by, at, on }
        }
        ApprovalAct::Attest => {
            Event::NotesAttested { meeting: meeting_id, version: number, text, signer, by, at, on }
        }
    };
    let fact = Fact::Minutes(MinutesFact::OnDay { meeting: meeting.id.clone(), on: meeting.slot.day });
    let outcome = Outcome::of(event).because(ground).because(Ground::norm(off.at.clone(), fact));
    let mut with_this = version.clone();
    with_this.signed.push(signed);
    if off.open(&with_this).next().is_some() {
        return Ok(outcome);
    }
    Ok(finishing(world, meeting, version.number, version.passages, on, outcome))
}

/// The line that somebody signs: their own, or that of whom the registrar records it from a document.
#[allow(clippy::too_many_arguments, reason = "what is known of one signature; a struct would have one use")]
fn one_line(
    world: &World,
    request: &Request,
    meeting: &Meeting,
    off: &SignOff,
    open: &[&SignOffLine],
    version: &NotesVersion,
    person: PersonId,
    of: Option<PersonId>,
) -> Result<(Signer, PersonId, Ground), Refusal> {
    let by = of.unwrap_or_else(|| person.clone());
    let ground = if by == person {
        Ground::norm(off.at.clone(), Fact::Nothing)
    } else {
        world.person(&by)?;
        request.records_or(world, || only_they(world, meeting, off, open))?
    };
    // Nobody is left who may: the registrar records whose signature the document shows.
    let fits = |line: &&&SignOffLine| line.may.contains(&by) || (by != person && line.may.is_empty());
    if version.signed.iter().any(|signed| signed.by == by) {
        return Err(no(MinutesNo::HasSigned { by }).by(Ground::norm(off.at.clone(), Fact::Nothing)));
    }
    match open.iter().find(fits) {
        Some(line) => Ok((line.signer.clone(), by, ground)),
        None if by != person => {
            Err(mistake("of", MinutesNo::NotTheirs { by }).by(Ground::norm(off.at.clone(), Fact::Nothing)))
        }
        None if request.registrar(world).is_ok() => {
            request.records_or(world, || only_they(world, meeting, off, open))?;
            Err(mistake("of", MinutesNo::WhoseSignature))
        }
        None => Err(only_they(world, meeting, off, open)),
    }
}

/// The meeting at which the group did it: held, of the same group, and after the one whose notes they are.
fn later(world: &World, meeting: &Meeting, at: &MeetingId) -> Result<(), Refusal> {
    let other = world.meetings.get(at).filter(|other| {
        at.group == meeting.id.group
            && other.is_held()
            && meeting.slot.day <= other.slot.day
            && *at != meeting.id
    });
    other.map(|_| ()).ok_or_else(|| mistake("at", MinutesNo::NotALaterMeeting { meeting: at.clone() }))
}

/// Decides whether somebody may say that they do not sign: whoever may sign a line that waits.
pub(crate) fn decline(world: &World, request: &Request, asked: DeclineNotes) -> Result<Outcome, Refusal> {
    let meeting = world.meeting(&asked.meeting)?;
    let by = request.person()?.clone();
    let version = unfinished(world, &asked.meeting, asked.version)?;
    let off = asked_for(world, request, meeting)?;
    let open: Vec<&SignOffLine> = off.open(version).collect();
    if !open.iter().any(|line| line.may.contains(&by)) {
        return Err(only_they(world, meeting, &off, &open));
    }
    let comment = asked.comment.trim().to_owned();
    if comment.is_empty() {
        return Err(mistake("comment", MinutesNo::CommentMissing));
    }
    let (version, on) = (version.number, request.now.today);
    let event = Event::NotesDeclined { meeting: asked.meeting, version, by, comment, on };
    Ok(Outcome::of(event).because(Ground::norm(off.at, Fact::Nothing)))
}
