//! `samordna found` and `samordna link`: set up an installation, and let somebody in once.

use crate::{
    admin, clock,
    installation::Place,
    spoken::{self, Refused},
    trouble::{Outcome, Trouble},
};
use samordna_desk::{Act, Answer, Desk};
use samordna_domain::{Actor, Command, Event, Language, PersonId, command::Request};
use std::io::Write;

/// Where a one-time link leads, before its secret.
const LINK: &str = "/logga-in";

/// What to found.
#[derive(Debug, clap::Args)]
pub struct Found {
    #[command(flatten)]
    place: Place,
    /// The principal whose groups these are, as "Region Halland"
    #[arg(long, value_name = "NAME")]
    principal: String,
    /// Who keeps the register: first and last name
    #[arg(long, value_name = "NAME")]
    registrar: String,
}

/// Whom to let in.
#[derive(Debug, clap::Args)]
pub struct Link {
    #[command(flatten)]
    place: Place,
    /// Who: a person's id or name
    #[arg(long = "as", value_name = "PERSON")]
    person: String,
    /// What the link begins with, as https://samordna.example.se
    #[arg(long, value_name = "URL", default_value = "")]
    base: String,
}

/// Founds an installation, and prints the link by which the registrar chooses a password.
pub fn run(order: &Found, language: Language, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let desk = order.place.open_or_create(language, |_| {})?;
    let now = clock::now();
    let command =
        Command::Found { principal: order.principal.clone(), registrar: order.registrar.clone(), from: None };
    let answer = desk.act(Act::new(Actor::Keeper, now, command)).map_err(Trouble::desk(language))?;
    let accepted = match answer {
        Answer::Accepted(accepted) => accepted,
        Answer::Refused(refusal) => {
            let refused = desk.look(|world| Refused::of(&refusal, world, now.today, language));
            let why = refused.line();
            return Err(Trouble::new(
                language,
                format!("{why} `samordna admin` ger någon ett konto i den."),
                format!("{why} `samordna admin` gives somebody an account in it."),
            ));
        }
    };
    let person = accepted.events.iter().find_map(|event| match event {
        Event::PersonRegistered { person, .. } => Some(person),
        _ => None,
    });
    let line = language.pick(
        format!("{} är upplagd, med {} som registrator.", order.principal, order.registrar),
        format!("{} is set up, with {} as registrar.", order.principal, order.registrar),
    );
    writeln!(out, "{line}")?;
    if let Some(person) = person {
        let request = Request { actor: Actor::Keeper, now, evidence: None };
        admin::invite(&admin::Asked { desk: &desk, language }, &request, person, None, "", out)?;
    }
    Ok(Outcome::Well)
}

/// Prints a link that signs somebody in once.
pub fn link(order: &Link, language: Language, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let desk = order.place.open(language)?;
    let person = spoken::person(&desk, &order.person, language)?;
    print_link(&desk, &person, order.base.trim_end_matches('/'), language, out)?;
    Ok(Outcome::Well)
}

fn print_link(
    desk: &Desk,
    person: &PersonId,
    base: &str,
    language: Language,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let secret = desk.sign_in_link(person, clock::now()).map_err(Trouble::desk(language))?;
    let once = language.pick(
        format!("Länken loggar in {person} en gång, inom tio minuter. `samordna link` ger en ny."),
        format!("The link signs {person} in once, within ten minutes. `samordna link` gives another."),
    );
    writeln!(out, "{once}")?;
    Ok(writeln!(out, "{base}{LINK}/{}", secret.as_str())?)
}
