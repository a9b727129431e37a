//! What a round asks of one administration: the question, what it waits for, and the form to answer or to decide.

use super::{AskedUnit, Attached, about, about_agreement, at, frame, unit_address};
use crate::{
    charter::word_of,
    error::No,
    file,
    form::{Field, Form, Tried, answer, evidence},
    frame::{Badge, Frame, GroundView, show},
    mandate::MandateView,
    matter,
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use jiff::civil::Date;
use samordna_charter::{Rule, norm::Frame as Respects};
use samordna_domain::{
    BodyId, Command, Language, RoundId, World,
    decision::{UnitStanding, command::DecideAtHome, frame_label, joint},
    mandate::{Asked, Mandate},
    matter::Matter,
    round::{AnswerKind, Asked as Standing, Round, RoundKind, command::AnswerRound},
};

#[derive(Template)]
#[template(path = "round/asked.html")]
struct UnitPage {
    frame: Frame,
    unit: (String, String),
    round: (String, &'static str),
    question: String,
    matter: Option<(String, String)>,
    agreement: Option<(String, String)>,
    /// What the group has agreed.
    agreed: Option<String>,
    due: Date,
    badge: Badge,
    /// Why it stands as it does, and by which sentences.
    why: Option<String>,
    grounds: Vec<GroundView>,
    answers: Vec<AnswerView>,
    /// Who may decide, and who may not, with why.
    mandates: Vec<MandateView>,
    forms: Vec<Form>,
}

/// An answer that was given.
struct AnswerView {
    badge: Badge,
    text: String,
    by: String,
    capacity: &'static str,
    on: Date,
    attachment: Option<Attached>,
}

/// Shows what is asked of a unit.
pub(crate) async fn page((Extension(visit), Path((group, short, unit))): AskedUnit) -> Result<Response, No> {
    shown(&visit, &at(&group, &short)?, &unit, None)
}

/// The page; with a form that came back, it is a mistake's page.
pub(super) fn shown(
    visit: &Visit,
    id: &RoundId,
    unit: &BodyId,
    tried: Option<Tried>,
) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        let round = world.rounds.get(id).ok_or(No::Absent)?;
        let asked = round.unit(unit).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, round, asked, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, round: &Round, asked: &Standing, tried: Option<&Tried>) -> UnitPage {
    let (l, today) = (visit.language, visit.now.today);
    let unit = &asked.unit;
    let matter = round.about.as_ref().and_then(|id| world.matters.get(id));
    let name = world.organisation.name(unit, today).to_owned();
    let standing = matter.filter(|_| round.kind == RoundKind::HomeDecision).and_then(|matter| {
        let all = joint(world, matter, today).units;
        all.into_iter().find(|(known, _)| known == unit).map(|(_, standing)| (matter, standing))
    });
    let (why, grounds) = standing.as_ref().map_or((None, Vec::new()), |(matter, standing)| {
        let grounds = standing.grounds(matter, unit);
        let grounds = grounds.iter().map(|ground| GroundView::of(ground, world, today, l)).collect();
        (Some(standing.say(world, today, l)), grounds)
    });
    let badge = match (&standing, asked.answer()) {
        (Some((_, standing)), _) => Badge::unit(standing, l),
        (None, Some(answer)) => Badge::answer(answer.kind, l),
        (None, None) => Badge::unanswered(round.due < today, l),
    };
    let is_open = round.closed.is_none() && asked.left.is_none();
    let forms = match &standing {
        _ if !is_open => Vec::new(),
        Some((matter, standing)) => deciding(visit, world, round, matter, unit, standing),
        None => vec![answering(visit, world, round, unit)],
    };
    let page = unit_address(&round.id, unit);
    let answer = |(at, one): (usize, &samordna_domain::round::Answer)| AnswerView {
        badge: Badge::answer(one.kind, l),
        text: one.text.clone(),
        by: world.people.name(&one.by).to_owned(),
        capacity: one.capacity.label(l),
        on: one.on,
        attachment: one.attachment.as_ref().map(|file| Attached::of(file, &page, at + 1, l)),
    };
    UnitPage {
        frame: frame(visit, world, &round.id.group, name.clone())
            .under(super::address(&round.id), format!("{}: {}", round.kind.label(l), about(world, round))),
        unit: (format!("/organisation/{unit}"), name),
        round: (super::address(&round.id), round.kind.label(l)),
        question: round.question.clone(),
        matter: matter.map(|matter| (matter::address(&matter.id), matter.title.clone())),
        agreement: about_agreement(world, round),
        agreed: matter.and_then(|matter| matter.position.as_ref()).map(|position| position.text.clone()),
        due: round.due,
        badge,
        why,
        grounds,
        answers: asked.answers.iter().enumerate().rev().map(answer).collect(),
        mandates: standing.map_or_else(Vec::new, |(matter, _)| mandates(world, matter, unit, today, l)),
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    }
}

/// The mandates for a unit that hold today: those that cover the matter first, the others with why they do not.
fn mandates(world: &World, matter: &Matter, unit: &BodyId, on: Date, l: Language) -> Vec<MandateView> {
    let asked = free(matter, unit);
    let above = world.organisation.upwards(unit).flat_map(|above| world.mandates.over(&above.id));
    let holds = above.filter(|one| one.period.holds(on));
    let is_home = |one: &&Mandate| matches!(one.holder, samordna_domain::mandate::Holder::Office(_));
    let mut views: Vec<MandateView> = Vec::new();
    for one in holds.filter(is_home) {
        let view = MandateView::of(world, one, on, l);
        if views.iter().all(|known| known.href != view.href) {
            views.push(MandateView { outside: one.outside(world, &asked, on).map(|why| why.say(l)), ..view });
        }
    }
    views.sort_by_key(|view| view.outside.is_some());
    views
}

/// What has to be decided, whatever it costs.
fn free<'a>(matter: &'a Matter, unit: &'a BodyId) -> Asked<'a> {
    Asked { unit, subject: matter.subject.as_deref(), cost: Some(0) }
}

/// The form to answer.
fn answering(visit: &Visit, world: &World, round: &Round, unit: &BodyId) -> Form {
    let l = visit.language;
    let kinds = AnswerKind::of(round.kind).iter();
    let choices = kinds.map(|kind| (word_of(kind), kind.label(l).to_owned())).collect();
    let probe = AnswerKind::of(round.kind).first().map(|kind| {
        Command::AnswerRound(AnswerRound {
            round: round.id.clone(),
            unit: unit.clone(),
            answer: *kind,
            text: "?".to_owned(),
            attachment: None,
            name: None,
            content: None,
        })
    });
    let form =
        Form::new("svara", format!("{}/svara", unit_address(&round.id, unit)), l.pick("Svara", "Answer"))
            .open()
            .with(Field::choice("answer", l.pick("Svar", "Answer"), choices))
            .with(
                Field::area("text", l.pick("Med ord", "In words"))
                    .hint(l.pick(
                        "Vad som berörs, vilka invändningar som finns, vad som visar att det är klart.",
                        "What is affected, which objections there are, what shows that it is done.",
                    ))
                    .optional(),
            )
            .with(file::field(l).optional())
            .and(evidence(visit, world));
    match probe {
        Some(probe) => form.asked(visit.would(world, probe), visit, world),
        None => form,
    }
}

/// The forms to decide, and to say that nobody here may.
fn deciding(
    visit: &Visit,
    world: &World,
    round: &Round,
    matter: &Matter,
    unit: &BodyId,
    standing: &UnitStanding,
) -> Vec<Form> {
    let is_to_decide =
        round.unit(unit).is_some_and(|asked| !asked.answer().is_some_and(|one| one.kind.is_decision()));
    if !is_to_decide {
        return Vec::new();
    }
    let l = visit.language;
    let page = unit_address(&round.id, unit);
    let mut forms = vec![decide_form(visit, world, round, matter, unit, standing)];
    let probe = Command::AnswerRound(AnswerRound {
        round: round.id.clone(),
        unit: unit.clone(),
        answer: AnswerKind::NoMandate,
        text: "?".to_owned(),
        attachment: None,
        name: None,
        content: None,
    });
    let would = visit.would(world, probe);
    // Where somebody has the mandate it is no answer, and nothing to offer.
    let is_answer = would.as_ref().err().is_none_or(|no| no.field != Some("answer"));
    if is_answer && matter.lifted_for(unit).is_none() {
        forms.push(
            Form::new(
                "svara",
                format!("{page}/svara"),
                l.pick("Ingen här har mandat", "Nobody here has a mandate"),
            )
            .intro(l.pick(
                "Ärendet lyfts då dit gruppens uppdrag säger.",
                "The matter is then lifted to where the group's charter says.",
            ))
            .submit(l.pick("Svara att mandat saknas", "Answer that there is none"))
            .with(Field::hidden("answer", word_of(AnswerKind::NoMandate)))
            .with(Field::area("text", l.pick("Varför", "Why")))
            .and(evidence(visit, world))
            .asked(would, visit, world),
        );
    }
    forms
}

fn decide_form(
    visit: &Visit,
    world: &World,
    round: &Round,
    matter: &Matter,
    unit: &BodyId,
    standing: &UnitStanding,
) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let waits = matches!(standing, UnitStanding::Pending { why: Some(_), .. });
    let frames = frames(world, &round.id.group, today);
    let probe = Command::DecideAtHome(DecideAtHome {
        text: "?".to_owned(),
        respects: frames.clone(),
        ..DecideAtHome::new(round.id.clone(), unit.clone(), AnswerKind::Declines)
    });
    let heading = if waits { l.pick("Avböj", "Decline") } else { l.pick("Besluta", "Decide") };
    let mandate =
        Field::choice("mandate", l.pick("Mandat", "Mandate"), own_mandates(visit, world, matter, unit))
            .hint(l.pick("Det som beslutet fattas med stöd av.", "What the decision is taken by virtue of."));
    let form = Form::new("besluta", format!("{}/besluta", unit_address(&round.id, unit)), heading).open();
    let mut form = match waits {
        true => form
            .intro(l.pick(
                "Ni kan inte besluta enligt överenskommelsen än, men ni kan avböja.",
                "You cannot decide as agreed yet, but you can decline.",
            ))
            .with(Field::hidden("answer", word_of(AnswerKind::Declines)))
            .with(mandate)
            .with(Field::area("text", l.pick("Varför", "Why"))),
        false => as_agreed(form, mandate, &frames, today, l),
    };
    if visit.is_registrar(world) {
        let words = l.pick("Beslutsdag, om det fattades tidigare", "Day, if it was decided earlier");
        form = form.with(Field::day("on", words).optional());
    }
    form.with(file::field(l).optional()).and(evidence(visit, world)).asked(
        visit.would(world, probe),
        visit,
        world,
    )
}

