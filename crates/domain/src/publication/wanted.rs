//! What a charter wants published, and where.

use crate::{BodyId, World, grounds::NormRef};
use jiff::civil::Date;
use samordna_charter::{Rule, norm::Published};

/// What one norm wants published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The norm.
    pub at: NormRef,
    /// What: notes where the norm says nothing more.
    pub what: Vec<Published>,
    /// Every place; one without a name where the text names none.
    pub places: Vec<Option<String>>,
    /// So many days.
    pub within_days: Option<u32>,
    /// Counted from the meeting, as the sentence says; else from the day the notes are final, for they cannot be published
    /// before.
    pub is_from_meeting: bool,
}

/// What a sentence says that counts its days from the meeting.
const FROM_MEETING: [&str; 5] =
    ["efter mötet", "efter varje möte", "efter träffen", "efter sammanträdet", "från mötet"];

impl Wanted {
    /// It asks for notes.
    pub fn is_of_notes(&self) -> bool {
        self.what.is_empty() || self.what.contains(&Published::Minutes)
    }

    /// It asks for what there is to know of the group.
    pub fn is_of_group(&self) -> bool {
        self.what.iter().any(|what| match what {
            Published::Group | Published::Members | Published::Charter | Published::Dates => true,
            Published::Minutes | Published::Papers => false,
        })
    }
}

/// What the charter in force on a day wants published. A norm without a place means that of the norm before it, as in *där
/// ska också stå*.
pub fn wanted(world: &World, group: &BodyId, on: Date) -> Vec<Wanted> {
    let mut before: Vec<Option<String>> = Vec::new();
    let mut all = Vec::new();
    for (at, norm) in world.norms_in_force(group, on) {
        let Rule::Publication(says) = &norm.rule else { continue };
        let named: Vec<Option<String>> = says.r#where.iter().cloned().map(Some).collect();
        let places = match (named.is_empty(), before.is_empty()) {
            (false, _) => named,
            (true, false) => before.clone(),
            (true, true) => vec![None],
        };
        before.clone_from(&places);
        let quote = norm.quote.to_lowercase();
        let is_from_meeting = FROM_MEETING.iter().any(|words| quote.contains(words));
        all.push(Wanted {
            at,
            what: says.what.clone(),
            places,
            within_days: says.within_days,
            is_from_meeting,
        });
    }
    all
}
