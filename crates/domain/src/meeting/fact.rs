//! What is weighed about meetings, and in words, Swedish and English side by side.

use super::MeetingForm;
use crate::{BodyId, Language, MeetingId, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that is so about meetings, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingFact {
    /// A meeting, and its day.
    OnDay {
        /// Which.
        meeting: MeetingId,
        /// Its day.
        on: Date,
    },
    /// By when something is sent before a meeting.
    ToBeSent {
        /// Which.
        meeting: MeetingId,
        /// Its day.
        on: Date,
        /// The last day.
        by: Date,
    },
    /// How many of the meetings to come have had their notice, or their papers.
    Sent {
        /// Had.
        sent: u32,
        /// To come.
        of: u32,
    },
    /// How many meetings a stretch of time has, beside how many it should have.
    Count {
        /// Its first day.
        from: Date,
        /// Its last day.
        until: Date,
        /// Held.
        held: u32,
        /// To come.
        planned: u32,
        /// Past, and not reported as held.
        unreported: u32,
        /// Fewest.
        min: Option<u32>,
        /// Most.
        max: Option<u32>,
        /// The numbers are those of a dialogue, and not the charter's.
        is_adjusted: bool,
        /// The numbers are rough.
        is_rough: bool,
    },
    /// When the next meeting is due by an interval.
    NextBy {
        /// The last that was held.
        last: Option<Date>,
        /// The next that is planned.
        next: Option<Date>,
        /// By when it should be.
        by: Date,
    },
    /// Two meetings come closer than an interval lets them.
    Close {
        /// The first.
        one: Date,
        /// The other.
        other: Date,
    },
    /// A stretch of the year went by without a meeting.
    Without {
        /// Its first day.
        from: Date,
        /// Its last day.
        until: Date,
    },
    /// How many meetings of a year are held as the charter prefers.
    Forms {
        /// As it prefers.
        form: MeetingForm,
        /// So many.
        so: u32,
        /// Held and planned in all.
        of: u32,
    },
    /// How long the year's meetings were planned to be, and took, in minutes on average.
    Lengths {
        /// Planned.
        planned: u32,
        /// Took.
        took: u32,
        /// Held, with their length reported.
        of: u32,
        /// Took the year before; none where nothing was reported.
        before: Option<u32>,
    },
    /// A meeting is longer than the charter lets it be, in minutes.
    Longer {
        /// Its day.
        on: Date,
        /// Its length.
        minutes: u32,
        /// At most.
        most: u32,
    },
    /// A meeting's day has been, and nobody has reported it.
    NotReported {
        /// Its day.
        on: Date,
    },
    /// More were there at once from one unit than the charter lets.
    FromOneUnit {
        /// The meeting's day.
        on: Date,
        /// The unit.
        unit: BodyId,
        /// So many.
        there: u32,
        /// At most.
        max: u32,
    },
    /// How many of the year's meetings kept to the number from each unit.
    WithinLimit {
        /// Kept to it.
        kept: u32,
        /// Meetings with their attendance reported.
        of: u32,
    },
    /// Something about a day that is not published.
    NotPublished,
    /// How many were there who count, beside how many have to.
    Quorum {
        /// The meeting's day.
        on: Date,
        /// There.
        there: u32,
        /// In all.
        of: u32,
        /// Needed.
        needed: u32,
    },
}

/// *Ska vara 2–4*, *ska vara minst 2*, *får vara högst 4*.
fn bounds(min: Option<u32>, max: Option<u32>, is_rough: bool, l: Language) -> String {
    let about = if is_rough { l.pick("ungefär ", "about ") } else { "" };
    match (min, max) {
        (Some(0), None) => l.pick("inget mer krävs", "no more is asked").to_owned(),
        (Some(0), max @ Some(_)) => bounds(None, max, is_rough, l),
        (Some(min), Some(max)) if min == max => {
            l.pick(format!("ska vara {about}{min}"), format!("should be {about}{min}"))
        }
        (Some(min), Some(max)) => {
            l.pick(format!("ska vara {about}{min}–{max}"), format!("should be {about}{min} to {max}"))
        }
        (Some(min), None) => l.pick(format!("ska vara minst {min}"), format!("should be at least {min}")),
        (None, Some(max)) => l.pick(format!("får vara högst {max}"), format!("may be at most {max}")),
        (None, None) => l.pick("inget antal anges", "no number is stated").to_owned(),
    }
}

/// *2026*, where it is a whole year; else the first and the last day.
fn stretch(from: Date, until: Date) -> String {
    let is_year = (from.month(), from.day()) == (1, 1) && (until.month(), until.day()) == (12, 31);
    if is_year && from.year() == until.year() {
        return from.year().to_string();
    }
    format!("{from} – {until}")
}

impl MeetingFact {
    /// It tells the day of a meeting; the others tell how many there are, or when there was none.
    pub(crate) fn tells_a_day(&self) -> bool {
        match self {
            Self::OnDay { .. }
            | Self::ToBeSent { .. }
            | Self::NextBy { .. }
            | Self::Close { .. }
            | Self::Longer { .. }
            | Self::NotReported { .. }
            | Self::FromOneUnit { .. }
            | Self::Quorum { .. } => true,
            Self::Sent { .. }
            | Self::Count { .. }
            | Self::Without { .. }
            | Self::Forms { .. }
            | Self::Lengths { .. }
            | Self::WithinLimit { .. }
            | Self::NotPublished => false,
        }
    }

    #[allow(clippy::too_many_lines, reason = "one arm for each fact")]
    pub(crate) fn say(&self, world: &World, language: Language) -> String {
        let l = language;
        match self {
            Self::OnDay { on, .. } => {
                l.pick(format!("Mötet är den {on}."), format!("The meeting is on {on}."))
            }
            Self::ToBeSent { on, by, .. } => l.pick(
                format!("Mötet är den {on}; sänds ut senast {by}."),
                format!("The meeting is on {on}; to be sent by {by}."),
            ),
            Self::Sent { sent, of } => l.pick(
                format!("Utsänt till {sent} av {of} kommande möten."),
                format!("Sent for {sent} of {of} meetings to come."),
            ),
            Self::Count { from, until, held, planned, unreported, min, max, is_adjusted, is_rough } => {
                let stretch = stretch(*from, *until);
                let bounds = bounds(*min, *max, *is_rough, l);
                let open = match *unreported {
                    0 => String::new(),
                    n => l.pick(format!(", {n} inte antecknade"), format!(", {n} not reported")),
                };
                let dialogue = match is_adjusted {
                    true => l.pick(" efter dialog", " after a dialogue"),
                    false => "",
                };
                let held_word = if *held == 1 { "hållet" } else { "hållna" };
                let planned_word = if *planned == 1 { "planerat" } else { "planerade" };
                l.pick(
                    format!(
                        "{stretch}: {held} {held_word}, {planned} {planned_word}{open}; {bounds}{dialogue}."
                    ),
                    format!("{stretch}: {held} held, {planned} planned{open}; {bounds}{dialogue}."),
                )
            }
            Self::NextBy { last, next, by } => {
                let last = match last {
                    Some(last) => l.pick(format!("Senast {last}"), format!("Last on {last}")),
                    None => l.pick("Inget möte hållet än", "No meeting held yet").to_owned(),
                };
                let next = match next {
                    Some(next) => l.pick(format!("nästa {next}"), format!("next on {next}")),
                    None => l.pick("inget planerat", "none planned").to_owned(),
                };
                l.pick(
                    format!("{last}, {next}; nästa senast {by}."),
                    format!("{last}, {next}; the next is due by {by}."),
                )
            }
            Self::Close { one, other } => l.pick(
                format!("Mötena {one} och {other} ligger tätare än uppdraget säger."),
                format!("The meetings on {one} and {other} are closer than the charter says."),
            ),
            Self::Without { from, until } => l.pick(
                format!("Inget möte hölls {from} – {until}."),
                format!("No meeting was held from {from} to {until}."),
            ),
            Self::Forms { form, so, of } => {
                let form = form.label(l).to_lowercase();
                l.pick(
                    format!("{so} av {of} möten i år hålls {form}."),
                    format!("{so} of {of} meetings this year are {form}."),
                )
            }
            Self::Lengths { planned, took, of, before } => {
                let before = before.map_or(String::new(), |before| {
                    l.pick(
                        format!(" Året innan: {before} minuter."),
                        format!(" The year before: {before} minutes."),
                    )
                });
                l.pick(
                    format!("{of} möten tog i snitt {took} minuter; planerat {planned}.{before}"),
                    format!("{of} meetings took {took} minutes on average; planned {planned}.{before}"),
                )
            }
            Self::Longer { on, minutes, most } => l.pick(
                format!("Mötet {on} är {minutes} minuter; högst {most}."),
                format!("The meeting on {on} is {minutes} minutes; at most {most}."),
            ),
            Self::NotReported { on } => l.pick(
                format!("Mötet {on} är inte antecknat som hållet."),
                format!("The meeting on {on} is not reported as held."),
            ),
            Self::FromOneUnit { on, unit, there, max } => {
                let unit = world.organisation.name(unit, *on);
                l.pick(
                    format!("{on}: {there} deltog samtidigt från {unit}; får vara högst {max}."),
                    format!("{on}: {there} attended at once from {unit}; may be at most {max}."),
                )
            }
            Self::WithinLimit { kept, of } => l.pick(
                format!("Så var det vid {kept} av årets {of} möten med antecknad närvaro."),
                format!("So it was at {kept} of this year's {of} meetings with their attendance reported."),
            ),
            Self::NotPublished => {
                l.pick("Mötesdagarna är inte publicerade.", "The meeting days are not published.").to_owned()
            }
            Self::Quorum { on, there, of, needed } => l.pick(
                format!("{on}: {there} av {of} deltog; det krävs {needed}."),
                format!("{on}: {there} of {of} attended; {needed} are needed."),
            ),
        }
    }
}
