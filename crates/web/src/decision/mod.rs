//! Positions and decisions: what the page of a matter shows of what the group agreed and where it is in force.

use crate::visit::Visit;
use samordna_domain::{World, decision::joint, matter::Matter};

/// What the page of a matter shows of them; `decision/on_matter.html` finds it as `decided`.
pub(crate) struct OnMatter {
    /// Where the decisions stand, in one line.
    pub says: String,
}

/// What there is to show.
pub(crate) fn on_matter(visit: &Visit, world: &World, matter: &Matter) -> Option<OnMatter> {
    matter.position.as_ref()?;
    Some(OnMatter { says: joint(world, matter, visit.now.today).say(visit.language) })
}
