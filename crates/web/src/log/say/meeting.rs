//! What happened to meetings, in words.

use super::{Names, Said, about_body, about_charter, about_person};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, CharterId, EmploymentId, MeetingId, Period, PersonId,
    meeting::{Invitee, Left, MeetingKind, Slot},
};

fn about_meeting(names: &Names<'_>, id: &MeetingId, swedish: String, english: String) -> Said {
    let what = names.l.pick(swedish, english);
    let words = format!("{} {}: {what}", names.body(&id.group), id.short());
    Said { words, href: Some(format!("/grupper/{}/moten/{}", id.group, id.short())), charter: None }
}

/// The title of an item, as it is now.
fn title(names: &Names<'_>, id: &MeetingId, item: u32) -> String {
    let known = names.world.meetings.get(id).and_then(|meeting| meeting.item(item));
    known.map_or_else(|| item.to_string(), |item| item.title.clone())
}

pub(super) fn planned(names: &Names<'_>, id: &MeetingId, slot: Slot) -> Said {
    let day = slot.day;
    about_meeting(
        names,
        id,
        format!("ett möte planerades till {day}."),
        format!("a meeting was planned for {day}."),
    )
}

pub(super) fn moved(names: &Names<'_>, id: &MeetingId, slot: Slot, reason: Option<&str>) -> Said {
    let (day, start) = (slot.day, slot.start.strftime("%H.%M"));
    let reason = reason.map(|reason| format!(" {reason}")).unwrap_or_default();
    about_meeting(
        names,
        id,
        format!("mötet är {day} kl. {start}.{reason}"),
        format!("the meeting is on {day} at {start}.{reason}"),
    )
}

pub(super) fn cancelled(names: &Names<'_>, id: &MeetingId, reason: &str) -> Said {
    about_meeting(
        names,
        id,
        format!("mötet ställdes in: {reason}"),
        format!("the meeting was cancelled: {reason}"),
    )
}

pub(super) fn item_put(names: &Names<'_>, id: &MeetingId, title: &str) -> Said {
    about_meeting(
        names,
        id,
        format!("”{title}” sattes upp på dagordningen."),
        format!("“{title}” was put on the agenda."),
    )
}

pub(super) fn item_changed(names: &Names<'_>, id: &MeetingId, title: &str) -> Said {
    about_meeting(
        names,
        id,
        format!("punkten ”{title}” ändrades."),
        format!("the item “{title}” was changed."),
    )
}

pub(super) fn item_left(names: &Names<'_>, id: &MeetingId, item: u32, left: &Left) -> Said {
    let title = title(names, id, item);
    let (swedish, english) = match left {
        Left::Tabled { .. } => (format!("”{title}” bordlades."), format!("“{title}” was tabled.")),
        Left::ReferredBack { reason } => (
            format!("”{title}” återremitterades: {reason}"),
            format!("“{title}” was referred back: {reason}"),
        ),
        Left::Dropped => {
            (format!("”{title}” ströks från dagordningen."), format!("“{title}” was taken off the agenda."))
        }
    };
    about_meeting(names, id, swedish, english)
}

pub(super) fn ordered(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(
        names,
        id,
        "dagordningen fick en annan ordning.".to_owned(),
        "the agenda was put in another order.".to_owned(),
    )
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

pub(super) fn paper_added(names: &Names<'_>, id: &MeetingId, name: &str) -> Said {
    about_meeting(names, id, format!("underlaget {name} lades till."), format!("the paper {name} was added."))
}

pub(super) fn paper_removed(names: &Names<'_>, id: &MeetingId, paper: u32) -> Said {
    let known = names.world.meetings.get(id).and_then(|meeting| {
        meeting.papers.iter().find(|known| known.number == paper).map(|known| known.name.clone())
    });
    let name = known.unwrap_or_else(|| paper.to_string());
    about_meeting(
        names,
        id,
        format!("underlaget {name} togs bort."),
        format!("the paper {name} was taken away."),
    )
}

pub(super) fn invited(names: &Names<'_>, id: &MeetingId, who: &Invitee) -> Said {
    let name = match who {
        Invitee::Employed { employment } => names.world.people.name(employment),
        Invitee::Other { name, .. } => name,
    };
    about_meeting(names, id, format!("{name} bjöds in."), format!("{name} was invited."))
}

pub(super) fn uninvited(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(
        names,
        id,
        "en inbjudan togs tillbaka.".to_owned(),
        "an invitation was taken back.".to_owned(),
    )
}

pub(super) fn called(names: &Names<'_>, id: &MeetingId, on: Date, late: Option<&str>) -> Said {
    let late = late.map(|reason| format!(" {reason}")).unwrap_or_default();
    about_meeting(
        names,
        id,
        format!("kallelsen skickades {on}.{late}"),
        format!("the notice was sent on {on}.{late}"),
    )
}

pub(super) fn held(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, "mötet hölls.".to_owned(), "the meeting was held.".to_owned())
}

pub(super) fn corrected(names: &Names<'_>, id: &MeetingId, reason: &str) -> Said {
    about_meeting(
        names,
        id,
        format!("närvaron rättades: {reason}"),
        format!("the attendance was corrected: {reason}"),
    )
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
