//! *Att göra*: all that is due for whoever is signed in, across groups, the most urgent first.

use super::due::{Due, DueView, Scope, When, due};
use crate::{
    charter::word_of,
    error::No,
    frame::{Frame, encoded, show},
    order::by_name,
    person::Roles,
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use samordna_domain::{BodyId, Language, PersonId, World, seat::Role};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

/// Things on one page: about 60 kB.
const MOST: usize = 50;

/// What is asked of the list; what is empty is not asked.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    roll: String,
    grupp: String,
    sida: String,
}

#[derive(Template)]
#[template(path = "duty/list.html")]
struct ListPage {
    frame: Frame,
    parts: Vec<Part>,
    /// All that was asked for, on this page or another.
    all: usize,
    groups_of_all: usize,
    roles: Vec<(String, String)>,
    groups: Vec<(String, String)>,
    asked: Asked,
    is_filtered: bool,
    /// Whoever is signed in has no seat and no office.
    is_nobody: bool,
    before: Option<String>,
    after: Option<String>,
}

/// What presses alike.
struct Part {
    id: &'static str,
    heading: &'static str,
    count: usize,
    rows: Vec<DueView>,
}

/// Shows what is due.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let person = visit.person.clone().ok_or(No::SignIn)?;
    let page = visit.look(|world| view(&visit, world, &person, asked))?;
    Ok(show(&page)?)
}

fn view(visit: &Visit, world: &World, person: &PersonId, asked: Asked) -> Result<ListPage, No> {
    let (l, today) = (visit.language, visit.now.today);
    let assessment = visit.assessment(world);
    let roles = Roles::of(world, person, today);
    let group: Option<BodyId> = match asked.grupp.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| No::Absent)?),
    };
    let scope = scope(&asked.roll).ok_or(No::Absent)?;
    let all = due(&assessment, person, &roles, &scope, group.as_ref());
    let page: usize = asked.sida.parse().unwrap_or(1).max(1);
    let from = (page - 1) * MOST;
    let shown = all.iter().skip(from).take(MOST);
    let counts = all.iter().fold(BTreeMap::<When, usize>::new(), |mut counts, one| {
        *counts.entry(one.when).or_default() += 1;
        counts
    });
    let mut parts: Vec<Part> = Vec::new();
    let mut last = None;
    for one in shown {
        if last != Some(one.when) {
            last = Some(one.when);
            let count = counts.get(&one.when).copied().unwrap_or_default();
            parts.push(Part { id: id(one.when), heading: one.when.label(l), count, rows: Vec::new() });
        }
        if let Some(part) = parts.last_mut() {
            part.rows.push(one.view(world, today, l));
        }
    }
    let mut groups_of_all: Vec<&BodyId> = all.iter().map(|one| &one.assessed.group).collect();
    groups_of_all.sort_unstable();
    groups_of_all.dedup();
    // The groups to choose among are those where anything is due at all.
    let unfiltered = due(&assessment, person, &roles, &Scope::All, None);
    Ok(ListPage {
        frame: Frame::within(visit, world, l.pick("Att göra", "To do")),
        parts,
        all: all.len(),
        groups_of_all: groups_of_all.len(),
        roles: role_choices(&roles, l),
        groups: group_choices(world, &unfiltered, visit),
        is_filtered: scope != Scope::All || group.is_some(),
        is_nobody: roles.is_none(),
        before: (page > 1).then(|| asked.page(page - 1)),
        after: (from + MOST < all.len()).then(|| asked.page(page + 1)),
        asked,
    })
}

impl Asked {
    fn page(&self, page: usize) -> String {
        format!("/att-gora?roll={}&grupp={}&sida={page}", encoded(&self.roll), encoded(&self.grupp))
    }
}

fn scope(word: &str) -> Option<Scope> {
    match word {
        "" => Some(Scope::All),
        "min-tur" => Some(Scope::Mine),
        "registrator" => Some(Scope::Registrar),
        role => serde_json::from_value(serde_json::Value::String(role.to_owned())).ok().map(Scope::As),
    }
}

/// The roles by which somebody sees to anything.
fn role_choices(roles: &Roles<'_>, l: Language) -> Vec<(String, String)> {
    let as_role = |role: &Role| {
        let has = roles.seats.iter().any(|(_, seat)| seat.role == *role);
        let words = role.label(l).to_lowercase();
        has.then(|| (word_of(role), l.pick(format!("Som {words}"), format!("As {words}"))))
    };
    let running = [Role::Chair, Role::ViceChair, Role::Coordinator, Role::Secretary, Role::ContactPerson];
    let registrar = roles
        .is_registrar
        .then(|| ("registrator".to_owned(), l.pick("Som registrator", "As registrar").to_owned()));
    let all = [
        (String::new(), l.pick("Allt", "All").to_owned()),
        ("min-tur".to_owned(), l.pick("Där det är min tur", "Where it is my turn").to_owned()),
    ];
    all.into_iter().chain(running.iter().filter_map(as_role)).chain(registrar).collect()
}

fn group_choices(world: &World, all: &[Due<'_>], visit: &Visit) -> Vec<(String, String)> {
    let names: BTreeMap<String, String> = all
        .iter()
        .map(|one| &one.assessed.group)
        .map(|group| (group.to_string(), world.organisation.name(group, visit.now.today).to_owned()))
        .collect();
    let mut names: Vec<(String, String)> = names.into_iter().collect();
    names.sort_by(|one, other| by_name(&one.1, &other.1));
    names
}

fn id(when: When) -> &'static str {
    match when {
        When::Overdue => "forsenat",
        When::Differs => "skiljer",
        When::ThisWeek => "veckan",
        When::Soon => "snart",
        When::ThisYear => "aret",
        When::Later => "senare",
        When::NoDay => "utan-dag",
        When::NotStarted => "ej-startat",
    }
}
