//! The first page: what this is, a search box, how it stands, and what is most urgent for whoever is signed in.

use crate::{
    error::No,
    frame::{Badge, Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{Extension, response::Response};
use jiff::civil::Date;
use samordna_domain::{
    Assessment, Language, PersonId, Standing, World, duty::DutyState, finding::Class, group::GroupState,
    seat::Role,
};
use std::sync::Arc;

/// The most urgent things that are shown.
const URGENT: usize = 8;

#[derive(Template)]
#[template(path = "start/page.html")]
struct StartPage {
    frame: Frame,
    is_founded: bool,
    groups: usize,
    states: Chart,
    norms: Chart,
    urgent: Vec<Urgent>,
    /// What is urgent is that of the groups the visitor keeps.
    is_own: bool,
}

/// Counts, drawn as one bar and told in a table.
pub(crate) struct Chart {
    pub parts: Vec<Part>,
    pub all: usize,
}

/// A part of a bar.
pub(crate) struct Part {
    pub badge: Badge,
    pub count: usize,
    /// In thousandths of the bar.
    pub from: usize,
    pub width: usize,
}

/// Something that presses.
struct Urgent {
    badge: Badge,
    words: String,
    group: String,
    href: String,
    since: Option<Date>,
}

impl Chart {
    /// Of counts in order; those of none are left out.
    pub fn of(counts: impl IntoIterator<Item = (Badge, usize)>) -> Self {
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

/// Shows the first page.
pub(crate) async fn page(Extension(visit): Extension<Arc<Visit>>) -> Result<Response, No> {
    let page = visit.look(|world| view(&visit, world));
    Ok(show(&page)?)
}

fn view(visit: &Visit, world: &World) -> StartPage {
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
    let own =
        visit.person.as_ref().map(|person| urgent(world, &assessment, Some(person), visit.now.today, l));
    let is_own = own.as_ref().is_some_and(|own| !own.is_empty());
    let urgent = match own {
        Some(own) if !own.is_empty() => own,
        Some(_) => urgent(world, &assessment, None, visit.now.today, l),
        None => Vec::new(),
    };
    StartPage {
        frame: Frame::within(visit, world, l.pick("Start", "Start")),
        is_founded: world.is_founded(),
        groups: assessment.groups.len(),
        states: Chart::of(states),
        norms: Chart::of(norms),
        urgent,
        is_own,
    }
}

/// The gravest first, then the oldest: of all groups, or of those in which somebody is chair, coordinator or contact.
fn urgent(
    world: &World,
    assessment: &Assessment,
    of: Option<&PersonId>,
    on: Date,
    l: Language,
) -> Vec<Urgent> {
    let roles = [Role::Chair, Role::Coordinator, Role::ContactPerson];
    let keeps =
        |group| of.is_none_or(|person| roles.iter().any(|role| world.has_role(person, group, role, on)));
    let mut all: Vec<(u8, Option<Date>, Urgent)> = Vec::new();
    for assessed in assessment.groups.iter().filter(|assessed| keeps(&assessed.group)) {
        let group = world.organisation.name(&assessed.group, on);
        let page = format!("/grupper/{}", assessed.group);
        for finding in &assessed.findings {
            let rank = if finding.class == Class::Deviation { 0 } else { 2 };
            let badge = Badge::class(finding.class, l);
            let kind = crate::duty::kind_of(world, &finding.basis, l);
            let fact = finding.fact.say(world, on, l);
            let words = if kind.is_empty() { fact } else { format!("{kind}. {fact}") };
            let (group, href) = (group.to_owned(), format!("{page}#skiljer"));
            all.push((rank, finding.since, Urgent { badge, words, group, href, since: finding.since }));
        }
        for duty in assessed.duties.iter().filter(|duty| duty.state == DutyState::DueSoon) {
            let norm = world.charter(&duty.key.charter).and_then(|charter| charter.norm(duty.key.norm));
            let kind = norm.map_or("", |norm| norm.kind().label(l));
            let words = format!("{kind}. {}", duty.fact.say(world, on, l));
            let (group, href) = (group.to_owned(), format!("{page}#attgora"));
            let badge = Badge::duty(duty.state, l);
            all.push((1, duty.due, Urgent { badge, words, group, href, since: None }));
        }
    }
    all.sort_by_key(|(rank, day, _)| (*rank, day.is_none(), *day));
    all.into_iter().map(|(_, _, one)| one).take(URGENT).collect()
}
