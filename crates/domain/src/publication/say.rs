//! What is weighed and what is refused about publication, in words, Swedish and English side by side.

use crate::{Language, MeetingId, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that is so about publication, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicationFact {
    /// How many of the documents stand in every place, or need not.
    Everywhere {
        /// Those.
        done: u32,
        /// By a decision they need not.
        exempt: u32,
        /// In all.
        of: u32,
    },
    /// Notes do not stand in a place yet.
    NotThere {
        /// Of which meeting.
        meeting: MeetingId,
        /// The place.
        place: Option<String>,
    },
    /// Notes are not final, and so stand nowhere.
    NotFinal {
        /// Of which meeting.
        meeting: MeetingId,
        /// The place.
        place: Option<String>,
    },
    /// Notes stand in a place.
    There {
        /// Of which meeting.
        meeting: MeetingId,
        /// The place.
        place: Option<String>,
        /// Since when.
        on: Date,
    },
    /// The program's own page shows it.
    OwnPage,
    /// Nobody has said that a group's own facts stand in a place.
    GroupNotThere {
        /// The place.
        place: Option<String>,
    },
    /// A group's own facts stand in a place, and have not changed since.
    GroupThere {
        /// The place.
        place: Option<String>,
        /// When it was looked at.
        on: Date,
    },
    /// A group's own facts have changed since they were put in a place.
    GroupStale {
        /// The place.
        place: Option<String>,
        /// When it was looked at.
        on: Date,
        /// When something changed.
        changed: Date,
    },
    /// How many of the notes are registered.
    Registered {
        /// Those.
        done: u32,
        /// In all.
        of: u32,
    },
    /// Notes are not registered.
    NotRegistered {
        /// Of which meeting.
        meeting: MeetingId,
    },
    /// Notes are registered.
    NotesRegistered {
        /// Of which meeting.
        meeting: MeetingId,
        /// Under which number.
        number: String,
    },
    /// The charter has a registry number.
    CharterNumber {
        /// The number.
        number: String,
    },
}

/// Why something may not be said about publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "publication_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum PublicationNo {
    PlaceMissing,
    NoAddress,
    NotFinal,
    NotShared,
    NotAPlace { places: Vec<String> },
    AlreadyThere { on: Date },
    LookFirst { count: u32 },
    DocumentMissing,
    ReasonMissing,
    NumberMissing,
    AlreadyRegistered { number: String },
    TheProgramDoes,
}

/// The place in words.
pub(crate) fn place_words(place: Option<&str>, l: Language) -> String {
    place.map_or(
        l.pick("den plats som texten menar", "the place that the text means").to_owned(),
        str::to_owned,
    )
}

