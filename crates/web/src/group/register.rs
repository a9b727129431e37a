//! The register of groups: as a list or as a tree, filtered and searched by a form that is only an address.

use crate::{
    error::No,
    frame::{Badge, Frame, show},
    order::{Named, by_name},
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use jiff::civil::Date;
use samordna_charter::reading::GroupType;
use samordna_domain::{
    BodyId, GroupAssessment, Language, Standing, World,
    group::{Group, GroupState, type_beside, type_label},
    organisation::BodyKind,
    seat::Role,
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What is asked of the register; what is empty is not asked.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    vy: String,
    sok: String,
    typ: String,
    lage: String,
    enhet: String,
    avvikelser: String,
}

#[derive(Template)]
#[template(path = "group/register.html")]
struct RegisterPage {
    frame: Frame,
    is_tree: bool,
    asked: Asked,
    types: Vec<(String, String)>,
    states: Vec<(String, String)>,
    units: Vec<(String, String)>,
    rows: Vec<Row>,
    found: usize,
    all: usize,
    tree_href: String,
    list_href: String,
    may_form: bool,
}

/// One group in the register.
struct Row {
    href: String,
    name: String,
    group_type: &'static str,
    /// The type, unless the name says it.
    beside: &'static str,
    state: Badge,
    chair: Option<String>,
    deviations: usize,
    remarks: usize,
    /// It was not asked for, but something under it was.
    is_above: bool,
    /// In the tree: it begins a list.
    opens: bool,
    /// In the tree: it has groups under it.
    has_parts: bool,
    /// In the tree: the lists that end with it.
    closes: usize,
}

impl Asked {
    fn is_any(&self) -> bool {
        [&self.sok, &self.typ, &self.lage, &self.enhet, &self.avvikelser]
            .iter()
            .any(|asked| !asked.is_empty())
    }

    fn with_view(&self, view: &str) -> String {
        let pairs = [
            ("vy", view),
            ("sok", &self.sok),
            ("typ", &self.typ),
            ("lage", &self.lage),
            ("enhet", &self.enhet),
            ("avvikelser", &self.avvikelser),
        ];
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> =
            pairs.map(|(name, value)| format!("{name}={}", crate::frame::encoded(value))).collect();
        format!("/grupper?{}", pairs.join("&"))
    }
}

/// Shows the register.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let page = visit.look(|world| view(&visit, world, asked));
    Ok(show(&page)?)
}

fn view(visit: &Visit, world: &World, asked: Asked) -> RegisterPage {
    let (l, today) = (visit.language, visit.now.today);
    let assessment = visit.assessment(world);
    let mut groups: Vec<(&Group, &GroupAssessment)> =
        assessment.groups.iter().filter_map(|one| Some((world.groups.get(&one.group)?, one))).collect();
    let name = |group: &Group| world.organisation.name(&group.id, today).to_owned();
    groups.sort_by_cached_key(|(group, _)| Named(name(group)));

    let wanted: BTreeSet<&BodyId> = groups
        .iter()
        .filter(|(group, assessed)| fits(world, group, assessed, &asked, today))
        .map(|(group, _)| &group.id)
        .collect();
    let is_tree = asked.vy == "trad" || (asked.vy.is_empty() && !asked.is_any());
    let row = |(group, assessed): &(&Group, &GroupAssessment)| row(world, group, assessed, today, l);
    let rows = if is_tree {
        tree(&groups, &wanted, row)
    } else {
        groups.iter().filter(|(group, _)| wanted.contains(&group.id)).map(row).collect()
    };
    RegisterPage {
        frame: Frame::within(visit, world, l.pick("Grupper", "Groups")),
        types: types(&groups, l),
        states: [GroupState::InForce, GroupState::Forming, GroupState::Lapsed]
            .map(|state| (crate::charter::word_of(state), state.label(l).to_owned()))
            .to_vec(),
        units: units(world, &groups, today),
        found: wanted.len(),
        all: groups.len(),
        tree_href: asked.with_view("trad"),
        list_href: asked.with_view("lista"),
        may_form: visit.is_registrar(world),
        is_tree,
        asked,
        rows,
    }
}

fn fits(world: &World, group: &Group, assessed: &GroupAssessment, asked: &Asked, on: Date) -> bool {
    let sought = asked.sok.trim().to_lowercase();
    let has_name = || {
        let body = world.organisation.body(&group.id);
        body.is_some_and(|body| body.names.iter().any(|name| name.text.to_lowercase().contains(&sought)))
    };
    (sought.is_empty() || has_name())
        && (asked.typ.is_empty() || crate::charter::word_of(group.group_type) == asked.typ)
        && (asked.lage.is_empty() || crate::charter::word_of(assessed.state) == asked.lage)
        && (asked.enhet.is_empty() || homes(world, group, on).iter().any(|home| home.as_str() == asked.enhet))
        && (asked.avvikelser.is_empty() || assessed.worst().is_some())
}

