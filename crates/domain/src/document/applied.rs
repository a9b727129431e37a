//! What the events of this room make of documents.

use super::{Document, Documents, Kept, Revised};
use crate::Event;

impl Documents {
    /// Makes an event of this room so.
    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "the world names every event, and hands on those of this room"
    )]
    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            Event::DocumentRegistered { document, title, registry_number, period } => {
                self.all.push(Document {
                    id: document.clone(),
                    title: title.clone(),
                    registry_number: registry_number.clone(),
                    period: *period,
                });
            }
            Event::DocumentEnded { document, on } => {
                if let Some(known) = self.all.iter_mut().find(|known| known.id == *document) {
                    known.period = known.period.cut(*on);
                }
            }
            Event::DocumentKept { group, document, owner, every_years, revised } => {
                let kept = self.kept.entry(group.clone()).or_default();
                let one = kept.entry(document.clone()).or_insert_with(|| Kept {
                    document: document.clone(),
                    group: group.clone(),
                    owner: owner.clone(),
                    every_years: *every_years,
                    revised: Vec::new(),
                });
                (one.owner, one.every_years) = (owner.clone(), *every_years);
                if let Some(on) = revised {
                    one.revised.push(Revised { on: *on, matter: None, note: String::new() });
                }
            }
            Event::DocumentRevised { group, document, matter, note, on } => {
                let kept = self.kept.get_mut(group).and_then(|kept| kept.get_mut(document));
                if let Some(kept) = kept {
                    kept.revised.push(Revised { on: *on, matter: matter.clone(), note: note.clone() });
                }
            }
            Event::DocumentLetGo { group, document, .. } => {
                if let Some(kept) = self.kept.get_mut(group) {
                    kept.remove(document);
                }
            }
            _ => {}
        }
    }
}
