//! The rooms of the domain, tried as people would: given a town, when somebody asks, then this is what follows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod adoption;
mod agreements;
mod composition;
mod decisions;
mod documents;
mod following;
mod forum;
mod histories;
mod lifecycle;
mod mandates;
mod matters;
mod meetings;
mod minutes;
mod notices;
mod organisation;
mod plans;
mod remit;
mod replay;
mod rounds;
mod seat;
mod seats;
mod terms;
mod town;
mod undertakings;
mod within;
