//! Who decides, within what frame, after what, and where a matter goes when nobody may.

use super::{Names, params, words};

words! {
    /// What a decision has to respect.
    Frame {
        /// The head of administration's responsibility.
        HeadOfAdministration,
        /// The budget.
        Budget,
        /// The line organisation.
        LineOrganisation,
        /// The law.
        Law,
    }
    /// How votes are counted.
    VotingRule {
        /// The most.
        Majority,
        /// There is no voting.
        None,
        /// The chair's vote tells.
        CastingVote,
        /// The chair decides.
        ChairDecides,
    }
    /// When something is anchored.
    Timing {
        /// Before the decision.
        Before,
        /// After the position.
        After,
        /// Not said.
        Unspecified,
    }
}

params! {
    /// Decisions rest on the members' own mandates. Source: rows 167, 169, 170, 171, 174.
    DecisionByMandate {
        /// The decision is taken in each home administration.
        home_decision: Option<bool>,
    }
    /// The text says that the group decides, or that it does not.
    GroupDecision {
        /// What.
        object: Option<String>,
    }
    /// What the chair may decide alone. Source: rows 168, 173, 176.
    ChairDecision {
        /// What.
        object: Option<String>,
        /// Where the mandate comes from.
        source: Option<String>,
        /// The mandate's number.
        registry_number: Option<String>,
    }
    /// What decisions have to respect. Source: rows 172, 175.
    DecisionFrame {
        /// The frame.
        respects: Vec<Frame>,
    }
    /// Positions are taken in consensus. Source: row 177.
    Consensus {}
    /// How votes are counted.
    Voting {
        /// The rule.
        rule: Option<VotingRule>,
    }
    /// Who steps aside.
    ConflictOfInterest {
        /// Who.
        who: Option<String>,
        /// To whom it is declared.
        declare_to: Option<String>,
        /// They leave the room.
        leaves: Option<bool>,
    }
    /// Positions that go to the politicians. Source: row 178.
    PoliticalHandover {
        /// Which, as *vägledande*.
        position_classes: Vec<String>,
        /// To whom.
        to: Option<String>,
    }
    /// Unions are consulted before the decision. Source: row 188; MBL 11 §.
    UnionConsultation {
        /// Where.
        r#where: Option<String>,
    }
    /// What is anchored at home. Source: rows 184, 185, 187, 189, 191, 192.
    Anchoring {
        /// What.
        what: Option<String>,
        /// Where: the unit that is asked.
        unit: Option<String>,
        /// Together with whom.
        with: Vec<String>,
        /// Who sees to it.
        responsible: Option<String>,
        /// When.
        timing: Option<Timing>,
    }
    /// Where a matter goes that nobody here may decide. Source: rows 180 to 182.
    Escalation {
        /// Who lifts it.
        who: Option<String>,
        /// To whom.
        to: Vec<String>,
        /// Through whom.
        via: Option<String>,
        /// When.
        when: Option<String>,
    }
    /// Who is told of decisions. Source: row 221.
    CommunicationOfDecisions {
        /// To whom.
        to: Vec<String>,
        /// By whom.
        by: Names,
        /// Days after the decision.
        within_days: Option<u32>,
    }
    /// The group adopts the charters of others. Source: row 179.
    AdoptsChartersOf {
        /// Whose.
        groups: Names,
    }
}