/// With all that a decision can say.
fn as_agreed(form: Form, mandate: Field, frames: &[Respects], today: Date, l: Language) -> Form {
    let kinds = [AnswerKind::Decided, AnswerKind::Deviates, AnswerKind::Declines];
    let kinds = kinds.map(|kind| (word_of(kind), kind.label(l).to_owned())).to_vec();
    let form = form
        .with(Field::choice("answer", l.pick("Beslut", "Decision"), kinds))
        .with(mandate)
        .with(
            Field::area("text", l.pick("Vad, eller varför", "What, or why"))
                .hint(l.pick(
                    "Skriv vad som beslutas om det inte är som överenskommet, eller varför ni avböjer.",
                    "Write what is decided if it is not as agreed, or why you decline.",
                ))
                .optional(),
        )
        .with(
            Field::line("cost", l.pick("Kostnad för förvaltningen, i kronor", "Cost, in kronor")).optional(),
        )
        .with(Field::day("effective", l.pick("Gäller från", "In force from")).filled(today.to_string()));
    frames.iter().fold(form, |form, frame| {
        let says = frame_label(*frame, l);
        let words = l.pick(format!("Beslutet respekterar {says}."), format!("The decision respects {says}."));
        form.with(Field::tick(format!("respects-{}", word_of(*frame)), words))
    })
}

