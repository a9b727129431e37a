//! Where facts and a norm differ: by which sentence, since when, and what would cure it.
//!
//! `must` gives a deviation, `should` a remark. A finding that nobody can act on is not made.

use crate::{
    Language,
    duty::Way,
    grounds::{Basis, Fact},
    seat::Role,
};
use jiff::civil::Date;
use samordna_charter::Modality;
use serde::Serialize;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The charter says *ska*.
    Deviation,
    /// The charter says *bör*, or the text itself is unclear.
    Remark,
}

impl Class {
    /// The class that a broken norm of this modality gives; none where nothing can be broken.
    pub fn of(modality: Modality) -> Option<Self> {
        match modality {
            Modality::Must | Modality::MustNot => Some(Self::Deviation),
            Modality::Should => Some(Self::Remark),
            Modality::May | Modality::States => None,
        }
    }

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Deviation => language.pick("Avvikelse", "Deviation"),
            Self::Remark => language.pick("Anmärkning", "Remark"),
        }
    }
}

/// What would make it right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cure {
    /// Adopt the charter that waits.
    AdoptCharter,
    /// Have a charter read for the group.
    ReadCharter,
    /// Adopt a new version.
    RenewCharter,
    /// Put somebody on a seat of this role.
    Fill {
        /// The role.
        role: Role,
    },
    /// Put somebody on a seat of this role in another group.
    FillElsewhere {
        /// The group.
        group: crate::BodyId,
        /// The role.
        role: Role,
    },
    /// Let whoever the charter says move up.
    MoveUp {
        /// To which seat.
        seat: crate::SeatId,
    },
    /// Speak with whoever does not come, or with whoever appointed them.
    SpeakWithMembers,
    /// Establish seats, or fill them.
    FillSeats,
    /// Establish fewer seats, or let somebody leave.
    FewerSeats,
    /// Choose somebody else, or record why not.
    ChooseAnother,
    /// Register the body, or give it an alias.
    RegisterName {
        /// As the text has it.
        name: String,
    },
    /// Register the document.
    RegisterDocument {
        /// As the text has it.
        name: String,
    },
    /// Dissolve the group that was replaced.
    DissolveReplaced,
    /// Name another in a new version of the charter.
    ReviseCharter,
    /// Do it, and report it.
    Report,
    /// Plan meetings, or move them.
    PlanMeetings,
    /// Report the meetings that were held.
    ReportMeetings,
    /// Have the dialogue by which the number of meetings may be another, and record it.
    Dialogue,
    /// Plan shorter meetings.
    ShorterMeetings,
    /// Let fewer attend from one unit.
    FewerFromOneUnit,
    /// Say who orders a matter now.
    NameOrderer {
        /// Which.
        matter: crate::MatterId,
    },
    /// Close an engagement with a word.
    GiveWord {
        /// Which.
        engagement: crate::EngagementId,
    },
    /// Review a governing document.
    ReviewDocument {
        /// Which.
        document: crate::DocumentId,
    },
    /// Do it, by an act that the program knows.
    Act {
        /// Which.
        way: Way,
    },
}

impl Cure {
    /// The finding is that a duty is overdue, which stands among the duties too.
    pub fn is_of_a_duty(&self) -> bool {
        matches!(self, Self::Report | Self::Act { .. })
    }

