//! An act on its way, and the answer to it.

use samordna_domain::{Actor, Command, Event, Moment, Refusal, command::Request, grounds::Ground};

/// Somebody asks for something.
#[derive(Clone, Debug)]
pub struct Act {
    /// Who.
    pub actor: Actor,
    /// When.
    pub now: Moment,
    /// What.
    pub command: Command,
    /// The document that shows what was decided outside the program.
    pub evidence: Option<String>,
    /// A key of the form that it came from: a form sent twice is done once.
    pub request: Option<String>,
}

impl Act {
    /// An act without a cited document or a key.
    pub fn new(actor: Actor, now: Moment, command: Command) -> Self {
        Self { actor, now, command, evidence: None, request: None }
    }

    /// The same, citing a document.
    pub fn citing(mut self, evidence: impl Into<String>) -> Self {
        self.evidence = Some(evidence.into());
        self
    }

    pub(crate) fn as_request(&self) -> Request {
        Request { actor: self.actor.clone(), now: self.now, evidence: self.evidence.clone() }
    }
}

/// What was done, and by which grounds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Accepted {
    /// What happened; empty where the same request was done before.
    pub events: Vec<Event>,
    /// Why it was allowed.
    pub grounds: Vec<Ground>,
    /// The same request was done before, and nothing happened now.
    pub was_done: bool,
}

/// The answer to an act.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Done, and durable.
    Accepted(Accepted),
    /// Not done, and why.
    Refused(Refusal),
}

impl Answer {
    /// What was done, or the no.
    pub fn into_result(self) -> Result<Accepted, Refusal> {
        match self {
            Self::Accepted(accepted) => Ok(accepted),
            Self::Refused(refusal) => Err(refusal),
        }
    }
}
