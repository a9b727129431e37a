//! The overview: every group by every subject of its charter, coloured and worded by the worst that stands there. A
//! subject opens to its kinds of norms, a cell to its grounds.

mod cell;

pub(crate) use cell::page as cell;

use crate::{
    charter::word_of,
    error::No,
    frame::{Badge, Frame, encoded, show},
    group::{homes, types, units},
    order::Named,
    person::Roles,
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use samordna_charter::{Kind, Theme};
use samordna_domain::{GroupAssessment, Language, Standing, World, group::Group};
use serde::Deserialize;
use std::{cmp::Reverse, sync::Arc};

/// Groups on one page: about 60 kB.
const MOST: usize = 50;

/// What is asked of the overview; what is empty is not asked.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    typ: String,
    enhet: String,
    avvikelser: String,
    vilka: String,
    amne: String,
    ordning: String,
    sida: String,
}

#[derive(Template)]
#[template(path = "overview/page.html")]
struct OverviewPage {
    frame: Frame,
    asked: Asked,
    types: Vec<(String, String)>,
    units: Vec<(String, String)>,
    subjects: Vec<(String, String)>,
    /// The subject whose kinds are shown; empty where the subjects are.
    subject: &'static str,
    columns: Vec<Head>,
    rows: Vec<Row>,
    legend: Vec<(Badge, usize)>,
    found: usize,
    all: usize,
    has_own: bool,
    before: Option<String>,
    after: Option<String>,
}

/// The head of a column: short words, the whole words, and where a subject opens.
struct Head {
    words: &'static str,
    whole: &'static str,
    href: Option<String>,
}

struct Row {
    href: String,
    name: String,
    cells: Vec<Option<Cell>>,
}

/// The worst standing of a column in a group.
struct Cell {
    badge: Badge,
    word: &'static str,
    href: String,
    /// How many norms stand so.
    count: usize,
}

/// Every subject.
pub(super) const THEMES: [Theme; 12] = [
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

/// A subject as the head of a narrow column.
fn short_theme(theme: Theme, l: Language) -> &'static str {
    match theme {
        Theme::Lifecycle => l.pick("Giltighet", "Validity"),
        Theme::Purpose => l.pick("Syfte", "Purpose"),
        Theme::Composition => l.pick("Samman\u{ad}sättning", "Compo\u{ad}sition"),
        Theme::Terms => l.pick("Mandat\u{ad}tid", "Terms"),
        Theme::Meetings => l.pick("Möten", "Meetings"),
        Theme::Minutes => l.pick("Anteck\u{ad}ningar", "Notes"),
        Theme::Scope => l.pick("Ärenden", "Matters"),
        Theme::Decisions => l.pick("Beslut", "Decisions"),
        Theme::FollowUp => l.pick("Genom\u{ad}förande", "Follow-up"),
        Theme::Subgroups => l.pick("Under\u{ad}grupper", "Subgroups"),
        Theme::Knowledge => l.pick("Kunskap", "Knowledge"),
        Theme::Plans => l.pick("Planer", "Plans"),
    }
}

/// How a norm stands, in as few letters as can be understood.
fn short(standing: Standing, l: Language) -> &'static str {
    match standing {
        Standing::NotStarted => l.pick("Ej startad", "Not started"),
        Standing::NotInForce => l.pick("Gäller ej", "Not yet"),
        Standing::NotFollowed => l.pick("Följs ej", "Not followed"),
        Standing::Guards => l.pick("Prövas", "Tried"),
        Standing::Waived => l.pick("Avsteg", "Waived"),
        Standing::Deviation | Standing::Remark | Standing::Due | Standing::Met | Standing::Informative => {
            standing.label(l)
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Theme(Theme),
    Kind(Kind),
}

impl Column {
    fn holds(self, kind: Kind) -> bool {
        match self {
            Self::Theme(theme) => kind.theme() == theme,
            Self::Kind(own) => kind == own,
        }
    }
}

impl Asked {
    fn theme(&self) -> Option<Theme> {
        THEMES.into_iter().find(|theme| word_of(theme) == self.amne)
    }

    /// The same question with one thing of it asked otherwise, from the first page.
    fn with(&self, name: &str, value: &str) -> String {
        let mut pairs = [
            ("typ", self.typ.as_str()),
            ("enhet", &self.enhet),
            ("avvikelser", &self.avvikelser),
            ("vilka", &self.vilka),
            ("amne", &self.amne),
            ("ordning", &self.ordning),
            ("sida", ""),
        ];
        for pair in pairs.iter_mut().filter(|(known, _)| *known == name) {
            pair.1 = value;
        }
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        format!("/overblick?{}", pairs.join("&"))
    }
}

/// Shows the overview.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let page = visit.look(|world| view(&visit, world, asked));
    Ok(show(&page)?)
}

type Known<'a> = (&'a Group, &'a GroupAssessment);

