//! Who is signed in. The secret stands in the reader's cookie; the ledger keeps only its digest.

use crate::{Desk, Fault};
use jiff::Timestamp;
use samordna_domain::{Moment, PersonId};
use samordna_ledger::{Digest, Ended, Session};
use serde::{Deserialize, Serialize};

/// How long somebody stays signed in, in milliseconds: twelve hours.
const LASTS: i64 = 12 * 60 * 60 * 1000;

/// How long a link printed on the server lasts, in milliseconds: ten minutes.
const LINK_LASTS: i64 = 10 * 60 * 1000;

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

/// What a secret is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// It is in the cookie of somebody who is signed in.
    Session,
    /// It is in a link that signs in once.
    Link,
    /// It is in a link by which a password is chosen, once.
    Invitation,
}

/// What is kept with a secret's digest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Content {
    pub is: Kind,
    /// Since when, in milliseconds since 1970-01-01 UTC.
    #[serde(default)]
    pub since: i64,
    /// At what.
    #[serde(default)]
    pub device: String,
}

impl Content {
    pub fn of(is: Kind) -> Self {
        Self { is, since: 0, device: String::new() }
    }

    fn read(session: &Session) -> Option<Self> {
        serde_json::from_str(&session.content).ok()
    }
}

/// That somebody is signed in somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// What tells it from others; no secret.
    pub key: String,
    /// Since when.
    pub since: Timestamp,
    /// Until when at most.
    pub until: Timestamp,
    /// At what, in a few words.
    pub device: String,
    /// It is the one that asks.
    pub is_here: bool,
}

impl Desk {
    /// Signs somebody in for twelve hours. The person has to be known.
    pub fn sign_in(&self, person: &PersonId, now: Moment) -> Result<Secret, Fault> {
        self.open_session(person, now, "")
    }

    /// The same, with a few words for what they sit at.
    pub fn open_session(&self, person: &PersonId, now: Moment, device: &str) -> Result<Secret, Fault> {
        let (is, since) = (Kind::Session, now.at.as_millisecond());
        self.hand_out(person, now, LASTS, &Content { is, since, device: device.to_owned() })
    }

    /// A secret that signs somebody in once, within ten minutes: for a link printed on the server.
    pub fn sign_in_link(&self, person: &PersonId, now: Moment) -> Result<Secret, Fault> {
        self.hand_out(person, now, LINK_LASTS, &Content::of(Kind::Link))
    }

    /// Uses a link's secret: signs in whoever it was made for, and spends it.
    pub fn redeem(
        &self,
        link: &Secret,
        device: &str,
        now: Moment,
    ) -> Result<Option<(PersonId, Secret)>, Fault> {
        let Some(person) = self.holder_of(link, Kind::Link, now)? else { return Ok(None) };
        if self.spend(link)? == 0 {
            return Ok(None);
        }
        let secret = self.open_session(&person, now, device)?;
        Ok(Some((person, secret)))
    }

    /// Who is signed in with this secret.
    pub fn who(&self, secret: &Secret, now: Moment) -> Result<Option<PersonId>, Fault> {
        self.holder_of(secret, Kind::Session, now)
    }

    /// Where a person is signed in, the last first. `here` is the session that asks.
    pub fn signed_in(
        &self,
        person: &PersonId,
        here: Option<&Secret>,
        now: Moment,
    ) -> Result<Vec<SignedIn>, Fault> {
        let here = here.map(Secret::digest);
        let moment = |at| Timestamp::from_millisecond(at).unwrap_or_default();
        let open = self.sessions_of(person, now, |content| content.is == Kind::Session)?;
        let view = |session: Session| {
            let content = Content::read(&session)?;
            Some(SignedIn {
                is_here: here == Some(session.key),
                key: session.key.to_string(),
                since: moment(content.since),
                until: moment(session.expires),
                device: content.device,
            })
        };
        Ok(open.into_iter().filter_map(view).collect())
    }

    /// Ends one of a person's sessions by its key, and tells whether there was one.
    pub fn end_session(&self, person: &PersonId, key: &str, now: Moment) -> Result<bool, Fault> {
        let open = self.sessions_of(person, now, |content| content.is == Kind::Session)?;
        match open.iter().find(|session| session.key.to_string() == key) {
            Some(session) => Ok(self.ledger().end_sessions(Ended::One(&session.key))? > 0),
            None => Ok(false),
        }
    }

    /// Signs out here.
    pub fn sign_out(&self, secret: &Secret) -> Result<(), Fault> {
        self.spend(secret).map(drop)
    }

    /// Signs a person out everywhere; their links no longer work either.
    pub fn sign_out_everywhere(&self, person: &PersonId) -> Result<u64, Fault> {
        Ok(self.ledger().end_sessions(Ended::Person(&self.in_store(person)))?)
    }

    /// Signs a person out everywhere but here.
    pub(crate) fn sign_out_elsewhere(&self, person: &PersonId, here: &Secret) -> Result<u64, Fault> {
        Ok(self.ledger().end_sessions(Ended::Others(&self.in_store(person), &here.digest()))?)
    }

    /// Ends what the secret opened, and tells how many that were.
    pub(crate) fn spend(&self, secret: &Secret) -> Result<u64, Fault> {
        Ok(self.ledger().end_sessions(Ended::One(&secret.digest()))?)
    }

    /// Whose secret it is, where it is one of this kind and holds.
    pub(crate) fn holder_of(
        &self,
        secret: &Secret,
        kind: Kind,
        now: Moment,
    ) -> Result<Option<PersonId>, Fault> {
        let session = self.ledger().session(&secret.digest(), now.at.as_millisecond())?;
        let session =
            session.filter(|session| Content::read(session).is_some_and(|content| content.is == kind));
        Ok(session.and_then(|session| self.out_of_store(&session.person)))
    }

    pub(crate) fn sessions_of(
        &self,
        person: &PersonId,
        now: Moment,
        wanted: impl Fn(&Content) -> bool,
    ) -> Result<Vec<Session>, Fault> {
        let mut open = self.ledger().sessions(&self.in_store(person), now.at.as_millisecond())?;
        open.retain(|session| Content::read(session).is_some_and(|content| wanted(&content)));
        Ok(open)
    }

    pub(crate) fn hand_out(
        &self,
        person: &PersonId,
        now: Moment,
        lasts: i64,
        content: &Content,
    ) -> Result<Secret, Fault> {
        let secret = Secret::random()?;
        self.ledger().put_session(&Session {
            key: secret.digest(),
            person: self.in_store(person),
            content: serde_json::to_string(content).unwrap_or_default(),
            expires: now.at.as_millisecond() + lasts,
        })?;
        Ok(secret)
    }

    /// A store may hold several tenants, and two of them somebody with the same id.
    fn in_store(&self, person: &PersonId) -> String {
        format!("{}/{person}", self.tenant())
    }

    fn out_of_store(&self, person: &str) -> Option<PersonId> {
        person.strip_prefix(self.tenant().as_str())?.strip_prefix('/')?.parse().ok()
    }
}
