//! What is weighed and what is refused about notes, in words, Swedish and English side by side.

use super::{Signer, act_label};
use crate::{Language, MeetingId, PersonId, World};
use jiff::civil::Date;
use samordna_charter::norm::ApprovalAct;
use serde::{Deserialize, Serialize};

/// Something that is so about notes, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinutesFact {
    /// The day of the meeting, whose charter governs.
    OnDay {
        /// Which meeting.
        meeting: MeetingId,
        /// Its day.
        on: Date,
    },
    /// How many of the meetings held have notes that are shared.
    Shared {
        /// With.
        shared: u32,
        /// In all.
        of: u32,
    },
    /// How many of the notes that were shared are final.
    Final {
        /// Final.
        done: u32,
        /// Shared.
        of: u32,
    },
    /// No meeting was held that the norm asks about.
    NoneHeld,
    /// A meeting has no notes that are shared.
    NotShared {
        /// Which.
        meeting: MeetingId,
        /// Its day.
        held: Date,
    },
    /// The notes of a meeting are shared.
    SharedOn {
        /// Of which meeting.
        meeting: MeetingId,
        /// The meeting's day.
        held: Date,
        /// Since when.
        on: Date,
    },
    /// Notes wait for a signature.
    Awaits {
        /// Of which meeting.
        meeting: MeetingId,
        /// The act.
        act: ApprovalAct,
        /// Whose.
        signer: Signer,
        /// Since when.
        since: Date,
    },
    /// Somebody would not sign.
    Declined {
        /// Of which meeting.
        meeting: MeetingId,
        /// Who.
        by: PersonId,
        /// When.
        on: Date,
        /// Why.
        comment: String,
    },
    /// The notes are final.
    Finished {
        /// Of which meeting.
        meeting: MeetingId,
        /// Since when.
        on: Date,
    },
    /// How many members have told of the meetings at home.
    Communicated {
        /// How many times.
        told: u32,
        /// Of how many.
        of: u32,
    },
    /// A member has not told of a meeting at home.
    NotTold {
        /// Of which meeting.
        meeting: MeetingId,
        /// Its day.
        held: Date,
    },
    /// Notes are to be sent to somebody.
    SendTo {
        /// Of which meeting.
        meeting: MeetingId,
        /// To whom, as the text has it.
        to: String,
    },
}

/// Why something may not be done about notes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "minutes_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum MinutesNo {
    NotHeld { meeting: MeetingId },
    NotShared { meeting: MeetingId },
    Empty,
    TooLong { bytes: usize, most: usize },
    ChangeMissing { version: u32 },
    Passages { count: usize, mark: String },
    OnlyTheyKeepNotes { names: Vec<String> },
    OtherVersion { latest: u32 },
    AlreadyFinal { on: Date },
    NothingToSign,
    OtherAct { act: ApprovalAct },
    OnlyTheySign { act: ApprovalAct, signers: Vec<Signer> },
    HasSigned { by: PersonId },
    NotTheirs { by: PersonId },
    WhoseSignature,
    WhichMeeting,
    NotALaterMeeting { meeting: MeetingId },
    CommentMissing,
    OnlyMembersTell { meeting: MeetingId },
}

/// What has to be done with notes, as *ska godkännas*.
fn done(act: ApprovalAct, l: Language) -> &'static str {
    match act {
        ApprovalAct::Approve => l.pick("godkännas", "approved"),
        ApprovalAct::Sign => l.pick("undertecknas", "signed"),
        ApprovalAct::Attest => l.pick("justeras", "attested"),
    }
}

/// *Ordföranden och en ledamot från den andra huvudmannen*.
pub(crate) fn listed(signers: &[Signer], l: Language) -> String {
    let names: Vec<String> = signers.iter().map(|signer| signer.say(l)).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), l.pick("och", "and")),
    }
}

/// The day of a meeting, or its number where it is unknown.
fn day(world: &World, meeting: &MeetingId) -> String {
    world.meetings.get(meeting).map_or_else(|| meeting.short(), |known| known.slot.day.to_string())
}

