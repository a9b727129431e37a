//! What a duty is about, beside its norm: which meeting, which seat, which unit.
//!
//! **Invariant:** what is about nothing in particular is empty, and not a subject without anything in it.

use crate::{AgreementId, BodyId, DocumentId, EngagementId, MatterId, MeetingId, RoundId, SeatId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Deref;

/// What a duty is about, where a norm asks the same of several. Most ask one thing only, and take no room for more.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(from = "Subject", into = "Subject")]
#[schemars(with = "Subject")]
pub struct About(Option<Box<Subject>>);

/// Which of several: of each meeting, each seat, each place.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "About")]
pub struct Subject {
    /// The meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// The seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<SeatId>,
    /// The administration or other body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<BodyId>,
    /// The place of publication, or who is told, as the charter names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matter: Option<MatterId>,
    /// The round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<RoundId>,
    /// The engagement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engagement: Option<EngagementId>,
    /// The governing document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
    /// The agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<AgreementId>,
}

/// One thing only.
static NOTHING: Subject = Subject {
    meeting: None,
    seat: None,
    body: None,
    place: None,
    matter: None,
    round: None,
    engagement: None,
    document: None,
    agreement: None,
};

impl Deref for About {
    type Target = Subject;

    fn deref(&self) -> &Subject {
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl From<Subject> for About {
    fn from(subject: Subject) -> Self {
        Self((subject != NOTHING).then(|| Box::new(subject)))
    }
}

impl From<About> for Subject {
    fn from(about: About) -> Self {
        about.0.map_or_else(Self::default, |subject| *subject)
    }
}

impl About {
    /// A meeting.
    pub fn meeting(meeting: &MeetingId) -> Self {
        Subject::meeting(meeting).into()
    }

    /// A seat.
    pub fn seat(seat: &SeatId) -> Self {
        Subject { seat: Some(seat.clone()), ..Subject::default() }.into()
    }

    /// A matter.
    pub fn matter(matter: &MatterId) -> Self {
        Subject::matter(matter).into()
    }

    /// An agreement.
    pub fn agreement(agreement: &AgreementId) -> Self {
        Subject { agreement: Some(agreement.clone()), ..Subject::default() }.into()
    }

    /// What a round asks of a unit.
    pub fn asked(round: &RoundId, unit: &BodyId) -> Self {
        Subject::asked(round, unit).into()
    }

    /// The norm asks one thing only.
    pub fn is_nothing(&self) -> bool {
        self.0.is_none()
    }
}

impl Subject {
    pub(crate) fn meeting(meeting: &MeetingId) -> Self {
        Self { meeting: Some(meeting.clone()), ..Self::default() }
    }

    pub(crate) fn matter(matter: &MatterId) -> Self {
        Self { matter: Some(matter.clone()), ..Self::default() }
    }

    pub(crate) fn asked(round: &RoundId, unit: &BodyId) -> Self {
        Self { round: Some(round.clone()), body: Some(unit.clone()), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_without_anything_in_it_is_nothing_also_when_it_is_read() {
        assert_eq!(About::from(Subject::default()), About::default());
        let seat = About::seat(&"radet/3".parse().unwrap());
        assert!(About::default() < seat && !seat.is_nothing());
        for (about, written) in [(About::default(), "{}"), (seat, r#"{"seat":"radet/3"}"#)] {
            assert_eq!(serde_json::to_string(&about).unwrap(), written);
            assert_eq!(serde_json::from_str::<About>(written).unwrap(), about);
        }
    }
}
