//! Signing in by name and password, and who gives whom an account.
//!
//! What a password must be and who may give an account, the domain decides. Here it is hashed, compared and kept beside
//! the chain. Deliberately absent: rights. Whoever has signed in is a person, and no more than that.
//!
//! **Invariant:** an unknown name takes as long to be refused as a wrong password, and is refused in the same words.

mod guesses;
mod hash;

pub(crate) use guesses::Guesses;

use crate::{
    Desk, Fault, Secret,
    session::{Content, Kind},
};
use samordna_domain::{
    Moment, Password, PersonId, Refusal, UserName, account, account::AccountNo, command::Request,
    refusal::Why,
};
use samordna_ledger::{Account, Ended};
use std::net::IpAddr;

/// How long an invitation lasts, in milliseconds: seven days.
const INVITED: i64 = 7 * 24 * 60 * 60 * 1000;

/// From where somebody signs in.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// The network address, where it is known.
    pub address: Option<IpAddr>,
    /// What they sit at, in a few words that they will know again: *Firefox, Windows*.
    pub device: String,
}

/// A person's account, without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountState {
    /// What they type.
    pub user: String,
    /// They have chosen a password.
    pub has_password: bool,
}

/// A link by which somebody chooses a password, once.
#[derive(Debug)]
pub struct Invitation {
    /// What they will type.
    pub user: UserName,
    /// The end of the link.
    pub secret: Secret,
}

fn no(field: &'static str, why: AccountNo) -> Refusal {
    Refusal::mistake(field, Why::Account(why))
}

impl Desk {
    /// Signs in whoever has this name and password, or says why not.
    pub fn sign_in_by_password(
        &self,
        user: &str,
        password: &Password,
        caller: &Caller,
        now: Moment,
    ) -> Result<Result<(PersonId, Secret), Refusal>, Fault> {
        let user: Option<UserName> = user.parse().ok();
        let account = match &user {
            Some(user) => self.ledger().account(self.tenant(), user.as_str())?,
            None => None,
        };
        let name = user.as_ref().map_or("", UserName::as_str);
        if let Err(refusal) = self.try_password(name, account.as_ref(), password, caller, now) {
            return Ok(Err(refusal));
        }
        let Some(person) = account.as_ref().and_then(|account| account.person.parse::<PersonId>().ok())
        else {
            return Ok(Err(no("user", AccountNo::WrongNameOrPassword)));
        };
        if let Err(refusal) = self.look(|world| account::may_sign_in(world, &person, now.today)) {
            return Ok(Err(refusal));
        }
        if let Some(account) = account.filter(|account| account.password.as_deref().is_some_and(hash::is_old))
        {
            // Hashed as we did before: now that the password is known, as we do today.
            let password = Some(hash::of(password)?);
            self.ledger().put_account(self.tenant(), &Account { password, ..account })?;
        }
        self.ledger().end_sessions(Ended::Expired(now.at.as_millisecond()))?;
        let secret = self.open_session(&person, now, &caller.device)?;
        Ok(Ok((person, secret)))
    }

    /// Compares a password, and counts what was wrong.
    fn try_password(
        &self,
        name: &str,
        account: Option<&Account>,
        password: &Password,
        caller: &Caller,
        now: Moment,
    ) -> Result<(), Refusal> {
        let at = now.at.as_millisecond();
        // Counted before it is compared: many at once are as many guesses as one after another.
        if let Err(until) = self.guesses().count(name, caller.address, at) {
            let minutes = u32::try_from((until - at).max(0).div_euclid(60_000)).unwrap_or(u32::MAX);
            return Err(no("user", AccountNo::TooManyGuesses { minutes: minutes.saturating_add(1) }));
        }
        let known = account.and_then(|account| account.password.as_deref());
        if !hash::fits(password, known) {
            return Err(no("user", AccountNo::WrongNameOrPassword));
        }
        self.guesses().forgive(name, caller.address);
        Ok(())
    }

    /// A person's account, where they have one.
    pub fn account(&self, person: &PersonId) -> Result<Option<AccountState>, Fault> {
        let account = self.ledger().account_of(self.tenant(), person.as_str())?;
        Ok(account
            .map(|account| AccountState { has_password: account.password.is_some(), user: account.name }))
    }

    /// Gives somebody an account where they have none, and a link to choose a password by. Links given before are
    /// spent; a password that they have holds until they choose another.
    pub fn invite(
        &self,
        request: &Request,
        person: &PersonId,
        user: Option<UserName>,
    ) -> Result<Result<Invitation, Refusal>, Fault> {
        if let Err(refusal) = self.look(|world| account::may_keep(world, request, person)) {
            return Ok(Err(refusal));
        }
        let now = request.now.at.as_millisecond();
        let known = self.ledger().account_of(self.tenant(), person.as_str())?;
        let own = known.as_ref().and_then(|account| account.name.parse().ok());
        let user = user.or(own).unwrap_or_else(|| UserName::of(person));
        if known.as_ref().is_none_or(|account| account.name != user.as_str()) {
            let (password, at) = known.map_or((None, now), |account| (account.password, account.at));
            let account =
                Account { name: user.as_str().to_owned(), person: person.to_string(), password, at };
            if !self.ledger().put_account(self.tenant(), &account)? {
                return Ok(Err(no("user", AccountNo::UserNameTaken)));
            }
        }
        for link in self.sessions_of(person, request.now, |content| content.is == Kind::Invitation)? {
            self.ledger().end_sessions(Ended::One(&link.key))?;
        }
        let secret = self.hand_out(person, request.now, INVITED, &Content::of(Kind::Invitation))?;
        Ok(Ok(Invitation { user, secret }))
    }

