//! Who works where in the demo, and whom an organisation sends next. Names run out; then another is invented.

use samordna_domain::EmploymentId;
use std::collections::{BTreeMap, HashSet};

/// The people of one organisation.
#[derive(Debug, Default)]
struct Crew {
    /// Those who can be sent, in turn.
    ranks: Vec<EmploymentId>,
    /// Whose turn it is.
    turn: usize,
}

/// Everybody's employments, by the organisation's local id.
#[derive(Debug, Default)]
pub struct Staff {
    crews: BTreeMap<String, Crew>,
    /// Who holds an office or heads an organisation, by its local id.
    posts: BTreeMap<String, EmploymentId>,
}

impl Staff {
    /// Somebody holds an office, or heads an organisation.
    pub fn post(&mut self, id: &str, who: EmploymentId) {
        self.posts.insert(id.to_owned(), who);
    }

    /// Somebody can be sent to groups.
    pub fn join(&mut self, organisation: &str, who: EmploymentId) {
        self.crews.entry(organisation.to_owned()).or_default().ranks.push(who);
    }

    /// Whoever holds an office or heads an organisation.
    pub fn holder(&self, id: &str) -> Option<&EmploymentId> {
        self.posts.get(id)
    }

    /// The next from an organisation who is not there already; its head where it has nobody else. None where all are
    /// there.
    pub fn send(&mut self, organisation: &str, there: &HashSet<EmploymentId>) -> Option<EmploymentId> {
        if let Some(crew) = self.crews.get_mut(organisation) {
            for _ in 0..crew.ranks.len() {
                let next = crew.ranks.get(crew.turn % crew.ranks.len()).cloned();
                crew.turn += 1;
                if let Some(next) = next.filter(|next| !there.contains(next)) {
                    return Some(next);
                }
            }
        }
        self.holder(organisation).filter(|head| !there.contains(*head)).cloned()
    }
}

/// Invented names, dealt in order; when they run out, first and last names are paired anew.
#[derive(Debug)]
pub struct Names<'a> {
    names: &'a [String],
    taken: HashSet<String>,
    next: usize,
}

impl<'a> Names<'a> {
    /// These names, none dealt.
    pub fn new(names: &'a [String]) -> Self {
        Self { names, taken: names.iter().cloned().collect(), next: 0 }
    }

    /// The next name.
    pub fn deal(&mut self) -> String {
        let at = self.next;
        self.next += 1;
        if let Some(name) = self.names.get(at) {
            return name.clone();
        }
        // Any step that has no factor in common with the number of names meets every pairing before it comes round.
        for step in 1..self.names.len() {
            let first = self.names.get(at % self.names.len()).and_then(|name| name.split(' ').next());
            let last =
                self.names.get((at + 7 * step) % self.names.len()).and_then(|name| name.rsplit(' ').next());
            let name = [first, last].into_iter().flatten().collect::<Vec<_>>().join(" ");
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
        format!("Person {at}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_named_twice_also_when_the_names_run_out() {
        let names: Vec<String> = ["Eva Alm", "Nils Bok", "Åsa Ceder"].map(str::to_owned).into();
        let mut dealt = Names::new(&names);
        let all: Vec<String> = (0..6).map(|_| dealt.deal()).collect();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), 6, "{all:?}");
        assert_eq!(all[..3], names[..]);
    }

    #[test]
    fn an_organisation_sends_its_people_in_turn_and_its_head_last() {
        let [one, two, head] = ["one", "two", "head"].map(|id| id.parse::<EmploymentId>().unwrap());
        let mut staff = Staff::default();
        staff.join("su", one.clone());
        staff.join("su", two.clone());
        staff.post("su", head.clone());
        let mut there = HashSet::new();
        for expected in [one, two, head] {
            let sent = staff.send("su", &there).unwrap();
            assert_eq!(sent, expected);
            there.insert(sent);
        }
        assert_eq!(staff.send("su", &there), None);
    }
}
