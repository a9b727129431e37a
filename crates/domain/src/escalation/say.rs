//! What is refused about escalations, in words, Swedish and English side by side.

use crate::Language;
use serde::Serialize;

/// Why something may not be done about an escalation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "escalation_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum EscalationNo {
    NoSuchEscalation { number: u32 },
    AlreadyLifted { number: u32 },
    AlreadyAnswered { number: u32 },
    OnlyTheyLift { name: String },
    OnlyTheyAnswer,
    ToWhom,
    NoSuchWay { norm: usize },
    TheCharterSays,
    HandDownAsAnswered,
}

impl EscalationNo {
    pub(crate) fn say(&self, language: Language) -> String {
        match self {
            Self::NoSuchEscalation { number } => language.pick(
                format!("Ärendet har inget lyft {number}."),
                format!("The matter has no escalation {number}."),
            ),
            Self::AlreadyLifted { number } => language.pick(
                format!("Det är redan lyft (nummer {number}) och väntar på svar."),
                format!("It is already lifted (number {number}) and waits for an answer."),
            ),
            Self::AlreadyAnswered { number } => language.pick(
                format!("Lyft {number} är redan besvarat."),
                format!("Escalation {number} is already answered."),
            ),
            Self::OnlyTheyLift { name } => {
                language.pick(format!("Ärenden lyfts av {name}."), format!("Matters are lifted by {name}."))
            }
            Self::OnlyTheyAnswer => language
                .pick(
                    "Svaret ges av den som ärendet lyftes till. Med en handling som visar svaret kan gruppen anteckna det.",
                    "Whom the matter was lifted to answers. With a document that shows the answer the group can record it.",
                )
                .to_owned(),
            Self::NoSuchWay { norm } => language.pick(
                format!("Regel {} säger inte vart ett ärende lyfts.", norm + 1),
                format!("Norm {} does not say where a matter is lifted.", norm + 1),
            ),
            Self::TheCharterSays => language
                .pick("Uppdraget säger vem det lyfts till.", "The charter says to whom it is lifted.")
                .to_owned(),
            Self::HandDownAsAnswered => language
                .pick(
                    "Svaret är redan givet. Lämna det vidare som det är.",
                    "The answer is given already. Hand it on as it is.",
                )
                .to_owned(),
            Self::ToWhom => language
                .pick("Ange vem det skickas vidare till.", "Give to whom it is passed on.")
                .to_owned(),
        }
    }
}
