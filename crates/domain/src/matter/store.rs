//! All matters, with what is looked up often: which are open, how initiatives are ranked, which decisions wait for a board.

use super::{Matter, Ranked, Step, StepKind};
use crate::{BodyId, MatterId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// All matters, group by group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Matters {
    by_group: BTreeMap<BodyId, BTreeMap<MatterId, Matter>>,
    ranked: BTreeMap<BodyId, Vec<Ranked>>,
    open: BTreeMap<BodyId, BTreeSet<MatterId>>,
    /// Those that are open and that a group handles for another, which leads.
    shared: BTreeMap<BodyId, BTreeSet<MatterId>>,
    numbers: BTreeMap<i16, u32>,
    pub(super) unreported: BTreeSet<MatterId>,
    pub(super) decided: BTreeMap<BodyId, Vec<MatterId>>,
}

impl Matters {
    /// A matter.
    pub fn get(&self, id: &MatterId) -> Option<&Matter> {
        self.by_group.get(&id.group)?.get(id)
    }

    /// A group's matters, by id: year by year.
    pub fn of<'a>(&'a self, group: &BodyId) -> impl DoubleEndedIterator<Item = &'a Matter> + use<'a> {
        self.by_group.get(group).into_iter().flat_map(BTreeMap::values)
    }

    /// A group's matters that were raised in a year, by number.
    pub fn of_year<'a>(
        &'a self,
        group: &BodyId,
        year: i16,
    ) -> impl DoubleEndedIterator<Item = &'a Matter> + use<'a> {
        let at = |number| MatterId { group: group.clone(), year, number };
        let (first, last) = (at(0), at(u32::MAX));
        self.by_group
            .get(group)
            .into_iter()
            .flat_map(move |all| all.range(&first..=&last))
            .map(|(_, one)| one)
    }

    /// The years that a group's matters were raised in, latest first.
    pub fn years(&self, group: &BodyId) -> Vec<i16> {
        let mut years: Vec<i16> = Vec::new();
        let Some(all) = self.by_group.get(group) else { return years };
        // From year to year, and not from matter to matter.
        let mut latest = all.keys().next_back();
        while let Some(id) = latest {
            years.push(id.year);
            let first = MatterId { group: group.clone(), year: id.year, number: 0 };
            latest = all.range(..first).next_back().map(|(id, _)| id);
        }
        years
    }

    /// A group's matters that somebody has to move, by id.
    pub fn open<'a>(&'a self, group: &BodyId) -> impl Iterator<Item = &'a Matter> + use<'a> {
        self.open.get(group).into_iter().flatten().filter_map(|id| self.get(id))
    }

    /// The open matters of other groups that a group handles too, by id (row 152).
    pub fn handled_for_others<'a>(&'a self, group: &BodyId) -> impl Iterator<Item = &'a Matter> + use<'a> {
        self.shared.get(group).into_iter().flatten().filter_map(|id| self.get(id))
    }

    /// The matters with a decision that its board has not been told of, by id.
    pub fn unreported(&self) -> impl Iterator<Item = &Matter> {
        self.unreported.iter().filter_map(|id| self.get(id))
    }

    /// A group's matters with a decision that its board has not been told of, by id.
    pub fn unreported_of<'a>(&'a self, group: &BodyId) -> impl Iterator<Item = &'a Matter> + use<'a> {
        let first = MatterId { group: group.clone(), year: i16::MIN, number: 0 };
        let end = MatterId { group: group.clone(), year: i16::MAX, number: u32::MAX };
        self.unreported.range(first..=end).filter_map(|id| self.get(id))
    }

    /// The matters in which something was decided for an administration, the latest first; once for each decision.
    pub fn decided_by<'a>(&'a self, unit: &BodyId) -> impl Iterator<Item = &'a Matter> + use<'a> {
        self.decided.get(unit).into_iter().flatten().rev().filter_map(|id| self.get(id))
    }

    /// A group's initiatives, most urgent first.
    pub fn ranked(&self, group: &BodyId) -> &[Ranked] {
        self.ranked.get(group).map_or(&[], Vec::as_slice)
    }

    /// The first free number of a group's year.
    pub(crate) fn next_number(&self, group: &BodyId, year: i16) -> u32 {
        self.of_year(group, year).next_back().map_or(1, |last| last.id.number.saturating_add(1))
    }

    /// The next number of the program's own series in a year.
    pub(crate) fn next_registry_number(&self, year: i16) -> String {
        format!("SAM {year}-{:05}", self.numbers.get(&year).copied().unwrap_or(0).saturating_add(1))
    }

    pub(crate) fn add(&mut self, matter: Matter) {
        let id = matter.id.clone();
        self.open.entry(id.group.clone()).or_default().insert(id.clone());
        self.by_group.entry(id.group.clone()).or_default().insert(id.clone(), matter);
        self.count(&id);
    }

    /// Keeps in sight how far the program's own series has come.
    pub(super) fn count(&mut self, id: &MatterId) {
        let number = self.get(id).and_then(|matter| {
            let own = matter.registry_number.strip_prefix("SAM ")?;
            let (year, number) = own.split_once('-')?;
            Some((year.parse::<i16>().ok()?, number.parse::<u32>().ok()?))
        });
        if let Some((year, number)) = number {
            let last = self.numbers.entry(year).or_default();
            *last = number.max(*last);
        }
    }

    pub(crate) fn change(&mut self, id: &MatterId, change: impl FnOnce(&mut Matter)) {
        let Some(matter) = self.by_group.get_mut(&id.group).and_then(|matters| matters.get_mut(id)) else {
            return;
        };
        change(matter);
        let is_over = matter.stage.is_over();
        let keep = |all: &mut BTreeSet<MatterId>| match is_over {
            true => drop(all.remove(id)),
            false => drop(all.insert(id.clone())),
        };
        keep(self.open.entry(id.group.clone()).or_default());
        for group in &matter.shared_with {
            keep(self.shared.entry(group.clone()).or_default());
        }
    }

    /// Changes a matter and notes the step.
    pub(crate) fn step(&mut self, id: &MatterId, on: Date, what: StepKind, change: impl FnOnce(&mut Matter)) {
        self.change(id, |matter| {
            change(matter);
            matter.steps.push(Step { on, what });
        });
    }

    pub(crate) fn rank(&mut self, group: &BodyId, order: Vec<Ranked>) {
        self.ranked.insert(group.clone(), order);
    }
}