    /// Whom a link to choose a password by is for.
    pub fn invited(&self, link: &Secret, now: Moment) -> Result<Option<(PersonId, AccountState)>, Fault> {
        let Some(person) = self.holder_of(link, Kind::Invitation, now)? else { return Ok(None) };
        Ok(self.account(&person)?.map(|account| (person, account)))
    }

    /// Takes the password that somebody chose by their link, spends it, ends what was open and signs them in.
    pub fn accept(
        &self,
        link: &Secret,
        password: &str,
        caller: &Caller,
        now: Moment,
    ) -> Result<Result<(PersonId, Secret), Refusal>, Fault> {
        let spent = || Ok(Err(Refusal::new(Why::Account(AccountNo::LinkSpent))));
        let Some((person, _)) = self.invited(link, now)? else { return spent() };
        if let Err(refusal) = self.look(|world| account::may_sign_in(world, &person, now.today)) {
            return Ok(Err(refusal));
        }
        let password = match self.chosen(&person, password)? {
            Ok(password) => password,
            Err(refusal) => return Ok(Err(refusal)),
        };
        // Of two who use the link at once, one has spent it.
        if self.spend(link)? == 0 {
            return spent();
        }
        self.keep_password(&person, &password, now)?;
        self.sign_out_everywhere(&person)?;
        let secret = self.open_session(&person, now, &caller.device)?;
        Ok(Ok((person, secret)))
    }

    /// Sets a password for somebody: by whoever runs the installation. Whoever was signed in as them no longer is.
    pub fn set_password(
        &self,
        request: &Request,
        person: &PersonId,
        user: Option<UserName>,
        password: &str,
    ) -> Result<Result<UserName, Refusal>, Fault> {
        let password = match self.chosen(person, password)? {
            Ok(password) => password,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let invitation = match self.invite(request, person, user)? {
            Ok(invitation) => invitation,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.keep_password(person, &password, request.now)?;
        self.sign_out_everywhere(person)?;
        Ok(Ok(invitation.user))
    }

    /// Changes one's own password: whoever is signed in elsewhere no longer is.
    pub fn change_password(
        &self,
        here: &Secret,
        old: &Password,
        new: &str,
        caller: &Caller,
        now: Moment,
    ) -> Result<Result<(), Refusal>, Fault> {
        let Some(person) = self.who(here, now)? else { return Ok(Err(Refusal::new(Why::SignIn))) };
        let Some(account) = self.ledger().account_of(self.tenant(), person.as_str())? else {
            return Ok(Err(Refusal::new(Why::Account(AccountNo::NoAccount))));
        };
        if let Err(refusal) = self.try_password(&account.name, Some(&account), old, caller, now) {
            let is_wrong = refusal.why == Why::Account(AccountNo::WrongNameOrPassword);
            let why = if is_wrong { Why::Account(AccountNo::WrongPassword) } else { refusal.why };
            return Ok(Err(Refusal::mistake("old", why)));
        }
        let password = match self.chosen(&person, new)? {
            Ok(password) => password,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.keep_password(&person, &password, now)?;
        self.sign_out_elsewhere(&person, here)?;
        Ok(Ok(()))
    }

    /// Takes somebody's account away, and signs them out everywhere.
    pub fn close_account(&self, request: &Request, person: &PersonId) -> Result<Result<(), Refusal>, Fault> {
        if let Err(refusal) = self.look(|world| account::may_keep(world, request, person)) {
            return Ok(Err(refusal));
        }
        if !self.ledger().remove_account(self.tenant(), person.as_str())? {
            return Ok(Err(Refusal::new(Why::Account(AccountNo::NoAccount))));
        }
        self.sign_out_everywhere(person)?;
        Ok(Ok(()))
    }

    /// A password that will do for this person.
    fn chosen(&self, person: &PersonId, password: &str) -> Result<Result<Password, Refusal>, Fault> {
        let account = self.account(person)?;
        let user = account.map(|account| account.user).unwrap_or_default();
        Ok(self.look(|world| {
            let name = world.person(person).map_or("", |known| &known.name);
            Password::chosen(password, &[&user, person.as_str(), name])
        }))
    }

    fn keep_password(&self, person: &PersonId, password: &Password, now: Moment) -> Result<(), Fault> {
        let password = Some(hash::of(password)?);
        if let Some(account) = self.ledger().account_of(self.tenant(), person.as_str())? {
            let at = now.at.as_millisecond();
            self.ledger().put_account(self.tenant(), &Account { password, at, ..account })?;
        }
        Ok(())
    }
}