fn view(visit: &Visit, world: &World, asked: Asked) -> OverviewPage {
    let (l, today) = (visit.language, visit.now.today);
    let assessment = visit.assessment(world);
    let all: Vec<Known<'_>> =
        assessment.groups.iter().filter_map(|one| Some((world.groups.get(&one.group)?, one))).collect();
    let found = wanted(visit, world, &all, &asked);
    let legend = Standing::ALL.map(|standing| {
        let count = found.iter().map(|(_, assessed)| assessed.count(standing)).sum();
        (Badge::standing(standing, l), count)
    });
    let page: usize = asked.sida.parse().unwrap_or(1).max(1);
    let from = (page - 1) * MOST;
    let theme = asked.theme();
    let columns = columns(world, &found, theme);
    let shown = found.iter().skip(from).take(MOST);
    let rows = shown.map(|(_, assessed)| row(visit, world, assessed, &columns)).collect();
    let subjects = THEMES.iter().map(|theme| (word_of(theme), theme.label(l).to_owned()));
    OverviewPage {
        frame: Frame::within(visit, world, l.pick("Överblick", "Overview")),
        types: types(&all, l),
        units: units(world, &all, today),
        subjects: subjects.collect(),
        subject: theme.map_or("", |theme| theme.label(l)),
        columns: columns.iter().map(|column| head(*column, &asked, l)).collect(),
        rows,
        legend: legend.into_iter().filter(|(_, count)| *count > 0).collect(),
        found: found.len(),
        all: all.len(),
        has_own: visit.person.is_some(),
        before: (page > 1).then(|| asked.with("sida", &(page - 1).to_string())),
        after: (from + MOST < found.len()).then(|| asked.with("sida", &(page + 1).to_string())),
        asked,
    }
}

/// The groups that are asked for, in the order that is.
fn wanted<'a>(visit: &Visit, world: &World, all: &[Known<'a>], asked: &Asked) -> Vec<Known<'a>> {
    let on = visit.now.today;
    let own = visit.person.as_ref().filter(|_| asked.vilka == "mina");
    let own = own.map(|person| Roles::of(world, person, on));
    let is_own = |group: &Group| {
        own.as_ref().is_none_or(|roles| {
            roles.in_group(&group.id).next().is_some() || roles.watches(world, group, on).is_some()
        })
    };
    let fits = |(group, assessed): &&Known<'_>| {
        (asked.typ.is_empty() || word_of(group.group_type) == asked.typ)
            && (asked.avvikelser.is_empty() || assessed.worst().is_some())
            && (asked.enhet.is_empty() || homes(world, group, on).iter().any(|id| id.as_str() == asked.enhet))
            && is_own(group)
    };
    let mut found: Vec<Known<'a>> = all.iter().filter(fits).copied().collect();
    found.sort_by_cached_key(|(group, _)| Named(world.organisation.name(&group.id, on).to_owned()));
    if asked.ordning == "grad" {
        found.sort_by_key(|(_, one)| {
            (Reverse(one.count(Standing::Deviation)), Reverse(one.count(Standing::Remark)))
        });
    }
    found
}

/// The subjects, or the kinds of one; what no charter speaks of takes no room.
fn columns(world: &World, found: &[Known<'_>], theme: Option<Theme>) -> Vec<Column> {
    let mut there = vec![false; Kind::ALL.len()];
    for (_, assessed) in found {
        let charter = assessed.charter.as_ref().and_then(|charter| world.charter(charter));
        for (_, norm) in charter.into_iter().flat_map(|charter| charter.standing()) {
            if let Some(is_there) = there.get_mut(norm.kind() as usize) {
                *is_there = true;
            }
        }
    }
    let kinds = || Kind::ALL.iter().zip(&there).filter(|(_, there)| **there).map(|(kind, _)| *kind);
    match theme {
        Some(theme) => kinds().filter(|kind| kind.theme() == theme).map(Column::Kind).collect(),
        None => THEMES
            .into_iter()
            .filter(|theme| kinds().any(|kind| kind.theme() == *theme))
            .map(Column::Theme)
            .collect(),
    }
}

fn head(column: Column, asked: &Asked, l: Language) -> Head {
    match column {
        Column::Theme(theme) => Head {
            words: short_theme(theme, l),
            whole: theme.label(l),
            href: Some(asked.with("amne", &word_of(theme))),
        },
        Column::Kind(kind) => Head { words: kind.label(l), whole: "", href: None },
    }
}

fn row(visit: &Visit, world: &World, assessed: &GroupAssessment, columns: &[Column]) -> Row {
    let l = visit.language;
    let charter = assessed.charter.as_ref().and_then(|charter| world.charter(charter));
    // For each column: the worst standing, how many stand so, and the first kind that does.
    let mut worst: Vec<Option<(Standing, usize, Kind)>> = vec![None; columns.len()];
    for judgement in assessed.judgements() {
        let Some(norm) = charter.and_then(|charter| charter.norm(judgement.norm)) else { continue };
        let Some(at) = columns.iter().position(|column| column.holds(norm.kind())) else { continue };
        let Some(known) = worst.get_mut(at) else { continue };
        *known = Some(match *known {
            Some((standing, count, kind)) if standing == judgement.standing => (standing, count + 1, kind),
            Some(known) if known.0 < judgement.standing => known,
            Some(_) | None => (judgement.standing, 1, norm.kind()),
        });
    }
    let page = format!("/overblick/{}", assessed.group);
    let cell = |worst: Option<(Standing, usize, Kind)>| {
        worst.map(|(standing, count, kind)| Cell {
            badge: Badge::standing(standing, l),
            word: short(standing, l),
            href: format!("{page}/{}#{}", word_of(kind.theme()), word_of(kind)),
            count,
        })
    };
    let name = world.organisation.name(&assessed.group, visit.now.today).to_owned();
    Row { cells: worst.into_iter().map(cell).collect(), href: format!("/grupper/{}", assessed.group), name }
}
