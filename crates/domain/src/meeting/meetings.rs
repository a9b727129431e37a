//! All meetings of all groups, with what a group keeps for its next agendas.

use super::{Adjustment, Feeds, ItemRef, ItemText, Meeting, MeetingKind, Recurs, Template};
use crate::{BodyId, MeetingId, grounds::NormRef};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// All meetings, group by group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meetings {
    by_group: BTreeMap<BodyId, BTreeMap<MeetingId, Arc<Meeting>>>,
    /// What comes onto every new agenda; for meetings of one kind, or of all.
    templates: BTreeMap<(BodyId, Option<MeetingKind>), Template>,
    /// Tabled without a meeting to come to.
    waiting: BTreeMap<BodyId, Vec<ItemRef>>,
    /// Where the number of meetings was changed in dialogue.
    adjustments: BTreeMap<NormRef, Vec<Adjustment>>,
    /// Secret addresses of calendars.
    pub feeds: Feeds,
}

impl Meetings {
    /// A meeting.
    pub fn get(&self, id: &MeetingId) -> Option<&Meeting> {
        self.by_group.get(&id.group)?.get(id).map(AsRef::as_ref)
    }

    /// A group's meetings, by id: year by year.
    pub fn of<'a>(&'a self, group: &BodyId) -> impl DoubleEndedIterator<Item = &'a Meeting> + use<'a> {
        self.by_group.get(group).into_iter().flat_map(BTreeMap::values).map(AsRef::as_ref)
    }

    /// A group's meetings that were first planned for these years, first and last among them.
    pub fn between<'a>(
        &'a self,
        group: &BodyId,
        first: i16,
        last: i16,
    ) -> impl DoubleEndedIterator<Item = &'a Meeting> + use<'a> {
        let known = self.by_group.get(group);
        let from = MeetingId { group: group.clone(), year: first, number: 0 };
        let until = MeetingId { group: group.clone(), year: last, number: u32::MAX };
        known
            .into_iter()
            .flat_map(move |meetings| meetings.range(from.clone()..=until.clone()))
            .map(|(_, one)| one.as_ref())
    }

    /// A group's meetings with their day in these years, by day. A meeting is moved over one turn of the year at most.
    pub fn in_years(&self, group: &BodyId, first: i16, last: i16) -> Vec<&Meeting> {
        let near = self.between(group, first.saturating_sub(1), last.saturating_add(1));
        let mut found: Vec<&Meeting> = near
            .filter(|meeting| first <= meeting.slot.day.year() && meeting.slot.day.year() <= last)
            .collect();
        found.sort_by_key(|meeting| meeting.slot);
        found
    }

    /// The group's next open meeting after a day, as far as the next year's plan reaches.
    pub fn next_after(&self, group: &BodyId, after: Date) -> Option<&Meeting> {
        let open = self.in_years(group, after.year(), after.year().saturating_add(1));
        open.into_iter().find(|meeting| meeting.is_open() && after < meeting.slot.day)
    }

    /// The years that a group has meetings planned for, latest first.
    pub fn years(&self, group: &BodyId) -> Vec<i16> {
        let mut years: Vec<i16> = Vec::new();
        for meeting in self.of(group).rev() {
            if years.last() != Some(&meeting.id.year) {
                years.push(meeting.id.year);
            }
        }
        years
    }

    /// The first free number of a group's year.
    pub fn next_number(&self, group: &BodyId, year: i16) -> u32 {
        self.between(group, year, year).next_back().map_or(1, |last| last.id.number.saturating_add(1))
    }

    /// What comes onto every new agenda: of all meetings, or of one kind.
    pub fn template(&self, group: &BodyId, kind: Option<MeetingKind>) -> Option<&Template> {
        self.templates.get(&(group.clone(), kind))
    }

    /// What comes onto a new agenda, in its order: what every meeting has, with what the kind has inside it.
    pub fn recurring(&self, group: &BodyId, kind: MeetingKind) -> Vec<(&ItemText, Recurs)> {
        let parts = |kind| self.template(group, kind).map_or((&[][..], &[][..]), Template::parts);
        let ((first, last), (before, after)) = (parts(None), parts(Some(kind)));
        let opening = first.iter().chain(before).map(|text| (text, Recurs::Opening));
        opening.chain(after.iter().chain(last).map(|text| (text, Recurs::Closing))).collect()
    }

    /// What was tabled and waits for a meeting to come to.
    pub fn waiting(&self, group: &BodyId) -> &[ItemRef] {
        self.waiting.get(group).map_or(&[], Vec::as_slice)
    }

    /// How the number of meetings of a norm was changed, oldest first.
    pub fn adjustments(&self, norm: &NormRef) -> &[Adjustment] {
        self.adjustments.get(norm).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn add(&mut self, meeting: Meeting) {
        self.by_group
            .entry(meeting.id.group.clone())
            .or_default()
            .insert(meeting.id.clone(), Arc::new(meeting));
    }

    pub(crate) fn change(&mut self, id: &MeetingId, change: impl FnOnce(&mut Meeting)) {
        if let Some(meeting) = self.by_group.get_mut(&id.group).and_then(|meetings| meetings.get_mut(id)) {
            change(Arc::make_mut(meeting));
        }
    }

    pub(crate) fn keep_template(
        &mut self,
        group: &BodyId,
        kind: Option<MeetingKind>,
        items: &[ItemText],
        closing: u32,
    ) {
        let template = Template { items: items.to_vec(), closing };
        self.templates.insert((group.clone(), kind), template);
    }

    pub(crate) fn adjust(&mut self, norm: NormRef, adjustment: Adjustment) {
        self.adjustments.entry(norm).or_default().push(adjustment);
    }

    pub(crate) fn wait(&mut self, item: ItemRef) {
        self.waiting.entry(item.meeting.group.clone()).or_default().push(item);
    }

    pub(crate) fn no_longer_waits(&mut self, item: &ItemRef) {
        if let Some(waiting) = self.waiting.get_mut(&item.meeting.group) {
            waiting.retain(|known| known != item);
        }
    }
}
