//! Escalations: where a matter was lifted, by which sentence, what was answered; and the forms to lift it and to answer.

use crate::{
    charter::{held_to, word_of},
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, evidence},
    frame::{Badge, GroundView},
    matter,
    visit::Visit,
};
use axum::{Extension, extract::Path, response::Response};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, Ground, Language, World,
    escalation::{
        Escalation, EscalationAnswer, EscalationWay,
        command::{AnswerEscalation, EscalateMatter},
        next_addressee, ways,
    },
    grounds::Fact,
    matter::{Addressee, Matter},
};
use std::sync::Arc;

/// What the page of a matter shows of them; `escalation/on_matter.html` finds it as `lifted`.
pub(crate) struct OnMatter {
    pub escalations: Vec<EscalationView>,
    /// The way up that the charter gives, while nothing is lifted.
    pub way: Option<WayUp>,
}

/// An escalation.
pub(crate) struct EscalationView {
    pub number: u32,
    pub badge: Badge,
    /// For which administration.
    pub unit: Option<String>,
    pub to: String,
    pub beyond: Option<String>,
    pub reason: String,
    pub opened: Date,
    pub ground: GroundView,
    pub answers: Vec<(Date, &'static str, String)>,
}

/// Where a matter goes if nobody here may decide it.
pub(crate) struct WayUp {
    pub to: String,
    pub who: String,
    pub beyond: Option<String>,
    pub ground: GroundView,
    /// The charter names no way.
    pub is_gap: bool,
}

/// What there is to show.
pub(crate) fn on_matter(visit: &Visit, world: &World, matter: &Matter) -> OnMatter {
    let (l, today) = (visit.language, visit.now.today);
    let is_open = !matter.stage.is_over();
    let way = next_addressee(world, &matter.id.group, None, today);
    let ground = Ground { basis: way.basis.clone(), fact: Fact::Nothing };
    let up = WayUp {
        to: way.to.name(world, today, l),
        who: way.to.who(world, today).say(world, today, l),
        beyond: way.beyond.as_ref().map(|to| to.name(world, today, l)),
        ground: GroundView::of(&ground, world, today, l),
        is_gap: way.is_gap(),
    };
    OnMatter {
        escalations: matter.escalations.iter().map(|one| view(world, one, today, l)).collect(),
        way: (is_open && matter.open_escalations().next().is_none()).then_some(up),
    }
}

fn view(world: &World, one: &Escalation, on: Date, l: Language) -> EscalationView {
    let ground = Ground { basis: one.basis.clone(), fact: Fact::Nothing };
    EscalationView {
        number: one.number,
        badge: match one.is_open() {
            true => {
                Badge { word: l.pick("Väntar på svar", "Waits for an answer"), sign: "◔", class: "due" }
            }
            false => Badge { word: l.pick("Besvarat", "Answered"), sign: "✓", class: "good" },
        },
        unit: one.unit.as_ref().map(|unit| world.organisation.name(unit, on).to_owned()),
        to: one.to.name(world, on, l),
        beyond: one.beyond.as_ref().map(|to| to.name(world, on, l)),
        reason: one.reason.clone(),
        opened: one.opened,
        ground: GroundView::of(&ground, world, on, l),
        answers: one.answers.iter().map(|(answer, text, on)| (*on, answer.label(l), text.clone())).collect(),
    }
}

/// The forms: to lift the matter, and to answer what waits.
pub(crate) fn forms(visit: &Visit, world: &World, matter: &Matter) -> Vec<Form> {
    let l = visit.language;
    let page = matter::address(&matter.id);
    let mut forms = Vec::new();
    for open in matter.open_escalations() {
        let number = open.number;
        let probe = Command::AnswerEscalation(AnswerEscalation {
            matter: matter.id.clone(),
            number,
            answer: EscalationAnswer::Returned,
            text: "?".to_owned(),
            to: None,
        });
        let answers = EscalationAnswer::ALL.map(|one| (word_of(one), one.label(l).to_owned()));
        forms.push(
            Form::new(
                "svar",
                format!("{page}/lyft/svar"),
                l.pick("Svara på lyftet", "Answer the escalation"),
            )
            .submit(l.pick("Svara", "Answer"))
            .with(Field::hidden("number", number.to_string()))
            .with(Field::choice("answer", l.pick("Svar", "Answer"), answers.to_vec()))
            .with(Field::area("text", l.pick("Med ord", "In words")).hint(l.pick(
                "Är det beslutat: vad, och var det står.",
                "If it is decided: what, and where it stands.",
            )))
            .with(
                Field::line("to", l.pick("Skickas vidare till", "Passed on to"))
                    .hint(l.pick(
                        "Bara när det skickas vidare till någon annan än uppdraget anger.",
                        "Only when it is passed on to somebody else than the charter says.",
                    ))
                    .optional(),
            )
            .with(
                Field::line("evidence", l.pick("Handling", "Document"))
                    .hint(l.pick(
                        "Numret på handlingen som visar svaret, när någon annan antecknar det.",
                        "The number of the document that shows the answer, where somebody else records it.",
                    ))
                    .optional(),
            )
            .asked(visit.would(world, probe), visit, world),
        );
    }
    forms.extend(lifting(visit, world, matter));
    forms
}

/// The form to lift the matter, or one administration's part of it: by one of the ways that the charter has and that the
/// visitor may take.
fn lifting(visit: &Visit, world: &World, matter: &Matter) -> Option<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let group = &matter.id.group;
    let is_lifted = |unit: Option<&BodyId>| matter.open_escalations().any(|one| one.unit.as_ref() == unit);
    let units = world.home_units(group, today);
    let parts = std::iter::once(None).chain(units.iter().map(Some)).filter(|unit| !is_lifted(*unit));
    let parts: Vec<Option<&BodyId>> = parts.collect();
    if matter.stage.is_over() || parts.is_empty() {
        return None;
    }
    let probe = |by: Option<usize>| {
        Command::EscalateMatter(EscalateMatter {
            matter: matter.id.clone(),
            unit: parts.first().copied().flatten().cloned(),
            by,
            to: None,
            reason: "?".to_owned(),
        })
    };
    let ways = ways(world, group, None, today);
    // What only has to be typed still, as a document's number, bars nothing.
    let is_theirs =
        |norm| visit.would(world, probe(Some(norm))).map_or_else(|no| no.field.is_some(), |()| true);
    let may = |way: &&EscalationWay| way.norm().is_some_and(|at| is_theirs(at.norm));
    let open: Vec<&EscalationWay> = ways.iter().filter(may).collect();
    let choice = |way: &&EscalationWay| {
        let at = way.norm()?;
        let (to, number) = (way.to.name(world, today, l), at.norm + 1);
        let beyond = way.beyond.as_ref().map(|to| to.name(world, today, l));
        let beyond =
            beyond.map(|to| l.pick(format!(", för vidare till {to}"), format!(", to be passed on to {to}")));
        let by = l.pick(format!(" (regel {number})"), format!(" (norm {number})"));
        Some((at.norm.to_string(), format!("{to}{}{by}", beyond.unwrap_or_default())))
    };
    let part = |unit: &Option<&BodyId>| match unit {
        Some(unit) => {
            let name = world.organisation.name(unit, today);
            (
                unit.to_string(),
                l.pick(format!("Bara det som gäller {name}"), format!("Only what is about {name}")),
            )
        }
        None => (String::new(), l.pick("Hela ärendet", "The whole matter").to_owned()),
    };
    let is_nobodys = |way: &EscalationWay| matches!(way.to, Addressee::Named(_));
    let asks_whom = ways.iter().any(is_nobodys) || is_nobodys(&next_addressee(world, group, None, today));
    let mut form = Form::new(
        "lyft",
        format!("{}/lyft", matter::address(&matter.id)),
        l.pick("Lyft ärendet", "Lift the matter"),
    )
    .submit(l.pick("Lyft", "Lift"))
    .and(held_to(visit, world, &matter.id.group))
    .with(Field::area("reason", l.pick("Varför", "Why")).hint(l.pick(
        "Vad som behöver beslutas, och varför ingen här får besluta det.",
        "What has to be decided, and why nobody here may decide it.",
    )))
    .with(Field::choice(
        "unit",
        l.pick("Vad som lyfts", "What is lifted"),
        parts.iter().map(part).collect(),
    ));
    let choices: Vec<(String, String)> = open.iter().filter_map(choice).collect();
    form = match &choices[..] {
        [] => form,
        [(only, _)] => form.with(Field::hidden("by", only.clone())),
        _ => form.with(Field::choice("by", l.pick("Till vem", "To whom"), choices)),
    };
    if asks_whom {
        form = form.with(
            Field::line("to", l.pick("Den som uppdraget menar", "Whom the charter means"))
                .hint(l.pick(
                    "Bara när namnet i uppdraget inte är någon som finns i organisationen.",
                    "Only where the name in the charter is nobody's in the organisation.",
                ))
                .optional(),
        );
    }
    let first = open.first().and_then(|way| way.norm()).map(|at| at.norm);
    Some(form.and(evidence(visit, world)).asked(visit.would(world, probe(first)), visit, world))
}

