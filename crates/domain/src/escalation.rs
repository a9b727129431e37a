//! Where a matter goes when nobody here may decide it: the next addressee, by the charter, until there is an answer.
//!
//! **Invariant:** a matter without a competent decider has an open escalation. Where the charter names no way, it goes to
//! the commissioner, and the program says that the charter has a gap.

pub mod command;
mod decided;
mod say;
mod way;

pub(crate) use decided::{answer, escalate, lifted};
pub use say::EscalationNo;
pub use way::{EscalationWay, next_addressee, ways};

use crate::{BodyId, Language, grounds::Basis, matter::Addressee};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How an escalation ends, or goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EscalationAnswer {
    /// It is decided there.
    Decided,
    /// A mandate was given to somebody here.
    MandateGiven,
    /// It comes back without a decision: the group does something else.
    Returned,
    /// It goes on to the next.
    PassedOn,
}

impl EscalationAnswer {
    /// Every answer.
    pub const ALL: [Self; 4] = [Self::Decided, Self::MandateGiven, Self::Returned, Self::PassedOn];

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Decided => language.pick("Beslutat där", "Decided there"),
            Self::MandateGiven => language.pick("Mandat gavs", "A mandate was given"),
            Self::Returned => language.pick("Återlämnat", "Returned"),
            Self::PassedOn => language.pick("Skickat vidare", "Passed on"),
        }
    }
}

/// A matter that was lifted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Escalation {
    /// Its number in the matter, from 1.
    pub number: u32,
    /// For which administration; none where the whole matter was lifted.
    pub unit: Option<BodyId>,
    /// Who has it now.
    pub to: Addressee,
    /// To whom it goes on from there, where the charter says through whom it goes (row 182).
    pub beyond: Option<Addressee>,
    /// Through whom it goes, and the answer comes back.
    pub via: Option<Addressee>,
    /// Who answered it, where the answer comes back through another.
    pub decided_by: Option<Addressee>,
    /// It is answered there, and the answer is on its way back.
    pub comes_back: bool,
    /// By which rule.
    pub basis: Basis,
    /// Why.
    pub reason: String,
    /// Since when.
    pub opened: Date,
    /// What was answered on the way, oldest first.
    pub answers: Vec<(EscalationAnswer, String, Date)>,
}

impl Escalation {
    /// It waits for an answer.
    pub fn is_open(&self) -> bool {
        self.comes_back
            || self.answers.last().is_none_or(|(answer, _, _)| *answer == EscalationAnswer::PassedOn)
    }

    /// Who decided there, and what; none where it is not over, or nothing was decided.
    pub fn decision(&self) -> Option<(&Addressee, &str)> {
        let (answer, text, _) = self.answers.last().filter(|_| !self.is_open())?;
        let by = self.decided_by.as_ref().unwrap_or(&self.to);
        (*answer == EscalationAnswer::Decided).then_some((by, text.as_str()))
    }

    /// Since when whoever has it has had it.
    pub fn waits_since(&self) -> Date {
        self.answers.last().map_or(self.opened, |(_, _, on)| *on)
    }
}