/// The mandates that the visitor may decide under; for the registrar, those that somebody holds.
fn own_mandates(visit: &Visit, world: &World, matter: &Matter, unit: &BodyId) -> Vec<(String, String)> {
    let (l, today) = (visit.language, visit.now.today);
    let records = visit.is_registrar(world);
    let covering = world.mandates_for(&free(matter, unit), today).into_iter();
    let is_mine = |one: &&Mandate| match &visit.person {
        Some(_) if records => world.mandate_holder(one, today).is_some(),
        Some(person) => world.holds_mandate(person, one, today),
        None => false,
    };
    let words = |one: &Mandate| {
        let limit = one.reach.limit.map(|sum| {
            let sum = samordna_domain::mandate::kronor(sum);
            l.pick(format!(", högst {sum}"), format!(", {sum} at most"))
        });
        let holder = match records {
            true => format!("{}: ", crate::mandate::holder(world, &one.holder, today, l).1),
            false => String::new(),
        };
        (one.id.to_string(), format!("{holder}{}{}", one.source, limit.unwrap_or_default()))
    };
    covering.filter(is_mine).map(words).collect()
}

/// What the charter wants declared of each decision, each once.
pub(super) fn frames(world: &World, group: &BodyId, on: Date) -> Vec<Respects> {
    let mut all = Vec::new();
    for (_, norm) in world.norms_in_force(group, on) {
        if let Rule::DecisionFrame(says) = &norm.rule {
            all.extend(
                says.respects.iter().copied().filter(|frame| !all.contains(frame)).collect::<Vec<_>>(),
            );
        }
    }
    all
}
