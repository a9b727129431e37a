//! Duties and what differs: each with its sentence, whose turn it is, and where it is met.
//!
//! A duty's address names it wholly: the norm, and where the norm asks the same of several, which of them.

mod address;
mod due;
mod list;
mod page;
mod view;
mod way;

pub(crate) use address::address;
pub(crate) use due::{DueView, Scope, days_words, due};
pub(crate) use list::page as list;
pub(crate) use page::{meet, page, start, waive};
pub(crate) use view::{DutyView, FindingView, about_words, is_turn_of};
pub(crate) use way::{cure_way, way_href};
