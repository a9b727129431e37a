//! What there is, what can be done, and where it stands: organisation, people, groups, seats and charters in force.
//!
//! Three pure functions carry the program: [`decide`] says what an act leads to or why it may not be, [`World::apply`]
//! makes it so, [`assess`] tells what is due and what differs. Nothing here knows a database, a clock, a file or a page.
//!
//! **Invariant:** a group has no power of its own. It agrees; each administration decides, by somebody with the mandate.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod account;
pub mod actor;
pub mod agreement;
pub mod assess;
pub mod charter;
pub mod command;
pub mod decision;
pub mod digest;
pub mod document;
pub mod duty;
pub mod escalation;
pub mod event;
pub mod finding;
pub mod grounds;
pub mod group;
pub mod id;
pub mod mandate;
pub mod matter;
pub mod meeting;
pub mod minutes;
pub mod notice;
pub mod organisation;
pub mod period;
pub mod person;
pub mod plan;
pub mod publication;
pub mod refusal;
pub mod round;
pub mod seat;
pub mod undertaking;
pub mod world;

pub use account::{Password, UserName};
pub use actor::{Actor, Moment};
pub use assess::{Assessment, GroupAssessment, Judgement, Standing, assess, assess_group};
pub use command::{Command, Outcome, decide};
pub use digest::Digest;
pub use event::Event;
pub use grounds::{Basis, Fact, Ground};
pub use id::{
    AgreementId, BodyId, CharterId, DocumentId, EmploymentId, EngagementId, MandateId, MatterId, MeetingId,
    PersonId, RoundId, SeatId, UndertakingId,
};
pub use period::Period;
pub use refusal::Refusal;
pub use samordna_charter::Language;
pub use world::World;