/// Lifts a matter.
pub(crate) async fn escalate(
    (Extension(visit), Path(at)): matter::Asked,
    fields: Fields,
) -> Result<Response, No> {
    let today = visit.now.today;
    let asked: matter::Asked = (Extension(visit), Path(at));
    matter::send(asked, "lyft", fields, |world, fields, matter| {
        let to = fields.given("to");
        let to = to.map(|name| choose::body(world, "to", &name, today, |_| true)).transpose()?;
        let (unit, by) = (fields.chosen("unit")?, fields.chosen("by")?);
        let reason = fields.text("reason").to_owned();
        Ok(Command::EscalateMatter(EscalateMatter { matter, unit, by, to, reason }))
    })
    .await
}

/// Answers an escalation.
pub(crate) async fn answer(
    (Extension(visit), Path(at)): matter::Asked,
    fields: Fields,
) -> Result<Response, No> {
    let today = visit.now.today;
    let asked: matter::Asked = (Extension(Arc::clone(&visit)), Path(at));
    matter::send(asked, "svar", fields, |world, fields, matter| {
        let to = fields.given("to");
        let to: Option<BodyId> =
            to.map(|name| choose::body(world, "to", &name, today, |_| true)).transpose()?;
        Ok(Command::AnswerEscalation(AnswerEscalation {
            matter,
            number: fields.needed("number")?,
            answer: fields.word("answer")?.ok_or_else(|| Slip::missing("answer"))?,
            text: fields.text("text").to_owned(),
            to,
        }))
    })
    .await
}
