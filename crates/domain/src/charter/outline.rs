//! A charter's norms in outline: what of each tells which judge it goes to, and what its sentence says by itself.
//!
//! Most norms need not be looked at to know that they are only shown, or not followed. Drawn once when a charter is read
//! and again when a person reads a norm otherwise: no assessment looks for words.

use super::{Charter, StandingNorm};
use crate::{
    agreement::is_about_agreements,
    assess::{Standing, at_a_glance},
    document::revises,
    plan::is_planned,
    undertaking::asks_for_views,
};
use samordna_charter::{Kind, Modality, Norm};

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
    /// How it stands where its sentence need not be looked at.
    pub glance: Option<Standing>,
}

impl Outline {
    fn of(standing: StandingNorm<'_>) -> Self {
        let outline = Self {
            kind: standing.norm.kind(),
            modality: standing.norm.modality,
            stands: standing.stands(),
            revises: revises(standing.norm),
            asks_for_views: asks_for_views(standing.norm),
            is_about_agreements: is_about_agreements(standing.norm),
            glance: None,
        };
        Self { glance: at_a_glance(&outline), ..outline }
    }
}

/// All norms of a charter in outline.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Outlines {
    /// In the order of the text.
    all: Vec<Outline>,
    /// The positions of those that stand, kind by kind.
    by_kind: Vec<(Kind, u32)>,
    /// The kinds of those, a bit for each: most of what is asked for is not there.
    kinds: u128,
    /// What is asked of many norms together, or of the first of its kind.
    pub told: Told,
}

/// What norms of a kind tell together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Told {
    /// The first task that a year's plan is asked about.
    pub first_planned: Option<usize>,
    /// How many such tasks there are.
    pub planned: u32,
    /// The first task to revise governing documents.
    pub revising: Option<usize>,
    /// The norm that makes the group a reference group of projects, else the first on giving advice.
    pub engaging: Option<usize>,
}

/// The bit of a kind.
fn bit(kind: Kind) -> u128 {
    const { assert!(Kind::ALL.len() <= 128, "a bit for each kind") };
    1 << kind as u32
}

impl Outlines {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Those that stand, with their positions.
    pub fn standing(&self) -> impl Iterator<Item = (usize, Outline)> + use<'_> {
        self.all.iter().copied().enumerate().filter(|(_, outline)| outline.stands)
    }

    /// Those of a kind that stand, with their positions.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (usize, Outline)> + use<'_> {
        let is_there = self.kinds & bit(kind) != 0;
        let before =
            if is_there { self.by_kind.partition_point(|(of, _)| *of < kind) } else { self.by_kind.len() };
        let own =
            self.by_kind.get(before..).unwrap_or_default().iter().take_while(move |(of, _)| *of == kind);
        own.filter_map(|(_, at)| Some((*at as usize, *self.all.get(*at as usize)?)))
    }

    /// The position of the first of a kind that stands.
    pub fn first(&self, kind: Kind) -> Option<usize> {
        self.of_kind(kind).next().map(|(at, _)| at)
    }

    fn tell(&self) -> Told {
        let tasks = || self.of_kind(Kind::Task);
        let planned = || tasks().filter(|(_, task)| is_planned(task));
        let views = self.of_kind(Kind::AdvisoryRole).find(|(_, norm)| norm.asks_for_views).map(|(at, _)| at);
        Told {
            first_planned: planned().next().map(|(at, _)| at),
            planned: u32::try_from(planned().count()).unwrap_or(u32::MAX),
            revising: tasks().find(|(_, task)| task.revises).map(|(at, _)| at),
            engaging: views.or_else(|| self.first(Kind::AdvisoryRole)),
        }
    }
}

impl Charter {
    pub(crate) fn draw(&mut self) {
        let all: Vec<Outline> = self.norms().map(Outline::of).collect();
        let standing = (0..).zip(&all).filter(|(_, outline)| outline.stands);
        let mut by_kind: Vec<(Kind, u32)> = standing.map(|(at, outline)| (outline.kind, at)).collect();
        by_kind.sort_unstable();
        let kinds = by_kind.iter().fold(0, |kinds, (kind, _)| kinds | bit(*kind));
        self.outlines = Outlines { all, by_kind, kinds, told: Told::default() };
        self.outlines.told = self.outlines.tell();
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