impl PublicationFact {
    pub(crate) fn say(&self, world: &World, l: Language) -> String {
        let day = |meeting: &MeetingId| {
            world.meetings.get(meeting).map_or_else(|| meeting.short(), |known| known.slot.day.to_string())
        };
        let at = |place: &Option<String>| place_words(place.as_deref(), l);
        match self {
            Self::Everywhere { done, exempt: 0, of } => l.pick(
                format!("{done} av {of} står på alla platser."),
                format!("{done} of {of} stand in every place."),
            ),
            Self::Everywhere { done, exempt, of } => l.pick(
                format!("{done} av {of} står på alla platser; {exempt} är undantagna genom beslut."),
                format!("{done} of {of} stand in every place; {exempt} are exempt by a decision."),
            ),
            Self::NotThere { meeting, place } => l.pick(
                format!("Anteckningarna från {} är inte publicerade: {}.", day(meeting), at(place)),
                format!("The notes of {} are not published: {}.", day(meeting), at(place)),
            ),
            Self::NotFinal { meeting, place } => l.pick(
                format!("Anteckningarna från {} är inte slutliga och därför inte publicerade: {}.", day(meeting), at(place)),
                format!("The notes of {} are not final, and so not published: {}.", day(meeting), at(place)),
            ),
            Self::There { meeting, place, on } => l.pick(
                format!("Anteckningarna från {} är publicerade sedan {on}: {}.", day(meeting), at(place)),
                format!("The notes of {} are published since {on}: {}.", day(meeting), at(place)),
            ),
            Self::OwnPage => l
                .pick("Samordnas öppna sida visar det, alltid som det är.", "Samordna's public page shows it, always as it is.")
                .to_owned(),
            Self::GroupNotThere { place } => l.pick(
                format!("Ingen har bekräftat att uppgifterna om gruppen finns: {}.", at(place)),
                format!("Nobody has confirmed that the facts about the group are there: {}.", at(place)),
            ),
            Self::GroupThere { place, on } => l.pick(
                format!("Uppgifterna om gruppen stämde den {on}, och inget har ändrats sedan dess: {}.", at(place)),
                format!("The facts about the group were right on {on}, and nothing has changed since: {}.", at(place)),
            ),
            Self::GroupStale { place, on, changed } => l.pick(
                format!("Något ändrades den {changed}, efter att uppgifterna om gruppen bekräftades den {on}: {}.", at(place)),
                format!("Something changed on {changed}, after the facts about the group were confirmed on {on}: {}.", at(place)),
            ),
            Self::Registered { done, of } => l.pick(
                format!("{done} av {of} anteckningar är diarieförda."),
                format!("{done} of {of} notes are registered."),
            ),
            Self::NotRegistered { meeting } => l.pick(
                format!("Anteckningarna från {} är inte diarieförda.", day(meeting)),
                format!("The notes of {} are not registered.", day(meeting)),
            ),
            Self::NotesRegistered { meeting, number } => l.pick(
                format!("Anteckningarna från {} är diarieförda: {number}.", day(meeting)),
                format!("The notes of {} are registered: {number}.", day(meeting)),
            ),
            Self::CharterNumber { number } => l.pick(
                format!("Uppdraget har diarienummer {number}."),
                format!("The charter has the registry number {number}."),
            ),
        }
    }
}

impl PublicationNo {
    pub(crate) fn say(&self, l: Language) -> String {
        let pick = |sv: &str, en: &str| l.pick(sv, en).to_owned();
        match self {
            Self::PlaceMissing => pick("Ange platsen som uppdragen kallar den.", "Give the place as charters call it."),
            Self::NoAddress => pick(
                "Skriv hela adressen, från https:// och framåt, eller lämna fältet tomt.",
                "Write the whole address, from https:// on, or leave the field empty.",
            ),
            Self::NotFinal => pick(
                "Anteckningarna publiceras först när de är slutliga.",
                "Notes are published when they are final, and not before.",
            ),
            Self::NotShared => pick("Anteckningarna är inte delade än.", "The notes are not shared yet."),
            Self::NotAPlace { places } if places.is_empty() => pick(
                "Uppdraget som gällde då nämner ingen plats för detta.",
                "The charter in force then names no place for this.",
            ),
            Self::NotAPlace { places } => {
                let places = places.join(", ");
                l.pick(
                    format!("Uppdraget som gällde då nämner: {places}."),
                    format!("The charter in force then names: {places}."),
                )
            }
            Self::AlreadyThere { on } => l.pick(
                format!("Det är bekräftat sedan {on}."),
                format!("That is confirmed since {on}."),
            ),
            Self::LookFirst { count } => l.pick(
                format!("Texten har {count} ställen som kan vara personuppgifter. Titta på dem och kryssa i att de får stå på öppna webben."),
                format!("The text has {count} places that may be personal data. Look at them, and tick that they may stand on the open web."),
            ),
            Self::DocumentMissing => pick(
                "Ange handlingen som visar beslutet, till exempel ett diarienummer.",
                "Give the document that shows the decision, for example a registry number.",
            ),
            Self::ReasonMissing => pick("Skriv varför.", "Write why."),
            Self::NumberMissing => pick("Ange diarienumret eller beteckningen.", "Give the registry number or designation."),
            Self::AlreadyRegistered { number } => l.pick(
                format!("{number} är redan antecknat."),
                format!("{number} is recorded already."),
            ),
            Self::TheProgramDoes => pick(
                "Samordnas öppna sida visar det av sig själv.",
                "Samordna's public page shows it by itself.",
            ),
        }
    }
}
