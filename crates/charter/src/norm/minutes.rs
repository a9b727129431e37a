//! What is written down, who stands for it, and where it is published.

use super::{Names, params, words};

words! {
    /// Which meetings have notes.
    MinutesFor {
        /// Every meeting.
        All,
        /// Ordinary meetings.
        Ordinary,
        /// Sammanträden.
        Sittings,
    }
    /// What is written.
    MinutesForm {
        /// Anteckningar.
        Notes,
        /// Protokoll.
        Minutes,
        /// Beslutslogg.
        DecisionLog,
    }
    /// How notes become final. Three different acts.
    ApprovalAct {
        /// Godkänna.
        Approve,
        /// Underteckna.
        Sign,
        /// Justera.
        Attest,
    }
    /// What is published.
    Published {
        /// Anteckningar.
        Minutes,
        /// That the group exists.
        Group,
        /// Who sits in it.
        Members,
        /// The charter.
        Charter,
        /// Underlag.
        Papers,
        /// When it meets.
        Dates,
    }
    /// What is registered.
    Registered {
        /// Anteckningar.
        Minutes,
        /// Underlag.
        Papers,
        /// Beslut.
        Decisions,
        /// The charter.
        Charter,
    }
}

params! {
    /// Notes are kept. Source: rows 131 to 133.
    MinutesRequired {
        /// At which meetings.
        r#for: Option<MinutesFor>,
        /// In what form.
        form: Option<MinutesForm>,
        /// By whom: a role word, or a name.
        by: Names,
        /// Who gets them.
        sent_to: Vec<String>,
        /// Days after the meeting.
        within_days: Option<u32>,
    }
    /// Who makes the notes final. Source: rows 131, 132, 134.
    MinutesApproval {
        /// The act.
        act: Option<ApprovalAct>,
        /// By whom: role words (`chair`, `member_of_other_principal` …), or names.
        by: Vec<String>,
        /// Days after the meeting.
        within_days: Option<u32>,
    }
    /// What is published where. Source: rows 135 to 139.
    Publication {
        /// What.
        what: Vec<Published>,
        /// Every place; it is done when all have it.
        r#where: Vec<String>,
        /// Days after the meeting.
        within_days: Option<u32>,
    }
    /// What is registered and archived.
    Registration {
        /// What.
        what: Vec<Registered>,
        /// By whom.
        by: Names,
        /// Where.
        r#where: Option<String>,
    }
}
