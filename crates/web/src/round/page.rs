//! A round: the question, the matrix of who has answered what, and what its keeper can do.

use super::{Asked, Attached, Matrix, about, about_agreement, address, at, frame, list::state, unit_address};
use crate::{
    error::No,
    form::{Field, Form, Tried, answer},
    frame::{Badge, Frame, show},
    matter,
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use jiff::civil::Date;
use samordna_domain::{
    Command, Language, RoundId, World,
    decision::{UnitStanding, joint},
    round::{
        AnswerKind, Asked as AskedUnit, Round, RoundKind,
        command::{CloseRound, JoinRound, LeaveRound, RemindRound},
    },
};

#[derive(Template)]
#[template(path = "round/page.html")]
struct RoundPage {
    frame: Frame,
    question: String,
    matter: Option<(String, String)>,
    agreement: Option<(String, String)>,
    opened: Date,
    due: Date,
    closed: Option<Date>,
    reminded: Vec<Date>,
    answered: usize,
    of: usize,
    badge: Badge,
    matrix: Matrix,
    rows: Vec<Row>,
    forms: Vec<Form>,
}

/// What a unit has answered.
struct Row {
    href: String,
    name: String,
    badge: Badge,
    text: String,
    attachment: Option<Attached>,
    /// Who answered, in what capacity, when.
    by: Option<(String, &'static str, Date)>,
    /// Answers before the one that stands.
    earlier: usize,
    left: Option<(Date, String)>,
}

/// Shows a round.
pub(crate) async fn page((Extension(visit), Path((group, short))): Asked) -> Result<Response, No> {
    shown(&visit, &at(&group, &short)?, None)
}

/// The page of a round; with a form that came back, it is a mistake's page.
pub(super) fn shown(visit: &Visit, id: &RoundId, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        let round = world.rounds.get(id).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, round, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, round: &Round, tried: Option<&Tried>) -> RoundPage {
    let (l, today) = (visit.language, visit.now.today);
    let (answered, of) = round.answered();
    let matter = round.about.as_ref().and_then(|id| world.matters.get(id));
    let units = Unit::all(world, round, today);
    RoundPage {
        frame: frame(
            visit,
            world,
            &round.id.group,
            format!("{}: {}", round.kind.label(l), about(world, round)),
        ),
        question: round.question.clone(),
        matter: matter.map(|matter| (matter::address(&matter.id), matter.title.clone())),
        agreement: about_agreement(world, round),
        opened: round.opened,
        due: round.due,
        closed: round.closed,
        reminded: round.reminded.clone(),
        answered,
        of,
        badge: state(round, today, l),
        matrix: matrix(round, &units, today, l),
        rows: units.iter().map(|unit| row(world, round, unit, today, l)).collect(),
        forms: forms(visit, world, round).into_iter().map(|form| form.tried(tried)).collect(),
    }
}

/// One of those that are asked: its name, and where it stands in a round of home decisions that it has not answered.
struct Unit<'a> {
    name: &'a str,
    asked: &'a AskedUnit,
    standing: Option<UnitStanding>,
}

impl<'a> Unit<'a> {
    /// All that are asked, by name.
    fn all(world: &'a World, round: &'a Round, on: Date) -> Vec<Self> {
        let matter = round.about.as_ref().and_then(|id| world.matters.get(id));
        let decides = matter.filter(|_| round.kind == RoundKind::HomeDecision && round.closed.is_none());
        let standings = decides.map_or_else(Vec::new, |matter| joint(world, matter, on).units);
        let waits = |asked: &AskedUnit| asked.left.is_none() && !asked.is_settled();
        let unit = |asked: &'a AskedUnit| {
            let known = standings.iter().find(|(unit, _)| *unit == asked.unit && waits(asked));
            let standing = known.map(|(_, standing)| standing.clone());
            Self { name: world.organisation.name(&asked.unit, on), asked, standing }
        };
        let mut all: Vec<Self> = round.asked.iter().map(unit).collect();
        all.sort_by(|one, other| by_name(one.name, other.name));
        all
    }

    fn badge(&self, round: &Round, on: Date, l: Language) -> Badge {
        match (self.asked.answer(), &self.asked.left, &self.standing) {
            (_, Some(_), _) => {
                Badge { word: l.pick("Lämnade rundan", "Left the round"), sign: "–", class: "plain" }
            }
            (_, None, Some(standing @ UnitStanding::Lifted { .. })) => Badge::unit(standing, l),
            (Some(answer), None, _) => Badge::answer(answer.kind, l),
            (None, None, _) => Badge::unanswered(round.due < on, l),
        }
    }
}

