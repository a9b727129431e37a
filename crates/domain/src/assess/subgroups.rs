//! How a norm on who creates subgroups stands: tried when one is formed, and where they have to lie inside the group's own
//! scope, of each that has a charter in force.

use super::{Case, Verdict};
use crate::{
    charter::within::{Within, WithinFact, within},
    duty::Way,
    finding::Cure,
    grounds::Fact,
};
use samordna_charter::norm::SubgroupCreation;

impl Case<'_, '_> {
    /// Each subgroup's charter lies inside this one, by its words or as somebody declared (row 199).
    pub(super) fn subgroups(&self, says: &SubgroupCreation) -> Verdict {
        if says.within_scope != Some(true) {
            return Verdict::guards();
        }
        let (mut groups, mut declared, mut unshown, mut since) = (0, 0, Vec::new(), None);
        for group in self.world.groups.under(&self.group.id).filter(|group| group.exists(self.on)) {
            let Some(charter) = self.world.charter_in_force(&group.id, self.on) else { continue };
            let from = charter.in_force.map(|period| period.from.max(self.period.from));
            groups += 1;
            match within(self.charter, charter) {
                Within::Shown => {}
                Within::Unshown { .. } if charter.declared.is_some() => declared += 1,
                Within::Unshown { .. } => {
                    unshown.push(charter.id.clone());
                    since = since.max(from);
                }
                Within::Outside { task, .. } => {
                    let fact = WithinFact::Outside { charter: charter.id.clone(), task };
                    return Verdict::Unclear {
                        fact: Fact::Within(fact),
                        since: from,
                        cure: Cure::ReviseCharter,
                    };
                }
            }
        }
        if !unshown.is_empty() {
            let fact = Fact::Within(WithinFact::Unshown { charters: unshown });
            return Verdict::Unclear { fact, since, cure: Cure::Act { way: Way::DeclareWithinScope } };
        }
        if groups == 0 {
            return Verdict::guards();
        }
        Verdict::met(Fact::Within(WithinFact::All { groups, declared }))
    }
}
