//! What happened to projects, inquiries and programmes, and to engagements in them, in words.

use super::{Names, Said};
use crate::undertaking::{address, engagement_address};
use jiff::civil::Date;
use samordna_domain::{EngagementId, UndertakingId};

fn name(names: &Names<'_>, id: &UndertakingId) -> String {
    names.world.undertakings.get(id).map_or_else(|| id.to_string(), |known| known.name.clone())
}

pub(super) fn known(names: &Names<'_>, id: &UndertakingId, sv: &str, en: &str) -> Said {
    let words = format!("{} {}.", name(names, id), names.l.pick(sv, en));
    Said { words, href: Some(address(id)), charter: None }
}

pub(super) fn ended(names: &Names<'_>, id: &UndertakingId, on: Date) -> Said {
    known(names, id, &format!("slutar {on}"), &format!("ends on {on}"))
}

pub(super) fn engaged(names: &Names<'_>, id: &EngagementId, sv: &str, en: &str) -> Said {
    let known = names.world.undertakings.engagement(id);
    let what = known.map_or_else(|| id.short(), |known| name(names, &known.undertaking));
    let words = format!("{} {} {what}.", names.body(&id.group), names.l.pick(sv, en));
    Said { words, href: Some(engagement_address(id)), charter: None }
}
