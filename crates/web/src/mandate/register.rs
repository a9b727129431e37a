//! The register, whole or for one administration; and the answer to *who may decide this?*.

use super::MandateView;
use crate::{
    error::No,
    frame::{Badge, Frame, show},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Language, World,
    mandate::{Asked, Mandate},
    organisation::{Body, BodyKind},
};
use serde::Deserialize;
use std::{collections::BTreeSet, sync::Arc};

/// What of the register is asked for; what is empty is not said.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The administration's id.
    forvaltning: String,
    /// The board's id: what it gave, or gets reported.
    namnd: String,
    /// What is to be decided.
    amne: String,
    /// What it costs, in kronor.
    kostnad: String,
    /// Not empty: those that have ended too.
    alla: String,
}

#[derive(Template)]
#[template(path = "mandate/register.html")]
struct RegisterPage {
    frame: Frame,
    asked: Wanted,
    units: Vec<(String, String)>,
    boards: Vec<(String, String)>,
    subjects: Vec<String>,
    rows: Vec<MandateView>,
    all: usize,
    /// A question was put: the administration that it is about, and whether somebody may decide.
    answer: Option<(String, bool)>,
    /// Boards with decisions that they have not been told of: address, name, how many.
    to_report: Vec<(String, String, usize)>,
}

/// Shows the register.
pub(crate) async fn register(
    Extension(visit): Extension<Arc<Visit>>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, No> {
    visit.look(|world| Ok(show(&view(&visit, world, wanted))?))
}

fn view(visit: &Visit, world: &World, wanted: Wanted) -> RegisterPage {
    let (l, today) = (visit.language, visit.now.today);
    let unit = wanted.forvaltning.parse::<BodyId>().ok().filter(|id| world.organisation.body(id).is_some());
    let board = wanted.namnd.parse::<BodyId>().ok();
    let is_wanted = |mandate: &&Mandate| {
        let is_boards = board.as_ref().is_none_or(|board| {
            mandate.giver == *board || mandate.reported_to.as_ref().is_some_and(|to| to.board == *board)
        });
        let is_now = !wanted.alla.is_empty() || mandate.period.until.is_none_or(|until| today <= until);
        is_boards && is_now
    };
    let subject = Some(wanted.amne.trim()).filter(|text| !text.is_empty());
    let mut rows: Vec<MandateView> = match &unit {
        Some(unit) => {
            let over = over(world, unit);
            let asked = Asked { unit, subject, cost: sum(&wanted.kostnad) };
            let is_question = subject.is_some() || asked.cost.is_some();
            let row = |one| row(world, one, is_question.then_some(&asked), today, l);
            over.into_iter().filter(is_wanted).map(row).collect()
        }
        None => {
            let all = world.mandates.iter().filter(is_wanted);
            let is_about = |one: &&Mandate| subject.is_none() || one.reach.is_about(subject);
            all.filter(is_about).map(|one| row(world, one, None, today, l)).collect()
        }
    };
    rows.sort_by(|one, other| {
        let grade = |row: &MandateView| (row.outside.is_some(), row.is_chairs);
        grade(one).cmp(&grade(other)).then_with(|| by_name(&one.holder.1, &other.holder.1))
    });
    let is_question = subject.is_some() || sum(&wanted.kostnad).is_some();
    let answer = unit.as_ref().filter(|_| is_question).map(|unit| {
        let may = rows.iter().any(|row| !row.is_chairs && row.outside.is_none() && row.person.is_some());
        (world.organisation.name(unit, today).to_owned(), may)
    });
    RegisterPage {
        frame: Frame::within(visit, world, l.pick("Mandat", "Mandates"))
            .under("/organisation", l.pick("Organisation", "Organisation")),
        units: named(world, world.mandates.iter().flat_map(|one| &one.reach.area), today),
        boards: named(world, boards(world), today),
        subjects: subjects(world),
        all: world.mandates.iter().count(),
        rows,
        answer,
        to_report: if visit.person.is_some() { to_report(world, today) } else { Vec::new() },
        asked: wanted,
    }
}

/// A row; where a question is put, with why the mandate does not cover it.
fn row(world: &World, one: &Mandate, asked: Option<&Asked<'_>>, on: Date, l: Language) -> MandateView {
    let mut view = MandateView::of(world, one, on, l);
    let Some(asked) = asked else { return view };
    view.outside = one.outside(world, asked, on).map(|why| why.say(l));
    view.badge = match &view.outside {
        None if view.is_chairs => {
            Badge { word: l.pick("Ordföranden ensam", "The chair alone"), sign: "◆", class: "guard" }
        }
        None => Badge { word: l.pick("Räcker", "Covers it"), sign: "✓", class: "good" },
        Some(_) => Badge { word: l.pick("Räcker inte", "Does not"), sign: "✕", class: "plain" },
    };
    view
}

/// The mandates for a unit or what it belongs to, the nearest first.
fn over<'a>(world: &'a World, unit: &BodyId) -> Vec<&'a Mandate> {
    let mut known = BTreeSet::new();
    let all = world.organisation.upwards(unit).flat_map(|above| world.mandates.over(&above.id));
    all.filter(|mandate| known.insert(mandate.id.clone())).collect()
}

/// A sum as people write it: `500 000`, `500 000 kr`.
pub(crate) fn sum(typed: &str) -> Option<u64> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn boards(world: &World) -> impl Iterator<Item = &BodyId> {
    let is_board =
        |id: &&BodyId| world.organisation.body(id).map(|body: &Body| body.kind) == Some(BodyKind::Board);
    let reported = world.mandates.iter().filter_map(|one| one.reported_to.as_ref().map(|to| &to.board));
    world.mandates.iter().map(|one| &one.giver).filter(is_board).chain(reported)
}

/// Each once, with its name, in alphabetical order.
fn named<'a>(world: &World, ids: impl Iterator<Item = &'a BodyId>, on: Date) -> Vec<(String, String)> {
    let once: BTreeSet<&BodyId> = ids.collect();
    let name = |id: &BodyId| (id.to_string(), world.organisation.name(id, on).to_owned());
    let mut all: Vec<(String, String)> = once.into_iter().map(name).collect();
    all.sort_by(|one, other| by_name(&one.1, &other.1));
    all
}

fn subjects(world: &World) -> Vec<String> {
    let once: BTreeSet<&String> = world.mandates.iter().flat_map(|one| &one.reach.subjects).collect();
    let mut all: Vec<String> = once.into_iter().cloned().collect();
    all.sort_by(|one, other| by_name(one, other));
    all
}

fn to_report(world: &World, on: Date) -> Vec<(String, String, usize)> {
    let once: BTreeSet<&BodyId> = boards(world).collect();
    let line = |board: &BodyId| {
        let waiting = world.unreported(board).len();
        (format!("/mandat/anmalan/{board}"), world.organisation.name(board, on).to_owned(), waiting)
    };
    let mut all: Vec<(String, String, usize)> =
        once.into_iter().map(line).filter(|(_, _, waiting)| 0 < *waiting).collect();
    all.sort_by(|one, other| by_name(&one.1, &other.1));
    all
}