    /// What to do, as on a button.
    pub fn label(&self, language: Language) -> &'static str {
        match self {
            Self::AdoptCharter => language.pick("Se vem som fastställer", "See who adopts"),
            Self::ReadCharter => language.pick("Läs in ett uppdrag", "Have a charter read"),
            Self::RenewCharter | Self::ReviseCharter => {
                language.pick("Läs in en ny version", "Have a new version read")
            }
            Self::Fill { .. } | Self::FillElsewhere { .. } => language.pick("Utse", "Appoint"),
            Self::MoveUp { .. } => language.pick("Anteckna efterträdandet", "Record the succession"),
            Self::SpeakWithMembers => language.pick("Se deltagandet", "See who takes part"),
            Self::FillSeats => language.pick("Tillsätt platser", "Fill seats"),
            Self::FewerSeats => language.pick("Avsluta platser", "End seats"),
            Self::ChooseAnother => language.pick("Se platserna", "See the seats"),
            Self::RegisterName { .. } => language.pick("Lägg in namnet", "Enter the name"),
            Self::RegisterDocument { .. } => language.pick("Lägg in dokumentet", "Enter the document"),
            Self::DissolveReplaced => language.pick("Avveckla gruppen", "Dissolve the group"),
            Self::Report => language.pick("Anteckna", "Record"),
            Self::PlanMeetings => language.pick("Planera möten", "Plan meetings"),
            Self::ReportMeetings => language.pick("Anteckna möten", "Report meetings"),
            Self::Dialogue => language.pick("Anteckna dialogen", "Record the dialogue"),
            Self::ShorterMeetings | Self::FewerFromOneUnit => language.pick("Se mötena", "See the meetings"),
            Self::NameOrderer { .. } => language.pick("Ange vem som beställer", "Name who orders"),
            Self::GiveWord { .. } => Way::GiveWord.label(language),
            Self::ReviewDocument { .. } => Way::ReviewDocument.label(language),
            Self::Act { way } => way.label(language),
        }
    }

    /// In words, as something to do.
    pub fn say(&self, language: Language) -> String {
        let pick = |sv: &str, en: &str| language.pick(sv, en).to_owned();
        match self {
            Self::AdoptCharter => pick("Fastställ uppdraget.", "Adopt the charter."),
            Self::ReadCharter => {
                pick("Läs in ett uppdrag för gruppen.", "Have a charter read for the group.")
            }
            Self::RenewCharter => {
                pick("Fastställ en ny version av uppdraget.", "Adopt a new version of the charter.")
            }
            Self::Fill { role } => {
                let role = role.label(language).to_lowercase();
                language.pick(format!("Utse {role}."), format!("Appoint a {role}."))
            }
            Self::FillElsewhere { role, .. } => {
                let role = role.label(language).to_lowercase();
                language.pick(
                    format!("Utse {role} i den andra gruppen."),
                    format!("Appoint a {role} in the other group."),
                )
            }
            Self::MoveUp { .. } => pick("Anteckna efterträdandet.", "Record the succession."),
            Self::SpeakWithMembers => pick(
                "Tala med den som inte kommer, eller med den som utsett.",
                "Speak with whoever does not come, or with whoever appointed them.",
            ),
            Self::FillSeats => pick(
                "Tillsätt de vakanta platserna, eller inrätta fler.",
                "Fill the vacant seats, or establish more.",
            ),
            Self::FewerSeats => {
                pick("Avsluta de platser som är för många.", "End the seats that are too many.")
            }
            Self::ChooseAnother => pick(
                "Utse någon annan, eller anteckna skälet.",
                "Choose somebody else, or record the reason.",
            ),
            Self::RegisterName { name } => language.pick(
                format!("Registrera {name}, eller ange ett alias för en enhet som finns."),
                format!("Register {name}, or give an alias to a body that exists."),
            ),
            Self::RegisterDocument { name } => language.pick(
                format!("Registrera {name} bland de styrande dokumenten."),
                format!("Register {name} among the governing documents."),
            ),
            Self::DissolveReplaced => {
                pick("Avveckla gruppen som har ersatts.", "Dissolve the group that was replaced.")
            }
            Self::ReviseCharter => pick(
                "Ändra det i nästa version av uppdraget.",
                "Change it in the next version of the charter.",
            ),
            Self::PlanMeetings => pick("Planera möten, eller flytta dem.", "Plan meetings, or move them."),
            Self::ReportMeetings => pick(
                "Anteckna de möten som hölls. Hölls de inte är det en avvikelse att redovisa.",
                "Report the meetings that were held. If they were not, it is a deviation to account for.",
            ),
            Self::Dialogue => pick(
                "Ta dialogen om antalet möten, och anteckna vad ni kom fram till.",
                "Have the dialogue about the number of meetings, and record what you agreed.",
            ),
            Self::ShorterMeetings => pick("Korta mötet.", "Shorten the meeting."),
            Self::FewerFromOneUnit => pick(
                "Rätta närvaron om den är fel. Låt annars färre delta nästa gång.",
                "Correct the attendance if it is wrong. Otherwise let fewer attend next time.",
            ),
            Self::Report => {
                pick("Gör det, och anteckna att det är gjort.", "Do it, and record that it is done.")
            }
            Self::NameOrderer { .. } => pick(
                "Ange vem som beställer ärendet nu, eller avsluta det.",
                "Name who orders the matter now, or close it.",
            ),
            Self::GiveWord { .. } => pick(
                "Skriv vad gruppen bidrog med, eller förläng medverkan.",
                "Write what the group gave, or prolong the engagement.",
            ),
            Self::ReviewDocument { .. } => pick(
                "Se över dokumentet, och anteckna vad det ledde till.",
                "Review the document, and record what came of it.",
            ),
            Self::Act { way } => format!("{}.", way.label(language)),
        }
    }
}

/// A difference between facts and norm.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The norm, or the program's own rule.
    pub basis: Basis,
    /// How grave.
    pub class: Class,
    /// The facts.
    pub fact: Fact,
    /// Since when.
    pub since: Option<Date>,
    /// What would make it right.
    pub cure: Cure,
}
