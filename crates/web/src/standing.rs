//! Where groups stand that somebody has looked at, kept until something happens or the day ends.
//!
//! **Invariant:** what is told is what would be found out now. An assessment is a function of what is known and of the day, and
//! events are only added: so many of them and a day always give the same. It is kept for one house, and by whether the visitor
//! may see the days of meetings: nothing else of it depends on who asks.

use jiff::civil::Date;
use samordna_domain::{BodyId, GroupAssessment};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// What is kept: of which moment, and of which groups, each with and without the days of meetings.
#[derive(Default)]
pub(crate) struct Standings(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    of: (u64, Date),
    groups: HashMap<(BodyId, bool), Arc<GroupAssessment>>,
}

impl Standings {
    /// Where a group stands after so many events on a day; found out by `assess` where it is not known.
    pub fn of(
        &self,
        moment: (u64, Date),
        group: &BodyId,
        with_days: bool,
        assess: impl FnOnce() -> Option<GroupAssessment>,
    ) -> Option<Arc<GroupAssessment>> {
        let key = (group.clone(), with_days);
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().known(moment).get(&key).cloned();
        if known.is_some() {
            return known;
        }
        let assessed = Arc::new(assess()?);
        lock().known(moment).insert(key, assessed.clone());
        Some(assessed)
    }
}

impl Kept {
    /// What is known of this moment: nothing yet, where it is another than before.
    fn known(&mut self, moment: (u64, Date)) -> &mut HashMap<(BodyId, bool), Arc<GroupAssessment>> {
        if self.of != moment {
            *self = Self { of: moment, groups: HashMap::new() };
        }
        &mut self.groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use samordna_domain::group::GroupState;

    #[test]
    fn a_group_is_assessed_once_until_something_happens_or_the_day_ends() {
        let (standings, group): (_, BodyId) = (Standings::default(), "radet".parse().unwrap());
        let mut asked = 0;
        let mut ask = |events, day, with_days| {
            let (group, moment) = (group.clone(), (events, date(2026, 11, day)));
            let assessed = standings.of(moment, &group, with_days, || {
                asked += 1;
                Some(GroupAssessment::new(group.clone(), GroupState::Forming))
            });
            assert!(assessed.is_some());
            asked
        };
        assert_eq!([ask(1, 22, true), ask(1, 22, true)], [1, 1]);
        assert_eq!(ask(1, 22, false), 2, "with and without the days of meetings");
        assert_eq!(ask(2, 22, true), 3, "something happened");
        assert_eq!(ask(2, 23, true), 4, "another day");
    }
}
