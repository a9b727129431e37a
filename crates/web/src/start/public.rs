//! The first page of anybody: a search box, the groups by type, how they and their norms stand.

use crate::{
    frame::{Badge, Frame},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use samordna_domain::{
    GroupAssessment, Standing, World,
    group::{GroupState, type_label},
};
use std::collections::BTreeMap;

/// The most groups that are told by name; of more than that, how many there are.
const MOST: usize = 150;

#[derive(Template)]
#[template(path = "start/public.html")]
pub(super) struct PublicPage {
    frame: Frame,
    is_founded: bool,
    groups: usize,
    types: Vec<OfType>,
    states: Chart,
    norms: Chart,
}

/// The groups of a type.
struct OfType {
    name: &'static str,
    href: String,
    count: usize,
    groups: Vec<(String, String)>,
}

/// Counts, drawn as one bar and told in a table.
struct Chart {
    parts: Vec<Part>,
    all: usize,
}

/// A part of a bar.
struct Part {
    badge: Badge,
    count: usize,
    /// In thousandths of the bar.
    from: usize,
    width: usize,
}

impl Chart {
    /// Of counts in order; those of none are left out.
    fn of(counts: impl IntoIterator<Item = (Badge, usize)>) -> Self {
        let counts: Vec<(Badge, usize)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
        let all: usize = counts.iter().map(|(_, count)| count).sum();
        let place = |so_far: usize| (so_far * 1000).checked_div(all).unwrap_or_default();
        let mut so_far = 0;
        let part = |(badge, count): (Badge, usize)| {
            let from = place(so_far);
            so_far += count;
            Part { badge, count, from, width: place(so_far) - from }
        };
        Self { parts: counts.into_iter().map(part).collect(), all }
    }
}

pub(super) fn view(visit: &Visit, world: &World) -> PublicPage {
    let l = visit.language;
    let assessment = visit.assessment(world);
    let states = [GroupState::InForce, GroupState::Forming, GroupState::Lapsed].map(|state| {
        let count = assessment.groups.iter().filter(|group| group.state == state).count();
        (Badge::group(state, l), count)
    });
    let norms = Standing::ALL.map(|standing| {
        let count = assessment.groups.iter().map(|group| group.count(standing)).sum();
        (Badge::standing(standing, l), count)
    });
    PublicPage {
        frame: Frame::within(visit, world, l.pick("Start", "Start")),
        is_founded: world.is_founded(),
        groups: assessment.groups.len(),
        types: types(visit, world, &assessment.groups),
        states: Chart::of(states),
        norms: Chart::of(norms),
    }
}

/// The types, the one with most groups first.
fn types(visit: &Visit, world: &World, assessed: &[GroupAssessment]) -> Vec<OfType> {
    let has_names = assessed.len() <= MOST;
    let mut types = BTreeMap::new();
    for group in assessed.iter().filter_map(|one| world.groups.get(&one.group)) {
        let of = types.entry(group.group_type).or_insert_with(|| OfType {
            name: type_label(group.group_type, visit.language),
            href: format!("/grupper?vy=lista&typ={}", crate::charter::word_of(group.group_type)),
            count: 0,
            groups: Vec::new(),
        });
        of.count += 1;
        if has_names {
            let name = world.organisation.name(&group.id, visit.now.today).to_owned();
            of.groups.push((format!("/grupper/{}", group.id), name));
        }
    }
    let mut types: Vec<OfType> = types.into_values().collect();
    for of in &mut types {
        of.groups.sort_by(|one, other| by_name(&one.1, &other.1));
    }
    types.sort_by_key(|of| std::cmp::Reverse(of.count));
    types
}
