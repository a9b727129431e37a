//! What the group is, does and is for.

use super::{Names, params, words};

words! {
    /// What the group does with a commissioned matter.
    CommissionAct {
        /// Bereda.
        Prepare,
        /// Genomföra.
        CarryOut,
        /// Ta emot.
        Receive,
    }
}

params! {
    /// What the group, or somebody in it, does. Source: section B.
    Task {
        /// The statement without its lead-in.
        text: Option<String>,
        /// Who does it, where it is not the group.
        who: Option<String>,
    }
    /// What the group is for. Source: section B.
    Objective {
        /// The statement without its lead-in.
        text: Option<String>,
    }
    /// The ground, manner or place of the work. Source: rows 42, 43, 143.
    Principle {
        /// The statement.
        text: Option<String>,
    }
    /// The group gives advice without a right to decide. Source: rows 37, 72, 156.
    AdvisoryRole {
        /// Whom it advises.
        to: Names,
        /// About what.
        topic: Option<String>,
    }
    /// The group takes assignments from somebody. Source: rows 155, 157, 161.
    CommissionedMatter {
        /// Who orders.
        from: Names,
        /// What the group does with it.
        acts: Vec<CommissionAct>,
    }
    /// The group ranks something together. Source: rows 46, 196.
    Prioritisation {
        /// What is ranked.
        object: Option<String>,
        /// The pace is decided too.
        pace: Option<bool>,
    }
    /// The group spreads what works. Source: rows 54, 56.
    SpreadOfPractice {
        /// What is spread.
        object: Option<String>,
    }
    /// Whether the group speaks for its principal outside. Source: rows 15, 75.
    ExternalRepresentation {
        /// It may.
        allowed: Option<bool>,
        /// Where.
        level: Option<String>,
        /// Who does it.
        who: Option<String>,
    }
}
