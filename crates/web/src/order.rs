//! The order of names: å, ä and ö come last, as in Swedish, whatever language the page is in.

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;
use std::{cmp::Ordering, sync::LazyLock};

static SWEDISH: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("sv").into(), CollatorOptions::default()).ok());

/// Which of two names comes first.
pub(crate) fn by_name(one: &str, other: &str) -> Ordering {
    match SWEDISH.as_ref() {
        Some(swedish) => swedish.compare(one, other),
        None => one.cmp(other),
    }
}

/// A name as a key to sort by.
#[derive(PartialEq, Eq)]
pub(crate) struct Named(pub String);

impl PartialOrd for Named {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Named {
    fn cmp(&self, other: &Self) -> Ordering {
        by_name(&self.0, &other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_comes_after_z_and_before_a_with_dots() {
        let mut names = ["Öron", "Ängelholm", "Zon", "Åsle", "andning", "Barn"];
        names.sort_by(|one, other| by_name(one, other));
        assert_eq!(names, ["andning", "Barn", "Zon", "Åsle", "Ängelholm", "Öron"]);
    }
}
