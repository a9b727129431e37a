//! Who is signed in. The secret stands in the reader's cookie; the ledger keeps only its digest.

use crate::{Desk, Fault};
use samordna_domain::{Moment, PersonId};
use samordna_ledger::{Digest, Ended, Session};

/// How long somebody stays signed in, in milliseconds: twelve hours.
const LASTS: i64 = 12 * 60 * 60 * 1000;

/// A secret of 32 random bytes, as 64 hex digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new one.
    pub fn random() -> Result<Self, Fault> {
        let mut bytes = [0u8; 32];
        getrandom::fill(&mut bytes).map_err(|_| Fault::Random)?;
        Ok(Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// One that came back in a cookie or a link.
    pub fn of(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text to hand out.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn digest(&self) -> Digest {
        Digest::of(self.0.as_bytes())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What a session's content says of a link that signs in once.
const LINK: &str = "link";

impl Desk {
    /// Signs somebody in for twelve hours. The person has to be known.
    pub fn sign_in(&self, person: &PersonId, now: Moment) -> Result<Secret, Fault> {
        self.open_session(person, now, LASTS, "")
    }

    /// A secret that signs somebody in once, within ten minutes: for a link printed on the server.
    pub fn sign_in_link(&self, person: &PersonId, now: Moment) -> Result<Secret, Fault> {
        self.open_session(person, now, 10 * 60 * 1000, LINK)
    }

    /// Uses a link's secret: signs in whoever it was made for, and spends it.
    pub fn redeem(&self, link: &Secret, now: Moment) -> Result<Option<(PersonId, Secret)>, Fault> {
        let Some(session) = self.ledger().session(&link.digest(), now.at.as_millisecond())? else {
            return Ok(None);
        };
        if session.content != LINK || self.ledger().end_sessions(Ended::One(&link.digest()))? == 0 {
            return Ok(None);
        }
        let Ok(person) = session.person.parse() else { return Ok(None) };
        let secret = self.sign_in(&person, now)?;
        Ok(Some((person, secret)))
    }

    /// Who is signed in with this secret.
    pub fn who(&self, secret: &Secret, now: Moment) -> Result<Option<PersonId>, Fault> {
        let session = self.ledger().session(&secret.digest(), now.at.as_millisecond())?;
        let session = session.filter(|session| session.content != LINK);
        Ok(session.and_then(|session| session.person.parse().ok()))
    }

    /// Signs out here.
    pub fn sign_out(&self, secret: &Secret) -> Result<(), Fault> {
        self.ledger().end_sessions(Ended::One(&secret.digest()))?;
        Ok(())
    }

    /// Signs a person out everywhere.
    pub fn sign_out_everywhere(&self, person: &PersonId) -> Result<u64, Fault> {
        Ok(self.ledger().end_sessions(Ended::Person(person.as_str()))?)
    }

    fn open_session(
        &self,
        person: &PersonId,
        now: Moment,
        lasts: i64,
        content: &str,
    ) -> Result<Secret, Fault> {
        let secret = Secret::random()?;
        self.ledger().put_session(&Session {
            key: secret.digest(),
            person: person.to_string(),
            content: content.to_owned(),
            expires: now.at.as_millisecond() + lasts,
        })?;
        Ok(secret)
    }
}
