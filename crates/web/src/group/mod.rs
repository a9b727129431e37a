//! Groups: the register with its views, and each group's own page.

mod forming;
mod page;
mod register;
mod view;

pub(crate) use forming::{blank, dissolve, form, forming};
pub(crate) use page::page;
pub(crate) use register::page as register;
pub(crate) use view::{kind_of, seat_words};
