//! Groups: the register with its views, and each group's own pages: how it stands, its charter.

mod charter;
mod day;
mod forming;
mod page;
mod register;
mod view;

pub(crate) use charter::page as charter;
pub(crate) use day::{Asked, OtherDay, on_day};
pub(crate) use forming::{blank, dissolve, form, forming};
pub(crate) use page::{linked, next_meeting, page};
pub(crate) use register::{homes, page as register, types, units};
