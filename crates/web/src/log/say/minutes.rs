//! What happened to notes and where they were published, in words. What a comment says stands with the notes, not here.

use super::{Names, Said, about_body};
use jiff::civil::Date;
use samordna_domain::{BodyId, MeetingId, PersonId, SeatId, minutes::Signer, publication::PlaceKind};

fn about_notes(names: &Names<'_>, id: &MeetingId, swedish: String, english: String) -> Said {
    let what = names.l.pick(swedish, english);
    let words = format!("{} {}: {what}", names.body(&id.group), id.short());
    Said {
        words,
        href: Some(format!("/grupper/{}/moten/{}/anteckningar", id.group, id.short())),
        charter: None,
    }
}

/// A place in words.
fn at(names: &Names<'_>, place: Option<&String>) -> String {
    place.map_or(
        names.l.pick("platsen som texten menar", "the place that the text means").to_owned(),
        String::clone,
    )
}

pub(super) fn shared(names: &Names<'_>, id: &MeetingId, version: u32, by: &PersonId) -> Said {
    let who = names.person(by);
    about_notes(
        names,
        id,
        format!("{who} delade anteckningarna, version {version}."),
        format!("{who} shared the notes, version {version}."),
    )
}

/// Three acts, each with its own words.
pub(super) fn signed(
    names: &Names<'_>,
    id: &MeetingId,
    version: u32,
    (signer, by, at): (&Signer, &PersonId, Option<&MeetingId>),
    verb: (&str, &str),
) -> Said {
    let who = names.person(by);
    if let (Signer::Group, Some(at)) = (signer, at) {
        let at = at.short();
        return about_notes(
            names,
            id,
            format!("gruppen {} anteckningarna vid mötet {at}, version {version}.", verb.0),
            format!("the group {} the notes at the meeting {at}, version {version}.", verb.1),
        );
    }
    about_notes(
        names,
        id,
        format!("{who} {} anteckningarna, version {version}.", verb.0),
        format!("{who} {} the notes, version {version}.", verb.1),
    )
}

pub(super) fn declined(names: &Names<'_>, id: &MeetingId, version: u32, by: &PersonId) -> Said {
    let who = names.person(by);
    about_notes(
        names,
        id,
        format!("{who} skrev inte under version {version}, med en kommentar."),
        format!("{who} did not sign version {version}, with a comment."),
    )
}

pub(super) fn finished(names: &Names<'_>, id: &MeetingId, version: u32) -> Said {
    about_notes(
        names,
        id,
        format!("anteckningarna är slutliga, version {version}."),
        format!("the notes are final, version {version}."),
    )
}

pub(super) fn told(names: &Names<'_>, id: &MeetingId, seat: &SeatId, by: &PersonId) -> Said {
    let (who, seat) = (names.person(by), names.seat(seat));
    about_notes(
        names,
        id,
        format!("{who} har berättat hemma ({seat})."),
        format!("{who} has told of it at home ({seat})."),
    )
}

pub(super) fn described(names: &Names<'_>, place: &str, kind: PlaceKind) -> Said {
    let kind = kind.label(names.l).to_lowercase();
    let words = names.l.pick(format!("Med {place} menas: {kind}."), format!("{place} means: {kind}."));
    Said { words, href: Some("/publicering".to_owned()), charter: None }
}

pub(super) fn published(
    names: &Names<'_>,
    id: &MeetingId,
    version: u32,
    place: Option<&String>,
    on: Date,
) -> Said {
    let place = at(names, place);
    about_notes(
        names,
        id,
        format!("version {version} är publicerad sedan {on}: {place}."),
        format!("version {version} is published since {on}: {place}."),
    )
}

pub(super) fn exempted(names: &Names<'_>, id: &MeetingId, place: Option<&String>, document: &str) -> Said {
    let (sv, en) = match place {
        Some(place) => (format!(" på {place}"), format!(" in {place}")),
        None => (String::new(), String::new()),
    };
    about_notes(
        names,
        id,
        format!("anteckningarna ska inte publiceras{sv}, enligt {document}."),
        format!("the notes are not to be published{en}, by {document}."),
    )
}

pub(super) fn registered(names: &Names<'_>, id: &MeetingId, number: &str) -> Said {
    about_notes(
        names,
        id,
        format!("anteckningarna är diarieförda, {number}."),
        format!("the notes are registered, {number}."),
    )
}

pub(super) fn group_published(names: &Names<'_>, group: &BodyId, place: Option<&String>, on: Date) -> Said {
    let (name, place) = (names.body(group), at(names, place));
    about_body(
        group,
        names.l.pick(
            format!("Uppgifterna om {name} stämde {on}: {place}."),
            format!("The facts about {name} were right on {on}: {place}."),
        ),
    )
}
