//! How a charter comes into force, how long it lasts, and who gets it.

use super::{Names, params, words};

words! {
    /// What an evaluation looks at.
    EvaluationOf {
        /// The charter.
        Charter,
        /// The group.
        Group,
    }
    /// Why somebody is sent the charter.
    Purpose {
        /// För genomförande.
        Implementation,
        /// För vidarebefordran.
        Forwarding,
        /// För kännedom.
        Information,
        /// För uppdatering av förteckning.
        Register,
        /// Not said.
        Unspecified,
    }
}

params! {
    /// Who adopts the charter. Source: rows 5, 18, 26.
    Adoption {
        /// The adopters; all of them are needed.
        by: Names,
        /// Who may amend it.
        amended_by: Names,
        /// Who enters the date of the decision.
        date_set_by: Option<String>,
    }
    /// How long the charter holds. Source: rows 7, 31.
    Validity {
        /// Years at most.
        max_years: Option<f64>,
        /// ISO date or month.
        from: Option<String>,
        /// ISO date or month, the last included.
        until: Option<String>,
        /// Until further notice.
        open_ended: Option<bool>,
    }
    /// When the charter or the group is evaluated, and by whom. Source: rows 214, 217.
    Evaluation {
        /// What is evaluated.
        of: Option<EvaluationOf>,
        /// Once, this many years after the start.
        after_years: Option<f64>,
        /// Again and again, with this many years between.
        every_years: Option<f64>,
        /// The evaluator.
        by: Names,
    }
    /// What the charter or group replaces. Source: rows 10, 31.
    Replaces {
        /// The predecessor.
        what: Option<String>,
        /// ISO date.
        date: Option<String>,
    }
    /// When the group ends, and who ends it. Source: row 16.
    Dissolution {
        /// The condition.
        when: Option<String>,
        /// Who decides it.
        by: Names,
    }
    /// One recipient of the adopted charter. Source: rows 6, 19, 20, 28, 29, 223.
    Distribution {
        /// Office or role.
        recipient: Option<String>,
        /// Why they get it.
        purpose: Vec<Purpose>,
        /// To whom they pass it on.
        forward_to: Option<String>,
    }
    /// Who may establish and dissolve groups of this type. Source: row 16.
    EstablishmentAuthority {
        /// The office that may.
        office: Option<String>,
        /// The office it has it from.
        delegated_from: Option<String>,
    }
    /// Where the group's mandate comes from. Source: row 14.
    MandateSource {
        /// Office or body.
        from: Names,
        /// The document that gives it.
        document: Option<String>,
        /// Its number.
        registry_number: Option<String>,
    }
    /// A position that has to come before the adoption. Source: row 26.
    PriorPosition {
        /// The body that took it.
        body: Option<String>,
        /// ISO date.
        date: Option<String>,
    }
    /// A governing document that the group works by. Source: rows 17, 63.
    SteeringReference {
        /// Its title.
        title: Option<String>,
        /// Its number.
        registry_number: Option<String>,
    }
    /// Rules that stand in another document. Source: rows 96, 220.
    RulesByReference {
        /// What they are about.
        subject: Option<String>,
        /// The document's title.
        document: Option<String>,
        /// Its number.
        registry_number: Option<String>,
    }
    /// Something that the charter leaves open. Source: row 222.
    OpenQuestion {
        /// What is open.
        text: Option<String>,
    }
}
