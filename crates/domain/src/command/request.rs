//! A command on its way, and what it leads to.

use crate::{
    Actor, Event, Moment, PersonId, Refusal, World,
    grounds::{Fact, Ground, House},
    refusal::Why,
};

/// A command on its way: who asks, when, and what document they cite.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who asks.
    pub actor: Actor,
    /// When.
    pub now: Moment,
    /// The document that shows what was decided outside the program.
    pub evidence: Option<String>,
}

/// What a command leads to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// What happens, in order.
    pub events: Vec<Event>,
    /// Why it may.
    pub grounds: Vec<Ground>,
    /// The long texts that the events name by digest.
    pub blobs: Vec<Vec<u8>>,
}

impl Outcome {
    /// One event.
    pub fn of(event: Event) -> Self {
        Self { events: vec![event], ..Self::default() }
    }

    /// With a further event.
    pub fn and(mut self, event: Event) -> Self {
        self.events.push(event);
        self
    }

    /// With a ground.
    pub fn because(mut self, ground: Ground) -> Self {
        self.grounds.push(ground);
        self
    }

    /// With a long text.
    pub fn with_blob(mut self, blob: Vec<u8>) -> Self {
        self.blobs.push(blob);
        self
    }
}

impl Request {
    /// The person who asks, or a no for whoever has not signed in.
    pub fn person(&self) -> Result<&PersonId, Refusal> {
        self.actor.person().ok_or_else(|| Refusal::new(Why::SignIn))
    }

    /// The actor is a registrar today.
    pub(crate) fn registrar(&self, world: &World) -> Result<Ground, Refusal> {
        let person = self.person()?;
        if world.is_registrar(person, self.now.today) {
            return Ok(Ground::house(House::RegistrarKeeps, Fact::Nothing));
        }
        Err(Refusal::new(Why::OnlyTheRegistrar)
            .by(Ground::house(House::RegistrarKeeps, Fact::Nothing))
            .who(world.registrars(self.now.today).map(|office| world.who_acts_for(office, self.now.today))))
    }

    /// The actor is a registrar who records what was decided outside the program, and cites the document that shows
    /// it. For anybody else it is the given no; for a registrar without a document, the same no in the field for it.
    pub(crate) fn records_or(&self, world: &World, no: impl FnOnce() -> Refusal) -> Result<Ground, Refusal> {
        if self.registrar(world).is_err() {
            return Err(no());
        }
        match self.evidence.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            Some(text) => {
                Ok(Ground::house(House::RegistrarRecords, Fact::Evidence { text: text.to_owned() }))
            }
            None => Err(Refusal { why: Why::EvidenceMissing, field: Some("evidence"), ..no() }
                .by(Ground::house(House::RegistrarRecords, Fact::Nothing))),
        }
    }
}
