//! What is refused about meetings, in words, Swedish and English side by side.

use super::Media;
use crate::{BodyId, EmploymentId, Language, MeetingId, SeatId, World, refusal::list};
use jiff::civil::Date;
use serde::Serialize;

/// Why something may not be done about a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "meeting_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum MeetingNo {
    NoSuchMeeting { meeting: MeetingId },
    NothingPlanned,
    TooMany { most: usize },
    Twice { on: Date },
    OddLength { on: Date, minutes: u32 },
    TooLong { on: Date, minutes: u32, most: u32 },
    FarAway { on: Date, first: Date, last: Date },
    GroupNotThere { group: BodyId, on: Date },
    Clash { meeting: MeetingId, on: Date },
    NothingChanged,
    NoticeIsOut,
    OnlyTheyCallExtra { names: Vec<String> },
    OnlyTheySendTheNotice { names: Vec<String> },
    AlreadyCalled { on: Date },
    HasBeen { on: Date },
    AgendaEmpty,
    NobodyFrom { item: String, body: BodyId },
    TooLate { by: Date, earliest: Date },
    SayWhyLate { by: Date },
    AlreadyHeld { meeting: MeetingId },
    Cancelled { meeting: MeetingId },
    NotYet { on: Date },
    NotHeld,
    NoSuchItem { item: u32 },
    ItemLeft { item: u32 },
    ItemTwice { item: u32 },
    OddItemLength,
    TooManyItems { most: usize },
    NotLater,
    HeldItemsStay,
    AlreadyInvited,
    NotInvited,
    NoSuchPaper,
    TooManyPapers { most: usize },
    EmptyFile { name: String },
    FileTooLarge { name: String, most: usize },
    UnknownFile { name: String },
    NotWhatItSays { name: String, said: Media, is: Option<Media> },
    NamedTwice { employment: EmploymentId },
    NotOnSeat { employment: EmploymentId, seat: SeatId, on: Date },
    NobodyThere,
    NotAdjustable,
    NotWithThem { with: String },
    TooLongATime { last: Date },
    FewestOverMost,
    TooFewThere { there: u32, needed: u32 },
    SecretTaken,
    NoFeed,
}

