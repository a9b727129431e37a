//! What a duty is about, beside its norm: which meeting, which seat, which unit.
//!
//! **Invariant:** what is about nothing in particular is empty, and not a subject without anything in it.

use crate::{AgreementId, BodyId, DocumentId, EngagementId, MatterId, MeetingId, RoundId, SeatId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a duty is about, where a norm asks the same of several. Most are about one thing, and take no room elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(from = "Subject", into = "Subject")]
#[schemars(with = "Subject")]
pub struct About(Things);

/// The usual ones alone; the rarer, and several together, apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Things {
    #[default]
    Nothing,
    Meeting(MeetingId),
    Seat(SeatId),
    Matter(MatterId),
    Others(Box<Subject>),
}

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

impl From<Subject> for About {
    fn from(subject: Subject) -> Self {
        let is_only = |about: &Self| Subject::from(about.clone()) == subject;
        let usual = [
            Some(Self::default()),
            subject.meeting.as_ref().map(Self::of_meeting),
            subject.seat.as_ref().map(Self::of_seat),
            subject.matter.as_ref().map(Self::of_matter),
        ];
        let one = usual.into_iter().flatten().find(is_only);
        one.unwrap_or_else(|| Self(Things::Others(Box::new(subject))))
    }
}

impl From<About> for Subject {
    fn from(about: About) -> Self {
        match about.0 {
            Things::Nothing => Self::default(),
            Things::Meeting(meeting) => Self { meeting: Some(meeting), ..Self::default() },
            Things::Seat(seat) => Self { seat: Some(seat), ..Self::default() },
            Things::Matter(matter) => Self { matter: Some(matter), ..Self::default() },
            Things::Others(subject) => *subject,
        }
    }
}

impl About {
    /// A meeting.
    pub fn of_meeting(meeting: &MeetingId) -> Self {
        Self(Things::Meeting(meeting.clone()))
    }

    /// A seat.
    pub fn of_seat(seat: &SeatId) -> Self {
        Self(Things::Seat(seat.clone()))
    }

    /// A matter.
    pub fn of_matter(matter: &MatterId) -> Self {
        Self(Things::Matter(matter.clone()))
    }

    /// An agreement.
    pub fn of_agreement(agreement: &AgreementId) -> Self {
        Subject { agreement: Some(agreement.clone()), ..Subject::default() }.into()
    }

    /// What a round asks of a unit.
    pub fn asked(round: &RoundId, unit: &BodyId) -> Self {
        Subject::asked(round, unit).into()
    }

    /// The norm asks one thing only.
    pub fn is_nothing(&self) -> bool {
        matches!(self.0, Things::Nothing)
    }

    /// The meeting.
    pub fn meeting(&self) -> Option<&MeetingId> {
        if let Things::Meeting(meeting) = &self.0 {
            return Some(meeting);
        }
        self.0.others()?.meeting.as_ref()
    }

    /// The seat.
    pub fn seat(&self) -> Option<&SeatId> {
        if let Things::Seat(seat) = &self.0 {
            return Some(seat);
        }
        self.0.others()?.seat.as_ref()
    }

    /// The matter.
    pub fn matter(&self) -> Option<&MatterId> {
        if let Things::Matter(matter) = &self.0 {
            return Some(matter);
        }
        self.0.others()?.matter.as_ref()
    }

    /// The administration or other body.
    pub fn body(&self) -> Option<&BodyId> {
        self.0.others()?.body.as_ref()
    }

    /// The place of publication, or who is told, as the charter names it.
    pub fn place(&self) -> Option<&str> {
        self.0.others()?.place.as_deref()
    }

    /// The round.
    pub fn round(&self) -> Option<&RoundId> {
        self.0.others()?.round.as_ref()
    }

    /// The engagement.
    pub fn engagement(&self) -> Option<&EngagementId> {
        self.0.others()?.engagement.as_ref()
    }

    /// The governing document.
    pub fn document(&self) -> Option<&DocumentId> {
        self.0.others()?.document.as_ref()
    }

    /// The agreement.
    pub fn agreement(&self) -> Option<&AgreementId> {
        self.0.others()?.agreement.as_ref()
    }
}

impl Things {
    fn others(&self) -> Option<&Subject> {
        match self {
            Self::Others(subject) => Some(subject),
            Self::Nothing | Self::Meeting(_) | Self::Seat(_) | Self::Matter(_) => None,
        }
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
        let seat = About::of_seat(&"radet/3".parse().unwrap());
        assert!(About::default() < seat && !seat.is_nothing());
        for (about, written) in [(About::default(), "{}"), (seat, r#"{"seat":"radet/3"}"#)] {
            assert_eq!(serde_json::to_string(&about).unwrap(), written);
            assert_eq!(serde_json::from_str::<About>(written).unwrap(), about);
        }
    }

    #[test]
    fn one_thing_is_that_thing_and_several_are_all_there() {
        let (meeting, seat) = ("radet/2026-1".parse().unwrap(), "radet/3".parse().unwrap());
        let alone = About::from(Subject::meeting(&meeting));
        assert_eq!(alone, About::of_meeting(&meeting));
        assert_eq!((alone.meeting(), alone.seat()), (Some(&meeting), None));
        let both =
            Subject { seat: Some(seat), place: Some("webben".to_owned()), ..Subject::meeting(&meeting) };
        let about = About::from(both.clone());
        assert_ne!(about, alone);
        assert_eq!((about.meeting(), about.seat()), (Some(&meeting), both.seat.as_ref()));
        assert_eq!((about.place(), about.matter()), (Some("webben"), None));
        assert_eq!(Subject::from(about), both);
    }
}
