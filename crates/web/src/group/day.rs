//! A group's pages as of a day: as it was known then, as it is now, or as it will be if nothing more happens.

use crate::{error::No, frame::Frame, visit::Visit};
use axum::response::Response;
use jiff::civil::Date;
use samordna_domain::{BodyId, World};
use serde::Deserialize;
use std::sync::Arc;

/// Which day.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    dag: String,
}

impl Asked {
    /// The day that was asked for; none is today.
    pub fn day(&self, visit: &Visit) -> Result<Date, No> {
        match self.dag.as_str() {
            "" => Ok(visit.now.today),
            day => day.parse().map_err(|_| No::Absent),
        }
    }
}

/// Another day than today, as the pages tell it above everything else.
pub(crate) struct OtherDay {
    /// The page without a day.
    pub href: String,
    pub other: Option<Date>,
}

impl OtherDay {
    /// Of the page that is shown.
    pub fn of(frame: &Frame, on: Date) -> Self {
        let href = frame.here.split('?').next().unwrap_or_default().to_owned();
        Self { href, other: (on != frame.today).then_some(on) }
    }

    /// The end of an address that asks for the same day.
    pub fn asked(&self) -> String {
        self.other.map_or(String::new(), |on| format!("?dag={on}"))
    }
}

/// Shows a page of a group that existed on the day, from what is known then.
pub(crate) async fn on_day<F>(visit: &Arc<Visit>, id: &BodyId, on: Date, render: F) -> Result<Response, No>
where
    F: FnOnce(&Visit, &World, &BodyId, Date) -> Result<Response, No> + Send + 'static,
{
    let render = move |visit: &Visit, world: &World, id: &BodyId| {
        world.groups.get(id).filter(|group| group.formed <= on).ok_or(No::Absent)?;
        render(visit, world, id, on)
    };
    if on < visit.now.today {
        let (then, id) = (visit.clone(), id.clone());
        return visit.look_at(on, move |world| render(&then, world, &id)).await?;
    }
    visit.look(|world| render(visit, world, id))
}
