//! What is told of where a group stands when its meeting days are not published: how it stands, and not which days.

use super::GroupAssessment;
use crate::{grounds::Fact, meeting::MeetingFact};

/// The fact, or that the days are not published.
fn discreet(fact: &Fact) -> Option<Fact> {
    let Fact::Meeting(told) = fact else { return None };
    told.tells_a_day().then_some(Fact::Meeting(MeetingFact::NotPublished))
}

impl GroupAssessment {
    /// The same without the days of meetings: for whoever has not signed in, where the charter does not have them
    /// published.
    pub fn without_days_of_meetings(mut self) -> Self {
        self.duties.retain(|duty| duty.key.about.meeting().is_none());
        for duty in &mut self.duties {
            if let Some(fact) = discreet(&duty.fact) {
                duty.fact = fact;
            }
        }
        for finding in &mut self.findings {
            if let Some(fact) = discreet(&finding.fact) {
                (finding.fact, finding.since) = (fact, None);
            }
        }
        for (_, weighed) in &mut self.weighed {
            if let Some(fact) = discreet(weighed) {
                *weighed = fact;
            }
        }
        self
    }
}
