//! Accounts: by which name and password somebody signs in, what a password must be, and who may give an account.
//!
//! An account only says who somebody is: what they may do follows from seats and offices alone. It is no part of the
//! world, for a password is a secret. Deliberately absent: hashes, and rules that ask for a digit and a capital letter.

mod common;
mod say;

pub use say::AccountNo;

use crate::{
    Actor, PersonId, Refusal, World,
    command::Request,
    grounds::{Fact, Ground, House},
    refusal::Why,
};
use jiff::civil::Date;
use std::{fmt, str::FromStr};
use unicode_normalization::UnicodeNormalization;

/// The fewest characters of a password.
const SHORTEST: usize = 12;

/// The most characters of a password: a sentence has room, a flood has not.
const LONGEST: usize = 200;

/// The name that somebody types to sign in: small letters, digits and `.`, `-`, `_`, `@`, written one way only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserName(String);

impl UserName {
    /// The name as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name that somebody gets where nobody chose one: that of their id.
    pub fn of(person: &PersonId) -> Self {
        Self(person.as_str().to_owned())
    }
}

impl fmt::Display for UserName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for UserName {
    type Err = Refusal;

    /// Case, space around it and how an accent is coded do not make another name.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let name: String = text.trim().nfc().flat_map(char::to_lowercase).collect();
        let is_fine = |letter: char| letter.is_alphanumeric() || ".-_@".contains(letter);
        if !(2..=80).contains(&name.chars().count()) || !name.chars().all(is_fine) {
            return Err(Refusal::mistake("user", Why::Account(AccountNo::NotAUserName)));
        }
        Ok(Self(name))
    }
}

/// A password as it was typed; how its letters are coded makes no difference.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// One that was typed to sign in.
    pub fn typed(text: &str) -> Self {
        // What is longer than any password cannot fit, and need not be looked at.
        Self(text.nfc().take(LONGEST + 1).collect())
    }

    /// A new one, if it will do. `near` is what anybody would guess first: the user's own names.
    pub fn chosen(text: &str, near: &[&str]) -> Result<Self, Refusal> {
        let password = Self::typed(text);
        match password.weakness(near) {
            Some(no) => Err(Refusal::mistake("password", Why::Account(no))),
            None => Ok(password),
        }
    }

    /// The text, to be hashed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn weakness(&self, near: &[&str]) -> Option<AccountNo> {
        let length = self.0.chars().count();
        if length < SHORTEST {
            return Some(AccountNo::Short { fewest: SHORTEST });
        }
        if length > LONGEST {
            return Some(AccountNo::Long { most: LONGEST });
        }
        if self.0.chars().all(|letter| !letter.is_alphabetic()) {
            return Some(AccountNo::DigitsOnly);
        }
        if common::is_near(&self.0, near) {
            return Some(AccountNo::NearYourName);
        }
        common::is_common(&self.0).then_some(AccountNo::Common)
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Decides whether somebody may be given an account, or another link to choose a password by, or lose the account: by
/// the registrar, or whoever runs the installation.
pub fn may_keep(world: &World, request: &Request, person: &PersonId) -> Result<Ground, Refusal> {
    world.person(person)?;
    match request.actor {
        Actor::Keeper => Ok(Ground::house(House::KeeperFounds, Fact::Nothing)),
        Actor::Person(_) | Actor::Nobody => request.registrar(world),
    }
}

/// Decides whether somebody with the right password is let in: as long as they are employed somewhere.
pub fn may_sign_in(world: &World, person: &PersonId, on: Date) -> Result<(), Refusal> {
    if world.people.employments(person).any(|employment| employment.period.holds(on)) {
        return Ok(());
    }
    Err(Refusal::mistake("user", Why::Account(AccountNo::NotEmployed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<AccountNo> {
        Password::typed(text).weakness(&["nora-ledamot", "Nora Ledamot"])
    }

    #[test]
    fn a_password_that_will_do_is_long_and_nobodys_first_guess() {
        for fine in [
            "tre gröna hästar",
            "korgen under trappan",
            "bätt-ligt vemod 7",
            "xK4!vP9#qL2m",
            "Häst%batteri%häft",
            "regnrock sommar kaffe bro",
        ] {
            assert_eq!(said(fine), None, "{fine}");
        }
    }

    #[test]
    fn a_password_that_is_guessed_first_is_told_why() {
        for common in [
            "sommar2026!!",
            "Lösenord1234",
            "passwordpassword",
            "P4ssw0rd!!!!",
            "qwertyuiop12",
            "abcdefghijkl",
            "aaaaaaaaaaaa1",
            "abababababab",
            "Välkommen2026",
            "asdfghjklöäå",
            "hemligtlösenord",
            "Göteborg2026!",
        ] {
            assert_eq!(said(common), Some(AccountNo::Common), "{common}");
        }
        assert_eq!(said("hej hopp"), Some(AccountNo::Short { fewest: 12 }));
        assert_eq!(said(&"ab c".repeat(60)), Some(AccountNo::Long { most: 200 }));
        assert_eq!(said("197001011234"), Some(AccountNo::DigitsOnly));
        assert_eq!(said("NoraLedamot2026"), Some(AccountNo::NearYourName));
        assert_eq!(said("ledamot-nora-1"), Some(AccountNo::NearYourName));
    }

    #[test]
    fn how_letters_are_coded_makes_no_other_password_and_no_other_name() {
        assert!(Password::typed("h\u{e4}st") == Password::typed("ha\u{308}st"));
        let name = |text: &str| text.parse::<UserName>().unwrap();
        assert_eq!(name(" Åsa.Öberg@Sjukhus.SE "), name("a\u{30a}sa.o\u{308}berg@sjukhus.se"));
        assert!("".parse::<UserName>().is_err());
        assert!("nora ledamot".parse::<UserName>().is_err());
        assert!("n".repeat(81).parse::<UserName>().is_err());
    }

    #[test]
    fn a_password_is_not_shown_by_accident() {
        assert_eq!(format!("{:?}", Password::typed("korgen under trappan")), "Password(…)");
    }
}
