//! How something stands, as a word with a sign and a colour. The word always stands there: never a colour alone.

use samordna_charter::{Language, Modality};
use samordna_domain::{
    Standing, charter::CharterState, duty::DutyState, finding::Class, group::GroupState, matter::MatterStage,
    meeting::MeetingStage,
};

/// A word, the sign before it, and the class that colours both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Badge {
    pub word: &'static str,
    pub sign: &'static str,
    pub class: &'static str,
}

impl Badge {
    /// How a norm stands.
    pub fn standing(standing: Standing, l: Language) -> Self {
        let (sign, class) = match standing {
            Standing::Deviation => ("✕", "bad"),
            Standing::Remark => ("!", "warn"),
            Standing::Due => ("◔", "due"),
            Standing::NotStarted => ("○", "idle"),
            Standing::NotInForce => ("‖", "idle"),
            Standing::NotFollowed => ("…", "idle"),
            Standing::Guards => ("◆", "guard"),
            Standing::Met => ("✓", "good"),
            Standing::Waived => ("≈", "guard"),
            Standing::Informative => ("i", "plain"),
        };
        Self { word: standing.label(l), sign, class }
    }

    /// Where a duty stands.
    pub fn duty(state: DutyState, l: Language) -> Self {
        let (sign, class) = match state {
            DutyState::Overdue => ("✕", "bad"),
            DutyState::DueSoon => ("◔", "due"),
            DutyState::Running => ("▷", "guard"),
            DutyState::NotStarted => ("○", "idle"),
            DutyState::Met => ("✓", "good"),
            DutyState::Waived => ("≈", "guard"),
        };
        Self { word: state.label(l), sign, class }
    }

    /// Where a group is in its life.
    pub fn group(state: GroupState, l: Language) -> Self {
        let (sign, class) = match state {
            GroupState::Forming => ("○", "idle"),
            GroupState::InForce => ("✓", "good"),
            GroupState::Lapsed => ("✕", "bad"),
            GroupState::Dissolved => ("–", "plain"),
        };
        Self { word: state.label(l), sign, class }
    }

    /// Where a charter is in its life.
    pub fn charter(state: CharterState, l: Language) -> Self {
        let (sign, class) = match state {
            CharterState::Draft => ("○", "idle"),
            CharterState::PartlySigned => ("◔", "due"),
            CharterState::Adopted => ("▷", "guard"),
            CharterState::InForce => ("✓", "good"),
            CharterState::Past | CharterState::Withdrawn => ("–", "plain"),
        };
        Self { word: state.label(l), sign, class }
    }

    /// How far a matter has come.
    pub fn matter(stage: &MatterStage, l: Language) -> Self {
        let (sign, class) = match stage {
            MatterStage::Raised => ("○", "due"),
            MatterStage::Accepted | MatterStage::Prepared | MatterStage::Ready => ("▷", "guard"),
            MatterStage::OnAgenda { .. } | MatterStage::Agreed => ("◔", "due"),
            MatterStage::Closed { .. } => ("✓", "good"),
            MatterStage::HandedOver { received: None, .. } => ("!", "warn"),
            MatterStage::HandedOver { received: Some(_), .. } | MatterStage::Withdrawn { .. } => {
                ("–", "plain")
            }
        };
        Self { word: stage.label(l), sign, class }
    }

    /// How far a meeting has come.
    pub fn meeting(stage: &MeetingStage, l: Language) -> Self {
        let (sign, class) = match stage {
            MeetingStage::Planned => ("○", "idle"),
            MeetingStage::Called { .. } => ("▷", "guard"),
            MeetingStage::Held { .. } => ("✓", "good"),
            MeetingStage::Cancelled { .. } => ("–", "plain"),
        };
        Self { word: stage.label(l), sign, class }
    }

    /// How grave a finding is.
    pub fn class(class: Class, l: Language) -> Self {
        let (sign, colour) = match class {
            Class::Deviation => ("✕", "bad"),
            Class::Remark => ("!", "warn"),
        };
        Self { word: class.label(l), sign, class: colour }
    }
}

/// How strongly a norm binds, as a class that shapes its word.
pub(crate) fn binding(modality: Modality) -> &'static str {
    match modality {
        Modality::Must | Modality::MustNot => "must",
        Modality::Should => "should",
        Modality::May => "may",
        Modality::States => "states",
    }
}
