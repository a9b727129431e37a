//! What the events of this room make of the rounds.

use super::{Answer, Asked, Attachment, Round, Rounds};
use crate::{Event, meeting::Media};

impl Rounds {
    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "the world names every event, and hands on those of this room"
    )]
    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            Event::RoundOpened { round, kind, about, agreement, question, units, due, on } => {
                self.add(Round {
                    id: round.clone(),
                    kind: *kind,
                    about: about.clone(),
                    agreement: agreement.clone(),
                    question: question.clone(),
                    opened: *on,
                    due: *due,
                    asked: units.iter().map(|unit| Asked::since(unit, *on)).collect(),
                    reminded: Vec::new(),
                    closed: None,
                });
            }
            Event::RoundAnswered { round, unit, answer, text, attachment, name, media, by, capacity, on } => {
                let attachment = attachment.map(|content| Attachment {
                    name: name.clone(),
                    media: media.unwrap_or(Media::Text),
                    content,
                });
                let answer = Answer {
                    kind: *answer,
                    text: text.clone(),
                    attachment,
                    by: by.clone(),
                    capacity: *capacity,
                    on: *on,
                };
                self.answered(round, unit, answer);
            }
            Event::RoundReminded { round, on, .. } => {
                self.change(round, |round| round.reminded.push(*on));
            }
            Event::RoundJoined { round, unit, on } => self.joined(round, unit, *on),
            Event::RoundLeft { round, unit, reason, on } => {
                self.change_unit(round, unit, |asked| asked.left = Some((*on, reason.clone())));
            }
            Event::RoundClosed { round, on } => self.change(round, |round| round.closed = Some(*on)),
            _ => {}
        }
    }
}
