//! Accounts: by which name and password somebody signs in, and where they are signed in.
//!
//! They stand beside the chain, for a hash of a password is a secret that is changed and erased. The ledger compares no
//! passwords and knows of no rights: an account only says who somebody is.

use crate::{Fault, Session, Tenant};

/// A store of accounts, one a person.
pub trait Accounts {
    /// The account with this name.
    fn account(&self, tenant: &Tenant, name: &str) -> Result<Option<Account>, Fault>;

    /// A person's account.
    fn account_of(&self, tenant: &Tenant, person: &str) -> Result<Option<Account>, Fault>;

    /// Stores an account in place of the person's own, and tells whether it did: where somebody else has the name,
    /// nothing is changed.
    fn put_account(&self, tenant: &Tenant, account: &Account) -> Result<bool, Fault>;

    /// Removes a person's account for good, and tells whether there was one.
    fn remove_account(&self, tenant: &Tenant, person: &str) -> Result<bool, Fault>;

    /// A person's sessions that have not expired at `now` (milliseconds since 1970-01-01 UTC), last to expire first.
    fn sessions(&self, person: &str, now: i64) -> Result<Vec<Session>, Fault>;
}

/// By which name and password somebody signs in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// What they type. Whoever calls sees to it that one name is written one way.
    pub name: String,
    /// Who it is, in the caller's own terms.
    pub person: String,
    /// The password's hash; none while the holder has not chosen one.
    pub password: Option<String>,
    /// When the password was chosen or the account was made, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
}

impl std::fmt::Debug for Account {
    /// Tells that there is a password, and not its hash.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let password = self.password.as_ref().map(|_| "…");
        let Self { name, person, at, .. } = self;
        write!(f, "Account {{ name: {name:?}, person: {person:?}, password: {password:?}, at: {at} }}")
    }
}
