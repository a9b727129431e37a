//! Whether somebody may choose which mail is sent.

use super::command::ChooseMail;
use crate::{
    Event, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House},
    refusal::Who,
};

/// Decides it: everybody for themselves, and the registrar for whoever cannot.
pub(crate) fn choose(world: &World, request: &Request, asked: ChooseMail) -> Result<Outcome, Refusal> {
    let own = request.person()?;
    let person = asked.person.unwrap_or_else(|| own.clone());
    world.person(&person)?;
    let ground = Ground::house(House::EverybodyChoosesTheirMail, Fact::Nothing);
    let ground = match person == *own {
        true => ground,
        false => {
            let who = Who::Person { person: person.clone() };
            request.registrar(world).map_err(|no| no.by(ground).who([who]))?
        }
    };
    Ok(Outcome::of(Event::MailChosen { person, mail: asked.mail }).because(ground))
}
