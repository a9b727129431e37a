//! A matter: how far it has come, whose turn it is, what the charter says of it, and what can be done.

use super::{
    Asked, at,
    forms::forms,
    kept::{self, DocumentView},
    track::Track,
};
use crate::{
    decision,
    document::kept_address,
    error::No,
    escalation,
    form::{Form, Tried, answer},
    frame::{Badge, Frame, GroundView, show},
    group::linked,
    undertaking::engagement_address,
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use jiff::civil::Date;
use samordna_domain::{
    Ground, Language, MatterId, World,
    grounds::{Fact, NormRef},
    matter::{Matter, MatterStage, Turn, headings, turns},
};

#[derive(Template)]
#[template(path = "matter/page.html")]
struct MatterPage {
    frame: Frame,
    stage: Badge,
    track: Track,
    turns: Vec<TurnView>,
    number: String,
    kind: &'static str,
    raised_by: (String, String),
    raised: Date,
    subject: Option<String>,
    channel: Option<String>,
    origin: Option<(String, String)>,
    /// The engagement that it came of.
    engagement: Option<(String, String)>,
    /// The governing document that it revises.
    revises: Option<(String, String)>,
    summary: String,
    /// Where it went, or how it ended.
    ending: Option<String>,
    /// The sentences that whoever sorted it said apply.
    applies: Vec<GroundView>,
    /// The qualities of good care that it is for, and the charter's objectives.
    qualities: Vec<&'static str>,
    objectives: Vec<GroundView>,
    brief: Option<BriefView>,
    /// Those who prepare, and whether they have released it.
    released: Vec<(String, Badge)>,
    consulted: Vec<(Date, String, String)>,
    shared: Vec<(String, String)>,
    decided: Option<decision::OnMatter>,
    lifted: escalation::OnMatter,
    documents: Vec<DocumentView>,
    steps: Vec<(Date, String)>,
    forms: Vec<Form>,
}

/// Whose turn it is.
pub(super) struct TurnView {
    pub what: &'static str,
    pub who: String,
    pub of: Option<String>,
    pub since: Date,
}

impl TurnView {
    pub(super) fn of(world: &World, turn: &Turn, on: Date, l: Language) -> Self {
        Self {
            what: turn.what.label(l),
            who: turn.who.say(world, on, l),
            of: turn.of.as_ref().map(|body| world.organisation.name(body, on).to_owned()),
            since: turn.since,
        }
    }
}

/// What is written for the group.
struct BriefView {
    /// Headings with their text; empty where it is still to be written.
    parts: Vec<(String, String)>,
    changes_work: bool,
}

/// Shows a matter.
pub(crate) async fn page((Extension(visit), Path((group, short))): Asked) -> Result<Response, No> {
    shown(&visit, &at(&group, &short)?, None)
}

/// The page of a matter; with a form that came back, it is a mistake's page.
pub(crate) fn shown(visit: &Visit, id: &MatterId, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        let matter = world.matters.get(id).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, matter, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

/// Where a group's matters are, on the way to one of them.
pub(super) fn frame(
    visit: &Visit,
    world: &World,
    group: &samordna_domain::BodyId,
    title: impl Into<String>,
) -> Frame {
    let l = visit.language;
    Frame::within(visit, world, title)
        .under_group(world, group)
        .under(format!("/grupper/{group}/arenden"), l.pick("Ärenden", "Matters"))
}

fn view(visit: &Visit, world: &World, matter: &Matter, tried: Option<&Tried>) -> MatterPage {
    let (l, today) = (visit.language, visit.now.today);
    let by = world.people.person(&matter.raised_by);
    let sentence = |at: &NormRef| GroundView::of(&Ground::norm(at.clone(), Fact::Nothing), world, today, l);
    MatterPage {
        frame: frame(visit, world, &matter.id.group, matter.title.clone()),
        stage: Badge::matter(&matter.stage, l),
        track: Track::of(world, matter, today, l),
        turns: turns(world, matter, today).iter().map(|turn| TurnView::of(world, turn, today, l)).collect(),
        number: matter.registry_number.clone(),
        kind: matter.kind.label(l),
        raised_by: (
            format!("/personer/{}", matter.raised_by),
            by.map_or_else(|| matter.raised_by.to_string(), |known| known.name.clone()),
        ),
        raised: matter.raised().unwrap_or(today),
        subject: matter.subject.clone(),
        channel: matter.channel.clone(),
        origin: matter.origin.as_ref().map(|origin| addressee(world, origin, today, l)),
        engagement: matter.engagement.as_ref().and_then(|id| {
            let whole = world.undertakings.get(&world.undertakings.engagement(id)?.undertaking)?;
            Some((engagement_address(id), whole.name.clone()))
        }),
        revises: matter.document.as_ref().and_then(|id| {
            let is_kept = world.documents.kept(&matter.id.group, id).is_some();
            let href = if is_kept { kept_address(&matter.id.group, id) } else { "/dokument".to_owned() };
            Some((href, world.documents.get(id)?.title.clone()))
        }),
        summary: matter.summary.clone(),
        ending: ending(world, matter, today, l),
        applies: matter.triage.iter().flat_map(|one| &one.applies).map(sentence).collect(),
        qualities: matter.qualities.iter().map(|one| one.label(l)).collect(),
        objectives: matter.objectives.iter().map(sentence).collect(),
        brief: brief(world, matter, today, l),
        released: released(world, matter, today, l),
        consulted: matter
            .consulted
            .iter()
            .map(|one| (one.on, one.with.name(world, today, l), one.outcome.clone()))
            .collect(),
        shared: matter.shared_with.iter().map(|group| linked(world, group, today)).collect(),
        decided: decision::on_matter(visit, world, matter),
        lifted: escalation::on_matter(visit, world, matter),
        documents: kept::documents(matter, l),
        steps: matter.steps.iter().map(|step| (step.on, step.what.say(world, today, l))).collect(),
        forms: forms(visit, world, matter).into_iter().map(|form| form.tried(tried)).collect(),
    }
}

/// Whom something goes to, with the address of their page; empty where there is none.
fn addressee(
    world: &World,
    to: &samordna_domain::matter::Addressee,
    on: Date,
    l: Language,
) -> (String, String) {
    use samordna_domain::matter::Addressee;
    match to {
        Addressee::Body(body) => linked(world, body, on),
        Addressee::Role { group, .. } => (format!("/grupper/{group}"), to.name(world, on, l)),
        Addressee::Undertaking(id) => (crate::undertaking::address(id), to.name(world, on, l)),
        Addressee::Named(name) => (String::new(), name.clone()),
    }
}

fn ending(world: &World, matter: &Matter, on: Date, l: Language) -> Option<String> {
    match &matter.stage {
        MatterStage::Closed { on, note } => Some(format!("{on}: {note}")),
        MatterStage::Withdrawn { on, reason } => Some(format!("{on}: {reason}")),
        MatterStage::HandedOver { to, on: day, received, .. } => {
            let to = to.name(world, on, l);
            Some(match received {
                Some(got) => l.pick(
                    format!("Överlämnat till {to} {day}, mottaget {got}."),
                    format!("Handed over to {to} on {day}, received on {got}."),
                ),
                None => l.pick(
                    format!("Överlämnat till {to} {day}. De har inte kvitterat."),
                    format!("Handed over to {to} on {day}. They have not acknowledged it."),
                ),
            })
        }
        MatterStage::Raised
        | MatterStage::Accepted
        | MatterStage::Prepared
        | MatterStage::Ready
        | MatterStage::OnAgenda { .. }
        | MatterStage::Agreed => None,
    }
}

/// The brief, under the charter's own headings.
fn brief(world: &World, matter: &Matter, on: Date, l: Language) -> Option<BriefView> {
    let brief = matter.brief.as_ref()?;
    let asks = headings(world, matter, on);
    let mut parts = vec![(l.pick("Bakgrund", "Background").to_owned(), brief.background.clone())];
    if let Some(proposal) = &brief.proposal {
        parts.push((l.pick("Förslag", "Proposal").to_owned(), proposal.clone()));
    }
    if let Some(why) = &brief.why_none {
        parts.push((l.pick("Varför inget förslag", "Why no proposal").to_owned(), why.clone()));
    }
    for one in &asks.impact {
        let heading = l.pick(format!("Konsekvenser: {one}"), format!("Consequences: {one}"));
        parts.push((heading, brief.impact.get(one).cloned().unwrap_or_default()));
    }
    for one in &asks.aspects {
        let heading = l.pick(format!("Aspekt: {one}"), format!("Aspect: {one}"));
        parts.push((heading, brief.aspects.get(one).cloned().unwrap_or_default()));
    }
    Some(BriefView { parts, changes_work: brief.changes_work })
}

/// Who prepares, and whether they have released it.
fn released(world: &World, matter: &Matter, on: Date, l: Language) -> Vec<(String, Badge)> {
    let yes = Badge { word: l.pick("Släppt", "Released"), sign: "✓", class: "good" };
    let not = Badge { word: l.pick("Inte släppt", "Not released"), sign: "○", class: "due" };
    let left = matter.unreleased(world, on);
    let done = matter.released.iter().flatten().map(|body| (body, yes));
    done.chain(left.iter().map(|body| (body, not)))
        .map(|(body, badge)| (world.organisation.name(body, on).to_owned(), badge))
        .collect()
}
