//! What a judge says of one norm: how it stands, what is broken, what is owed.

use super::Standing;
use crate::{
    duty::{About, SOON, Way},
    finding::Cure,
    grounds::Fact,
    refusal::Who,
};
use jiff::civil::Date;
use std::sync::Arc;

/// What a judge says of one norm.
pub(super) enum Verdict {
    /// It stands so, and there is nothing to tell of it.
    Plain(Standing),
    /// It stands so.
    Stands(Standing, Fact),
    /// Facts and norm differ.
    Broken { fact: Fact, since: Option<Date>, cure: Cure },
    /// The text is unclear, or something that it rests on is gone: a remark whatever its modality.
    Unclear { fact: Fact, since: Option<Date>, cure: Cure },
    /// Something has to be done.
    Owed(Box<Owed>),
    /// The same has to be done for each of several; the fact is about all of them.
    OwedEach(Vec<Owed>, Fact),
    /// Something would have to be done if the clock had started.
    NoStart,
}

/// Something that has to be done, or was.
pub(super) struct Owed {
    /// Of which of several.
    pub about: About,
    /// For what comes again: the day this one is due.
    pub occurrence: Option<Date>,
    /// By when.
    pub due: Option<Date>,
    /// So many days before its day it is due soon.
    pub soon: i32,
    /// What was weighed.
    pub fact: Fact,
    /// Whose turn it is; left out, the group's keeper's.
    pub owner: Option<Arc<Who>>,
    /// How it is met.
    pub way: Way,
    /// When it was met, where the program knows that without anybody's report.
    pub met: Option<Date>,
}

impl Owed {
    /// Due by a day, if there is one, and reported by hand.
    pub(super) fn by(due: Option<Date>) -> Self {
        Self {
            about: About::default(),
            occurrence: None,
            due,
            soon: SOON,
            fact: Fact::Due { on: due },
            owner: None,
            way: Way::Report,
            met: None,
        }
    }

    pub(super) fn fact(self, fact: Fact) -> Self {
        Self { fact, ..self }
    }

    pub(super) fn soon(self, days: i32) -> Self {
        Self { soon: days, ..self }
    }

    /// It comes again: this one is known by its day.
    pub(super) fn again(self) -> Self {
        Self { occurrence: self.due, ..self }
    }

    pub(super) fn way(self, way: Way) -> Self {
        Self { way, ..self }
    }
}

impl Verdict {
    pub(super) fn owed(owed: Owed) -> Self {
        Self::Owed(Box::new(owed))
    }

    pub(super) fn met(fact: Fact) -> Self {
        Self::Stands(Standing::Met, fact)
    }

    pub(super) fn guards() -> Self {
        Self::Plain(Standing::Guards)
    }

    pub(super) fn informs() -> Self {
        Self::Plain(Standing::Informative)
    }

    pub(super) fn not_followed() -> Self {
        Self::Plain(Standing::NotFollowed)
    }
}
