//! What is found of one group: how each norm stands, what was weighed, what is due, what differs.
//!
//! **Invariant:** a norm that a person withdrew has no standing, and each other norm one.

use super::Standing;
use crate::{
    BodyId, CharterId,
    duty::Duty,
    finding::{Class, Finding},
    grounds::Fact,
    group::GroupState,
};

/// One group on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupAssessment {
    /// The group.
    pub group: BodyId,
    /// Where it is in its life.
    pub state: GroupState,
    /// The charter that it is held to, or the draft that waits.
    pub charter: Option<CharterId>,
    /// How each norm of that charter stands, by its position.
    pub(super) standings: Vec<Option<Standing>>,
    /// What was weighed, by the norm, in the same order: most norms are only shown or not followed, and have no room here.
    pub(super) weighed: Vec<(u32, Fact)>,
    /// What is due.
    pub duties: Vec<Duty>,
    /// What differs.
    pub findings: Vec<Finding>,
}

/// How one norm stands; what was weighed keeps [`GroupAssessment::fact`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// Its position in the charter.
    pub norm: usize,
    /// How it stands.
    pub standing: Standing,
}

impl GroupAssessment {
    /// A group of which nothing is found yet.
    pub fn new(group: BodyId, state: GroupState) -> Self {
        let (standings, weighed, duties, findings) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { group, state, charter: None, standings, weighed, duties, findings }
    }

    /// How every norm of the charter stands, in its order; those that a person withdrew are left out.
    pub fn judgements(&self) -> impl Iterator<Item = Judgement> {
        let all = self.standings.iter().enumerate();
        all.filter_map(|(norm, standing)| Some(Judgement { norm, standing: (*standing)? }))
    }

    /// How a norm stands, by its position in the charter.
    pub fn judgement(&self, norm: usize) -> Option<Judgement> {
        let standing = self.standings.get(norm).copied().flatten()?;
        Some(Judgement { norm, standing })
    }

    /// What was weighed of a norm of which this is the judgement.
    pub fn fact(&self, judgement: Judgement) -> &Fact {
        let kept = self.weighed.binary_search_by_key(&judgement.norm, |(norm, _)| *norm as usize).ok();
        match (kept.and_then(|at| self.weighed.get(at)), judgement.standing) {
            (Some((_, fact)), _) => fact,
            (None, Standing::NotFollowed) => &Fact::NotFollowed,
            (None, Standing::Due) => &Fact::Due { on: None },
            (None, _) => &Fact::Nothing,
        }
    }

    /// The worst class among the findings; none where there is none.
    pub fn worst(&self) -> Option<Class> {
        self.findings.iter().map(|finding| finding.class).min()
    }

    /// How many norms stand so.
    pub fn count(&self, standing: Standing) -> usize {
        self.standings.iter().filter(|known| **known == Some(standing)).count()
    }
}

/// What is written of one group after another: every list is handed over as long as it is, and its room used again.
#[derive(Default)]
pub(super) struct Sheet {
    standings: Vec<Option<Standing>>,
    weighed: Vec<(u32, Fact)>,
    pub duties: Vec<Duty>,
    pub findings: Vec<Finding>,
}

impl Sheet {
    /// Makes room for so many norms, of which nothing is known yet.
    pub fn rule(&mut self, norms: usize) {
        self.standings.resize(norms, None);
    }

    /// Enters how a norm stands, with nothing to tell of it.
    pub fn enter(&mut self, norm: usize, standing: Standing) {
        if let Some(room) = self.standings.get_mut(norm) {
            *room = Some(standing);
        }
    }

    /// Enters what was weighed of the norm that was entered last; what goes without saying is not kept.
    pub fn weigh(&mut self, norm: usize, fact: Fact) {
        let is_plain = matches!(fact, Fact::Nothing | Fact::NotFollowed | Fact::Due { on: None });
        if let (false, Ok(norm)) = (is_plain, u32::try_from(norm)) {
            self.weighed.push((norm, fact));
        }
    }

    /// The norm that was entered last stands no better than so, and then by this fact.
    pub fn worsen(&mut self, norm: usize, standing: Standing, fact: Fact) {
        let known = self.standings.get_mut(norm).and_then(Option::as_mut);
        let Some(known) = known.filter(|known| standing < **known) else { return };
        *known = standing;
        self.weighed.pop_if(|(of, _)| *of as usize == norm);
        self.weigh(norm, fact);
    }

    /// Hands over what was written of a group; the sheet is empty then.
    pub fn hand_over(
        &mut self,
        group: BodyId,
        state: GroupState,
        charter: Option<CharterId>,
    ) -> GroupAssessment {
        GroupAssessment {
            group,
            state,
            charter,
            standings: taken(&mut self.standings),
            weighed: taken(&mut self.weighed),
            duties: taken(&mut self.duties),
            findings: taken(&mut self.findings),
        }
    }
}

/// What stands in a list, in a list that is no longer than that; the room stays.
fn taken<T>(list: &mut Vec<T>) -> Vec<T> {
    let mut exact = Vec::with_capacity(list.len());
    exact.append(list);
    exact
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_hands_over_what_was_written_and_is_empty_for_the_next_group() {
        let mut sheet = Sheet::default();
        let waived = |reason: &str| Fact::Waived { reason: reason.to_owned() };
        sheet.rule(4);
        sheet.enter(0, Standing::Informative);
        sheet.enter(2, Standing::Met);
        sheet.weigh(2, waived("före"));
        sheet.worsen(2, Standing::Remark, waived("efter"));
        sheet.worsen(2, Standing::Due, waived("aldrig"));
        sheet.enter(3, Standing::NotFollowed);
        sheet.weigh(3, Fact::NotFollowed);
        let group = || "radet".parse::<BodyId>().unwrap();
        let assessed = sheet.hand_over(group(), GroupState::InForce, None);
        let told: Vec<_> =
            assessed.judgements().map(|one| (one.norm, one.standing, assessed.fact(one))).collect();
        let (nothing, not_followed, after) = (Fact::Nothing, Fact::NotFollowed, waived("efter"));
        let expected = [
            (0, Standing::Informative, &nothing),
            (2, Standing::Remark, &after),
            (3, Standing::NotFollowed, &not_followed),
        ];
        assert_eq!(told, expected);
        assert_eq!(assessed.judgement(1), None, "a person withdrew it");
        assert_eq!(sheet.hand_over(group(), GroupState::Forming, None).judgements().count(), 0);
    }
}
