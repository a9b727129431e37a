//! Answers: what they can be for each kind of round, who gave them, and whether they settle the question.

use super::RoundKind;
use crate::{Digest, EmploymentId, Language, meeting::Media};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What somebody answers for a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// Anchored at home.
    Anchored,
    /// Taken up at home, and there are objections. They are heard and kept; they do not stop a decision (row 184).
    Objects,
    /// It has consequences.
    Affected,
    /// It has none.
    NotAffected,
    /// No consultation is needed, for a reason.
    NotNeeded,
    /// A consultation is planned.
    Planned,
    /// The consultation is concluded.
    Concluded,
    /// Decided first all the same, for a reason that the law allows.
    Excepted,
    /// Decided as agreed.
    Decided,
    /// Decided otherwise than agreed.
    Deviates,
    /// Decided not to.
    Declines,
    /// Nobody here has the mandate.
    NoMandate,
    /// Begun.
    Begun,
    /// Done.
    Done,
    /// Not done, and will not be.
    NotDone,
    /// Tries it.
    Tries,
    /// Has taken it up.
    Adopts,
    /// Does not take it up.
    DoesNotAdopt,
    /// Applied.
    Applies,
    /// Applied in part.
    AppliesInPart,
    /// Not applied.
    DoesNotApply,
    /// Followed up.
    FollowedUp,
    /// Not followed up, and will not be.
    NotFollowedUp,
}

impl AnswerKind {
    /// The answers that a round of this kind takes.
    pub fn of(kind: RoundKind) -> &'static [Self] {
        match kind {
            RoundKind::Anchoring => &[Self::Anchored, Self::Objects],
            RoundKind::Impact => &[Self::Affected, Self::NotAffected],
            RoundKind::UnionConsultation => {
                &[Self::Planned, Self::Concluded, Self::NotNeeded, Self::Excepted]
            }
            RoundKind::HomeDecision => &[Self::Decided, Self::Deviates, Self::Declines, Self::NoMandate],
            RoundKind::Implementation => &[Self::Begun, Self::Done, Self::NotDone],
            RoundKind::RollOut => &[Self::Tries, Self::Adopts, Self::DoesNotAdopt],
            RoundKind::Application => &[Self::Applies, Self::AppliesInPart, Self::DoesNotApply],
            RoundKind::FollowUp => &[Self::Planned, Self::FollowedUp, Self::NotFollowedUp],
        }
    }

    /// It is given by a decision under a mandate, and not by an answer alone.
    pub fn is_decision(self) -> bool {
        matches!(self, Self::Decided | Self::Deviates | Self::Declines)
    }

    /// Nothing more is expected after it.
    pub fn is_settled(self) -> bool {
        !matches!(self, Self::Planned | Self::NoMandate | Self::Begun | Self::Tries)
    }

    /// It has to say why, or what.
    pub fn needs_text(self) -> bool {
        matches!(
            self,
            Self::Objects
                | Self::Affected
                | Self::NotNeeded
                | Self::Excepted
                | Self::Deviates
                | Self::Declines
                | Self::NoMandate
                | Self::Done
                | Self::NotDone
                | Self::DoesNotAdopt
                | Self::Applies
                | Self::AppliesInPart
                | Self::DoesNotApply
                | Self::FollowedUp
                | Self::NotFollowedUp
        )
    }

    /// Its words say what was done or found, and not why.
    pub fn tells_what(self) -> bool {
        matches!(self, Self::Affected | Self::Done | Self::Applies | Self::AppliesInPart | Self::FollowedUp)
    }

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Anchored => language.pick("Förankrat", "Anchored"),
            Self::Objects => language.pick("Invändningar", "Objections"),
            Self::Affected => language.pick("Berörs", "Affected"),
            Self::NotAffected => language.pick("Berörs inte", "Not affected"),
            Self::NotNeeded => language.pick("Behövs inte", "Not needed"),
            Self::Planned => language.pick("Planerad", "Planned"),
            Self::Concluded => language.pick("Avslutad", "Concluded"),
            Self::Excepted => language.pick("Undantag", "Excepted"),
            Self::Decided => language.pick("Beslutat", "Decided"),
            Self::Deviates => language.pick("Beslutat med avvikelse", "Decided otherwise"),
            Self::Declines => language.pick("Avböjt", "Declined"),
            Self::NoMandate => language.pick("Mandat saknas", "No mandate"),
            Self::Begun => language.pick("Påbörjat", "Begun"),
            Self::Done => language.pick("Genomfört", "Done"),
            Self::NotDone => language.pick("Genomförs inte", "Not done"),
            Self::Tries => language.pick("Prövar", "Tries it"),
            Self::Adopts => language.pick("Infört", "Taken up"),
            Self::DoesNotAdopt => language.pick("Inför inte", "Not taken up"),
            Self::Applies => language.pick("Tillämpas", "Applied"),
            Self::AppliesInPart => language.pick("Tillämpas delvis", "Applied in part"),
            Self::DoesNotApply => language.pick("Tillämpas inte", "Not applied"),
            Self::FollowedUp => language.pick("Följt upp", "Followed up"),
            Self::NotFollowedUp => language.pick("Följs inte upp", "Not followed up"),
        }
    }
}

/// In what capacity somebody answers for a unit; the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// On one of the unit's regular seats.
    Member,
    /// As a member's substitute.
    Substitute,
    /// As the unit's head.
    Head,
    /// Under a mandate: by a decision.
    MandateHolder,
    /// Recorded by the registrar, with the document that shows it.
    Recorded,
}

impl Capacity {
    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Member => language.pick("ledamot", "member"),
            Self::Substitute => language.pick("ersättare", "substitute"),
            Self::Head => language.pick("chef", "head"),
            Self::MandateHolder => language.pick("med eget mandat", "under a mandate of their own"),
            Self::Recorded => language.pick("antecknat av registrator", "recorded by the registrar"),
        }
    }
}

/// A document that came with an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name, where it is a file; none where its text was written here.
    pub name: Option<String>,
    /// What kind of file it is.
    pub media: Media,
    /// The digest of what it holds.
    pub content: Digest,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// What.
    pub kind: AnswerKind,
    /// In words; for what is done, what shows it.
    pub text: String,
    /// A document that came with it.
    pub attachment: Option<Attachment>,
    /// Who gave it.
    pub by: EmploymentId,
    /// In what capacity.
    pub capacity: Capacity,
    /// When.
    pub on: Date,
}
