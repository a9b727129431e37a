//! To put a question to administrations.

use super::{address, frame};
use crate::{
    charter::word_of,
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use samordna_charter::Kind;
use samordna_domain::{
    AgreementId, BodyId, Command, Event, Language, MatterId, World,
    organisation::BodyKind,
    period::days_after,
    round::{RoundKind, command::OpenRound},
};
use serde::Deserialize;
use std::sync::Arc;

/// What the norms of a charter ask for.
const ASKED_BY: [(Kind, RoundKind); 6] = [
    (Kind::Anchoring, RoundKind::Anchoring),
    (Kind::ImpactAssessment, RoundKind::Impact),
    (Kind::UnionConsultation, RoundKind::UnionConsultation),
    (Kind::DecisionByMandate, RoundKind::HomeDecision),
    (Kind::Implementation, RoundKind::Implementation),
    (Kind::SpreadOfPractice, RoundKind::RollOut),
];

/// Days that are proposed for an answer.
const DAYS: i32 = 30;

/// What is to be asked; what is empty is not said.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The matter, as `2026-3`.
    arende: String,
    /// The norm that asks for it, from 1.
    regel: String,
    /// What is asked, as the command names it.
    slag: String,
    /// The agreement, as `2026-3`.
    avtal: String,
}

#[derive(Template)]
#[template(path = "round/ask.html")]
struct AskPage {
    frame: Frame,
    forms: Vec<Form>,
}

