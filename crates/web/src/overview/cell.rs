//! A cell of the overview, opened: the norms of one group on one subject, each with its sentence, the facts, what is
//! due and what would cure it.

use super::THEMES;
use crate::{
    charter::word_of,
    duty::{DutyView, FindingView},
    error::No,
    frame::{Badge, Frame, binding, show},
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use samordna_charter::{Kind, Theme};
use samordna_domain::{Basis, BodyId, GroupAssessment, Judgement, World, charter::Charter};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "overview/cell.html")]
struct CellPage {
    frame: Frame,
    subject: &'static str,
    group: (String, String),
    kinds: Vec<KindView>,
}

/// The norms of a kind.
struct KindView {
    word: String,
    name: &'static str,
    norms: Vec<NormLine>,
}

/// One norm, and how it stands.
struct NormLine {
    number: usize,
    badge: Badge,
    binding: &'static str,
    modality: &'static str,
    says: String,
    quote: String,
    fact: String,
    findings: Vec<FindingView>,
    duties: Vec<DutyView>,
}

/// Shows the grounds of a cell.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path((group, subject)): Path<(BodyId, String)>,
) -> Result<Response, No> {
    let theme = THEMES.into_iter().find(|theme| word_of(theme) == subject).ok_or(No::Absent)?;
    let page = visit.look(|world| view(&visit, world, &group, theme).ok_or(No::Absent))?;
    Ok(show(&page)?)
}

fn view(visit: &Visit, world: &World, group: &BodyId, theme: Theme) -> Option<CellPage> {
    let (l, today) = (visit.language, visit.now.today);
    let assessed = &visit.assess(world, group, today)?;
    let charter = world.charter(assessed.charter.as_ref()?)?;
    let said = visit.said(charter);
    let mut kinds: Vec<KindView> = Vec::new();
    let of_theme =
        |judgement: &Judgement| charter.norm(judgement.norm).is_some_and(|norm| norm.kind().theme() == theme);
    let mut judgements: Vec<Judgement> = assessed.judgements().filter(of_theme).collect();
    let kind_of = |judgement: &Judgement| charter.norm(judgement.norm).map(|norm| norm.kind());
    judgements.sort_by_key(|judgement| (kind_of(judgement), judgement.standing));
    for judgement in judgements {
        let Some(kind) = kind_of(&judgement) else { continue };
        let says = said.get(judgement.norm).cloned().unwrap_or_default();
        let Some(line) = line(visit, world, assessed, charter, judgement, says) else { continue };
        if kinds.last().is_none_or(|last| last.word != word_of(kind)) {
            kinds.push(KindView { word: word_of(kind), name: Kind::label(kind, l), norms: Vec::new() });
        }
        if let Some(last) = kinds.last_mut() {
            last.norms.push(line);
        }
    }
    let name = world.organisation.name(group, today).to_owned();
    Some(CellPage {
        frame: Frame::within(visit, world, theme.label(l))
            .under("/overblick", l.pick("Överblick", "Overview"))
            .under(format!("/grupper/{group}"), name.clone()),
        subject: theme.label(l),
        group: (format!("/grupper/{group}"), name),
        kinds,
    })
}

fn line(
    visit: &Visit,
    world: &World,
    assessed: &GroupAssessment,
    charter: &Charter,
    judgement: Judgement,
    says: String,
) -> Option<NormLine> {
    let (l, today, at) = (visit.language, visit.now.today, judgement.norm);
    let norm = charter.norm(at)?;
    let is_this = |basis: &Basis| match basis {
        Basis::Norm(of) => of.norm == at && of.charter == charter.id,
        Basis::Law(_) | Basis::House(_) => false,
    };
    let findings = assessed.findings.iter().filter(|finding| is_this(&finding.basis));
    let duties = assessed.duties.iter().filter(|duty| duty.key.norm == at && duty.state.is_open());
    let fact = assessed.fact(judgement).say(world, today, l);
    Some(NormLine {
        number: at + 1,
        badge: Badge::standing(judgement.standing, l),
        binding: binding(norm.modality),
        modality: norm.modality.label(l),
        says: if says == norm.kind().label(l) { String::new() } else { says },
        quote: norm.quote.clone(),
        findings: findings.map(|one| FindingView::of(world, assessed, one, today, l)).collect(),
        duties: duties
            .map(|duty| DutyView::of(world, assessed, duty, today, l).read_by(visit.person.as_ref(), duty, l))
            .collect(),
        fact,
    })
}
