//! The overview: every group by every theme of its charter, coloured by the worst that stands there.

use crate::{
    error::No,
    frame::{Badge, Frame, show},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use samordna_charter::Theme;
use samordna_domain::{GroupAssessment, Standing, World};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

#[derive(Template)]
#[template(path = "overview/page.html")]
struct OverviewPage {
    frame: Frame,
    themes: Vec<&'static str>,
    rows: Vec<Row>,
    legend: Vec<(Badge, usize)>,
    has_only_broken: bool,
}

struct Row {
    href: String,
    name: String,
    cells: Vec<Option<Cell>>,
}

/// The worst standing of a theme in a group.
struct Cell {
    badge: Badge,
    href: String,
    /// How many norms stand so.
    count: usize,
}

/// Which groups.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    avvikelser: String,
}

const THEMES: [Theme; 12] = [
    Theme::Lifecycle,
    Theme::Purpose,
    Theme::Composition,
    Theme::Terms,
    Theme::Meetings,
    Theme::Minutes,
    Theme::Scope,
    Theme::Decisions,
    Theme::FollowUp,
    Theme::Subgroups,
    Theme::Knowledge,
    Theme::Plans,
];

/// Shows the overview.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let page = visit.look(|world| view(&visit, world, !asked.avvikelser.is_empty()));
    Ok(show(&page)?)
}

fn view(visit: &Visit, world: &World, has_only_broken: bool) -> OverviewPage {
    let l = visit.language;
    let assessment = visit.assessment(world);
    let shown = assessment.groups.iter().filter(|assessed| !has_only_broken || assessed.worst().is_some());
    let mut rows: Vec<Row> = shown.map(|assessed| row(visit, world, assessed)).collect();
    rows.sort_by(|one, other| by_name(&one.name, &other.name));
    // A theme that no charter speaks of takes no room.
    let there: Vec<bool> = (0..THEMES.len())
        .map(|at| rows.iter().any(|row| row.cells.get(at).is_some_and(Option::is_some)))
        .collect();
    for row in &mut rows {
        let mut kept = there.iter();
        row.cells.retain(|_| kept.next().copied().unwrap_or_default());
    }
    let themes = THEMES.iter().zip(&there).filter(|(_, there)| **there).map(|(theme, _)| theme.label(l));
    let legend = Standing::ALL.map(|standing| {
        let count = assessment.groups.iter().map(|assessed| assessed.count(standing)).sum();
        (Badge::standing(standing, l), count)
    });
    OverviewPage {
        frame: Frame::within(visit, world, l.pick("Överblick", "Overview")),
        themes: themes.collect(),
        rows,
        legend: legend.into_iter().filter(|(_, count)| *count > 0).collect(),
        has_only_broken,
    }
}

fn row(visit: &Visit, world: &World, assessed: &GroupAssessment) -> Row {
    let charter = assessed.charter.as_ref().and_then(|charter| world.charter(charter));
    // For each theme: the worst standing, how many stand so, and the first of them.
    let mut themes: BTreeMap<Theme, (Standing, usize, usize)> = BTreeMap::new();
    for judgement in &assessed.judgements {
        let Some(norm) = charter.and_then(|charter| charter.norm(judgement.at())) else { continue };
        let fresh = (judgement.standing, 0, judgement.at());
        let known = themes.entry(norm.kind().theme()).or_insert(fresh);
        if judgement.standing < known.0 {
            *known = fresh;
        }
        known.1 += usize::from(judgement.standing == known.0);
    }
    let page = format!("/grupper/{}", assessed.group);
    let cell = |theme: &Theme| {
        themes.get(theme).map(|(standing, count, first)| Cell {
            badge: Badge::standing(*standing, visit.language),
            href: format!("{page}#norm-{}", first + 1),
            count: *count,
        })
    };
    let name = world.organisation.name(&assessed.group, visit.now.today).to_owned();
    Row { cells: THEMES.iter().map(cell).collect(), href: page, name }
}