impl MinutesFact {
    pub(crate) fn say(&self, world: &World, l: Language) -> String {
        let name = |person: &PersonId| {
            world.people.person(person).map_or(person.to_string(), |known| known.name.clone())
        };
        match self {
            Self::OnDay { on, .. } => l.pick(
                format!("Mötet var den {on}; det uppdrag som gällde då avgör."),
                format!("The meeting was on {on}; the charter of that day governs."),
            ),
            Self::Shared { shared, of } => l.pick(
                format!("{shared} av {of} möten har delade anteckningar."),
                format!("{shared} of {of} meetings have notes that are shared."),
            ),
            Self::Final { done, of } => l.pick(
                format!("{done} av {of} delade anteckningar är slutliga."),
                format!("{done} of {of} shared notes are final."),
            ),
            Self::NoneHeld => {
                l.pick("Inget sådant möte har hållits än.", "No such meeting has been held yet.").to_owned()
            }
            Self::NotShared { held, .. } => l.pick(
                format!("Mötet den {held} har inga delade anteckningar."),
                format!("The meeting on {held} has no notes that are shared."),
            ),
            Self::SharedOn { held, on, .. } => l.pick(
                format!("Anteckningarna från mötet den {held} är delade sedan {on}."),
                format!("The notes of the meeting on {held} are shared since {on}."),
            ),
            Self::Awaits { meeting, act, signer, since } => {
                let (day, who) = (day(world, meeting), signer.say(l));
                l.pick(
                    format!("Anteckningarna från {day} ska {} av {who}; delade den {since}.", done(*act, l)),
                    format!("The notes of {day} are to be {} by {who}; shared on {since}.", done(*act, l)),
                )
            }
            Self::Declined { meeting, by, on, comment } => {
                let (day, who) = (day(world, meeting), name(by));
                l.pick(
                    format!("{who} skrev inte under anteckningarna från {day} ({on}): {comment}"),
                    format!("{who} did not sign the notes of {day} ({on}): {comment}"),
                )
            }
            Self::Finished { meeting, on } => {
                let day = day(world, meeting);
                l.pick(
                    format!("Anteckningarna från {day} är slutliga sedan {on}."),
                    format!("The notes of {day} are final since {on}."),
                )
            }
            Self::Communicated { told, of } => l.pick(
                format!("{told} av {of} gånger har ledamöterna berättat hemma."),
                format!("Members have told at home {told} of {of} times."),
            ),
            Self::NotTold { held, .. } => l.pick(
                format!("Ledamoten har inte berättat hemma om mötet den {held}."),
                format!("The member has not told at home of the meeting on {held}."),
            ),
            Self::SendTo { meeting, to } => {
                let day = day(world, meeting);
                l.pick(
                    format!("Anteckningarna från {day} ska skickas till {to}."),
                    format!("The notes of {day} are to be sent to {to}."),
                )
            }
        }
    }
}

