//! Whom the names in charters mean on one day, and who heads a unit: many charters use the same names, many groups have
//! seats of the same units.

use crate::{BodyId, World, id::ById, organisation::Party, refusal::Who};
use jiff::civil::Date;
use std::{collections::BTreeMap, sync::Arc};

/// What was found.
pub(super) struct Names<'a> {
    pub world: &'a World,
    pub on: Date,
    known: BTreeMap<&'a str, Party>,
    heads: ById<&'a BodyId, Arc<Who>>,
}

impl<'a> Names<'a> {
    pub fn new(world: &'a World, on: Date) -> Self {
        Self { world, on, known: BTreeMap::new(), heads: ById::default() }
    }

    /// Whom a name means in a charter of this group.
    pub fn party(&mut self, group: &BodyId, name: &'a str) -> &Party {
        let (world, on) = (self.world, self.on);
        let party = self.known.entry(name).or_insert_with(|| Party::of(world, None, name, on));
        let is_own = matches!(party, Party::Body(body) if body == group);
        if is_own { &Party::Group } else { party }
    }

    /// Who acts for whomever a name means; none where nobody has it.
    pub fn who(&mut self, group: &BodyId, name: &'a str) -> Option<Arc<Who>> {
        let (world, on) = (self.world, self.on);
        let party = self.party(group, name);
        (*party != Party::Unknown).then(|| world.who(party, group, None, on).into())
    }

    /// Who heads a unit.
    pub fn head(&mut self, group: &BodyId, unit: Option<&'a BodyId>) -> Arc<Who> {
        let (world, on) = (self.world, self.on);
        let of = |unit| Arc::new(world.who(&Party::HeadOfUnit, group, unit, on));
        unit.map_or_else(|| of(None), |unit| self.heads.entry(unit).or_insert_with(|| of(Some(unit))).clone())
    }
}
