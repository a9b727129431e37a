//! What the events of this room make of undertakings and engagements.

use super::{Engagement, Stopped, Undertaking, Undertakings, named::key};
use crate::{EngagementId, Event};

impl Undertakings {
    /// Makes an event of this room so, or one of another that comes of an engagement.
    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "the world names every event, and hands on those of this room"
    )]
    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            Event::UndertakingRegistered { undertaking, kind, name, also, owner, source, period } => {
                for name in std::iter::once(name).chain(also) {
                    self.names.entry(key(name)).or_default().push(undertaking.clone());
                }
                let known = Undertaking {
                    id: undertaking.clone(),
                    kind: *kind,
                    name: name.clone(),
                    also: also.clone(),
                    owner: owner.clone(),
                    source: source.clone(),
                    period: *period,
                    stopped: None,
                };
                self.by_id.insert(undertaking.clone(), known);
            }
            Event::UndertakingProlonged { undertaking, until, source, .. } => {
                if let Some(known) = self.by_id.get_mut(undertaking) {
                    known.period.until = *until;
                    known.source = source.clone();
                    known.stopped = None;
                }
            }
            Event::UndertakingEnded { undertaking, on, source, taken_over_by } => {
                if let Some(known) = self.by_id.get_mut(undertaking) {
                    known.period.until = Some(*on);
                    let (source, taken_over_by) = (source.clone(), taken_over_by.clone());
                    known.stopped = Some(Stopped { on: *on, source, taken_over_by });
                }
            }
            Event::EngagementBegun { engagement, undertaking, asked_by, task, period } => {
                self.open.entry(engagement.group.clone()).or_default().insert(engagement.clone());
                let begun = Engagement {
                    id: engagement.clone(),
                    undertaking: undertaking.clone(),
                    asked_by: asked_by.clone(),
                    task: task.clone(),
                    period: *period,
                    matters: Vec::new(),
                    word: None,
                };
                self.engagements.insert(engagement.clone(), begun);
            }
            Event::EngagementProlonged { engagement, until, .. } => {
                self.change(engagement, |one| one.period.until = *until);
            }
            Event::EngagementClosed { engagement, word, on } => {
                self.change(engagement, |one| one.word = Some((*on, word.clone())));
                if let Some(open) = self.open.get_mut(&engagement.group) {
                    open.remove(engagement);
                }
            }
            Event::MatterRaised { matter, engagement: Some(engagement), .. } => {
                self.change(engagement, |one| one.matters.push(matter.clone()));
            }
            _ => {}
        }
    }

    fn change(&mut self, id: &EngagementId, change: impl FnOnce(&mut Engagement)) {
        if let Some(engagement) = self.engagements.get_mut(id) {
            change(engagement);
        }
    }
}
