//! What happened to meetings, in words. Everybody reads the log: which day, which item, who and why stand with the meeting.

use super::{Names, Said, about_body, about_charter, about_person};
use samordna_domain::{
    BodyId, CharterId, EmploymentId, MeetingId, Period, PersonId,
    meeting::{Left, MeetingKind},
};

fn about_meeting(names: &Names<'_>, id: &MeetingId, swedish: &str, english: &str) -> Said {
    let words = format!("{} {}: {}", names.body(&id.group), id.short(), names.l.pick(swedish, english));
    Said { words, href: Some(format!("/grupper/{}/moten/{}", id.group, id.short())), charter: None }
}

pub(super) fn planned(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "mötet planerades.", "the meeting was planned.")
}

pub(super) fn moved(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "mötet flyttades eller ändrades.", "the meeting was moved or changed.")
}

pub(super) fn cancelled(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "mötet ställdes in.", "the meeting was cancelled.")
}

pub(super) fn item_put(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "en punkt sattes upp på dagordningen.", "an item was put on the agenda.")
}

pub(super) fn item_changed(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "en punkt på dagordningen ändrades.", "an item of the agenda was changed.")
}

pub(super) fn item_left(names: &Names<'_>, id: &MeetingId, left: &Left) -> Said {
    let (swedish, english) = match left {
        Left::Tabled { .. } => ("en punkt bordlades.", "an item was tabled."),
        Left::ReferredBack { .. } => ("en punkt återremitterades.", "an item was referred back."),
        Left::Dropped => ("en punkt ströks från dagordningen.", "an item was taken off the agenda."),
    };
    about_meeting(names, id, swedish, english)
}

pub(super) fn ordered(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "dagordningen fick en annan ordning.", "the agenda was put in another order.")
}

pub(super) fn template_kept(names: &Names<'_>, group: &BodyId, kind: Option<MeetingKind>) -> Said {
    let name = names.body(group);
    let kind = kind.map(|kind| format!(" ({})", kind.label(names.l).to_lowercase())).unwrap_or_default();
    let words = names.l.pick(
        format!("{name}: de återkommande punkterna ändrades{kind}."),
        format!("{name}: the recurring items were changed{kind}."),
    );
    about_body(group, words)
}

pub(super) fn paper_added(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "ett underlag lades till.", "a paper was added.")
}

pub(super) fn paper_removed(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "ett underlag togs bort.", "a paper was taken away.")
}

pub(super) fn invited(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "en gäst bjöds in.", "a guest was invited.")
}

pub(super) fn uninvited(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "en inbjudan togs tillbaka.", "an invitation was taken back.")
}

pub(super) fn called(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "kallelsen sändes ut.", "the notice was sent.")
}

pub(super) fn held(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "mötet hölls.", "the meeting was held.")
}

pub(super) fn corrected(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "närvaron rättades.", "the attendance was corrected.")
}

pub(super) fn adjusted(
    names: &Names<'_>,
    charter: &CharterId,
    period: Period,
    with: &EmploymentId,
    note: &str,
) -> Said {
    let (title, name) = (names.charter(charter), names.world.people.name(with));
    let until = period.until.map(|until| until.to_string()).unwrap_or_default();
    let words = names.l.pick(
        format!("{title}: antalet möten {}–{until} ändrades i dialog med {name}. {note}", period.from),
        format!(
            "{title}: the number of meetings {}–{until} was changed in dialogue with {name}. {note}",
            period.from
        ),
    );
    about_charter(charter, words)
}

pub(super) fn feed(names: &Names<'_>, person: &PersonId, is_open: bool) -> Said {
    let name = names.person(person);
    let words = match is_open {
        true => names
            .l
            .pick(format!("{name} skapade en kalenderadress."), format!("{name} made a calendar address.")),
        false => names.l.pick(
            format!("{name} stängde sin kalenderadress."),
            format!("{name} closed their calendar address."),
        ),
    };
    about_person(person, words)
}

pub(super) fn mail(names: &Names<'_>, person: &PersonId) -> Said {
    let name = names.person(person);
    let words = names
        .l
        .pick(format!("{name} valde vilka brev som skickas."), format!("{name} chose which mail is sent."));
    about_person(person, words)
}
