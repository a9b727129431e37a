//! What the domain answers, put in words for whoever reads the command line.

use crate::trouble::Trouble;
use jiff::civil::Date;
use samordna_desk::Desk;
use samordna_domain::{Language, PersonId, Refusal, World, grounds, refusal::Why};
use serde::Serialize;

/// A ground in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spoken {
    /// Where the rule stands.
    pub source: String,
    /// What it says.
    pub sentence: String,
    /// What was weighed.
    pub fact: String,
}

impl From<grounds::Spoken> for Spoken {
    fn from(spoken: grounds::Spoken) -> Self {
        let grounds::Spoken { source, sentence, fact, .. } = spoken;
        Self { source, sentence, fact }
    }
}

/// A no in words.
#[derive(Debug, Serialize)]
pub struct Refused {
    /// The reason, and what it is about.
    #[serde(flatten)]
    reason: Why,
    /// What is wrong, in one sentence.
    why: String,
    /// The field that can be mended.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    /// By which rules.
    grounds: Vec<Spoken>,
    /// Who can say yes.
    who_can: Vec<String>,
    /// What can be done instead.
    way_forward: String,
}

impl Refused {
    /// The refusal in words.
    pub fn of(refusal: &Refusal, world: &World, on: Date, language: Language) -> Self {
        Self {
            reason: refusal.why.clone(),
            why: refusal.say(world, on, language),
            field: refusal.field,
            grounds: refusal.grounds.iter().map(|ground| ground.say(world, on, language).into()).collect(),
            who_can: refusal.who_can.iter().map(|who| who.say(world, on, language)).collect(),
            way_forward: refusal.way_forward(world, on, language),
        }
    }

    /// What is wrong and what can be done, in one line.
    pub fn line(&self) -> String {
        [self.why.as_str(), &self.way_forward].join(" ").trim().to_owned()
    }
}

/// The person with this id or name.
pub fn person(desk: &Desk, wanted: &str, language: Language) -> Result<PersonId, Trouble> {
    desk.look(|world| {
        let is_it = |person: &&samordna_domain::person::Person| {
            person.id.as_str() == wanted || person.name.to_lowercase() == wanted.to_lowercase()
        };
        let found: Vec<_> = world.people.people().filter(is_it).collect();
        match found.as_slice() {
            [one] => Ok(one.id.clone()),
            [] => Err(Trouble::new(
                language,
                format!(
                    "Det finns ingen som heter {wanted} här. Ange namnet eller id:t på en person i registret."
                ),
                format!("Nobody here is called {wanted}. Give the name or id of somebody in the register."),
            )),
            several => {
                let ids = several.iter().map(|person| person.id.as_str()).collect::<Vec<_>>().join(", ");
                Err(Trouble::new(
                    language,
                    format!("Flera heter {wanted}. Ange någon av {ids}."),
                    format!("Several are called {wanted}. Give one of {ids}."),
                ))
            }
        }
    })
}
