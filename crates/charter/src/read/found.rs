//! What one sentence was found to say.

use crate::{Kind, Modality, Rule, norm::Names};
use std::collections::BTreeMap;

/// The rules of a sentence, each with how strongly it binds.
#[derive(Debug, Default)]
pub struct Found {
    rules: Vec<(Rule, Modality)>,
}

impl Found {
    /// Adds a rule, unless the sentence says it already.
    pub fn push(&mut self, rule: Rule, modality: Modality) {
        if !self.rules.iter().any(|(known, _)| *known == rule) {
            self.rules.push((rule, modality));
        }
    }

    /// Makes one rule of those that the clauses of a sentence give in parts: who proposes and who appoints, or several who
    /// appoint members side by side.
    pub fn joined(mut self) -> Self {
        let mut out: Vec<(Rule, Modality)> = Vec::new();
        for (rule, modality) in self.rules.drain(..) {
            let last = out.iter_mut().rev().find(|(known, _)| known.kind() == rule.kind());
            match (last, &rule) {
                (Some((Rule::MemberAppointment(known), _)), Rule::MemberAppointment(next))
                    if known.of.is_none() && next.of.is_none() =>
                {
                    known.by.0.extend(
                        next.by.0.iter().filter(|by| !known.by.0.contains(by)).cloned().collect::<Vec<_>>(),
                    );
                    known.after_proposal_from.0.extend(next.after_proposal_from.0.clone());
                }
                (Some((Rule::ChairAppointment(known), _)), Rule::ChairAppointment(next))
                    if known.by.is_empty()
                        && !known.after_proposal_from.is_empty()
                        && !next.by.is_empty() =>
                {
                    known.by = next.by.clone();
                }
                _ => out.push((rule, modality)),
            }
        }
        Self { rules: with_parts(out) }
    }

    /// Whether a rule of one of the kinds was found.
    pub fn any(&self, kinds: &[Kind]) -> bool {
        self.rules.iter().any(|(rule, _)| kinds.contains(&rule.kind()))
    }

    /// The kinds of the rules, in order.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.rules.iter().map(|(rule, _)| rule.kind())
    }

    /// Who gives the commissions that the sentence speaks of.
    pub fn commissioner(&self) -> Names {
        self.rules
            .iter()
            .find_map(|(rule, _)| match rule {
                Rule::CommissionedMatter(matter) => Some(matter.from.clone()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// Nothing was found.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Takes away the rules of the kinds, where a more special one stands.
    pub fn drop(&mut self, kinds: &[Kind]) {
        self.rules.retain(|(rule, _)| !kinds.contains(&rule.kind()));
    }

    /// Keeps only the rules of the kinds.
    pub fn keep(&mut self, kinds: &[Kind]) {
        self.rules.retain(|(rule, _)| kinds.contains(&rule.kind()));
    }

    /// Everything found, in order.
    pub fn into_rules(self) -> Vec<(Rule, Modality)> {
        self.rules
    }
}

/// A total of seats with its parts is one rule: *högst tolv ledamöter, varav sex från primärvården och sex från kommunerna*.
fn with_parts(mut rules: Vec<(Rule, Modality)>) -> Vec<(Rule, Modality)> {
    let part = |rule: &Rule| match rule {
        Rule::SeatQuota(seats)
            if seats.min == seats.max && seats.role.is_none() && seats.split.is_empty() =>
        {
            let [unit] = seats.unit.0.as_slice() else { return None };
            Some((unit.clone(), seats.min?))
        }
        _ => None,
    };
    let parts: BTreeMap<String, u32> = rules.iter().filter_map(|(rule, _)| part(rule)).collect();
    let all = parts.values().sum();
    let total = rules.iter_mut().find_map(|(rule, _)| match rule {
        Rule::SeatQuota(seats) if seats.unit.is_empty() && seats.split.is_empty() => {
            (seats.max.or(seats.min) == Some(all)).then_some(seats)
        }
        _ => None,
    });
    if let Some(total) = total.filter(|_| 2 <= parts.len()) {
        total.split = parts;
        rules.retain(|(rule, _)| part(rule).is_none());
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::with_parts;
    use crate::{
        Modality, Rule,
        norm::{Names, SeatQuota},
    };

    fn seats(unit: &str, number: u32) -> (Rule, Modality) {
        let unit = if unit.is_empty() { Names::default() } else { Names::one(unit.to_owned()) };
        let (min, max) = (Some(number), Some(number));
        (Rule::SeatQuota(SeatQuota { unit, min, max, ..SeatQuota::default() }), Modality::Must)
    }

    #[test]
    fn parts_that_make_a_total_are_its_split_and_others_stand() {
        let whole = with_parts(vec![seats("", 12), seats("vården", 8), seats("kommunerna", 4)]);
        let split = match whole.as_slice() {
            [(Rule::SeatQuota(seats), _)] => seats.split.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(split.into_values().collect::<Vec<_>>(), [4, 8]);
        let apart = vec![seats("", 12), seats("vården", 8), seats("kommunerna", 3)];
        assert_eq!(with_parts(apart.clone()), apart);
    }
}