/// The form for a round.
pub(crate) async fn blank(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, No> {
    shown(&visit, &group, &wanted, None)
}

fn shown(visit: &Visit, group: &BodyId, wanted: &Wanted, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        world.groups.get(group).ok_or(No::Absent)?;
        let l = visit.language;
        let frame = frame(visit, world, group, l.pick("Fråga förvaltningarna", "Ask the administrations"));
        let forms = vec![form(visit, world, group, wanted).tried(tried.as_ref())];
        Ok::<_, No>(show(&AskPage { frame, forms })?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn form(visit: &Visit, world: &World, group: &BodyId, wanted: &Wanted) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let kind = wanted_kind(visit, world, group, wanted);
    let agreement = AgreementId::of(group, &wanted.avtal).ok().and_then(|id| world.agreements.get(&id));
    let kinds: &[RoundKind] =
        if agreement.is_some() { &RoundKind::OF_AGREEMENTS } else { &RoundKind::OF_MATTERS };
    let kinds = kinds.iter().map(|kind| (word_of(kind), kind.label(l).to_owned())).collect();
    let asked = agreement.map_or_else(|| world.home_units(group, today), |one| one.parties.clone());
    let asked: Vec<&str> = asked.iter().map(|unit| world.organisation.name(unit, today)).collect();
    let all = match agreement {
        Some(_) => {
            l.pick("Lämna tomt om alla avtalets parter ska frågas", "Leave empty to ask all the parties")
        }
        None => l.pick(
            "Lämna tomt om alla som har ledamöter i gruppen ska frågas",
            "Leave empty to ask all that have members in the group",
        ),
    };
    let probe = Command::OpenRound(OpenRound {
        group: group.clone(),
        kind: RoundKind::Implementation,
        about: None,
        agreement: agreement.map(|one| one.id.clone()),
        question: "?".to_owned(),
        units: Vec::new(),
        due: today,
    });
    let about = match agreement {
        Some(agreement) => Field::hidden("agreement", agreement.id.to_string()),
        None => matter_field(world, group, wanted, l),
    };
    Form::new("fraga", format!("/grupper/{group}/rundor"), l.pick("Frågan", "The question"))
        .submit(l.pick("Ställ frågan", "Put the question"))
        .open()
        .with(
            Field::choice("kind", l.pick("Vad som frågas", "What is asked"), kinds)
                .filled(kind.map(word_of).unwrap_or_default()),
        )
        .with(about)
        .with(
            Field::area("question", l.pick("Frågan", "The question"))
                .filled(kind.map(|kind| question(kind, l)).unwrap_or_default()),
        )
        .with(
            Field::day("due", l.pick("Svar senast", "Answer by")).filled(days_after(today, DAYS).to_string()),
        )
        .with(
            Field::area("units", l.pick("Vilka som frågas", "Who is asked"))
                .hint(format!(
                    "{}{}. {}",
                    all,
                    if asked.is_empty() { String::new() } else { format!(": {}", asked.join(", ")) },
                    l.pick("Annars en på varje rad.", "Otherwise one on each line.")
                ))
                .optional(),
        )
        .asked(visit.would(world, probe), visit, world)
}

/// The matter that it is about, if any.
fn matter_field(world: &World, group: &BodyId, wanted: &Wanted, l: Language) -> Field {
    let mut matters = vec![(String::new(), l.pick("Inget ärende", "No matter").to_owned())];
    matters.extend(world.matters.open(group).map(|one| (one.id.to_string(), one.title.clone())));
    let about = MatterId::of(group, &wanted.arende).map(|id| id.to_string()).unwrap_or_default();
    Field::choice("about", l.pick("Ärende", "Matter"), matters)
        .hint(l.pick(
            "Beslut i hemmaförvaltningen frågas om ett ärende där gruppen har tagit ställning.",
            "Home decisions are asked for in a matter on which the group has taken a position.",
        ))
        .filled(about)
}

/// What is to be asked: as it is named, or as the norm asks that led here.
fn wanted_kind(visit: &Visit, world: &World, group: &BodyId, wanted: &Wanted) -> Option<RoundKind> {
    let named = all_kinds().find(|kind| word_of(kind) == wanted.slag);
    let norm = wanted.regel.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let charter = world.charter_in_force(group, visit.now.today);
    let asked = norm.and_then(|at| charter?.norm(at)).map(|norm| norm.kind());
    let by_norm = ASKED_BY.iter().find(|(kind, _)| Some(*kind) == asked).map(|(_, round)| *round);
    named.or(by_norm)
}

fn all_kinds() -> impl Iterator<Item = RoundKind> {
    RoundKind::OF_MATTERS.into_iter().chain(RoundKind::OF_AGREEMENTS)
}

/// A question to begin with.
fn question(kind: RoundKind, l: Language) -> &'static str {
    match kind {
        RoundKind::Anchoring => l.pick(
            "Är arbetet och konsekvenserna av förslaget förankrade hos er?",
            "Are the work and the consequences of the proposal anchored with you?",
        ),
        RoundKind::Impact => l.pick("Hur berörs ni av förslaget?", "How does the proposal affect you?"),
        RoundKind::UnionConsultation => {
            l.pick("Är den fackliga samverkan klar hos er?", "Is union consultation concluded with you?")
        }
        RoundKind::HomeDecision => {
            l.pick("Beslutar ni enligt ställningstagandet?", "Do you decide in accordance with the position?")
        }
        RoundKind::Implementation => l.pick(
            "Är det genomfört hos er, och vad visar det?",
            "Is it carried out with you, and what shows it?",
        ),
        RoundKind::RollOut => l.pick("Inför ni arbetssättet?", "Do you take it up?"),
        RoundKind::Application => l.pick(
            "Tillämpas avtalet hos er, och vad visar det?",
            "Is the agreement applied with you, and what shows it?",
        ),
        RoundKind::FollowUp => l.pick(
            "Hur har ni följt upp avtalet, och vad visade uppföljningen?",
            "How have you followed the agreement up, and what did it show?",
        ),
    }
}

/// Puts the question.
pub(crate) async fn open(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    fields: Fields,
) -> Result<Response, No> {
    let about = fields.text("agreement").parse::<AgreementId>();
    let avtal = about.map(|id| id.short()).unwrap_or_default();
    let wanted = Wanted { slag: fields.text("kind").to_owned(), avtal, ..Wanted::default() };
    let command = visit.look(|world| opening(world, &visit, &group, &fields));
    let key = fields.key();
    let accepted = match visit.send("fraga", fields, command).await? {
        Ok(accepted) => accepted,
        Err(tried) => return shown(&visit, &group, &wanted, Some(tried)),
    };
    let events = if accepted.was_done { visit.done(key).await? } else { accepted.events };
    let opened = events
        .into_iter()
        .find_map(|event| if let Event::RoundOpened { round, .. } = event { Some(round) } else { None });
    let round = opened.ok_or(No::Absent)?;
    Ok(Redirect::to(&format!("{}?gjort", address(&round))).into_response())
}

fn opening(world: &World, visit: &Visit, group: &BodyId, fields: &Fields) -> Result<Command, Slip> {
    let today = visit.now.today;
    let is_asked = |body: &samordna_domain::organisation::Body| !matches!(body.kind, BodyKind::Office);
    let lines = fields.text("units").lines().map(str::trim).filter(|line| !line.is_empty());
    let units =
        lines.map(|name| choose::body(world, "units", name, today, is_asked)).collect::<Result<_, _>>()?;
    Ok(Command::OpenRound(OpenRound {
        group: group.clone(),
        kind: fields.word("kind")?.ok_or_else(|| Slip::missing("kind"))?,
        about: fields.chosen("about")?,
        agreement: fields.chosen("agreement")?,
        question: fields.text("question").to_owned(),
        units,
        due: fields.day("due")?.ok_or_else(|| Slip::missing("due"))?,
    }))
}