impl MeetingNo {
    /// The day that it is about, where it is about one meeting of several.
    #[allow(clippy::wildcard_enum_match_arm, reason = "the others are about no day of a plan")]
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Twice { on }
            | Self::OddLength { on, .. }
            | Self::TooLong { on, .. }
            | Self::FarAway { on, .. }
            | Self::GroupNotThere { on, .. }
            | Self::Clash { on, .. } => Some(*on),
            _ => None,
        }
    }

    #[allow(clippy::too_many_lines, reason = "one arm for each reason")]
    pub(crate) fn say(&self, world: &World, on: Date, l: Language) -> String {
        let pick = |sv: &str, en: &str| l.pick(sv, en).to_owned();
        let body = |id| world.organisation.name(id, on);
        match self {
            Self::NoSuchMeeting { meeting } => {
                l.pick(format!("Det finns inget möte {meeting}."), format!("There is no meeting {meeting}."))
            }
            Self::NothingPlanned => pick("Ange minst ett möte.", "Give at least one meeting."),
            Self::TooMany { most } => l.pick(
                format!("Planera högst {most} möten åt gången."),
                format!("Plan at most {most} meetings at a time."),
            ),
            Self::Twice { on } => l.pick(
                format!("Två av mötena är samtidigt den {on}."),
                format!("Two of the meetings are at the same time on {on}."),
            ),
            Self::OddLength { on, minutes } => l.pick(
                format!("Ett möte är mellan 5 minuter och ett dygn. Mötet den {on} är {minutes} minuter."),
                format!(
                    "A meeting is between 5 minutes and a day. The meeting on {on} is {minutes} minutes."
                ),
            ),
            Self::TooLong { on, minutes, most } => l.pick(
                format!("Mötet den {on} är {minutes} minuter. Uppdraget tillåter högst {most}."),
                format!("The meeting on {on} is {minutes} minutes. The charter allows at most {most}."),
            ),
            Self::FarAway { on, first, last } => l.pick(
                format!("Dagen {on} är för långt bort. Ange en dag mellan {first} och {last}."),
                format!("{on} is too far away. Give a day between {first} and {last}."),
            ),
            Self::GroupNotThere { group, on: then } => {
                let group = body(group);
                l.pick(
                    format!("{group} finns inte den {then}."),
                    format!("{group} does not exist on {then}."),
                )
            }
            Self::Clash { on, .. } => l.pick(
                format!("Gruppen har redan ett möte vid den tiden den {on}."),
                format!("The group already has a meeting at that time on {on}."),
            ),
            Self::NothingChanged => pick("Ingenting är ändrat.", "Nothing is changed."),
            Self::NoticeIsOut => pick(
                "Kallelsen är utsänd. Skriv varför mötet ändras, så att alla får veta det.",
                "The notice is out. Say why the meeting changes, so that everybody is told.",
            ),
            Self::OnlyTheyCallExtra { names } => {
                let names = list(names, l);
                l.pick(
                    format!("Till extra möten kallar {names}."),
                    format!("Extra meetings are called by {names}."),
                )
            }
            Self::OnlyTheySendTheNotice { names } => {
                let names = list(names, l);
                l.pick(format!("Kallelsen sänds ut av {names}."), format!("The notice is sent by {names}."))
            }
            Self::AlreadyCalled { on } => l.pick(
                format!("Kallelsen sändes ut den {on}. Det som ändras efter det visas som ändrat."),
                format!("The notice was sent on {on}. What changes after that is shown as changed."),
            ),
            Self::HasBeen { on } => l.pick(
                format!("Mötets dag var den {on}. Anteckna mötet som hållet, flytta det eller ställ in det."),
                format!("The meeting's day was {on}. Report it as held, move it or cancel it."),
            ),
            Self::AgendaEmpty => pick(
                "Dagordningen är tom. Den ska följa med kallelsen.",
                "The agenda is empty. It is to come with the notice.",
            ),
            Self::NobodyFrom { item, body: id } => {
                let body = body(id);
                l.pick(
                    format!("”{item}” är av särskild vikt för {body}. Bjud in någon därifrån först."),
                    format!("“{item}” is of special weight for {body}. Invite somebody from there first."),
                )
            }
            Self::TooLate { by, earliest } => l.pick(
                format!(
                    "Det skulle ha sänts ut senast den {by}. Flytta mötet till den {earliest} eller senare."
                ),
                format!("It should have been sent by {by}. Move the meeting to {earliest} or later."),
            ),
            Self::SayWhyLate { by } => l.pick(
                format!("Det borde ha sänts ut senast den {by}. Skriv varför det kommer senare."),
                format!("It should have been sent by {by}. Say why it comes later."),
            ),
            Self::AlreadyHeld { .. } => pick("Mötet är redan hållet.", "The meeting was already held."),
            Self::Cancelled { .. } => pick("Mötet är inställt.", "The meeting is cancelled."),
            Self::NotYet { on } => {
                l.pick(format!("Mötet är först den {on}."), format!("The meeting is not until {on}."))
            }
            Self::NotHeld => pick("Mötet är inte hållet än.", "The meeting has not been held yet."),
            Self::NoSuchItem { item } => {
                l.pick(format!("Punkt {item} finns inte."), format!("There is no item {item}."))
            }
            Self::ItemLeft { item } => l.pick(
                format!("Punkt {item} har redan lämnat dagordningen."),
                format!("Item {item} has already left the agenda."),
            ),
            Self::ItemTwice { item } => {
                l.pick(format!("Punkt {item} är med två gånger."), format!("Item {item} is there twice."))
            }
            Self::OddItemLength => pick("En punkt tar högst ett dygn.", "An item takes a day at most."),
            Self::TooManyItems { most } => l.pick(
                format!("En dagordning har högst {most} punkter."),
                format!("An agenda has at most {most} items."),
            ),
            Self::NotLater => pick(
                "Bordlägg till ett senare möte i samma grupp.",
                "Table it to a later meeting of the same group.",
            ),
            Self::HeldItemsStay => pick(
                "Mötet är hållet. En punkt som inte behandlades bordläggs eller återremitteras.",
                "The meeting was held. An item that was not treated is tabled or referred back.",
            ),
            Self::AlreadyInvited => {
                pick("Den personen är redan inbjuden.", "That person is already invited.")
            }
            Self::NotInvited => pick("Den gästen är inte inbjuden.", "That guest is not invited."),
            Self::NoSuchPaper => pick("Det underlaget finns inte.", "There is no such paper."),
            Self::TooManyPapers { most } => l.pick(
                format!("Ett möte har högst {most} underlag."),
                format!("A meeting has at most {most} papers."),
            ),
            Self::EmptyFile { name } => {
                l.pick(format!("Filen {name} är tom."), format!("The file {name} is empty."))
            }
            Self::FileTooLarge { name, most } => {
                let most = most / 1024 / 1024;
                l.pick(
                    format!("Filen {name} är för stor. En fil får vara högst {most} MB."),
                    format!("The file {name} is too large. A file may be {most} MB at most."),
                )
            }
            Self::UnknownFile { name } => {
                let kinds: Vec<&str> = Media::ALL.iter().flat_map(|media| media.endings()).copied().collect();
                let kinds = kinds.join(", ");
                l.pick(
                    format!("Filen {name} är inte av ett slag som tas emot. De är: {kinds}."),
                    format!("The file {name} is of a kind that is not taken. These are: {kinds}."),
                )
            }
            Self::NotWhatItSays { name, said, is } => {
                let said = said.label(l);
                match is {
                    Some(is) => {
                        let is = is.label(l);
                        l.pick(
                            format!("{name} heter som {said} men är {is}. Ge filen rätt namn, eller välj en annan."),
                            format!("{name} is named as {said} but is {is}. Name the file right, or choose another."),
                        )
                    }
                    None => l.pick(
                        format!("{name} heter som {said} men är något annat. Filen kan vara skadad. Välj en annan."),
                        format!("{name} is named as {said} but is something else. It may be damaged. Choose another."),
                    ),
                }
            }
            Self::NamedTwice { employment } => {
                let name = world.people.name(employment);
                l.pick(format!("{name} är med två gånger."), format!("{name} is there twice."))
            }
            Self::NotOnSeat { employment, on, .. } => {
                let name = world.people.name(employment);
                l.pick(
                    format!("{name} satt inte på den platsen den {on}."),
                    format!("{name} did not sit on that seat on {on}."),
                )
            }
            Self::NobodyThere => pick(
                "Ingen är antecknad som närvarande. Ett möte där ingen var ställs in i stället.",
                "Nobody is put down as present. A meeting where nobody was is cancelled instead.",
            ),
            Self::NotAdjustable => pick(
                "Uppdraget säger inte att antalet möten kan ändras i dialog.",
                "The charter does not say that the number of meetings can be changed in dialogue.",
            ),
            Self::NotWithThem { with } => l.pick(
                format!("Antalet möten ändras i dialog med {with}. Ange vem det är."),
                format!("The number of meetings is changed in dialogue with {with}. Give who that is."),
            ),
            Self::TooLongATime { last } => l.pick(
                format!("En sådan ändring gäller en begränsad tid, längst till och med {last}."),
                format!("Such a change holds for a limited time, until {last} at the latest."),
            ),
            Self::FewestOverMost => pick(
                "Det högsta antalet är lägre än det lägsta.",
                "The highest number is lower than the lowest.",
            ),
            Self::TooFewThere { there, needed } => l.pick(
                format!("För få var där för ett ställningstagande: {there} deltog, och det krävs {needed}."),
                format!("Too few were there for a position: {there} attended, and {needed} are needed."),
            ),
            Self::SecretTaken => pick("Försök igen.", "Try again."),
            Self::NoFeed => pick("Du har ingen kalenderadress.", "You have no calendar address."),
        }
    }
}
