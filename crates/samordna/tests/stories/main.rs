//! What people do at the command line, on the real program and real stores, from what is typed to what is answered.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod acting;
mod adopting;
mod charters;
mod crashing;
mod deciding;
mod demo;
mod keeping;
mod mail;
mod meetings;
mod notes;
mod post;
mod postgres;
mod program;
mod serving;
mod setting_up;
mod signing_in;
mod town;
mod two_servers;
mod years;
