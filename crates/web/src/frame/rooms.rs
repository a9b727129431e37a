//! The pages of one group, side by side above each of them.
//!
//! A page under `/grupper/{id}/…` has them without asking: a new page needs a row in [`TABS`] and its route, no more.

use super::Badge;
use crate::routes::ROUTES;
use jiff::civil::Date;
use samordna_domain::{BodyId, Language, World};
use std::sync::LazyLock;

/// The pages of the group that is looked at.
pub(crate) struct Rooms {
    pub name: String,
    pub href: String,
    pub state: Badge,
    pub tabs: Vec<Tab>,
    /// The page is the group's own: its name is the heading.
    pub is_start: bool,
}

/// One page among them.
pub(crate) struct Tab {
    pub href: String,
    pub words: &'static str,
    pub is_current: bool,
}

impl Tab {
    /// ` aria-current="page"` where it is the one that is open.
    pub(crate) fn current(&self) -> &'static str {
        if self.is_current { r#" aria-current="page""# } else { "" }
    }
}

/// A page: the part of the address after the group, other parts that belong to it, its name, and whether it can be
/// asked for as of another day.
struct Kept {
    part: &'static str,
    also: &'static [&'static str],
    words: [&'static str; 2],
    has_days: bool,
}

/// The page of agreements, which only groups have that see to some.
const AGREEMENTS: &str = "avtal";

/// In the order that they are shown. Those whose route is not there yet are left out.
static TABS: [Kept; 10] = [
    Kept { part: "", also: &["skyldigheter", "avveckla"], words: ["Läget", "Standing"], has_days: true },
    Kept { part: "uppdrag", also: &[], words: ["Uppdraget", "Charter"], has_days: true },
    Kept {
        part: "platser",
        also: &["plats", "dela-koordinator", "adjungerade"],
        words: ["Platser", "Seats"],
        has_days: true,
    },
    Kept { part: "moten", also: &["anteckningar"], words: ["Möten", "Meetings"], has_days: false },
    Kept { part: "arenden", also: &["arende", "initiativ"], words: ["Ärenden", "Matters"], has_days: false },
    Kept { part: "rundor", also: &[], words: ["Rundor", "Rounds"], has_days: false },
    Kept { part: "medverkan", also: &[], words: ["Medverkan", "Engagements"], has_days: false },
    Kept { part: "dokument", also: &[], words: ["Dokument", "Documents"], has_days: false },
    Kept { part: AGREEMENTS, also: &[], words: ["Avtal", "Agreements"], has_days: false },
    Kept { part: "ar", also: &["plan"], words: ["Årshjul", "Year wheel"], has_days: false },
];

/// Those of [`TABS`] whose route is there: looked for once, and not among all routes on every page.
static THERE: LazyLock<Vec<&Kept>> = LazyLock::new(|| TABS.iter().filter(|kept| kept.is_there()).collect());

impl Kept {
    fn is_there(&self) -> bool {
        self.part.is_empty()
            || ROUTES.iter().any(|(method, path, _)| {
                *method == "get" && path.strip_prefix("/grupper/{id}/") == Some(self.part)
            })
    }
}

impl Rooms {
    /// Those of the group that an address is about; none where it is about no group.
    pub(super) fn of(world: &World, here: &str, today: Date, l: Language) -> Option<Self> {
        let (path, query) = here.split_once('?').unwrap_or((here, ""));
        let mut parts = path.strip_prefix("/grupper/")?.split('/');
        let group: BodyId = parts.next()?.parse().ok()?;
        let known = world.groups.get(&group)?;
        let open = parts.next().unwrap_or_default();
        // A duty's address has a day too, which is not the day that is looked at.
        let day = query.split('&').find(|pair| pair.starts_with("dag=")).filter(|_| open != "skyldigheter");
        let on = day.and_then(|pair| pair.strip_prefix("dag=")?.parse().ok()).unwrap_or(today);
        let href = format!("/grupper/{group}");
        let has_agreements = open == AGREEMENTS || world.sees_to_agreements(&group, today);
        let is_theirs = |kept: &&&Kept| kept.part != AGREEMENTS || has_agreements;
        let tab = |kept: &&Kept| Tab {
            href: match (kept.part, day.filter(|_| kept.has_days)) {
                ("", None) => href.clone(),
                ("", Some(day)) => format!("{href}?{day}"),
                (part, None) => format!("{href}/{part}"),
                (part, Some(day)) => format!("{href}/{part}?{day}"),
            },
            words: l.pick(kept.words[0], kept.words[1]),
            is_current: kept.part == open || kept.also.contains(&open),
        };
        Some(Self {
            name: world.organisation.name(&group, on).to_owned(),
            state: Badge::group(world.group_state(known, on), l),
            tabs: THERE.iter().filter(is_theirs).map(tab).collect(),
            href,
            is_start: false,
        })
    }
}
