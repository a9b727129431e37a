//! Pages: what people see of the register, the charters and the organisation, and the forms through which they act.
//!
//! One room for each concept, the handler and its template side by side. A handler reads the request, asks the desk and
//! shows; what may be done it never decides. Everything works without script. Deliberately absent: a clock (it is handed
//! in with the [`Site`]), and any way to change something beside [`samordna_desk::Desk::act`].
//!
//! **Invariant:** what a page offers and what the desk allows are one question: a form asks `decide` before it is shown.

#![deny(clippy::wildcard_enum_match_arm)]

mod about;
mod account;
mod agreement;
mod caller;
mod charter;
mod choose;
mod decision;
mod document;
mod duty;
mod error;
mod escalation;
mod file;
mod form;
mod frame;
mod group;
mod log;
mod mandate;
mod matter;
mod meeting;
mod minutes;
mod notice;
mod order;
mod organisation;
mod overview;
mod person;
mod plan;
mod public;
mod publication;
mod round;
mod routes;
mod said;
mod script;
mod seat;
mod session;
mod site;
mod standing;
mod start;
mod style;
mod texts;
mod undertaking;
mod visit;
mod year;

pub use notice::{Letter, letter};
pub use routes::{Door, ROUTES, router};
pub use site::{Clock, Mode, Site, serve};
