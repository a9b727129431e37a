//! `samordna admin`: gives somebody an account from the server, so that the first registrar can sign in.
//!
//! Nobody is asked anything: the password comes on standard input, or a link is printed by which it is chosen.

use crate::{
    clock,
    installation::Place,
    spoken::{self, Refused},
    trouble::{Outcome, Trouble},
};
use samordna_desk::Desk;
use samordna_domain::{Actor, Language, PersonId, Refusal, UserName, command::Request};
use std::io::{BufRead, Write};

/// Where a link to choose a password leads, before its secret.
const LINK: &str = "/valkommen";

/// Whom to give an account.
#[derive(Debug, clap::Args)]
pub struct Order {
    #[command(flatten)]
    place: Place,
    /// Who: a person's id or name
    #[arg(long = "as", value_name = "PERSON")]
    person: String,
    /// What the person types to sign in; otherwise as before, or the person's id
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// Take the password from the first line of standard input; otherwise print a link by which it is chosen
    #[arg(long)]
    password_stdin: bool,
    /// What the link begins with, as https://samordna.example.se
    #[arg(long, value_name = "URL", default_value = "")]
    base: String,
}

/// Does it.
pub fn run(
    order: &Order,
    language: Language,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<Outcome, Trouble> {
    let desk = order.place.open(language)?;
    let person = spoken::person(&desk, &order.person, language)?;
    let asked = Asked { desk: &desk, language };
    let user: Option<UserName> = order.user.as_deref().map(|user| asked.yes(user.parse())).transpose()?;
    let request = Request { actor: Actor::Keeper, now: clock::now(), evidence: None };
    if order.password_stdin {
        let mut line = String::new();
        input.read_line(&mut line)?;
        let password = line.trim_end_matches(['\r', '\n']);
        let set = desk.set_password(&request, &person, user, password).map_err(Trouble::desk(language))?;
        let user = asked.yes(set)?;
        let said = language.pick(
            format!("{person} loggar in som {user}, med lösenordet."),
            format!("{person} signs in as {user}, by the password."),
        );
        writeln!(out, "{said}")?;
        return Ok(Outcome::Well);
    }
    invite(&asked, &request, &person, user, order.base.trim_end_matches('/'), out)?;
    Ok(Outcome::Well)
}

/// Gives an account, and prints the link by which its password is chosen.
pub fn invite(
    asked: &Asked<'_>,
    request: &Request,
    person: &PersonId,
    user: Option<UserName>,
    base: &str,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let invited = asked.desk.invite(request, person, user).map_err(Trouble::desk(asked.language))?;
    let invitation = asked.yes(invited)?;
    let said = asked.language.pick(
        format!(
            "{person} loggar in som {}. Länken väljer lösenordet, en gång, inom sju dagar.",
            invitation.user
        ),
        format!(
            "{person} signs in as {}. The link chooses the password, once, within seven days.",
            invitation.user
        ),
    );
    writeln!(out, "{said}")?;
    Ok(writeln!(out, "{base}{LINK}/{}", invitation.secret.as_str())?)
}

/// A desk that was asked, and the language to answer in.
pub struct Asked<'a> {
    pub desk: &'a Desk,
    pub language: Language,
}

impl Asked<'_> {
    /// What was granted, or the no in words.
    pub fn yes<T>(&self, answer: Result<T, Refusal>) -> Result<T, Trouble> {
        answer.map_err(|refusal| {
            let today = clock::now().today;
            let refused = self.desk.look(|world| Refused::of(&refusal, world, today, self.language));
            Trouble::Says(refused.line())
        })
    }
}
