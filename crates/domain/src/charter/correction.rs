//! A person reads a sentence otherwise than the program. Both readings are kept, with the reason.

use super::own_draft;
use crate::{
    CharterId, Event, Refusal, World,
    command::{Outcome, Request},
    refusal::Why,
};
use samordna_charter::{Modality, Rule};
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
        Correction::Replace { norm, .. } | Correction::Withdraw { norm }
            if charter.norms.get(*norm).is_none() =>
        {
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