/// The principals and administrations that a group stands under or has seats for.
pub(crate) fn homes<'a>(world: &'a World, group: &'a Group, on: Date) -> BTreeSet<&'a BodyId> {
    let units = group.seats(on).filter_map(|seat| seat.unit.as_ref());
    let all = units.chain([&group.id]).flat_map(|unit| world.organisation.upwards(unit));
    all.filter(|body| matches!(body.kind, BodyKind::Principal | BodyKind::Administration))
        .map(|body| &body.id)
        .collect()
}

fn row(world: &World, group: &Group, assessed: &GroupAssessment, on: Date, l: Language) -> Row {
    let chair = world.role_holders(&group.id, &Role::Chair, on).next();
    let name = world.organisation.name(&group.id, on);
    Row {
        href: format!("/grupper/{}", group.id),
        name: name.to_owned(),
        beside: type_beside(name, group.group_type, l),
        group_type: type_label(group.group_type, l),
        state: Badge::group(assessed.state, l),
        chair: chair.map(|employment| world.people.name(employment).to_owned()),
        deviations: assessed.count(Standing::Deviation),
        remarks: assessed.count(Standing::Remark),
        is_above: false,
        opens: false,
        has_parts: false,
        closes: 0,
    }
}

pub(crate) type Known<'a> = (&'a Group, &'a GroupAssessment);

/// The wanted groups and those above them, each under its parent.
fn tree(groups: &[Known<'_>], wanted: &BTreeSet<&BodyId>, row: impl Fn(&Known<'_>) -> Row) -> Vec<Row> {
    let known: BTreeMap<&BodyId, &Known<'_>> = groups.iter().map(|one| (&one.0.id, one)).collect();
    let mut shown: BTreeSet<&BodyId> = BTreeSet::new();
    for id in wanted {
        let mut at = Some(*id);
        while let Some(one) = at.and_then(|id| known.get(id)) {
            if !shown.insert(&one.0.id) {
                break;
            }
            at = one.0.parent.as_ref();
        }
    }
    let parent = |group: &Group| group.parent.clone().filter(|parent| known.contains_key(parent));
    let mut parts: BTreeMap<Option<BodyId>, Vec<&Known<'_>>> = BTreeMap::new();
    for one in groups.iter().filter(|one| shown.contains(&one.0.id)) {
        parts.entry(parent(one.0)).or_default().push(one);
    }
    let mut rows: Vec<Row> = Vec::with_capacity(shown.len());
    let mut waiting: Vec<(&Known<'_>, bool, usize)> = Vec::new();
    push(&parts, None, 0, &mut waiting);
    while let Some((one, opens, closes)) = waiting.pop() {
        let under = parts.contains_key(&Some(one.0.id.clone()));
        rows.push(Row {
            is_above: !wanted.contains(&one.0.id),
            opens,
            has_parts: under,
            closes: if under { 0 } else { closes },
            ..row(one)
        });
        if under {
            push(&parts, Some(one.0.id.clone()), closes + 1, &mut waiting);
        }
    }
    rows
}

/// Puts the groups under a parent in line, the first on top. With the last one so many lists end.
fn push<'a, 'b>(
    parts: &'b BTreeMap<Option<BodyId>, Vec<&'b Known<'a>>>,
    parent: Option<BodyId>,
    closes: usize,
    waiting: &mut Vec<(&'b Known<'a>, bool, usize)>,
) {
    let under = parts.get(&parent).map_or(&[][..], Vec::as_slice);
    let last = under.len().saturating_sub(1);
    for (at, one) in under.iter().enumerate().rev() {
        waiting.push((one, at == 0, if at == last { closes } else { 0 }));
    }
}

pub(crate) fn types(groups: &[Known<'_>], l: Language) -> Vec<(String, String)> {
    let there: BTreeSet<GroupType> = groups.iter().map(|(group, _)| group.group_type).collect();
    there.into_iter().map(|one| (crate::charter::word_of(one), type_label(one, l).to_owned())).collect()
}

pub(crate) fn units(world: &World, groups: &[Known<'_>], on: Date) -> Vec<(String, String)> {
    let there: BTreeSet<&BodyId> = groups.iter().flat_map(|(group, _)| homes(world, group, on)).collect();
    let name = |id: &BodyId| (id.to_string(), world.organisation.name(id, on).to_owned());
    let mut units: Vec<(String, String)> = there.into_iter().map(name).collect();
    units.sort_by(|one, other| by_name(&one.1, &other.1));
    units
}
