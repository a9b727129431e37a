//! For how long, and who comes after.

use super::{params, words};

words! {
    /// A role in the group, or what else can rotate.
    TermRole {
        /// Ordförande.
        Chair,
        /// Vice ordförande.
        ViceChair,
        /// Ledamot.
        Member,
        /// Sekreterare.
        Secretary,
        /// A seat shared by several.
        Seat,
        /// Where the group meets.
        Place,
    }
}

params! {
    /// How long a role is held. Source: row 118.
    Term {
        /// Which roles.
        roles: Vec<TermRole>,
        /// Years at a time.
        years: Option<f64>,
        /// May be renewed.
        renewable: Option<bool>,
        /// Periods at most.
        max_periods: Option<u32>,
        /// Years at most in all.
        max_years: Option<f64>,
    }
    /// What moves between parties. Source: row 117.
    Rotation {
        /// Which roles.
        roles: Vec<TermRole>,
        /// Years between moves.
        every_years: Option<f64>,
        /// The parties.
        between: Vec<String>,
    }
    /// Who follows whom. Source: row 119.
    Succession {
        /// The role that moves up.
        from: Option<TermRole>,
        /// The role it moves to.
        to: Option<TermRole>,
        /// After this many years.
        after_years: Option<f64>,
    }
}
