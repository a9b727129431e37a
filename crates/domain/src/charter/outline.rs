//! A charter's norms in outline: what of each tells which judge it goes to, and what its sentence says by itself.
//!
//! Most norms need not be looked at to know that they are only shown, or not followed. Drawn once when a charter is read
//! and again when a person reads a norm otherwise: no assessment looks for words.

use super::{Charter, StandingNorm};
use crate::{agreement::is_about_agreements, document::revises, undertaking::asks_for_views};
use samordna_charter::{Evaluability, Kind, Modality, Norm};

/// The little that is asked of every norm, kept close together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outline {
    /// The kind of rule.
    pub kind: Kind,
    /// How strongly it binds.
    pub modality: Modality,
    /// It was not withdrawn by a person.
    pub stands: bool,
    /// It has the group revise governing documents.
    pub revises: bool,
    /// It makes the group a reference group of projects and inquiries.
    pub asks_for_views: bool,
    /// It has the group see to agreements.
    pub is_about_agreements: bool,
}

impl Outline {
    fn of(standing: StandingNorm<'_>) -> Self {
        Self {
            kind: standing.norm.kind(),
            modality: standing.norm.modality,
            stands: standing.stands(),
            revises: revises(standing.norm),
            asks_for_views: asks_for_views(standing.norm),
            is_about_agreements: is_about_agreements(standing.norm),
        }
    }
}

/// All norms of a charter in outline.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Outlines {
    /// In the order of the text.
    all: Vec<Outline>,
    /// The positions of those that stand, kind by kind.
    by_kind: Vec<u32>,
    /// How many are weighed one by one: of tasks only the first is told of, and what informs is only shown.
    weighed: usize,
}

impl Outlines {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// For how many something is weighed, as a rule.
    pub fn weighed(&self) -> usize {
        self.weighed
    }

    /// Those that stand, with their positions.
    pub fn standing(&self) -> impl Iterator<Item = (usize, Outline)> + use<'_> {
        self.all.iter().copied().enumerate().filter(|(_, outline)| outline.stands)
    }

    /// Those of a kind that stand, with their positions.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (usize, Outline)> + use<'_> {
        let known = |at: &u32| Some((*at as usize, *self.all.get(*at as usize)?));
        let before = self.by_kind.partition_point(|at| known(at).is_some_and(|(_, norm)| norm.kind < kind));
        let rest = self.by_kind.iter().skip(before).map_while(known);
        rest.take_while(move |(_, norm)| norm.kind == kind)
    }

    /// The position of the first of a kind that stands.
    pub fn first(&self, kind: Kind) -> Option<usize> {
        self.of_kind(kind).next().map(|(at, _)| at)
    }

    /// The first task to revise governing documents.
    pub fn revising(&self) -> Option<usize> {
        self.of_kind(Kind::Task).find(|(_, task)| task.revises).map(|(at, _)| at)
    }

    /// The norm that makes the group a reference group of projects, else the first on giving advice.
    pub fn engaging(&self) -> Option<usize> {
        let mut advice = self.of_kind(Kind::AdvisoryRole);
        let views = advice.find(|(_, norm)| norm.asks_for_views).map(|(at, _)| at);
        views.or_else(|| self.first(Kind::AdvisoryRole))
    }
}

impl Charter {
    pub(crate) fn draw(&mut self) {
        let all: Vec<Outline> = self.norms().map(Outline::of).collect();
        let standing = (0..).zip(&all).filter(|(_, outline)| outline.stands);
        let mut by_kind: Vec<(Kind, u32)> = standing.map(|(at, outline)| (outline.kind, at)).collect();
        by_kind.sort_unstable();
        let is_weighed = |kind: Kind| kind != Kind::Task && kind.evaluability() != Evaluability::Informative;
        let weighed = by_kind.iter().filter(|(kind, _)| is_weighed(*kind)).count();
        self.outlines = Outlines { all, by_kind: by_kind.into_iter().map(|(_, at)| at).collect(), weighed };
    }

    /// The norms that stand, with their positions.
    pub fn standing(&self) -> impl Iterator<Item = (usize, &Norm)> {
        self.outlines.standing().filter_map(|(at, _)| Some((at, self.norm(at)?)))
    }

    /// The norms of a kind that stand, with their positions.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (usize, &Norm)> {
        self.outlines.of_kind(kind).filter_map(|(at, _)| Some((at, self.norm(at)?)))
    }
}
