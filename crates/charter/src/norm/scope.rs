//! Which matters are the group's, how they come in and how they are prepared.

use super::{Names, params, words};

words! {
    /// What happens to a matter outside the boundary.
    BoundaryEffect {
        /// It goes to another.
        Redirect,
        /// It is not taken.
        Exclude,
    }
}

params! {
    /// Which matters are the group's, and between whom. Source: rows 69, 153.
    Scope {
        /// What they are about.
        topic: Option<String>,
        /// Between whom.
        parties: Vec<String>,
    }
    /// Which matters are not, and whose they are. Source: rows 147, 148, 150, 154.
    Boundary {
        /// What they are about.
        topic: Option<String>,
        /// Who has them.
        goes_to: Option<String>,
        /// What happens.
        effect: Option<BoundaryEffect>,
        /// When the group takes them all the same.
        unless: Option<String>,
    }
    /// How matters reach the group. Source: row 153.
    Intake {
        /// Who raises them.
        channels: Vec<String>,
        /// Days before the meeting.
        days_before: Option<u32>,
    }
    /// Who prepares, for whom. Source: rows 163, 164, 166.
    Preparation {
        /// Who.
        by: Names,
        /// The body that the group prepares for.
        to: Option<String>,
        /// Persons.
        size: Option<u32>,
        /// One from each of these.
        one_from_each: Vec<String>,
        /// They also sort out which matters are the group's.
        triage: Option<bool>,
    }
    /// A prepared matter carries a proposal. Source: row 165.
    ProposalExpected {}
    /// Consequences are weighed before a position. Source: row 51.
    ImpactAssessment {
        /// For what.
        covers: Vec<String>,
    }
    /// What a brief has to consider. Source: row 158.
    AspectsConsidered {
        /// As research, education, equality.
        aspects: Vec<String>,
    }
    /// Who is asked before a position on something. Source: row 149.
    ConsultationBeforePosition {
        /// On what.
        topic: Option<String>,
        /// With whom.
        with: Names,
    }
    /// With whom the group works. Source: rows 76, 151, 152, 158.
    CoHandling {
        /// With whom.
        with: Vec<String>,
    }
}
