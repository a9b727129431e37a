//! What stands beside the notes: who has signed and who is missing, where they are published and registered, who has
//! told of the meeting at home.

mod publishing;
mod signing;
mod telling;

pub(super) use publishing::{Publishing, Registering, publishing, registering};
pub(super) use signing::{Signing, sign_off, signing, signing_forms};
pub(super) use telling::{Telling, telling};
