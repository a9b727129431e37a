//! The parts of a group's charter page: norms in the light of how they stand, versions of the charter.

use crate::{
    charter::{NormView, may_see},
    duty::cure_way,
    frame::Badge,
    visit::Visit,
};
use jiff::civil::Date;
use samordna_domain::{
    Basis, GroupAssessment, Language, World, charter::Charter, finding::Finding, group::Group,
};

/// A version of the charter.
pub(super) struct VersionView {
    pub href: String,
    pub title: String,
    pub badge: Badge,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

/// A norm as it stands for the group.
#[allow(clippy::too_many_arguments, reason = "one norm is seen in the light of all these")]
pub(super) fn norm(
    world: &World,
    charter: &Charter,
    said: &[String],
    assessed: Option<&GroupAssessment>,
    at: usize,
    on: Date,
    l: Language,
    is_now: bool,
) -> Option<NormView> {
    let standing = charter.standing_norm(at)?;
    let says = said.get(at).cloned().unwrap_or_default();
    let mut view = NormView::of(at, standing.norm, says, l).read_by(&standing, world, l);
    let Some(assessed) = assessed else { return Some(view) };
    if let Some(judgement) = assessed.judgement(at) {
        view = view.judged(judgement.standing, assessed.fact(judgement), world, on, l);
    }
    let is_this = |finding: &&Finding| match &finding.basis {
        Basis::Norm(of) => of.norm == at,
        Basis::Law(_) | Basis::House(_) => false,
    };
    if is_now {
        let findings = assessed.findings.iter().filter(is_this);
        view.ways = findings.filter_map(|finding| cure_way(world, assessed, finding, on, l)).collect();
    }
    Some(view)
}

/// The versions of the charter, the last one first; drafts only for those who may see them.
pub(super) fn versions(
    visit: &Visit,
    world: &World,
    group: &Group,
    on: Date,
    l: Language,
) -> Vec<VersionView> {
    let charters = group.charters.iter().rev().filter_map(|id| world.charter(id));
    let view = |charter: &Charter| VersionView {
        href: format!("/uppdrag/{}", charter.id),
        title: charter.title().to_owned(),
        badge: Badge::charter(charter.state(on), l),
        from: charter.in_force.map(|period| period.from),
        until: charter.in_force.and_then(|period| period.until),
    };
    charters.filter(|charter| may_see(visit, world, charter)).map(view).collect()
}
