//! What happened to projects, inquiries and programmes, and to engagements in them, in words.

use super::{Names, Said};
use crate::undertaking::{address, engagement_address};
use jiff::civil::Date;
use samordna_domain::{EngagementId, Event, UndertakingId};

fn name(names: &Names<'_>, id: &UndertakingId) -> String {
    names.world.undertakings.get(id).map_or_else(|| id.to_string(), |known| known.name.clone())
}

#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "the log names every event, and hands on those of this room"
)]
pub(super) fn said(names: &Names<'_>, event: &Event) -> Said {
    match event {
        Event::UndertakingRegistered { undertaking, .. } => {
            known(names, undertaking, "infördes", "was entered")
        }
        Event::UndertakingProlonged { undertaking, .. } => {
            known(names, undertaking, "fick en annan sista dag", "got another last day")
        }
        Event::UndertakingEnded { undertaking, on, .. } => ended(names, undertaking, *on),
        Event::EngagementBegun { engagement, .. } => {
            engaged(names, engagement, "medverkar i", "is engaged in")
        }
        Event::EngagementProlonged { engagement, .. } => {
            engaged(names, engagement, "ändrade sin medverkan i", "changed its engagement in")
        }
        Event::EngagementClosed { engagement, .. } => {
            engaged(names, engagement, "gav sitt slutord i", "gave its closing word in")
        }
        _ => Said { words: String::new(), href: None, charter: None },
    }
}

fn known(names: &Names<'_>, id: &UndertakingId, sv: &str, en: &str) -> Said {
    let words = format!("{} {}.", name(names, id), names.l.pick(sv, en));
    Said { words, href: Some(address(id)), charter: None }
}

fn ended(names: &Names<'_>, id: &UndertakingId, on: Date) -> Said {
    known(names, id, &format!("slutar {on}"), &format!("ends on {on}"))
}

fn engaged(names: &Names<'_>, id: &EngagementId, sv: &str, en: &str) -> Said {
    let known = names.world.undertakings.engagement(id);
    let what = known.map_or_else(|| id.short(), |known| name(names, &known.undertaking));
    let words = format!("{} {} {what}.", names.body(&id.group), names.l.pick(sv, en));
    Said { words, href: Some(engagement_address(id)), charter: None }
}
