//! The one desk: every act, from a page, the API or the command line, goes through [`Desk::act`]. Nothing else writes.
//!
//! Behind it stands one clerk, a thread that decides acts in the order they come, seals what they lead to and only then
//! shows it. Readers look at a world of their own and never wait for the disk.
//!
//! **Invariant:** what [`Desk::act`] has accepted is durable; what it has refused leaves nothing behind.

mod account;
mod act;
mod clerk;
mod desk;
mod draft;
mod erasure;
mod fault;
mod following;
mod history;
mod session;
mod snapshot;

pub use account::{AccountState, Caller, Invitation};
pub use act::{Accepted, Act, Answer};
pub use desk::Desk;
pub use draft::{Draft, Keeping};
pub use fault::Fault;
pub use history::Entry;
pub use session::{Secret, SignedIn};