impl MinutesNo {
    pub(crate) fn say(&self, world: &World, l: Language) -> String {
        let pick = |sv: &str, en: &str| l.pick(sv, en).to_owned();
        let name = |person: &PersonId| {
            world.people.person(person).map_or(person.to_string(), |known| known.name.clone())
        };
        match self {
            Self::NotHeld { .. } => pick(
                "Anteckna först att mötet är hållet och vilka som var där. Utkastet är kvar.",
                "Report first that the meeting was held and who was there. The draft is kept.",
            ),
            Self::NotShared { meeting } => {
                let day = day(world, meeting);
                l.pick(
                    format!("Mötet den {day} har inga delade anteckningar."),
                    format!("The meeting on {day} has no notes that are shared."),
                )
            }
            Self::Empty => {
                pick("Skriv något under minst en punkt.", "Write something under at least one item.")
            }
            Self::TooLong { bytes, most } => {
                let (bytes, most) = (bytes / 1000, most / 1000);
                l.pick(
                    format!(
                        "Anteckningarna är {bytes} kB; de får vara högst {most} kB, ungefär 200 sidor. \
                         Lägg det långa i en bilaga. Allt du skrev står kvar."
                    ),
                    format!(
                        "The notes are {bytes} kB; they may be {most} kB at most, some 200 pages. \
                         Put what is long in a paper of its own. All that you wrote still stands."
                    ),
                )
            }
            Self::ChangeMissing { version } => l.pick(
                format!("Skriv vad som ändras sedan version {version}."),
                format!("Write what is changed since version {version}."),
            ),
            Self::Passages { count, .. } => l.pick(
                format!(
                    "{} som kan vara ett personnummer eller handla om en patient. Ta bort det, eller \
                     bekräfta att det får stå.",
                    if *count == 1 {
                        "Det finns ett ställe".to_owned()
                    } else {
                        format!("Det finns {count} ställen")
                    }
                ),
                format!(
                    "{} that may be a personal number or be about a patient. Take it away, or confirm \
                     that it may stand.",
                    if *count == 1 {
                        "There is a place".to_owned()
                    } else {
                        format!("There are {count} places")
                    }
                ),
            ),
            Self::OnlyTheyKeepNotes { names } => {
                let names = names.join(l.pick(" eller ", " or "));
                l.pick(
                    format!("Enligt uppdraget förs anteckningarna av {names}."),
                    format!("By the charter the notes are kept by: {names}."),
                )
            }
            Self::OtherVersion { latest } => l.pick(
                format!("Det finns en nyare version av anteckningarna, {latest}. Läs den först."),
                format!("There is a newer version of the notes, {latest}. Read that first."),
            ),
            Self::AlreadyFinal { on } => l.pick(
                format!("Anteckningarna är slutliga sedan {on}."),
                format!("The notes are final since {on}."),
            ),
            Self::NothingToSign => pick(
                "Uppdraget säger inte att anteckningarna ska godkännas, undertecknas eller justeras.",
                "The charter does not say that the notes are approved, signed or attested.",
            ),
            Self::OtherAct { act } => l.pick(
                format!("Enligt uppdraget ska anteckningarna {}.", done(*act, l)),
                format!("By the charter the notes are to be {}.", done(*act, l)),
            ),
            Self::OnlyTheySign { act, signers } => {
                let (what, who) = (act_label(*act, l), listed(signers, l));
                l.pick(
                    format!("Det är {who} som ska {what} anteckningarna."),
                    format!("The notes are to be {} by {who}.", done(*act, l)),
                )
            }
            Self::HasSigned { by } => {
                let who = name(by);
                l.pick(
                    format!("{who} har redan skrivit under den här versionen."),
                    format!("{who} has signed this version already."),
                )
            }
            Self::NotTheirs { by } => {
                let who = name(by);
                l.pick(
                    format!("Det är inte {who} som ska skriva under."),
                    format!("It is not for {who} to sign."),
                )
            }
            Self::WhoseSignature => {
                pick("Välj vems underskrift handlingen visar.", "Choose whose signature the document shows.")
            }
            Self::WhichMeeting => {
                pick("Ange vid vilket möte gruppen gjorde det.", "Say at which meeting the group did it.")
            }
            Self::NotALaterMeeting { meeting } => {
                let which = meeting.short();
                l.pick(
                    format!("{which} är inte ett hållet möte efter det som anteckningarna gäller."),
                    format!("{which} is no meeting held after the one that the notes are of."),
                )
            }
            Self::CommentMissing => pick("Skriv vad som behöver rättas.", "Write what has to be put right."),
            Self::OnlyMembersTell { meeting } => {
                let day = day(world, meeting);
                l.pick(
                    format!("Det är den som var ledamot vid mötet den {day} som berättar hemma."),
                    format!("Whoever was a member at the meeting on {day} tells at home."),
                )
            }
        }
    }
}
