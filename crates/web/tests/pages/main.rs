//! What people see: pages asked for through the router, over a desk on a real database.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod access;
mod account;
mod agreement;
mod busy;
mod charter;
mod decision;
mod document;
mod due;
mod foreign;
mod form;
mod group;
mod house;
mod mandate;
mod matter;
mod meeting;
mod minutes;
mod notice;
mod plan;
mod round;
mod seat;
mod session;
mod standing;
mod town;
mod undertaking;
mod year;
