//! Places of publication: what charters mean by their names, and where a group's own facts stand.

mod group;
mod places;

pub(crate) use group::{confirm, page as group};
pub(crate) use places::{describe, page as places};
