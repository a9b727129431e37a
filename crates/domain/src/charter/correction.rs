//! A person reads a sentence otherwise than the program. Both readings are kept, with the reason.

use super::{Charter, HumanReading, own_draft};
use crate::{
    CharterId, Event, PersonId, Refusal, World,
    command::{Outcome, Request},
    refusal::Why,
};
use jiff::civil::Date;
use samordna_charter::{Modality, Norm, Rule, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a person reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// The norm at this position says something else.
    Replace {
        /// From 0.
        norm: usize,
        /// What it says.
        rule: Rule,
        /// How strongly.
        modality: Modality,
    },
    /// The sentence of this norm is no rule.
    Withdraw {
        /// From 0.
        norm: usize,
    },
    /// This unread sentence is a rule.
    Take {
        /// Position among the unread, from 0.
        unread: usize,
        /// What it says.
        rule: Rule,
        /// How strongly.
        modality: Modality,
    },
}

/// Decides whether a reading may be corrected: in a draft, by whoever had it read or the registrar, with a reason.
pub(crate) fn correct(
    world: &World,
    request: &Request,
    id: &CharterId,
    correction: &Correction,
    reason: &str,
) -> Result<Outcome, Refusal> {
    let (charter, ground) = own_draft(world, request, id)?;
    if reason.trim().is_empty() {
        return Err(Refusal::mistake("reason", Why::ReasonMissing));
    }
    match correction {
        Correction::Replace { norm, .. } | Correction::Withdraw { norm } if charter.norm(*norm).is_none() => {
            return Err(Refusal::mistake("norm", Why::NoSuchNorm { norm: *norm }));
        }
        Correction::Take { unread, .. }
            if charter.reading.unread.get(*unread).is_none() || charter.taken.contains(unread) =>
        {
            return Err(Refusal::mistake("unread", Why::NoSuchNorm { norm: *unread }));
        }
        Correction::Replace { .. } | Correction::Withdraw { .. } | Correction::Take { .. } => {}
    }
    let event = Event::NormCorrected {
        charter: id.clone(),
        correction: correction.clone(),
        reason: reason.trim().to_owned(),
        by: request.person()?.clone(),
        on: request.now.today,
    };
    Ok(Outcome::of(event).because(ground))
}

impl Charter {
    /// Makes a correction so, beside what the machine read.
    pub(crate) fn read_by_hand(&mut self, correction: &Correction, reason: &str, by: &PersonId, on: Date) {
        let (at, norm, withdrawn) = match correction {
            Correction::Replace { norm: at, rule, modality } => {
                let Some(norm) = self.norm(*at) else { return };
                let evaluability = rule.kind().evaluability();
                let norm = Norm { rule: rule.clone(), modality: *modality, evaluability, ..norm.clone() };
                (*at, norm, false)
            }
            Correction::Withdraw { norm: at } => {
                let Some(norm) = self.norm(*at) else { return };
                (*at, norm.clone(), true)
            }
            Correction::Take { unread, rule, modality } => {
                let (quote, span) =
                    self.reading.unread.get(*unread).map_or((String::new(), Span::default()), |unread| {
                        (unread.quote.clone(), unread.span)
                    });
                self.taken.push(*unread);
                (self.count(), Norm::new(rule.clone(), *modality, quote, span), false)
            }
        };
        self.by_hand
            .insert(at, HumanReading { norm, by: by.clone(), on, reason: reason.to_owned(), withdrawn });
        self.draw();
    }
}