fn matrix(round: &Round, units: &[Unit<'_>], on: Date, l: Language) -> Matrix {
    let kinds = AnswerKind::of(round.kind);
    let mut columns: Vec<String> = kinds.iter().map(|kind| kind.label(l).to_owned()).collect();
    columns.push(l.pick("Inget svar", "No answer").to_owned());
    let row = |unit: &Unit<'_>| {
        let badge = unit.badge(round, on, l);
        let given = unit.asked.answer().filter(|_| unit.asked.left.is_none()).map(|answer| answer.kind);
        let at = given.and_then(|kind| kinds.iter().position(|one| *one == kind)).unwrap_or(kinds.len());
        let cells = (0..=kinds.len()).map(|column| (column == at).then_some(badge)).collect();
        (unit.name.to_owned(), cells)
    };
    Matrix::of(
        l.pick("Vad varje förvaltning har svarat", "What each administration has answered"),
        columns,
        units.iter().map(row).collect(),
    )
}

fn row(world: &World, round: &Round, unit: &Unit<'_>, on: Date, l: Language) -> Row {
    let asked = unit.asked;
    let answer = asked.answer();
    let page = unit_address(&round.id, &asked.unit);
    Row {
        name: unit.name.to_owned(),
        badge: unit.badge(round, on, l),
        text: match (&unit.standing, answer) {
            (Some(standing), _) => standing.say(world, on, l),
            (None, Some(answer)) => answer.text.clone(),
            (None, None) => String::new(),
        },
        attachment: answer
            .and_then(|answer| answer.attachment.as_ref())
            .map(|attached| Attached::of(attached, &page, asked.answers.len(), l)),
        by: answer
            .map(|answer| (world.people.name(&answer.by).to_owned(), answer.capacity.label(l), answer.on)),
        earlier: asked.answers.len().saturating_sub(1),
        left: asked.left.clone(),
        href: page,
    }
}

fn forms(visit: &Visit, world: &World, round: &Round) -> Vec<Form> {
    let (l, today) = (visit.language, visit.now.today);
    if round.closed.is_some() {
        return Vec::new();
    }
    let page = address(&round.id);
    let id = || round.id.clone();
    let waiting: Vec<(String, String)> = round
        .asked
        .iter()
        .filter(|asked| asked.left.is_none() && !asked.is_settled())
        .map(|asked| (asked.unit.to_string(), world.organisation.name(&asked.unit, today).to_owned()))
        .collect();
    let mut forms = Vec::new();
    if !waiting.is_empty() {
        let heading = l.pick("Påminn dem som inte har svarat", "Remind those who have not answered");
        forms.push(
            Form::new("paminn", format!("{page}/paminn"), heading).submit(l.pick("Påminn", "Remind")).asked(
                visit.would(world, Command::RemindRound(RemindRound { round: id() })),
                visit,
                world,
            ),
        );
    }
    // The group itself stands in for whoever will be asked: the question is who may ask.
    let probe = Command::JoinRound(JoinRound { round: id(), unit: round.id.group.clone() });
    forms.push(
        Form::new("fraga-fler", format!("{page}/fraga-fler"), l.pick("Fråga en till", "Ask one more"))
            .submit(l.pick("Fråga", "Ask"))
            .with(
                Field::line(
                    "unit",
                    l.pick("Förvaltningen eller huvudmannen", "The administration or principal"),
                )
                .hint(l.pick("En del av namnet räcker.", "A part of the name is enough.")),
            )
            .asked(visit.would(world, probe), visit, world),
    );
    if let Some((first, _)) = waiting.first() {
        let unit = first.parse().unwrap_or_else(|_| round.id.group.clone());
        let probe = Command::LeaveRound(LeaveRound { round: id(), unit, reason: "?".to_owned() });
        forms.push(
            Form::new(
                "lamna",
                format!("{page}/lamna"),
                l.pick("Fråga någon inte längre", "Ask somebody no longer"),
            )
            .submit(l.pick("Ta bort ur rundan", "Take out of the round"))
            .with(Field::choice("unit", l.pick("Vem", "Who"), waiting))
            .with(Field::area("reason", l.pick("Varför", "Why")))
            .grave()
            .asked(visit.would(world, probe), visit, world),
        );
    }
    forms.push(
        Form::new("stang", format!("{page}/stang"), l.pick("Stäng rundan", "Close the round"))
            .intro(l.pick(
                "Den som inte har svarat har då inte svarat. Det står kvar.",
                "Whoever has not answered has not answered then, and it is kept so.",
            ))
            .grave()
            .asked(visit.would(world, Command::CloseRound(CloseRound { round: id() })), visit, world),
    );
    forms
}
