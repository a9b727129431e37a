//! What happened to meetings, in words.

use super::{Names, Said};
use jiff::civil::Date;
use samordna_domain::{MeetingId, meeting::Slot};

fn about_meeting(names: &Names<'_>, id: &MeetingId, what: &str) -> Said {
    let words = format!("{} {}: {what}", names.body(&id.group), id.short());
    Said { words, href: Some(format!("/grupper/{}/moten/{}", id.group, id.short())), charter: None }
}

pub(super) fn planned(names: &Names<'_>, id: &MeetingId, slot: Slot) -> Said {
    let day = slot.day;
    let what =
        names.l.pick(format!("ett möte planerades till {day}."), format!("a meeting was planned for {day}."));
    about_meeting(names, id, &what)
}

pub(super) fn called(names: &Names<'_>, id: &MeetingId, on: Date) -> Said {
    let what = names.l.pick(format!("kallelsen skickades {on}."), format!("the notice was sent on {on}."));
    about_meeting(names, id, &what)
}

pub(super) fn held(names: &Names<'_>, id: &MeetingId) -> Said {
    about_meeting(names, id, names.l.pick("mötet hölls.", "the meeting was held."))
}
